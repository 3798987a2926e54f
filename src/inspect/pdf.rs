//! Reads the objects of a PDF within a budget (ISO 32000-1, 7), those that are asked for and no others; decrypts nothing.
//!
//! Why not a library: those at hand read whole page trees before anything can be counted. One of them took 12 s and a million
//! pages for a file of 20 nodes that name each other twice, doubles its work with each `<<` in the place of a key, and
//! overflows the stack with enough `[`. A file that may come from anywhere needs a reader that can say "enough" in the middle.

pub(crate) mod filter;
mod lzw;
pub(crate) mod object;
pub(crate) mod parse;
mod predictor;
mod repair;
mod xref;

use std::cell::{Cell, RefCell};
use std::collections::HashMap;
use std::rc::Rc;

use self::object::{Data, Dict, Id, Object, Stream, whole};
use self::parse::{Parser, Syntax, find};
use self::xref::{Entry, Table};
use super::budget::Budget;

/// A PDF, opened.
pub(crate) struct Pdf<'a> {
    pub(crate) bytes: &'a [u8],
    pub(crate) budget: &'a Budget,
    table: RefCell<Table>,
    /// Whether the table of objects had to be made anew.
    repaired: Cell<bool>,
    objects: RefCell<HashMap<Id, Object>>,
    streams: RefCell<HashMap<Id, Option<Rc<ObjectStream>>>>,
    decoded: RefCell<HashMap<Id, Rc<[u8]>>>,
    /// How many objects wait for another to be read: a stream for its length.
    waiting: Cell<usize>,
}

/// What an object stream holds (7.5.7).
struct ObjectStream {
    data: Rc<[u8]>,
    /// The object numbers and where the objects begin.
    places: Vec<(Id, usize)>,
}

/// Why a file cannot be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Unreadable {
    /// It is not a PDF at all.
    NotPdf,
    /// Nothing in it can be found.
    Damaged,
    /// It is encrypted.
    Encrypted,
}

/// How many objects may wait for each other.
const WAITING: usize = 4;
/// Where the header must begin at the latest; other readers look as far.
const HEADER_WITHIN: usize = 1024;

impl<'a> Pdf<'a> {
    /// Finds the objects of a file.
    pub(crate) fn open(bytes: &'a [u8], budget: &'a Budget) -> Result<Self, Unreadable> {
        let head = &bytes[..bytes.len().min(HEADER_WITHIN)];
        let shift = find(head, b"%PDF-", 0).ok_or(Unreadable::NotPdf)?;
        let pdf = Self {
            bytes,
            budget,
            table: RefCell::default(),
            repaired: Cell::new(false),
            objects: RefCell::default(),
            streams: RefCell::default(),
            decoded: RefCell::default(),
            waiting: Cell::new(0),
        };
        match xref::read(&pdf, shift) {
            Some(table) => *pdf.table.borrow_mut() = table,
            None => pdf.repair(),
        }
        if pdf.trailer().has("Encrypt") {
            return Err(Unreadable::Encrypted);
        }
        if !pdf.has_pages() {
            pdf.repair();
            if pdf.trailer().has("Encrypt") {
                return Err(Unreadable::Encrypted);
            }
            if !pdf.has_pages() {
                return Err(Unreadable::Damaged);
            }
        }
        Ok(pdf)
    }

    /// Gives the version in the header, as in `1.7`.
    pub(crate) fn header_version(&self) -> String {
        let start = find(self.bytes, b"%PDF-", 0).map_or(0, |at| at + 5);
        let version = self.bytes[start..].iter().take(5).take_while(|byte| byte.is_ascii_digit() || **byte == b'.');
        version.copied().map(char::from).collect()
    }

    pub(crate) fn trailer(&self) -> Dict {
        self.table.borrow().trailer.clone()
    }

    pub(crate) fn catalog(&self) -> Dict {
        self.dict(&self.trailer(), "Root").unwrap_or_default()
    }

    /// Tells whether the table of objects was wrong and was made anew.
    pub(crate) fn was_repaired(&self) -> bool {
        self.repaired.get()
    }

    /// Gives the numbers of all objects, in order.
    pub(crate) fn ids(&self) -> Vec<Id> {
        self.table.borrow().entries.keys().copied().collect()
    }

