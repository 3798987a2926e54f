//! Knows which lines of a project were changed, as a unified diff tells. Asks no version control itself.

use std::collections::BTreeMap;
use std::ops::RangeInclusive;

use crate::diagnostic::Diagnostic;
use crate::source::{Sources, Span};

/// The lines that were changed, by path.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ChangedLines {
    lines: BTreeMap<String, Vec<RangeInclusive<usize>>>,
}

impl ChangedLines {
    /// Reads a unified diff without context (`git diff --unified=0`), whose paths are relative to the project.
    pub fn parse(diff: &str) -> Self {
        let mut changed = Self::default();
        let mut path: Option<String> = None;
        for line in diff.lines() {
            if let Some(name) = line.strip_prefix("+++ ") {
                path = name.strip_prefix("b/").map(|name| name.trim_end_matches('\t').to_owned());
            } else if let (Some(path), Some(hunk)) = (&path, line.strip_prefix("@@ ")) {
                // "-a,b +c,d @@": c is the first line, d how many there are, 1 if left out.
                let Some(new) = hunk.split(' ').find_map(|part| part.strip_prefix('+')) else { continue };
                let (start, count) = new.split_once(',').unwrap_or((new, "1"));
                let (Ok(start), Ok(count)) = (start.parse::<usize>(), count.parse::<usize>()) else { continue };
                // Where lines were only deleted, what stands around them was changed.
                let end = if count == 0 { start + 1 } else { start + count - 1 };
                changed.lines.entry(path.clone()).or_default().push(start..=end);
            }
        }
        changed
    }

    /// Adds a file that is new as a whole.
    pub fn add_file(&mut self, path: &str) {
        self.lines.entry(path.to_owned()).or_default().push(1..=usize::MAX);
    }

    /// Tells whether a finding stands in a changed line, or points to one.
    pub fn concern(&self, found: &Diagnostic, sources: &Sources) -> bool {
        std::iter::once(&found.span)
            .chain(found.labels.iter().map(|(span, _)| span))
            .any(|span| self.hold(span, sources))
    }

    fn hold(&self, span: &Span, sources: &Sources) -> bool {
        let file = sources.file(span.file);
        let Some(ranges) = self.lines.get(file.path()) else { return false };
        let (start, end) = (file.place(span.start).line, file.place(span.end).line);
        ranges.iter().any(|range| *range.start() <= end && start <= *range.end())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::CONTROL_CHARACTER;

    #[test]
    fn findings_in_changed_lines_are_told_from_others() {
        let diff = "diff --git a/en/a.ftl b/en/a.ftl\n--- a/en/a.ftl\n+++ b/en/a.ftl\n@@ -2 +2,2 @@ x\n+b = B\n+c = C\n@@ -9,2 +9,0 @@\n";
        let mut changed = ChangedLines::parse(diff);
        changed.add_file("en/new.ftl");
        let mut sources = Sources::in_memory();
        let file = sources.add("en/a.ftl", b"a = A\nb = B\nc = C\nd = D\n".to_vec());
        let other = sources.add("fr/a.ftl", b"a = A\nb = B\n".to_vec());
        let new = sources.add("en/new.ftl", b"a = A\n".to_vec());
        let at = |file, start: usize| Diagnostic::new(&CONTROL_CHARACTER, Span::new(file, start..start + 1), "", "");
        assert!(!changed.concern(&at(file, 0), &sources));
        assert!(changed.concern(&at(file, 6), &sources));
        assert!(changed.concern(&at(file, 12), &sources));
        assert!(!changed.concern(&at(file, 18), &sources));
        assert!(!changed.concern(&at(other, 6), &sources));
        assert!(changed.concern(&at(new, 0), &sources));
        let beside = at(other, 6).label(Span::new(file, 6..7), "to be translated");
        assert!(changed.concern(&beside, &sources));
    }
}
