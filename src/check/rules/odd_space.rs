//! Finds spaces of unusual width, and tabs, where an ordinary space belongs. Leaves thin spaces beside figures and marks alone.

use crate::check::characters::{code_point, is_east_asian};
use crate::check::marks::Marks;
use crate::check::subject::Prose;
use crate::diagnostic::{Diagnostic, Rule};

/// A space of unusual width between words.
pub(crate) static RULE: Rule = Rule::warning("odd-space", "words are separated by ordinary spaces")
    .because(
        "Tabs and the spaces of fixed width come in with pasted text. They are wider or narrower than a space, do not stretch with \
         the line, and some fonts lack them.",
        "Unicode Standard, chapter 6, “Space Characters”",
    )
    .example("title = Asylum\u{2003}is a right", "title = Asylum is a right");

const LOOKED_FOR: Marks = Marks::of(&[
    '\t', '\u{1680}', '\u{180e}', '\u{2000}', '\u{2001}', '\u{2002}', '\u{2003}', '\u{2004}', '\u{2005}', '\u{2006}',
    '\u{2007}', '\u{2008}', '\u{2009}', '\u{200a}', '\u{205f}', '\u{3000}',
]);

/// Looks at the spaces of a text.
pub(crate) fn check(prose: &Prose, findings: &mut Vec<Diagnostic>) {
    let reading = prose.reading;
    if !reading.marks.meets(LOOKED_FOR) {
        return;
    }
    for (at, c) in reading.text.char_indices() {
        let end = at + c.len_utf8();
        let (before, after) = (reading.before(at), reading.after(end));
        let is_odd = match c {
            '\t' | '\u{2000}'..='\u{2006}' | '\u{205f}' => true,
            '\u{1680}' => prose.locale.script != "Ogam",
            '\u{180e}' => prose.locale.script != "Mong",
            // Beside figures and marks, a narrow space or one as wide as a figure is fine typography.
            '\u{2007}'..='\u{200a}' => [before, after].iter().flatten().all(|c| c.is_alphabetic()),
            '\u{3000}' => !is_east_asian(&prose.locale.script) && prose.locale.script != "Kore",
            _ => false,
        };
        // At the ends of a line it prints nothing.
        let inside = [before, after].iter().all(|c| c.is_some_and(|c| !matches!(c, '\n' | '\r')));
        if !is_odd || !inside || reading.is_verbatim(at) {
            continue;
        }
        // What someone took the trouble to write as an escape was meant.
        let beside_space = [before, after].iter().flatten().any(|c| c.is_whitespace());
        let Some(edit) = reading.edit(at..end, if beside_space { "" } else { " " }) else { continue };
        let what = if c == '\t' { "a tab".to_owned() } else { format!("the space {}", code_point(c)) };
        findings.push(
            Diagnostic::new(
                &RULE,
                reading.span(at..end),
                format!("{what} stands between words"),
                "type an ordinary space",
            )
            .mend("put an ordinary space", Some(edit)),
        );
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::testing::{fixed, found};

    #[test]
    fn spaces_of_other_widths_are_found() {
        assert_eq!(found(&RULE, "en", "", "a = One\ttwo\u{2003}three\u{2009}four"), ["\t", "\u{2003}", "\u{2009}"]);
        assert_eq!(found(&RULE, "en", "", "a = One\u{3000}two"), ["\u{3000}"]);
        assert_eq!(fixed(&RULE, "en", "", "a = One\ttwo,\u{2003} three\n"), "a = One two, three\n");
    }

    #[test]
    fn spaces_that_belong_are_left_alone() {
        for (locale, clean) in [
            ("en", "a = 10\u{2009}000\u{2009}km and 5\u{2009}%"),
            ("fr", "a = 10\u{202f}000\u{a0}km\u{202f}; «\u{a0}oui\u{a0}» – J.\u{2009}P."),
            ("ja", "a = 日本\u{3000}東京"),
            ("en", "a = One {\"\\u2003\"} two {\"\\u0009\"} three"),
            ("en", "a = 2\u{2009}×\u{2009}3, J.\u{200a}R."),
            ("de", "a = z.\u{2009}B., S.\u{2009}5, §\u{2009}3"),
        ] {
            assert_eq!(found(&RULE, locale, "a = b", clean), [""; 0], "{clean}");
        }
    }
}
