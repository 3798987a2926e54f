//! Checks that what messages of one locale refer to exists there, and that nothing contains itself.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::fmt;

use super::{Catalog, Entry, Inline, Pattern};
use crate::diagnostic::{Diagnostic, Rule, did_you_mean};
use crate::source::{Span, Spanned};

/// A reference to a message that does not exist.
pub static UNKNOWN_MESSAGE: Rule = Rule::error("unknown-message", "every reference leads to a message")
    .because(
        "Fluent prints the name of a message that does not exist in its place, in braces, in the middle of the \
         sentence.",
        "Fluent 1.0, fluent.ebnf, MessageReference",
    )
    .example(
        "title = Asylum is a right\n\
         text = Read “{ titel }”.\n",
        "title = Asylum is a right\n\
         text = Read “{ title }”.\n",
    );
/// A term that the locale does not have.
pub static UNKNOWN_TERM: Rule = Rule::error("unknown-term", "every term is defined in the locale that uses it")
    .because(
        "Terms belong to one language: each locale defines those that it uses. Fluent prints the name of one that \
         does not exist in its place, in braces.",
        "Fluent 1.0, fluent.ebnf, TermReference",
    )
    .example(
        "-convention = Refugee Convention\n\
         text = We uphold the { -convension }.\n",
        "-convention = Refugee Convention\n\
         text = We uphold the { -convention }.\n",
    );
/// A message or term that contains itself.
pub static CYCLIC_REFERENCE: Rule = Rule::error("cyclic-reference", "no message contains itself")
    .because(
        "A message that prints itself would never end, so Fluent gives up in the middle of the sentence and prints a name in \
     braces, or nothing.",
        "Fluent 1.0, fluent.ebnf, MessageReference and TermReference",
    )
    .example(
        "title = The { subtitle }\n\
         subtitle = A right: { title }\n",
        "title = The right to asylum\n\
         subtitle = A right: { title }\n",
    );

/// Checks the catalogs of one locale, which may refer to each other; `sources` are those of the source locale: what they have
/// and the locale lacks is reported as missing, not as unknown.
pub fn check(own: &[&Catalog], sources: &[&Catalog], diagnostics: &mut Vec<Diagnostic>) {
    // Most catalogs refer to little: only then is everything indexed.
    let refers = own.iter().flat_map(|catalog| catalog.messages.values().chain(catalog.terms.values())).any(|entry| {
        let mut inlines = entry.patterns().flat_map(Pattern::inlines);
        inlines.any(|inline| matches!(inline, Inline::Message(..) | Inline::Term(..)))
    });
    if !refers {
        return;
    }
    let mut entries = HashMap::new();
    for catalog in own {
        entries.extend(catalog.messages.iter().map(|(id, entry)| ((false, id.as_str()), entry)));
        entries.extend(catalog.terms.iter().map(|(id, entry)| ((true, id.as_str()), entry)));
    }
    let mut check = Check { own, sources, entries, diagnostics };
    for catalog in own {
        for entry in catalog.messages.values().chain(catalog.terms.values()) {
            for inline in entry.patterns().flat_map(Pattern::inlines) {
                match inline {
                    Inline::Message(reference, attribute) => check.message(reference, attribute.as_deref()),
                    Inline::Term(reference, attribute, _) => check.term(reference, attribute.as_deref()),
                    Inline::String(_)
                    | Inline::Number(_)
                    | Inline::Variable(_)
                    | Inline::Function(..)
                    | Inline::Nested(_) => {}
                }
            }
        }
    }
    check.cycles();
}

struct Check<'a, 'd> {
    own: &'a [&'a Catalog],
    sources: &'a [&'a Catalog],
    entries: HashMap<(bool, &'a str), &'a Entry>,
    diagnostics: &'d mut Vec<Diagnostic>,
}

