//! Decodes streams (ISO 32000-1, 7.4) up to a size that is named; leaves pictures in the formats of their own as they are.

use std::io::Read;
use std::rc::Rc;

use flate2::read::{DeflateDecoder, ZlibDecoder};

use super::object::{Dict, Name, Object, Stream};
use super::parse::is_space;
use super::{Pdf, lzw, predictor};
use crate::inspect::budget::Excess;

/// A stream, decoded as far as it goes.
#[derive(Debug)]
pub(crate) struct Decoded {
    pub(crate) bytes: Vec<u8>,
    /// The format in which a picture is left, and its parameters.
    pub(crate) codec: Option<(Codec, Dict)>,
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
    let filters = filters(pdf, &stream.dict);
    if filters.len() > FILTERS {
        pdf.budget.exceed(Excess::Depth);
        return Decoded { bytes: Vec::new(), codec: None };
    }
    let mut bytes = pdf.raw(stream).to_vec();
    for (name, parameters) in filters {
        let codec = match &*name {
            "FlateDecode" | "Fl" => {
                bytes = predictor::undo(pdf, flate(&bytes, most), &parameters);
                None
            }
            "LZWDecode" | "LZW" => {
                let early = pdf.number(&parameters, "EarlyChange").is_none_or(|number| number > 0.5);
                let change = if early { lzw::Change::Early } else { lzw::Change::Late };
                bytes = predictor::undo(pdf, lzw::decode(&bytes, change, most), &parameters);
                None
            }
            "ASCIIHexDecode" | "AHx" => {
                bytes = hexadecimal(&bytes);
                None
            }
            "ASCII85Decode" | "A85" => {
                bytes = base85(&bytes);
                None
            }
            "RunLengthDecode" | "RL" => {
                bytes = run_length(&bytes, most);
                None
            }
            "Crypt" => None,
            "DCTDecode" | "DCT" => Some(Codec::Jpeg),
            "JPXDecode" => Some(Codec::Jpeg2000),
            "CCITTFaxDecode" | "CCF" => Some(Codec::Fax),
            "JBIG2Decode" => Some(Codec::Jbig2),
            _ => Some(Codec::Unknown),
        };
        if codec.is_some() {
            return Decoded { bytes, codec: codec.map(|codec| (codec, parameters)) };
        }
        if bytes.len() as u64 > most {
            pdf.budget.exceed(Excess::DecodedBytes);
            bytes.clear();
        }
    }
    Decoded { bytes, codec: None }
}

/// Inflates: as much as is whole, and one byte more than `most` of what is too much.
fn flate(bytes: &[u8], most: u64) -> Vec<u8> {
    fn all(mut reader: impl Read) -> Vec<u8> {
        let mut found = Vec::new();
        let mut part = [0; 1 << 14];
        // What comes after damage is lost; what came before it counts.
        while let Ok(count @ 1..) = reader.read(&mut part) {
            found.extend_from_slice(&part[..count]);
        }
        found
    }
    let found = all(ZlibDecoder::new(bytes).take(most.saturating_add(1)));
    if found.is_empty() { all(DeflateDecoder::new(bytes).take(most.saturating_add(1))) } else { found }
}

fn hexadecimal(bytes: &[u8]) -> Vec<u8> {
    let digits = bytes.iter().take_while(|byte| **byte != b'>').filter_map(|byte| char::from(*byte).to_digit(16));
    let digits: Vec<u8> = digits.filter_map(|digit| u8::try_from(digit).ok()).collect();
    digits.chunks(2).map(|pair| pair[0] << 4 | pair.get(1).copied().unwrap_or_default()).collect()
}

fn base85(bytes: &[u8]) -> Vec<u8> {
    let mut found = Vec::with_capacity(bytes.len() / 5 * 4);
    let mut group: Vec<u32> = Vec::with_capacity(5);
    let bytes = bytes.strip_prefix(b"<~").unwrap_or(bytes);
    for &byte in bytes.iter().take_while(|byte| **byte != b'~').filter(|byte| !is_space(**byte)) {
        match byte {
            b'z' if group.is_empty() => found.extend([0; 4]),
            b'!'..=b'u' => group.push(u32::from(byte - b'!')),
            _ => break,
        }
        if group.len() == 5 {
            found.extend(value(&group).to_be_bytes());
            group.clear();
        }
    }
    if group.len() > 1 {
        let whole = group.len() - 1;
        group.resize(5, 84);
        found.extend(&value(&group).to_be_bytes()[..whole]);
    }
    found
}

fn value(group: &[u32]) -> u32 {
    group.iter().fold(0u32, |value, digit| value.wrapping_mul(85).wrapping_add(*digit))
}

fn run_length(bytes: &[u8], most: u64) -> Vec<u8> {
    let mut found = Vec::new();
    let mut rest = bytes;
    while let Some((&length, after)) = rest.split_first() {
        if length == 128 || found.len() as u64 > most {
            break;
        }
        if length < 128 {
            let count = (usize::from(length) + 1).min(after.len());
            found.extend_from_slice(&after[..count]);
            rest = &after[count..];
        } else if let Some((&byte, after)) = after.split_first() {
            found.extend(std::iter::repeat_n(byte, 257 - usize::from(length)));
            rest = after;
        } else {
            break;
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_filters_give_back_what_was_written() {
        assert_eq!(hexadecimal(b"4 1 4>zz"), b"A@");
        assert_eq!(base85(b"87cURD]j7BEbo80~>"), b"Hello world!");
        assert_eq!(base85(b"z!!~>"), [0, 0, 0, 0, 0]);
        assert_eq!(run_length(&[2, b'a', b'b', b'c', 254, b'x', 128, 9], 100), b"abcxxx");
    }

    #[test]
    fn a_bomb_is_not_inflated_beyond_the_limit() {
        use std::io::Write;
        let mut encoder = flate2::write::ZlibEncoder::new(Vec::new(), flate2::Compression::best());
        encoder.write_all(&vec![0; 10_000_000]).unwrap();
        let bomb = encoder.finish().unwrap();
        assert!(bomb.len() < 20_000);
        assert_eq!(flate(&bomb, 1000).len(), 1001);
        assert_eq!(flate(&bomb[..bomb.len() / 2], 100_000_000).len() / 1_000_000, 4, "half of it is half of it");
    }
}
