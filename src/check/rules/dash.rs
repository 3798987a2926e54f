//! Finds hyphens that stand for dashes, and dashes of another language; leaves ranges, minus signs, lists and options alone.

use std::ops::Range;

use crate::check::marks::Marks;
use crate::check::reading::SLOT;
use crate::check::subject::Prose;
use crate::check::typography::{is_other, word_after, word_before};
use crate::diagnostic::{Diagnostic, Rule};

/// A hyphen or a dash of another language in the place of a dash.
pub(crate) static RULE: Rule = Rule::warning("dash", "a dash is the dash of its language, not a hyphen").because(
    "A hyphen joins, a dash sets apart. English sets an en dash with spaces or an em dash without; French an en dash with spaces; \
     Spanish a raya that touches the words it encloses; Russian and Ukrainian an em dash with spaces. Years are joined by an en dash \
     in English.",
    "The Chicago Manual of Style, “Hyphens and dashes”; Imprimerie nationale, Lexique, « Tiret »; RAE, Ortografía 2010, « La raya »; \
     Мильчин, Справочник издателя и автора",
)
.example("call = One thing is sure - we stay.", "call = One thing is sure – we stay.");

const LOOKED_FOR: Marks = Marks::of(&['-', '–', '—']);

/// What is wrong with a mark, and what should stand there.
struct Fault {
    range: Range<usize>,
    message: &'static str,
    help: &'static str,
    /// What replaces which part of the text, where one answer is right.
    fix: Option<(Range<usize>, &'static str)>,
}

/// Looks at each hyphen and dash.
pub(crate) fn check(prose: &Prose, findings: &mut Vec<Diagnostic>) {
    let reading = prose.reading;
    if !reading.marks.meets(LOOKED_FOR) {
        return;
    }
    let text: &str = &reading.text;
    let language = prose.locale.language.as_str();
    for (at, mark) in text.char_indices().filter(|(_, c)| matches!(c, '-' | '–' | '—')) {
        let fault = match mark {
            '-' => hyphen(text, at, language),
            _ if language == "es" => spaced(text, at, mark),
            _ => None,
        };
        let Some(Fault { range, message, help, fix }) = fault else { continue };
        if is_other(reading, at) {
            continue;
        }
        let found = Diagnostic::new(&RULE, reading.span(range), message, help);
        findings.push(found.mend(help, fix.and_then(|(range, text)| reading.edit(range, text))));
    }
}

fn hyphen(text: &str, at: usize, language: &str) -> Option<Fault> {
    let (before, after) = (&text[..at], &text[at + 1..]);
    if after.starts_with('-') && !before.ends_with('-') {
        return double(text, at, language);
    }
    if language == "en" && is_years(text, at) {
        return Some(Fault {
            range: at..at + 1,
            message: "a hyphen joins two years",
            help: "write an en dash, –",
            fix: Some((at..at + 1, "–")),
        });
    }
    if !is_apart(text, at, 1) {
        return None;
    }
    let (help, fix) = match language {
        "en" | "fr" => ("write an en dash, –", Some((at..at + 1, "–"))),
        "ru" | "uk" => {
            let space = before.chars().next_back().map_or(0, char::len_utf8);
            ("write an em dash after a no-break space, —", Some((at - space..at + 1, "\u{a0}—")))
        }
        _ => ("write a raya, —, that touches the words it encloses", None),
    };
    Some(Fault { range: at..at + 1, message: "a hyphen stands for a dash", help, fix })
}

/// Judges two or three hyphens between words.
fn double(text: &str, at: usize, language: &str) -> Option<Fault> {
    // Where options stand, `--` is one too.
    if text.match_indices(" --").any(|(i, _)| text[i + 3..].starts_with(|c: char| c.is_ascii_alphabetic())) {
        return None;
    }
    let rest = text[at..].trim_start_matches('-');
    let end = text.len() - rest.len();
    let is_word = |c: char| c.is_alphabetic() || matches!(c, ')' | '”' | '»' | ',' | SLOT);
    let stuck =
        text[..at].ends_with(is_word) && rest.starts_with(|c: char| c.is_alphabetic() || matches!(c, '“' | '«' | SLOT));
    let apart = is_apart(text, at, end - at) && text[..at].trim_end().ends_with(is_word);
    let help = match language {
        "en" => "write an em dash, —",
        "fr" => "write an en dash with spaces, –",
        "ru" | "uk" => "write an em dash with spaces, —",
        _ => "write a raya, —, that touches the words it encloses",
    };
    let range = at..end;
    (end - at <= 3 && (stuck || apart)).then_some(Fault { range, message: "hyphens stand for a dash", help, fix: None })
}

/// Judges a dash in Spanish: with spaces on both sides it encloses nothing.
fn spaced(text: &str, at: usize, mark: char) -> Option<Fault> {
    let range = at..at + mark.len_utf8();
    let message = if mark == '—' { "the raya touches neither side" } else { "an en dash stands for a raya" };
    let help = "write a raya, —, that touches the words it encloses";
    is_apart(text, at, mark.len_utf8()).then_some(Fault { range, message, help, fix: None })
}

/// Tells whether spaces stand on both sides, and words beyond them that are not both figures, single letters or values.
fn is_apart(text: &str, at: usize, length: usize) -> bool {
    let (before, after) = (&text[..at], &text[at + length..]);
    let left = before.trim_end_matches(|c: char| c.is_whitespace() && c != '\n');
    let right = after.trim_start();
    if left.len() == before.len() || right.len() == after.len() || left.is_empty() || right.is_empty() {
        return false;
    }
    let (Some(one), Some(other)) = (left.chars().next_back(), right.chars().next()) else { return false };
    // After a line's end it begins an item of a list; beside signs it is one itself.
    if matches!(one, '\n' | '-' | '–' | '—' | '=' | '+' | '<' | '>' | '*' | '/' | '|' | '(' | ':')
        || matches!(other, '-' | '–' | '—' | '=' | '+' | '<' | '>' | '*' | '/' | '|' | ')')
    {
        return false;
    }
    let is_figure = |c: char| c.is_numeric() || matches!(c, '%' | '°' | '$' | '€' | '£');
    let is_value = |c: char| is_figure(c) || c == SLOT;
    let letter = |word: &str| word.len() == 1;
    let single = letter(word_before(left, left.len())) && letter(word_after(right, 0));
    !(is_value(one) && is_value(other) || single)
}

/// Tells whether a hyphen joins two years, the earlier first.
fn is_years(text: &str, at: usize) -> bool {
    let (one, other) = (word_before(text, at), word_after(text, at + 1));
    let year = |word: &str| {
        if word.len() == 4 { word.parse().ok().filter(|year| (1500..2100u16).contains(year)) } else { None }
    };
    let (Some(from), Some(to)) = (year(one), year(other)) else { return false };
    let start = at - one.len();
    let end = at + 1 + other.len();
    let free = |c: char| !matches!(c, '-' | '/' | '.' | ':' | '_' | '#' | '+' | SLOT);
    // A dot may end the sentence.
    let tail = text[end..].trim_start_matches(['.', ',', ';', ':']);
    let tail_free = tail.len() == text.len() - end || tail.chars().next().is_none_or(|c| !c.is_alphanumeric());
    from < to
        && text[..start].chars().next_back().is_none_or(free)
        && tail.chars().next().is_none_or(|c| free(c) && !c.is_alphanumeric())
        && tail_free
        && !is_standard(&text[..start])
}

/// Tells whether a text ends with what precedes the number of a standard, as in "ISO 1951-1967".
fn is_standard(before: &str) -> bool {
    let word = before.trim_end();
    let word = word_before(word, word.len());
    word.len() > 1 && word.chars().all(|c| c.is_ascii_uppercase())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::testing::{fixed, found};

    #[test]
    fn hyphens_for_dashes_are_put_right() {
        for (language, before, after) in [
            ("en", "Sure - we stay - here", "Sure – we stay – here"),
            ("en", "Peace - particularly { $x } - now", "Peace – particularly { $x } – now"),
            ("en", "From 1951-1967, in (1951-2024).", "From 1951–1967, in (1951–2024)."),
            ("fr", "Sûr - on reste", "Sûr – on reste"),
            ("ru", "Право - закон", "Право\u{a0}— закон"),
            ("uk", "Право - закон", "Право\u{a0}— закон"),
        ] {
            let (before, after) = (format!("a = {before}\n"), format!("a = {after}\n"));
            assert_eq!(fixed(&RULE, language, "a = x", &before), after);
            assert_eq!(found(&RULE, language, "a = x", &after), [""; 0], "{after}");
        }
    }

    #[test]
    fn others_are_reported() {
        for (language, text, marks) in [
            ("en", "Sure--we stay -- here", vec!["--", "--"]),
            ("es", "Los países - en particular – los pobres — pagan", vec!["-", "–", "—"]),
            ("fr", "Sûr -- on reste", vec!["--"]),
        ] {
            assert_eq!(found(&RULE, language, "a = x", &format!("a = {text}\n")), marks);
        }
    }

    #[test]
    fn hyphens_that_join_count_or_list_are_left_alone() {
        for (language, clean) in [
            ("en", "Refugee-led, low- and middle-income, COVID-19, 2025-10-08"),
            ("en", "Run openletter --fix -- or -x, <code>a - b</code>"),
            ("en", "\n    - one\n    - two"),
            ("en", "10 - 5, x - y, { $a } - { $b }, call 555-1967, ISO 1951-1967, 1951-1967-2"),
            ("en", "host countries—particularly low-income ones—that – well – pay"),
            ("en", "It is -5 degrees, 1967-1951, 2024-25"),
            ("es", "Los países —en particular los pobres— pagan, 1990-1995, 5 – 7"),
            ("es", "—Hola —dijo."),
            ("fr", "Les pays – en particular – et Saint-Denis, vient-il"),
            ("ru", "Кто-то\u{a0}— здесь"),
            ("uk", "У фонді — тисячі"),
        ] {
            assert_eq!(found(&RULE, language, "a = x", &format!("a = {clean}\n")), [""; 0], "{clean}");
        }
    }
}
