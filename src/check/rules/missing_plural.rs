//! Finds choices by count that lack a plural category of their language.

use crate::catalog::{Element, Inline, Pattern, Variant, VariantKey};
use crate::check::parity::{holds, message, variable};
use crate::check::plurals::{CATEGORIES, Categories, option};
use crate::check::subject::{Locale, Unit, Whole};
use crate::diagnostic::{Diagnostic, Rule};
use crate::source::Sources;

/// A plural category that a choice lacks.
pub(crate) static RULE: Rule =
    Rule::error("missing-plural", "a choice by count has every plural category of its language")
        .because(
            "Languages differ in how many forms a counted noun has. Numbers of a category that is not there are printed with the default, \
             and that is the wrong form.",
            "Unicode CLDR, Language Plural Rules (UTS #35, Part 3, “Plural Rules”)",
        )
        .example(
            "## en\nn = { $n ->\n    [one] { $n } file\n   *[other] { $n } files\n }\n\
             ## pl\nn = { $n ->\n    [one] { $n } plik\n   *[many] { $n } plików\n }\n",
            "## en\nn = { $n ->\n    [one] { $n } file\n   *[other] { $n } files\n }\n\
             ## pl\nn = { $n ->\n    [one] { $n } plik\n    [few] { $n } pliki\n   *[many] { $n } plików\n }\n",
        );

/// Looks at each choice of a text.
pub(crate) fn check(unit: &Unit, locale: &Locale, whole: &Whole, findings: &mut Vec<Diagnostic>) {
    if unit.readings.len() == 1 && unit.readings[0].chosen.is_empty() {
        return;
    }
    for (selector, variants) in unit.pattern.selects() {
        if !is_by_count(selector, variants) && !is_in_source(selector, variants, unit, whole) {
            continue;
        }
        let categories = locale.plurals().of(selector, whole.sources);
        let compact = option(selector, "notation").is_some_and(|value| whole.sources.text(value) == "compact");
        let lacking: Vec<&str> = CATEGORIES
            .into_iter()
            .filter(|category| categories.needs(category) || compact && *category == "many" && categories.has(category))
            .filter(|category| !is_covered(category, variants, categories, whole.sources))
            .collect();
        let (Some(first), Some(name)) = (lacking.first(), variable(selector)) else { continue };
        let numbers: Vec<String> = categories.numbers(first).iter().take(4).map(ToString::to_string).collect();
        let such = if numbers.is_empty() { String::new() } else { format!(", as for {}", numbers.join(", ")) };
        let message = format!("the choice by `${}` lacks `{}`", name.value, lacking.join("`, `"));
        let help = format!("add `[{first}] …`{such}");
        findings.push(Diagnostic::new(&RULE, name.span.clone(), message, help));
    }
}

/// Tells whether a choice falls by how many there are: its keys are categories and numbers, and more than the default.
pub(super) fn is_by_count(selector: &Inline, variants: &[Variant]) -> bool {
    let counts = match selector {
        Inline::Function(name, _) => name.value == "NUMBER",
        Inline::Variable(_) => true,
        Inline::String(_) | Inline::Number(_) | Inline::Message(..) | Inline::Term(..) | Inline::Nested(_) => false,
    };
    let Some(name) = variable(selector).filter(|_| counts) else { return false };
    if !has_only_counts(variants) {
        return false;
    }
    let by_category = variants.iter().any(|variant| !variant.default && matches!(variant.key, VariantKey::Name(_)));
    // Numbers alone can tell off from on; where the default says how many, it says so for 1 too.
    let by_number = || {
        let default = variants.iter().find(|variant| variant.default);
        variants.len() > 1 && default.is_some_and(|default| holds(&default.value, &name.value))
    };
    by_category || by_number()
}

fn has_only_counts(variants: &[Variant]) -> bool {
    variants.iter().all(|variant| match &variant.key {
        VariantKey::Number(_) => true,
        VariantKey::Name(name) => CATEGORIES.contains(&name.value.as_str()),
    })
}

/// Tells whether the source chooses by count where this choice has too few keys to tell.
fn is_in_source(selector: &Inline, variants: &[Variant], unit: &Unit, whole: &Whole) -> bool {
    let Some(name) = variable(selector).filter(|_| has_only_counts(variants) && !unit.is_term()) else { return false };
    let patterns = message(whole, 0, &unit.id).into_iter().flat_map(crate::catalog::Entry::patterns);
    patterns.flat_map(Pattern::selects).any(|(other, theirs)| {
        let by_category = theirs.iter().any(|variant| !variant.default && matches!(variant.key, VariantKey::Name(_)));
        variable(other).is_some_and(|other| other.value == name.value) && by_category && is_by_count(other, theirs)
    })
}

/// Tells whether the numbers of a category find their variant.
fn is_covered(category: &str, variants: &[Variant], categories: &Categories, sources: &Sources) -> bool {
    let named = |variant: &&Variant, name: &str| matches!(&variant.key, VariantKey::Name(key) if key.value == name);
    if variants.iter().any(|variant| named(&variant, category)) {
        return true;
    }
    let numbers = categories.numbers(category);
    let exact = |number: &usize| {
        variants
            .iter()
            .any(|variant| matches!(&variant.key, VariantKey::Number(key) if key.value.parse() == Ok(*number)))
    };
    if !numbers.is_empty() && numbers.iter().all(exact) {
        return true;
    }
    let Some(default) = variants.iter().find(|variant| variant.default) else { return true };
    match &default.key {
        // A default by a name that the language does not have stands for the rest.
        VariantKey::Name(name) if !categories.has(&name.value) => category == "other",
        // Where no whole number is `other`, people write there what belongs to `many`; not if it reads like `few`.
        VariantKey::Name(name) if name.value == "other" && !categories.needs("other") => {
            let of = |name: &str| variants.iter().find(|variant| named(variant, name)).map(|variant| &variant.value);
            category == "many" && of("few").is_some_and(|few| !is_fraction(&default.value, few, of("one"), sources))
        }
        VariantKey::Name(_) | VariantKey::Number(_) => false,
    }
}

