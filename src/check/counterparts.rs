//! Lists the agreed terms that a text uses, with their words in another language; finds no fault.

use serde::Serialize;
use unic_langid::LanguageIdentifier;

use super::reading::readings;
use super::wording::terms_in;
use crate::catalog::{Catalog, Pattern};
use crate::project::Project;
use crate::source::{FileId, Sources};
use crate::termbase::Wording;

/// An agreed term that a text of the source uses, and its words in another language.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Counterpart {
    /// The words of the source, as the list has them.
    pub source: String,
    /// The words agreed on; each will do.
    pub agreed: Vec<String>,
    /// The words that are not to be used.
    pub forbidden: Vec<String>,
}

/// Lists the agreed terms that a text of the source uses, in order, with their words in a locale.
pub(crate) fn counterparts(
    project: &Project,
    sources: &Sources,
    source: &Catalog,
    pattern: &Pattern,
    file: FileId,
    locale: &LanguageIdentifier,
) -> Vec<Counterpart> {
    let Some(base) = &project.termbase else { return Vec::new() };
    let (Some(from), Some(to)) = (base.column(&source.locale), base.column(locale)) else { return Vec::new() };
    let mut found: Vec<usize> = Vec::new();
    for reading in readings(pattern, file, sources) {
        for (term, _) in terms_in(base, from, &reading) {
            if !found.contains(&term) {
                found.push(term);
            }
        }
    }
    let words = |wordings: &[Wording]| wordings.iter().map(|wording| wording.text.clone()).collect::<Vec<_>>();
    let counterpart = |term: usize| {
        let term = &base.terms[term];
        let (from, to) = (term.cell(from)?, term.cell(to)?);
        let source = words(&from.agreed).join(" / ");
        Some(Counterpart { source, agreed: words(&to.agreed), forbidden: words(&to.forbidden) })
    };
    found.into_iter().filter_map(counterpart).filter(|term| !term.agreed.is_empty()).collect()
}
