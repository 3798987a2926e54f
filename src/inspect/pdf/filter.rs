//! Decodes streams (ISO 32000-1, 7.4) up to a size that is named; leaves pictures in the formats of their own as they are.

use std::io::Read;
use std::rc::Rc;

use flate2::read::ZlibDecoder;

use super::Pdf;
use super::object::{Dict, Name, Object, Stream};
use crate::inspect::budget::Excess;

/// A stream, decoded as far as it goes.
#[derive(Debug)]
pub(crate) struct Decoded {
    pub(crate) bytes: Vec<u8>,
    /// The format in which a picture is left, and its parameters.
    pub(crate) codec: Option<(Codec, Dict)>,
    /// Whether it could not be decoded, or not to its end.
    pub(crate) is_damaged: bool,
}

/// A format of pictures.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Codec {
    Jpeg,
    Jpeg2000,
    Fax,
    Jbig2,
    /// One that PDF does not know.
    Unknown,
}

/// More filters than any stream needs.
const FILTERS: usize = 8;

/// Gives the filters of a stream and their parameters, in the order in which they are undone.
pub(crate) fn filters(pdf: &Pdf, dict: &Dict) -> Vec<(Name, Dict)> {
    let either = |long: &str, short: &str| {
        let object = pdf.get(dict, long);
        if object.is_null() { pdf.get(dict, short) } else { object }
    };
    let list = |object: Object| match object {
        Object::Array(items) => items,
        Object::Null => Rc::from([]),
        other => Rc::from([other]),
    };
    let names = list(either("Filter", "F"));
    let parameters = list(either("DecodeParms", "DP"));
    let names = names.iter().filter_map(|name| pdf.resolve(name).name().cloned());
    let parameter = |i: usize| parameters.get(i).and_then(|item| pdf.resolve(item).dict().cloned()).unwrap_or_default();
    names.take(FILTERS + 1).enumerate().map(|(i, name)| (name, parameter(i))).collect()
}

/// Decodes a stream. What is more than `most` bytes ends the inspection.
pub(crate) fn decode(pdf: &Pdf, stream: &Stream, most: u64) -> Decoded {
    let mut filters = filters(pdf, &stream.dict);
    if filters.len() > FILTERS {
        pdf.budget.exceed(Excess::Depth);
        return Decoded { bytes: Vec::new(), codec: None, is_damaged: true };
    }
    filters.retain(|(name, _)| &**name != "Crypt");
    let codec = filters.iter().position(|(name, _)| codec(name).is_some());
    let codec = codec.and_then(|at| filters.drain(at..).next());
    let codec = codec.and_then(|(name, parameters)| Some((self::codec(&name)?, parameters)));
    let decoded = general(pdf, pdf.raw(stream), &filters, most);
    if decoded.is_none() {
        pdf.miss(format!("{} cannot be decoded", stream.called()));
    }
    Decoded { is_damaged: decoded.is_none(), bytes: decoded.unwrap_or_default(), codec }
}

/// Undoes filters that are no formats of pictures; gives nothing if one cannot be undone to its end.
fn general(pdf: &Pdf, raw: &[u8], filters: &[(Name, Dict)], most: u64) -> Option<Vec<u8>> {
    let Some((first, _)) = filters.first() else { return Some(raw.to_vec()) };
    // A stream of no bytes is no zlib data, but common, and there is nothing in it that could be missed.
    if raw.is_empty() {
        return Some(Vec::new());
    }
    let names = filters.iter().map(|(name, _)| lopdf::Object::from(long(name))).collect();
    let parameters =
        filters.iter().map(|(_, parameters)| lopdf::Object::Dictionary(numbers(pdf, parameters))).collect();
    let mut dict = lopdf::Dictionary::new();
    dict.set("Filter", lopdf::Object::Array(names));
    dict.set("DecodeParms", lopdf::Object::Array(parameters));
    let encoded = lopdf::Stream::new(dict, raw.to_vec());
    let most = usize::try_from(most).unwrap_or(usize::MAX);
    let is_cut = long(first) == "FlateDecode" && !inflates(raw, most);
    match encoded.decompressed_content_with_limit(most) {
        Ok(bytes) => (!is_cut).then_some(bytes),
        Err(lopdf::Error::Decompress(lopdf::DecompressError::MemoryLimitExceeded { .. })) => {
            pdf.budget.exceed(Excess::DecodedBytes);
            None
        }
        Err(_) => None,
    }
}

