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

pub(super) static RULES: &[&Rule] = &[&LOW_RESOLUTION_IMAGE];

pub(super) fn check(subject: &Subject, findings: &mut Findings) {
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
