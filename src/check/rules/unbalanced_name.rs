//! Finds names of signatories with a bracket or quotation mark that has no partner. Repairs none: names are data.

use crate::check::subject::Whole;
use crate::diagnostic::{Diagnostic, Rule};

/// A bracket or quotation mark without its partner.
pub(crate) static RULE: Rule = Rule::warning("unbalanced-name", "brackets and quotation marks in names come in pairs")
    .because("A bracket left open often means that the end of the name was cut off when it was copied.", "openletter")
    .example(
        "## signatories.csv\nRefugee Network (Kyaka II,,,\n",
        "## signatories.csv\nRefugee Network (Kyaka II),,,\n",
    );

const PAIRS: [(char, char); 6] = [('(', ')'), ('[', ']'), ('{', '}'), ('（', '）'), ('「', '」'), ('《', '》')];

/// Looks at each name.
pub(crate) fn check(whole: &Whole, findings: &mut Vec<Diagnostic>) {
    for signatory in whole.letter.iter().flat_map(|letter| &letter.signatories) {
        if let Some(mark) = odd_one(&signatory.name) {
            let message = format!("`{mark}` in `{}` has no partner", signatory.name.escape_debug());
            let help = "ask how the name goes on, or waive the finding if it is published so";
            findings.push(Diagnostic::new(&RULE, signatory.span.clone(), message, help));
        }
    }
}

/// Gives the first mark without a partner.
fn odd_one(name: &str) -> Option<char> {
    let mut open: Vec<char> = Vec::new();
    for c in name.chars() {
        if let Some((opening, _)) = PAIRS.iter().find(|(_, closing)| *closing == c) {
            if open.pop() != Some(*opening) {
                return Some(c);
            }
        } else if PAIRS.iter().any(|(opening, _)| *opening == c) {
            open.push(c);
        }
    }
    if let Some(&mark) = open.last() {
        return Some(mark);
    }
    let count = |marks: &[char]| name.chars().filter(|c| marks.contains(c)).count();
    // Which of these opens depends on the language: „so“, “so”, »so«, «so».
    if count(&['"']) % 2 == 1 {
        return Some('"');
    }
    if count(&['“', '”', '„', '‟']) % 2 == 1 {
        return name.chars().find(|c| "“”„‟".contains(*c));
    }
    if count(&['«']) != count(&['»']) {
        return name.chars().find(|c| "«»".contains(*c));
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_mark_without_its_partner_is_found() {
        for name in ["Kyaka II (KRLON -Network (U) LTD", "A] B", "„Haus", "«Дім", "The \"Hope", "A (B]", ")A("] {
            assert!(odd_one(name).is_some(), "{name}");
        }
    }

    #[test]
    fn pairs_of_any_language_are_left_alone() {
        for name in [
            "Migrans Nok Magyarorszag Egyesulet MINOK [Migrant Women's Hungary Association/ She4She]",
            "„Haus“ e.V.",
            "„Dom”",
            "»Hus«",
            "ТОВ «Дім»",
            "(amemo) mujeres",
            "The \"Hope\" Trust",
            "L'AFRIKANA",
            "(انجمن کتاب) تهران",
            "A (B [C])",
        ] {
            assert_eq!(odd_one(name), None, "{name}");
        }
    }
}
