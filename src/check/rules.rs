//! Lists every check there is, and every rule: the checks of this folder, and what is found while a project is read.

mod arabic_letter;
mod arabic_punctuation;
mod below_required_state;
mod broken_markup;
mod changed_count;
mod changed_function;
mod changed_link;
mod changed_number;
mod changed_url;
mod control_character;
mod country_count;
mod dash;
mod double_space;
mod dual_month;
mod edge_space;
mod empty_message;
mod empty_translation;
mod extra_attribute;
mod extra_markup;
mod extra_reference;
mod extra_variable;
mod final_punctuation;
mod forbidden_term;
mod french_space_width;
mod french_spacing;
mod full_width_punctuation;
mod homoglyph;
mod invalid_font;
mod inverted_mark;
mod literal_figure;
mod low_coverage;
mod missing_attribute;
mod missing_file;
mod missing_glyph;
mod missing_markup;
mod missing_message;
mod missing_plural;
mod missing_reference;
mod missing_space;
mod missing_term;
mod missing_variable;
mod mixed_digits;
mod mixed_script;
mod mixed_script_name;
mod name_space;
mod no_break_space;
mod not_nfc;
mod number_grouping;
mod obsolete_message;
mod odd_space;
mod parts_exceed_whole;
mod past_event;
mod persian_letter;
mod quote_order;
mod quotes;
mod repeated_punctuation;
mod repeated_word;
mod retyped_fact;
mod same_as_source;
mod similar_names;
mod soft_hyphen;
mod space_before_punctuation;
mod stale_translation;
mod straight_apostrophe;
mod straight_quotes;
mod styled_within_word;
mod suspicious_name;
mod swallowed_message;
mod tatweel;
mod too_many_placeables;
mod unbalanced_brackets;
mod unbalanced_embedding;
mod unbalanced_isolates;
mod unbalanced_name;
mod unbalanced_quotes;
mod unknown_distinct_name;
mod unknown_typography;
mod unknown_whole;
mod unneeded_plural;
mod unresolvable_message;
mod unsourced_fact;
mod zero_width;

use super::settle;
use super::subject::{Locale, Pages, Pair, Prose, Unit, Whole};
use crate::diagnostic::unreadable::{FILE_NOT_FOUND, NOT_UTF8, OUTSIDE_PROJECT};
use crate::diagnostic::{Diagnostic, MALFORMED_LOCALE, Rule};
use crate::{catalog, delegation, letter, manifest, markup, signatory, state, table, termbase, typeset};

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
    /// All of the locale with an index in [`Whole::locales`].
    Locale(fn(&Whole, usize, &mut Findings)),
    /// What messages give when they are resolved.
    Resolved(fn(&Whole, &mut Findings)),
    /// The project.
    Whole(fn(&Whole, &mut Findings)),
}

macro_rules! checks {
    ($($module:ident: $kind:ident $(($languages:expr))?;)*) => {
        /// The checks, one module each.
        pub(super) static CHECKS: &[Check] = &[$(Check { rule: &$module::RULE, run: Run::$kind($($languages,)? $module::check) }),*];
    };
}

checks! {
    arabic_letter: Prose(&["fa"]);
    arabic_punctuation: Prose(&["ar", "ckb", "fa", "ps", "sd", "ug", "ur"]);
    below_required_state: Whole;
    broken_markup: Unit;
    changed_count: Prose(&[]);
    changed_function: Pair;
    changed_link: Pair;
    changed_number: Pair;
    changed_url: Pair;
    control_character: Prose(&[]);
    country_count: Whole;
    dash: Prose(&["en", "es", "fr", "ru", "uk"]);
    double_space: Prose(&[]);
    dual_month: Prose(&["ar"]);
    edge_space: Pair;
    empty_message: Resolved;
    empty_translation: Pair;
    extra_attribute: Pages;
    extra_markup: Pair;
    extra_reference: Pair;
    extra_variable: Pair;
    final_punctuation: Pair;
    forbidden_term: Prose(&[]);
    french_space_width: Prose(&["fr"]);
    french_spacing: Prose(&["fr"]);
    full_width_punctuation: Prose(&["zh", "ja"]);
    homoglyph: Pair;
    invalid_font: Whole;
    inverted_mark: Prose(&["es"]);
    literal_figure: Prose(&[]);
    low_coverage: Whole;
    missing_attribute: Pages;
    missing_file: Pages;
    missing_glyph: Whole;
    missing_markup: Pair;
    missing_message: Pages;
    missing_plural: Unit;
    missing_reference: Pair;
    missing_space: Prose(&[]);
    missing_term: Pair;
    missing_variable: Pair;
    mixed_digits: Pages;
    mixed_script: Prose(&[]);
    mixed_script_name: Whole;
    name_space: Whole;
    no_break_space: Prose(&["fr", "es", "ru"]);
    not_nfc: Prose(&[]);
    number_grouping: Pair;
    obsolete_message: Pages;
    odd_space: Prose(&[]);
    parts_exceed_whole: Whole;
    past_event: Prose(&[]);
    persian_letter: Prose(&["ar"]);
    quote_order: Prose(&["es"]);
    quotes: Prose(&["ru", "uk"]);
    repeated_punctuation: Prose(&[]);
    repeated_word: Prose(&["en", "es", "fr"]);
    retyped_fact: Prose(&[]);
    same_as_source: Pair;
    similar_names: Whole;
    soft_hyphen: Prose(&[]);
    space_before_punctuation: Prose(&[]);
    stale_translation: Whole;
    straight_apostrophe: Prose(&["en", "fr", "it", "ca"]);
    straight_quotes: Prose(&["en", "ar", "de", "es", "fa", "fr", "it", "pt", "ru", "uk", "zh"]);
    styled_within_word: Prose(&[]);
    suspicious_name: Whole;
    swallowed_message: Unit;
    tatweel: Prose(&["ar", "ckb", "fa", "ps", "sd", "ug", "ur"]);
    too_many_placeables: Locale;
    unbalanced_brackets: Prose(&[]);
    unbalanced_embedding: Prose(&[]);
    unbalanced_isolates: Prose(&[]);
    unbalanced_name: Whole;
    unbalanced_quotes: Prose(&[]);
    unknown_distinct_name: Whole;
    unknown_typography: Whole;
    unknown_whole: Whole;
    unneeded_plural: Unit;
    unresolvable_message: Resolved;
    unsourced_fact: Whole;
    zero_width: Prose(&[]);
}

