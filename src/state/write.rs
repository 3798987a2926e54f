//! Writes state files: sorted, one line a message, so that git can merge them. Touches no disk.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;

use super::{Digits, Line, States};

const HEADING: &str = "# id\tsource\ttranslation\tstate\twho\twhen\n";
const TEXTS_HEADING: &str = "# source\ttext\n";

/// Gives the text of a state file.
pub fn file(lines: &BTreeMap<String, Line>) -> String {
    let mut out = HEADING.to_owned();
    for (name, line) in lines {
        let Line { source, translation, state, who, when } = line;
        writeln!(out, "{name}\t{source}\t{translation}\t{state}\t{who}\t{when}").expect("a string takes all");
    }
    out
}

/// Gives the text of the file of old texts, once a locale has these lines: the texts that lines refer to, and no others.
/// `present` are the texts as they are now.
pub fn texts(
    states: &States,
    locale: &str,
    lines: &BTreeMap<String, Line>,
    present: &BTreeMap<Digits, &str>,
) -> String {
    let own = lines.values().map(|line| line.source);
    let needed: BTreeSet<Digits> = own.chain(states.needed_by_others(locale)).collect();
    let mut out = TEXTS_HEADING.to_owned();
    for digits in needed {
        if let Some(text) = present.get(&digits).copied().or_else(|| states.text(digits)) {
            writeln!(out, "{digits}\t{text}").expect("a string takes all");
        }
    }
    out
}
