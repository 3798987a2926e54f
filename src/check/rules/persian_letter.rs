//! Finds Persian letters in Arabic words; leaves Persian names and quotations alone.

use crate::check::marks::Marks;
use crate::check::subject::Prose;
use crate::check::typography::{is_arabic_letter, is_arabic_sign, is_other};
use crate::diagnostic::{Diagnostic, Rule};

/// A Persian letter in an Arabic word.
pub(crate) static RULE: Rule = Rule::error("persian-letter", "Arabic words are written with ي and ك, not with ی and ک")
    .because(
        "The letters ی and ک of a Persian keyboard look like Arabic ones, but they are others: whoever searches for the word does not \
         find it, and at the end of a word ی lacks its dots.",
        "The Unicode Standard, chapter 9, Arabic; CLDR, exemplar characters of Arabic",
    )
    .example("## ar\na = القانون الدولی یحمیک", "## ar\na = القانون الدولي يحميك");

const LOOKED_FOR: Marks = Marks::of(&['ی', 'ک']);

/// Looks at each Persian letter.
pub(crate) fn check(prose: &Prose, findings: &mut Vec<Diagnostic>) {
    let reading = prose.reading;
    if !reading.marks.meets(LOOKED_FOR) {
        return;
    }
    let text: &str = &reading.text;
    for (at, c) in text.char_indices().filter(|(_, c)| matches!(c, 'ی' | 'ک')) {
        let word = word_around(text, at);
        if is_persian(&text[word.clone()]) || is_persian_quotation(text, at) || is_other(reading, at) {
            continue;
        }
        let end = at + c.len_utf8();
        let is_last = !text[end..word.end].contains(is_arabic_letter);
        let (right, help) = match c {
            'ک' => (Some("ك"), "write `ك`"),
            _ if is_last => (None, "write `ي`, or `ى` where it is read as a long a"),
            _ => (Some("ي"), "write `ي`"),
        };
        let found = Diagnostic::new(&RULE, reading.span(at..end), format!("`{c}` is a Persian letter"), help);
        findings.push(found.mend(help, right.and_then(|right| reading.edit(at..end, right))));
    }
}

/// Gives the word of Arabic script around an offset.
pub(super) fn word_around(text: &str, at: usize) -> std::ops::Range<usize> {
    let is_part =
        |c: char| is_arabic_letter(c) || is_arabic_sign(c) || matches!(c, '\u{640}' | '\u{200c}' | '\u{200d}');
    text[..at].trim_end_matches(is_part).len()..text.len() - text[at..].trim_start_matches(is_part).len()
}

/// Gives the words between the quotation marks around an offset.
pub(super) fn quotation_around(text: &str, at: usize) -> Option<&str> {
    let start = text[..at].rfind(['«', '“', '"'])?;
    let start = start + text[start..].chars().next().map_or(0, char::len_utf8);
    let end = at + text[at..].find(['»', '”', '"'])?;
    (!text[start..at].contains(['»', '”'])).then(|| &text[start..end])
}

/// Tells whether a word has letters that Arabic has not.
fn is_persian(word: &str) -> bool {
    word.contains(['پ', 'چ', 'ژ', 'گ', '\u{200c}'])
}

fn is_persian_quotation(text: &str, at: usize) -> bool {
    quotation_around(text, at).is_some_and(|quoted| {
        let several = quoted.matches(['ی', 'ک']).count() > 1;
        !quoted.contains(['ي', 'ك', 'ة', 'ى']) && !quoted.starts_with("ال") && (several || is_persian(quoted))
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::testing::{fixed, found};

    #[test]
    fn persian_letters_are_found_and_put_right_where_that_is_certain() {
        let before = "a = کتاب القانون الدولی یحمیک\n";
        assert_eq!(found(&RULE, "ar", "a = x", before), ["ک", "ی", "ی", "ی", "ک"]);
        assert_eq!(fixed(&RULE, "ar", "a = x", before), "a = كتاب القانون الدولی يحميك\n");
    }

    #[test]
    fn persian_names_and_quotations_are_left_alone() {
        for clean in
            ["كتاب القانون الدولي", "مدينة گیلان", "قصيدة «کتابخانه‌های ما»", "كتاب «یک کتاب»", "<i lang=\"fa\">یک</i>"]
        {
            assert_eq!(found(&RULE, "ar", "a = x", &format!("a = {clean}\n")), [""; 0], "{clean}");
        }
    }
}
