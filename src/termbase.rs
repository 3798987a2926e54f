//! Reads `terms.tsv`, the terms a project has agreed on in each language, into a [`Termbase`]; compares them with no text.

mod cell;
pub mod inflection;

use std::collections::BTreeMap;

use unic_langid::LanguageIdentifier;

use crate::diagnostic::{Diagnostic, Rule};
use crate::locale;
use crate::source::{FileId, Sources, Span, Spanned};

pub use cell::Wording;

/// The name of the list of terms in a project.
pub const FILE: &str = "terms.tsv";

/// A list of terms that cannot be read as it is meant.
pub static INVALID_TERMBASE: Rule =
    Rule::error("invalid-termbase", "the list of terms has a header, one row a term, and as many cells as columns")
        .because(
            "Cells are separated by tabs. A row with a cell too many or too few puts words under the wrong language, and then the \
             check would ask translators for them.",
            "openletter, docs/terms.md",
        )
        .example(
            "## terms.tsv\nterm_id\ten\tfr\tsource\nasylum\tasylum\tUDHR\n",
            "## terms.tsv\nterm_id\ten\tfr\tsource\nasylum\tasylum\tasile\tUDHR\n",
        );

/// The terms a project has agreed on.
#[derive(Debug, Clone, Default)]
pub struct Termbase {
    /// The terms, in the order of the list.
    pub terms: Vec<Term>,
    languages: Vec<String>,
    beginnings: Vec<Beginnings>,
}

/// A concept and its words in each language.
#[derive(Debug, Clone)]
pub struct Term {
    /// Its name in the list.
    pub id: Spanned<String>,
    /// Where its words come from.
    pub source: String,
    cells: Vec<Cell>,
}

/// The words of one language for a concept.
#[derive(Debug, Clone)]
pub struct Cell {
    /// Where they stand.
    pub span: Span,
    /// The words agreed on; each will do.
    pub agreed: Vec<Wording>,
    /// The words that are not to be used.
    pub forbidden: Vec<Wording>,
}

/// The wordings of one language by the word they begin with: indices of term, wording and form.
#[derive(Debug, Clone, Default)]
struct Beginnings {
    by_word: BTreeMap<String, Vec<(usize, usize, usize)>>,
    forbids: bool,
}

impl Term {
    /// Gives its words in the language of a column.
    pub fn cell(&self, column: usize) -> Option<&Cell> {
        self.cells.get(column)
    }
}

impl Termbase {
    /// Reads a list: UTF-8, cells separated by tabs, the first row `term_id`, language tags, and perhaps `source`.
    pub fn parse(file: FileId, sources: &Sources, diagnostics: &mut Vec<Diagnostic>) -> Self {
        let text = sources.file(file).text();
        let mut base = Self::default();
        let mut rows = rows(text).map(|row| {
            row.into_iter().map(|(at, cell)| Spanned { value: cell, span: Span::new(file, at..at + cell.len()) })
        });
        let Some(header) = rows.next().map(Iterator::collect::<Vec<_>>) else { return base };
        let Some((columns, source)) = base.header(&header, diagnostics) else { return base };
        let mut seen: BTreeMap<&str, Span> = BTreeMap::new();
        for cells in rows.map(Iterator::collect::<Vec<_>>) {
            if cells.len() != header.len() {
                let span = Span::new(file, cells[0].span.start..cells[cells.len() - 1].span.end);
                let message = format!("{} cells, where the header names {}", cells.len(), header.len());
                let help = "put one tab between two cells, also beside an empty one, and none inside";
                diagnostics.push(Diagnostic::new(&INVALID_TERMBASE, span, message, help));
                continue;
            }
            let id = &cells[0];
            if id.value.is_empty() {
                let message = "this row has no `term_id`";
                diagnostics.push(Diagnostic::new(
                    &INVALID_TERMBASE,
                    id.span.clone(),
                    message,
                    "give the term a name of its own",
                ));
                continue;
            }
            if let Some(first) = seen.get(id.value) {
                let message = format!("the term `{}` stands twice", id.value.escape_debug());
                let help = "put all its words in one row, or give one of them another name";
                let found = Diagnostic::new(&INVALID_TERMBASE, id.span.clone(), message, help);
                diagnostics.push(found.label(first.clone(), "first here"));
                continue;
            }
            seen.insert(id.value, id.span.clone());
            let source = source.map(|column| cells[column].value.to_owned()).unwrap_or_default();
            let id = Spanned { value: id.value.to_owned(), span: id.span.clone() };
            let cells = columns.iter().map(|&column| cell::read(&cells[column], diagnostics)).collect();
            base.terms.push(Term { id, source, cells });
        }
        base.beginnings = (0..columns.len()).map(|column| base.beginnings(column)).collect();
        base
    }

