//! Reads `letter.toml` into a [`Manifest`], reporting every fault at once; opens no other file and resolves no message.

pub mod paper;
pub mod press;
mod reader;
mod rules;
pub mod settings;

use std::collections::BTreeMap;
use std::fmt;

use icu::calendar::Gregorian;
use icu::calendar::types::RataDie;
use unic_langid::LanguageIdentifier;

use crate::diagnostic::Diagnostic;
use crate::source::{FileId, Sources, Span, Spanned};

use press::Press;
use reader::{Reader, Table};
use settings::Settings;

pub use paper::Paper;
pub use rules::{INVALID_TOML, INVALID_VALUE, MISSING_KEY, UNKNOWN_KEY, UNSAFE_LINK};

/// The name of the manifest in a project.
pub const FILE: &str = "letter.toml";

/// What a project says of its letter.
#[derive(Debug, Clone)]
pub struct Manifest {
    /// Names the letter in file names: ASCII letters, digits, `-` and `_`.
    pub id: String,
    /// The locale the letter was adopted in.
    pub source: Spanned<LanguageIdentifier>,
    /// The day of publication.
    pub date: Date,
    /// The list of signatories, relative to the project.
    pub signatories: Spanned<String>,
    /// The list of delegations it is handed to, if there is one, relative to the project.
    pub delegations: Option<Spanned<String>>,
    /// The paper unless the command line says otherwise.
    pub paper: Paper,
    /// Where the letter's messages stand.
    pub letter: Outline,
    /// Where the announcement's messages stand, if there is one.
    pub announcement: Option<Outline>,
    /// The figures and dates the letter states, by variable name.
    pub facts: BTreeMap<String, Fact>,
    /// The targets of links, by `data-l10n-name`.
    pub links: BTreeMap<String, Spanned<String>>,
    /// What printers ask for: the presets, and the letter's own in their place or after them.
    pub presses: Vec<Press>,
    /// What is asked of the checks and of each locale.
    pub settings: Settings,
}

/// A day of the proleptic Gregorian calendar.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Date {
    /// The year.
    pub year: u16,
    /// The month, from 1.
    pub month: u8,
    /// The day of the month, from 1.
    pub day: u8,
}

/// Which message stands where in a document.
#[derive(Debug, Clone)]
pub struct Outline {
    /// The title.
    pub title: Spanned<String>,
    /// The line below the title.
    pub subtitle: Option<Spanned<String>>,
    /// The line with the date.
    pub dateline: Option<Spanned<String>>,
    /// The body, in order.
    pub body: Vec<Block>,
    /// The line before the signatories.
    pub closing: Option<Spanned<String>>,
}

/// A part of a body; each string is a message.
#[derive(Debug, Clone)]
pub enum Block {
    /// One paragraph.
    Paragraph(Spanned<String>),
    /// A heading within the document.
    Heading(Spanned<String>),
    /// A list with bullets.
    Bullets(Vec<Spanned<String>>),
    /// A numbered list.
    Numbers(Vec<Spanned<String>>),
}

/// A figure or date, held once for all languages.
#[derive(Debug, Clone)]
pub struct Fact {
    /// What it is.
    pub value: FactValue,
    /// What is counted, as in "million"; for readers of the manifest.
    pub unit: Option<String>,
    /// Where the fact comes from.
    pub source: Option<String>,
    /// The fact that this one is a part of.
    pub part_of: Option<Spanned<String>>,
    /// Why the parts of this fact may add up to more than it.
    pub overlap: Option<String>,
    /// The day on which what is stated happens.
    pub on: Option<Date>,
    /// What of the list of signatories this fact counts.
    pub counts: Option<Counted>,
    /// The fact's name in the manifest.
    pub span: Span,
}

/// The value of a fact.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum FactValue {
    /// A number and how many fraction digits it is stated with.
    Number(f64, usize),
    /// A year: a number that is never grouped.
    Year(u16),
    /// A day.
    Date(Date),
}

