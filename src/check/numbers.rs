//! Finds the numbers of a text in any digits and tells what they are worth; where a separator can mean two things it says both.

use std::ops::Range;

use super::numerals::scales_after;
use super::reading::Reading;

/// A number in a text.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Figure {
    /// Where it stands in the text.
    pub(crate) range: Range<usize>,
    /// What it can be worth, as written first.
    pub(crate) values: Vec<f64>,
    /// What it can be worth with the word after it, as in “1.2 million”; nothing if no word multiplies it.
    pub(crate) scaled: Vec<f64>,
    /// Whether it is part of a word, as in MP3: then only the word counts.
    pub(crate) is_code: bool,
}

/// The zeros of the decimal digits that people write with (Unicode general category Nd).
const ZEROS: [u32; 21] = [
    0x0660, 0x06f0, 0x07c0, 0x0966, 0x09e6, 0x0a66, 0x0ae6, 0x0b66, 0x0be6, 0x0c66, 0x0ce6, 0x0d66, 0x0e50, 0x0ed0,
    0x0f20, 0x1040, 0x17e0, 0x1810, 0xa9d0, 0x1b50, 0xff10,
];

impl Figure {
    /// Gives what it is worth as it is written.
    pub(crate) fn value(&self) -> f64 {
        self.values.first().copied().unwrap_or_default()
    }

    /// Tells whether it can be worth so much.
    pub(crate) fn is(&self, value: f64) -> bool {
        self.values.iter().any(|own| same(*own, value))
    }

    /// Tells whether the two can be worth the same. Where a word multiplies both, it is the product that counts: 20 million is
    /// not 20 billion.
    pub(crate) fn agrees(&self, other: &Self) -> bool {
        if !self.scaled.is_empty() && !other.scaled.is_empty() {
            return self.scaled.iter().any(|own| other.scaled.iter().any(|value| same(*own, *value)));
        }
        other.values.iter().any(|value| self.is(*value))
    }
}

/// Tells whether two values are the same but for rounding.
pub(crate) fn same(a: f64, b: f64) -> bool {
    (a - b).abs() <= 1e-9 * a.abs().max(b.abs())
}

/// Gives the value of a decimal digit.
pub(crate) fn digit(c: char) -> Option<u8> {
    if c.is_ascii() {
        return c.is_ascii_digit().then(|| c as u8 - b'0');
    }
    let c = u32::from(c);
    if c < ZEROS[0] {
        return None;
    }
    ZEROS.iter().find(|&&zero| (zero..zero + 10).contains(&c)).and_then(|zero| u8::try_from(c - zero).ok())
}

/// Lists the numbers of a reading that stand outside addresses.
pub(crate) fn figures(reading: &Reading) -> Vec<Figure> {
    if !may_hold(reading) {
        return Vec::new();
    }
    // A date with slashes looks like a path, and is none.
    let is_address = |range: &&Range<usize>| reading.text[(*range).clone()].contains(char::is_alphabetic);
    let addresses: Vec<&Range<usize>> = reading.verbatim.iter().filter(is_address).collect();
    in_text(&reading.text, |at| addresses.iter().any(|range| range.contains(&at)))
}

/// Tells at little cost whether a reading can hold a number.
pub(crate) fn may_hold(reading: &Reading) -> bool {
    const DIGITS: super::marks::Marks = super::marks::Marks::of(&['0', '1', '2', '3', '4', '5', '6', '7', '8', '9']);
    reading.marks.meets(DIGITS)
        || reading.marks.has_other() && reading.text.chars().any(|c| !c.is_ascii() && digit(c).is_some())
}

/// Tells at little cost that two texts hold the same figures in the same order and no word that multiplies them.
pub(crate) fn are_alike(one: &str, other: &str) -> bool {
    let mut runs = digits(one);
    let mut others = digits(other);
    loop {
        match (runs.next(), others.next()) {
            (None, None) => return true,
            (Some(run), Some(other_run)) => {
                let values = |text: &str| text.chars().filter_map(digit).collect::<Vec<_>>();
                let (mine, theirs) = (&one[run.clone()], &other[other_run.clone()]);
                let is_same = mine == theirs || values(mine) == values(theirs);
                if !is_same || !scales_after(one, run.end).is_empty() || !scales_after(other, other_run.end).is_empty()
                {
                    return false;
                }
            }
            (Some(_), None) | (None, Some(_)) => return false,
        }
    }
}

