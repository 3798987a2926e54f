//! Changes single places in a message and leaves alone what is not prose: placeables, tags, keys, addresses.

use super::random::Random;

/// A clean message in which a fault is to be planted.
pub(crate) struct Draft<'a> {
    /// Its language.
    pub locale: &'static str,
    /// Its name.
    pub id: &'a str,
    /// What follows the name.
    pub body: &'a str,
    /// The same in the source language.
    pub source: &'a str,
    /// What chooses among places.
    pub random: &'a mut Random,
}

/// A letter in a word, with what comes before and after it there.
pub(crate) type Letter = (usize, char);

impl Draft<'_> {
    /// Tells whether the message is one line of text without choices and attributes.
    pub(crate) fn is_plain(&self) -> bool {
        self.body.trim_end().lines().count() == 1 && !self.body.contains("->")
    }

    /// Tells whether a place in the body is prose.
    pub(crate) fn is_prose(&self, at: usize) -> bool {
        open(self.body).get(at).copied().unwrap_or(false)
    }

    /// Gives the message with another body.
    pub(crate) fn entry(&self, body: &str) -> String {
        format!("{}{body}", self.id)
    }

    /// Replaces one occurrence of one of the first texts by the second.
    pub(crate) fn swap(&mut self, pairs: &[(&str, &str)]) -> Option<String> {
        let open = open(self.body);
        let mut places = Vec::new();
        for (from, to) in pairs {
            places.extend(self.body.match_indices(from).filter(|(at, _)| open[*at]).map(|(at, _)| (at, *from, *to)));
        }
        let (at, from, to) = *self.random.pick(&places)?;
        Some(self.replace(at, from.len(), to))
    }

    /// Replaces every occurrence of the first texts by the second.
    pub(crate) fn all(&mut self, pairs: &[(&str, &str)]) -> Option<String> {
        let open = open(self.body);
        let mut text = String::new();
        let mut at = 0;
        while let Some(c) = self.body[at..].chars().next() {
            let pair = pairs.iter().find(|(from, _)| open[at] && self.body[at..].starts_with(from));
            if let Some((from, to)) = pair {
                text.push_str(to);
                at += from.len();
            } else {
                text.push(c);
                at += c.len_utf8();
            }
        }
        (text != self.body).then(|| self.entry(&text))
    }

    /// Replaces a space between two words.
    pub(crate) fn gap(&mut self, with: &str) -> Option<String> {
        let open = open(self.body);
        let chars: Vec<(usize, char)> = self.body.char_indices().collect();
        let places: Vec<usize> = chars
            .windows(3)
            .filter(|w| w[1].1 == ' ' && w[0].1.is_alphabetic() && w[2].1.is_alphabetic())
            .filter(|w| w.iter().all(|(at, _)| open[*at]))
            .map(|w| w[1].0)
            .collect();
        let at = *self.random.pick(&places)?;
        Some(self.replace(at, 1, with))
    }

    /// Puts a text into a word.
    pub(crate) fn inside(&mut self, insert: &str) -> Option<String> {
        let words = self.words(5);
        let word = self.random.pick(&words)?;
        // Between letters, not before a mark on one.
        let at = word[2..word.len() - 2].iter().find(|(_, c)| c.is_alphabetic())?.0;
        Some(self.replace(at, 0, insert))
    }

    /// Replaces a letter of a word that has at least `length` letters.
    pub(crate) fn letter(&mut self, length: usize, pairs: &[(&str, &str)]) -> Option<String> {
        let words = self.words(length);
        let letters: Vec<(usize, &str, &str)> = words
            .iter()
            .flatten()
            .filter_map(|&(at, _)| {
                pairs.iter().find(|(from, _)| self.body[at..].starts_with(from)).map(|p| (at, p.0, p.1))
            })
            .collect();
        let (at, from, to) = *self.random.pick(&letters)?;
        Some(self.replace(at, from.len(), to))
    }

    /// Puts text before the mark that ends the message.
    pub(crate) fn append(&self, text: &str) -> Option<String> {
        if !self.is_plain() {
            return None;
        }
        let end = self.body.trim_end().len();
        let last = self.body[..end].char_indices().next_back()?;
        let at = if last.1.is_alphanumeric() || last.1 == '}' { end } else { last.0 };
        let before = self.body[..at].chars().next_back()?;
        (before.is_alphanumeric() || before == '}').then(|| self.replace(at, 0, text))
    }

    /// Replaces a piece of the body.
    pub(crate) fn replace(&self, at: usize, length: usize, with: &str) -> String {
        format!("{}{}{with}{}", self.id, &self.body[..at], &self.body[at + length..])
    }

    /// Lists the runs of digits in the prose, at least two long.
    pub(crate) fn numbers(&self) -> Vec<(usize, usize)> {
        let open = open(self.body);
        runs(self.body, |at, c| open[at] && c.is_ascii_digit())
            .into_iter()
            .filter(|run| run.len() > 1)
            .map(|run| (run[0].0, run.len()))
            .collect()
    }

    /// Lists the words of lower-case letters of the language's own script.
    fn words(&self, length: usize) -> Vec<Vec<Letter>> {
        let open = open(self.body);
        let own = |c: char| match self.locale {
            "ar" => ('\u{621}'..='\u{64a}').contains(&c),
            "ru" => ('а'..='ё').contains(&c),
            _ => c.is_lowercase() && c < '\u{250}',
        };
        let words = runs(self.body, |at, c| open[at] && (c.is_alphabetic() || c == '’' || c == '-'));
        words.into_iter().filter(|word| word.len() >= length && word.iter().all(|(_, c)| own(*c))).collect()
    }
}

fn runs(text: &str, belongs: impl Fn(usize, char) -> bool) -> Vec<Vec<Letter>> {
    let mut runs: Vec<Vec<Letter>> = vec![Vec::new()];
    for (at, c) in text.char_indices() {
        if belongs(at, c) {
            runs.last_mut().expect("there is one").push((at, c));
        } else if !runs.last().expect("there is one").is_empty() {
            runs.push(Vec::new());
        }
    }
    runs.retain(|run| !run.is_empty());
    runs
}

/// Tells of each byte whether it is prose.
fn open(body: &str) -> Vec<bool> {
    let mut open = vec![true; body.len()];
    let mut close = |range: std::ops::Range<usize>| open[range].fill(false);
    let mut offset = 0;
    for line in body.split_inclusive('\n') {
        let content = line.trim_start();
        let indent = line.len() - content.len();
        let head = match content.chars().next() {
            Some('=' | '.') => content.find('=').map_or(0, |at| at + 2),
            Some('[' | '*') => content.find(']').map_or(0, |at| at + 2),
            _ => 0,
        };
        close(offset..(offset + indent + head).min(body.len()));
        offset += line.len();
    }
    let mut from = 0;
    while let Some(start) = body[from..].find(['{', '<']).map(|at| from + at) {
        let (end, next) = if body[start..].starts_with('<') {
            let end = body[start..].find('>').map_or(body.len(), |at| start + at + 1);
            (end, end)
        } else {
            let end = body[start..].find('}').map_or(body.len(), |at| start + at + 1);
            match body[start..end].find("->") {
                // What follows the arrow is prose again.
                Some(arrow) => (start + arrow + 2, start + arrow + 2),
                None => (end, end),
            }
        };
        close(start..end);
        from = next;
    }
    let mut at = 0;
    for token in body.split_inclusive([' ', '\n']) {
        if token.contains("://") || token.contains('@') || token.contains('/') && token.is_ascii() {
            close(at..at + token.len());
        }
        at += token.len();
    }
    open
}
