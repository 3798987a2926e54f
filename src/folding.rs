//! Folds spellings that people take for the same word: capitals, accents, vowel signs, the shapes of Arabic letters. Knows no word.

use std::ops::Range;

use icu::normalizer::DecomposingNormalizerBorrowed;
use icu::normalizer::properties::CanonicalCombiningClassMap;

/// Gives a text in the spelling by which words are compared.
pub fn fold(text: &str) -> String {
    if text.is_ascii() {
        return text.to_ascii_lowercase();
    }
    let mut folded = String::with_capacity(text.len());
    for c in DecomposingNormalizerBorrowed::new_nfd().normalize_iter(text.chars()) {
        match c {
            'a'..='z' | '0'..='9' | ' ' => folded.push(c),
            'ß' | 'ẞ' => folded.push_str("ss"),
            'æ' | 'Æ' => folded.push_str("ae"),
            'œ' | 'Œ' => folded.push_str("oe"),
            'ø' | 'Ø' => folded.push('o'),
            'ł' | 'Ł' => folded.push('l'),
            'đ' | 'Đ' => folded.push('d'),
            'ı' => folded.push('i'),
            '\u{671}' => folded.push('\u{627}'),
            '\u{649}' | '\u{6cc}' => folded.push('\u{64a}'),
            '\u{6a9}' => folded.push('\u{643}'),
            '\u{629}' => folded.push('\u{647}'),
            '\u{640}' | '\u{ad}' | '\u{200b}'..='\u{200f}' => {}
            '’' | 'ʼ' => folded.push('\''),
            _ if is_accent(c) => {}
            _ => folded.extend(c.to_lowercase()),
        }
    }
    folded
}

/// Finds the words of a text: runs of letters and digits with the marks on them.
pub fn words(text: &str) -> impl Iterator<Item = Range<usize>> {
    let mut at = 0;
    std::iter::from_fn(move || {
        let start = at + text[at..].find(char::is_alphanumeric)?;
        let end = text[start..].find(|c| !is_inside(c)).map_or(text.len(), |i| start + i);
        at = end;
        Some(start..end)
    })
}

/// Tells whether a character goes on with a word.
fn is_inside(c: char) -> bool {
    c.is_alphanumeric()
        || !c.is_ascii()
            && (matches!(c, '\u{ad}' | '\u{640}' | '\u{200c}' | '\u{200d}')
                || CanonicalCombiningClassMap::new().get_u8(c) != 0)
}

/// Tells whether a character is a mark without which the word can still be told: an accent or a sign of Arabic or Hebrew
/// pointing. A vowel or virama of an Indic script is not.
fn is_accent(c: char) -> bool {
    if c.is_ascii() {
        return false;
    }
    matches!(CanonicalCombiningClassMap::new().get_u8(c), 10..=36 | 200..=240)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_that_differ_in_accents_and_pointing_only_are_the_same() {
        assert_eq!(fold("Asociación ÉTAT Straße"), "asociacion etat strasse");
        assert_eq!(fold("لاجئٌ إلى الحقّ"), fold("لاجىٔ الي الحق"));
        assert_ne!(fold("शिव"), fold("शव"));
    }

    #[test]
    fn words_end_where_readers_end_them() {
        let text = "L’asile: « e\u{301}tat », non-refoulement 12";
        let found: Vec<&str> = words(text).map(|range| &text[range]).collect();
        assert_eq!(found, ["L", "asile", "e\u{301}tat", "non", "refoulement", "12"]);
    }
}
