//! Words rules for people: on a terminal, and as the page `docs/rules.md`. What cannot be seen in an example is named.

use std::fmt::Write;

use icu::properties::CodePointSetData;
use icu::properties::props::DefaultIgnorableCodePoint;
use icu::properties::{CodePointMapData, props::GeneralCategory};

use crate::diagnostic::{PROSE, Rule, is_control};
use crate::locale;

/// The width of a line on a terminal.
const WIDTH: usize = 80;

/// Lists rules, one a line, with what they ask for.
pub fn list(rules: &[&Rule]) -> String {
    let width = rules.iter().map(|rule| rule.id.len()).max().unwrap_or(0);
    let lines = rules.iter().map(|rule| format!("{:width$}  {:7}  {}\n", rule.id, rule.severity, rule.summary));
    lines.collect()
}

/// Explains a rule on a terminal.
pub fn text(rule: &Rule) -> String {
    let mut out = format!("{} ({})\n\n{}\n", rule.id, rule.severity, filled(&sentence(rule.summary), ""));
    if !rule.explanation.is_empty() {
        put(&mut out, format_args!("\n{}\n", filled(rule.explanation, "")));
    }
    for (heading, example) in [("Not so:", rule.bad), ("But so:", rule.good)] {
        if !example.is_empty() {
            put(&mut out, format_args!("\n{heading}\n{}", example_text(example)));
        }
    }
    if !rule.source.is_empty() {
        put(&mut out, format_args!("\n{}\n", filled(&format!("Source: {}", rule.source), "")));
    }
    out
}

/// Sets all rules as one page of Markdown.
pub fn page(rules: &[&Rule]) -> String {
    let mut out = String::from(
        "# Rules\n\nWhat `openletter check` looks for. `openletter explain RULE` says the same on a terminal. An error is what the \
         reader of the page would get wrong; a warning is worth a look. [check.md](check.md) says how to change what a rule \
         weighs.\n\nAn example is text of a `.ftl` file, or several files, each under its name; `fr` stands for a file of that locale. \
         Of letter.toml and signatories.csv only the lines that matter are shown; the list begins with `name,lang,country,status`. \
         Characters that cannot be seen are named, as in ⟨U+00A0⟩.\n\n\
         This page is made by `openletter explain --markdown`; do not edit it.\n\n| rule | level | asks that |\n|---|---|---|\n",
    );
    for rule in rules {
        put(&mut out, format_args!("| [{0}](#{0}) | {1} | {2} |\n", rule.id, rule.severity, escaped(rule.summary)));
    }
    for rule in rules {
        put(&mut out, format_args!("\n## {}\n\n{}: {}.\n", rule.id, sentence_word(rule), escaped(rule.summary)));
        if !rule.explanation.is_empty() {
            put(&mut out, format_args!("\n{}\n", escaped(rule.explanation)));
        }
        for (heading, example) in [("Not so:", rule.bad), ("But so:", rule.good)] {
            if !example.is_empty() {
                put(&mut out, format_args!("\n{heading}{}", example_markdown(example)));
            }
        }
        if !rule.source.is_empty() {
            put(&mut out, format_args!("\nSource: {}\n", escaped(rule.source)));
        }
    }
    out
}

fn put(out: &mut String, text: std::fmt::Arguments) {
    out.write_fmt(text).expect("a string takes all");
}

fn sentence_word(rule: &Rule) -> String {
    let level = rule.severity.to_string();
    level[..1].to_uppercase() + &level[1..]
}

/// Makes a sentence of a phrase.
fn sentence(phrase: &str) -> String {
    let mut chars = phrase.chars();
    let first = chars.next().into_iter().flat_map(char::to_uppercase);
    first.chain(chars).chain(['.']).collect()
}

fn filled(text: &str, indent: &str) -> String {
    textwrap::fill(text, textwrap::Options::new(WIDTH).initial_indent(indent).subsequent_indent(indent))
}

/// Splits an example into its files: each with its name, the first without one if it has none.
fn sections(example: &str) -> Vec<(Option<&str>, &str)> {
    let mut sections = Vec::new();
    let mut rest = example;
    let mut name = None;
    loop {
        let end = if rest.starts_with("## ") { Some(0) } else { rest.find("\n## ").map(|i| i + 1) };
        let (text, after) = rest.split_at(end.unwrap_or(rest.len()));
        if name.is_some() || !text.trim_matches('\n').is_empty() {
            sections.push((name, text.trim_matches('\n')));
        }
        let Some(heading) = after.strip_prefix("## ") else { return sections };
        let (heading, after) = heading.split_once('\n').unwrap_or((heading, ""));
        name = Some(heading.trim().trim_start_matches('!'));
        rest = after;
    }
}

fn example_text(example: &str) -> String {
    if let Some(prose) = example.strip_prefix(PROSE) {
        return filled(prose, "    ") + "\n";
    }
    let mut out = String::new();
    for (name, text) in sections(example) {
        if let Some(name) = name {
            put(&mut out, format_args!("  {name}\n"));
        }
        for line in visible(text).lines() {
            // A line of an example is wrapped by hand of the terminal: a break of ours could be taken for one of the file.
            put(&mut out, format_args!("{}\n", format!("    {line}").trim_end()));
        }
    }
    out
}

