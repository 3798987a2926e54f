//! Colours that are no plates: RGB, Lab, gray of no known shade, spot colours.

use super::{Findings, Subject, shown};
use crate::diagnostic::{Rule, Severity};
use crate::inspect::claims::Profile;
use crate::inspect::colour::Family;
use crate::inspect::page::Page;
use crate::inspect::survey::{Sight, Tally};
use crate::manifest::press::Standard;

/// Colours of a screen.
static RGB_COLOUR: Rule = Rule::warning("rgb-colour", "colours are given as inks, not as light")
    .because(
        "Someone must turn red, green and blue into inks before there are plates, and each does it in their own way: black text becomes \
         a mixture of four inks, and a brand's blue a purple.",
        "ISO 15930-7, “Colour spaces”; ISO 15930-4, “Device colour”",
    )
    .example("#! a heading in DeviceRGB 0 0.3 0.6", "#! the same heading in DeviceCMYK 1 0.6 0 0.1");

/// Colours that depend on no device.
static LAB_COLOUR: Rule = Rule::warning("lab-colour", "colours are given as inks, not as measured colours")
    .because(
        "A measured colour must be turned into inks before there are plates; the recipe is then not the designer's.",
        "ISO 15930-4, “Colour spaces”; ISO 32000-1, 8.6.5.4",
    )
    .example("#! an area in Lab", "#! the same area in CMYK, or in a spot colour that the printer agreed to");

/// Gray without a known shade.
static UNCALIBRATED_GRAY: Rule = Rule::warning("uncalibrated-gray", "gray is given as black ink")
    .because(
        "How dark a gray of no particular device is depends on who prints it. Given as an amount of black ink it is on one plate, and as \
         dark as that plate makes it.",
        "ISO 15930-7, “Colour spaces”; ISO 32000-1, 8.6.4.2 and 8.6.5.6",
    )
    .example("#! text in DeviceGray 0", "#! text in DeviceCMYK 0 0 0 1");

/// Inks that rest on a profile.
static CALIBRATED_COLOUR: Rule = Rule::warning("calibrated-colour", "inks rest on no profile where the standard forbids it")
    .because(
        "PDF/X-1a is for printers who convert nothing: every amount of ink is the one that is printed. With a profile of its own, or a \
         stand-in in other colours, a program may convert it once more.",
        "ISO 15930-1 and ISO 15930-4, “Colour spaces”",
    )
    .example("#! text in ICCBased CMYK, in a PDF/X-1a", "#! the same text in DeviceCMYK");

/// Ink that the printer must mix.
static SPOT_COLOUR: Rule = Rule::warning("spot-colour", "every ink is one of the four of the process")
    .because(
        "Each spot colour is one plate, one ink and one price more. A spot colour that nobody asked for usually came in with a logo.",
        "ISO 32000-1, 8.6.6.4; GWG 2015 specification, “Spot colours”",
    )
    .example("#! a logo in `PANTONE 300 C`", "#! the logo in CMYK");

/// Ink on all plates, within the page.
static REGISTRATION_COLOUR: Rule = Rule::warning("registration-colour", "the colour of registration marks is used for them alone")
    .because(
        "The colour `All` puts full ink on every plate: 400 % where it is used for black. The sheet does not dry, and the ink sets off.",
        "ISO 32000-1, 8.6.6.4",
    )
    .example("#! text in the separation `All`", "#! text in black ink, crop marks in `All`");

pub(super) static RULES: &[&Rule] =
    &[&RGB_COLOUR, &LAB_COLOUR, &UNCALIBRATED_GRAY, &CALIBRATED_COLOUR, &SPOT_COLOUR, &REGISTRATION_COLOUR];

