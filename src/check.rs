//! Finds what is wrong or doubtful in the words, figures and names of a project. Changes nothing and asks nobody.

pub mod fix;
mod literals;
mod marks;
mod names;
mod places;
pub mod reading;
mod rules;
mod settle;
pub mod subject;
#[cfg(test)]
mod testing;
mod wording;

use rayon::prelude::*;
use unic_langid::LanguageIdentifier;

use crate::catalog::{Catalog, Entry, references};
use crate::diagnostic::{Diagnostic, Severity, tidy};
use crate::manifest::Date;
use crate::project::Project;
use crate::report::LocaleReport;
use crate::source::Sources;

use rules::{Check, Run};
use subject::{Locale, Pages, Pair, Prose, Unit, Whole};

pub use rules::all as rules;

/// How a check is made.
#[derive(Debug, Clone)]
pub struct Request {
    /// The rules that are looked at; all if empty.
    pub select: Vec<String>,
    /// The rules that are not.
    pub ignore: Vec<String>,
    /// The day on which the check is made.
    pub today: Date,
    /// The coverage asked for, in percent, of one locale or of all; counts before what the settings say.
    pub min_coverage: Vec<(Option<LanguageIdentifier>, u8)>,
}

/// What came of a check.
#[derive(Debug)]
pub struct Checked {
    /// The findings, in order of file and place.
    pub diagnostics: Vec<Diagnostic>,
    /// The locales, the source locale first.
    pub locales: Vec<LocaleReport>,
    /// How many findings were waived.
    pub waived: usize,
}

/// Checks a project.
pub fn check(project: &Project, sources: &Sources, request: &Request) -> Checked {
    let settings = project.settings();
    let locales: Vec<Locale> =
        project.locales.iter().enumerate().map(|(i, tag)| Locale::new(tag, i == 0, &settings)).collect();
    let whole = Whole {
        sources,
        project,
        letter: project.letter(),
        settings: &settings,
        locales: &locales,
        today: request.today,
    };
    let mut diagnostics = project.diagnostics.clone();
    let levels = settle::Levels::new(&settings, request);
    let active: Vec<&Check> = rules::CHECKS.iter().filter(|check| levels.of(check.rule).is_some()).collect();
    if whole.letter.is_none() {
        for (index, _) in locales.iter().enumerate() {
            references::check(&project.catalogs_of(index), &project.catalogs_of(0), &mut diagnostics);
        }
    }
    for catalogs in project.bundles() {
        bundle(catalogs, &active, &whole, &mut diagnostics);
    }
    for check in &active {
        match check.run {
            Run::Whole(run) => run(&whole, &mut diagnostics),
            Run::Prose(..) | Run::Pair(..) | Run::Unit(..) | Run::Pages(..) => {}
        }
    }
    settle::locate(&mut diagnostics, &whole);
    let waived = settle::settle(&mut diagnostics, &levels, &whole);
    tidy(&mut diagnostics, sources);
    let locales = locales.iter().enumerate().map(|(i, locale)| report(i, locale, &whole, &diagnostics)).collect();
    Checked { diagnostics, locales, waived }
}

