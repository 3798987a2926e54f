//! Finds characters that no font has, which the compiler would leave out in silence.

use std::collections::BTreeSet;

use icu::properties::CodePointSetData;
use icu::properties::props::DefaultIgnorableCodePoint;
use typst_kit::fonts::FontStore;

use super::fonts;
use crate::catalog::{Catalog, Element, Entry, Pattern};
use crate::delegation::Delegation;
use crate::diagnostic::folder::Binary;
use crate::diagnostic::{Diagnostic, Rule};
use crate::edition::{Address, Document, Edition, PAGE, PAGES, Text};
use crate::letter::Letter;
use crate::source::{Sources, Span};

/// A character that no font has.
pub static MISSING_GLYPH: Rule = Rule::error("missing-glyph", "every character has a glyph in one of the fonts")
    .because(
        "A character that no font has is left out of the page, or shown as an empty box. In a name, that is \
         someone’s name spelt wrong.",
        "OpenType specification, “cmap: Character to Glyph Index Mapping Table”",
    )
    .example(
        "## locales/en/letter.ftl\n\
         text = Asylum (庇护) is a right.\n",
        "## locales/en/letter.ftl\n\
         text = Asylum is a right.\n",
    );

/// Reports what neither a project's own fonts nor the built-in ones have: in what is written, and if all of that can be printed, in
/// what resolving brings.
pub(crate) fn missing_glyphs<'a>(
    fonts: &[Binary],
    letter: &Letter,
    editions: impl Iterator<Item = &'a Edition>,
    sources: &Sources,
) -> Vec<Diagnostic> {
    let fonts = fonts::store(fonts);
    let found = check(&fonts, letter, sources);
    if found.is_empty() { editions.flat_map(|edition| check_edition(&fonts, letter, edition)).collect() } else { found }
}

/// Reports the characters of catalogs and names that no font has: one finding for each message and each name.
pub(super) fn check(fonts: &FontStore, letter: &Letter, sources: &Sources) -> Vec<Diagnostic> {
    let mut known = Known::new(fonts);
    let mut found = Vec::new();
    for catalog in letter.catalogs() {
        for (id, entry) in catalog.messages.iter().chain(&catalog.terms) {
            found.extend(check_entry(&mut known, catalog, id, entry, sources));
        }
    }
    for signatory in &letter.signatories {
        let missing = known.missing(&signatory.name);
        if let Some(span) = first_of(&missing, &signatory.span, sources) {
            found.push(diagnostic(span, &missing, &format!("the name `{}`", signatory.name.escape_debug())));
        }
    }
    found
}

/// Reports the characters of one message that no font has.
pub(super) fn check_message(fonts: &FontStore, catalog: &Catalog, id: &str, sources: &Sources) -> Option<Diagnostic> {
    check_entry(&mut Known::new(fonts), catalog, id, catalog.messages.get(id)?, sources)
}

fn check_entry(known: &mut Known, catalog: &Catalog, id: &str, entry: &Entry, sources: &Sources) -> Option<Diagnostic> {
    let patterns = entry.patterns().flat_map(Pattern::variants);
    let texts = patterns.flat_map(|pattern| &pattern.elements).filter_map(|element| match element {
        Element::Text(span) => Some(span),
        Element::Placeable(_) => None,
    });
    let mut texts: Vec<&Span> = texts.filter(|span| known.lacks(sources.text(span))).collect();
    texts.sort();
    let missing: BTreeSet<char> = texts.iter().flat_map(|span| known.missing(sources.text(span))).collect();
    let span = texts.iter().find_map(|span| first_of(&missing, span, sources))?;
    Some(diagnostic(span, &missing, &format!("`{id}` in `{}`", catalog.locale)))
}

