//! Finds messages of a letter that cannot be put into words.

use crate::check::subject::Whole;
use crate::diagnostic::Diagnostic;

pub(crate) use crate::edition::UNRESOLVABLE_MESSAGE as RULE;

/// Looks at what resolving the editions of a letter found.
pub(crate) fn check(whole: &Whole, findings: &mut Vec<Diagnostic>) {
    let faults = whole.editions().iter().filter_map(|edition| edition.as_ref().err()).flatten();
    findings.extend(faults.filter(|found| found.rule.id == RULE.id).cloned());
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::testing::findings;

    fn letter(text: &str) -> String {
        format!("## locales/en/letter.ftl\ntext = {text}\n")
    }

    #[test]
    fn a_message_of_too_many_values_is_found() {
        let found = findings(&RULE, &letter(&"{ $signatory-count } ".repeat(120)), "en");
        assert_eq!(found.len(), 1);
        assert_eq!(found[0].1.message_id.as_deref(), Some("text"));
        assert!(findings(&RULE, &letter(&"{ $signatory-count } ".repeat(80)), "en").is_empty());
    }

    #[test]
    fn what_is_broken_already_is_not_found_again() {
        assert!(findings(&RULE, &letter("{ $nobody } { nowhere } { DATE() }"), "en").is_empty());
    }
}
