//! Decides who gets which edition and finds what is wrong before anything is written. Sets no page.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

use rayon::prelude::*;
use unic_langid::LanguageIdentifier;

use super::{FaultyRows, Plan, Planned, Refusal, Request};
use crate::build::{self, Shortfall, press};
use crate::catalog::Catalog;
use crate::delegation::{Delegation, Delegations, Seat, chosen};
use crate::diagnostic::{Diagnostic, tidy};
use crate::edition::{Addressing, Edition, Standing};
use crate::export::files::sha256;
use crate::letter::{Coverage, Letter};
use crate::manifest::Date;
use crate::member_state;
use crate::source::{Sources, Span};
use crate::state::States;
use crate::typeset::Typesetter;

/// A letter to a delegation.
#[derive(Debug, Clone)]
pub struct Entry {
    /// To whom.
    pub delegation: Delegation,
    /// The locale of the letter.
    pub locale: LanguageIdentifier,
    /// The path of its files without their ending, relative to the folder of deliveries.
    pub stem: String,
    /// The index of the locale among the letter's catalogs.
    pub(super) catalog: usize,
}

/// Delegations that get the letter in its source locale, because there is no edition in their language.
#[derive(Debug, Clone)]
pub struct Fallback {
    /// Their language.
    pub language: &'static str,
    /// The locale they get.
    pub locale: LanguageIdentifier,
    /// Why.
    pub reason: Reason,
    /// How many letters that concerns.
    pub letters: usize,
}

/// Why there is no edition to deliver in a language.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reason {
    /// The letter has no such locale.
    NoLocale,
    /// Its translation has gaps.
    Gaps(Coverage),
    /// Texts have not reached the state that the locale requires.
    Shortfall(Shortfall),
    /// The names of States are not known in the language, or cannot be set in a sentence.
    NoNames,
}

impl fmt::Display for Reason {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NoLocale => f.write_str("the letter is not translated into it"),
            Self::Gaps(Coverage { translated, total }) => write!(f, "{translated} of {total} messages are translated"),
            Self::Shortfall(Shortfall { count: 1, required }) => write!(f, "1 text is not yet `{required}`"),
            Self::Shortfall(Shortfall { count, required }) => write!(f, "{count} texts are not yet `{required}`"),
            Self::NoNames => f.write_str("the names of States cannot be set in a sentence of it"),
        }
    }
}

/// Plans deliveries.
///
/// # Errors
/// See [`Refusal`]. What authors got wrong is in [`Planned::diagnostics`].
pub fn plan(sources: &mut Sources, request: &Request) -> Result<Planned, Refusal> {
    let mut diagnostics = Vec::new();
    let Some(inputs) = read(sources, request, &mut diagnostics)? else {
        return Ok(Planned::nothing(diagnostics, Vec::new(), sources));
    };
    let Inputs { letter, states, typesetter, printer, delegations } = inputs;
    let ready = Choosing { letter: &letter, states: &states, sources }.ready(request.locale.as_ref())?;
    let day = request.day.unwrap_or(letter.manifest.date);
    if build::has_errors(&diagnostics) || !delegations.is_readable {
        diagnostics.extend(delegations.diagnostics);
        return Ok(Planned::nothing(diagnostics, Vec::new(), sources));
    }
    let addressings = addressings(&letter, &ready, day, sources);
    let Sifted { list, left_out, faults } = sift(delegations, &ready, &addressings, &typesetter, sources);
    drop(addressings);
    let in_letter = faults.iter().any(|fault| matches!(fault, Fault::Letter(_)));
    diagnostics.extend(faults.into_iter().map(Fault::into_diagnostic));
    if in_letter || request.faulty_rows == FaultyRows::Refuse && !left_out.is_empty() {
        return Ok(Planned::nothing(diagnostics, left_out, sources));
    }
    let all = entries(&list, &letter, &ready, request)?;
    let total = all.len();
    let mut found = Vec::new();
    let editions = editions(&all, &letter, &typesetter, sources, &mut found);
    let hopeless = build::has_errors(&found);
    diagnostics.extend(found);
    if hopeless {
        return Ok(Planned::nothing(diagnostics, left_out, sources));
    }
    let fingerprint = fingerprint(&all, &editions, request, day);
    let of_shard = |place: usize| request.shard.is_none_or(|shard| shard.takes(place));
    let entries: Vec<Entry> =
        all.into_iter().enumerate().filter(|(place, _)| of_shard(*place)).map(|(_, entry)| entry).collect();
    let plan = Plan {
        fallbacks: ready.fallbacks(&entries),
        entries,
        total,
        formats: request.formats.clone(),
        shard: request.shard,
        fingerprint,
        letter,
        editions,
        typesetter,
        printer,
        day,
    };
    tidy(&mut diagnostics, sources);
    Ok(Planned { plan: Some(plan), diagnostics, left_out })
}

