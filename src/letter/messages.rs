//! Compares which messages there are with which there should be.

use std::collections::BTreeSet;

use super::{Letter, furniture};
use crate::catalog::{Catalog, Inline};
use crate::diagnostic::{Diagnostic, Rule, did_you_mean};
use crate::source::{Sources, Span};

/// A message that a locale lacks.
pub static MISSING_MESSAGE: Rule =
    Rule::error("missing-message", "every locale has every message that the letter and its pages need");
/// A message that nothing uses, or a reference to one that does not exist.
pub static UNKNOWN_MESSAGE: Rule =
    Rule::error("unknown-message", "every message has a place in the outline, and every reference a message");

/// Reports what the source lacks and what is in no locale's place.
pub(super) fn check(letter: &Letter, sources: &Sources, diagnostics: &mut Vec<Diagnostic>) {
    let source = letter.source();
    let ids: Vec<&str> = source.messages.keys().map(String::as_str).collect();
    for id in letter.outlines().flat_map(super::super::manifest::Outline::messages) {
        let help = did_you_mean(&id.value, ids.iter().copied(), &write_it(&id.value));
        if let Some(fault) = fault(source, &id.value) {
            diagnostics.push(Diagnostic::new(&MISSING_MESSAGE, id.span.clone(), fault, help));
        }
    }
    for id in required_furniture(letter) {
        if let Some(fault) = fault(source, id) {
            let at = end_of(source, sources).unwrap_or_else(|| letter.manifest.source.span.clone());
            diagnostics.push(Diagnostic::new(&MISSING_MESSAGE, at, fault, write_it(id)));
        }
    }
    let used = used(letter);
    for (id, entry) in &source.messages {
        if !used.contains(id.as_str()) {
            diagnostics.push(Diagnostic::new(
                &UNKNOWN_MESSAGE,
                entry.span.clone(),
                format!("`{id}` stands nowhere in the letter"),
                "name it in the outline of letter.toml, or delete it",
            ));
        }
    }
    for catalog in &letter.catalogs()[1..] {
        let unknown = |id: &String| !source.messages.contains_key(id) && !source.unparsable.contains(id);
        for (id, entry) in catalog.messages.iter().filter(|(id, _)| unknown(id)) {
            let otherwise = format!("delete it: `{}`, the source, has no such message", source.locale);
            diagnostics.push(Diagnostic::new(
                &UNKNOWN_MESSAGE,
                entry.span.clone(),
                format!("`{id}` is not a message of this letter"),
                did_you_mean(id, ids.iter().copied(), &otherwise),
            ));
        }
    }
}

/// Reports what a translation lacks, where it would be written.
pub(super) fn missing(letter: &Letter, catalog: &Catalog, sources: &Sources) -> Vec<Diagnostic> {
    let source = letter.source();
    let mut entries: Vec<_> = source.messages.iter().collect();
    entries.sort_by_key(|(_, entry)| entry.span.clone());
    let mut missing = Vec::new();
    let mut before: Option<Span> = None;
    for (id, entry) in entries {
        if let Some(translated) = catalog.messages.get(id).filter(|translated| translated.value.is_some()) {
            before = Some(Span { start: translated.end, ..translated.span.clone() });
            continue;
        }
        if catalog.unparsable.contains(id) {
            continue;
        }
        let file = sources.file(entry.span.file).path().rsplit('/').next().unwrap_or_default();
        let folder = format!("locales/{}/{file}", catalog.locale);
        let at = before.clone().filter(|span| sources.file(span.file).path() == folder).map_or_else(
            || start_of(&folder, catalog, sources).unwrap_or_else(|| entry.span.clone()),
            |span| Span { end: span.start, ..span },
        );
        missing.push(
            Diagnostic::new(
                &MISSING_MESSAGE,
                at,
                format!("`{id}` is not translated into `{}`", catalog.locale),
                format!("add `{id} = …` to {folder}, or build a draft with `--allow-incomplete`"),
            )
            .label(entry.span.clone(), "to be translated"),
        );
    }
    missing
}

/// Tells whether a catalog has a message with a text, and every message that text leads to.
pub(super) fn is_whole(catalog: &Catalog, id: &str) -> bool {
    let mut open = vec![id];
    let mut seen = BTreeSet::new();
    while let Some(id) = open.pop() {
        let Some(value) = catalog.messages.get(id).and_then(|entry| entry.value.as_ref()) else { return false };
        if seen.insert(id) {
            open.extend(value.inlines().into_iter().filter_map(|inline| match inline {
                Inline::Message(reference, None) => Some(reference.value.as_str()),
                Inline::Message(_, Some(_))
                | Inline::String(_)
                | Inline::Number(_)
                | Inline::Variable(_)
                | Inline::Term(..)
                | Inline::Function(..)
                | Inline::Nested(_) => None,
            }));
        }
    }
    true
}

fn required_furniture(letter: &Letter) -> Vec<&'static str> {
    let mut ids =
        vec![furniture::SIGNATORIES, furniture::AUTHOR, furniture::PAGE, furniture::TRANSLATION, furniture::DRAFT];
    if letter.manifest.announcement.is_some() {
        ids.push(furniture::ANNOUNCEMENT);
    }
    ids
}

/// Collects the messages that the outline or the page uses, and those they refer to.
fn used(letter: &Letter) -> BTreeSet<&str> {
    let source = letter.source();
    let outline = letter.outlines().flat_map(super::super::manifest::Outline::messages).map(|id| id.value.as_str());
    let mut open: Vec<&str> = outline.chain(required_furniture(letter)).collect();
    let mut used = BTreeSet::new();
    while let Some(id) = open.pop() {
        if !used.insert(id) {
            continue;
        }
        let Some(entry) = source.messages.get(id) else { continue };
        for inline in entry.patterns().flat_map(|pattern| pattern.inlines()) {
            if let Inline::Message(reference, _) = inline {
                open.push(&reference.value);
            }
        }
    }
    used
}

/// Words what keeps a message of the source from being printed, if anything does.
fn fault(source: &Catalog, id: &str) -> Option<String> {
    match source.messages.get(id) {
        None if source.unparsable.contains(id) => None,
        None => Some(format!("there is no message `{id}` in `{}`", source.locale)),
        Some(entry) if entry.value.is_none() => Some(format!("the message `{id}` has attributes but no text")),
        Some(_) => None,
    }
}

fn write_it(id: &str) -> String {
    format!("add `{id} = …` to a file of the source locale")
}

fn start_of(path: &str, catalog: &Catalog, sources: &Sources) -> Option<Span> {
    let file = catalog.files.iter().find(|&&file| sources.file(file).path() == path)?;
    Some(sources.start(*file))
}

fn end_of(catalog: &Catalog, sources: &Sources) -> Option<Span> {
    let file = *catalog.files.last()?;
    let end = sources.file(file).text().trim_end().len();
    Some(Span::new(file, end..end))
}
