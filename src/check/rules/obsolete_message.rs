//! Finds messages that only the translation has; in letters that is seen while they are read.

use crate::check::subject::Pages;
use crate::diagnostic::{Diagnostic, did_you_mean};

/// A message that the source does not have.
pub(crate) use crate::letter::OBSOLETE_MESSAGE as RULE;

/// Most missing messages among which the one that was meant is looked for: a slip is one among few.
const FEW: usize = 100;

/// Looks for messages that the source does not have.
pub(crate) fn check(pages: &Pages, findings: &mut Vec<Diagnostic>) {
    if pages.whole.letter.is_some() || pages.locale.is_source {
        return;
    }
    let is_unknown = |id: &str| !pages.source.messages.contains_key(id) && !pages.source.unparsable.contains(id);
    let mut lost: Option<Vec<&str>> = None;
    for (id, entry) in pages.catalog.messages.iter().filter(|(id, _)| is_unknown(id)) {
        let lost = lost.get_or_insert_with(|| {
            let lost = pages.source.messages.keys().filter(|id| !pages.catalog.messages.contains_key(*id));
            let lost: Vec<&str> = lost.take(FEW + 1).map(String::as_str).collect();
            if lost.len() > FEW { Vec::new() } else { lost }
        });
        let otherwise = format!("delete it: `{}`, the source, has no such message", pages.source.locale);
        findings.push(Diagnostic::new(
            &RULE,
            entry.span.clone(),
            format!("`{id}` is not a message of the source"),
            did_you_mean(id, lost.iter().copied(), &otherwise),
        ));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::testing::found;

    #[test]
    fn a_message_that_the_source_does_not_have_is_found() {
        assert_eq!(found(&RULE, "fr", "a = A", "a = A\nb = B"), ["b"]);
        assert_eq!(found(&RULE, "fr", "a = A\nb = { $x", "a = A\nb = B"), [""; 0]);
        assert_eq!(found(&RULE, "fr", "a = A", "-b = B\na = A"), [""; 0]);
    }
}
