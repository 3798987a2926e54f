//! Finds letters that are not composed as Unicode recommends. Leaves the order in which Arabic and Hebrew vowel signs are typed alone.

use std::ops::Range;

use icu::normalizer::{ComposingNormalizer, ComposingNormalizerBorrowed};
use icu::properties::CodePointMapData;
use icu::properties::props::{GeneralCategory, GeneralCategoryGroup};

use crate::check::subject::Prose;
use crate::diagnostic::{Diagnostic, Edit, Rule};

/// A text that is not in normalization form C.
pub(crate) static RULE: Rule = Rule::warning("not-nfc", "texts are in Unicode normalization form C")
    .because(
        "The same letter can be written as one character or as a letter and an accent. They look alike, but searching finds only one \
         of them, and many fonts set the accent of the other badly.",
        "Unicode UAX #15, “Unicode Normalization Forms”; W3C Character Model: String Matching",
    )
    .example("title = Le droit d’e\u{301}migrer", "title = Le droit d’émigrer");

/// Looks at the letters of a text and their accents.
pub(crate) fn check(prose: &Prose, findings: &mut Vec<Diagnostic>) {
    let reading = prose.reading;
    let text = &*reading.text;
    if !reading.marks.has_other() || !text.chars().any(can_differ) {
        return;
    }
    let nfc = ComposingNormalizer::new_nfc();
    if nfc.is_normalized(text) {
        return;
    }
    let faulty: Vec<Range<usize>> =
        clusters(text).into_iter().filter(|range| is_faulty(&text[range.clone()], &nfc)).collect();
    let Some(first) = faulty.first().cloned() else { return };
    let edits: Option<Vec<Edit>> =
        faulty.iter().map(|range| reading.edit(range.clone(), nfc.normalize(&text[range.clone()]))).collect();
    let composed = nfc.normalize(&text[first.clone()]).into_owned();
    let found = Diagnostic::new(
        &RULE,
        reading.span(first.clone()),
        format!("`{}` is written as {}", composed, code_points(&text[first])),
        format!("write it as {}", code_points(&composed)),
    );
    findings.push(match edits {
        Some(edits) => found.fix("compose the letters", edits),
        None => found,
    });
}

/// Tells whether a character can be one that normalization changes; quick, and true too often rather than too seldom.
fn can_differ(c: char) -> bool {
    !matches!(u32::from(c),
        0..=0x2ff | 0x400..=0x482 | 0x48a..=0x52f | 0x531..=0x586 | 0x5be..=0x5f4 | 0x60c..=0x652 | 0x660..=0x6d4
        | 0x6f0..=0x6ff | 0x904..=0x939 | 0x93d..=0x94c | 0x966..=0x97f | 0xe00..=0xe7f | 0x10a0..=0x10ff | 0x1e00..=0x1ef9
        | 0x2007..=0x206f | 0x20a0..=0x20bf | 0x3005..=0x3098 | 0x309b..=0x30ff | 0x4e00..=0x9fff | 0xac00..=0xd7a3
        | 0xff01..=0xff5e | 0xfffc)
}

/// Divides a text where letters begin that no accent belongs to.
fn clusters(text: &str) -> Vec<Range<usize>> {
    let mut found: Vec<Range<usize>> = Vec::new();
    for (at, c) in text.char_indices() {
        let end = at + c.len_utf8();
        match found.last_mut() {
            Some(last) if continues(c) => last.end = end,
            _ => found.push(at..end),
        }
    }
    found
}

fn continues(c: char) -> bool {
    let group = || GeneralCategoryGroup::Mark.contains(CodePointMapData::<GeneralCategory>::new().get(c));
    c >= '\u{300}' && (matches!(c, '\u{1160}'..='\u{11ff}') || group())
}

fn is_faulty(cluster: &str, nfc: &ComposingNormalizerBorrowed) -> bool {
    if cluster.is_ascii() || nfc.is_normalized(cluster) {
        return false;
    }
    // Typists put the doubling sign before the vowel, and Unicode orders them the other way round: nobody sees a difference.
    let sorted = |text: &str| {
        let mut chars: Vec<char> = text.chars().collect();
        chars.sort_unstable();
        chars
    };
    let has_vowel_sign =
        cluster.contains(|c| matches!(c, '\u{591}'..='\u{5c7}' | '\u{610}'..='\u{670}' | '\u{6d6}'..='\u{6ed}'));
    !(has_vowel_sign && sorted(cluster) == sorted(&nfc.normalize(cluster)))
}

fn code_points(text: &str) -> String {
    text.chars().map(|c| format!("U+{:04X}", u32::from(c))).collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::testing::{fixed, found};

    #[test]
    fn decomposed_letters_are_found_and_composed() {
        assert_eq!(found(&RULE, "fr", "a = b", "a = L’e\u{301}te\u{301} { $b }"), ["e\u{301}"]);
        assert_eq!(fixed(&RULE, "fr", "a = b", "a = L’e\u{301}te\u{301} { $b } c\u{327}a\n"), "a = L’été { $b } ça\n");
        assert_eq!(fixed(&RULE, "ar", "a = b", "a = ا\u{654}رسي\n"), "a = أرسي\n");
        assert_eq!(fixed(&RULE, "uk", "a = b", "a = и\u{306} і\u{308}\n"), "a = й ї\n");
        assert_eq!(fixed(&RULE, "ko", "a = b", "a = \u{1112}\u{1161}\u{11ab}\n"), "a = 한\n");
        assert_eq!(fixed(&RULE, "ja", "a = b", "a = か\u{3099}\n"), "a = が\n");
        assert_eq!(found(&RULE, "en", "", "a = 5 \u{2126} at 3 \u{212a}"), ["\u{2126}"]);
    }

    #[test]
    fn composed_letters_are_left_alone() {
        for (locale, clean) in [
            ("fr", "a = L’été « là » où ç’a œuvré"),
            ("ar", "a = الملح\u{651}\u{64e} أُرسي إلى آخر"),
            ("he", "a = ש\u{5bc}\u{5b8}לום"),
            ("vi", "a = Tiếng Việt"),
            ("hi", "a = क\u{93c} हिन्दी"),
            ("lt", "a = i\u{307}\u{301} ė\u{301}"),
            ("uk", "a = за\u{301}мок"),
            ("ko", "a = 한국어"),
        ] {
            assert_eq!(found(&RULE, locale, "a = b", clean), [""; 0], "{clean}");
        }
    }
}
