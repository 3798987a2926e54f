//! Finds messages of a letter that come out empty.

use crate::check::subject::Whole;
use crate::diagnostic::Diagnostic;

pub(crate) use crate::edition::EMPTY_MESSAGE as RULE;

/// Looks at what resolving the editions of a letter found.
pub(crate) fn check(whole: &Whole, findings: &mut Vec<Diagnostic>) {
    let faults = whole.editions().iter().filter_map(|edition| edition.as_ref().err()).flatten();
    findings.extend(faults.filter(|found| found.rule.id == RULE.id).cloned());
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::testing::findings;

    #[test]
    fn a_text_of_a_translation_that_comes_out_empty_is_found_while_others_are_missing() {
        let letter = |text| format!("## en\ntext = Text\ntitle = Title\n## locales/fr/letter.ftl\ntext = {text}\n");
        let found = findings(&RULE, &letter("{ \"\" }"), "en");
        assert_eq!(found.len(), 1);
        assert_eq!(found[0].1.locale.as_deref(), Some("fr"));
        assert!(findings(&RULE, &letter("Texte"), "en").is_empty());
    }

    #[test]
    fn a_folder_that_is_no_letter_has_no_pages_to_leave_empty() {
        assert!(findings(&RULE, "text = { \"\" }\n", "en").is_empty());
    }
}
