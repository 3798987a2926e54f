//! Reads where the objects of a file are: tables and streams of cross-references (ISO 32000-1, 7.5.4 and 7.5.8); guesses nothing.

use std::collections::{BTreeMap, BTreeSet};

use super::Pdf;
use super::object::{Dict, Id, Object, Stream, whole};
use super::parse::{Parser, Syntax, find};

/// Where objects are, and what the trailer says.
#[derive(Debug, Default)]
pub(super) struct Table {
    pub(super) entries: BTreeMap<Id, Entry>,
    pub(super) trailer: Dict,
}

/// Where an object is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Entry {
    Free,
    /// At this byte of the file.
    Offset(usize),
    /// In this object stream, at this index.
    Within(Id, usize),
}

/// How far from the end of the file the last `startxref` is looked for.
const TAIL: usize = 2048;
/// More updates than any file has.
const SECTIONS: usize = 1000;

/// Reads the newest section and all that it names as older; nothing if any of them is damaged.
pub(super) fn read(pdf: &Pdf, shift: usize) -> Option<Table> {
    let tail = pdf.bytes.len().saturating_sub(TAIL);
    let mut start = None;
    let mut from = tail;
    while let Some(at) = find(pdf.bytes, b"startxref", from) {
        start = Some(at);
        from = at + 1;
    }
    let mut parser = Parser::new(pdf.bytes, start? + "startxref".len(), Syntax::File, pdf.budget);
    let mut waiting = vec![parser.integer()?];
    let mut seen = BTreeSet::new();
    let mut table = Table::default();
    while let Some(offset) = waiting.pop() {
        if !seen.insert(offset) || seen.len() > SECTIONS {
            return None;
        }
        // Offsets count from the header, or in careless files from the first byte.
        let trailer =
            [offset, offset.saturating_add(shift)].into_iter().find_map(|at| section(pdf, at, shift, &mut table))?;
        if table.trailer.is_empty() {
            table.trailer = trailer.clone();
        }
        // What is pushed last is read first, and what is read first counts.
        waiting.extend(trailer.raw("Prev").number().and_then(whole));
        waiting.extend(trailer.raw("XRefStm").number().and_then(whole));
    }
    Some(table)
}

/// Reads one section and gives its trailer.
fn section(pdf: &Pdf, offset: usize, shift: usize, table: &mut Table) -> Option<Dict> {
    let mut parser = Parser::new(pdf.bytes, offset, Syntax::File, pdf.budget);
    if parser.keyword(b"xref") {
        return subsections(pdf, &mut parser, shift, table);
    }
    let id = Id::try_from(parser.integer()?).ok()?;
    let object = pdf.object_at(offset, id)?;
    let stream = object.stream()?;
    stream_entries(pdf, stream, shift, table)?;
    Some(stream.dict.clone())
}

fn subsections(pdf: &Pdf, parser: &mut Parser, shift: usize, table: &mut Table) -> Option<Dict> {
    loop {
        if parser.keyword(b"trailer") {
            return match parser.object()? {
                Object::Dict(dict) => Some(dict),
                _ => None,
            };
        }
        let (first, count) = (parser.integer()?, parser.integer()?);
        for i in 0..count {
            let (offset, _generation) = (parser.integer()?, parser.integer()?);
            let entry = if parser.keyword(b"n") {
                Entry::Offset(offset.saturating_add(shift))
            } else if parser.keyword(b"f") {
                Entry::Free
            } else {
                return None;
            };
            pdf.budget.steps(20).then_some(())?;
            let id = Id::try_from(first.checked_add(i)?).ok()?;
            table.entries.entry(id).or_insert(entry);
        }
    }
}

fn stream_entries(pdf: &Pdf, stream: &Stream, shift: usize, table: &mut Table) -> Option<()> {
    let widths: Vec<usize> = pdf.numbers(&stream.dict, "W")?.into_iter().filter_map(whole).collect();
    let &[kind, second, third] = widths.as_slice() else { return None };
    if [kind, second, third].iter().any(|width| *width > 8) || kind + second + third == 0 {
        return None;
    }
    let data = pdf.decode(stream)?;
    let size = whole(pdf.number(&stream.dict, "Size")?)?;
    let index = pdf.numbers(&stream.dict, "Index").unwrap_or_default();
    let index: Vec<usize> = index.into_iter().filter_map(whole).collect();
    let ranges = if index.is_empty() { vec![0, size] } else { index };
    let mut rows = data.chunks_exact(kind + second + third);
    let field = |bytes: &[u8]| bytes.iter().fold(0usize, |value, byte| value << 8 | usize::from(*byte));
    for range in ranges.chunks_exact(2) {
        for i in 0..range[1] {
            let Some(row) = rows.next() else { return Some(()) };
            pdf.budget.steps(20).then_some(())?;
            let (a, rest) = row.split_at(kind);
            let (b, c) = rest.split_at(second);
            let entry = match if kind == 0 { 1 } else { field(a) } {
                0 => Entry::Free,
                1 => Entry::Offset(field(b).saturating_add(shift)),
                2 => Entry::Within(Id::try_from(field(b)).ok()?, field(c)),
                _ => continue,
            };
            let id = Id::try_from(range[0].checked_add(i)?).ok()?;
            table.entries.entry(id).or_insert(entry);
        }
    }
    Some(())
}
