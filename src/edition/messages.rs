//! Formats messages with the facts of a letter, in one locale with the source behind it.

use std::borrow::Cow;
use std::cell::{OnceCell, RefCell};
use std::sync::Arc;

use fluent::{FluentArgs, FluentBundle, FluentResource, FluentValue};
use fluent_bundle::types::{FluentNumber, FluentNumberOptions, FluentType};

use super::address::ADDRESSEE;
use super::date::{DateFormat, DateValue, datetime};
use super::number::{formatter, number};
use super::{PAGE, PAGES, Text, runs};
use crate::catalog::{Catalog, without_mark};
use crate::diagnostic::{Diagnostic, Rule};
use crate::letter::{Letter, furniture};
use crate::locale::{self, Direction};
use crate::manifest::{Date, FactValue};
use crate::markup;
use crate::source::Sources;

/// A message that cannot be put into words.
pub static UNRESOLVABLE_MESSAGE: Rule =
    Rule::error("unresolvable-message", "every message can be resolved with the letter's facts")
        .because(
            "Programs that read Fluent stop at a hundred values in one message, so that nobody can make them run for \
             ever. The rest of the message is lost.",
            "openletter, after the limit of the Fluent resolver in use",
        )
        .example(
            "#! A message with more than a hundred placeables, those of the messages and terms it refers to included.",
            "#! The same text in several messages.",
        );

/// A message that says nothing.
pub static EMPTY_MESSAGE: Rule = Rule::error("empty-message", "every message says something")
    .because(
        "A paragraph that says nothing leaves a gap on the page, a title that says nothing leaves the page without a \
         name for screen readers and search.",
        "openletter",
    )
    .example(
        "## locales/en/letter.ftl\n\
         text = { \"\" }\n",
        "## locales/en/letter.ftl\n\
         text = Asylum is a right.\n",
    );

/// The messages of one edition.
pub(super) struct Messages<'a> {
    letter: &'a Letter,
    sources: &'a Sources,
    own: Locale<'a>,
    /// Read when the first gap needs it: most editions have none.
    source: OnceCell<Locale<'a>>,
    faults: RefCell<Vec<Diagnostic>>,
}

/// One locale's bundle with the letter's facts as its arguments.
struct Locale<'a> {
    catalog: &'a Catalog,
    direction: Direction,
    script: Option<String>,
    bundle: FluentBundle<FluentResource>,
    args: FluentArgs<'static>,
    format: Arc<DateFormat>,
}

/// What the messages of a delivery say of the one who gets it.
pub(super) struct Recipient {
    /// The formal name of the State with its preposition.
    pub(super) of_state: String,
    /// The short name likewise.
    pub(super) of_state_short: String,
    /// Where the mission is, in the word for it.
    pub(super) seat: &'static str,
    /// How the addressee is addressed, likewise.
    pub(super) gender: &'static str,
    /// The day on which the letter is handed over.
    pub(super) day: Date,
}

/// Stands in the page's furniture for a number that only the layout knows.
#[derive(Debug, Clone, PartialEq)]
struct Placeholder(char);

impl FluentType for Placeholder {
    fn duplicate(&self) -> Box<dyn FluentType + Send> {
        Box::new(self.clone())
    }

    fn as_string(&self, _: &intl_memoizer::IntlLangMemoizer) -> Cow<'static, str> {
        self.0.to_string().into()
    }

    fn as_string_threadsafe(&self, _: &intl_memoizer::concurrent::IntlLangMemoizer) -> Cow<'static, str> {
        self.0.to_string().into()
    }
}

impl<'a> Messages<'a> {
    /// Prepares the messages of a catalog of the letter.
    pub(super) fn new(letter: &'a Letter, catalog: &'a Catalog, sources: &'a Sources) -> Self {
        Self {
            letter,
            sources,
            own: Locale::new(letter, catalog, sources),
            source: OnceCell::new(),
            faults: RefCell::new(Vec::new()),
        }
    }

    /// Gives what went wrong while messages were formatted, and forgets it.
    pub(super) fn take_faults(&self) -> Vec<Diagnostic> {
        self.faults.take()
    }

