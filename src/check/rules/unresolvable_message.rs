//! Finds messages of a letter that cannot be put into words.

use crate::check::subject::Whole;
use crate::diagnostic::Diagnostic;

pub(crate) use crate::edition::UNRESOLVABLE_MESSAGE as RULE;

/// Looks at what resolving the editions of a letter found.
pub(crate) fn check(whole: &Whole, findings: &mut Vec<Diagnostic>) {
    let faults = whole.editions().iter().filter_map(|edition| edition.as_ref().err()).flatten();
    findings.extend(faults.filter(|found| found.rule.id == RULE.id).cloned());
}
