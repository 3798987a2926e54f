//! Finds words that the list of terms says are not to be used. Words within a longer agreed wording are left alone.

use crate::check::subject::Prose;
use crate::check::wording::{Token, covers, stands_in, tokens};
use crate::diagnostic::{Diagnostic, Rule};
use crate::termbase::{Cell, Term, Wording};

/// A wording that is not to be used.
pub(crate) static RULE: Rule = Rule::warning("forbidden-term", "no text uses a wording that terms.tsv marks with `!`")
    .because(
        "A term may have a rival that is everyday language or belongs to another institution; the project has decided against it.",
        "openletter, docs/terms.md",
    )
    .example(
        "## fr\na = Les droits humains\n## terms.tsv\nterm_id\ten\tfr\nrights\thuman rights\tdroits de l'homme / !droits humains\n",
        "## fr\na = Les droits de l’homme\n## terms.tsv\nterm_id\ten\tfr\nrights\thuman rights\tdroits de l'homme / !droits humains\n",
    );

/// Looks for each forbidden wording of the language in a text.
pub(crate) fn check(prose: &Prose, findings: &mut Vec<Diagnostic>) {
    let Some(base) = &prose.whole.project.termbase else { return };
    let Some(column) = base.column(&prose.locale.tag).filter(|&column| base.forbids(column)) else { return };
    let (text, words) = (prose.reading.text.as_ref(), tokens(prose.reading));
    let cells = || base.terms.iter().filter_map(|term| Some((term, term.cell(column)?)));
    let is_agreed = |form: &[String], at: usize| {
        cells().any(|(_, cell)| cell.agreed.iter().any(|wording| covers(wording, form, at, &words)))
    };
    for (term, cell) in cells() {
        for wording in &cell.forbidden {
            for found in places(wording, &words, text, &is_agreed) {
                let (message, help) = say(&text[found.clone()], term, cell);
                findings.push(Diagnostic::new(&RULE, prose.reading.span(found), message, help));
            }
        }
    }
}

fn places(
    wording: &Wording,
    words: &[Token],
    text: &str,
    is_agreed: &dyn Fn(&[String], usize) -> bool,
) -> Vec<std::ops::Range<usize>> {
    if !wording.letters.is_empty() {
        return text.match_indices(&wording.text).map(|(at, found)| at..at + found.len()).collect();
    }
    let mut found = Vec::new();
    for form in &wording.forms {
        for at in stands_in(form, words, text) {
            let range = words[at].range.start..words[at + form.len() - 1].range.end;
            if !is_agreed(form, at) && !found.contains(&range) {
                found.push(range);
            }
        }
    }
    found
}

fn say(found: &str, term: &Term, cell: &Cell) -> (String, String) {
    let id = &term.id.value;
    let message = format!("`{found}` is a wording that terms.tsv rules out for `{}`", id.escape_debug());
    let help = match cell.agreed.first() {
        Some(wording) => format!("write `{}`", wording.text),
        None => "word it otherwise".to_owned(),
    };
    (message, help)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::testing::findings;

    const TERMS: &str = "## terms.tsv\nterm_id\ten\tes\tfr\tar\n\
        rights\thuman rights\tderechos humanos / !derechos del hombre\tdroits de l'homme / !droits humains\t\n\
        declaration\tDeclaration of the Rights of Man and of the Citizen\tDeclaración de los Derechos del Hombre y del Ciudadano\t\t\n\
        people\trefugees\tpersonas refugiadas / !refugiados\t\tلاجئون / !نازحون\n\
        status\tConvention relating to the Status of Refugees\tConvención sobre el Estatuto de los Refugiados\t\t\n";

    fn found(locale: &str, text: &str) -> Vec<String> {
        let found = findings(&RULE, &format!("## {locale}\na = {text}\n{TERMS}"), "en");
        found.into_iter().map(|(text, _)| text).collect()
    }

    #[test]
    fn what_was_ruled_out_is_found_in_every_number() {
        assert_eq!(found("fr", "Les Droits humains, un droit humain"), ["Droits humains", "droit humain"]);
        assert_eq!(found("es", "los derechos del hombre y los refugiados"), ["derechos del hombre", "refugiados"]);
        assert_eq!(found("ar", "حماية النازحين"), ["النازحين"]);
    }

    #[test]
    fn names_and_other_words_are_left_alone() {
        for (locale, text) in [
            ("fr", "le droit international humanitaire, les droits de l’homme, les droits, humains ou non"),
            ("es", "la Declaración de los Derechos del Hombre y del Ciudadano y los derechos de los hombres"),
            ("es", "la Convención sobre el Estatuto de los Refugiados protege a las personas refugiadas"),
            ("en", "droits humains"),
        ] {
            assert_eq!(found(locale, text), [""; 0], "{text}");
        }
    }
}
