//! A letter on a translator's desk: read anew whenever a file changes, with the last good page where one is broken.

use std::path::Path;
use std::sync::Arc;

use serde::Serialize;
use typst::utils::hash128;
use unic_langid::LanguageIdentifier;

use crate::build::shortfalls;
use crate::check::{self, Request};
use crate::delegation::Delegations;
use crate::diagnostic::{Diagnostic, Severity, tidy};
use crate::edition::{Edition, Standing};
use crate::letter::Letter;
use crate::project::{self, Project};
use crate::source::{Error, FileId, Sources};
use crate::state::States;
use crate::termbase;
use crate::typeset::{Medium, Output, Typesetter, joined};

use super::covers::covers;
use super::pages::{Page, Pages, Part, Shown};
use super::save::{Written, present, written};
use super::splice::{Faulty, Target};

/// A letter that is looked at and worked on.
pub struct Desk {
    sources: Sources,
    read: Read,
    typesetter: Typesetter,
    diagnostics: Vec<Diagnostic>,
    pages: Pages,
}

/// What the files say.
struct Read {
    letter: Option<Letter>,
    states: States,
    /// The list of delegations, which is read when it is looked at.
    delegations: Option<FileId>,
}

/// A text that is typed and not saved, and what is wrong with it.
pub struct Draft {
    /// The file as it would be saved.
    pub file: String,
    /// The files that findings point into, this one as it would be saved.
    pub sources: Sources,
    /// What [`check::message`] finds.
    pub findings: Vec<Diagnostic>,
}

/// Why there is nothing to say of a draft.
#[derive(Debug)]
pub enum Refused {
    /// It cannot be put into its file.
    Faulty(Faulty),
    /// The project cannot be read.
    Unreadable(project::Refusal),
}

/// A document as it can be shown now.
pub struct View<'a> {
    /// The pages; those of the last text that could be set if this one cannot, and none if there was none.
    pub shown: Option<&'a Shown>,
    /// What keeps the document from being shown as the files have it; empty if it is.
    pub faults: Vec<Diagnostic>,
}

impl Desk {
    /// Reads a letter.
    ///
    /// # Errors
    /// The machine failed. What authors got wrong is told by [`Desk::diagnostics`].
    pub fn open(root: &Path) -> Result<Self, Error> {
        let mut sources = Sources::open(root)?;
        let mut diagnostics = Vec::new();
        let typesetter = Typesetter::new(&mut sources, &mut diagnostics)?;
        let read = read(&mut sources, &mut diagnostics)?;
        Ok(Self { sources, read, typesetter, diagnostics, pages: Pages::default() })
    }

    /// Reads the files again and tells whether anything differs. Pages are set when they are asked for.
    ///
    /// # Errors
    /// The machine failed; then everything is as it was.
    pub fn refresh(&mut self) -> Result<bool, Error> {
        let mut sources = Sources::open(self.sources.root())?;
        let mut diagnostics = Vec::new();
        let read = read(&mut sources, &mut diagnostics)?;
        // Last: it points into the files that were read, as all the rest must from here on.
        let has_other_looks = self.typesetter.renew(&mut sources, &mut diagnostics)?;
        if has_other_looks {
            self.pages.forget();
        }
        let differs = has_other_looks || !sources.holds_the_same_as(&self.sources);
        (self.sources, self.read, self.diagnostics) = (sources, read, diagnostics);
        Ok(differs)
    }

    /// Gives the letter, if it can be read.
    pub fn letter(&self) -> Option<&Letter> {
        self.read.letter.as_ref()
    }

    /// Gives the files that findings point into.
    pub fn sources(&self) -> &Sources {
        &self.sources
    }

    /// Gives what was found wrong while reading.
    pub fn diagnostics(&self) -> &[Diagnostic] {
        &self.diagnostics
    }

    /// Lists what is published of the letter; empty if it cannot be read.
    pub fn parts(&self) -> Vec<Part> {
        let Some(manifest) = self.letter().map(|letter| &letter.manifest) else { return Vec::new() };
        let announcement = manifest.announcement.is_some().then_some(Part::Announcement);
        let delivery = manifest.delegations.is_some().then_some(Part::Delivery);
        [Part::Letter].into_iter().chain(announcement).chain(delivery).collect()
    }