/// Walks the runs of digits in a text.
fn digits(text: &str) -> impl Iterator<Item = Range<usize>> {
    let mut at = 0;
    std::iter::from_fn(move || {
        let start = at + text[at..].find(|c| digit(c).is_some())?;
        at = run(text, start);
        Some(start..at)
    })
}

/// Lists the numbers of a text, passing over those that begin where `skip` says so.
pub(crate) fn in_text(text: &str, skip: impl Fn(usize) -> bool) -> Vec<Figure> {
    let mut found: Vec<Figure> = Vec::new();
    let mut at = 0;
    while let Some(start) = text[at..].find(|c| digit(c).is_some()).map(|i| at + i) {
        let run = run(text, start);
        if skip(start) {
            at = run;
        } else if text[..start].ends_with(|c: char| c.is_ascii_alphabetic() || c == '_') {
            let is_part = |c: char| c.is_ascii_alphanumeric() || c == '_';
            let from = text[..start].rfind(|c| !is_part(c)).map_or(0, |i| i + char_len(text, i));
            let end = text[start..].find(|c: char| !is_part(c)).map_or(text.len(), |i| start + i).max(run);
            found.push(Figure { range: from..end, values: Vec::new(), scaled: Vec::new(), is_code: true });
            at = end;
        } else {
            at = number(text, start, &mut found);
        }
    }
    found
}

/// Reads one number with its separators, or several where they separate; gives where it ends.
fn number(text: &str, start: usize, found: &mut Vec<Figure>) -> usize {
    let mut end = run(text, start);
    let mut parts: Vec<Range<usize>> = std::iter::once(start..end).collect();
    let mut separators: Vec<char> = Vec::new();
    while let Some(separator) = text[end..].chars().next().filter(|c| is_separator(*c)) {
        let next = end + separator.len_utf8();
        let part = next..run(text, next);
        let length = text[part.clone()].chars().count();
        let groups = parts[0].len() <= 3 * char_len(text, start) && length == 3;
        let is_mark = matches!(separator, '.' | ',' | '٫' | '٬');
        if part.is_empty() || !is_mark && !groups {
            break;
        }
        separators.push(separator);
        end = part.end;
        parts.push(part);
    }
    let written: Vec<String> = parts.iter().map(|part| western(&text[part.clone()])).collect();
    if let Some(values) = worth(&written, &separators) {
        return scaled(text, Figure { range: start..end, values, scaled: Vec::new(), is_code: false }, found);
    }
    for (part, digits) in parts.iter().zip(&written) {
        found.push(Figure { range: part.clone(), values: vec![parse(digits)], scaled: Vec::new(), is_code: false });
    }
    end
}

/// Adds what a number is worth with the words after it, as in “1.2 million” and 120万; gives where it ends.
fn scaled(text: &str, mut figure: Figure, found: &mut Vec<Figure>) -> usize {
    let scales = scales_after(text, figure.range.end);
    let plain = figure.values.clone();
    for (scale, _) in &scales {
        figure.scaled.extend(plain.iter().map(|value| value * scale));
    }
    figure.values.extend(figure.scaled.clone());
    // 1億2320万 is one number.
    if let &[(scale, mut end)] = scales.as_slice() {
        let mut sum = plain[0] * scale;
        let mut is_sum = false;
        while text[end..].starts_with(|c| digit(c).is_some()) && !text[..end].ends_with(|c: char| c.is_ascii()) {
            let next = run(text, end);
            let value = parse(&western(&text[end..next]));
            let smaller = scales_after(text, next).first().copied();
            sum += value * smaller.map_or(1.0, |(scale, _)| scale);
            end = smaller.map_or(next, |(_, end)| end);
            is_sum = true;
        }
        if is_sum {
            figure = Figure { range: figure.range.start..end, values: vec![sum], scaled: Vec::new(), is_code: false };
        }
    }
    let end = figure.range.end;
    found.push(figure);
    end
}

