//! Renders a report as JSON of our own, version 1, which `docs/check.schema.json` describes. What it says never changes its meaning
//! without a new version.

use serde::Serialize;

use super::{LocaleReport, Report, pretty};
use crate::diagnostic::{Diagnostic, Severity};
use crate::source::Span;

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
        diagnostics: report.diagnostics.iter().map(|found| finding(found, report)).collect(),
    })
}

fn finding<'a>(found: &'a Diagnostic, report: &Report) -> Finding<'a> {
    let label = |(span, text): &'a (Span, String)| Label { place: region(span, report), message: text };
    Finding {
        rule: found.rule.id,
        severity: found.severity.to_string(),
        locale: found.locale.as_deref(),
        message_id: found.message_id.as_deref(),
        place: region(&found.span, report),
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
            edits: fix.edits.iter().map(|edit| Edit { place: region(&edit.span, report), text: &edit.text }).collect(),
        }),
    }
}

fn region(span: &Span, report: &Report) -> Region {
    let (start, end) = report.sources.places(span);
    Region {
        path: report.path(span.file),
        line: start.line,
        column: start.column,
        end_line: end.line,
        end_column: end.column,
    }
}
