//! Cuts what is found out of its line, with some words around it, so that it is seen where it stands. Marks nothing and judges nothing.

use std::ops::Range;

use serde::Serialize;

/// How much of a line is shown before and after what is found, in characters.
const AROUND: usize = 24;
/// How much is shown of that itself.
const WITHIN: usize = 60;

/// A piece of a text.
#[derive(Debug, PartialEq, Eq, Serialize)]
pub(super) struct Excerpt {
    /// What stands before it on its line, the name of a message left out.
    before: String,
    /// What is found, its first line.
    text: String,
    /// What stands behind it.
    after: String,
}

/// Cuts a range of bytes out of a text; an offset within a character counts as its start. What is left out is shown as "…".
pub(super) fn excerpt(text: &str, range: Range<usize>) -> Excerpt {
    let start = text.floor_char_boundary(range.start);
    let end = text.floor_char_boundary(range.end).max(start);
    let before = text[..start].rsplit('\n').next().unwrap_or_default();
    let before = before.split_once('=').filter(|(name, _)| is_name(name)).map_or(before, |(_, text)| text.trim_start());
    let (within, lines) =
        text[start..end].split_once('\n').map_or((&text[start..end], ""), |(first, rest)| (first, rest));
    let after = if lines.is_empty() { text[end..].lines().next().unwrap_or_default() } else { "" };
    let (shown, is_whole) = (head(within, WITHIN), lines.is_empty());
    Excerpt {
        before: ending(before),
        text: if is_whole && shown.len() == within.len() { shown.to_owned() } else { format!("{shown}…") },
        after: beginning(after),
    }
}

/// Tells whether a message or an attribute can be called so.
fn is_name(name: &str) -> bool {
    name.trim().chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | '.'))
}

fn head(text: &str, count: usize) -> &str {
    &text[..text.char_indices().nth(count).map_or(text.len(), |(at, _)| at)]
}

/// The end of a text, from the beginning of a word on if there is one.
fn ending(text: &str) -> String {
    let from = text.char_indices().rev().nth(AROUND - 1).map_or(0, |(at, _)| at);
    if from == 0 {
        return text.to_owned();
    }
    let shown = &text[from..];
    format!("…{}", shown.split_once(' ').map_or(shown, |(_, words)| words))
}

/// The beginning of a text, up to the end of a word if there is one.
fn beginning(text: &str) -> String {
    let shown = head(text, AROUND);
    if shown.len() == text.len() {
        return text.to_owned();
    }
    format!("{}…", shown.rsplit_once(' ').map_or(shown, |(words, _)| words))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cut(text: &str, piece: &str) -> [String; 3] {
        let start = text.find(piece).unwrap();
        let Excerpt { before, text, after } = excerpt(text, start..start + piece.len());
        [before, text, after]
    }

    #[test]
    fn a_short_line_is_shown_whole_without_its_name() {
        assert_eq!(cut("a = b\nletter-asks = Il dit \"oui\".\nc = d", "\""), ["Il dit ", "\"", "oui\"."]);
        assert_eq!(cut("a =\n    .title = Il dit \"oui\"", "\""), ["Il dit ", "\"", "oui\""]);
        assert_eq!(cut("a = 1 = 2 \"", "\""), ["1 = 2 ", "\"", ""]);
        assert_eq!(cut("Il y a = \"oui", "\""), ["Il y a = ", "\"", "oui"]);
    }

    #[test]
    fn a_long_line_is_cut_between_words_in_every_script() {
        let arabic = "نص = وفي هذا المنعطف الحرج نحث جميع الدول على أن \"تتعاون\" فيما بينها ومع المجتمع المدني ولا سيما المنظمات";
        assert_eq!(cut(arabic, "\"")[0], "…نحث جميع الدول على أن ");
        let [before, text, after] = cut(&format!("a = {}", "mot ".repeat(40)), &"mot ".repeat(20));
        assert_eq!((before.as_str(), text.chars().count()), ("", 61));
        assert_eq!(after, "mot mot mot mot mot mot…");
        assert_eq!(cut(&format!("a = {}!", "x".repeat(90)), "!")[0], format!("…{}", "x".repeat(24)));
    }

    #[test]
    fn only_the_first_line_is_shown_and_odd_offsets_do_no_harm() {
        assert_eq!(cut("a = b { $x ->\n  [one] c", "{ $x ->\n  [one]"), ["b ", "{ $x ->…", ""]);
        assert_eq!(excerpt("é", 1..7), Excerpt { before: String::new(), text: "é".into(), after: String::new() });
        assert_eq!(excerpt("ab\r\nc", 1..2), Excerpt { before: "a".into(), text: "b".into(), after: String::new() });
        assert_eq!(excerpt("", 0..0), Excerpt { before: String::new(), text: String::new(), after: String::new() });
    }
}