    fn has_pages(&self) -> bool {
        self.dict(&self.catalog(), "Pages").is_some()
    }

    /// Makes the table of objects anew, once.
    fn repair(&self) {
        if !self.repaired.replace(true) {
            let table = repair::read(self);
            self.objects.borrow_mut().clear();
            self.streams.borrow_mut().clear();
            *self.table.borrow_mut() = table;
        }
    }

    /// Follows references to a value.
    pub(crate) fn resolve(&self, object: &Object) -> Object {
        let mut object = object.clone();
        // A reference to a reference is wrong already.
        for _ in 0..WAITING {
            match object {
                Object::Reference(id) => object = self.object(id),
                other => return other,
            }
        }
        Object::Null
    }

    pub(crate) fn get(&self, dict: &Dict, key: &str) -> Object {
        self.resolve(dict.raw(key))
    }

    pub(crate) fn dict(&self, dict: &Dict, key: &str) -> Option<Dict> {
        self.get(dict, key).dict().cloned()
    }

    pub(crate) fn array(&self, dict: &Dict, key: &str) -> Option<Rc<[Object]>> {
        self.get(dict, key).array().cloned()
    }

    pub(crate) fn number(&self, dict: &Dict, key: &str) -> Option<f64> {
        self.get(dict, key).number()
    }

    pub(crate) fn name(&self, dict: &Dict, key: &str) -> Option<object::Name> {
        self.get(dict, key).name().cloned()
    }

    /// Tells whether an entry is this name.
    pub(crate) fn is(&self, dict: &Dict, key: &str, name: &str) -> bool {
        self.get(dict, key).name().is_some_and(|found| &**found == name)
    }

    /// Gives the numbers of an array; what is none counts as 0.
    pub(crate) fn numbers(&self, dict: &Dict, key: &str) -> Option<Vec<f64>> {
        let array = self.array(dict, key)?;
        Some(array.iter().map(|item| self.resolve(item).number().unwrap_or_default()).collect())
    }

    /// Reads an object.
    fn object(&self, id: Id) -> Object {
        if let Some(object) = self.objects.borrow().get(&id) {
            return object.clone();
        }
        if !self.budget.lasts() || self.waiting.get() > WAITING {
            return Object::Null;
        }
        let entry = self.table.borrow().entries.get(&id).copied();
        self.waiting.set(self.waiting.get() + 1);
        let object = match entry {
            Some(Entry::Offset(offset)) => self.object_at(offset, id),
            Some(Entry::Within(stream, index)) => self.object_within(stream, index, id),
            Some(Entry::Free) | None => Some(Object::Null),
        };
        self.waiting.set(self.waiting.get() - 1);
        let Some(object) = object else {
            // The table is wrong here, and so perhaps everywhere.
            if self.repaired.get() {
                return Object::Null;
            }
            self.repair();
            return self.object(id);
        };
        self.objects.borrow_mut().insert(id, object.clone());
        object
    }

    /// Reads the object that begins at an offset; nothing if another stands there, or none.
    pub(super) fn object_at(&self, offset: usize, id: Id) -> Option<Object> {
        if offset >= self.bytes.len() {
            return None;
        }
        let mut parser = Parser::new(self.bytes, offset, Syntax::File, self.budget);
        if parser.integer()? != id as usize {
            return None;
        }
        parser.integer()?;
        parser.keyword(b"obj").then_some(())?;
        Some(self.indirect(&mut parser, Some(id)))
    }

    /// Reads what stands after `obj`.
    fn indirect(&self, parser: &mut Parser, id: Option<Id>) -> Object {
        let Some(object) = parser.object() else { return Object::Null };
        let Object::Dict(dict) = object else { return object };
        if !parser.keyword(b"stream") {
            return Object::Dict(dict);
        }
        let mut start = parser.at;
        start += usize::from(self.bytes.get(start) == Some(&b'\r'));
        start += usize::from(self.bytes.get(start) == Some(&b'\n'));
        let start = start.min(self.bytes.len());
        let end = self.stream_end(&dict, start);
        Object::Stream(Rc::new(Stream { dict, data: Data::File(start..end), id }))
    }

