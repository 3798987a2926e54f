//! Keeps the pages of documents warm: sets again only a document that differs, and renders only pages that look different.

use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

use rayon::prelude::*;
use typst::utils::hash128;

use crate::diagnostic::Diagnostic;
use crate::edition::{Document, DocumentKind};
use crate::export::{files, svg};
use crate::source::Sources;
use crate::typeset::{Medium, PagedDocument, Place, Typesetter, places};

/// One page for a browser.
#[derive(Debug)]
pub struct Page {
    /// SHA-256 of the image, in hexadecimal.
    pub hash: String,
    /// The image, as SVG.
    pub svg: String,
    /// The width, in points.
    pub width: f64,
    /// The height, in points.
    pub height: f64,
}

/// The pages of a document as they were set last.
#[derive(Debug)]
pub struct Shown {
    /// The pages.
    pub pages: Vec<Arc<Page>>,
    /// Where messages and names stand on them.
    pub places: Vec<Place>,
    /// Warnings of the compiler.
    pub warnings: Vec<Diagnostic>,
    /// What they were set from.
    subject: u128,
    /// The pages by what is on them.
    frames: HashMap<u128, Arc<Page>>,
}

/// The pages of all documents of a letter.
#[derive(Debug, Default)]
pub(super) struct Pages {
    shown: BTreeMap<(String, DocumentKind), Shown>,
}

impl Pages {
    /// Gives the pages of a document: those there are if nothing about it has changed.
    ///
    /// # Errors
    /// The template cannot be carried out; what was shown before is still there.
    pub(super) fn show(
        &mut self,
        document: &Document,
        medium: Medium,
        typesetter: &Typesetter,
        sources: &Sources,
    ) -> Result<&Shown, Vec<Diagnostic>> {
        let key = (document.lang.clone(), document.kind);
        let json = serde_json::to_vec(document).expect("a document holds nothing that JSON cannot");
        let subject = hash128(&(json, format!("{medium:?}")));
        if self.shown.get(&key).is_none_or(|shown| shown.subject != subject) {
            let set = typesetter.set(document, medium, sources)?;
            let known = self.shown.remove(&key).map(|shown| shown.frames).unwrap_or_default();
            let (pages, frames) = render(&set.pages, &known);
            let shown = Shown { pages, places: places(&set.pages), warnings: set.warnings, subject, frames };
            self.shown.insert(key.clone(), shown);
            // What an edit leaves behind would fill the memory of a desk that stays open all day.
            typst::comemo::evict(10);
        }
        Ok(&self.shown[&key])
    }

    /// Gives the pages of a document that were shown last.
    pub(super) fn last(&self, locale: &str, kind: DocumentKind) -> Option<&Shown> {
        self.shown.get(&(locale.to_owned(), kind))
    }

    /// Sets every document anew when it is asked for next: with another template, the same words make another page.
    pub(super) fn forget(&mut self) {
        for shown in self.shown.values_mut() {
            shown.subject = 0;
        }
    }
}

/// Renders the pages that are not known yet, at once.
fn render(document: &PagedDocument, known: &HashMap<u128, Arc<Page>>) -> (Vec<Arc<Page>>, HashMap<u128, Arc<Page>>) {
    let pages: Vec<(u128, Arc<Page>)> = document
        .pages()
        .par_iter()
        .map(|page| {
            let frame = hash128(&page.frame);
            let known = known.get(&frame).cloned();
            let rendered = || {
                let svg = svg::page(page);
                let (width, height) = (page.frame.width().to_pt(), page.frame.height().to_pt());
                Arc::new(Page { hash: files::sha256(svg.as_bytes()), svg, width, height })
            };
            (frame, known.unwrap_or_else(rendered))
        })
        .collect();
    (pages.iter().map(|(_, page)| Arc::clone(page)).collect(), pages.into_iter().collect())
}
