//! Finds soft hyphens, which show only where a line happens to break.

use crate::check::marks::Marks;
use crate::check::subject::Prose;
use crate::diagnostic::{Diagnostic, Rule};

/// A soft hyphen.
pub(crate) static RULE: Rule = Rule::warning("soft-hyphen", "texts hold no soft hyphens")
    .because(
        "A soft hyphen comes in with text pasted from a page or a PDF file. Nobody sees it, but searching, copying and reading aloud \
         stumble over it; the program that sets the text divides words by itself.",
        "Unicode UAX #14, “Line Breaking Algorithm”, “Use of Soft Hyphen”",
    )
    .example("title = Asy\u{ad}lum is a right", "title = Asylum is a right");

const LOOKED_FOR: Marks = Marks::of(&['\u{ad}']);

/// Looks for soft hyphens.
pub(crate) fn check(prose: &Prose, findings: &mut Vec<Diagnostic>) {
    let reading = prose.reading;
    if !reading.marks.meets(LOOKED_FOR) {
        return;
    }
    for (at, mark) in reading.text.match_indices('\u{ad}') {
        let range = at..at + mark.len();
        // Written as an escape it was meant.
        let Some(edit) = reading.edit(range.clone(), "") else { continue };
        findings.push(
            Diagnostic::new(&RULE, reading.span(range), "a soft hyphen (U+00AD) hides here", "delete it")
                .mend("delete the soft hyphen", Some(edit)),
        );
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::testing::{fixed, found};

    #[test]
    fn a_soft_hyphen_is_deleted() {
        assert_eq!(found(&RULE, "en", "", "a = Asy\u{ad}lum"), ["\u{ad}"]);
        assert_eq!(found(&RULE, "en", "", "a = non-refoulement\u{2010}free {\"\\u00AD\"}"), [""; 0]);
        assert_eq!(fixed(&RULE, "en", "", "a = Asy\u{ad}lum ri\u{ad}ght\n"), "a = Asylum right\n");
    }
}
