//! Counts words, and shows which words differ between two texts; knows no language.

use std::fmt::Write;

use serde::Serialize;
use similar::{Algorithm, DiffOp, DiffableStr, capture_diff_slices};

/// Words on each side of a change that are shown with it.
const AROUND: usize = 4;
/// Longest stretch without a change that is shown in full, in pieces of text.
const LONGEST: usize = 4 * AROUND + 3;

/// A stretch of two texts that are compared.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Change {
    /// What became of it.
    pub kind: ChangeKind,
    /// Its words.
    pub text: String,
    /// How many words, and pieces between them.
    #[serde(skip)]
    pieces: usize,
}

/// What became of a stretch of text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum ChangeKind {
    /// It is in both texts.
    Same,
    /// Only the old one has it.
    Removed,
    /// Only the new one has it.
    Added,
}

/// Counts the words of a text: what stands between spaces and has a letter or digit, each character where a script writes no
/// spaces. Tags of inline markup are no words.
pub fn count(text: &str) -> usize {
    let mut count = 0;
    let mut in_word = false;
    let mut tag_end = 0;
    for (at, c) in text.char_indices().filter(|(_, c)| !matches!(c, '\u{ad}' | '\u{200b}')) {
        if at < tag_end {
            continue;
        }
        if let Some(length) = tag(&text[at..]) {
            tag_end = at + length;
        } else if is_word_by_itself(c) {
            count += 1;
            in_word = false;
        } else if c.is_whitespace() {
            in_word = false;
        } else if c.is_alphanumeric() && !in_word {
            count += 1;
            in_word = true;
        }
    }
    count
}

/// Shows how a text became another, in a notation that needs no colours: `more than [-41-] {+47+} countries`. Long stretches
/// without a change are left out.
pub fn difference(old: &str, new: &str) -> String {
    let changes = compare(old, new);
    let mut out = String::new();
    let last = changes.len().saturating_sub(1);
    for (i, Change { kind, text, pieces }) in changes.iter().enumerate() {
        match kind {
            ChangeKind::Same if *pieces > LONGEST => {
                let start = if i == 0 { "" } else { head(text) };
                let end = if i == last { "" } else { tail(text) };
                write!(out, "{start}…{end}").expect("a string takes all");
            }
            ChangeKind::Same => out.push_str(text),
            ChangeKind::Removed => write!(out, "[-{text}-]").expect("a string takes all"),
            ChangeKind::Added => {
                let space = if i > 0 && changes[i - 1].kind == ChangeKind::Removed { " " } else { "" };
                write!(out, "{space}{{+{text}+}}").expect("a string takes all");
            }
        }
    }
    out
}

/// Tells word by word how a text became another.
pub fn compare(old: &str, new: &str) -> Vec<Change> {
    let (old, new) = (pieces(old), pieces(new));
    let mut found = Vec::new();
    for DiffOpSlices { removed, added, same } in changes(&old, &new) {
        for (kind, part) in [(ChangeKind::Same, same), (ChangeKind::Removed, removed), (ChangeKind::Added, added)] {
            if !part.is_empty() {
                found.push(Change { kind, text: part.concat(), pieces: part.len() });
            }
        }
    }
    found
}

/// What one step of a comparison takes away, adds, or keeps.
#[derive(Default)]
struct DiffOpSlices<'a> {
    removed: Vec<&'a str>,
    added: Vec<&'a str>,
    same: Vec<&'a str>,
}

