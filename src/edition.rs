//! Resolves a letter in one locale: what its reader gets, as rich text in order. The only place that resolves Fluent.

mod address;
mod date;
mod messages;
mod number;

use serde::Serialize;
use unic_langid::LanguageIdentifier;

use crate::catalog::Catalog;
use crate::diagnostic::Diagnostic;
use crate::letter::{Coverage, Letter, furniture};
use crate::locale::{self, Direction};
use crate::manifest::{Block as OutlineBlock, Order, Outline};
use crate::markup::Inline;
use crate::signatory::Signatory;

use messages::Messages;

pub use address::{Address, Addressing, Recipient, Words};
pub use messages::{EMPTY_MESSAGE, UNRESOLVABLE_MESSAGE};

/// A letter in one locale.
#[derive(Debug, Clone)]
pub struct Edition {
    /// The letter's id.
    pub id: String,
    /// The locale.
    pub locale: LanguageIdentifier,
    /// How much of it is translated.
    pub coverage: Coverage,
    /// The letter, and the announcement if there is one.
    pub documents: Vec<Document>,
}

/// Whether an edition is to be published as it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standing {
    /// It is.
    Final,
    /// It is not, and every page says so.
    Draft,
}

/// Which of an edition's documents it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum DocumentKind {
    /// The letter with its signatories.
    Letter,
    /// The announcement to the press.
    Announcement,
}

/// One document of an edition. Its JSON form is what the template is given; docs/template.md describes it.
#[derive(Debug, Clone, Serialize)]
pub struct Document {
    /// Which document it is.
    pub kind: DocumentKind,
    /// The language of the edition (BCP 47).
    pub lang: String,
    /// The direction of the edition.
    pub direction: Direction,
    /// The usual script of the edition (ISO 15924).
    pub script: Option<String>,
    /// The day of publication: year, month, day.
    pub date: (u16, u8, u8),
    /// The author for the file's properties.
    pub author: String,
    /// The label above the title.
    pub label: Option<Text>,
    /// The title.
    pub title: Text,
    /// The line below the title.
    pub subtitle: Option<Text>,
    /// The line with the date.
    pub dateline: Option<Text>,
    /// The body.
    pub body: Vec<Block>,
    /// The line before the signatories.
    pub closing: Option<Text>,
    /// The signatories, in a letter.
    pub signatories: Option<Signatories>,
    /// The sentence that says that this is a translation, in one.
    pub notice: Option<Text>,
    /// The draft mark, in an edition that is not final.
    pub draft: Option<Text>,
    /// The page number, with [`PAGE`] and [`PAGES`] where the figures go.
    pub page: Text,
    /// The digits 0 to 9 of the locale.
    pub digits: Vec<String>,
}

/// A part of the body.
#[derive(Debug, Clone, Serialize)]
#[serde(tag = "kind", rename_all = "lowercase")]
pub enum Block {
    /// One paragraph.
    Paragraph {
        /// The text.
        text: Text,
    },
    /// A heading.
    Heading {
        /// The text.
        text: Text,
    },
    /// A list with bullets.
    Bullets {
        /// The items.
        items: Vec<Text>,
    },
    /// A numbered list.
    Numbers {
        /// The items.
        items: Vec<Text>,
    },
}

/// A message as its reader gets it.
#[derive(Debug, Clone, Serialize)]
pub struct Text {
    /// The message it comes from.
    pub id: String,
    /// The language it is in: the source's where a translation has a gap.
    pub lang: String,
    /// The direction of that language.
    pub direction: Direction,
    /// The usual script of that language (ISO 15924).
    pub script: Option<String>,
    /// The runs.
    pub runs: Vec<Run>,
    /// The characters without markup, on one line.
    pub plain: String,
}

/// A run of rich text.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(tag = "kind", rename_all = "lowercase")]
pub enum Run {
    /// Plain characters.
    Text {
        /// The characters.
        text: String,
    },
    /// Stressed.
    Em {
        /// What is stressed.
        runs: Vec<Run>,
    },
    /// Important.
    Strong {
        /// What is important.
        runs: Vec<Run>,
    },
    /// The title of a work.
    Cite {
        /// The title.
        runs: Vec<Run>,
    },
    /// Raised.
    Sup {
        /// What is raised.
        runs: Vec<Run>,
    },
    /// A link.
    Link {
        /// The address.
        target: String,
        /// What is linked.
        runs: Vec<Run>,
    },
    /// The name of a person, in its own language and direction.
    Name(Name),
}

