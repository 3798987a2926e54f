//! Finishes an exported file for one printer: boxes, marks, output intent, identification, sheets. Draws marks outside the bleed and
//! nothing else; every glyph stays as it was exported.

mod booklet;
mod icc;
mod identification;
mod marks;
mod page;

use lopdf::{Dictionary, Document, Object, ObjectId};

use crate::export::pdf::Identity;
use crate::manifest::press::{Keep, Overprint, Press};

pub use booklet::{EXCESS_CREEP, MOST_CREEP, innermost};
pub use icc::{INVALID_ICC, Icc};

use page::{Page, Points};

/// The side on which a printed work is bound: where its pages turn.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Binding {
    /// As works in scripts that run from left to right.
    Left,
    /// As works in scripts that run from right to left.
    Right,
}

/// Finishes a file for a printer. Gives its bytes and how many pages it has now.
///
/// # Errors
/// What was exported is not a file of pages as we export them: a mistake of the program.
pub fn finish(
    exported: &[u8],
    press: &Press,
    icc: Option<&Icc>,
    binding: Binding,
    identity: &Identity,
) -> Result<(Vec<u8>, usize), lopdf::Error> {
    let mut document = Document::load_mem(exported)?;
    drop_interaction(&mut document, press)?;
    let room = marks::room(press);
    let pages: Vec<Page> = document.page_iter().map(|id| Page::read(&document, id)).collect::<Result<_, _>>()?;
    if press.overprint == Overprint::Black {
        page::overprint_black(&mut document, &pages)?;
    }
    let sheets = match press.imposition {
        Some(imposition) => booklet::impose(&mut document, &pages, imposition, press, binding)?,
        None => pages.iter().map(|page| page.enlarged(&mut document, room)).collect::<Result<_, _>>()?,
    };
    for sheet in &sheets {
        marks::draw(&mut document, sheet, press)?;
        sheet.set_boxes(&mut document, page::points(press.bleed))?;
    }
    blend_in_ink(&mut document);
    identification::claim(&mut document, press, icc, identity, exported)?;
    document.prune_objects();
    document.renumber_objects();
    document.compress();
    let mut bytes = Vec::new();
    document.save_to(&mut bytes)?;
    Ok((bytes, sheets.len()))
}

/// Takes out what only a screen shows, as far as the printer does not want it.
fn drop_interaction(document: &mut Document, press: &Press) -> Result<(), lopdf::Error> {
    let pages: Vec<ObjectId> = document.page_iter().collect();
    // Sheets have other pages than those that links and bookmarks lead to.
    let is_imposed = press.imposition.is_some();
    let (links, outline) = (press.links == Keep::Keep && !is_imposed, press.outline == Keep::Keep && !is_imposed);
    if !links {
        for page in pages {
            document.get_dictionary_mut(page)?.remove(b"Annots");
        }
    }
    let catalog = document.catalog_mut()?;
    if !outline {
        for key in [&b"Outlines"[..], b"PageMode"] {
            catalog.remove(key);
        }
    }
    if !links && !outline {
        for key in [&b"Dests"[..], b"Names", b"OpenAction", b"AA", b"AcroForm"] {
            catalog.remove(key);
        }
    }
    Ok(())
}

/// Has transparent groups blended in the inks of the press. The exporter names the colours of a screen, which a file for four inks
/// may not do, and which would make black of all four.
fn blend_in_ink(document: &mut Document) {
    for object in document.objects.values_mut() {
        let dictionary = match object {
            Object::Dictionary(dictionary) => dictionary,
            Object::Stream(stream) => &mut stream.dict,
            _ => continue,
        };
        let Ok(Object::Dictionary(group)) = dictionary.get_mut(b"Group") else { continue };
        if group.get(b"CS").is_ok_and(|space| space.as_name().is_ok_and(|name| name == b"DeviceRGB")) {
            group.set("CS", "DeviceCMYK");
        }
    }
}

/// A number of the file; coordinates need no more than single precision.
fn real(points: Points) -> Object {
    #[expect(clippy::cast_possible_truncation, reason = "points of a page, far within single precision")]
    Object::Real(points as f32)
}

/// Gives the dictionary of an entry, wherever it stands, making it if there is none.
fn dictionary_of<'a>(
    document: &'a mut Document,
    owner: ObjectId,
    key: &[u8],
) -> Result<&'a mut Dictionary, lopdf::Error> {
    if let Ok(Object::Reference(id)) = document.get_dictionary(owner)?.get(key) {
        let id = *id;
        return document.get_dictionary_mut(id);
    }
    let owner = document.get_dictionary_mut(owner)?;
    if owner.get(key).is_err() {
        owner.set(key, Dictionary::new());
    }
    owner.get_mut(key)?.as_dict_mut()
}
