//! Finds figures in a text that stand where a fact of the letter should be printed; reports nothing.

use super::numbers::{Figure, figures};
use super::numerals::scale_of;
use super::reading::Reading;
use super::subject::Whole;
use crate::letter::Letter;
use crate::manifest::{Date, FactValue};

/// What a fact is worth.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) enum Worth {
    /// A number, and the same in full where the fact has a unit.
    Number(f64, f64),
    /// A day.
    Day(Date),
}

/// Lists the facts of a letter, those that are computed included.
#[expect(clippy::cast_precision_loss, reason = "no list has 2^52 rows")]
pub(crate) fn all(letter: &Letter) -> impl Iterator<Item = (&str, Worth)> {
    let written = letter.manifest.facts.iter().map(|(name, fact)| {
        let worth = match fact.value {
            FactValue::Number(value, _) => {
                let scale = fact.unit.as_deref().and_then(scale_of).unwrap_or(1.0);
                Worth::Number(value, value * scale)
            }
            FactValue::Year(year) => Worth::Number(f64::from(year), f64::from(year)),
            FactValue::Date(date) => Worth::Day(date),
        };
        (name.as_str(), worth)
    });
    let count = letter.published().count() as f64;
    written.chain([("date", Worth::Day(letter.manifest.date)), ("signatory-count", Worth::Number(count, count))])
}

/// Finds the figure in a reading that is worth what a fact of the letter is.
pub(crate) fn retyped(whole: &Whole, reading: &Reading, name: &str) -> Option<(Figure, Worth)> {
    let letter = whole.letter?;
    let (_, worth) = all(letter).find(|(known, _)| *known == name)?;
    figures(reading).into_iter().find(|figure| states(figure, worth)).map(|figure| (figure, worth))
}

/// Tells whether a figure is worth what a fact is; a day is known by its year.
pub(crate) fn states(figure: &Figure, worth: Worth) -> bool {
    match worth {
        Worth::Number(value, in_full) => figure.is(value) || figure.is(in_full),
        Worth::Day(date) => figure.is(f64::from(date.year)),
    }
}
