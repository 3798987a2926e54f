//! The values that a PDF is made of (ISO 32000-1, 7.3); knows no file, so a reference stays one.

use std::collections::BTreeMap;
use std::rc::Rc;

use crate::inspect::budget::Budget;

/// A name, as text; bytes that are no UTF-8 stand for the characters of the same number.
pub(crate) type Name = Rc<str>;

/// The number and the generation of an indirect object.
pub(crate) type Id = lopdf::ObjectId;

/// A value.
#[derive(Debug, Clone)]
pub(crate) enum Object {
    Null,
    Bool(bool),
    Number(f64),
    Text(Rc<[u8]>),
    Name(Name),
    Array(Rc<[Object]>),
    Dict(Dict),
    Stream(Rc<Stream>),
    Reference(Id),
}

/// A dictionary.
#[derive(Debug, Clone, Default)]
pub(crate) struct Dict(Rc<BTreeMap<Name, Object>>);

/// A stream, still encoded.
#[derive(Debug)]
pub(crate) struct Stream {
    pub(crate) dict: Dict,
    pub(crate) data: Data,
    /// The object it is, by which it can be known again.
    pub(crate) id: Option<Id>,
}

/// Where the bytes of a stream are.
#[derive(Debug, Clone)]
pub(crate) enum Data {
    /// In the file: those of this object.
    Object(Id),
    /// Here: those of an image within a content stream.
    Inline(Rc<[u8]>),
}

/// Gives an indirect object of the library's as one of ours.
pub(super) fn indirect(object: &lopdf::Object, id: Id, budget: &Budget) -> Object {
    match object {
        lopdf::Object::Stream(stream) => {
            Object::Stream(Rc::new(Stream { dict: dict(&stream.dict, budget), data: Data::Object(id), id: Some(id) }))
        }
        other => direct(other, budget),
    }
}

/// Gives a dictionary of the library's as one of ours.
pub(super) fn dict(dict: &lopdf::Dictionary, budget: &Budget) -> Dict {
    Dict::new(dict.iter().map(|(key, value)| (words(key), direct(value, budget))).collect())
}

/// Nests no deeper than the library does.
fn direct(object: &lopdf::Object, budget: &Budget) -> Object {
    if !budget.object() {
        return Object::Null;
    }
    match object {
        // A stream stands by itself, never within something else.
        lopdf::Object::Null | lopdf::Object::Stream(_) => Object::Null,
        lopdf::Object::Boolean(value) => Object::Bool(*value),
        #[expect(clippy::cast_precision_loss, reason = "no length on a page comes near 2^53")]
        lopdf::Object::Integer(number) => Object::Number(*number as f64),
        lopdf::Object::Real(number) => Object::Number(f64::from(*number)),
        lopdf::Object::Name(name) => Object::Name(words(name)),
        lopdf::Object::String(text, _) => Object::Text(text.as_slice().into()),
        lopdf::Object::Array(items) => Object::Array(items.iter().map(|item| direct(item, budget)).collect()),
        lopdf::Object::Dictionary(entries) => Object::Dict(dict(entries, budget)),
        lopdf::Object::Reference(id) => Object::Reference(*id),
    }
}

impl Object {
    pub(crate) fn number(&self) -> Option<f64> {
        match self {
            Self::Number(number) => Some(*number),
            _ => None,
        }
    }

    pub(crate) fn name(&self) -> Option<&Name> {
        match self {
            Self::Name(name) => Some(name),
            _ => None,
        }
    }

    pub(crate) fn text(&self) -> Option<&Rc<[u8]>> {
        match self {
            Self::Text(text) => Some(text),
            _ => None,
        }
    }

    pub(crate) fn array(&self) -> Option<&Rc<[Object]>> {
        match self {
            Self::Array(array) => Some(array),
            _ => None,
        }
    }

    /// Gives a dictionary, or that of a stream.
    pub(crate) fn dict(&self) -> Option<&Dict> {
        match self {
            Self::Dict(dict) => Some(dict),
            Self::Stream(stream) => Some(&stream.dict),
            _ => None,
        }
    }

    pub(crate) fn stream(&self) -> Option<&Rc<Stream>> {
        match self {
            Self::Stream(stream) => Some(stream),
            _ => None,
        }
    }

    pub(crate) fn reference(&self) -> Option<Id> {
        match self {
            Self::Reference(id) => Some(*id),
            _ => None,
        }
    }

    pub(crate) fn is_null(&self) -> bool {
        matches!(self, Self::Null)
    }
}

impl Stream {
    /// Names it for people who can look into the file.
    pub(crate) fn called(&self) -> String {
        self.id.map_or_else(
            || "an image within the content".to_owned(),
            |(number, _)| format!("the stream of object {number}"),
        )
    }
}

impl Dict {
    pub(crate) fn new(entries: BTreeMap<Name, Object>) -> Self {
        Self(Rc::new(entries))
    }

    /// Gives an entry as it stands: perhaps a reference.
    pub(crate) fn raw(&self, key: &str) -> &Object {
        self.0.get(key).unwrap_or(&Object::Null)
    }

    /// Tells whether there is an entry that is not null.
    pub(crate) fn has(&self, key: &str) -> bool {
        !self.raw(key).is_null()
    }

    pub(crate) fn entries(&self) -> impl Iterator<Item = (&Name, &Object)> {
        self.0.iter()
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

/// Gives bytes as text.
pub(crate) fn words(bytes: &[u8]) -> Name {
    match std::str::from_utf8(bytes) {
        Ok(text) => text.into(),
        Err(_) => bytes.iter().copied().map(char::from).collect::<String>().into(),
    }
}

/// Gives a number as a count or an index: nothing if it is negative, and cut off at its point.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "cut off on purpose; casts of floats saturate"
)]
pub(crate) fn whole(number: f64) -> Option<usize> {
    (number >= 0.0).then_some(number as usize)
}

/// Gives a count as a number; exact below 2^53.
#[expect(clippy::cast_precision_loss, reason = "no file has 2^53 of anything")]
pub(crate) fn float(count: usize) -> f64 {
    count as f64
}
