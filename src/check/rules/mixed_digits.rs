//! Finds digits of a system other than that of the rest of the catalog, or than the settings ask for; leaves Latin words, addresses
//! and code alone.

use std::ops::Range;

use icu::decimal::DecimalFormatter;
use icu::decimal::input::Decimal;
use icu::decimal::options::DecimalFormatterOptions;
use rayon::prelude::*;

use crate::catalog::{Element, Entry, Pattern};
use crate::check::reading::Reading;
use crate::check::subject::{Locale, Pages, Unit};
use crate::check::typography::is_other;
use crate::diagnostic::{Diagnostic, Edit, Rule};
use crate::source::{Sources, Span};

/// Digits of more than one system.
pub(crate) static RULE: Rule =
    Rule::error("mixed-digits", "a catalog writes its figures in one system of digits").because(
        "Figures in two kinds of digits on one page look like two hands at work, and are hard to compare. `digits` in the settings says \
         which are meant; without it a letter keeps to those in which its values are printed, and other catalogs to those that stand more \
         often.",
        "W3C, Text Layout Requirements for the Arabic Script (ALReq), Digits; CLDR, numbering systems",
    )
    .example(
        "## ar\na = عام ١٩٥١\nb = عام ١٩٦٧\nc = عام 2025",
        "## ar\na = عام ١٩٥١\nb = عام ١٩٦٧\nc = عام ٢٠٢٥ وملف A4",
    );

/// The systems by their CLDR identifiers, and the zero of each.
const SYSTEMS: [(&str, char); 17] = [
    ("latn", '0'),
    ("arab", '\u{660}'),
    ("arabext", '\u{6f0}'),
    ("deva", '\u{966}'),
    ("beng", '\u{9e6}'),
    ("guru", '\u{a66}'),
    ("gujr", '\u{ae6}'),
    ("orya", '\u{b66}'),
    ("tamldec", '\u{be6}'),
    ("telu", '\u{c66}'),
    ("knda", '\u{ce6}'),
    ("mlym", '\u{d66}'),
    ("thai", '\u{e50}'),
    ("laoo", '\u{ed0}'),
    ("tibt", '\u{f20}'),
    ("mymr", '\u{1040}'),
    ("khmr", '\u{17e0}'),
];

/// The scripts with digits of their own beside the Latin ones.
const SCRIPTS: [&str; 15] = [
    "Arab", "Beng", "Deva", "Gujr", "Guru", "Khmr", "Knda", "Laoo", "Mlym", "Mymr", "Orya", "Taml", "Telu", "Thai",
    "Tibt",
];

/// A number in the text.
struct Number {
    span: Span,
    digits: String,
    system: usize,
    edit: Option<Edit>,
}

/// Looks at the figures of a locale.
pub(crate) fn check(pages: &Pages, findings: &mut Vec<Diagnostic>) {
    if !SCRIPTS.contains(&pages.locale.script.as_str()) {
        return;
    }
    let entries: Vec<(&String, &Entry)> = pages.catalog.messages.iter().chain(&pages.catalog.terms).collect();
    let mut numbers: Vec<Number> =
        entries.par_iter().flat_map_iter(|(id, entry)| numbers(id, entry, pages.whole.sources)).collect();
    // The same figure stands in every reading of its message.
    numbers.sort_by(|a, b| a.span.cmp(&b.span));
    numbers.dedup_by(|a, b| a.span == b.span);
    let asked = pages.locale.settings.digits();
    let asked = asked.and_then(|asked| SYSTEMS.iter().position(|(name, _)| *name == asked));
    // A letter prints its values in the digits of the locale.
    let own = || pages.whole.letter.filter(|_| !numbers.is_empty()).and_then(|_| own(pages.locale));
    let Some(wanted) = asked.or_else(own).or_else(|| most(&numbers)) else { return };
    let zero = SYSTEMS[wanted].1;
    for number in numbers.into_iter().filter(|number| number.system != wanted) {
        let right: String =
            number.digits.chars().map(|c| digit(c).map_or(c, |(_, value)| place(zero, value))).collect();
        let (own, nine) = (SYSTEMS[number.system].1, place(SYSTEMS[number.system].1, 9));
        let message =
            format!("`{}` is written in the digits {own}–{nine}, not {zero}–{}", number.digits, place(zero, 9));
        let help = format!("write `{right}`");
        let found = Diagnostic::new(&RULE, number.span, message, help.clone());
        findings.push(match number.edit {
            Some(edit) => found.fix(help, vec![Edit { text: right, ..edit }]),
            None => found,
        });
    }
}

/// Gives the system in which the values of a locale are printed.
fn own(locale: &Locale) -> Option<usize> {
    let formatter =
        DecimalFormatter::try_new(crate::locale::icu(&locale.tag).into(), DecimalFormatterOptions::default());
    formatter.ok()?.format_to_string(&Decimal::from(0u8)).chars().find_map(digit).map(|(system, _)| system)
}

/// Gives the system that stands most often; of equally frequent ones the first.
fn most(numbers: &[Number]) -> Option<usize> {
    let mut counts = [0usize; SYSTEMS.len()];
    let mut best = numbers.first()?.system;
    for number in numbers {
        counts[number.system] += 1;
    }
    for number in numbers {
        if counts[number.system] > counts[best] {
            best = number.system;
        }
    }
    Some(best)
}

