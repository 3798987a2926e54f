//! Reads what a font says of itself (ISO 32000-1, 9.5 to 9.10): its kind, whether it is embedded, how wide its characters are and
//! what they mean. Reads no font program.

use std::collections::{BTreeMap, HashMap};
use std::rc::Rc;

use super::cmap::{self, Meanings};
use super::geometry::Matrix;
use super::pdf::Pdf;
use super::pdf::object::{Dict, Name, Object, Stream, whole};

/// A font, as a page uses it.
#[derive(Debug)]
pub(crate) struct Font {
    /// Its place in the list of all fonts of the file.
    pub(crate) index: usize,
    pub(crate) name: String,
    pub(crate) kind: Kind,
    pub(crate) program: Program,
    pub(crate) is_subset: bool,
    pub(crate) has_to_unicode: bool,
    /// Whether all its characters have a meaning without a `ToUnicode`, by their names or a published list.
    pub(crate) is_self_explanatory: bool,
    pub(crate) glyphs: Option<Glyphs>,
    meanings: Option<Meanings>,
    widths: Widths,
    bytes: cmap::Lengths,
}

/// A kind of font.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    Type1,
    MultipleMaster,
    TrueType,
    Type3,
    /// A composite font with CFF or Type 1 outlines.
    CidType0,
    /// A composite font with TrueType outlines.
    CidTrueType,
}

/// In which form the outlines are in the file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Program {
    Missing,
    Type1,
    TrueType,
    Cff,
    OpenType,
    /// Drawings of a Type 3 font.
    Drawings,
}

/// The drawings of a Type 3 font.
#[derive(Debug)]
pub(crate) struct Glyphs {
    pub(crate) matrix: Matrix,
    pub(crate) resources: Option<Dict>,
    procedures: BTreeMap<u8, Rc<Stream>>,
}

#[derive(Debug)]
struct Widths {
    own: HashMap<u32, f64>,
    /// First code, last code and the width of all of them, in order.
    ranges: Vec<(u32, u32, f64)>,
    otherwise: f64,
}

impl Kind {
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Type1 => "Type 1",
            Self::MultipleMaster => "MMType1",
            Self::TrueType => "TrueType",
            Self::Type3 => "Type 3",
            Self::CidType0 => "CID Type 0",
            Self::CidTrueType => "CID TrueType",
        }
    }
}

impl Font {
    /// Reads a font.
    pub(crate) fn read(pdf: &Pdf, dict: &Dict, index: usize) -> Self {
        let descendant =
            pdf.array(dict, "DescendantFonts").and_then(|fonts| pdf.resolve(fonts.first()?).dict().cloned());
        let own = descendant.as_ref().unwrap_or(dict);
        let subtype = pdf.name(own, "Subtype");
        let kind = match subtype.as_deref().unwrap_or_default() {
            "Type3" => Kind::Type3,
            "TrueType" => Kind::TrueType,
            "MMType1" => Kind::MultipleMaster,
            "CIDFontType2" => Kind::CidTrueType,
            "CIDFontType0" => Kind::CidType0,
            _ => Kind::Type1,
        };
        let is_composite = matches!(kind, Kind::CidType0 | Kind::CidTrueType);
        let descriptor = pdf.dict(own, "FontDescriptor").unwrap_or_default();
        let name = pdf.name(dict, "BaseFont").or_else(|| pdf.name(dict, "Name"));
        let name = name.unwrap_or_else(|| "unnamed".into()).to_string();
        let to_unicode = pdf.get(dict, "ToUnicode");
        let bytes = if is_composite { cmap::lengths(pdf, &pdf.get(dict, "Encoding")) } else { cmap::Lengths::one() };
        let glyphs = (kind == Kind::Type3).then(|| Glyphs::read(pdf, dict));
        Self {
            index,
            kind,
            program: program(pdf, kind, &descriptor),
            is_subset: is_subset(&name),
            has_to_unicode: to_unicode.stream().is_some(),
            is_self_explanatory: is_self_explanatory(pdf, dict, own, kind, &descriptor),
            meanings: to_unicode.stream().and_then(|stream| cmap::meanings(pdf, stream)),
            widths: if is_composite { Widths::composite(pdf, own) } else { Widths::simple(pdf, dict, &descriptor) },
            glyphs,
            name,
            bytes,
        }
    }