pub(super) fn check(subject: &Subject, findings: &mut Findings) {
    let is_plain = matches!(subject.x(), Some(Standard::X1a2001 | Standard::X1a2003));
    for (page, survey) in subject.pages.iter().zip(subject.surveys) {
        if is_plain && survey.families.contains(&Family::IccCmyk) {
            let message = format!("colours in {}, and the standard allows no profiles", name(Family::IccCmyk));
            let help = "export it in DeviceCMYK, without `DefaultCMYK`";
            findings.push(subject.found_on(&CALIBRATED_COLOUR, Severity::Error, page, message, help));
        }
    }
    for (page, sight, tally) in subject.sights() {
        match sight {
            Sight::Colour(family) => {
                if let Some((rule, severity)) = judged(subject, *family) {
                    let help = match family {
                        Family::DeviceGray | Family::CalGray | Family::IccGray => "give gray as an amount of black ink",
                        _ => "convert to CMYK with the profile of the printing condition",
                    };
                    report(subject, findings, (rule, severity), page, tally, &name(*family), help);
                }
            }
            Sight::Blend(family) => {
                if let Some((rule, severity)) = judged(subject, *family) {
                    let message = format!("things that are seen through are mixed in {}", name(*family));
                    let help = "export it with CMYK as the blending space: black would become a mixture of four inks";
                    findings.push(subject.found(rule, severity, message, help).on(page.place(tally.first)));
                }
            }
            Sight::Spot(spot) => {
                let what = format!("the spot colour `{}`", shown(spot));
                let help = "convert it to CMYK, or agree on the ink with the printer";
                report(subject, findings, (&SPOT_COLOUR, press_severity(subject)), page, tally, &what, help);
            }
            Sight::Alternate(family) => {
                // An unknown RGB is as unknown where it stands in for an ink.
                let is_unknown = *family == Family::DeviceRgb && intent_components(subject) != Some(3);
                let is_wrong = match subject.x() {
                    Some(Standard::X1a2001 | Standard::X1a2003) => {
                        !matches!(family, Family::DeviceCmyk | Family::DeviceGray)
                    }
                    Some(Standard::X3 | Standard::X4) => is_unknown,
                    Some(Standard::None) | None => false,
                };
                if is_wrong {
                    let rule = if family.is_rgb() { &RGB_COLOUR } else { &CALIBRATED_COLOUR };
                    let what = format!("a spot colour for which {} stands in", name(*family));
                    let help = "let DeviceCMYK stand in for the spot colour";
                    report(subject, findings, (rule, Severity::Error), page, tally, &what, help);
                }
            }
            Sight::Registration => {
                let help = "use black ink alone; keep `All` for marks beyond the page";
                report(
                    subject,
                    findings,
                    (&REGISTRATION_COLOUR, subject.in_print()),
                    page,
                    tally,
                    "the colour of registration marks",
                    help,
                );
            }
            _ => {}
        }
    }
}

fn name(family: Family) -> String {
    let name = Family::ALL.iter().find(|(own, _)| *own == family).map_or("", |(_, name)| name);
    format!("`{name}`")
}

/// Says which rule a family of colours breaks here, and how badly.
fn judged(subject: &Subject, family: Family) -> Option<(&'static Rule, Severity)> {
    let standard = subject.x();
    let only_inks = subject.press.is_some() || matches!(standard, Some(Standard::X1a2001 | Standard::X1a2003));
    let severity = if only_inks { Severity::Error } else { Severity::Warning };
    if family.is_rgb() {
        // Later standards allow RGB with a profile, which is still for someone else to convert.
        let unknown = family == Family::DeviceRgb && standard.is_some() && intent_components(subject) != Some(3);
        return Some((&RGB_COLOUR, if unknown { Severity::Error } else { severity }));
    }
    if family.is_lab() {
        return Some((&LAB_COLOUR, severity));
    }
    if family == Family::DeviceGray {
        let fits_intent = matches!(intent_components(subject), Some(1 | 4))
            || matches!(standard, Some(Standard::X1a2001 | Standard::X1a2003));
        let is_asked = subject.press.is_some_and(crate::manifest::press::Press::is_pdf_x);
        return (is_asked || standard.is_some() && !fits_intent).then_some((&UNCALIBRATED_GRAY, Severity::Error));
    }
    let is_calibrated_gray = family.is_gray();
    (is_calibrated_gray && only_inks).then_some((&UNCALIBRATED_GRAY, severity))
}

fn press_severity(subject: &Subject) -> Severity {
    if subject.press.is_some() { Severity::Error } else { Severity::Warning }
}

/// Gives how many components the colours of the printing condition have.
fn intent_components(subject: &Subject) -> Option<usize> {
    match subject.claims.intent()?.profile {
        Profile::Embedded(header) => header.components(),
        // A registered condition is one of four inks.
        Profile::Absent => Some(4),
        Profile::Damaged => None,
    }
}

fn report(
    subject: &Subject,
    findings: &mut Findings,
    (rule, severity): (&'static Rule, Severity),
    page: &Page,
    tally: &Tally,
    what: &str,
    help: &str,
) {
    let message = format!("{} in {what}", tally.counted());
    findings.push(subject.found(rule, severity, message, help).on(page.place(tally.first)));
}
