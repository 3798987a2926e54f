//! Puts the text of a message into a Fluent file and leaves every other byte as it is. Reads and writes no file.

use std::collections::BTreeMap;
use std::ops::Range;

use crate::catalog::{Catalog, Entry};
use crate::diagnostic::Diagnostic;
use crate::source::{FileId, Sources};

/// Names a text in a Fluent file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Target<'a> {
    /// The message.
    pub id: &'a str,
    /// Its attribute, if it is not its value.
    pub attribute: Option<&'a str>,
}

/// Why a text cannot be put into a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Faulty {
    /// The file has no such message, or it cannot be read.
    NotFound,
    /// The text is empty; Fluent has no empty messages.
    Empty,
    /// The text is no Fluent: what is wrong, and what to do.
    Malformed(String, String),
}

/// How far lines after the first are indented where nothing else is customary.
const INDENT: &str = "    ";

/// Gives the text of a message as it is edited: its lines without what they are indented by.
///
/// # Errors
/// [`Faulty::NotFound`].
pub fn text_of(file: &str, target: Target) -> Result<String, Faulty> {
    let parsed = Parsed::new(file);
    let range = parsed.range(target).ok_or(Faulty::NotFound)?;
    Ok(dedent(&file[range]))
}

/// Puts a text in the place of a message's. Its lines are not indented; a line that begins like syntax is taken to be text.
///
/// # Errors
/// See [`Faulty`].
pub fn splice(file: &str, target: Target, text: &str) -> Result<String, Faulty> {
    let parsed = Parsed::new(file);
    let range = parsed.range(target).ok_or(Faulty::NotFound)?;
    let old = &file[range.clone()];
    let text = escape(text)?;
    let usual = if target.attribute.is_some() { INDENT.repeat(2) } else { INDENT.to_owned() };
    let written = laid_out(&text, old, &usual, line_end(file));
    let new = [&file[..range.start], &written, &file[range.end..]].concat();
    parsed.verify(&new, target, &parsed.outline())?;
    Ok(new)
}

/// Adds a text that a file lacks: to its message if that is there, else as a message of its own, after another one if that is
/// there, else at the end.
///
/// # Errors
/// See [`Faulty`].
pub fn insert(file: &str, target: Target, text: &str, after: Option<&str>) -> Result<String, Faulty> {
    let parsed = Parsed::new(file);
    let text = escape(text)?;
    let end = line_end(file);
    let (at, written) = match (parsed.catalog.messages.get(target.id), target.attribute) {
        (Some(entry), Some(attribute)) => (entry.end, attribute_line(attribute, &text, end)),
        (Some(entry), None) => {
            (parsed.behind_equals(entry.span.end).ok_or(Faulty::NotFound)?, laid_out(&text, "", INDENT, end))
        }
        (None, attribute) => {
            let body = match attribute {
                None => laid_out(&text, "", INDENT, end),
                Some(attribute) => attribute_line(attribute, &text, end),
            };
            let (at, gap) = parsed.gap(after, end);
            let last = if gap.is_empty() { end } else { "" };
            (at, format!("{gap}{} ={body}{last}", target.id))
        }
    };
    let new = [&file[..at], &written, &file[at..]].concat();
    let mut expected = parsed.outline();
    let shape = expected.entry(target.id.to_owned()).or_default();
    match target.attribute {
        Some(attribute) if shape.attributes.iter().any(|known| known == attribute) => return Err(already_there()),
        Some(attribute) => shape.attributes.push(attribute.to_owned()),
        None if shape.has_value => return Err(already_there()),
        None => shape.has_value = true,
    }
    parsed.verify(&new, target, &expected)?;
    Ok(new)
}

