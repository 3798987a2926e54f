//! Renders a report as SARIF 2.1.0 (OASIS), within the limits of GitHub code scanning. Lists the rules that were broken, no others.

use std::collections::BTreeMap;
use std::fmt::Write;

use serde_json::{Value, json};

use super::{Report, fingerprint, pretty};
use crate::diagnostic::{Diagnostic, Edit, Fix, Point, Rule, Severity};
use crate::source::{FileId, Span};

/// Most results of a run: GitHub refuses a file with more.
const MOST: usize = 25_000;

/// Renders a report.
pub(super) fn render(report: &Report) -> String {
    let mut rules: BTreeMap<&str, (usize, &Rule)> =
        report.diagnostics.iter().map(|found| (found.rule.id, (0, found.rule))).collect();
    rules.values_mut().enumerate().for_each(|(index, (place, _))| *place = index);
    let fingerprints = fingerprint::all(report);
    let mut found: Vec<(&Diagnostic, &String)> = report.diagnostics.iter().zip(&fingerprints).collect();
    let left_out = found.len().saturating_sub(MOST);
    if left_out > 0 {
        found.sort_by_key(|(found, _)| found.severity);
        found.truncate(MOST);
    }
    let results = found.iter().map(|(found, fingerprint)| result(found, fingerprint, rules[found.rule.id].0, report));
    let mut run = json!({
        "tool": { "driver": {
            "name": "openletter",
            "version": env!("CARGO_PKG_VERSION"),
            "semanticVersion": env!("CARGO_PKG_VERSION"),
            "rules": rules.values().map(|(_, rule)| descriptor(rule)).collect::<Vec<_>>(),
        }},
        "columnKind": "unicodeCodePoints",
        "results": results.collect::<Vec<_>>(),
    });
    if left_out > 0 {
        let text = format!("{left_out} findings are not listed: a file for code scanning holds {MOST}");
        run["invocations"] = json!([{
            "executionSuccessful": true,
            "toolExecutionNotifications": [{ "level": "warning", "message": { "text": text } }],
        }]);
    }
    pretty(&json!({
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [run],
    }))
}

fn descriptor(rule: &Rule) -> Value {
    let explanation = if rule.explanation.is_empty() { rule.summary } else { rule.explanation };
    let mut text = format!("{explanation}\n");
    let mut markdown = text.clone();
    for (title, example) in [("Not so", rule.bad), ("But so", rule.good)] {
        if !example.is_empty() {
            let example = example.trim_end();
            let fence = "`".repeat(longest_run(example).max(2) + 1);
            write!(text, "\n{title}:\n{example}\n").expect("a string takes all");
            write!(markdown, "\n{title}:\n\n{fence}ftl\n{example}\n{fence}\n").expect("a string takes all");
        }
    }
    if !rule.source.is_empty() {
        for out in [&mut text, &mut markdown] {
            write!(out, "\nSource: {}\n", rule.source).expect("a string takes all");
        }
    }
    json!({
        "id": rule.id,
        "shortDescription": { "text": rule.summary },
        "fullDescription": { "text": explanation },
        "help": { "text": text, "markdown": markdown },
        "defaultConfiguration": { "level": level(rule.severity) },
        "properties": { "problem.severity": level(rule.severity), "tags": ["translation"] },
    })
}

fn result(found: &Diagnostic, fingerprint: &str, index: usize, report: &Report) -> Value {
    let mut result = json!({
        "ruleId": found.rule.id,
        "ruleIndex": index,
        "level": level(found.severity),
        "message": { "text": format!("{}\n{}", Report::message(found), found.help) },
        "locations": [location(found, report)],
        "partialFingerprints": { "openletter/v1": fingerprint },
    });
    if !found.labels.is_empty() {
        let place = |(span, text): &(Span, String)| json!({ "physicalLocation": physical(span, report), "message": { "text": text } });
        result["relatedLocations"] = found.labels.iter().map(place).collect();
    }
    if let Some(change) = found.fix.as_ref().filter(|change| !change.edits.is_empty()) {
        result["fixes"] = json!([fix(change, report)]);
    }
    result
}

fn location(found: &Diagnostic, report: &Report) -> Value {
    let mut location = json!({ "physicalLocation": physical(&found.span, report) });
    if let Some(id) = &found.message_id {
        location["logicalLocations"] = json!([{ "name": id, "kind": "resource" }]);
    }
    if let Some(place) = found.place {
        location["logicalLocations"] = json!([{ "name": format!("page {}", place.page), "kind": "page" }]);
        if let Some(Point { x, y }) = place.at {
            location["properties"] = json!({ "x_mm": x, "y_mm": y });
        }
    }
    location
}

fn physical(span: &Span, report: &Report) -> Value {
    json!({ "artifactLocation": artifact(span.file, report), "region": region(span, report) })
}

fn fix(fix: &Fix, report: &Report) -> Value {
    let mut files: BTreeMap<FileId, Vec<&Edit>> = BTreeMap::new();
    for edit in &fix.edits {
        files.entry(edit.span.file).or_default().push(edit);
    }
    let change = |(file, edits): (FileId, Vec<&Edit>)| {
        let replacement = |edit: &&Edit| json!({ "deletedRegion": region(&edit.span, report), "insertedContent": { "text": edit.text } });
        let replacements: Vec<Value> = edits.iter().map(replacement).collect();
        json!({ "artifactLocation": artifact(file, report), "replacements": replacements })
    };
    let changes: Vec<Value> = files.into_iter().map(change).collect();
    json!({ "description": { "text": fix.title }, "artifactChanges": changes })
}

fn region(span: &Span, report: &Report) -> Value {
    let (start, end) = report.sources.places(span);
    json!({ "startLine": start.line, "startColumn": start.column, "endLine": end.line, "endColumn": end.column })
}

/// Names a file: below the root of the source, as services expect, or by its full path.
fn artifact(file: FileId, report: &Report) -> Value {
    let path = report.path(file);
    let drive = path.as_bytes().get(1) == Some(&b':') && path.as_bytes().get(2) == Some(&b'/');
    if path.starts_with('/') || drive {
        return json!({ "uri": format!("file:///{}", encoded(path.trim_start_matches('/'))) });
    }
    json!({ "uri": encoded(&path), "uriBaseId": "%SRCROOT%" })
}

/// Encodes a path for a URI (RFC 3986): all but unreserved characters and `/` in per cent.
fn encoded(path: &str) -> String {
    let mut out = String::with_capacity(path.len());
    for byte in path.bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' | b'/' => out.push(char::from(byte)),
            _ => write!(out, "%{byte:02X}").expect("a string takes all"),
        }
    }
    out
}

fn level(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
    }
}

/// Gives the length of the longest run of backticks.
fn longest_run(text: &str) -> usize {
    text.split(|c| c != '`').map(str::len).max().unwrap_or(0)
}
