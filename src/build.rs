//! Builds the editions of a letter, all at once, into files in memory. Writes nothing: its caller does, once all is well.

pub(crate) mod press;

use std::collections::{BTreeMap, BTreeSet};

use rayon::prelude::*;
use serde::Serialize;
use unic_langid::LanguageIdentifier;

use crate::catalog::Catalog;
use crate::diagnostic::{Diagnostic, Severity, tidy};
use crate::edition::{Document, DocumentKind, Edition, Standing};
use crate::export::{files, pdf, png, txt};
use crate::letter::{Coverage, Letter};
use crate::manifest::{Paper, State};
use crate::review;
use crate::source::{Error, Sources};
use crate::state::States;
use crate::typeset::{Medium, Output, PagedDocument, Typeset, Typesetter};

use press::Printer;

/// What is to be built.
#[derive(Debug, Clone)]
pub struct Request {
    /// The locales; all that there are if empty.
    pub locales: Vec<LanguageIdentifier>,
    /// The formats.
    pub formats: BTreeSet<Format>,
    /// The paper, if not the manifest's.
    pub paper: Option<Paper>,
    /// The press profile of files for printers; the default if none.
    pub press: Option<String>,
    /// How their pages are put on sheets, if not as the profile says.
    pub imposition: Option<Imposition>,
    /// What happens to a translation with gaps.
    pub gaps: Gaps,
}

/// A kind of file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Format {
    /// PDF for readers.
    Pdf,
    /// PDF for printers.
    Print,
    /// Plain text.
    Txt,
    /// One image a page.
    Png,
}

/// How pages are put on sheets.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Imposition {
    /// Single pages: the printer imposes.
    None,
    /// Printer's spreads for saddle stitching.
    Booklet,
}

/// What happens to a translation with gaps.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Gaps {
    /// It is refused.
    Refuse,
    /// The source fills them, and every page is marked as a draft.
    Fill,
}

/// A file that was built.
#[derive(Debug, Clone)]
pub struct Artifact {
    /// Its name.
    pub name: String,
    /// Its bytes.
    pub bytes: Vec<u8>,
    /// What it is.
    pub about: About,
}

/// What a file is, for `manifest.json`.
#[derive(Debug, Clone, Serialize)]
pub struct About {
    /// The locale.
    pub locale: String,
    /// The document.
    pub document: DocumentKind,
    /// The format.
    pub format: Format,
    /// Pages, where the format has them.
    pub pages: Option<usize>,
    /// How much of the locale is translated.
    pub coverage: Coverage,
    /// Whether it is marked as a draft.
    pub draft: bool,
    /// What keeps it from the state that its locale requires.
    #[serde(skip)]
    pub shortfall: Option<Shortfall>,
}

/// Texts of a locale that have not reached the state required.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Shortfall {
    /// How many.
    pub count: usize,
    /// The state.
    pub required: State,
}

/// What came of a build.
#[derive(Debug)]
pub struct Built {
    /// The letter's id; empty if the manifest could not be read.
    pub id: String,
    /// The files, in order of locale, document and format; none if there is an error among the findings.
    pub artifacts: Vec<Artifact>,
    /// What is wrong or doubtful.
    pub diagnostics: Vec<Diagnostic>,
    /// How many signatories are published, and how many the list holds.
    pub signatories: (usize, usize),
}

/// Why a request cannot be carried out.
#[derive(Debug)]
pub enum Refusal {
    /// The machine failed.
    Machine(Error),
    /// A locale was asked for that the letter does not have; with those it has.
    UnknownLocale(LanguageIdentifier, Vec<LanguageIdentifier>),
    /// A press profile was asked for that there is none of; with those there are.
    UnknownPress(String, Vec<String>),
}