    /// Finds where a stream ends: where its length says, if it ends there, else before `endstream`.
    fn stream_end(&self, dict: &Dict, start: usize) -> usize {
        let length = self.number(dict, "Length").and_then(whole);
        if let Some(end) = length.and_then(|length| start.checked_add(length)).filter(|end| *end <= self.bytes.len()) {
            let mut parser = Parser::new(self.bytes, end, Syntax::File, self.budget);
            if parser.keyword(b"endstream") || parser.keyword(b"endobj") {
                return end;
            }
        }
        let found = find(self.bytes, b"endstream", start).unwrap_or(self.bytes.len());
        self.budget.steps(found - start);
        let mut end = found;
        if end > start && self.bytes[end - 1] == b'\n' {
            end -= 1;
        }
        if end > start && self.bytes[end - 1] == b'\r' {
            end -= 1;
        }
        end
    }

    fn object_within(&self, stream: Id, index: usize, id: Id) -> Option<Object> {
        let stream = self.object_stream(stream)?;
        // The index is a hint: what counts is the number.
        let named = stream.places.get(index).filter(|(number, _)| *number == id);
        let (_, place) = named.or_else(|| stream.places.iter().find(|(number, _)| *number == id))?;
        Some(Parser::new(&stream.data, *place, Syntax::File, self.budget).object().unwrap_or(Object::Null))
    }

    /// Reads an object stream, which is never within another.
    fn object_stream(&self, id: Id) -> Option<Rc<ObjectStream>> {
        if let Some(stream) = self.streams.borrow().get(&id) {
            return stream.clone();
        }
        let entry = self.table.borrow().entries.get(&id).copied();
        let stream = match entry {
            Some(Entry::Offset(offset)) => self.object_at(offset, id),
            Some(Entry::Within(..) | Entry::Free) | None => None,
        };
        let stream = stream.as_ref().and_then(Object::stream).and_then(|stream| self.read_object_stream(stream));
        let stream = stream.map(Rc::new);
        self.streams.borrow_mut().insert(id, stream.clone());
        stream
    }

    fn read_object_stream(&self, stream: &Stream) -> Option<ObjectStream> {
        let first = whole(self.number(&stream.dict, "First")?)?;
        let count = whole(self.number(&stream.dict, "N")?)?;
        let data = self.decode(stream)?;
        let mut places = Vec::new();
        let mut parser = Parser::new(&data, 0, Syntax::File, self.budget);
        while places.len() < count && parser.at < first && self.budget.steps(1) {
            let (Some(id), Some(place)) = (parser.integer(), parser.integer()) else { break };
            places.push((Id::try_from(id).ok()?, first.saturating_add(place)));
        }
        Some(ObjectStream { data, places })
    }

    /// Decodes a stream that is no image; as much of it as can be had.
    pub(crate) fn decode(&self, stream: &Stream) -> Option<Rc<[u8]>> {
        if let Some(data) = stream.id.and_then(|id| self.decoded.borrow().get(&id).cloned()) {
            return Some(data);
        }
        let decoded = filter::decode(self, stream, self.budget.decoded_left());
        if decoded.codec.is_some() || !self.budget.decoded(decoded.bytes.len()) {
            return None;
        }
        let data: Rc<[u8]> = decoded.bytes.into();
        if let Some(id) = stream.id {
            self.decoded.borrow_mut().insert(id, data.clone());
        }
        Some(data)
    }

    /// Gives the bytes of a stream as they stand in the file.
    pub(crate) fn raw<'s>(&'s self, stream: &'s Stream) -> &'s [u8] {
        match &stream.data {
            Data::File(range) => self.bytes.get(range.clone()).unwrap_or_default(),
            Data::Inline(data) => data,
        }
    }
}

/// Gives a text string (7.9.2.2) as text.
pub(crate) fn text(bytes: &[u8]) -> String {
    if let Some(rest) = bytes.strip_prefix(&[0xfe, 0xff]) {
        let units: Vec<u16> = rest.chunks_exact(2).map(|pair| u16::from_be_bytes([pair[0], pair[1]])).collect();
        return String::from_utf16_lossy(&units);
    }
    if let Some(rest) = bytes.strip_prefix(&[0xef, 0xbb, 0xbf]) {
        return String::from_utf8_lossy(rest).into_owned();
    }
    // PDFDocEncoding is Latin-1 where it matters here.
    bytes.iter().copied().map(char::from).collect()
}
