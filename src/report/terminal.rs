//! Renders diagnostics for a terminal, each with its quoted line. The renderer neutralises control characters, so no file can steer the terminal.

use annotate_snippets::{Annotation, AnnotationKind, Group, Level, Origin, Renderer, Snippet};

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

/// Longest part of a line that is quoted on either side of a finding, in bytes.
const QUOTE: usize = 60;

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
    let level = match diagnostic.rule.severity {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
    };
    let mut group = level
        .primary_title(diagnostic.message.as_str())
        .id(diagnostic.rule.id)
        .element(origin(&diagnostic.span, sources))
        .element(snippet(&diagnostic.span, AnnotationKind::Primary, None, sources));
    for (span, text) in &diagnostic.labels {
        group =
            group.element(origin(span, sources)).element(snippet(span, AnnotationKind::Context, Some(text), sources));
    }
    group.element(Level::HELP.message(diagnostic.help.as_str()))
}

/// Names the place in scalar values, which is what a terminal's reader counts.
fn origin<'a>(span: &Span, sources: &'a Sources) -> Origin<'a> {
    let file = sources.file(span.file);
    let place = file.place(span.start);
    Origin::path(file.path()).line(place.line).char_column(place.column)
}

/// Quotes the neighbourhood of a span: a whole paragraph stands on one line of a catalog, too much to show.
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
    let from = line_start.max(text.floor_char_boundary(start.saturating_sub(QUOTE)));
    let to = line_end.min(text.ceil_char_boundary(end.saturating_add(QUOTE)));
    let before = if from > line_start { "…" } else { "" };
    let after = if to < line_end { "…" } else { "" };
    let shift = before.len() + start - from;
    Snippet::source(format!("{before}{}{after}", &text[from..to]))
        .line_start(file.place(start).line)
        .annotation(kind.span(shift..shift + end - start).label(label))
}
