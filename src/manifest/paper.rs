//! Reads lengths and paper sizes as people write them: `3mm`, `0.125in`, `a5`, `148 x 210 mm`. Knows no page and no printer.

use std::fmt;

/// The size of a trimmed page.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Paper {
    /// Its width in millimetres.
    pub width: f64,
    /// Its height in millimetres.
    pub height: f64,
}

/// Millimetres in an inch (ISO 80000-3).
const INCH: f64 = 25.4;

impl Paper {
    /// 210 × 297 mm (ISO 216).
    pub const A4: Self = Self { width: 210.0, height: 297.0 };
    /// 148 × 210 mm (ISO 216).
    pub const A5: Self = Self { width: 148.0, height: 210.0 };
    /// 8.5 × 11 in (ANSI A).
    pub const US_LETTER: Self = Self { width: 215.9, height: 279.4 };
    /// 5.5 × 8.5 in: half of a US letter.
    pub const US_HALF_LETTER: Self = Self { width: 139.7, height: 215.9 };

    /// The sizes that have a name.
    pub const NAMED: [(&'static str, Self); 4] =
        [("a4", Self::A4), ("a5", Self::A5), ("us-letter", Self::US_LETTER), ("us-half-letter", Self::US_HALF_LETTER)];

    /// Reads a size: one of [`Paper::NAMED`], or width and height as in `148 x 210 mm`.
    ///
    /// # Errors
    /// What to write instead.
    pub fn parse(text: &str) -> Result<Self, String> {
        let wanted = || {
            let names = Self::NAMED.map(|(name, _)| name);
            format!("choose one of {}, or give width and height as in \"148 x 210 mm\"", names.join(", "))
        };
        if let Some((_, paper)) = Self::NAMED.iter().find(|(name, _)| *name == text) {
            return Ok(*paper);
        }
        let (width, height) = text.split_once(['x', '×']).ok_or_else(wanted)?;
        let (height, unit) = number_and_unit(height).ok_or_else(wanted)?;
        let (width, own) = number_and_unit(width).ok_or_else(wanted)?;
        let unit = scale(unit).ok_or_else(wanted)?;
        let own = if own.is_empty() { unit } else { scale(own).ok_or_else(wanted)? };
        let paper = Self { width: rounded(width * own), height: rounded(height * unit) };
        // Below, three words fill a line; above, a letter is a poster and the type would have to grow with it.
        let fits = (100.0..=230.0).contains(&paper.width) && (140.0..=360.0).contains(&paper.height);
        if fits { Ok(paper) } else { Err("a page is 100 to 230 mm wide and 140 to 360 mm high".to_owned()) }
    }
}

impl fmt::Display for Paper {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match Self::NAMED.iter().find(|(_, paper)| paper == self) {
            Some((name, _)) => f.write_str(name),
            None => write!(f, "{} x {} mm", self.width, self.height),
        }
    }
}

/// Reads a length as in `3mm`, `0.5 cm`, `0.125in` or `9pt`; gives millimetres.
pub fn length(text: &str) -> Option<f64> {
    let (number, unit) = number_and_unit(text)?;
    Some(rounded(number * scale(unit)?))
}

/// Rounds to a thousandth of a millimetre, so that the same length reads the same in every unit.
fn rounded(millimetres: f64) -> f64 {
    (millimetres * 1000.0).round() / 1000.0
}

fn number_and_unit(text: &str) -> Option<(f64, &str)> {
    let text = text.trim();
    let end = text.find(|c: char| !c.is_ascii_digit() && c != '.').unwrap_or(text.len());
    let number = text[..end].parse().ok().filter(|number: &f64| number.is_finite())?;
    Some((number, text[end..].trim()))
}

fn scale(unit: &str) -> Option<f64> {
    match unit {
        "mm" => Some(1.0),
        "cm" => Some(10.0),
        "in" => Some(INCH),
        "pt" => Some(INCH / 72.0),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lengths_are_read_in_the_units_of_the_trade() {
        assert_eq!(length("3mm"), Some(3.0));
        assert_eq!(length("0.125 in"), Some(3.175));
        assert_eq!(length("72pt"), Some(25.4));
        for wrong in ["3", "mm", "-3mm", "3 mm mm", "1e3mm", "3px", ""] {
            assert_eq!(length(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn sizes_are_read_by_name_and_by_measure() {
        assert_eq!(Paper::parse("a5"), Ok(Paper::A5));
        assert_eq!(Paper::parse("148 x 210 mm"), Ok(Paper::A5));
        assert_eq!(Paper::parse("8.5in×11in"), Ok(Paper::US_LETTER));
        for wrong in ["a6", "148 x 210", "148mm", "10 x 10 mm", "500 x 700 mm", "x"] {
            assert!(Paper::parse(wrong).is_err(), "{wrong}");
        }
    }
}
