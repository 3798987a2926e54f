//! Finds links of a translation that do not have the name or address of the source's.

use crate::check::parity::sides;
use crate::check::reading::Tag;
use crate::check::subject::Pair;
use crate::check::tags::{attribute, attribute_span};
use crate::check::urls::leads_alike;
use crate::diagnostic::{Diagnostic, Edit, Rule, closest};

/// A link that leads elsewhere.
pub(crate) static RULE: Rule = Rule::error("changed-link", "a link has the same name and address as in the source")
    .because(
        "`data-l10n-name` ties an element to its target. It is a name for the program, not a word: translated or misspelt, the link is dead.",
        "Project Fluent, DOM overlays",
    )
    .example(
        "## en\nmore = <a data-l10n-name=\"more\">More</a>\n## fr\nmore = <a data-l10n-name=\"suite\">Suite</a>",
        "## en\nmore = <a data-l10n-name=\"more\">More</a>\n## fr\nmore = <a data-l10n-name=\"more\">Suite</a>",
    );

/// The attributes that tie an element to something.
const TIES: [&str; 2] = ["data-l10n-name", "href"];

/// Compares the links of a text with those of its source.
pub(crate) fn check(pair: &Pair, findings: &mut Vec<Diagnostic>) {
    if pair.source.readings.iter().chain(&pair.target.readings).all(|reading| reading.tags.is_empty()) {
        return;
    }
    let languages = [pair.source_locale.tag.to_string(), pair.locale.tag.to_string()];
    let languages = [languages[0].as_str(), languages[1].as_str()];
    for side in sides(pair) {
        for tie in TIES {
            let opening = |tag: &&Tag| !tag.closing;
            let mut own: Vec<&Tag> = side.target.tags.iter().filter(opening).collect();
            let mut lost: Vec<&Tag> = Vec::new();
            for tag in side.source.tags.iter().filter(opening) {
                let is_same = |other: &&Tag| {
                    other.name == tag.name
                        && match (attribute(tag, tie), attribute(other, tie)) {
                            (None, None) => true,
                            (Some(theirs), Some(own)) if tie == "href" => leads_alike(theirs, own, languages),
                            (theirs, own) => theirs == own,
                        }
                };
                match own.iter().position(is_same) {
                    Some(i) => {
                        own.remove(i);
                    }
                    None => lost.push(tag),
                }
            }
            for tag in lost {
                // An element that is not there at all is reported as that.
                let Some(i) = own.iter().position(|other| other.name == tag.name) else { continue };
                let wrong = own.remove(i);
                report(pair, tie, tag, wrong, findings);
            }
        }
    }
}

fn report(pair: &Pair, tie: &str, tag: &Tag, wrong: &Tag, findings: &mut Vec<Diagnostic>) {
    let sources = pair.whole.sources;
    let label = "in the source";
    let found = match (attribute(tag, tie), attribute(wrong, tie)) {
        (Some(theirs), Some(own)) => {
            let links = pair.whole.letter.map(|letter| &letter.manifest.links);
            // In a letter that is an unknown link, and reported as that.
            if tie == "data-l10n-name" && links.is_some_and(|links| !links.contains_key(own)) {
                return;
            }
            let span = attribute_span(wrong, tie, sources);
            let message = format!("`{tie}` is `{own}` here and `{theirs}` in the source");
            let near = closest(own, [theirs]).filter(|_| tie == "data-l10n-name" && sources.text(&span) == own);
            match near {
                Some(near) => Diagnostic::new(&RULE, span.clone(), message, format!("did you mean `{near}`?"))
                    .fix(format!("write `{near}`"), vec![Edit { span, text: near.to_owned() }]),
                None => Diagnostic::new(&RULE, span, message, format!("write `{theirs}`")),
            }
        }
        (Some(theirs), None) => {
            let message = format!("`<{}>` has lost its `{tie}`", wrong.name);
            Diagnostic::new(&RULE, wrong.span.clone(), message, format!("write `<{} {tie}=\"{theirs}\">`", wrong.name))
        }
        (None, Some(own)) => {
            let message = format!("`{tie}=\"{own}\"` is not in the source");
            Diagnostic::new(&RULE, attribute_span(wrong, tie, sources), message, "delete the attribute")
        }
        (None, None) => return,
    };
    findings.push(found.label(tag.span.clone(), label));
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::testing::{fixed, found};

    const SOURCE: &str = "a = <a data-l10n-name=\"terms\">x</a> <a data-l10n-name=\"privacy\">y</a>";

    #[test]
    fn a_link_with_another_name_is_found() {
        let target = "a = <a data-l10n-name=\"terms\">x</a> <a data-l10n-name=\"privcy\">y</a>";
        assert_eq!(found(&RULE, "fr", SOURCE, target), ["privcy"]);
        assert_eq!(fixed(&RULE, "fr", SOURCE, target), SOURCE);
        assert_eq!(found(&RULE, "fr", SOURCE, "a = <a data-l10n-name=\"terms\">x</a> <a>y</a>"), ["<a>"]);
        let href = "a = <a href=\"https://a.org/b\">x</a>";
        assert_eq!(found(&RULE, "fr", href, "a = <a href=\"https://a.org/c\">x</a>"), ["https://a.org/c"]);
    }

    #[test]
    fn order_and_the_language_of_the_address_do_not_matter() {
        let target = "a = <a data-l10n-name='privacy'>y</a> <a data-l10n-name=\"terms\">x</a>";
        assert_eq!(found(&RULE, "fr", SOURCE, target), [""; 0]);
        let href = "a = <a href=\"https://a.org/en/b\">x</a>";
        assert_eq!(found(&RULE, "fr", href, "a = <a href=\"https://a.org/fr/b\">x</a>"), [""; 0]);
        assert_eq!(found(&RULE, "fr", "a = <a href=\"{ $url }\">x</a>", "a = <a href=\"{ $url }\">x</a>"), [""; 0]);
    }
}
