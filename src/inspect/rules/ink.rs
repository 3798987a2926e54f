//! Ink: how much of it, and what black is made of.

use super::{Findings, Subject};
use crate::diagnostic::{Rule, Severity};
use crate::inspect::survey::{Black, Sight};
use crate::manifest::press;

/// Black text on several plates.
static BLACK_NOT_K_ONLY: Rule = Rule::warning("black-not-k-only", "black text is black ink alone")
    .because(
        "Text on several plates is only as sharp as the plates are in register: a tenth of a millimetre off, and every letter has a \
         coloured edge. Small text then cannot be read.",
        "GWG 2015 specification, “Black text”; ISO 12647-2, register tolerances",
    )
    .example("#! 10 pt text in RGB 0 0 0, or in C 60 M 40 Y 40 K 100", "#! 10 pt text in K 100");

/// More ink than paper takes.
static EXCESS_INK: Rule = Rule::warning("excess-ink", "no spot gets more ink than the paper takes")
    .because(
        "Too much ink does not dry: it sets off on the next sheet, sheets stick together, and fine detail closes up.",
        "the press profile; ISO 12647-2 and the characterization data of the printing condition; 320 % where nothing else is said",
    )
    .example("#! an area in C 100 M 100 Y 100 K 100", "#! an area in C 60 M 40 Y 40 K 100");

pub(super) static RULES: &[&Rule] = &[&BLACK_NOT_K_ONLY, &EXCESS_INK];

pub(super) fn check(subject: &Subject, findings: &mut Findings) {
    for (page, sight, tally) in subject.sights() {
        let place = page.place(tally.first);
        match sight {
            Sight::SmallBlack(black) | Sight::LargeBlack(black) => {
                let is_large = matches!(sight, Sight::LargeBlack(_));
                if is_large && is_meant(subject, *black) {
                    continue;
                }
                let size = if is_large { "" } else { "small " };
                let message = format!(
                    "{} in {}",
                    tally.counted().replacen("text", &format!("{size}black text"), 1),
                    made_of(*black)
                );
                let help = "set black text in black ink alone: C 0 M 0 Y 0 K 100";
                findings.push(subject.found(&BLACK_NOT_K_ONLY, subject.in_print(), message, help).on(place));
            }
            Sight::ExcessInk => {
                let limit = subject.ink_limit();
                let message =
                    format!("{} with up to {:.0} % ink, and the limit is {limit:.0} %", tally.counted(), tally.worst);
                let help = "use less cyan, magenta and yellow where it is darkest, or convert with the profile of the printing condition";
                findings.push(subject.found(&EXCESS_INK, subject.in_print(), message, help).on(place));
            }
            Sight::ExcessInkTogether => {
                let limit = subject.ink_limit();
                let message = format!(
                    "{} with up to {:.0} % ink, together with what may lie beneath, and the limit is {limit:.0} %",
                    tally.counted(),
                    tally.worst
                );
                let help = "look at the separations there; let it knock out what lies beneath, or lighten that";
                findings.push(subject.found(&EXCESS_INK, Severity::Warning, message, help).on(place));
            }
            _ => {}
        }
    }
}

/// Tells whether display type may be in this black: in the profile's recipe, or in any mixture where no profile is named.
fn is_meant(subject: &Subject, black: Black) -> bool {
    let Black::Rich(parts) = black else { return false };
    match subject.press.map(|press| press.black) {
        None => true,
        Some(press::Black::KOnly) => false,
        Some(press::Black::Rich(recipe)) => {
            recipe.iter().zip(parts).all(|(asked, own)| (asked - f64::from(own)).abs() <= 1.0)
        }
    }
}

fn made_of(black: Black) -> String {
    match black {
        Black::K => "black ink".to_owned(),
        Black::Rgb => "RGB, which becomes four inks".to_owned(),
        Black::Cmy => "cyan, magenta and yellow".to_owned(),
        Black::Rich([c, m, y, k]) => format!("C {c} M {m} Y {y} K {k}"),
    }
}

impl Subject<'_, '_> {
    /// Gives the most ink that is allowed, in percent.
    pub(crate) fn ink_limit(&self) -> f64 {
        limit(self.press)
    }
}

/// Gives the most ink that a profile allows; without one, what coated paper takes.
pub(crate) fn limit(press: Option<&press::Press>) -> f64 {
    press.map_or(320.0, |press| f64::from(press.max_ink))
}
