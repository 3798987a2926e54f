//! Finds plural categories that no number of the language falls in.

use super::missing_plural::is_by_count;
use crate::catalog::VariantKey;
use crate::check::parity::variable;
use crate::check::subject::{Locale, Unit, Whole};
use crate::diagnostic::{Diagnostic, Rule};

/// A variant for no number.
pub(crate) static RULE: Rule =
    Rule::warning("unneeded-plural", "a choice by count has only plural categories of its language")
        .because(
            "No number of the language falls in this category, so its text is never printed. For one number alone, write the number: `[0]`.",
            "Unicode CLDR, Language Plural Rules (UTS #35, Part 3, “Plural Rules”)",
        )
        .example(
            "n = { $n ->\n    [zero] none\n    [one] one\n   *[other] { $n }\n }\n",
            "n = { $n ->\n    [0] none\n    [one] one\n   *[other] { $n }\n }\n",
        );

/// Looks at the keys of each choice of a text.
pub(crate) fn check(unit: &Unit, locale: &Locale, whole: &Whole, findings: &mut Vec<Diagnostic>) {
    if unit.readings.len() == 1 || locale.plurals().are_unknown(&locale.language) {
        return;
    }
    for (selector, variants) in unit.pattern.selects() {
        if variable(selector).is_none() || !is_by_count(selector, variants) {
            continue;
        }
        let categories = locale.plurals().of(selector, whole.sources);
        for variant in variants.iter().filter(|variant| !variant.default) {
            let VariantKey::Name(name) = &variant.key else { continue };
            if !categories.has(&name.value) {
                let message = format!("no number is `{}` in `{}`", name.value, locale.tag);
                let number = match name.value.as_str() {
                    "zero" => Some(0),
                    "one" => Some(1),
                    "two" => Some(2),
                    _ => None,
                };
                let help = number.map_or_else(
                    || "delete the variant".to_owned(),
                    |number| format!("write `[{number}]` if that number is meant, else delete the variant"),
                );
                findings.push(Diagnostic::new(&RULE, name.span.clone(), message, help));
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn of_a_language_that_cldr_does_not_know_nothing_is_said() {
        let text = "c = { $n ->\n    [one] x\n   *[other] y\n }\n";
        assert_eq!(crate::check::testing::found(&RULE, "ltg", "c = { $n }", text), [""; 0]);
        assert_eq!(crate::check::testing::found(&RULE, "ja", "c = { $n }", text), ["one"]);
    }
    use crate::check::testing::found;

    #[test]
    fn a_category_that_the_language_does_not_have_is_found() {
        let choice = |key: &str| format!("a = {{ $n ->\n    [{key}] x\n   *[other] {{ $n }}\n }}\n");
        assert_eq!(found(&RULE, "en", "", &choice("few")), ["few"]);
        assert_eq!(found(&RULE, "zh", "a = { $n }", &choice("one")), ["one"]);
        assert_eq!(found(&RULE, "en", "", &choice("one")), [""; 0]);
        assert_eq!(found(&RULE, "fr", "a = { $n }", &choice("many")), [""; 0]);
        assert_eq!(found(&RULE, "zh", "a = { $n }", &choice("1")), [""; 0]);
        assert_eq!(found(&RULE, "zh", "a = { $n }", &choice("male")), [""; 0]);
    }
}
