//! Carries out the checks that are wanted: bundle by bundle, locale by locale, and once for the whole.

use std::sync::OnceLock;

use rayon::prelude::*;

use super::rules::{self, Check, Run};
use super::settle::{self, Levels};
use super::subject::{Locale, Pages, Pair, Prose, Unit, Whole};
use super::{Checked, Request, bundle_coverage};
use crate::catalog::{Catalog, Entry, references};
use crate::diagnostic::{Diagnostic, Severity, tidy};
use crate::letter::OVERLONG_TEXT;
use crate::project::Project;
use crate::report::LocaleReport;
use crate::review::{self, Review};
use crate::source::Sources;

/// A check under way.
pub(super) struct Running<'a> {
    pub(super) whole: Whole<'a>,
    levels: Levels<'a>,
    request: &'a Request,
    active: Vec<&'static Check>,
}

/// What was found, by what it depends on, so that what did not change need not be looked at again.
#[derive(Debug, Default)]
pub(super) struct Found {
    /// In each bundle.
    pub(super) bundles: Vec<InBundle>,
    /// In each locale as a whole.
    pub(super) locales: Vec<Vec<Diagnostic>>,
}

/// What was found in a bundle.
#[derive(Debug)]
pub(super) struct InBundle {
    findings: Vec<Diagnostic>,
    /// The texts of the source and those that each locale has.
    coverage: Vec<(usize, usize)>,
}

/// Prepares the checks of a project.
pub(super) fn with<T>(project: &Project, sources: &Sources, request: &Request, run: impl FnOnce(&Running) -> T) -> T {
    let settings = project.settings();
    let locale = |(i, tag)| {
        let mut locale = Locale::new(tag, i == 0, &settings);
        locale.settings.min_coverage = request.floor(tag).or(locale.settings.min_coverage);
        locale
    };
    let locales: Vec<Locale> = project.locales.iter().enumerate().map(locale).collect();
    let levels = Levels::new(&settings, request);
    let active = rules::CHECKS.iter().filter(|check| levels.of(check.rule).is_some()).collect();
    let letter = project.letter();
    let parts = project.parts();
    let originals = if project.states.is_empty() { Vec::new() } else { review::originals(&parts, sources) };
    let recorded = |index: &usize| project.states.file(&project.locales[*index].to_string()).is_some();
    let reviews = (1..locales.len()).filter(recorded);
    let reviews = reviews.filter_map(|index| review::review(index, &parts, &originals, &project.states, sources));
    let reviews: Vec<Review> = reviews.collect();
    let whole = Whole {
        reviews: &reviews,
        sources,
        project,
        letter,
        settings: &settings,
        locales: &locales,
        today: request.today,
        editions: OnceLock::new(),
    };
    run(&Running { whole, levels, request, active })
}

