//! Joins manifest, list and catalogs into a [`Letter`] and reports where they disagree; resolves no message.

mod calls;
mod load;
mod messages;
mod rules;

use std::collections::{BTreeMap, BTreeSet};

use unic_langid::LanguageIdentifier;

use crate::catalog::{Catalog, references};
use crate::diagnostic::Diagnostic;
use crate::manifest::{FactValue, Manifest, Outline};
use crate::signatory::{Signatory, Status};
use crate::source::{Error, Sources};

pub use rules::{
    INVALID_ARGUMENT, MISSING_MESSAGE, OBSOLETE_MESSAGE, OVERLONG_TEXT, SWALLOWED_MESSAGE, UNKNOWN_FUNCTION,
    UNKNOWN_LINK, UNKNOWN_LOCALE, UNKNOWN_VARIABLE, UNKNOWN_VARIANT, UNPLACED_MESSAGE, UNUSED_ATTRIBUTE,
};

/// A letter in all the locales that were asked for.
#[derive(Debug)]
pub struct Letter {
    /// What the project says of it.
    pub manifest: Manifest,
    /// Everyone in the list, whether published or not.
    pub signatories: Vec<Signatory>,
    catalogs: Vec<Catalog>,
    /// For each catalog, the messages that can be printed: they and all they lead to are there.
    whole: Vec<BTreeSet<String>>,
}

/// What came of reading a project.
#[derive(Debug)]
pub struct Loaded {
    /// The letter, if its manifest, list and source locale could be read at all.
    pub letter: Option<Letter>,
    /// The locales that have a folder, the source locale first.
    pub available: Vec<LanguageIdentifier>,
    /// What is wrong.
    pub diagnostics: Vec<Diagnostic>,
}

/// How much of a letter a locale has.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize)]
pub struct Coverage {
    /// Messages of the source that the locale has.
    pub translated: usize,
    /// Messages of the source.
    pub total: usize,
}

/// The words a page needs whatever the letter says.
pub mod furniture {
    /// The heading above the list of names.
    pub const SIGNATORIES: &str = "furniture-signatories";
    /// The author named in a file's properties.
    pub const AUTHOR: &str = "furniture-author";
    /// The label above an announcement's headline.
    pub const ANNOUNCEMENT: &str = "furniture-announcement";
    /// The page number, with `$page` and `$pages`.
    pub const PAGE: &str = "furniture-page";
    /// The sentence that calls a translation one.
    pub const TRANSLATION: &str = "furniture-translation-notice";
    /// The mark on every page of an incomplete translation.
    pub const DRAFT: &str = "furniture-draft";
    /// The variables of [`PAGE`].
    pub const PAGE_VARIABLES: [&str; 2] = ["page", "pages"];

    /// The line with the day on which the letter is handed over.
    pub const DELIVERY_DATE: &str = "delivery-date";
    /// Whom the letter is for, where nobody is named.
    pub const RECIPIENT: &str = "delivery-recipient";
    /// Whom the letter is for, where somebody is named.
    pub const RECIPIENT_NAMED: &str = "delivery-recipient-named";
    /// The salutation.
    pub const SALUTATION: &str = "delivery-salutation";
    /// What is said before the letter.
    pub const DELIVERY_BODY: &str = "delivery-body";
    /// The closing courtesy.
    pub const DELIVERY_CLOSING: &str = "delivery-closing";
    /// What stands in place of a signature.
    pub const SIGNATURE: &str = "delivery-signature";
    /// The title of the file.
    pub const DELIVERY_TITLE: &str = "delivery-title";
    /// The messages of the page before a letter that is handed to a delegation.
    pub const DELIVERY: [&str; 8] = [
        DELIVERY_DATE,
        RECIPIENT,
        RECIPIENT_NAMED,
        SALUTATION,
        DELIVERY_BODY,
        DELIVERY_CLOSING,
        SIGNATURE,
        DELIVERY_TITLE,
    ];
    /// The variable of [`DELIVERY`] with the formal name of the State, with its preposition.
    pub const OF_STATE: &str = "of-state";
    /// The variable of [`DELIVERY`] with the short name likewise.
    pub const OF_STATE_SHORT: &str = "of-state-short";
    /// The variable of [`DELIVERY`] that tells where the mission is.
    pub const SEAT: &str = "seat";
    /// The variable of [`DELIVERY`] that tells how the addressee is addressed.
    pub const GENDER: &str = "gender";
    /// The variable of [`RECIPIENT_NAMED`] with the name of the addressee.
    pub const ADDRESSEE: &str = "addressee";
    /// The variable of [`DELIVERY`] with the day on which the letter is handed over.
    pub const DAY: &str = "delivery-date";
}

