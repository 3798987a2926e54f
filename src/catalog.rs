//! Parses the Fluent files of one locale into messages and terms with exact spans; resolves nothing.

pub mod canonical;
pub mod folder;
mod nesting;
pub mod references;
mod rules;
mod syntax_error;

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use fluent_syntax::ast;
use fluent_syntax::parser;
use rayon::prelude::*;
use unic_langid::LanguageIdentifier;

use crate::diagnostic::{Diagnostic, Edit};
use crate::source::{FileId, Sources, Span, Spanned};

pub use rules::{
    BYTE_ORDER_MARK, DEEP_NESTING, DUPLICATE_ATTRIBUTE, DUPLICATE_MESSAGE, DUPLICATE_VARIANT, NO_DEFAULT_VARIANT,
    TRUNCATED_MESSAGE, UNPARSABLE_MESSAGE,
};

/// The messages and terms of one locale.
#[derive(Debug, Clone)]
pub struct Catalog {
    /// The locale.
    pub locale: LanguageIdentifier,
    /// The files, in byte order of their paths.
    pub files: Vec<FileId>,
    /// The messages by identifier.
    pub messages: BTreeMap<String, Entry>,
    /// The terms by identifier, without the leading `-`.
    pub terms: BTreeMap<String, Entry>,
    /// The identifiers of entries that could not be parsed, which are there all the same.
    pub unparsable: BTreeSet<String>,
}

/// A message or a term.
#[derive(Debug, Clone)]
pub struct Entry {
    /// Where its identifier stands.
    pub span: Span,
    /// Offset after its last text.
    pub end: usize,
    /// Its value; every term has one.
    pub value: Option<Pattern>,
    /// Its attributes.
    pub attributes: Vec<(Spanned<String>, Pattern)>,
}

/// A text with placeables.
#[derive(Debug, Clone)]
pub struct Pattern {
    /// The parts, in order.
    pub elements: Vec<Element>,
}

/// A part of a pattern.
#[derive(Debug, Clone)]
pub enum Element {
    /// Characters as written.
    Text(Span),
    /// What stands between braces.
    Placeable(Expression),
}

/// What a placeable holds.
#[derive(Debug, Clone)]
pub enum Expression {
    /// One value.
    Inline(Inline),
    /// One of several texts, by the value of a selector.
    Select(Inline, Vec<Variant>),
}

/// One of the texts of a choice.
#[derive(Debug, Clone)]
pub struct Variant {
    /// When it is chosen.
    pub key: VariantKey,
    /// Whether it is chosen when no other is.
    pub default: bool,
    /// Its text.
    pub value: Pattern,
}

/// The key of a variant.
#[derive(Debug, Clone)]
pub enum VariantKey {
    /// A name, as a plural category.
    Name(Spanned<String>),
    /// A number.
    Number(Spanned<String>),
}

/// An expression that gives one value.
#[derive(Debug, Clone)]
pub enum Inline {
    /// A string literal, as written between its quotes.
    String(Span),
    /// A number literal.
    Number(Spanned<String>),
    /// A variable, without its `$`.
    Variable(Spanned<String>),
    /// A message, and an attribute of it.
    Message(Spanned<String>, Option<String>),
    /// A term without its `-`, an attribute of it, and its arguments.
    Term(Spanned<String>, Option<String>, Arguments),
    /// A function and its arguments.
    Function(Spanned<String>, Arguments),
    /// Braces within braces.
    Nested(Box<Expression>),
}

/// The arguments of a call.
#[derive(Debug, Clone, Default)]
pub struct Arguments {
    /// Without a name.
    pub positional: Vec<Inline>,
    /// With a name.
    pub named: Vec<(Spanned<String>, Inline)>,
}

impl Pattern {
    /// Lists every inline expression in the pattern, those in variants, arguments and braces included.
    pub fn inlines(&self) -> Vec<&Inline> {
        let mut found = Vec::new();
        self.collect(&mut found);
        found
    }

