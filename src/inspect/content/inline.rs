//! Reads an image that stands within a content stream (ISO 32000-1, 8.9.7).

use std::collections::BTreeMap;

use crate::inspect::pdf::Pdf;
use crate::inspect::pdf::object::{Data, Dict, Name, Object, Stream, whole};
use crate::inspect::pdf::parse::{Parser, find, is_space};

/// Long names for the short ones that may stand here.
const KEYS: [(&str, &str); 8] = [
    ("BPC", "BitsPerComponent"),
    ("CS", "ColorSpace"),
    ("D", "Decode"),
    ("DP", "DecodeParms"),
    ("F", "Filter"),
    ("H", "Height"),
    ("IM", "ImageMask"),
    ("W", "Width"),
];

/// Reads from after `BI` to after `EI`.
pub(super) fn read(pdf: &Pdf, parser: &mut Parser) -> Option<Stream> {
    let mut entries: BTreeMap<Name, Object> = BTreeMap::new();
    for (key, value) in parser.entries(0) {
        let long = KEYS.iter().find(|(short, _)| *short == &*key).map_or(&*key, |(_, long)| long);
        entries.insert(long.into(), value);
    }
    let dict = Dict::new(entries);
    // One white space ends `ID`.
    parser.at = (parser.at + 1).min(parser.data.len());
    let start = parser.at;
    let end = end(pdf, &dict, parser.data, start);
    let data = parser.data.get(start..end)?;
    pdf.budget.steps(data.len()).then_some(())?;
    parser.at = end;
    parser.keyword(b"EI");
    Some(Stream { dict, data: Data::Inline(data.into()), id: None })
}

/// Finds where the samples end: where their number says, else before `EI` between white space.
fn end(pdf: &Pdf, dict: &Dict, data: &[u8], start: usize) -> usize {
    if !dict.has("Filter")
        && let Some(length) = length(pdf, dict)
        && let Some(end) = start.checked_add(length).filter(|end| *end < data.len())
        && data[end..].iter().take(4).any(|byte| *byte == b'E')
    {
        return end;
    }
    let mut from = start;
    while let Some(at) = find(data, b"EI", from) {
        let before = at == start || is_space(data[at - 1]);
        let after = data.get(at + 2).is_none_or(|byte| is_space(*byte));
        // Binary data can hold these bytes, too: what follows an image is text.
        let is_text = data[at + 2..].iter().take(10).all(|byte| is_space(*byte) || byte.is_ascii_graphic());
        if before && after && is_text {
            return at;
        }
        from = at + 2;
    }
    data.len()
}

fn length(pdf: &Pdf, dict: &Dict) -> Option<usize> {
    let number = |key: &str| pdf.number(dict, key).and_then(whole);
    let is_mask = matches!(dict.raw("ImageMask"), Object::Bool(true));
    let components = match dict.raw("ColorSpace").name().map(|name| &**name) {
        Some("G" | "DeviceGray" | "I" | "Indexed") => 1,
        Some("RGB" | "DeviceRGB") => 3,
        Some("CMYK" | "DeviceCMYK") => 4,
        None if is_mask => 1,
        Some(_) | None => return None,
    };
    let bits = if is_mask { 1 } else { number("BitsPerComponent")? };
    number("Width")?.checked_mul(components)?.checked_mul(bits)?.div_ceil(8).checked_mul(number("Height")?)
}
