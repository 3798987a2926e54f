//! Checks that everything a message refers to exists, that calls can be carried out, and that markup holds together.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

use super::{Letter, UNKNOWN_MESSAGE, VariableKind, furniture};
use crate::catalog::{Arguments, Catalog, Element, Entry, Inline, Pattern};
use crate::diagnostic::{Diagnostic, Rule, did_you_mean};
use crate::markup;
use crate::source::{Sources, Span, Spanned};

/// A variable that the letter does not have.
pub static UNKNOWN_VARIABLE: Rule = Rule::error("unknown-variable", "every variable is a fact of the manifest");
/// A function that Fluent does not have.
pub static UNKNOWN_FUNCTION: Rule = Rule::error("unknown-function", "functions are NUMBER and DATETIME");
/// A term that the locale does not have.
pub static UNKNOWN_TERM: Rule = Rule::error("unknown-term", "every term is defined in the locale that uses it");
/// A message or term that contains itself.
pub static CYCLIC_REFERENCE: Rule = Rule::error("cyclic-reference", "no message contains itself");
/// A call that cannot be carried out.
pub static INVALID_ARGUMENT: Rule =
    Rule::error("invalid-argument", "functions get one value of their kind, and options that they know");
/// A link whose target the manifest does not have.
pub static UNKNOWN_LINK: Rule = Rule::error("unknown-link", "every link has its target in the manifest");

const FUNCTIONS: [&str; 2] = ["NUMBER", "DATETIME"];

/// The options of `NUMBER` (ECMA-402, `Intl.NumberFormat`) that are carried out, with the values they take.
const NUMBER_OPTIONS: [(&str, Takes); 7] = [
    ("useGrouping", Takes::One(&["true", "false"])),
    ("minimumIntegerDigits", Takes::Digits),
    ("minimumFractionDigits", Takes::Digits),
    ("maximumFractionDigits", Takes::Digits),
    ("minimumSignificantDigits", Takes::Digits),
    ("maximumSignificantDigits", Takes::Digits),
    ("type", Takes::One(&["cardinal", "ordinal"])),
];

/// The options of `DATETIME` (ECMA-402, `Intl.DateTimeFormat`) that are carried out, with the values they take.
const DATETIME_OPTIONS: [(&str, Takes); 5] = [
    ("dateStyle", Takes::One(&["full", "long", "medium", "short"])),
    ("weekday", Takes::One(&["long", "short"])),
    ("year", Takes::One(&["numeric"])),
    ("month", Takes::One(&["long", "short", "numeric"])),
    ("day", Takes::One(&["numeric"])),
];

/// Longest number literal: what a double holds exactly.
const LITERAL: usize = 16;

#[derive(Clone, Copy)]
enum Takes {
    One(&'static [&'static str]),
    /// A number from 0 to 15.
    Digits,
}

/// Checks every message and term of every catalog.
pub(super) fn check(letter: &Letter, sources: &Sources, diagnostics: &mut Vec<Diagnostic>) {
    for catalog in letter.catalogs() {
        let mut check = Check { letter, catalog, sources, variables: letter.variables(), diagnostics };
        for (id, entry) in &catalog.messages {
            check.entry(entry, id, false);
        }
        for (id, entry) in &catalog.terms {
            check.entry(entry, id, true);
        }
        check.cycles();
    }
}

struct Check<'a> {
    letter: &'a Letter,
    catalog: &'a Catalog,
    sources: &'a Sources,
    variables: BTreeMap<&'a str, VariableKind>,
    diagnostics: &'a mut Vec<Diagnostic>,
}

