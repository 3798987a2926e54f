//! Finds the figures that are typed in a text, in any digits, and what words stand around a place. Formats none.

use std::ops::Range;

use super::numbers::digit;
use super::reading::Reading;
use crate::catalog::Inline;
use crate::folding::{fold, words};

/// A figure typed in a text.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Literal {
    /// Where it stands in the text.
    pub(crate) range: Range<usize>,
    /// Its value.
    pub(crate) value: f64,
    /// How many digits it has.
    pub(crate) digits: usize,
    /// Whether it has a fraction.
    pub(crate) is_decimal: bool,
}

/// Lists the figures typed in a reading: not parts of words, times, dates with slashes, addresses, references such as `§ 14`.
pub(crate) fn literals(reading: &Reading) -> Vec<Literal> {
    let text = reading.text.as_ref();
    let mut found: Vec<Literal> = Vec::new();
    let mut reference = 0;
    for token in tokens(text) {
        let Some(literal) = read(text, token.clone()) else { continue };
        if reading.is_verbatim(token.start) {
            continue;
        }
        // `articles 14, 31 and 33`: what is joined to a reference is one.
        let joined = reference > 0 && text.get(reference..token.start).is_some_and(is_joint);
        if joined || is_reference(&text[..token.start]) {
            reference = token.end;
        } else {
            found.push(literal);
        }
    }
    for slot in &reading.slots {
        if let Inline::Number(number) = slot.inline
            && let Ok(value) = number.value.parse::<f64>()
        {
            let digits = number.value.chars().filter(char::is_ascii_digit).count();
            let range = slot.at..slot.at + super::reading::SLOT.len_utf8();
            found.push(Literal { range, value, digits, is_decimal: number.value.contains('.') });
        }
    }
    found
}

/// Finds runs of digits with what stands between two of them.
fn tokens(text: &str) -> impl Iterator<Item = Range<usize>> {
    let mut at = 0;
    std::iter::from_fn(move || {
        let start = at + text[at..].find(|c| digit(c).is_some())?;
        let mut end = start;
        let mut chars = text[start..].char_indices().peekable();
        while let Some((i, c)) = chars.next() {
            let next_is_digit = chars.peek().is_some_and(|(_, c)| digit(*c).is_some());
            let is_inner = ".,'’\u{66b}\u{66c}:/-".contains(c) || is_group_space(c, &text[start + i..]);
            if digit(c).is_none() && !(is_inner && next_is_digit) {
                break;
            }
            end = start + i + c.len_utf8();
        }
        at = end;
        Some(start..end)
    })
}

/// Tells whether a space stands between the groups of one number: three digits follow and no more.
fn is_group_space(c: char, from: &str) -> bool {
    matches!(c, ' ' | '\u{a0}' | '\u{202f}' | '\u{2009}')
        && from.chars().skip(1).take_while(|c| digit(*c).is_some()).count() == 3
}

