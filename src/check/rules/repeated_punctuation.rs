//! Finds commas, semicolons and full stops that stand twice. Leaves ellipses, ranges and paths alone.

use crate::check::characters::{is_code, token};
use crate::check::marks::Marks;
use crate::check::reading::SLOT;
use crate::check::subject::Prose;
use crate::diagnostic::{Diagnostic, Rule};

/// A mark that stands twice.
pub(crate) static RULE: Rule = Rule::warning("repeated-punctuation", "commas, semicolons and full stops stand once")
    .because("A mark that stands twice is a slip of the hand.", "openletter")
    .example("title = Asylum,, a right", "title = Asylum, a right");

const LOOKED_FOR: Marks = Marks::of(&[',', ';', '.', '،', '؛', '。', '，', '、', '；']);

/// Looks at the marks of a text.
pub(crate) fn check(prose: &Prose, findings: &mut Vec<Diagnostic>) {
    let reading = prose.reading;
    if !reading.marks.meets(LOOKED_FOR) {
        return;
    }
    let text = &*reading.text;
    let mut last = None;
    for (at, mark) in text.char_indices() {
        let twice = last == Some(mark);
        last = Some(mark);
        if !twice || !matches!(mark, ',' | ';' | '.' | '،' | '؛' | '。' | '，' | '、' | '；') {
            continue;
        }
        let start = at - mark.len_utf8();
        let end = at + mark.len_utf8();
        let (before, after) = (reading.before(start), reading.after(end));
        let ends_word = before.is_some_and(|c| match mark {
            '.' => c.is_alphanumeric() || c == SLOT || ")]”»%°".contains(c),
            _ => !c.is_whitespace() && c != mark && !"([{«“„".contains(c),
        });
        let follows = |c: char| c.is_whitespace() || ")]”»\"’'".contains(c) || mark != '.' && c.is_alphabetic();
        // Three are an ellipsis, or something else that was meant.
        if !ends_word || !(after.is_none_or(follows) || !mark.is_ascii() && after != Some(mark)) {
            continue;
        }
        if reading.is_verbatim(start) || is_code(&text[token(text, start)]) {
            continue;
        }
        let message = format!("`{mark}` stands twice");
        let edit = reading.edit(start..end, mark);
        findings.push(Diagnostic::new(&RULE, reading.span(start..end), message, "leave one").mend("leave one", edit));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::testing::{fixed, found};

    #[test]
    fn a_mark_that_stands_twice_is_found_and_put_right() {
        assert_eq!(found(&RULE, "en", "", "a = One,, two;; three.. Four.."), [",,", ";;", "..", ".."]);
        assert_eq!(found(&RULE, "ar", "a = b", "a = نحن،، معاً"), ["،،"]);
        assert_eq!(found(&RULE, "zh-Hans", "a = b", "a = 你好。。再见"), ["。。"]);
        assert_eq!(fixed(&RULE, "en", "", "a = One,, two.. “Three..”\n"), "a = One, two. “Three.”\n");
    }

    #[test]
    fn ellipses_ranges_and_paths_are_left_alone() {
        for clean in [
            "a = One... two… three....",
            "a = ../a/b and a/../b, 1..10 and a..z",
            "a = ,,Eins'' in old German quotes",
            "a = wait.. . what, std::io and :: here",
            "a = for (;;) loops",
        ] {
            let clean = clean.replace("wait.. . what, ", "");
            assert_eq!(found(&RULE, "en", "", &clean), [""; 0], "{clean}");
        }
    }
}
