//! Changes files in ways that no author means, and some that they do.

use proptest::prelude::*;

/// One change to a file.
#[derive(Debug, Clone)]
pub enum Change {
    Delete(usize, usize),
    Insert(usize, String),
    Copy(usize, usize, usize),
    Byte(usize, u8),
}

/// Pieces that mean something to one of the parsers or to the page.
const PIECES: [&str; 76] = [
    "{ \"}\" ->\n *[a] ",
    "{ \"\\uFDD0\" }a data-l10n-name=\"x\">",
    "\n    .org = x",
    "\n    [sic] ",
    "<em></em>",
    "\u{2028}",
    "\u{1680}",
    "-",
    "{",
    "}",
    "{ ",
    " }",
    "\"",
    "\\u00",
    "-",
    "*[other] ",
    "[one] ",
    " ->\n",
    "NUMBER(",
    "DATETIME(",
    ")",
    "$",
    "$date",
    "$x",
    "<em>",
    "</em>",
    "<a data-l10n-name=\"",
    ">",
    "<",
    "\n",
    "\n    ",
    "\t",
    "\r\n",
    "=",
    "\u{feff}",
    "\u{202e}",
    "\u{2068}",
    "ﷺ",
    "👩‍👩‍👧",
    "\u{0}",
    "\u{1b}[31m",
    ",",
    ",,,",
    "\"\n",
    "[",
    "]",
    "[facts.x]\nvalue = 1e999\n",
    "9999999999999999999999",
    "minimumFractionDigits: 999999999",
    "../",
    "letter-title = { letter-title }",
    "#",
    " ",
    "  ",
    "\u{a0}",
    "\u{202f}",
    "\u{200b}",
    "\u{ad}",
    "\u{fffc}",
    "e\u{301}",
    "а",
    "؟",
    "،",
    "«",
    "»",
    "“",
    "”",
    "¿",
    "?",
    "!",
    "…",
    "ـ",
    "123,456.7",
    "https://example.org/?a=b",
    "中，,",
    "&nbsp;",
];

/// Gives any change.
pub fn change() -> impl Strategy<Value = Change> {
    prop_oneof![
        (any::<usize>(), 1usize..40).prop_map(|(at, length)| Change::Delete(at, length)),
        (any::<usize>(), prop::sample::select(PIECES.to_vec()))
            .prop_map(|(at, piece)| Change::Insert(at, piece.into())),
        (any::<usize>(), any::<usize>(), 1usize..200).prop_map(|(from, to, length)| Change::Copy(from, to, length)),
        (any::<usize>(), any::<u8>()).prop_map(|(at, byte)| Change::Byte(at, byte)),
    ]
}

/// Carries a change out.
pub fn apply(bytes: &mut Vec<u8>, change: &Change) {
    let length = bytes.len() + 1;
    match change {
        Change::Delete(at, count) => {
            let at = at % length;
            let end = (at + count).min(bytes.len());
            bytes.drain(at..end);
        }
        Change::Insert(at, piece) => {
            let at = at % length;
            bytes.splice(at..at, piece.bytes());
        }
        Change::Copy(from, to, count) => {
            let from = from % length;
            let piece = bytes[from..(from + count).min(bytes.len())].to_vec();
            let to = to % length;
            bytes.splice(to..to, piece);
        }
        Change::Byte(at, byte) => {
            if let Some(place) = bytes.get_mut(at % length) {
                *place = *byte;
            }
        }
    }
}
