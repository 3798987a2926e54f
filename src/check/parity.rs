//! Puts the readings of a translation beside those of its source and says what each prints; judges nothing.

use std::collections::{BTreeMap, BTreeSet};

use super::reading::Reading;
use super::subject::{Pair, Unit, Whole};
use crate::catalog::{Catalog, Entry, Expression, Inline, Pattern, VariantKey};
use crate::source::{Sources, Span, Spanned};

/// A variable that a reading prints, and the function it goes through.
#[derive(Clone, Copy)]
pub(crate) struct Printed<'a> {
    /// The variable, without its `$`.
    pub(crate) variable: &'a Spanned<String>,
    /// The function, if any.
    pub(crate) function: Option<&'a Spanned<String>>,
}

/// A way to read a translation, and the way to read its source that it renders.
pub(crate) struct Sides<'p, 'a> {
    /// The reading of the source.
    pub(crate) source: &'p Reading<'a>,
    /// The reading of the translation.
    pub(crate) target: &'p Reading<'a>,
}

/// Walks the readings of a translation that say something with those of the source that they render.
pub(crate) fn sides<'p, 'a>(pair: &'p Pair<'a>) -> impl Iterator<Item = Sides<'p, 'a>> {
    // What says nothing is reported as that, not for all that it does not say.
    all_sides(pair).filter(|side| is_visible(side.target))
}

/// Walks all readings of a translation with those of the source that they render: the one that falls alike, else the default.
pub(crate) fn all_sides<'p, 'a>(pair: &'p Pair<'a>) -> impl Iterator<Item = Sides<'p, 'a>> {
    pair.target.readings.iter().map(|target| Sides { source: counterpart(pair.source, target), target })
}

/// Gives the reading of the source with the most choices that fall as in a reading of the translation.
fn counterpart<'p, 'a>(source: &'p Unit<'a>, target: &Reading) -> &'p Reading<'a> {
    let default = source.default();
    if source.readings.len() == 1 || target.chosen.is_empty() {
        return default;
    }
    let mut best = (alike(default, target), default);
    for reading in &source.readings {
        let score = alike(reading, target);
        if score > best.0 {
            best = (score, reading);
        }
    }
    best.1
}

/// Counts the choices of the source that fall alike, less those that the translation makes otherwise.
fn alike(source: &Reading, target: &Reading) -> usize {
    let falls_alike = |&&(selector, key): &&(&Inline, &VariantKey)| {
        target.chosen.iter().any(|(other, own)| {
            own.name().value == key.name().value && name_of(other).zip(name_of(selector)).is_some_and(|(a, b)| a == b)
        })
    };
    source.chosen.iter().filter(falls_alike).count()
}

/// Gives what a selector chooses by: a variable, or a term's attribute.
fn name_of(selector: &Inline) -> Option<&str> {
    match selector {
        Inline::Term(name, ..) => Some(&name.value),
        Inline::Function(..) | Inline::Variable(_) => variable(selector).map(|name| name.value.as_str()),
        Inline::String(_) | Inline::Number(_) | Inline::Message(..) | Inline::Nested(_) => None,
    }
}

/// Gives the variable in an expression: itself, or the first argument of a call.
pub(crate) fn variable(inline: &Inline) -> Option<&Spanned<String>> {
    match inline {
        Inline::Variable(name) => Some(name),
        Inline::Function(_, arguments) => arguments.positional.iter().find_map(variable),
        Inline::Nested(expression) => match expression.as_ref() {
            Expression::Inline(inline) => variable(inline),
            Expression::Select(..) => None,
        },
        Inline::String(_) | Inline::Number(_) | Inline::Message(..) | Inline::Term(..) => None,
    }
}

/// Walks what a reading prints, within tags too.
pub(crate) fn values<'p, 'a>(reading: &'p Reading<'a>) -> impl Iterator<Item = &'a Inline> + use<'p, 'a> {
    reading.slots.iter().map(|slot| slot.inline).chain(reading.in_tags.iter().copied())
}

/// Walks the variables that a reading prints.
pub(crate) fn printed<'p, 'a>(reading: &'p Reading<'a>) -> impl Iterator<Item = Printed<'a>> + use<'p, 'a> {
    values(reading).filter_map(|inline| {
        let function = match inline {
            Inline::Function(name, _) => Some(name),
            Inline::String(_)
            | Inline::Number(_)
            | Inline::Variable(_)
            | Inline::Message(..)
            | Inline::Term(..)
            | Inline::Nested(_) => None,
        };
        variable(inline).map(|variable| Printed { variable, function })
    })
}

/// Tells whether a reading prints a variable.
pub(crate) fn prints(reading: &Reading, name: &str) -> bool {
    printed(reading).any(|printed| printed.variable.value == name)
}

