//! Finds brackets without their other half. Leaves the marks of lists, faces and intervals alone.

use crate::check::characters::has_tag;
use crate::check::marks::Marks;
use crate::check::original::shares;
use crate::check::reading::{Reading, SLOT};
use crate::check::subject::Prose;
use crate::diagnostic::{Diagnostic, Rule};

/// A bracket without its other half.
pub(crate) static RULE: Rule =
    Rule::warning("unbalanced-brackets", "every bracket has its other half in the same text")
        .because("A bracket that does not close leaves readers waiting for the end of an aside.", "openletter")
        .example("title = Asylum (a right", "title = Asylum (a right)");

const LOOKED_FOR: Marks = Marks::of(&['(', ')', '[', ']', '（', '）', '「', '」', '『', '』', '【', '】', '《', '》']);

/// A bracket: its place, itself, and whether it stands in an address.
type Bracket = (usize, char, bool);

/// Pairs the brackets of a text.
pub(crate) fn check(prose: &Prose, findings: &mut Vec<Diagnostic>) {
    if !prose.reading.marks.meets(LOOKED_FOR) {
        return;
    }
    for (at, bracket) in unpaired(prose.reading) {
        if shares(prose, |source| unpaired(source).iter().any(|(_, other)| kind(*other) == kind(bracket))) {
            continue;
        }
        let (message, help) = match closing(bracket) {
            Some(other) => {
                (format!("`{bracket}` is not closed"), format!("put `{other}` where the aside ends, or delete it"))
            }
            None => (
                format!("`{bracket}` closes nothing"),
                "put its other half where the aside begins, or delete it".to_owned(),
            ),
        };
        findings.push(Diagnostic::new(&RULE, prose.reading.span(at..at + bracket.len_utf8()), message, help));
    }
}

/// Lists the brackets without another half.
fn unpaired(reading: &Reading) -> Vec<(usize, char)> {
    let mut open: Vec<Bracket> = Vec::new();
    let mut lone = Vec::new();
    let is_interval = is_interval(&reading.text);
    for (at, c) in reading.text.char_indices() {
        let Some(kind) = kind(c) else { continue };
        let in_address = reading.is_verbatim(at);
        if closing(c).is_some() {
            open.push((at, c, in_address));
            continue;
        }
        match open.iter().rposition(|(_, other, _)| self::kind(*other) == Some(kind)) {
            Some(index) => {
                open.remove(index);
            }
            None if in_address || stands_alone(reading, at, c) || is_list_mark(reading, at) => {}
            None => lone.push((at, c)),
        }
    }
    // What has its other half is paired, however it is set; only what is left can be a bracket that is talked about.
    let left = open.into_iter().filter(|&(at, c, in_address)| !in_address && !stands_alone(reading, at, c));
    lone.extend(left.map(|(at, c, _)| (at, c)));
    lone.retain(|_| !is_interval);
    lone.sort_unstable();
    lone
}

/// Groups the brackets that can close one another.
fn kind(c: char) -> Option<u8> {
    match c {
        '(' | ')' | '（' | '）' => Some(0),
        '[' | ']' => Some(1),
        '「' | '」' => Some(2),
        '『' | '』' => Some(3),
        '【' | '】' => Some(4),
        '《' | '》' => Some(5),
        _ => None,
    }
}

/// Gives what closes an opening bracket.
fn closing(c: char) -> Option<char> {
    match c {
        '(' => Some(')'),
        '[' => Some(']'),
        '（' => Some('）'),
        '「' => Some('」'),
        '『' => Some('』'),
        '【' => Some('】'),
        '《' => Some('》'),
        _ => None,
    }
}

/// Tells whether a bracket is a key, is talked about, or belongs to a face.
fn stands_alone(reading: &Reading, at: usize, c: char) -> bool {
    let (before, after) = (reading.before(at), reading.after(at + c.len_utf8()));
    let is_free = |c: Option<char>| c.is_none_or(|c| c.is_whitespace() || "\"'“”‘’«»`+,".contains(c));
    let is_face =
        before.is_some_and(|c| ":;=-^".contains(c)) && reading.text[..at].ends_with([':', ';', '=', '-', '^']) && {
            let eyes = reading.text[..at].trim_end_matches(['-', '^', '\'']);
            eyes.ends_with([':', ';', '=']) && !eyes.trim_end_matches([':', ';', '=']).ends_with(char::is_alphanumeric)
        };
    let is_turned_face = c == '(' && after.is_some_and(|c| matches!(c, ':' | ';'));
    is_free(before) && is_free(after) && before != Some(SLOT) || is_face || is_turned_face
}

