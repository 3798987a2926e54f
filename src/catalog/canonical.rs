//! Writes a pattern on one line so that what means the same reads the same: comments and layout do not count, all else does.

use super::{Arguments, Element, Expression, Inline, Pattern, VariantKey};
use crate::source::{Sources, Spanned};

/// Writes a pattern in one spelling: white space and line breaks as single spaces, none at the ends, one way to write braces.
/// The result holds no control character.
pub fn canonical(pattern: &Pattern, sources: &Sources) -> String {
    let mut writer = Writer { out: String::new(), sources };
    writer.pattern(pattern, Stands::Alone);
    writer.out
}

/// Where a text stands.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Stands {
    Alone,
    /// Among other variants, whose keys begin with a bracket.
    InVariant,
}

struct Writer<'a> {
    out: String,
    sources: &'a Sources,
}

impl Writer<'_> {
    fn pattern(&mut self, pattern: &Pattern, stands: Stands) {
        let start = self.out.len();
        // A space is owed until something follows it.
        let mut owes_space = false;
        for element in &pattern.elements {
            match element {
                Element::Text(span) => {
                    for c in self.sources.text(span).chars() {
                        if matches!(c, ' ' | '\t' | '\n' | '\r') {
                            owes_space = self.out.len() > start;
                            continue;
                        }
                        if std::mem::take(&mut owes_space) {
                            self.out.push(' ');
                        }
                        match (c, stands) {
                            ('[', Stands::InVariant) => self.out.push_str("{ \"[\" }"),
                            _ => self.character(c),
                        }
                    }
                }
                Element::Placeable(expression) => {
                    if std::mem::take(&mut owes_space) {
                        self.out.push(' ');
                    }
                    self.placeable(expression);
                }
            }
        }
    }

    fn placeable(&mut self, expression: &Expression) {
        self.out.push_str("{ ");
        match expression {
            Expression::Inline(inline) => self.inline(inline),
            Expression::Select(selector, variants) => {
                self.inline(selector);
                self.out.push_str(" ->");
                for variant in variants {
                    self.out.push_str(if variant.default { " *[" } else { " [" });
                    match &variant.key {
                        VariantKey::Name(name) | VariantKey::Number(name) => self.out.push_str(&name.value),
                    }
                    self.out.push_str("] ");
                    self.pattern(&variant.value, Stands::InVariant);
                }
            }
        }
        self.out.push_str(" }");
    }

    fn inline(&mut self, inline: &Inline) {
        match inline {
            Inline::String(span) => {
                self.out.push('"');
                self.sources.text(span).chars().for_each(|c| self.character(c));
                self.out.push('"');
            }
            Inline::Number(number) => self.out.push_str(&number.value),
            Inline::Variable(name) => self.name("$", name, None),
            Inline::Message(name, attribute) => self.name("", name, attribute.as_deref()),
            Inline::Term(name, attribute, arguments) => {
                self.name("-", name, attribute.as_deref());
                if !arguments.positional.is_empty() || !arguments.named.is_empty() {
                    self.arguments(arguments);
                }
            }
            Inline::Function(name, arguments) => {
                self.name("", name, None);
                self.arguments(arguments);
            }
            Inline::Nested(expression) => self.placeable(expression),
        }
    }

    fn name(&mut self, sigil: &str, name: &Spanned<String>, attribute: Option<&str>) {
        self.out.push_str(sigil);
        self.out.push_str(&name.value);
        if let Some(attribute) = attribute {
            self.out.push('.');
            self.out.push_str(attribute);
        }
    }

    fn arguments(&mut self, arguments: &Arguments) {
        let mut separator = "(";
        for value in &arguments.positional {
            self.out.push_str(separator);
            self.inline(value);
            separator = ", ";
        }
        for (name, value) in &arguments.named {
            self.out.push_str(separator);
            self.name("", name, None);
            self.out.push_str(": ");
            self.inline(value);
            separator = ", ";
        }
        self.out.push_str(if separator == "(" { "()" } else { ")" });
    }

    /// Writes a character so that the line stays one line of text.
    fn character(&mut self, c: char) {
        if c.is_control() { self.out.extend(c.escape_unicode()) } else { self.out.push(c) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalog::Catalog;

    fn read(text: &str) -> String {
        let mut sources = Sources::in_memory();
        let file = sources.add("a.ftl", text.into());
        let mut diagnostics = Vec::new();
        let catalog = Catalog::parse("en".parse().unwrap(), vec![file], &sources, &mut diagnostics);
        assert!(diagnostics.is_empty(), "{text}: {diagnostics:?}");
        canonical(catalog.messages["a"].value.as_ref().unwrap(), &sources)
    }

    #[test]
    fn layout_and_comments_do_not_count() {
        let one = "a = We call on { NUMBER($count, type: \"cardinal\") } States: { $n ->\n [one] one\n *[other] { $n } [x]\n } !\n";
        let expected = "We call on { NUMBER($count, type: \"cardinal\") } States: { $n -> [one] one *[other] { $n } { \"[\" }x] } !";
        assert_eq!(read(one), expected);
        let other = "# note\na =\n    We call on\n      {NUMBER( $count ,type:\"cardinal\" )}\n\n    States: {   $n\n      ->\n        \
                     [ one ]   one\n       *[other]\n            {$n}  [x]\n    }   !   \n\n# end\n";
        assert_eq!(read(other), expected);
        assert_eq!(read(&one.replace('\n', "\r\n")), expected);
    }

    #[test]
    fn everything_else_counts() {
        let texts = [
            "a = x y",
            "a = x\u{a0}y",
            "a = xy",
            "a = x{ \" \" }y",
            "a = { $x } y",
            "a = { $y } y",
            "a = { -x } y",
            "a = { -x(a: 1) } y",
            "a = { x } y",
            "a = { x.y } y",
            "a = { 1 } y",
            "a = { \"1\" } y",
            "a = { $x -> \n [one] x\n *[other] y\n }",
            "a = { $x -> \n *[one] x\n [other] y\n }",
            "a = { $x -> \n [one] x\n *[many] y\n }",
            "a = { $x -> \n [one] x { \"[\" }other] y\n *[other] y\n }",
            "a = { NUMBER($x) -> \n [one] x\n *[other] y\n }",
            "a = { NUMBER($x, type: \"ordinal\") -> \n [one] x\n *[other] y\n }",
        ];
        let read: std::collections::BTreeSet<String> = texts.iter().map(|text| read(&format!("{text}\n"))).collect();
        assert_eq!(read.len(), texts.len(), "{read:?}");
    }

    #[test]
    fn no_line_break_comes_through() {
        assert_eq!(read("a = x\u{0}{ \"\t\" }\u{85}z\n"), "x\\u{0}{ \"\\u{9}\" }\\u{85}z");
    }
}