/// What of the list of signatories can be counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Counted {
    /// The countries its rows name.
    Countries,
}

/// How one locale differs from its defaults.
#[derive(Debug, Clone, Default)]
pub struct LocaleSettings {
    /// The numbering system of digits (CLDR identifier, as in `arab`).
    pub digits: Option<Spanned<String>>,
    /// The pattern of a full date (UTS #35, "Date Format Patterns").
    pub date: Option<Spanned<String>>,
    /// The names of the twelve months in a full date.
    pub months: Option<[String; 12]>,
    /// The order of signatories.
    pub order: Order,
    /// The typographic usage that `check` holds the locale to, where it has several.
    pub typography: Option<Spanned<String>>,
    /// The state that every translation must have reached; an edition below it is a draft.
    pub requires: Option<Spanned<State>>,
    /// The least coverage, in percent.
    pub min_coverage: Option<u8>,
}

/// How far the work on a translation has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, serde::Serialize)]
#[serde(rename_all = "lowercase")]
pub enum State {
    /// Being worked on, or changed since it was last accepted.
    Draft,
    /// Translated.
    Translated,
    /// Read and approved by someone else.
    Reviewed,
}

/// The order in which signatories stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Order {
    /// As in the list.
    #[default]
    Published,
    /// As a dictionary of the locale would have it.
    Collation,
}

/// The names of variables that the letter computes by itself.
pub const COMPUTED: [&str; 2] = ["date", "signatory-count"];

/// The systems of decimal digits that a locale can be set in (CLDR identifiers).
pub const DIGITS: [&str; 17] = [
    "latn", "arab", "arabext", "beng", "deva", "gujr", "guru", "khmr", "knda", "laoo", "mlym", "mymr", "orya",
    "tamldec", "telu", "thai", "tibt",
];

impl Date {
    /// Gives the day that is so many days after 1 January 1970.
    pub fn of_epoch_day(days: i64) -> Self {
        // Rata die 719163 is 1 January 1970.
        let date = icu::calendar::Date::from_rata_die(RataDie::new(719_163 + days), Gregorian);
        Self {
            year: u16::try_from(date.year().extended_year()).unwrap_or(9999),
            month: date.month().ordinal,
            day: date.day_of_month().0,
        }
    }
}

impl State {
    /// Every state and its name, the least first.
    pub const ALL: [(&'static str, Self); 3] =
        [("draft", Self::Draft), ("translated", Self::Translated), ("reviewed", Self::Reviewed)];

    /// Gives the state with a name.
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.iter().find(|(known, _)| *known == name).map(|(_, state)| *state)
    }
}

impl fmt::Display for State {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Draft => "draft",
            Self::Translated => "translated",
            Self::Reviewed => "reviewed",
        })
    }
}

impl LocaleSettings {
    /// Gives the system of digits that is asked for.
    pub fn digits(&self) -> Option<&'static str> {
        self.digits.as_ref().and_then(|asked| DIGITS.into_iter().find(|digits| *digits == asked.value))
    }
}

impl Outline {
    /// Walks the messages in reading order.
    pub fn messages(&self) -> impl Iterator<Item = &Spanned<String>> {
        let body = self.body.iter().flat_map(|block| match block {
            Block::Paragraph(id) | Block::Heading(id) => std::slice::from_ref(id),
            Block::Bullets(ids) | Block::Numbers(ids) => ids,
        });
        std::iter::once(&self.title).chain(&self.subtitle).chain(&self.dateline).chain(body).chain(&self.closing)
    }
}

