//! Finds settings that name a typographic usage no rule knows.

use crate::check::french::USAGES;
use crate::check::subject::Whole;
use crate::diagnostic::{Diagnostic, Rule, did_you_mean};

/// A usage that no rule knows.
pub(crate) static RULE: Rule = Rule::error("unknown-typography", "`typography` names a usage that the rules know")
    .because(
        "Some languages are set in more than one way. A name that is not known leaves the locale on its usual one, which is not \
         what was asked for.",
        "openletter",
    )
    .example(
        "## openletter.toml\n[locales.fr]\ntypography = \"paris\"\n## fr\na = Oui\n",
        "## openletter.toml\n[locales.fr]\ntypography = \"imprimerie-nationale\"\n## fr\na = Oui\n",
    );

/// Looks at the settings of every locale.
pub(crate) fn check(whole: &Whole, findings: &mut Vec<Diagnostic>) {
    for (locale, settings) in &whole.settings.locales {
        let Some(asked) = &settings.typography else { continue };
        let names = USAGES.map(|(name, _)| name);
        let listed = format!("for `fr` there are `{}`", names.join("`, `"));
        if locale.value.language.as_str() != "fr" {
            let message = format!("`{}` has only one usage", locale.value);
            findings.push(Diagnostic::new(&RULE, asked.span.clone(), message, format!("delete the key; {listed}")));
        } else if !names.contains(&asked.value.as_str()) {
            let message = format!("there is no usage `{}` of French", asked.value.escape_debug());
            let near = did_you_mean(&asked.value, names, "choose one");
            findings.push(Diagnostic::new(&RULE, asked.span.clone(), message, format!("{near}; {listed}")));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::testing::findings;

    #[test]
    fn a_name_that_is_not_known_is_found_and_the_others_are_listed() {
        let example = |locale: &str, usage: &str| {
            format!("## openletter.toml\n[locales.{locale}]\ntypography = \"{usage}\"\n## {locale}\na = x\n")
        };
        let found = findings(&RULE, &example("fr", "canda"), "fr");
        assert_eq!(found[0].0, "\"canda\"");
        assert!(found[0].1.help.contains("`imprimerie-nationale`, `eu`, `canada`"), "{}", found[0].1.help);
        assert_eq!(findings(&RULE, &example("es", "eu"), "es").len(), 1);
        for usage in ["eu", "canada", "imprimerie-nationale"] {
            assert!(findings(&RULE, &example("fr-BE", usage), "fr-BE").is_empty(), "{usage}");
        }
    }
}
