//! Finds terms of a source whose agreed wording is not in the translation. Any form of the agreed words will do.

use crate::catalog::{Inline, Pattern};
use crate::check::reading::readings;
use crate::check::subject::{Pair, Unit};
use crate::check::wording::{Haystack, stands_in, terms_in, tokens};
use crate::diagnostic::{Diagnostic, Rule};
use crate::termbase::{Cell, Term};

/// An agreed term that is not used.
pub(crate) static RULE: Rule =
    Rule::warning("missing-term", "a translation says what terms.tsv has agreed on for the terms of its source")
        .because(
            "The names of rights, treaties and bodies are fixed in each language, and often mean something in law. Whoever reads \
             another word thinks of another thing.",
            "ISO 704 (terminology work); the source of each term stands in terms.tsv",
        )
        .example(
            "a = They seek asylum.\n## fr\na = Elles cherchent refuge.\n## terms.tsv\nterm_id\ten\tfr\nasylum\tasylum\tasile\n",
            "a = They seek asylum.\n## fr\na = Elles demandent l’asile.\n## terms.tsv\nterm_id\ten\tfr\nasylum\tasylum\tasile\n",
        );

/// Looks for each term of a source in its translation.
pub(crate) fn check(pair: &Pair, findings: &mut Vec<Diagnostic>) {
    let Some(base) = &pair.whole.project.termbase else { return };
    let columns = (base.column(&pair.source_locale.tag), base.column(&pair.locale.tag));
    let (Some(from), Some(to)) = columns else { return };
    if from == to {
        return;
    }
    let source = pair.source.default();
    let mut haystacks = None;
    for (t, range) in terms_in(base, from, source) {
        let term = &base.terms[t];
        let Some(cell) = term.cell(to).filter(|cell| !cell.agreed.is_empty()) else { continue };
        let haystacks = haystacks.get_or_insert_with(|| haystacks_of(pair));
        if haystacks.iter().any(|text| cell.agreed.iter().any(|wording| text.holds(wording))) {
            continue;
        }
        // What stands there in its place is reported by `forbidden-term`, at its place.
        if !cell.forbidden.is_empty() && is_ruled_out(cell, pair) {
            continue;
        }
        let said = source.text[range.clone()].split_whitespace().collect::<Vec<_>>().join(" ");
        let (message, help) = words(&said, term, cell);
        let found = Diagnostic::new(&RULE, pair.target.span.clone(), message, help);
        findings.push(found.label(source.span(range), "in the source"));
    }
}

fn is_ruled_out(cell: &Cell, pair: &Pair) -> bool {
    pair.target.readings.iter().any(|reading| {
        let tokens = tokens(reading);
        let forms = cell.forbidden.iter().flat_map(|wording| &wording.forms);
        forms.into_iter().any(|form| !stands_in(form, &tokens, &reading.text).is_empty())
    })
}

fn words(said: &str, term: &Term, cell: &Cell) -> (String, String) {
    let agreed: Vec<String> = cell.agreed.iter().map(|wording| format!("`{}`", wording.text)).collect();
    let message = format!("`{said}` is agreed as {}, which is not in this translation", agreed.join(" or "));
    let sourced = cell.agreed.iter().any(|wording| wording.is_sourced);
    let help = match (sourced, term.source.as_str()) {
        (true, "") => "use it, or add the other wording to terms.tsv".to_owned(),
        (true, source) => format!("use it, or add the other wording to terms.tsv; the term is from: {source}"),
        (false, _) => "use it, or add the other wording to terms.tsv: the term has no official source".to_owned(),
    };
    (message, help)
}

/// Gives the texts of a translation, with those of the terms and messages it prints.
fn haystacks_of(pair: &Pair) -> Vec<Haystack> {
    let mut texts: Vec<Haystack> = pair.target.readings.iter().map(Haystack::of).collect();
    let printed = |inline: &&Inline| matches!(inline, Inline::Term(..) | Inline::Message(..));
    let index = pair.whole.locales.iter().position(|locale| locale.tag == pair.locale.tag);
    let (Some(index), true) = (index, pair.target.pattern.inlines().iter().any(printed)) else { return texts };
    let catalogs = pair.whole.project.catalogs_of(index);
    let mut add = |pattern: &Pattern, unit: &Unit| {
        let file = unit.entry.span.file;
        texts.extend(readings(pattern, file, pair.whole.sources).iter().map(Haystack::of));
    };
    for inline in pair.target.pattern.inlines() {
        for catalog in &catalogs {
            let entry = match inline {
                Inline::Term(name, ..) => catalog.terms.get(&name.value),
                Inline::Message(name, _) => catalog.messages.get(&name.value),
                Inline::String(_)
                | Inline::Number(_)
                | Inline::Variable(_)
                | Inline::Function(..)
                | Inline::Nested(_) => None,
            };
            let Some(entry) = entry else { continue };
            for unit in Unit::of(&inline_name(inline), entry, pair.whole.sources) {
                add(unit.pattern, &unit);
            }
        }
    }
    texts
}

