//! Finds Spanish quotations within quotations whose marks stand in the wrong order; a single pair of any kind is left alone.

use crate::check::marks::Marks;
use crate::check::subject::Prose;
use crate::check::typography::is_other;
use crate::diagnostic::{Diagnostic, Edit, Rule};

/// A quotation within another between the wrong marks.
pub(crate) static RULE: Rule = Rule::warning("quote-order", "quotations nest as « “ ‘ ’ ” » in Spanish")
    .because(
        "A quotation within « » stands between “ ”, and one within that between ‘ ’.",
        "RAE, Ortografía 2010, « Las comillas »",
    )
    .example("## es\na = Dijo: «Leí «Nada» ayer».", "## es\na = Dijo: «Leí “Nada” ayer».");

const LOOKED_FOR: Marks = Marks::of(&['«', '“', '‘']);

/// A mark that has not been closed yet.
struct Open {
    at: usize,
    mark: char,
    /// Whether it does not belong within those around it.
    wrong: bool,
}

/// Looks at the marks within others; where they do not pair off, at none.
pub(crate) fn check(prose: &Prose, findings: &mut Vec<Diagnostic>) {
    let reading = prose.reading;
    if !reading.marks.meets(LOOKED_FOR) {
        return;
    }
    let text: &str = &reading.text;
    let mut open: Vec<Open> = Vec::new();
    let mut found = Vec::new();
    for (at, c) in text.char_indices() {
        let partner = match c {
            '«' | '“' | '‘' => {
                if is_other(reading, at) {
                    continue;
                }
                let wrong = open.last().is_some_and(|outer| level(c) <= level(outer.mark));
                open.push(Open { at, mark: c, wrong });
                continue;
            }
            '»' => '«',
            '”' => '“',
            // Between letters it is an apostrophe, as it is where nothing is open.
            '’' if open.last().is_some_and(|outer| outer.mark == '‘') && !is_within_word(text, at) => '‘',
            _ => continue,
        };
        if is_other(reading, at) {
            continue;
        }
        let Some(Open { at: start, wrong, .. }) = open.pop().filter(|outer| outer.mark == partner) else { return };
        if wrong {
            found.push(finding(prose, start, at, &open));
        }
    }
    if open.is_empty() {
        findings.append(&mut found);
    }
}

fn finding(prose: &Prose, start: usize, end: usize, around: &[Open]) -> Diagnostic {
    let reading = prose.reading;
    let mark = reading.after(start).unwrap_or('«');
    let (from, to) = (start..start + mark.len_utf8(), end..end + reading.after(end).map_or(0, char::len_utf8));
    let message = format!("a quotation between `{mark}` stands within another");
    let found = Diagnostic::new(&RULE, reading.span(from.clone()), message, "nest them as « “ ‘ ’ ” »");
    let inner = match around {
        [outer] if outer.mark == '«' => Some(("“", "”")),
        [outer, inner] if outer.mark == '«' && inner.mark == '“' => Some(("‘", "’")),
        _ => None,
    };
    let plain = !reading.text[from.end..end].contains(['«', '“', '‘']);
    let edits: Option<Vec<Edit>> = inner
        .filter(|_| plain)
        .and_then(|(open, close)| [reading.edit(from, open), reading.edit(to, close)].into_iter().collect());
    match edits {
        Some(edits) => found.fix("put the marks of this depth", edits),
        None => found,
    }
}

fn level(mark: char) -> u8 {
    match mark {
        '«' => 0,
        '“' => 1,
        _ => 2,
    }
}

fn is_within_word(text: &str, at: usize) -> bool {
    text[..at].ends_with(char::is_alphabetic) && text[at + '’'.len_utf8()..].starts_with(char::is_alphabetic)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::testing::{fixed, found};

    #[test]
    fn the_wrong_order_is_found() {
        let before = "a = Dijo: «Leí «Nada» ayer».\n";
        assert_eq!(found(&RULE, "es", "a = x", before), ["«"]);
        assert_eq!(fixed(&RULE, "es", "a = x", before), "a = Dijo: «Leí “Nada” ayer».\n");
        assert_eq!(found(&RULE, "es", "a = x", "a = Dijo: “Leí «Nada» ayer”.\n"), ["«"]);
        assert_eq!(found(&RULE, "es", "a = x", "a = Dijo: “Leí “Nada” ayer”.\n"), ["“"]);
        assert_eq!(found(&RULE, "es", "a = x", "a = ‘Leí “Nada” ayer’.\n"), ["“"]);
    }

    #[test]
    fn the_right_order_and_what_does_not_pair_off_is_left_alone() {
        for clean in [
            "«Leí “Nada” ayer»",
            "“Nada” y «todo»",
            "«Dijo: “leí ‘Nada’ ayer”»",
            "“Leí ‘Nada’ ayer”",
            "«Leí “Nada ayer»",
            "En L’Hospitalet, ‘casa’ y ‘d’Or’",
            "«{ $x }»",
        ] {
            assert_eq!(found(&RULE, "es", "a = x", &format!("a = {clean}\n")), [""; 0], "{clean}");
        }
    }
}
