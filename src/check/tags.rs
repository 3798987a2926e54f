//! Tells markup from what only looks like it, and reads the attributes of tags; balances nothing.

use super::reading::{Reading, Tag};
use crate::source::{Sources, Span};

/// Elements without content.
pub(crate) const VOID: [&str; 14] =
    ["area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr"];

/// Elements that typography may ask for in one language only.
const TYPOGRAPHIC: [&str; 6] = ["sup", "sub", "br", "wbr", "bdi", "bdo"];

/// Elements that mark what is quoted or named: a translation may have more or fewer of them, but not none.
pub(crate) const REPEATABLE: [&str; 2] = ["cite", "q"];

/// Elements that people write in texts, in byte order.
const KNOWN: [&str; 61] = [
    "a",
    "abbr",
    "article",
    "audio",
    "b",
    "bdi",
    "bdo",
    "blockquote",
    "br",
    "button",
    "cite",
    "code",
    "dd",
    "del",
    "details",
    "dfn",
    "div",
    "dl",
    "dt",
    "em",
    "figure",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "hr",
    "i",
    "iframe",
    "img",
    "input",
    "ins",
    "kbd",
    "label",
    "li",
    "mark",
    "nav",
    "ol",
    "option",
    "p",
    "pre",
    "q",
    "s",
    "samp",
    "section",
    "select",
    "small",
    "span",
    "strong",
    "sub",
    "summary",
    "sup",
    "table",
    "td",
    "th",
    "tr",
    "u",
    "ul",
    "var",
    "wbr",
];

/// Tells whether a tag is markup, and not a word in angle brackets as in “usage: copy `<file>`”.
pub(crate) fn is_markup(tag: &Tag, reading: &Reading) -> bool {
    tag.closing
        || KNOWN.binary_search(&tag.name.as_ref()).is_ok()
        || tag.attributes.contains('=')
        || reading.tags.iter().any(|other| other.closing && other.name == tag.name)
}

/// Walks the tags of a reading that open an element which every language needs.
pub(crate) fn openings<'p, 'a>(reading: &'p Reading<'a>) -> impl Iterator<Item = &'p Tag<'a>> {
    reading
        .tags
        .iter()
        .filter(|tag| !tag.closing && !TYPOGRAPHIC.contains(&tag.name.as_ref()) && is_markup(tag, reading))
}

/// Tells whether a tag closes what it opens.
pub(crate) fn is_self_closing(tag: &Tag, sources: &Sources) -> bool {
    VOID.contains(&tag.name.as_ref()) || sources.text(&tag.span).ends_with("/>")
}

/// Gives the value of an attribute.
pub(crate) fn attribute<'t>(tag: &'t Tag, name: &str) -> Option<&'t str> {
    value(&tag.attributes, name).map(|(_, value)| value)
}

/// Gives where the value of an attribute stands in the file; the tag if that cannot be told.
pub(crate) fn attribute_span(tag: &Tag, name: &str, sources: &Sources) -> Span {
    match value(sources.text(&tag.span), name) {
        Some((at, value)) => {
            let start = tag.span.start + at;
            Span { start, end: start + value.len(), ..tag.span.clone() }
        }
        None => tag.span.clone(),
    }
}

/// Finds the value of an attribute, and the offset at which it stands.
fn value<'t>(text: &'t str, name: &str) -> Option<(usize, &'t str)> {
    let mut from = 0;
    while let Some(start) = text[from..].find(name).map(|i| from + i) {
        let after = &text[start + name.len()..];
        let rest = after.trim_start();
        let begins = text[..start].ends_with(char::is_whitespace) || start == 0;
        if let (true, Some(rest)) = (begins, rest.strip_prefix('=')) {
            let rest = rest.trim_start();
            let at = text.len() - rest.len();
            return Some(match rest.chars().next().filter(|c| matches!(c, '"' | '\'')) {
                Some(quote) => {
                    let inside = &rest[1..];
                    (at + 1, &inside[..inside.find(quote).unwrap_or(inside.len())])
                }
                None => (at, &rest[..rest.find(|c: char| c.is_whitespace() || c == '>').unwrap_or(rest.len())]),
            });
        }
        from = start + name.len();
    }
    None
}