impl Running<'_> {
    /// Looks at everything.
    pub(super) fn all(&self) -> Found {
        let bundles = self.whole.project.bundles();
        let bundles = bundles.par_iter().map(|catalogs| self.bundle(catalogs)).collect();
        let locales = (0..self.whole.locales.len()).into_par_iter().map(|index| self.locale(index)).collect();
        Found { bundles, locales }
    }

    /// Looks at what only all of a locale can tell, as references; those of a letter were looked at when it was read.
    pub(super) fn locale(&self, index: usize) -> Vec<Diagnostic> {
        let mut found = Vec::new();
        if self.whole.letter.is_none() {
            let project = self.whole.project;
            references::check(&project.catalogs_of(index), &project.catalogs_of(0), &mut found);
        }
        for check in &self.active {
            if let Run::Locale(run) = check.run {
                run(&self.whole, index, &mut found);
            }
        }
        found
    }

    /// Looks at catalogs that belong together, the source's first.
    pub(super) fn bundle(&self, catalogs: &[Catalog]) -> InBundle {
        let indices = 0..self.whole.locales.len();
        let coverage = indices.map(|index| bundle_coverage(index, catalogs, &self.whole)).collect();
        InBundle { findings: self.texts(catalogs), coverage }
    }

    fn texts(&self, catalogs: &[Catalog]) -> Vec<Diagnostic> {
        let Some(source) = catalogs.first() else { return Vec::new() };
        let units: Vec<Vec<Unit>> =
            source.messages.par_iter().map(|(id, entry)| Unit::of(id, entry, self.whole.sources)).collect();
        let locales: Vec<_> = catalogs.iter().zip(self.whole.locales).collect();
        let found = locales.par_iter().flat_map_iter(|(catalog, locale)| self.catalog(catalog, locale, source, &units));
        found.collect()
    }

    fn catalog(&self, catalog: &Catalog, locale: &Locale, source: &Catalog, units: &[Vec<Unit>]) -> Vec<Diagnostic> {
        let mut found = Vec::new();
        let prose = self.prose(locale);
        let texts = |units: &[Unit], found: &mut Vec<Diagnostic>| self.units(units, locale, &prose, found);
        for (id, entry) in &catalog.terms {
            texts(&Unit::of(&format!("-{id}"), entry, self.whole.sources), &mut found);
        }
        if locale.is_source {
            found.par_extend(units.par_iter().flat_map_iter(|units| {
                let mut found = Vec::new();
                texts(units, &mut found);
                found
            }));
        } else {
            let pairs: Vec<_> = merge(catalog, source, units).collect();
            found.par_extend(pairs.par_iter().flat_map_iter(|(id, entry, sources)| {
                let mut found = Vec::new();
                let units = Unit::of(id, entry, self.whole.sources);
                texts(&units, &mut found);
                self.pairs(sources.map_or(&[], Vec::as_slice), &units, locale, &mut found);
                found
            }));
        }
        self.pages(&Pages { locale, catalog, source, whole: &self.whole }, &mut found);
        found
    }

    /// Looks at a catalog beside that of the source.
    fn pages(&self, pages: &Pages, found: &mut Vec<Diagnostic>) {
        for check in &self.active {
            if let Run::Pages(run) = check.run {
                run(pages, found);
            }
        }
    }

    /// Gives the rules on prose that concern a locale.
    fn prose(&self, locale: &Locale) -> Vec<OnProse> {
        let concerning = |check: &&'static Check| match check.run {
            Run::Prose(languages, run) if languages.is_empty() || locale.is_any(languages) => Some(run),
            Run::Prose(..)
            | Run::Unit(_)
            | Run::Pair(_)
            | Run::Pages(_)
            | Run::Locale(_)
            | Run::Resolved(_)
            | Run::Whole(_) => None,
        };
        self.active.iter().filter_map(concerning).collect()
    }

    /// Looks at texts by themselves.
    fn units(&self, units: &[Unit], locale: &Locale, prose: &[OnProse], found: &mut Vec<Diagnostic>) {
        for unit in units {
            if let Some(overlong) = overlong(unit, &self.whole) {
                found.push(overlong);
                continue;
            }
            for check in &self.active {
                if let Run::Unit(run) = check.run {
                    run(unit, locale, &self.whole, found);
                }
            }
            for reading in &unit.readings {
                let subject = Prose { unit, reading, locale, whole: &self.whole };
                for run in prose {
                    run(&subject, found);
                }
            }
        }
    }

    /// Looks at one message of a locale: at its texts, at them beside the source's, at what they stand among, and at all that reading
    /// found of it.
    pub(super) fn message(&self, locale: &Locale, id: &str) -> Vec<Diagnostic> {
        let mut found = self.whole.project.diagnostics.clone();
        let index = self.whole.locales.iter().position(|known| known.tag == locale.tag);
        for catalogs in self.whole.project.bundles() {
            let catalog = index.and_then(|index| catalogs.get(index));
            let (Some(source), Some(catalog)) = (catalogs.first(), catalog) else { continue };
            let Some(entry) = catalog.messages.get(id) else { continue };
            self.pages(&Pages { locale, catalog, source, whole: &self.whole }, &mut found);
            let units = Unit::of(id, entry, self.whole.sources);
            self.units(&units, locale, &self.prose(locale), &mut found);
            if !locale.is_source {
                let source = source.messages.get(id).map(|entry| Unit::of(id, entry, self.whole.sources));
                self.pairs(&source.unwrap_or_default(), &units, locale, &mut found);
            }
        }
        for check in &self.active {
            if let (Run::Locale(run), Some(index)) = (check.run, index) {
                run(&self.whole, index, &mut found);
            } else if let Run::Resolved(run) = check.run {
                run(&self.whole, &mut found);
            }
        }
        settle::locate(&mut found, &self.whole);
        let tag = locale.tag.to_string();
        found.retain(|found| found.locale.as_ref() == Some(&tag) && found.is_about(id));
        tidy(&mut found, self.whole.sources);
        settle::settle(&mut found, &self.levels, &self.whole);
        // What is said of waivers concerns no message.
        found.retain(|found| found.is_about(id));
        found
    }

    fn pairs(&self, sources: &[Unit], targets: &[Unit], locale: &Locale, found: &mut Vec<Diagnostic>) {
        for target in targets {
            let Some(source) = sources.iter().find(|unit| unit.attribute == target.attribute) else { continue };
            if is_overlong(source) || is_overlong(target) {
                continue;
            }
            let source_locale = &self.whole.locales[0];
            let pair = Pair { source, target, locale, source_locale, whole: &self.whole };
            for check in &self.active {
                if let Run::Pair(run) = check.run {
                    run(&pair, found);
                }
            }
        }
    }

    /// Adds what only the whole can tell, and settles what everything weighs.
    pub(super) fn conclude(&self, found: &Found) -> Checked {
        let mut diagnostics = self.whole.project.diagnostics.clone();
        diagnostics.extend(found.locales.iter().flatten().cloned());
        diagnostics.extend(found.bundles.iter().flat_map(|bundle| &bundle.findings).cloned());
        diagnostics.par_extend(self.active.par_iter().flat_map_iter(|check| {
            let mut found = Vec::new();
            if let Run::Whole(run) | Run::Resolved(run) = check.run {
                run(&self.whole, &mut found);
            }
            found
        }));
        settle::locate(&mut diagnostics, &self.whole);
        if let Some(changed) = &self.request.changed {
            diagnostics.retain(|found| changed.concern(found, self.whole.sources));
        }
        // A text that reads in several ways can be found wrong in each of them, once.
        tidy(&mut diagnostics, self.whole.sources);
        let waived = settle::settle(&mut diagnostics, &self.levels, &self.whole);
        tidy(&mut diagnostics, self.whole.sources);
        let locales = (0..self.whole.locales.len()).map(|index| self.report(index, found, &diagnostics)).collect();
        Checked { diagnostics, locales, waived }
    }

    fn report(&self, index: usize, found: &Found, diagnostics: &[Diagnostic]) -> LocaleReport {
        let locale = &self.whole.locales[index];
        let tag = locale.tag.to_string();
        let own = || diagnostics.iter().filter(|found| found.locale.as_deref() == Some(&tag));
        let count = |severity: Severity| own().filter(|found| found.severity == severity).count();
        let (errors, warnings) = (count(Severity::Error), count(Severity::Warning));
        let counts = found.bundles.iter().map(|bundle| bundle.coverage[index]);
        let (messages, translated) = counts.fold((0, 0), |sum, count| (sum.0 + count.0, sum.1 + count.1));
        LocaleReport {
            source: locale.is_source,
            messages,
            translated,
            floor: locale.settings.min_coverage,
            errors,
            warnings,
            locale: tag,
        }
    }
}

