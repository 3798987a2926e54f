//! Finds no-break spaces of the wrong width beside French marks. Where there is none, `french-spacing` speaks.

use super::french_spacing::name;
use crate::check::french::each_mark;
use crate::check::marks::Marks;
use crate::check::subject::Prose;
use crate::check::typography::{NARROW, NO_BREAK, is_breaking};
use crate::diagnostic::{Diagnostic, Rule};

/// A no-break space of the wrong width.
pub(crate) static RULE: Rule = Rule::warning(
    "french-space-width",
    "the space before ; ! ? is narrow, that before : and inside « » is not",
)
.because(
    "The space before a semicolon, an exclamation mark and a question mark is a thin one; before a colon and inside \
             guillemets it is that between words. Both are no-break spaces.",
    "Imprimerie nationale, Lexique des règles typographiques en usage à l’Imprimerie nationale, « Ponctuation »",
)
.example("question = Pourquoi\u{a0}?", "question = Pourquoi\u{202f}?");

const SPACES: Marks = Marks::of(&[NARROW, NO_BREAK]);
const MARKS: Marks = Marks::of(&[';', '!', '?', ':', '«', '»']);

/// Looks at the space beside each mark of a French text.
pub(crate) fn check(prose: &Prose, findings: &mut Vec<Diagnostic>) {
    let reading = prose.reading;
    if !(reading.marks.meets(SPACES) && reading.marks.meets(MARKS)) {
        return;
    }
    // In Switzerland all of them are thin.
    if prose.locale.tag.region.is_some_and(|region| region == "CH") {
        return;
    }
    each_mark(prose, |place| {
        let space = &reading.text[place.space.clone()];
        let Some(wanted) = place.wanted else { return };
        if space.is_empty() || space.contains(is_breaking) || space.chars().eq([wanted]) {
            return;
        }
        let side = if place.mark == '«' { "after" } else { "before" };
        let width = if wanted == NARROW { "too wide" } else { "too narrow" };
        let message = format!("the no-break space {side} `{}` is {width}", place.mark);
        let help = format!("put {} there", name(wanted));
        let found = Diagnostic::new(&RULE, reading.span(place.space.clone()), message, help);
        findings.push(found.mend(format!("put {} there", name(wanted)), reading.edit(place.space.clone(), wanted)));
    });
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::testing::{fixed, found};

    #[test]
    fn the_other_width_is_found_and_put_right() {
        let before = "a = Oui\u{a0}; non\u{202f}: «\u{202f}ah\u{202f}»\u{a0}!\n";
        assert_eq!(found(&RULE, "fr", "a = x", before).len(), 5);
        let after = "a = Oui\u{202f}; non\u{a0}: «\u{a0}ah\u{a0}»\u{202f}!\n";
        assert_eq!(fixed(&RULE, "fr", "a = x", before), after);
        assert_eq!(found(&RULE, "fr", "a = x", after), [""; 0]);
    }

    #[test]
    fn other_spaces_are_left_alone() {
        for clean in ["10\u{202f}000 personnes", "5\u{a0}% : non", "Note : oui ?", "12\u{a0}h\u{a0}30"] {
            assert_eq!(found(&RULE, "fr", "a = x", &format!("a = {clean}\n")), [""; 0], "{clean}");
        }
        assert_eq!(found(&RULE, "fr-CH", "a = x", "a = Note\u{202f}: oui\n"), [""; 0]);
    }
}
