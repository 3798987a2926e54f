//! Images: whether they are fine enough.

use super::{Findings, Subject};
use crate::diagnostic::{Rule, Severity};
use crate::inspect::survey::Sight;

/// Images with too few pixels.
static LOW_RESOLUTION_IMAGE: Rule = Rule::warning("low-resolution-image", "images have 300 pixels an inch, black and white ones 1200")
    .because(
        "A picture that is sharp on a screen has about 100 pixels an inch, and a third of what print needs: it comes out soft, and its \
         edges have steps. Black and white drawings need more, because they have no gray to soften them.",
        "GWG 2015 specification, “Image resolution”; ISO 12647-2, screen rulings",
    )
    .example("#! a photograph of 600 × 400 pixels, printed 15 cm wide", "#! the same photograph of 1800 × 1200 pixels");

/// Images of which nobody looked at the ink.
static UNMEASURED_IMAGE: Rule = Rule::warning("unmeasured-image", "the ink of every image is known")
    .because(
        "An image that is too large, damaged, or in a rare format was not looked into here. Whether it has too much ink must be seen on \
         a proof.",
        "openletter",
    )
    .example("#! an image of 30,000 × 30,000 pixels", "#! an image as large as it is printed, at 300 pixels an inch");

pub(super) static RULES: &[&Rule] = &[&LOW_RESOLUTION_IMAGE, &UNMEASURED_IMAGE];

pub(super) fn check(subject: &Subject, findings: &mut Findings) {
    for (page, survey) in subject.pages.iter().zip(subject.surveys).filter(|(_, survey)| survey.unmeasured > 0) {
        let images = if survey.unmeasured == 1 { "image" } else { "images" };
        let message = format!("the ink of {} {images} was not measured", survey.unmeasured);
        let help =
            "scale images to the size they are printed in, and save them as JPEG or with Flate (ZIP) compression";
        findings.push(subject.found_on(&UNMEASURED_IMAGE, Severity::Warning, page, message, help));
    }
    for (page, sight, tally) in subject.sights() {
        let (what, least) = match sight {
            Sight::LowResolution => ("", 300),
            Sight::LowResolutionBitonal => (" in black and white", 1200),
            _ => continue,
        };
        let message = format!(
            "{}{what} with as few as {:.0} pixels an inch, and print needs {least}",
            tally.counted(),
            tally.worst
        );
        let help = "use the picture as it was taken or scanned, or print it smaller";
        findings
            .push(subject.found(&LOW_RESOLUTION_IMAGE, Severity::Warning, message, help).on(page.place(tally.first)));
    }
}
