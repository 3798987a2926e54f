//! Renders workflow commands of GitHub Actions, the most telling first: of each level, GitHub shows only the first ten of a step.

use std::collections::HashSet;
use std::fmt::Write;

use super::{Report, plain};
use crate::diagnostic::{Diagnostic, Severity};

/// Renders a report.
pub(super) fn render(report: &Report) -> String {
    let mut out = String::new();
    for severity in [Severity::Error, Severity::Warning] {
        // One finding of each rule says more than ten of one.
        let mut seen = HashSet::new();
        let level = report.diagnostics.iter().filter(|found| found.severity == severity);
        let (first, rest): (Vec<_>, Vec<_>) = level.partition(|found| seen.insert(found.rule.id));
        for found in first.into_iter().chain(rest) {
            command(found, report, &mut out);
        }
    }
    out
}

fn command(found: &Diagnostic, report: &Report, out: &mut String) {
    let (start, end) = report.sources.places(&found.span);
    let path = property(&report.path(found.span.file));
    write!(out, "::{} file={path},line={},endLine={}", found.severity, start.line, end.line)
        .expect("a string takes all");
    // GitHub refuses columns of a finding that spans lines.
    if start.line == end.line {
        write!(out, ",col={},endColumn={}", start.column, end.column).expect("a string takes all");
    }
    // A break of line between the two is ours; none within them is left.
    let text = format!("{}\n{}", plain::line(&Report::message(found)), plain::line(&found.help));
    writeln!(out, ",title={}::{}", property(found.rule.id), data(&text)).expect("a string takes all");
}

/// Escapes what follows the second `::`.
fn data(text: &str) -> String {
    text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

/// Escapes the value of a property.
fn property(text: &str) -> String {
    data(&plain::line(text)).replace(':', "%3A").replace(',', "%2C")
}
