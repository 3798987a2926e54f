//! Lists every check there is, and every rule: the checks of this folder, and what is found while a project is read.

use super::settle;
use super::subject::{Locale, Pages, Pair, Prose, Unit, Whole};
use crate::diagnostic::unreadable::{FILE_NOT_FOUND, NOT_UTF8, OUTSIDE_PROJECT};
use crate::diagnostic::{CONTROL_CHARACTER, Diagnostic, MALFORMED_LOCALE, Rule};
use crate::{catalog, edition, letter, manifest, markup, signatory, termbase, typeset};

/// A check of one rule.
pub(super) struct Check {
    /// The rule.
    pub(super) rule: &'static Rule,
    /// What it looks at.
    pub(super) run: Run,
}

type Findings = Vec<Diagnostic>;

/// What a check looks at, and in which languages if not in all.
#[derive(Clone, Copy)]
pub(super) enum Run {
    /// A text, in each way it can be read.
    Prose(&'static [&'static str], fn(&Prose, &mut Findings)),
    /// A text as it is written, with its choices.
    Unit(fn(&Unit, &Locale, &Whole, &mut Findings)),
    /// A text and its source.
    Pair(fn(&Pair, &mut Findings)),
    /// A catalog beside that of the source.
    Pages(fn(&Pages, &mut Findings)),
    /// The project.
    Whole(fn(&Whole, &mut Findings)),
}

macro_rules! checks {
    ($($module:ident: $kind:ident $(($languages:expr))?;)*) => {
        $(mod $module;)*
        /// The checks, one module each.
        pub(super) static CHECKS: &[Check] = &[$(Check { rule: &$module::RULE, run: Run::$kind($($languages,)? $module::check) }),*];
    };
}

checks! {
    changed_count: Prose(&[]);
    country_count: Whole;
    forbidden_term: Prose(&[]);
    french_spacing: Prose(&["fr"]);
    literal_figure: Prose(&[]);
    missing_term: Pair;
    missing_variable: Pair;
    mixed_script_name: Whole;
    name_space: Whole;
    parts_exceed_whole: Whole;
    past_event: Prose(&[]);
    similar_names: Whole;
    suspicious_name: Whole;
    unbalanced_name: Whole;
    unknown_distinct_name: Whole;
    unknown_whole: Whole;
    unsourced_fact: Whole;
}

/// What is found while a project is read.
static READING: &[&Rule] = &[
    &CONTROL_CHARACTER,
    &FILE_NOT_FOUND,
    &MALFORMED_LOCALE,
    &NOT_UTF8,
    &OUTSIDE_PROJECT,
    &catalog::BYTE_ORDER_MARK,
    &catalog::DEEP_NESTING,
    &catalog::DUPLICATE_ATTRIBUTE,
    &catalog::DUPLICATE_MESSAGE,
    &catalog::DUPLICATE_VARIANT,
    &catalog::NO_DEFAULT_VARIANT,
    &catalog::TRUNCATED_MESSAGE,
    &catalog::UNPARSABLE_MESSAGE,
    &catalog::folder::EMPTY_LOCALE,
    &catalog::references::CYCLIC_REFERENCE,
    &catalog::references::UNKNOWN_MESSAGE,
    &catalog::references::UNKNOWN_TERM,
    &edition::EMPTY_MESSAGE,
    &edition::UNRESOLVABLE_MESSAGE,
    &letter::INVALID_ARGUMENT,
    &letter::MISSING_MESSAGE,
    &letter::OBSOLETE_MESSAGE,
    &letter::OVERLONG_TEXT,
    &letter::SWALLOWED_MESSAGE,
    &letter::UNKNOWN_FUNCTION,
    &letter::UNKNOWN_LINK,
    &letter::UNKNOWN_LOCALE,
    &letter::UNKNOWN_VARIABLE,
    &letter::UNKNOWN_VARIANT,
    &letter::UNPLACED_MESSAGE,
    &letter::UNUSED_ATTRIBUTE,
    &manifest::INVALID_TOML,
    &manifest::INVALID_VALUE,
    &manifest::MISSING_KEY,
    &manifest::UNKNOWN_KEY,
    &manifest::UNSAFE_LINK,
    &markup::UNBALANCED_MARKUP,
    &markup::UNKNOWN_MARKUP,
    &settle::UNKNOWN_RULE,
    &settle::UNUSED_WAIVER,
    &signatory::DUPLICATE_NAME,
    &signatory::EMPTY_LIST,
    &signatory::EMPTY_NAME,
    &signatory::INVALID_HEADER,
    &signatory::INVALID_ROW,
    &signatory::UNKNOWN_STATUS,
    &termbase::INVALID_TERMBASE,
    &typeset::ENGINE_FAILURE,
    &typeset::INVALID_FONT,
    &typeset::MISSING_GLYPH,
    &typeset::TEMPLATE_ERROR,
    &typeset::TEMPLATE_WARNING,
];

/// Lists every rule there is, in byte order of their ids.
pub fn all() -> Vec<&'static Rule> {
    let mut rules: Vec<&'static Rule> = CHECKS.iter().map(|check| check.rule).chain(READING.iter().copied()).collect();
    rules.sort_by_key(|rule| rule.id);
    rules
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::testing::findings;

    /// Gives the language a check is for; English if for all.
    fn language(check: &Check) -> &'static str {
        match check.run {
            Run::Prose(languages, _) => languages.first().copied().unwrap_or("en"),
            Run::Unit(_) | Run::Pair(_) | Run::Pages(_) | Run::Whole(_) => "en",
        }
    }

    #[test]
    fn every_example_shows_its_fault_and_how_it_is_put_right() {
        let languages = CHECKS.iter().map(|check| (check.rule, language(check)));
        for (rule, language) in languages.chain(READING.iter().map(|rule| (*rule, "en"))) {
            if rule.bad.is_empty() {
                continue;
            }
            assert!(!findings(rule, rule.bad, language).is_empty(), "`{}` finds nothing in {}", rule.id, rule.bad);
            let left = findings(rule, rule.good, language);
            assert!(left.is_empty(), "`{}` finds {left:?} in {}", rule.id, rule.good);
        }
    }

    #[test]
    fn every_rule_has_a_name_of_its_own() {
        let rules = all();
        for pair in rules.windows(2) {
            assert_ne!(pair[0].id, pair[1].id);
        }
    }
}
