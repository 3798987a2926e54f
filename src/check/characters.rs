//! Tells spaces, letters and their scripts apart by code point, and finds runs of them. Knows no language.

use std::ops::Range;

use super::reading::Reading;

/// U+00A0 NO-BREAK SPACE.
pub(crate) const NO_BREAK: char = '\u{a0}';
/// U+202F NARROW NO-BREAK SPACE.
pub(crate) const NARROW: char = '\u{202f}';

/// Languages whose tall marks stand apart from the word before them.
pub(crate) const SPACED_MARKS: &[&str] = &["fr", "br", "oc", "wa", "co", "frp", "mg", "ff", "wo", "bm", "ln", "sg"];

/// The scripts that share letter shapes or stand side by side in our texts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Script {
    /// Latin.
    Latin,
    /// Cyrillic.
    Cyrillic,
    /// Greek.
    Greek,
    /// Armenian.
    Armenian,
    /// Hebrew.
    Hebrew,
    /// Arabic.
    Arabic,
    /// Cherokee.
    Cherokee,
    /// Those of India and their neighbours whose letters join.
    Indic,
}

impl Script {
    /// Gives its name.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Latin => "Latin",
            Self::Cyrillic => "Cyrillic",
            Self::Greek => "Greek",
            Self::Armenian => "Armenian",
            Self::Hebrew => "Hebrew",
            Self::Arabic => "Arabic",
            Self::Cherokee => "Cherokee",
            Self::Indic => "Indic",
        }
    }

    /// Tells whether it is the script with an ISO 15924 code.
    pub(crate) fn is_code(self, code: &str) -> bool {
        let own = match self {
            Self::Latin => "Latn",
            Self::Cyrillic => "Cyrl",
            Self::Greek => "Grek",
            Self::Armenian => "Armn",
            Self::Hebrew => "Hebr",
            Self::Arabic => "Arab",
            Self::Cherokee => "Cher",
            Self::Indic => return false,
        };
        own == code
    }
}

/// Gives the script of a letter; none for what is no letter, belongs to another script or, like `µ`, to all.
pub(crate) fn script(c: char) -> Option<Script> {
    Some(match u32::from(c) {
        0x41..=0x5a | 0x61..=0x7a => Script::Latin,
        0xd7 | 0xf7 | 0x37e | 0x387 | 0x375 | 0x37a | 0x384 | 0x385 => return None,
        0xc0..=0x24f | 0x250..=0x2af | 0x1e00..=0x1eff | 0x2c60..=0x2c7f | 0xa722..=0xa787 | 0xfb00..=0xfb06 => {
            Script::Latin
        }
        0x370..=0x3ff | 0x1f00..=0x1fff => Script::Greek,
        0x400..=0x481 | 0x48a..=0x52f | 0x1c80..=0x1c8f | 0xa640..=0xa66e | 0xa680..=0xa69d => Script::Cyrillic,
        0x531..=0x556 | 0x561..=0x587 => Script::Armenian,
        0x5d0..=0x5f2 => Script::Hebrew,
        0x620..=0x63f
        | 0x641..=0x64a
        | 0x66e..=0x66f
        | 0x671..=0x6d3
        | 0x6fa..=0x6ff
        | 0x750..=0x77f
        | 0x8a0..=0x8c9
        | 0xfb50..=0xfdfb
        | 0xfe70..=0xfefc => Script::Arabic,
        0x13a0..=0x13fd | 0xab70..=0xabbf => Script::Cherokee,
        0x900..=0x963 | 0x970..=0x9e5 | 0x9f0..=0xdff | 0x1000..=0x103f | 0x1780..=0x17d3 | 0x1820..=0x18aa => {
            Script::Indic
        }
        _ => return None,
    })
}

/// Tells whether a character is a space within a line.
pub(crate) fn is_space(c: char) -> bool {
    c == ' ' || c != '\u{2028}' && c != '\u{2029}' && c > '\u{7f}' && c.is_whitespace()
}

/// Tells whether a character is a plain space or a no-break one.
pub(crate) fn is_word_space(c: char) -> bool {
    matches!(c, ' ' | NO_BREAK | NARROW)
}

/// Tells whether a script is written without spaces between words.
pub(crate) fn is_unspaced(script: &str) -> bool {
    is_east_asian(script) || is_southeast_asian(script)
}

/// Tells whether a script sets its texts in square cells.
pub(crate) fn is_east_asian(script: &str) -> bool {
    matches!(script, "Hans" | "Hant" | "Hani" | "Jpan" | "Bopo" | "Hira" | "Kana" | "Yiii")
}

/// Tells whether a script puts spaces between phrases rather than words, and often no mark at their end.
pub(crate) fn is_southeast_asian(script: &str) -> bool {
    matches!(script, "Thai" | "Laoo" | "Khmr" | "Mymr" | "Tibt" | "Lana" | "Talu" | "Java" | "Bali")
}

/// Finds the longest runs of characters of a kind.
pub(crate) fn runs(text: &str, is: impl Fn(char) -> bool) -> impl Iterator<Item = Range<usize>> {
    let mut from = 0;
    std::iter::from_fn(move || {
        let start = from + text[from..].find(&is)?;
        let end = text[start..].find(|c| !is(c)).map_or(text.len(), |i| start + i);
        from = end;
        Some(start..end)
    })
}

/// Counts the letters that end a text.
pub(crate) fn letters_before(text: &str) -> usize {
    text.chars().rev().take_while(|c| c.is_alphabetic()).count()
}

/// Counts the letters that begin a text.
pub(crate) fn letters_after(text: &str) -> usize {
    text.chars().take_while(|c| c.is_alphabetic()).count()
}

/// Gives the stretch without white space around an offset.
pub(crate) fn token(text: &str, at: usize) -> Range<usize> {
    let start = text[..at].char_indices().rev().find(|(_, c)| c.is_whitespace()).map_or(0, |(i, c)| i + c.len_utf8());
    let end = text[at..].find(char::is_whitespace).map_or(text.len(), |i| at + i);
    start..end
}

/// Tells whether a stretch reads as code, a path or an address rather than as a word.
pub(crate) fn is_code(token: &str) -> bool {
    token
        .contains(['=', '_', '/', '\\', '@', '#', '*', '<', '>', '{', '}', '[', ']', '|', '&', '^', '~', '`', '$', '+'])
}

/// Tells whether a tag stood within a range, its ends included.
pub(crate) fn has_tag(reading: &Reading, range: &Range<usize>) -> bool {
    reading.tags.iter().any(|tag| range.start <= tag.at && tag.at <= range.end)
}

/// Names a character by its code point, as in `U+00A0`.
pub(crate) fn code_point(c: char) -> String {
    format!("U+{:04X}", u32::from(c))
}
