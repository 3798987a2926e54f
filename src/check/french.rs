//! Finds the French marks that call for a space, and which space; leaves times, ratios, smileys and code alone. Reports nothing.

use std::ops::Range;

use super::reading::SLOT;
use super::subject::{Locale, Prose};
use super::typography::{NARROW, NO_BREAK, is_other, space_after, space_before, word_before};

/// How French is set in one place or another.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Usage {
    /// Imprimerie nationale: U+202F before `;` `!` `?`, U+00A0 before `:` and inside « ».
    National,
    /// European Union: no space before marks, U+00A0 inside « ».
    Union,
    /// Office québécois de la langue française: no space before `;` `!` `?`, U+00A0 before `:` and inside « ».
    Canada,
}

/// The names of the usages in the settings.
pub(crate) const USAGES: [(&str, Usage); 3] =
    [("imprimerie-nationale", Usage::National), ("eu", Usage::Union), ("canada", Usage::Canada)];

/// Trade names that end in a mark.
const TRADE_NAMES: [&str; 6] = ["Yahoo", "Joomla", "Kahoot", "Jeopardy", "Yum", "Bubly"];

/// What begins an address.
const SCHEMES: [&str; 7] = ["http", "https", "mailto", "ftp", "file", "tel", "data"];

/// A mark and the space beside it.
pub(crate) struct Place {
    /// The mark.
    pub(crate) mark: char,
    /// Its offset.
    pub(crate) at: usize,
    /// The spaces there are: after `«`, before all others.
    pub(crate) space: Range<usize>,
    /// The one space there should be; none if the mark sticks to its word.
    pub(crate) wanted: Option<char>,
    /// How the text should be set.
    pub(crate) usage: Usage,
}

impl Usage {
    /// Gives the usage of a locale: what the settings say, else what its region does.
    pub(crate) fn of(locale: &Locale) -> Self {
        let asked = locale.settings.typography.as_ref();
        let known = asked.and_then(|asked| USAGES.iter().find(|(name, _)| *name == asked.value));
        match known {
            Some((_, usage)) => *usage,
            None if locale.tag.region.is_some_and(|region| region == "CA") => Self::Canada,
            None => Self::National,
        }
    }

    fn before(self, mark: char) -> Option<char> {
        match (self, mark) {
            (Self::National, ';' | '!' | '?') => Some(NARROW),
            (Self::Union, ';' | '!' | '?' | ':') | (Self::Canada, ';' | '!' | '?') => None,
            (Self::National | Self::Union | Self::Canada, _) => Some(NO_BREAK),
        }
    }
}

/// Walks the marks of a text that call for a space, or must do without.
pub(crate) fn each_mark(prose: &Prose, mut seen: impl FnMut(Place)) {
    let reading = prose.reading;
    let text: &str = &reading.text;
    // The styles of an element, not words.
    if prose.unit.attribute == Some("style") {
        return;
    }
    let usage = Usage::of(prose.locale);
    for (at, mark) in text.char_indices() {
        let space = match mark {
            ';' | '!' | '?' | ':' if ends_a_word(text, at, mark) => space_before(text, at),
            '«' if opens(text, at) => space_after(text, at + '«'.len_utf8()),
            '»' if closes(text, at) => space_before(text, at),
            _ => continue,
        };
        if !is_other(reading, at) {
            seen(Place { mark, at, space, wanted: usage.before(mark), usage });
        }
    }
}

/// Tells whether a guillemet opens words, and is no arrow on a button.
fn opens(text: &str, at: usize) -> bool {
    let rest = text[at + '«'.len_utf8()..].trim_start();
    !rest.starts_with('»') && rest.contains('»')
}

fn closes(text: &str, at: usize) -> bool {
    let before = text[..at].trim_end();
    !before.ends_with('«') && before.contains('«')
}

/// Tells whether a mark ends a word or clause, and is not part of a time, an address, a smiley or code.
fn ends_a_word(text: &str, at: usize, mark: char) -> bool {
    let space = space_before(text, at);
    let Some(before) = text[..space.start].chars().next_back() else { return false };
    let stuck = space.is_empty();
    let is_end = before.is_alphanumeric()
        || matches!(before, ')' | ']' | '»' | '”' | '’' | '…' | '.' | '%' | '‰' | '€' | '°' | SLOT);
    if stuck && !is_end && !(matches!(before, '"' | '\'') && ends_with_quoted(&text[..at])) {
        return false;
    }
    // Of several marks only the first stands apart.
    if matches!(before, ';' | '!' | '?' | ':' | '¿' | '¡' | '(' | '[' | '{' | '«' | '“' | '‘' | '/' | '=' | '<' | '>')
    {
        return false;
    }
    let rest = text[at + 1..].trim_start_matches(['!', '?', '…', '.']);
    let after = rest.chars().next();
    let glued = after.is_some_and(|c| c.is_alphanumeric() || c == SLOT || "=/\\_&+-@#$*<>|'".contains(c));
    if glued {
        // "Pourquoi?Parce": two sentences, no code.
        let run_on = stuck
            && matches!(mark, '!' | '?')
            && (before.is_lowercase() || before == SLOT)
            && after.is_some_and(char::is_uppercase);
        let is_query = rest.trim_start_matches(char::is_alphanumeric).starts_with('=');
        return run_on && !is_query && !TRADE_NAMES.contains(&word_before(text, at));
    }
    match mark {
        '!' => !(stuck && TRADE_NAMES.contains(&word_before(text, at))),
        ';' if ends_reference(&text[..at]) => false,
        ';' => !matches!(after, Some('(' | ')')) || !stuck && !rest.starts_with([')', '(']),
        ':' => {
            let is_smiley = matches!(after, Some('(' | ')' | ':' | ';'));
            let is_key = stuck && before == '"';
            let is_scheme = stuck && SCHEMES.contains(&word_before(text, at));
            !(is_key || is_smiley || is_scheme || is_shortcode(&text[..at]) || is_ratio(&text[..space.start], rest))
        }
        _ => true,
    }
}

/// Tells whether a text ends with a straight quote that closes.
fn ends_with_quoted(text: &str) -> bool {
    text[..text.len() - 1].ends_with(char::is_alphanumeric)
}

/// Tells whether a semicolon after this text ends a character reference, as in `&nbsp;`.
fn ends_reference(before: &str) -> bool {
    let rest = before.trim_end_matches(|c: char| c.is_ascii_alphanumeric() || c == '#');
    rest.len() < before.len() && rest.ends_with('&')
}

/// Tells whether a colon after this text ends a `:shortcode:`.
fn is_shortcode(before: &str) -> bool {
    let is_part = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || matches!(c, '_' | '+' | '-');
    let rest = before.trim_end_matches(is_part);
    rest.len() < before.len()
        && rest.strip_suffix(':').is_some_and(|rest| !rest.ends_with(|c: char| c.is_alphanumeric() || c == SLOT))
}

/// Tells whether small numbers stand on both sides of a colon, as in a score.
fn is_ratio(before: &str, after: &str) -> bool {
    let is_digit = |c: char| c.is_ascii_digit();
    let left = before.len() - before.trim_end_matches(is_digit).len();
    let after = after.trim_start();
    let right = after.len() - after.trim_start_matches(is_digit).len();
    (1..=2).contains(&left) && (1..=2).contains(&right)
}
