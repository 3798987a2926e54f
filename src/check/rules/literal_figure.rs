//! Finds figures that are typed in the letter and stand in the manifest as no fact. Names, times and references are left out.

use crate::check::literals::{around, literals};
use crate::check::numbers::digit;
use crate::check::reading::SLOT;
use crate::check::subject::Prose;
use crate::diagnostic::{Diagnostic, Rule};
use crate::manifest::{Date, FactValue};

/// A typed figure that is no fact.
pub(crate) static RULE: Rule =
    Rule::warning("literal-figure", "every figure of the letter stands in letter.toml, with its source")
        .because(
            "A figure that stands once, with its source, is the same in every language and can be checked. One that is typed has to \
             be found in each of them when it changes.",
            "openletter",
        )
        .example(
            "sentence = They are 123.2 million.\n## letter.toml\n# no facts yet\n",
            "sentence = They are { NUMBER($displaced) } million.\n## letter.toml\n[facts.displaced]\nvalue = 123.2\nsource = \"UNHCR\"\n",
        );

/// Looks at each figure of a text in the source locale.
pub(crate) fn check(prose: &Prose, findings: &mut Vec<Diagnostic>) {
    let (Some(letter), reading) = (prose.whole.letter, prose.reading) else { return };
    if !prose.locale.is_source || prose.unit.is_term() || !reading.text.chars().any(|c| digit(c).is_some() || c == SLOT)
    {
        return;
    }
    let known = |value: f64| {
        let same = |stated: f64| (stated - value).abs() < 1e-9;
        let of_date = |date: &Date| same(f64::from(date.year)) || same(f64::from(date.day));
        let facts = letter.manifest.facts.values();
        let stated = facts.into_iter().any(|fact| {
            let stated = match &fact.value {
                FactValue::Number(number, _) => same(*number),
                FactValue::Year(year) => same(f64::from(*year)),
                FactValue::Date(date) => of_date(date),
            };
            stated || fact.on.as_ref().is_some_and(of_date)
        });
        stated || of_date(&letter.manifest.date) || letter.published().count() == integer(value)
    };
    let literals = literals(reading);
    for literal in &literals {
        if literal.digits < 2 && !literal.is_decimal || known(literal.value) {
            continue;
        }
        // `28 July 1951`: the day goes with its year.
        let day = literal.value <= 31.0
            && literals.iter().any(|year| {
                let between = reading.text.get(literal.range.end..year.range.start);
                year.digits == 4
                    && between.is_some_and(|between| between.split_whitespace().count() <= 3 && between.len() < 30)
            });
        // `Agenda 2030`, `2030 Agenda` are names.
        let beside = around(&reading.text, literal.range.clone(), 1);
        if day || beside.after.first().is_some_and(|(_, word)| word.starts_with("agenda")) {
            continue;
        }
        findings.push(Diagnostic::new(
            &RULE,
            reading.span(literal.range.clone()),
            format!("`{}` is typed here and is no fact", &reading.text[literal.range.clone()]),
            "put it in letter.toml as `[facts.NAME]`, with its source, and write `{ NUMBER($NAME) }` here",
        ));
    }
}

/// Gives a value as a count; none of anything where it is none.
fn integer(value: f64) -> usize {
    format!("{value}").parse().unwrap_or(usize::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::testing::findings;

    fn found(text: &str) -> Vec<String> {
        let facts =
            "## letter.toml\n[facts.all]\nvalue = 123.2\nsource = \"s\"\n[facts.year]\nyear = 1951\nsource = \"s\"\n";
        findings(&RULE, &format!("a = {text}\n{facts}"), "en").into_iter().map(|(text, _)| text).collect()
    }

    #[test]
    fn figures_that_are_no_fact_are_found() {
        assert_eq!(found("They are 42.7 million, 12,500 of them children, 40 percent"), ["42.7", "12,500", "40"]);
        assert_eq!(found("On 28 July 1948 it was signed"), ["1948"]);
        assert_eq!(found("They are { 98 }"), ["98"]);
    }

    #[test]
    fn facts_and_what_is_no_figure_are_left_alone() {
        for text in [
            "They are 123.2 million under the 1951 Convention",
            "Article 14, No. 10, § 33, resolution 217, at 12:30, COVID-19, the 21st century, the G20, 24/7",
            "One in 3, the 2030 Agenda, Agenda 2030, https://a.example/2025/12, a 24-hour day",
            "On 8 October 2025",
            "They are { NUMBER($all) } million",
        ] {
            assert_eq!(found(text), [""; 0], "{text}");
        }
    }
}