/// Tells whether a pattern holds a variable anywhere.
pub(crate) fn holds(pattern: &Pattern, name: &str) -> bool {
    pattern.inlines().iter().any(|inline| matches!(inline, Inline::Variable(variable) if variable.value == name))
}

/// Gathers the variables of a text of the source, those of the messages it is made of included.
pub(crate) fn variables_of<'a>(pattern: &'a Pattern, whole: &'a Whole) -> BTreeSet<&'a str> {
    let mut names = BTreeSet::new();
    let mut seen = BTreeSet::new();
    let mut open = vec![pattern];
    while let Some(pattern) = open.pop() {
        for inline in pattern.inlines() {
            match inline {
                Inline::Variable(name) => {
                    names.insert(name.value.as_str());
                }
                Inline::Message(id, _) if seen.insert(id.value.as_str()) => {
                    open.extend(message(whole, 0, &id.value).into_iter().flat_map(Entry::patterns));
                }
                Inline::String(_)
                | Inline::Number(_)
                | Inline::Message(..)
                | Inline::Term(..)
                | Inline::Function(..)
                | Inline::Nested(_) => {}
            }
        }
    }
    names
}

/// Finds a message of the locale with an index, in any of its files.
pub(crate) fn message<'a>(whole: &'a Whole, locale: usize, id: &str) -> Option<&'a Entry> {
    catalogs(whole, locale).find_map(|catalog| catalog.messages.get(id))
}

/// Finds a term of the locale with an index, in any of its files.
pub(crate) fn term<'a>(whole: &'a Whole, locale: usize, id: &str) -> Option<&'a Entry> {
    catalogs(whole, locale).find_map(|catalog| catalog.terms.get(id))
}

fn catalogs<'a>(whole: &'a Whole, locale: usize) -> impl Iterator<Item = &'a Catalog> {
    whole.project.bundles().into_iter().filter_map(move |catalogs| catalogs.get(locale))
}

/// Gives the index of the locale of a translation.
pub(crate) fn index_of(pair: &Pair) -> usize {
    pair.whole.locales.iter().position(|locale| locale.tag == pair.locale.tag).unwrap_or(0)
}

/// Gathers what readings lack, to say it once where all of them do and at each variant where only some do.
pub(crate) struct Gaps<'p, 'a> {
    unit: &'p Unit<'a>,
    sources: &'p Sources,
    found: BTreeMap<String, Vec<Span>>,
}

impl<'p, 'a> Gaps<'p, 'a> {
    /// Begins with nothing.
    pub(crate) fn new(pair: &'p Pair<'a>) -> Self {
        Self { unit: pair.target, sources: pair.whole.sources, found: BTreeMap::new() }
    }

    /// Adds what a reading lacks.
    pub(crate) fn add(&mut self, what: &str, reading: &Reading<'a>) {
        let span = place(self.unit, reading);
        self.found.entry(what.to_owned()).or_default().push(span);
    }

    /// Gives what is lacking, and where to say so.
    pub(crate) fn finish(mut self) -> impl Iterator<Item = (String, Span)> {
        if !self.found.is_empty() && is_cut_off(self.unit.entry, self.sources) {
            self.found.clear();
        }
        let (unit, count) = (self.unit.span.clone(), self.unit.readings.len());
        self.found.into_iter().flat_map(move |(what, mut spans)| {
            if spans.len() >= count {
                spans = vec![unit.clone()];
            }
            spans.dedup();
            spans.into_iter().map(move |span| (what.clone(), span))
        })
    }
}

/// Tells whether the line after an entry belongs to none: then the text was cut off there, and that is reported.
pub(crate) fn is_cut_off(entry: &Entry, sources: &Sources) -> bool {
    let after = sources.file(entry.span.file).text().get(entry.end..).unwrap_or_default();
    let Some(line) = after.lines().skip(1).find(|line| !line.trim().is_empty()) else { return false };
    let is_name = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_');
    !line.starts_with(['#', ' ', '}']) && !line.trim_start_matches(is_name).trim_start().starts_with('=')
}

/// Tells whether a reading has anything to see.
pub(crate) fn is_visible(reading: &Reading) -> bool {
    let hidden = |c: char| {
        c.is_whitespace()
            || c.is_control()
            || matches!(c, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}')
    };
    reading.text.chars().any(|c| !hidden(c)) || reading.tags.iter().any(|tag| tag.name == "img")
}

/// Gives where a reading can be named: the key of the variant that makes it differ, else the name of the text.
pub(crate) fn place<'a>(unit: &Unit<'a>, reading: &Reading<'a>) -> Span {
    let default = unit.default();
    let differs = |key: &VariantKey| !default.chosen.iter().any(|(_, other)| std::ptr::eq(*other, key));
    let own = reading.chosen.iter().rev().find(|(_, key)| differs(key)).or(reading.chosen.last());
    own.map_or_else(|| unit.span.clone(), |(_, key)| key.name().span.clone())
}
