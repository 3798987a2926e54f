//! Finds typed counts of signatories that are not what the list gives. Leaves out figures of other things.

use crate::check::literals::{around, literals};
use crate::check::numbers::digit;
use crate::check::reading::SLOT;
use crate::check::subject::Prose;
use crate::diagnostic::{Diagnostic, Rule};
use crate::folding::fold;

/// A typed count that the list does not give.
pub(crate) static RULE: Rule =
    Rule::error("changed-count", "a number of signatories that is typed is the number that the list gives")
        .because(
            "Lists grow until the letter is out, and a number typed in one language stays as it was. `{ NUMBER($signatory-count) }` \
             is counted anew each time.",
            "openletter",
        )
        .example(
            "count = We are 120 organizations.\n## signatories.csv\nHope,,,\n",
            "count = We are { NUMBER($signatory-count) } organizations.\n## signatories.csv\nHope,,,\n",
        );

/// Beginnings of folded words for those who sign.
const SIGNATORIES: &[&str] = &[
    "organization",
    "organisation",
    "signator",
    "undersigned",
    "cosignator",
    "organizacion",
    "firmante",
    "signataire",
    "soussigne",
    "منظمه",
    "منظمات",
    "المنظمات",
    "موقع",
    "الموقع",
    "организаци",
    "подписавш",
    "организаціи",
    "організаці",
    "підписант",
    "підписал",
    "organizaco",
    "unterzeichn",
    "organisationen",
];
/// Beginnings of folded words that may stand after the number as well as before it.
const COUNTED: &[&str] = &[
    "signator",
    "undersigned",
    "firmante",
    "signataire",
    "soussigne",
    "موقع",
    "الموقع",
    "подписавш",
    "підписал",
    "عددها",
];
/// Folded words after which a number is a bound or near the truth.
const ABOUT: &[&str] = &[
    "than",
    "over",
    "least",
    "nearly",
    "almost",
    "about",
    "around",
    "some",
    "roughly",
    "approximately",
    "mas",
    "menos",
    "casi",
    "cerca",
    "unas",
    "unos",
    "alrededor",
    "plus",
    "pres",
    "environ",
    "quelque",
    "presque",
    "moins",
    "اكثر",
    "قرابه",
    "نحو",
    "حوالي",
    "более",
    "около",
    "почти",
    "понад",
    "більше",
    "майже",
    "близько",
    "mehr",
    "uber",
    "rund",
    "fast",
    "etwa",
    "mais",
    "piu",
    "بيش",
    "حدود",
];

/// Looks at each figure of a text.
pub(crate) fn check(prose: &Prose, findings: &mut Vec<Diagnostic>) {
    let (Some(letter), reading) = (prose.whole.letter, prose.reading) else { return };
    if !reading.text.chars().any(|c| digit(c).is_some() || c == SLOT) {
        return;
    }
    for literal in literals(reading) {
        let count = letter.published().count();
        let published = f64::from(u32::try_from(count).unwrap_or(u32::MAX));
        let value = literal.value;
        // A few of many may be a part of them; a year is no count; `[one] 1 organization` is a form of words.
        let small = value < 10.0 && count >= 20 || value < 3.0 && !reading.chosen.is_empty();
        let year = literal.digits == 4 && (1800.0..2200.0).contains(&value) && count < 1000;
        if literal.is_decimal || small || year || (value - published).abs() < 0.5 {
            continue;
        }
        let beside = around(&reading.text, literal.range.clone(), 4);
        let begins = |word: &str, list: &[&str]| list.iter().any(|start| word.starts_with(&fold(start)));
        let next = beside.after.iter().any(|(_, word)| begins(word, SIGNATORIES))
            && !percent(&reading.text[literal.range.end..]);
        let previous = beside.before.iter().take(2).any(|(_, word)| begins(word, COUNTED));
        let about = beside.before.iter().take(3).any(|(_, word)| ABOUT.contains(&word.as_str()));
        if !(next || previous) || about && value <= published {
            continue;
        }
        findings.push(Diagnostic::new(
            &RULE,
            reading.span(literal.range.clone()),
            format!("the list has {count} published signatories, not `{}`", &reading.text[literal.range]),
            "write `{ NUMBER($signatory-count) }`, which is counted anew each time",
        ));
    }
}

fn percent(after: &str) -> bool {
    after.trim_start().starts_with(['%', '٪', ','])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::testing::findings;

    fn found(text: &str, locale: &str) -> Vec<String> {
        let example =
            format!("## {locale}\ncount = {text}\n## signatories.csv\nA Hope,,,\nB Hope,,,\nC Hope,,,pending\n");
        findings(&RULE, &example, "en").into_iter().map(|(text, _)| text).collect()
    }

    #[test]
    fn counts_that_the_list_does_not_give_are_found_in_every_language() {
        assert_eq!(found("We, the 118 undersigned refugee-led organizations", "en"), ["118"]);
        assert_eq!(found("More than 300 organisations", "en"), ["300"]);
        assert_eq!(found("Signatories 120", "en"), ["120"]);
        assert_eq!(found("Las 118 organizaciones abajo firmantes", "es"), ["118"]);
        assert_eq!(found("Les 1 118 organisations signataires", "fr"), ["1 118"]);
        assert_eq!(found("نحن ١١٨ منظمة", "ar"), ["١١٨"]);
        assert_eq!(found("118 организаций", "ru"), ["118"]);
        assert_eq!(found("118 організацій", "uk"), ["118"]);
        assert_eq!(found("{ 118 } organizations", "en"), ["118"]);
    }

    #[test]
    fn the_count_itself_and_other_figures_are_left_alone() {
        for text in [
            "2 organizations",
            "We { NUMBER($signatory-count) } organizations",
            "In 1951 organizations met",
            "Article 14: organizations",
            "12 of the houses. Organizations met",
            "40 % of organizations",
            "{ NUMBER($signatory-count) ->\n    [one] 1 organization\n   *[other] { $signatory-count } organizations\n }",
            "More than 1 organization",
        ] {
            assert_eq!(found(text, "en"), [""; 0], "{text}");
        }
    }
}
