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
    let loaded = Letter::load(sources, &[]).map_err(Refusal::Machine)?;
    let mut diagnostics = loaded.diagnostics;
    let Some(letter) = loaded.letter else { return Ok(nothing(diagnostics, sources)) };
    let states = States::load(sources, &mut diagnostics).map_err(Refusal::Machine)?;
    let typesetter = Typesetter::new(sources, &mut diagnostics).map_err(Refusal::Machine)?;
    let choice = press::Choice { press: request.press.as_deref(), ..press::Choice::default() };
    let printer = press::printer(&letter, choice, sources, &mut diagnostics).map_err(|refusal| match refusal {
        build::Refusal::UnknownPress(unknown, known) => Refusal::UnknownPress(unknown, known),
        build::Refusal::UnknownLocale(unknown, known) => Refusal::UnknownLocale(unknown, known),
        build::Refusal::Machine(error) => Refusal::Machine(error),
    })?;
    let delegations = Delegations::load(&letter.manifest, sources).map_err(Refusal::Machine)?;
    let Some(mut delegations) = delegations else { return Err(Refusal::NoList) };
    diagnostics.extend(typesetter.check_glyphs(&letter, sources));
    let choosing = Choosing { letter: &letter, states: &states, sources };
    let ready = choosing.ready();
    let only = request.locale.as_ref().map(|locale| choosing.only(locale, &ready)).transpose()?;
    let day = request.day.unwrap_or(letter.manifest.date);
    let sound = !build::has_errors(&diagnostics) && delegations.is_readable;
    let addressings = addressings(&letter, &ready, day, sources);
    if sound {
        let list = &delegations.list;
        let assigned: Vec<(&Delegation, usize)> =
            list.iter().map(|row| (row, only.unwrap_or_else(|| ready.of(row)))).collect();
        delegations.diagnostics.extend(unprintable(&assigned, &addressings, &typesetter));
    }
    let line = |span: &Span| sources.places(span).0.line;
    let list_file = delegations.rows.first().map(|row| row.file);
    let in_list = |found: &Diagnostic| Some(found.span.file) == list_file;
    let faulty: BTreeSet<usize> =
        delegations.diagnostics.iter().filter(|found| in_list(found)).map(|found| line(&found.span)).collect();
    let mut list = delegations.list;
    list.retain(|row| !faulty.contains(&line(&row.span)));
    let kept: BTreeSet<&Span> = list.iter().map(|row| &row.span).collect();
    let left_out: Vec<usize> = delegations.rows.iter().filter(|row| !kept.contains(row)).map(line).collect();
    let is_refused = request.faulty_rows == FaultyRows::Refuse && !left_out.is_empty();
    let hopeless = !sound || is_refused || delegations.diagnostics.iter().any(|found| !in_list(found));
    diagnostics.extend(delegations.diagnostics);
    if hopeless {
        return Ok(nothing(diagnostics, sources));
    }
    let chosen = chosen(&list, &request.to).map_err(|(code, help)| Refusal::UnknownCode(code, help))?;
    let mut fallbacks: BTreeMap<&str, Fallback> = BTreeMap::new();
    let double: BTreeSet<&str> = both_seats(&list);
    let mut entries: Vec<Entry> = Vec::new();
    for delegation in chosen {
        let catalog = only.unwrap_or_else(|| ready.of(delegation));
        let locale = letter.catalogs()[catalog].locale.clone();
        let stem = stem(&letter.manifest.id, delegation, &locale, &double);
        entries.push(Entry { delegation: delegation.clone(), locale, stem, catalog });
    }
    let total = entries.len();
    let mut editions: Vec<Option<Edition>> = letter.catalogs().iter().map(|_| None).collect();
    let used: BTreeSet<usize> = entries.iter().map(|entry| entry.catalog).collect();
    for catalog in used {
        match Edition::resolve_as(Standing::Final, &letter, &letter.catalogs()[catalog], sources) {
            Ok(edition) => {
                diagnostics.extend(typesetter.check_edition(&letter, &edition));
                editions[catalog] = Some(edition);
            }
            Err(faults) => diagnostics.extend(faults),
        }
    }
    let fingerprint = fingerprint(&entries, &editions, request, day);
    if let Some(shard) = request.shard {
        entries =
            entries.into_iter().enumerate().filter(|(place, _)| shard.takes(*place)).map(|(_, entry)| entry).collect();
    }
    if only.is_none() {
        for entry in &entries {
            let language = entry.delegation.language;
            if let Some(reason) = ready.why_not(language) {
                let new = || Fallback { language, locale: entry.locale.clone(), reason, letters: 0 };
                fallbacks.entry(language).or_insert_with(new).letters += 1;
            }
        }
    }
    drop(addressings);
    tidy(&mut diagnostics, sources);
    // Faults of rows that are left out hold nothing back.
    let others: Vec<Diagnostic> =
        diagnostics.iter().filter(|found| Some(found.span.file) != list_file).cloned().collect();
    if build::has_errors(&others) {
        return Ok(Planned { plan: None, diagnostics, left_out });
    }
    let plan = Plan {
        entries,
        total,
        formats: request.formats.clone(),
        shard: request.shard,
        fallbacks: fallbacks.into_values().collect(),
        fingerprint,
        letter,
        editions,
        typesetter,
        printer,
        day,
    };
    Ok(Planned { plan: Some(plan), diagnostics, left_out })
}

