//! Checks that the letter has every fact its messages use, that calls can be carried out, and that markup holds together.

use std::collections::{BTreeMap, BTreeSet};

use rayon::prelude::*;

use super::{
    INVALID_ARGUMENT, Letter, OVERLONG_TEXT, SWALLOWED_MESSAGE, UNKNOWN_FUNCTION, UNKNOWN_LINK, UNKNOWN_VARIABLE,
    UNKNOWN_VARIANT, UNUSED_ATTRIBUTE, VariableKind, furniture_variable,
};
use fluent_syntax::unicode::unescape_unicode_to_string;

use crate::catalog::{Arguments, Catalog, Element, Entry, Expression, Inline, Pattern, Variant, VariantKey};
use crate::diagnostic::{CONTROL_CHARACTER, Diagnostic, Rule, did_you_mean, is_control};
use crate::locale;
use crate::markup;
use crate::source::{Sources, Span, Spanned};

const FUNCTIONS: [&str; 2] = ["NUMBER", "DATETIME"];

/// The options of `NUMBER` (ECMA-402, `Intl.NumberFormat`) that are carried out, with the values they take.
const NUMBER_OPTIONS: [(&str, Takes); 7] = [
    ("useGrouping", Takes::One(&["true", "false"])),
    ("minimumIntegerDigits", Takes::Digits(1)),
    ("minimumFractionDigits", Takes::Digits(0)),
    ("maximumFractionDigits", Takes::Digits(0)),
    ("minimumSignificantDigits", Takes::Digits(1)),
    ("maximumSignificantDigits", Takes::Digits(1)),
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

/// The parts of a date that CLDR has patterns for, in byte order of their names.
const PARTS: [&[&str]; 11] = [
    &[],
    &["day"],
    &["day", "month"],
    &["day", "month", "weekday"],
    &["day", "month", "weekday", "year"],
    &["day", "month", "year"],
    &["day", "weekday"],
    &["month"],
    &["month", "year"],
    &["weekday"],
    &["year"],
];

/// Most characters of a text, and most letters of a word in it.
const LONGEST_TEXT: usize = 20_000;
const LONGEST_WORD: usize = 60;

/// Longest number literal: what a double holds exactly.
const LITERAL: usize = 16;

#[derive(Clone, Copy)]
enum Takes {
    One(&'static [&'static str]),
    /// A number from this one to 15.
    Digits(u8),
}

/// Checks every message and term of every catalog.
pub(super) fn check(letter: &Letter, sources: &Sources, diagnostics: &mut Vec<Diagnostic>) {
    let found = letter.catalogs().par_iter().map(|catalog| {
        let mut found = Vec::new();
        let inlines: Vec<&Inline> = entries(catalog).flat_map(Entry::patterns).flat_map(Pattern::inlines).collect();
        let used = inlines.iter().filter_map(|inline| match inline {
            Inline::Message(id, Some(attribute)) => Some((id.value.as_str(), attribute.as_str())),
            _ => None,
        });
        let used: BTreeSet<(&str, &str)> = used.collect();
        let given = given(&inlines);
        let mut check = Check { letter, sources, variables: letter.variables(), given, diagnostics: &mut found };
        for (id, entry) in &catalog.messages {
            check.message_or_term(entry, id, Owner::Message);
            check.attributes(entry, id, &used);
        }
        for (id, entry) in &catalog.terms {
            check.message_or_term(entry, id, Owner::Term);
        }
        found
    });
    diagnostics.extend(found.collect::<Vec<_>>().into_iter().flatten());
}

fn entries(catalog: &Catalog) -> impl Iterator<Item = &Entry> {
    catalog.messages.values().chain(catalog.terms.values())
}

/// Collects the arguments that every use of a term gives it.
fn given<'a>(inlines: &[&'a Inline]) -> BTreeMap<&'a str, BTreeSet<&'a str>> {
    let mut given: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
    for inline in inlines {
        if let Inline::Term(id, _, arguments) = inline {
            let names: BTreeSet<&str> = arguments.named.iter().map(|(name, _)| name.value.as_str()).collect();
            given.entry(&id.value).and_modify(|all| all.retain(|name| names.contains(name))).or_insert(names);
        }
    }
    given
}

