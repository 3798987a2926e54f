//! Sums a report up in one line: how much is wrong, how complete the translations are, and what can be done. Judges nothing.

use super::{LocaleReport, Report};
use crate::diagnostic::Severity;

/// Gives the line, with its end.
pub(super) fn line(report: &Report) -> String {
    let (errors, warnings) = (report.count(Severity::Error), report.count(Severity::Warning));
    let mut parts = vec![format!("{}, {}", counted(errors, "error"), counted(warnings, "warning"))];
    if report.locales.iter().any(|locale| locale.translated < locale.messages) {
        let translations = report.locales.iter().filter(|locale| !locale.source);
        let coverage: Vec<String> = translations.map(covered).collect();
        parts.push(format!("coverage {}", coverage.join(", ")));
    }
    if report.fixable() > 0 {
        parts.push(format!("{} can be repaired with --fix", report.fixable()));
    }
    if report.waived > 0 {
        parts.push(format!("{} waived", report.waived));
    }
    format!("{}\n", parts.join("; "))
}

/// Words a number of things.
pub(super) fn counted(number: usize, thing: &str) -> String {
    let plural = if number == 1 { "" } else { "s" };
    format!("{number} {thing}{plural}")
}

fn covered(locale: &LocaleReport) -> String {
    format!("{} {}%", locale.locale, locale.coverage())
}
