//! Looks for agreed wordings in texts: to the word in a source, in any form of the words in a translation. Judges none.

use std::borrow::Cow;
use std::ops::Range;

use crate::folding::{fold, words};
use crate::termbase::inflection::{is_joining, letters, same_but_for_number, same_word, singular};
use crate::termbase::{Termbase, Wording};

use super::reading::Reading;

/// A word of a text and where it stands.
pub(crate) struct Token {
    /// Where it stands.
    pub(crate) range: Range<usize>,
    /// The word, folded.
    pub(crate) word: String,
}

/// Most words that may stand between two words of a wording.
const APART: usize = 3;

/// Lists the words of a text, addresses left out.
pub(crate) fn tokens(reading: &Reading) -> Vec<Token> {
    words(&reading.text)
        .filter(|range| !reading.is_verbatim(range.start))
        .map(|range| Token { word: fold(&reading.text[range.clone()]), range })
        .collect()
}

/// Finds the terms that a text uses, in order, each with its place; where terms overlap, the longest.
pub(crate) fn terms_in(base: &Termbase, column: usize, reading: &Reading) -> Vec<(usize, Range<usize>)> {
    let text = reading.text.as_ref();
    let mut found: Vec<(usize, Range<usize>)> = Vec::new();
    let mut end = 0;
    for range in words(text) {
        if range.start < end || reading.is_verbatim(range.start) {
            continue;
        }
        let mut buffer = [0; 32];
        let word = folded(&text[range.clone()], &mut buffer);
        for &(t, w, f) in base.beginning(column, singular(&word)) {
            let form = base.terms[t].cell(column).map(|cell| cell.agreed[w].forms[f].as_slice()).unwrap_or_default();
            if let Some(stop) = follows(text, range.end, &form[1..]) {
                if !found.iter().any(|(known, _)| *known == t) {
                    found.push((t, range.start..stop));
                }
                end = stop;
                break;
            }
        }
    }
    found
}

/// Folds a word, without memory of its own where it can be done without.
fn folded<'a>(word: &'a str, buffer: &'a mut [u8; 32]) -> Cow<'a, str> {
    if word.is_ascii() && word.len() <= buffer.len() {
        let buffer = &mut buffer[..word.len()];
        buffer.copy_from_slice(word.as_bytes());
        buffer.make_ascii_lowercase();
        if let Ok(word) = std::str::from_utf8(buffer) {
            return Cow::Borrowed(word);
        }
    }
    Cow::Owned(fold(word))
}

/// Gives the end of some words that follow an offset with nothing but spaces, hyphens and apostrophes between.
fn follows(text: &str, at: usize, rest: &[String]) -> Option<usize> {
    let mut end = at;
    let mut next = words(&text[at..]);
    for wanted in rest {
        let range = next.next()?;
        let (start, stop) = (at + range.start, at + range.end);
        let joined = text[end..start].chars().all(|c| c.is_whitespace() || "-‐‑'’".contains(c));
        if !joined || singular(&fold(&text[start..stop])) != singular(wanted) {
            return None;
        }
        end = stop;
    }
    Some(end)
}

/// A text in which wordings are looked for.
pub(crate) struct Haystack {
    words: Vec<String>,
    letters: String,
}

impl Haystack {
    /// Prepares a text.
    pub(crate) fn of(reading: &Reading) -> Self {
        let words = tokens(reading).into_iter().map(|token| token.word).filter(|word| !is_joining(word)).collect();
        Self { words, letters: letters(&reading.text) }
    }

    /// Tells whether a text has a wording: its words in any form, near each other.
    pub(crate) fn holds(&self, wording: &Wording) -> bool {
        wording.letters.iter().any(|letters| self.letters.contains(letters.as_str()))
            || wording.forms.iter().any(|form| self.has_form(form))
    }

    fn has_form(&self, form: &[String]) -> bool {
        // Numbers are compared by other rules, and are often values here.
        let telling = |word: &&String| !is_joining(word) && !word.chars().all(char::is_numeric);
        let wanted: Vec<&String> = form.iter().filter(telling).collect();
        let Some((first, rest)) = wanted.split_first() else {
            return form.iter().all(|word| self.words.contains(word));
        };
        let reach = rest.len() * (APART + 1);
        let starts = (0..self.words.len()).filter(|&at| same_word(first, &self.words[at]));
        starts.into_iter().any(|at| {
            let near = &self.words[at.saturating_sub(reach)..(at + reach + 1).min(self.words.len())];
            rest.iter().all(|wanted| near.iter().any(|word| same_word(wanted, word)))
        })
    }
}

/// Finds a wording word by word, with nothing between; words may differ in number and gender.
pub(crate) fn stands_in(form: &[String], tokens: &[Token], text: &str) -> Vec<usize> {
    if form.is_empty() || tokens.len() < form.len() {
        return Vec::new();
    }
    let same =
        |at: &usize| form.iter().zip(&tokens[*at..]).all(|(wanted, token)| same_but_for_number(wanted, &token.word));
    let joined = |at: &usize| {
        let (first, last) = (&tokens[*at].range, &tokens[*at + form.len() - 1].range);
        !text[first.start..last.end].contains(['.', ',', ';', ':', '!', '?', '،', '(', ')', '\u{fffc}'])
    };
    (0..=tokens.len() - form.len()).filter(same).filter(joined).collect()
}

/// Tells whether a wording that is agreed on holds the words at a place of a text, which it is longer than.
pub(crate) fn covers(wording: &Wording, part: &[String], at: usize, tokens: &[Token]) -> bool {
    wording.forms.iter().any(|form| {
        let form: Vec<&String> = form.iter().filter(|word| !word.chars().all(char::is_numeric)).collect();
        if form.len() <= part.len() {
            return false;
        }
        (0..=form.len() - part.len()).any(|offset| {
            let holds = form[offset..].iter().zip(part).all(|(word, part)| same_but_for_number(word, part));
            let Some(start) = at.checked_sub(offset).filter(|_| holds) else { return false };
            let Some(around) = tokens.get(start..start + form.len()) else { return false };
            around.iter().zip(&form).all(|(token, word)| same_word(word, &token.word))
        })
    })
}
