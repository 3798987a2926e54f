//! Lists every kind of fault that is planted, with the rules that may find it. Knows nothing of how rules work.

#[path = "kinds/characters.rs"]
mod characters;
#[path = "kinds/parity.rs"]
mod parity;
#[path = "kinds/structure.rs"]
mod structure;
#[path = "kinds/typography.rs"]
mod typography;

use super::text::Draft;

/// A kind of fault.
pub(crate) struct Kind {
    /// What it is called here.
    pub name: &'static str,
    /// The languages in which it is planted.
    pub locales: &'static [&'static str],
    /// The rules of which at least one finds it.
    pub rules: &'static [&'static str],
    /// How it is planted.
    pub plant: Plant,
}

/// Pairs of a text and what takes its place.
pub(crate) type Pairs = &'static [(&'static str, &'static str)];

/// How a fault is planted.
pub(crate) enum Plant {
    /// One occurrence is replaced.
    Swap(Pairs),
    /// All occurrences are replaced.
    All(Pairs),
    /// A space between words is replaced.
    Gap(&'static str),
    /// Something is put into a word.
    Inside(&'static str),
    /// A letter of a word is replaced, in the manner of [`Plant::Swap`].
    Letter(Pairs),
    /// The message is written otherwise; the text that is returned takes its place.
    With(fn(&mut Draft) -> Option<String>),
    /// The same, in a file of its own and looked for anywhere in it.
    File(fn(&mut Draft) -> Option<String>),
    /// The message stays and the source has none.
    Orphan,
}

/// The languages that translate.
pub(crate) const TARGETS: &[&str] = &["es", "fr", "ar", "ru"];
/// All languages.
pub(crate) const ALL: &[&str] = &["en", "es", "fr", "ar", "ru"];

/// Lists the kinds.
pub(crate) fn all() -> impl Iterator<Item = &'static Kind> {
    [structure::KINDS, parity::KINDS, typography::KINDS, characters::KINDS].into_iter().flatten()
}

const fn kind(
    name: &'static str,
    locales: &'static [&'static str],
    rules: &'static [&'static str],
    plant: Plant,
) -> Kind {
    Kind { name, locales, rules, plant }
}