fn inline_name(inline: &Inline) -> String {
    match inline {
        Inline::Term(name, ..) | Inline::Message(name, _) => name.value.clone(),
        Inline::String(_) | Inline::Number(_) | Inline::Variable(_) | Inline::Function(..) | Inline::Nested(_) => {
            String::new()
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::testing::findings;

    const TERMS: &str = "## terms.tsv\nterm_id\ten\tes\tfr\tar\tru\tzh\tsource\n\
        human_rights\thuman rights\tderechos humanos\tdroits de l'homme / !droits humains\tحقوق الإنسان\tправа человека\t人权\tUDHR\n\
        asylum\tasylum\tasilo\tasile\tاللجوء\tубежище\t庇护\tUDHR\n\
        seekers\tasylum-seekers\tsolicitantes de asilo\tdemandeurs d'asile\tطالبو اللجوء\tлица, ищущие убежище\t寻求庇护者\tUN\n\
        refugee\trefugee(s)\trefugiado(s) / personas refugiadas\tréfugié(s)\tلاجئ / لاجئون\tбеженец\t难民\tUN\n\
        lived\tlived experience\t?experiencia vivida\t?expérience vécue\t\t\t\tUNSOURCED\n\
        convention\t1951 Convention relating to the Status of Refugees\tConvención sobre el Estatuto de los Refugiados, de 1951\t\
        Convention de 1951 relative au statut des réfugiés\t\tКонвенция 1951 года о статусе беженцев\t1951年《关于难民地位的公约》\tUN\n";

    fn found(locale: &str, source: &str, target: &str) -> Vec<String> {
        let example = format!("## en\na = {source}\n## {locale}\na = {target}\n{TERMS}");
        findings(&RULE, &example, "en").into_iter().map(|(_, found)| found.message).collect()
    }

    #[test]
    fn a_term_that_was_put_otherwise_is_found() {
        for (locale, source, target) in [
            ("fr", "They uphold human rights.", "Elles défendent les droits civils."),
            ("es", "Human Rights first", "Primero los derechos fundamentales"),
            ("ar", "asylum seekers", "المهاجرون"),
            ("ru", "refugees", "мигранты"),
            ("zh", "refugees", "移民"),
            ("fr", "asylum-seekers", "demandeurs de refuge"),
            ("es", "lived experience", "vivencia"),
        ] {
            assert_eq!(found(locale, source, target).len(), 1, "{target}");
        }
        let message = "`Human rights` is agreed as `droits de l'homme`, which is not in this translation";
        assert_eq!(found("fr", "Human rights!", "Libertés !"), [message]);
        assert_eq!(found("fr", "Human rights!", "Droits humains !"), [""; 0]);
    }

    #[test]
    fn every_form_of_the_agreed_words_will_do() {
        for (locale, source, target) in [
            ("fr", "human rights", "les droits fondamentaux de l’homme"),
            ("fr", "asylum seekers", "des demandeuses et demandeurs d’asile"),
            ("es", "human rights norms", "las normas de derechos humanos"),
            ("es", "all refugees", "todas las personas refugiadas"),
            ("ar", "human rights", "وبحقوق الإنسان الأساسية"),
            ("ar", "of refugees and asylum seekers", "حماية طالبي اللجوء واللاجئين"),
            ("ru", "for human rights of refugees", "за права человека для беженцев"),
            ("ru", "asylum seekers", "лицам, ищущим убежища"),
            ("zh", "refugees and human rights", "难民和人权"),
            (
                "es",
                "the 1951 Convention relating to the Status of Refugees",
                "la Convención de 1951 sobre el Estatuto de los Refugiados",
            ),
            ("fr", "humans have rights", "rien"),
            ("fr", "see https://asylum.example/asylum", "voir"),
            ("ar", "lived experience", "تجربة"),
            ("de", "asylum", "Zuflucht"),
        ] {
            assert_eq!(found(locale, source, target), [""; 0], "{target}");
        }
    }

    #[test]
    fn a_term_that_a_translation_prints_by_a_reference_is_there() {
        let example =
            format!("## en\na = Asylum now\n-right = asylum\n## fr\n-right = asile\na = L’{{ -right }}\n{TERMS}");
        assert!(findings(&RULE, &example, "en").is_empty());
    }
}
