//! Tells in a moment whether a text can hold any of some characters, so that most rules never look at most texts.

/// The characters of a text, as a set that may hold too many but never too few.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Marks {
    ascii: u128,
    /// Marks, spaces and signs: a text has few of them, so that few bits are set.
    signs: u64,
    /// Everything else, letters above all.
    rest: u64,
    scripts: u8,
}

/// A script, or several that are seldom met.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Alphabet {
    /// Latin.
    Latin = 1,
    /// Greek.
    Greek = 2,
    /// Cyrillic.
    Cyrillic = 4,
    /// Armenian, Hebrew and Cherokee.
    Other = 8,
    /// Arabic.
    Arabic = 16,
}

impl Marks {
    /// Gathers the characters of a text.
    pub fn in_text(text: &str) -> Self {
        let mut marks = Self { ascii: 0, signs: 0, rest: 0, scripts: 0 };
        for c in text.chars() {
            if c.is_ascii() {
                marks.ascii |= 1 << u32::from(c);
            } else {
                marks.add(c);
                marks.scripts |= alphabet(c);
            }
        }
        if marks.ascii & LETTERS != 0 {
            marks.scripts |= Alphabet::Latin as u8;
        }
        marks
    }

    /// Gathers the characters that a rule looks for.
    pub const fn of(chars: &[char]) -> Self {
        let mut marks = Self { ascii: 0, signs: 0, rest: 0, scripts: 0 };
        let mut i = 0;
        while i < chars.len() {
            if chars[i].is_ascii() {
                marks.ascii |= 1 << chars[i] as u32;
            } else {
                marks.add(chars[i]);
            }
            i += 1;
        }
        marks
    }

    /// Tells whether the two sets can have a character in common.
    pub const fn meets(self, other: Self) -> bool {
        self.ascii & other.ascii != 0 || self.signs & other.signs != 0 || self.rest & other.rest != 0
    }

    /// Tells whether the text can hold a character; exact for ASCII.
    pub const fn has(self, c: char) -> bool {
        self.meets(Self::of(&[c]))
    }

    /// Tells whether there is any character beyond ASCII.
    pub const fn has_other(self) -> bool {
        self.signs | self.rest != 0
    }

    /// Tells whether there is a letter of an alphabet.
    pub const fn has_letters(self, alphabet: Alphabet) -> bool {
        self.scripts & alphabet as u8 != 0
    }

    /// Tells whether there are letters of several alphabets.
    pub const fn is_mixed(self) -> bool {
        self.scripts.count_ones() > 1
    }

    /// Tells whether there can be a character that prints nothing: of ASCII, a control other than those that end lines; beyond it,
    /// any that is no letter of a common script.
    pub const fn may_hide(self) -> bool {
        const CONTROLS: u128 = 0xffff_ffff & !(1 << 9 | 1 << 10 | 1 << 13) | 1 << 0x7f;
        self.ascii & CONTROLS != 0 || self.signs != 0 || self.scripts & UNKNOWN != 0
    }

    const fn add(&mut self, c: char) {
        let bit = 1 << ((c as u32).wrapping_mul(0x9e37_79b1) >> 26);
        if is_sign(c) {
            self.signs |= bit;
        } else {
            self.rest |= bit;
        }
    }
}

const LETTERS: u128 = ((1 << 26) - 1) << 0x41 | ((1 << 26) - 1) << 0x61;
/// Set for a character of no script that is known here.
const UNKNOWN: u8 = 128;

const fn is_sign(c: char) -> bool {
    matches!(c, '\u{80}'..='\u{bf}' | '\u{2000}'..='\u{2bff}' | '\u{3000}'..='\u{303f}' | '\u{fe00}'..='\u{fe0f}')
        || matches!(c, '\u{600}'..='\u{61f}' | '\u{640}' | '\u{6d4}' | '\u{fff0}'..='\u{ffff}' | '\u{feff}' | '\u{ff00}'..='\u{ff0f}')
}

const fn alphabet(c: char) -> u8 {
    match c {
        _ if is_sign(c) => 0,
        '\u{c0}'..='\u{24f}' | '\u{1e00}'..='\u{1eff}' => Alphabet::Latin as u8,
        '\u{370}'..='\u{3ff}' | '\u{1f00}'..='\u{1fff}' => Alphabet::Greek as u8,
        '\u{400}'..='\u{52f}' => Alphabet::Cyrillic as u8,
        '\u{530}'..='\u{5ff}' | '\u{13a0}'..='\u{13ff}' | '\u{ab70}'..='\u{abbf}' => Alphabet::Other as u8,
        '\u{620}'..='\u{6ff}' | '\u{750}'..='\u{77f}' => Alphabet::Arabic as u8,
        '\u{3040}'..='\u{9fff}' => 0,
        _ => UNKNOWN,
    }
}
