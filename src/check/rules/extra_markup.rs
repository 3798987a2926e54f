//! Finds elements of inline markup that only the translation has.

use super::missing_markup::differences;
use crate::check::parity::sides;
use crate::check::subject::Pair;
use crate::diagnostic::{Diagnostic, Rule};

/// An element that only the translation has.
pub(crate) static RULE: Rule = Rule::error("extra-markup", "a translation has no element that its source does not have")
    .because(
        "Markup that the source does not have is dropped or shown as it stands, and stress that the author did not lay changes what is said.",
        "Project Fluent, DOM overlays; openletter",
    )
    .example("## en\nnow = Act now\n## fr\nnow = Agissez <em>vite</em>", "## en\nnow = Act now\n## fr\nnow = Agissez vite");

/// Looks for elements that the source does not have.
pub(crate) fn check(pair: &Pair, findings: &mut Vec<Diagnostic>) {
    if pair.target.readings.iter().all(|reading| reading.tags.is_empty()) {
        return;
    }
    for side in sides(pair) {
        let (lost, gained) = differences(&side);
        // One in the place of another is reported as missing.
        for tag in gained.iter().skip(lost.len()) {
            let message = format!("`<{}>` is not in the source", tag.name);
            findings.push(Diagnostic::new(
                &RULE,
                tag.span.clone(),
                message,
                "delete the tag and the one that closes it",
            ));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::testing::found;

    #[test]
    fn an_element_that_the_source_does_not_have_is_found() {
        assert_eq!(found(&RULE, "fr", "a = <b>x</b>", "a = <b>x</b> <b>y</b>"), ["<b>"]);
        assert_eq!(found(&RULE, "fr", "a = x", "a = x<br>y <img src=\"x\">"), ["<img src=\"x\">"]);
        assert_eq!(found(&RULE, "fr", "a = <b>x</b> 1st", "a = <b>1<sup>er</sup></b> x"), [""; 0]);
        assert_eq!(found(&RULE, "fr", "a = copy it", "a = copier <ceci>"), [""; 0]);
    }
}
