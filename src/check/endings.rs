//! Reads the mark that a text ends with, in whatever script, and knows which mark a language would put there.

use std::ops::Range;

use super::characters::{NARROW, NO_BREAK, SPACED_MARKS, is_east_asian};
use super::reading::{Reading, SLOT};
use super::subject::Locale;

/// What a text ends with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Ending {
    /// A letter or figure.
    Word,
    /// A value.
    Value,
    /// A full stop.
    Stop,
    /// An ellipsis.
    Ellipsis,
    /// An exclamation mark.
    Exclamation,
    /// A question mark.
    Question,
    /// Question and exclamation marks together.
    Both,
    /// A colon.
    Colon,
    /// A semicolon.
    Semicolon,
    /// A comma.
    Comma,
    /// A picture or a sign, which nothing can be said of.
    Sign,
}

/// The end of a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct End {
    /// What it is.
    pub(crate) ending: Ending,
    /// The mark; where there is none, the last character.
    pub(crate) range: Range<usize>,
    /// Whether closing brackets or quotation marks follow.
    pub(crate) is_wrapped: bool,
}

/// Languages that write a full stop after an ordinal number.
pub(crate) const ORDINALS: &[&str] = &[
    "de", "cs", "sk", "fi", "nb", "nn", "no", "da", "hu", "et", "lv", "sl", "hr", "sr", "bs", "tr", "is", "pl", "lt",
    "eu", "ka",
];

/// Tokens that end with a full stop without ending a sentence.
const ABBREVIATIONS: &[&str] = &[
    "etc", "usw", "bzw", "др", "пр", "см", "руб", "коп", "тыс", "млн", "млрд", "стр", "гг", "min", "max", "sec", "sek",
    "seg", "mín", "máx", "approx", "aprox", "ca", "inc", "ltd", "co", "corp", "no", "nr", "núm", "num", "tel", "tél",
    "minús", "mayús", "ext", "p", "pp", "vol", "fig", "art", "ed", "dr", "mr", "mrs", "ms", "st", "jr", "sr", "prof",
    "al", "cf", "vs", "hr", "hrs", "mio", "mrd", "std", "jh", "chr", "kr", "tzn", "atd", "apod", "itd", "itp", "godz",
    "zł", "dept", "ave", "esq", "pág", "págs", "cía", "хв", "сек", "год", "мін", "грн", "тис", "ін", "вул", "ул",
    "мин", "resp", "m", "osv", "mm", "jne", "stb", "kl", "tim",
];

impl End {
    /// Reads the end of a text; none if nothing in it can be seen.
    pub(crate) fn of(reading: &Reading, locale: &Locale) -> Option<Self> {
        let text = &*reading.text;
        let is_blank = |c: char| {
            c.is_whitespace()
                || matches!(c, '\u{200b}'..='\u{200f}' | '\u{61c}' | '\u{2066}'..='\u{2069}' | '\u{202a}'..='\u{202e}')
        };
        let visible = text.trim_end_matches(is_blank);
        let bare = visible.trim_end_matches(|c: char| is_closing(c) || is_blank(c));
        let last = bare.chars().next_back()?;
        let is_wrapped = bare.len() < visible.len();
        let at = bare.len() - last.len_utf8();
        let marks = |is: &dyn Fn(char) -> bool| bare.trim_end_matches(is).len()..bare.len();
        let (ending, range) = if reading.is_verbatim(at) {
            (Ending::Word, at..bare.len())
        } else {
            match class(last, &locale.language) {
                Ending::Stop if bare.ends_with("..") => (Ending::Ellipsis, marks(&|c| c == '.')),
                Ending::Exclamation | Ending::Question => {
                    let range =
                        marks(&|c| matches!(class(c, &locale.language), Ending::Exclamation | Ending::Question));
                    let kinds = |wanted| bare[range.clone()].chars().any(|c| class(c, &locale.language) == wanted);
                    let both = kinds(Ending::Exclamation) && kinds(Ending::Question);
                    (if both { Ending::Both } else { class(last, &locale.language) }, range)
                }
                Ending::Ellipsis => (Ending::Ellipsis, marks(&|c| matches!(c, '…' | '⋯'))),
                ending => (ending, at..bare.len()),
            }
        };
        Some(Self { ending, range, is_wrapped })
    }

    /// Gives the ending of what is quoted or put in brackets right before the mark, as in “Home?”.
    pub(crate) fn inner(&self, reading: &Reading, locale: &Locale) -> Option<Ending> {
        let before = &reading.text[..self.range.start];
        let quoted = before.trim_end_matches(|c: char| is_closing(c) || c.is_whitespace());
        let last = quoted.chars().next_back().filter(|_| quoted.len() < before.len())?;
        let ending = class(last, &locale.language);
        matches!(ending, Ending::Question | Ending::Exclamation | Ending::Ellipsis).then_some(ending)
    }

