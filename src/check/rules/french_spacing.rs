//! Finds French marks without the no-break space that belongs before them.

use crate::check::marks::Marks;
use crate::check::subject::Prose;
use crate::diagnostic::{Diagnostic, Rule};

/// A mark without its no-break space.
pub(crate) static RULE: Rule = Rule::error("french-spacing", "a no-break space stands before ; ! ? : and inside « »")
    .because(
        "In French, tall marks stand apart from the word before them. The space must not break, or the mark ends up alone at the \
         beginning of a line.",
        "Imprimerie nationale, Lexique des règles typographiques en usage à l’Imprimerie nationale, « Ponctuation »",
    )
    .example("question = Pourquoi?", "question = Pourquoi\u{202f}?");

const LOOKED_FOR: Marks = Marks::of(&[';', '!', '?', ':', '«', '»']);

/// Looks at each mark of a French text.
pub(crate) fn check(prose: &Prose, findings: &mut Vec<Diagnostic>) {
    let reading = prose.reading;
    if !reading.marks.meets(LOOKED_FOR) {
        return;
    }
    for (at, mark) in reading.text.char_indices().filter(|(_, c)| matches!(c, ';' | '!' | '?')) {
        let stuck = reading.before(at).is_some_and(char::is_alphanumeric);
        if stuck && !reading.is_verbatim(at) {
            let found = Diagnostic::new(
                &RULE,
                reading.span(at..at + 1),
                format!("`{mark}` has no space before it"),
                "put U+202F NARROW NO-BREAK SPACE before it",
            );
            findings.push(match reading.edit(at..at, "\u{202f}") {
                Some(edit) => found.fix("put U+202F before the mark", vec![edit]),
                None => found,
            });
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::testing::{fixed, found};

    #[test]
    fn a_mark_that_sticks_to_its_word_is_found_and_put_right() {
        assert_eq!(found(&RULE, "fr", "a = Why?", "a = Pourquoi?"), ["?"]);
        assert_eq!(found(&RULE, "fr", "a = Why?", "a = Pourquoi\u{202f}?"), [""; 0]);
        assert_eq!(found(&RULE, "fr", "a = See", "a = Voir https://a.example/?b=c"), [""; 0]);
        let before = "# note\na =\n    Pourquoi?   \n    Oui!\n";
        assert_eq!(fixed(&RULE, "fr", "a = Why?", before), "# note\na =\n    Pourquoi\u{202f}?   \n    Oui\u{202f}!\n");
    }
}
