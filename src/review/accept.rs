//! Settles what the state files hold after a decision; writes nothing.

use std::collections::{BTreeMap, BTreeSet};

use super::{Original, Review, Status, Translation};
use crate::manifest::State;
use crate::state::{self, Digits, Line, NOBODY, StateFile, States};

/// What is decided of translations.
#[derive(Debug, Clone, Copy)]
pub struct Decision<'a> {
    /// What is decided.
    pub verdict: Verdict,
    /// Who decides, if that is said.
    pub who: Option<&'a str>,
    /// When, in UTC: `2026-11-23T10:00:00Z`.
    pub when: &'a str,
}

/// What is decided of a translation.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Verdict {
    /// It says what the source says.
    Translated,
    /// Someone read it and approves.
    Reviewed,
    /// The change of the source means nothing for it: what was decided stands.
    Trivial,
}

/// Of which translations it is decided.
#[derive(Debug, Clone)]
pub enum Choice {
    /// Of all that need it.
    All,
    /// Of those with these names.
    Named(BTreeSet<String>),
}

/// What comes of a decision.
#[derive(Debug)]
pub struct Accepted<'a> {
    /// The lines of the state file.
    pub lines: BTreeMap<String, Line>,
    /// The translations of which something new is recorded.
    pub changed: Vec<&'a Translation<'a>>,
    /// The translations that would have to be there or be as they were, and are not.
    pub refused: Vec<&'a Translation<'a>>,
}

/// Gives the files in [`state::FOLDER`] that a decision changes, by name.
pub fn files(states: &States, locale: &str, accepted: &Accepted, originals: &[Original]) -> Vec<(String, String)> {
    let file = states.file(locale);
    if file.is_none() && accepted.changed.is_empty() {
        return Vec::new();
    }
    let lines = state::file(&accepted.lines);
    let texts = state::texts(states, locale, &accepted.lines, &super::present(originals));
    let present = [file.map_or("", |file| file.text.as_str()), states.texts_file()];
    let wanted = [(format!("{locale}.tsv"), lines), (state::TEXTS.to_owned(), texts)];
    wanted.into_iter().zip(present).filter(|((_, new), old)| new != old).map(|(new, _)| new).collect()
}

/// Carries out a decision. Of messages that the source does not have, lines stay if `keeps` says so.
pub fn accept<'a>(
    review: &'a Review<'a>,
    file: Option<&StateFile>,
    decision: Decision,
    choice: &Choice,
    keeps: impl Fn(&str) -> bool,
) -> Accepted<'a> {
    let mut accepted = Accepted { lines: BTreeMap::new(), changed: Vec::new(), refused: Vec::new() };
    let known: BTreeSet<&str> = review.texts.iter().map(|text| text.original.name.as_str()).collect();
    for name in file.iter().flat_map(|file| file.names()).filter(|name| !known.contains(name) && keeps(name)) {
        let line = file.and_then(|file| file.latest(name)).cloned();
        accepted.lines.extend(line.map(|line| (name.to_owned(), line)));
    }
    for text in &review.texts {
        let name = &text.original.name;
        let outcome = match choice {
            Choice::All => decide(text, decision).unwrap_or(None),
            Choice::Named(names) if names.contains(name) => decide(text, decision).unwrap_or_else(|Refused| {
                accepted.refused.push(text);
                None
            }),
            Choice::Named(_) => None,
        };
        if outcome.is_some() {
            accepted.changed.push(text);
        }
        let line = outcome.or_else(|| text.line.cloned());
        accepted.lines.extend(line.map(|line| (name.clone(), line)));
    }
    accepted
}

/// Why nothing can be decided of a translation: it is not there, or not as it was.
struct Refused;

/// Gives the new line of a translation; none if nothing new is to be said.
fn decide(text: &Translation, decision: Decision) -> Result<Option<Line>, Refused> {
    let (_, translation) = text.target.ok_or(Refused)?;
    let source = text.original.digits;
    let state = match decision.verdict {
        Verdict::Trivial => return trivial(text, translation, decision.when),
        Verdict::Translated => State::Translated,
        Verdict::Reviewed => State::Reviewed,
    };
    let current = match text.status {
        Status::Translated | Status::Reviewed => text.line,
        Status::Missing | Status::Stale | Status::Draft => None,
    };
    // What was reviewed is not less so because someone accepts it, and nobody's word does not replace somebody's.
    let stands =
        |line: &Line| line.state > state || line.state == state && decision.who.is_none_or(|who| who == line.who);
    if current.is_some_and(stands) {
        return Ok(None);
    }
    let who = decision.who.unwrap_or(NOBODY).to_owned();
    Ok(Some(Line { source, translation, state, who, when: decision.when.to_owned() }))
}

fn trivial(text: &Translation, translation: Digits, when: &str) -> Result<Option<Line>, Refused> {
    let Some(line) = text.line.filter(|_| text.status == Status::Stale) else { return Ok(None) };
    if line.translation != translation {
        return Err(Refused);
    }
    Ok(Some(Line { source: text.original.digits, when: when.to_owned(), ..line.clone() }))
}
