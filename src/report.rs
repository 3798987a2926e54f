//! Turns diagnostics into text for people and machines; one submodule per format. Decides nothing and prints nothing.
//!
//! Every format counts alike: lines from 1, columns in Unicode scalar values from 1, and an end is the place after the last
//! character. A byte-order mark is not counted.

pub mod badge;
mod concise;
mod counts;
pub mod diff;
mod fingerprint;
mod github;
mod gitlab;
mod json;
mod junit;
mod markdown;
mod plain;
pub mod rule;
mod sarif;
pub mod terminal;

use std::fmt;

use crate::diagnostic::{Diagnostic, Rule, Severity};
use crate::source::{FileId, Sources};

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

/// Gives one finding as a report in [`Format::Json`] has it.
pub fn finding(found: &Diagnostic, sources: &Sources) -> serde_json::Value {
    json::finding(found, sources)
}

/// What came of a check.
#[derive(Debug, Clone)]
pub struct Report<'a> {
    /// The command that found it, as in `check`.
    pub command: &'a str,
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
    /// The day on which the check was made, as in `2026-03-01`; some formats ask for it.
    pub day: &'a str,
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
        Format::Text => {
            let findings = terminal::render(report.diagnostics, report.sources, report.prefix, style);
            findings + &counts::line(report)
        }
        Format::Concise => concise::render(report),
        Format::Json => json::render(report),
        Format::Sarif => sarif::render(report),
        Format::Github => github::render(report),
        Format::Gitlab => gitlab::render(report),
        Format::Junit => junit::render(report),
        Format::Markdown => markdown::render(report),
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
    /// Gives the path of a file from where the reader stands.
    pub fn path(&self, file: FileId) -> String {
        format!("{}{}", self.prefix, self.sources.file(file).path())
    }

    /// Words what is wrong, after the place on the pages where there is one.
    fn message(found: &Diagnostic) -> String {
        found.place.map_or_else(|| found.message.clone(), |place| format!("{place}: {}", found.message))
    }

    /// Counts the findings that can be repaired.
    pub fn fixable(&self) -> usize {
        self.diagnostics.iter().filter(|found| found.fix.is_some()).count()
    }

    /// Counts the findings of a severity.
    pub fn count(&self, severity: Severity) -> usize {
        self.diagnostics.iter().filter(|found| found.severity == severity).count()
    }
}

/// Gives a text as part of one line, without anything that could steer who shows it.
pub fn one_line(text: &str) -> String {
    plain::line(text)
}

/// Writes JSON for people to read, too, and ends the last line.
fn pretty(document: &impl serde::Serialize) -> String {
    let text = serde_json::to_string_pretty(document).expect("maps with strings for keys");
    plain::json(&text) + "\n"
}
