//! The press profile that a file is held to: size, marks, outline.

use super::{Findings, Subject};
use crate::diagnostic::{Rule, Severity};
use crate::inspect::geometry::MILLIMETRES;
use crate::manifest::press::{Keep, Press};

/// Pages of another size than the printer was asked for.
static WRONG_PAGE_SIZE: Rule = Rule::error("wrong-page-size", "pages are as large as the press profile says")
    .because(
        "The printer sets up the machine and the knife for one size. A page of another is scaled, or cut in the wrong place.",
        "the press profile",
    )
    .example("#! US letter pages for a profile that asks for A4", "#! A4 pages for it");

/// Marks where none are wanted, or none where they are.
static WRONG_MARKS: Rule = Rule::error("wrong-marks", "there is room for crop marks where the press profile wants them")
    .because(
        "Printers who impose pages by program want no marks; others cut by them. They stand beyond the bleed, so the sheet must be larger.",
        "the press profile; ISO 32000-1, 14.11.3, “Printer's marks”",
    )
    .example("#! a MediaBox as large as the BleedBox, for a profile with crop marks", "#! a MediaBox with room for the marks");

/// An outline that the printer does not want.
static UNWANTED_OUTLINE: Rule = Rule::error("unwanted-outline", "there is no outline where the press profile drops it")
    .because("Bookmarks are for screens; some printers' programs refuse a file that has them.", "the press profile")
    .example("#! a file with bookmarks, for a profile with `outline = \"drop\"`", "#! the same without");

pub(super) static RULES: &[&Rule] = &[&WRONG_PAGE_SIZE, &WRONG_MARKS, &UNWANTED_OUTLINE];

/// Half a millimetre: what cutting does anyway.
const TOLERANCE: f64 = 0.5;

pub(super) fn check(subject: &Subject, findings: &mut Findings) {
    let Some(press) = subject.press else { return };
    let outline = subject.pdf.dict(&subject.catalog, "Outlines").is_some_and(|outline| outline.has("First"));
    if outline && press.outline == Keep::Drop {
        let message = format!("the file has an outline, and `{}` drops it", press.name);
        findings.push(subject.found(&UNWANTED_OUTLINE, Severity::Error, message, "export it without bookmarks"));
    }
    // Sheets of a booklet hold two pages and marks for folding.
    if press.imposition.is_none() {
        sizes(subject, press, findings);
        marks(subject, press, findings);
    }
}

fn sizes(subject: &Subject, press: &Press, findings: &mut Findings) {
    let Some(paper) = press.paper else { return };
    for page in subject.pages {
        let (width, height) = page.size(&page.boxes.trimmed());
        if (width - paper.width).abs() > TOLERANCE || (height - paper.height).abs() > TOLERANCE {
            let message = format!(
                "the page is {width:.0} × {height:.0} mm, and `{}` asks for {:.0} × {:.0} mm",
                press.name, paper.width, paper.height
            );
            findings.push(subject.found_on(
                &WRONG_PAGE_SIZE,
                Severity::Error,
                page,
                message,
                "set the letter on the paper of the profile",
            ));
        }
    }
}

fn marks(subject: &Subject, press: &Press, findings: &mut Findings) {
    for page in subject.pages.iter().filter(|page| page.boxes.trim.is_some()) {
        let (media, trim) = (page.boxes.medium(), page.boxes.trimmed());
        let gaps = [trim.left - media.left, trim.bottom - media.bottom, media.right - trim.right, media.top - trim.top];
        let room = gaps.into_iter().fold(f64::INFINITY, f64::min) * MILLIMETRES * page.unit;
        let (message, help) = match press.marks {
            Some(offset) if room < offset + 1.0 => (
                format!("there are {room:.1} mm around the page, and crop marks begin at {offset:.1} mm"),
                "export it with crop marks",
            ),
            None if room > press.bleed + TOLERANCE => (
                format!(
                    "there are {room:.1} mm around the page, and `{}` wants {:.1} mm of bleed and no marks",
                    press.name, press.bleed
                ),
                "export it without marks",
            ),
            Some(_) | None => continue,
        };
        findings.push(subject.found_on(&WRONG_MARKS, Severity::Error, page, message, help));
    }
}
