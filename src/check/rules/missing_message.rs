//! Finds messages of the source that a file of another locale lacks; in letters that is seen while they are read.

use crate::check::subject::Pages;
use crate::diagnostic::Diagnostic;
use crate::source::Span;

/// A message that a locale lacks.
pub(crate) use crate::letter::MISSING_MESSAGE as RULE;

/// Looks for each message of the source, and says where it would stand.
pub(crate) fn check(pages: &Pages, findings: &mut Vec<Diagnostic>) {
    let Some(&file) = pages.catalog.files.first() else { return };
    if pages.whole.letter.is_some() || pages.locale.is_source {
        return;
    }
    let lacking = pages.source.messages.iter().any(|(id, _)| !pages.catalog.messages.contains_key(id));
    let silent = pages.catalog.messages.values().any(|own| own.value.is_none());
    if !lacking && !silent {
        return;
    }
    let mut entries: Vec<_> = pages.source.messages.iter().collect();
    entries.sort_by_key(|(_, entry)| (entry.span.file, entry.span.start));
    let mut at = pages.whole.sources.start(file);
    for (id, entry) in entries {
        let (span, message, help) = match pages.catalog.messages.get(id) {
            Some(own) if own.value.is_none() && entry.value.is_some() => (
                own.span.clone(),
                format!("`{id}` has attributes and no text in `{}`", pages.locale.tag),
                format!("write its text after `{id} =`"),
            ),
            Some(own) => {
                at = Span { start: own.end, end: own.end, ..own.span.clone() };
                continue;
            }
            None if pages.catalog.unparsable.contains(id) => continue,
            None => (
                at.clone(),
                format!("`{id}` is not translated into `{}`", pages.locale.tag),
                format!("add `{id} = …` here"),
            ),
        };
        let mut found = Diagnostic::new(&RULE, span, message, help).label(entry.span.clone(), "to be translated");
        found.message_id = Some(id.clone());
        findings.push(found);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::testing::{findings, found};

    #[test]
    fn a_message_that_is_not_there_is_found_after_the_one_before_it() {
        let found_in = findings(&RULE, "## en\na = A\nb = B\nc = C\n## fr\na = A\nc = C", "en");
        assert_eq!(found_in.len(), 1);
        assert_eq!((found_in[0].1.span.start, found_in[0].1.locale.as_deref()), (5, Some("fr")));
        assert_eq!(found(&RULE, "fr", "a = A\nb = B", "b = B\na = A"), [""; 0]);
        assert_eq!(found(&RULE, "fr", "a = A\nb = B", "a = A\nb = { $x"), [""; 0]);
        assert_eq!(found(&RULE, "fr", "a = A\n    .b = B", "a =\n    .b = B"), ["a"]);
        assert_eq!(found(&RULE, "fr", "a =\n    .b = B", "a =\n    .b = B"), [""; 0]);
    }
}
