//! Finds figures that are typed in a letter's texts though the manifest has them as facts.

use crate::check::facts::{Worth, all, retyped, states};
use crate::check::numbers::{Figure, figures, may_hold};
use crate::check::parity::{prints, variable};
use crate::check::subject::Prose;
use crate::diagnostic::{Diagnostic, Rule};
use crate::letter::Letter;

/// A figure that should be a fact.
pub(crate) static RULE: Rule = Rule::error("retyped-fact", "a fact of the letter is printed, not typed again")
    .because(
        "A fact stands once in letter.toml, and every language prints it from there in its own digits. A figure that is typed again stays \
         as it is when the fact changes.",
        "openletter",
    )
    .example(
        "figures = In 41 countries\n## letter.toml\n[facts.country-count]\nvalue = 41\n",
        "figures = In { NUMBER($country-count) } countries\n## letter.toml\n[facts.country-count]\nvalue = 41\n",
    );

/// Smallest whole number that is no accident.
const TELLING: f64 = 13.0;

/// Looks for figures that a fact states.
pub(crate) fn check(prose: &Prose, findings: &mut Vec<Diagnostic>) {
    let Some(letter) = prose.whole.letter else { return };
    if !may_hold(prose.reading) {
        return;
    }
    if prose.locale.is_source {
        let figures = figures(prose.reading);
        for (name, worth) in all(letter) {
            let telling = |figure: &&Figure| figure.value() >= TELLING || figure.value().fract() != 0.0;
            match worth {
                Worth::Day(_) => {}
                Worth::Number(..) => {
                    if let Some(figure) = figures.iter().filter(telling).find(|figure| states(figure, worth)) {
                        report(prose, letter, name, figure, worth, findings);
                    }
                }
            }
        }
        return;
    }
    let Some(entry) = letter.source().messages.get(&prose.unit.id) else { return };
    let pattern = match prose.unit.attribute {
        None => entry.value.as_ref(),
        Some(name) => entry.attributes.iter().find(|(own, _)| own.value == name).map(|(_, pattern)| pattern),
    };
    let mut names: Vec<&str> = pattern
        .into_iter()
        .flat_map(|pattern| pattern.inlines())
        .filter_map(variable)
        .map(|name| name.value.as_str())
        .collect();
    names.sort_unstable();
    names.dedup();
    for name in names.into_iter().filter(|name| !prints(prose.reading, name)) {
        if let Some((figure, worth)) = retyped(prose.whole, prose.reading, name) {
            report(prose, letter, name, &figure, worth, findings);
        }
    }
}

fn report(prose: &Prose, letter: &Letter, name: &str, figure: &Figure, worth: Worth, findings: &mut Vec<Diagnostic>) {
    let written = &prose.reading.text[figure.range.clone()];
    let span = prose.reading.span(figure.range.clone());
    let message = format!("`{written}` is typed here, and the letter has it as `${name}`");
    let (call, is_date) = match worth {
        Worth::Number(..) => (format!("{{ NUMBER(${name}) }}"), false),
        Worth::Day(_) => (format!("{{ DATETIME(${name}) }}"), true),
    };
    let found = Diagnostic::new(&RULE, span, message, format!("write `{call}`"));
    // Where two facts are worth the same, or the figure is the fact in full, the answer is not one.
    let is_only = all(letter).filter(|(_, worth)| states(figure, *worth)).count() == 1;
    let is_plain = matches!(worth, Worth::Number(value, _) if figure.values.iter().take(2).any(|own| crate::check::numbers::same(*own, value)));
    let edit = prose.reading.edit(figure.range.clone(), call).filter(|_| !is_date && is_only && is_plain);
    findings.push(found.mend("print the fact", edit));
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::testing::findings;

    const TOML: &str = "## letter.toml\n[facts.countries]\nvalue = 41\n[facts.people]\nvalue = 123.2\nunit = \"million\"\n[facts.since]\nyear = 1951\n[facts.day]\ndate = 2024-12-31\n";

    fn texts(source: &str, target: &str) -> Vec<String> {
        let example = format!("figures = {source}\n{TOML}## fr\nfigures = {target}\n");
        findings(&RULE, &example, "en").into_iter().map(|(text, _)| text).collect()
    }

    #[test]
    fn a_figure_in_the_place_of_a_fact_is_found() {
        assert_eq!(texts("{ NUMBER($countries) } x", "41 x"), ["41"]);
        assert_eq!(texts("{ NUMBER($people) } million x", "123,2 millions"), ["123,2"]);
        assert_eq!(texts("{ NUMBER($since) } x", "en 1951"), ["1951"]);
        assert_eq!(texts("{ DATETIME($day) } x", "le 31 décembre 2024"), ["2024"]);
        assert_eq!(texts("Since 1951", "Depuis { NUMBER($since) }"), ["1951"]);
    }

    #[test]
    fn facts_that_are_printed_and_other_figures_are_fine() {
        assert_eq!(texts("{ NUMBER($countries) } x", "{ NUMBER($countries) } x sur 42"), [""; 0]);
        assert_eq!(texts("11 x { NUMBER($since) }", "11 x { NUMBER($since) }"), [""; 0]);
    }
}