/// Takes a text out of a file, and its message if nothing is left of that: what [`insert`] does, undone.
///
/// # Errors
/// [`Faulty::NotFound`], or [`Faulty::Malformed`] if what stands around it would not be the same without it.
pub fn remove(file: &str, target: Target) -> Result<String, Faulty> {
    let parsed = Parsed::new(file);
    let range = parsed.range(target).ok_or(Faulty::NotFound)?;
    let entry = &parsed.catalog.messages[target.id];
    let mut expected = parsed.outline();
    let others = entry.attributes.iter().filter(|(name, _)| Some(name.value.as_str()) != target.attribute).count();
    let is_last = match target.attribute {
        None => others == 0,
        Some(_) => others == 0 && entry.value.is_none(),
    };
    let cut = if is_last {
        expected.remove(target.id);
        without_entry(file, entry)
    } else if let Some(attribute) = target.attribute {
        expected.entry(target.id.to_owned()).or_default().attributes.retain(|known| known != attribute);
        let name = entry.attributes.iter().find(|(name, _)| name.value == attribute).ok_or(Faulty::NotFound)?;
        let line = file[..name.0.span.start].trim_end_matches([' ', '.']);
        line.trim_end_matches(['\r', '\n']).len()..range.end
    } else {
        expected.entry(target.id.to_owned()).or_default().has_value = false;
        range
    };
    let new = [&file[..cut.start], &file[cut.end..]].concat();
    parsed.verify(&new, target, &expected)?;
    Ok(new)
}

/// Tells what goes with an entry that goes: the space that was put before it. Where more stands before than behind, what is before
/// belongs to something else, and a comment is not to end up above another message.
fn without_entry(file: &str, entry: &Entry) -> Range<usize> {
    let (before, after) = (&file[..entry.span.start], &file[entry.end..]);
    let blank = |text: &str| text.matches('\n').count();
    let above = &before[before.trim_end_matches(['\r', '\n']).len()..];
    let below = &after[..after.len() - after.trim_start_matches(['\r', '\n']).len()];
    let ends_here = below.len() == after.len();
    let is_first = before.trim_start_matches('\u{feff}').trim_matches(['\r', '\n']).is_empty();
    let comment = before.lines().next_back().is_some_and(|line| line.starts_with('#')) && blank(above) == 1;
    if is_first || (!ends_here && blank(above) > blank(below)) {
        return entry.span.start..entry.end + below.len();
    }
    if comment && !ends_here {
        return entry.span.start..entry.end;
    }
    entry.span.start - above.len()..entry.end
}

fn attribute_line(attribute: &str, text: &str, end: &str) -> String {
    format!("{end}{INDENT}.{attribute} ={}", laid_out(text, "", &INDENT.repeat(2), end))
}

fn already_there() -> Faulty {
    Faulty::Malformed("the file has such a text already".to_owned(), "change that one".to_owned())
}

fn begins_blank(text: &str) -> bool {
    text.starts_with('\n') || text.starts_with("\r\n")
}

/// Tells whether a line holds nothing; what other spaces print is text.
fn is_blank(line: &str) -> bool {
    line.trim_matches([' ', '\r']).is_empty()
}

fn line_end(file: &str) -> &'static str {
    if file.contains("\r\n") { "\r\n" } else { "\n" }
}

/// What an entry is made of.
#[derive(Debug, Default, PartialEq, Eq)]
struct Shape {
    has_value: bool,
    attributes: Vec<String>,
}

/// A Fluent file, parsed.
struct Parsed<'a> {
    file: &'a str,
    catalog: Catalog,
    findings: Vec<Diagnostic>,
}

impl<'a> Parsed<'a> {
    fn new(file: &'a str) -> Self {
        let mut sources = Sources::in_memory();
        let id: FileId = sources.add("text.ftl", file.into());
        let mut findings = Vec::new();
        // The locale plays no part in parsing.
        let locale = unic_langid::LanguageIdentifier::default();
        let catalog = Catalog::parse(locale, vec![id], &sources, &mut findings);
        Self { file, catalog, findings }
    }

    /// Finds a text: from behind the equals sign to its last character.
    fn range(&self, target: Target) -> Option<Range<usize>> {
        let entry = self.catalog.messages.get(target.id)?;
        let name = match target.attribute {
            None => {
                entry.value.as_ref()?;
                entry.span.end
            }
            Some(attribute) => entry.attributes.iter().find(|(name, _)| name.value == attribute)?.0.span.end,
        };
        let start = self.behind_equals(name)?;
        let next = entry.attributes.iter().map(|(name, _)| name.span.start).find(|&at| at > start);
        let end = match next {
            // Other spaces, as U+00A0, are text.
            Some(next) => self.file[..next].trim_end_matches('.').trim_end_matches([' ', '\r', '\n']).len(),
            None => entry.end,
        };
        (start <= end).then_some(start..end)
    }

    fn behind_equals(&self, name: usize) -> Option<usize> {
        Some(name + self.file[name..].find('=')? + 1)
    }

