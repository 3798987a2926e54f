//! Renders diagnostics for a terminal, each with its quoted line. Nothing a file holds can steer the terminal.

use annotate_snippets::{Annotation, AnnotationKind, Group, Level, Renderer, Snippet, normalize_untrusted_str};

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

/// Renders diagnostics in the order given, an empty line after each.
pub fn render(diagnostics: &[Diagnostic], sources: &Sources, style: Style) -> String {
    let renderer = match style {
        Style::Plain => Renderer::plain(),
        Style::Colour => Renderer::styled(),
    };
    let mut out = String::new();
    for diagnostic in diagnostics {
        out.push_str(&renderer.render(&[group(diagnostic, sources)]));
        out.push_str("\n\n");
    }
    out
}

fn group<'a>(diagnostic: &'a Diagnostic, sources: &'a Sources) -> Group<'a> {
    let level = match diagnostic.severity {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
    };
    let mut group = level
        .primary_title(normalize_untrusted_str(&diagnostic.message))
        .id(diagnostic.rule.id)
        .element(snippet(&diagnostic.span, AnnotationKind::Primary, None, sources));
    for (span, text) in &diagnostic.labels {
        group = group.element(snippet(span, AnnotationKind::Context, Some(text), sources));
    }
    group.element(Level::HELP.message(normalize_untrusted_str(&diagnostic.help)))
}

/// Quotes the line in which a span begins; the renderer shortens a long one.
fn snippet<'a>(
    span: &Span,
    kind: AnnotationKind,
    label: Option<&'a str>,
    sources: &'a Sources,
) -> Snippet<'a, Annotation<'a>> {
    let file = sources.file(span.file);
    let text = file.text();
    let start = text.floor_char_boundary(span.start);
    let line_start = text[..start].rfind('\n').map_or(0, |i| i + 1);
    let line_end = text[start..].find('\n').map_or(text.len(), |i| start + i);
    let end = text.ceil_char_boundary(span.end.clamp(start, line_end));
    Snippet::source(&text[line_start..line_end])
        .line_start(file.place(start).line)
        .path(normalize_untrusted_str(file.path()))
        .annotation(kind.span(start - line_start..end - line_start).label(label))
}
