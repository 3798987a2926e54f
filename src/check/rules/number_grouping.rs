//! Finds Spanish numbers whose groups of three digits are set apart by points or commas; what may be a decimal or a code is left alone.

use std::ops::Range;

use crate::check::subject::Pair;
use crate::check::typography::{NARROW, NO_BREAK, is_other, word_before};
use crate::diagnostic::{Diagnostic, Rule};

/// Groups of digits that points or commas set apart.
pub(crate) static RULE: Rule = Rule::warning(
    "number-grouping",
    "a no-break space sets groups of three digits apart in Spanish, and none is in a number of four digits",
)
.because(
    "A point or a comma between groups of digits is read as the decimal sign in one country or another. A thin space cannot be \
     mistaken; a number of four digits needs none.",
    "RAE, Ortografía 2010, « Los números »; ISO 80000-1, Printing rules",
)
.example(
    "## en\na = 1,234,567 people\n## es\na = 1.234.567 personas",
    "## en\na = 1,234,567 people\n## es\na = 1\u{202f}234\u{202f}567 personas",
);

/// Spanish identity numbers are written with points.
const CODES: [&str; 12] = ["DNI", "RUT", "RUN", "NIT", "CC", "CI", "RUC", "NIE", "cédula", "IP", "versión", "v"];

/// Looks at each number of a translation.
pub(crate) fn check(pair: &Pair, findings: &mut Vec<Diagnostic>) {
    if pair.locale.language != "es" {
        return;
    }
    for reading in &pair.target.readings {
        let text: &str = &reading.text;
        let mut at = 0;
        while let Some(range) = next_number(text, at) {
            at = range.end;
            let Some(help) = fault(pair, text, &range) else { continue };
            if !is_other(reading, range.start) {
                let message = format!("the digits of `{}` are not grouped as in Spanish", &text[range.clone()]);
                findings.push(Diagnostic::new(&RULE, reading.span(range), message, help));
            }
        }
    }
}

/// Finds the next digits with single separators between them.
fn next_number(text: &str, from: usize) -> Option<Range<usize>> {
    let bytes = text.as_bytes();
    let start = from + bytes[from..].iter().position(u8::is_ascii_digit)?;
    let mut end = start;
    loop {
        end += bytes[end..].iter().take_while(|byte| byte.is_ascii_digit()).count();
        let Some(sign) = text[end..].chars().next().filter(|&c| matches!(c, '.' | ',' | NO_BREAK | NARROW)) else {
            break;
        };
        let next = end + sign.len_utf8();
        if !bytes.get(next).is_some_and(u8::is_ascii_digit) {
            break;
        }
        end = next;
    }
    Some(start..end)
}

/// Gives what to do with a number that is grouped wrongly.
fn fault(pair: &Pair, text: &str, range: &Range<usize>) -> Option<&'static str> {
    const SPACES: &str = "put U+202F NARROW NO-BREAK SPACE between the groups";
    const NONE: &str = "write the four digits without a space";
    let number = &text[range.clone()];
    let mut signs = number.chars().filter(|c| !c.is_ascii_digit());
    let sign = signs.next()?;
    let groups = || number.split(sign);
    let first = groups().next()?;
    let grouped = signs.clone().all(|other| other == sign)
        && (1..=3).contains(&first.len())
        && !first.starts_with('0')
        && groups().skip(1).all(|group| group.len() == 3);
    let glued = |c: char| c.is_alphanumeric() || matches!(c, '-' | '/' | '_' | '#' | '§');
    if !grouped || text[..range.start].ends_with(glued) || text[range.end..].starts_with(glued) {
        return None;
    }
    let several = signs.next().is_some();
    if matches!(sign, NO_BREAK | NARROW) {
        return (!several && first.len() == 1).then_some(NONE);
    }
    let before = text[..range.start].trim_end_matches([' ', ':', '.', NO_BREAK]);
    if CODES.contains(&word_before(before, before.len())) || sign == '.' && is_address(number) {
        return None;
    }
    // With one separator it may be a decimal; the source tells.
    let certain = several || in_source(pair, number, sign);
    certain.then_some(if several || first.len() > 1 { SPACES } else { NONE })
}

/// Tells whether a number is the address of a machine.
fn is_address(number: &str) -> bool {
    number.split('.').count() == 4 && number.split('.').all(|part| part.parse::<u16>().is_ok_and(|part| part < 256))
}

/// Tells whether the source writes the same digits in groups: with commas in English, else with spaces.
fn in_source(pair: &Pair, number: &str, sign: char) -> bool {
    let is_english = pair.source_locale.language == "en";
    let variants: &[char] = if is_english { &[',', ' ', NO_BREAK, NARROW] } else { &[NO_BREAK, NARROW] };
    pair.source.readings.iter().any(|reading| {
        variants.iter().any(|&variant| {
            let wanted = number.replace(sign, variant.encode_utf8(&mut [0; 4]));
            let found = |(i, _): (usize, &str)| {
                let free = |c: char| !c.is_ascii_digit() && !matches!(c, '.' | ',');
                let after = &reading.text[i + wanted.len()..];
                let ends =
                    after.chars().next().is_none_or(free) || !after[1..].starts_with(|c: char| c.is_ascii_digit());
                reading.before(i).is_none_or(free) && ends && !after.starts_with(|c: char| c.is_ascii_digit())
            };
            reading.text.match_indices(&wanted).any(found)
        })
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::testing::found;

    #[test]
    fn groups_that_are_certain_are_found() {
        for (source, target, number) in [
            ("1,234,567 people", "1.234.567 personas", "1.234.567"),
            ("1,234,567 people", "1,234,567 personas", "1,234,567"),
            ("12,345 people", "12.345 personas", "12.345"),
            ("12,345.", "12,345.", "12,345"),
            ("1,234 people", "1\u{a0}234 personas", "1\u{a0}234"),
            ("1,234 people", "1.234 personas", "1.234"),
        ] {
            assert_eq!(
                found(&RULE, "es", &format!("a = {source}\n"), &format!("a = {target}\n")),
                [number],
                "{target}"
            );
        }
    }

    #[test]
    fn decimals_codes_and_good_groups_are_left_alone() {
        for (source, target) in [
            ("12.345 km", "12,345 km"),
            ("12.345 km", "12.345 km"),
            ("12,345 people", "12\u{202f}345 personas"),
            ("1,234 people", "1234 personas"),
            ("Address 192.168.100.200", "Dirección 192.168.100.200"),
            ("ID 12.345.678-K", "DNI 12.345.678, RUT 12.345.678-K"),
            ("Version 1.2.3", "Versión 1.2.3, el 8.10.2025"),
            ("At 12:30, 3.5", "A las 12:30, 3,5, 1990-1995"),
            ("{ $n } people", "{ $n } personas"),
        ] {
            assert_eq!(found(&RULE, "es", &format!("a = {source}\n"), &format!("a = {target}\n")), [""; 0], "{target}");
        }
    }
}
