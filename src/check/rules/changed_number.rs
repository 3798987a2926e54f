//! Finds numbers that a translation changes, loses or adds; leaves alone what may be written in words.

use crate::catalog::Inline;
use crate::check::numbers::{Figure, are_alike, figures, may_hold, same, western};
use crate::check::numerals::is_spelt;
use crate::check::parity::{Gaps, Sides, printed, sides, values};
use crate::check::subject::Pair;
use crate::diagnostic::{Diagnostic, Rule};

/// A number that is not that of the source.
pub(crate) static RULE: Rule = Rule::error("changed-number", "a translation states the numbers of its source")
    .because(
        "A wrong figure is the mistake that readers forgive least. Digits, separators and words such as “million” may differ; the number may not.",
        "openletter",
    )
    .example(
        "## en\nmany = More than 12,500 people\n## fr\nmany = Plus de 15 200 personnes",
        "## en\nmany = More than 12,500 people\n## fr\nmany = Plus de 12 500 personnes",
    );

/// Up to this number, people write words.
const SMALL: f64 = 12.0;

/// Compares the numbers of a text with those of its source.
pub(crate) fn check(pair: &Pair, findings: &mut Vec<Diagnostic>) {
    if !pair.source.readings.iter().chain(&pair.target.readings).any(may_hold) {
        return;
    }
    let mut gaps = Gaps::new(pair);
    for side in sides(pair) {
        // Most translations write the same figures in the same order.
        if are_alike(&side.source.text, &side.target.text) {
            continue;
        }
        let (lost, gained) = differences(pair, &side);
        if lost.is_empty() && gained.is_empty() {
            continue;
        }
        let pairs = lost.len().min(gained.len());
        for (theirs, own) in lost.iter().zip(&gained) {
            let (was, is) = (&side.source.text[theirs.range.clone()], &side.target.text[own.range.clone()]);
            findings.push(
                Diagnostic::new(
                    &RULE,
                    side.target.span(own.range.clone()),
                    format!("`{is}` stands where the source has `{was}`"),
                    "write the number of the source",
                )
                .label(side.source.span(theirs.range.clone()), "in the source"),
            );
        }
        let once = |figure: &&Figure, all: &[Figure]| !figure.is_code && !all.iter().any(|other| other.agrees(figure));
        let (theirs, ours) = (figures(side.source), figures(side.target));
        for figure in lost[pairs..].iter().filter(|figure| figure.value() > SMALL && once(figure, &ours)) {
            gaps.add(&side.source.text[figure.range.clone()], side.target);
        }
        for figure in gained[pairs..].iter().filter(|figure| is_telling(figure) && once(figure, &theirs)) {
            let message = format!("`{}` is not in the source", &side.target.text[figure.range.clone()]);
            let span = side.target.span(figure.range.clone());
            findings.push(Diagnostic::new(&RULE, span, message, "write the number of the source, or delete it"));
        }
    }
    for (number, span) in gaps.finish() {
        let message = format!("the number `{number}` of the source is missing");
        findings.push(Diagnostic::new(&RULE, span, message, "write it, in figures or in words"));
    }
}

/// Tells whether a number that only the translation has is no rendering of a word.
fn is_telling(figure: &Figure) -> bool {
    let value = figure.value();
    value > SMALL && ![100.0, 1000.0, 1e6].iter().any(|round| same(*round, value))
}

