//! Reads the list of signatories; keeps every name exactly as given and never corrects, merges or drops one.

mod rules;

use std::collections::BTreeMap;
use std::ops::Range;

use icu::normalizer::ComposingNormalizer;
use icu::properties::CodePointSetData;
use icu::properties::props::DefaultIgnorableCodePoint;
use unic_langid::LanguageIdentifier;

use crate::diagnostic::{CONTROL_CHARACTER, Diagnostic, MALFORMED_LOCALE, Rule, closest, did_you_mean, is_control};
use crate::locale;
use crate::source::{FileId, Sources, Span};

pub use rules::{DUPLICATE_NAME, EMPTY_LIST, EMPTY_NAME, INVALID_HEADER, INVALID_ROW, UNKNOWN_STATUS};

/// One who signed.
#[derive(Debug, Clone)]
pub struct Signatory {
    /// The name, to the letter.
    pub name: String,
    /// The language of the name, where known.
    pub lang: Option<LanguageIdentifier>,
    /// The country, where known, as the list has it.
    pub country: Option<String>,
    /// Whether the name is published.
    pub status: Status,
    /// Where the name stands.
    pub span: Span,
}

/// Whether a signatory is published and counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Status {
    /// Published; what an empty cell means.
    #[default]
    Signed,
    /// Not yet confirmed; kept in the list, not published.
    Pending,
    /// Withdrawn; kept in the list, not published.
    Withdrawn,
}

/// Longest name, in characters.
const LONGEST_NAME: usize = 500;
/// Longest word of a name, in characters: what a column holds if it is set smaller.
const LONGEST_WORD: usize = 60;

const COLUMNS: [&str; 4] = ["name", "lang", "country", "status"];
const STATUSES: [(&str, Status); 3] =
    [("signed", Status::Signed), ("pending", Status::Pending), ("withdrawn", Status::Withdrawn)];

/// Reads a list (RFC 4180, UTF-8, a byte-order mark allowed), in its own order.
pub fn parse(file: FileId, sources: &Sources, diagnostics: &mut Vec<Diagnostic>) -> Vec<Signatory> {
    let text = sources.file(file).text();
    let body = text.strip_prefix('\u{feff}').unwrap_or(text);
    let base = text.len() - body.len();
    let mut list = List { file, base, body, columns: Vec::new(), diagnostics };
    let rows = list.rows();
    let Some((header, rows)) = rows.split_first() else {
        let span = sources.start(file);
        list.report(&INVALID_HEADER, span, "the list is empty", "begin it with the line `name,lang,country,status`");
        return Vec::new();
    };
    if !list.header(header) {
        return Vec::new();
    }
    let mut signatories = Vec::new();
    let mut seen: BTreeMap<String, Span> = BTreeMap::new();
    for row in rows {
        let Some(signatory) = list.signatory(row) else { continue };
        let key = seen_as(&signatory.name);
        if let Some(first) = seen.get(&key) {
            list.diagnostics.push(
                Diagnostic::new(
                    &DUPLICATE_NAME,
                    signatory.span.clone(),
                    format!("`{}` stands in the list twice", signatory.name),
                    "delete one of the rows, or tell the two organisations apart by their names",
                )
                .label(first.clone(), "first here"),
            );
            continue;
        }
        seen.insert(key, signatory.span.clone());
        signatories.push(signatory);
    }
    if rows.is_empty() && list.diagnostics.is_empty() {
        let span = list.span(header.range.clone());
        list.report(&EMPTY_LIST, span, "the list names no signatory", "add one row for each");
    } else if !signatories.is_empty() && signatories.iter().all(|signatory| signatory.status != Status::Signed) {
        let span = list.span(header.range.clone());
        let help = "empty the status of those whose names are to be printed";
        list.report(&EMPTY_LIST, span, "no signatory in the list is to be published", help);
    }
    signatories
}

struct List<'a> {
    file: FileId,
    base: usize,
    body: &'a str,
    columns: Vec<String>,
    diagnostics: &'a mut Vec<Diagnostic>,
}

/// A row: its bytes and those of its cells as written, and the cells' values.
struct Row {
    range: Range<usize>,
    cells: Vec<Range<usize>>,
    values: Vec<String>,
}

