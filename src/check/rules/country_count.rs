//! Finds counts of countries that the list of signatories contradicts. Says nothing where the list names no countries.

use std::collections::BTreeSet;

use crate::check::subject::Whole;
use crate::diagnostic::{Diagnostic, Rule};
use crate::folding::fold;
use crate::manifest::{Counted, FactValue};

/// A count of countries that is not what the list gives.
pub(crate) static RULE: Rule =
    Rule::error("country-count", "a count of countries agrees with the countries that the list names")
        .because("A reader can count the countries in the list; the letter should have counted right.", "openletter")
        .example(
            "## letter.toml\n[facts.countries]\nvalue = 1\nsource = \"the list\"\ncounts = \"countries\"\n\
             ## signatories.csv\nHope,,Kenya,\nPeace,,Peru,\n",
            "## letter.toml\n[facts.countries]\nvalue = 2\nsource = \"the list\"\ncounts = \"countries\"\n\
             ## signatories.csv\nHope,,Kenya,\nPeace,,Peru,\n",
        );

/// Compares each such fact with the list.
pub(crate) fn check(whole: &Whole, findings: &mut Vec<Diagnostic>) {
    let Some(letter) = whole.letter else { return };
    let counting = letter.manifest.facts.iter().filter(|(_, fact)| match fact.counts {
        Some(Counted::Countries) => true,
        None => false,
    });
    for (name, fact) in counting {
        let stated = match fact.value {
            FactValue::Number(value, _) => value,
            FactValue::Year(year) => f64::from(year),
            FactValue::Date(_) => continue,
        };
        let countries: Vec<Option<&str>> = letter.published().map(|signatory| signatory.country.as_deref()).collect();
        let distinct: BTreeSet<String> = countries.iter().flatten().map(|country| fold(country.trim())).collect();
        let count = distinct.len();
        let exact = f64::from(u32::try_from(count).unwrap_or(u32::MAX));
        let complete = countries.iter().all(Option::is_some);
        if count > 0 && (exact > stated || complete && exact < stated) {
            let message =
                format!("the published signatories come from {count} countries, not from {stated} as `{name}` says");
            let help = format!("write `value = {count}`, or put the countries in the list right");
            findings.push(Diagnostic::new(&RULE, fact.span.clone(), message, help));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::testing::findings;

    #[test]
    fn rows_without_a_country_leave_the_count_open() {
        let count = |value: u8, rows: &str| {
            let fact = format!("## letter.toml\n[facts.n]\nvalue = {value}\nsource = \"s\"\ncounts = \"countries\"\n");
            findings(&RULE, &format!("{fact}## signatories.csv\n{rows}"), "en").len()
        };
        assert_eq!(count(9, "A A,,,\nB B,,,\n"), 0);
        assert_eq!(count(9, "A A,,Peru,\nB B,,,\n"), 0);
        assert_eq!(count(1, "A A,,Peru,\nB B,,Kenya,\nC C,,,\n"), 1);
        assert_eq!(count(2, "A A,,Peru,\nB B,,Perú ,\n"), 1);
        assert_eq!(count(1, "A A,,Peru,\nB B,,Kenya,pending\n"), 0);
    }
}
