//! Gives the objects of a PDF (ISO 32000-1, 7) as values that are easy to look at, within a budget; the library that reads the file
//! is named here and nowhere else.
//!
//! lopdf reads all objects at once, bounds nesting and what a stream inflates to, and repairs tables of objects that are wrong. Up to
//! some 400 bytes of memory go into each byte of a file made to do harm, so that the size of files is limited.

pub(crate) mod filter;
pub(crate) mod object;
pub(crate) mod parse;

use std::cell::RefCell;
use std::collections::{BTreeSet, HashMap};
use std::rc::Rc;

use lopdf::{Document, LoadOptions};

use self::object::{Data, Dict, Id, Object, Stream};
use self::parse::find;
use super::budget::Budget;

/// A PDF, opened.
pub(crate) struct Pdf<'a> {
    pub(crate) budget: &'a Budget,
    document: Document,
    trailer: Dict,
    objects: RefCell<HashMap<Id, Object>>,
    decoded: RefCell<HashMap<Id, Rc<[u8]>>>,
    missed: RefCell<BTreeSet<String>>,
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

/// How many references may follow each other to a value.
const FOLLOWED: usize = 4;
/// Missing parts that are told one by one.
const MISSED: usize = 20;
/// Where the header must begin at the latest; other readers look as far.
const HEADER_WITHIN: usize = 1024;

impl<'a> Pdf<'a> {
    /// Finds the objects of a file.
    pub(crate) fn open(bytes: &[u8], budget: &'a Budget) -> Result<Self, Unreadable> {
        let head = &bytes[..bytes.len().min(HEADER_WITHIN)];
        find(head, b"%PDF-", 0).ok_or(Unreadable::NotPdf)?;
        let opened = Self::load(bytes, budget, false)?;
        if opened.has_pages() {
            return Ok(opened);
        }
        // The table of objects can be read and is wrong all the same.
        let opened = Self::load(bytes, budget, true)?;
        if opened.has_pages() { Ok(opened) } else { Err(Unreadable::Damaged) }
    }

    fn load(bytes: &[u8], budget: &'a Budget, force_reconstruct: bool) -> Result<Self, Unreadable> {
        let options = LoadOptions {
            max_decompressed_size: Some(budget.limits.object_stream_bytes),
            force_reconstruct,
            ..LoadOptions::default()
        };
        let document = Document::load_mem_with_options(bytes, options).map_err(|_| {
            // What fails on an encrypted file fails for that reason, as a rule. The key stands in the open wherever it stands.
            let is_encrypted = find(bytes, b"/Encrypt", 0).is_some();
            if is_encrypted { Unreadable::Encrypted } else { Unreadable::Damaged }
        })?;
        if document.trailer.has(b"Encrypt") || document.was_encrypted() {
            return Err(Unreadable::Encrypted);
        }
        let trailer = object::dict(&document.trailer, budget);
        let (objects, decoded, missed) = (RefCell::default(), RefCell::default(), RefCell::default());
        Ok(Self { budget, document, trailer, objects, decoded, missed })
    }

    /// Gives the version in the header, as in `1.7`.
    pub(crate) fn header_version(&self) -> String {
        self.document.version.clone()
    }

    pub(crate) fn trailer(&self) -> Dict {
        self.trailer.clone()
    }

    pub(crate) fn catalog(&self) -> Dict {
        self.dict(&self.trailer, "Root").unwrap_or_default()
    }

    /// Tells whether the table of objects was wrong and was made anew.
    pub(crate) fn was_repaired(&self) -> bool {
        self.document.xref_recovery.is_some()
    }

    /// Tells whether the table of objects is compressed, and objects may be (7.5.7, 7.5.8).
    pub(crate) fn has_compressed_objects(&self) -> bool {
        self.is(&self.trailer, "Type", "XRef")
    }

    /// Gives the numbers of all objects, in order.
    pub(crate) fn ids(&self) -> Vec<Id> {
        self.document.objects.keys().copied().collect()
    }

    /// Notes a part that is not there, or cannot be read: what is said of the rest is said without it.
    pub(crate) fn miss(&self, what: impl Into<String>) {
        let mut missed = self.missed.borrow_mut();
        if missed.len() < MISSED {
            missed.insert(what.into());
        }
    }

    /// Gives the parts that were noted since this was asked last.
    pub(crate) fn missed(&self) -> BTreeSet<String> {
        self.missed.take()
    }

    fn has_pages(&self) -> bool {
        self.dict(&self.catalog(), "Pages").is_some()
    }

    /// Follows references to a value.
    pub(crate) fn resolve(&self, object: &Object) -> Object {
        let mut object = object.clone();
        // A reference to a reference is wrong already.
        for _ in 0..FOLLOWED {
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

    /// Gives an object.
    fn object(&self, id: Id) -> Object {
        if let Some(object) = self.objects.borrow().get(&id) {
            return object.clone();
        }
        let object = match self.document.objects.get(&id) {
            Some(object) if self.budget.lasts() => object::indirect(object, id, self.budget),
            Some(_) | None => Object::Null,
        };
        self.objects.borrow_mut().insert(id, object.clone());
        object
    }

    /// Decodes a stream that is no image; as much of it as can be had.
    pub(crate) fn decode(&self, stream: &Stream) -> Option<Rc<[u8]>> {
        if let Some(data) = stream.id.and_then(|id| self.decoded.borrow().get(&id).cloned()) {
            return Some(data);
        }
        let decoded = filter::decode(self, stream, self.budget.decoded_left());
        if decoded.codec.is_some() {
            self.miss(format!("{} is compressed as only a picture can be", stream.called()));
        }
        if decoded.codec.is_some() || decoded.is_damaged || !self.budget.decoded(decoded.bytes.len()) {
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
            Data::Object(id) => match self.document.objects.get(id) {
                Some(lopdf::Object::Stream(stream)) => &stream.content,
                Some(_) | None => &[],
            },
            Data::Inline(data) => data,
        }
    }
}

/// Gives a text string (7.9.2.2) as text.
pub(crate) fn text(bytes: &[u8]) -> String {
    let object = lopdf::Object::string_literal(bytes);
    lopdf::decode_text_string(&object).unwrap_or_else(|_| String::from_utf8_lossy(bytes).into_owned())
}