/// What happens while a build runs.
#[derive(Debug, Clone, Copy)]
pub enum Event<'a> {
    /// These locales will be built.
    Planned(&'a [LanguageIdentifier]),
    /// A document of a locale was set: so many pages.
    Set(&'a LanguageIdentifier, DocumentKind, usize),
    /// A locale is done: so many files.
    Done(&'a LanguageIdentifier, usize),
}

/// Builds a letter.
///
/// # Errors
/// See [`Refusal`]. What authors got wrong is in [`Built::diagnostics`].
pub fn build(sources: &mut Sources, request: &Request, notify: &(dyn Fn(Event<'_>) + Sync)) -> Result<Built, Refusal> {
    let loaded = Letter::load(sources, &request.locales).map_err(Refusal::Machine)?;
    let mut diagnostics = loaded.diagnostics;
    let unknown = request.locales.iter().find(|locale| !loaded.available.contains(locale));
    if let (Some(unknown), Some(_)) = (unknown, &loaded.letter) {
        return Err(Refusal::UnknownLocale(unknown.clone(), loaded.available));
    }
    let states = States::load(sources, &mut diagnostics).map_err(Refusal::Machine)?;
    let typesetter = Typesetter::new(sources, &mut diagnostics).map_err(Refusal::Machine)?;
    let Some(letter) = loaded.letter else {
        debug_assert!(has_errors(&diagnostics), "what keeps a letter from being read is reported");
        return Ok(failed(String::new(), diagnostics, (0, 0), sources));
    };
    let choice =
        press::Choice { press: request.press.as_deref(), imposition: request.imposition, paper: request.paper };
    let printer = press::printer(&letter, choice, sources, &mut diagnostics)?;
    diagnostics.extend(typesetter.check_glyphs(&letter, sources));
    let id = letter.manifest.id.clone();
    let signatories = (letter.published().count(), letter.signatories.len());
    if request.gaps == Gaps::Refuse {
        diagnostics.extend(letter.missing(sources));
    }
    let wanted = |catalog: &&Catalog| request.locales.is_empty() || request.locales.contains(&catalog.locale);
    let catalogs: Vec<&Catalog> = letter.catalogs().iter().filter(wanted).collect();
    let shortfalls = shortfalls(&letter, &states, sources);
    // What a broken message would say is not worth resolving.
    let sound = !has_errors(&diagnostics);
    let mut editions = Vec::new();
    for catalog in catalogs.iter().filter(|_| sound) {
        let is_whole = letter.coverage(catalog).is_complete();
        let is_final = is_whole && !shortfalls.contains_key(&catalog.locale.to_string());
        let standing = if is_final { Standing::Final } else { Standing::Draft };
        match Edition::resolve_as(standing, &letter, catalog, sources) {
            Ok(edition) => {
                diagnostics.extend(typesetter.check_edition(&letter, &edition));
                editions.push(edition);
            }
            Err(faults) => diagnostics.extend(faults),
        }
    }
    if has_errors(&diagnostics) {
        return Ok(failed(id, diagnostics, signatories, sources));
    }
    let locales: Vec<LanguageIdentifier> = editions.iter().map(|edition| edition.locale.clone()).collect();
    notify(Event::Planned(&locales));
    let run = Run {
        letter: &letter,
        shortfalls: &shortfalls,
        printer: &printer,
        typesetter: &typesetter,
        sources,
        request,
        notify,
    };
    let results: Vec<_> = editions.par_iter().map(|edition| run.edition(edition)).collect();
    // What is built again soon is worth keeping, what is not would fill the memory of a program that goes on.
    typst::comemo::evict(10);
    let mut artifacts: Vec<Artifact> = Vec::new();
    for result in results {
        match result {
            Ok((files, warnings)) => {
                artifacts.extend(files);
                diagnostics.extend(warnings);
            }
            Err(errors) => diagnostics.extend(errors),
        }
    }
    diagnostics.extend(press::inspect(&artifacts, &printer.press, sources));
    if has_errors(&diagnostics) {
        return Ok(failed(id, diagnostics, signatories, sources));
    }
    tidy(&mut diagnostics, sources);
    Ok(Built { id, artifacts, diagnostics, signatories })
}

/// Gives the table of contents of a build, `manifest.json`.
pub fn manifest(id: &str, artifacts: &[Artifact]) -> Vec<u8> {
    #[derive(Serialize)]
    struct Entry<'a> {
        path: &'a str,
        sha256: String,
        bytes: usize,
        #[serde(flatten)]
        about: &'a About,
    }
    #[derive(Serialize)]
    struct Manifest<'a> {
        id: &'a str,
        files: Vec<Entry<'a>>,
    }
    let files = artifacts.iter().map(|artifact| Entry {
        path: &artifact.name,
        sha256: files::sha256(&artifact.bytes),
        bytes: artifact.bytes.len(),
        about: &artifact.about,
    });
    files::json(&Manifest { id, files: files.collect() })
}

/// Counts, for each locale that requires a state, the texts that have not reached it.
pub(crate) fn shortfalls(letter: &Letter, states: &States, sources: &Sources) -> BTreeMap<String, Shortfall> {
    let required =
        |catalog: &Catalog| letter.manifest.settings.locale(&catalog.locale).requires.map(|state| state.value);
    let translations = || letter.catalogs().iter().enumerate().skip(1);
    let demanding =
        translations().filter_map(|(i, catalog)| Some((i, required(catalog).filter(|s| *s > State::Draft)?)));
    let demanding: Vec<(usize, State)> = demanding.collect();
    if demanding.is_empty() {
        return BTreeMap::new();
    }
    let parts = [("", letter.catalogs())];
    let originals = review::originals(&parts, sources);
    let shortfall = |(index, required): (usize, State)| {
        let review = review::review(index, &parts, &originals, states, sources)?;
        let count = review.below(required).count();
        (count > 0).then(|| (review.locale.to_string(), Shortfall { count, required }))
    };
    demanding.into_iter().filter_map(shortfall).collect()
}

pub(crate) fn has_errors(diagnostics: &[Diagnostic]) -> bool {
    diagnostics.iter().any(|diagnostic| diagnostic.severity == Severity::Error)
}

fn failed(id: String, mut diagnostics: Vec<Diagnostic>, signatories: (usize, usize), sources: &Sources) -> Built {
    tidy(&mut diagnostics, sources);
    Built { id, artifacts: Vec::new(), diagnostics, signatories }
}

/// What all editions of a build share.
struct Run<'a> {
    letter: &'a Letter,
    shortfalls: &'a BTreeMap<String, Shortfall>,
    printer: &'a Printer,
    typesetter: &'a Typesetter,
    sources: &'a Sources,
    request: &'a Request,
    notify: &'a (dyn Fn(Event<'_>) + Sync),
}