impl<'a> Check<'a, '_> {
    fn message(&mut self, reference: &Spanned<String>, attribute: Option<&str>) {
        let id = &reference.value;
        let found = self.entries.get(&(false, id.as_str())).copied();
        let known = match (found, attribute) {
            (Some(entry), Some(attribute)) => entry.attributes.iter().any(|(name, _)| name.value == attribute),
            (Some(entry), None) => entry.value.is_some(),
            // What the source has and this locale lacks is reported as missing, once.
            (None, _) => {
                self.sources.iter().any(|catalog| catalog.messages.contains_key(id))
                    || self.own.iter().any(|catalog| catalog.unparsable.contains(id))
            }
        };
        if !known {
            let name = attribute.map_or(id.clone(), |attribute| format!("{id}.{attribute}"));
            let help = did_you_mean(
                id,
                self.own.iter().flat_map(|catalog| catalog.messages.keys()).map(String::as_str),
                "define it, or delete the reference",
            );
            self.report(&UNKNOWN_MESSAGE, &reference.span, format!("there is no message `{name}`"), help);
        }
    }

    fn term(&mut self, reference: &Spanned<String>, attribute: Option<&str>) {
        let id = &reference.value;
        let known = self.entries.get(&(true, id.as_str())).is_some_and(|term| {
            attribute.is_none_or(|attribute| term.attributes.iter().any(|(name, _)| name.value == attribute))
        });
        if !known && !self.own.iter().any(|catalog| catalog.unparsable.contains(&format!("-{id}"))) {
            let name = attribute.map_or(id.clone(), |attribute| format!("{id}.{attribute}"));
            let locale = self.own.first().map(|catalog| catalog.locale.to_string()).unwrap_or_default();
            let otherwise = format!("define `-{id} = …` in a file of `{locale}`");
            let terms = self.own.iter().flat_map(|catalog| catalog.terms.keys());
            let terms: Vec<String> = terms.map(|id| format!("-{id}")).collect();
            let help = did_you_mean(&format!("-{name}"), terms.iter().map(String::as_str), &otherwise);
            self.report(&UNKNOWN_TERM, &reference.span, format!("there is no term `-{name}`"), help);
        }
    }

    /// Reports each ring of references once, at its first member.
    fn cycles(&mut self) {
        let mut done: BTreeSet<Node> = BTreeSet::new();
        for root in self.nodes() {
            // Depth first, without recursion: a chain may be as long as a catalog.
            let mut path: Vec<(Node, Vec<Node>)> = Vec::new();
            let mut on_path: BTreeMap<Node, usize> = BTreeMap::new();
            let references = self.references(root);
            if !references.is_empty() && !done.contains(&root) {
                path.push((root, references));
                on_path.insert(root, 0);
            }
            while let Some((node, open)) = path.last_mut() {
                let node = *node;
                let Some(next) = open.pop() else {
                    done.insert(node);
                    on_path.remove(&node);
                    path.pop();
                    continue;
                };
                if let Some(&start) = on_path.get(&next) {
                    let ring: Vec<Node> = path[start..].iter().map(|(node, _)| *node).collect();
                    self.cycle(&ring);
                } else if !done.contains(&next) {
                    let references = self.references(next);
                    // Most messages and terms refer to nothing, and need not be remembered.
                    if !references.is_empty() {
                        on_path.insert(next, path.len());
                        path.push((next, references));
                    }
                }
            }
        }
    }

    fn cycle(&mut self, ring: &[Node]) {
        let mut chain: Vec<String> = ring.iter().take(8).map(ToString::to_string).collect();
        if ring.len() > chain.len() {
            chain.push("…".to_owned());
        }
        chain.push(ring[0].to_string());
        let span = self.entry_of(ring[0]).map(|entry| entry.span.clone()).expect("a node that has references exists");
        let message = format!("`{}` contains itself: {}", ring[0], chain.join(" → "));
        self.report(&CYCLIC_REFERENCE, &span, message, "write the text out in one of them");
    }

    fn nodes(&self) -> Vec<Node<'a>> {
        let messages = self.own.iter().flat_map(|catalog| &catalog.messages).map(|entry| (entry, false));
        let terms = self.own.iter().flat_map(|catalog| &catalog.terms).map(|entry| (entry, true));
        let patterns = messages.chain(terms).flat_map(|((id, entry), is_term)| {
            let value = Node { is_term, id, attribute: None };
            let attributes =
                entry.attributes.iter().map(move |(name, _)| Node { attribute: Some(name.value.as_str()), ..value });
            std::iter::once(value).chain(attributes)
        });
        patterns.collect()
    }

    fn references(&self, node: Node) -> Vec<Node<'a>> {
        let Some(entry) = self.entry_of(node) else { return Vec::new() };
        let pattern = match node.attribute {
            None => entry.value.as_ref(),
            Some(attribute) => {
                entry.attributes.iter().find(|(name, _)| name.value == attribute).map(|(_, pattern)| pattern)
            }
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
        self.entries.get(&(node.is_term, node.id)).copied()
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
