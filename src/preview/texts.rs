//! Lists the texts of a locale beside their source, with all that helps to translate them; changes nothing.

use std::collections::HashMap;

use serde::Serialize;
use unic_langid::LanguageIdentifier;

use crate::catalog::{Entry, Pattern};
use crate::check::{Counterpart, counterparts};
use crate::letter::Letter;
use crate::manifest::{Block, Outline};
use crate::project::Project;
use crate::review::words::{Change, compare};
use crate::review::{self, Status};
use crate::source::Sources;

use super::splice::{Target, text_of};

/// A text to translate.
#[derive(Debug, Serialize)]
pub struct Text {
    /// The message.
    pub id: String,
    /// The attribute, if it is not the message's value.
    pub attribute: Option<String>,
    /// The file of the source, without its folder.
    pub file: String,
    /// What the source says.
    pub source: String,
    /// What the translation says.
    pub target: Option<String>,
    /// Whether its message cannot be read in its file, so that the translation seems to be missing.
    pub broken: bool,
    /// How it stands; nothing for texts of the source itself.
    pub status: Option<Status>,
    /// The words of the source.
    pub words: usize,
    /// What changed in the source since the translation was settled.
    pub change: Option<Vec<Change>>,
    /// The agreed terms in it.
    pub terms: Vec<Counterpart>,
}

/// Lists the texts of a locale, in the order of the letter and then of the source's files; none if there is no such locale.
pub fn texts(project: &Project, sources: &Sources, locale: &LanguageIdentifier) -> Vec<Text> {
    let Some(letter) = project.letter() else { return Vec::new() };
    let Some(index) = letter.catalogs().iter().position(|catalog| catalog.locale == *locale) else { return Vec::new() };
    let parts = project.parts();
    let originals = review::originals(&parts, sources);
    let Some(review) = review::review(index, &parts, &originals, &project.states, sources) else { return Vec::new() };
    let order = order(letter);
    let mut found = Vec::new();
    for translation in &review.texts {
        let original = translation.original;
        let target = Target { id: original.message(), attribute: original.attribute() };
        let is_source = index == 0;
        let source = &letter.source().messages[target.id];
        let file = sources.file(source.span.file);
        let entry = letter.catalogs()[index].messages.get(target.id);
        let old = translation.line.filter(|_| translation.status == Status::Stale);
        let old = old.and_then(|line| project.states.text(line.source));
        let pattern = pattern(source, target.attribute);
        let terms = pattern
            .filter(|_| !is_source)
            .map(|pattern| counterparts(project, sources, letter.source(), pattern, source.span.file, locale));
        let rank = order.get(target.id).copied().unwrap_or(usize::MAX);
        found.push((
            (rank, source.span.file, original.span.start),
            Text {
                id: target.id.to_owned(),
                attribute: target.attribute.map(str::to_owned),
                file: file.path().rsplit('/').next().unwrap_or_default().to_owned(),
                source: text_of(file.text(), target).unwrap_or_default(),
                target: entry.and_then(|entry| text_of(sources.file(entry.span.file).text(), target).ok()),
                broken: letter.catalogs()[index].unparsable.contains(target.id),
                status: (!is_source).then_some(translation.status),
                words: original.words,
                change: old.map(|old| compare(old, &original.text)),
                terms: terms.unwrap_or_default(),
            },
        ));
    }
    found.sort_by_key(|(place, _)| *place);
    found.into_iter().map(|(_, text)| text).collect()
}

fn pattern<'a>(entry: &'a Entry, attribute: Option<&str>) -> Option<&'a Pattern> {
    match attribute {
        None => entry.value.as_ref(),
        Some(attribute) => {
            entry.attributes.iter().find(|(name, _)| name.value == attribute).map(|(_, pattern)| pattern)
        }
    }
}

/// Numbers the messages that the letter names, as they come.
fn order(letter: &Letter) -> HashMap<&str, usize> {
    let ids = letter.outlines().flat_map(ids);
    let mut order = HashMap::new();
    for (rank, id) in ids.enumerate() {
        order.entry(id).or_insert(rank);
    }
    order
}

fn ids(outline: &Outline) -> Vec<&str> {
    let head = [Some(&outline.title), outline.subtitle.as_ref(), outline.dateline.as_ref()];
    let body = outline.body.iter().flat_map(|block| match block {
        Block::Paragraph(id) | Block::Heading(id) => std::slice::from_ref(id),
        Block::Bullets(ids) | Block::Numbers(ids) => ids.as_slice(),
    });
    head.into_iter().flatten().chain(body).chain(outline.closing.as_ref()).map(|id| id.value.as_str()).collect()
}