/// Tells whether data inflate to their end. The library gives what it could inflate, and says no word of the rest.
fn inflates(raw: &[u8], most: usize) -> bool {
    let mut inflated = ZlibDecoder::new(raw).take(most as u64);
    std::io::copy(&mut inflated, &mut std::io::sink()).is_ok()
}

/// Gives the parameters of a filter, which are numbers.
fn numbers(pdf: &Pdf, parameters: &Dict) -> lopdf::Dictionary {
    let mut dict = lopdf::Dictionary::new();
    for (key, value) in parameters.entries() {
        match pdf.resolve(value) {
            #[expect(clippy::cast_possible_truncation, reason = "cut off on purpose; casts of floats saturate")]
            Object::Number(number) => dict.set(&**key, number as i64),
            Object::Bool(value) => dict.set(&**key, value),
            _ => {}
        }
    }
    dict
}

/// Gives the long name of a filter, which images within content streams shorten.
pub(crate) fn long(name: &str) -> &str {
    match name {
        "Fl" => "FlateDecode",
        "LZW" => "LZWDecode",
        "AHx" => "ASCIIHexDecode",
        "A85" => "ASCII85Decode",
        "RL" => "RunLengthDecode",
        "CCF" => "CCITTFaxDecode",
        "DCT" => "DCTDecode",
        other => other,
    }
}

/// Tells the format of pictures that a filter is, if it is one.
fn codec(name: &str) -> Option<Codec> {
    match long(name) {
        "FlateDecode" | "LZWDecode" | "ASCIIHexDecode" | "ASCII85Decode" | "RunLengthDecode" => None,
        "DCTDecode" => Some(Codec::Jpeg),
        "JPXDecode" => Some(Codec::Jpeg2000),
        "CCITTFaxDecode" => Some(Codec::Fax),
        "JBIG2Decode" => Some(Codec::Jbig2),
        _ => Some(Codec::Unknown),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::inspect::budget::{Budget, Limits};
    use crate::inspect::testing::minimal;

    fn undone(filters: &[&str], raw: &[u8]) -> (Option<Vec<u8>>, Option<Excess>) {
        let budget = Budget::new(Limits::default());
        let file = minimal();
        let pdf = Pdf::open(&file, &budget).unwrap();
        let filters: Vec<(Name, Dict)> = filters.iter().map(|name| ((*name).into(), Dict::default())).collect();
        (general(&pdf, raw, &filters, 1000), budget.excess())
    }

    #[test]
    fn filters_are_known_by_their_long_and_their_short_names() {
        assert_eq!(undone(&["AHx"], b"4 1 4>").0.unwrap(), b"A@");
        assert_eq!(undone(&["ASCIIHexDecode"], b"4 1 4>").0.unwrap(), b"A@");
        assert_eq!(undone(&["A85"], b"87cURD]j7BEbo80~>").0.unwrap(), b"Hello world!");
        assert_eq!(undone(&["RL"], &[2, b'a', b'b', b'c', 254, b'x', 128]).0.unwrap(), b"abcxxx");
        assert_eq!(undone(&["AHx", "RL"], b"02616263 80>").0.unwrap(), b"abc");
    }

    #[test]
    fn what_inflates_too_much_ends_the_inspection() {
        // 127 times 128 bytes of one kind.
        let (bytes, excess) = undone(&["RL"], &[129, b'x'].repeat(127));
        assert_eq!((bytes, excess), (None, Some(Excess::DecodedBytes)));
    }

    #[test]
    fn what_is_cut_off_or_no_filter_at_all_is_not_taken_for_empty() {
        let deflated = b"x\x9c\xcbH\xcd\xc9\xc9W(\xcf/\xcaI\x01\x00\x1a\x0b\x04]";
        assert_eq!(undone(&["Fl"], deflated).0.unwrap(), b"hello world");
        assert_eq!(undone(&["Fl"], &deflated[..9]).0, None);
        assert_eq!(undone(&["FlateDecode"], b"no deflate").0, None);
        assert_eq!(undone(&["FlateDecode"], b"").0.unwrap(), b"", "there is nothing to miss");
    }
}
