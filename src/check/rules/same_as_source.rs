//! Finds texts that read in the translation exactly as in the source; leaves names, figures and shared words alone.

use crate::check::subject::Pair;
use crate::check::words::{Initial, Word, is_control, is_english, is_joint, is_shared, words};
use crate::diagnostic::{Diagnostic, Rule};

/// A text that was not translated.
pub(crate) static RULE: Rule = Rule::warning("same-as-source", "a translation does not read like its source")
    .because(
        "A text that reads the same in both languages was most likely copied and forgotten. Where it is meant so, say why under \
         `[check.same-as-source]` in the settings.",
        "openletter",
    )
    .example(
        "## en\nsave = Save your changes\n## fr\nsave = Save your changes",
        "## en\nsave = Save your changes\n## fr\nsave = Enregistrer les modifications",
    );

/// Compares a text with its source, word for word.
pub(crate) fn check(pair: &Pair, findings: &mut Vec<Diagnostic>) {
    let (source, target) = (pair.source, pair.target);
    let reading = target.default();
    let same = target.readings.iter().all(|own| source.readings.iter().any(|theirs| theirs.text == own.text));
    if !same || pair.locale.language == pair.source_locale.language {
        return;
    }
    let text = reading.text.trim();
    let is_code =
        target.attribute.is_some_and(|name| matches!(name, "accesskey" | "key" | "style" | "class" | "href" | "src"));
    if text.is_empty() || is_code || pair.whole.settings.check.same.contains_key(text) {
        return;
    }
    let words = words(reading);
    let is_english_source = pair.source_locale.language == "en";
    let untranslated = if pair.locale.script == pair.source_locale.script {
        is_untranslated(&words, is_english_source)
    } else {
        is_foreign(&words, is_english_source) || is_untranslated(&words, is_english_source)
    };
    if untranslated {
        let start = reading.text.len() - reading.text.trim_start().len();
        findings.push(
            Diagnostic::new(
                &RULE,
                reading.span(start..start + text.len()),
                format!("`{}` reads as in `{}`", target.name(), pair.source_locale.tag),
                "translate it, or say under `[check.same-as-source]` why it stays",
            )
            .label(source.span.clone(), "the source"),
        );
    }
}

/// Tells whether a text in the script of the source has words that it would not have in another language.
fn is_untranslated(words: &[Word], is_english_source: bool) -> bool {
    let english = |word: &Word| is_english_source && is_english(word.text);
    if is_title(words) {
        // Titles are names, unless they are made of the words of buttons.
        return is_english_source
            && words.len() > 1
            && words.iter().all(|word| is_control(word.text) || is_joint(word.text))
            && words.iter().any(english);
    }
    let ordinary: Vec<&Word> = words.iter().filter(|word| word.initial != Initial::Name).collect();
    match ordinary.as_slice() {
        [] => false,
        [word] => words.len() == 1 && english(word) && !is_shared(word.text),
        several => several.len() >= 4 || several.iter().any(|word| english(word) && !is_shared(word.text)),
    }
}

/// Tells whether a text in another script than its locale's has a word that is no name.
fn is_foreign(words: &[Word], is_english_source: bool) -> bool {
    if is_title(words) && words.len() > 1 {
        return false;
    }
    words.iter().any(|word| {
        let is_long = word.text.chars().nth(2).is_some();
        is_long
            && match word.initial {
                Initial::Small => true,
                Initial::Sentence => is_english_source && (is_english(word.text) || is_shared(word.text)),
                Initial::Name => false,
            }
    })
}

/// Tells whether all but the words that join others have a capital.
fn is_title(words: &[Word]) -> bool {
    words.iter().any(|word| word.initial == Initial::Name)
        && words.iter().all(|word| word.initial != Initial::Small || is_joint(word.text))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::testing::found;

    fn flags(locale: &str, text: &str) -> bool {
        let message = format!("a = {text}");
        !found(&RULE, locale, &message, &message).is_empty()
    }

    #[test]
    fn what_was_not_translated_is_found() {
        for text in [
            "Save your changes",
            "Cancel",
            "Settings",
            "Save Changes",
            "New Window",
            "Please close this page.",
            "Hello { $name }, welcome back",
            "The original text of this document is in English.",
            "{ $n ->\n    [one] One file selected\n   *[other] { $n } files selected\n }",
        ] {
            assert!(flags("fr", text), "{text}");
            assert!(flags("uk", text), "{text}");
        }
        for text in ["Menu", "Download", "print this", "message"] {
            assert!(flags("uk", text), "{text}");
        }
    }

    #[test]
    fn names_and_shared_words_stay() {
        for text in [
            "Firefox",
            "OK",
            "UNHCR",
            "Médecins Sans Frontières",
            "Doctors Without Borders",
            "Save the Children",
            "House of Cards",
            "The New York Times",
            "Amnesty International",
            "https://a.org/open-this-page",
            "{ $name }: { $count }",
            "Visual Studio Code 2.0",
            "iPhone",
            "GitHub Actions",
            "example.com",
            "npm-cli --save-dev x.y",
            "100 %",
            "{ -brand } { $version }",
            "Kobzar",
            "L’AFRIKANA",
        ] {
            assert!(!flags("fr", text), "{text}");
            assert!(!flags("uk", text), "{text}");
        }
        for text in [
            "Page",
            "Message",
            "Total",
            "Menu",
            "Version 2.0",
            "Total: { $n }",
            "Email",
            "Actions",
            "Question { $n }",
            "Date",
            "Test",
        ] {
            assert!(!flags("fr", text), "{text}");
            assert!(!flags("de", text), "{text}");
        }
        assert!(!flags("en-GB", "Save your changes"));
    }
}
