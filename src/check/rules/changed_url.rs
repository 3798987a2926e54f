//! Finds addresses of the source that its translation lacks or has otherwise.

use crate::check::parity::{Gaps, sides};
use crate::check::subject::Pair;
use crate::check::urls::{Address, addresses, leads_alike};
use crate::diagnostic::{Diagnostic, Rule};

/// An address that a translation changes.
pub(crate) static RULE: Rule = Rule::error("changed-url", "a translation has every address of its source")
    .because(
        "Readers follow an address to the letter. The same page in the language of the translation is fine; a slip of a key leads nowhere.",
        "openletter",
    )
    .example(
        "## en\nsee = See https://example.org/help\n## fr\nsee = Voir https://example.org/hepl",
        "## en\nsee = See https://example.org/help\n## fr\nsee = Voir https://example.org/fr/aide",
    );

/// Compares the addresses of a text with those of its source.
pub(crate) fn check(pair: &Pair, findings: &mut Vec<Diagnostic>) {
    if pair.source.readings.iter().all(|reading| reading.verbatim.is_empty()) {
        return;
    }
    let tags = [pair.source_locale.tag.to_string(), pair.locale.tag.to_string()];
    let languages = [tags[0].as_str(), tags[1].as_str()];
    let mut gaps = Gaps::new(pair);
    for side in sides(pair) {
        let own = addresses(side.target);
        let theirs = addresses(side.source);
        let alike = |one: &Address, other: &Address| leads_alike(&one.text, &other.text, languages);
        let mut unknown = own.iter().filter(|own| !theirs.iter().any(|address| alike(address, own)));
        for address in theirs.iter().filter(|address| !own.iter().any(|own| alike(address, own))) {
            match unknown.next() {
                Some(wrong) => findings.push(
                    Diagnostic::new(
                        &RULE,
                        side.target.span(wrong.range.clone()),
                        format!("`{}` stands where the source has `{}`", wrong.text, address.text),
                        "write the address of the source, or that of the same page in this language",
                    )
                    .label(side.source.span(address.range.clone()), "in the source"),
                ),
                None => gaps.add(&address.text, side.target),
            }
        }
    }
    for (address, span) in gaps.finish() {
        let message = format!("the address `{address}` of the source is missing");
        findings.push(Diagnostic::new(&RULE, span, message, "write it as it stands in the source"));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::testing::found;

    #[test]
    fn an_address_that_changes_is_found() {
        assert_eq!(found(&RULE, "fr", "a = Write to info@a.org.", "a = Écrire à inf@a.org."), ["inf@a.org"]);
        assert_eq!(found(&RULE, "fr", "a = See www.a.org/x.", "a = Voir."), ["a"]);
        assert_eq!(
            found(&RULE, "zh", "a = See https://a.org/x.", "a = 请访问https://a.org/y查看。"),
            ["https://a.org/y"]
        );
    }

    #[test]
    fn the_same_address_is_fine_wherever_it_stands() {
        assert_eq!(found(&RULE, "zh", "a = See https://a.org/x.", "a = 请访问（https://a.org/x）查看。"), [""; 0]);
        assert_eq!(found(&RULE, "zh", "a = See https://a.org/x.", "a = 请访问https://a.org/x查看。"), [""; 0]);
        assert_eq!(found(&RULE, "fr", "a = See https://a.org/x", "a = Voir https://a.org/x/."), [""; 0]);
        assert_eq!(found(&RULE, "fr", "a = https://en.a.org/{ $id }", "a = https://fr.a.org/{ $id }"), [""; 0]);
        assert_eq!(found(&RULE, "fr", "a = and/or", "a = et/ou"), [""; 0]);
    }
}
