//! Finds characters that no font has, which the compiler would leave out in silence.

use std::collections::BTreeSet;

use icu::properties::CodePointSetData;
use icu::properties::props::{DefaultIgnorableCodePoint, WhiteSpace};
use typst_kit::fonts::FontStore;

use crate::catalog::{Catalog, Element};
use crate::diagnostic::{Diagnostic, Rule};
use crate::edition::{Edition, PAGE, PAGES};
use crate::letter::Letter;
use crate::source::{Sources, Span};

/// A character that no font has.
pub static MISSING_GLYPH: Rule = Rule::error("missing-glyph", "every character has a glyph in one of the fonts");

/// Reports the characters of an edition that no font has: each once in a message and once in a name.
pub(super) fn check(fonts: &FontStore, letter: &Letter, edition: &Edition, sources: &Sources) -> Vec<Diagnostic> {
    let mut known = Known { fonts, covered: BTreeSet::new() };
    let mut found = Vec::new();
    let mut seen = BTreeSet::new();
    for text in edition.documents.iter().flat_map(super::super::edition::Document::texts) {
        for c in known.missing(&text.plain) {
            if !seen.insert((text.id.clone(), c)) {
                continue;
            }
            let Some(catalog) = letter.catalogs().iter().find(|catalog| catalog.locale.to_string() == text.lang) else {
                continue;
            };
            let Some(span) = place(catalog, &text.id, c, sources) else { continue };
            found.push(diagnostic(span, c, &format!("`{}` in `{}`", text.id, text.lang)));
        }
    }
    for signatory in letter.published() {
        for c in known.missing(&signatory.name) {
            let written = sources.text(&signatory.span);
            let start = signatory.span.start + written.find(c).unwrap_or(0);
            let span = Span { start, end: start + c.len_utf8(), ..signatory.span.clone() };
            found.push(diagnostic(span, c, &format!("the name `{}`", signatory.name.escape_debug())));
        }
    }
    found
}

fn diagnostic(span: Span, c: char, place: &str) -> Diagnostic {
    Diagnostic::new(
        &MISSING_GLYPH,
        span,
        format!("no font has U+{:04X} ({}), which stands in {place}", u32::from(c), c.escape_debug()),
        "write it another way, or add a font that has it to the project's fonts/",
    )
}

/// Finds a character where a message has it as text; else gives the message, as when an escape or a term brought it.
fn place(catalog: &Catalog, id: &str, c: char, sources: &Sources) -> Option<Span> {
    let entry = catalog.messages.get(id)?;
    let texts = entry.patterns().flat_map(|pattern| pattern.variants()).flat_map(|pattern| &pattern.elements);
    let written = texts.filter_map(|element| match element {
        Element::Text(span) => sources.text(span).find(c).map(|i| {
            let start = span.start + i;
            Span { start, end: start + c.len_utf8(), ..span.clone() }
        }),
        Element::Placeable(_) => None,
    });
    Some(written.min_by_key(|span| span.start).unwrap_or_else(|| entry.span.clone()))
}

struct Known<'a> {
    fonts: &'a FontStore,
    covered: BTreeSet<char>,
}

impl Known<'_> {
    fn missing(&mut self, text: &str) -> BTreeSet<char> {
        text.chars().filter(|&c| !self.is_covered(c)).collect()
    }

    fn is_covered(&mut self, c: char) -> bool {
        if self.covered.contains(&c) {
            return true;
        }
        let invisible = matches!(c, PAGE | PAGES)
            || CodePointSetData::new::<DefaultIgnorableCodePoint>().contains(c)
            || (CodePointSetData::new::<WhiteSpace>().contains(c) && !c.is_control());
        let book = self.fonts.book();
        let covered =
            invisible || (0..).map_while(|index| book.info(index)).any(|info| info.coverage.contains(u32::from(c)));
        if covered {
            self.covered.insert(c);
        }
        covered
    }
}
