//! Tells the rules of typography what stands beside a character: spaces, figures, words, code. Judges nothing.

use std::ops::Range;

use super::reading::{Reading, SLOT};
use crate::catalog::{Expression, Inline};

/// U+00A0 NO-BREAK SPACE.
pub(crate) const NO_BREAK: char = '\u{a0}';
/// U+202F NARROW NO-BREAK SPACE.
pub(crate) const NARROW: char = '\u{202f}';

/// The tags whose text is not prose.
const CODE: [&str; 6] = ["code", "kbd", "samp", "var", "pre", "tt"];

/// Tells whether a character is a space at which a line may end.
pub(crate) fn is_breaking(c: char) -> bool {
    c.is_whitespace() && !matches!(c, NO_BREAK | NARROW | '\u{2007}')
}

/// Gives the spaces that end at an offset; an empty range there if there are none.
pub(crate) fn space_before(text: &str, at: usize) -> Range<usize> {
    text[..at].trim_end().len()..at
}

/// Gives the spaces that begin at an offset; an empty range there if there are none.
pub(crate) fn space_after(text: &str, at: usize) -> Range<usize> {
    at..text.len() - text[at..].trim_start().len()
}

/// Gives the letters and digits that end at an offset.
pub(crate) fn word_before(text: &str, at: usize) -> &str {
    let rest = text[..at].trim_end_matches(char::is_alphanumeric);
    &text[rest.len()..at]
}

/// Gives the letters and digits that begin at an offset.
pub(crate) fn word_after(text: &str, at: usize) -> &str {
    let rest = text[at..].trim_start_matches(char::is_alphanumeric);
    &text[at..text.len() - rest.len()]
}

/// Tells whether a figure ends at an offset: a digit, or a value that may be a number.
pub(crate) fn figure_before(reading: &Reading, at: usize) -> bool {
    match reading.before(at) {
        Some(SLOT) => reading.slot(at - SLOT.len_utf8()).is_some_and(|slot| may_be_number(slot.inline)),
        Some(c) => c.is_ascii_digit(),
        None => false,
    }
}

/// Tells whether a figure begins at an offset: a digit, or a value that may be a number.
pub(crate) fn figure_after(reading: &Reading, at: usize) -> bool {
    match reading.after(at) {
        Some(SLOT) => reading.slot(at).is_some_and(|slot| may_be_number(slot.inline)),
        Some(c) => c.is_ascii_digit(),
        None => false,
    }
}

fn may_be_number(inline: &Inline) -> bool {
    match inline {
        Inline::Number(_) | Inline::Variable(_) => true,
        Inline::Function(name, _) => name.value == "NUMBER",
        Inline::Nested(expression) => match expression.as_ref() {
            Expression::Inline(inline) => may_be_number(inline),
            Expression::Select(..) => false,
        },
        Inline::String(_) | Inline::Message(..) | Inline::Term(..) => false,
    }
}

/// Tells whether the character at an offset is not prose of the locale: it lies in an address, in code, or in a tag that names
/// another language.
pub(crate) fn is_other(reading: &Reading, at: usize) -> bool {
    reading.is_verbatim(at) || is_tagged(reading, at) || is_between_backticks(reading, at)
}

fn is_tagged(reading: &Reading, at: usize) -> bool {
    let mut within: Option<&str> = None;
    for tag in reading.tags.iter().take_while(|tag| tag.at <= at) {
        match within {
            Some(name) if tag.closing && name == tag.name => within = None,
            None if !tag.closing && (CODE.contains(&tag.name.as_ref()) || tag.attributes.contains("lang=")) => {
                within = Some(&tag.name);
            }
            Some(_) | None => {}
        }
    }
    within.is_some()
}

fn is_between_backticks(reading: &Reading, at: usize) -> bool {
    reading.marks.has('`') && reading.text[..at].matches('`').count() % 2 == 1 && reading.text[at..].contains('`')
}

/// Tells whether a character belongs to the Arabic script and is a letter.
pub(crate) fn is_arabic_letter(c: char) -> bool {
    matches!(c, '\u{620}'..='\u{64a}' | '\u{66e}'..='\u{66f}' | '\u{671}'..='\u{6d3}' | '\u{6d5}' | '\u{6ee}'..='\u{6ef}'
        | '\u{6fa}'..='\u{6ff}' | '\u{750}'..='\u{77f}' | '\u{8a0}'..='\u{8c9}' | '\u{fb50}'..='\u{fbb1}'
        | '\u{fbd3}'..='\u{fd3d}' | '\u{fd50}'..='\u{fdfc}' | '\u{fe70}'..='\u{fefc}')
        && c != '\u{640}'
}

/// Tells whether a character is a sign above or below an Arabic letter.
pub(crate) fn is_arabic_sign(c: char) -> bool {
    matches!(c, '\u{610}'..='\u{61a}' | '\u{64b}'..='\u{65f}' | '\u{670}' | '\u{6d6}'..='\u{6dc}' | '\u{6df}'..='\u{6e8}'
        | '\u{6ea}'..='\u{6ed}')
}
