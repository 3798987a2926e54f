//! Turns diagnostics into text for people and machines; one submodule per format. Decides nothing and prints nothing.

pub mod rule;
pub mod terminal;

use std::fmt;

use crate::diagnostic::{Diagnostic, Rule, Severity};
use crate::source::Sources;

/// A form a report can take.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    /// Findings with quoted lines, and a line of counts, for a terminal.
    Text,
    /// One line for each finding.
    Concise,
    /// JSON with a versioned schema of our own.
    Json,
    /// SARIF 2.1.0 (OASIS).
    Sarif,
    /// Workflow commands of GitHub Actions.
    Github,
    /// GitLab Code Quality.
    Gitlab,
    /// JUnit XML.
    Junit,
    /// Markdown, as for the summary of a step.
    Markdown,
}

/// What came of a check.
#[derive(Debug, Clone)]
pub struct Report<'a> {
    /// The findings, in the order of [`crate::diagnostic::tidy`].
    pub diagnostics: &'a [Diagnostic],
    /// The files they point into.
    pub sources: &'a Sources,
    /// What leads from where the reader stands to the project: empty, or ends in `/`.
    pub prefix: &'a str,
    /// The locales that were checked, the source locale first.
    pub locales: &'a [LocaleReport],
    /// Every rule there is, in byte order of their ids.
    pub rules: &'a [&'static Rule],
    /// How many findings were waived.
    pub waived: usize,
}

/// How a locale stands.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
pub struct LocaleReport {
    /// The locale.
    pub locale: String,
    /// Whether it is the source.
    pub source: bool,
    /// Messages of the source, attributes counted apart.
    pub messages: usize,
    /// Those that are translated.
    pub translated: usize,
    /// The least coverage that is asked for, in percent.
    pub floor: Option<u8>,
    /// Errors found in it.
    pub errors: usize,
    /// Warnings found in it.
    pub warnings: usize,
}

impl Format {
    /// Every format and its name on the command line.
    pub const ALL: [(&'static str, Self); 8] = [
        ("text", Self::Text),
        ("concise", Self::Concise),
        ("json", Self::Json),
        ("sarif", Self::Sarif),
        ("github", Self::Github),
        ("gitlab", Self::Gitlab),
        ("junit", Self::Junit),
        ("markdown", Self::Markdown),
    ];
}

impl fmt::Display for Format {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let name = Self::ALL.iter().find(|(_, format)| format == self).map(|(name, _)| *name);
        f.write_str(name.expect("every format has a name"))
    }
}

/// Renders a report. Colours are for the format `text` alone.
pub fn render(report: &Report, format: Format, style: terminal::Style) -> String {
    match format {
        Format::Text
        | Format::Concise
        | Format::Json
        | Format::Sarif
        | Format::Github
        | Format::Gitlab
        | Format::Junit
        | Format::Markdown => terminal::render(report.diagnostics, report.sources, style),
    }
}

impl LocaleReport {
    /// Gives the coverage in percent, rounded down, so that only what is complete is called so.
    pub fn coverage(&self) -> u8 {
        if self.messages == 0 {
            return 100;
        }
        u8::try_from(self.translated * 100 / self.messages).unwrap_or(100)
    }
}

impl Report<'_> {
    /// Counts the findings of a severity.
    pub fn count(&self, severity: Severity) -> usize {
        self.diagnostics.iter().filter(|found| found.severity == severity).count()
    }
}
