//! Finds whole words typed in another script whose letters look the same. Leaves words that the source has, and words of phrases in
//! the other script, alone.

use std::ops::Range;

use crate::check::characters::{Script, runs, script};
use crate::check::confusables::twin;
use crate::check::marks::Alphabet;
use crate::check::reading::Reading;
use crate::check::subject::Pair;
use crate::diagnostic::{Diagnostic, Rule};

/// A word in another script that looks as if it were in the right one.
pub(crate) static RULE: Rule = Rule::error("homoglyph", "a word is typed in the script that it seems to be in")
    .because(
        "A word such as `CO` can be typed with Cyrillic letters only and looks the same, but nobody can search for it, and it is read \
         aloud wrongly.",
        "Unicode UTS #39, “Unicode Security Mechanisms”, section 4 “Confusable Detection”",
    )
    .example("a = Our race\n## fr\na = Notre \u{441}\u{43e}\u{440}\u{435}", "a = Our race\n## fr\na = Notre race");

/// Looks at each word that is not in the script of its locale.
pub(crate) fn check(pair: &Pair, findings: &mut Vec<Diagnostic>) {
    let own = match pair.locale.script.as_str() {
        "Latn" => Script::Latin,
        "Cyrl" => Script::Cyrillic,
        _ => return,
    };
    let may_hide = |reading: &&Reading| match own {
        Script::Latin => reading.marks.is_mixed() || !reading.marks.has_letters(Alphabet::Latin),
        _ => reading.marks.has_letters(Alphabet::Latin),
    };
    for reading in pair.target.readings.iter().filter(may_hide) {
        for word in runs(&reading.text, char::is_alphabetic) {
            if let Some(other) = disguise(reading, &word, own) {
                report(pair, reading, word, other, own, findings);
            }
        }
    }
}

/// Gives the script of a word that could be taken for one of `own`.
fn disguise(reading: &Reading, word: &Range<usize>, own: Script) -> Option<Script> {
    let text = &reading.text[word.clone()];
    let other = script(text.chars().next()?).filter(|other| *other != own)?;
    let all = text.chars().all(|c| script(c) == Some(other) && twin(c, other, own).is_some());
    let count = text.chars().count();
    let is_suspect = match own {
        // Abbreviations in Latin capitals are usual in Cyrillic texts.
        Script::Cyrillic => count >= 3 && other == Script::Latin && text.chars().all(char::is_lowercase),
        _ => count >= 2,
    };
    (all && is_suspect && !reading.is_verbatim(word.start)).then_some(other)
}

fn report(
    pair: &Pair,
    reading: &Reading,
    word: Range<usize>,
    other: Script,
    own: Script,
    findings: &mut Vec<Diagnostic>,
) {
    let text = &reading.text[word.clone()];
    let is_in_source = pair.source.readings.iter().any(|source| source.text.contains(text));
    // In a phrase of the other script, the words beside it are of that script, too.
    let before = reading.text[..word.start].chars().rev().find(|c| c.is_alphabetic());
    let after = reading.text[word.end..].chars().find(|c| c.is_alphabetic());
    if is_in_source || [before, after].iter().flatten().any(|c| script(*c) == Some(other)) {
        return;
    }
    let meant: String = text.chars().filter_map(|c| twin(c, other, own)).collect();
    let message = format!("`{text}` is typed with {} letters and looks {}", other.name(), own.name());
    let help = format!("type `{meant}` with {} letters", own.name());
    let edit = reading.edit(word.clone(), meant);
    findings.push(Diagnostic::new(&RULE, reading.span(word), message, help.clone()).mend(&help, edit));
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::testing::{fixed, found};

    #[test]
    fn a_word_in_disguise_is_found_and_replaced() {
        assert_eq!(
            fixed(&RULE, "fr", "a = One", "a = Le \u{441}\u{43e}\u{440}\u{435} est là\n"),
            "a = Le cope est là\n"
        );
        assert_eq!(fixed(&RULE, "es", "a = One", "a = La \u{39d}\u{391}\u{3a4}\u{39f}\n"), "a = La NATO\n");
        assert_eq!(found(&RULE, "uk", "a = One", "a = Місто pocy тут"), ["pocy"]);
    }

    #[test]
    fn words_that_are_what_they_seem_are_left_alone() {
        for (locale, source, clean) in [
            ("fr", "a = The СССР", "a = L’СССР"),
            ("fr", "a = One", "a = Le mot « сорок » et « не хочу »"),
            ("fr", "a = One", "a = Le titre « Кобзар на сосо »"),
            ("uk", "a = Copy", "a = CO, PC, HP, TCP і Kobzar"),
            ("uk", "a = Type copy here", "a = Введіть copy тут"),
            ("ru", "a = One", "a = Команда copy all"),
            ("el", "a = One", "a = Και copy"),
        ] {
            assert_eq!(found(&RULE, locale, source, clean), [""; 0], "{clean}");
        }
    }
}
