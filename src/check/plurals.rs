//! Tells which plural categories a locale has and which whole numbers fall in each (CLDR, by ICU4X); knows no message.

use icu::plurals::{PluralCategory, PluralRuleType, PluralRules};
use unic_langid::LanguageIdentifier;

use crate::catalog::{Arguments, Inline, VariantKey};
use crate::locale;
use crate::source::Sources;

/// The names of the categories, in the order in which CLDR lists them.
pub(crate) const CATEGORIES: [&str; 6] = ["zero", "one", "two", "few", "many", "other"];

/// Up to this number it is known what falls in a category.
const LISTED: usize = 200;
/// Up to this number a category counts as needed if anything falls in it.
const NEEDED: usize = 1000;

/// The plural categories of a locale.
#[derive(Debug)]
pub(crate) struct Plurals {
    cardinal: Categories,
    ordinal: Categories,
}

/// The categories of one way of counting.
#[derive(Debug, Default)]
pub(crate) struct Categories {
    held: [Vec<usize>; 6],
    needed: [bool; 6],
    possible: [bool; 6],
}

/// Languages in which every number is `other` (CLDR 48, plurals, cardinal).
const ONLY_OTHER: &[&str] = &[
    "bm", "bo", "dz", "hnj", "id", "ig", "ii", "ja", "jbo", "jv", "jw", "kde", "kea", "km", "ko", "lkt", "lo", "ms",
    "my", "nqo", "osa", "sah", "ses", "sg", "su", "th", "to", "tpi", "vi", "wo", "yo", "yue", "zh",
];

impl Plurals {
    /// Gathers the categories of a locale.
    pub(super) fn new(tag: &LanguageIdentifier) -> Self {
        Self {
            cardinal: Categories::new(tag, PluralRuleType::Cardinal),
            ordinal: Categories::new(tag, PluralRuleType::Ordinal),
        }
    }

    /// Names the categories of counted things.
    pub(super) fn names(&self) -> Vec<&'static str> {
        let is_possible = |index: &usize| self.cardinal.possible[*index];
        (0..CATEGORIES.len()).filter(is_possible).map(|index| CATEGORIES[index]).collect()
    }

    /// Tells whether CLDR, as it is built in, says nothing of a language: then it answers that every number is `other`, which is so in
    /// few languages.
    pub(crate) fn are_unknown(&self, language: &str) -> bool {
        let only_other = |categories: &Categories| categories.possible.iter().filter(|is| **is).count() <= 1;
        only_other(&self.cardinal) && !ONLY_OTHER.contains(&language)
    }

    /// Gives the categories by which a selector chooses.
    pub(crate) fn of(&self, selector: &Inline, sources: &Sources) -> &Categories {
        let ordinal = option(selector, "type").is_some_and(|value| sources.text(value).contains("ordinal"));
        if ordinal { &self.ordinal } else { &self.cardinal }
    }
}

impl Categories {
    fn new(tag: &LanguageIdentifier, kind: PluralRuleType) -> Self {
        let mut all = Self::default();
        let Ok(rules) = PluralRules::try_new((&locale::icu(tag)).into(), kind.into()) else { return all };
        for category in rules.categories() {
            all.possible[index(category)] = true;
        }
        for number in 0..=NEEDED {
            let index = index(rules.category_for(number));
            all.needed[index] = true;
            if number <= LISTED {
                all.held[index].push(number);
            }
        }
        all
    }

    /// Lists the whole numbers up to 200 of a category.
    pub(crate) fn numbers(&self, category: &str) -> &[usize] {
        position(category).map_or(&[], |i| &self.held[i])
    }

    /// Tells whether some whole number up to 1000 falls in a category.
    pub(crate) fn needs(&self, category: &str) -> bool {
        position(category).is_some_and(|i| self.needed[i])
    }

    /// Tells whether any number at all falls in a category.
    pub(crate) fn has(&self, category: &str) -> bool {
        position(category).is_some_and(|i| self.possible[i])
    }

    /// Tells whether a variant is read for exactly one number.
    pub(crate) fn is_single(&self, key: &VariantKey) -> bool {
        match key {
            VariantKey::Number(_) => true,
            VariantKey::Name(name) => self.numbers(&name.value).len() == 1,
        }
    }

    /// Tells whether a variant is read for numbers other than 0 and 1, more than one of them.
    pub(crate) fn is_several(&self, key: &VariantKey) -> bool {
        match key {
            VariantKey::Number(_) => false,
            VariantKey::Name(name) => {
                let numbers = self.numbers(&name.value);
                numbers.len() > 1 && numbers.iter().any(|&number| number > 1)
            }
        }
    }
}

/// Gives where the text of an option of a call stands.
pub(crate) fn option<'a>(call: &'a Inline, name: &str) -> Option<&'a crate::source::Span> {
    let Inline::Function(_, Arguments { named, .. }) = call else { return None };
    named.iter().find(|(option, _)| option.value == name).and_then(|(_, value)| match value {
        Inline::String(span) => Some(span),
        Inline::Number(_)
        | Inline::Variable(_)
        | Inline::Message(..)
        | Inline::Term(..)
        | Inline::Function(..)
        | Inline::Nested(_) => None,
    })
}

fn position(category: &str) -> Option<usize> {
    CATEGORIES.iter().position(|known| *known == category)
}

fn index(category: PluralCategory) -> usize {
    match category {
        PluralCategory::Zero => 0,
        PluralCategory::One => 1,
        PluralCategory::Two => 2,
        PluralCategory::Few => 3,
        PluralCategory::Many => 4,
        PluralCategory::Other => 5,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(tag: &str) -> Plurals {
        Plurals::new(&tag.parse().unwrap())
    }

    #[test]
    fn categories_hold_the_numbers_that_cldr_gives_them() {
        assert_eq!(of("ar").cardinal.numbers("two"), [2]);
        assert_eq!(of("en").cardinal.numbers("one"), [1]);
        assert_eq!(of("fr").cardinal.numbers("one"), [0, 1]);
        assert_eq!(of("ru").cardinal.numbers("one")[..3], [1, 21, 31]);
        assert!(of("fr").cardinal.has("many") && !of("fr").cardinal.needs("many"));
        assert!(!of("zh").cardinal.has("one"));
        assert!(of("en").ordinal.needs("few"));
    }
}
