//! Compares what was planted with what was found, as Markdown. A corpus without a list of what is planted is a clean one.

use std::collections::{BTreeMap, BTreeSet};
use std::error::Error;
use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use serde_json::Value;

use super::defective::{Planted, TRUTH};
use super::{kinds, letters};

/// The least share of a kind that is to be found, in percent.
const RECALL: usize = 95;
/// False alarms shown in full.
const SHOWN: usize = 20;

/// A finding of a report.
struct Finding {
    rule: String,
    locale: String,
    path: String,
    message: String,
    text: String,
    /// Whether it was asked for by something planted.
    expected: bool,
    /// What was planted in the same place, if another kind of finding was asked for.
    beside: Option<usize>,
}

/// Gives the tables, and whether all that was asked for was found and nothing else.
pub(crate) fn score(folder: &Path, reports: &[String]) -> Result<(String, bool), Box<dyn Error>> {
    let truth = truth(folder)?;
    let mut findings = Vec::new();
    for report in reports {
        findings.extend(read(&fs::read_to_string(report)?)?);
    }
    let mut places: BTreeMap<(&str, &str), usize> = BTreeMap::new();
    for (i, planted) in truth.iter().enumerate() {
        let key = if planted.message == "-" { planted.path.as_str() } else { planted.message.as_str() };
        places.insert((&planted.locale, key), i);
    }
    let mut found = BTreeSet::new();
    for finding in &mut findings {
        let place = place(finding, &places, &truth);
        let Some(i) = place else { continue };
        if rules(&truth[i].kind).contains(&finding.rule.as_str()) {
            found.insert(i);
            finding.expected = true;
        } else {
            finding.beside = Some(i);
        }
    }
    let mut out = String::new();
    let mut passed = recall(&truth, &found, &mut out);
    passed &= precision(&findings, &truth, &mut out);
    Ok((out, passed))
}

/// Finds what was planted where a finding is.
fn place(finding: &Finding, places: &BTreeMap<(&str, &str), usize>, truth: &[Planted]) -> Option<usize> {
    let id = finding.message.split('.').next().unwrap_or_default();
    let by_id = places.get(&(finding.locale.as_str(), id)).copied();
    // Whole files, and names in lists, which have no message.
    by_id.or_else(|| {
        truth.iter().position(|planted| match planted.message.strip_prefix("name:") {
            Some(name) => finding.message.is_empty() && same_file(finding, planted) && names(finding, name),
            None => planted.message == "-" && same_file(finding, planted),
        })
    })
}

fn same_file(finding: &Finding, planted: &Planted) -> bool {
    finding.path.ends_with(&planted.path) || !finding.path.is_empty() && planted.path.ends_with(&finding.path)
}

fn names(finding: &Finding, name: &str) -> bool {
    finding.text.contains(&format!("`{name}`")) || finding.text.contains(&format!("`facts.{name}`"))
}

fn recall(truth: &[Planted], found: &BTreeSet<usize>, out: &mut String) -> bool {
    if truth.is_empty() {
        return true;
    }
    let mut order: Vec<&str> = truth.iter().map(|planted| planted.kind.as_str()).collect();
    order.dedup();
    let mut passed = true;
    out.push_str("| Kind of fault | Rule | Planted | Found | Recall |\n|---|---|--:|--:|--:|\n");
    let mut missed = Vec::new();
    for kind in order {
        let all: Vec<usize> = (0..truth.len()).filter(|i| truth[*i].kind == kind).collect();
        let hits = all.iter().filter(|i| found.contains(i)).count();
        missed.extend(all.iter().filter(|i| !found.contains(i)).take(3).copied());
        passed &= hits * 100 >= all.len() * RECALL;
        let rules = rules(kind).iter().map(|rule| format!("`{rule}`")).collect::<Vec<_>>().join(" or ");
        let percent = hits * 1000 / all.len();
        let _ = writeln!(out, "| {kind} | {rules} | {} | {hits} | {}.{} % |", all.len(), percent / 10, percent % 10);
    }
    let _ = writeln!(out, "| **all** | | {} | {} | |", truth.len(), found.len());
    for i in &missed {
        let planted = &truth[*i];
        let _ = writeln!(
            out,
            "\nMissed: {} in `{}`, `{}` ({})",
            planted.kind, planted.path, planted.message, planted.locale
        );
    }
    passed
}

