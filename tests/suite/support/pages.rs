//! Sets a document of the repository's letter in type, without writing it.

use openletter::edition::{DocumentKind, Edition};
use openletter::export::pdf;
use openletter::letter::Letter;
use openletter::manifest::press::Press;
use openletter::manifest::{Date, Paper};
use openletter::source::Sources;
use openletter::typeset::{Medium, Output, PagedDocument, Typesetter};

use super::project::repository;

/// Sets a document for the screen, on A4; fails if the compiler has as much as a warning.
pub fn set(locale: &str, kind: DocumentKind) -> PagedDocument {
    with_pages(locale, kind, Medium { paper: Paper::A4, output: Output::Screen }, |pages, _, _| pages)
}

/// Sets the letter for a press and exports it, unfinished.
pub fn exported(locale: &str, press: &Press) -> Vec<u8> {
    let output = Output::Press { bleed: press.bleed, black: press.black };
    let medium = Medium { paper: press.paper.unwrap_or(Paper::A4), output };
    with_pages(locale, DocumentKind::Letter, medium, |pages, typesetter, sources| {
        pdf::press(&pages, press.standard, &identity(locale), typesetter, sources).unwrap()
    })
}

/// Resolves the repository's letter.
pub fn edition(locale: &str) -> Edition {
    let locale = locale.parse().unwrap();
    let mut sources = Sources::open(&repository()).unwrap();
    let letter = Letter::load(&mut sources, std::slice::from_ref(&locale)).unwrap().letter.unwrap();
    let catalog = letter.catalogs().iter().find(|catalog| catalog.locale == locale).unwrap();
    Edition::resolve(&letter, catalog, &sources).unwrap()
}

/// What a file of the letter says of itself.
pub fn identity(locale: &str) -> pdf::Identity {
    pdf::Identity { id: format!("letter.{locale}"), date: Date { year: 2025, month: 10, day: 8 } }
}

fn with_pages<T>(
    locale: &str,
    kind: DocumentKind,
    medium: Medium,
    then: impl FnOnce(PagedDocument, &Typesetter, &Sources) -> T,
) -> T {
    let locale = locale.parse().unwrap();
    let mut sources = Sources::open(&repository()).unwrap();
    let loaded = Letter::load(&mut sources, std::slice::from_ref(&locale)).unwrap();
    let letter = loaded.letter.unwrap();
    let mut diagnostics = loaded.diagnostics;
    let typesetter = Typesetter::new(&mut sources, &mut diagnostics).unwrap();
    let catalog = letter.catalogs().iter().find(|catalog| catalog.locale == locale).unwrap();
    let edition = Edition::resolve(&letter, catalog, &sources).unwrap();
    let document = edition.documents.iter().find(|document| document.kind == kind).unwrap();
    let typeset = typesetter.set(document, medium, &sources).unwrap();
    assert!(typeset.warnings.is_empty(), "{:?}", typeset.warnings);
    assert!(diagnostics.is_empty(), "{diagnostics:?}");
    then(typeset.pages, &typesetter, &sources)
}
