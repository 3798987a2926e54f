//! Finds the stroke that stretches Arabic words; leaves it where it shows how a lone letter joins, as in `هـ` and `الـ`.

use crate::check::marks::Marks;
use crate::check::subject::Prose;
use crate::check::typography::{is_arabic_letter, is_arabic_sign, is_other};
use crate::diagnostic::{Diagnostic, Rule};

/// A stretched word.
pub(crate) static RULE: Rule = Rule::warning("tatweel", "words are not stretched with U+0640")
    .because(
        "The stroke that stretches a word is an ornament of one line in one typeface. Elsewhere it leaves a gap, and whoever searches \
         for the word does not find it.",
        "W3C, Text Layout Requirements for the Arabic Script (ALReq), Justification; The Unicode Standard, chapter 9, Arabic",
    )
    .example("## ar\na = حـــق", "## ar\na = حق");

const TATWEEL: char = '\u{640}';
const LOOKED_FOR: Marks = Marks::of(&[TATWEEL]);

/// Looks at each run of the stroke.
pub(crate) fn check(prose: &Prose, findings: &mut Vec<Diagnostic>) {
    let reading = prose.reading;
    if !reading.marks.meets(LOOKED_FOR) {
        return;
    }
    let text: &str = &reading.text;
    let mut until = 0;
    for (at, _) in text.match_indices(TATWEEL) {
        if at < until {
            continue;
        }
        until = text.len() - text[at..].trim_start_matches(TATWEEL).len();
        let before = text[..at].chars().rev().find(|&c| !is_arabic_sign(c));
        // A sign that stands on the stroke needs it.
        let within = before.is_some_and(is_arabic_letter) && reading.after(until).is_some_and(is_arabic_letter);
        // Before a tag it shows that a short word joins the one inside.
        let is_tagged = reading.tags.iter().any(|tag| (at..=until).contains(&tag.at));
        if !within || is_tagged || is_other(reading, at) {
            continue;
        }
        let found = Diagnostic::new(&RULE, reading.span(at..until), "this word is stretched with U+0640", "delete it");
        findings.push(found.mend("delete it", reading.edit(at..until, "")));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::testing::{fixed, found};

    #[test]
    fn stretched_words_are_put_right() {
        let before = "a = حـــق اللجـوء\n";
        assert_eq!(found(&RULE, "ar", "a = x", before), ["ـــ", "ـ"]);
        assert_eq!(fixed(&RULE, "ar", "a = x", before), "a = حق اللجوء\n");
        assert_eq!(fixed(&RULE, "fa", "a = x", "a = کتـاب\n"), "a = کتاب\n");
    }

    #[test]
    fn joined_letters_are_left_alone() {
        for clean in [
            "عام 1447 هـ.",
            "الـ PDF والـPDF",
            "بـ{ $x } و الـ«نص»",
            "رحمـٰن",
            "ـه لاحقة",
            "100ـم",
            "لـ<em>كلمة</em>",
            "حق",
        ] {
            assert_eq!(found(&RULE, "ar", "a = x", &format!("a = {clean}\n")), [""; 0], "{clean}");
        }
    }
}
