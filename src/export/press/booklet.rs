//! Puts pages on sheets for saddle stitching: two pages on each side, in the order that folding asks for. Scales nothing.

use std::fmt::Write;

use lopdf::{Document, Object, ObjectId, Stream, dictionary};

use super::page::{Page, Points, array, points, resources};
use super::{Binding, marks};
use crate::diagnostic::Rule;
use crate::manifest::press::{Booklet, Press};

/// Sheets that stick out so far that pages would be moved over the fold.
pub static EXCESS_CREEP: Rule = Rule::error("excess-creep", "the pages of a booklet stay clear of the fold")
    .because(
        "Sheets further in are moved towards the fold by the thickness of those around them. Many thick sheets move them until words \
         stand in the fold, and then beyond it, where they are cut off. So many sheets are bound in another way.",
        "openletter; the margins of the built-in template",
    )
    .example("#! 20 sheets with `creep = \"0.5mm\"`", "#! 3 sheets with `creep = \"0.1mm\"`");

/// How far pages may be moved towards the fold, in millimetres: half of the narrowest inner margin of the built-in template.
pub const MOST_CREEP: f64 = 7.0;

/// One side of a sheet: the pages on its left and right half, from 0; nothing for a blank one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Side {
    left: Option<usize>,
    right: Option<usize>,
    /// The sheet, from 0, the outermost first.
    sheet: usize,
}

/// Replaces the pages of a file by sheets. Gives these.
pub(super) fn impose(
    document: &mut Document,
    pages: &[Page],
    booklet: Booklet,
    press: &Press,
    binding: Binding,
) -> Result<Vec<Page>, lopdf::Error> {
    let Some(first) = pages.first() else { return Ok(Vec::new()) };
    let (width, height) = (first.width(), first.height());
    let bleed = points(press.bleed);
    let room = marks::room(press).unwrap_or(bleed);
    let forms: Vec<ObjectId> = pages.iter().map(|page| form(document, page)).collect::<Result<_, _>>()?;
    let tree = document.catalog()?.get(b"Pages")?.as_reference()?;
    let trim = [room, room, room + 2.0 * width, room + height];
    let media = [0.0, 0.0, trim[2] + room, trim[3] + room];
    let mut sheets = Vec::new();
    for side in sides(pages.len(), binding) {
        let mut content = String::new();
        let mut names = lopdf::Dictionary::new();
        let push = creep(booklet, side.sheet);
        let spine = room + width;
        // Each page is cut at the fold and at the bleed of its other three sides, and moved towards the fold.
        for (name, index, x, clip) in
            [("L", side.left, room + push, room - bleed), ("R", side.right, spine - push, spine)]
        {
            let Some(index) = index else { continue };
            let page = &pages[index];
            let (dx, dy) = (x - page.trim[0], room - page.trim[1]);
            writeln!(
                content,
                "q {clip:.4} {:.4} {:.4} {:.4} re W n 1 0 0 1 {dx:.4} {dy:.4} cm /{name} Do Q",
                room - bleed,
                width + bleed,
                height + 2.0 * bleed,
            )
            .expect("a string takes all");
            names.set(name, forms[index]);
        }
        let content = document.add_object(Stream::new(lopdf::Dictionary::new(), content.into_bytes()));
        let id = document.add_object(dictionary! {
            "Type" => "Page",
            "Parent" => tree,
            "MediaBox" => array(media),
            "Resources" => dictionary! { "XObject" => names },
            "Contents" => content,
        });
        sheets.push(Page { id, media, trim });
    }
    let kids: Vec<Object> = sheets.iter().map(|sheet| sheet.id.into()).collect();
    let tree = document.get_dictionary_mut(tree)?;
    tree.set("Count", i64::try_from(kids.len()).unwrap_or(i64::MAX));
    tree.set("Kids", kids);
    for page in pages {
        document.objects.remove(&page.id);
    }
    Ok(sheets)
}

/// Gives how far the innermost of so many pages are moved towards the fold, in millimetres.
pub fn innermost(booklet: Booklet, pages: usize) -> f64 {
    let sheets = u32::try_from(pages.div_ceil(4)).unwrap_or(u32::MAX);
    booklet.creep * f64::from(sheets.saturating_sub(1))
}

/// Gives how far the pages of a sheet are moved towards the fold, in points: every sheet around it pushes it out by the thickness
/// of one, and the edge is cut straight.
fn creep(booklet: Booklet, sheet: usize) -> Points {
    #[expect(clippy::cast_precision_loss, reason = "fewer sheets than can be folded")]
    let sheets_around = sheet as f64;
    points(booklet.creep) * sheets_around
}

/// Gives the sides of all sheets in the order of printing: front and back of the outermost first. Pages are filled up to a multiple
/// of four with blank ones at the end.
fn sides(pages: usize, binding: Binding) -> Vec<Side> {
    let full = pages.next_multiple_of(4);
    let page = |index: usize| (index < pages).then_some(index);
    (0..full / 4)
        .flat_map(|sheet| {
            let (outer, inner) = (2 * sheet, full - 1 - 2 * sheet);
            // Seen from the front of a work bound on the left, the last page lies left of the first.
            [(inner, outer), (outer + 1, inner - 1)].map(|(left, right)| match binding {
                Binding::Left => Side { left: page(left), right: page(right), sheet },
                Binding::Right => Side { left: page(right), right: page(left), sheet },
            })
        })
        .collect()
}

/// Makes a form of a page (ISO 32000-1, 8.10): its content as it is, cut at its media.
fn form(document: &mut Document, page: &Page) -> Result<ObjectId, lopdf::Error> {
    let resources = resources(document, page.id)?;
    let content = document.get_page_content(page.id);
    let form = Stream::new(
        dictionary! {
            "Type" => "XObject",
            "Subtype" => "Form",
            "BBox" => array(page.media),
            "Resources" => resources,
        },
        content,
    );
    Ok(document.add_object(form))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn order(pages: usize, binding: Binding) -> Vec<[usize; 2]> {
        let number = |page: Option<usize>| page.map_or(0, |page| page + 1);
        sides(pages, binding).iter().map(|side| [number(side.left), number(side.right)]).collect()
    }

    #[test]
    fn pages_come_in_the_order_of_folding() {
        assert_eq!(order(8, Binding::Left), [[8, 1], [2, 7], [6, 3], [4, 5]]);
        assert_eq!(order(8, Binding::Right), [[1, 8], [7, 2], [3, 6], [5, 4]]);
        assert_eq!(order(6, Binding::Left), [[0, 1], [2, 0], [6, 3], [4, 5]]);
        assert_eq!(order(1, Binding::Right), [[1, 0], [0, 0]]);
        assert_eq!(order(0, Binding::Left), Vec::<[usize; 2]>::new());
    }

    #[test]
    fn inner_sheets_are_moved_further() {
        let booklet = Booklet { creep: 0.1 };
        assert!(creep(booklet, 0).abs() < 1e-9);
        assert!((creep(booklet, 3) - points(0.3)).abs() < 1e-9);
        assert!((innermost(booklet, 13) - 0.3).abs() < 1e-9);
        assert!(innermost(booklet, 0).abs() < 1e-9);
    }
}
