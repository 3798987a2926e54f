//! Renders diagnostics for a terminal, each with its quoted line. Nothing a file holds can steer the terminal.

use std::ops::Range;

use annotate_snippets::{Annotation, AnnotationKind, Group, Level, Renderer, Snippet};

use super::plain;
use crate::diagnostic::{Diagnostic, Severity};
use crate::source::{Sources, Span};

/// Whether the reader's terminal shows colours.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Style {
    /// No escape sequences.
    Plain,
    /// ANSI colours.
    Colour,
}

/// Renders diagnostics in the order given, an empty line after each; `prefix` leads from the reader to the project.
pub fn render(diagnostics: &[Diagnostic], sources: &Sources, prefix: &str, style: Style) -> String {
    let renderer = match style {
        Style::Plain => Renderer::plain(),
        Style::Colour => Renderer::styled(),
    };
    let mut out = String::new();
    for diagnostic in diagnostics {
        out.push_str(&renderer.render(&[group(diagnostic, sources, prefix)]));
        out.push_str("\n\n");
    }
    out
}

fn group<'a>(diagnostic: &'a Diagnostic, sources: &'a Sources, prefix: &str) -> Group<'a> {
    let level = match diagnostic.severity {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
    };
    let mut group = level.primary_title(plain::line(&diagnostic.message)).id(diagnostic.rule.id).element(snippet(
        &diagnostic.span,
        AnnotationKind::Primary,
        None,
        sources,
        prefix,
    ));
    for (span, text) in &diagnostic.labels {
        group = group.element(snippet(span, AnnotationKind::Context, Some(text), sources, prefix));
    }
    group.element(Level::HELP.message(plain::line(&diagnostic.help)))
}

/// Quotes the line in which a span begins; the renderer shortens a long one.
fn snippet<'a>(
    span: &Span,
    kind: AnnotationKind,
    label: Option<&str>,
    sources: &Sources,
    prefix: &str,
) -> Snippet<'a, Annotation<'a>> {
    let file = sources.file(span.file);
    let text = file.text();
    let start = text.floor_char_boundary(span.start);
    let line_start = text[..start].rfind('\n').map_or(0, |i| i + 1);
    let line_end = text[start..].find('\n').map_or(text.len(), |i| start + i);
    let end = text.ceil_char_boundary(span.end.clamp(start, line_end));
    let (line, marked) = shown(&text[line_start..line_end], start - line_start..end - line_start);
    Snippet::source(line)
        .line_start(file.place(start).line)
        .path(plain::line(&format!("{prefix}{}", file.path())))
        .annotation(kind.span(marked).label(label.map(plain::line)))
}

/// Gives a line as it is quoted, and where the marked part stands in it.
///
/// What terminals disagree on how wide it is is left out, so that the caret stands under the same character everywhere: the
/// byte-order mark, and what joins an emoji to one before it. What could steer the terminal is made visible.
fn shown(line: &str, marked: Range<usize>) -> (String, Range<usize>) {
    let line = plain::defused(line.strip_suffix('\r').unwrap_or(line));
    let mut out = String::with_capacity(line.len());
    let (mut start, mut end) = (None, None);
    for (at, c) in line.char_indices() {
        if at >= marked.start {
            start.get_or_insert(out.len());
        }
        if at >= marked.end {
            end.get_or_insert(out.len());
        }
        match c {
            '\u{feff}' if at == 0 => {}
            '\u{200d}' | '\u{fe0f}' | '\u{1f3fb}'..='\u{1f3ff}' => {}
            '\t' => out.push(c),
            _ => out.push(plain::visible(c)),
        }
    }
    let start = start.unwrap_or(out.len());
    let end = end.unwrap_or(out.len());
    (out, start..end)
}