/// What is found while a project is read.
static READING: &[&Rule] = &[
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
    &delegation::CONTACT_DATA,
    &delegation::DUPLICATE_MISSION,
    &delegation::INVALID_CELL,
    &delegation::UNKNOWN_LANGUAGE,
    &delegation::UNKNOWN_MEMBER_STATE,
    &letter::INVALID_ARGUMENT,
    &letter::OVERLONG_TEXT,
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
    &signatory::UNKNOWN_STATUS,
    &state::DAMAGED_STATE,
    &table::INVALID_HEADER,
    &table::INVALID_ROW,
    &termbase::INVALID_TERMBASE,
    &typeset::ENGINE_FAILURE,
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
    use std::fmt::Write;

    use super::*;
    use crate::check::testing::findings;
    use crate::diagnostic::PROSE;

    /// Gives the language a check is for; English if for all.
    fn language(check: &Check) -> &'static str {
        match check.run {
            Run::Prose(languages, _) => languages.first().copied().unwrap_or("en"),
            Run::Unit(_) | Run::Pair(_) | Run::Pages(_) | Run::Locale(_) | Run::Resolved(_) | Run::Whole(_) => "en",
        }
    }

    #[test]
    fn every_example_shows_its_fault_and_how_it_is_put_right() {
        let languages = CHECKS.iter().map(|check| (check.rule, language(check)));
        for (rule, language) in languages.chain(READING.iter().map(|rule| (*rule, "en"))) {
            // What no example can hold, as a file in another encoding, is described in prose.
            let shown = |text: &str| !text.is_empty() && !text.starts_with(PROSE);
            if shown(rule.bad) {
                assert!(!findings(rule, rule.bad, language).is_empty(), "`{}` finds nothing in {}", rule.id, rule.bad);
            }
            if shown(rule.good) {
                let left = findings(rule, rule.good, language);
                assert!(left.is_empty(), "`{}` finds {left:?} in {}", rule.id, rule.good);
            }
        }
    }

    #[test]
    fn every_rule_is_explained() {
        for rule in all() {
            for text in [rule.summary, rule.explanation, rule.bad, rule.good, rule.source] {
                assert!(!text.trim().is_empty(), "`{}` is not explained: {rule:?}", rule.id);
            }
            assert!(rule.explanation.ends_with('.'), "`{}` is explained in sentences", rule.id);
            assert!(!rule.summary.ends_with('.'), "`{}` is summed up in a phrase", rule.id);
        }
    }

    #[test]
    fn every_rule_has_a_name_of_its_own() {
        let rules = all();
        for pair in rules.windows(2) {
            assert_ne!(pair[0].id, pair[1].id);
        }
    }
    #[test]
    fn no_text_is_too_strange_to_be_checked() {
        use crate::check::testing::found;
        // Every character beside every other, where rules look before and after.
        let strange = "a é)(（」「»«“”„\"'’.,;:!?…،؟۔।\u{a0}\u{202f}\u{3000}\u{ad}\u{200b}\u{200c}\u{200d}\u{200e}\u{2067}\u{2069}\u{fffc}e\u{301}\u{301}аΑعא漢👩<b>/@&1-";
        let chars: Vec<char> = strange.chars().collect();
        let mut text = String::new();
        for (i, one) in chars.iter().enumerate() {
            let line: String = chars.iter().flat_map(|other| [*one, *other]).collect();
            writeln!(text, "a{i} = {line}\nb{i} = {one}\nc{i} = {{ $x }}{one}{{ $x }}{one}").unwrap();
        }
        for check in CHECKS {
            for locale in ["en", "fr", "he", "ja"] {
                found(check.rule, locale, &text, &text);
            }
        }
    }
}