/// Lists changes and what is between them; a space between two changes belongs to both.
fn changes<'a>(old: &[&'a str], new: &[&'a str]) -> Vec<DiffOpSlices<'a>> {
    let mut changes: Vec<DiffOpSlices> = Vec::new();
    for op in capture_diff_slices(Algorithm::Patience, old, new) {
        let (before, after) = (&old[op.old_range()], &new[op.new_range()]);
        match op {
            DiffOp::Equal { .. } => changes.push(DiffOpSlices { same: before.to_vec(), ..DiffOpSlices::default() }),
            DiffOp::Delete { .. } | DiffOp::Insert { .. } | DiffOp::Replace { .. } => {
                let between = changes.pop_if(|last| last.same == [" "] && !before.is_empty() && !after.is_empty());
                let mut change = match changes.pop_if(|last| last.same.is_empty()) {
                    Some(mut earlier) if between.is_some() => {
                        earlier.removed.push(" ");
                        earlier.added.push(" ");
                        earlier
                    }
                    Some(earlier) => earlier,
                    None => {
                        changes.extend(between);
                        DiffOpSlices::default()
                    }
                };
                change.removed.extend(before);
                change.added.extend(after);
                changes.push(change);
            }
        }
    }
    changes
}

/// Cuts a text into words and what is between them; a simple placeable and a tag stay whole.
fn pieces(text: &str) -> Vec<&str> {
    let mut pieces = Vec::new();
    let mut from = 0;
    let mut at = 0;
    while let Some(start) = text[at..].find(['{', '<']).map(|i| at + i) {
        let rest = &text[start..];
        let length = tag(rest).or_else(|| {
            let end = rest.find('}')? + 1;
            let simple = rest.starts_with("{ ") && !rest[1..end].contains(['{', '\n']) && !rest[..end].contains("->");
            simple.then_some(end)
        });
        match length {
            Some(length) => {
                pieces.extend(text[from..start].tokenize_unicode_words());
                pieces.push(&text[start..start + length]);
                from = start + length;
                at = from;
            }
            None => at = start + 1,
        }
    }
    pieces.extend(text[from..].tokenize_unicode_words());
    pieces
}

/// Measures the tag that a text begins with, if it does.
fn tag(text: &str) -> Option<usize> {
    let rest = text.strip_prefix('<')?;
    let name = rest.strip_prefix('/').unwrap_or(rest);
    let end = rest.find(['<', '>'])?;
    let whole = name.starts_with(|c: char| c.is_ascii_alphabetic()) && rest[end..].starts_with('>');
    whole.then_some(end + 2)
}

/// Gives the first words of a stretch.
fn head(text: &str) -> &str {
    let cut = text.match_indices(' ').map(|(at, _)| at + 1).nth(AROUND);
    text[..cut.unwrap_or(text.len()).min(text.floor_char_boundary(80))].trim_end_matches('…')
}

/// Gives the last words of a stretch.
fn tail(text: &str) -> &str {
    let cut = text.rmatch_indices(' ').map(|(at, _)| at).nth(AROUND);
    &text[cut.unwrap_or(0).max(text.ceil_char_boundary(text.len().saturating_sub(80)))..]
}

fn is_word_by_itself(c: char) -> bool {
    matches!(u32::from(c), 0x3041..=0x30ff | 0x3400..=0x4dbf | 0x4e00..=0x9fff | 0xf900..=0xfaff | 0x2_0000..=0x3_ffff)
        && c.is_alphabetic()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_counted_in_every_script() {
        assert_eq!(count("More than  47 <em>countries</em> — don’t 1,234.5 !"), 6);
        assert_eq!(count("<a data-l10n-name=\"x\">See this</a> a<b"), 3);
        assert_eq!(count("طلب اللجوء حق."), 3);
        assert_eq!(count("庇护是一项权利。难民 UNHCR"), 10);
        assert_eq!(count(""), 0);
    }

    #[test]
    fn the_words_that_differ_are_marked() {
        let cases = [
            ("more than 41 countries", "more than 47 countries", "more than [-41-] {+47+} countries"),
            ("we call on", "we call", "we call[- on-]"),
            ("we call", "we urgently call", "we {+urgently +}call"),
            ("from { $a } on", "from { $b } on", "from [-{ $a }-] {+{ $b }+} on"),
            ("<em>Now</em> go", "Now go", "[-<em>-]Now[-</em>-] go"),
            ("one two three four", "one zwei drei four", "one [-two three-] {+zwei drei+} four"),
            ("طلب اللجوء حق", "طلب الحماية حق", "طلب [-اللجوء-] {+الحماية+} حق"),
            ("庇护是权利", "庇护是法律", "庇护是[-权利-] {+法律+}"),
            ("", "new", "{+new+}"),
            ("same", "same", "same"),
        ];
        for (old, new, expected) in cases {
            assert_eq!(difference(old, new), expected);
        }
    }

    #[test]
    fn long_stretches_without_a_change_are_cut() {
        let long = "word ".repeat(40);
        let shown = difference(&format!("{long}41 {long}end"), &format!("{long}47 {long}end"));
        assert_eq!(shown, "… word word word word [-41-] {+47+} word word word word …");
        let chinese = "字".repeat(200);
        let shown = difference(&format!("{chinese}甲{chinese}"), &format!("{chinese}乙{chinese}"));
        assert!(shown.chars().count() < 80 && shown.contains("[-甲-] {+乙+}"), "{shown}");
    }
}
