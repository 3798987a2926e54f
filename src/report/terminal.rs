//! Renders diagnostics for a terminal, each with its quoted line. Nothing a file holds can steer the terminal.

use annotate_snippets::{Annotation, AnnotationKind, Group, Level, Origin, Renderer, Snippet};

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
    let title = level.primary_title(plain::line(&diagnostic.message)).id(diagnostic.rule.id);
    let file = sources.file(diagnostic.span.file);
    if file.text().is_empty() {
        // A file of pages, a folder: there is no line to quote.
        let place = diagnostic.place.map(|place| format!(": {place}")).unwrap_or_default();
        let path = format!("{prefix}{}{place}", file.path());
        let group = title.element(Origin::path(plain::line(&path)));
        return group.element(Level::HELP.message(plain::line(&diagnostic.help)));
    }
    let line = |span: &Span| (span.file, sources.file(span.file).place(span.start).line);
    let labels = diagnostic.labels.iter().map(|(span, text)| (span, AnnotationKind::Context, Some(text.as_str())));
    let (beside, elsewhere): (Vec<Mark>, Vec<Mark>) =
        labels.partition(|(span, ..)| line(span) == line(&diagnostic.span));
    let mut marks = vec![(&diagnostic.span, AnnotationKind::Primary, None)];
    marks.extend(beside);
    let mut group = title.element(snippet(&marks, sources, prefix));
    for mark in elsewhere {
        group = group.element(snippet(&[mark], sources, prefix));
    }
    group.element(Level::HELP.message(plain::line(&diagnostic.help)))
}

/// A place, what it is for, and a word on it.
type Mark<'a> = (&'a Span, AnnotationKind, Option<&'a str>);

/// Quotes the line in which the marks begin; the renderer shortens a long one.
fn snippet<'a>(marks: &[Mark], sources: &Sources, prefix: &str) -> Snippet<'a, Annotation<'a>> {
    let file = sources.file(marks[0].0.file);
    let text = file.text();
    let start = text.floor_char_boundary(marks[0].0.start);
    // A byte-order mark is no part of the line to those who read it.
    let first = if text.starts_with('\u{feff}') { '\u{feff}'.len_utf8() } else { 0 };
    let start = start.max(first);
    let line_start = text[..start].rfind('\n').map_or(first, |i| i + 1);
    let line_end = text[start..].find('\n').map_or(text.len(), |i| start + i);
    let line = text[line_start..line_end].strip_suffix('\r').unwrap_or(&text[line_start..line_end]);
    // What stands before a place is shown in as many bytes whatever follows it.
    let offset = |at: usize| shown(&line[..line.ceil_char_boundary(at.saturating_sub(line_start))]).len();
    let annotations = marks.iter().map(|(span, kind, label)| {
        let (start, end) = (offset(span.start), offset(span.end));
        kind.span(start..end.max(start)).label(label.map(plain::line))
    });
    Snippet::source(shown(line))
        .line_start(file.place(start).line)
        .path(plain::line(&format!("{prefix}{}", file.path())))
        .annotations(annotations)
}

/// Gives a line as it is quoted.
///
/// What joins an emoji to the one before it is left out, since terminals disagree on how wide the two are then; so the caret stands
/// under the same character everywhere. What could steer the terminal is made visible.
fn shown(line: &str) -> String {
    let line = plain::defused(line);
    let kept = line.chars().filter(|c| !matches!(c, '\u{200d}' | '\u{fe0f}' | '\u{1f3fb}'..='\u{1f3ff}'));
    kept.map(|c| if c == '\t' { c } else { plain::visible(c) }).collect()
}
