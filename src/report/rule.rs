//! Words rules for people: on a terminal, and as the page `docs/rules.md`.

use std::fmt::Write;

use crate::diagnostic::Rule;

/// Lists rules, one a line, with what they ask for.
pub fn list(rules: &[&Rule]) -> String {
    let width = rules.iter().map(|rule| rule.id.len()).max().unwrap_or(0);
    let mut out = String::new();
    for rule in rules {
        writeln!(out, "{:width$}  {:7}  {}", rule.id, rule.severity, rule.summary).expect("a string takes all");
    }
    out
}

/// Explains a rule.
pub fn text(rule: &Rule) -> String {
    let mut out = format!("{} ({})\n\n{}.\n", rule.id, rule.severity, capitalised(rule.summary));
    for paragraph in rule.explanation.split("\n\n").filter(|paragraph| !paragraph.is_empty()) {
        write!(out, "\n{}\n", textwrap::fill(paragraph, 90)).expect("a string takes all");
    }
    write!(out, "\nNot so:\n{}\nBut so:\n{}\nSource: {}\n", indented(rule.bad), indented(rule.good), rule.source)
        .expect("a string takes all");
    out
}

/// Sets all rules as one page of Markdown.
pub fn page(rules: &[&Rule]) -> String {
    let mut out = String::from(
        "# Rules\n\nWhat `openletter check` looks for. `openletter explain RULE` says the same without a network. \
         Made by `openletter explain --markdown`; do not edit.\n\n| rule | level | asks that |\n|---|---|---|\n",
    );
    for rule in rules {
        writeln!(out, "| [{0}](#{0}) | {1} | {2} |", rule.id, rule.severity, rule.summary.replace('|', "\\|"))
            .expect("a string takes all");
    }
    for rule in rules {
        write!(
            out,
            "\n## {}\n\n{}.\n\n{}\n\nNot so:\n\n```\n{}\n```\n\nBut so:\n\n```\n{}\n```\n\nSource: {}\n",
            rule.id,
            capitalised(rule.summary),
            rule.explanation,
            rule.bad.trim_end(),
            rule.good.trim_end(),
            rule.source,
        )
        .expect("a string takes all");
    }
    out
}

fn capitalised(text: &str) -> String {
    let mut chars = text.chars();
    chars.next().map(|first| first.to_uppercase().chain(chars).collect()).unwrap_or_default()
}

fn indented(text: &str) -> String {
    text.trim_end().lines().flat_map(|line| ["    ", line, "\n"]).collect()
}
