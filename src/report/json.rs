//! Renders a report as JSON of our own, version 1, which `docs/check.schema.json` describes. What it says never changes its meaning
//! without a new version.

use serde::Serialize;
use serde_json::Value;

use super::{LocaleReport, Report, pretty};
use crate::diagnostic::{Diagnostic, Severity};
use crate::source::{Sources, Span};

#[derive(Serialize)]
struct Document<'a> {
    version: u8,
    summary: Summary,
    locales: Vec<Locale<'a>>,
    diagnostics: Vec<Finding<'a>>,
}

#[derive(Serialize)]
struct Summary {
    errors: usize,
    warnings: usize,
    fixable: usize,
    waived: usize,
}

#[derive(Serialize)]
struct Locale<'a> {
    #[serde(flatten)]
    report: &'a LocaleReport,
    coverage: u8,
}

#[derive(Serialize)]
struct Finding<'a> {
    rule: &'static str,
    severity: String,
    locale: Option<&'a str>,
    message_id: Option<&'a str>,
    #[serde(flatten)]
    place: Region,
    page: Option<Page>,
    message: &'a str,
    help: &'a str,
    labels: Vec<Label<'a>>,
    fix: Option<Fix<'a>>,
}

#[derive(Serialize)]
struct Region {
    path: String,
    line: usize,
    column: usize,
    end_line: usize,
    end_column: usize,
}

/// A place on a page; millimetres from the left and upper edge of the trimmed page.
#[derive(Serialize)]
struct Page {
    number: usize,
    x_mm: Option<f64>,
    y_mm: Option<f64>,
}

#[derive(Serialize)]
struct Label<'a> {
    #[serde(flatten)]
    place: Region,
    message: &'a str,
}

#[derive(Serialize)]
struct Fix<'a> {
    title: &'a str,
    edits: Vec<Edit<'a>>,
}

#[derive(Serialize)]
struct Edit<'a> {
    #[serde(flatten)]
    place: Region,
    text: &'a str,
}

/// Renders a report.
pub(super) fn render(report: &Report) -> String {
    pretty(&Document {
        version: 1,
        summary: Summary {
            errors: report.count(Severity::Error),
            warnings: report.count(Severity::Warning),
            fixable: report.fixable(),
            waived: report.waived,
        },
        locales: report.locales.iter().map(|locale| Locale { report: locale, coverage: locale.coverage() }).collect(),
        diagnostics: report.diagnostics.iter().map(|found| shape(found, report.sources, report.prefix)).collect(),
    })
}

/// Gives one finding as it stands in a report.
pub(super) fn finding(found: &Diagnostic, sources: &Sources) -> Value {
    serde_json::to_value(shape(found, sources, "")).expect("a finding holds nothing that JSON cannot")
}

fn shape<'a>(found: &'a Diagnostic, sources: &Sources, prefix: &str) -> Finding<'a> {
    let region = |span: &Span| region(span, sources, prefix);
    let label = |(span, text): &'a (Span, String)| Label { place: region(span), message: text };
    Finding {
        rule: found.rule.id,
        severity: found.severity.to_string(),
        locale: found.locale.as_deref(),
        message_id: found.message_id.as_deref(),
        place: region(&found.span),
        page: found.place.map(|place| Page {
            number: place.page,
            x_mm: place.at.map(|point| point.x),
            y_mm: place.at.map(|point| point.y),
        }),
        message: &found.message,
        help: &found.help,
        labels: found.labels.iter().map(label).collect(),
        fix: found.fix.as_ref().map(|fix| Fix {
            title: &fix.title,
            edits: fix.edits.iter().map(|edit| Edit { place: region(&edit.span), text: &edit.text }).collect(),
        }),
    }
}

fn region(span: &Span, sources: &Sources, prefix: &str) -> Region {
    let (start, end) = sources.places(span);
    Region {
        path: format!("{prefix}{}", sources.file(span.file).path()),
        line: start.line,
        column: start.column,
        end_line: end.line,
        end_column: end.column,
    }
}
