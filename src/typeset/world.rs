//! Shows the compiler one document: the template, the fonts and a few JSON files. No network, no clock, no other file.
//!
//! What differs between letters that are otherwise the same stands in a file of its own, which the rest never reads: what is set
//! once need not be set again for each.

use typst::Library;
use typst::diag::FileResult;
use typst::foundations::{Bytes, Datetime, Duration};
use typst::syntax::{FileId, Source};
use typst::text::{Font, FontBook};
use typst::utils::LazyHash;

use super::{Typesetter, template};

/// The document in its JSON form. The same path for every document: the compiler never forgets a path.
const DOCUMENT: &str = "document.json";
/// The words on the page before a letter in their JSON form.
const WORDS: &str = "words.json";
/// The recipient in its JSON form.
const ADDRESS: &str = "address.json";
/// The medium in its JSON form.
const MEDIUM: &str = "medium.json";

/// What is set in type.
#[derive(Debug, Clone)]
pub(super) enum Subject {
    /// A document of an edition.
    Document(Bytes),
    /// The page that goes before it to one recipient.
    Address {
        /// What many recipients have in common.
        words: Bytes,
        /// What one has.
        recipient: Bytes,
    },
}

pub(super) struct World<'a> {
    typesetter: &'a Typesetter,
    main: FileId,
    data: Vec<(FileId, Bytes)>,
}

impl<'a> World<'a> {
    pub(super) fn new(typesetter: &'a Typesetter, subject: Subject, medium: Bytes) -> Self {
        let (main, mut data) = match subject {
            Subject::Document(json) => (template::MAIN, vec![(template::id(DOCUMENT), json)]),
            Subject::Address { words, recipient } => {
                (template::COVER, vec![(template::id(WORDS), words), (template::id(ADDRESS), recipient)])
            }
        };
        data.push((template::id(MEDIUM), medium));
        Self { typesetter, main: template::id(main), data }
    }
}

impl typst::World for World<'_> {
    fn library(&self) -> &LazyHash<Library> {
        &self.typesetter.library
    }

    fn book(&self) -> &LazyHash<FontBook> {
        self.typesetter.fonts.book()
    }

    fn main(&self) -> FileId {
        self.main
    }

    fn source(&self, id: FileId) -> FileResult<Source> {
        self.typesetter.template.store().source(id)
    }

    fn file(&self, id: FileId) -> FileResult<Bytes> {
        match self.data.iter().find(|(known, _)| *known == id) {
            Some((_, bytes)) => Ok(bytes.clone()),
            None => self.typesetter.template.store().file(id),
        }
    }

    fn font(&self, index: usize) -> Option<Font> {
        self.typesetter.fonts.font(index)
    }

    /// Knows no date: the same input gives the same bytes on any day.
    fn today(&self, _: Option<Duration>) -> Option<Datetime> {
        None
    }
}
