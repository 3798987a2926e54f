//! Compares the texts of translations with what was decided of them: which are missing, stale, drafts, translated or reviewed.
//! Decides nothing by itself.

mod accept;
pub mod words;

use std::collections::BTreeMap;

use rayon::prelude::*;
use serde::Serialize;
use unic_langid::LanguageIdentifier;

use crate::catalog::canonical::canonical;
use crate::catalog::{Catalog, Element, Entry, Pattern};
use crate::manifest::State;
use crate::source::{Sources, Span};
use crate::state::{Digits, Line, States};

pub use accept::{Accepted, Choice, Decision, Verdict, accept, files};

/// Catalogs that belong together, the source's first, and their path below the folder of a locale; empty for those of a letter.
pub type Part<'a> = (&'a str, &'a [Catalog]);

/// A text of the source: a message or an attribute.
#[derive(Debug)]
pub struct Original<'a> {
    /// Names it in state files: `message`, `message.attribute`, in a folder of several files `file.ftl:message`.
    pub name: String,
    /// Where its identifier stands.
    pub span: &'a Span,
    /// The text in its one spelling.
    pub text: String,
    /// The digits of that.
    pub digits: Digits,
    /// How many words it has.
    pub words: usize,
    part: usize,
    message: &'a str,
    attribute: Option<&'a str>,
}

/// How the translations of one locale stand.
#[derive(Debug)]
pub struct Review<'a> {
    /// The locale.
    pub locale: &'a LanguageIdentifier,
    /// Whether it has a state file; without one, nothing is known to be stale or a draft.
    pub has_states: bool,
    /// Every text of the source.
    pub texts: Vec<Translation<'a>>,
}

/// How the translation of one text stands.
#[derive(Debug)]
pub struct Translation<'a> {
    /// What is translated.
    pub original: &'a Original<'a>,
    /// Where its identifier stands, and the digits of its text, if there is one.
    pub target: Option<(&'a Span, Digits)>,
    /// What was decided of it, whatever has changed since.
    pub line: Option<&'a Line>,
    /// How it stands.
    pub status: Status,
}

/// How a translation stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Status {
    /// There is none.
    Missing,
    /// The source changed since it was accepted.
    Stale,
    /// It was never accepted, or changed since.
    Draft,
    /// It was accepted.
    Translated,
    /// It was accepted by someone who read it.
    Reviewed,
}

impl Original<'_> {
    /// Gives the message.
    pub fn message(&self) -> &str {
        self.message
    }

    /// Gives the attribute, if it is not the message's value.
    pub fn attribute(&self) -> Option<&str> {
        self.attribute
    }

    /// Names it as translators do: `message` or `message.attribute`.
    pub fn id(&self) -> String {
        name("", self.message, self.attribute)
    }
}

impl Status {
    /// Gives the state that a translation has reached.
    pub fn reached(self) -> State {
        match self {
            Self::Missing | Self::Stale | Self::Draft => State::Draft,
            Self::Translated => State::Translated,
            Self::Reviewed => State::Reviewed,
        }
    }
}

/// Lists the texts of the source.
pub fn originals<'a>(parts: &[Part<'a>], sources: &Sources) -> Vec<Original<'a>> {
    let mut found = Vec::new();
    for (part, (path, catalogs)) in parts.iter().enumerate() {
        let Some(source) = catalogs.first() else { continue };
        for (id, entry) in &source.messages {
            for (attribute, span, pattern) in texts(entry) {
                found.push((part, *path, id.as_str(), attribute, span, pattern));
            }
        }
    }
    let original = |(part, path, message, attribute, span, pattern)| {
        let text = canonical(pattern, sources);
        let digits = Digits::of(&text);
        let words = words_of(pattern, sources);
        Original { name: name(path, message, attribute), span, text, digits, words, part, message, attribute }
    };
    found.into_par_iter().map(original).collect()
}

/// Tells how the translations of the locale with an index stand.
pub fn review<'a>(
    index: usize,
    parts: &[Part<'a>],
    originals: &'a [Original<'a>],
    states: &'a States,
    sources: &Sources,
) -> Option<Review<'a>> {
    let locale = &parts.first()?.1.get(index)?.locale;
    let file = states.file(&locale.to_string());
    let translation = |original: &'a Original<'a>| {
        let entry = parts[original.part].1[index].messages.get(original.message);
        let found = entry.and_then(|entry| texts(entry).into_iter().find(|text| text.0 == original.attribute));
        let target = found.map(|(_, span, pattern)| (span, Digits::of(&canonical(pattern, sources))));
        let digits = target.map(|(_, digits)| digits);
        let line = file.and_then(|file| file.line(&original.name, original.digits, digits));
        Translation { original, target, line, status: status(original, digits, line) }
    };
    Some(Review { locale, has_states: file.is_some(), texts: originals.par_iter().map(translation).collect() })
}

