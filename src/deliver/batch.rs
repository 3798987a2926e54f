//! Sets, exports and writes planned letters, a batch at a time on all cores; what it wrote is whole whenever it stops.

use std::collections::BTreeMap;
use std::fs;
use std::io;
use std::path::Path;

use rayon::prelude::*;

use super::index::{Index, Line};
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
const BATCH: usize = 64;
/// Batches that the compiler remembers what it set.
const REMEMBERED: usize = 2;

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

impl Run<'_> {
    pub(super) fn carry_out(&self, sources: &mut Sources) -> Result<Delivered, Failure> {
        let fail = |path: &Path| {
            let path = path.to_owned();
            move |cause: io::Error| Failure::Machine(Error::new("cannot write", path, cause))
        };
        fs::create_dir_all(self.folder).map_err(fail(self.folder))?;
        let pages = self.pages(sources)?;
        let mut index = Index::begin(self.folder).map_err(Failure::Machine)?;
        let mut delivered = Delivered::default();
        for entries in self.plan.entries.chunks(BATCH) {
            let items = self.items(entries, sources)?;
            let outcome = self.batch(&items, &pages, sources);
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

    /// Sets the pages of every edition on every paper it is needed on.
    fn pages(&self, sources: &Sources) -> Result<Pages, Failure> {
        let mut needed: BTreeMap<Key, (&Entry, Medium)> = BTreeMap::new();
        for entry in &self.plan.entries {
            for &format in &self.plan.formats {
                let medium = self.medium(entry, format);
                needed.entry(key(entry, format, medium)).or_insert((entry, medium));
            }
        }
        let set = |(key, (entry, medium)): (Key, (&Entry, Medium))| {
            let set = self.plan.typesetter.set(self.document(entry), medium, sources);
            set.map(|set| (key, set.pages)).map_err(Failure::Findings)
        };
        needed.into_par_iter().map(set).collect()
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

    fn batch(&self, items: &[Item], pages: &Pages, sources: &Sources) -> Vec<Result<Vec<(Line, Put)>, Failure>> {
        items.par_iter().map(|item| self.letter(item, pages, sources)).collect()
    }

    /// Writes the files of one letter.
    fn letter(&self, item: &Item, pages: &Pages, sources: &Sources) -> Result<Vec<(Line, Put)>, Failure> {
        let Item { entry, address, files } = item;
        let mut lines = Vec::with_capacity(files.len());
        for (format, path, file) in files {
            let medium = self.medium(entry, *format);
            let letter = &pages[&key(entry, *format, medium)];
            let cover = self.plan.typesetter.set_cover(address, medium, sources).map_err(Failure::Findings)?.pages;
            let identity = pdf::Identity { id: entry.stem.clone(), date: self.plan.letter.manifest.date };
            let (bytes, count) = match format {
                Format::Pdf => {
                    let pages = addressed(&cover, letter, Sides::Single);
                    let bytes = pdf::digital(&pages, &identity, &self.plan.typesetter, sources);
                    (bytes.map_err(Failure::Findings)?, pages.pages().len())
                }
                Format::Print => {
                    let pages = addressed(&cover, letter, Sides::Double);
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
