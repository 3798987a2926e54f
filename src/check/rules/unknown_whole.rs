//! Finds facts that are said to be a part of something that is no fact.

use crate::check::subject::Whole;
use crate::diagnostic::{Diagnostic, Rule, did_you_mean};

/// A part of nothing.
pub(crate) static RULE: Rule = Rule::error("unknown-whole", "`part-of` names another fact")
    .because("Parts are added up and compared with their whole; without it nothing is compared.", "openletter")
    .example(
        "## letter.toml\n[facts.refugees]\nvalue = 42\nsource = \"s\"\npart-of = \"displaced\"\n",
        "## letter.toml\n[facts.refugees]\nvalue = 42\nsource = \"s\"\npart-of = \"displaced\"\n\
         [facts.displaced]\nvalue = 123\nsource = \"s\"\n",
    );

/// Looks each whole up.
pub(crate) fn check(whole: &Whole, findings: &mut Vec<Diagnostic>) {
    let Some(letter) = whole.letter else { return };
    let facts = &letter.manifest.facts;
    for (name, fact) in facts {
        let Some(part_of) = &fact.part_of else { continue };
        let others = facts.keys().map(String::as_str).filter(|known| known != name);
        let (message, help) = if part_of.value == *name {
            (format!("the fact `{name}` is a part of itself"), "name the fact that it is a part of".to_owned())
        } else if facts.contains_key(&part_of.value) {
            continue;
        } else {
            let help = did_you_mean(&part_of.value, others, "name a fact of this file, or delete the line");
            (format!("there is no fact `{}`", part_of.value.escape_debug()), help)
        };
        findings.push(Diagnostic::new(&RULE, part_of.span.clone(), message, help));
    }
}
