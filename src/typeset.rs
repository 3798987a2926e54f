//! Sets documents in type: fonts, template and the Typst compiler. Sees no Fluent and writes no file.

mod coverage;
mod fonts;
mod places;
mod reading;
mod template;
mod world;

use std::panic::{AssertUnwindSafe, catch_unwind};

use serde::Serialize;
use typst::diag::{Severity as TypstSeverity, SourceDiagnostic, Warned};
use typst::ecow::EcoVec;
use typst::foundations::Bytes;
use typst::layout::Frame;
use typst::model::Document as _;
use typst::utils::LazyHash;
use typst::{Library, LibraryExt, WorldExt};
use typst_kit::fonts::FontStore;
use typst_layout::Page;

use crate::catalog::Catalog;
use crate::delegation::Delegation;
use crate::diagnostic::folder::{Binary, read_fonts};
use crate::diagnostic::{Diagnostic, Rule};
use crate::edition::{Address, Document, Edition};
use crate::letter::Letter;
use crate::locale::Direction;
use crate::manifest::Paper;
use crate::manifest::press::Black;
use crate::source::{Error, Sources, Span};

use template::Template;
use world::{Subject, World};

pub use coverage::MISSING_GLYPH;
pub(crate) use coverage::missing_glyphs;
pub use fonts::INVALID_FONT;
pub(crate) use fonts::invalid as invalid_fonts;
pub use places::{Area, Origin, Place, places};
pub use typst_layout::PagedDocument;

/// What the pages are for and on.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Medium {
    /// The paper.
    pub paper: Paper,
    /// Where the pages go.
    pub output: Output,
}

/// Where pages go.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Output {
    /// To a screen: colour, no bleed.
    Screen,
    /// To a printer: black, and so many millimetres of bleed.
    Press {
        /// What is printed beyond the trimmed edge, in millimetres.
        bleed: f64,
        /// What titles are made of.
        black: Black,
    },
}

/// Everything that typesetting needs and that all documents share.
pub struct Typesetter {
    library: LazyHash<Library>,
    own: Vec<Binary>,
    fonts: FontStore,
    template: Template,
}

/// Pages, and what the template's author should know about them.
#[derive(Debug)]
pub struct Typeset {
    /// The pages.
    pub pages: PagedDocument,
    /// Warnings of the compiler.
    pub warnings: Vec<Diagnostic>,
}

/// A template that cannot be carried out.
pub static TEMPLATE_ERROR: Rule =
    Rule::error("template-error", "the template is valid Typst and reads the documents it is given")
        .because(
            "A template that cannot be carried out gives no page at all. `openletter build` \
     finds it, in letters that bring a template of their own.",
            "openletter, docs/template.md",
        )
        .example(
            "#! A file in `templates/` that calls a function which does not exist.",
            "#! The same file with a function that Typst has.",
        );
/// A failure within the typesetting engine.
pub static ENGINE_FAILURE: Rule = Rule::error("engine-failure", "the typesetting engine can set every letter")
    .because(
        "Something in the letter makes the typesetting engine fail. That is a mistake in the program, not in the \
         letter; leaving the text out helps until it is mended.",
        "openletter",
    )
    .example(
        "#! A text on which the engine stops. `openletter build` names the document.",
        "#! The letter without what was changed last.",
    );
/// A template that can be carried out, but hardly as meant.
pub static TEMPLATE_WARNING: Rule =
    Rule::warning("template-warning", "the template gives the compiler no cause for doubt")
        .because(
            "The compiler can set the page, but doubts that it is as you meant. A font that is named and not there is \
             the usual cause: another takes its place.",
            "openletter, docs/template.md",
        )
        .example(
            "#! A file in `templates/` that asks for a font which is neither built in nor in `fonts/`.",
            "#! The same file with the font put into `fonts/`.",
        );

