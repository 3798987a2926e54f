//! Gives a pattern as a reader meets it: one text for each way its choices can fall, tags left out, and for every character the
//! place in the file that it comes from. Resolves no value.

use std::borrow::Cow;
use std::ops::Range;

use fluent_syntax::unicode::unescape_unicode_to_string;

use super::marks::Marks;
use crate::catalog::{Element, Expression, Inline, Pattern, VariantKey};
use crate::diagnostic::Edit;
use crate::source::{FileId, Sources, Span};

/// Stands in the text of a reading for a value that is not known: U+FFFC OBJECT REPLACEMENT CHARACTER.
pub const SLOT: char = '\u{fffc}';

/// Most readings of one pattern; of what goes beyond, every variant is still read, but not every one within another.
const MOST: usize = 64;

/// One way in which a pattern can be read.
#[derive(Debug, Clone)]
pub struct Reading<'a> {
    /// What a reader sees, with [`SLOT`] for each value, line ends as written, tags left out.
    pub text: Cow<'a, str>,
    /// The values, in order.
    pub slots: Vec<Slot<'a>>,
    /// The tags of inline markup, in order.
    pub tags: Vec<Tag<'a>>,
    /// The values within tags, in order; they are no part of the text.
    pub in_tags: Vec<&'a Inline>,
    /// The variants chosen: their selectors and keys.
    pub chosen: Vec<(&'a Inline, &'a VariantKey)>,
    /// Whether every choice falls on its default.
    pub is_default: bool,
    /// Which characters occur in the text.
    pub marks: Marks,
    /// The parts of the text that are addresses or character references, not prose.
    pub verbatim: Vec<Range<usize>>,
    file: FileId,
    pieces: Vec<Piece>,
}

/// A value within a text.
#[derive(Debug, Clone)]
pub struct Slot<'a> {
    /// The offset of its [`SLOT`] in the text.
    pub at: usize,
    /// What gives the value.
    pub inline: &'a Inline,
}

/// A tag of inline markup.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Tag<'a> {
    /// The offset in the text at which it stood.
    pub at: usize,
    /// Its name.
    pub name: Cow<'a, str>,
    /// Whether it closes.
    pub closing: bool,
    /// What follows the name.
    pub attributes: Cow<'a, str>,
    /// Where it stands.
    pub span: Span,
}

/// A stretch of the text and where it comes from.
#[derive(Debug, Clone, Copy)]
struct Piece {
    at: usize,
    len: usize,
    from: usize,
    /// Its bytes in the file if they differ from those in the text.
    replaced: Option<usize>,
}

/// A part of one reading.
#[derive(Clone)]
enum Part<'a> {
    Text(&'a Span),
    Literal(&'a Span),
    Slot(&'a Inline),
    Choice(&'a Inline, &'a VariantKey, bool),
}

/// Lists the readings of a pattern, the one of the defaults first.
pub fn readings<'a>(pattern: &'a Pattern, file: FileId, sources: &'a Sources) -> Vec<Reading<'a>> {
    if let [Element::Text(span)] = pattern.elements.as_slice() {
        return vec![Reading::plain(span, sources)];
    }
    parts(pattern).iter().map(|parts| Reading::from_parts(parts, file, sources)).collect()
}

fn parts(pattern: &Pattern) -> Vec<Vec<Part<'_>>> {
    let mut default = Vec::new();
    let mut others: Vec<(usize, usize, Vec<Vec<Part>>)> = Vec::new();
    for element in &pattern.elements {
        let start = default.len();
        match element {
            Element::Text(span) => default.push(Part::Text(span)),
            Element::Placeable(expression) => {
                let mut ways = ways(expression).into_iter();
                default.extend(ways.next().unwrap_or_default());
                others.push((start, default.len(), ways.collect()));
            }
        }
    }
    let mut all = vec![default.clone()];
    for (start, end, ways) in others {
        for way in ways {
            if all.len() >= MOST {
                return all;
            }
            all.push([&default[..start], &way, &default[end..]].concat());
        }
    }
    all
}

/// Lists the ways a placeable can read, the default first.
fn ways(expression: &Expression) -> Vec<Vec<Part<'_>>> {
    match expression {
        Expression::Inline(Inline::Nested(inner)) => ways(inner),
        Expression::Inline(Inline::String(span)) => vec![vec![Part::Literal(span)]],
        Expression::Inline(inline) => vec![vec![Part::Slot(inline)]],
        Expression::Select(selector, variants) => {
            let mut ordered: Vec<_> = variants.iter().collect();
            ordered.sort_by_key(|variant| !variant.default);
            let mut all = Vec::new();
            for variant in ordered {
                for parts in parts(&variant.value) {
                    let mut way = vec![Part::Choice(selector, &variant.key, variant.default)];
                    way.extend(parts);
                    all.push(way);
                }
            }
            all
        }
    }
}