/// Reads a run of digits; nothing if it is no plain number.
fn read(text: &str, range: Range<usize>) -> Option<Literal> {
    let token = &text[range.clone()];
    let before = text[..range.start].chars().next_back();
    let after = text[range.end..].chars().next();
    let joins = |c: Option<char>| c.is_some_and(|c| c.is_alphabetic() || c == '_' || c == '#' || c == '+' || c == '@');
    let hyphen = |c: Option<char>| c.is_some_and(|c| matches!(c, '-' | '\u{2010}' | '\u{2011}' | '/' | ':'));
    let is_prefix =
        before.is_some_and(|c| matches!(u32::from(c), 0x0620..=0x064a)) && is_arabic_particle(&text[..range.start]);
    if joins(before) && !is_prefix || joins(after) || hyphen(before) && !text[..range.start].ends_with(" -") {
        return None;
    }
    if hyphen(after) && text[range.end..].chars().nth(1).is_some_and(char::is_alphabetic) {
        return None;
    }
    if token.contains([':', '/', '-']) || is_dialled(&text[..range.start]) {
        return None;
    }
    // A number that begins the text and is followed by a bracket or a full stop numbers a paragraph.
    if text[..range.start].trim().is_empty() && after.is_some_and(|c| matches!(c, ')' | '.')) {
        return None;
    }
    let digits = token.chars().filter(|c| digit(*c).is_some()).count();
    let parts: Vec<&str> = token.split(|c: char| digit(c).is_none()).collect();
    let separators: Vec<char> = token.chars().filter(|c| digit(*c).is_none()).collect();
    let grouped =
        parts.len() > 1 && parts[1..].iter().all(|part| part.chars().count() == 3) && parts[0].chars().count() <= 3;
    let last = *parts.last()?;
    let is_decimal = match separators.last() {
        Some('\u{66b}') => true,
        Some('.' | ',') => {
            !grouped || separators.len() > 1 && separators[separators.len() - 2] != separators[separators.len() - 1]
        }
        Some(_) | None => false,
    };
    if is_decimal && parts.len() > 2 && !parts[1..parts.len() - 1].iter().all(|part| part.chars().count() == 3) {
        // `1.2.3` is a version or a date.
        return None;
    }
    if !is_decimal && parts.len() > 1 && !grouped {
        return None;
    }
    let plain: String = token.chars().filter_map(digit).map(|value| char::from(b'0' + value)).collect();
    let mut value: f64 = plain.parse().ok()?;
    if is_decimal {
        let fraction = i32::try_from(last.chars().count()).ok()?;
        value /= 10_f64.powi(fraction);
    }
    Some(Literal { range, value, digits, is_decimal })
}

/// Tells whether a text ends in the beginning of a telephone number.
fn is_dialled(before: &str) -> bool {
    before.trim_end_matches(|c: char| c.is_ascii_digit() || " ()-.\u{a0}".contains(c)).ends_with('+')
}

/// Tells whether a text ends in one of the Arabic particles that are written with a number, alone.
fn is_arabic_particle(before: &str) -> bool {
    let mut chars = before.chars().rev();
    matches!(chars.next(), Some('و' | 'ف' | 'ب' | 'ل' | 'ك')) && !chars.next().is_some_and(char::is_alphabetic)
}

/// Folded words after which a number only numbers.
const REFERS: &str = "article articles art arts section sections sec chapter chapters page pages p pp paragraph paragraphs para paras \
    resolution resolutions no nos number nr num room floor figure fig table annex appendix volume vol version agenda box \
    line step clause rule articulo articulos pagina paginas resolucion numero parrafo parrafos seccion capitulo inciso n \
    numeros chapitre alinea paragraphe artikel absatz abs seite ziffer nummer статья статьи статье статьеи статти стаття \
    статті статею пункт пункта пункті пункте резолюция резолюции резолюція резолюціі стр ст п номер الماده المادتين \
    المادتان المواد الفقره القرار رقم الصفحه البند الفصل ماده بند 第";

/// Tells whether a text ends in a word or sign after which a number only numbers: an article, a page, a resolution.
fn is_reference(before: &str) -> bool {
    let before = before.trim_end_matches([' ', '\u{a0}', '\u{202f}', '\n', '.', 'º', '°', '(']);
    if before.ends_with(['§', '№', '#']) {
        return true;
    }
    let Some(start) = words(tail(before)).last() else { return false };
    let word = &tail(before)[start.clone()];
    if start.end != tail(before).len() {
        return false;
    }
    let folded = fold(word);
    // Arabic joins particles to the word: `بالمادة`, `والمادة`.
    let joined = |refers: &str| refers.strip_prefix("ال").is_some_and(|bare| folded.ends_with(bare));
    REFERS.split(' ').any(|refers| refers == folded || joined(refers))
}

/// Gives at most the last 64 bytes of a text.
fn tail(text: &str) -> &str {
    &text[text.floor_char_boundary(text.len().saturating_sub(64))..]
}

fn is_joint(between: &str) -> bool {
    let between = between.trim();
    between.chars().count() <= 4
        && matches!(
            between,
            "," | "and"
                | "or"
                | "&"
                | "y"
                | "o"
                | "e"
                | "et"
                | "ou"
                | "und"
                | "-"
                | "–"
                | "и"
                | "та"
                | "і"
                | "و"
                | "to"
                | "a"
                | "à"
        )
}