impl Manifest {
    /// Reads a manifest.
    ///
    /// Gives nothing if what the rest of the project rests on (the source locale and the outline) cannot be read.
    pub fn parse(file: FileId, sources: &Sources, diagnostics: &mut Vec<Diagnostic>) -> Option<Self> {
        let text = sources.file(file).text();
        let mut reader = Reader::new(file, diagnostics);
        let mut root = reader.document(text)?;
        let id = root.take_required("id").and_then(|value| reader.slug(&value));
        let source = root.take_required("source").and_then(|value| reader.locale(&value));
        let date = root.take_required("date").and_then(|value| reader.date(&value));
        let default_list = Spanned { value: "signatories.csv".to_owned(), span: Span::new(file, 0..0) };
        let signatories = match root.take("signatories") {
            Some(value) => reader.string(&value),
            None => None,
        };
        let delegations = root.take("delegations").and_then(|value| reader.string(&value));
        let paper = root.take("paper").and_then(|value| reader.paper(&value));
        let letter = root.take_required("letter").and_then(|value| outline(&mut reader, &value));
        let announcement = root.take("announcement").map(|value| outline(&mut reader, &value));
        let facts = root.take("facts").map(|value| facts(&mut reader, &value)).unwrap_or_default();
        let links = root.take("links").map(|value| links(&mut reader, &value)).unwrap_or_default();
        let locales = root.take("locales").map(|value| settings::locales(&mut reader, &value)).unwrap_or_default();
        let check = root.take("check").map(|value| settings::check(&mut reader, &value)).unwrap_or_default();
        let presses = press::presses(&mut reader, root.take("press").as_ref());
        reader.finish(root);
        Some(Self {
            // What nothing else rests on is made up, so that everything else can be checked: nothing is built all the same.
            id: id.unwrap_or_else(|| "letter".to_owned()),
            source: source?,
            date: date.unwrap_or(Date { year: 2000, month: 1, day: 1 }),
            signatories: signatories.unwrap_or(default_list),
            delegations,
            paper: paper.unwrap_or(Paper::A4),
            letter: letter?,
            announcement: match announcement {
                Some(outline) => Some(outline?),
                None => None,
            },
            facts,
            links,
            presses,
            settings: Settings { locales, check },
        })
    }
}

fn outline(reader: &mut Reader, value: &reader::Value) -> Option<Outline> {
    let mut table = reader.table(value)?;
    let title = table.take_required("title").and_then(|value| reader.string(&value));
    let subtitle = table.take("subtitle").and_then(|value| reader.string(&value));
    let dateline = table.take("dateline").and_then(|value| reader.string(&value));
    let body = table.take_required("body").and_then(|value| {
        let items = reader.array(&value)?;
        if items.is_empty() {
            reader.invalid(&value.span(), "the body is empty", "name at least one message");
        }
        Some(items.iter().filter_map(|item| block(reader, item)).collect())
    });
    let closing = table.take("closing").and_then(|value| reader.string(&value));
    reader.finish(table);
    Some(Outline { title: title?, subtitle, dateline, body: body?, closing })
}

fn block(reader: &mut Reader, value: &reader::Value) -> Option<Block> {
    if value.is_string() {
        return reader.string(value).map(Block::Paragraph);
    }
    let mut table: Table =
        reader.table_or(value, "a message id, or a table with one of `heading`, `bullets` and `numbers`")?;
    let block = if let Some(value) = table.take("heading") {
        reader.string(&value).map(Block::Heading)
    } else if let Some(value) = table.take("bullets") {
        items(reader, &value).map(Block::Bullets)
    } else if let Some(value) = table.take("numbers") {
        items(reader, &value).map(Block::Numbers)
    } else if table.is_empty() {
        reader.invalid(&table.span(), "an empty block", "name one of `heading`, `bullets` and `numbers`");
        None
    } else {
        table.expect(&["heading", "bullets", "numbers"]);
        None
    };
    reader.finish(table);
    block
}

fn items(reader: &mut Reader, value: &reader::Value) -> Option<Vec<Spanned<String>>> {
    let items = reader.strings(value)?;
    if items.is_empty() {
        reader.invalid(&value.span(), "the list is empty", "name at least one message");
    }
    Some(items)
}

