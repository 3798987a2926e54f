//! Tells in a moment whether a text can hold any of some characters, so that most rules never look at most texts.

/// The characters of a text, as a set that may hold too many but never too few.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Marks {
    ascii: u128,
    other: u64,
}

impl Marks {
    /// Gathers the characters of a text.
    pub fn in_text(text: &str) -> Self {
        let mut ascii = 0;
        let mut other = 0;
        if text.is_ascii() {
            for byte in text.bytes() {
                ascii |= 1 << byte;
            }
        } else {
            for c in text.chars() {
                if c.is_ascii() { ascii |= 1 << u32::from(c) } else { other |= bit(c) }
            }
        }
        Self { ascii, other }
    }

    /// Gathers the characters that a rule looks for.
    pub const fn of(chars: &[char]) -> Self {
        let (mut ascii, mut other, mut i) = (0, 0, 0);
        while i < chars.len() {
            if chars[i].is_ascii() {
                ascii |= 1 << chars[i] as u32;
            } else {
                other |= bit(chars[i]);
            }
            i += 1;
        }
        Self { ascii, other }
    }

    /// Tells whether the two sets can have a character in common.
    pub const fn meets(self, other: Self) -> bool {
        self.ascii & other.ascii != 0 || self.other & other.other != 0
    }

    /// Tells whether the text can hold a character; exact for ASCII.
    pub const fn has(self, c: char) -> bool {
        self.meets(Self::of(&[c]))
    }

    /// Tells whether there is any character beyond ASCII.
    pub const fn has_other(self) -> bool {
        self.other != 0
    }
}

const fn bit(c: char) -> u64 {
    1 << ((c as u32).wrapping_mul(0x9e37_79b1) >> 26)
}