/// What a rule on prose does.
type OnProse = fn(&Prose, &mut Vec<Diagnostic>);

/// Most bytes of a text that rules look at; the longest of anyone's prose is a fraction of this.
const LONGEST: usize = 60_000;

fn is_overlong(unit: &Unit) -> bool {
    unit.readings.iter().any(|reading| reading.text.len() > LONGEST)
}

/// Reports a text that is too long to be prose; those of a letter were looked at when it was read.
fn overlong(unit: &Unit, whole: &Whole) -> Option<Diagnostic> {
    if whole.letter.is_some() || !is_overlong(unit) {
        return None;
    }
    let message = format!("the text of `{}` has more than {LONGEST} bytes, and is not looked at", unit.name());
    Some(Diagnostic::new(&OVERLONG_TEXT, unit.span.clone(), message, "split it into several messages"))
}

/// Walks the messages of a catalog with the texts of their sources, where they have one.
fn merge<'a, 's, 'u>(
    catalog: &'a Catalog,
    source: &'s Catalog,
    units: &'u [Vec<Unit<'s>>],
) -> impl Iterator<Item = (&'a String, &'a Entry, Option<&'u Vec<Unit<'s>>>)> {
    let mut sources = source.messages.keys().zip(units).peekable();
    catalog.messages.iter().map(move |(id, entry)| {
        while sources.next_if(|(known, _)| *known < id).is_some() {}
        let found = sources.peek().filter(|(known, _)| *known == id).map(|(_, units)| *units);
        (id, entry, found)
    })
}
