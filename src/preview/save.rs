//! Saves one text into its file on the disk, whole or not at all, and never over a text that somebody else changed meanwhile.

use std::path::Path;

use unic_langid::LanguageIdentifier;

use crate::catalog::Catalog;
use crate::export::files;
use crate::letter::Letter;
use crate::source::{Error, Sources, Unreadable};

use super::splice::{Faulty, Target, insert, remove, splice, text_of};

/// Why a text was not saved.
#[derive(Debug)]
pub enum Unsaved {
    /// It cannot be put into its file.
    Faulty(Faulty),
    /// The file has another text than the one the change was made from; with that text, or none if there is none.
    Conflict(Option<String>),
    /// The file lies outside the project, or is a symbolic link, a folder or not UTF-8; with its path.
    OutOfBounds(String),
    /// The letter cannot be read.
    NoLetter,
    /// The machine failed.
    Machine(Error),
}

/// A file with a text put into it, not written yet.
pub(super) struct Written {
    /// The path in the project.
    pub path: String,
    /// The file as it is.
    pub before: String,
    /// The text as it is, if there is one.
    pub present: Option<String>,
    /// The file as it would be.
    pub file: String,
}

/// Saves a text that was made from `base`, or that was missing; without one, takes the text of a translation out again. Reads the
/// project's files anew.
///
/// # Errors
/// See [`Unsaved`]; then the file is as it was.
pub fn save(
    root: &Path,
    locale: &LanguageIdentifier,
    target: Target,
    base: Option<&str>,
    text: Option<&str>,
) -> Result<(), Unsaved> {
    let mut sources = Sources::open(root).map_err(Unsaved::Machine)?;
    let letter = Letter::load(&mut sources, &[]).map_err(Unsaved::Machine)?.letter.ok_or(Unsaved::NoLetter)?;
    if is_broken(&letter, locale, target) {
        return Err(Unsaved::Faulty(Faulty::NotFound));
    }
    let present = present(&letter, &sources, locale, target);
    if present.as_deref() != base {
        return Err(Unsaved::Conflict(present));
    }
    let written = match text {
        Some(text) => written(&letter, &sources, locale, target, text),
        None => without(&letter, &sources, locale, target),
    };
    let written = written.map_err(Unsaved::Faulty)?;
    put(root, &sources, &written)
}

/// Tells whether a message is not missing but broken: put beside it, its text would stand twice once that is mended.
fn is_broken(letter: &Letter, locale: &LanguageIdentifier, target: Target) -> bool {
    catalog(letter, locale).is_some_and(|catalog| catalog.unparsable.contains(target.id))
}

/// Gives the text of a message as the files have it.
pub(super) fn present(
    letter: &Letter,
    sources: &Sources,
    locale: &LanguageIdentifier,
    target: Target,
) -> Option<String> {
    let entry = catalog(letter, locale)?.messages.get(target.id)?;
    text_of(sources.file(entry.span.file).text(), target).ok()
}

/// Puts a text into the file of a message; one that is missing goes into the file of the same name as the source's, after the message
/// that it follows there.
pub(super) fn written(
    letter: &Letter,
    sources: &Sources,
    locale: &LanguageIdentifier,
    target: Target,
    text: &str,
) -> Result<Written, Faulty> {
    let catalog = catalog(letter, locale).ok_or(Faulty::NotFound)?;
    if is_broken(letter, locale, target) {
        return Err(Faulty::NotFound);
    }
    if let Some(entry) = catalog.messages.get(target.id) {
        let file = sources.file(entry.span.file);
        let (path, before) = (file.path().to_owned(), file.text().to_owned());
        let present = text_of(&before, target).ok();
        let file = match present {
            None => insert(&before, target, text, None),
            Some(_) => splice(&before, target, text),
        }?;
        return Ok(Written { path, before, present, file });
    }
    let source = letter.source().messages.get(target.id).ok_or(Faulty::NotFound)?;
    let model = sources.file(source.span.file).path();
    let name = model.rsplit('/').next().unwrap_or(model);
    let path = format!("locales/{locale}/{name}");
    let file = catalog.files.iter().map(|file| sources.file(*file)).find(|file| file.path() == path);
    let before = file.map(|file| file.text().to_owned()).unwrap_or_default();
    let mut earlier: Vec<(usize, &str)> = letter
        .source()
        .messages
        .iter()
        .filter(|(_, entry)| entry.span.file == source.span.file && entry.span.start < source.span.start)
        .map(|(id, entry)| (entry.span.start, id.as_str()))
        .collect();
    earlier.sort_unstable();
    let is_here = |id: &str| catalog.messages.get(id).is_some_and(|entry| sources.file(entry.span.file).path() == path);
    let after = earlier.iter().rev().map(|(_, id)| *id).find(|id| is_here(id));
    let file = insert(&before, target, text, after)?;
    Ok(Written { path, before, present: None, file })
}

/// Takes a text out of the file of a message. What the source says, translations rest on: it is never taken out.
fn without(letter: &Letter, sources: &Sources, locale: &LanguageIdentifier, target: Target) -> Result<Written, Faulty> {
    let catalog = catalog(letter, locale).ok_or(Faulty::NotFound)?;
    let entry = catalog.messages.get(target.id).ok_or(Faulty::NotFound)?;
    if letter.source().locale == *locale {
        return Err(Faulty::Empty);
    }
    let file = sources.file(entry.span.file);
    let (path, before) = (file.path().to_owned(), file.text().to_owned());
    Ok(Written { path, present: text_of(&before, target).ok(), file: remove(&before, target)?, before })
}

/// Replaces a file of the project, if it still is what was read.
fn put(root: &Path, sources: &Sources, written: &Written) -> Result<(), Unsaved> {
    let out_of_bounds = || Unsaved::OutOfBounds(written.path.clone());
    let folder = written.path.rsplit_once('/').map_or("", |(folder, _)| folder);
    if sources.is_link(&written.path) || !sources.is_folder(folder) {
        return Err(out_of_bounds());
    }
    let now = match sources.read_bytes(&written.path) {
        Ok(bytes) => bytes,
        Err(Unreadable::Missing) => Vec::new(),
        Err(Unreadable::Outside | Unreadable::NotAFile) => return Err(out_of_bounds()),
        Err(Unreadable::Machine(error)) => return Err(Unsaved::Machine(error)),
    };
    match std::str::from_utf8(&now) {
        Err(_) => return Err(out_of_bounds()),
        // Changed between two breaths.
        Ok(now) if now != written.before => return Err(Unsaved::Conflict(written.present.clone())),
        Ok(_) => {}
    }
    files::replace(&root.join(&written.path), written.file.as_bytes()).map_err(Unsaved::Machine)
}

fn catalog<'a>(letter: &'a Letter, locale: &LanguageIdentifier) -> Option<&'a Catalog> {
    letter.catalogs().iter().find(|catalog| catalog.locale == *locale)
}
