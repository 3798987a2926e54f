//! Reads a list of rows under a header (RFC 4180) and keeps the place of every cell; knows no column and judges no value.

pub mod name;
mod rules;

use std::ops::Range;

use crate::diagnostic::{Diagnostic, Rule, did_you_mean};
use crate::source::{FileId, Sources, Span};

pub use rules::{INVALID_HEADER, INVALID_ROW};

/// What a list may hold.
#[derive(Debug, Clone, Copy)]
pub struct Columns {
    /// The names of the columns, in the order in which they are usually written.
    pub known: &'static [&'static str],
    /// The column that no list can do without.
    pub required: &'static str,
    /// What is written once and is not to stand in a list at all, with the rule that says why and what to do.
    pub refused: fn(&str) -> Option<(&'static Rule, &'static str)>,
}

/// A list with a header that can be used.
#[derive(Debug)]
pub struct Table {
    /// Where the header stands.
    pub header: Span,
    /// Where the rows below the header stand, also those that are none.
    pub written: Vec<Span>,
    /// The rows that have as many cells as the header.
    pub rows: Vec<Row>,
    columns: Vec<String>,
}

/// A row of as many cells as there are columns.
#[derive(Debug)]
pub struct Row {
    /// Where it stands.
    pub span: Span,
    cells: Vec<(String, Span)>,
}

impl Columns {
    /// Gives the header as it would be written.
    pub fn line(&self) -> String {
        self.known.join(",")
    }
}

impl Table {
    /// Reads a list in UTF-8, a byte-order mark allowed. Gives nothing if its header cannot be used; every row that is not one is
    /// reported and left out.
    pub fn read(file: FileId, columns: Columns, sources: &Sources, diagnostics: &mut Vec<Diagnostic>) -> Option<Self> {
        let text = sources.file(file).text();
        let body = text.strip_prefix('\u{feff}').unwrap_or(text);
        let base = text.len() - body.len();
        let mut reader = Reader { file, base, body, places: Vec::new(), diagnostics };
        let mut raw = reader.rows().into_iter();
        let Some(header) = raw.next() else {
            let help = format!("begin it with the line `{}`", columns.line());
            reader.report(&INVALID_HEADER, sources.start(file), "the list is empty", help);
            return None;
        };
        let names = reader.header(&header, columns)?;
        let written = reader.places.split_off(1);
        let rows = raw.filter_map(|row| reader.row(row, &names, columns)).collect();
        Some(Self { header: reader.span(header.range), written, rows, columns: names })
    }

    /// Gives a cell of a row, with its place; nothing if the list has no such column.
    pub fn cell<'a>(&self, row: &'a Row, column: &str) -> Option<(&'a str, Span)> {
        let index = self.columns.iter().position(|known| known == column)?;
        let (value, span) = &row.cells[index];
        Some((value, span.clone()))
    }

    /// Gives a cell of a row if there is something in it.
    pub fn filled<'a>(&self, row: &'a Row, column: &str) -> Option<(&'a str, Span)> {
        self.cell(row, column).filter(|(value, _)| !value.is_empty())
    }
}

struct Reader<'a> {
    file: FileId,
    base: usize,
    body: &'a str,
    /// Where every row stands, the header's first.
    places: Vec<Span>,
    diagnostics: &'a mut Vec<Diagnostic>,
}

/// A row: its bytes and those of its cells as written, and the cells' values.
struct RawRow {
    range: Range<usize>,
    cells: Vec<Range<usize>>,
    values: Vec<String>,
}

/// What is wrong with the quotes of a row.
enum QuoteFault {
    /// One is not closed.
    Open,
    /// A cell goes on after its closing quote, at this offset.
    TextAfter(usize),
}

impl Reader<'_> {
    /// Splits the list into rows; a row with an open quote ends the list, since nobody knows where it ends.
    fn rows(&mut self) -> Vec<RawRow> {
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
                let span = self.span(from..from);
                self.report(&INVALID_ROW, span, "this row is empty", "delete the line, or fill it in");
            }
            let place = self.span(start..end);
            self.places.push(place);
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
            rows.push(RawRow { range: start..end, cells, values: record.iter().map(str::to_owned).collect() });
        }
        rows
    }

    /// Gives the names of the columns, if they can all be used.
    fn header(&mut self, header: &RawRow, columns: Columns) -> Option<Vec<String>> {
        let mut usable = true;
        let written = header.values.iter().rposition(|value| !value.is_empty()).map_or(0, |i| i + 1);
        if written > 0 && written < header.values.len() {
            let span = self.span(header.cells[written].clone());
            let help = "delete the commas at the end of this line, and of every line below";
            self.report(&INVALID_HEADER, span, "the header has columns without a name", help);
            return None;
        }
        let mut names: Vec<String> = Vec::new();
        for (value, cell) in header.values.iter().zip(&header.cells) {
            let span = self.span(cell.clone());
            if let Some((rule, help)) = (columns.refused)(value) {
                usable = false;
                let message = format!("the column `{}` does not belong here", value.escape_debug());
                self.report(rule, span, message, help);
            } else if !columns.known.contains(&value.as_str()) {
                usable = false;
                let separator = [';', '\t'].into_iter().find(|separator| value.contains(*separator));
                let help = match separator {
                    Some(';') => "the cells are separated by semicolons: save the list with commas".to_owned(),
                    Some(_) => "the cells are separated by tabs: save the list with commas".to_owned(),
                    None => {
                        let (last, others) = columns.known.split_last().expect("a list has columns");
                        let otherwise = format!("the columns are {} and {last}", others.join(", "));
                        did_you_mean(value, columns.known.iter().copied(), &otherwise)
                    }
                };
                self.report(&INVALID_HEADER, span, format!("`{}` is not a column", value.escape_debug()), help);
            } else if names.contains(value) {
                usable = false;
                self.report(&INVALID_HEADER, span, format!("the column `{value}` stands twice"), "delete one");
            }
            names.push(value.clone());
        }
        let required = columns.required;
        if usable && !names.iter().any(|name| name == required) {
            usable = false;
            let span = self.span(header.range.clone());
            let message = format!("no column is called `{required}`");
            self.report(&INVALID_HEADER, span, message, format!("add it: only `{required}` is required"));
        }
        usable.then_some(names)
    }

    fn row(&mut self, row: RawRow, names: &[String], columns: Columns) -> Option<Row> {
        let span = self.span(row.range);
        if row.cells.len() != names.len() {
            let help = if row.cells.len() > names.len() {
                format!("put quotes around a {} that holds a comma, or delete the commas too many", columns.required)
            } else {
                "add the missing commas: an empty cell still needs its comma".to_owned()
            };
            let message = format!("{} cells, where the header names {}", row.cells.len(), names.len());
            self.report(&INVALID_ROW, span, message, help);
            return None;
        }
        let spans = row.cells.into_iter().map(|cell| self.span(cell));
        let cells = row.values.into_iter().zip(spans).collect();
        Some(Row { span, cells })
    }

    fn span(&self, range: Range<usize>) -> Span {
        Span::new(self.file, range.start + self.base..range.end + self.base)
    }

    fn report(&mut self, rule: &'static Rule, span: Span, message: impl Into<String>, help: impl Into<String>) {
        self.diagnostics.push(Diagnostic::new(rule, span, message, help));
    }
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
