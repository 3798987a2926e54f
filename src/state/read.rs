//! Reads state files line by line; a line that is not as it should be is reported and costs no other line.

use std::collections::BTreeMap;

use rayon::prelude::*;

use super::{DAMAGED_STATE, Digits, Line, StateFile};
use crate::diagnostic::Diagnostic;
use crate::manifest::State;
use crate::source::{FileId, Sources, Span};

/// What a line of a state file turns out to be.
enum Read<T> {
    /// An entry.
    Entry(T),
    /// The heading, or nothing.
    Nothing,
    /// What git leaves of a conflict; the first line of one.
    Conflict,
    /// Nothing that can be read.
    Damage,
}

/// Reads the state file of a locale.
pub(super) fn lines(file: FileId, locale: &str, sources: &Sources, diagnostics: &mut Vec<Diagnostic>) -> StateFile {
    let mut read = StateFile { text: sources.file(file).text().to_owned(), ..StateFile::default() };
    let (entries, mut found) = entries(file, sources, line, locale);
    for (name, line) in entries {
        let lines = read.lines.entry(name).or_default();
        if !lines.contains(&line) {
            lines.push(line);
        }
    }
    read.damaged = !found.is_empty();
    for found in &mut found {
        found.locale = Some(locale.to_owned());
    }
    diagnostics.append(&mut found);
    read
}

/// Reads the file of old texts.
pub(super) fn texts(file: FileId, sources: &Sources, diagnostics: &mut Vec<Diagnostic>) -> BTreeMap<Digits, String> {
    let (entries, found) = entries(file, sources, text, "LOCALE");
    diagnostics.extend(found);
    entries.into_iter().collect()
}

fn entries<T: Send>(
    file: FileId,
    sources: &Sources,
    read: fn(&str) -> Option<T>,
    locale: &str,
) -> (Vec<T>, Vec<Diagnostic>) {
    let text = sources.file(file).text();
    let mut entries = Vec::new();
    let mut found = Vec::new();
    let mut damaged: Option<(Span, usize)> = None;
    let mut report = |damaged: &mut Option<(Span, usize)>| found.extend(damaged.take().map(|run| damage(run, locale)));
    let mut conflicts = Vec::new();
    let mut start = 0;
    let lines: Vec<&str> = text.split_inclusive('\n').collect();
    let classified: Vec<Read<T>> = lines.par_iter().map(|line| classify(bare(line), read)).collect();
    for (whole, classified) in lines.into_iter().zip(classified) {
        let line = bare(whole);
        let span = Span::new(file, start..start + line.len());
        start += whole.len();
        match classified {
            Read::Entry(entry) => {
                entries.push(entry);
                report(&mut damaged);
            }
            Read::Nothing => {}
            Read::Conflict => {
                report(&mut damaged);
                if line.starts_with('<') {
                    conflicts.push(conflict(span, locale));
                }
            }
            Read::Damage => match &mut damaged {
                Some((_, count)) => *count += 1,
                None => damaged = Some((span, 1)),
            },
        }
    }
    report(&mut damaged);
    found.extend(conflicts);
    (entries, found)
}

/// Takes off the end of a line.
fn bare(line: &str) -> &str {
    let line = line.strip_suffix('\n').unwrap_or(line);
    line.strip_suffix('\r').unwrap_or(line)
}

fn classify<T>(line: &str, read: fn(&str) -> Option<T>) -> Read<T> {
    const MARKERS: [&str; 4] = ["<<<<<<<", "|||||||", "=======", ">>>>>>>"];
    let line = line.strip_prefix('\u{feff}').unwrap_or(line);
    if line.trim().is_empty() || line.starts_with("# ") {
        return Read::Nothing;
    }
    let marker = MARKERS.iter().find_map(|marker| line.strip_prefix(marker));
    if marker.is_some_and(|rest| rest.is_empty() || rest.starts_with(' ')) {
        return Read::Conflict;
    }
    // U+FFFD stands for what was not UTF-8.
    if line.chars().any(|c| c == '\u{fffd}' || c != '\t' && c.is_control()) {
        return Read::Damage;
    }
    read(line).map_or(Read::Damage, Read::Entry)
}

fn line(line: &str) -> Option<(String, Line)> {
    let fields: Vec<&str> = line.split('\t').collect();
    let [name, source, translation, state, who, when] = fields.as_slice() else { return None };
    if name.is_empty() || who.trim().is_empty() || !is_moment(when) {
        return None;
    }
    let line = Line {
        source: Digits::parse(source)?,
        translation: Digits::parse(translation)?,
        state: State::named(state)?,
        who: (*who).to_owned(),
        when: (*when).to_owned(),
    };
    Some(((*name).to_owned(), line))
}

fn text(line: &str) -> Option<(Digits, String)> {
    let (digits, text) = line.split_once('\t')?;
    let digits = Digits::parse(digits).filter(|digits| *digits == Digits::of(text))?;
    Some((digits, text.to_owned()))
}

/// Tells whether a text is a moment as in `2026-11-23T10:00:00Z`.
fn is_moment(text: &str) -> bool {
    const SHAPE: &[u8] = b"0000-00-00T00:00:00Z";
    let fits = |(byte, shape): (u8, &u8)| if *shape == b'0' { byte.is_ascii_digit() } else { byte == *shape };
    text.len() == SHAPE.len() && text.bytes().zip(SHAPE).all(fits)
}

fn damage((span, count): (Span, usize), locale: &str) -> Diagnostic {
    let message = if count == 1 {
        "this line of the state file cannot be read".to_owned()
    } else {
        format!("these {count} lines of the state file cannot be read")
    };
    let help = format!(
        "run `openletter accept {locale}`: it writes the file anew; messages without a line that can be read are drafts until then"
    );
    Diagnostic::new(&DAMAGED_STATE, span, message, help)
}

fn conflict(span: Span, locale: &str) -> Diagnostic {
    let help = format!("run `openletter accept {locale}`: of several lines for one message the latest counts");
    Diagnostic::new(&DAMAGED_STATE, span, "a conflict of git was left in this state file", help)
}
