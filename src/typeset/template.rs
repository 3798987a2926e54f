//! Holds the files of the template: a project's own in place of the built-in ones of the same name.

use std::collections::BTreeMap;
use std::path::Path;

use typst::diag::{FileError, FileResult};
use typst::foundations::Bytes;
use typst::syntax::{FileId as TypstId, RootedPath, VirtualPath, VirtualRoot};
use typst_kit::files::{FileLoader, FileStore};

use crate::diagnostic::Diagnostic;
use crate::diagnostic::folder::read;
use crate::source::{Error, FileId, Sources};

const FOLDER: &str = "templates";
/// What the compiler begins with for a document.
pub(super) const MAIN: &str = "templates/main.typ";
/// What it begins with for the page before one.
pub(super) const COVER: &str = "templates/cover.typ";

macro_rules! built_in {
    ($($path:literal)*) => {
        &[$(($path, include_bytes!(concat!("../../", $path)))),*]
    };
}

static BUILT_IN: &[(&str, &[u8])] = built_in![
    "templates/cover.typ"
    "templates/document.typ"
    "templates/main.typ"
    "templates/signatories.typ"
    "templates/style.typ"
    "templates/text.typ"
    "templates/words.typ"
];

/// The files of a template, by their paths in the project.
pub(super) struct Template {
    store: FileStore<Files>,
    contents: BTreeMap<String, Bytes>,
    files: BTreeMap<String, FileId>,
}

struct Files(BTreeMap<String, Bytes>);

impl FileLoader for Files {
    fn load(&self, id: TypstId) -> FileResult<Bytes> {
        let path = id.vpath().get_without_slash();
        self.0.get(path).cloned().ok_or_else(|| FileError::NotFound(path.into()))
    }
}

impl Template {
    pub(super) fn load(sources: &mut Sources, diagnostics: &mut Vec<Diagnostic>) -> Result<Self, Error> {
        let mut contents: BTreeMap<String, Bytes> =
            BUILT_IN.iter().map(|(path, bytes)| ((*path).to_owned(), Bytes::new(*bytes))).collect();
        for (path, bytes) in read(FOLDER, sources, diagnostics)? {
            contents.insert(path, Bytes::new(bytes));
        }
        let mut files = BTreeMap::new();
        for (path, bytes) in contents.iter().filter(|(path, _)| Path::new(path).extension() == Some("typ".as_ref())) {
            files.insert(path.clone(), sources.add(path, bytes.to_vec()));
        }
        Ok(Self { store: FileStore::new(Files(contents.clone())), contents, files })
    }

    /// Takes the place of what was loaded before, as it is now; tells whether it differs. What the compiler knows of a template that
    /// does not differ stays.
    pub(super) fn renew(&mut self, loaded: Self) -> bool {
        if self.contents == loaded.contents {
            self.files = loaded.files;
            return false;
        }
        *self = loaded;
        true
    }

    pub(super) fn store(&self) -> &FileStore<impl FileLoader + use<>> {
        &self.store
    }

    /// Gives the file in which a document begins.
    pub(super) fn main(&self) -> FileId {
        self.files[MAIN]
    }

    /// Gives our name for a file that the compiler names.
    pub(super) fn file(&self, id: TypstId) -> Option<FileId> {
        self.files.get(id.vpath().get_without_slash()).copied()
    }
}

/// Gives the compiler's name for a path.
pub(super) fn id(path: &str) -> TypstId {
    let path = VirtualPath::new(path).expect("our own paths are plain");
    RootedPath::new(VirtualRoot::Project, path).intern()
}