/// Whose pattern it is.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Owner {
    Message,
    Term,
}

struct Check<'a> {
    letter: &'a Letter,
    sources: &'a Sources,
    variables: BTreeMap<&'a str, VariableKind>,
    given: BTreeMap<&'a str, BTreeSet<&'a str>>,
    diagnostics: &'a mut Vec<Diagnostic>,
}

impl<'a> Check<'a> {
    fn message_or_term(&mut self, entry: &'a Entry, id: &str, owner: Owner) {
        for pattern in entry.patterns() {
            for inline in pattern.inlines() {
                match inline {
                    Inline::Variable(name) if owner == Owner::Term => self.argument(name, id, pattern),
                    Inline::Variable(name) => self.variable(name, id),
                    Inline::Term(reference, _, arguments) => self.term(reference, arguments),
                    Inline::Function(name, arguments) => self.function(name, arguments, id),
                    Inline::Number(number) => self.literal(number),
                    Inline::String(span) => self.escapes(span),
                    Inline::Message(..) | Inline::Nested(_) => {}
                }
            }
            for (selector, variants) in pattern.selects() {
                self.variants(selector, variants, id);
            }
            for variant in pattern.variants() {
                self.text(variant);
                self.printed(variant, id);
                self.length(variant);
                self.markup(variant);
            }
        }
    }

    /// A term knows the arguments it is given, and nothing of the letter's facts; what only selects may be left out.
    fn argument(&mut self, name: &Spanned<String>, id: &str, pattern: &Pattern) {
        let selects = pattern.selects().iter().any(|(selector, _)| match selector {
            Inline::Variable(variable) => variable.span == name.span,
            _ => false,
        });
        if selects || self.given.get(id).is_some_and(|given| given.contains(name.value.as_str())) {
            return;
        }
        self.report(
            &UNKNOWN_VARIABLE,
            &name.span,
            format!("the term `-{id}` is not given `${}` wherever it is used", name.value),
            "facts cannot stand in a term: write them in the message, or give the term an argument",
        );
    }

    /// Looks at the text as it is written: stray characters, and a line that was meant to be a message of its own.
    fn text(&mut self, pattern: &Pattern) {
        for element in &pattern.elements {
            let Element::Text(span) = element else { continue };
            let text = self.sources.text(span);
            if let Some((i, c)) = text.char_indices().find(|&(_, c)| is_control(c) && !matches!(c, '\n' | '\r')) {
                let start = span.start + i;
                let place = Span { start, end: start + c.len_utf8(), ..span.clone() };
                let message = format!("the text holds U+{:04X}, which prints nothing", u32::from(c));
                let help = "delete the character: it often comes along when text is copied";
                self.report(&CONTROL_CHARACTER, &place, message, help);
            }
            // The parser gives each continued line a text of its own, its indentation left out.
            let file = self.sources.file(span.file).text();
            let begins_line = file[..span.start].trim_end_matches(' ').ends_with('\n');
            let name: String =
                text.chars().take_while(|c| c.is_ascii_alphanumeric() || matches!(c, '-' | '_')).collect();
            let is_message = begins_line
                && name.strip_prefix('-').unwrap_or(&name).starts_with(|c: char| c.is_ascii_alphabetic())
                && text[name.len()..].trim_start_matches(' ').starts_with('=');
            if is_message {
                let place = Span { end: span.start + name.len(), ..span.clone() };
                let message = format!("`{name}` is indented, so it goes on with the message above");
                let help = "remove the spaces before it; if it is text, write `{\"=\"}` for the sign";
                self.report(&SWALLOWED_MESSAGE, &place, message, help);
            }
        }
    }

