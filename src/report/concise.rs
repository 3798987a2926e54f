//! Renders one line for each finding, `path:line:column: severity[rule] message`, as editors and grep read it, and a line of counts.

use std::fmt::Write;

use super::{Report, counts, plain};

/// Renders a report.
pub(super) fn render(report: &Report) -> String {
    let mut out = String::new();
    for found in report.diagnostics {
        let path = plain::line(&report.path(found.span.file));
        // A line that begins with `::` is a command to GitHub.
        let here = if path.trim_start().starts_with(':') { "./" } else { "" };
        let (start, _) = report.sources.places(&found.span);
        let message = plain::line(&Report::message(found));
        writeln!(out, "{here}{path}:{}:{}: {}[{}] {message}", start.line, start.column, found.severity, found.rule.id)
            .expect("a string takes all");
    }
    out + &counts::line(report)
}
