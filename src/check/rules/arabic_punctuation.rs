//! Finds Latin commas, semicolons and question marks in texts of Arabic script; leaves numbers, addresses and Latin words alone.

use crate::check::marks::Marks;
use crate::check::reading::{Reading, SLOT};
use crate::check::subject::Prose;
use crate::check::typography::{is_arabic_letter, is_arabic_sign, is_other};
use crate::diagnostic::{Diagnostic, Rule};

/// A Latin mark in a text of Arabic script.
pub(crate) static RULE: Rule =
    Rule::error("arabic-punctuation", "the comma, semicolon and question mark of Arabic script are ، ؛ ؟")
        .because(
            "Arabic script has a comma, a semicolon and a question mark of its own, which follow its direction. Those of Latin script \
             look the wrong way and can end up on the wrong side.",
            "W3C, Text Layout Requirements for the Arabic Script (ALReq), Punctuation; The Unicode Standard, chapter 9, Arabic",
        )
        .example("## ar\na = نعم, هنا", "## ar\na = نعم، هنا");

const LOOKED_FOR: Marks = Marks::of(&[',', ';', '?']);

/// What stands on one side of a mark.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Beside {
    Arabic,
    /// A digit of Latin script.
    Figure,
    Other,
    Nothing,
}

/// Looks at each Latin mark.
pub(crate) fn check(prose: &Prose, findings: &mut Vec<Diagnostic>) {
    let reading = prose.reading;
    if !(reading.marks.meets(LOOKED_FOR) && (reading.marks.has_other())) {
        return;
    }
    for (at, mark) in reading.text.char_indices() {
        let right = match mark {
            ',' => '،',
            ';' => '؛',
            '?' => '؟',
            _ => continue,
        };
        if !is_arabic(reading, at, mark) || is_other(reading, at) {
            continue;
        }
        let message = format!("`{mark}` is a mark of Latin script");
        let found = Diagnostic::new(&RULE, reading.span(at..at + 1), message, format!("write `{right}`"));
        findings.push(found.mend(format!("write `{right}`"), reading.edit(at..at + 1, right)));
    }
}

/// Tells whether a mark belongs to Arabic words, not to a number or to Latin ones.
fn is_arabic(reading: &Reading, at: usize, mark: char) -> bool {
    let text: &str = &reading.text;
    let (before, after) = (reading.before(at), reading.after(at + 1));
    let smiley = mark == ';' && matches!(after, Some(')' | '-' | '('));
    if smiley || before.is_some_and(char::is_numeric) && after.is_some_and(char::is_numeric) {
        return false;
    }
    // Glued to what follows, it is code or part of an address.
    if after.is_some_and(|c| c.is_ascii_alphanumeric() || matches!(c, '=' | '/' | '&'))
        && before.is_none_or(|c| c.is_ascii())
    {
        return false;
    }
    let left = text[..at].chars().rev().find_map(beside).unwrap_or(Beside::Nothing);
    let right = || text[at + 1..].chars().find_map(beside).unwrap_or(Beside::Nothing);
    match left {
        Beside::Arabic => true,
        Beside::Figure => right() == Beside::Arabic || mark == '?' && right() == Beside::Nothing,
        // After Latin words only the marks of the Arabic sentence that goes on.
        Beside::Other => mark != '?' && right() == Beside::Arabic && after.is_some_and(char::is_whitespace),
        Beside::Nothing => right() == Beside::Arabic && before.is_some(),
    }
}

/// Tells what a character says of the script around; nothing if it is a space, mark, bracket or value.
fn beside(c: char) -> Option<Beside> {
    match c {
        SLOT => None,
        '0'..='9' => Some(Beside::Figure),
        '٠'..='٩' | '۰'..='۹' => Some(Beside::Arabic),
        c if is_arabic_letter(c) || is_arabic_sign(c) => Some(Beside::Arabic),
        c if c.is_alphabetic() => Some(Beside::Other),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::testing::{fixed, found};

    #[test]
    fn latin_marks_are_put_right() {
        for (language, before, after) in [
            ("ar", "نعم, هنا; لماذا?", "نعم، هنا؛ لماذا؟"),
            ("ar", "(نعم), «لا», { $x }, بعد", "(نعم)، «لا»، { $x }، بعد"),
            ("ar", "في 2024, قررت UNHCR, ثم", "في 2024، قررت UNHCR، ثم"),
            ("ar", "{ $name }, مرحبا", "{ $name }، مرحبا"),
            ("ar", "<strong>نعم</strong>, هنا", "<strong>نعم</strong>، هنا"),
            ("fa", "بله, چرا?", "بله، چرا؟"),
            ("ur", "ہاں, کیوں?", "ہاں، کیوں؟"),
        ] {
            let (before, after) = (format!("a = {before}\n"), format!("a = {after}\n"));
            assert_eq!(fixed(&RULE, language, "a = x", &before), after);
            assert_eq!(found(&RULE, language, "a = x", &after), [""; 0]);
        }
    }

    #[test]
    fn numbers_and_latin_words_are_left_alone() {
        for clean in [
            "نحو 1,234,567 شخص و١,٢٣٤",
            "قال A, B and C ثم",
            "كتاب «Who? What, why; yes» هنا",
            "انظر https://a.example/?b=c;d هنا",
            "نعم، هنا؛ لماذا؟",
            "<code>a, ب</code> و `ا, ب`",
            "مرحبا ;)",
            "{ $a }, { $b }",
            "&nbsp; و &amp;",
        ] {
            assert_eq!(found(&RULE, "ar", "a = x", &format!("a = {clean}\n")), [""; 0], "{clean}");
        }
    }
}
