//! Renders a report as JUnit XML: a suite for each locale and one for the project, a failed case for each finding, one passed case
//! where there is none. Fits the schemas of Jenkins and of Ant.

use std::collections::HashMap;
use std::fmt::Write;

use super::{Report, plain};
use crate::diagnostic::Diagnostic;

/// Renders a report.
pub(super) fn render(report: &Report) -> String {
    let mut out = String::from("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites>\n");
    let mut suites: Vec<(&str, Vec<&Diagnostic>)> = vec![("project", Vec::new())];
    suites.extend(report.locales.iter().map(|locale| (locale.locale.as_str(), Vec::new())));
    let index: HashMap<&str, usize> = suites.iter().enumerate().skip(1).map(|(i, (name, _))| (*name, i)).collect();
    for found in report.diagnostics {
        let suite = found.locale.as_deref().and_then(|locale| index.get(locale)).copied().unwrap_or(0);
        suites[suite].1.push(found);
    }
    for (id, (name, found)) in suites.into_iter().enumerate() {
        suite(id, name, &found, report, &mut out);
    }
    out + "</testsuites>\n"
}

fn suite(id: usize, name: &str, found: &[&Diagnostic], report: &Report, out: &mut String) {
    let (name, failures, tests) = (escaped(name), found.len(), found.len().max(1));
    writeln!(
        out,
        "  <testsuite name=\"{name}\" package=\"openletter\" id=\"{id}\" hostname=\"localhost\" timestamp=\"{}T00:00:00\" \
         tests=\"{tests}\" failures=\"{failures}\" errors=\"0\" time=\"0\">\n    <properties/>",
        report.day,
    )
    .expect("a string takes all");
    if found.is_empty() {
        writeln!(out, "    <testcase name=\"no findings\" classname=\"openletter.{name}\" time=\"0\"/>")
            .expect("a string takes all");
    }
    // Services know a case again by its name, so that holds no line; what has the same name gets a number.
    let mut seen: HashMap<String, usize> = HashMap::new();
    for found in found {
        let id = found.message_id.as_deref().map(|id| format!(" in {id}")).unwrap_or_default();
        let title = format!("{}{id}", found.rule.id);
        let times = seen.entry(title.clone()).or_default();
        *times += 1;
        let number = if *times > 1 { format!(" ({times})") } else { String::new() };
        let title = escaped(&format!("{title}{number}"));
        writeln!(out, "    <testcase name=\"{title}\" classname=\"openletter.{name}\" time=\"0\">")
            .expect("a string takes all");
        failure(found, report, out);
        out.push_str("    </testcase>\n");
    }
    out.push_str("    <system-out/>\n    <system-err/>\n  </testsuite>\n");
}

fn failure(found: &Diagnostic, report: &Report, out: &mut String) {
    let (start, _) = report.sources.places(&found.span);
    let message = Report::message(found);
    // Each line begins with a word of ours, so that a log that shows it finds no command in it.
    writeln!(
        out,
        "      <failure type=\"{}\" message=\"{}\">{}: {}\nhelp: {}\nat {}:{}:{}</failure>",
        found.rule.id,
        escaped(&message),
        found.severity,
        escaped(&message),
        escaped(&found.help),
        escaped(&report.path(found.span.file)),
        start.line,
        start.column,
    )
    .expect("a string takes all");
}

/// Escapes a text for XML 1.0, in content and attributes alike; characters XML may not hold have been made visible.
pub(super) fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in plain::line(text).chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            _ => out.push(c),
        }
    }
    out
}
