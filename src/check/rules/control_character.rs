//! Finds control characters in the texts of a folder; those of a letter are found while its calls are read.

use crate::check::subject::Prose;
use crate::diagnostic::{Diagnostic, is_control};

pub(crate) use crate::diagnostic::CONTROL_CHARACTER as RULE;

/// Looks for characters that print nothing and can do harm.
pub(crate) fn check(prose: &Prose, findings: &mut Vec<Diagnostic>) {
    let reading = prose.reading;
    // All but a few texts are printable through and through.
    if prose.whole.letter.is_some() || !reading.marks.may_hide() || !reading.text.chars().any(is_harmful) {
        return;
    }
    for (at, c) in reading.text.char_indices().filter(|(_, c)| is_harmful(*c)) {
        let range = at..at + c.len_utf8();
        let edit = reading.edit(range.clone(), "");
        // A font of pictures is called by escapes, and so are separators that someone means.
        if edit.is_none() && (!c.is_control() || matches!(c, '\u{b}' | '\u{c}')) {
            continue;
        }
        let message = format!("the text holds U+{:04X}, which prints nothing", u32::from(c));
        let found = Diagnostic::new(&RULE, reading.span(range), message, "delete it");
        let is_certain = c.is_control() && !matches!(c, '\u{85}' | '\u{b}' | '\u{c}') || c == '\u{feff}';
        findings.push(match edit {
            Some(edit) if is_certain => found.fix("delete the character", vec![edit]),
            _ => found,
        });
    }
}

/// Tabs are the business of `odd-space`, embeddings that of `unbalanced-embedding`, and lines end as they end.
fn is_harmful(c: char) -> bool {
    c > '~' && is_control(c) && !matches!(c, '\u{202a}'..='\u{202e}') || c < ' ' && !matches!(c, '\t' | '\n' | '\r')
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::testing::{fixed, found};

    #[test]
    fn control_characters_are_found() {
        assert_eq!(found(&RULE, "en", "", "a = One\u{1}two\u{feff}three\u{2028}four\u{e000}").len(), 4);
        assert_eq!(found(&RULE, "en", "", "a = One { \"\\u0007\" }"), ["\\u0007"]);
        assert_eq!(fixed(&RULE, "en", "", "a = One\u{8}\u{feff} two\n"), "a = One two\n");
    }

    #[test]
    fn characters_that_print_and_breaks_that_are_meant_are_left_alone() {
        for clean in
            ["a = Été ‚Ω‘ 🎉 عربي", "a = One{\"\\u000A\"}two{\"\\uE001\"}", "a = One\r\nb = Two\r\n", "a = One\ttwo"]
        {
            assert_eq!(found(&RULE, "en", "", clean), [""; 0], "{clean}");
        }
    }
}