    /// Finds where a message goes that comes after another one, or last, and what is to stand before it: it is as far from its
    /// neighbour as that is from the next.
    fn gap(&self, after: Option<&str>, end: &str) -> (usize, String) {
        let file = self.file;
        match after.and_then(|after| self.catalog.messages.get(after)) {
            Some(neighbour) => {
                let tail = &file[neighbour.end..];
                let line = tail.find('\n').map_or(tail, |at| &tail[..at]);
                let (rest, tail) = tail.split_at(line.trim_end_matches('\r').len());
                let is_apart = tail.trim_start_matches('\r').strip_prefix('\n').is_some_and(begins_blank);
                (neighbour.end + rest.len(), end.repeat(1 + usize::from(is_apart)))
            }
            None if file.trim_start_matches('\u{feff}').is_empty() => (file.len(), String::new()),
            None => (file.trim_end_matches(['\r', '\n']).len(), end.repeat(2)),
        }
    }

    /// Makes sure that a file made from this one has the entries it should have, and no other fault.
    fn verify(&self, new: &str, target: Target, expected: &BTreeMap<String, Shape>) -> Result<(), Faulty> {
        let made = Parsed::new(new);
        if let Some(fault) = made.findings.get(self.findings.len()).or_else(|| made.fault_in(target)) {
            return Err(Faulty::Malformed(fault.message.clone(), fault.help.clone()));
        }
        if made.outline() == *expected {
            return Ok(());
        }
        let message = "with this, other texts of the file would not be what they are";
        let help = "close every brace that is opened; look for a message that stands twice";
        Err(Faulty::Malformed(message.to_owned(), help.to_owned()))
    }

    fn fault_in(&self, target: Target) -> Option<&Diagnostic> {
        self.catalog.unparsable.contains(target.id).then(|| self.findings.last()).flatten()
    }

    /// Lists messages and terms.
    fn outline(&self) -> BTreeMap<String, Shape> {
        let shape = |entry: &Entry| Shape {
            has_value: entry.value.is_some(),
            attributes: entry.attributes.iter().map(|(name, _)| name.value.clone()).collect(),
        };
        let messages = self.catalog.messages.iter().map(|(id, entry)| (id.clone(), shape(entry)));
        let terms = self.catalog.terms.iter().map(|(id, entry)| (format!("-{id}"), shape(entry)));
        messages.chain(terms).collect()
    }
}

/// Takes from lines what all but the first are indented by.
fn dedent(text: &str) -> String {
    let text = text.replace("\r\n", "\n");
    let mut lines: Vec<&str> = text.split('\n').collect();
    let begins_on_its_own = is_blank(lines[0]) && lines.len() > 1;
    let indent = indent_of(&lines[1..]).len();
    for line in &mut lines[1..] {
        *line = line.get(indent..).unwrap_or("");
    }
    if begins_on_its_own {
        lines.remove(0);
    } else {
        lines[0] = lines[0].trim_start_matches(' ');
    }
    lines.join("\n")
}

/// Gives what all lines are indented by that are not blank.
fn indent_of<'a>(lines: &[&'a str]) -> &'a str {
    let indents = lines.iter().filter(|line| !is_blank(line));
    let indent = |line: &&'a str| &line[..line.len() - line.trim_start_matches(' ').len()];
    indents.map(indent).min_by_key(|indent| indent.len()).unwrap_or("")
}

/// Writes a text as it stands behind an equals sign: on the line if it is one, else as the old one was.
fn laid_out(text: &str, old: &str, usual: &str, end: &str) -> String {
    let old_lines: Vec<&str> = old.split('\n').collect();
    let own = indent_of(&old_lines[1..]);
    let indent = if own.is_empty() { usual } else { own };
    let begins_on_the_line = old_lines.len() > 1 && !is_blank(old_lines[0]);
    let mut written = String::new();
    for (index, line) in text.split('\n').enumerate() {
        if index == 0 && (begins_on_the_line || !text.contains('\n')) {
            written.push(' ');
        } else {
            written.push_str(end);
            written.push_str(if line.is_empty() { "" } else { indent });
        }
        written.push_str(line);
    }
    written
}

