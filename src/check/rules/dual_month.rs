//! Finds pairs of Arabic month names, as in تشرين الأول/أكتوبر, that name two different months; leaves ranges of months alone.

use std::ops::Range;

use crate::check::marks::Marks;
use crate::check::subject::Prose;
use crate::check::typography::{is_arabic_letter, is_arabic_sign};
use crate::diagnostic::{Diagnostic, Rule};

/// Two names for one month that name two.
pub(crate) static RULE: Rule = Rule::error("dual-month", "the two names of a month before and after / name the same month")
    .because(
        "Arabic texts of the United Nations give a month both names, that of the Levant and that of Egypt. If they differ, nobody knows \
         which date is meant.",
        "United Nations, Arabic Translation Service, usage; CLDR, months of ar-SY and ar-EG",
    )
    .example("## ar\na = 8 تشرين الأول/نوفمبر 2025", "## ar\na = 8 تشرين الأول/أكتوبر 2025");

/// The names of each month: in the Levant, and elsewhere.
const MONTHS: [(&[&str], &[&str]); 12] = [
    (&["كانون الثاني", "كانون ثاني"], &["يناير", "ينائر", "جانفي"]),
    (&["شباط"], &["فبراير", "فيفري", "فبرائر"]),
    (&["آذار"], &["مارس"]),
    (&["نيسان"], &["أبريل", "أفريل", "إبريل"]),
    (&["أيار", "نوار"], &["مايو", "ماي"]),
    (&["حزيران"], &["يونيو", "يونيه", "يونية", "جوان"]),
    (&["تموز"], &["يوليو", "يوليه", "يولية", "يوليوز", "جويلية"]),
    (&["آب"], &["أغسطس", "أوت", "غشت", "أوغسطس"]),
    (&["أيلول"], &["سبتمبر", "شتنبر", "سبتمر"]),
    (&["تشرين الأول", "تشرين أول"], &["أكتوبر", "أوكتوبر"]),
    (&["تشرين الثاني", "تشرين ثاني"], &["نوفمبر", "نونبر"]),
    (&["كانون الأول", "كانون أول"], &["ديسمبر", "دجنبر", "دسمبر"]),
];

const LOOKED_FOR: Marks = Marks::of(&['/']);

/// A name of a month.
struct Name {
    range: Range<usize>,
    month: usize,
    is_levantine: bool,
}

/// Looks at the words on both sides of each `/`.
pub(crate) fn check(prose: &Prose, findings: &mut Vec<Diagnostic>) {
    let reading = prose.reading;
    if !(reading.marks.meets(LOOKED_FOR) && reading.marks.has_other()) {
        return;
    }
    let text: &str = &reading.text;
    for (at, _) in text.match_indices('/') {
        let (Some(left), Some(right)) = (name_before(text, at), name_after(text, at + 1)) else { continue };
        if left.is_levantine == right.is_levantine || left.month == right.month {
            continue;
        }
        let partner = |name: &Name| {
            let (levantine, other) = MONTHS[name.month];
            if name.is_levantine { other[0] } else { levantine[0] }
        };
        let (one, other) = (&text[left.range.clone()], &text[right.range.clone()]);
        let message = format!("`{one}` is `{}`, not `{other}`", partner(&left));
        let help = format!("write `{one}/{}`, or `{}/{other}` if that is the month", partner(&left), partner(&right));
        findings.push(Diagnostic::new(&RULE, reading.span(left.range.start..right.range.end), message, help));
    }
}

fn is_part(c: char) -> bool {
    is_arabic_letter(c) || is_arabic_sign(c) || c == '\u{640}'
}

fn name_before(text: &str, at: usize) -> Option<Name> {
    let end = text[..at].trim_end().len();
    let last = text[..end].trim_end_matches(is_part).len();
    let first = text[..last].trim_end().trim_end_matches(is_part).len();
    [first, last].into_iter().find_map(|start| {
        let letter = text[start..end].chars().next()?;
        // Short words join the name: "and October".
        let joined = start + letter.len_utf8();
        let prefixed = matches!(letter, 'و' | 'ف' | 'ب' | 'ل' | 'ك').then_some(joined);
        [Some(start), prefixed].into_iter().flatten().find_map(|start| named(text, start..end))
    })
}

fn name_after(text: &str, at: usize) -> Option<Name> {
    let start = text.len() - text[at..].trim_start().len();
    let rest = &text[start..];
    let first = rest.trim_start_matches(is_part);
    let second = first.trim_start().trim_start_matches(is_part);
    [second, first].into_iter().find_map(|rest| {
        let end = text[..text.len() - rest.len()].trim_end().len();
        named(text, start..end.max(start))
    })
}

fn named(text: &str, range: Range<usize>) -> Option<Name> {
    let words = text[range.clone()].trim();
    let start = range.end - text[range.clone()].trim_start().len();
    let range = start..start + words.len();
    let is = |name: &&str| folded(words).eq(folded(name));
    MONTHS.iter().enumerate().find_map(|(month, (levantine, other))| {
        let is_levantine = levantine.iter().any(is);
        (is_levantine || other.iter().any(is)).then(|| Name { range: range.clone(), month, is_levantine })
    })
}

/// Gives the letters without the signs that people add or leave out.
fn folded(words: &str) -> impl Iterator<Item = char> {
    words.trim().chars().filter(|&c| !is_arabic_sign(c) && c != '\u{640}').map(|c| match c {
        'أ' | 'إ' | 'آ' | '\u{671}' => 'ا',
        'ى' => 'ي',
        c if c.is_whitespace() => ' ',
        c => c,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::testing::findings;

    fn messages(text: &str) -> Vec<String> {
        findings(&RULE, &format!("a = {text}\n"), "ar").into_iter().map(|(_, found)| found.message).collect()
    }

    #[test]
    fn pairs_of_two_months_are_found() {
        assert_eq!(messages("8 تشرين الأول/نوفمبر 2025"), ["`تشرين الأول` is `أكتوبر`, not `نوفمبر`"]);
        assert_eq!(messages("في يونيه / تموز"), ["`يونيه` is `حزيران`, not `تموز`"]);
        assert_eq!(messages("وآذار/فبراير ثم كانون الثاني/ديسمبر").len(), 2);
        assert_eq!(messages("بأيلول/أغسطس").len(), 1);
        assert_eq!(messages("ثم، شباط / يناير"), ["`شباط` is `فبراير`, not `يناير`"]);
    }

    #[test]
    fn the_twelve_pairs_and_ranges_are_left_alone() {
        for (levantine, other) in MONTHS {
            for one in levantine {
                for other in other {
                    assert!(messages(&format!("في {one}/{other} 2025 و{other} / {one}")).is_empty(), "{one} {other}");
                }
            }
        }
        for clean in
            ["مارس/أبريل", "آذار/نيسان", "و/أو", "كم/ساعة", "تمّوز/يوليو", "اذار/مارس", "الأب/الأم", "2025/10", "/"]
        {
            assert!(messages(clean).is_empty(), "{clean}");
        }
    }
}
