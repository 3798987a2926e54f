//! Finds the Arabic letters ي and ك in Persian words; leaves Arabic words and quotations alone.

use super::persian_letter::{quotation_around, word_around};
use crate::check::marks::Marks;
use crate::check::subject::Prose;
use crate::check::typography::{is_arabic_sign, is_other};
use crate::diagnostic::{Diagnostic, Rule};

/// An Arabic letter in a Persian word.
pub(crate) static RULE: Rule = Rule::error("arabic-letter", "Persian words are written with ی and ک, not with ي and ك")
    .because(
        "The letters ي and ك of an Arabic keyboard look like Persian ones, but they are others: whoever searches for the word does not \
         find it, and ي has dots at the end of a word.",
        "The Unicode Standard, chapter 9, Arabic; CLDR, exemplar characters of Persian",
    )
    .example("## fa\na = كتاب‌هاي ما", "## fa\na = کتاب‌های ما");

const LOOKED_FOR: Marks = Marks::of(&['ي', 'ك']);

/// Looks at each of the two letters.
pub(crate) fn check(prose: &Prose, findings: &mut Vec<Diagnostic>) {
    let reading = prose.reading;
    if !reading.marks.meets(LOOKED_FOR) {
        return;
    }
    let text: &str = &reading.text;
    for (at, c) in text.char_indices().filter(|(_, c)| matches!(c, 'ي' | 'ك')) {
        let word = &text[word_around(text, at)];
        let quoted = quotation_around(text, at).is_some_and(is_arabic);
        if is_arabic(word) || quoted || is_other(reading, at) {
            continue;
        }
        let right = if c == 'ي' { "ی" } else { "ک" };
        let end = at + c.len_utf8();
        let help = format!("write `{right}`");
        let found = Diagnostic::new(&RULE, reading.span(at..end), format!("`{c}` is an Arabic letter"), help.clone());
        findings.push(found.mend(help, reading.edit(at..end, right)));
    }
}

/// Tells whether words are evidently Arabic: the article, a bound t, vowel signs, and no Persian letter.
fn is_arabic(words: &str) -> bool {
    let signs = words.contains(['ة', 'ى', 'إ']) || words.chars().filter(|&c| is_arabic_sign(c)).count() > 1;
    let article = words.split_whitespace().any(|word| word.starts_with("ال"));
    (signs || article) && !words.contains(['پ', 'چ', 'ژ', 'گ', 'ی', 'ک', '\u{200c}'])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::testing::{fixed, found};

    #[test]
    fn arabic_letters_are_put_right() {
        let before = "a = كتاب‌هاي يك شهر\n";
        assert_eq!(found(&RULE, "fa", "a = x", before), ["ك", "ي", "ي", "ك"]);
        assert_eq!(fixed(&RULE, "fa", "a = x", before), "a = کتاب‌های یک شهر\n");
    }

    #[test]
    fn arabic_words_are_left_alone() {
        for clean in ["کتابخانهٔ ما را نبندید", "«السلام عليكم»", "آیهٔ «بِسْمِ اللَّهِ الرَّحِيمِ»", "<i lang=\"ar\">كتاب</i>"]
        {
            assert_eq!(found(&RULE, "fa", "a = x", &format!("a = {clean}\n")), [""; 0], "{clean}");
        }
    }
}
