//! Reads what the header of an ICC profile says (ISO 15076-1, 7.2); looks at no table and converts no colour.

use super::pdf::Pdf;
use super::pdf::object::Stream;

/// What a profile says of itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Header {
    /// The major version.
    pub(crate) version: u8,
    /// `prtr` for an output device, `mntr` for a screen …
    pub(crate) class: [u8; 4],
    /// `CMYK`, `RGB `, `GRAY` …
    pub(crate) space: [u8; 4],
}

/// Reads the header; nothing if it is none, or the profile is shorter than it says.
pub(crate) fn header(pdf: &Pdf, stream: &Stream) -> Option<Header> {
    parse(&pdf.decode(stream)?)
}

fn parse(profile: &[u8]) -> Option<Header> {
    let field = |at: usize| -> Option<[u8; 4]> { profile.get(at..at + 4)?.try_into().ok() };
    let size = usize::try_from(u32::from_be_bytes(field(0)?)).ok()?;
    let sound = field(36)? == *b"acsp" && size >= 128 && size <= profile.len();
    sound.then_some(Header { version: *profile.get(8)?, class: field(12)?, space: field(16)? })
}

impl Header {
    /// Gives the number of components of a colour.
    pub(crate) fn components(&self) -> Option<usize> {
        match &self.space {
            b"GRAY" => Some(1),
            b"RGB " | b"Lab " => Some(3),
            b"CMYK" => Some(4),
            _ => None,
        }
    }

    /// Names the colour space.
    pub(crate) fn space_name(&self) -> String {
        let name: String = self.space.iter().copied().map(char::from).filter(char::is_ascii_graphic).collect();
        if name.is_empty() { "unknown".to_owned() } else { name }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const FOGRA39: &[u8] = include_bytes!("../../templates/press/FOGRA39L_coated.icc");

    #[test]
    fn the_built_in_profile_is_for_a_press() {
        let header = parse(FOGRA39).unwrap();
        assert_eq!((&header.class, header.components()), (b"prtr", Some(4)));
        assert_eq!(parse(&FOGRA39[..1000]), None, "it is cut off");
        assert_eq!(parse(b"not a profile"), None);
    }
}
