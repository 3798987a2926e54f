//! Reads character maps (ISO 32000-1, 9.7.5 and 9.10.3): how long codes are and what they mean; knows no published map by heart.

use std::collections::BTreeMap;

use super::pdf::Pdf;
use super::pdf::object::{Object, Stream};
use super::pdf::parse::{Parser, Token};

/// How many bytes codes have.
#[derive(Debug)]
pub(crate) struct Lengths(Vec<(Vec<u8>, Vec<u8>)>, usize);

/// What codes mean.
#[derive(Debug)]
pub(crate) struct Meanings {
    own: BTreeMap<u32, String>,
    /// Ranges in which codes and meanings run side by side: first, last, meaning of the first.
    ranges: Vec<(u32, u32, String)>,
}

/// More codes than any font has.
const MOST: usize = 1 << 17;

impl Lengths {
    /// Every code is a byte, as in a simple font.
    pub(crate) fn one() -> Self {
        Self(Vec::new(), 1)
    }

    /// Gives the length of the next code; nothing at the end.
    pub(crate) fn next(&self, text: &[u8]) -> Option<usize> {
        if text.is_empty() {
            return None;
        }
        let fits = |(low, high): &&(Vec<u8>, Vec<u8>)| {
            text.len() >= low.len()
                && text.iter().zip(low.iter().zip(high)).all(|(byte, (low, high))| low <= byte && byte <= high)
        };
        Some(self.0.iter().find(fits).map_or(self.1, |(low, _)| low.len()).min(text.len()))
    }
}

/// Reads how long the codes of a composite font are. Names of published maps stand for two bytes, as nearly all of them do.
pub(crate) fn lengths(pdf: &Pdf, encoding: &Object) -> Lengths {
    let Some(data) = encoding.stream().and_then(|stream| pdf.decode(stream)) else { return Lengths(Vec::new(), 2) };
    let mut ranges = Vec::new();
    walk(pdf, &data, |section, items| {
        if section == b"endcodespacerange" {
            for pair in items.chunks_exact(2) {
                if let [Object::Text(low), Object::Text(high)] = pair
                    && low.len() == high.len()
                    && (1..=4).contains(&low.len())
                    && ranges.len() < 100
                {
                    ranges.push((low.to_vec(), high.to_vec()));
                }
            }
        }
    });
    ranges.sort_by_key(|(low, _)| low.len());
    let usual = ranges.first().map_or(2, |(low, _)| low.len());
    Lengths(ranges, usual)
}

/// Reads a `ToUnicode` map.
pub(crate) fn meanings(pdf: &Pdf, stream: &Stream) -> Option<Meanings> {
    let data = pdf.decode(stream)?;
    let mut found = Meanings { own: BTreeMap::new(), ranges: Vec::new() };
    walk(pdf, &data, |section, items| match section {
        b"endbfchar" => {
            for pair in items.chunks_exact(2) {
                if let [Object::Text(code), Object::Text(meaning)] = pair {
                    found.add(number(code), words(meaning));
                }
            }
        }
        b"endbfrange" => {
            for triple in items.chunks_exact(3) {
                match triple {
                    [Object::Text(first), Object::Text(last), Object::Text(meaning)] if found.ranges.len() < MOST => {
                        found.ranges.push((number(first), number(last), words(meaning)));
                    }
                    [Object::Text(first), _, Object::Array(list)] => {
                        for (code, meaning) in (number(first)..=u32::MAX).zip(list.iter().filter_map(Object::text)) {
                            found.add(code, words(meaning));
                        }
                    }
                    _ => {}
                }
            }
        }
        _ => {}
    });
    found.ranges.sort();
    Some(found)
}

impl Meanings {
    fn add(&mut self, code: u32, meaning: String) {
        if self.own.len() < MOST {
            self.own.insert(code, meaning);
        }
    }

    /// Gives what a code means.
    pub(crate) fn get(&self, code: u32) -> Option<String> {
        let meaning = self.own.get(&code).cloned().or_else(|| self.within_range(code));
        meaning.filter(|meaning| !meaning.is_empty() && !meaning.contains('\0'))
    }

    fn within_range(&self, code: u32) -> Option<String> {
        let after = self.ranges.partition_point(|(first, ..)| *first <= code);
        let (first, last, meaning) = self.ranges.get(after.checked_sub(1)?)?;
        let mut meaning = meaning.clone();
        let end = u32::from(meaning.pop()?).checked_add(code - first).and_then(char::from_u32)?;
        meaning.push(end);
        (code <= *last).then_some(meaning)
    }
}

/// Hands each section of a map over: the operator that ends it, and what stood before.
fn walk(pdf: &Pdf, data: &[u8], mut section: impl FnMut(&[u8], &[Object])) {
    let mut parser = Parser::new(data, pdf.budget);
    let mut items = Vec::new();
    loop {
        match parser.token() {
            Token::Object(object) => items.push(object),
            Token::Keyword(word) => {
                section(word, &items);
                items.clear();
            }
            Token::ArrayEnd | Token::DictEnd => {}
            Token::End => break,
        }
    }
}

fn number(code: &[u8]) -> u32 {
    code.iter().take(4).fold(0, |number, byte| number << 8 | u32::from(*byte))
}

fn words(bytes: &[u8]) -> String {
    let units: Vec<u16> = bytes.chunks_exact(2).map(|pair| u16::from_be_bytes([pair[0], pair[1]])).collect();
    String::from_utf16_lossy(&units)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_are_as_long_as_their_ranges_say() {
        let lengths = Lengths(vec![(vec![0], vec![0x80]), (vec![0x81, 0x40], vec![0x9f, 0xfc])], 1);
        assert_eq!(lengths.next(b"A"), Some(1));
        assert_eq!(lengths.next(&[0x81, 0x50, 1]), Some(2));
        assert_eq!(lengths.next(&[0x81]), Some(1), "cut off");
        assert_eq!(Lengths(Vec::new(), 2).next(&[1]), Some(1));
        assert_eq!(lengths.next(&[]), None);
    }

    #[test]
    fn ranges_and_single_codes_have_meanings() {
        let meanings =
            Meanings { own: [(1, "a".to_owned()), (9, "\0".to_owned())].into(), ranges: vec![(3, 5, "b".to_owned())] };
        assert_eq!(
            (meanings.get(1), meanings.get(2), meanings.get(4), meanings.get(6), meanings.get(9)),
            (Some("a".to_owned()), None, Some("c".to_owned()), None, None)
        );
    }
}
