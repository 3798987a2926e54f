//! Shows the words of address for every Member State and every form, as one page of Markdown that a speaker can review.

use std::fmt::Write;

use crate::delegation::{Delegation, Gender, IsNamed, Seat};
use crate::diagnostic::Diagnostic;
use crate::edition::{Address, Addressing, Words};
use crate::letter::Letter;
use crate::member_state;
use crate::source::Sources;

/// The State that shows the forms: its name has an article in every language.
const EXAMPLE: &str = "MA";

/// Gives the page for all locales of a letter in which States can be named.
///
/// # Errors
/// What the resolver could not carry out.
pub fn forms(letter: &Letter, sources: &Sources) -> Result<String, Vec<Diagnostic>> {
    let prepare = |catalog| Addressing::new(letter, catalog, letter.manifest.date, sources);
    let span = &letter.manifest.source.span;
    let locales: Vec<Addressing> = letter.catalogs().iter().filter_map(prepare).collect();
    let mut out = String::from(
        "# Forms of address\n\n\
         Made by `openletter delegations --forms` from `locales/*/delivery.ftl` and the UN names of the Member States; a test holds it. \
         Words belong to the translators of each language, names to the United Nations.\n",
    );
    for addressing in &locales {
        writeln!(out, "\n## Words in `{}`\n", addressing.catalog().locale).expect(TAKES_ALL);
        out.push_str("| seat | gender | recipient | salutation | closing |\n|---|---|---|---|---|\n");
        let state = member_state::find(EXAMPLE).expect("the example is a Member State");
        for (is_named, seat, gender) in combinations() {
            let address = addressing.address(&Delegation::example(state, seat, gender, is_named, span))?;
            let Words { salutation, closing, .. } = &address.words;
            let (seat, gender) = (seat.to_string(), gender.id());
            writeln!(out, "| {seat} | {gender} | {} | {} | {} |", recipient(&address), salutation.plain, closing.plain)
                .expect(TAKES_ALL);
        }
    }
    out.push_str("\n## Member States\n\n| code |");
    for addressing in &locales {
        write!(out, " {} |", addressing.catalog().locale).expect(TAKES_ALL);
    }
    out.push_str("\n|---|");
    out.extend(locales.iter().map(|_| "---|"));
    for state in member_state::all() {
        write!(out, "\n| {} |", state.code).expect(TAKES_ALL);
        for addressing in &locales {
            let mission = Delegation::example(*state, Seat::NewYork, Gender::Unknown, IsNamed::No, span);
            let address = addressing.address(&mission)?;
            write!(out, " {} |", recipient(&address)).expect(TAKES_ALL);
        }
    }
    out.push('\n');
    Ok(out)
}

const TAKES_ALL: &str = "a string takes all";

fn recipient(address: &Address) -> String {
    let lines: Vec<&str> = address.recipient.recipient.iter().map(|line| line.plain.as_str()).collect();
    lines.join("<br>")
}

fn combinations() -> impl Iterator<Item = (IsNamed, Seat, Gender)> {
    let genders = [Gender::Unknown, Gender::Feminine, Gender::Masculine];
    let seats = [Seat::NewYork, Seat::Geneva];
    let all = [IsNamed::No, IsNamed::Yes].into_iter().flat_map(move |is_named| seats.map(|seat| (is_named, seat)));
    all.flat_map(move |(is_named, seat)| genders.map(|gender| (is_named, seat, gender)))
}