impl List<'_> {
    /// Splits the list into rows; a row with an open quote ends the list, since nobody knows where it ends.
    fn rows(&mut self) -> Vec<Row> {
        let mut reader = csv::ReaderBuilder::new().has_headers(false).flexible(true).from_reader(self.body.as_bytes());
        let mut starts = Vec::new();
        let mut records = Vec::new();
        for record in reader.records() {
            let record = record.expect("the text is UTF-8, in memory, and rows may differ in length");
            let position = record.position().expect("records that were read have a position");
            starts.push(usize::try_from(position.byte()).expect("the list is in memory"));
            records.push(record);
        }
        starts.push(self.body.len());
        let mut rows = Vec::new();
        for (record, bounds) in records.iter().zip(starts.windows(2)) {
            // The reader leaves the line feed of a CRLF to the next row.
            let crlf = self.body[..bounds[0]].ends_with('\r') && self.body[bounds[0]..].starts_with('\n');
            let from = bounds[0] + usize::from(crlf);
            let raw = self.body.get(from..bounds[1]).unwrap_or("");
            let start = from + raw.len() - raw.trim_start_matches(['\r', '\n']).len();
            let end = (from + raw.trim_end_matches(['\r', '\n']).len()).max(start);
            if start > from {
                self.blank_line(from);
            }
            let cells = match cells(&self.body[start..end], start) {
                Ok(cells) => cells,
                Err(fault) => {
                    let (message, at) = match fault {
                        QuoteFault::Open => ("a quote in this row is not closed", start),
                        QuoteFault::TextAfter(at) => ("a cell goes on after its closing quote", at),
                    };
                    let line = self.body[at..end].find('\n').map_or(end, |i| at + i);
                    let span = self.span(at..line);
                    let help = "put quotes around the whole cell, and write a quote within a cell twice";
                    self.report(&INVALID_ROW, span, message, help);
                    continue;
                }
            };
            rows.push(Row { range: start..end, cells, values: record.iter().map(str::to_owned).collect() });
        }
        rows
    }

    fn blank_line(&mut self, start: usize) {
        let span = self.span(start..start);
        self.report(&INVALID_ROW, span, "this row is empty", "delete the line, or fill it in");
    }

    fn header(&mut self, header: &Row) -> bool {
        let mut usable = true;
        let written = header.values.iter().rposition(|value| !value.is_empty()).map_or(0, |i| i + 1);
        if written > 0 && written < header.values.len() {
            let span = self.span(header.cells[written].clone());
            let help = "delete the commas at the end of this line, and of every line below";
            self.report(&INVALID_HEADER, span, "the header has columns without a name", help);
            return false;
        }
        for (value, cell) in header.values.iter().zip(&header.cells) {
            if !COLUMNS.contains(&value.as_str()) {
                usable = false;
                let separator = [';', '\t'].into_iter().find(|separator| value.contains(*separator));
                let help = match separator {
                    Some(';') => "the cells are separated by semicolons: save the list with commas".to_owned(),
                    Some(_) => "the cells are separated by tabs: save the list with commas".to_owned(),
                    None => did_you_mean(value, COLUMNS, "the columns are name, lang, country and status"),
                };
                let span = self.span(cell.clone());
                self.report(&INVALID_HEADER, span, format!("`{}` is not a column", value.escape_debug()), help);
            } else if self.columns.contains(value) {
                usable = false;
                let span = self.span(cell.clone());
                self.report(&INVALID_HEADER, span, format!("the column `{value}` stands twice"), "delete one");
            }
            self.columns.push(value.clone());
        }
        if usable && !self.columns.iter().any(|column| column == "name") {
            usable = false;
            let span = self.span(header.range.clone());
            self.report(&INVALID_HEADER, span, "no column is called `name`", "add it: only `name` is required");
        }
        usable
    }

    fn signatory(&mut self, row: &Row) -> Option<Signatory> {
        if row.cells.len() != self.columns.len() {
            let span = self.span(row.range.clone());
            let help = if row.cells.len() > self.columns.len() {
                "put quotes around a name that holds a comma, or delete the commas too many"
            } else {
                "add the missing commas: an empty cell still needs its comma"
            };
            let message = format!("{} cells, where the header names {}", row.cells.len(), self.columns.len());
            self.report(&INVALID_ROW, span, message, help);
            return None;
        }
        let (name, span) = self.cell(row, "name")?;
        if name.trim().is_empty() {
            let span = self.span(row.range.clone());
            self.report(&EMPTY_NAME, span, "this row has no name", "fill in the name, or delete the row");
            return None;
        }
        if !name.contains(['\n', '\r']) && !self.is_printable(&name, &span) {
            return None;
        }
        if name.contains(['\n', '\r']) {
            self.report(
                &INVALID_ROW,
                span,
                "the name goes on over the end of the line",
                "write it on one line; if two rows ran together, close the quote in the first",
            );
            return None;
        }
        let lang = self.cell(row, "lang").and_then(|(tag, span)| {
            if tag.is_empty() {
                return None;
            }
            locale::parse(&tag)
                .map_err(|help| {
                    let message = format!("`{}` is not a language tag", tag.escape_debug());
                    self.report(&MALFORMED_LOCALE, span, message, help);
                })
                .ok()
        });
        let country = self.cell(row, "country").map(|(country, _)| country).filter(|country| !country.is_empty());
        let status = self.cell(row, "status").map_or(Status::Signed, |(status, span)| self.status(&status, span));
        Some(Signatory { name, lang, country, status, span })
    }

    /// Reports what keeps a name from being printed as it is given.
    fn is_printable(&mut self, name: &str, span: &Span) -> bool {
        let within =
            |i: usize, length: usize| Span { start: span.start + i, end: span.start + i + length, ..span.clone() };
        if let Some((i, c)) = name.char_indices().find(|&(_, c)| is_control(c)) {
            let message = format!("the name holds U+{:04X}, which prints nothing", u32::from(c));
            let help = "delete the character: it often comes along when text is copied";
            self.report(&CONTROL_CHARACTER, within(i, c.len_utf8()), message, help);
            return false;
        }
        if !name.chars().any(char::is_alphanumeric) {
            let message = "this name has no letter";
            self.report(&EMPTY_NAME, span.clone(), message, "fill in the name, or delete the row");
            return false;
        }
        let word = name.split_whitespace().find(|word| word.chars().count() > LONGEST_WORD);
        if word.is_some() || name.chars().count() > LONGEST_NAME {
            let message = "this name is too long to be set in a column";
            let help = format!("shorten it to {LONGEST_NAME} characters, no word longer than {LONGEST_WORD}");
            self.report(&INVALID_ROW, span.clone(), message, help);
            return false;
        }
        true
    }

    fn status(&mut self, status: &str, span: Span) -> Status {
        if status.is_empty() {
            return Status::Signed;
        }
        if let Some(&(_, status)) = STATUSES.iter().find(|(name, _)| *name == status) {
            return status;
        }
        let help = match closest(status, STATUSES.map(|(name, _)| name)) {
            Some(near) => format!("did you mean `{near}`?"),
            None => "write signed, pending or withdrawn; an empty cell means signed".to_owned(),
        };
        self.report(&UNKNOWN_STATUS, span, format!("`{}` is not a status", status.escape_debug()), help);
        Status::Signed
    }

    fn cell(&self, row: &Row, column: &str) -> Option<(String, Span)> {
        let index = self.columns.iter().position(|known| known == column)?;
        Some((row.values[index].clone(), self.span(row.cells[index].clone())))
    }

    fn span(&self, range: Range<usize>) -> Span {
        Span::new(self.file, range.start + self.base..range.end + self.base)
    }

    fn report(&mut self, rule: &'static Rule, span: Span, message: impl Into<String>, help: impl Into<String>) {
        self.diagnostics.push(Diagnostic::new(rule, span, message, help));
    }
}

