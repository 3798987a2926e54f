//! Lists the pages of a PDF with what they inherit (ISO 32000-1, 7.7.3), and says where on a page as it is seen a point lies.

use std::collections::BTreeSet;

use super::budget::Excess;
use super::geometry::{MILLIMETRES, Rect};
use super::pdf::Pdf;
use super::pdf::object::{Dict, Id, Object, whole};
use crate::diagnostic::{PagePlace, Point};

/// A page.
#[derive(Debug, Clone)]
pub(crate) struct Page {
    /// From 1.
    pub(crate) number: usize,
    pub(crate) id: Option<Id>,
    pub(crate) dict: Dict,
    pub(crate) resources: Dict,
    pub(crate) boxes: Boxes,
    /// Clockwise, in degrees: 0, 90, 180 or 270.
    pub(crate) rotation: i32,
    /// How many points a unit is.
    pub(crate) unit: f64,
}

/// The boxes of a page (14.11.2), as the file has them.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Boxes {
    pub(crate) media: Option<Rect>,
    pub(crate) crop: Option<Rect>,
    pub(crate) bleed: Option<Rect>,
    pub(crate) trim: Option<Rect>,
    pub(crate) art: Option<Rect>,
}

/// What a page takes from the nodes above it.
#[derive(Debug, Clone, Default)]
struct Inherited {
    resources: Option<Dict>,
    media: Option<Rect>,
    crop: Option<Rect>,
    rotation: Option<f64>,
}

/// US letter in points: what others take a page for that does not say how large it is.
const FALLBACK: Rect = Rect { left: 0.0, bottom: 0.0, right: 612.0, top: 792.0 };

impl Boxes {
    /// Gives the medium; where there is none, or none with an area, that which other readers take.
    pub(crate) fn medium(&self) -> Rect {
        self.media.filter(|media| !media.is_empty()).unwrap_or(FALLBACK)
    }

    /// Gives what is seen on a screen.
    pub(crate) fn visible(&self) -> Rect {
        let media = self.medium();
        self.crop.map(|crop| crop.intersection(&media)).filter(|crop| !crop.is_empty()).unwrap_or(media)
    }

    /// Gives the trimmed page; where it is not named, what is seen.
    pub(crate) fn trimmed(&self) -> Rect {
        self.trim.or(self.art).filter(|trim| !trim.is_empty()).unwrap_or_else(|| self.visible())
    }

    /// Gives what is printed: the bleed, or the trimmed page if there is none.
    pub(crate) fn printed(&self) -> Rect {
        self.bleed.filter(|bleed| !bleed.is_empty()).unwrap_or_else(|| self.trimmed())
    }
}

impl Page {
    /// Says where a point lies.
    pub(crate) fn place(&self, (x, y): (f64, f64)) -> PagePlace {
        let shown = self.boxes.trimmed();
        let (x, y) = match self.rotation {
            90 => (y - shown.bottom, x - shown.left),
            180 => (shown.right - x, y - shown.bottom),
            270 => (shown.top - y, shown.right - x),
            _ => (x - shown.left, shown.top - y),
        };
        let scale = MILLIMETRES * self.unit;
        let at = (x.is_finite() && y.is_finite()).then_some(Point { x: x * scale, y: y * scale });
        PagePlace { page: self.number, at }
    }

    /// Gives the size of a box as it is seen, in millimetres.
    pub(crate) fn size(&self, rect: &Rect) -> (f64, f64) {
        let (width, height) = (rect.width() * MILLIMETRES * self.unit, rect.height() * MILLIMETRES * self.unit);
        if self.rotation % 180 == 0 { (width, height) } else { (height, width) }
    }
}