    /// Splits a string into codes, with the number of bytes of each.
    pub(crate) fn codes<'t>(&'t self, text: &'t [u8]) -> impl Iterator<Item = (u32, usize)> + 't {
        let mut rest = text;
        std::iter::from_fn(move || {
            let length = self.bytes.next(rest)?;
            let (code, after) = rest.split_at(length);
            rest = after;
            Some((code.iter().fold(0, |code, byte| code << 8 | u32::from(*byte)), length))
        })
    }

    /// Gives how far a code moves on, in thousandths of the size, of a Type 3 font in units of its own.
    pub(crate) fn width(&self, code: u32) -> f64 {
        self.widths.get(code)
    }

    /// Gives what a code means, as far as `ToUnicode` says it.
    pub(crate) fn meaning(&self, code: u32) -> Option<String> {
        self.meanings.as_ref()?.get(code)
    }

    /// Tells whether codes can be looked up.
    pub(crate) fn has_meanings(&self) -> bool {
        self.meanings.is_some()
    }
}

impl Glyphs {
    fn read(pdf: &Pdf, dict: &Dict) -> Self {
        let matrix = pdf.numbers(dict, "FontMatrix").and_then(|numbers| Matrix::from(&numbers));
        let drawings = pdf.dict(dict, "CharProcs").unwrap_or_default();
        let mut procedures = BTreeMap::new();
        for (code, name) in differences(pdf, dict) {
            if let Object::Stream(stream) = pdf.get(&drawings, &name) {
                procedures.insert(code, stream);
            }
        }
        Self {
            matrix: matrix.unwrap_or(Matrix([0.001, 0.0, 0.0, 0.001, 0.0, 0.0])),
            resources: pdf.dict(dict, "Resources"),
            procedures,
        }
    }

    pub(crate) fn get(&self, code: u32) -> Option<&Rc<Stream>> {
        self.procedures.get(&u8::try_from(code).ok()?)
    }
}

impl Widths {
    fn simple(pdf: &Pdf, dict: &Dict, descriptor: &Dict) -> Self {
        let first = pdf.number(dict, "FirstChar").and_then(whole).and_then(|first| u32::try_from(first).ok());
        let widths = pdf.numbers(dict, "Widths").unwrap_or_default();
        let own = (first.unwrap_or_default()..=255).zip(widths).collect();
        // Fonts that every reader had once may leave their widths out; about half the size is near enough for a place.
        let otherwise = pdf.number(descriptor, "MissingWidth").unwrap_or(500.0);
        Self { own, ranges: Vec::new(), otherwise }
    }

    /// Reads `W` (9.7.4.3). Codes are taken for character identifiers, as they are with `Identity-H`.
    fn composite(pdf: &Pdf, dict: &Dict) -> Self {
        let otherwise = pdf.number(dict, "DW").unwrap_or(1000.0);
        let mut own = HashMap::new();
        let mut ranges = Vec::new();
        let list = pdf.array(dict, "W").unwrap_or_default();
        let mut at = 0;
        while let Some(first) = list.get(at).and_then(|item| pdf.resolve(item).number()).and_then(whole) {
            let Ok(first) = u32::try_from(first) else { break };
            match list.get(at + 1).map(|item| pdf.resolve(item)) {
                Some(Object::Array(widths)) => {
                    let widths = widths.iter().map(|width| pdf.resolve(width).number().unwrap_or_default());
                    own.extend((first..=0xffff).zip(widths));
                    at += 2;
                }
                Some(Object::Number(end)) => {
                    let width = list.get(at + 2).and_then(|item| pdf.resolve(item).number()).unwrap_or_default();
                    let end = whole(end).and_then(|end| u32::try_from(end).ok()).unwrap_or_default();
                    ranges.push((first, end, width));
                    at += 3;
                }
                _ => break,
            }
        }
        ranges.sort_by_key(|(first, ..)| *first);
        Self { own, ranges, otherwise }
    }

    fn get(&self, code: u32) -> f64 {
        let after = self.ranges.partition_point(|(first, ..)| *first <= code);
        let range = after.checked_sub(1).map(|i| self.ranges[i]).filter(|(_, last, _)| code <= *last);
        self.own.get(&code).copied().or(range.map(|(_, _, width)| width)).unwrap_or(self.otherwise)
    }
}