/// The JSON form of a medium; docs/template.md describes it.
#[derive(Serialize)]
struct MediumJson {
    paper: PaperJson,
    press: bool,
    bleed: f64,
    rich: Option<[f64; 4]>,
}

/// A size in millimetres.
#[derive(Serialize)]
struct PaperJson {
    width: f64,
    height: f64,
}

impl Typesetter {
    /// Prepares fonts and template: those of the project where it has its own, else the built-in ones.
    ///
    /// # Errors
    /// The machine failed to read the project's fonts or template; what their author got wrong goes to `diagnostics`.
    pub fn new(sources: &mut Sources, diagnostics: &mut Vec<Diagnostic>) -> Result<Self, Error> {
        let own = read_fonts(sources, diagnostics)?;
        diagnostics.extend(invalid_fonts(&own));
        Ok(Self {
            library: LazyHash::new(Library::default()),
            fonts: fonts::store(&own),
            own,
            template: Template::load(sources, diagnostics)?,
        })
    }

    /// Reads the project's fonts and template again and tells whether they differ from those there were. What does not differ stays
    /// as it is, and with it all that the compiler remembers.
    ///
    /// # Errors
    /// As for [`Typesetter::new`].
    pub fn renew(&mut self, sources: &mut Sources, diagnostics: &mut Vec<Diagnostic>) -> Result<bool, Error> {
        let own = read_fonts(sources, diagnostics)?;
        diagnostics.extend(invalid_fonts(&own));
        let template = Template::load(sources, diagnostics)?;
        let has_other_fonts = own != self.own;
        if has_other_fonts {
            self.fonts = fonts::store(&own);
            self.own = own;
        }
        Ok(self.template.renew(template) || has_other_fonts)
    }

    /// Reports the characters of one message that no font has.
    pub fn missing_glyphs(&self, catalog: &Catalog, id: &str, sources: &Sources) -> Option<Diagnostic> {
        coverage::check_message(&self.fonts, catalog, id, sources)
    }

    /// Sets a document.
    ///
    /// # Errors
    /// The template cannot be carried out.
    pub fn set(&self, document: &Document, medium: Medium, sources: &Sources) -> Result<Typeset, Vec<Diagnostic>> {
        let named = || format!("the {:?} in `{}`", document.kind, document.lang).to_lowercase();
        self.compile(Subject::Document(json(document)), medium, document.direction, named, sources)
    }

    /// Sets the page that goes before a letter to one delegation. What the pages of the letter look like does not enter: they are
    /// set once, by [`Typesetter::set`], and [`addressed`] puts the two together.
    ///
    /// # Errors
    /// The template cannot be carried out.
    pub fn set_cover(&self, address: &Address, medium: Medium, sources: &Sources) -> Result<Typeset, Vec<Diagnostic>> {
        let Address { words, recipient } = address;
        let named = || format!("the page for `{}` in `{}`", recipient.code, words.lang);
        let subject = Subject::Address { words: json(words), recipient: json(recipient) };
        self.compile(subject, medium, words.direction, named, sources)
    }

    fn compile(
        &self,
        subject: Subject,
        medium: Medium,
        direction: Direction,
        named: impl Fn() -> String,
        sources: &Sources,
    ) -> Result<Typeset, Vec<Diagnostic>> {
        let Paper { width, height } = medium.paper;
        let (press, bleed, rich) = match medium.output {
            Output::Screen => (false, 0.0, None),
            Output::Press { bleed, black: Black::KOnly } => (true, bleed, None),
            Output::Press { bleed, black: Black::Rich(recipe) } => (true, bleed, Some(recipe)),
        };
        let medium = MediumJson { paper: PaperJson { width, height }, press, bleed, rich };
        let world = World::new(self, subject, json(&medium));
        // The engine has been seen to panic on odd line ends; that must cost a message, not the whole run.
        let compiled = catch_unwind(AssertUnwindSafe(|| typst::compile::<PagedDocument>(&world)));
        let Ok(Warned { output, warnings }) = compiled else {
            let message = format!("the typesetting engine failed on {}", named());
            let help = "leave out what was changed last until it works, and report the text that fails";
            let span = sources.start(self.template.main());
            return Err(vec![Diagnostic::new(&ENGINE_FAILURE, span, message, help)]);
        };
        match output {
            Ok(pages) => {
                Ok(Typeset { pages: reading::order(&pages, direction), warnings: self.diagnostics(&warnings, sources) })
            }
            Err(errors) => Err(self.diagnostics(&errors, sources)),
        }
    }