impl Planned {
    fn nothing(mut diagnostics: Vec<Diagnostic>, left_out: Vec<usize>, sources: &Sources) -> Self {
        tidy(&mut diagnostics, sources);
        Self { plan: None, diagnostics, left_out }
    }
}

/// What a plan is made from.
struct Inputs {
    letter: Letter,
    states: States,
    typesetter: Typesetter,
    printer: press::Printer,
    delegations: Delegations,
}

fn read(
    sources: &mut Sources,
    request: &Request,
    diagnostics: &mut Vec<Diagnostic>,
) -> Result<Option<Inputs>, Refusal> {
    let loaded = Letter::load(sources, &[]).map_err(Refusal::Machine)?;
    diagnostics.extend(loaded.diagnostics);
    let Some(letter) = loaded.letter else { return Ok(None) };
    let states = States::load(sources, diagnostics).map_err(Refusal::Machine)?;
    let typesetter = Typesetter::new(sources, diagnostics).map_err(Refusal::Machine)?;
    let choice = press::Choice { press: request.press.as_deref(), ..press::Choice::default() };
    let printer = press::printer(&letter, choice, sources, diagnostics).map_err(|refusal| match refusal {
        build::Refusal::UnknownPress(unknown, known) => Refusal::UnknownPress(unknown, known),
        build::Refusal::UnknownLocale(unknown, known) => Refusal::UnknownLocale(unknown, known),
        build::Refusal::Machine(error) => Refusal::Machine(error),
    })?;
    let delegations = Delegations::load(&letter.manifest, sources).map_err(Refusal::Machine)?;
    let Some(delegations) = delegations else { return Err(Refusal::NoList) };
    diagnostics.extend(typesetter.check_glyphs(&letter, sources));
    Ok(Some(Inputs { letter, states, typesetter, printer, delegations }))
}

/// Something wrong, and whether it can be left out with a row of the list.
enum Fault {
    Row(Diagnostic),
    Letter(Diagnostic),
}

impl Fault {
    fn into_diagnostic(self) -> Diagnostic {
        match self {
            Self::Row(diagnostic) | Self::Letter(diagnostic) => diagnostic,
        }
    }
}

/// The rows of a list that can be carried out.
struct Sifted {
    list: Vec<Delegation>,
    /// The lines of the others.
    left_out: Vec<usize>,
    faults: Vec<Fault>,
}

