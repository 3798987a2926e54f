//! Finds names of signatories with a letter of another alphabet within a word. Repairs none: names are data.

use crate::check::subject::Whole;
use crate::diagnostic::{Diagnostic, Rule};
use crate::folding::words;

/// A word of two alphabets.
pub(crate) static RULE: Rule = Rule::warning(
    "mixed-script-name",
    "a word of a name is in one alphabet: Latin, Cyrillic or Greek",
)
.because(
    "A Cyrillic `о` looks like a Latin `o`, but whoever searches for the name does not find it, and in some fonts it \
             looks wrong.",
    "Unicode UTS #39, Unicode Security Mechanisms, “Mixed-Script Detection”",
)
.example("## signatories.csv\nH\u{43e}pe for All,,,\n", "## signatories.csv\nHope for All,,,\n");

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Alphabet {
    Latin,
    Cyrillic,
    Greek,
}

/// Looks at each word of each name.
pub(crate) fn check(whole: &Whole, findings: &mut Vec<Diagnostic>) {
    for signatory in whole.letter.iter().flat_map(|letter| &letter.signatories) {
        if signatory.name.is_ascii() {
            continue;
        }
        let strangers = words(&signatory.name).find_map(|range| {
            let word = &signatory.name[range];
            stranger(word).map(|(c, alphabet)| (word, c, alphabet))
        });
        if let Some((word, c, alphabet)) = strangers {
            let message =
                format!("`{c}` in `{word}`, in the name `{}`, is a {} letter", signatory.name, name_of(alphabet));
            let help = "ask for the name, or waive the finding if it is published so";
            findings.push(Diagnostic::new(&RULE, signatory.span.clone(), message, help));
        }
    }
}

/// Gives the first letter of the alphabet that has fewer in a word of two.
fn stranger(word: &str) -> Option<(char, Alphabet)> {
    let letters = || word.chars().filter_map(|c| Some((c, alphabet(c)?)));
    let count = |wanted: Alphabet| letters().filter(|(_, alphabet)| *alphabet == wanted).count();
    let mut counts = [Alphabet::Latin, Alphabet::Cyrillic, Alphabet::Greek].map(|alphabet| (count(alphabet), alphabet));
    counts.sort_unstable();
    let (_, fewer) = *counts.iter().find(|(count, _)| *count > 0)?;
    (counts[1].0 > 0).then(|| letters().find(|(_, alphabet)| *alphabet == fewer))?
}

fn alphabet(c: char) -> Option<Alphabet> {
    match u32::from(c) {
        0x41..=0x5a | 0x61..=0x7a | 0xc0..=0xd6 | 0xd8..=0xf6 | 0xf8..=0x24f | 0x1e00..=0x1eff => Some(Alphabet::Latin),
        0x370..=0x3ff | 0x1f00..=0x1fff if c.is_alphabetic() => Some(Alphabet::Greek),
        0x400..=0x52f | 0x1c80..=0x1c8f if c.is_alphabetic() => Some(Alphabet::Cyrillic),
        _ => None,
    }
}

fn name_of(alphabet: Alphabet) -> &'static str {
    match alphabet {
        Alphabet::Latin => "Latin",
        Alphabet::Cyrillic => "Cyrillic",
        Alphabet::Greek => "Greek",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_letter_of_another_alphabet_is_found_and_two_alphabets_side_by_side_are_not() {
        assert_eq!(stranger("Hоpe"), Some(('о', Alphabet::Cyrillic)));
        assert_eq!(stranger("Дiм"), Some(('i', Alphabet::Latin)));
        assert_eq!(stranger("Αthens"), Some(('Α', Alphabet::Greek)));
        for name in
            ["Надія / Hope", "IT-школа", "Ελπίδα Hope", "DéNouTa", "Ґалаґан і син_и", "Hope2", "اتحاد ABC", "希望Hope"]
        {
            assert!(words(name).all(|range| stranger(&name[range]).is_none()), "{name}");
        }
    }
}
