//! Renders a report as Markdown for the summary of a step: how complete each locale is, then the findings of each. Nothing a file
//! holds becomes markup, a link or a mention.

use std::fmt::Write;

use super::{LocaleReport, Report, counts, plain};
use crate::diagnostic::{Diagnostic, Severity};

/// Most findings listed.
const MOST: usize = 200;
/// Bytes after which no more are listed: GitHub drops a summary of more than 1 MiB.
const LARGEST: usize = 900_000;
/// Most characters of a text that a file may have had a part in.
const LONGEST: usize = 1000;

/// Renders a report.
pub(super) fn render(report: &Report) -> String {
    let mut out = format!("## openletter {}\n\n{}", report.command, counts::line(report));
    if !report.locales.is_empty() {
        out.push_str(
            "\n| locale | messages | translated | coverage | errors | warnings |\n|---|---:|---:|---:|---:|---:|\n",
        );
        report.locales.iter().for_each(|locale| row(locale, &mut out));
    }
    let known = |found: &Diagnostic| report.locales.iter().any(|locale| Some(&locale.locale) == found.locale.as_ref());
    let project = report.diagnostics.iter().filter(|found| !known(found)).collect();
    let mut groups: Vec<(String, Vec<&Diagnostic>)> = vec![("Project".to_owned(), project)];
    for locale in report.locales {
        let own = report.diagnostics.iter().filter(|found| found.locale.as_ref() == Some(&locale.locale)).collect();
        groups.push((escaped(&locale.locale), own));
    }
    let mut listed = 0;
    for (title, mut found) in groups.into_iter().filter(|(_, found)| !found.is_empty()) {
        if listed >= MOST || out.len() >= LARGEST {
            break;
        }
        found.sort_by_key(|found| found.severity);
        write!(out, "\n### {title}\n\n").expect("a string takes all");
        for found in found {
            if listed >= MOST || out.len() >= LARGEST {
                break;
            }
            item(found, report, &mut out);
            listed += 1;
        }
    }
    if listed < report.diagnostics.len() {
        write!(out, "\n{} more\n", report.diagnostics.len() - listed).expect("a string takes all");
    }
    out
}

fn row(locale: &LocaleReport, out: &mut String) {
    let name = escaped(&locale.locale);
    let source = if locale.source { " (source)" } else { "" };
    let floor = locale.floor.filter(|floor| locale.coverage() < *floor);
    let floor = floor.map(|floor| format!(" of {floor}% asked")).unwrap_or_default();
    writeln!(
        out,
        "| {name}{source} | {} | {} | {}%{floor} | {} | {} |",
        locale.messages,
        locale.translated,
        locale.coverage(),
        locale.errors,
        locale.warnings,
    )
    .expect("a string takes all");
}

fn item(found: &Diagnostic, report: &Report, out: &mut String) {
    let (start, _) = report.sources.places(&found.span);
    let place = code(&format!("{}:{}:{}", report.path(found.span.file), start.line, start.column));
    let severity = match found.severity {
        Severity::Error => "**error**",
        Severity::Warning => "warning",
    };
    writeln!(
        out,
        "- {severity} `{}` {place}: {} — {}",
        found.rule.id,
        prose(&Report::message(found)),
        prose(&found.help)
    )
    .expect("a string takes all");
}

/// Sets a text of ours, which names things in backticks.
fn prose(text: &str) -> String {
    let short: String = text.chars().take(LONGEST).collect();
    let cut = if short.len() < text.len() { "…" } else { "" };
    let parts: Vec<&str> = short.split('`').collect();
    let mut out = String::new();
    for (i, part) in parts.iter().enumerate() {
        // Every other part stands between backticks, if its closing one is there.
        let between = i % 2 == 1 && i + 1 < parts.len();
        let lonely = i % 2 == 1 && i + 1 == parts.len();
        out.push_str(if lonely { "\\`" } else { "" });
        out.push_str(&if between && !part.trim().is_empty() { code(part) } else { escaped(part) });
    }
    out + cut
}

/// Sets a text as code, in which nothing is markup.
fn code(text: &str) -> String {
    let text = plain::line(text);
    let longest = text.split(|c| c != '`').map(str::len).max().unwrap_or(0);
    let fence = "`".repeat(longest + 1);
    // Spaces at both ends are taken off again, and keep backticks apart from the fence.
    let space = if longest > 0 || text.starts_with(' ') && text.ends_with(' ') { " " } else { "" };
    format!("{fence}{space}{text}{space}{fence}")
}

/// Escapes a text, so that it is shown as it is and nothing more.
fn escaped(text: &str) -> String {
    let text = plain::line(text);
    let mut out = String::with_capacity(text.len());
    let mut rest = text.chars().peekable();
    while let Some(c) = rest.next() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '$' => out.push_str("&#36;"),
            '\\' | '`' | '*' | '_' | '~' | '[' | ']' | '|' | '!' | '^' | '=' | '(' | ')' => out.extend(['\\', c]),
            // Mentions, issues, addresses and pictures named by words are found after escapes are gone: U+2060 WORD JOINER, which
            // is not seen, parts them.
            '@' | '#' => {
                if c == '#' {
                    out.push('\\');
                }
                out.push(c);
                out.push('\u{2060}');
            }
            ':' | '.' if rest.peek().is_some_and(|next| !next.is_whitespace()) => out.extend([c, '\u{2060}']),
            _ => out.push(c),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_file_holds_is_shown_and_nothing_more() {
        assert_eq!(prose("`title` has no `$name`"), "`title` has no `$name`");
        assert_eq!(prose("a ` b"), "a \\` b");
        assert_eq!(code("a`b"), "`` a`b ``");
        assert_eq!(
            escaped("<b> [x](y) @me #1 http://a.b :x:"),
            "&lt;b&gt; \\[x\\]\\(y\\) @\u{2060}me \\#\u{2060}1 http:\u{2060}//a.\u{2060}b :\u{2060}x:"
        );
    }
}