/// Parts the sound rows from those with a fault, also where only resolving and setting them shows it.
fn sift(
    delegations: Delegations,
    ready: &Ready,
    addressings: &[Option<Addressing<'_>>],
    typesetter: &Typesetter,
    sources: &Sources,
) -> Sifted {
    let Delegations { mut list, rows, mut diagnostics, .. } = delegations;
    diagnostics.extend(list.iter().flat_map(|row| unprintable(row, addressings[ready.of(row)].as_ref(), typesetter)));
    let line = |span: &Span| sources.places(span).0.line;
    let file = rows.first().map(|row| row.file);
    let sort = |found: Diagnostic| {
        if Some(found.span.file) == file { Fault::Row(found) } else { Fault::Letter(found) }
    };
    let faults: Vec<Fault> = diagnostics.into_iter().map(sort).collect();
    let of_row = faults.iter().filter_map(|fault| match fault {
        Fault::Row(found) => Some(line(&found.span)),
        Fault::Letter(_) => None,
    });
    let lines: BTreeSet<usize> = of_row.collect();
    list.retain(|row| !lines.contains(&line(&row.span)));
    let kept: BTreeSet<&Span> = list.iter().map(|row| &row.span).collect();
    let left_out = rows.iter().filter(|row| !kept.contains(row)).map(line).collect();
    Sifted { list, left_out, faults }
}

/// Reports what would keep the page before a letter from being printed: messages that fail, characters without a glyph.
fn unprintable(row: &Delegation, addressing: Option<&Addressing<'_>>, typesetter: &Typesetter) -> Vec<Diagnostic> {
    let Some(addressing) = addressing else { return Vec::new() };
    match addressing.address(row) {
        Ok(address) => typesetter.check_address(addressing.letter(), row, &address),
        Err(faults) => faults,
    }
}

/// Gives the letters to those who are asked for, in the order of the list.
fn entries(list: &[Delegation], letter: &Letter, ready: &Ready, request: &Request) -> Result<Vec<Entry>, Refusal> {
    let chosen = chosen(list, &request.to).map_err(|(code, help)| Refusal::UnknownCode(code, help))?;
    let double: BTreeSet<&str> = both_seats(list);
    let entry = |delegation: &Delegation| {
        let catalog = ready.of(delegation);
        let locale = letter.catalogs()[catalog].locale.clone();
        if let Some(reason) = ready.faults[catalog] {
            return Err(Refusal::NotReady(locale, reason));
        }
        let stem = stem(&letter.manifest.id, delegation, &locale, &double);
        Ok(Entry { delegation: delegation.clone(), locale, stem, catalog })
    };
    chosen.into_iter().map(entry).collect()
}

/// Resolves the letter in every locale that is needed.
fn editions(
    entries: &[Entry],
    letter: &Letter,
    typesetter: &Typesetter,
    sources: &Sources,
    diagnostics: &mut Vec<Diagnostic>,
) -> Vec<Option<Edition>> {
    let used: BTreeSet<usize> = entries.iter().map(|entry| entry.catalog).collect();
    let mut resolve = |(i, catalog)| {
        if !used.contains(&i) {
            return None;
        }
        let resolved = Edition::resolve_as(Standing::Final, letter, catalog, sources);
        let edition = resolved.map_err(|faults| diagnostics.extend(faults)).ok()?;
        diagnostics.extend(typesetter.check_edition(letter, &edition));
        Some(edition)
    };
    letter.catalogs().iter().enumerate().map(&mut resolve).collect()
}

/// Chooses locales.
struct Choosing<'a> {
    letter: &'a Letter,
    states: &'a States,
    sources: &'a Sources,
}

/// For each official language of the United Nations, the catalog to deliver or why there is none. The source is the first catalog.
struct Ready {
    of_language: BTreeMap<&'static str, Result<usize, Reason>>,
    /// The catalog of all letters, if one was asked for.
    only: Option<usize>,
    /// For each catalog, what keeps it from being delivered.
    faults: Vec<Option<Reason>>,
}

impl Ready {
    /// Gives the index of the catalog for a delegation: the source's if there is none in its language.
    fn of(&self, delegation: &Delegation) -> usize {
        let of_language = || self.of_language.get(delegation.language).copied().and_then(Result::ok).unwrap_or(0);
        self.only.unwrap_or_else(of_language)
    }

    /// Counts the letters that are not in the language of their delegation, for want of an edition.
    fn fallbacks(&self, entries: &[Entry]) -> Vec<Fallback> {
        let mut fallbacks: BTreeMap<&str, Fallback> = BTreeMap::new();
        for entry in entries.iter().filter(|_| self.only.is_none()) {
            let language = entry.delegation.language;
            if let Some(Err(reason)) = self.of_language.get(language).copied() {
                let new = || Fallback { language, locale: entry.locale.clone(), reason, letters: 0 };
                fallbacks.entry(language).or_insert_with(new).letters += 1;
            }
        }
        fallbacks.into_values().collect()
    }
}