fn numbers(id: &str, entry: &Entry, sources: &Sources) -> Vec<Number> {
    if !entry.patterns().any(|pattern| has_digits(pattern, sources)) {
        return Vec::new();
    }
    let units = Unit::of(id, entry, sources);
    let readings = units.iter().flat_map(|unit| &unit.readings);
    let mut found = Vec::new();
    for reading in readings {
        let mut at = 0;
        while let Some((range, system)) = next_number(&reading.text, at) {
            at = range.end;
            if system == 0 && is_latin(reading, &range) || is_other(reading, range.start) {
                continue;
            }
            let digits = reading.text[range.clone()].to_owned();
            // The signs within a number differ, too.
            let plain = digits.chars().all(|c| digit(c).is_some());
            let edit = if plain { reading.edit(range.clone(), "") } else { None };
            found.push(Number { span: reading.span(range), digits, system, edit });
        }
    }
    found
}

fn has_digits(pattern: &Pattern, sources: &Sources) -> bool {
    let texts = |pattern: &Pattern| {
        pattern.elements.iter().any(|element| match element {
            Element::Text(span) => sources.text(span).contains(|c| digit(c).is_some()),
            Element::Placeable(_) => false,
        })
    };
    pattern.variants().into_iter().any(texts)
}

/// Gives the system of a digit and its value.
fn digit(c: char) -> Option<(usize, u32)> {
    if c.is_ascii() {
        return c.to_digit(10).map(|value| (0, value));
    }
    SYSTEMS.iter().enumerate().skip(1).find_map(|(i, (_, zero))| {
        let value = u32::from(c).checked_sub(u32::from(*zero)).filter(|value| *value < 10)?;
        Some((i, value))
    })
}

fn place(zero: char, value: u32) -> char {
    char::from_u32(u32::from(zero) + value).unwrap_or(zero)
}

/// Finds the next digits of one system, with single signs within them.
fn next_number(text: &str, from: usize) -> Option<(Range<usize>, usize)> {
    let (start, system) = text[from..].char_indices().find_map(|(i, c)| Some((from + i, digit(c)?.0)))?;
    let mut end = start;
    let mut after = start;
    for c in text[start..].chars() {
        after += c.len_utf8();
        match digit(c) {
            Some((of, _)) if of == system => end = after,
            None if matches!(c, '.' | ',' | '٫' | '٬') && end + c.len_utf8() == after => {}
            Some(_) | None => break,
        }
    }
    Some((start..end, system))
}

/// Tells whether Latin digits belong to Latin words, as in "COVID-19" and "PDF 2.0", or to a telephone number.
fn is_latin(reading: &Reading, range: &Range<usize>) -> bool {
    let text: &str = &reading.text;
    let is_word = |c: char| !c.is_whitespace() && !matches!(c, '(' | ')' | '«' | '»' | '،' | '؛');
    let start = text[..range.start].trim_end_matches(is_word).len();
    let end = text.len() - text[range.end..].trim_start_matches(is_word).len();
    let token = &text[start..end];
    let previous = text[..start].trim_end();
    let previous = &previous[previous.trim_end_matches(is_word).len()..];
    let latin = |word: &str| word.contains(|c: char| c.is_ascii_alphabetic());
    let is_part = |c: char| c.is_ascii_digit() || matches!(c, ' ' | '-' | '(' | ')' | '.');
    let is_telephone = text[..range.start].trim_end_matches(is_part).ends_with('+');
    latin(token) || latin(previous) || is_telephone
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::testing::{findings, fixed, found};

    #[test]
    fn the_fewer_are_found_and_put_right() {
        let before = "a = عام ١٩٥١ وعام ١٩٦٧\nb = عام 2025 { $x }\n";
        assert_eq!(found(&RULE, "ar", "a = x", before), ["2025"]);
        assert_eq!(fixed(&RULE, "ar", "a = x", before), "a = عام ١٩٥١ وعام ١٩٦٧\nb = عام ٢٠٢٥ { $x }\n");
        assert_eq!(found(&RULE, "fa", "a = x", "a = ۵ و ۶ و ٧\n"), ["٧"]);
        assert_eq!(found(&RULE, "hi", "a = x", "a = १ और २ और 3\n"), ["3"]);
    }

    #[test]
    fn the_settings_say_which() {
        let example = "## openletter.toml\n[locales.ar]\ndigits = \"arab\"\n## ar\na = عام 2025 و1,234\n";
        assert_eq!(findings(&RULE, example, "ar").len(), 2);
    }

    #[test]
    fn a_letter_keeps_to_the_digits_of_its_values() {
        let letter =
            |text: &str| findings(&RULE, &format!("## letter.toml\n# its facts\n## fa\ntext = {text}\n"), "fa").len();
        assert_eq!(letter("سال 1951"), 1);
        assert_eq!(letter("سال ۱۹۵۱"), 0);
    }

    #[test]
    fn one_system_and_latin_words_are_left_alone() {
        for (language, clean) in [
            ("ar", "عام 1951 وعام 1967 و{ $x }"),
            ("ar", "عام ١٩٥١ و COVID-19 و PDF 2.0 و A4 و +961 1 234"),
            ("ar", "عام ١٩٥١ https://a.example/2025 <code>5</code>"),
            ("fa", "۱۲٬۵۰۰ و ۳٫۵"),
            ("en", "1 and ٢"),
        ] {
            assert_eq!(found(&RULE, language, "a = x", &format!("a = {clean}\n")), [""; 0], "{clean}");
        }
    }
}