type Findings = Vec<Diagnostic>;

impl Run<'_> {
    fn edition(&self, edition: &Edition) -> Result<(Vec<Artifact>, Findings), Findings> {
        let mut artifacts = Vec::new();
        let mut warnings = Vec::new();
        for document in &edition.documents {
            self.document(edition, document, &mut artifacts, &mut warnings)?;
        }
        (self.notify)(Event::Done(&edition.locale, artifacts.len()));
        Ok((artifacts, warnings))
    }

    fn document(
        &self,
        edition: &Edition,
        document: &Document,
        artifacts: &mut Vec<Artifact>,
        warnings: &mut Findings,
    ) -> Result<(), Findings> {
        let stem = match document.kind {
            DocumentKind::Letter => format!("{}.{}", edition.id, edition.locale),
            DocumentKind::Announcement => format!("{}.announcement.{}", edition.id, edition.locale),
        };
        let wants = |format| self.request.formats.contains(&format);
        let identity = pdf::Identity { id: stem.clone(), date: self.letter.manifest.date };
        let mut add = |ending: &str, bytes: Vec<u8>, format, pages| {
            let locale = edition.locale.to_string();
            let about = About {
                document: document.kind,
                format,
                pages,
                coverage: edition.coverage,
                draft: document.draft.is_some(),
                shortfall: self.shortfalls.get(&locale).copied(),
                locale,
            };
            artifacts.push(Artifact { name: format!("{stem}.{ending}"), bytes, about });
        };
        if wants(Format::Pdf) || wants(Format::Png) {
            let paper = self.request.paper.unwrap_or(self.letter.manifest.paper);
            let pages = self.set(edition, document, Medium { paper, output: Output::Screen }, warnings)?;
            let count = pages.pages().len();
            if wants(Format::Pdf) {
                let bytes = pdf::digital(&pages, &identity, self.typesetter, self.sources)?;
                add("pdf", bytes, Format::Pdf, Some(count));
            }
            if wants(Format::Png) {
                for (i, image) in png::pages(&pages).into_iter().enumerate() {
                    add(&format!("{}.png", i + 1), image, Format::Png, Some(1));
                }
            }
        }
        if wants(Format::Print) {
            let (bytes, count) = self.print(edition, document, &identity, warnings)?;
            add(self.printer.ending(), bytes, Format::Print, Some(count));
        }
        if wants(Format::Txt) {
            add("txt", txt::text(document).into_bytes(), Format::Txt, None);
        }
        Ok(())
    }

    /// Sets a document for the printer and finishes the file; gives its bytes and how many pages it has.
    fn print(
        &self,
        edition: &Edition,
        document: &Document,
        identity: &pdf::Identity,
        warnings: &mut Findings,
    ) -> Result<(Vec<u8>, usize), Findings> {
        let paper = self.printer.press.paper.unwrap_or(self.letter.manifest.paper);
        let pages = self.set(edition, document, self.printer.medium(paper), warnings)?;
        self.printer.file(&pages, document.direction, identity, self.letter, self.typesetter, self.sources)
    }

    fn set(
        &self,
        edition: &Edition,
        document: &Document,
        medium: Medium,
        warnings: &mut Findings,
    ) -> Result<PagedDocument, Findings> {
        let Typeset { pages, warnings: found } = self.typesetter.set(document, medium, self.sources)?;
        warnings.extend(found);
        (self.notify)(Event::Set(&edition.locale, document.kind, pages.pages().len()));
        Ok(pages)
    }
}