/// Lists the pages in order. A node that was met before is passed over: it is its own ancestor, or stands in two places.
pub(crate) fn pages(pdf: &Pdf) -> Vec<Page> {
    let mut pages = Vec::new();
    let mut seen = BTreeSet::new();
    let mut waiting = vec![(pdf.catalog().raw("Pages").clone(), Inherited::default())];
    while let Some((object, inherited)) = waiting.pop() {
        let id = object.reference();
        if !pdf.budget.steps(1) {
            break;
        }
        if id.is_some_and(|id| !seen.insert(id)) {
            pdf.miss("a page, or a branch of the tree of pages, stands in two places");
            continue;
        }
        let Object::Dict(dict) = pdf.resolve(&object) else {
            pdf.miss("a page, or a branch of the tree of pages, is not there");
            continue;
        };
        if pdf.name(&dict, "Type").is_some_and(|kind| !matches!(&*kind, "Page" | "Pages")) {
            pdf.miss("something that is no page stands in the tree of pages");
        }
        let inherited = inherit(pdf, &dict, &inherited);
        let kids = pdf.array(&dict, "Kids").filter(|_| !pdf.is(&dict, "Type", "Page"));
        if let Some(kids) = kids {
            pdf.budget.steps(kids.len());
            waiting.extend(kids.iter().rev().map(|kid| (kid.clone(), inherited.clone())));
        } else if pages.len() == pdf.budget.limits.pages {
            pdf.budget.exceed(Excess::Pages);
        } else {
            pages.push(page(pdf, pages.len() + 1, id, dict, inherited));
        }
    }
    let root = pdf.dict(&pdf.catalog(), "Pages").unwrap_or_default();
    let stated = pdf.number(&root, "Count").filter(|count| whole(*count) != Some(pages.len()));
    if let Some(stated) = stated {
        pdf.miss(format!("the file says that it has {stated} pages, and {} can be found", pages.len()));
    }
    pages
}

fn inherit(pdf: &Pdf, dict: &Dict, above: &Inherited) -> Inherited {
    Inherited {
        resources: pdf.dict(dict, "Resources").or_else(|| above.resources.clone()),
        media: rect(pdf, dict, "MediaBox").or(above.media),
        crop: rect(pdf, dict, "CropBox").or(above.crop),
        rotation: pdf.number(dict, "Rotate").or(above.rotation),
    }
}

fn page(pdf: &Pdf, number: usize, id: Option<Id>, dict: Dict, inherited: Inherited) -> Page {
    let rotation = match inherited.rotation.unwrap_or_default().rem_euclid(360.0) {
        45.0..135.0 => 90,
        135.0..225.0 => 180,
        225.0..315.0 => 270,
        _ => 0,
    };
    let boxes = Boxes {
        media: inherited.media,
        crop: inherited.crop,
        bleed: rect(pdf, &dict, "BleedBox"),
        trim: rect(pdf, &dict, "TrimBox"),
        art: rect(pdf, &dict, "ArtBox"),
    };
    let unit = pdf.number(&dict, "UserUnit").filter(|unit| (0.001..=75_000.0).contains(unit)).unwrap_or(1.0);
    Page { number, id, resources: inherited.resources.unwrap_or_default(), boxes, rotation, unit, dict }
}

fn rect(pdf: &Pdf, dict: &Dict, key: &str) -> Option<Rect> {
    Rect::from(&pdf.numbers(dict, key)?)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn place(rotation: i32, at: (f64, f64)) -> (f64, f64) {
        let trim = Rect { left: 72.0, bottom: 72.0, right: 216.0, top: 360.0 };
        let boxes = Boxes { trim: Some(trim), ..Boxes::default() };
        let page =
            Page { number: 1, id: None, dict: Dict::default(), resources: Dict::default(), boxes, rotation, unit: 1.0 };
        let point = page.place(at).at.unwrap();
        (point.x, point.y)
    }

    #[test]
    fn places_are_those_that_are_seen() {
        let corner = (72.0, 360.0);
        assert_eq!(place(0, corner), (0.0, 0.0));
        // Turned clockwise, the upper left corner is at the upper right, the lower right, the lower left.
        assert_eq!(place(90, corner), (101.6, 0.0));
        assert_eq!(place(180, corner), (50.8, 101.6));
        assert_eq!(place(270, corner), (0.0, 50.8));
    }
}
