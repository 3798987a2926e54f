//! Finds attributes of a message that its translation lacks.

use crate::catalog::Entry;
use crate::check::subject::Pages;
use crate::diagnostic::{Diagnostic, Rule, closest};
use crate::source::Spanned;

/// An attribute that a translation lacks.
pub(crate) static RULE: Rule = Rule::error("missing-attribute", "a translation has every attribute of its message")
    .because(
        "An attribute is a text of its own, such as a label or a tooltip. Without it the program shows nothing, or another language.",
        "Project Fluent, Syntax Guide, “Attributes”",
    )
    .example(
        "## en\nok = OK\n    .title = Close it\n## fr\nok = OK",
        "## en\nok = OK\n    .title = Close it\n## fr\nok = OK\n    .title = Fermer",
    );

/// Compares the attributes of each message.
pub(crate) fn check(pages: &Pages, findings: &mut Vec<Diagnostic>) {
    if pages.locale.is_source {
        return;
    }
    for (id, entry) in pages.source.messages.iter().filter(|(_, entry)| !entry.attributes.is_empty()) {
        let Some(own) = pages.catalog.messages.get(id) else { continue };
        for (name, _) in lacking(entry, own) {
            let wrong = stand_in(entry, own, &name.value);
            let found = match wrong {
                Some(wrong) => Diagnostic::new(
                    &RULE,
                    wrong.span.clone(),
                    format!("`.{}` stands where the source has `.{}`", wrong.value, name.value),
                    format!("did you mean `.{}`?", name.value),
                ),
                None => Diagnostic::new(
                    &RULE,
                    own.span.clone(),
                    format!("`{id}` lacks its attribute `.{}`", name.value),
                    format!("add a line `.{} = …` below it, indented", name.value),
                ),
            };
            findings.push(found.label(name.span.clone(), "to be translated"));
        }
    }
}

fn lacking<'a>(source: &'a Entry, own: &Entry) -> impl Iterator<Item = &'a (Spanned<String>, crate::catalog::Pattern)> {
    source.attributes.iter().filter(|(name, _)| !own.attributes.iter().any(|(known, _)| known.value == name.value))
}

/// Gives the attribute that was written for a missing one: unknown to the source, and much like it.
pub(super) fn stand_in<'a>(source: &Entry, own: &'a Entry, name: &str) -> Option<&'a Spanned<String>> {
    let lost: Vec<&str> = lacking(source, own).map(|(name, _)| name.value.as_str()).collect();
    let unknown = own.attributes.iter().map(|(own, _)| own);
    let mut unknown = unknown.filter(|own| !source.attributes.iter().any(|(name, _)| name.value == own.value));
    unknown.find(|own| closest(&own.value, lost.iter().copied()) == Some(name))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::testing::found;

    #[test]
    fn a_lost_attribute_is_found() {
        let source = "a = x\n    .label = y\n    .title = z";
        assert_eq!(found(&RULE, "fr", source, "a = x\n    .label = y"), ["a"]);
        assert_eq!(found(&RULE, "fr", source, "a = x\n    .label = y\n    .titel = z"), ["titel"]);
        assert_eq!(found(&RULE, "fr", source, "a = x\n    .title = z\n    .label = y"), [""; 0]);
        assert_eq!(found(&RULE, "fr", source, "# nothing"), [""; 0]);
        assert_eq!(found(&RULE, "fr", "-a = x\n    .gender = m", "-a = x"), [""; 0]);
    }
}