impl Choosing<'_> {
    /// Finds what can be delivered; in one locale, if that is asked for.
    fn ready(&self, only: Option<&LanguageIdentifier>) -> Result<Ready, Refusal> {
        let shortfalls = build::shortfalls(self.letter, self.states, self.sources);
        let fault = |catalog: &Catalog| {
            let coverage = self.letter.coverage(catalog);
            let language = catalog.locale.language.as_str();
            let speaks = member_state::all().first().is_some_and(|state| state.of_formal(language).is_some());
            if !speaks {
                Some(Reason::NoNames)
            } else if !coverage.is_complete() {
                Some(Reason::Gaps(coverage))
            } else {
                shortfalls.get(&catalog.locale.to_string()).copied().map(Reason::Shortfall)
            }
        };
        let faults: Vec<Option<Reason>> = self.letter.catalogs().iter().map(fault).collect();
        let of_language = member_state::LANGUAGES.into_iter().map(|language| {
            let of_it = |(_, catalog): &(usize, &Catalog)| catalog.locale.language.as_str() == language;
            // The language as such before its varieties, those in order of their tags; the source's own before all.
            let mut candidates: Vec<usize> =
                self.letter.catalogs().iter().enumerate().filter(of_it).map(|(i, _)| i).collect();
            candidates.sort_by_key(|&i| (i != 0, self.letter.catalogs()[i].locale != language, i));
            let whole = candidates.iter().copied().find(|&i| faults[i].is_none());
            let first_fault = candidates.first().and_then(|&i| faults[i]).unwrap_or(Reason::NoLocale);
            (language, whole.ok_or(first_fault))
        });
        let of_language = of_language.collect();
        let only = only.map(|locale| self.only(locale, &faults)).transpose()?;
        Ok(Ready { of_language, only, faults })
    }

    /// Finds the one locale that was asked for.
    fn only(&self, locale: &LanguageIdentifier, faults: &[Option<Reason>]) -> Result<usize, Refusal> {
        let catalogs = self.letter.catalogs();
        let Some(index) = catalogs.iter().position(|catalog| catalog.locale == *locale) else {
            let known = catalogs.iter().map(|catalog| catalog.locale.clone()).collect();
            return Err(Refusal::UnknownLocale(locale.clone(), known));
        };
        match faults[index] {
            Some(reason) => Err(Refusal::NotReady(locale.clone(), reason)),
            None => Ok(index),
        }
    }
}

/// Prepares the words of address of every locale that can be delivered; of the source in any case.
fn addressings<'a>(letter: &'a Letter, ready: &Ready, day: Date, sources: &'a Sources) -> Vec<Option<Addressing<'a>>> {
    let addressing = |(i, catalog)| {
        let wanted = i == 0 || ready.faults.get(i).is_some_and(Option::is_none);
        wanted.then(|| Addressing::new(letter, catalog, day, sources)).flatten()
    };
    letter.catalogs().iter().enumerate().map(addressing).collect()
}

/// Collects the codes of States whose missions in both seats are in the list: their files need two names.
fn both_seats(list: &[Delegation]) -> BTreeSet<&str> {
    let with =
        |seat| list.iter().filter(move |row| row.seat == seat).map(|row| row.state.code).collect::<BTreeSet<_>>();
    with(Seat::NewYork).intersection(&with(Seat::Geneva)).copied().collect()
}

fn stem(id: &str, delegation: &Delegation, locale: &LanguageIdentifier, double: &BTreeSet<&str>) -> String {
    let code = delegation.state.code;
    let seat = match delegation.seat {
        Seat::Geneva if double.contains(code) => ".geneva",
        Seat::NewYork | Seat::Geneva => "",
    };
    format!("{code}/{id}.{code}{seat}.{locale}")
}

/// Hashes what letters are made from: who gets them and what they say. Templates and fonts come with the program and the project.
fn fingerprint(entries: &[Entry], editions: &[Option<Edition>], request: &Request, day: Date) -> String {
    let about = |entry: &Entry| {
        let Delegation { addressee, gender, paper, seat, .. } = &entry.delegation;
        format!("{}\t{addressee:?}\t{gender:?}\t{paper:?}\t{seat:?}\n", entry.stem)
    };
    let mut text: String = entries.iter().map(about).collect();
    let documents = editions.iter().flatten().flat_map(|edition| &edition.documents);
    let documents: Vec<String> = documents
        .collect::<Vec<_>>()
        .par_iter()
        .map(|document| serde_json::to_string(document).expect("documents hold nothing that JSON cannot"))
        .collect();
    text.extend(documents);
    let version = env!("CARGO_PKG_VERSION");
    text.extend([format!("{:?} {:?} {day:?} {version}", request.formats, request.press)]);
    sha256(text.as_bytes())
}
