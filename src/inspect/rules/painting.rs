//! Painting that may not come out as it looks: transparency, white that overprints, hairlines.

use super::{Findings, Subject};
use crate::diagnostic::{Rule, Severity};
use crate::inspect::geometry::MILLIMETRES;
use crate::inspect::survey::Sight;
use crate::manifest::press::Standard;

/// Things that are seen through, where that is forbidden.
static TRANSPARENCY: Rule = Rule::warning("transparency", "nothing is seen through where the standard forbids it")
    .because(
        "Older standards know no transparency: a program that follows them paints the thing solid, or refuses the file.",
        "ISO 15930-4 and ISO 15930-6, “Transparency”; ISO 19005-1, 6.4",
    )
    .example("#! a shadow at 40 % opacity in a PDF/X-1a", "#! the shadow flattened, or the file as PDF/X-4");

/// White that is not there.
static WHITE_OVERPRINT: Rule = Rule::warning("white-overprint", "white knocks out what lies beneath")
    .because(
        "White is paper without ink. If it overprints, it adds nothing and takes nothing away: on the screen it is there, in print \
         it is gone.",
        "ISO 32000-1, 8.6.7, “Overprint control”; GWG 2015 specification, “White overprint”",
    )
    .example("#! white text over a photograph, set to overprint", "#! the same text, knocked out");

/// Lines that are too thin.
static HAIRLINE: Rule = Rule::warning("hairline", "lines are at least 0.25 pt wide")
    .because(
        "The thinnest line a device can draw is visible on an office printer and nearly nothing on a plate setter; it breaks up or \
         vanishes.",
        "GWG 2015 specification, “Hairlines”; ISO 32000-1, 8.4.3.2",
    )
    .example("#! a rule of 0 pt or 0.1 pt", "#! a rule of 0.5 pt");

pub(super) static RULES: &[&Rule] = &[&TRANSPARENCY, &WHITE_OVERPRINT, &HAIRLINE];

pub(super) fn check(subject: &Subject, findings: &mut Findings) {
    let forbids = forbids_transparency(subject);
    for (page, sight, tally) in subject.sights() {
        let counted = tally.counted();
        let (rule, severity, message, help) = match sight {
            Sight::Transparency(how) if forbids.is_some() => {
                let by = forbids.as_deref().unwrap_or_default();
                let message = format!("{how} is used ({counted}), and {by} allows none");
                (&TRANSPARENCY, Severity::Error, message, "flatten transparency when exporting, or choose PDF/X-4")
            }
            Sight::WhiteOverprint => {
                let message = format!("{counted} in white will vanish in print, because it overprints");
                (&WHITE_OVERPRINT, subject.in_print(), message, "switch overprinting off for white")
            }
            Sight::Hairline => {
                let (points, millimetres) = (tally.worst, tally.worst * MILLIMETRES);
                let message = format!("{counted} as thin as {points:.2} pt ({millimetres:.2} mm)");
                (&HAIRLINE, Severity::Warning, message, "make lines 0.25 pt or wider")
            }
            _ => continue,
        };
        findings.push(subject.found(rule, severity, message, help).on(page.place(tally.first)));
    }
}

/// Names the standard that forbids transparency, if one does.
fn forbids_transparency(subject: &Subject) -> Option<String> {
    match subject.x() {
        Some(standard @ (Standard::X1a2001 | Standard::X1a2003 | Standard::X3)) => Some(standard.name().to_owned()),
        Some(Standard::X4 | Standard::None) | None => {
            subject.claims.pdf_a.as_ref().filter(|level| level.starts_with('1')).map(|_| "PDF/A-1".to_owned())
        }
    }
}