/// Those who signed.
#[derive(Debug, Clone, Serialize)]
pub struct Signatories {
    /// The heading above them.
    pub heading: Text,
    /// Their names in the order of the edition.
    pub names: Vec<Name>,
}

/// The name of a signatory or an addressee, to the letter.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Name {
    /// The name.
    pub text: String,
    /// Its language, as far as known (BCP 47).
    pub lang: String,
    /// The direction it is read in.
    pub direction: Direction,
}

/// Stands for the number of the page in [`Document::page`]: a noncharacter, so that no text holds it.
pub const PAGE: char = '\u{fdd1}';
/// Stands for the count of pages in [`Document::page`].
pub const PAGES: char = '\u{fdd2}';

impl Document {
    /// Walks every text of the document, furniture included.
    pub fn texts(&self) -> impl Iterator<Item = &Text> {
        let body = self.body.iter().flat_map(|block| match block {
            Block::Paragraph { text } | Block::Heading { text } => std::slice::from_ref(text),
            Block::Bullets { items } | Block::Numbers { items } => items,
        });
        let heading = self.signatories.iter().map(|signatories| &signatories.heading);
        let head = self.label.iter().chain([&self.title]).chain(&self.subtitle).chain(&self.dateline);
        head.chain(body).chain(&self.closing).chain(heading).chain(&self.notice).chain(&self.draft).chain([&self.page])
    }
}

impl Edition {
    /// Resolves a letter in the locale of one of its catalogs, with the source's text where the catalog has gaps; it is a draft if
    /// there are any.
    ///
    /// # Errors
    /// What the resolver could not carry out, where the checks on the letter could not foresee it.
    pub fn resolve(
        letter: &Letter,
        catalog: &Catalog,
        sources: &crate::source::Sources,
    ) -> Result<Self, Vec<Diagnostic>> {
        let standing = if letter.coverage(catalog).is_complete() { Standing::Final } else { Standing::Draft };
        Self::resolve_as(standing, letter, catalog, sources)
    }

    /// Does the same for an edition of which it is known whether it is final.
    ///
    /// # Errors
    /// As for [`Edition::resolve`].
    pub fn resolve_as(
        standing: Standing,
        letter: &Letter,
        catalog: &Catalog,
        sources: &crate::source::Sources,
    ) -> Result<Self, Vec<Diagnostic>> {
        let messages = Messages::new(letter, catalog, sources);
        let mut documents = documents(letter, catalog, &messages);
        for document in &mut documents {
            document.draft = match standing {
                Standing::Final => None,
                Standing::Draft => Some(messages.text(furniture::DRAFT)),
            };
        }
        let faults = messages.take_faults();
        if !faults.is_empty() {
            return Err(faults);
        }
        let coverage = letter.coverage(catalog);
        Ok(Self { id: letter.manifest.id.clone(), locale: catalog.locale.clone(), coverage, documents })
    }
}

/// Gives the characters of rich text without its markup.
pub fn plain(runs: &[Run]) -> String {
    runs.iter()
        .map(|run| match run {
            Run::Text { text } | Run::Name(Name { text, .. }) => text.clone(),
            Run::Em { runs }
            | Run::Strong { runs }
            | Run::Cite { runs }
            | Run::Sup { runs }
            | Run::Link { runs, .. } => plain(runs),
        })
        .collect()
}

fn documents(letter: &Letter, catalog: &Catalog, messages: &Messages) -> Vec<Document> {
    let manifest = &letter.manifest;
    let signatories =
        Signatories { heading: messages.text(furniture::SIGNATORIES), names: names(letter, &catalog.locale) };
    let mut main = document(DocumentKind::Letter, &manifest.letter, letter, catalog, messages);
    main.signatories = Some(signatories);
    let mut documents = vec![main];
    if let Some(outline) = &manifest.announcement {
        let mut announcement = document(DocumentKind::Announcement, outline, letter, catalog, messages);
        announcement.label = Some(messages.text(furniture::ANNOUNCEMENT));
        documents.push(announcement);
    }
    documents
}

