//! Finds a space before a mark that belongs to the word before it, or after an opening bracket or quotation mark. Leaves French
//! spacing to its own rule, and marks that stand for themselves alone.

use std::ops::Range;

use crate::check::characters::{SPACED_MARKS, is_southeast_asian, is_word_space};
use crate::check::marks::Marks;
use crate::check::reading::{Reading, SLOT};
use crate::check::subject::Prose;
use crate::diagnostic::{Diagnostic, Rule};

/// A space on the wrong side of a mark.
pub(crate) static RULE: Rule =
    Rule::warning("space-before-punctuation", "no space stands before a mark or inside brackets")
        .because(
            "A mark belongs to the word before it and a bracket to the word inside it; with a space between, the line can break there.",
            "United Nations Editorial Manual, “Punctuation”; RAE, Ortografía de la lengua española (2010), chapter III",
        )
        .example("title = Asylum , a right", "title = Asylum, a right");

const LOOKED_FOR: Marks =
    Marks::of(&[',', '.', ';', ':', '!', '?', '(', ')', '[', ']', '“', '”', '«', '»', '،', '؛', '؟']);

/// Looks at the marks of a text.
pub(crate) fn check(prose: &Prose, findings: &mut Vec<Diagnostic>) {
    let reading = prose.reading;
    if !reading.marks.meets(LOOKED_FOR) || is_southeast_asian(&prose.locale.script) {
        return;
    }
    let is_spaced = prose.locale.is_any(SPACED_MARKS);
    let text = &*reading.text;
    for (at, mark) in text.char_indices() {
        let end = at + mark.len_utf8();
        let (run, message) = match mark {
            ',' | '.' | ')' | ']' | ';' | ':' | '!' | '?' | '”' | '»' | '،' | '؛' | '؟' => {
                if is_spaced && matches!(mark, ';' | ':' | '!' | '?' | '»')
                    || !reading.before(at).is_some_and(is_word_space)
                {
                    continue;
                }
                let start = text[..at].trim_end_matches(is_word_space).len();
                if !belongs_before(reading, start, at, mark) {
                    continue;
                }
                (start..at, format!("a space stands before `{mark}`"))
            }
            '(' | '[' | '“' | '«' => {
                if is_spaced && mark == '«' || !reading.after(end).is_some_and(is_word_space) {
                    continue;
                }
                let stop = text.len() - text[end..].trim_start_matches(is_word_space).len();
                if !belongs_after(reading, at, stop, mark) {
                    continue;
                }
                (end..stop, format!("a space stands after `{mark}`"))
            }
            _ => continue,
        };
        if reading.is_verbatim(at) || has_tag_inside(reading, &run, mark) {
            continue;
        }
        let edit = reading.edit(run.clone(), "");
        findings.push(
            Diagnostic::new(&RULE, reading.span(run), message, "delete the space").mend("delete the space", edit),
        );
    }
}

/// Tells whether a mark at `at` belongs to what ends at `start`, and does not stand for itself or begin what follows.
fn belongs_before(reading: &Reading, start: usize, at: usize, mark: char) -> bool {
    let text = &reading.text[..];
    let rest = &text[at + mark.len_utf8()..];
    let next = rest.chars().next();
    let is_end = next.is_none_or(|c| c.is_whitespace() || ")]}\"'”’»›".contains(c));
    let Some(before) = reading.before(start) else { return false };
    let is_word = before.is_alphanumeric()
        || before == SLOT
        || ")]}\"'”’»›%°…$€£¥₽".contains(before)
        || mark == ',' && before == '.'
        || is_combining(before);
    if !is_word {
        return false;
    }
    let following = rest.trim_start_matches(is_word_space).chars().next();
    match mark {
        // `.5`, `.ftl`, `...`, `. . .`, and a full stop that is talked about.
        '.' | '!' | '?' => is_end && following.is_none_or(|c| !c.is_lowercase() && c != '.'),
        ',' => {
            next.is_none_or(|c| c != ',' && !c.is_ascii_digit()) && (is_end || next.is_some_and(char::is_alphabetic))
        }
        ':' => {
            let is_ratio = before.is_numeric() && following.is_some_and(char::is_numeric);
            let both_values = before == SLOT && following == Some(SLOT);
            is_end
                && !next.is_some_and(|c| ")]}".contains(c))
                && !following.is_some_and(|c| "()".contains(c))
                && !is_ratio
                && !both_values
        }
        // At the end it is the sign that is talked about: “separate them with ;”.
        ';' => is_end && next.is_some_and(|c| !")]}".contains(c)),
        ')' | ']' => {
            let opening = if mark == ')' { '(' } else { '[' };
            text[..start].contains(opening)
        }
        '”' => is_end && text[..start].contains(['“', '„', '”']),
        '»' => is_end && text[..start].contains('«'),
        _ => true,
    }
}