    /// Reports what only chooses and is printed all the same.
    fn printed(&mut self, pattern: &Pattern, id: &str) {
        for element in &pattern.elements {
            let Element::Placeable(Expression::Inline(Inline::Variable(name))) = element else { continue };
            if let Some(VariableKind::Choice([first, second, ..])) = self.kind(&name.value, id) {
                let message = format!("`${}` would be printed as `{first}`", name.value);
                let help =
                    format!("choose by it what to print, as in `{{ ${} -> [{first}] … *[{second}] … }}`", name.value);
                self.report(&INVALID_ARGUMENT, &name.span, message, help);
            }
        }
    }

    /// Looks for what could not be set: a text longer than any paragraph, a word wider than any line.
    fn length(&mut self, pattern: &Pattern) {
        let texts = pattern.elements.iter().filter_map(|element| match element {
            Element::Text(span) => Some(span),
            Element::Placeable(_) => None,
        });
        let texts: Vec<&Span> = texts.collect();
        let total: usize = texts.iter().map(|span| self.sources.text(span).chars().count()).sum();
        if let (true, Some(first)) = (total > LONGEST_TEXT, texts.first()) {
            let message = format!("this text has {total} characters");
            self.report(&OVERLONG_TEXT, first, message, "split it into several messages");
        }
        for span in texts {
            let text = self.sources.text(span);
            let long = text.split(|c: char| !c.is_alphabetic()).find(|word| {
                // Scripts that write without spaces break anywhere.
                word.chars().count() > LONGEST_WORD
                    && matches!(
                        locale::script_of(word),
                        Some("Latn" | "Cyrl" | "Grek" | "Arab" | "Hebr" | "Armn" | "Geor")
                    )
            });
            if let Some(word) = long {
                let start = span.start + (word.as_ptr() as usize - text.as_ptr() as usize);
                let place = Span { start, end: start + word.len(), ..span.clone() };
                let help = "divide it by spaces or hyphens";
                self.report(&OVERLONG_TEXT, &place, "this word is wider than a line", help);
            }
        }
    }

    /// What an escape brings is checked as if it had been typed.
    fn escapes(&mut self, span: &Span) {
        let text = unescape_unicode_to_string(self.sources.text(span));
        if let Some(c) = text.chars().find(|&c| is_control(c)) {
            let message = format!("the text holds U+{:04X}, which prints nothing", u32::from(c));
            self.report(&CONTROL_CHARACTER, span, message, "delete the escape");
        }
    }

    /// Checks the keys of a choice: each once, and by a number only categories and numbers.
    fn variants(&mut self, selector: &Inline, variants: &[Variant], id: &str) {
        const CATEGORIES: [&str; 6] = ["zero", "one", "two", "few", "many", "other"];
        let by_number = match selector {
            Inline::Number(_) => true,
            Inline::Function(name, _) => name.value == "NUMBER",
            Inline::Variable(name) => self.kind(&name.value, id) == Some(VariableKind::Number),
            Inline::String(_) | Inline::Message(..) | Inline::Term(..) | Inline::Nested(_) => false,
        };
        let words = match selector {
            Inline::Variable(name) => match self.kind(&name.value, id) {
                Some(VariableKind::Choice(words)) => Some((&name.value, words)),
                Some(VariableKind::Number | VariableKind::Date | VariableKind::Text) | None => None,
            },
            _ => None,
        };
        for Variant { key, .. } in variants {
            let name = key.name();
            if let Some((variable, words)) = words.filter(|(_, words)| !words.contains(&name.value.as_str())) {
                let help = did_you_mean(&name.value, words.iter().copied(), &format!("write {}", words.join(", ")));
                self.report(&UNKNOWN_VARIANT, &name.span, format!("`${variable}` is never `{}`", name.value), help);
            }
            if matches!(key, VariantKey::Name(_)) && by_number && !CATEGORIES.contains(&name.value.as_str()) {
                let help = "write zero, one, two, few, many, other or a number; if it is text, write `{\"[\"}` for the bracket";
                let message = format!("no number is `{}`", name.value);
                self.report(&UNKNOWN_VARIANT, &name.span, message, did_you_mean(&name.value, CATEGORIES, help));
            }
        }
    }