/// Tells whether a default has the form for fractions, which in Russian and its neighbours is often that of `few`: “файла”.
fn is_fraction(default: &Pattern, few: &Pattern, one: Option<&Pattern>, sources: &Sources) -> bool {
    let noun = counted(default, sources);
    let same_noun =
        noun.is_some() && noun == counted(few, sources) && noun != one.and_then(|one| counted(one, sources));
    same_noun || shape(default, sources) == shape(few, sources)
}

/// How adjectives end after a number in Russian; in “-х” they serve both `few` and `many`.
const ADJECTIVES: [&str; 4] = ["х", "ого", "его", "ой"];

/// Gives the noun after the number.
fn counted<'a>(pattern: &Pattern, sources: &'a Sources) -> Option<&'a str> {
    let after = pattern.elements.iter().skip_while(|element| matches!(element, Element::Text(_))).skip(1);
    let texts = after.filter_map(|element| match element {
        Element::Text(span) => Some(sources.text(span)),
        Element::Placeable(_) => None,
    });
    let mut words = texts.flat_map(|text| text.split(|c: char| !c.is_alphabetic()));
    words.find(|word| word.chars().nth(1).is_some() && !ADJECTIVES.iter().any(|ending| word.ends_with(ending)))
}

/// Gives what a variant says, with a mark for each value.
fn shape(pattern: &Pattern, sources: &Sources) -> String {
    let mut shape = String::new();
    for element in &pattern.elements {
        match element {
            Element::Text(span) => shape.push_str(sources.text(span).trim()),
            Element::Placeable(_) => shape.push('\u{fffc}'),
        }
    }
    shape
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::testing::found;

    fn choice(keys: &str) -> String {
        let variant = |key: &str| format!("    {key}] {{ $n }} {}\n", key.trim_matches(['*', '[']));
        let variants = keys.split(' ').map(variant).fold(String::new(), |all, one| all + &one);
        format!("a = {{ $n ->\n{variants} }}\n")
    }

    #[test]
    fn a_category_that_is_not_there_is_found() {
        let en = choice("[one *[other");
        for (locale, keys) in [
            ("en", "[0 *[other"),
            ("ru", "[one *[other"),
            ("ru", "[one [many *[other"),
            ("uk", "[few *[many"),
            ("ar", "[zero [one [two [few *[other"),
            ("ar", "[one *[other"),
            ("pl", "[one *[many"),
            ("cs", "[one *[other"),
            ("fr", "*[other"),
            ("lv", "[zero *[other"),
        ] {
            assert_eq!(found(&RULE, locale, &en, &choice(keys)), ["n"], "{locale} {keys}");
        }
        let same = "a = { $n ->\n    [one] { $n } файл\n    [few] { $n } файла\n   *[other] { $n } файла\n }\n";
        assert_eq!(found(&RULE, "ru", &en, same), ["n"]);
        let adjective = "a = { $n ->\n    [one] { $n } новое письмо\n    [few] { $n } новых письма\n   *[other] { $n } нового письма\n }\n";
        assert_eq!(found(&RULE, "ru", &en, adjective), ["n"]);
        let ordinal = "a = { NUMBER($n, type: \"ordinal\") ->\n    [one] { $n }st\n   *[other] { $n }th\n }\n";
        assert_eq!(found(&RULE, "en", "", ordinal), ["n"]);
    }

    #[test]
    fn what_the_language_does_not_need_may_be_left_out() {
        let en = choice("[one *[other");
        for (locale, keys) in [
            ("en", "[0 [1 *[other"),
            ("en", "[0 [one *[other"),
            ("ru", "[one [few *[many"),
            ("ru", "[one [few [many *[other"),
            ("uk", "[one [few *[other"),
            ("fr", "[one *[other"),
            ("es", "[one *[other"),
            ("pt", "[one *[other"),
            ("cs", "[one [few *[other"),
            ("lt", "[one [few *[other"),
            ("ja", "*[other"),
            ("zh", "[0 *[other"),
            ("ar", "[zero [one [two [few [many *[other"),
            ("ar", "[0 [1 [2 [few [many *[other"),
            ("he", "[one [two *[other"),
        ] {
            assert_eq!(found(&RULE, locale, &en, &choice(keys)), [""; 0], "{locale} {keys}");
        }
        let many = "a = { $n ->\n    [one] Остался { $n } день\n    [few] Осталось { $n } дня\n   *[other] Осталось { $n } дней\n }\n";
        assert_eq!(found(&RULE, "ru", &en, many), [""; 0]);
        let states =
            "a = { $n ->\n    [0] off\n   *[other] on\n }\nb = { $who ->\n    [male] his\n   *[other] their\n }\n";
        assert_eq!(found(&RULE, "en", "", states), [""; 0]);
        let ordinal = "a = { NUMBER($n, type: \"ordinal\") ->\n    [one] { $n }er\n   *[other] { $n }e\n }\n";
        assert_eq!(found(&RULE, "fr", "a = { $n }", ordinal), [""; 0]);
    }
}