fn example_markdown(example: &str) -> String {
    if let Some(prose) = example.strip_prefix(PROSE) {
        return format!(" {}\n", escaped(prose));
    }
    let mut out = String::from("\n");
    for (name, text) in sections(example) {
        let text = visible(text);
        let fence = "`".repeat(longest_run(&text).max(2) + 1);
        if let Some(name) = name {
            put(&mut out, format_args!("\n`{name}`\n"));
        }
        let language = match name.and_then(|name| name.rsplit_once('.')).map(|(_, ending)| ending) {
            Some("toml") => "toml",
            Some("csv") => "csv",
            Some("tsv") => "tsv",
            None | Some("ftl") => "fluent",
            Some(_) => "",
        };
        put(&mut out, format_args!("\n{fence}{language}\n{text}\n{fence}\n"));
    }
    out
}

/// Counts the backticks that follow each other, where they are most.
fn longest_run(text: &str) -> usize {
    text.split(|c| c != '`').map(str::len).max().unwrap_or(0)
}

/// Names what cannot be seen in a text, or not be told apart: spaces that are not plain, formatting characters, marks that stand
/// alone in the file, and letters of another script within a word of Latin ones.
fn visible(text: &str) -> String {
    let categories = CodePointMapData::<GeneralCategory>::new();
    let ignorable = CodePointSetData::new::<DefaultIgnorableCodePoint>();
    let mut out = String::with_capacity(text.len());
    let chars: Vec<char> = text.chars().collect();
    for (i, &c) in chars.iter().enumerate() {
        let last_of_line = chars.get(i + 1).is_none_or(|next| *next == '\n');
        let is_mark = matches!(categories.get(c), GeneralCategory::NonspacingMark | GeneralCategory::EnclosingMark);
        let on_latin = i > 0 && chars[i - 1].is_ascii();
        if c == '\n' || c == ' ' && !last_of_line {
            out.push(c);
        } else if c.is_whitespace() || is_control(c) || ignorable.contains(c) || is_mark && on_latin {
            put(&mut out, format_args!("⟨U+{:04X}⟩", u32::from(c)));
        } else {
            out.push(c);
            if c.is_alphabetic() && !c.is_ascii() && is_foreign(&chars, i) {
                put(&mut out, format_args!("⟨U+{:04X}⟩", u32::from(c)));
            }
        }
    }
    out
}

/// Tells whether a letter looks Latin, is not, and stands in a word with Latin letters.
fn is_foreign(chars: &[char], at: usize) -> bool {
    let script = |c: char| locale::script_of(c.encode_utf8(&mut [0; 4]));
    if !matches!(script(chars[at]), Some("Cyrl" | "Grek")) {
        return false;
    }
    let before = chars[..at].iter().rev().take_while(|c| c.is_alphabetic());
    let after = chars[at..].iter().take_while(|c| c.is_alphabetic());
    before.chain(after).any(|&c| script(c) == Some("Latn"))
}

/// Escapes what Markdown would take for its own; what stands in backticks stays code.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let closed = text.matches('`').count().is_multiple_of(2);
    let mut in_code = false;
    for c in text.chars() {
        let within_word = c == '_' && out.ends_with(char::is_alphanumeric);
        match c {
            '`' if closed => in_code = !in_code,
            // A bar ends the cell of a table even within code.
            '|' => out.push('\\'),
            '`' | '\\' | '<' | '*' | '_' | '[' | '&' if !in_code && !within_word => out.push('\\'),
            _ => {}
        }
        out.push(c);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    static RULE: Rule = Rule::warning("a-rule", "`a|b` and <em> are *kept*")
        .because(
            "One sentence that is long enough to be broken at the end of a line of a terminal. Another.",
            "openletter",
        )
        .example("a = Non ?\n", "a = Non\u{202f}?\n## fr\nb = n\u{200c}o\u{430} \n## !letter.toml\nid = \"```\"\n");

    #[test]
    fn what_cannot_be_seen_is_named() {
        assert_eq!(visible("a\u{a0}b\tc\u{2067}"), "a⟨U+00A0⟩b⟨U+0009⟩c⟨U+2067⟩");
        assert_eq!(visible("e\u{301} é حقّ"), "e⟨U+0301⟩ é حقّ");
        assert_eq!(visible("p\u{430}ge сторінка α"), "p\u{430}⟨U+0430⟩ge сторінка α");
        assert_eq!(visible("a \n  b c"), "a⟨U+0020⟩\n  b c");
    }

    #[test]
    fn a_rule_is_explained_on_a_terminal() {
        let text = text(&RULE);
        assert!(text.starts_with("a-rule (warning)\n\n`a|b` and <em> are *kept*.\n\nOne sentence"), "{text}");
        assert!(
            text.contains("Not so:\n    a = Non ?\n\nBut so:\n    a = Non⟨U+202F⟩?\n  fr\n    b = n⟨U+200C⟩o"),
            "{text}"
        );
        assert!(text.contains("  letter.toml\n    id = "), "{text}");
        assert!(text.ends_with("\n\nSource: openletter\n"), "{text}");
        assert!(text.lines().all(|line| line.chars().count() <= WIDTH), "{text}");
    }

    #[test]
    fn a_rule_is_set_in_markdown() {
        let page = page(&[&RULE]);
        assert!(page.contains("| [a-rule](#a-rule) | warning | `a\\|b` and \\<em> are \\*kept\\* |\n"), "{page}");
        assert!(page.contains("\nBut so:\n\n```fluent\na = Non⟨U+202F⟩?\n```\n\n`fr`\n\n```fluent\n"), "{page}");
        assert!(page.contains("`letter.toml`\n\n````toml\nid = \"```\"\n````\n"), "{page}");
    }

    #[test]
    fn what_is_described_in_words_is_no_code() {
        assert_eq!(example_markdown("#! A file in `fonts/`."), " A file in `fonts/`.\n");
        assert_eq!(example_text("#! A file."), "    A file.\n");
    }
}
