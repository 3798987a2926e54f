//! Reads the ICC profile of a printing condition and refuses what no press can be described by.

use moxcms::{ColorProfile, DataColorSpace, ProfileClass};

use crate::diagnostic::Rule;

/// The profile of a printing condition.
#[derive(Debug, Clone)]
pub struct Icc {
    /// The file.
    pub bytes: Vec<u8>,
}

/// A file that is not the profile of a printing condition.
pub static INVALID_ICC: Rule = Rule::error("invalid-icc-profile", "an output intent is the ICC profile of a CMYK press")
    .because(
        "The printer prepares the press for the colours that the profile describes. A profile of a screen, or a damaged file, \
         describes none.",
        "ISO 15930-7 (PDF/X-4), output intents; ICC.1, profile header",
    )
    .example(
        "#! `icc = \"templates/monitor.icc\"` in a press profile, where that file describes a screen.",
        "#! `icc = \"templates/PSOcoated_v3.icc\"`, which describes a printing condition.",
    );

/// The profile of FOGRA39, coated paper: templates/press/FOGRA39L_coated.icc, whose licence stands beside it.
const FOGRA39: &[u8] = include_bytes!("../../../templates/press/FOGRA39L_coated.icc");

impl Icc {
    /// Gives the profile that is built in.
    pub fn built_in() -> Self {
        Self { bytes: FOGRA39.to_vec() }
    }

    /// Reads a profile.
    ///
    /// # Errors
    /// What it is instead of an output profile for four inks.
    pub fn read(bytes: Vec<u8>) -> Result<Self, String> {
        let Ok(profile) = ColorProfile::new_from_slice(&bytes) else {
            return Err("this is not an ICC profile".to_owned());
        };
        if profile.profile_class != ProfileClass::OutputDevice {
            return Err("this ICC profile does not describe a press".to_owned());
        }
        if profile.color_space != DataColorSpace::Cmyk {
            return Err("this ICC profile is not one of cyan, magenta, yellow and black".to_owned());
        }
        Ok(Self { bytes })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_profile_of_a_press_is_taken() {
        assert!(Icc::read(FOGRA39.to_vec()).is_ok());
        assert!(Icc::read(FOGRA39[..100].to_vec()).is_err());
        assert!(Icc::read(Vec::new()).is_err());
        let screen = ColorProfile::new_srgb().encode().unwrap();
        assert_eq!(Icc::read(screen).unwrap_err(), "this ICC profile does not describe a press");
    }
}