/// Tells whether an opening mark at `at` belongs to what begins at `stop`.
fn belongs_after(reading: &Reading, at: usize, stop: usize, mark: char) -> bool {
    let Some(after) = reading.after(stop) else { return false };
    let opens = reading.before(at).is_none_or(|c| c.is_whitespace() || "([{¿¡—–".contains(c));
    let is_face = reading.text[..at].ends_with([':', ';', '=', '-', '^', '\'']);
    let rest = &reading.text[stop..];
    let is_word = after.is_alphanumeric() || after == SLOT || "¿¡«“\"'‘".contains(after);
    let closes = match mark {
        '(' => rest.contains(')'),
        '[' => rest.contains(']'),
        '“' => rest.contains('”'),
        _ => rest.contains('»'),
    };
    is_word && closes && (opens || mark == '(' && !is_face || mark == '[')
}

/// A picture or a field may stand between the space and the mark; the end of a link or of stressed words may stand before both.
fn has_tag_inside(reading: &Reading, run: &Range<usize>, mark: char) -> bool {
    let opens = "([“«".contains(mark);
    let inside = |at: usize| if opens { run.start <= at && at < run.end } else { run.start < at && at <= run.end };
    reading.tags.iter().any(|tag| inside(tag.at))
}

fn is_combining(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36f}' | '\u{64b}'..='\u{65f}' | '\u{93c}' | '\u{94d}' | '\u{9cd}' | '\u{a4d}' | '\u{bcd}')
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::testing::{fixed, found};

    #[test]
    fn a_space_on_the_wrong_side_is_found_and_deleted() {
        for (locale, before, after) in [
            ("en", "a = One , two .\n", "a = One, two.\n"),
            ("en", "a = Why ? Because !\n", "a = Why? Because!\n"),
            ("en", "a = ( one ) and [two ]\n", "a = (one) and [two]\n"),
            ("en", "a = “ one ” : { $b } ; three\n", "a = “one”: { $b }; three\n"),
            ("es", "a = ¿Por qué ? ¡Ven !\n", "a = ¿Por qué? ¡Ven!\n"),
            ("es", "a = « uno » , dos\n", "a = «uno», dos\n"),
            ("fr", "a = Un , deux . ( trois )\n", "a = Un, deux. (trois)\n"),
            ("ar", "a = نحن ، معاً ؟ نعم ؛ لا .\n", "a = نحن، معاً؟ نعم؛ لا.\n"),
            ("en", "a = Click <a>here</a> .\n", "a = Click <a>here</a>.\n"),
            ("uk", "a = Так ,ні\n", "a = Так,ні\n"),
        ] {
            assert_eq!(fixed(&RULE, locale, "a = b", before), after);
        }
    }

    #[test]
    fn marks_that_stand_apart_for_a_reason_are_left_alone() {
        for (locale, clean) in [
            ("fr", "a = Quoi\u{202f}? Oui ! Non ; si : « là »"),
            ("en", "a = under .5 or .ftl files ... and so on . . . then"),
            ("en", "a = fun :) and ;) and :-( or : ) too"),
            ("en", "a = a scale of 1 : 4 and { $a } : { $b }"),
            ("en", "a = Press ? for help, ! to run, and . to repeat"),
            ("en", "a = Ctrl + , opens Settings"),
            ("en", "a = [ ] done, ( ) choice"),
            ("en", "a = Next » and « Back"),
            ("de", "a = „Eins“ und »zwei« (drei) sind da"),
            ("sv", "a = Han sade ”ja” och ”nej”."),
            ("en", "a = if a != b then !important"),
            ("en", "a = a) one b) two"),
            ("en", "a = Click <img/>, then wait <br/>."),
            ("es", "a = Y entonces ¿qué? ¡Eso!"),
            ("th", "a = ไปไหน ?"),
            ("en", "a =\n    One\n    , two"),
            ("en", "a = See https://a.example/ ?b"),
        ] {
            assert_eq!(found(&RULE, locale, "a = b", clean), [""; 0], "{clean}");
        }
    }
}
