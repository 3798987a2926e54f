//! Draws crop and fold marks around a sheet, outside the bleed; nothing else is drawn by a finisher.

use lopdf::{Dictionary, Document, Object, dictionary};

use super::dictionary_of;
use super::page::{Page, Points, points, resources, wrap};
use crate::manifest::press::{Black, Press};

/// How long a mark is, in millimetres.
const LENGTH: f64 = 5.0;
/// How wide its line is, in points.
const WIDTH: Points = 0.25;
/// The name of the colour of registration, which is printed on every plate.
const REGISTRATION: &str = "Registration";

/// Gives the room around the trimmed edge that marks and bleed need; nothing where there are no marks.
pub(super) fn room(press: &Press) -> Option<Points> {
    press.marks.map(|offset| points(press.bleed.max(offset + LENGTH)))
}

/// Draws the marks of a sheet, if the printer asks for them.
pub(super) fn draw(document: &mut Document, sheet: &Page, press: &Press) -> Result<(), lopdf::Error> {
    let Some(offset) = press.marks.map(points) else { return Ok(()) };
    let colour = match press.black {
        Black::KOnly => "0 0 0 1 K".to_owned(),
        Black::Rich(_) => {
            registration(document, sheet)?;
            format!("/{REGISTRATION} CS 1 SCN")
        }
    };
    let [left, bottom, right, top] = sheet.trim;
    let (near, far) = (offset, offset + points(LENGTH));
    let mut lines = Vec::new();
    for x in [left, right] {
        lines.push([x, bottom - near, x, bottom - far]);
        lines.push([x, top + near, x, top + far]);
    }
    for y in [bottom, top] {
        lines.push([left - near, y, left - far, y]);
        lines.push([right + near, y, right + far, y]);
    }
    let mut content = format!("q {colour} {WIDTH} w\n");
    for line in lines {
        content.push_str(&stroke(line));
    }
    if press.imposition.is_some() {
        let fold = f64::midpoint(left, right);
        content.push_str("[3 2] 0 d\n");
        content.push_str(&stroke([fold, bottom - near, fold, bottom - far]));
        content.push_str(&stroke([fold, top + near, fold, top + far]));
    }
    content.push_str("Q\n");
    wrap(document, sheet.id, String::new(), content)
}

fn stroke([x, y, to_x, to_y]: [Points; 4]) -> String {
    format!("{x:.4} {y:.4} m {to_x:.4} {to_y:.4} l S\n")
}

/// Gives a page the colour of registration: the separation `All` (ISO 32000-1, 8.6.6.4), shown on a screen as black.
fn registration(document: &mut Document, sheet: &Page) -> Result<(), lopdf::Error> {
    let shown = dictionary! {
        "FunctionType" => 2,
        "Domain" => vec![0.into(), 1.into()],
        "C0" => vec![0.into(); 4],
        "C1" => vec![Object::Integer(1); 4],
        "N" => 1,
    };
    let space: Vec<Object> =
        vec!["Separation".into(), "All".into(), "DeviceCMYK".into(), Object::Dictionary(Dictionary::clone(&shown))];
    let resources = resources(document, sheet.id)?;
    dictionary_of(document, resources, b"ColorSpace")?.set(REGISTRATION, Object::Array(space));
    Ok(())
}
