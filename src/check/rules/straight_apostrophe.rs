//! Finds typewriter apostrophes in words; leaves feet, minutes, code and single quotation marks alone.

use crate::check::marks::Marks;
use crate::check::reading::{Reading, SLOT};
use crate::check::subject::Prose;
use crate::check::typography::{is_other, word_after, word_before};
use crate::diagnostic::{Diagnostic, Rule};

/// A typewriter apostrophe.
pub(crate) static RULE: Rule = Rule::warning("straight-apostrophe", "the apostrophe is ’, not the mark of the typewriter")
    .because(
        "The mark ' comes from the typewriter, which had one key for apostrophes, quotation marks and feet. In print the apostrophe \
         is curved.",
        "The Unicode Standard, chapter 6, “Apostrophes”: U+2019 is preferred for punctuation",
    )
    .example("call = We don't agree.", "call = We don’t agree.");

const LOOKED_FOR: Marks = Marks::of(&['\'']);

/// English words that begin with an apostrophe.
const CLIPPED: [&str; 4] = ["tis", "twas", "twere", "em"];

/// Looks at each straight apostrophe.
pub(crate) fn check(prose: &Prose, findings: &mut Vec<Diagnostic>) {
    let reading = prose.reading;
    if !reading.marks.meets(LOOKED_FOR) {
        return;
    }
    let is_english = prose.locale.language == "en";
    for (at, _) in reading.text.match_indices('\'') {
        let is_apostrophe = within(reading, at) || is_english && (leads(reading, at) || possesses(reading, at));
        if !is_apostrophe || is_other(reading, at) {
            continue;
        }
        let found =
            Diagnostic::new(&RULE, reading.span(at..at + 1), "the apostrophe is that of a typewriter", "write ’");
        findings.push(found.mend("write ’", reading.edit(at..at + 1, "’")));
    }
}

/// Tells whether an apostrophe stands within a word, as in "don't" and "l'asile".
fn within(reading: &Reading, at: usize) -> bool {
    let is_letter = |c: char| c.is_alphabetic() || c == SLOT;
    let (before, after) = (reading.before(at), reading.after(at + 1));
    let quoted = matches!(after, Some('«' | '“')) && before.is_some_and(char::is_alphabetic);
    let values = before == Some(SLOT) && after == Some(SLOT);
    (before.is_some_and(is_letter) && after.is_some_and(is_letter) || quoted) && !values
}

/// Tells whether an apostrophe begins a clipped word, as in "'90s" and "'tis".
fn leads(reading: &Reading, at: usize) -> bool {
    let word = word_after(&reading.text, at + 1);
    let decade = word.len() == 3 && word.ends_with("0s") && word.as_bytes()[0].is_ascii_digit();
    let clipped = CLIPPED.iter().any(|clipped| word.eq_ignore_ascii_case(clipped));
    let boundary = reading.before(at).is_none_or(|c| c.is_whitespace() || matches!(c, '(' | '“' | '—' | '–'));
    // A second mark would make them a pair of quotation marks.
    boundary && (decade || clipped) && !reading.text[at + 1 + word.len()..].starts_with('\'')
}

/// Tells whether an apostrophe ends a plural that possesses, as in "refugees' rights".
fn possesses(reading: &Reading, at: usize) -> bool {
    let text: &str = &reading.text;
    let word = word_before(text, at);
    let plural = word.len() > 2 && word.ends_with('s') && word.chars().all(char::is_alphabetic);
    let follows = text[at + 1..].strip_prefix(' ').is_some_and(|rest| rest.starts_with(|c: char| c.is_lowercase()));
    let opens = |i: usize| reading.before(i).is_none_or(|c| !c.is_alphanumeric() && c != SLOT);
    plural && follows && !text[..at].match_indices('\'').any(|(i, _)| opens(i))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::testing::{fixed, found};

    #[test]
    fn apostrophes_are_put_right() {
        for (language, before, after) in [
            ("en", "We don't, { $name }'s", "We don’t, { $name }’s"),
            ("en", "The '90s, 'tis said, refugees' rights", "The ’90s, ’tis said, refugees’ rights"),
            (
                "fr",
                "L'asile d'{ $who }, aujourd'hui, l'«\u{a0}un\u{a0}»",
                "L’asile d’{ $who }, aujourd’hui, l’«\u{a0}un\u{a0}»",
            ),
            ("it", "L'asilo", "L’asilo"),
            ("ca", "L'asil", "L’asil"),
        ] {
            let (before, after) = (format!("a = {before}\n"), format!("a = {after}\n"));
            assert_eq!(fixed(&RULE, language, "a = x", &before), after);
            assert_eq!(found(&RULE, language, "a = x", &after), [""; 0]);
        }
    }

    #[test]
    fn other_uses_of_the_mark_are_left_alone() {
        for clean in [
            "6'2\" tall, 5' wide",
            "He said 'the rights' and left",
            "<code>don't</code>, `it's`",
            "Type '{ $x }' here",
            "don’t",
            "See https://a.example/it's",
            "'Years' later",
            "'em' is a tag",
        ] {
            assert_eq!(found(&RULE, "en", "a = x", &format!("a = {clean}\n")), [""; 0], "{clean}");
        }
    }
}
