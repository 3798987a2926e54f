//! Finds Spanish questions and exclamations that lack one of their two marks; leaves `(?)`, addresses and code alone.

use crate::catalog::Inline;
use crate::check::marks::Marks;
use crate::check::reading::{Reading, SLOT};
use crate::check::subject::Prose;
use crate::check::typography::{is_other, word_before};
use crate::diagnostic::{Diagnostic, Rule};

/// A question or exclamation without its first or its last mark.
pub(crate) static RULE: Rule =
    Rule::error("inverted-mark", "questions and exclamations open with ¿ or ¡ and close with ? or !")
        .because(
            "In Spanish, questions and exclamations have a mark at either end. Without the first the reader learns too late that it \
             is a question.",
            "RAE, Ortografía 2010, « Los signos de interrogación y exclamación »",
        )
        .example("## es\na = Por qué?", "## es\na = ¿Por qué?");

const LOOKED_FOR: Marks = Marks::of(&['¿', '¡', '?', '!']);

/// Pairs off the marks of a text.
pub(crate) fn check(prose: &Prose, findings: &mut Vec<Diagnostic>) {
    let reading = prose.reading;
    if !reading.marks.meets(LOOKED_FOR) {
        return;
    }
    let text: &str = &reading.text;
    let mut open: Vec<usize> = Vec::new();
    let mut sentence = 0;
    let mut until = 0;
    for (at, c) in text.char_indices() {
        if at < until {
            continue;
        }
        match c {
            '¿' | '¡' => {
                until = text.len() - text[at..].trim_start_matches(['¿', '¡']).len();
                if !(is_other(reading, at) || is_aside(text, at, until)) {
                    open.push(at);
                }
            }
            '?' | '!' => {
                until = text.len() - text[at..].trim_start_matches(['?', '!']).len();
                if is_other(reading, at) || is_aside(text, at, until) {
                    continue;
                }
                if open.is_empty() {
                    if is_sentence(reading, sentence, at, until) {
                        findings.push(unopened(prose, at, until));
                    }
                } else {
                    open.truncate(open.len().saturating_sub(until - at));
                }
                sentence = until;
            }
            '.' | '…' | ';' | ':' => sentence = at + c.len_utf8(),
            _ => {}
        }
    }
    // A value at the end may bring the mark with it.
    if text.trim_end().ends_with(SLOT) {
        return;
    }
    for at in open {
        let mark = reading.after(at).unwrap_or('¿');
        let close = if mark == '¿' { '?' } else { '!' };
        let message = format!("`{mark}` is not closed");
        let span = reading.span(at..at + mark.len_utf8());
        findings.push(Diagnostic::new(
            &RULE,
            span,
            message,
            format!("put `{close}` where it ends, or delete `{mark}`"),
        ));
    }
}

fn unopened(prose: &Prose, at: usize, until: usize) -> Diagnostic {
    let reading = prose.reading;
    let mark = &reading.text[at..=at];
    let open = if mark == "?" { '¿' } else { '¡' };
    let message = format!("`{mark}` closes what no `{open}` opens");
    let found = Diagnostic::new(&RULE, reading.span(at..until), message, format!("put `{open}` where it begins"));
    let alone = until - at == 1 && reading.text[until..].trim().is_empty();
    let first = reading.after(0).filter(|c| c.is_alphabetic() && alone);
    let whole = !reading.text[..at].contains([',', ';', ':', '.', '…', '\n', '«', '“', '"', '(', '—', '–']);
    match first.filter(|_| whole).and_then(|first| reading.edit(0..first.len_utf8(), format!("{open}{first}"))) {
        Some(edit) => found.fix(format!("put `{open}` at the beginning"), vec![edit]),
        None => found,
    }
}

