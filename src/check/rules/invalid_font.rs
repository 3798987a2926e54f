//! Finds files among the fonts of a letter that hold no font.

use crate::check::subject::Whole;
use crate::diagnostic::Diagnostic;
use crate::typeset::invalid_fonts;

pub(crate) use crate::typeset::INVALID_FONT as RULE;

/// Looks into each file.
pub(crate) fn check(whole: &Whole, findings: &mut Vec<Diagnostic>) {
    findings.extend(invalid_fonts(&whole.project.fonts));
}
