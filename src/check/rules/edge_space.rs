//! Finds a space at the beginning or end of a translation that its source does not have, or the reverse.

use crate::catalog::Element;
use crate::check::characters::{is_space, is_unspaced};
use crate::check::reading::Reading;
use crate::check::subject::Pair;
use crate::diagnostic::{Diagnostic, Rule};

/// A space at one end of a text but not of its source.
pub(crate) static RULE: Rule =
    Rule::warning("edge-space", "a translation begins and ends with a space only where its source does")
        .because(
            "Fluent drops ordinary spaces at the ends of a text, so one that stays was put there on purpose, or is a no-break space \
             that came in with pasted text and shifts the line.",
            "Fluent 1.0 specification, “Patterns”",
        )
        .example("a = By\n## fr\na = De\u{a0}", "a = By {\"\"}\n## fr\na = De {\"\"}");

/// Compares the ends of a text with those of its source.
pub(crate) fn check(pair: &Pair, findings: &mut Vec<Diagnostic>) {
    let (source, target) = (pair.source.default(), pair.target.default());
    if [source, target].iter().any(|reading| reading.text.trim().is_empty()) {
        return;
    }
    // Trimmed from the inside: what is left over at each end.
    let leading = |reading: &Reading| reading.text.len() - reading.text.trim_start_matches(is_space).len();
    let trailing = |reading: &Reading| reading.text.len() - reading.text.trim_end_matches(is_space).len();
    let length = target.text.len();
    let elements = &pair.target.pattern.elements;
    let ends = [
        ("begins", 0..leading(target), leading(source), elements.first()),
        ("ends", length - trailing(target)..length, trailing(source), elements.last()),
    ];
    for (how, range, wanted, element) in ends {
        if !range.is_empty() && wanted == 0 {
            // Between braces it was meant, whether or not it was right.
            let is_stray = matches!(element, Some(Element::Text(_))) && target.chosen.is_empty();
            let edit = if is_stray { target.edit(range.clone(), "") } else { None };
            let message = format!("this {how} with a space and its source does not");
            findings.push(
                Diagnostic::new(&RULE, target.span(range), message, "delete the space").mend("delete the space", edit),
            );
        } else if range.is_empty() && wanted > 0 && !is_unspaced(&pair.locale.script) {
            let at = match range.start {
                0 => 0..target.after(0).map_or(0, char::len_utf8),
                end => end - target.before(end).map_or(0, char::len_utf8)..end,
            };
            let message = format!("its source {how} with a space and this does not");
            let help = match range.start {
                0 => "write `{\"\"}` before the space that the text begins with",
                _ => "write `{\"\"}` after the space that the text ends with",
            };
            findings.push(Diagnostic::new(&RULE, target.span(at), message, help));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::testing::{fixed, found};

    #[test]
    fn a_space_at_one_end_is_found_in_either_text() {
        assert_eq!(found(&RULE, "fr", "a = By", "a = De\u{a0}"), ["\u{a0}"]);
        assert_eq!(found(&RULE, "fr", "a = By", "a = {\" \"}De"), [" "]);
        assert_eq!(found(&RULE, "fr", "a = By{\" \"}", "a = De"), ["e"]);
        assert_eq!(found(&RULE, "ja", "a = By", "a = \u{3000}日本"), ["\u{3000}"]);
        assert_eq!(fixed(&RULE, "fr", "a = By", "a = \u{a0}De\u{202f}\n"), "a = De\n");
    }

    #[test]
    fn texts_that_end_alike_are_left_alone() {
        for (source, clean) in [
            ("a = By", "a = De"),
            ("a = By {\"\"}", "a = De {\"\"}"),
            ("a = { $b } by", "a = De { $b }"),
            ("a =\n    By\n    us", "a =\n    Par\n    nous"),
            ("a = { $n ->\n   *[other] by\n  } us", "a = { $n ->\n    [one] {\"\"}\n   *[other] de\n  } nous"),
        ] {
            assert_eq!(found(&RULE, "fr", source, clean), [""; 0], "{clean}");
        }
        assert_eq!(found(&RULE, "ja", "a = By {\"\"}", "a = 日本"), [""; 0]);
    }
}