    /// Lists the patterns of the variants that stand anywhere in the pattern, the pattern itself first.
    pub fn variants(&self) -> Vec<&Pattern> {
        let mut found = vec![self];
        for element in &self.elements {
            let mut expression = match element {
                Element::Text(_) => continue,
                Element::Placeable(expression) => expression,
            };
            while let Expression::Inline(Inline::Nested(inner)) = expression {
                expression = inner;
            }
            if let Expression::Select(_, variants) = expression {
                found.extend(variants.iter().flat_map(|variant| variant.value.variants()));
            }
        }
        found
    }

    /// Lists the choices that stand in the pattern, those within variants included: selector and variants.
    pub fn selects(&self) -> Vec<(&Inline, &[Variant])> {
        let mut found = Vec::new();
        for pattern in self.variants() {
            for element in &pattern.elements {
                let mut expression = match element {
                    Element::Text(_) => continue,
                    Element::Placeable(expression) => expression,
                };
                while let Expression::Inline(Inline::Nested(inner)) = expression {
                    expression = inner;
                }
                if let Expression::Select(selector, variants) = expression {
                    found.push((selector, variants.as_slice()));
                }
            }
        }
        found
    }

    fn collect<'a>(&'a self, found: &mut Vec<&'a Inline>) {
        for element in &self.elements {
            match element {
                Element::Text(_) => {}
                Element::Placeable(expression) => expression.collect(found),
            }
        }
    }
}

impl VariantKey {
    /// Gives what is written between the brackets.
    pub fn name(&self) -> &Spanned<String> {
        match self {
            Self::Name(name) | Self::Number(name) => name,
        }
    }
}

impl Expression {
    fn collect<'a>(&'a self, found: &mut Vec<&'a Inline>) {
        match self {
            Self::Inline(inline) => inline.collect(found),
            Self::Select(selector, variants) => {
                selector.collect(found);
                for variant in variants {
                    variant.value.collect(found);
                }
            }
        }
    }
}

impl Inline {
    fn collect<'a>(&'a self, found: &mut Vec<&'a Inline>) {
        found.push(self);
        match self {
            Self::String(_) | Self::Number(_) | Self::Variable(_) | Self::Message(..) => {}
            Self::Term(_, _, arguments) | Self::Function(_, arguments) => {
                let named = arguments.named.iter().map(|(_, value)| value);
                for value in arguments.positional.iter().chain(named) {
                    value.collect(found);
                }
            }
            Self::Nested(expression) => expression.collect(found),
        }
    }
}

impl Entry {
    /// Walks the value and the attributes.
    pub fn patterns(&self) -> impl Iterator<Item = &Pattern> {
        self.value.iter().chain(self.attributes.iter().map(|(_, pattern)| pattern))
    }
}

impl Catalog {
    /// Parses the files of several locales at once; findings are in the order of the locales.
    pub fn parse_all(
        files: Vec<(LanguageIdentifier, Vec<FileId>)>,
        sources: &Sources,
        diagnostics: &mut Vec<Diagnostic>,
    ) -> Vec<Self> {
        let parsed: Vec<_> = files
            .into_par_iter()
            .map(|(locale, files)| {
                let mut found = Vec::new();
                (Self::parse(locale, files, sources, &mut found), found)
            })
            .collect();
        let mut catalogs = Vec::new();
        for (catalog, found) in parsed {
            diagnostics.extend(found);
            catalogs.push(catalog);
        }
        catalogs
    }

