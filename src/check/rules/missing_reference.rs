//! Finds terms and messages that the source names and its translation does not.

use std::collections::BTreeSet;

use crate::catalog::Inline;
use crate::check::parity::{Gaps, index_of, message, sides, term, values};
use crate::check::reading::Reading;
use crate::check::subject::Pair;
use crate::diagnostic::{Diagnostic, Edit, Rule, closest};
use crate::source::Span;

/// A reference that a translation lacks.
pub(crate) static RULE: Rule =
    Rule::warning("missing-reference", "a translation names every term and message that its source names")
        .because(
            "Terms hold names that must read the same everywhere. A name that is typed out again will be forgotten when the term changes.",
            "Project Fluent, Syntax Guide, “Terms” and “Message References”",
        )
        .example(
            "## en\n-app = Reader\nabout = About { -app }\n## fr\n-app = Reader\nabout = À propos de Reader",
            "## en\n-app = Reader\nabout = About { -app }\n## fr\n-app = Reader\nabout = À propos de { -app }",
        );

/// Compares the references of a text with those of its source.
pub(crate) fn check(pair: &Pair, findings: &mut Vec<Diagnostic>) {
    if pair.source.readings.iter().all(|reading| reading.slots.is_empty() && reading.in_tags.is_empty()) {
        return;
    }
    let mut gaps = Gaps::new(pair);
    for side in sides(pair) {
        let own = references(side.target);
        let theirs = references(side.source);
        let unknown: Vec<&(String, &Span)> =
            own.iter().filter(|(own, _)| !theirs.iter().any(|(name, _)| name == own)).collect();
        let lost: BTreeSet<&str> = theirs
            .iter()
            .map(|(name, _)| name.as_str())
            .filter(|name| !own.iter().any(|(own, _)| own == name))
            .collect();
        for name in lost {
            match unknown.iter().find(|(own, _)| is_form(own, name) || closest(own, [name]).is_some()) {
                Some((own, _)) if is_form(own, name) => {}
                // What does not exist is reported as that, with the name that was meant.
                Some((own, _)) if !exists(pair, own) => {}
                Some((own, span)) => findings.push(
                    Diagnostic::new(
                        &RULE,
                        (*span).clone(),
                        format!("`{own}` stands where the source has `{name}`"),
                        format!("did you mean `{name}`?"),
                    )
                    .fix(
                        format!("write `{name}`"),
                        vec![Edit { span: (*span).clone(), text: name.trim_start_matches('-').to_owned() }],
                    ),
                ),
                None => gaps.add(name, side.target),
            }
        }
    }
    for (name, span) in gaps.finish() {
        let message = format!("`{name}`, which the source names, is missing");
        let origin = pair.source.readings.iter().flat_map(references).find(|(known, _)| *known == name);
        let found = Diagnostic::new(&RULE, span, message, format!("write `{{ {name} }}` where the name stands"));
        findings.push(match origin {
            Some((_, origin)) => found.label(origin.clone(), "named in the source"),
            None => found,
        });
    }
}

/// Lists the terms and messages that a reading prints, as they are written, with the place of the name.
pub(super) fn references<'a>(reading: &Reading<'a>) -> Vec<(String, &'a Span)> {
    values(reading)
        .filter_map(|inline| match inline {
            Inline::Term(name, ..) => Some((format!("-{}", name.value), &name.span)),
            Inline::Message(name, None) => Some((name.value.clone(), &name.span)),
            Inline::Message(name, Some(attribute)) => Some((format!("{}.{attribute}", name.value), &name.span)),
            Inline::String(_) | Inline::Number(_) | Inline::Variable(_) | Inline::Function(..) | Inline::Nested(_) => {
                None
            }
        })
        .collect()
}

/// Tells whether a term is one that a language made for a form of another: `-app-genitive` for `-app`.
pub(super) fn is_form(own: &str, name: &str) -> bool {
    own.strip_prefix(name).is_some_and(|rest| rest.starts_with(['-', '_']))
}

/// Tells whether the locale has a term or message.
pub(super) fn exists(pair: &Pair, name: &str) -> bool {
    let index = index_of(pair);
    let id = name.split('.').next().unwrap_or_default();
    match id.strip_prefix('-') {
        Some(id) => term(pair.whole, index, id).is_some(),
        None => message(pair.whole, index, id).is_some() || message(pair.whole, 0, id).is_some(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::testing::found;

    #[test]
    fn a_lost_reference_is_found() {
        assert_eq!(found(&RULE, "fr", "-x = X\na = { -x } y", "-x = X\na = y"), ["a"]);
        assert_eq!(found(&RULE, "fr", "b = X\na = { b } y", "b = X\na = y"), ["a"]);
        assert_eq!(
            found(&RULE, "fr", "-main = X\n-mail = Y\na = { -main }", "-main = X\n-mail = Y\na = { -mail }"),
            ["mail"]
        );
    }

    #[test]
    fn forms_and_arguments_are_fine() {
        assert_eq!(found(&RULE, "cs", "-x = X\na = { -x } y", "-x = X\na = y { -x(case: \"gen\") }"), [""; 0]);
        assert_eq!(found(&RULE, "cs", "-x = X\na = { -x } y", "-x = X\n-x-gen = Xu\na = y { -x-gen }"), [""; 0]);
        let choice = "-x = X\n    .g = f\na = { -x.g ->\n    [f] { -x } est\n   *[m] { -x } is\n }";
        assert_eq!(found(&RULE, "cs", "-x = X\na = { -x } y", choice), [""; 0]);
    }
}