/// Writes what begins a line and would be syntax there as a literal, and leaves out blank lines around the text.
fn escape(text: &str) -> Result<String, Faulty> {
    let text = text.replace("\r\n", "\n").replace('\r', "\n");
    let text = text.trim_matches([' ', '\n']);
    if text.is_empty() {
        return Err(Faulty::Empty);
    }
    let mut written = String::new();
    let mut depth = 0_usize;
    let mut is_quoted = false;
    let mut is_escaped = false;
    let mut begins = true;
    for char in text.chars() {
        if begins && depth == 0 && matches!(char, '[' | '*' | '.') {
            written.extend(["{\"", char.encode_utf8(&mut [0; 4]), "\"}"]);
            begins = false;
            continue;
        }
        begins = char == '\n' || begins && char == ' ';
        match char {
            '"' if depth > 0 && !is_escaped => is_quoted = !is_quoted,
            '{' if !is_quoted => depth += 1,
            '}' if !is_quoted => depth = depth.saturating_sub(1),
            _ => {}
        }
        is_escaped = is_quoted && char == '\\' && !is_escaped;
        written.push(char);
    }
    Ok(written)
}

#[cfg(test)]
mod tests {
    use super::*;

    const FILE: &str = "# About a\na = one\n\nb =\n      two\n        { $x ->\n          [one] z\n         *[other] y\n      }\n    .title = T\n# tail\n-t = w\nc = z";