    /// Parses the files of a locale, in the order given.
    pub fn parse(
        locale: LanguageIdentifier,
        files: Vec<FileId>,
        sources: &Sources,
        diagnostics: &mut Vec<Diagnostic>,
    ) -> Self {
        let mut catalog = Self {
            locale,
            files: files.clone(),
            messages: BTreeMap::new(),
            terms: BTreeMap::new(),
            unparsable: BTreeSet::new(),
        };
        for file in files {
            let text = sources.file(file).text();
            if text.starts_with('\u{feff}') {
                let span = Span::new(file, 0..'\u{feff}'.len_utf8());
                let edit = Edit { span: span.clone(), text: String::new() };
                diagnostics.push(
                    Diagnostic::new(
                        &BYTE_ORDER_MARK,
                        span,
                        "this file begins with a byte-order mark, which some tools read as part of the first message",
                        "save it as “UTF-8”, not “UTF-8 with BOM”",
                    )
                    .fix("delete the mark", vec![edit]),
                );
            }
            if let Some(range) = nesting::too_deep(text) {
                diagnostics.push(Diagnostic::new(
                    &DEEP_NESTING,
                    Span::new(file, range),
                    format!("braces or parentheses nest more than {} deep here", nesting::LIMIT),
                    "close them, or split the message",
                ));
                catalog.unparsable.extend(nesting::identifiers(text));
                continue;
            }
            if text.contains('\r') && !text.contains('\n') {
                diagnostics.push(Diagnostic::new(
                    &UNPARSABLE_MESSAGE,
                    sources.start(file),
                    "the lines of this file end as on old Macintoshes",
                    "save it with line ends of the kind LF or CRLF",
                ));
                catalog.unparsable.extend(nesting::identifiers(&text.replace('\r', "\n")));
                continue;
            }
            let resource = match parser::parse(without_mark(text)) {
                Ok(resource) => resource,
                Err((resource, errors)) => {
                    let base = text.len() - without_mark(text).len();
                    for error in &errors {
                        diagnostics.push(syntax_error::diagnostic(error, file, base, sources));
                        catalog.unparsable.extend(syntax_error::lost(error, &text[base..]).map(str::to_owned));
                    }
                    resource
                }
            };
            Parsed { file, text }.entries(&resource, &mut catalog, diagnostics);
        }
        catalog
    }
}

/// Leaves out a byte-order mark, which the grammar of Fluent has no place for.
pub fn without_mark(text: &str) -> &str {
    text.strip_prefix('\u{feff}').unwrap_or(text)
}

/// Turns the parser's tree, whose strings are slices of the text, into ours, which holds spans.
struct Parsed<'s> {
    file: FileId,
    text: &'s str,
}

