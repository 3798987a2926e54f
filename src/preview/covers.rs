//! Chooses the addressees that show a translator every form of the page before a letter. Sets nothing.

use crate::catalog::Catalog;
use crate::delegation::{Delegation, Delegations, Gender, IsNamed, Seat};
use crate::diagnostic::Diagnostic;
use crate::edition::{Address, Addressing};
use crate::letter::Letter;
use crate::member_state;
use crate::source::Sources;

/// Without and with a name, every gender and both seats, so that each form of each message stands on a page.
const FORMS: [(IsNamed, Seat, Gender); 6] = [
    (IsNamed::No, Seat::NewYork, Gender::Unknown),
    (IsNamed::No, Seat::Geneva, Gender::Feminine),
    (IsNamed::No, Seat::NewYork, Gender::Masculine),
    (IsNamed::Yes, Seat::NewYork, Gender::Unknown),
    (IsNamed::Yes, Seat::Geneva, Gender::Feminine),
    (IsNamed::Yes, Seat::NewYork, Gender::Masculine),
];

/// Addresses the State of the first delegation of the list that is written to in the language of the catalog, or of the first of all,
/// in every form, as on the day of the letter. Nothing if letters in this language are addressed to nobody.
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
