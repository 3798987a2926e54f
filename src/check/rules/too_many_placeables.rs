//! Finds messages that the resolver refuses because they hold too many placeables, those of what they refer to included.

use std::collections::{HashMap, HashSet};

use crate::catalog::{Catalog, Element, Entry, Expression, Inline, Pattern};
use crate::check::subject::Whole;
use crate::diagnostic::{Diagnostic, Rule};

/// A message with too many placeables.
pub(crate) static RULE: Rule = Rule::error("too-many-placeables", "a message resolves at most 100 placeables")
    .because(
        "Fluent stops after 100 placeables in one text, those of referenced messages and terms counted, and prints nothing of the rest.",
        "fluent-bundle, `MAX_PLACEABLES`",
    )
    .example(TEN_BY_ELEVEN, "a = { b }{ b }\nb = { $x }");

const TEN_BY_ELEVEN: &str = "a = { b }{ b }{ b }{ b }{ b }{ b }{ b }{ b }{ b }{ b }\n\
    b = { $x }{ $x }{ $x }{ $x }{ $x }{ $x }{ $x }{ $x }{ $x }{ $x }{ $x }\n";

/// Most placeables in one text.
const MOST: usize = 100;

/// Counts the placeables of every text of a locale.
pub(crate) fn check(whole: &Whole, index: usize, findings: &mut Vec<Diagnostic>) {
    let catalogs = whole.project.catalogs_of(index);
    let heavy = heavy(&catalogs);
    let mut entries: Option<HashMap<(Sort, &str), &Entry>> = None;
    for catalog in &catalogs {
        for (id, entry) in &catalog.messages {
            let texts = entry.value.iter().map(|pattern| (&entry.span, pattern));
            let attributes = entry.attributes.iter().map(|(name, pattern)| (&name.span, pattern));
            for (span, pattern) in texts.chain(attributes).filter(|(_, pattern)| may_exceed(pattern, &heavy)) {
                let entries = entries.get_or_insert_with(|| {
                    let messages = |(id, entry)| ((Sort::Message, String::as_str(id)), entry);
                    let terms = |(id, entry)| ((Sort::Term, String::as_str(id)), entry);
                    let all = catalogs.iter().map(|catalog| (catalog.messages.iter(), catalog.terms.iter()));
                    all.flat_map(|(own, named)| own.map(messages).chain(named.map(terms))).collect()
                });
                let mut count = Count { entries, known: HashMap::new() };
                let total = count.pattern(pattern);
                if total > MOST {
                    let message = format!("`{id}` holds {total} placeables, and Fluent resolves at most {MOST}");
                    findings.push(Diagnostic::new(&RULE, span.clone(), message, "divide it into several messages"));
                }
            }
        }
    }
}

/// Most placeables of an entry that refers to no other, so that ten references to such are few.
const LIGHT: usize = 9;

/// Names the entries that are long or refer to others; there are few.
fn heavy<'a>(catalogs: &[&'a Catalog]) -> HashSet<&'a str> {
    let entries = catalogs.iter().flat_map(|catalog| catalog.messages.iter().chain(&catalog.terms));
    let is_heavy = |entry: &Entry| {
        entry.patterns().any(|pattern| {
            let inlines = pattern.inlines();
            inlines.len() > LIGHT
                || inlines.iter().any(|inline| matches!(inline, Inline::Message(..) | Inline::Term(..)))
        })
    };
    entries.filter(|(_, entry)| is_heavy(entry)).map(|(id, _)| id.as_str()).collect()
}

/// Tells at little cost whether a pattern could hold too many: it is long, or refers to what may be.
fn may_exceed(pattern: &Pattern, heavy: &HashSet<&str>) -> bool {
    let inlines = pattern.inlines();
    inlines.len() > LIGHT
        || inlines.iter().any(|inline| match inline {
            Inline::Message(name, _) | Inline::Term(name, ..) => heavy.contains(name.value.as_str()),
            Inline::String(_) | Inline::Number(_) | Inline::Variable(_) | Inline::Function(..) | Inline::Nested(_) => {
                false
            }
        })
}

/// Whether it is a message or a term.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
enum Sort {
    Message,
    Term,
}

/// What a reference names: the entry, and an attribute of it.
type Reference<'a> = (Sort, &'a str, Option<&'a str>);

struct Count<'m, 'a> {
    entries: &'m HashMap<(Sort, &'a str), &'a Entry>,
    known: HashMap<Reference<'a>, usize>,
}

impl<'a> Count<'_, 'a> {
    fn pattern(&mut self, pattern: &'a Pattern) -> usize {
        let placeables = pattern.elements.iter().map(|element| match element {
            Element::Text(_) => 0,
            Element::Placeable(expression) => 1 + self.expression(expression),
        });
        placeables.fold(0, usize::saturating_add)
    }

    fn expression(&mut self, expression: &'a Expression) -> usize {
        match expression {
            Expression::Inline(inline) => self.inline(inline),
            Expression::Select(selector, variants) => {
                let most = variants.iter().map(|variant| self.pattern(&variant.value)).max().unwrap_or(0);
                self.inline(selector).saturating_add(most)
            }
        }
    }

    fn inline(&mut self, inline: &'a Inline) -> usize {
        match inline {
            Inline::Message(name, attribute) => self.reference((Sort::Message, &name.value, attribute.as_deref())),
            Inline::Term(name, attribute, _) => self.reference((Sort::Term, &name.value, attribute.as_deref())),
            Inline::Nested(expression) => self.expression(expression),
            Inline::String(_) | Inline::Number(_) | Inline::Variable(_) | Inline::Function(..) => 0,
        }
    }

    fn reference(&mut self, reference: Reference<'a>) -> usize {
        if let Some(known) = self.known.get(&reference) {
            return *known;
        }
        // A ring adds nothing here: it is reported as one. A chain deeper than this is one, or as good as one.
        if self.known.len() > 1000 {
            return 0;
        }
        self.known.insert(reference, 0);
        let (sort, id, attribute) = reference;
        let entry = self.entries.get(&(sort, id)).copied();
        let pattern = entry.and_then(|entry| match attribute {
            None => entry.value.as_ref(),
            Some(name) => entry.attributes.iter().find(|(own, _)| own.value == name).map(|(_, pattern)| pattern),
        });
        let count = pattern.map_or(0, |pattern| self.pattern(pattern));
        self.known.insert(reference, count);
        count
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::testing::found;

    #[test]
    fn placeables_are_counted_through_references() {
        let many = |count: usize| format!("a = {}\n", "{ $x } ".repeat(count));
        assert_eq!(found(&RULE, "en", "", &many(100)), [""; 0]);
        assert_eq!(found(&RULE, "en", "", &many(101)), ["a"]);
        assert_eq!(found(&RULE, "en", "", TEN_BY_ELEVEN), ["a"]);
        assert_eq!(found(&RULE, "en", "", "a = { b }\nb = { a }\n"), [""; 0]);
        let choice = format!("a = {{ $n ->\n    [one] {0}\n   *[other] {0}\n }}\n", "{ $x }".repeat(60));
        assert_eq!(found(&RULE, "en", "", &choice), [""; 0]);
    }
}