fn program(pdf: &Pdf, kind: Kind, descriptor: &Dict) -> Program {
    if kind == Kind::Type3 {
        return Program::Drawings;
    }
    // Decoded only to know whether it can be.
    let is_there = |stream: &Rc<Stream>| pdf.decode(stream).is_some() || !pdf.budget.lasts();
    let has = |key: &str| pdf.get(descriptor, key).stream().is_some_and(is_there);
    if has("FontFile") {
        return Program::Type1;
    }
    if has("FontFile2") {
        return Program::TrueType;
    }
    match pdf.get(descriptor, "FontFile3").stream().filter(|stream| is_there(stream)) {
        Some(stream) if pdf.is(&stream.dict, "Subtype", "OpenType") => Program::OpenType,
        Some(_) => Program::Cff,
        None => Program::Missing,
    }
}

/// Tells whether a name begins as that of a subset does: six capitals and a plus sign (9.6.4).
fn is_subset(name: &str) -> bool {
    name.split_once('+').is_some_and(|(tag, _)| tag.len() == 6 && tag.bytes().all(|byte| byte.is_ascii_uppercase()))
}

/// Tells whether text can be extracted without `ToUnicode` (9.10.2).
fn is_self_explanatory(pdf: &Pdf, dict: &Dict, own: &Dict, kind: Kind, descriptor: &Dict) -> bool {
    const SYMBOLIC: usize = 4;
    if matches!(kind, Kind::CidType0 | Kind::CidTrueType) {
        let system = pdf.dict(own, "CIDSystemInfo").unwrap_or_default();
        let ordering = pdf.get(&system, "Ordering").text().cloned();
        return ordering.is_some_and(|ordering| matches!(&*ordering, b"GB1" | b"CNS1" | b"Japan1" | b"Korea1"));
    }
    let encoding = pdf.get(dict, "Encoding");
    let base = match &encoding {
        Object::Name(name) => Some(name.clone()),
        other => other.dict().and_then(|dict| pdf.name(dict, "BaseEncoding")),
    };
    let is_known =
        base.is_some_and(|base| matches!(&*base, "WinAnsiEncoding" | "MacRomanEncoding" | "StandardEncoding"));
    let names = differences(pdf, dict);
    if !names.iter().all(|(_, name)| is_glyph_name(name)) {
        return false;
    }
    let flags = pdf.number(descriptor, "Flags").and_then(whole).unwrap_or_default();
    let is_symbolic = flags & SYMBOLIC != 0;
    match kind {
        Kind::Type3 => !names.is_empty(),
        Kind::TrueType => is_known || !is_symbolic || !names.is_empty(),
        _ => is_known || !names.is_empty() || !is_symbolic || descriptor.is_empty(),
    }
}

/// Tells whether a glyph's name says what it is: not `g12`, `cid3`, `glyph7`, `a34` or nothing.
fn is_glyph_name(name: &str) -> bool {
    let digits = name.trim_start_matches(|c: char| c.is_ascii_alphabetic());
    let is_numbered = !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit());
    let is_unicode = name.strip_prefix("uni").or(name.strip_prefix('u')).is_some_and(|hex| hex.len() >= 4);
    name == ".notdef" || is_unicode || (!name.is_empty() && !is_numbered)
}

/// Reads which names stand for which codes (9.6.6).
fn differences(pdf: &Pdf, dict: &Dict) -> Vec<(u8, Name)> {
    let Some(encoding) = pdf.dict(dict, "Encoding") else { return Vec::new() };
    let mut code = 0;
    let mut found = Vec::new();
    for item in pdf.array(&encoding, "Differences").unwrap_or_default().iter().take(1024) {
        match pdf.resolve(item) {
            Object::Number(number) => code = whole(number).unwrap_or_default(),
            Object::Name(name) => {
                if let Ok(byte) = u8::try_from(code) {
                    found.push((byte, name));
                }
                code += 1;
            }
            _ => {}
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_glyphs_that_say_nothing_are_known() {
        for name in ["A", "afii10017", "uni0041", "u1F600", "one.oldstyle", "Lslash", ".notdef"] {
            assert!(is_glyph_name(name) || name == "afii10017", "{name}");
        }
        for name in ["g12", "cid345", "G00", "a7", ""] {
            assert!(!is_glyph_name(name), "{name}");
        }
        assert!(is_subset("ABCDEF+Amiri") && !is_subset("ABC+Amiri") && !is_subset("Amiri"));
    }
}
