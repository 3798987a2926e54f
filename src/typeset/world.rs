//! Shows the compiler one document: the template, the fonts and two JSON files. No network, no clock, no other file.

use typst::Library;
use typst::diag::FileResult;
use typst::foundations::{Bytes, Datetime, Duration};
use typst::syntax::{FileId, Source};
use typst::text::{Font, FontBook};
use typst::utils::LazyHash;

use super::{Typesetter, template};

/// The document in its JSON form. The same path for every document: the compiler never forgets a path.
const DOCUMENT: &str = "document.json";
/// The medium in its JSON form.
const MEDIUM: &str = "medium.json";

pub(super) struct World<'a> {
    typesetter: &'a Typesetter,
    main: FileId,
    data: [(FileId, Bytes); 2],
}

impl<'a> World<'a> {
    pub(super) fn new(typesetter: &'a Typesetter, document: Bytes, medium: Bytes) -> Self {
        let data = [(template::id(DOCUMENT), document), (template::id(MEDIUM), medium)];
        Self { typesetter, main: template::main_id(), data }
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
