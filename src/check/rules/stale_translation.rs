//! Finds translations whose source has changed since they were accepted, and shows how.

use crate::check::subject::Whole;
use crate::diagnostic::{Diagnostic, Rule};
use crate::review::{Status, Translation, words};

/// A translation of what the source said before.
pub(crate) static RULE: Rule =
    Rule::warning("stale-translation", "a translation says what its source says now, not what it said before")
        .because(
            "When the source changes, its translations still say what it said before. A state file knows which text of the source \
             each of them translates; white space, line breaks and comments do not count as changes.",
            "openletter, docs/state.md",
        )
        .example(
            "call = We call on 47 States.\n## fr\ncall = Nous appelons 41 États.\n## state/fr.tsv\n\
             example.ftl:call\tb43535759801585c\t7ed3436ff93977bb\ttranslated\t-\t2026-11-23T10:00:00Z\n",
            "call = We call on 47 States.\n## fr\ncall = Nous appelons 47 États.\n## state/fr.tsv\n\
             example.ftl:call\tef6c58f4ea8bc14f\tbfaa4f3d7e89c6f3\ttranslated\t-\t2026-11-23T10:00:00Z\n",
        );

/// Looks at every locale that has a state file.
pub(crate) fn check(whole: &Whole, findings: &mut Vec<Diagnostic>) {
    for review in whole.reviews {
        for text in review.texts.iter().filter(|text| text.status == Status::Stale) {
            findings.extend(stale(text, &review.locale.to_string(), whole));
        }
    }
}

fn stale(text: &Translation, locale: &str, whole: &Whole) -> Option<Diagnostic> {
    let (span, _) = text.target?;
    let line = text.line?;
    let original = text.original;
    let name = &original.name;
    let then = format!("bring the translation up to date, then run `openletter accept {locale} {name}`");
    let help = match whole.project.states.text(line.source) {
        Some(old) => format!("the source now reads “{}”; {then}", words::difference(old, &original.text)),
        None => format!("its old text is not known; {then}"),
    };
    let message = format!("the source of `{}` changed since it was translated", original.id());
    Some(Diagnostic::new(&RULE, span.clone(), message, help).label(original.span.clone(), "the source as it is now"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::testing::findings;
    use crate::state::Digits;

    fn project(old: &str, new: &str, texts: &str) -> Vec<(String, Diagnostic)> {
        let line = format!(
            "example.ftl:call\t{}\t{}\treviewed\tAna\t2026-11-23T10:00:00Z\n",
            Digits::of(old),
            Digits::of("Texte")
        );
        let example = format!("{new}\n## fr\ncall = Texte\n## state/fr.tsv\n{line}## state/source.tsv\n{texts}");
        findings(&RULE, &example, "en")
    }

    #[test]
    fn the_words_that_changed_are_shown() {
        let old = "In more than 41 countries";
        let kept = format!("{}\t{old}\n", Digits::of(old));
        let found = project(old, "call = In more than 47 countries", &kept);
        assert_eq!(found.len(), 1);
        let (text, found) = &found[0];
        assert_eq!(text, "call");
        assert_eq!(found.locale.as_deref(), Some("fr"));
        assert_eq!(found.message, "the source of `call` changed since it was translated");
        assert!(found.help.contains("In more than [-41-] {+47+} countries”; bring"), "{}", found.help);
        let found = project(old, "call = In more than 47 countries", "");
        assert!(found[0].1.help.starts_with("its old text is not known"), "{}", found[0].1.help);
    }

    #[test]
    fn layout_and_comments_make_nothing_stale() {
        let layouts =
            ["call = In more than 41 countries", "# note\ncall =\n    In more\n      than 41\n\n    countries  "];
        for text in layouts {
            assert!(project("In more than 41 countries", text, "").is_empty(), "{text}");
            assert!(project("In more than 41 countries", &text.replace('\n', "\r\n"), "").is_empty(), "{text}");
        }
    }
}
