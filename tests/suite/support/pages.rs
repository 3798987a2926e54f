//! Sets a document of the repository's letter in type, without writing it.

use openletter::edition::{DocumentKind, Edition};
use openletter::letter::Letter;
use openletter::manifest::Paper;
use openletter::source::Sources;
use openletter::typeset::{Medium, Output, PagedDocument, Typesetter};

use super::project::repository;

/// Sets a document for the screen, on A4; fails if the compiler has as much as a warning.
pub fn set(locale: &str, kind: DocumentKind) -> PagedDocument {
    let locale = locale.parse().unwrap();
    let mut sources = Sources::open(&repository()).unwrap();
    let loaded = Letter::load(&mut sources, std::slice::from_ref(&locale)).unwrap();
    let letter = loaded.letter.unwrap();
    let mut diagnostics = loaded.diagnostics;
    let typesetter = Typesetter::new(&mut sources, &mut diagnostics).unwrap();
    let catalog = letter.catalogs().iter().find(|catalog| catalog.locale == locale).unwrap();
    let edition = Edition::resolve(&letter, catalog, &sources).unwrap();
    let document = edition.documents.iter().find(|document| document.kind == kind).unwrap();
    let medium = Medium { paper: Paper::A4, output: Output::Screen };
    let typeset = typesetter.set(document, medium, &sources).unwrap();
    assert!(typeset.warnings.is_empty(), "{:?}", typeset.warnings);
    assert!(diagnostics.is_empty(), "{diagnostics:?}");
    typeset.pages
}
