//! Finds characters without width where they do nothing. Leaves joiners where letters or pictures join, and marks of direction where
//! directions meet.

use crate::check::characters::{Script, code_point, is_southeast_asian, script};
use crate::check::marks::Marks;
use crate::check::reading::{Reading, SLOT};
use crate::check::subject::{Locale, Prose};
use crate::diagnostic::{Diagnostic, Rule};
use crate::locale::{Direction, has_strong};

/// A character that has no width and does nothing.
pub(crate) static RULE: Rule = Rule::warning("zero-width", "characters without width stand only where they do something")
    .because(
        "Such characters come in with pasted text. Nobody sees them, but searching, sorting and reading aloud stumble over them.",
        "Unicode Standard, chapter 23, “Special Areas and Format Characters”",
    )
    .example("title = Asylum\u{200b} is a right", "title = Asylum is a right");

const LOOKED_FOR: Marks = Marks::of(&[
    '\u{34f}', '\u{61c}', '\u{115f}', '\u{1160}', '\u{200b}', '\u{200c}', '\u{200d}', '\u{200e}', '\u{200f}',
    '\u{2060}', '\u{2061}', '\u{2062}', '\u{2063}', '\u{2064}', '\u{3164}', '\u{fe0e}', '\u{fe0f}', '\u{ffa0}',
]);

/// Looks at the characters without width of a text.
pub(crate) fn check(prose: &Prose, findings: &mut Vec<Diagnostic>) {
    let reading = prose.reading;
    if !reading.marks.meets(LOOKED_FOR) {
        return;
    }
    for (at, c) in reading.text.char_indices().filter(|(_, c)| !c.is_ascii()) {
        let range = at..at + c.len_utf8();
        if !is_idle(c, at, reading, prose.locale) || reading.is_verbatim(at) {
            continue;
        }
        // What someone took the trouble to write as an escape was meant.
        let Some(edit) = reading.edit(range.clone(), "") else { continue };
        let message = format!("{} ({}) does nothing here", name(c), code_point(c));
        findings.push(
            Diagnostic::new(&RULE, reading.span(range), message, "delete it").mend("delete the character", Some(edit)),
        );
    }
}

/// Tells whether a character has no width and nothing to do where it stands.
fn is_idle(c: char, at: usize, reading: &Reading, locale: &Locale) -> bool {
    let (before, after) = (reading.before(at), reading.after(at + c.len_utf8()));
    let neighbours = [before, after];
    let at_gap = neighbours.iter().any(|c| c.is_none_or(char::is_whitespace));
    let is_letter = |c: Option<char>| c.is_some_and(char::is_alphabetic);
    match c {
        // A place to break a line: between the words of some scripts, and after a slash or a hyphen.
        '\u{200b}' => {
            let breaks =
                before.is_some_and(|c| "/-_–—.@\\:&?=".contains(c)) || after.is_some_and(|c| "/\\".contains(c));
            !is_southeast_asian(&locale.script) && !breaks && !neighbours.contains(&Some(SLOT))
                || at_gap && !is_southeast_asian(&locale.script)
        }
        '\u{200c}' if before == Some(c) => true,
        '\u{200c}' => match before.and_then(script) {
            Some(Script::Indic) => false,
            _ => at_gap || !neighbours.iter().flatten().any(|c| joins(*c)),
        },
        '\u{200d}' => {
            let joins_letters = before.is_some_and(joins) || after.is_some_and(joins);
            !joins_letters && (at_gap || neighbours.iter().flatten().any(|c| *c < '\u{a9}' || script(*c).is_some()))
        }
        '\u{2060}' => at_gap || is_letter(before) && is_letter(after),
        '\u{34f}' => !before.is_some_and(is_mark),
        '\u{200e}' | '\u{200f}' | '\u{61c}' => is_idle_direction(c, neighbours, reading, locale),
        '\u{fe0e}' | '\u{fe0f}' => before.is_none_or(|c| c.is_whitespace() || c.is_ascii_alphabetic()),
        '\u{2061}'..='\u{2064}' | '\u{115f}' | '\u{3164}' | '\u{ffa0}' => true,
        '\u{1160}' => !before.is_some_and(|c| ('\u{1100}'..='\u{115f}').contains(&c)),
        _ => false,
    }
}

