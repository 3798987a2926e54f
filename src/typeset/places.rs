//! Finds where on the pages each message and each signatory stands, from the marks that the template leaves in the layout. Searches no
//! text: sentences that repeat, furniture and both directions of writing are told apart by where they come from.

use serde::Serialize;
use typst::foundations::{Label, Value};
use typst::introspection::{MetadataElem, Tag};
use typst::layout::{Abs, Em, Frame, FrameItem, Point, Transform};
use typst::text::TextItem;
use typst::utils::PicoStr;
use typst_layout::PagedDocument;

/// How far a line is taken to reach up and down from its baseline. Fonts claim more, Arabic ones so much that lines would overlap.
const UP: Em = Em::new(0.8);
const DOWN: Em = Em::new(-0.3);

/// Something on a page that comes from one place in the project.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Place {
    /// What it comes from.
    #[serde(flatten)]
    pub origin: Origin,
    /// The page, from 0.
    pub page: usize,
    /// The lines, in reading order; at least one.
    pub lines: Vec<Area>,
}

/// What something on a page comes from.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Origin {
    /// The message with this id.
    Message(String),
    /// The name at this index in [`crate::edition::Signatories::names`].
    Signatory(usize),
}

/// A rectangle on a page, in points from the upper left corner of the trimmed page.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct Area {
    /// The left edge.
    pub x: f64,
    /// The upper edge.
    pub y: f64,
    /// The width.
    pub width: f64,
    /// The height.
    pub height: f64,
}

/// Gives every place on the pages of a document, page by page in reading order. Text without a mark has none.
pub fn places(document: &PagedDocument) -> Vec<Place> {
    let mut walk = Walk { labels: Labels::new(), open: Vec::new(), page: 0, places: Vec::new() };
    for (index, page) in document.pages().iter().enumerate() {
        walk.page = index;
        // What goes on from the page before is a place of its own.
        for open in &mut walk.open {
            open.place = None;
        }
        walk.frame(&page.frame, Transform::identity());
    }
    walk.places
}

/// The labels of the marks.
struct Labels {
    message: Label,
    message_end: Label,
    signatory: Label,
    signatory_end: Label,
}

impl Labels {
    fn new() -> Self {
        let label = |name| Label::new(PicoStr::intern(name)).expect("the name is not empty");
        Self {
            message: label("message"),
            message_end: label("message-end"),
            signatory: label("signatory"),
            signatory_end: label("signatory-end"),
        }
    }
}

/// A mark whose end has not come yet, and its place on this page.
struct Open {
    origin: Origin,
    place: Option<usize>,
}

struct Walk {
    labels: Labels,
    open: Vec<Open>,
    page: usize,
    places: Vec<Place>,
}

impl Walk {
    fn frame(&mut self, frame: &Frame, transform: Transform) {
        for (position, item) in frame.items() {
            match item {
                FrameItem::Group(group) => {
                    let inner = Transform::translate(position.x, position.y).pre_concat(group.transform);
                    self.frame(&group.frame, transform.pre_concat(inner));
                }
                FrameItem::Text(text) => self.text(text, *position, transform),
                FrameItem::Tag(Tag::Start(element, _)) => {
                    if let Some(mark) = element.to_packed::<MetadataElem>() {
                        self.mark(element.label(), &mark.value);
                    }
                }
                FrameItem::Tag(Tag::End(..)) | FrameItem::Shape(..) | FrameItem::Image(..) | FrameItem::Link(..) => {}
            }
        }
    }

    fn mark(&mut self, label: Option<Label>, value: &Value) {
        let Some(label) = label else { return };
        let origin = match value {
            Value::Str(id) if label == self.labels.message => Origin::Message(id.to_string()),
            Value::Int(index) if label == self.labels.signatory => match usize::try_from(*index) {
                Ok(index) => Origin::Signatory(index),
                Err(_) => return,
            },
            _ => {
                // A template may leave out ends: what began last counts.
                let is_end = label == self.labels.message_end || label == self.labels.signatory_end;
                if is_end {
                    self.open.pop();
                }
                return;
            }
        };
        self.open.push(Open { origin, place: None });
    }

    fn text(&mut self, text: &TextItem, position: Point, transform: Transform) {
        let Some(open) = self.open.last_mut() else { return };
        let (up, down) = (UP.at(text.size), DOWN.at(text.size));
        let area = area(position, text.width(), up, down, transform);
        let place = *open.place.get_or_insert_with(|| {
            self.places.push(Place { origin: open.origin.clone(), page: self.page, lines: Vec::new() });
            self.places.len() - 1
        });
        let lines = &mut self.places[place].lines;
        match lines.last_mut().filter(|line| line.is_beside(&area)) {
            Some(line) => *line = line.with(&area),
            None => lines.push(area),
        }
    }
}

/// The rectangle around a run of text that reaches so far up and down.
fn area(position: Point, width: Abs, up: Abs, down: Abs, transform: Transform) -> Area {
    let corner = |x, y| (position + Point::new(x, y)).transform(transform);
    let corners = [corner(Abs::zero(), -up), corner(width, -up), corner(Abs::zero(), -down), corner(width, -down)];
    let least = |of: fn(&Point) -> Abs| corners.iter().map(of).fold(Abs::inf(), Abs::min).to_pt();
    let most = |of: fn(&Point) -> Abs| corners.iter().map(of).fold(-Abs::inf(), Abs::max).to_pt();
    let (x, y) = (least(|point| point.x), least(|point| point.y));
    Area { x, y, width: most(|point| point.x) - x, height: most(|point| point.y) - y }
}

impl Area {
    /// Tells whether the other stands on the same line: half of the lower of both beside the other.
    fn is_beside(&self, other: &Self) -> bool {
        let shared = (self.y + self.height).min(other.y + other.height) - self.y.max(other.y);
        shared > 0.5 * self.height.min(other.height)
    }

    /// Gives the rectangle around both.
    fn with(&self, other: &Self) -> Self {
        let (x, y) = (self.x.min(other.x), self.y.min(other.y));
        let right = (self.x + self.width).max(other.x + other.width);
        let bottom = (self.y + self.height).max(other.y + other.height);
        Self { x, y, width: right - x, height: bottom - y }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn runs_on_a_line_are_one_and_lines_are_not() {
        let run = |x, y| Area { x, y, width: 10.0, height: 12.0 };
        assert!(run(0.0, 0.0).is_beside(&run(30.0, 2.0)));
        assert!(!run(0.0, 0.0).is_beside(&run(0.0, 14.0)));
        assert_eq!(run(0.0, 0.0).with(&run(30.0, 2.0)), Area { x: 0.0, y: 0.0, width: 40.0, height: 14.0 });
    }
}
