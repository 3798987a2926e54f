//! Files that cannot be read, or not as they stand.

use super::{Findings, Subject};
use crate::diagnostic::{Diagnostic, Rule, Severity};
use crate::inspect::budget::Excess;
use crate::inspect::pdf::Unreadable;
use crate::source::{FileId, Span};

/// A file that is no PDF, or one in which nothing can be found.
static UNREADABLE_PDF: Rule = Rule::error("unreadable-pdf", "the file is a PDF that can be read")
    .because(
        "Nobody can open such a file: it was cut off on its way, or was never a PDF.",
        "ISO 32000-1, 7.5, “File structure”",
    )
    .example("#! a file of which the second half is missing", "#! the file as it was written");

/// A file that is encrypted.
static ENCRYPTED_PDF: Rule = Rule::error("encrypted-pdf", "the file is not encrypted")
    .because(
        "A printer's programs must read and change the file, and a reading program must be allowed to extract its text. Nothing \
         in an encrypted file can be looked at here.",
        "ISO 15930-7, “Encryption”; ISO 32000-1, 7.6; ISO 14289-1, 7.16",
    )
    .example("#! a file saved with a password, or with permissions", "#! the same without");

/// A file that takes more work than is reasonable.
pub static TOO_COMPLEX_PDF: Rule = Rule::error("too-complex-pdf", "the file can be read with a reasonable amount of work")
    .because(
        "Some files unfold without end: contents that call each other, streams that inflate to gigabytes. They stop printers' \
         programs as they stop this one.",
        "openletter; ISO 32000-1, annex C, “Implementation limits”",
    )
    .example("#! a form that draws itself ten times, in ten levels", "#! a form that draws shapes");

/// A file whose cross-references are wrong.
static DAMAGED_PDF: Rule = Rule::warning("damaged-pdf", "the table that says where things are in the file is right")
    .because(
        "Reading programs make such a table anew without a word, each in its own way; a printer's program may refuse, or find an \
         older state of the page.",
        "ISO 32000-1, 7.5.4, “Cross-reference table”",
    )
    .example("#! a file that was edited as text", "#! the file, written anew by a program that makes PDFs");

/// A part of a file that was not looked at.
static UNREADABLE_PART: Rule = Rule::error("unreadable-part", "everything that the file draws with is there and can be read")
    .because(
        "What cannot be read cannot be inspected, and each program draws something else in its place: nothing, another font, or half a \
         page. What is reported of such a file is said without these parts.",
        "ISO 32000-1, 7.3.10, “Indirect objects”; 7.4, “Filters”; 7.7.3, “Page tree”; 7.8.3, “Resource dictionaries”",
    )
    .example("#! a page whose content was cut off, or that calls a font which is not in the file", "#! the file as it was exported");

/// A page that shows nothing to a reader of the file because there is none.
static EMPTY_PDF: Rule = Rule::error("no-pages", "the file has pages")
    .because("There is nothing to read and nothing to print.", "ISO 32000-1, 7.7.3, “Page tree”")
    .example("#! a file whose page tree is empty, or leads back into itself", "#! a file with a page");

pub(super) static RULES: &[&Rule] =
    &[&UNREADABLE_PDF, &ENCRYPTED_PDF, &TOO_COMPLEX_PDF, &DAMAGED_PDF, &UNREADABLE_PART, &EMPTY_PDF];

/// Says why a file cannot be read.
pub(crate) fn unreadable(file: FileId, why: Unreadable) -> Diagnostic {
    let start = Span::new(file, 0..0);
    match why {
        Unreadable::NotPdf => Diagnostic::new(
            &UNREADABLE_PDF,
            start,
            "this is not a PDF: it does not begin as one",
            "export the file again",
        ),
        Unreadable::Damaged => Diagnostic::new(
            &UNREADABLE_PDF,
            start,
            "no pages can be found in this file",
            "fetch or export the file again",
        ),
        Unreadable::Encrypted => {
            let help = "save it without a password and without permissions, and inspect it again";
            Diagnostic::new(&ENCRYPTED_PDF, start, "the file is encrypted, so nothing in it was looked at", help)
        }
    }
}

/// Says that reading went wrong in a way that nobody foresaw.
pub(crate) fn failed(file: FileId) -> Diagnostic {
    let message = "the file is damaged in a way that this program cannot handle";
    Diagnostic::new(
        &UNREADABLE_PDF,
        Span::new(file, 0..0),
        message,
        "export the file again; if that does not help, report it",
    )
}

/// Says that a file is too much.
pub(crate) fn too_complex(file: FileId, excess: Excess) -> Diagnostic {
    let message = format!("the file was not read to its end: {}", excess.what());
    let help = "export it again with simpler content; nothing else was judged";
    Diagnostic::new(&TOO_COMPLEX_PDF, Span::new(file, 0..0), message, help)
}

pub(super) fn check(subject: &Subject, findings: &mut Findings) {
    const HELP: &str = "export the file again";
    if subject.pdf.was_repaired() {
        let message = "the cross-reference table is damaged and was made anew";
        findings.push(subject.found(&DAMAGED_PDF, subject.in_print(), message, "export the file again"));
    }
    for what in subject.missed {
        findings.push(subject.found(&UNREADABLE_PART, Severity::Error, what.as_str(), HELP));
    }
    for (page, survey) in subject.pages.iter().zip(subject.surveys) {
        for what in &survey.missed {
            findings.push(subject.found_on(&UNREADABLE_PART, Severity::Error, page, what.as_str(), HELP));
        }
    }
    if subject.pages.is_empty() {
        findings.push(subject.found(&EMPTY_PDF, Severity::Error, "the file has no pages", "export the file again"));
    }
}
