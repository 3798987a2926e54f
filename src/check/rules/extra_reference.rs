//! Finds terms and messages that a translation names and its source does not.

use super::missing_reference::{exists, is_form, references};
use crate::check::parity::sides;
use crate::check::subject::Pair;
use crate::diagnostic::{Diagnostic, Rule, closest};

/// A reference that only the translation has.
pub(crate) static RULE: Rule = Rule::warning(
    "extra-reference",
    "a translation names no term or message that its source does not name",
)
.because(
    "A name in the translation that the original does not mention says more than the original, or the wrong thing.",
    "Project Fluent, Syntax Guide, “Terms” and “Message References”",
)
.example(
    "## en\n-app = Reader\nabout = About us\n## fr\n-app = Reader\nabout = À propos de { -app }",
    "## en\n-app = Reader\nabout = About us\n## fr\n-app = Reader\nabout = À propos de nous",
);

/// Looks for references that the source does not have.
pub(crate) fn check(pair: &Pair, findings: &mut Vec<Diagnostic>) {
    if pair.target.readings.iter().all(|reading| reading.slots.is_empty() && reading.in_tags.is_empty()) {
        return;
    }
    for side in sides(pair) {
        let own = references(side.target);
        if own.is_empty() {
            continue;
        }
        let theirs: Vec<String> = pair.source.readings.iter().flat_map(references).map(|(name, _)| name).collect();
        for (name, span) in &own {
            let known = theirs.iter().any(|other| other == name || is_form(name, other));
            let mut lost = theirs.iter().filter(|other| !own.iter().any(|(own, _)| own == *other));
            let stands_in = lost.any(|lost| closest(name, [lost.as_str()]).is_some());
            if !known && !stands_in && exists(pair, name) {
                let message = format!("`{name}` is named here and not in the source");
                findings.push(Diagnostic::new(
                    &RULE,
                    (*span).clone(),
                    message,
                    "delete it, or name it in the source too",
                ));
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::testing::found;

    #[test]
    fn a_name_that_the_source_does_not_have_is_found() {
        assert_eq!(found(&RULE, "fr", "-x = X\na = y", "-x = X\na = y { -x }"), ["x"]);
        assert_eq!(found(&RULE, "fr", "-x = X\na = y { -x }", "-x = X\na = y { -x } et { -x }"), [""; 0]);
        assert_eq!(found(&RULE, "fr", "-x = X\na = y { -x }", "-x = X\n-x-gen = Y\na = y { -x-gen }"), [""; 0]);
    }
}