    /// Tells whether the full stop belongs to an abbreviation or ordinal number.
    pub(crate) fn is_abbreviation(&self, reading: &Reading, locale: &Locale) -> bool {
        let before = &reading.text[..self.range.start];
        let token = before.rsplit(|c: char| c.is_whitespace() || "(«“„\"'’/-".contains(c)).next().unwrap_or("");
        let is_known = ABBREVIATIONS.iter().any(|known| *known == token.to_lowercase());
        if reading.is_verbatim(before.len() - token.len()) {
            return false;
        }
        let letters = token.chars().count();
        self.ending == Ending::Stop
            && (is_known
                || token.trim_matches('.').contains('.')
                || letters == 1 && !token.contains(SLOT)
                || letters <= 2 && locale.is_any(ORDINALS) && token.chars().all(char::is_numeric))
    }
}

fn is_closing(c: char) -> bool {
    ")]”»’\"'›」』）】》“‘".contains(c)
}

fn class(c: char, language: &str) -> Ending {
    match c {
        SLOT => Ending::Value,
        ';' | '\u{37e}' if language == "el" => Ending::Question,
        '·' | '\u{387}' if language == "el" => Ending::Semicolon,
        ':' | '։' if language == "hy" => Ending::Stop,
        '.' | '。' | '．' | '｡' | '۔' | '։' | '।' | '॥' | '။' | '។' | '።' | '᠃' | '།' => {
            Ending::Stop
        }
        '…' | '⋯' => Ending::Ellipsis,
        '!' | '！' | '‼' | '՜' => Ending::Exclamation,
        '?' | '？' | '؟' | '⸮' | '\u{37e}' | '፧' | '՞' => Ending::Question,
        ':' | '：' | '︓' | '፥' | '፦' | '៖' => Ending::Colon,
        ';' | '；' | '؛' | '፤' => Ending::Semicolon,
        ',' | '،' | '、' | '，' | '፣' | '､' => Ending::Comma,
        c if c.is_alphanumeric() || "%°€$£¥₴₽‰".contains(c) => Ending::Word,
        // Accents and vowel signs are part of words, pictures are not.
        '\u{300}'..='\u{36f}'
        | '\u{591}'..='\u{5c7}'
        | '\u{610}'..='\u{6ed}'
        | '\u{900}'..='\u{109f}'
        | '\u{1780}'..='\u{17ff}' => Ending::Word,
        _ => Ending::Sign,
    }
}

/// Gives what a language writes for an ending, the space before it included; none where it is not certain.
pub(crate) fn written(ending: Ending, locale: &Locale) -> Option<&'static str> {
    let script = locale.script.as_str();
    let east = is_east_asian(script);
    let arabic = script == "Arab";
    let known = matches!(script, "Latn" | "Cyrl" | "Hebr" | "Geor" | "Kore" | "Grek") || east || arabic;
    if !known {
        return None;
    }
    let french = locale.language == "fr";
    let spaced = locale.is_any(SPACED_MARKS) && !french;
    Some(match ending {
        Ending::Word => "",
        Ending::Stop if locale.is_any(&["ur", "pa", "sd"]) && arabic => "۔",
        Ending::Stop if east => "。",
        Ending::Stop => ".",
        // Spanish and Asturian open questions and exclamations, too.
        Ending::Question | Ending::Exclamation if locale.is_any(&["es", "ast"]) || spaced => return None,
        Ending::Question if script == "Grek" => ";",
        Ending::Question if arabic => "؟",
        Ending::Question if east => "？",
        Ending::Question if french => "\u{202f}?",
        Ending::Question => "?",
        Ending::Exclamation if east => "！",
        Ending::Exclamation if french => "\u{202f}!",
        Ending::Exclamation => "!",
        Ending::Colon if east => "：",
        Ending::Colon if french => "\u{a0}:",
        Ending::Colon if spaced => return None,
        Ending::Colon => ":",
        Ending::Semicolon if script == "Grek" => "·",
        Ending::Semicolon if arabic => "؛",
        Ending::Semicolon if script == "Jpan" => return None,
        Ending::Semicolon if east => "；",
        Ending::Semicolon if french => "\u{202f};",
        Ending::Semicolon if spaced => return None,
        Ending::Semicolon => ";",
        Ending::Comma if arabic => "،",
        Ending::Comma if script == "Jpan" => "、",
        Ending::Comma if east => "，",
        Ending::Comma => ",",
        Ending::Ellipsis if east => return None,
        Ending::Ellipsis => "…",
        Ending::Value | Ending::Both | Ending::Sign => return None,
    })
}

/// Gives the place of a mark with the space that French puts before it.
pub(crate) fn with_space(reading: &Reading, range: &Range<usize>) -> Range<usize> {
    let start = reading.text[..range.start].trim_end_matches([' ', NO_BREAK, NARROW]).len();
    start..range.end
}