impl Parsed<'_> {
    fn entries(&self, resource: &ast::Resource<&str>, catalog: &mut Catalog, diagnostics: &mut Vec<Diagnostic>) {
        for entry in &resource.body {
            let (id, value, attributes, entries, sigil) = match entry {
                ast::Entry::Message(message) => {
                    (&message.id, message.value.as_ref(), &message.attributes, &mut catalog.messages, "")
                }
                ast::Entry::Term(term) => (&term.id, Some(&term.value), &term.attributes, &mut catalog.terms, "-"),
                ast::Entry::Comment(_)
                | ast::Entry::GroupComment(_)
                | ast::Entry::ResourceComment(_)
                | ast::Entry::Junk { .. } => continue,
            };
            let span = self.span(id.name);
            let value = value.map(|value| self.pattern(value));
            let attributes: Vec<_> =
                attributes.iter().map(|attr| (self.spanned(attr.id.name), self.pattern(&attr.value))).collect();
            let patterns = attributes.iter().map(|(_, pattern)| pattern).chain(&value);
            let end = patterns.filter_map(last).max().unwrap_or(span.end);
            let closing = self.text[end..].trim_start_matches([' ', '\n', '\r', '}', '(', ',', ')', '"']);
            let end = end + self.text[end..self.text.len() - closing.len()].rfind('}').map_or(0, |i| i + 1);
            let entry = Entry { span, end, value, attributes };
            Self::duplicates(&entry, diagnostics);
            if let Some(first) = entries.get(id.name) {
                let name = format!("{sigil}{}", id.name);
                diagnostics.push(
                    Diagnostic::new(
                        &DUPLICATE_MESSAGE,
                        entry.span,
                        format!("`{name}` stands twice in `{}`", catalog.locale),
                        "keep the right one and delete the other",
                    )
                    .label(first.span.clone(), "first here"),
                );
            } else {
                entries.insert(id.name.to_owned(), entry);
            }
        }
    }

    /// Reports attributes and variants that stand twice: the resolver takes one and drops the other in silence.
    fn duplicates(entry: &Entry, diagnostics: &mut Vec<Diagnostic>) {
        let mut report = |rule, name: &Spanned<String>, first: &Spanned<String>, what: &str, help: &str| {
            let message = format!("{what} `{}` stands twice", name.value);
            diagnostics
                .push(Diagnostic::new(rule, name.span.clone(), message, help).label(first.span.clone(), "first here"));
        };
        for (i, (name, _)) in entry.attributes.iter().enumerate() {
            if let Some((first, _)) = entry.attributes[..i].iter().find(|(other, _)| other.value == name.value) {
                report(&DUPLICATE_ATTRIBUTE, name, first, "the attribute", "keep the right one and delete the other");
            }
        }
        for (_, variants) in entry.patterns().flat_map(Pattern::selects) {
            let mut seen: BTreeMap<&str, &Spanned<String>> = BTreeMap::new();
            for variant in variants {
                let name = variant.key.name();
                if let Some(first) = seen.insert(&name.value, name) {
                    let help = "delete one; if it is text, write `{\"[\"}` for the bracket";
                    report(&DUPLICATE_VARIANT, name, first, "the variant", help);
                }
            }
        }
    }

    fn pattern(&self, pattern: &ast::Pattern<&str>) -> Pattern {
        let elements = pattern.elements.iter().map(|element| match element {
            ast::PatternElement::TextElement { value } => Element::Text(self.span(value)),
            ast::PatternElement::Placeable { expression } => Element::Placeable(self.expression(expression)),
        });
        Pattern { elements: elements.collect() }
    }

    fn expression(&self, expression: &ast::Expression<&str>) -> Expression {
        match expression {
            ast::Expression::Inline(inline) => Expression::Inline(self.inline(inline)),
            ast::Expression::Select { selector, variants } => {
                let variants = variants.iter().map(|variant| {
                    let key = match &variant.key {
                        ast::VariantKey::Identifier { name } => VariantKey::Name(self.spanned(name)),
                        ast::VariantKey::NumberLiteral { value } => VariantKey::Number(self.spanned(value)),
                    };
                    Variant { key, default: variant.default, value: self.pattern(&variant.value) }
                });
                Expression::Select(self.inline(selector), variants.collect())
            }
        }
    }

    fn inline(&self, inline: &ast::InlineExpression<&str>) -> Inline {
        let attribute = |attribute: &Option<ast::Identifier<&str>>| attribute.as_ref().map(|id| id.name.to_owned());
        match inline {
            ast::InlineExpression::StringLiteral { value } => Inline::String(self.span(value)),
            ast::InlineExpression::NumberLiteral { value } => Inline::Number(self.spanned(value)),
            ast::InlineExpression::VariableReference { id } => Inline::Variable(self.spanned(id.name)),
            ast::InlineExpression::MessageReference { id, attribute: attr } => {
                Inline::Message(self.spanned(id.name), attribute(attr))
            }
            ast::InlineExpression::TermReference { id, attribute: attr, arguments } => Inline::Term(
                self.spanned(id.name),
                attribute(attr),
                arguments.as_ref().map(|arguments| self.arguments(arguments)).unwrap_or_default(),
            ),
            ast::InlineExpression::FunctionReference { id, arguments } => {
                Inline::Function(self.spanned(id.name), self.arguments(arguments))
            }
            ast::InlineExpression::Placeable { expression } => Inline::Nested(Box::new(self.expression(expression))),
        }
    }

    fn arguments(&self, arguments: &ast::CallArguments<&str>) -> Arguments {
        Arguments {
            positional: arguments.positional.iter().map(|value| self.inline(value)).collect(),
            named: arguments
                .named
                .iter()
                .map(|argument| (self.spanned(argument.name.name), self.inline(&argument.value)))
                .collect(),
        }
    }

    fn spanned(&self, slice: &str) -> Spanned<String> {
        Spanned { value: slice.to_owned(), span: self.span(slice) }
    }

    fn span(&self, slice: &str) -> Span {
        Span::new(self.file, offset_in(self.text, slice))
    }
}

/// Tells where a slice lies in the text it was cut from.
fn offset_in(text: &str, slice: &str) -> Range<usize> {
    let start = (slice.as_ptr() as usize).saturating_sub(text.as_ptr() as usize);
    assert!(start + slice.len() <= text.len(), "the parser gives slices of its input");
    start..start + slice.len()
}