/// Tells whether a closing bracket ends the mark of a list item: `a)`, `12)`, `iv)`.
fn is_list_mark(reading: &Reading, at: usize) -> bool {
    let text = &reading.text[..at];
    let mark = text.trim_end_matches(|c: char| c.is_alphanumeric() || c == '.' || c == '°');
    let token = text[mark.len()..].trim_end_matches(['.', '°']);
    let starts = mark.is_empty() || mark.ends_with(char::is_whitespace) || has_tag(reading, &(mark.len()..mark.len()));
    // Paragraphs are cited by their letter, as in “art. 2 a) à c), b)”.
    let mut letters = token.chars();
    let is_letter = letters.next().is_some_and(char::is_alphabetic) && letters.next().is_none();
    let is_number = token.chars().count() <= 3 && token.chars().all(char::is_numeric)
        || token.len() <= 5 && token.chars().all(|c| "ivxlcdm".contains(c.to_ascii_lowercase()));
    let rest = reading.text[at..].trim_start_matches([')', ']', '）']);
    let goes_on = rest.starts_with([' ', '\u{a0}', '\n']) && !rest.trim().is_empty();
    // Within a sentence a number in front of a bracket is a list mark after a pause, or where there are several.
    let pause = mark.trim_end().ends_with([':', ';', ',', '.', '،', '؛', '—', '–', '('])
        || mark.ends_with('\n')
        || mark.is_empty();
    let goes_on = goes_on && (pause || reading.text.matches(')').count() > 1);
    let is_all = mark.is_empty() && rest.is_empty();
    starts && !token.is_empty() && (is_letter || is_number && (goes_on || is_all))
}

/// Tells whether a text is a half-open interval, as in `[0, 1)`.
fn is_interval(text: &str) -> bool {
    let count = |c: [char; 2]| text.matches(c).count();
    count(['[', ']']) == 1 && count(['(', ')']) == 1 && text.contains(',')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn real_texts_in_which_all_is_paired() {
        for clean in [
            "Physical links (‘hard links’).",
            "Loading ( { $a } MB)",
            "( { $a } of { $b } MB)",
            "Mode (+x), key (:x), date [+FORMAT]",
            "Usage of the mode (+, - or = expected)",
            "Type “(” to open (see below)",
        ] {
            assert_eq!(crate::check::testing::found(&RULE, "en", "", &format!("a = {clean}\n")), [""; 0], "{clean}");
        }
    }
    use crate::check::testing::found;

    #[test]
    fn lone_brackets_are_found() {
        for (locale, fault, bracket) in [
            ("en", "a = Asylum (a right", "("),
            ("en", "a = Asylum a right) is", ")"),
            ("en", "a = See [note (1)", "["),
            ("en", "a = In ({ $n } million people", "("),
            ("en", "a = The office (UNHCR)) is", ")"),
            ("zh-Hans", "a = 难民（权利", "（"),
            ("ja", "a = 「権利", "「"),
            ("ja", "a = 権利」", "」"),
            ("zh-Hans", "a = 难民权利）、是", "）"),
            ("ar", "a = السودان ({ $n } مليون", "("),
            ("en", "a = (see https://a.example/b_(c) and more", "("),
        ] {
            assert_eq!(found(&RULE, locale, "a = b", fault), [bracket], "{fault}");
        }
    }

    #[test]
    fn pairs_lists_faces_and_addresses_are_left_alone() {
        for (locale, clean) in [
            ("en", "a = Asylum (a right (of all) [sic])"),
            ("en", "a = a) one, b) two; 1) three 2.) four iv) five"),
            ("fr", "a = 1°) un 2°) deux, par. 1 et 2 a) à c), de la Convention"),
            ("ar", "a = أ) واحد ب) اثنان ١) ثلاثة"),
            ("en", "a = fun :) and ;-) and :( and (: too"),
            ("en", "a = from [0, 1)"),
            ("en", "a = Press [ or ] or Ctrl+[ or “(”"),
            ("en", "a = (see https://a.example/b) and https://a.example/b_(c)"),
            ("en", "a = (https://a.example/) and (a@b.example)"),
            ("zh-Hans", "a = 难民（权利)和《公约》"),
            ("en", "a = { $n ->\n    [one] (one\n   *[other] ({ $n }\n  } letters)"),
            ("en", "a = <b>(one)</b> person(s)"),
        ] {
            assert_eq!(found(&RULE, locale, "a = b", clean), [""; 0], "{clean}");
        }
        assert_eq!(found(&RULE, "fr", "a = See (note", "a = Voir (note"), [""; 0]);
    }
}
