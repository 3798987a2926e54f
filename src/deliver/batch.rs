//! Sets, exports and writes planned letters, a batch at a time on all cores; what it wrote is whole whenever it stops.

use std::collections::BTreeMap;
use std::fs;
use std::io;
use std::path::Path;

use super::index::{Index, Line};
use super::workers::Workers;
use super::{Delivered, Entry, Failure, Format, INDEX, Plan, shard};
use crate::diagnostic::{Diagnostic, Severity};
use crate::edition::{Address, Addressing, Document};
use crate::export::files::{self, Put};
use crate::export::pdf;
use crate::inspect::{self, Limits};
use crate::manifest::Paper;
use crate::source::{Error, FileId, Sources};
use crate::typeset::{Medium, Output, PagedDocument, Sides, addressed};

/// Letters of a batch. Between two, the compiler forgets what it has not used for a while, and the index grows.
const BATCH: usize = 256;
/// Batches for which the compiler remembers what it set.
const REMEMBERED: usize = 1;

pub(super) struct Run<'a> {
    pub(super) plan: &'a Plan,
    pub(super) folder: &'a Path,
    pub(super) notify: &'a (dyn Fn() + Sync),
}

/// The pages of a letter in a locale, on a paper, for a format: set once.
type Pages = BTreeMap<Key, PagedDocument>;
/// Catalog, format and paper.
type Key = (usize, Format, String);

/// A letter of a batch: the page before it, and for each of its files the path and the name under which it is inspected.
struct Item<'a> {
    entry: &'a Entry,
    address: Address,
    files: Vec<(Format, String, FileId)>,
}

/// Something to be set in type: the pages of a letter, or the page before a letter for each of its files.
enum Task<'a> {
    Letter(Key, &'a Entry, Medium),
    Covers(&'a Item<'a>),
}

/// What was set.
enum Set {
    Letter(Key, PagedDocument),
    Covers(Vec<PagedDocument>),
}