/// Finds the offset after the last byte of a pattern that has a span.
fn last(pattern: &Pattern) -> Option<usize> {
    let texts =
        pattern.variants().into_iter().flat_map(|pattern| &pattern.elements).filter_map(|element| match element {
            Element::Text(span) => Some(span.end),
            Element::Placeable(_) => None,
        });
    let inlines = pattern.inlines().into_iter().filter_map(|inline| match inline {
        Inline::String(span) => Some(span.end),
        // The name of an attribute follows behind a dot, without a space.
        Inline::Message(name, Some(attribute)) | Inline::Term(name, Some(attribute), _) => {
            Some(name.span.end + 1 + attribute.len())
        }
        Inline::Number(name)
        | Inline::Variable(name)
        | Inline::Message(name, None)
        | Inline::Term(name, None, _)
        | Inline::Function(name, _) => Some(name.span.end),
        Inline::Nested(_) => None,
    });
    texts.chain(inlines).max()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> (Catalog, Sources, Vec<String>) {
        let folder = tempfile::tempdir().unwrap();
        let mut sources = Sources::open(folder.path()).unwrap();
        let file = sources.add("a.ftl", text.into());
        let mut diagnostics = Vec::new();
        let catalog = Catalog::parse("ar".parse().unwrap(), vec![file], &sources, &mut diagnostics);
        let found = diagnostics
            .iter()
            .map(|diagnostic| {
                let place = sources.file(file).place(diagnostic.span.start);
                format!("{} {}:{} {}", diagnostic.rule.id, place.line, place.column, diagnostic.message)
            })
            .collect();
        (catalog, sources, found)
    }

    #[test]
    fn spans_are_exact_after_arabic() {
        let (catalog, sources, found) =
            read("\u{feff}a = حق { NUMBER($count) ->\n    [few] { -x }\n   *[other] لا\n }\n");
        assert_eq!(found.len(), 1);
        assert!(found[0].starts_with("byte-order-mark 1:1 "), "{found:?}");
        let pattern = catalog.messages["a"].value.as_ref().unwrap();
        let texts: Vec<&str> = pattern
            .inlines()
            .iter()
            .map(|inline| match inline {
                Inline::Function(name, _) | Inline::Variable(name) | Inline::Term(name, ..) => sources.text(&name.span),
                _ => "",
            })
            .collect();
        assert_eq!(texts, ["NUMBER", "count", "x"]);
        assert_eq!(pattern.variants().len(), 3);
    }

    #[test]
    fn every_unparsable_entry_is_named() {
        let (catalog, _, found) = read("a = x\n\tand more\n\nb x\nd = { $y\ne = z\n");
        assert_eq!(catalog.messages.keys().collect::<Vec<_>>(), ["a", "e"]);
        assert_eq!(found.len(), 3, "{found:?}");
        assert!(found[0].starts_with("truncated-message 2:1 the text of `a` ends above"), "{found:?}");
        assert!(found[1].contains("`b`"), "{found:?}");
        assert!(found[2].contains("`d`"), "{found:?}");
    }

    #[test]
    fn the_second_of_two_is_reported() {
        let (_, _, found) = read("a = x\n-a = y\na = z\n");
        assert_eq!(found, ["duplicate-message 3:1 `a` stands twice in `ar`"]);
    }

    #[test]
    fn depth_that_would_overflow_the_parser_is_refused() {
        let deep = [
            ("{", "1", "}"),
            ("{ A(", "1", ") }"),
            ("{ 1 ->\n *[a] ", "x", "\n }"),
            ("{ \"}\" ->\n *[a] ", "x", "\n }"),
            ("{ A(\")\\\"\", ", "1", ") }"),
        ];
        for (open, inner, close) in deep {
            let text = format!("a = {}{inner}{}\n", open.repeat(50_000), close.repeat(50_000));
            let (_, _, found) = read(&text);
            assert!(found[0].starts_with("deep-nesting "), "{found:?}");
        }
        let harmless = format!("a = {}\nb = {}{}\n", "(".repeat(15), "(".repeat(15), "{ \"{\" }".repeat(30));
        assert_eq!(read(&harmless).2, [""; 0]);
    }
}
