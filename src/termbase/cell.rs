//! Reads one cell of a list of terms into wordings; docs/terms.md says how cells are written. Looks nothing up.

use crate::diagnostic::Diagnostic;
use crate::folding::{fold, words};
use crate::source::Spanned;

use super::{Cell, INVALID_TERMBASE, inflection};

/// One way of wording a term in one language.
#[derive(Debug, Clone, Default)]
pub struct Wording {
    /// The wording, without its notes.
    pub text: String,
    /// Whether it has an official source.
    pub is_sourced: bool,
    /// The words to look for, folded, with and without what may be left out.
    pub forms: Vec<Vec<String>>,
    /// The same as letters in a row, for scripts that put no spaces between words.
    pub letters: Vec<String>,
}

/// Reads a cell.
pub(super) fn read(cell: &Spanned<&str>, diagnostics: &mut Vec<Diagnostic>) -> Cell {
    let mut read = Cell { span: cell.span.clone(), agreed: Vec::new(), forbidden: Vec::new() };
    let Some(alternatives) = alternatives(cell.value) else {
        let message = "a bracket in this cell has no partner";
        let help = "close what `(` and `[` open; notes stand in `( )`, words that may be missing in `[ ]`";
        diagnostics.push(Diagnostic::new(&INVALID_TERMBASE, cell.span.clone(), message, help));
        return read;
    };
    for alternative in alternatives {
        let unsourced = alternative.strip_prefix('?');
        let forbidden = alternative.strip_prefix('!');
        let wording = wording(unsourced.or(forbidden).unwrap_or(alternative).trim(), unsourced.is_none());
        if wording.forms.iter().any(|form| !form.is_empty()) {
            if forbidden.is_some() { read.forbidden.push(wording) } else { read.agreed.push(wording) }
        }
    }
    read
}

/// Splits a cell at ` / ` and `;` outside brackets; nothing if brackets do not match.
fn alternatives(cell: &str) -> Option<Vec<&str>> {
    let mut open = Vec::new();
    let mut found = Vec::new();
    let mut start = 0;
    for (at, c) in cell.char_indices() {
        match c {
            '(' | '（' | '[' => open.push(c),
            ')' => open.pop().filter(|&c| c == '(').map(|_| ())?,
            '）' => open.pop().filter(|&c| c == '（').map(|_| ())?,
            ']' => open.pop().filter(|&c| c == '[').map(|_| ())?,
            ';' if open.is_empty() => {
                found.push(cell[start..at].trim());
                start = at + 1;
            }
            '/' if open.is_empty() && cell[..at].ends_with(' ') && cell[at + 1..].starts_with(' ') => {
                found.push(cell[start..at].trim());
                start = at + 1;
            }
            _ => {}
        }
    }
    found.push(cell[start..].trim());
    open.is_empty().then_some(found)
}

fn wording(written: &str, is_sourced: bool) -> Wording {
    let mut text = String::new();
    let mut forms = vec![String::new()];
    let mut rest = written;
    while let Some(at) = rest.find(['(', '（', '[']) {
        let (before, from) = rest.split_at(at);
        let open = from.chars().next().unwrap_or('(');
        let Some(end) = from.find([')', '）', ']']) else { break };
        let inside = &from[open.len_utf8()..end];
        let after = from[end..].chars().next().map_or(end, |close| end + close.len_utf8());
        text.push_str(before);
        for form in &mut forms {
            form.push_str(before);
        }
        // What is stuck to a word may be there or not; what stands apart in round brackets is a note.
        if open == '[' || before.ends_with(char::is_alphanumeric) || open == '（' {
            text.push_str(&from[..after]);
            let with: Vec<String> = forms.iter().map(|form| format!("{form}{inside}")).collect();
            if forms.len() < 16 {
                forms.extend(with);
            }
        }
        rest = &from[after..];
    }
    text.push_str(rest);
    for form in &mut forms {
        form.push_str(rest);
    }
    let letters = forms.iter().filter(|form| is_unspaced(form)).map(|form| letters(form)).collect();
    let forms = forms.iter().map(|form| words(form).map(|range| fold(&form[range])).collect()).collect();
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    Wording { text, is_sourced, forms, letters }
}

/// Tells whether a text is in a script that puts no spaces between words.
fn is_unspaced(text: &str) -> bool {
    text.chars().any(inflection::is_unspaced)
}

/// Gives the letters of a text in a row.
pub(super) fn letters(text: &str) -> String {
    fold(text).chars().filter(|c| c.is_alphabetic()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn forms(written: &str) -> Vec<String> {
        wording(written, true).forms.iter().map(|form| form.join(" ")).collect()
    }

    #[test]
    fn notes_are_left_out_and_what_is_optional_is_read_both_ways() {
        assert_eq!(forms("refugee(s)"), ["refugee", "refugees"]);
        assert_eq!(forms("ratify (a treaty)"), ["ratify"]);
        assert_eq!(forms("(principe de) non-refoulement"), ["non refoulement"]);
        assert_eq!(forms("droit d’asile [et de refuge]"), ["droit d asile", "droit d asile et de refuge"]);
        assert_eq!(wording("ratify (a treaty)", true).text, "ratify");
        assert_eq!(wording("常驻（联合国）代表团", true).letters, ["常驻代表团", "常驻联合国代表团"]);
    }

    #[test]
    fn alternatives_part_outside_brackets_only() {
        assert_eq!(alternatives("a / b; c/d (e / f)").unwrap(), ["a", "b", "c/d (e / f)"]);
        assert!(alternatives("a) b").is_none() && alternatives("[a)").is_none());
    }
}