    /// Formats a message, from the source if the catalog lacks it.
    pub(super) fn text(&self, id: &str) -> Text {
        self.formatted(id, None)
    }

    /// Gives what the messages of a delivery have for variables.
    pub(super) fn arguments_for(&self, recipient: &Recipient) -> FluentArgs<'static> {
        self.own.arguments_for(recipient)
    }

    /// Formats a message of a delivery. What is delivered has no gaps.
    pub(super) fn text_to(&self, id: &str, arguments: &FluentArgs<'static>) -> Text {
        self.formatted(id, Some(arguments))
    }

    fn formatted(&self, id: &str, arguments: Option<&FluentArgs<'static>>) -> Text {
        let own = arguments.is_some() || self.letter.is_translated(self.own.catalog, id);
        let locale = if own { &self.own } else { self.source() };
        let (marked, errors) = locale.format(id, arguments);
        if !errors.is_empty() {
            self.fault(locale.catalog, id, &errors);
        }
        let parsed = markup::parse(&settle_isolates(&one_line_break(&marked), locale.direction));
        let runs = runs(parsed.runs, self.letter);
        let plain = super::plain(&runs).replace('\n', " ");
        if plain.trim().is_empty() && errors.is_empty() {
            self.empty(locale.catalog, id);
        }
        Text {
            id: id.to_owned(),
            lang: locale.catalog.locale.to_string(),
            direction: locale.direction,
            script: locale.script.clone(),
            plain,
            runs,
        }
    }

    fn source(&self) -> &Locale<'a> {
        self.source.get_or_init(|| Locale::new(self.letter, self.letter.source(), self.sources))
    }

    fn empty(&self, catalog: &Catalog, id: &str) {
        let Some(entry) = catalog.messages.get(id) else { return };
        self.faults.borrow_mut().push(Diagnostic::new(
            &EMPTY_MESSAGE,
            entry.span.clone(),
            format!("`{id}` comes out empty"),
            "write its text, or take it out of the outline",
        ));
    }

    fn fault(&self, catalog: &Catalog, id: &str, errors: &[String]) {
        let Some(entry) = catalog.messages.get(id) else { return };
        let mut faults = self.faults.borrow_mut();
        if faults.iter().any(|fault| fault.span == entry.span) {
            return;
        }
        faults.push(Diagnostic::new(
            &UNRESOLVABLE_MESSAGE,
            entry.span.clone(),
            format!("`{id}` cannot be resolved: {}", errors.join("; ").to_lowercase()),
            "a message can hold at most 100 placeables, those of the messages it refers to included",
        ));
    }
}

impl<'a> Locale<'a> {
    fn new(letter: &Letter, catalog: &'a Catalog, sources: &Sources) -> Self {
        let settings = letter.manifest.settings.locale(&catalog.locale);
        let mut bundle = FluentBundle::new(vec![catalog.locale.clone()]);
        for &file in &catalog.files {
            let text = without_mark(sources.file(file).text()).to_owned();
            // What the parser could not read was reported when the catalog was parsed.
            let resource = FluentResource::try_new(text).unwrap_or_else(|(resource, _)| resource);
            bundle.add_resource_overriding(resource);
        }
        bundle.set_transform(Some(|text| markup::mark(text).into()));
        bundle.set_formatter(Some(formatter(settings.digits())));
        bundle.add_function("NUMBER", number).expect("a new bundle has no functions");
        bundle.add_function("DATETIME", datetime).expect("a new bundle has no function of this name");
        let format = Arc::new(DateFormat::new(&catalog.locale, &settings));
        Self {
            catalog,
            direction: locale::direction(&catalog.locale),
            script: locale::script(&catalog.locale),
            bundle,
            args: arguments(letter, &format),
            format,
        }
    }

    fn format(&self, id: &str, arguments: Option<&FluentArgs<'static>>) -> (String, Vec<String>) {
        let Some(pattern) = self.bundle.get_message(id).and_then(|message| message.value()) else {
            return (String::new(), vec![format!("there is no message {id}")]);
        };
        let mut errors = Vec::new();
        let args = match arguments {
            Some(arguments) => arguments,
            None if id == furniture::PAGE => &page_arguments(&self.args),
            None => &self.args,
        };
        let text = self.bundle.format_pattern(pattern, Some(args), &mut errors).into_owned();
        (text, errors.iter().map(ToString::to_string).collect())
    }

