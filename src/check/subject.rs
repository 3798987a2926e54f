//! Gives rules what they look at: one text in one locale, a text beside its source, a locale, the whole project.

use std::sync::OnceLock;

use rayon::prelude::*;
use unic_langid::LanguageIdentifier;

use super::plurals::Plurals;
use super::reading::{Reading, readings};
use crate::catalog::{Catalog, Entry, Pattern};
use crate::diagnostic::{Diagnostic, Severity};
use crate::edition::Edition;
use crate::letter::{Letter, MISSING_MESSAGE};
use crate::locale::{self, Direction};
use crate::manifest::settings::Settings;
use crate::manifest::{Date, LocaleSettings};
use crate::project::Project;
use crate::review::Review;
use crate::source::{Sources, Span};

/// The whole of what is checked.
pub struct Whole<'a> {
    /// The files.
    pub sources: &'a Sources,
    /// The project.
    pub project: &'a Project,
    /// The letter, if the project is one.
    pub letter: Option<&'a Letter>,
    /// What the project asks for.
    pub settings: &'a Settings,
    /// The locales, the source locale first.
    pub locales: &'a [Locale],
    /// How the translations of each locale with a state file stand.
    pub reviews: &'a [Review<'a>],
    /// The day on which the check is made.
    pub today: Date,
    pub(super) editions: OnceLock<Vec<Result<Edition, Vec<Diagnostic>>>>,
}

/// A locale, and what rules need to know of it.
#[derive(Debug)]
pub struct Locale {
    /// Its tag.
    pub tag: LanguageIdentifier,
    /// Its language subtag, as in `fr`.
    pub language: String,
    /// The ISO 15924 code of its script, as in `Latn`.
    pub script: String,
    /// The direction of its script.
    pub direction: Direction,
    /// Whether it is the source.
    pub is_source: bool,
    /// What the project says of it.
    pub settings: LocaleSettings,
    plurals: OnceLock<Plurals>,
}

/// A text of a message or term: its value or an attribute.
pub struct Unit<'a> {
    /// The message; a term with its `-`.
    pub id: String,
    /// The attribute, if it is one's text.
    pub attribute: Option<&'a str>,
    /// Where the name of the message or attribute stands.
    pub span: Span,
    /// The message.
    pub entry: &'a Entry,
    /// Its text.
    pub pattern: &'a Pattern,
    /// The ways in which it can be read, that of the defaults first.
    pub readings: Vec<Reading<'a>>,
}

/// One way in which a text of one locale can be read.
pub struct Prose<'a> {
    /// The text.
    pub unit: &'a Unit<'a>,
    /// The way it is read.
    pub reading: &'a Reading<'a>,
    /// Its locale.
    pub locale: &'a Locale,
    /// All the rest.
    pub whole: &'a Whole<'a>,
}

/// A text and what it translates.
pub struct Pair<'a> {
    /// The text in the source locale.
    pub source: &'a Unit<'a>,
    /// Its translation.
    pub target: &'a Unit<'a>,
    /// The locale of the translation.
    pub locale: &'a Locale,
    /// The locale of the source.
    pub source_locale: &'a Locale,
    /// All the rest.
    pub whole: &'a Whole<'a>,
}

/// All messages of one locale beside those of the source: the same file in both, or all files of a letter.
pub struct Pages<'a> {
    /// The locale.
    pub locale: &'a Locale,
    /// Its messages.
    pub catalog: &'a Catalog,
    /// Those of the source.
    pub source: &'a Catalog,
    /// All the rest.
    pub whole: &'a Whole<'a>,
}

impl Locale {
    /// Gathers what is known of a locale.
    pub fn new(tag: &LanguageIdentifier, is_source: bool, settings: &Settings) -> Self {
        Self {
            tag: tag.clone(),
            language: tag.language.as_str().to_owned(),
            script: locale::script(tag).unwrap_or_default(),
            direction: locale::direction(tag),
            is_source,
            settings: settings.locale(tag),
            plurals: OnceLock::new(),
        }
    }

    /// Gives its plural categories, gathered when first asked for.
    pub(crate) fn plurals(&self) -> &Plurals {
        self.plurals.get_or_init(|| Plurals::new(&self.tag))
    }

    /// Tells whether its language is one of some.
    pub fn is_any(&self, languages: &[&str]) -> bool {
        languages.contains(&self.language.as_str())
    }
}

impl<'a> Unit<'a> {
    /// Gives the texts of an entry.
    pub fn of(id: &str, entry: &'a Entry, sources: &'a Sources) -> Vec<Self> {
        let file = entry.span.file;
        let unit = |attribute, span: &Span, pattern| Self {
            id: id.to_owned(),
            attribute,
            span: span.clone(),
            entry,
            pattern,
            readings: readings(pattern, file, sources),
        };
        let value = entry.value.iter().map(|pattern| unit(None, &entry.span, pattern));
        let attributes =
            entry.attributes.iter().map(|(name, pattern)| unit(Some(name.value.as_str()), &name.span, pattern));
        value.chain(attributes).collect()
    }

    /// Names it as translators do: `message` or `message.attribute`.
    pub fn name(&self) -> String {
        match self.attribute {
            Some(attribute) => format!("{}.{attribute}", self.id),
            None => self.id.clone(),
        }
    }

    /// Tells whether it is the text of a term.
    pub fn is_term(&self) -> bool {
        self.id.starts_with('-')
    }

    /// Gives the reading in which every choice falls on its default.
    pub fn default(&self) -> &Reading<'a> {
        self.readings.iter().find(|reading| reading.is_default).unwrap_or(&self.readings[0])
    }
}

impl Whole<'_> {
    /// Gives the editions of a letter, or what keeps them from being resolved; none of a letter in which reading found an error,
    /// for what a broken message would say is not worth knowing.
    pub fn editions(&self) -> &[Result<Edition, Vec<Diagnostic>>] {
        self.editions.get_or_init(|| {
            let is_broken = |found: &Diagnostic| {
                // What a translation lacks, its source says.
                found.severity == Severity::Error && found.rule.id != MISSING_MESSAGE.id
            };
            match self.letter {
                Some(letter) if !self.project.diagnostics.iter().any(is_broken) => {
                    let resolve = |catalog| Edition::resolve(letter, catalog, self.sources);
                    letter.catalogs().par_iter().map(resolve).collect()
                }
                _ => Vec::new(),
            }
        })
    }
}