/// Tells whether marks stand alone: in brackets, between spaces, in quotation marks, or at the beginning.
fn is_aside(text: &str, at: usize, until: usize) -> bool {
    let before = text[..at].chars().next_back();
    let after = text[until..].chars().next();
    let opens = |c: char| c.is_whitespace() || matches!(c, '(' | '[' | '«' | '“' | '‘' | '"' | '\'');
    let closes = |c: char| c.is_whitespace() || matches!(c, ')' | ']' | '»' | '”' | '’' | '"' | '\'' | ',' | '.');
    before.is_none_or(opens) && after.is_none_or(closes)
}

/// Tells whether marks end words of this text, not code, a trade name, or only a value.
fn is_sentence(reading: &Reading, start: usize, at: usize, until: usize) -> bool {
    let text: &str = &reading.text;
    let glued = |c: char| c.is_alphanumeric() || matches!(c, '=' | '/' | '&' | '_' | SLOT);
    let word = word_before(text, at);
    if text[until..].starts_with(glued) || matches!(word, "Yahoo" | "Joomla" | "Kahoot" | "Jeopardy") {
        return false;
    }
    let begins =
        start + text[start..at].len() - text[start..at].trim_start_matches([' ', '\n', '«', '“', '(', '—']).len();
    let brought = reading.slot(begins).is_some_and(|slot| match slot.inline {
        Inline::Message(..) | Inline::Term(..) => true,
        Inline::String(_) | Inline::Number(_) | Inline::Variable(_) | Inline::Function(..) | Inline::Nested(_) => false,
    });
    !brought && text[start..at].contains(char::is_alphabetic)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::testing::{fixed, found};

    fn marks(text: &str) -> Vec<String> {
        found(&RULE, "es", "a = x\n", &format!("a = {text}\n"))
    }

    #[test]
    fn a_mark_without_its_partner_is_found() {
        assert_eq!(marks("Por qué?"), ["?"]);
        assert_eq!(marks("Hola! ¿Vienes?"), ["!"]);
        assert_eq!(marks("¿Vienes? Sí? ¡Ya!"), ["?"]);
        assert_eq!(marks("¡Basta ya."), ["¡"]);
        assert_eq!(marks("{ $name } te espera!"), ["!"]);
        assert_eq!(marks("Si llueve, vienes?!"), ["?!"]);
        assert_eq!(marks("Dijo: «Vienes?»"), ["?"]);
        assert_eq!(marks("{ $n ->\n    [one] Una?\n   *[other] ¿Varias?\n }"), ["?"]);
    }

    #[test]
    fn only_one_whole_sentence_is_put_right() {
        assert_eq!(fixed(&RULE, "es", "a = x", "a = Por qué?\n"), "a = ¿Por qué?\n");
        assert_eq!(fixed(&RULE, "es", "a = x", "a = Hola amiga!\n"), "a = ¡Hola amiga!\n");
        let kept = "a = Si llueve, vienes?\n";
        assert_eq!(fixed(&RULE, "es", "a = x", kept), kept);
    }

    #[test]
    fn pairs_of_every_kind_are_left_alone() {
        for clean in [
            "Si llueve, ¿vienes?",
            "¿Por qué? ¡Basta! ¡¿Cómo?! ¿¡Cómo!? ¡Qué haces?",
            "¿Dijo «¡hola!»? ¡¡¡No!!!",
            "¿Quién dijo ¡basta!?",
            "¿Vienes?, ¿sí?; pero ¡ya!",
            "«¿Vienes?», dijo. (¡No!)",
            "Una cifra (?) y otra (!) y (¿?)",
            "{ $question }? { greeting } amiga!",
            "¿Vive en la Av. Colón?",
            "\n    ¿Por qué\n    no?",
            "Ver https://a.example/?b=c y <code>a ? b</code>",
            "Yahoo! es una marca",
            "¿{ $x }?",
            "Pulse ? para ayuda",
            "Una frase. Otra: nada…",
            "¿Desea { $x }",
        ] {
            assert_eq!(marks(clean), [""; 0], "{clean}");
        }
    }
}