/// The words beside a place, nearest first, and the parts of the text they are.
pub(crate) struct Beside {
    /// Those before it.
    pub(crate) before: Vec<(Range<usize>, String)>,
    /// Those after it.
    pub(crate) after: Vec<(Range<usize>, String)>,
}

/// Gives the words, folded, that stand before and after a range, to the ends of the sentence.
pub(crate) fn around(text: &str, range: Range<usize>, most: usize) -> Beside {
    const ENDS: [char; 13] = ['.', '!', '?', ';', ':', '؟', '؛', '。', '！', '？', '…', '(', ')'];
    let is_end = |at: usize, c: char| {
        // A stop between letters or digits ends nothing: `U.N.`, `3.25`; nor does one before the raised letter of an ordinal.
        ENDS.contains(&c) && !(c == '.' && text[at + 1..].starts_with(char::is_alphanumeric))
    };
    let end = text[range.end..].char_indices().find(|(i, c)| is_end(range.end + i, *c));
    let end = end.map_or(text.len(), |(i, _)| range.end + i);
    let start = text[..range.start].char_indices().rfind(|(i, c)| is_end(*i, *c)).map_or(0, |(i, c)| i + c.len_utf8());
    // Words beyond this many bytes are too far away in any script.
    let start = start.max(text.floor_char_boundary(range.start.saturating_sub(most * 40)));
    let word = |at: usize, word: Range<usize>| {
        let word = at + word.start..at + word.end;
        (word.clone(), fold(&text[word]))
    };
    let mut before: Vec<_> = words(&text[start..range.start]).map(|found| word(start, found)).collect();
    before.reverse();
    before.truncate(most);
    let after = words(&text[range.end..end]).take(most).map(|found| word(range.end, found)).collect();
    Beside { before, after }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalog::Catalog;
    use crate::check::subject::Unit;
    use crate::source::Sources;

    fn values(text: &str) -> Vec<f64> {
        let mut sources = Sources::in_memory();
        let file = sources.add("a.ftl", format!("a = {text}\n").into_bytes());
        let mut diagnostics = Vec::new();
        let catalog = Catalog::parse("en".parse().unwrap(), vec![file], &sources, &mut diagnostics);
        let entry = &catalog.messages["a"];
        let units = Unit::of("a", entry, &sources);
        literals(&units[0].readings[0]).iter().map(|literal| literal.value).collect()
    }

    #[test]
    fn figures_are_read_in_every_writing() {
        assert_eq!(values("There are 117, or 1,234.5, or 12 500 000 of them"), [117.0, 1234.5, 12_500_000.0]);
        assert_eq!(values("1.234,5 y 42,7 y 12 000"), [1234.5, 42.7, 12_000.0]);
        assert_eq!(values("نحن ١١٧ منظمة و۱۲ و٤٢٫٧"), [117.0, 12.0, 42.7]);
        assert_eq!(values("{ 117 } of 120."), [120.0, 117.0]);
        assert_eq!(values("it is 40% (of 300)"), [40.0, 300.0]);
    }

    #[test]
    fn what_is_no_figure_is_not_read() {
        for text in [
            "At 12:30, 24/7, on 1.2.2025, COVID-19, G20, 4x4, 75th, a 24-hour day",
            "Article 14, articles 31, 32 and 33, § 12, No. 45, nº 7, A/RES/71/1, página 12",
            "المادة 14 والمادة 33 من القرار 217",
            "https://a.example/2025/12 and +49 30 12345",
            "10) the tenth",
            "under the { $x } Convention",
        ] {
            assert_eq!(values(text), [0.0; 0], "{text}");
        }
    }

    #[test]
    fn words_around_a_place_stay_within_the_sentence() {
        let text = "One. Two three \u{fffc} four, five! Six";
        let at = text.find('\u{fffc}').unwrap();
        let beside = around(text, at..at + 3, 6);
        let said = |words: Vec<(Range<usize>, String)>| words.into_iter().map(|(_, word)| word).collect::<Vec<_>>();
        assert_eq!(
            (said(beside.before), said(beside.after)),
            (vec!["three".to_owned(), "two".to_owned()], vec!["four".to_owned(), "five".to_owned()])
        );
    }
}
