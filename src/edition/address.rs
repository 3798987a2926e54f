//! Resolves the page that goes before a letter to one delegation: date, recipient, salutation, courtesy. Chooses no language.

use serde::Serialize;

use super::messages::{self, Messages};
use super::{Name, Run, Text, name, plain};
use crate::catalog::Catalog;
use crate::delegation::Delegation;
use crate::diagnostic::Diagnostic;
use crate::letter::{Letter, furniture};
use crate::locale::{self, Direction};
use crate::manifest::Date;
use crate::member_state;
use crate::source::Sources;

/// The page before a letter to a delegation. The JSON forms of its two parts are what the template is given; docs/template.md
/// describes them.
#[derive(Debug, Clone, Serialize)]
pub struct Address {
    /// What does not change with the State.
    pub words: Words,
    /// What does.
    pub recipient: Recipient,
}

/// What stands on the pages before many letters of a locale.
#[derive(Debug, Clone, Serialize)]
pub struct Words {
    /// The language of the edition (BCP 47).
    pub lang: String,
    /// The direction of the edition.
    pub direction: Direction,
    /// The usual script of the edition (ISO 15924).
    pub script: Option<String>,
    /// The day on which the letter is handed over.
    pub date: Text,
    /// The salutation.
    pub salutation: Text,
    /// What is said before the letter.
    pub body: Text,
    /// The closing courtesy.
    pub closing: Text,
    /// What stands in place of a signature.
    pub signature: Text,
    /// The author for the file's properties.
    pub author: String,
}

/// To whom a letter goes.
#[derive(Debug, Clone, Serialize)]
pub struct Recipient {
    /// Whom it is for: a text for each line.
    pub recipient: Vec<Text>,
    /// The title of the file, with the State.
    pub title: String,
    /// The recipient on one line, for the properties of the file.
    pub description: String,
    /// The code of the State (ISO 3166-1 alpha-2), likewise.
    pub code: &'static str,
}

/// The words of address of one locale of a letter.
pub struct Addressing<'a> {
    messages: Messages<'a>,
    letter: &'a Letter,
    catalog: &'a Catalog,
    day: Date,
}

impl<'a> Addressing<'a> {
    /// Prepares the words of address of a catalog of the letter, for letters handed over on a day. Gives nothing if the names of
    /// States are not known in its language, or cannot be set in a sentence.
    pub fn new(letter: &'a Letter, catalog: &'a Catalog, day: Date, sources: &'a Sources) -> Option<Self> {
        let any = member_state::all().first().expect("there are Member States");
        any.of_formal(catalog.locale.language.as_str())?;
        Some(Self { messages: Messages::new(letter, catalog, sources), letter, catalog, day })
    }

    /// Resolves the page for one delegation.
    ///
    /// # Errors
    /// What the resolver could not carry out.
    pub fn address(&self, delegation: &Delegation) -> Result<Address, Vec<Diagnostic>> {
        const ASKED: &str = "whether there are names was asked when this was prepared";
        let language = self.catalog.locale.language.as_str();
        let arguments = self.messages.arguments_for(&messages::Recipient {
            of_state: delegation.state.of_formal(language).expect(ASKED),
            of_state_short: delegation.state.of_short(language).expect(ASKED),
            seat: delegation.seat.id(),
            gender: delegation.gender.id(),
            day: self.day,
        });
        let addressee = delegation.addressee.as_deref().map(|addressee| name(addressee, None, &self.catalog.locale));
        let text = |id| self.messages.text_to(id, &arguments);
        let whom = match &addressee {
            Some(name) => {
                let whom = text(furniture::RECIPIENT_NAMED);
                let runs = whom.runs.into_iter().flat_map(|run| with_name(run, name, whom.direction)).collect();
                Text { runs, ..whom }
            }
            None => text(furniture::RECIPIENT),
        };
        let recipient = lines(&whom);
        let between = if locale::script(&self.catalog.locale).as_deref() == Some("Arab") { "، " } else { ", " };
        let words = Words {
            lang: self.catalog.locale.to_string(),
            direction: locale::direction(&self.catalog.locale),
            script: locale::script(&self.catalog.locale),
            date: text(furniture::DELIVERY_DATE),
            salutation: text(furniture::SALUTATION),
            body: text(furniture::DELIVERY_BODY),
            closing: text(furniture::DELIVERY_CLOSING),
            signature: text(furniture::SIGNATURE),
            author: text(furniture::AUTHOR).plain,
        };
        let recipient = Recipient {
            description: recipient.iter().map(|line| line.plain.as_str()).collect::<Vec<_>>().join(between),
            recipient,
            title: text(furniture::DELIVERY_TITLE).plain,
            code: delegation.state.code,
        };
        let address = Address { words, recipient };
        let faults = self.messages.take_faults();
        if faults.is_empty() { Ok(address) } else { Err(faults) }
    }