fn facts(reader: &mut Reader, value: &reader::Value) -> BTreeMap<String, Fact> {
    let Some(mut table) = reader.table(value) else { return BTreeMap::new() };
    let mut facts = BTreeMap::new();
    for (name, value) in table.take_all() {
        if COMPUTED.contains(&name.value.as_str()) {
            reader.invalid(
                &name.span,
                format!("`{}` is computed and cannot be a fact", name.value),
                "delete it; messages can use the variable all the same",
            );
            continue;
        }
        if !is_identifier(&name.value) {
            reader.invalid(
                &name.span,
                format!("`{}` cannot be a variable name", name.value),
                "use a letter followed by letters, digits, `-` and `_`",
            );
            continue;
        }
        let fact = fact(reader, &name, &value);
        facts.insert(name.value, fact);
    }
    facts
}

/// Reads one fact; a faulty one keeps its name, so that its uses are not reported a second time.
fn fact(reader: &mut Reader, name: &Spanned<String>, value: &reader::Value) -> Fact {
    let broken = Fact {
        value: FactValue::Number(0.0, 0),
        unit: None,
        source: None,
        part_of: None,
        overlap: None,
        on: None,
        counts: None,
        span: name.span.clone(),
    };
    let Some(mut table) = reader.table(value) else { return broken };
    let mut values = Vec::new();
    if let Some(value) = table.take("value") {
        values.push(reader.number(&value).map(|(number, fraction)| FactValue::Number(number, fraction)));
    }
    if let Some(value) = table.take("year") {
        values.push(reader.year(&value).map(FactValue::Year));
    }
    if let Some(value) = table.take("date") {
        values.push(reader.date(&value).map(FactValue::Date));
    }
    if values.len() != 1 {
        let count = if values.is_empty() { "no" } else { "more than one" };
        reader.invalid(
            &name.span,
            format!("the fact `{}` has {count} value", name.value),
            "give it exactly one of `value` (a number), `year` and `date`",
        );
    }
    let unit = table.take("unit").and_then(|value| reader.string(&value)).map(|unit| unit.value);
    let source = table.take("source").and_then(|value| reader.string(&value)).map(|source| source.value);
    let part_of = table.take("part-of").and_then(|value| reader.string(&value));
    let overlap = table.take("overlap").and_then(|value| reader.string(&value)).map(|reason| reason.value);
    let on = table.take("on").and_then(|value| reader.date(&value));
    let counts = table.take("counts").and_then(|value| reader.choice(&value, &[("countries", Counted::Countries)]));
    reader.finish(table);
    let value = values.into_iter().next().flatten().unwrap_or(broken.value);
    Fact { value, unit, source, part_of, overlap, on, counts, ..broken }
}

fn links(reader: &mut Reader, value: &reader::Value) -> BTreeMap<String, Spanned<String>> {
    let Some(mut table) = reader.table(value) else { return BTreeMap::new() };
    let mut links = BTreeMap::new();
    for (name, value) in table.take_all() {
        let Some(target) = reader.string(&value) else { continue };
        let scheme = target.value.split_once(':').map(|(scheme, _)| scheme.to_ascii_lowercase());
        let rest = target.value.split_once(':').map_or("", |(_, rest)| rest);
        let safe = match scheme.as_deref() {
            Some("http" | "https") => rest.strip_prefix("//").is_some_and(|host| !host.is_empty()),
            Some("mailto") => rest.contains('@'),
            _ => false,
        };
        if !safe || target.value.len() > 2000 || target.value.chars().any(|c| c.is_control() || c.is_whitespace()) {
            reader.report(
                &UNSAFE_LINK,
                &target.span,
                format!("the link `{}` leads to `{}`", name.value, target.value.escape_debug()),
                "use an address of at most 2000 characters, without spaces, that begins with `https://`, `http://` or `mailto:`",
            );
        }
        links.insert(name.value, target);
    }
    links
}

/// Tells whether a name is an identifier of Fluent (Fluent 1.0 EBNF, `Identifier`).
fn is_identifier(name: &str) -> bool {
    name.starts_with(|c: char| c.is_ascii_alphabetic())
        && name.chars().all(|c| c.is_ascii_alphanumeric() || c == '-' || c == '_')
}