impl<'a> Check<'a> {
    fn entry(&mut self, entry: &'a Entry, id: &str, is_term: bool) {
        for pattern in entry.patterns() {
            for inline in pattern.inlines() {
                match inline {
                    // A term's variables are its own arguments, and each may be left out.
                    Inline::Variable(_) if is_term => {}
                    Inline::Variable(name) => self.variable(name, id),
                    Inline::Message(reference, attribute) => self.message(reference, attribute.as_deref()),
                    Inline::Term(reference, attribute, arguments) => {
                        self.term(reference, attribute.as_deref(), arguments);
                    }
                    Inline::Function(name, arguments) => self.function(name, arguments, id),
                    Inline::Number(number) => self.literal(number),
                    Inline::String(_) | Inline::Nested(_) => {}
                }
            }
            for variant in pattern.variants() {
                self.markup(variant);
            }
        }
    }

    fn kind(&self, name: &str, id: &str) -> Option<VariableKind> {
        if id == furniture::PAGE && furniture::PAGE_VARIABLES.contains(&name) {
            return Some(VariableKind::Number);
        }
        self.variables.get(name).copied()
    }

    fn variable(&mut self, name: &Spanned<String>, id: &str) {
        if self.kind(&name.value, id).is_none() {
            let otherwise = format!("add `[facts.{}]` with its value and source to letter.toml", name.value);
            let help = did_you_mean(&name.value, self.variables.keys().copied(), &otherwise);
            self.report(&UNKNOWN_VARIABLE, &name.span, format!("there is no fact `${}`", name.value), help);
        }
    }

    fn message(&mut self, reference: &Spanned<String>, attribute: Option<&str>) {
        let id = &reference.value;
        let found = self.catalog.messages.get(id);
        let known = match (found, attribute) {
            (Some(entry), Some(attribute)) => entry.attributes.iter().any(|(name, _)| name == attribute),
            (Some(entry), None) => entry.value.is_some(),
            // What the source has and this locale lacks is reported as missing, once.
            (None, _) => self.letter.source().messages.contains_key(id) || self.catalog.unparsable.contains(id),
        };
        if !known {
            let name = attribute.map_or(id.clone(), |attribute| format!("{id}.{attribute}"));
            let help = did_you_mean(
                id,
                self.catalog.messages.keys().map(String::as_str),
                "define it, or delete the reference",
            );
            self.report(&UNKNOWN_MESSAGE, &reference.span, format!("there is no message `{name}`"), help);
        }
    }

    fn term(&mut self, reference: &Spanned<String>, attribute: Option<&str>, arguments: &Arguments) {
        let id = &reference.value;
        let unparsable = self.catalog.unparsable.contains(&format!("-{id}"));
        let known = unparsable
            || self.catalog.terms.get(id).is_some_and(|term| {
                attribute.is_none_or(|attribute| term.attributes.iter().any(|(name, _)| name == attribute))
            });
        if !known {
            let name = attribute.map_or(id.clone(), |attribute| format!("{id}.{attribute}"));
            let otherwise = format!("define `-{id} = …` in locales/{}", self.catalog.locale);
            let help = did_you_mean(id, self.catalog.terms.keys().map(String::as_str), &otherwise);
            self.report(&UNKNOWN_TERM, &reference.span, format!("there is no term `-{name}`"), help);
        }
        if !arguments.positional.is_empty() {
            let message = format!("the term `-{id}` takes only arguments with a name");
            self.report(&INVALID_ARGUMENT, &reference.span, message, "name the argument, as in `case: \"genitive\"`");
        }
    }