    /// Reports attributes that nothing prints: most often text that began with a full stop.
    fn attributes(&mut self, entry: &Entry, id: &str, used: &BTreeSet<(&str, &str)>) {
        for (attribute, _) in &entry.attributes {
            if !used.contains(&(id, attribute.value.as_str())) {
                let message = format!("`.{}` ends the text of `{id}`, and nothing prints it", attribute.value);
                let help = format!("delete it; if it is text, write `{{\".\"}}{}`", attribute.value);
                self.report(&UNUSED_ATTRIBUTE, &attribute.span, message, help);
            }
        }
    }

    fn kind(&self, name: &str, id: &str) -> Option<VariableKind> {
        furniture_variable(id, name).or_else(|| self.variables.get(name).copied())
    }

    fn variable(&mut self, name: &Spanned<String>, id: &str) {
        if self.kind(&name.value, id).is_none() {
            let otherwise = format!("add `[facts.{}]` with its value and source to letter.toml", name.value);
            let known: Vec<String> = self.variables.keys().map(|name| format!("${name}")).collect();
            let help = did_you_mean(&format!("${}", name.value), known.iter().map(String::as_str), &otherwise);
            self.report(&UNKNOWN_VARIABLE, &name.span, format!("there is no fact `${}`", name.value), help);
        }
    }

    fn term(&mut self, reference: &Spanned<String>, arguments: &Arguments) {
        if !arguments.positional.is_empty() {
            let message = format!("the term `-{}` takes only arguments with a name", reference.value);
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
                let kind = self.kind(&variable.value, id).filter(|kind| *kind != wanted);
                let fault = kind.map(|kind| match kind {
                    VariableKind::Number => ("a number", "format it with NUMBER()"),
                    VariableKind::Date => ("a date", "format it with DATETIME()"),
                    VariableKind::Text => ("words", "write it without a function"),
                    VariableKind::Choice(_) => ("a word to choose by", "write a choice, as in `{ $gender -> … }`"),
                });
                if let Some((what, help)) = fault {
                    let message = format!("`${}` is {what}", variable.value);
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
        let mut parts: Vec<&str> = arguments.named.iter().map(|(option, _)| option.value.as_str()).collect();
        parts.sort_unstable();
        if wanted == VariableKind::Date
            && !PARTS.contains(&parts.as_slice())
            && parts.iter().all(|part| *part != "dateStyle")
        {
            let message = format!("no date is written with {} alone", parts.join(" and "));
            self.report(&INVALID_ARGUMENT, &name.span, message, "add the parts between, or give `dateStyle` alone");
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
            Takes::Digits(least) => {
                let digits = match value {
                    Inline::Number(number) => {
                        number.value.parse::<u8>().is_ok_and(|digits| (*least..=15).contains(&digits))
                    }
                    _ => false,
                };
                (digits, format!("give a whole number from {least} to 15"))
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
        let parsed = markup::parse(&marked);
        for fault in parsed.faults {
            let start = place(fault.range.start);
            let end = place(fault.range.end.saturating_sub(1));
            let span = Span { end: end.end.max(start.end), ..start };
            self.report(fault.kind.rule(), &span, fault.message, fault.help);
        }
        for (link, range) in parsed.links {
            if !self.letter.manifest.links.contains_key(&link) {
                let otherwise = format!("add `{link} = \"https://…\"` under `[links]` in letter.toml");
                let help = did_you_mean(&link, self.letter.manifest.links.keys().map(String::as_str), &otherwise);
                let message = format!("there is no link `{}`", link.escape_debug());
                self.report(&UNKNOWN_LINK, &place(range.start), message, help);
            }
        }
    }

    fn report(&mut self, rule: &'static Rule, span: &Span, message: impl Into<String>, help: impl Into<String>) {
        self.diagnostics.push(Diagnostic::new(rule, span.clone(), message, help));
    }
}