    /// Finds the columns of languages and that of sources.
    fn header(
        &mut self,
        header: &[Spanned<&str>],
        diagnostics: &mut Vec<Diagnostic>,
    ) -> Option<(Vec<usize>, Option<usize>)> {
        let mut columns = Vec::new();
        let mut source = None;
        let mut usable = true;
        let mut report = |cell: &Spanned<&str>, message: String, help: &str| {
            diagnostics.push(Diagnostic::new(&INVALID_TERMBASE, cell.span.clone(), message, help));
            usable = false;
        };
        for (i, cell) in header.iter().enumerate() {
            let name = cell.value;
            if i == 0 {
                if name != "term_id" {
                    let message = format!("the first column is `{}`", name.escape_debug());
                    report(
                        cell,
                        message,
                        "begin the list with a line `term_id`, the languages, `source`, with tabs between",
                    );
                }
            } else if name == "source" && source.is_none() {
                source = Some(i);
            } else if name == "source" || self.languages.iter().any(|known| known == name) {
                report(cell, format!("the column `{name}` stands twice"), "delete one, or name it after its language");
            } else if let Err(help) = locale::parse(name) {
                report(cell, format!("the column `{}` is no language", name.escape_debug()), &help);
            } else {
                self.languages.push(name.to_owned());
                columns.push(i);
            }
        }
        usable.then_some((columns, source))
    }

    /// Gives the column of a locale: that of its tag, or else of its language.
    pub fn column(&self, tag: &LanguageIdentifier) -> Option<usize> {
        let of = |name: &str| self.languages.iter().position(|known| known == name);
        of(&tag.to_string()).or_else(|| of(tag.language.as_str()))
    }

    /// Gives the agreed wordings of a column that begin with a word, as indices of term, wording and form; the word is written
    /// as [`inflection::singular`] has it.
    pub fn beginning(&self, column: usize, word: &str) -> &[(usize, usize, usize)] {
        self.beginnings[column].by_word.get(word).map_or(&[], Vec::as_slice)
    }

    /// Tells whether any words of a column are not to be used.
    pub fn forbids(&self, column: usize) -> bool {
        self.beginnings[column].forbids
    }

    fn beginnings(&self, column: usize) -> Beginnings {
        let mut found = Beginnings::default();
        for (t, cell) in self.terms.iter().enumerate().filter_map(|(t, term)| Some((t, term.cell(column)?))) {
            found.forbids |= !cell.forbidden.is_empty();
            for (w, wording) in cell.agreed.iter().enumerate() {
                for (f, form) in wording.forms.iter().enumerate() {
                    if let Some(first) = form.first() {
                        let word = inflection::singular(first).to_owned();
                        found.by_word.entry(word).or_default().push((t, w, f));
                    }
                }
            }
        }
        for starting in found.by_word.values_mut() {
            // The longest term is tried first, so that `asylum` is not looked for where `asylum-seekers` stands.
            starting.sort_by_key(|&(t, w, f)| std::cmp::Reverse(self.terms[t].cells[column].agreed[w].forms[f].len()));
        }
        found
    }
}

/// Splits a list into rows of cells, each with its offset; lines that are empty or begin with `#` are left out.
fn rows(text: &str) -> impl Iterator<Item = Vec<(usize, &str)>> {
    let mut at = 0;
    text.split_inclusive('\n').filter_map(move |line| {
        let mut start = at;
        at += line.len();
        let mut line = line.trim_end_matches(['\n', '\r']);
        if let Some(rest) = line.strip_prefix('\u{feff}') {
            start += line.len() - rest.len();
            line = rest;
        }
        if line.trim().is_empty() || line.starts_with('#') {
            return None;
        }
        let mut cells = Vec::new();
        for cell in line.split('\t') {
            let inner = cell.trim_start();
            cells.push((start + cell.len() - inner.len(), inner.trim_end()));
            start += cell.len() + 1;
        }
        Some(cells)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> (Termbase, Vec<String>) {
        let mut sources = Sources::in_memory();
        let file = sources.add(FILE, text.into());
        let mut diagnostics = Vec::new();
        let base = Termbase::parse(file, &sources, &mut diagnostics);
        let found = diagnostics.iter().map(|found| {
            let place = sources.file(file).place(found.span.start);
            format!("{}:{} {}", place.line, place.column, found.message)
        });
        (base, found.collect())
    }

    #[test]
    fn a_list_is_read_with_its_comments_and_whatever_ends_its_lines() {
        let (base, found) =
            read("\u{feff}term_id\ten\tfr\tsource\r\n# why\r\n\r\nasylum\tasylum\tasile / ?refuge\tUDHR\r\n");
        assert_eq!(found, [""; 0]);
        let column = base.column(&"fr-CA".parse().unwrap()).unwrap();
        let agreed = &base.terms[0].cell(column).unwrap().agreed;
        assert_eq!(
            agreed.iter().map(|wording| (wording.text.as_str(), wording.is_sourced)).collect::<Vec<_>>(),
            [("asile", true), ("refuge", false)]
        );
        assert!(base.column(&"de".parse().unwrap()).is_none());
        assert_eq!(base.beginning(0, "asylum").len(), 1);
    }

    #[test]
    fn every_fault_has_its_place() {
        assert_eq!(read("id\ten\tsource\na\tb\tc\n").1, ["1:1 the first column is `id`"]);
        assert_eq!(read("term_id\tenglish\n").1, ["1:9 the column `english` is no language"]);
        assert_eq!(read("term_id\ten\ten\n").1, ["1:12 the column `en` stands twice"]);
        assert_eq!(
            read("term_id\ten\tsource\na\tb\na\tb\tc\td\na\tb\tc\na\tb\tc\n\tb\tc\nd\t(b\tc\n").1,
            [
                "2:1 2 cells, where the header names 3",
                "3:1 4 cells, where the header names 3",
                "5:1 the term `a` stands twice",
                "6:1 this row has no `term_id`",
                "7:3 a bracket in this cell has no partner",
            ]
        );
        assert_eq!(read("").1, [""; 0]);
    }
}
