//! Finds characters of a letter that no font has, which would be left out of the page in silence.

use crate::check::subject::Whole;
use crate::diagnostic::Diagnostic;
use crate::typeset::missing_glyphs;

pub(crate) use crate::typeset::MISSING_GLYPH as RULE;

/// Looks at what is written in catalogs and list, and at what figures and dates bring.
pub(crate) fn check(whole: &Whole, findings: &mut Vec<Diagnostic>) {
    let Some(letter) = whole.letter else { return };
    let editions = whole.editions().iter().flatten();
    findings.extend(missing_glyphs(&whole.project.fonts, letter, editions, whole.sources));
}
