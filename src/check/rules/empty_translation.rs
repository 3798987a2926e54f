//! Finds translations that say nothing though their source does.

use crate::check::parity::{Gaps, all_sides, is_visible};
use crate::check::subject::Pair;
use crate::diagnostic::{Diagnostic, Rule};

/// A translation that says nothing.
pub(crate) static RULE: Rule = Rule::error("empty-translation", "a translation says something where its source does")
    .because("Readers of the translation find a gap where the original has words.", "openletter")
    .example("## en\nhello = Hello\n## fr\nhello = { \"\" }", "## en\nhello = Hello\n## fr\nhello = Bonjour");

/// Looks for readings without anything to see.
pub(crate) fn check(pair: &Pair, findings: &mut Vec<Diagnostic>) {
    // Some languages have no letter to press for a command.
    if pair.target.attribute.is_some_and(|name| matches!(name, "accesskey" | "key" | "style")) {
        return;
    }
    if pair.target.readings.iter().all(is_visible) {
        return;
    }
    let mut gaps = Gaps::new(pair);
    for side in all_sides(pair).filter(|side| !is_visible(side.target) && is_visible(side.source)) {
        gaps.add("", side.target);
    }
    for (_, span) in gaps.finish() {
        findings.push(
            Diagnostic::new(&RULE, span, format!("`{}` says nothing here", pair.target.name()), "translate it")
                .label(pair.source.span.clone(), "the source has words"),
        );
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::testing::found;

    #[test]
    fn a_text_without_words_is_found() {
        assert_eq!(found(&RULE, "fr", "a = x", "a = { \" \" }"), ["a"]);
        assert_eq!(found(&RULE, "fr", "a = x", "a = { \"\\u00A0\" }"), ["a"]);
        let plural = "a = { $n ->\n    [one] { \"\" }\n   *[other] x\n }";
        assert_eq!(found(&RULE, "fr", "a = { $n } x", plural), ["one"]);
        assert_eq!(found(&RULE, "fr", "a = { \"\" }", "a = { \"\" }"), [""; 0]);
        assert_eq!(found(&RULE, "fr", "a = x", "a = { $n }"), [""; 0]);
        assert_eq!(found(&RULE, "ja", "a = x\n    .accesskey = X", "a = x\n    .accesskey = { \"\" }"), [""; 0]);
    }
}
