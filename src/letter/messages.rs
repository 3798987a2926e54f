//! Compares which messages there are with which there should be.

use std::collections::{BTreeMap, BTreeSet};

use super::{Letter, MISSING_MESSAGE, OBSOLETE_MESSAGE, UNPLACED_MESSAGE, furniture};
use crate::catalog::{Catalog, Entry, Inline, Pattern};
use crate::diagnostic::{Diagnostic, did_you_mean};
use crate::manifest::Outline;
use crate::source::{Sources, Span};

/// Reports what the source lacks and what is in no locale's place.
pub(super) fn check(letter: &Letter, sources: &Sources, diagnostics: &mut Vec<Diagnostic>) {
    let source = letter.source();
    let ids: Vec<&str> = source.messages.keys().map(String::as_str).collect();
    // A fault in the outline leaves messages without a place; what to do is to mend the outline, not to delete them.
    let outline_is_sound = !diagnostics.iter().any(|found| found.span.file == letter.manifest.source.span.file);
    let mut all_found = true;
    for id in letter.outlines().flat_map(Outline::messages) {
        if let Some(fault) = fault(source, &id.value) {
            all_found = false;
            let others = ids.iter().copied().filter(|other| *other != id.value);
            let help = did_you_mean(&id.value, others, &write_it(&id.value));
            diagnostics.push(Diagnostic::new(&MISSING_MESSAGE, id.span.clone(), fault, help));
        }
    }
    for id in required_furniture(letter) {
        if let Some(fault) = fault(source, id) {
            let at = end_of(source, sources).unwrap_or_else(|| letter.manifest.source.span.clone());
            diagnostics.push(Diagnostic::new(&MISSING_MESSAGE, at, fault, write_it(id)));
        }
    }
    if outline_is_sound && all_found {
        let used = used(letter);
        for (id, entry) in source.messages.iter().filter(|(id, _)| !used.contains(id.as_str())) {
            diagnostics.push(Diagnostic::new(
                &UNPLACED_MESSAGE,
                entry.span.clone(),
                format!("`{id}` stands nowhere in the letter"),
                "name it in the outline of letter.toml, or delete it",
            ));
        }
    }
    let needed: BTreeSet<&str> = needed(letter).collect();
    for catalog in &letter.catalogs()[1..] {
        let unknown =
            |id: &str| !source.messages.contains_key(id) && !source.unparsable.contains(id) && !needed.contains(id);
        for (id, entry) in catalog.messages.iter().filter(|(id, _)| unknown(id)) {
            let otherwise = format!("delete it: `{}`, the source, has no such message", source.locale);
            diagnostics.push(Diagnostic::new(
                &OBSOLETE_MESSAGE,
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
    // A locale without a single file is reported as that.
    if catalog.files.is_empty() {
        return Vec::new();
    }
    let used = used(letter);
    let mut entries: Vec<_> = source.messages.iter().filter(|(id, _)| used.contains(id.as_str())).collect();
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
        let found = Diagnostic::new(
            &MISSING_MESSAGE,
            at,
            format!("`{id}` is not translated into `{}`", catalog.locale),
            format!("add `{id} = …` to {folder}, or build a draft with `--allow-incomplete`"),
        )
        .label(entry.span.clone(), "to be translated");
        missing.push(Diagnostic { locale: Some(catalog.locale.to_string()), message_id: Some(id.clone()), ..found });
    }
    missing
}

/// Collects the messages of a catalog that have a text and lead only to messages and terms that are there.
pub(super) fn whole(catalog: &Catalog) -> BTreeSet<String> {
    // A fault spreads from what is missing to all that refers to it.
    let mut users: BTreeMap<Node, Vec<Node>> = BTreeMap::new();
    let mut broken: Vec<Node> = Vec::new();
    for (node, entry) in nodes(catalog) {
        if entry.value.is_none() {
            broken.push(node);
        }
        for reference in references(entry) {
            if entry_of(catalog, reference).is_none() {
                broken.push(node);
            }
            users.entry(reference).or_default().push(node);
        }
    }
    let mut spoilt: BTreeSet<Node> = BTreeSet::new();
    while let Some(node) = broken.pop() {
        if spoilt.insert(node) {
            broken.extend(users.get(&node).into_iter().flatten());
        }
    }
    let whole = catalog.messages.keys().filter(|id| !spoilt.contains(&(Sort::Message, id.as_str())));
    whole.cloned().collect()
}

fn required_furniture(letter: &Letter) -> Vec<&'static str> {
    let mut ids =
        vec![furniture::SIGNATORIES, furniture::AUTHOR, furniture::PAGE, furniture::TRANSLATION, furniture::DRAFT];
    if letter.manifest.announcement.is_some() {
        ids.push(furniture::ANNOUNCEMENT);
    }
    if letter.manifest.delegations.is_some() {
        ids.extend(furniture::DELIVERY);
    }
    ids
}

/// Collects the messages that the outline or the page uses, and those they lead to, also through terms.
fn used(letter: &Letter) -> BTreeSet<&str> {
    let source = letter.source();
    let mut open: Vec<Node> = needed(letter).map(|id| (Sort::Message, id)).collect();
    let mut used = BTreeSet::new();
    while let Some(node) = open.pop() {
        if used.insert(node) {
            open.extend(entry_of(source, node).into_iter().flat_map(references));
        }
    }
    used.into_iter().filter(|(sort, _)| *sort == Sort::Message).map(|(_, id)| id).collect()
}

/// Lists the messages that the outline names and the page needs.
fn needed(letter: &Letter) -> impl Iterator<Item = &str> {
    let outline = letter.outlines().flat_map(Outline::messages).map(|id| id.value.as_str());
    outline.chain(required_furniture(letter))
}

/// What an entry is, and its identifier.
type Node<'a> = (Sort, &'a str);

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Sort {
    Message,
    Term,
}

fn nodes(catalog: &Catalog) -> impl Iterator<Item = (Node<'_>, &Entry)> {
    let messages = catalog.messages.iter().map(|(id, entry)| ((Sort::Message, id.as_str()), entry));
    messages.chain(catalog.terms.iter().map(|(id, entry)| ((Sort::Term, id.as_str()), entry)))
}

fn entry_of<'a>(catalog: &'a Catalog, (sort, id): Node) -> Option<&'a Entry> {
    match sort {
        Sort::Message => catalog.messages.get(id),
        Sort::Term => catalog.terms.get(id),
    }
}

fn references(entry: &Entry) -> Vec<Node<'_>> {
    let inlines = entry.patterns().flat_map(Pattern::inlines);
    inlines
        .filter_map(|inline| match inline {
            Inline::Message(id, _) => Some((Sort::Message, id.value.as_str())),
            Inline::Term(id, ..) => Some((Sort::Term, id.value.as_str())),
            Inline::String(_) | Inline::Number(_) | Inline::Variable(_) | Inline::Function(..) | Inline::Nested(_) => {
                None
            }
        })
        .collect()
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
