//! Finds the objects of a file whose cross-references are damaged, by reading it from end to end; mends nothing in the file.

use std::collections::BTreeMap;

use super::Pdf;
use super::object::{Dict, Id, Name, Object};
use super::parse::{Parser, Syntax, find, is_space};
use super::xref::{Entry, Table};

/// Reads the file from end to end. Of two objects of one number the last counts, as in a file that was updated.
pub(super) fn read(pdf: &Pdf) -> Table {
    let mut table = Table::default();
    let mut streams = Vec::new();
    let mut catalog = None;
    let mut trailers: Vec<Dict> = Vec::new();
    let mut at = 0;
    while let Some(found) = find(pdf.bytes, b"obj", at) {
        at = found + 3;
        if !pdf.budget.steps(1) {
            return table;
        }
        let Some((id, offset)) = heading(pdf.bytes, found) else { continue };
        table.entries.insert(id, Entry::Offset(offset));
        // Only a look at what it is: it is read when it is asked for.
        let mut parser = Parser::new(pdf.bytes, at, Syntax::File, pdf.budget);
        parser.skip_space();
        if !pdf.bytes[parser.at..].starts_with(b"<<") {
            continue;
        }
        let Some(Object::Dict(dict)) = parser.object() else { continue };
        match dict.raw("Type").name().map(|name| &**name) {
            Some("Catalog") => catalog = Some(id),
            Some("ObjStm") => streams.push(id),
            Some("XRef") => trailers.push(dict),
            _ => {}
        }
    }
    let mut at = 0;
    while let Some(found) = find(pdf.bytes, b"trailer", at) {
        at = found + 7;
        if let Some(Object::Dict(dict)) = Parser::new(pdf.bytes, at, Syntax::File, pdf.budget).object() {
            trailers.push(dict);
        }
    }
    table.trailer = trailer(&trailers, catalog);
    *pdf.table.borrow_mut() = Table { entries: table.entries.clone(), trailer: table.trailer.clone() };
    for id in streams {
        let Some(stream) = pdf.object_stream(id) else { continue };
        for (i, (within, _)) in stream.places.iter().enumerate() {
            table.entries.entry(*within).or_insert(Entry::Within(id, i));
        }
    }
    if !table.trailer.has("Root") {
        table.trailer = trailer(&trailers, catalog_within(pdf, &table));
    }
    table
}

/// Reads the two numbers before `obj`, and says where the first begins.
fn heading(bytes: &[u8], obj: usize) -> Option<(Id, usize)> {
    let back = |at: usize, is: fn(u8) -> bool| {
        let length = bytes[..at].iter().rev().take(16).take_while(|byte| is(**byte)).count();
        (at - length, length)
    };
    let (at, _) = back(obj, is_space);
    let (at, generation) = back(at, |byte| byte.is_ascii_digit());
    let (at, space) = back(at, is_space);
    let (start, digits) = back(at, |byte| byte.is_ascii_digit());
    if generation == 0 || space == 0 || digits == 0 {
        return None;
    }
    let id = std::str::from_utf8(&bytes[start..at]).ok()?.parse().ok()?;
    Some((id, start))
}

/// Puts together what trailers say: the last one counts, and what only older ones know.
fn trailer(trailers: &[Dict], catalog: Option<Id>) -> Dict {
    let mut entries: BTreeMap<Name, Object> = BTreeMap::new();
    for (key, value) in trailers.iter().rev().flat_map(Dict::entries) {
        if matches!(&**key, "Root" | "Info" | "ID" | "Encrypt") {
            entries.entry(key.clone()).or_insert_with(|| value.clone());
        }
    }
    if let Some(id) = catalog {
        entries.entry("Root".into()).or_insert(Object::Reference(id));
    }
    Dict::new(entries)
}

/// Looks for the catalog in object streams.
fn catalog_within(pdf: &Pdf, table: &Table) -> Option<Id> {
    let within = table.entries.iter().filter_map(|(id, entry)| match entry {
        Entry::Within(stream, index) => Some((*id, *stream, *index)),
        Entry::Offset(_) | Entry::Free => None,
    });
    within.into_iter().find_map(|(id, stream, index)| {
        let object = pdf.object_within(stream, index, id)?;
        pdf.is(object.dict()?, "Type", "Catalog").then_some(id)
    })
}
