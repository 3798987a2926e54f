//! Finds isolates of direction that are opened and not closed, or the reverse.

use std::ops::RangeInclusive;

use crate::check::characters::code_point;
use crate::check::marks::Marks;
use crate::check::reading::Reading;
use crate::check::subject::Prose;
use crate::diagnostic::{Diagnostic, Rule};

/// An isolate without its other end.
pub(crate) static RULE: Rule =
    Rule::error("unbalanced-isolates", "every isolate of direction is closed, and in its own text")
        .because(
            "An isolate that stays open can turn the direction of all that follows it on the page.",
            "Unicode UAX #9, “Unicode Bidirectional Algorithm”, section 2.4 “Explicit Directional Isolates” and BD9",
        )
        .example("title = \u{2067}Asylum is a right", "title = \u{2067}Asylum\u{2069} is a right");

const LOOKED_FOR: Marks = Marks::of(&['\u{2066}', '\u{2067}', '\u{2068}', '\u{2069}']);

/// Pairs the isolates of a text.
pub(crate) fn check(prose: &Prose, findings: &mut Vec<Diagnostic>) {
    if prose.reading.marks.meets(LOOKED_FOR) {
        unpaired(prose.reading, &('\u{2066}'..='\u{2068}'), '\u{2069}', &RULE, findings);
    }
}

/// Reports characters that open without one that closes, or the reverse.
pub(super) fn unpaired(
    reading: &Reading,
    opening: &RangeInclusive<char>,
    closing: char,
    rule: &'static Rule,
    findings: &mut Vec<Diagnostic>,
) {
    let mut open = Vec::new();
    let mut report = |at: usize, c: char, message: &str, help: String| {
        let message = format!("{} {message}", code_point(c));
        findings.push(Diagnostic::new(rule, reading.span(at..at + c.len_utf8()), message, help));
    };
    for (at, c) in reading.text.char_indices() {
        if c == closing {
            if open.pop().is_none() {
                report(at, c, "closes what nothing opened", "delete it".to_owned());
            }
        } else if opening.contains(&c) {
            open.push((at, c));
        }
    }
    for (at, c) in open {
        let help = format!("put {} after the words it is for, or delete it", code_point(closing));
        report(at, c, "is not closed", help);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::testing::found;

    #[test]
    fn an_open_isolate_is_found_and_a_closed_one_is_not() {
        assert_eq!(found(&RULE, "ar", "a = b", "a = \u{2068}{ $b } \u{2067}c\u{2069}"), ["\u{2068}"]);
        assert_eq!(found(&RULE, "en", "", "a = b\u{2069}"), ["\u{2069}"]);
        assert_eq!(found(&RULE, "en", "", "a = \u{2068}{ $b }\u{2069} {\"\\u2066\"}c{\"\\u2069\"}"), [""; 0]);
    }
}