fn document(
    kind: DocumentKind,
    outline: &Outline,
    letter: &Letter,
    catalog: &Catalog,
    messages: &Messages,
) -> Document {
    let text = |id: &crate::source::Spanned<String>| messages.text(&id.value);
    let texts = |ids: &[crate::source::Spanned<String>]| ids.iter().map(text).collect();
    let body = outline.body.iter().map(|block| match block {
        OutlineBlock::Paragraph(id) => Block::Paragraph { text: text(id) },
        OutlineBlock::Heading(id) => Block::Heading { text: text(id) },
        OutlineBlock::Bullets(ids) => Block::Bullets { items: texts(ids) },
        OutlineBlock::Numbers(ids) => Block::Numbers { items: texts(ids) },
    });
    let is_translation = catalog.locale != letter.source().locale;
    let date = letter.manifest.date;
    Document {
        kind,
        lang: catalog.locale.to_string(),
        direction: locale::direction(&catalog.locale),
        script: locale::script(&catalog.locale),
        date: (date.year, date.month, date.day),
        author: messages.text(furniture::AUTHOR).plain,
        label: None,
        title: text(&outline.title),
        subtitle: outline.subtitle.as_ref().map(text),
        dateline: outline.dateline.as_ref().map(text),
        body: body.collect(),
        closing: outline.closing.as_ref().map(text),
        signatories: None,
        notice: is_translation.then(|| messages.text(furniture::TRANSLATION)),
        draft: None,
        page: messages.text(furniture::PAGE),
        digits: number::digits(&catalog.locale, letter.manifest.settings.locale(&catalog.locale).digits()),
    }
}

/// Orders the published names for a locale and settles the language and direction of each.
fn names(letter: &Letter, locale: &LanguageIdentifier) -> Vec<Name> {
    let mut signatories: Vec<&Signatory> = letter.published().collect();
    if letter.manifest.settings.locale(locale).order == Order::Collation {
        let preferences = locale::icu(locale).into();
        let collator =
            icu::collator::Collator::try_new(preferences, icu::collator::options::CollatorOptions::default());
        let collator = collator.expect("the compiled data has a root collation for every locale");
        // Stable: names that collate alike keep the published order.
        signatories.sort_by(|a, b| collator.compare(&a.name, &b.name));
    }
    let source = &letter.source().locale;
    signatories.into_iter().map(|signatory| name(&signatory.name, signatory.lang.as_ref(), source)).collect()
}

/// Settles the language and direction of a name. One in the script of `usual` is taken to be in that language; of any other, only
/// the script is known.
fn name(text: &str, lang: Option<&LanguageIdentifier>, usual: &LanguageIdentifier) -> Name {
    let tag = lang.map_or_else(
        || {
            let script = locale::script_of(text);
            let is_usual = script.is_none() || script == locale::script(usual).as_deref();
            if is_usual { usual.to_string() } else { format!("und-{}", script.unwrap_or("Zyyy")) }
        },
        ToString::to_string,
    );
    let direction = lang.map_or(Direction::Ltr, locale::direction);
    Name { text: text.to_owned(), lang: tag, direction: locale::direction_of(text, direction) }
}

/// Turns markup into runs, with links led to their targets.
fn runs(inlines: Vec<Inline>, letter: &Letter) -> Vec<Run> {
    inlines
        .into_iter()
        .map(|inline| match inline {
            Inline::Text(text) => Run::Text { text },
            Inline::Em(inner) => Run::Em { runs: runs(inner, letter) },
            Inline::Strong(inner) => Run::Strong { runs: runs(inner, letter) },
            Inline::Cite(inner) => Run::Cite { runs: runs(inner, letter) },
            Inline::Sup(inner) => Run::Sup { runs: runs(inner, letter) },
            Inline::Link(name, inner) => {
                // The letter's checks report a link without a target; here it has none to lead to.
                let target = letter.manifest.links.get(&name).map(|target| target.value.clone()).unwrap_or_default();
                Run::Link { target, runs: runs(inner, letter) }
            }
        })
        .collect()
}
