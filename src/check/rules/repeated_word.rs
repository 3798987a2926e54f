//! Finds small words that stand twice. Knows only those that never do in good prose, in English, Spanish and French.

use crate::check::characters::has_tag;
use crate::check::subject::Prose;
use crate::diagnostic::{Diagnostic, Rule};

/// A word that stands twice.
pub(crate) static RULE: Rule = Rule::warning("repeated-word", "small words do not stand twice in a row")
    .because("A small word that stands twice, often across the end of a line, is easy to overlook.", "openletter")
    .example("title = Asylum is the the law", "title = Asylum is the law");

const ENGLISH: &[&str] = &[
    "the", "of", "and", "to", "a", "an", "with", "from", "or", "by", "our", "their", "we", "they", "this", "at", "be",
    "its", "your", "my", "into", "between", "if", "than", "these", "those",
];
const SPANISH: &[&str] = &[
    "de", "del", "el", "los", "las", "y", "e", "en", "para", "con", "un", "una", "a", "al", "o", "su", "sus", "por",
    "nuestro", "nuestra", "sin", "sobre", "entre", "desde", "como",
];
const FRENCH: &[&str] = &[
    "de", "du", "le", "les", "des", "et", "à", "au", "aux", "un", "une", "dans", "par", "pour", "sur", "avec", "ou",
    "leur", "leurs", "son", "sa", "ses", "ce", "cette", "ces", "qui", "notre", "nos", "sans", "entre",
];

/// Looks at each word and the next.
pub(crate) fn check(prose: &Prose, findings: &mut Vec<Diagnostic>) {
    let reading = prose.reading;
    let text = &*reading.text;
    let words = match prose.locale.language.as_str() {
        "en" => ENGLISH,
        "es" => SPANISH,
        _ => FRENCH,
    };
    let is_gap = |b: u8| matches!(b, b' ' | b'\n' | b'\r');
    let mut last = 0..0;
    for token in text.split(' ').flat_map(|part| part.split(['\n', '\r'])) {
        let start = token.as_ptr() as usize - text.as_ptr() as usize;
        if token.is_empty() {
            continue;
        }
        let earlier = std::mem::replace(&mut last, start..start + token.len());
        // The second may have a mark after it, the first not.
        let first = &text[earlier.clone()];
        let second = token.trim_end_matches([',', '.', ';', ':', '!', '?', ')', '”', '»', '\u{a0}', '\u{202f}']);
        if first.is_empty() || first.len() != second.len() || second.len() > 8 || !alike(first, second) {
            continue;
        }
        let range = earlier.start..start + second.len();
        if !words.contains(&second) || has_tag(reading, &range) || is_name(text, range.end) {
            continue;
        }
        debug_assert!(text.as_bytes()[earlier.end..start].iter().copied().all(is_gap));
        let message = format!("`{second}` stands twice");
        let edit = reading.edit(earlier.end..range.end, "");
        findings.push(Diagnostic::new(&RULE, reading.span(range), message, "leave one").mend("leave one", edit));
    }
}

/// Tells whether two words differ at most in their first capital.
fn alike(first: &str, second: &str) -> bool {
    let (Some((a, one)), Some((b, other))) = (first.split_at_checked(1), second.split_at_checked(1)) else {
        return first == second;
    };
    // One capital is a name, as in “vitamin A a day”.
    one == other && (a == b || !one.is_empty() && a.eq_ignore_ascii_case(b))
}

/// Tells whether a name follows, which may begin with the same particle: `de de Gaulle`.
fn is_name(text: &str, end: usize) -> bool {
    text[end..].strip_prefix(' ').is_some_and(|rest| rest.starts_with(char::is_uppercase))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::testing::{fixed, found};

    #[test]
    fn small_words_that_stand_twice_are_found_and_put_right() {
        assert_eq!(
            found(&RULE, "en", "", "a = It is the the law of\n    of nations. The the end."),
            ["the the", "of\n    of", "The the"]
        );
        assert_eq!(found(&RULE, "es", "a = b", "a = El derecho de de asilo"), ["de de"]);
        assert_eq!(found(&RULE, "fr", "a = b", "a = Le droit à à l’asile et et, encore"), ["à à", "et et"]);
        assert_eq!(fixed(&RULE, "en", "", "a = It is the the law\n"), "a = It is the law\n");
    }

    #[test]
    fn words_that_may_stand_twice_are_left_alone() {
        for (locale, clean) in [
            ("en", "a = We know that that had had an end. The band The The. Hepatitis A a year."),
            ("en", "a = to { $b } to, of, of the, and; and a-a, la la la"),
            ("en", "a = the <b>the</b>"),
            ("fr", "a = Nous nous levons et vous vous taisez. La France de de Gaulle. Il faut que que"),
            ("es", "a = La la, no no; se se"),
            ("de", "a = die die, der der"),
        ] {
            assert_eq!(found(&RULE, locale, "a = b", clean), [""; 0], "{clean}");
        }
    }
}