/// A mark of direction has nothing to do where there is one direction only, or beside another like it.
fn is_idle_direction(c: char, neighbours: [Option<char>; 2], reading: &Reading, locale: &Locale) -> bool {
    if neighbours[0] == Some(c) {
        return true;
    }
    locale.direction == Direction::Ltr
        && !neighbours.contains(&Some(SLOT))
        && !reading.text.chars().any(|c| c > '\u{58f}' && c != '\u{200f}' && c != '\u{61c}' && is_right_to_left(c))
}

fn is_right_to_left(c: char) -> bool {
    has_strong(c.encode_utf8(&mut [0; 4]), Direction::Rtl)
}

/// Tells whether letters of a script join, so that a joiner or non-joiner beside one does something.
fn joins(c: char) -> bool {
    c == SLOT
        || matches!(script(c), Some(Script::Arabic | Script::Indic))
        || matches!(c, '\u{64b}'..='\u{65f}' | '\u{670}' | '\u{640}' | '\u{7ca}'..='\u{7fa}' | '\u{710}'..='\u{74f}')
}

fn is_mark(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36f}' | '\u{591}'..='\u{5c7}' | '\u{610}'..='\u{65f}' | '\u{1ab0}'..='\u{1aff}')
}

fn name(c: char) -> &'static str {
    match c {
        '\u{200b}' => "a zero width space",
        '\u{200c}' => "a zero width non-joiner",
        '\u{200d}' => "a zero width joiner",
        '\u{200e}' => "a left-to-right mark",
        '\u{200f}' => "a right-to-left mark",
        '\u{61c}' => "an Arabic letter mark",
        '\u{2060}' => "a word joiner",
        '\u{fe0e}' | '\u{fe0f}' => "a variation selector",
        _ => "an invisible character",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::testing::{fixed, found};

    #[test]
    fn idle_characters_are_found_and_deleted() {
        for (locale, fault) in [
            ("en", "a = One\u{200b}two"),
            ("en", "a = One\u{200c}two"),
            ("en", "a = One\u{200d}two"),
            ("en", "a = One\u{2060} two"),
            ("en", "a = One\u{200e} two"),
            ("en", "a = One\u{200f} two"),
            ("en", "a = O\u{34f}ne"),
            ("ar", "a = اللجوء\u{200b} حق"),
            ("fa", "a = کتاب \u{200c}ها"),
            ("fa", "a = می\u{200c}\u{200c}خواهیم"),
            ("he", "a = שלום\u{200f}\u{200f}!"),
            ("uk", "a = Від\u{200d}чинено"),
        ] {
            assert!(!found(&RULE, locale, "a = b", fault).is_empty(), "{fault:?}");
        }
        assert_eq!(fixed(&RULE, "en", "", "a = One\u{200b} two\u{200e}.\n"), "a = One two.\n");
        assert_eq!(fixed(&RULE, "fa", "a = b", "a = می\u{200c}\u{200c}خواهیم\n"), "a = می\u{200c}خواهیم\n");
    }

    #[test]
    fn characters_that_do_something_are_left_alone() {
        for (locale, clean) in [
            ("fa", "a = می\u{200c}خواهیم، «کتاب»\u{200c}ها، PDF\u{200c}ها، ۱۲\u{200c}ام، { $b }\u{200c}ها"),
            ("fa", "a = سال ۱۳۰۰ ه\u{200d} ق"),
            ("hi", "a = क्\u{200d}ष क्\u{200c}ष"),
            ("en", "a = 👩\u{200d}💻 and 👩\u{1f3fd}\u{200d}🚀 and ❤\u{fe0f}\u{200d}🔥 1\u{fe0f}\u{20e3} ℹ\u{fe0f}"),
            ("km", "a = ភាសា\u{200b}ខ្មែរ"),
            ("en", "a = and/\u{200b}or"),
            ("he", "a = C++\u{200e} שלום\u{200f}"),
            ("en", "a = שלום\u{200f}! means peace"),
            ("en", "a = { $name }\u{200e} wrote"),
            ("en", "a = 1990\u{2060}–\u{2060}1995"),
            ("en", "a = a{\"\\u200B\"}b"),
        ] {
            assert_eq!(found(&RULE, locale, "a = b", clean), [""; 0], "{clean}");
        }
    }
}
