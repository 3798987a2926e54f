//! Finds typewriter quotation marks in prose of languages that have marks of their own; leaves inches, code and attributes alone.

use crate::check::marks::Marks;
use crate::check::reading::SLOT;
use crate::check::subject::{Locale, Prose};
use crate::check::typography::{NO_BREAK, is_arabic_letter, is_other};
use crate::diagnostic::{Diagnostic, Edit, Rule};

/// A typewriter quotation mark.
pub(crate) static RULE: Rule =
    Rule::warning("straight-quotes", "quotations stand between the quotation marks of their language").because(
        "The mark \" comes from the typewriter, which had one key for all. In print every language has marks that open and marks \
         that close: « » in French, Spanish, Russian, Ukrainian, Arabic and Persian, “ ” in English, Portuguese and Chinese, „ “ in \
         German.",
        "Imprimerie nationale, Lexique, « Guillemets »; RAE, Ortografía 2010, « Las comillas »; The Chicago Manual of Style, \
         “Punctuation”; CLDR, delimiters",
    )
    .example("slogan = They said \"never again\".", "slogan = They said “never again”.");

const LOOKED_FOR: Marks = Marks::of(&['"']);

/// The marks that open and close in a language.
const PAIRS: [(&str, &str, &str); 11] = [
    ("ar", "«", "»"),
    ("de", "„", "“"),
    ("en", "“", "”"),
    ("es", "«", "»"),
    ("fa", "«", "»"),
    ("fr", "«\u{a0}", "\u{a0}»"),
    ("it", "«", "»"),
    ("pt", "“", "”"),
    ("ru", "«", "»"),
    ("uk", "«", "»"),
    ("zh", "“", "”"),
];

/// What a mark can be by what stands beside it.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Side {
    Opens,
    Closes,
    Unclear,
}

/// Looks at each straight quotation mark.
pub(crate) fn check(prose: &Prose, findings: &mut Vec<Diagnostic>) {
    let reading = prose.reading;
    if !reading.marks.meets(LOOKED_FOR) {
        return;
    }
    let text: &str = &reading.text;
    // Attributes and data, not prose.
    if ["=\"", "{\"", "\\\"", "\":", "[\""].iter().any(|code| text.contains(code)) {
        return;
    }
    let mut quotes: Vec<(usize, Side)> = Vec::new();
    let mut open = false;
    for (at, _) in text.match_indices('"') {
        let (before, after) = (reading.before(at), reading.after(at + 1));
        let alone = before.is_none_or(char::is_whitespace) && after.is_none_or(char::is_whitespace);
        let inches = !open && before.is_some_and(|c| c.is_numeric() || matches!(c, '′' | '½' | '¼' | '¾'));
        let value = !open && before == Some(SLOT) && after.is_none_or(|c| !c.is_alphanumeric());
        if alone || inches || value || is_other(reading, at) {
            continue;
        }
        quotes.push((at, side(prose, at)));
        open = !open;
    }
    let alternate = quotes.len().is_multiple_of(2)
        && quotes
            .iter()
            .enumerate()
            .all(|(i, (_, side))| *side == if i.is_multiple_of(2) { Side::Opens } else { Side::Closes });
    let pair = pair(prose.locale);
    for two in quotes.chunks(2) {
        let at = two[0].0;
        let help = match pair {
            Some((open, close)) => format!("put `{open}` and `{close}` around the words"),
            None => "use the quotation marks of the language".to_owned(),
        };
        let message = "a quotation stands between typewriter marks";
        let mut found = Diagnostic::new(&RULE, reading.span(at..at + 1), message, help);
        if let [_, (end, _)] = two {
            found = found.label(reading.span(*end..end + 1), "to here");
            if let (true, Some((open, close)), false) = (alternate, pair, is_quoted(&text[..at])) {
                let edits: Option<Vec<Edit>> =
                    [reading.edit(at..at + 1, open), reading.edit(*end..end + 1, close)].into_iter().collect();
                found = match edits {
                    Some(edits) => found.fix(format!("put `{open}` and `{close}`"), edits),
                    None => found,
                };
            }
        }
        findings.push(found);
    }
}

fn pair(locale: &Locale) -> Option<(&'static str, &'static str)> {
    // Elsewhere they are other ones.
    let other =
        locale.tag.region.is_some_and(|region| matches!(region.as_str(), "CH" | "LI" | "PT" | "TW" | "HK" | "MO"));
    if other || locale.script == "Hant" {
        return None;
    }
    PAIRS.iter().find(|(language, ..)| *language == locale.language).map(|(_, open, close)| (*open, *close))
}

