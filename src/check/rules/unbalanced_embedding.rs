//! Finds embeddings and overrides of direction that are opened and not closed, or the reverse. A letter may hold none at all.

use super::unbalanced_isolates::unpaired;
use crate::check::marks::Marks;
use crate::check::subject::Prose;
use crate::diagnostic::{Diagnostic, Rule};

/// An embedding without its other end.
pub(crate) static RULE: Rule =
    Rule::error("unbalanced-embedding", "every embedding of direction is closed, and in its own text")
        .because(
            "An embedding or override that stays open can turn the direction of all that follows it.",
            "Unicode UAX #9, “Unicode Bidirectional Algorithm”, sections 2.1 to 2.3",
        )
        .example("title = \u{202b}Asylum is a right", "title = \u{202b}Asylum\u{202c} is a right");

const LOOKED_FOR: Marks = Marks::of(&['\u{202a}', '\u{202b}', '\u{202c}', '\u{202d}', '\u{202e}']);

/// Pairs the embeddings of a text.
pub(crate) fn check(prose: &Prose, findings: &mut Vec<Diagnostic>) {
    if !prose.reading.marks.meets(LOOKED_FOR) || prose.whole.letter.is_some() {
        return;
    }
    unpaired(prose.reading, &('\u{202a}'..='\u{202e}'), '\u{202c}', &RULE, findings);
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::testing::found;

    #[test]
    fn an_open_embedding_is_found_and_a_closed_one_is_not() {
        assert_eq!(found(&RULE, "he", "a = b", "a = \u{202b}{ $b }"), ["\u{202b}"]);
        assert_eq!(found(&RULE, "en", "", "a = b\u{202c}"), ["\u{202c}"]);
        assert_eq!(found(&RULE, "en", "", "a = \u{202a}{ $b }\u{202c} \u{202e}c\u{202c}"), [""; 0]);
    }
}