    fn function(&mut self, name: &Spanned<String>, arguments: &Arguments, id: &str) {
        let (wanted, options): (_, &[(&str, Takes)]) = match name.value.as_str() {
            "NUMBER" => (VariableKind::Number, &NUMBER_OPTIONS),
            "DATETIME" => (VariableKind::Date, &DATETIME_OPTIONS),
            unknown => {
                let help = did_you_mean(unknown, FUNCTIONS, "the functions are NUMBER and DATETIME");
                self.report(&UNKNOWN_FUNCTION, &name.span, format!("there is no function `{unknown}`"), help);
                return;
            }
        };
        match arguments.positional.as_slice() {
            [Inline::Variable(variable)] => {
                if self.kind(&variable.value, id).is_some_and(|kind| kind != wanted) {
                    let (function, what) = match wanted {
                        VariableKind::Number => ("DATETIME", "a date"),
                        VariableKind::Date => ("NUMBER", "a number"),
                    };
                    let message = format!("`${}` is {what}", variable.value);
                    let help = format!("format it with {function}()");
                    self.report(&INVALID_ARGUMENT, &variable.span, message, help);
                }
            }
            [Inline::Number(_)] if wanted == VariableKind::Number => {}
            _ => {
                let message = format!("`{}` needs one variable", name.value);
                let help = format!("write `{}($name)` with a fact of letter.toml", name.value);
                self.report(&INVALID_ARGUMENT, &name.span, message, help);
            }
        }
        for (option, value) in &arguments.named {
            self.option(option, value, options);
        }
    }

    fn option(&mut self, option: &Spanned<String>, value: &Inline, options: &[(&str, Takes)]) {
        let Some((_, takes)) = options.iter().find(|(name, _)| *name == option.value) else {
            let names: Vec<&str> = options.iter().map(|(name, _)| *name).collect();
            let list = format!("the options are {}", names.join(", "));
            let message = format!("`{}` is not an option of this function", option.value);
            self.report(&INVALID_ARGUMENT, &option.span, message, did_you_mean(&option.value, names, &list));
            return;
        };
        let (fits, help) = match takes {
            Takes::Digits => {
                let digits = match value {
                    Inline::Number(number) => number.value.parse::<u8>().is_ok_and(|digits| digits <= 15),
                    _ => false,
                };
                (digits, "give a whole number from 0 to 15".to_owned())
            }
            Takes::One(values) => {
                let given = match value {
                    Inline::String(span) => self.sources.text(span),
                    _ => "",
                };
                (values.contains(&given), format!("write one of \"{}\"", values.join("\", \"")))
            }
        };
        if !fits {
            let message = format!("`{}` cannot take this value", option.value);
            self.report(&INVALID_ARGUMENT, &option.span, message, help);
        }
    }

    fn literal(&mut self, number: &Spanned<String>) {
        if number.value.len() > LITERAL {
            let message = "a number with more than 15 digits";
            self.report(&INVALID_ARGUMENT, &number.span, message, "write it with fewer digits, or as text");
        }
    }

    /// Reads the markup of one pattern; tags cannot open in one variant and close in another.
    fn markup(&mut self, pattern: &Pattern) {
        let mut marked = String::new();
        let mut offsets: Vec<(usize, Span)> = Vec::new();
        for element in &pattern.elements {
            match element {
                Element::Text(span) => {
                    let text = self.sources.text(span);
                    // Marking goes character by character, so the two texts can be walked side by side.
                    for (c, (i, original)) in markup::mark(text).chars().zip(text.char_indices()) {
                        let start = span.start + i;
                        let place = Span { start, end: start + original.len_utf8(), ..span.clone() };
                        offsets.push((marked.len(), place));
                        marked.push(c);
                    }
                }
                Element::Placeable(_) => marked.push(char::REPLACEMENT_CHARACTER),
            }
        }
        let place = |offset: usize| {
            let index = offsets.partition_point(|(at, _)| *at <= offset).saturating_sub(1);
            offsets[index].1.clone()
        };
        let (runs, faults) = markup::parse(&marked);
        for fault in faults {
            let start = place(fault.range.start);
            let end = place(fault.range.end.saturating_sub(1));
            let span = Span { end: end.end.max(start.end), ..start };
            self.report(fault.rule.rule(), &span, fault.message, fault.help);
        }
        for link in markup::links(&runs) {
            if !self.letter.manifest.links.contains_key(link) {
                let at = marked.find(&format!("{}a ", markup::TAG)).unwrap_or(0);
                let otherwise = format!("add `{link} = \"https://…\"` under `[links]` in letter.toml");
                let help = did_you_mean(link, self.letter.manifest.links.keys().map(String::as_str), &otherwise);
                self.report(&UNKNOWN_LINK, &place(at), format!("there is no link `{}`", link.escape_debug()), help);
            }
        }
    }

