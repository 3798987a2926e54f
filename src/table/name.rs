//! Tells what keeps a name in a list from being printed as it is given; changes none.

use super::INVALID_ROW;
use crate::diagnostic::{CONTROL_CHARACTER, Diagnostic, is_control};
use crate::source::Span;

/// Longest name, in characters.
const LONGEST_NAME: usize = 500;
/// Longest word of a name, in characters: what a column holds if it is set smaller.
const LONGEST_WORD: usize = 60;

/// Says what is wrong with a name that stands at `span`, if anything is. Whether it is a name at all, others say.
pub fn fault(name: &str, span: &Span) -> Option<Diagnostic> {
    if name.contains(['\n', '\r']) {
        let help = "write it on one line; if two rows ran together, close the quote in the first";
        return Some(Diagnostic::new(&INVALID_ROW, span.clone(), "the name goes on over the end of the line", help));
    }
    if let Some((i, c)) = name.char_indices().find(|&(_, c)| is_control(c)) {
        let start = span.start + i;
        let place = Span { start, end: start + c.len_utf8(), ..span.clone() };
        let message = format!("the name holds U+{:04X}, which prints nothing", u32::from(c));
        let help = "delete the character: it often comes along when text is copied";
        return Some(Diagnostic::new(&CONTROL_CHARACTER, place, message, help));
    }
    let word = name.split_whitespace().find(|word| word.chars().count() > LONGEST_WORD);
    if word.is_some() || name.chars().count() > LONGEST_NAME {
        let help = format!("shorten it to {LONGEST_NAME} characters, no word longer than {LONGEST_WORD}");
        return Some(Diagnostic::new(&INVALID_ROW, span.clone(), "this name is too long to be set", help));
    }
    None
}
