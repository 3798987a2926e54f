//! Each text on a page leads back to its message, through what the template leaves beside it.

use openletter::edition::DocumentKind;
use openletter::letter::Letter;
use openletter::source::Sources;
use typst::foundations::{Label, Selector, Value};
use typst::introspection::{Introspector, MetadataElem};
use typst::utils::PicoStr;

use crate::support::pages::set;
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
