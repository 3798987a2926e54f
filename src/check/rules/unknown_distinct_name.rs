//! Finds decisions about names that are not in the list of signatories.

use std::collections::BTreeSet;

use crate::check::subject::Whole;
use crate::diagnostic::{Diagnostic, Rule, did_you_mean};

/// A name told apart that nobody bears.
pub(crate) static RULE: Rule =
    Rule::warning("unknown-distinct-name", "the names told apart under `distinct` stand in the list, to the letter")
        .because(
            "A decision about a name that has since been changed decides nothing, and the next near duplicate would pass unseen.",
            "openletter",
        )
        .example(
            "## letter.toml\n[[check.distinct]]\nnames = [\"Hope\", \"Hope Inc\"]\nreason = \"two\"\n## signatories.csv\nHope,,,\n",
            "## letter.toml\n[[check.distinct]]\nnames = [\"Hope\", \"Hope Inc\"]\nreason = \"two\"\n\
             ## signatories.csv\nHope,,,\nHope Inc,,,\n",
        );

/// Looks each decided name up.
pub(crate) fn check(whole: &Whole, findings: &mut Vec<Diagnostic>) {
    let Some(letter) = whole.letter else { return };
    if whole.settings.check.distinct.is_empty() {
        return;
    }
    let listed: BTreeSet<&str> = letter.signatories.iter().map(|signatory| signatory.name.as_str()).collect();
    for name in whole.settings.check.distinct.iter().flat_map(|entry| &entry.names) {
        if !listed.contains(name.value.as_str()) {
            let message = format!("`{}` is not in the list of signatories", name.value.escape_debug());
            let help = did_you_mean(&name.value, listed.iter().copied(), "write the name as the list has it");
            findings.push(Diagnostic::new(&RULE, name.span.clone(), message, help));
        }
    }
}