impl Review<'_> {
    /// Counts the translations that stand so.
    pub fn count(&self, status: Status) -> usize {
        self.texts.iter().filter(|text| text.status == status).count()
    }

    /// Lists the translations that have not reached a state; those that are missing are another matter.
    pub fn below(&self, state: State) -> impl Iterator<Item = &Translation<'_>> {
        self.texts.iter().filter(move |text| text.status != Status::Missing && text.status.reached() < state)
    }
}

fn status(original: &Original, target: Option<Digits>, line: Option<&Line>) -> Status {
    match (target, line) {
        (None, _) => Status::Missing,
        (Some(_), None) => Status::Draft,
        (Some(_), Some(line)) if line.source != original.digits => Status::Stale,
        (Some(target), Some(line)) if line.translation != target => Status::Draft,
        (Some(_), Some(line)) => match line.state {
            State::Draft => Status::Draft,
            State::Translated => Status::Translated,
            State::Reviewed => Status::Reviewed,
        },
    }
}

/// Lists the value and the attributes of an entry, each once.
fn texts(entry: &Entry) -> Vec<(Option<&str>, &Span, &Pattern)> {
    let mut found: Vec<(Option<&str>, &Span, &Pattern)> =
        entry.value.iter().map(|pattern| (None, &entry.span, pattern)).collect();
    for (name, pattern) in &entry.attributes {
        if !found.iter().any(|(known, ..)| *known == Some(name.value.as_str())) {
            found.push((Some(&name.value), &name.span, pattern));
        }
    }
    found
}

fn name(path: &str, message: &str, attribute: Option<&str>) -> String {
    let mut name = String::new();
    if !path.is_empty() {
        // A name of a file can hold what would end the line.
        path.chars().for_each(|c| if c.is_control() { name.extend(c.escape_unicode()) } else { name.push(c) });
        name.push(':');
    }
    name.push_str(message);
    if let Some(attribute) = attribute {
        name.push('.');
        name.push_str(attribute);
    }
    name
}

fn words_of(pattern: &Pattern, sources: &Sources) -> usize {
    let count = |pattern: &Pattern| {
        let mut text = String::new();
        for element in &pattern.elements {
            match element {
                Element::Text(span) => text.push_str(sources.text(span)),
                Element::Placeable(_) => text.push(' '),
            }
        }
        words::count(&text)
    };
    pattern.variants().into_iter().map(count).sum()
}

