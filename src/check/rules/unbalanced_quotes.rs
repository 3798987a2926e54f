//! Finds quotation marks without their other half. Leaves apostrophes, inches, abbreviations in Hebrew and arrows alone.

use crate::check::marks::Marks;
use crate::check::original::shares;
use crate::check::reading::Reading;
use crate::check::subject::Prose;
use crate::diagnostic::{Diagnostic, Rule};

/// A quotation mark without its other half.
pub(crate) static RULE: Rule =
    Rule::warning("unbalanced-quotes", "every quotation mark has its other half in the same text")
        .because(
            "Without its other half, nobody can tell where a quotation ends and the letter speaks again.",
            "Unicode CLDR, “Delimiters”",
        )
        .example("title = “Asylum is a right", "title = “Asylum” is a right");

const LOOKED_FOR: Marks = Marks::of(&['"', '«', '»', '“', '”', '„', '‹', '›']);

/// How quotation marks are read.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Style {
    /// One mark opens, another closes.
    Pairs,
    /// The same mark opens and closes, as in Swedish and Finnish.
    Same,
    /// Every mark counts, arrows, too.
    Raw,
}

/// Pairs the quotation marks of a text.
pub(crate) fn check(prose: &Prose, findings: &mut Vec<Diagnostic>) {
    let reading = prose.reading;
    if !reading.marks.meets(LOOKED_FOR) {
        return;
    }
    let style = if prose.locale.is_any(&["sv", "fi", "se", "smn", "sms"]) { Style::Same } else { Style::Pairs };
    let Some((at, mark)) = lone(reading, style) else { return };
    if shares(prose, |source| lone(source, Style::Raw).is_some()) {
        return;
    }
    findings.push(Diagnostic::new(
        &RULE,
        reading.span(at..at + mark.len_utf8()),
        format!("`{mark}` has no other half"),
        "put its other half where the quotation begins or ends, or delete it",
    ));
}

/// Finds the first quotation mark without another half.
fn lone(reading: &Reading, style: Style) -> Option<(usize, char)> {
    let text = &*reading.text;
    // Each paragraph of a long quotation opens it again.
    if text.split('\n').skip(1).any(|line| line.trim_start().starts_with(['"', '«', '»', '“', '”', '„'])) {
        return None;
    }
    straight(reading, style).or_else(|| {
        let low = text.contains('„');
        let pairs: [(&[char], &[char]); 3] =
            [(&['«'], &['»']), (&['‹'], &['›']), if low { (&['„'], &['“', '”']) } else { (&['“'], &['”']) }];
        pairs.into_iter().find_map(|(opening, closing)| paired(reading, opening, closing, style))
    })
}

/// Finds a mark of one pair without the other.
fn paired(reading: &Reading, opening: &[char], closing: &[char], style: Style) -> Option<(usize, char)> {
    let text = &*reading.text;
    // However they are set, as many of one as of the other are pairs.
    let count =
        |marks: &[char]| text.char_indices().filter(|(at, c)| marks.contains(c) && !reading.is_verbatim(*at)).count();
    if opening != closing && count(opening) == count(closing) {
        return None;
    }
    let mut open = Vec::new();
    let (mut opened, mut closed) = (0usize, 0usize);
    let mut stray = None;
    for (at, c) in text.char_indices().filter(|(_, c)| opening.contains(c) || closing.contains(c)) {
        if reading.is_verbatim(at) || style != Style::Raw && is_other_use(reading, at, c) {
            continue;
        }
        // Inches, where no quotation is open.
        if c == '”' && open.is_empty() && reading.before(at).is_some_and(char::is_numeric) && style == Style::Pairs {
            continue;
        }
        if opening.contains(&c) {
            opened += 1;
            open.push((at, c));
        } else {
            closed += 1;
            if open.pop().is_none() {
                stray.get_or_insert((at, c));
            }
        }
    }
    let is_balanced = opened == closed || style == Style::Same && (opened + closed) % 2 == 0;
    // Counts, not order, decide: »so« is as good as «so».
    if is_balanced {
        None
    } else if opened > closed {
        open.last().copied().or(stray)
    } else {
        stray.or(open.last().copied())
    }
}