fn nothing(mut diagnostics: Vec<Diagnostic>, sources: &Sources) -> Planned {
    tidy(&mut diagnostics, sources);
    Planned { plan: None, diagnostics, left_out: Vec::new() }
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
    /// For each catalog, what keeps it from being delivered.
    faults: Vec<Option<Reason>>,
}

impl Ready {
    /// Gives the index of the catalog for a delegation: the source's if there is none in its language.
    fn of(&self, delegation: &Delegation) -> usize {
        self.of_language.get(delegation.language).copied().and_then(Result::ok).unwrap_or(0)
    }

    fn why_not(&self, language: &str) -> Option<Reason> {
        self.of_language.get(language).copied().and_then(Result::err)
    }
}

impl Choosing<'_> {
    fn ready(&self) -> Ready {
        let shortfalls = build::shortfalls(self.letter, self.states, self.sources);
        let fault = |catalog: &Catalog| {
            let coverage = self.letter.coverage(catalog);
            let language = catalog.locale.language.as_str();
            let speaks = member_state::all().first().is_some_and(|state| state.of(language).is_some());
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
            candidates.sort_by_key(|&i| (i != 0, self.letter.catalogs()[i].locale.to_string() != language, i));
            let whole = candidates.iter().copied().find(|&i| faults[i].is_none());
            let first_fault = candidates.first().and_then(|&i| faults[i]).unwrap_or(Reason::NoLocale);
            (language, whole.ok_or(first_fault))
        });
        Ready { of_language: of_language.collect(), faults }
    }

    /// Finds the one locale that was asked for.
    fn only(&self, locale: &LanguageIdentifier, ready: &Ready) -> Result<usize, Refusal> {
        let catalogs = self.letter.catalogs();
        let Some(index) = catalogs.iter().position(|catalog| catalog.locale == *locale) else {
            let known = catalogs.iter().map(|catalog| catalog.locale.clone()).collect();
            return Err(Refusal::UnknownLocale(locale.clone(), known));
        };
        match ready.faults[index] {
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

/// Reports what would keep the page before a letter from being printed: messages that fail, characters without a glyph.
fn unprintable(
    assigned: &[(&Delegation, usize)],
    addressings: &[Option<Addressing<'_>>],
    typesetter: &Typesetter,
) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    for &(delegation, catalog) in assigned {
        let Some(addressing) = &addressings[catalog] else { continue };
        match addressing.address(delegation) {
            Ok(address) => found.extend(typesetter.check_address(addressing.letter(), delegation, &address)),
            Err(faults) => found.extend(faults),
        }
    }
    found
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
    text += &format!("{:?} {:?} {day:?} {}", request.formats, request.press, env!("CARGO_PKG_VERSION"));
    sha256(text.as_bytes())
}
