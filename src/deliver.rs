//! Writes a letter for each delegation: plans who gets which edition, then sets, exports and writes file by file. Judges no edition
//! and keeps no more than one batch of letters in memory.
//!
//! The pages of the letter are set once for each locale and paper; only the page that goes before them is set for each recipient.

pub mod archive;
mod batch;
mod forms;
mod index;
mod plan;
pub mod shard;
mod workers;

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use unic_langid::LanguageIdentifier;

use crate::build;
use crate::diagnostic::Diagnostic;
use crate::edition::Edition;
use crate::letter::Letter;
use crate::manifest::Date;
use crate::source::{Error, Sources};
use crate::typeset::Typesetter;

pub use forms::forms;
pub use index::{INDEX, Line};
pub use plan::{Entry, Fallback, Reason, plan};
pub use shard::Shard;

/// The folder of deliveries within that of all output.
pub const FOLDER: &str = "deliveries";

/// What is to be delivered.
#[derive(Debug, Clone)]
pub struct Request {
    /// The codes of the States; all of the list if empty.
    pub to: Vec<String>,
    /// The locale of every letter, if not the delegation's own.
    pub locale: Option<LanguageIdentifier>,
    /// The formats.
    pub formats: BTreeSet<Format>,
    /// The press profile of files for printers; the default if none.
    pub press: Option<String>,
    /// The day that stands on the letters; that of publication if none.
    pub day: Option<Date>,
    /// What happens to rows with a fault.
    pub faulty_rows: FaultyRows,
    /// The part of the list, if it is shared by several machines.
    pub shard: Option<Shard>,
}

/// A kind of file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Format {
    /// PDF for readers.
    Pdf,
    /// PDF for printers.
    Print,
}

/// What happens to rows with a fault.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FaultyRows {
    /// Nothing is written.
    Refuse,
    /// They are left out.
    LeaveOut,
}

/// What is to be written, once all that can be foreseen is sound.
pub struct Plan {
    /// The letters in the order of the list: those of the shard, if there is one.
    pub entries: Vec<Entry>,
    /// Letters of the whole list.
    pub total: usize,
    /// The formats.
    pub formats: BTreeSet<Format>,
    /// The part of the list.
    pub shard: Option<Shard>,
    /// Why delegations do not get the letter in their language, with how many letters that concerns.
    pub fallbacks: Vec<Fallback>,
    /// Tells this plan from every other: the same for all shards of one.
    pub fingerprint: String,
    letter: Letter,
    editions: Vec<Option<Edition>>,
    typesetter: Typesetter,
    printer: build::press::Printer,
    day: Date,
}

/// What came of planning.
pub struct Planned {
    /// The plan, if there is nothing wrong that would keep it from being carried out.
    pub plan: Option<Plan>,
    /// What is wrong or doubtful.
    pub diagnostics: Vec<Diagnostic>,
    /// The lines of the list that are left out because of it.
    pub left_out: Vec<usize>,
}

/// Why nothing can be planned.
#[derive(Debug)]
pub enum Refusal {
    /// The machine failed.
    Machine(Error),
    /// The letter names no list of delegations.
    NoList,
    /// A locale was asked for that the letter does not have; with those it has.
    UnknownLocale(LanguageIdentifier, Vec<LanguageIdentifier>),
    /// A locale was asked for that is not to be delivered, and why.
    NotReady(LanguageIdentifier, Reason),
    /// A press profile was asked for that there is none of; with those there are.
    UnknownPress(String, Vec<String>),
    /// A code was asked for that no row has, with the next step.
    UnknownCode(String, String),
}

/// Why a run ended before its last letter. What it wrote is whole.
#[derive(Debug)]
pub enum Failure {
    /// The machine failed.
    Machine(Error),
    /// A letter could not be set or falls short of its press profile.
    Findings(Vec<Diagnostic>),
}

/// What a run did.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Delivered {
    /// Files that were written.
    pub written: usize,
    /// Files that were there already, byte for byte.
    pub kept: usize,
    /// Pages of all of them.
    pub pages: usize,
    /// Bytes of all of them.
    pub bytes: u64,
}

impl Plan {
    /// Gives the letter's id.
    pub fn id(&self) -> &str {
        &self.letter.manifest.id
    }

    /// Gives the paths of a letter's files, one for each format, relative to the folder of deliveries.
    pub fn paths(&self, entry: &Entry) -> Vec<(Format, String)> {
        let path = |format| match format {
            Format::Pdf => format!("{}.pdf", entry.stem),
            Format::Print => format!("{}.{}", entry.stem, self.printer.ending()),
        };
        self.formats.iter().map(|&format| (format, path(format))).collect()
    }

    /// Counts the letters that rest on rows which nobody verified.
    pub fn unverified(&self) -> usize {
        self.entries.iter().filter(|entry| !entry.delegation.is_verified()).count()
    }

    /// Writes the letters into a folder, those left alone that are there already, and then the index; tells `notify` of each letter.
    ///
    /// # Errors
    /// See [`Failure`]. The index is gone then, unless every file it names is as it says.
    pub fn write(
        &self,
        folder: &Path,
        sources: &mut Sources,
        notify: &(dyn Fn() + Sync),
    ) -> Result<Delivered, Failure> {
        batch::Run { plan: self, folder, notify }.carry_out(sources)
    }

    /// Lists files of this letter in the folders of its recipients that the run did not write: of an earlier one, most likely.
    pub fn leftovers(&self, folder: &Path) -> Vec<PathBuf> {
        let ours: BTreeSet<PathBuf> =
            self.entries.iter().flat_map(|entry| self.paths(entry)).map(|(_, path)| folder.join(path)).collect();
        let folders: BTreeSet<PathBuf> =
            self.entries.iter().map(|entry| folder.join(entry.delegation.state.code)).collect();
        let prefix = format!("{}.", self.id());
        let mut found: Vec<PathBuf> = folders
            .iter()
            .filter_map(|folder| std::fs::read_dir(folder).ok())
            .flat_map(|entries| entries.filter_map(Result::ok))
            .filter(|entry| entry.file_name().to_string_lossy().starts_with(&prefix))
            .map(|entry| entry.path())
            .filter(|path| !ours.contains(path))
            .collect();
        found.sort();
        found
    }
}
