//! Finds translations that have not reached the state which the project requires of their locale.

use crate::check::subject::{Locale, Whole};
use crate::diagnostic::{Diagnostic, Rule};
use crate::manifest::State;
use crate::review::{Status, Translation};

/// A translation below the state required.
pub(crate) static RULE: Rule =
    Rule::error("below-required-state", "every translation has reached the state that its locale requires")
        .because(
            "The manifest says of a locale how far the work must have come: `requires = \"translated\"` or `\"reviewed\"`. An edition \
             with a text below that carries the mark of a draft on every page.",
            "openletter, docs/state.md",
        )
        .example(
            "call = We call.\n## fr\ncall = Nous appelons.\n## openletter.toml\n[locales.fr]\nrequires = \"translated\"\n\
             ## state/fr.tsv\n# id\n",
            "call = We call.\n## fr\ncall = Nous appelons.\n## openletter.toml\n[locales.fr]\nrequires = \"translated\"\n\
             ## state/fr.tsv\n\
             example.ftl:call\t00f188d8d4b10c59\t63e60fb7b537bbbb\ttranslated\t-\t2026-11-23T10:00:00Z\n",
        );

/// Looks at every locale that requires a state.
pub(crate) fn check(whole: &Whole, findings: &mut Vec<Diagnostic>) {
    for locale in whole.locales.iter().filter(|locale| !locale.is_source) {
        let Some(required) = locale.settings.requires.as_ref().filter(|required| required.value > State::Draft) else {
            continue;
        };
        let state = required.value;
        if let Some(review) = whole.reviews.iter().find(|review| *review.locale == locale.tag) {
            findings.extend(review.below(state).filter_map(|text| below(text, state, locale)));
        } else {
            let tag = locale.tag.to_string();
            let message = format!("`{tag}` requires `{state}`, and none of its texts was accepted");
            let found = Diagnostic::new(&RULE, required.span.clone(), message, accept(&tag, state));
            findings.push(Diagnostic { locale: Some(tag), ..found });
        }
    }
}

fn below(text: &Translation, required: State, locale: &Locale) -> Option<Diagnostic> {
    let (span, _) = text.target?;
    let stands = match text.status {
        Status::Missing => return None,
        Status::Stale => "a translation of an older text",
        Status::Draft => "a draft",
        Status::Translated => "not reviewed",
        Status::Reviewed => "reviewed",
    };
    let message = format!("`{}` is {stands}, and `{}` requires `{required}`", text.original.id(), locale.tag);
    let help = accept(&format!("{} {}", locale.tag, text.original.name), required);
    Some(Diagnostic::new(&RULE, span.clone(), message, help))
}

fn accept(what: &str, required: State) -> String {
    match required {
        State::Draft | State::Translated => {
            format!("once it says what the source says, run `openletter accept {what}`")
        }
        State::Reviewed => format!("once someone has read it, run `openletter accept {what} --reviewed --by NAME`"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::testing::findings;
    use crate::state::Digits;

    fn found(required: &str, state: Option<&str>) -> Vec<(String, String)> {
        let lines = state.map(|state| {
            let (source, target) = (Digits::of("We call"), Digits::of("Texte"));
            format!("## state/fr.tsv\nexample.ftl:call\t{source}\t{target}\t{state}\tAna\t2026-11-23T10:00:00Z\n")
        });
        let example = format!(
            "call = We call\n## fr\ncall = Texte\n## openletter.toml\n[locales.fr]\nrequires = \"{required}\"\n{}",
            lines.unwrap_or_default()
        );
        findings(&RULE, &example, "en").into_iter().map(|(text, found)| (text, found.message)).collect()
    }

    #[test]
    fn what_is_below_is_named() {
        let reviewed = ("call".to_owned(), "`call` is not reviewed, and `fr` requires `reviewed`".to_owned());
        assert_eq!(found("reviewed", Some("translated")), [reviewed]);
        let draft = ("call".to_owned(), "`call` is a draft, and `fr` requires `translated`".to_owned());
        assert_eq!(found("translated", Some("draft")), [draft]);
        let none =
            ("\"translated\"".to_owned(), "`fr` requires `translated`, and none of its texts was accepted".to_owned());
        assert_eq!(found("translated", None), [none]);
    }

    #[test]
    fn what_has_reached_it_is_not() {
        for (required, state) in [("draft", None), ("draft", Some("draft")), ("translated", Some("reviewed"))] {
            assert_eq!(found(required, state), [], "{required}");
        }
    }
}