    /// Gives the catalog whose words these are.
    pub fn catalog(&self) -> &'a Catalog {
        self.catalog
    }

    /// Gives the letter that is addressed.
    pub fn letter(&self) -> &'a Letter {
        self.letter
    }
}

impl Address {
    /// Walks every text of the page.
    pub fn texts(&self) -> impl Iterator<Item = &Text> {
        let Words { date, salutation, body, closing, signature, .. } = &self.words;
        self.recipient.recipient.iter().chain([date, salutation, body, closing, signature])
    }
}

/// Divides a text into its lines. A line that ends within markup goes on.
fn lines(text: &Text) -> Vec<Text> {
    let mut lines: Vec<Vec<Run>> = vec![Vec::new()];
    for run in &text.runs {
        match run {
            Run::Text { text } => {
                for (i, piece) in text.split('\n').enumerate() {
                    if i > 0 {
                        lines.push(Vec::new());
                    }
                    if !piece.is_empty() {
                        let line = lines.last_mut().expect("there is a line to begin with");
                        line.push(Run::Text { text: piece.to_owned() });
                    }
                }
            }
            Run::Em { .. }
            | Run::Strong { .. }
            | Run::Cite { .. }
            | Run::Sup { .. }
            | Run::Link { .. }
            | Run::Name(_) => {
                lines.last_mut().expect("there is a line to begin with").push(run.clone());
            }
        }
    }
    let line = |runs: Vec<Run>| Text { plain: plain(&runs).replace('\n', " "), runs, ..text.clone() };
    lines.into_iter().filter(|runs| !plain(runs).trim().is_empty()).map(line).collect()
}

/// Stands for the name of the addressee while a message is formatted: a noncharacter, so that no text holds it.
pub(super) const ADDRESSEE: char = '\u{fdd3}';

/// Puts the name of the addressee into a run, as data in its own language and direction.
fn with_name(run: Run, name: &Name, outer: Direction) -> Vec<Run> {
    let within = |runs: Vec<Run>| runs.into_iter().flat_map(|run| with_name(run, name, outer)).collect();
    match run {
        Run::Text { text } => {
            let mut runs = Vec::new();
            for (i, piece) in text.split(ADDRESSEE).enumerate() {
                if i > 0 {
                    runs.extend(isolated(name, outer));
                }
                if !piece.is_empty() {
                    runs.push(Run::Text { text: piece.to_owned() });
                }
            }
            runs
        }
        Run::Em { runs } => vec![Run::Em { runs: within(runs) }],
        Run::Strong { runs } => vec![Run::Strong { runs: within(runs) }],
        Run::Cite { runs } => vec![Run::Cite { runs: within(runs) }],
        Run::Sup { runs } => vec![Run::Sup { runs: within(runs) }],
        Run::Link { target, runs } => vec![Run::Link { target, runs: within(runs) }],
        Run::Name(_) => vec![run],
    }
}

/// Keeps a name of the other direction from being reordered with what stands around it (UAX #9, isolates).
fn isolated(name: &Name, outer: Direction) -> Vec<Run> {
    let name_run = Run::Name(name.clone());
    if name.direction == outer {
        return vec![name_run];
    }
    let mark = |text: &str| Run::Text { text: text.to_owned() };
    vec![mark("\u{2068}"), name_run, mark("\u{2069}")]
}