/// Gives the texts of the source by their digits.
pub fn present<'a>(originals: &'a [Original]) -> BTreeMap<Digits, &'a str> {
    originals.iter().map(|original| (original.digits, original.text.as_str())).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    struct Read {
        paths: Vec<String>,
        catalogs: Vec<Vec<Catalog>>,
        states: States,
        sources: Sources,
    }

    impl Read {
        /// Reads texts in English and French, and the French state file.
        fn new(paths: &[&str], texts: [&[&str]; 2], lines: Option<&str>) -> Self {
            let folder = tempfile::tempdir().unwrap();
            if let Some(lines) = lines {
                std::fs::create_dir(folder.path().join("state")).unwrap();
                std::fs::write(folder.path().join("state/fr.tsv"), lines).unwrap();
            }
            let mut sources = Sources::open(folder.path()).unwrap();
            let mut diagnostics = Vec::new();
            let states = States::load(&mut sources, &mut diagnostics).unwrap();
            let mut catalogs = Vec::new();
            for i in 0..paths.len() {
                let mut parse = |locale: &str, text: &str| {
                    let file = sources.add(paths[i], text.into());
                    Catalog::parse(locale.parse().unwrap(), vec![file], &sources, &mut Vec::new())
                };
                catalogs.push(vec![parse("en", texts[0][i]), parse("fr", texts[1][i])]);
            }
            let paths = paths.iter().map(|path| (*path).to_owned()).collect();
            Self { paths, catalogs, states, sources }
        }

        fn parts(&self) -> Vec<Part<'_>> {
            self.paths.iter().map(String::as_str).zip(self.catalogs.iter().map(Vec::as_slice)).collect()
        }
    }

    #[test]
    fn texts_of_a_folder_are_named_with_their_file() {
        let english = ["open = Open\n", "-term = x\nopen = Open it\n    .title = Open\n    .title = Again\n"];
        let french = ["open = Ouvrir\nextra = x\n", ""];
        let read = Read::new(&["b.ftl", "menu/a.ftl"], [&english, &french], None);
        let parts = read.parts();
        let originals = originals(&parts, &read.sources);
        let names: Vec<&str> = originals.iter().map(|original| original.name.as_str()).collect();
        assert_eq!(names, ["b.ftl:open", "menu/a.ftl:open", "menu/a.ftl:open.title"]);
        assert_eq!(originals[2].id(), "open.title");
        assert_eq!(originals.iter().map(|original| original.words).collect::<Vec<_>>(), [1, 2, 1]);
        let review = review(1, &parts, &originals, &read.states, &read.sources).unwrap();
        assert!(!review.has_states);
        assert_eq!((review.count(Status::Draft), review.count(Status::Missing)), (1, 2));
    }

    #[test]
    fn each_status_follows_from_texts_and_line() {
        let moment = "2026-11-23T10:00:00Z";
        let line = |name: &str, source: &str, target: &str, state: &str| {
            format!("a.ftl:{name}\t{}\t{}\t{state}\t-\t{moment}\n", Digits::of(source), Digits::of(target))
        };
        let lines = line("stale", "Old", "Texte", "reviewed")
            + &line("edited", "Text", "Ancien", "reviewed")
            + &line("draft", "Text", "Texte", "draft")
            + &line("good", "Text", "Texte", "translated")
            + &line("best", "Text", "Texte", "reviewed")
            + &line("gone", "Text", "Texte", "reviewed");
        let ids = ["stale", "edited", "draft", "good", "best", "new"];
        let text = |text: &str| ids.map(|id| format!("{id} = {text}\n")).concat();
        let english = text("Text") + "missing = Text\n";
        let read = Read::new(&["a.ftl"], [&[&english], &[&text("Texte")]], Some(&lines));
        let parts = read.parts();
        let originals = originals(&parts, &read.sources);
        let review = review(1, &parts, &originals, &read.states, &read.sources).unwrap();
        let status = |id: &str| review.texts.iter().find(|text| text.original.message == id).unwrap().status;
        assert_eq!(status("missing"), Status::Missing);
        assert_eq!(status("stale"), Status::Stale);
        assert_eq!([status("edited"), status("draft"), status("new")], [Status::Draft; 3]);
        assert_eq!([status("good"), status("best")], [Status::Translated, Status::Reviewed]);
        let below = |state| review.below(state).map(|text| text.original.message).collect::<Vec<_>>();
        assert_eq!(below(State::Draft), [""; 0]);
        assert_eq!(below(State::Translated), ["draft", "edited", "new", "stale"]);
        assert_eq!(below(State::Reviewed), ["draft", "edited", "good", "new", "stale"]);

        let decision = |verdict| Decision { verdict, who: None, when: "2026-11-24T10:00:00Z" };
        let file = read.states.file("fr");
        let run = |verdict| {
            let accepted = accept(&review, file, decision(verdict), &Choice::All, |_| false);
            let changed: Vec<&str> = accepted.changed.iter().map(|text| text.original.message).collect();
            (changed, accepted.lines)
        };
        let (changed, accepted) = run(Verdict::Translated);
        assert_eq!(changed, ["draft", "edited", "new", "stale"]);
        assert_eq!(accepted["a.ftl:good"].when, moment);
        assert_eq!(accepted["a.ftl:best"].state, State::Reviewed);
        assert_eq!(accepted["a.ftl:stale"].state, State::Translated);
        assert!(!accepted.contains_key("a.ftl:gone") && !accepted.contains_key("a.ftl:missing"));
        assert_eq!(run(Verdict::Reviewed).0, ["draft", "edited", "good", "new", "stale"]);
        let (changed, accepted) = run(Verdict::Trivial);
        assert_eq!(changed, ["stale"]);
        assert_eq!(
            (accepted["a.ftl:stale"].state, accepted["a.ftl:stale"].source),
            (State::Reviewed, Digits::of("Text"))
        );
        let kept = super::accept(&review, file, decision(Verdict::Translated), &Choice::All, |_| true);
        assert!(kept.lines.contains_key("a.ftl:gone"));
    }
}
