//! Carries out the fixes of findings by splicing files; every byte that no fix names stays. Writes nothing.

use std::collections::{BTreeMap, BTreeSet};

use unic_langid::LanguageIdentifier;

use super::{Request, check};
use crate::catalog::Catalog;
use crate::diagnostic::{Diagnostic, Edit, Fix};
use crate::project::{Project, Refusal};
use crate::source::{FileId, Sources};

/// Most rounds: a fix can make room for the next, but not for ever.
const ROUNDS: usize = 10;

/// A file as it should be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FixedFile {
    /// Its path in the project.
    pub path: String,
    /// What it holds.
    pub before: String,
    /// What it should hold.
    pub after: String,
}

/// Checks a project, carries out every fix, and does so again until nothing is left to fix; gives the changed files in byte order
/// of their paths, and how many fixes were carried out.
///
/// # Errors
/// See [`Refusal`].
pub fn fix(
    sources: &Sources,
    wanted: &[LanguageIdentifier],
    source: Option<&LanguageIdentifier>,
    request: &Request,
) -> Result<(Vec<FixedFile>, usize), Refusal> {
    let mut files: BTreeMap<String, FixedFile> = BTreeMap::new();
    let mut carried_out = 0;
    for _ in 0..ROUNDS {
        let overlay = files.values().map(|file| (file.path.clone(), file.after.clone().into_bytes())).collect();
        let mut sources = sources.with_overlay(overlay);
        let project = Project::load(&mut sources, wanted, source)?;
        let checked = check(&project, &sources, request);
        let (fixed, count) = round(&checked.diagnostics, &sources);
        if fixed.is_empty() {
            break;
        }
        carried_out += count;
        for file in fixed {
            let before = files.remove(&file.path).map_or(file.before, |earlier| earlier.before);
            files.insert(file.path.clone(), FixedFile { before, ..file });
        }
    }
    let files = files.into_values().filter(|file| file.before != file.after).collect();
    Ok((files, carried_out))
}

/// Carries out the fixes that do not get in each other's way, and counts them.
pub fn round(diagnostics: &[Diagnostic], sources: &Sources) -> (Vec<FixedFile>, usize) {
    let mut by_file: BTreeMap<FileId, Vec<&Fix>> = BTreeMap::new();
    for fix in diagnostics.iter().filter_map(|found| found.fix.as_ref()) {
        let Some(file) = fix.edits.first().map(|edit| edit.span.file) else { continue };
        if fix.edits.iter().all(|edit| edit.span.file == file) {
            by_file.entry(file).or_default().push(fix);
        }
    }
    let mut fixed = Vec::new();
    let mut carried_out = 0;
    for (file, mut fixes) in by_file {
        fixes.sort_by_key(|fix| fix.edits.iter().map(|edit| edit.span.start).min());
        let before = sources.file(file).text();
        let mut chosen: Vec<&Fix> = Vec::new();
        for fix in fixes {
            if !chosen.iter().rev().take(50).any(|other| clash(fix, other)) {
                chosen.push(fix);
            }
        }
        let mut after = splice(before, chosen.iter().flat_map(|fix| &fix.edits));
        if !keeps_entries(before, &after) {
            // One of them spoils a message: carry them out one by one, and leave that one out.
            let mut kept: Vec<&Fix> = Vec::new();
            for fix in chosen {
                let attempt = splice(before, kept.iter().chain([&fix]).flat_map(|fix| &fix.edits));
                if keeps_entries(before, &attempt) {
                    kept.push(fix);
                }
            }
            after = splice(before, kept.iter().flat_map(|fix| &fix.edits));
            chosen = kept;
        }
        if after != before {
            carried_out += chosen.len();
            let path = sources.file(file).path().to_owned();
            fixed.push(FixedFile { path, before: before.to_owned(), after });
        }
    }
    (fixed, carried_out)
}

/// Tells whether two fixes touch the same bytes, or the same place.
fn clash(one: &Fix, other: &Fix) -> bool {
    one.edits.iter().any(|a| other.edits.iter().any(|b| a.span.start <= b.span.end && b.span.start <= a.span.end))
}

fn splice<'a>(text: &str, edits: impl Iterator<Item = &'a Edit>) -> String {
    let mut edits: Vec<&Edit> = edits.collect();
    edits.sort_by_key(|edit| (edit.span.start, edit.span.end));
    let mut out = String::with_capacity(text.len());
    let mut at = 0;
    for edit in edits {
        if edit.span.start < at {
            continue;
        }
        out.push_str(&text[at..edit.span.start]);
        out.push_str(&edit.text);
        at = edit.span.end;
    }
    out.push_str(&text[at..]);
    out
}

/// Tells whether every message and term that could be read before still can be, with the same attributes.
fn keeps_entries(before: &str, after: &str) -> bool {
    let after = entries(after);
    entries(before).is_subset(&after)
}

fn entries(text: &str) -> BTreeSet<String> {
    let mut sources = Sources::in_memory();
    let file = sources.add("", text.as_bytes().to_vec());
    let locale = "en".parse().expect("`en` is a language");
    let catalog = Catalog::parse(locale, vec![file], &sources, &mut Vec::new());
    let messages = catalog.messages.iter().map(|(id, entry)| (id.clone(), entry));
    let terms = catalog.terms.iter().map(|(id, entry)| (format!("-{id}"), entry));
    messages
        .chain(terms)
        .flat_map(|(id, entry)| {
            let attributes: Vec<String> =
                entry.attributes.iter().map(|(name, _)| format!("{id}.{}", name.value)).collect();
            attributes.into_iter().chain(entry.value.is_some().then_some(id))
        })
        .collect()
}