/// Tells whether other marks already enclose what follows a text: then the inner ones belong here.
fn is_quoted(before: &str) -> bool {
    let count = |marks: &[char]| before.chars().filter(|c| marks.contains(c)).count();
    !before.is_ascii() && count(&['«', '“', '„', '‘']) > count(&['»', '”'])
}

fn side(prose: &Prose, at: usize) -> Side {
    let reading = prose.reading;
    let (before, after) = (reading.before(at), reading.after(at + 1));
    let is_word = |c: char| c.is_alphanumeric() || c == SLOT;
    let space = |c: Option<char>| c.is_none_or(|c| c.is_whitespace() && c != NO_BREAK);
    let opening = space(before) || before.is_some_and(|c| "([{—–-/¿¡’'«“‘،,:".contains(c));
    let closing = space(after) || after.is_some_and(|c| ")]}—–-/.,;:!?…’'»”،؛؟。，、；：！？）".contains(c));
    let begins = after.is_some_and(|c| is_word(c) || "¿¡(…&#@‘".contains(c));
    let ends = before.is_some_and(|c| is_word(c) || ".,!?…)%’؟。！？".contains(c));
    // In Chinese no space stands around quotations, and Arabic joins short words to what follows.
    let joined = match prose.locale.language.as_str() {
        "zh" => before.is_some_and(char::is_alphabetic) && after.is_some_and(char::is_alphabetic),
        _ => false,
    };
    if joined {
        let opened = reading.text[..at].matches('"').count() % 2 == 1;
        return if opened { Side::Closes } else { Side::Opens };
    }
    let prefixed = begins && ends && is_prefix(&reading.text[..at]);
    match (opening && begins || prefixed, closing && ends) {
        (true, false) => Side::Opens,
        (false, true) => Side::Closes,
        (true, true) | (false, false) => Side::Unclear,
    }
}

/// Tells whether a text ends with an Arabic word of one letter.
fn is_prefix(before: &str) -> bool {
    let mut back = before.chars().rev();
    back.next().is_some_and(|c| matches!(c, 'و' | 'ف' | 'ب' | 'ل' | 'ك'))
        && back.next().is_none_or(|c| !is_arabic_letter(c))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::testing::{fixed, found};

    #[test]
    fn pairs_are_put_right_in_each_language() {
        for (language, before, after) in [
            ("en", "They said \"never\".", "They said “never”."),
            ("en", "(\"never\"), \"ever\"!", "(“never”), “ever”!"),
            ("en", "Say \"{ $word }\" now", "Say “{ $word }” now"),
            ("fr", "Le mot \"asile\" et l'\"abri\".", "Le mot «\u{a0}asile\u{a0}» et l'«\u{a0}abri\u{a0}»."),
            ("es", "El \"asilo\"", "El «asilo»"),
            ("de", "Das \"Asyl\"", "Das „Asyl“"),
            ("ru", "\"Убежище\" есть", "«Убежище» есть"),
            ("uk", "\"Притулок\"", "«Притулок»"),
            ("it", "Il \"diritto\"", "Il «diritto»"),
            ("pt", "O \"direito\"", "O “direito”"),
            ("ar", "قال \"نعم\"، و\"لا\"", "قال «نعم»، و«لا»"),
            ("fa", "گفت \"بله\".", "گفت «بله»."),
            ("zh", "他说\"你好\"吗", "他说“你好”吗"),
        ] {
            let (before, after) = (format!("a = {before}\n"), format!("a = {after}\n"));
            assert_eq!(fixed(&RULE, language, "a = x", &before), after, "{language}");
            assert_eq!(found(&RULE, language, "a = x", &after), [""; 0], "{after}");
        }
    }

    #[test]
    fn what_is_not_clear_is_only_reported() {
        for odd in ["a = They said \"never.\n", "a = \"a \"b\" c\"\n", "a = “the \"x\" y”\n"] {
            assert!(!found(&RULE, "en", "a = x", odd).is_empty(), "{odd}");
            assert_eq!(fixed(&RULE, "en", "a = x", odd), odd);
        }
    }

    #[test]
    fn inches_code_and_attributes_are_left_alone() {
        for clean in [
            "A 5\" disk, 6'2\" tall",
            "A { $size }\" screen",
            "<code>\"x\"</code> and `\"y\"`",
            "Write <a href=\"x\">here</a>",
            "Set lang=\"fr\" there",
            "Data: { \"{\" }\"a\": 1{ \"}\" }",
            "Press \" twice",
            "“never” and ‘ever’",
            "See https://a.example/?q=\"x\"",
        ] {
            assert_eq!(found(&RULE, "en", "a = x", &format!("a = {clean}\n")), [""; 0], "{clean}");
        }
        assert_eq!(found(&RULE, "sv", "a = x", "a = Ordet \"asyl\"\n"), [""; 0]);
    }
}