/// Gives what a variable is that only some messages of the furniture have.
pub(crate) fn furniture_variable(id: &str, name: &str) -> Option<VariableKind> {
    use furniture::{
        ADDRESSEE, DAY, DELIVERY, GENDER, OF_STATE, OF_STATE_SHORT, PAGE, PAGE_VARIABLES, RECIPIENT_NAMED, SEAT,
    };
    match name {
        _ if id == PAGE && PAGE_VARIABLES.contains(&name) => Some(VariableKind::Number),
        ADDRESSEE if id == RECIPIENT_NAMED => Some(VariableKind::Text),
        _ if !DELIVERY.contains(&id) => None,
        OF_STATE | OF_STATE_SHORT => Some(VariableKind::Text),
        SEAT => Some(VariableKind::Choice(&["new-york", "geneva"])),
        GENDER => Some(VariableKind::Choice(&["feminine", "masculine", "unknown"])),
        DAY => Some(VariableKind::Date),
        _ => None,
    }
}

impl Letter {
    /// Reads a project. An empty `wanted` means every locale that has a folder; the source locale is always read.
    ///
    /// # Errors
    /// The machine failed. What an author got wrong is in [`Loaded::diagnostics`].
    pub fn load(sources: &mut Sources, wanted: &[LanguageIdentifier]) -> Result<Loaded, Error> {
        let mut loaded = load::load(sources, wanted)?;
        if let Some(letter) = &loaded.letter {
            messages::check(letter, sources, &mut loaded.diagnostics);
            calls::check(letter, sources, &mut loaded.diagnostics);
            for catalog in letter.catalogs() {
                references::check(&[catalog], &[letter.source()], &mut loaded.diagnostics);
            }
        }
        Ok(loaded)
    }

    /// Gives the catalog of the source locale.
    pub fn source(&self) -> &Catalog {
        &self.catalogs[0]
    }

    /// Gives the catalogs that were read, the source locale's first.
    pub fn catalogs(&self) -> &[Catalog] {
        &self.catalogs
    }

    /// Gives the documents, the letter first.
    pub fn outlines(&self) -> impl Iterator<Item = &Outline> {
        std::iter::once(&self.manifest.letter).chain(&self.manifest.announcement)
    }

    /// Gives those whose names are published, in the order of the list.
    pub fn published(&self) -> impl Iterator<Item = &Signatory> {
        self.signatories.iter().filter(|signatory| signatory.status == Status::Signed)
    }

    /// Counts what a locale has of the source's messages.
    pub fn coverage(&self, catalog: &Catalog) -> Coverage {
        let source = &self.source().messages;
        let translated = source.keys().filter(|id| self.is_translated(catalog, id)).count();
        Coverage { translated, total: source.len() }
    }

    /// Reports every message of the source that a translation lacks.
    pub fn missing(&self, sources: &Sources) -> Vec<Diagnostic> {
        self.catalogs[1..].iter().flat_map(|catalog| messages::missing(self, catalog, sources)).collect()
    }

    /// Tells whether a catalog has a message and everything it refers to.
    pub fn is_translated(&self, catalog: &Catalog, id: &str) -> bool {
        let index = self.catalogs.iter().position(|known| known.locale == catalog.locale);
        index.is_some_and(|index| self.whole[index].contains(id))
    }

    /// Gives the names of every variable that messages may use, with whether it is a date.
    pub(crate) fn variables(&self) -> BTreeMap<&str, VariableKind> {
        let facts = self.manifest.facts.iter().map(|(name, fact)| {
            let kind = match fact.value {
                FactValue::Number(..) | FactValue::Year(_) => VariableKind::Number,
                FactValue::Date(_) => VariableKind::Date,
            };
            (name.as_str(), kind)
        });
        let computed = [("date", VariableKind::Date), ("signatory-count", VariableKind::Number)];
        facts.chain(computed).collect()
    }
}

impl Coverage {
    /// Tells whether nothing is missing.
    pub fn is_complete(self) -> bool {
        self.translated == self.total
    }
}

/// What can be done with a variable.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum VariableKind {
    Number,
    Date,
    /// Words that are printed as they are.
    Text,
    /// One of these words, to choose by and never printed.
    Choice(&'static [&'static str]),
}
