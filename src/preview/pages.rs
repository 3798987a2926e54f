//! Keeps the pages of documents warm: sets again only a part that differs, and renders only pages that look otherwise than before.

use std::collections::{BTreeMap, HashMap};
use std::hash::{Hash, Hasher};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::{Arc, OnceLock};

use serde::Serialize;
use typst::layout::{Frame, FrameItem};
use typst::utils::hash128;
use unic_langid::LanguageIdentifier;

use crate::diagnostic::Diagnostic;
use crate::edition::DocumentKind;
use crate::export::svg;
use crate::typeset::{PagedDocument, Place, Typeset, places};

/// A part of what is published in a locale, with pages of its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Part {
    /// The letter with its signatories.
    Letter,
    /// The announcement to the press.
    Announcement,
    /// The page that goes before a letter to a delegation, in each of its forms.
    Delivery,
}

impl From<DocumentKind> for Part {
    fn from(kind: DocumentKind) -> Self {
        match kind {
            DocumentKind::Letter => Self::Letter,
            DocumentKind::Announcement => Self::Announcement,
        }
    }
}

/// One page for a browser.
#[derive(Debug)]
pub struct Page {
    /// Tells what is on it: pages that look the same have the same hash, as long as the program runs.
    pub hash: String,
    /// The width, in points.
    pub width: f64,
    /// The height, in points.
    pub height: f64,
    typeset: typst_layout::Page,
    svg: OnceLock<String>,
}

impl Page {
    /// Gives the image, as SVG; rendered once.
    pub fn svg(&self) -> &str {
        self.svg.get_or_init(|| svg::page(&self.typeset))
    }
}

/// The pages of a part as they were set last.
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
}

/// For how many edits a layout is kept that no longer serves: one that comes back, as when the body gets its old size again, is there.
const AGE: usize = 16;

/// The pages of all parts of a letter.
#[derive(Debug, Default)]
pub(super) struct Pages {
    shown: BTreeMap<(LanguageIdentifier, Part), Shown>,
}

impl Pages {
    /// Has a part set if what it is set from, as `subject` tells, is not what it was.
    ///
    /// # Errors
    /// The template cannot be carried out; what was shown before is still there.
    pub(super) fn show(
        &mut self,
        locale: &LanguageIdentifier,
        part: Part,
        subject: u128,
        set: impl FnOnce() -> Result<Typeset, Vec<Diagnostic>>,
    ) -> Result<(), Vec<Diagnostic>> {
        let key = (locale.clone(), part);
        if self.shown.get(&key).is_none_or(|shown| shown.subject != subject) {
            let set = set()?;
            let known = self.shown.remove(&key).map(|shown| shown.pages).unwrap_or_default();
            let pages = pages(&set.pages, &known);
            let shown = Shown { pages, places: places(&set.pages), warnings: set.warnings, subject };
            self.shown.insert(key, shown);
        }
        Ok(())
    }

    /// Gives the pages of a part that were shown last.
    pub(super) fn last(&self, locale: &LanguageIdentifier, part: Part) -> Option<&Shown> {
        self.shown.get(&(locale.clone(), part))
    }

    /// Finds a page that is shown by its hash.
    pub(super) fn page(&self, hash: &str) -> Option<&Arc<Page>> {
        self.shown.values().flat_map(|shown| &shown.pages).find(|page| page.hash == hash)
    }

    /// Lets the compiler forget what earlier edits left behind, which would fill the memory of a desk that stays open all day.
    pub(super) fn rest() {
        typst::comemo::evict(AGE);
    }

    /// Has every part set anew when it is asked for next: with another template, the same words make another page.
    pub(super) fn forget(&mut self) {
        for shown in self.shown.values_mut() {
            shown.subject = 0;
        }
    }
}

/// Takes the pages of a document, those that look as before with the image there is of them.
fn pages(document: &PagedDocument, known: &[Arc<Page>]) -> Vec<Arc<Page>> {
    let known: HashMap<&str, &Arc<Page>> = known.iter().map(|page| (page.hash.as_str(), page)).collect();
    let taken = document.pages().iter().map(|page| {
        let hash = format!("{:032x}", hash128(&Seen(page)));
        if let Some(&page) = known.get(hash.as_str()) {
            return Arc::clone(page);
        }
        let (width, height) = (page.frame.width().to_pt(), page.frame.height().to_pt());
        let page = Arc::new(Page { hash, width, height, typeset: page.clone(), svg: OnceLock::new() });
        // A page that changed is asked for next: its image is begun while it is told of.
        let begun = Arc::clone(&page);
        // Who asks for the page will see what went wrong.
        rayon::spawn(move || _ = catch_unwind(AssertUnwindSafe(|| begun.svg().len())));
        page
    });
    taken.collect()
}

/// What is seen of a page: all but the marks, which change with every edit.
struct Seen<'a>(&'a typst_layout::Page);

impl Hash for Seen<'_> {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.0.fill.hash(state);
        frame(&self.0.frame, state);
    }
}

fn frame<H: Hasher>(seen: &Frame, state: &mut H) {
    seen.size().hash(state);
    for (position, item) in seen.items() {
        match item {
            FrameItem::Tag(_) => continue,
            FrameItem::Group(group) => {
                group.transform.hash(state);
                group.clip.hash(state);
                frame(&group.frame, state);
            }
            FrameItem::Text(_) | FrameItem::Shape(..) | FrameItem::Image(..) | FrameItem::Link(..) => item.hash(state),
        }
        position.hash(state);
    }
    // Where a group ends, or what follows it could be taken for a part of it.
    usize::MAX.hash(state);
}