/// Lists the numbers that only the source has and those that only the translation has, less those that have a good reason.
fn differences(pair: &Pair, side: &Sides) -> (Vec<Figure>, Vec<Figure>) {
    let (source, target) = (side.source, side.target);
    let mut gained = figures(target);
    let mut lost: Vec<Figure> = figures(source);
    let mut cancel = |alike: &dyn Fn(&Figure, &Figure) -> bool| {
        lost.retain(|theirs| match gained.iter().position(|own| alike(theirs, own)) {
            Some(i) => {
                gained.remove(i);
                false
            }
            None => true,
        });
    };
    let code = |theirs: &Figure, own: &Figure| {
        theirs.is_code
            && own.is_code
            && western(&source.text[theirs.range.clone()])
                .eq_ignore_ascii_case(&western(&target.text[own.range.clone()]))
    };
    cancel(&|theirs, own| {
        !theirs.is_code && !own.is_code && same(theirs.value(), own.value()) && theirs.agrees(own) || code(theirs, own)
    });
    cancel(&|theirs, own| theirs.agrees(own));
    let language = pair.locale.language.as_str();
    cancel(&|theirs, own| is_same_year(theirs.value(), own.value(), language));
    if lost.is_empty() && gained.is_empty() {
        return (lost, gained);
    }
    // Figures in words such as MP3 say something only against one another.
    if !lost.iter().any(|figure| figure.is_code) || !gained.iter().any(|figure| figure.is_code) {
        lost.retain(|figure| !figure.is_code);
        gained.retain(|figure| !figure.is_code);
    }
    if has_halves(&source.text) || has_halves(&target.text) {
        lost.retain(|figure| figure.value() > 24.0);
        gained.retain(|figure| figure.value() > 24.0);
    }
    let follows = |text: &str, figure: &Figure, words: &[&str]| {
        let rest = text[figure.range.end..].trim_start_matches([' ', '\u{a0}', '-', 't', 'h', 's', 'n', 'd', 'r']);
        words.iter().any(|word| rest.starts_with(word))
    };
    lost.retain(|figure| {
        let value = figure.value();
        figure.is_code
            || !(is_spelt(&target.text, value)
                || follows(&source.text, figure, &["centur", "Centur"])
                || same(value % 10.0, 0.0) && source.text[figure.range.end..].starts_with('s'))
    });
    gained.retain(|figure| {
        let value = figure.value();
        figure.is_code
            || !(is_spelt(&source.text, value) || value <= SMALL && follows(&target.text, figure, &["月", "월"]))
    });
    gained.retain(|figure| figure.is_code || !has_literal(side.source, figure));
    lost.retain(|figure| figure.is_code || !has_literal(side.target, figure));
    // A number in the place of a variable, or the other way round, is reported as that.
    let only = |one, other| {
        printed(one).filter(|own| !printed(other).any(|theirs| theirs.variable.value == own.variable.value)).count()
    };
    gained.truncate(gained.len().saturating_sub(only(source, target)));
    lost.truncate(lost.len().saturating_sub(only(target, source)));
    (lost, gained)
}

/// Tells whether two numbers can be the same year: '90s and 1990s, or the year of another calendar.
fn is_same_year(theirs: f64, own: f64, language: &str) -> bool {
    let (old, new) = if theirs > own { (theirs, own) } else { (own, theirs) };
    let latest = if language == "th" { 2643.0 } else { 2100.0 };
    if !(1000.0..=latest).contains(&old) {
        return false;
    }
    let apart = old - new;
    (10.0..100.0).contains(&new) && same(old % 100.0, new)
        || matches!(language, "fa" | "ps") && (same(apart, 621.0) || same(apart, 622.0))
        || language == "th" && same(apart, 543.0)
}

/// Tells whether a text counts hours twice to twelve.
fn has_halves(text: &str) -> bool {
    const HALVES: [&str; 8] = ["am", "pm", "AM", "PM", "a.m.", "p.m.", "A.M.", "P.M."];
    let bytes = text.as_bytes();
    HALVES.iter().any(|half| {
        text.match_indices(half).any(|(at, _)| {
            let before = text[..at].trim_end_matches([' ', '\u{a0}', '\u{202f}']);
            let ends = !bytes.get(at + half.len()).is_some_and(u8::is_ascii_alphanumeric);
            ends && before.ends_with(|c: char| c.is_ascii_digit())
        })
    })
}

