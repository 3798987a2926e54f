//! Chooses the addressees that show a translator every form of the page before a letter. Sets nothing.

use crate::catalog::Catalog;
use crate::delegation::{Delegation, Delegations, Gender, IsNamed, Seat};
use crate::diagnostic::Diagnostic;
use crate::edition::{Address, Addressing};
use crate::letter::Letter;
use crate::member_state;
use crate::source::Sources;

/// The forms that differ, each on a page of its own: both seats, without and with a name, every gender.
const FORMS: [(IsNamed, Seat, Gender); 4] = [
    (IsNamed::No, Seat::NewYork, Gender::Unknown),
    (IsNamed::Yes, Seat::Geneva, Gender::Feminine),
    (IsNamed::Yes, Seat::NewYork, Gender::Masculine),
    (IsNamed::Yes, Seat::Geneva, Gender::Unknown),
];

/// Addresses the first delegation of the list that is written to in the language of the catalog, or the first of all, in every form.
/// Nothing if letters in this language are addressed to nobody.
///
/// # Errors
/// What the resolver could not carry out.
pub(super) fn covers(
    letter: &Letter,
    catalog: &Catalog,
    delegations: &Delegations,
    sources: &Sources,
) -> Result<Vec<Address>, Vec<Diagnostic>> {
    let Some(addressing) = Addressing::new(letter, catalog, letter.manifest.date, sources) else {
        return Ok(Vec::new());
    };
    let language = catalog.locale.language.as_str();
    let list = &delegations.list;
    let listed = list.iter().find(|delegation| delegation.language == language).or(list.first());
    let Some(state) = listed.map(|delegation| delegation.state).or(member_state::all().first().copied()) else {
        return Ok(Vec::new());
    };
    let span = &letter.manifest.source.span;
    let form = |(is_named, seat, gender)| addressing.address(&Delegation::example(state, seat, gender, is_named, span));
    FORMS.into_iter().map(form).collect()
}
