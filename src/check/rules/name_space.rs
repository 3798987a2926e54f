//! Finds names of signatories with a space too many. Repairs none: names are data.

use crate::check::subject::Whole;
use crate::diagnostic::{Diagnostic, Rule};

/// A space too many in a name.
pub(crate) static RULE: Rule =
    Rule::warning("name-space", "names neither begin nor end with a space nor hold two in a row")
        .because(
            "Names are printed exactly as they stand, and such spaces come along when text is copied.",
            "openletter",
        )
        .example("## signatories.csv\nRefugee  Congress,,,\n", "## signatories.csv\nRefugee Congress,,,\n");

/// Looks at each name.
pub(crate) fn check(whole: &Whole, findings: &mut Vec<Diagnostic>) {
    for signatory in whole.letter.iter().flat_map(|letter| &letter.signatories) {
        let name = &signatory.name;
        let mut last = ' ';
        let double = name.trim().chars().any(|c| {
            let both = c.is_whitespace() && last.is_whitespace();
            last = c;
            both
        });
        let what = match (name.starts_with(char::is_whitespace), name.ends_with(char::is_whitespace), double) {
            (true, ..) => "begins with a space",
            (false, true, _) => "ends with a space",
            (false, false, true) => "holds two spaces in a row",
            (false, false, false) => continue,
        };
        let message = format!("the name `{}` {what}", name.escape_debug());
        findings.push(Diagnostic::new(&RULE, signatory.span.clone(), message, "delete the space"));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::testing::findings;

    #[test]
    fn spaces_too_many_are_found_wherever_they_stand() {
        let list = "## signatories.csv\nA B,,,\n C D,,,\nE F ,,,\nG  H,,,\n\"I \u{a0}J\",,,\nYouth Hub ( Y.E.E.H),,,\n";
        let found: Vec<String> = findings(&RULE, list, "en").into_iter().map(|(name, _)| name).collect();
        assert_eq!(found, [" C D", "E F ", "G  H", "I \u{a0}J"]);
    }
}