/// What is wrong with the quotes of a row.
enum QuoteFault {
    /// One is not closed.
    Open,
    /// A cell goes on after its closing quote, at this offset.
    TextAfter(usize),
}

/// Gives what a reader sees of a name, to tell whether it stands in the list already: invisible differences do not count.
fn seen_as(name: &str) -> String {
    let invisible = CodePointSetData::new::<DefaultIgnorableCodePoint>();
    let composed = ComposingNormalizer::new_nfc().normalize(name).into_owned();
    let visible: String = composed.chars().filter(|&c| !invisible.contains(c)).collect();
    visible.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Finds the bytes of each cell of a row that begins at `start`, quotes left out.
///
/// The values come from the `csv` crate; this tells only where they stand, which that crate does not.
fn cells(row: &str, start: usize) -> Result<Vec<Range<usize>>, QuoteFault> {
    let bytes = row.as_bytes();
    let mut cells = Vec::new();
    let mut at = 0;
    loop {
        if bytes.get(at) == Some(&b'"') {
            let from = at + 1;
            let mut to = from;
            loop {
                match (bytes.get(to).ok_or(QuoteFault::Open)?, bytes.get(to + 1)) {
                    (b'"', Some(b'"')) => to += 2,
                    (b'"', _) => break,
                    _ => to += 1,
                }
            }
            cells.push(start + from..start + to);
            at = to + 1;
            if at < row.len() && bytes[at] != b',' {
                return Err(QuoteFault::TextAfter(start + at));
            }
        } else {
            let to = row[at..].find(',').map_or(row.len(), |i| at + i);
            cells.push(start + at..start + to);
            at = to;
        }
        if at >= row.len() {
            return Ok(cells);
        }
        at += 1;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> (Vec<Signatory>, Vec<String>) {
        let folder = tempfile::tempdir().unwrap();
        let mut sources = Sources::open(folder.path()).unwrap();
        let file = sources.add("signatories.csv", text.into());
        let mut diagnostics = Vec::new();
        let signatories = parse(file, &sources, &mut diagnostics);
        for signatory in &signatories {
            assert_eq!(sources.text(&signatory.span).replace("\"\"", "\""), signatory.name);
        }
        let found = diagnostics
            .iter()
            .map(|diagnostic| {
                let place = sources.file(file).place(diagnostic.span.start);
                format!("{} {}:{}", diagnostic.rule.id, place.line, place.column)
            })
            .collect();
        (signatories, found)
    }

    #[test]
    fn names_are_kept_to_the_letter() {
        let (signatories, found) = read(
            "\u{feff}name,lang\r\n(amemo) mujeres en movimiento,es\r\n\"A, \"\"B\"\" [C]\",\r\nاتحاد _ ولاية,ar\r\n",
        );
        assert_eq!(found, [""; 0]);
        let names: Vec<&str> = signatories.iter().map(|signatory| signatory.name.as_str()).collect();
        assert_eq!(names, ["(amemo) mujeres en movimiento", "A, \"B\" [C]", "اتحاد _ ولاية"]);
    }

    #[test]
    fn every_faulty_row_is_reported_at_its_place() {
        let (signatories, found) =
            read("name,lang,status\nA,en,\n\nB,en\nA,en,\n,en,\nC,english,\nحق,ar,sined\nD,en,,x\nE,,withdrawn\n");
        assert_eq!(
            found,
            [
                "invalid-row 3:1",
                "invalid-row 4:1",
                "duplicate-name 5:1",
                "empty-name 6:1",
                "malformed-locale 7:3",
                "unknown-status 8:7",
                "invalid-row 9:1",
            ]
        );
        assert_eq!(signatories.last().unwrap().status, Status::Withdrawn);
    }

    #[test]
    fn a_quote_left_open_swallows_no_name_in_silence() {
        assert_eq!(read("name\nA\n\"B\nC\n").1, ["invalid-row 3:1"]);
        assert_eq!(read("name\nA\n\"B\nC\"\nD\n").1, ["invalid-row 3:2"]);
        assert_eq!(read("name\n\"A\" Inc\n\"B \"C\" D\"\n").1, ["invalid-row 2:4", "invalid-row 3:5"]);
    }

    #[test]
    fn a_name_that_cannot_be_seen_or_stands_already_is_reported() {
        let (signatories, found) =
            read("name\nAlphé\n Alphe\u{301} \nAl\u{ad}phé\n\u{200b}\nA\u{202e}B\nA\u{2028}B\n-\nA\tB\nSoñe\n");
        assert_eq!(
            found,
            [
                "duplicate-name 3:1",
                "duplicate-name 4:1",
                "empty-name 5:1",
                "control-character 6:2",
                "control-character 7:2",
                "empty-name 8:1",
                "control-character 9:2",
            ]
        );
        assert_eq!(signatories.len(), 2);
        assert_eq!(read(&format!("name\n{}\n", "x".repeat(61))).1, ["invalid-row 2:1"]);
    }

    #[test]
    fn a_list_that_cannot_be_used_says_why() {
        assert_eq!(read("").1, ["invalid-header 1:1"]);
        assert_eq!(read("name\n").1, ["empty-list 1:1"]);
        assert_eq!(read("name;lang\nA;en\n").1, ["invalid-header 1:1"]);
        assert_eq!(read("nam,lang\nA,en\n").1, ["invalid-header 1:1"]);
        assert_eq!(read("name,lang,,\nA,en,,\n").1, ["invalid-header 1:11"]);
        assert_eq!(read("name,status\nA,pending\n").1, ["empty-list 1:1"]);
    }
}