    fn value(id: &str) -> Target<'_> {
        Target { id, attribute: None }
    }

    fn of<'a>(id: &'a str, attribute: &'a str) -> Target<'a> {
        Target { id, attribute: Some(attribute) }
    }

    #[test]
    fn only_the_text_changes() {
        assert_eq!(splice(FILE, value("a"), "eins").unwrap(), FILE.replace("a = one", "a = eins"));
        assert_eq!(splice(FILE, value("c"), "x\ny").unwrap(), FILE.replace("c = z", "c =\n    x\n    y"));
        let title = of("b", "title");
        assert_eq!(splice(FILE, title, "U").unwrap(), FILE.replace(".title = T", ".title = U"));
        let b = splice(FILE, value("b"), "drei\nvier").unwrap();
        assert!(b.contains("b =\n      drei\n      vier\n    .title = T\n# tail"), "{b}");
    }

    #[test]
    fn an_attribute_is_added_at_the_end_of_its_message() {
        let insert = |file: &str, target, text| insert(file, target, text, None);
        let title = of("a", "title");
        assert_eq!(insert(FILE, title, "U").unwrap(), FILE.replace("a = one", "a = one\n    .title = U"));
        let second = insert(FILE, of("b", "note"), "x\ny").unwrap();
        assert_eq!(second, FILE.replace(".title = T", ".title = T\n    .note =\n        x\n        y"));
        assert_eq!(
            insert(&FILE.replace('\n', "\r\n"), of("c", "t"), "U").unwrap(),
            FILE.replace('\n', "\r\n") + "\r\n    .t = U"
        );
        for (target, text) in [(title, "{"), (of("b", "title"), "U")] {
            assert!(matches!(insert(FILE, target, text), Err(Faulty::Malformed(..))));
        }
    }

    #[test]
    fn what_is_read_and_put_back_is_the_same_file() {
        for target in [value("a"), value("b"), value("c"), of("b", "title")] {
            let text = text_of(FILE, target).unwrap();
            assert_eq!(splice(FILE, target, &text).unwrap(), FILE, "{text}");
        }
        let windows = FILE.replace('\n', "\r\n");
        let text = text_of(&windows, value("b")).unwrap();
        assert!(!text.contains('\r'));
        assert_eq!(splice(&windows, value("b"), &text).unwrap(), windows);
    }

    #[test]
    fn text_that_looks_like_syntax_stays_text() {
        for (text, written) in [
            ("[sic] yes", "a = {\"[\"}sic] yes"),
            ("one\n.two", "a =\n    one\n    {\".\"}two"),
            ("*", "a = {\"*\"}"),
            ("a = b\n# c", "a =\n    a = b\n    # c"),
        ] {
            assert_eq!(splice(FILE, value("a"), text).unwrap(), FILE.replace("a = one", written));
        }
    }

    #[test]
    fn what_would_break_the_file_is_refused() {
        for text in ["{ open", "close }", "{ $x -> [a] b }", "{ $x ->\n [one] a\n}", "{ -t } {"] {
            let refused = splice(FILE, value("a"), text);
            assert!(matches!(refused, Err(Faulty::Malformed(..))), "{text}: {refused:?}");
        }
        assert_eq!(splice(FILE, value("a"), " \n "), Err(Faulty::Empty));
        assert_eq!(splice(FILE, value("z"), "x"), Err(Faulty::NotFound));
    }

    #[test]
    fn a_new_message_stands_where_it_belongs() {
        let n = value("n");
        assert_eq!(insert(FILE, n, "neu", Some("a")).unwrap(), FILE.replace("a = one\n", "a = one\n\nn = neu\n"));
        assert_eq!(insert(FILE, n, "neu", Some("c")).unwrap(), format!("{FILE}\nn = neu"));
        assert_eq!(insert("", n, "neu\nund", None).unwrap(), "n =\n    neu\n    und\n");
        assert_eq!(insert("a = b\n", n, "neu", Some("gone")).unwrap(), "a = b\n\nn = neu\n");
        assert_eq!(insert("a = b\n", of("n", "t"), "neu", None).unwrap(), "a = b\n\nn =\n    .t = neu\n");
        assert_eq!(insert("n =\n    .t = neu\n", n, "und", None).unwrap(), "n = und\n    .t = neu\n");
        assert!(matches!(insert(FILE, value("a"), "twice", None), Err(Faulty::Malformed(..))));
    }

    #[test]
    fn what_was_added_is_taken_out_without_a_trace() {
        let files = [
            FILE,
            "",
            "\u{feff}",
            "a = b",
            "a = b\n",
            "a = b\n\n\n",
            "# head\n",
            "n =\n    .u = v\n",
            "n = v\n    .u = w",
        ];
        let windows = files.map(|file| file.replace('\n', "\r\n"));
        for file in files.into_iter().chain(windows.iter().map(String::as_str)) {
            for target in [value("n"), of("n", "t"), of("a", "u"), of("b", "z")] {
                for (text, after) in
                    [("neu", Some("a")), ("neu\nund", None), ("{ $x ->\n [one] a\n *[other] b\n}", Some("c"))]
                {
                    let Ok(with) = insert(file, target, text, after) else { continue };
                    assert_ne!(with, file);
                    assert_eq!(remove(&with, target).unwrap(), file, "{with:?}");
                }
            }
        }
        assert_eq!(remove(FILE, value("c")).unwrap(), FILE.replace("\nc = z", ""));
        assert_eq!(remove(FILE, value("b")).unwrap().matches("b =\n    .title = T").count(), 1);
        assert_eq!(remove(FILE, value("n")), Err(Faulty::NotFound));
    }

    #[test]
    fn what_is_taken_out_leaves_its_neighbours_and_their_comments_apart() {
        for (before, after) in [
            ("a = A\n\n# of its own\n\nb = B\nc = C\n", "a = A\n\n# of its own\n\nc = C\n"),
            ("# about b\nb = B\nc = C\n", "# about b\n\nc = C\n"),
            ("a = A\n\n\n\nb = B\n\n\n\nc = C\n", "a = A\n\n\n\nc = C\n"),
            ("a = A\n\nb = B\n# about c\nc = C\n", "a = A\n\n# about c\nc = C\n"),
            ("b = B\nc = C\n", "c = C\n"),
        ] {
            assert_eq!(remove(before, value("b")).as_deref(), Ok(after));
            let windows = |text: &str| text.replace('\n', "\r\n");
            assert_eq!(remove(&windows(before), value("b")), Ok(windows(after)));
        }
        // A space that does not break is text, also at the end of a line.
        let file = "d = D\u{a0}\n    .n = N\u{a0}\n    .m = M\n";
        assert_eq!(text_of(file, value("d")).unwrap(), "D\u{a0}");
        assert_eq!(remove(file, of("d", "n")).unwrap(), "d = D\u{a0}\n    .m = M\n");
        assert_eq!(remove(file, value("d")).unwrap(), "d =\n    .n = N\u{a0}\n    .m = M\n");
    }

    #[test]
    fn a_text_that_ends_with_a_reference_ends_behind_it() {
        for text in ["{ a.t }", "{ -x() }", "{ -x(y: 1) }", "z { a.t }", "{ NUMBER($n) }"] {
            let file = format!("a = A\n    .t = T\nc = {text}\n-x = X\n");
            assert_eq!(text_of(&file, value("c")).unwrap(), text);
            assert_eq!(splice(&file, value("c"), "neu").unwrap(), file.replace(&format!("c = {text}"), "c = neu"));
            assert_eq!(remove(&file, value("c")).unwrap(), file.replace(&format!("c = {text}\n"), ""));
        }
    }
}