/// Checks catalogs that belong together, the source's first.
fn bundle(catalogs: &[Catalog], active: &[&Check], whole: &Whole, diagnostics: &mut Vec<Diagnostic>) {
    let Some(source) = catalogs.first() else { return };
    let source_units: Vec<Vec<Unit>> =
        source.messages.par_iter().map(|(id, entry)| Unit::of(id, entry, whole.sources)).collect();
    for (catalog, locale) in catalogs.iter().zip(whole.locales) {
        let prose: Vec<_> = active
            .iter()
            .filter_map(|check| match check.run {
                Run::Prose(languages, run) if languages.is_empty() || locale.is_any(languages) => Some(run),
                _ => None,
            })
            .collect();
        let texts = |units: &[Unit], found: &mut Vec<Diagnostic>| {
            for unit in units {
                for check in active {
                    if let Run::Unit(run) = check.run {
                        run(unit, locale, whole, found);
                    }
                }
                for reading in &unit.readings {
                    let subject = Prose { unit, reading, locale, whole };
                    prose.iter().for_each(|run| run(&subject, found));
                }
            }
        };
        let terms: Vec<(String, &Entry)> = catalog.terms.iter().map(|(id, entry)| (format!("-{id}"), entry)).collect();
        let mut found: Vec<Vec<Diagnostic>> = terms
            .par_iter()
            .map(|(id, entry)| {
                let mut found = Vec::new();
                texts(&Unit::of(id, entry, whole.sources), &mut found);
                found
            })
            .collect();
        if locale.is_source {
            found.par_extend(source_units.par_iter().map(|units| {
                let mut found = Vec::new();
                texts(units, &mut found);
                found
            }));
        } else {
            let pairs: Vec<_> = merge(catalog, source, &source_units).collect();
            found.par_extend(pairs.par_iter().map(|(id, entry, sources)| {
                let mut found = Vec::new();
                let units = Unit::of(id, entry, whole.sources);
                texts(&units, &mut found);
                for target in &units {
                    let source = sources.iter().flat_map(|units| units.iter());
                    let Some(source) = source.into_iter().find(|unit| unit.attribute == target.attribute) else {
                        continue;
                    };
                    let pair = Pair { source, target, locale, source_locale: &whole.locales[0], whole };
                    for check in active {
                        if let Run::Pair(run) = check.run {
                            run(&pair, &mut found);
                        }
                    }
                }
                found
            }));
        }
        diagnostics.extend(found.into_iter().flatten());
        let pages = Pages { locale, catalog, source, whole };
        for check in active {
            if let Run::Pages(run) = check.run {
                run(&pages, diagnostics);
            }
        }
    }
}

/// Walks the messages of a catalog with the texts of their sources, where they have one.
fn merge<'a, 's>(
    catalog: &'a Catalog,
    source: &Catalog,
    units: &'s [Vec<Unit<'s>>],
) -> impl Iterator<Item = (&'a String, &'a Entry, Option<&'s Vec<Unit<'s>>>)> {
    let mut sources = source.messages.keys().zip(units).peekable();
    catalog.messages.iter().map(move |(id, entry)| {
        while sources.next_if(|(known, _)| *known < id).is_some() {}
        let found = sources.peek().filter(|(known, _)| *known == id).map(|(_, units)| *units);
        (id, entry, found)
    })
}

fn report(index: usize, locale: &Locale, whole: &Whole, diagnostics: &[Diagnostic]) -> LocaleReport {
    let tag = locale.tag.to_string();
    let count = |severity: Severity| {
        diagnostics.iter().filter(|found| found.severity == severity && found.locale.as_deref() == Some(&tag)).count()
    };
    let (messages, translated) = coverage(index, whole);
    LocaleReport {
        source: locale.is_source,
        messages,
        translated,
        floor: locale.settings.min_coverage,
        errors: count(Severity::Error),
        warnings: count(Severity::Warning),
        locale: tag,
    }
}

/// Counts the texts of the source, attributes apart, and those that a locale has.
pub(crate) fn coverage(index: usize, whole: &Whole) -> (usize, usize) {
    let (mut messages, mut translated) = (0, 0);
    for catalogs in whole.project.bundles() {
        let (Some(source), Some(catalog)) = (catalogs.first(), catalogs.get(index)) else { continue };
        for (id, entry) in &source.messages {
            let own = catalog.messages.get(id);
            if entry.value.is_some() {
                messages += 1;
                let whole = whole.letter.is_none_or(|letter| letter.is_translated(catalog, id));
                translated += usize::from(whole && own.is_some_and(|own| own.value.is_some()));
            }
            for (name, _) in &entry.attributes {
                messages += 1;
                let has = |own: &Entry| own.attributes.iter().any(|(own, _)| own.value == name.value);
                translated += usize::from(own.is_some_and(has));
            }
        }
    }
    (messages, translated)
}