impl<'a> Reading<'a> {
    fn plain(span: &Span, sources: &'a Sources) -> Self {
        let text = sources.text(span);
        let piece = Piece { at: 0, len: text.len(), from: span.start, replaced: None };
        let reading = Self {
            text: Cow::Borrowed(text),
            slots: Vec::new(),
            tags: Vec::new(),
            in_tags: Vec::new(),
            chosen: Vec::new(),
            is_default: true,
            marks: Marks::in_text(text),
            verbatim: Vec::new(),
            file: span.file,
            pieces: vec![piece],
        };
        reading.finish()
    }

    fn from_parts(parts: &[Part<'a>], file: FileId, sources: &'a Sources) -> Self {
        let mut text = String::new();
        let mut pieces = Vec::new();
        let mut slots = Vec::new();
        let mut chosen = Vec::new();
        let mut is_default = true;
        for part in parts {
            let at = text.len();
            match part {
                Part::Text(span) => {
                    let written = sources.text(span);
                    text.push_str(written);
                    pieces.push(Piece { at, len: written.len(), from: span.start, replaced: None });
                }
                Part::Literal(span) => {
                    let written = sources.text(span);
                    let read = unescape_unicode_to_string(written);
                    let replaced = (read != written).then_some(written.len());
                    pieces.push(Piece { at, len: read.len(), from: span.start, replaced });
                    text.push_str(&read);
                }
                Part::Slot(inline) => {
                    slots.push(Slot { at, inline });
                    if let Some(span) = span_of(inline) {
                        let len = span.end - span.start;
                        pieces.push(Piece { at, len: SLOT.len_utf8(), from: span.start, replaced: Some(len) });
                    }
                    text.push(SLOT);
                }
                Part::Choice(selector, key, default) => {
                    chosen.push((*selector, *key));
                    is_default &= default;
                }
            }
        }
        let marks = Marks::in_text(&text);
        let text = Cow::Owned(text);
        let (tags, in_tags, verbatim) = (Vec::new(), Vec::new(), Vec::new());
        let reading = Self { text, slots, tags, in_tags, chosen, is_default, marks, verbatim, file, pieces };
        reading.finish()
    }

    /// Takes the tags out of the text and finds what is not prose.
    fn finish(mut self) -> Self {
        if self.marks.has('<') {
            self.take_tags();
        }
        if self.marks.has('@') || self.marks.has('/') || self.marks.has('&') || self.text.contains("www.") {
            self.verbatim = verbatim(&self.text);
        }
        self
    }

    fn take_tags(&mut self) {
        let mut kept = String::new();
        let mut pieces = Vec::new();
        let mut from = 0;
        let mut slots = std::mem::take(&mut self.slots).into_iter().peekable();
        let mut keep = |reading: &mut Self, range: Range<usize>, kept: &mut String| {
            for piece in &reading.pieces {
                let start = piece.at.max(range.start);
                let end = (piece.at + piece.len).min(range.end);
                if start < end {
                    let at = kept.len() + start - range.start;
                    let from = if piece.replaced.is_some() { piece.from } else { piece.from + start - piece.at };
                    pieces.push(Piece { at, len: end - start, from, replaced: piece.replaced });
                }
            }
            while let Some(slot) = slots.next_if(|slot| slot.at < range.end) {
                if slot.at < range.start {
                    reading.in_tags.push(slot.inline);
                } else {
                    let at = kept.len() + slot.at - range.start;
                    reading.slots.push(Slot { at, inline: slot.inline });
                }
            }
            kept.push_str(&reading.text[range]);
        };
        while let Some(range) = next_tag(&self.text, from) {
            keep(self, from..range.start, &mut kept);
            let inside = self.text[range.start + 1..range.end - 1].to_owned();
            let closing = inside.starts_with('/');
            let inside = inside.trim_start_matches('/').trim_end_matches('/');
            let end = inside.find(|c: char| !c.is_ascii_alphanumeric() && c != '-').unwrap_or(inside.len());
            let span = self.span(range.clone());
            self.tags.push(Tag {
                at: kept.len(),
                name: inside[..end].to_ascii_lowercase().into(),
                closing,
                attributes: inside[end..].trim().to_owned().into(),
                span,
            });
            from = range.end;
        }
        if self.tags.is_empty() {
            self.slots = slots.collect();
            return;
        }
        let length = self.text.len();
        keep(self, from..length, &mut kept);
        self.marks = Marks::in_text(&kept);
        self.text = Cow::Owned(kept);
        self.pieces = pieces;
    }

    /// Gives the place in the file of a range of the text.
    pub fn span(&self, range: Range<usize>) -> Span {
        let start = self.start_of(range.start);
        let end = if range.is_empty() { start } else { self.end_of(range.end).max(start) };
        Span::new(self.file, start..end)
    }

    /// Gives the change to the file that puts `text` in the place of a range; none where the range is not one stretch of the file.
    pub fn edit(&self, range: Range<usize>, text: impl Into<String>) -> Option<Edit> {
        let inside = |piece: &&Piece| {
            let end = piece.at + piece.len;
            piece.replaced.is_none()
                && piece.at <= range.start
                && range.end <= end
                && (!range.is_empty() || piece.at < range.start || range.start == 0)
        };
        let piece = self.pieces.iter().find(inside)?;
        let start = piece.from + range.start - piece.at;
        let span = Span::new(self.file, start..start + range.len());
        Some(Edit { span, text: text.into() })
    }

    /// Tells whether an offset lies in an address or a character reference.
    pub fn is_verbatim(&self, at: usize) -> bool {
        self.verbatim.iter().any(|range| range.contains(&at))
    }

    /// Gives the slot at an offset.
    pub fn slot(&self, at: usize) -> Option<&Slot<'a>> {
        self.slots.iter().find(|slot| slot.at == at)
    }

