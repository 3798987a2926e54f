//! Finds facts that do not say where they come from.

use crate::check::subject::Whole;
use crate::diagnostic::{Diagnostic, Rule};

/// A fact without a source.
pub(crate) static RULE: Rule = Rule::warning("unsourced-fact", "every fact names its source")
    .because("Whoever is asked about a figure in the letter can then say where it comes from.", "openletter")
    .example(
        "## letter.toml\n[facts.displaced]\nvalue = 123.2\n",
        "## letter.toml\n[facts.displaced]\nvalue = 123.2\nsource = \"UNHCR, Global Trends 2024\"\n",
    );

/// Looks at each fact.
pub(crate) fn check(whole: &Whole, findings: &mut Vec<Diagnostic>) {
    for (name, fact) in whole.letter.iter().flat_map(|letter| &letter.manifest.facts) {
        if fact.source.as_ref().is_none_or(|source| source.trim().is_empty()) {
            let message = format!("the fact `{name}` has no source");
            let help = "add `source = \"…\"`: the publication, its year, and who published it";
            findings.push(Diagnostic::new(&RULE, fact.span.clone(), message, help));
        }
    }
}