    fn arguments_for(&self, recipient: &Recipient) -> FluentArgs<'static> {
        let mut args = copied(&self.args);
        args.set(furniture::OF_STATE, recipient.of_state.clone());
        args.set(furniture::OF_STATE_SHORT, recipient.of_state_short.clone());
        args.set(furniture::SEAT, recipient.seat);
        args.set(furniture::GENDER, recipient.gender);
        args.set(furniture::ADDRESSEE, FluentValue::Custom(Box::new(Placeholder(ADDRESSEE))));
        let day = DateValue::new(recipient.day, Arc::clone(&self.format));
        args.set(furniture::DAY, FluentValue::Custom(Box::new(day)));
        args
    }
}

fn arguments(letter: &Letter, format: &Arc<DateFormat>) -> FluentArgs<'static> {
    let mut args = FluentArgs::new();
    let date = |date| FluentValue::Custom(Box::new(DateValue::new(date, Arc::clone(format))));
    for (name, fact) in &letter.manifest.facts {
        let value = match fact.value {
            FactValue::Number(value, fraction) => {
                let minimum_fraction_digits = (fraction > 0).then_some(fraction);
                FluentNumber::new(value, FluentNumberOptions { minimum_fraction_digits, ..Default::default() }).into()
            }
            FactValue::Year(year) => {
                FluentNumber::new(year.into(), FluentNumberOptions { use_grouping: false, ..Default::default() }).into()
            }
            FactValue::Date(day) => date(day),
        };
        args.set(name.clone(), value);
    }
    args.set("signatory-count", letter.published().count());
    args.set("date", date(letter.manifest.date));
    args
}

fn copied(args: &FluentArgs<'static>) -> FluentArgs<'static> {
    args.iter().map(|(name, value)| (name.to_owned(), value.into_owned())).collect()
}

fn page_arguments(args: &FluentArgs<'static>) -> FluentArgs<'static> {
    let mut args = copied(args);
    for (name, placeholder) in furniture::PAGE_VARIABLES.into_iter().zip([PAGE, PAGES]) {
        args.set(name, FluentValue::Custom(Box::new(Placeholder(placeholder))));
    }
    args
}

/// Makes one line break of several, as a blank line within a message leaves them.
fn one_line_break(text: &str) -> String {
    text.lines().map(str::trim).filter(|line| !line.is_empty()).collect::<Vec<_>>().join("\n")
}

/// Leaves out the isolates around placeables that cannot reorder anything, so that no invisible characters are copied.
fn settle_isolates(text: &str, direction: Direction) -> String {
    const OPEN: char = '\u{2068}';
    const CLOSE: char = '\u{2069}';
    let opposite = match direction {
        Direction::Ltr => Direction::Rtl,
        Direction::Rtl => Direction::Ltr,
    };
    let mut out = String::with_capacity(text.len());
    let mut open: Vec<usize> = Vec::new();
    for c in text.chars() {
        match (c, open.last()) {
            (OPEN, _) => {
                open.push(out.len());
                out.push(c);
            }
            (CLOSE, Some(&start)) => {
                open.pop();
                if locale::has_strong(&out[start..], opposite) {
                    out.push(c);
                } else {
                    out.remove(start);
                }
            }
            _ => out.push(c),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn isolates_stay_where_they_isolate() {
        let settle = |text| settle_isolates(text, Direction::Rtl);
        assert_eq!(settle("من \u{2068}117\u{2069} منظمة"), "من 117 منظمة");
        assert_eq!(settle("إلى \u{2068}Q. (x)\u{2069} \u{2068}8\u{2069}"), "إلى \u{2068}Q. (x)\u{2069} 8");
        assert_eq!(settle_isolates("to \u{2068}حق\u{2069}", Direction::Ltr), "to \u{2068}حق\u{2069}");
        assert_eq!(settle("\u{2069}x\u{2068}"), "\u{2069}x\u{2068}");
    }
}