fn precision(findings: &[Finding], truth: &[Planted], out: &mut String) -> bool {
    let mut rules: BTreeMap<&str, [usize; 3]> = BTreeMap::new();
    for finding in findings {
        let column = if finding.expected { 0 } else { 1 + usize::from(finding.beside.is_none()) };
        rules.entry(&finding.rule).or_default()[column] += 1;
    }
    out.push_str("\n| Rule | True | Beside another fault | False | Precision |\n|---|--:|--:|--:|--:|\n");
    let mut all = 0;
    for (rule, [hits, beside, wrong]) in &rules {
        all += wrong;
        // What was found beside another fault counts neither for a rule nor against it.
        let percent = (hits * 1000).checked_div(hits + wrong);
        let percent = percent.map_or("–".to_owned(), |percent| format!("{}.{} %", percent / 10, percent % 10));
        let _ = writeln!(out, "| `{rule}` | {hits} | {beside} | {wrong} | {percent} |");
    }
    let _ = writeln!(out, "| **all** | | | {all} | |");
    let mut pairs: BTreeMap<(&str, &str), usize> = BTreeMap::new();
    for finding in findings {
        if let Some(i) = finding.beside {
            *pairs.entry((&truth[i].kind, &finding.rule)).or_default() += 1;
        }
    }
    if !pairs.is_empty() {
        out.push_str("\nFindings beside the one that was asked for:\n\n");
    }
    for ((kind, rule), count) in pairs {
        let _ = writeln!(out, "- {kind}: `{rule}` {count}");
    }
    let mut shown: BTreeMap<&str, usize> = BTreeMap::new();
    for finding in findings.iter().filter(|finding| !finding.expected && finding.beside.is_none()) {
        let count = shown.entry(&finding.rule).or_default();
        *count += 1;
        if *count <= SHOWN {
            let Finding { rule, path, message, text, .. } = finding;
            let _ = writeln!(out, "\nFalse: `{rule}` in `{path}`, `{message}`: {text}");
        }
    }
    all == 0
}

fn rules(kind: &str) -> &'static [&'static str] {
    let catalogs = kinds::all().find(|known| known.name == kind).map(|known| known.rules);
    let letters = letters::KINDS.iter().find(|(known, _)| *known == kind).map(|(_, rules)| *rules);
    catalogs.or(letters).unwrap_or_default()
}

fn truth(folder: &Path) -> Result<Vec<Planted>, Box<dyn Error>> {
    let path = folder.join(TRUTH);
    if !path.exists() {
        return Ok(Vec::new());
    }
    let text = fs::read_to_string(path)?;
    let rows = text.lines().map(|line| {
        let fields: Vec<&str> = line.split('\t').collect();
        let [kind, locale, path, message] = fields.as_slice() else {
            return Err(format!("`{TRUTH}` has a line of {} fields", fields.len()).into());
        };
        let [kind, locale, path, message] = [kind, locale, path, message].map(|field| (*field).to_owned());
        Ok(Planted { kind, locale, path, message })
    });
    rows.collect()
}

fn read(report: &str) -> Result<Vec<Finding>, Box<dyn Error>> {
    let report: Value = serde_json::from_str(report)?;
    let diagnostics = report["diagnostics"].as_array().ok_or("the report has no list `diagnostics`")?;
    let findings = diagnostics.iter().map(|found| {
        let text = |key: &str| found[key].as_str().unwrap_or_default().to_owned();
        Finding {
            rule: text("rule"),
            locale: text("locale"),
            path: text("path"),
            message: text("message_id"),
            text: text("message"),
            expected: false,
            beside: None,
        }
    });
    Ok(findings.collect())
}
