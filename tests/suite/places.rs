//! Each text on a page leads back to its message, through what the template leaves beside it.

use std::collections::BTreeMap;

use openletter::edition::DocumentKind;
use openletter::letter::Letter;
use openletter::source::Sources;
use openletter::typeset::{Area, Origin, Place, places};
use typst::foundations::{Label, Selector, Value};
use typst::introspection::{Introspector, MetadataElem};
use typst::layout::{Frame, FrameItem, Point, Transform};
use typst::utils::PicoStr;

use crate::support::pages::{edition, set};
use crate::support::project::repository;

#[test]
fn every_message_of_the_letter_has_a_place_on_a_page() {
    let pages = set("ar", DocumentKind::Letter);
    let label = Label::new(PicoStr::intern("message")).unwrap();
    let mut placed: Vec<(String, usize)> = Vec::new();
    for content in pages.introspector().query(&Selector::Label(label)) {
        let Some(metadata) = content.to_packed::<MetadataElem>() else { panic!("the label is for metadata") };
        let Value::Str(id) = &metadata.value else { panic!("a message's id is a string") };
        let page = pages.introspector().page(content.location().unwrap());
        placed.push((id.to_string(), page.map_or(0, std::num::NonZeroUsize::get)));
    }
    let mut sources = Sources::open(&repository()).unwrap();
    let letter = Letter::load(&mut sources, &[]).unwrap().letter.unwrap();
    let mut last = 1;
    for id in letter.manifest.letter.messages() {
        let (_, page) = placed.iter().find(|(placed, _)| *placed == id.value).expect("the message is on a page");
        assert!(*page >= last, "{} stands on page {page}, after page {last}", id.value);
        last = *page;
    }
    assert_eq!(last, 3, "the closing stands at the end of the text");
}

/// Every run of text on a page: its characters and the middle of its baseline.
fn runs(frame: &Frame, transform: Transform, found: &mut Vec<(String, Point)>) {
    for (position, item) in frame.items() {
        match item {
            FrameItem::Group(group) => {
                let inner = Transform::translate(position.x, position.y).pre_concat(group.transform);
                runs(&group.frame, transform.pre_concat(inner), found);
            }
            FrameItem::Text(text) => {
                let middle = Point::new(position.x + text.width() / 2.0, position.y).transform(transform);
                found.push((text.text.to_string(), middle));
            }
            _ => {}
        }
    }
}

fn holds(area: &Area, point: Point) -> bool {
    let (x, y) = (point.x.to_pt(), point.y.to_pt());
    x >= area.x && x <= area.x + area.width && y >= area.y && y <= area.y + area.height
}

/// Counts the characters that are seen; what order they are in is another matter.
fn characters(text: &str) -> BTreeMap<char, usize> {
    let is_seen = |c: &char| {
        !c.is_whitespace() && !('\u{200b}'..='\u{200f}').contains(c) && !('\u{2066}'..='\u{2069}').contains(c)
    };
    text.chars().filter(is_seen).fold(BTreeMap::new(), |mut count, c| {
        *count.entry(c).or_default() += 1;
        count
    })
}

#[test]
fn a_place_holds_the_text_of_its_message_and_nothing_else() {
    for locale in ["en", "es", "fr", "ar"] {
        let edition = edition(locale);
        for document in &edition.documents {
            let pages = set(locale, document.kind);
            let places: Vec<Place> = places(&pages);
            let mut texts: Vec<String> = vec![String::new(); places.len()];
            for (index, page) in pages.pages().iter().enumerate() {
                let mut found = Vec::new();
                runs(&page.frame, Transform::identity(), &mut found);
                for (text, middle) in found {
                    let at = |place: &Place| place.page == index && place.lines.iter().any(|line| holds(line, middle));
                    let owners: Vec<usize> = (0..places.len()).filter(|&place| at(&places[place])).collect();
                    // Bullets and numbers of lists come from no message.
                    let is_mark = characters(&text).len() <= 2 && text.chars().all(|c| !c.is_alphabetic());
                    assert!(owners.len() == 1 || is_mark && owners.is_empty(), "{locale}: {text:?} is in {owners:?}");
                    for owner in owners {
                        texts[owner].push_str(&text);
                    }
                }
            }
            let of = |origin: &Origin| -> Vec<&str> {
                let owned = places.iter().zip(&texts).filter(|(place, _)| place.origin == *origin);
                owned.map(|(_, text)| text.as_str()).collect()
            };
            let furniture = [&document.title.id, &document.page.id];
            for text in document.texts().filter(|text| !furniture.contains(&&text.id)) {
                let found = of(&Origin::Message(text.id.clone())).concat();
                assert_eq!(characters(&found), characters(&text.plain), "{locale}: {}", text.id);
            }
            for title in of(&Origin::Message(document.title.id.clone())) {
                assert_eq!(characters(title), characters(&document.title.plain), "{locale}");
            }
            for (index, name) in document.signatories.iter().flat_map(|them| them.names.iter().enumerate()) {
                let found = of(&Origin::Signatory(index));
                assert_eq!(found.len(), 1, "{locale}: {}", name.text);
                assert_eq!(characters(found[0]), characters(&name.text), "{locale}: {}", name.text);
            }
        }
    }
}