/// Reports what resolving brought into an edition that no font has, as digits or the names of months.
pub(super) fn check_edition(fonts: &FontStore, letter: &Letter, edition: &Edition) -> Vec<Diagnostic> {
    let mut known = Known::new(fonts);
    let mut found = Vec::new();
    for text in edition.documents.iter().flat_map(Document::texts) {
        if !known.lacks(&text.plain) {
            continue;
        }
        let missing: BTreeSet<char> =
            known.missing(&text.plain).into_iter().filter(|c| !matches!(*c, PAGE | PAGES)).collect();
        let catalog = letter.catalogs().iter().find(|catalog| catalog.locale.to_string() == text.lang);
        let entry = catalog.and_then(|catalog| catalog.messages.get(&text.id));
        if let (false, Some(entry)) = (missing.is_empty(), entry) {
            let place = format!("`{}` in `{}` as it comes out", text.id, text.lang);
            found.push(diagnostic(entry.span.clone(), &missing, &place));
        }
    }
    found
}

/// Reports what a page for a delegation holds that no font has: in the addressee's name where it was written, else in the row.
pub(super) fn check_address(
    fonts: &FontStore,
    letter: &Letter,
    delegation: &Delegation,
    address: &Address,
) -> Vec<Diagnostic> {
    let mut known = Known::new(fonts);
    let of_name = known.missing(delegation.addressee.as_deref().unwrap_or_default());
    if !of_name.is_empty() {
        let place = format!("the addressee of `{}`", delegation.state.code);
        return vec![diagnostic(delegation.addressee_span.clone(), &of_name, &place)];
    }
    let faulty = |text: &Text| {
        let missing = known.missing(&text.plain);
        let catalog = letter.catalogs().iter().find(|catalog| catalog.locale.to_string() == text.lang);
        let entry = catalog.and_then(|catalog| catalog.messages.get(&text.id));
        let place = format!("`{}` in `{}` as it comes out for `{}`", text.id, text.lang, delegation.state.code);
        entry.filter(|_| !missing.is_empty()).map(|entry| diagnostic(entry.span.clone(), &missing, &place))
    };
    address.texts().filter_map(faulty).collect()
}

fn diagnostic(span: Span, missing: &BTreeSet<char>, place: &str) -> Diagnostic {
    const SHOWN: usize = 6;
    let mut list: Vec<String> =
        missing.iter().take(SHOWN).map(|&c| format!("U+{:04X} ({})", u32::from(c), c.escape_debug())).collect();
    if missing.len() > SHOWN {
        list.push(format!("{} more", missing.len() - SHOWN));
    }
    Diagnostic::new(
        &MISSING_GLYPH,
        span,
        format!("no font has {}, in {place}", list.join(", ")),
        "write it another way, or add a font that has it to the project's fonts/",
    )
}

/// Finds the first of some characters within a span.
fn first_of(missing: &BTreeSet<char>, span: &Span, sources: &Sources) -> Option<Span> {
    let (i, c) = sources.text(span).char_indices().find(|(_, c)| missing.contains(c))?;
    let start = span.start + i;
    Some(Span { start, end: start + c.len_utf8(), ..span.clone() })
}

struct Known<'a> {
    fonts: &'a FontStore,
    /// What was found covered, by code point: letters are many, and each is looked up for every place where it stands.
    covered: Vec<bool>,
}

impl<'a> Known<'a> {
    fn new(fonts: &'a FontStore) -> Self {
        Self { fonts, covered: vec![false; char::MAX as usize + 1] }
    }

    fn lacks(&mut self, text: &str) -> bool {
        !text.chars().all(|c| self.is_covered(c))
    }

    fn missing(&mut self, text: &str) -> BTreeSet<char> {
        text.chars().filter(|&c| !self.is_covered(c)).collect()
    }

    fn is_covered(&mut self, c: char) -> bool {
        if self.covered[c as usize] {
            return true;
        }
        let book = self.fonts.book();
        let covered = matches!(c, '\n' | '\r')
            || CodePointSetData::new::<DefaultIgnorableCodePoint>().contains(c)
            || (0..).map_while(|index| book.info(index)).any(|info| info.coverage.contains(u32::from(c)));
        self.covered[c as usize] = covered;
        covered
    }
}
