//! Finds figures whose parts add up to more than the whole. Parts that may leave something out are no fault.

use std::collections::BTreeMap;

use crate::check::subject::Whole;
use crate::diagnostic::{Diagnostic, Rule};
use crate::manifest::{Fact, FactValue};

/// Parts that are more than their whole.
pub(crate) static RULE: Rule = Rule::error(
    "parts-exceed-whole",
    "the parts of a figure add up to no more than it, unless they are said to overlap",
)
.because(
    "A reader who adds up the figures of a sentence should not come to another total. Where the categories overlap, \
             `overlap` says so.",
    "openletter",
)
.example(
    "## letter.toml\n[facts.all]\nvalue = 10\nsource = \"s\"\n[facts.a]\nvalue = 6\nsource = \"s\"\npart-of = \"all\"\n\
             [facts.b]\nvalue = 9\nsource = \"s\"\npart-of = \"all\"\n",
    "## letter.toml\n[facts.all]\nvalue = 10\nsource = \"s\"\noverlap = \"some are both\"\n[facts.a]\nvalue = 6\n\
             source = \"s\"\npart-of = \"all\"\n[facts.b]\nvalue = 9\nsource = \"s\"\npart-of = \"all\"\n",
);

/// Adds up the parts of each fact.
pub(crate) fn check(whole: &Whole, findings: &mut Vec<Diagnostic>) {
    let Some(letter) = whole.letter else { return };
    let facts = &letter.manifest.facts;
    let mut parts: BTreeMap<&str, Vec<(&str, &Fact)>> = BTreeMap::new();
    for (name, fact) in facts {
        if let Some(part_of) = &fact.part_of
            && part_of.value != *name
        {
            parts.entry(&part_of.value).or_default().push((name, fact));
        }
    }
    for (name, parts) in parts {
        let Some(all) = facts.get(name) else { continue };
        let Some((total, slack)) = number(all) else { continue };
        let parts: Vec<_> = parts
            .into_iter()
            .filter(|(_, fact)| fact.unit == all.unit)
            .filter_map(|(name, fact)| Some((name, fact, number(fact)?)))
            .collect();
        let labelled = |mut found: Diagnostic, parts: &[&(&str, &Fact, (f64, f64))]| {
            for (name, fact, (value, _)) in parts {
                found = found.label(fact.span.clone(), format!("`{name}` is {value}"));
            }
            found
        };
        if let Some(part) = parts.iter().find(|(_, _, (value, part_slack))| *value > total + slack + part_slack) {
            let message = format!("the part `{}` is more than the whole `{name}`, {total}", part.0);
            let found = Diagnostic::new(&RULE, all.span.clone(), message, "put one of the two figures right");
            findings.push(labelled(found, &[part]));
            continue;
        }
        let sum: f64 = parts.iter().map(|(_, _, (value, _))| value).sum();
        let tolerance: f64 = slack + parts.iter().map(|(_, _, (_, slack))| slack).sum::<f64>();
        if all.overlap.as_ref().is_none_or(|reason| reason.trim().is_empty()) && sum > total + tolerance {
            // The sum is of decimals; what binary arithmetic adds to it is not to be seen.
            let sum = (sum * 1e6).round() / 1e6;
            let message = format!("the parts of `{name}` add up to {sum}, which is more than {total}");
            let help = "put the figures right, or say in `overlap = \"…\"` why the parts may be more than the whole";
            findings.push(labelled(
                Diagnostic::new(&RULE, all.span.clone(), message, help),
                &parts.iter().collect::<Vec<_>>(),
            ));
        }
    }
}

/// Gives a figure and half of its last digit, by which rounding may have moved it.
fn number(fact: &Fact) -> Option<(f64, f64)> {
    match fact.value {
        FactValue::Number(value, fraction) => {
            Some((value, 0.5 * 10_f64.powi(-i32::try_from(fraction).unwrap_or(0)) + 1e-9))
        }
        FactValue::Year(_) | FactValue::Date(_) => None,
    }
}

#[cfg(test)]
mod tests {
    use std::fmt::Write;

    use super::*;
    use crate::check::testing::findings;

    fn found(whole: &str, parts: &[&str]) -> usize {
        let mut toml = format!("## letter.toml\n[facts.all]\nsource = \"s\"\n{whole}\n");
        for (i, part) in parts.iter().enumerate() {
            writeln!(toml, "[facts.p{i}]\nsource = \"s\"\npart-of = \"all\"\n{part}").unwrap();
        }
        findings(&RULE, &toml, "en").len()
    }

    #[test]
    fn rounding_and_other_units_are_no_fault() {
        assert_eq!(found("value = 123.2", &["value = 42.7", "value = 73.5", "value = 8.4"]), 1);
        assert_eq!(found("value = 124.5", &["value = 42.7", "value = 73.5", "value = 8.4"]), 0);
        assert_eq!(
            found("value = 123.2\noverlap = \"some are both\"", &["value = 42.7", "value = 73.5", "value = 8.4"]),
            0
        );
        assert_eq!(found("value = 12\noverlap = \"some are both\"", &["value = 42.7"]), 1);
        assert_eq!(found("value = 3\nunit = \"million\"", &["value = 500\nunit = \"thousand\""]), 0);
        assert_eq!(found("value = 3", &["year = 1951"]), 0);
    }
}