/// Finds the last straight mark if their number is odd, inches apart.
fn straight(reading: &Reading, style: Style) -> Option<(usize, char)> {
    if !reading.marks.has('"') {
        return None;
    }
    let (mut all, mut quotes, mut last) = (0, 0, None);
    for (at, _) in reading.text.match_indices('"').filter(|(at, _)| !reading.is_verbatim(*at)) {
        // Hebrew abbreviations have it within the word, and prefixes before it: nothing can be counted.
        let letter = |c: Option<char>| c.is_some_and(char::is_alphabetic);
        if letter(reading.before(at)) && letter(reading.after(at + 1)) {
            return None;
        }
        all += 1;
        if style == Style::Raw || !is_other_use(reading, at, '"') {
            quotes += 1;
            last = Some((at, '"'));
        }
    }
    if all % 2 == 1 && quotes % 2 == 1 { last } else { None }
}

/// Tells whether a mark is an arrow, a sign for inches, talked about, or within a word as in Hebrew abbreviations.
fn is_other_use(reading: &Reading, at: usize, c: char) -> bool {
    let (before, after) = (reading.before(at), reading.after(at + c.len_utf8()));
    let is_free = |c: Option<char>| c.is_none_or(|c| matches!(c, ' ' | '\n' | '\r'));
    let in_word = before.is_some_and(char::is_alphabetic) && after.is_some_and(char::is_alphabetic);
    let inches = c == '"' && before.is_some_and(char::is_numeric);
    let free_width = before == Some('+') && is_free(after);
    is_free(before) && is_free(after) || in_word && matches!(c, '"' | '”' | '“') || inches || free_width
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::testing::found;

    #[test]
    fn a_lone_mark_is_found() {
        for (locale, fault, mark) in [
            ("en", "a = “Asylum is a right", "“"),
            ("en", "a = Asylum” is a right", "”"),
            ("en", "a = “One” and “two", "“"),
            ("en", "a = \"Asylum is a right", "\""),
            ("es", "a = El «asilo es un derecho", "«"),
            ("fr", "a = Le droit «\u{a0}d’asile", "«"),
            ("fr", "a = Le droit d’asile\u{a0}» existe", "»"),
            ("ar", "a = اللجوء» حق", "»"),
            ("de", "a = Das „Recht auf Asyl", "„"),
            ("pl", "a = Prawo „do azylu", "„"),
            ("uk", "a = Право «на притулок", "«"),
            ("sv", "a = Rätten ”till asyl", "”"),
            ("zh-Hans", "a = “难民的权利", "“"),
        ] {
            assert_eq!(found(&RULE, locale, "a = b", fault), [mark], "{fault}");
        }
    }

    #[test]
    fn pairs_and_marks_of_other_uses_are_left_alone() {
        for (locale, clean) in [
            ("en", "a = “One” and \"two\" and ‘three’, don’t"),
            ("en", "a = a 5\" screen and a 10” one, Next » and « Back"),
            ("fr", "a = «\u{a0}Un\u{a0}» « deux » “trois”"),
            ("de", "a = „Eins“ »zwei« ‚drei‘ «vier»"),
            ("pl", "a = „Jeden” i „dwa «trzy»”"),
            ("sv", "a = ”Ett” och »två»"),
            ("he", "a = ארה\"ב וצה”ל ו\"שלום\""),
            ("en", "a = in \"1990\" or \"x 90\""),
            ("en", "a =\n    “One.\n    “Two.”"),
            ("en", "a = { $n ->\n    [one] “one\n   *[other] “{ $n }\n  } letters”"),
            ("en", "a = Type \" to quote"),
            ("ja", "a = “一”「二」"),
        ] {
            assert_eq!(found(&RULE, locale, "a = b", clean), [""; 0], "{clean}");
        }
        assert_eq!(found(&RULE, "fr", "a = Next »", "a = Suivant\u{a0}»"), [""; 0]);
    }
}
