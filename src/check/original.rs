//! Finds what a text translates, for rules that look at one text and ask about the other only when something seems wrong.

use super::reading::Reading;
use super::subject::{Prose, Unit};

/// Tells whether a fault that a reading has is one that the text it translates has, too.
pub(crate) fn shares(prose: &Prose, is_faulty: impl Fn(&Reading) -> bool) -> bool {
    !prose.locale.is_source && original(prose).is_some_and(|unit| unit.readings.iter().any(is_faulty))
}

fn original<'a>(prose: &Prose<'a>) -> Option<Unit<'a>> {
    let unit = prose.unit;
    let file = unit.span.file;
    let bundles = prose.whole.project.bundles();
    let bundle = bundles.into_iter().find(|catalogs| catalogs.iter().any(|catalog| catalog.files.contains(&file)))?;
    let source = bundle.first()?;
    let entry = match unit.id.strip_prefix('-') {
        Some(term) => source.terms.get(term),
        None => source.messages.get(&unit.id),
    }?;
    Unit::of(&unit.id, entry, prose.whole.sources).into_iter().find(|other| other.attribute == unit.attribute)
}
