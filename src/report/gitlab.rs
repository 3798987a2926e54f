//! Renders a report for GitLab Code Quality: a JSON array, one object for each finding.

use serde::Serialize;

use super::{Report, fingerprint, plain, pretty};
use crate::diagnostic::Severity;

#[derive(Serialize)]
struct Issue {
    description: String,
    check_name: &'static str,
    fingerprint: String,
    severity: &'static str,
    location: Location,
}

#[derive(Serialize)]
struct Location {
    path: String,
    lines: Lines,
}

#[derive(Serialize)]
struct Lines {
    begin: usize,
    end: usize,
}

/// Renders a report.
pub(super) fn render(report: &Report) -> String {
    let issues: Vec<Issue> = report
        .diagnostics
        .iter()
        .zip(fingerprint::all(report))
        .map(|(found, fingerprint)| {
            let (start, end) = report.sources.places(&found.span);
            Issue {
                description: format!("{}: {}", plain::line(&Report::message(found)), plain::line(&found.help)),
                check_name: found.rule.id,
                fingerprint,
                severity: match found.severity {
                    Severity::Error => "major",
                    Severity::Warning => "minor",
                },
                location: Location {
                    path: report.path(found.span.file),
                    lines: Lines { begin: start.line, end: end.line },
                },
            }
        })
        .collect();
    pretty(&issues)
}