    /// Reports each ring of references once, at its first member.
    fn cycles(&mut self) {
        let mut done: BTreeSet<Node> = BTreeSet::new();
        for root in self.nodes() {
            // Depth first, without recursion: a chain may be as long as a catalog.
            let mut path: Vec<(Node, Vec<Node>)> = Vec::new();
            if !done.contains(&root) {
                path.push((root, self.references(root)));
            }
            while let Some((node, open)) = path.last_mut() {
                let node = *node;
                let Some(next) = open.pop() else {
                    done.insert(node);
                    path.pop();
                    continue;
                };
                if let Some(start) = path.iter().position(|(known, _)| *known == next) {
                    let ring: Vec<Node> = path[start..].iter().map(|(node, _)| *node).collect();
                    self.cycle(&ring);
                } else if !done.contains(&next) {
                    path.push((next, self.references(next)));
                }
            }
        }
    }

    fn cycle(&mut self, ring: &[Node]) {
        let chain: Vec<String> = ring.iter().chain(ring.first()).map(ToString::to_string).collect();
        let span = self.entry_of(ring[0]).map(|entry| entry.span.clone()).expect("a node that has references exists");
        let message = format!("`{}` contains itself: {}", ring[0], chain.join(" → "));
        self.report(&CYCLIC_REFERENCE, &span, message, "write the text out in one of them");
    }

    fn nodes(&self) -> Vec<Node<'a>> {
        let messages = self.catalog.messages.iter().map(|entry| (entry, false));
        let terms = self.catalog.terms.iter().map(|entry| (entry, true));
        let patterns = messages.chain(terms).flat_map(|((id, entry), is_term)| {
            let value = Node { is_term, id, attribute: None };
            let attributes = entry.attributes.iter().map(move |(name, _)| Node { attribute: Some(name), ..value });
            std::iter::once(value).chain(attributes)
        });
        patterns.collect()
    }

    fn references(&self, node: Node) -> Vec<Node<'a>> {
        let Some(entry) = self.entry_of(node) else { return Vec::new() };
        let pattern = match node.attribute {
            None => entry.value.as_ref(),
            Some(attribute) => entry.attributes.iter().find(|(name, _)| name == attribute).map(|(_, pattern)| pattern),
        };
        let inlines = pattern.into_iter().flat_map(|pattern| pattern.inlines());
        inlines
            .filter_map(|inline| match inline {
                Inline::Message(id, attribute) => {
                    Some(Node { is_term: false, id: &id.value, attribute: attribute.as_deref() })
                }
                Inline::Term(id, attribute, _) => {
                    Some(Node { is_term: true, id: &id.value, attribute: attribute.as_deref() })
                }
                Inline::String(_)
                | Inline::Number(_)
                | Inline::Variable(_)
                | Inline::Function(..)
                | Inline::Nested(_) => None,
            })
            .collect()
    }

    fn entry_of(&self, node: Node) -> Option<&'a Entry> {
        let entries = if node.is_term { &self.catalog.terms } else { &self.catalog.messages };
        entries.get(node.id)
    }

    fn report(&mut self, rule: &'static Rule, span: &Span, message: impl Into<String>, help: impl Into<String>) {
        self.diagnostics.push(Diagnostic::new(rule, span.clone(), message, help));
    }
}

/// A pattern that can refer to others: the value or an attribute of a message or term.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Node<'a> {
    is_term: bool,
    id: &'a str,
    attribute: Option<&'a str>,
}

impl fmt::Display for Node<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let sigil = if self.is_term { "-" } else { "" };
        let attribute = self.attribute.map(|attribute| format!(".{attribute}")).unwrap_or_default();
        write!(f, "{sigil}{}{attribute}", self.id)
    }
}