    /// Gives the character before an offset.
    pub fn before(&self, at: usize) -> Option<char> {
        self.text[..at].chars().next_back()
    }

    /// Gives the character at an offset.
    pub fn after(&self, at: usize) -> Option<char> {
        self.text[at..].chars().next()
    }

    fn start_of(&self, at: usize) -> usize {
        match self.pieces.iter().find(|piece| piece.at <= at && at < piece.at + piece.len) {
            Some(Piece { from, replaced: Some(_), .. }) => *from,
            Some(piece) => piece.from + at - piece.at,
            None => self.end_of(at),
        }
    }

    fn end_of(&self, at: usize) -> usize {
        let last = self.pieces.iter().rfind(|piece| piece.at < at).or(self.pieces.first());
        match last {
            Some(Piece { from, replaced: Some(len), .. }) => from + len,
            Some(piece) => piece.from + (at - piece.at).min(piece.len),
            None => 0,
        }
    }
}

/// Gives the place of an expression that has a name.
fn span_of(inline: &Inline) -> Option<&Span> {
    match inline {
        Inline::String(span) => Some(span),
        Inline::Number(name)
        | Inline::Variable(name)
        | Inline::Message(name, _)
        | Inline::Term(name, ..)
        | Inline::Function(name, _) => Some(&name.span),
        Inline::Nested(_) => None,
    }
}

/// Finds the next tag at or after an offset: `<` or `</`, a letter, and a `>` before the next `<`.
fn next_tag(text: &str, from: usize) -> Option<Range<usize>> {
    let mut at = from;
    while let Some(start) = text[at..].find('<').map(|i| at + i) {
        let rest = &text[start + 1..];
        let name = rest.strip_prefix('/').unwrap_or(rest);
        let end = rest.find(['<', '>']).filter(|&end| rest.as_bytes()[end] == b'>');
        if let (true, Some(end)) = (name.starts_with(|c: char| c.is_ascii_alphabetic()), end) {
            return Some(start..start + 1 + end + 1);
        }
        at = start + 1;
    }
    None
}

/// Finds addresses and character references.
fn verbatim(text: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let is_end = |c: char| c.is_whitespace() || "<>\"«»“”()，。、；".contains(c);
    let mut at = 0;
    while let Some(word) = text[at..].find(|c| !is_end(c)).map(|i| at + i) {
        let end = text[word..].find(is_end).map_or(text.len(), |i| word + i);
        let token = &text[word..end];
        let address = token.contains("://")
            || token.starts_with("www.")
            || token.contains('@')
            || token.split('/').filter(|part| !part.is_empty()).count() > 2
            || token.starts_with('/') && token.len() > 1
            || token.starts_with("mailto:");
        if address {
            // The mark that ends the sentence is not part of the address.
            let kept = token.trim_end_matches(|c: char| ".,;:!?،؛؟۔·…’'：！？．".contains(c));
            found.push(word..word + kept.len());
        } else if let Some(start) = token.find('&') {
            let reference = &token[start + 1..];
            let name = reference
                .find(';')
                .filter(|&name| name > 1 && reference[..name].chars().all(|c| c.is_ascii_alphanumeric() || c == '#'));
            found.extend(name.map(|name| word + start..word + start + name + 2));
        }
        at = end;
    }
    found
}