    /// Reports every character of a letter's catalogs and names that no font has, at the place where it was written.
    pub fn check_glyphs(&self, letter: &Letter, sources: &Sources) -> Vec<Diagnostic> {
        coverage::check(&self.fonts, letter, sources)
    }

    /// Reports what figures and dates brought into an edition that no font has.
    pub fn check_edition(&self, letter: &Letter, edition: &Edition) -> Vec<Diagnostic> {
        coverage::check_edition(&self.fonts, letter, edition)
    }

    /// Reports the characters of a page for a delegation that no font has, at the place where they were written.
    pub fn check_address(&self, letter: &Letter, delegation: &Delegation, address: &Address) -> Vec<Diagnostic> {
        coverage::check_address(&self.fonts, letter, delegation, address)
    }

    /// Turns the compiler's findings into ours, with their place in the template.
    pub(crate) fn diagnostics(&self, found: &[SourceDiagnostic], sources: &Sources) -> Vec<Diagnostic> {
        let world = World::new(self, Subject::Document(Bytes::new([])), Bytes::new([]));
        let main = self.template.main();
        found
            .iter()
            .map(|found| {
                let place = found.span.id().and_then(|id| Some((self.template.file(id)?, world.range(found.span)?)));
                let span = place.map_or_else(|| sources.start(main), |(file, range)| Span::new(file, range));
                let rule = match found.severity {
                    TypstSeverity::Error => &TEMPLATE_ERROR,
                    TypstSeverity::Warning => &TEMPLATE_WARNING,
                };
                let hints: Vec<&str> = found.hints.iter().map(|hint| hint.v.as_str()).collect();
                let help = if hints.is_empty() {
                    "see docs/template.md for what a template is given".to_owned()
                } else {
                    hints.join("; ")
                };
                Diagnostic::new(rule, span, found.message.as_str(), help)
            })
            .collect()
    }
}

/// Where the letter begins after the page that goes before it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sides {
    /// On the next page.
    Single,
    /// On the next right-hand page, or in Arabic the next left-hand one: sheets are printed on both sides.
    Double,
}

/// Puts the page for a recipient before the pages of a letter, which stay as they are; the file is called as the page has it.
pub fn addressed(cover: &PagedDocument, letter: &PagedDocument, sides: Sides) -> PagedDocument {
    let mut pages: EcoVec<_> = cover.pages().into();
    if let (Sides::Double, false, Some(last)) = (sides, pages.len().is_multiple_of(2), pages.last().cloned()) {
        let blank = Frame::hard(last.frame.size());
        pages.push(Page { frame: blank, ..last });
    }
    pages.extend(letter.pages().iter().cloned());
    PagedDocument::new(pages, cover.info().clone())
}

/// Puts documents one behind the other, as one that is called as the first.
pub fn joined(documents: Vec<Typeset>) -> Typeset {
    let info = documents.first().map(|document| document.pages.info().clone()).unwrap_or_default();
    let mut pages = EcoVec::new();
    let mut warnings = Vec::new();
    for document in documents {
        pages.extend(document.pages.pages().iter().cloned());
        warnings.extend(document.warnings);
    }
    Typeset { pages: PagedDocument::new(pages, info), warnings }
}

fn json(value: &impl Serialize) -> Bytes {
    Bytes::from_string(serde_json::to_string(value).expect("documents and media hold nothing that JSON cannot"))
}