impl Run<'_> {
    pub(super) fn carry_out(&self, sources: &mut Sources) -> Result<Delivered, Failure> {
        let fail = |path: &Path| {
            let path = path.to_owned();
            move |cause: io::Error| Failure::Machine(Error::new("cannot write", path, cause))
        };
        fs::create_dir_all(self.folder).map_err(fail(self.folder))?;
        let workers = Workers::new(rayon::current_num_threads());
        let workers = workers.map_err(|cause| {
            Failure::Machine(Error::new("cannot start threads for", self.folder, io::Error::other(cause)))
        })?;
        let mut index = Index::begin(self.folder).map_err(Failure::Machine)?;
        let mut delivered = Delivered::default();
        let mut pages = Pages::new();
        let mut unset = self.needed();
        for entries in self.plan.entries.chunks(BATCH) {
            let items = self.items(entries, sources)?;
            // The pages of the letter are few and take long: the first covers are set beside them.
            let letters = unset.drain(..).map(|(key, entry, medium)| Task::Letter(key, entry, medium));
            let tasks: Vec<Task> = letters.chain(items.iter().map(Task::Covers)).collect();
            let mut covers = Vec::with_capacity(items.len());
            for set in workers.map(&tasks, |task| self.set(task, sources)) {
                match set? {
                    Set::Letter(key, letter) => _ = pages.insert(key, letter),
                    Set::Covers(set) => covers.push(set),
                }
            }
            let work: Vec<(&Item, Vec<PagedDocument>)> = items.iter().zip(covers).collect();
            let outcome = workers.map(&work, |(item, covers)| self.letter(item, covers, &pages, sources));
            typst::comemo::evict(REMEMBERED);
            for lines in outcome {
                for (line, put) in lines? {
                    match put {
                        Put::Written => delivered.written += 1,
                        Put::Kept => delivered.kept += 1,
                    }
                    delivered.pages += line.pages;
                    delivered.bytes += line.bytes;
                    index.add(&line).map_err(Failure::Machine)?;
                }
            }
        }
        let digest = index.finish(&self.folder.join(INDEX)).map_err(Failure::Machine)?;
        shard::record(self.plan, self.folder, &digest).map_err(Failure::Machine)?;
        Ok(delivered)
    }

    /// Lists the pages that are set once: those of every edition on every paper it is needed on.
    fn needed(&self) -> Vec<(Key, &Entry, Medium)> {
        let mut needed: BTreeMap<Key, (&Entry, Medium)> = BTreeMap::new();
        for entry in &self.plan.entries {
            for &format in &self.plan.formats {
                let medium = self.medium(entry, format);
                needed.entry(key(entry, format, medium)).or_insert((entry, medium));
            }
        }
        needed.into_iter().map(|(key, (entry, medium))| (key, entry, medium)).collect()
    }

    fn set(&self, task: &Task, sources: &Sources) -> Result<Set, Failure> {
        match task {
            Task::Letter(key, entry, medium) => {
                let set = self.plan.typesetter.set(self.document(entry), *medium, sources);
                set.map(|set| Set::Letter(key.clone(), set.pages)).map_err(Failure::Findings)
            }
            Task::Covers(item) => self.covers(item, sources).map(Set::Covers),
        }
    }

    fn document(&self, entry: &Entry) -> &Document {
        let edition = self.plan.editions[entry.catalog].as_ref();
        edition.and_then(|edition| edition.documents.first()).expect("every edition that is delivered was resolved")
    }

    fn medium(&self, entry: &Entry, format: Format) -> Medium {
        let own = entry.delegation.paper;
        let usual = self.plan.letter.manifest.paper;
        match format {
            Format::Pdf => Medium { paper: own.unwrap_or(usual), output: Output::Screen },
            Format::Print => {
                let press: Option<Paper> = self.plan.printer.press.paper;
                self.plan.printer.medium(own.or(press).unwrap_or(usual))
            }
        }
    }

    /// Resolves the words of address of a batch: quick, and the resolver is for one thread.
    fn items<'a>(&self, entries: &'a [Entry], sources: &mut Sources) -> Result<Vec<Item<'a>>, Failure> {
        let mut files = Vec::new();
        for entry in entries {
            let paths = self.plan.paths(entry).into_iter();
            // Only what is inspected needs a name among the sources.
            let unnamed = self.plan.letter.manifest.source.span.file;
            files.push(
                paths
                    .map(|(format, path)| {
                        let file = if format == Format::Print { sources.add(&path, Vec::new()) } else { unnamed };
                        (format, path, file)
                    })
                    .collect::<Vec<_>>(),
            );
        }
        let mut addressings: BTreeMap<usize, Addressing> = BTreeMap::new();
        let mut items = Vec::new();
        for (entry, files) in entries.iter().zip(files) {
            let addressing = addressings.entry(entry.catalog).or_insert_with(|| {
                let catalog = &self.plan.letter.catalogs()[entry.catalog];
                let addressing = Addressing::new(&self.plan.letter, catalog, self.plan.day, sources);
                addressing.expect("only locales with the names of States are planned")
            });
            let address = addressing.address(&entry.delegation).map_err(Failure::Findings)?;
            items.push(Item { entry, address, files });
        }
        Ok(items)
    }

    /// Sets the page before a letter, for each of its files.
    fn covers(&self, item: &Item, sources: &Sources) -> Result<Vec<PagedDocument>, Failure> {
        let set = |(format, ..): &(Format, String, FileId)| {
            let medium = self.medium(item.entry, *format);
            let set = self.plan.typesetter.set_cover(&item.address, medium, sources);
            set.map(|set| set.pages).map_err(Failure::Findings)
        };
        item.files.iter().map(set).collect()
    }

    /// Writes the files of one letter.
    fn letter(
        &self,
        item: &Item,
        covers: &[PagedDocument],
        pages: &Pages,
        sources: &Sources,
    ) -> Result<Vec<(Line, Put)>, Failure> {
        let Item { entry, address, files } = item;
        let mut lines = Vec::with_capacity(files.len());
        for ((format, path, file), cover) in files.iter().zip(covers) {
            let medium = self.medium(entry, *format);
            let letter = &pages[&key(entry, *format, medium)];
            let identity = pdf::Identity { id: entry.stem.clone(), date: self.plan.letter.manifest.date };
            let (bytes, count) = match format {
                Format::Pdf => {
                    let pages = addressed(cover, letter, Sides::Single);
                    let bytes = pdf::digital(&pages, &identity, &self.plan.typesetter, sources);
                    (bytes.map_err(Failure::Findings)?, pages.pages().len())
                }
                Format::Print => {
                    let pages = addressed(cover, letter, Sides::Double);
                    self.print(&pages, address, &identity, *file, sources).map_err(Failure::Findings)?
                }
            };
            let put = self.put(path, &bytes)?;
            let line = Line {
                code: entry.delegation.state.code.to_owned(),
                state: entry.delegation.state.listed.to_owned(),
                locale: entry.locale.to_string(),
                file: path.clone(),
                pages: count,
                bytes: bytes.len() as u64,
                sha256: files::sha256(&bytes),
            };
            lines.push((line, put));
        }
        (self.notify)();
        Ok(lines)
    }

    /// Makes a file for printers and holds it to its press profile.
    fn print(
        &self,
        pages: &PagedDocument,
        address: &Address,
        identity: &pdf::Identity,
        file: FileId,
        sources: &Sources,
    ) -> Result<(Vec<u8>, usize), Vec<Diagnostic>> {
        let Plan { printer, letter, typesetter, .. } = self.plan;
        let (bytes, count) = printer.file(pages, address.words.direction, identity, letter, typesetter, sources)?;
        let found = inspect::inspect(&bytes, file, Some(&printer.press), &Limits::default()).diagnostics;
        if found.iter().any(|found| found.severity == Severity::Error) { Err(found) } else { Ok((bytes, count)) }
    }

    /// Puts a file in its place. The index of an earlier run goes before the first file that it may name changes.
    fn put(&self, path: &str, bytes: &[u8]) -> Result<Put, Failure> {
        let target = self.folder.join(path);
        files::put(&target, bytes, || Index::remove(self.folder)).map_err(Failure::Machine)
    }
}

fn key(entry: &Entry, format: Format, medium: Medium) -> Key {
    (entry.catalog, format, medium.paper.to_string())
}
