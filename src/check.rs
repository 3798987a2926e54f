//! Finds what is wrong or doubtful in the words, figures and names of a project. Changes nothing and asks nobody.

pub mod changed;
mod characters;
mod confusables;
mod counterparts;
mod endings;
mod facts;
pub mod fix;
mod french;
mod literals;
mod marks;
mod names;
mod numbers;
mod numerals;
mod original;
mod parity;
mod places;
mod plurals;
pub mod reading;
mod rules;
mod run;
pub mod session;
mod settle;
pub mod subject;
mod tags;
#[cfg(test)]
mod testing;
mod typography;
mod urls;
mod wording;
mod words;

use unic_langid::LanguageIdentifier;

use crate::catalog::{Catalog, Entry};
use crate::diagnostic::Diagnostic;
use crate::manifest::Date;
use crate::project::Project;
use crate::report::LocaleReport;
use crate::source::Sources;

use changed::ChangedLines;
use subject::Whole;

pub use counterparts::Counterpart;
pub(crate) use counterparts::counterparts;
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
    /// The lines that findings must concern, if not all.
    pub changed: Option<ChangedLines>,
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

impl Request {
    /// Asks for everything, on a day.
    pub fn on(today: Date) -> Self {
        Self { select: Vec::new(), ignore: Vec::new(), today, min_coverage: Vec::new(), changed: None }
    }

    /// Gives the coverage asked for of a locale: by name before by all.
    fn floor(&self, tag: &LanguageIdentifier) -> Option<u8> {
        let named = self.min_coverage.iter().rfind(|(locale, _)| locale.as_ref() == Some(tag));
        named.or(self.min_coverage.iter().rfind(|(locale, _)| locale.is_none())).map(|(_, percent)| *percent)
    }
}

/// Checks a project.
pub fn check(project: &Project, sources: &Sources, request: &Request) -> Checked {
    run::with(project, sources, request, |run| {
        let found = run.all();
        run.conclude(&found)
    })
}

/// Checks one message of a locale, fast enough to do so while it is typed. What only other messages can tell is left to [`check`].
pub fn message(
    project: &Project,
    sources: &Sources,
    request: &Request,
    locale: &LanguageIdentifier,
    id: &str,
) -> Vec<Diagnostic> {
    run::with(project, sources, request, |run| {
        let locale = run.whole.locales.iter().find(|known| known.tag == *locale);
        locale.map(|locale| run.message(locale, id)).unwrap_or_default()
    })
}

/// Names the plural categories of a locale, in the order of CLDR.
pub fn plural_categories(locale: &LanguageIdentifier) -> Vec<&'static str> {
    plurals::Plurals::new(locale).names()
}

/// Counts the texts of the source, attributes apart, and those that a locale has.
pub(crate) fn coverage(index: usize, whole: &Whole) -> (usize, usize) {
    let bundles = whole.project.bundles();
    let counts = bundles.iter().map(|catalogs| bundle_coverage(index, catalogs, whole));
    counts.fold((0, 0), |sum, count| (sum.0 + count.0, sum.1 + count.1))
}

/// Counts the same in catalogs that belong together.
fn bundle_coverage(index: usize, catalogs: &[Catalog], whole: &Whole) -> (usize, usize) {
    let (Some(source), Some(catalog)) = (catalogs.first(), catalogs.get(index)) else { return (0, 0) };
    let (mut messages, mut translated) = (0, 0);
    let mut owned = catalog.messages.iter().peekable();
    for (id, entry) in &source.messages {
        while owned.next_if(|(known, _)| *known < id).is_some() {}
        let own = owned.peek().filter(|(known, _)| *known == id).map(|(_, entry)| *entry);
        if entry.value.is_some() {
            messages += 1;
            let is_whole = whole.letter.is_none_or(|letter| letter.is_translated(catalog, id));
            translated += usize::from(is_whole && own.is_some_and(|own| own.value.is_some()));
        }
        for (name, _) in &entry.attributes {
            messages += 1;
            let has = |own: &Entry| own.attributes.iter().any(|(own, _)| own.value == name.value);
            translated += usize::from(own.is_some_and(has));
        }
    }
    (messages, translated)
}
