//! Looks a PDF over as a prepress desk would, whoever made it: reads its pages without painting them, and reports what a printer or a
//! reader would stumble over. Changes nothing, converts no colour, and asks no other program.
//!
//! **Ink** is added up for each thing that is painted: the sum of its components, of images by their samples. Where something
//! overprints or is mixed with what lies beneath its bounding box, that is added, so that the sum is an upper bound and not a
//! rendering. RGB and Lab count
//! as some ink on all four process plates, but add nothing to the sum: nobody knows how much before they are converted.
//! Clipping is not followed, optional content counts as visible, and the inside of soft masks is not looked at.
//!
//! **Hostile files.** Every loop here draws on a budget ([`Limits`]), nesting is counted and trees are walked with a memory of where
//! one has been, so that the work a file can cause is bounded, and the same file always ends alike. The whole runs on a thread of its
//! own, and a panic there becomes a finding. What cannot be bounded here belongs to libraries: how much memory reading the objects
//! takes (see `pdf`; what object streams inflate to is bounded one by one, not in sum), and how long pictures in JPEG and JPEG 2000
//! take, which are of a bounded size and decoded in a call that survives a panic, but not an abort. Who inspects files of strangers
//! runs this in a process with limits of memory and time.

mod budget;
mod claims;
mod cmap;
mod colour;
mod content;
mod facts;
mod font;
mod function;
mod geometry;
mod holdings;
mod icc;
mod page;
mod pdf;
mod rules;
mod state;
mod structure;
mod survey;
#[cfg(test)]
mod testing;

pub use budget::Limits;
pub use facts::{BoxSize, Facts, FontFacts, IntentFacts, PageBoxes};
pub use rules::file::TOO_COMPLEX_PDF;
pub use rules::rules;

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::thread;

use self::budget::{Budget, Excess};
use self::claims::Claims;
use self::content::{Drawing, Shared};
use self::page::pages;
use self::pdf::Pdf;
use self::rules::{Subject, file, ink_limit};
use crate::diagnostic::Diagnostic;
use crate::manifest::press::Press;
use crate::source::FileId;

/// What an inspection gave.
#[derive(Debug, Clone, Default)]
pub struct Inspected {
    /// What is wrong or doubtful, by page.
    pub diagnostics: Vec<Diagnostic>,
    /// What the file is.
    pub facts: Facts,
}

/// Room for the deepest nesting that [`Limits`] allow, several times over.
const STACK: usize = 64 << 20;

/// Inspects a PDF, and holds it to a press profile if one is named.
pub fn inspect(bytes: &[u8], file: FileId, press: Option<&Press>, limits: &Limits) -> Inspected {
    let work = || catch_unwind(AssertUnwindSafe(|| look(bytes, file, press, limits))).ok();
    let inspected = thread::scope(|scope| {
        // Without a thread of its own, as where processes may have few, there is no room for deep files; so they are refused.
        let thread = thread::Builder::new().name("inspect".to_owned()).stack_size(STACK).spawn_scoped(scope, work);
        thread.ok().and_then(|thread| thread.join().ok().flatten())
    });
    inspected.unwrap_or_else(|| Inspected { diagnostics: vec![file::failed(file)], facts: Facts::default() })
}

fn look(bytes: &[u8], file: FileId, press: Option<&Press>, limits: &Limits) -> Inspected {
    let only = |found: Diagnostic| Inspected { diagnostics: vec![found], facts: Facts::default() };
    if bytes.len() > limits.file_bytes {
        return only(file::too_complex(file, Excess::FileBytes));
    }
    let budget = Budget::new(limits.clone());
    let pdf = match Pdf::open(bytes, &budget) {
        Ok(pdf) => pdf,
        Err(why) => {
            let found =
                budget.excess().map_or_else(|| file::unreadable(file, why), |excess| file::too_complex(file, excess));
            return only(found);
        }
    };
    let claims = Claims::read(&pdf);
    let structure = structure::read(&pdf);
    let pages = pages(&pdf);
    let holdings = holdings::read(&pdf);
    let missed = pdf.missed();
    let mut shared = Shared::default();
    let mut surveys = Vec::with_capacity(pages.len());
    for page in &pages {
        let mut drawing = Drawing::new(&pdf, page, &mut shared, ink_limit(press));
        drawing.draw();
        drawing.survey.missed = pdf.missed();
        surveys.push(drawing.survey);
    }
    let catalog = pdf.catalog();
    let fonts = &shared.fonts;
    let subject = Subject {
        pdf: &pdf,
        file,
        catalog,
        claims: &claims,
        structure: &structure,
        holdings: &holdings,
        pages: &pages,
        surveys: &surveys,
        fonts,
        missed: &missed,
        press,
    };
    let mut diagnostics = rules::judge(&subject);
    if let Some(excess) = budget.excess() {
        // From there on nothing more was read, and what was not read looks as if it were missing.
        diagnostics = vec![file::too_complex(file, excess)];
    }
    diagnostics.sort_by_key(|found| (found.place.map_or(0, |place| place.page), found.rule.id));
    Inspected { diagnostics, facts: facts::facts(&subject) }
}
