//! Finds attributes of a translation that its source does not have.

use super::missing_attribute::stand_in;
use crate::check::subject::Pages;
use crate::diagnostic::{Diagnostic, Rule};

/// An attribute that only the translation has.
pub(crate) static RULE: Rule =
    Rule::warning("extra-attribute", "a translation has no attribute that its source does not have")
        .because(
            "Nothing shows an attribute that the source does not have: it is out of date, or a sentence that began with a full stop.",
            "Project Fluent, Syntax Guide, “Attributes”",
        )
        .example("## en\nok = OK\n## fr\nok = OK\n    .title = Fermer", "## en\nok = OK\n## fr\nok = OK");

/// Compares the attributes of each message.
pub(crate) fn check(pages: &Pages, findings: &mut Vec<Diagnostic>) {
    // In a letter that is an attribute that nothing prints, and reported as that.
    if pages.locale.is_source || pages.whole.letter.is_some() {
        return;
    }
    for (id, own) in pages.catalog.messages.iter().filter(|(_, own)| !own.attributes.is_empty()) {
        let Some(entry) = pages.source.messages.get(id) else { continue };
        for (name, _) in &own.attributes {
            let known = entry.attributes.iter().any(|(known, _)| known.value == name.value);
            let claimed = || {
                let mut names = entry.attributes.iter().map(|(name, _)| name);
                names.any(|lost| stand_in(entry, own, &lost.value).is_some_and(|wrong| wrong.value == name.value))
            };
            if !known && !claimed() {
                let message = format!("`{id}` has no attribute `.{}` in the source", name.value);
                findings.push(
                    Diagnostic::new(&RULE, name.span.clone(), message, "delete it")
                        .label(entry.span.clone(), "the message in the source"),
                );
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::testing::found;

    #[test]
    fn an_attribute_that_the_source_does_not_have_is_found() {
        assert_eq!(found(&RULE, "fr", "a = x\n    .b = y", "a = x\n    .b = y\n    .other = z"), ["other"]);
        assert_eq!(found(&RULE, "fr", "a = x\n    .title = y", "a = x\n    .titel = y"), [""; 0]);
        assert_eq!(found(&RULE, "fr", "-a = x", "-a = x\n    .gender = m"), [""; 0]);
    }
}
