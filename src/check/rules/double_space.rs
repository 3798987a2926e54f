//! Finds two or more spaces where one belongs. Leaves the indentation and the ends of lines alone.

use crate::check::characters::{NARROW, NO_BREAK, is_word_space, runs};
use crate::check::marks::Marks;
use crate::check::subject::Prose;
use crate::diagnostic::{Diagnostic, Rule};

/// More than one space between two words.
pub(crate) static RULE: Rule = Rule::warning("double-space", "one space stands between words")
    .because(
        "A second space opens a hole in the line. Beside a no-break space, an ordinary one lets the line break where it must not.",
        "openletter",
    )
    .example("title = Asylum is  a right", "title = Asylum is a right");

const LOOKED_FOR: Marks = Marks::of(&[NO_BREAK, NARROW]);

/// Tags around words, which take no room of their own.
const AROUND_WORDS: &[&str] = &["em", "strong", "b", "i", "cite", "sup", "sub"];

/// Looks at the spaces of a text.
pub(crate) fn check(prose: &Prose, findings: &mut Vec<Diagnostic>) {
    let reading = prose.reading;
    let text = &*reading.text;
    if !text.contains("  ") && !reading.marks.meets(LOOKED_FOR) {
        return;
    }
    // Columns are set with spaces.
    if text.contains("| ") || text.contains(" |") {
        return;
    }
    for run in runs(text, is_word_space) {
        let spaces = &text[run.clone()];
        let at_edge = |c: Option<char>| c.is_none_or(char::is_whitespace);
        // Four and more set things apart.
        if spaces.chars().nth(1).is_none()
            || spaces.chars().nth(3).is_some()
            || at_edge(reading.before(run.start))
            || at_edge(reading.after(run.end))
            || reading.is_verbatim(run.start)
        {
            continue;
        }
        let mut tags = reading.tags.iter().filter(|tag| run.start < tag.at && tag.at < run.end);
        let first = tags.next();
        // A picture or a line break may well stand between two spaces.
        if tags.next().is_some() || first.is_some_and(|tag| !AROUND_WORDS.contains(&&*tag.name)) {
            continue;
        }
        let kept = spaces.chars().find(|c| *c != ' ').unwrap_or(' ');
        let edit = reading.edit(run.clone(), kept);
        // A variant that is empty leaves the spaces on its two sides together.
        if edit.is_none() && first.is_none() && !reading.chosen.is_empty() {
            continue;
        }
        let (message, help) = if kept == ' ' {
            ("there is more than one space here", "leave one")
        } else {
            ("a no-break space has another space beside it", "leave only the no-break space")
        };
        findings.push(Diagnostic::new(&RULE, reading.span(run), message, help).mend(help, edit));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::testing::{fixed, found};

    #[test]
    fn two_spaces_are_one_too_many() {
        assert_eq!(found(&RULE, "en", "", "a = One  two   three"), ["  ", "   "]);
        assert_eq!(found(&RULE, "en", "", "a = One { $b }  two"), ["  "]);
        assert_eq!(found(&RULE, "fr", "a = Why:", "a = Pourquoi \u{a0}: oui"), [" \u{a0}"]);
        assert_eq!(
            fixed(&RULE, "en", "", "a =\n    One  two\n    three  four  \n"),
            "a =\n    One two\n    three four  \n"
        );
        assert_eq!(fixed(&RULE, "fr", "a = b", "a = Quoi \u{202f}!"), "a = Quoi\u{202f}!");
    }

    #[test]
    fn indentation_and_what_stands_between_spaces_is_left_alone() {
        for clean in [
            "a =\n    One\n      two\n    three   \n    four",
            "a = Press <img data-l10n-name=\"key\"/> now",
            "a = One <br> two",
            "a = {\"  \"}One",
            "a = Many { $n ->\n    [0] {\"\"}\n   *[other] new\n  } letters",
            "a = { $b } { $c }",
            "a = 10\u{a0}000 et 5\u{202f}%",
        ] {
            assert_eq!(found(&RULE, "en", "", clean), [""; 0], "{clean}");
        }
    }
}