    /// Shows a part of a locale as it will be published: with the source's text where the translation has gaps, and the mark of
    /// a draft on one that is not to be published as it is.
    pub fn view(&mut self, locale: &LanguageIdentifier, part: Part) -> View<'_> {
        match self.set(locale, part) {
            Ok(()) => View { shown: self.pages.last(locale, part), faults: Vec::new() },
            Err(mut faults) => {
                tidy(&mut faults, &self.sources);
                View { shown: self.pages.last(locale, part), faults }
            }
        }
    }

    /// Gives a text as the files have it.
    pub fn text(&self, locale: &LanguageIdentifier, target: Target) -> Option<String> {
        present(self.letter()?, &self.sources, locale, target)
    }

    /// Gives a page of a document that is shown, by its hash.
    pub fn page(&self, hash: &str) -> Option<Arc<Page>> {
        self.pages.page(hash).cloned()
    }

    /// Checks a text of a message as if it were saved, fast enough to do so with every key. One that is missing is added.
    ///
    /// # Errors
    /// See [`Refused`]; nothing is written in any case.
    pub fn draft(
        &self,
        locale: &LanguageIdentifier,
        target: Target,
        text: &str,
        request: &Request,
    ) -> Result<Draft, Refused> {
        let letter = self.letter().ok_or(Refused::Faulty(Faulty::NotFound))?;
        let Written { path, file, .. } =
            written(letter, &self.sources, locale, target, text).map_err(Refused::Faulty)?;
        let overlay = [(path, file.clone().into_bytes())].into();
        let mut sources = self.sources.with_overlay(overlay);
        let project = Project::load(&mut sources, std::slice::from_ref(locale), None).map_err(Refused::Unreadable)?;
        let mut findings = check::message(&project, &sources, request, locale, target.id);
        let catalogs = project.letter().map(Letter::catalogs).unwrap_or_default();
        let catalog = catalogs.iter().find(|catalog| catalog.locale == *locale);
        findings.extend(catalog.and_then(|catalog| self.typesetter.missing_glyphs(catalog, target.id, &sources)));
        Ok(Draft { file, sources, findings })
    }

    /// Frees memory that earlier edits left behind, in all desks. To be called after each edit, once its page was given away.
    pub fn rest() {
        Pages::rest();
    }

    fn set(&mut self, locale: &LanguageIdentifier, part: Part) -> Result<(), Vec<Diagnostic>> {
        let faults: Vec<Diagnostic> =
            self.diagnostics.iter().filter(|found| self.concerns(found, locale)).cloned().collect();
        let Read { letter, states, delegations } = &self.read;
        let letter = letter.as_ref().filter(|_| faults.is_empty());
        let catalog = letter.and_then(|letter| letter.catalogs().iter().find(|it| it.locale == *locale));
        let (Some(letter), Some(catalog)) = (letter, catalog) else { return Err(faults) };
        let (typesetter, sources) = (&self.typesetter, &self.sources);
        let medium = Medium { paper: letter.manifest.paper, output: Output::Screen };
        if part == Part::Delivery {
            let delegations = delegations.map(|file| Delegations::parse(file, sources)).unwrap_or_default();
            let covers = covers(letter, catalog, &delegations, sources)?;
            let subject = subject(&covers, medium);
            let set =
                || covers.iter().map(|cover| typesetter.set_cover(cover, medium, sources)).collect::<Result<_, _>>();
            return self.pages.show(locale, part, subject, || set().map(joined));
        }
        let is_final = letter.coverage(catalog).is_complete()
            && !shortfalls(letter, states, sources).contains_key(&locale.to_string());
        let standing = if is_final { Standing::Final } else { Standing::Draft };
        let edition = Edition::resolve_as(standing, letter, catalog, sources)?;
        let Some(document) = edition.documents.iter().find(|document| Part::from(document.kind) == part) else {
            return Ok(());
        };
        self.pages.show(locale, part, subject(document, medium), || typesetter.set(document, medium, sources))
    }

    /// Tells whether a finding keeps a locale from being shown: an error, and not one in the messages of another translation.
    fn concerns(&self, found: &Diagnostic, locale: &LanguageIdentifier) -> bool {
        let path = self.sources.file(found.span.file).path();
        let folder = path.strip_prefix("locales/").and_then(|path| path.split('/').next());
        let folder = folder.and_then(|folder| folder.parse::<LanguageIdentifier>().ok());
        let source = self.letter().map(|letter| &letter.source().locale);
        let is_elsewhere = folder.is_some_and(|folder| folder != *locale && source != Some(&folder));
        found.severity == Severity::Error && !is_elsewhere
    }
}

fn read(sources: &mut Sources, diagnostics: &mut Vec<Diagnostic>) -> Result<Read, Error> {
    let loaded = Letter::load(sources, &[])?;
    diagnostics.extend(loaded.diagnostics);
    let states = States::load(sources, diagnostics)?;
    // A list that is not there, and what is wrong with its rows, keeps no page from being shown; `check` tells.
    let list = loaded.letter.as_ref().and_then(|letter| letter.manifest.delegations.as_ref());
    let delegations = list.and_then(|path| sources.read(&path.value).ok());
    // What stands in it is looked at by `check`; that it changed must be known.
    sources.read(termbase::FILE).ok();
    Ok(Read { letter: loaded.letter, states, delegations })
}

/// Tells what pages are set from.
fn subject(of: &impl Serialize, medium: Medium) -> u128 {
    let json = serde_json::to_vec(of).expect("what is set holds nothing that JSON cannot");
    hash128(&(json, format!("{medium:?}")))
}
