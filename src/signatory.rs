//! Reads the list of signatories; keeps every name exactly as given and never corrects, merges or drops one.

mod rules;

use std::collections::BTreeMap;

use icu::normalizer::ComposingNormalizer;
use icu::properties::CodePointSetData;
use icu::properties::props::DefaultIgnorableCodePoint;
use unic_langid::LanguageIdentifier;

use crate::diagnostic::{Diagnostic, MALFORMED_LOCALE, Rule, closest};
use crate::locale;
use crate::source::{FileId, Sources, Span};
use crate::table::{Columns, Row, Table, name};

pub use rules::{DUPLICATE_NAME, EMPTY_LIST, EMPTY_NAME, UNKNOWN_STATUS};

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

/// The columns of the list.
pub const COLUMNS: Columns =
    Columns { known: &["name", "lang", "country", "status"], required: "name", refused: |_| None };
const STATUSES: [(&str, Status); 3] =
    [("signed", Status::Signed), ("pending", Status::Pending), ("withdrawn", Status::Withdrawn)];

/// Reads a list (RFC 4180, UTF-8, a byte-order mark allowed), in its own order.
pub fn parse(file: FileId, sources: &Sources, diagnostics: &mut Vec<Diagnostic>) -> Vec<Signatory> {
    let Some(table) = Table::read(file, COLUMNS, sources, diagnostics) else { return Vec::new() };
    let mut list = List { table: &table, diagnostics };
    let mut signatories = Vec::new();
    let mut seen: BTreeMap<String, Span> = BTreeMap::new();
    for row in &table.rows {
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
    if table.written.is_empty() && list.diagnostics.is_empty() {
        list.report(&EMPTY_LIST, table.header.clone(), "the list names no signatory", "add one row for each");
    } else if !signatories.is_empty() && signatories.iter().all(|signatory| signatory.status != Status::Signed) {
        let help = "empty the status of those whose names are to be printed";
        list.report(&EMPTY_LIST, table.header.clone(), "no signatory in the list is to be published", help);
    }
    signatories
}

struct List<'a> {
    table: &'a Table,
    diagnostics: &'a mut Vec<Diagnostic>,
}

impl List<'_> {
    fn signatory(&mut self, row: &Row) -> Option<Signatory> {
        let (name, span) = self.table.cell(row, "name")?;
        if name.trim().is_empty() {
            self.report(&EMPTY_NAME, row.span.clone(), "this row has no name", "fill in the name, or delete the row");
            return None;
        }
        if let Some(fault) = name::fault(name, &span) {
            self.diagnostics.push(fault);
            return None;
        }
        if !name.chars().any(char::is_alphanumeric) {
            self.report(&EMPTY_NAME, span, "this name has no letter", "fill in the name, or delete the row");
            return None;
        }
        let lang = self.table.filled(row, "lang").and_then(|(tag, span)| {
            locale::parse(tag)
                .map_err(|help| {
                    let message = format!("`{}` is not a language tag", tag.escape_debug());
                    self.report(&MALFORMED_LOCALE, span, message, help);
                })
                .ok()
        });
        let country = self.table.filled(row, "country").map(|(country, _)| country.to_owned());
        let status =
            self.table.filled(row, "status").map_or(Status::Signed, |(status, span)| self.status(status, span));
        Some(Signatory { name: name.to_owned(), lang, country, status, span })
    }

    fn status(&mut self, status: &str, span: Span) -> Status {
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

    fn report(&mut self, rule: &'static Rule, span: Span, message: impl Into<String>, help: impl Into<String>) {
        self.diagnostics.push(Diagnostic::new(rule, span, message, help));
    }
}

/// Gives what a reader sees of a name, to tell whether it stands in the list already: invisible differences do not count.
fn seen_as(name: &str) -> String {
    let invisible = CodePointSetData::new::<DefaultIgnorableCodePoint>();
    let composed = ComposingNormalizer::new_nfc().normalize(name).into_owned();
    let visible: String = composed.chars().filter(|&c| !invisible.contains(c)).collect();
    visible.split_whitespace().collect::<Vec<_>>().join(" ")
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
        diagnostics.sort_by_key(|found| found.span.start);
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