/// Tells whether a reading prints a number literal of the same worth.
fn has_literal(reading: &crate::check::reading::Reading, figure: &Figure) -> bool {
    values(reading).any(
        |inline| matches!(inline, Inline::Number(number) if number.value.parse().is_ok_and(|value| figure.is(value))),
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_million_is_no_billion() {
        use crate::check::testing::found;
        assert_eq!(found(&RULE, "fr", "a = 20 million euros", "a = 20 milliards d’euros"), ["20"]);
        assert_eq!(found(&RULE, "fr", "a = 20 million euros", "a = 20 millions d’euros"), [""; 0]);
        assert_eq!(found(&RULE, "es", "a = 1.2 billion people", "a = 1,2 mil millones de personas"), [""; 0]);
    }
    use crate::check::testing::found;

    #[test]
    fn a_number_that_changes_is_found() {
        let cases = [
            ("fr", "a = In 1951", "a = En 1915", "1915"),
            ("ar", "a = 123.2 million", "a = ١٣٢٫٢ مليون", "١٣٢٫٢"),
            ("de", "a = 5 days", "a = 7 Tage", "7"),
            ("fr", "a = 12,500 people", "a = 12 050 personnes", "12 050"),
            ("es", "a = In 1951", "a = En el pasado", "a"),
            ("es", "a = In the past", "a = En 1951", "1951"),
            ("es", "a = Play MP3 now", "a = Escuche MP4 ya", "MP4"),
            ("fr", "a = 50% of it", "a = 5 % de cela", "5"),
            ("ja", "a = 1.2 million people", "a = 12万人", "12"),
        ];
        for (locale, source, target, text) in cases {
            assert_eq!(found(&RULE, locale, source, target), [text], "{target}");
        }
        let plural = "a = { $n ->\n    [one] En 1951\n   *[other] En 1915\n }";
        assert_eq!(found(&RULE, "fr", "a = In 1951", plural), ["1915"]);
    }

    #[test]
    fn a_number_that_is_only_written_otherwise_is_fine() {
        let clean = [
            ("fr", "a = 1,234.5 km", "a = 1 234,5 km"),
            ("ar", "a = 1,234.5 km and 50%", "a = ٥٠٪ و ١٬٢٣٤٫٥ كم"),
            ("hi", "a = 1,234,567", "a = १२,३४,५६७"),
            ("zh", "a = 1.2 million people", "a = 120万人"),
            ("ja", "a = 123.2 million people, 10,000 homes", "a = 1億2320万人、1万軒"),
            ("es", "a = 1.2 billion people", "a = 1200 millones de personas"),
            ("es", "a = 1.2 billion people", "a = 1,2 mil millones de personas"),
            ("fr", "a = the 75th anniversary, the 1st", "a = le 75e anniversaire, le 1er"),
            ("fr", "a = In the 1990s", "a = Dans les années 90"),
            ("fr", "a = the 20th century", "a = le XXᵉ siècle"),
            ("ar", "a = the 1990s and ’80s, cell A60", "a = التسعينيات والثمانينيات، الخلية A٦٠"),
            ("ar", "a = the 20th century", "a = القرن العشرين"),
            ("fr", "a = At 3:30 pm", "a = À 15 h 30"),
            ("fr", "a = two of 3", "a = 2 sur trois"),
            ("fr", "a = Open 24/7", "a = Ouvert 24 h/24 et 7 j/7"),
            ("fr", "a = October 8, 2025", "a = 8 octobre 2025"),
            ("ja", "a = October 8, 2025", "a = 2025年10月8日"),
            ("de", "a = 10/08/2024", "a = 08.10.2024"),
            ("fr", "a = COVID-19, UTF-8, H2O, MP3", "a = COVID-19, UTF-8, eau, MP3"),
            ("fr", "a = See https://a.org/2024/12", "a = Voir https://a.org/2024/15"),
            ("fr", "a = a hundred", "a = 100"),
            ("fr", "a = 100 people", "a = cent personnes"),
            ("fa", "a = In 2024", "a = در ۱۴۰۳"),
            ("fr", "a = { $n } files", "a = 15 fichiers"),
            ("es", "a = World War II", "a = Segunda Guerra Mundial (2)"),
            ("fr", "a = 1, 2, 3, 14", "a = 1, 2, 3 et 14"),
        ];
        for (locale, source, target) in clean {
            assert_eq!(found(&RULE, locale, source, target), [""; 0], "{target}");
        }
        let plural = "a = { $n ->\n    [one] 1 fichier\n   *[other] { $n } fichiers\n }";
        assert_eq!(
            found(&RULE, "fr", "a = { $n ->\n    [one] One file\n   *[other] { $n } files\n }", plural),
            [""; 0]
        );
    }
}
