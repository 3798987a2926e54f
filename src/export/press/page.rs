//! One page of a file: its boxes, its content, and room around it. Looks into no content.

use lopdf::{Dictionary, Document, Object, ObjectId, Stream, dictionary};

use super::{dictionary_of, real};

/// A length in points, 72 to the inch.
pub(super) type Points = f64;

/// A rectangle: left, bottom, right, top.
pub(super) type Rectangle = [Points; 4];

/// The name under which pages find the state in which black is printed over what lies beneath.
const OVERPRINT: &str = "OverprintBlack";

/// A page and where it is cut.
#[derive(Debug, Clone, Copy)]
pub(super) struct Page {
    pub(super) id: ObjectId,
    pub(super) media: Rectangle,
    pub(super) trim: Rectangle,
}

/// Gives a length of the manifest, which is in millimetres.
pub(super) fn points(millimetres: f64) -> Points {
    millimetres / 25.4 * 72.0
}

impl Page {
    pub(super) fn read(document: &Document, id: ObjectId) -> Result<Self, lopdf::Error> {
        let page = document.get_dictionary(id)?;
        let media = rectangle(page.get(b"MediaBox")?)?;
        let trim = page.get(b"TrimBox").map_or(Ok(media), rectangle)?;
        Ok(Self { id, media, trim })
    }

    pub(super) fn width(&self) -> Points {
        self.trim[2] - self.trim[0]
    }

    pub(super) fn height(&self) -> Points {
        self.trim[3] - self.trim[1]
    }

    /// Gives the page so much room around the trimmed edge: none for no marks, and then it stays as it is.
    pub(super) fn enlarged(self, document: &mut Document, room: Option<Points>) -> Result<Self, lopdf::Error> {
        let Some(room) = room else { return Ok(self) };
        let (dx, dy) = (room - self.trim[0], room - self.trim[1]);
        let [left, bottom, right, top] = self.media;
        // What bleeds stays within what bled, so that nothing reaches the marks.
        let before = format!(
            "q 1 0 0 1 {dx:.4} {dy:.4} cm {left:.4} {bottom:.4} {:.4} {:.4} re W n\n",
            right - left,
            top - bottom
        );
        wrap(document, self.id, before, "\nQ\n".to_owned())?;
        shift_targets(document, self.id, (dx, dy));
        let trim = [room, room, room + self.width(), room + self.height()];
        Ok(Self { media: [0.0, 0.0, trim[2] + room, trim[3] + room], trim, ..self })
    }

    /// Writes the boxes (ISO 32000-1, 14.11.2): each within the one before.
    pub(super) fn set_boxes(&self, document: &mut Document, bleed: Points) -> Result<(), lopdf::Error> {
        let [left, bottom, right, top] = self.trim;
        let media = self.media;
        let bleed = [
            (left - bleed).max(media[0]),
            (bottom - bleed).max(media[1]),
            (right + bleed).min(media[2]),
            (top + bleed).min(media[3]),
        ];
        let page = document.get_dictionary_mut(self.id)?;
        page.set("MediaBox", array(media));
        page.set("BleedBox", array(bleed));
        page.set("TrimBox", array(self.trim));
        Ok(())
    }
}

/// Puts content before and after that of a page.
pub(super) fn wrap(document: &mut Document, page: ObjectId, before: String, after: String) -> Result<(), lopdf::Error> {
    let mut part = |content: String| document.add_object(Stream::new(Dictionary::new(), content.into_bytes())).into();
    let (before, after): (Object, Object) = (part(before), part(after));
    let contents = document.get_page_contents(page).into_iter().map(Object::Reference);
    let contents = std::iter::once(before).chain(contents).chain([after]).collect();
    document.get_dictionary_mut(page)?.set("Contents", Object::Array(contents));
    Ok(())
}

/// Has black printed over what lies beneath, from the first operator on; overprint mode 1 lets the plates alone on which an ink
/// is nothing (ISO 32000-1, 8.6.7).
pub(super) fn overprint_black(document: &mut Document, pages: &[Page]) -> Result<(), lopdf::Error> {
    let state = document.add_object(dictionary! {
        "Type" => "ExtGState", "OP" => true, "op" => true, "OPM" => 1,
    });
    for page in pages {
        let resources = resources(document, page.id)?;
        dictionary_of(document, resources, b"ExtGState")?.set(OVERPRINT, state);
        wrap(document, page.id, format!("q /{OVERPRINT} gs\n"), "\nQ\n".to_owned())?;
    }
    Ok(())
}

/// Gives the resources of a page as an object of their own.
pub(super) fn resources(document: &mut Document, page: ObjectId) -> Result<ObjectId, lopdf::Error> {
    let inherited = inherited(document, page)?;
    let own = match inherited {
        Object::Reference(id) => return Ok(id),
        other => other,
    };
    let id = document.add_object(own);
    document.get_dictionary_mut(page)?.set("Resources", id);
    Ok(id)
}

fn inherited(document: &Document, page: ObjectId) -> Result<Object, lopdf::Error> {
    // As deep as a tree of pages can be of which no page is its own ancestor.
    let mut node = document.get_dictionary(page)?;
    for _ in 0..document.objects.len() {
        if let Ok(resources) = node.get(b"Resources") {
            return Ok(resources.clone());
        }
        let Ok(parent) = node.get(b"Parent").and_then(Object::as_reference) else { break };
        node = document.get_dictionary(parent)?;
    }
    Ok(Object::Dictionary(Dictionary::new()))
}

/// Moves what points into a page with its content: links on it, and destinations that lead to it (ISO 32000-1, 12.3.2.2).
fn shift_targets(document: &mut Document, page: ObjectId, (dx, dy): (Points, Points)) {
    let annotations: Vec<ObjectId> = match document.get_dictionary(page).and_then(|page| page.get(b"Annots")) {
        Ok(Object::Array(items)) => items.iter().filter_map(|item| item.as_reference().ok()).collect(),
        _ => Vec::new(),
    };
    for id in annotations {
        let Ok(annotation) = document.get_dictionary_mut(id) else { continue };
        let Ok([left, bottom, right, top]) = annotation.get(b"Rect").and_then(rectangle) else { continue };
        annotation.set("Rect", array([left + dx, bottom + dy, right + dx, top + dy]));
    }
    for object in document.objects.values_mut() {
        shift_destination(object, page, (dx, dy));
    }
}

fn shift_destination(object: &mut Object, page: ObjectId, by: (Points, Points)) {
    match object {
        Object::Array(items) => match items.as_mut_slice() {
            [Object::Reference(target), Object::Name(kind), x, y, ..] if *target == page && kind == b"XYZ" => {
                for (place, by) in [(x, by.0), (y, by.1)] {
                    if let Ok(at) = place.as_float() {
                        *place = real(f64::from(at) + by);
                    }
                }
            }
            items => items.iter_mut().for_each(|item| shift_destination(item, page, by)),
        },
        Object::Dictionary(dictionary) => {
            dictionary.iter_mut().for_each(|(_, value)| shift_destination(value, page, by));
        }
        _ => {}
    }
}

pub(super) fn array(rectangle: Rectangle) -> Object {
    Object::Array(rectangle.map(real).to_vec())
}

fn rectangle(object: &Object) -> Result<Rectangle, lopdf::Error> {
    let items = object.as_array()?;
    let mut sides = [0.0; 4];
    for (side, item) in sides.iter_mut().zip(items) {
        *side = f64::from(item.as_float()?);
    }
    Ok(sides)
}