/// Tells what digits and their separators can be worth; none where they are several numbers.
fn worth(parts: &[String], separators: &[char]) -> Option<Vec<f64>> {
    let (first, rest) = parts.split_first()?;
    let (Some(last), Some(mark)) = (rest.last(), separators.last()) else { return Some(vec![parse(first)]) };
    let decimal = |whole: &[String], fraction: &String| parse(&format!("{}.{fraction}", whole.concat()));
    let is_grouped = |parts: &[String], separators: &[char]| {
        let grouped = parts[1..].iter().all(|part| part.len() == 3)
            || parts.len() > 2
                && parts[1..parts.len() - 1].iter().all(|part| part.len() == 2)
                && parts[parts.len() - 1].len() == 3;
        grouped
            && parts[0].len() <= 3
            && !parts[0].starts_with('0')
            && separators.windows(2).all(|two| two[0] == two[1])
    };
    let grouped = is_grouped(parts, separators);
    match rest.len() {
        1 if grouped && matches!(mark, '.' | ',' | '٫') => {
            Some(vec![parse(&parts.concat()), decimal(&parts[..1], last)])
        }
        1 if grouped => Some(vec![parse(&parts.concat())]),
        1 if matches!(mark, '.' | ',' | '٫') => Some(vec![decimal(&parts[..1], last)]),
        _ if grouped => Some(vec![parse(&parts.concat())]),
        _ => {
            let (whole, before) = (&parts[..parts.len() - 1], &separators[..separators.len() - 1]);
            let is_decimal = !before.is_empty()
                && is_grouped(whole, before)
                && !before.contains(mark)
                && matches!(mark, '.' | ',' | '٫');
            is_decimal.then(|| vec![decimal(whole, last)])
        }
    }
}

fn is_separator(c: char) -> bool {
    matches!(c, '.' | ',' | ' ' | '\u{a0}' | '\u{202f}' | '\u{2009}' | '\'' | '’' | '٬' | '٫' | '،')
}

/// Gives where the digits that begin at an offset end.
fn run(text: &str, start: usize) -> usize {
    text[start..].find(|c| digit(c).is_none()).map_or(text.len(), |i| start + i)
}

/// Writes a text with the digits 0 to 9.
pub(crate) fn western(text: &str) -> String {
    text.chars().map(|c| digit(c).map_or(c, |digit| char::from(b'0' + digit))).collect()
}

fn parse(digits: &str) -> f64 {
    digits.parse().unwrap_or_default()
}

fn char_len(text: &str, at: usize) -> usize {
    text[at..].chars().next().map_or(1, char::len_utf8)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Vec<Vec<f64>> {
        in_text(text, |_| false).into_iter().map(|figure| figure.values).collect()
    }

    #[test]
    fn numbers_are_worth_the_same_however_they_are_written() {
        for text in ["1,234.5", "1.234,5", "1 234,5", "1\u{202f}234,5", "1’234.5", "١٬٢٣٤٫٥", "１,２３４.５"]
        {
            assert_eq!(read(text), [[1234.5]], "{text}");
        }
        assert_eq!(read("12,34,567"), [[1_234_567.0]]);
        assert_eq!(read("1.234"), [[1234.0, 1.234]]);
        assert_eq!(read("0.125"), [[0.125]]);
        assert_eq!(read("1.2 million"), [[1.2, 1_200_000.0]]);
        assert_eq!(read("120万人"), [[120.0, 1_200_000.0]]);
        assert_eq!(read("1億2320万人"), [[123_200_000.0]]);
        assert!(same(read("۱۲۳٫۲ میلیون")[0][0], 123.2));
    }

    proptest::proptest! {
        #[test]
        fn any_text_is_read(text in "[0-9٣۴１ .,'’٬٫،万億mk千a_\u{fffc}\u{a0}-]{0,24}") {
            for figure in in_text(&text, |_| false) {
                proptest::prop_assert!(text.get(figure.range).is_some());
            }
        }
    }

    #[test]
    fn what_is_several_numbers_is_read_so() {
        assert_eq!(read("12.05.2024, 12:30"), [[12.0], [5.0], [2024.0], [12.0], [30.0]]);
        assert_eq!(read("1, 2, 3"), [[1.0], [2.0], [3.0]]);
        assert_eq!(read("in 2024 123 people"), [[2024.0], [123.0]]);
        assert_eq!(read("10. 11."), [[10.0], [11.0]]);
        assert_eq!(read("MP3 H2O 5th"), [vec![], vec![], vec![5.0]]);
    }
}
