//! No input makes the program panic, hang or write half a letter: whatever is done to a project, there are files or findings.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use openletter::build::{self, Format, Gaps, Request};
use openletter::diagnostic::Severity;
use openletter::report::terminal::{self, Style};
use openletter::source::Sources;
use openletter::typeset::Marks;
use proptest::prelude::*;

use crate::support::project::Project;

/// One change to a file.
#[derive(Debug, Clone)]
enum Change {
    Delete(usize, usize),
    Insert(usize, String),
    Copy(usize, usize, usize),
    Byte(usize, u8),
}

/// Pieces that mean something to one of the parsers or to the page.
const PIECES: [&str; 52] = [
    "{ \"}\" ->\n *[a] ",
    "{ \"\\uFDD0\" }a data-l10n-name=\"x\">",
    "\n    .org = x",
    "\n    [sic] ",
    "<em></em>",
    "\u{2028}",
    "\u{1680}",
    "-",
    "{",
    "}",
    "{ ",
    " }",
    "\"",
    "\\u00",
    "-",
    "*[other] ",
    "[one] ",
    " ->\n",
    "NUMBER(",
    "DATETIME(",
    ")",
    "$",
    "$date",
    "$x",
    "<em>",
    "</em>",
    "<a data-l10n-name=\"",
    ">",
    "<",
    "\n",
    "\n    ",
    "\t",
    "\r\n",
    "=",
    "\u{feff}",
    "\u{202e}",
    "\u{2068}",
    "ﷺ",
    "👩‍👩‍👧",
    "\u{0}",
    "\u{1b}[31m",
    ",",
    ",,,",
    "\"\n",
    "[",
    "]",
    "[facts.x]\nvalue = 1e999\n",
    "9999999999999999999999",
    "minimumFractionDigits: 999999999",
    "../",
    "letter-title = { letter-title }",
    "#",
];

fn change() -> impl Strategy<Value = Change> {
    prop_oneof![
        (any::<usize>(), 1usize..40).prop_map(|(at, length)| Change::Delete(at, length)),
        (any::<usize>(), prop::sample::select(PIECES.to_vec()))
            .prop_map(|(at, piece)| Change::Insert(at, piece.into())),
        (any::<usize>(), any::<usize>(), 1usize..200).prop_map(|(from, to, length)| Change::Copy(from, to, length)),
        (any::<usize>(), any::<u8>()).prop_map(|(at, byte)| Change::Byte(at, byte)),
    ]
}

fn apply(bytes: &mut Vec<u8>, change: &Change) {
    let length = bytes.len() + 1;
    match change {
        Change::Delete(at, count) => {
            let at = at % length;
            let end = (at + count).min(bytes.len());
            bytes.drain(at..end);
        }
        Change::Insert(at, piece) => {
            let at = at % length;
            bytes.splice(at..at, piece.bytes());
        }
        Change::Copy(from, to, count) => {
            let from = from % length;
            let piece = bytes[from..(from + count).min(bytes.len())].to_vec();
            let to = to % length;
            bytes.splice(to..to, piece);
        }
        Change::Byte(at, byte) => {
            if let Some(place) = bytes.get_mut(at % length) {
                *place = *byte;
            }
        }
    }
}

fn files(project: &Path) -> Vec<PathBuf> {
    ["letter.toml", "signatories.csv", "locales/uk/all.ftl", "locales/fa/all.ftl"].map(|path| project.join(path)).into()
}

fn build(project: &Path, formats: &[Format], gaps: Gaps) -> Result<(), TestCaseError> {
    let mut sources = Sources::open(project).unwrap();
    let request = Request {
        locales: Vec::new(),
        formats: formats.iter().copied().collect::<BTreeSet<_>>(),
        paper: None,
        marks: Marks::None,
        gaps,
    };
    let Ok(built) = build::build(&mut sources, &request, &|_| {}) else { return Ok(()) };
    let errors = built.diagnostics.iter().any(|found| found.rule.severity == Severity::Error);
    prop_assert_eq!(errors, built.artifacts.is_empty(), "files or findings, not both and not neither");
    let report = terminal::render(&built.diagnostics, &sources, "", Style::Plain);
    prop_assert!(!report.contains('\u{1b}'), "no file can steer the terminal");
    for found in &built.diagnostics {
        prop_assert!(!found.help.is_empty() && !found.message.is_empty());
    }
    Ok(())
}

fn mutated(which: usize, changes: &[Change], formats: &[Format]) -> Result<(), TestCaseError> {
    let project = Project::library();
    let files = files(project.path());
    let path = &files[which % files.len()];
    let mut bytes = fs::read(path).unwrap();
    for change in changes {
        apply(&mut bytes, change);
    }
    fs::write(path, bytes).unwrap();
    for gaps in [Gaps::Fill, Gaps::Refuse] {
        build(project.path(), formats, gaps)?;
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_change_gives_findings_or_text(which in any::<usize>(), changes in prop::collection::vec(change(), 1..6)) {
        mutated(which, &changes, &[Format::Txt])?;
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 60, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_change_gives_findings_or_pages(which in any::<usize>(), changes in prop::collection::vec(change(), 1..3)) {
        mutated(which, &changes, &[Format::Pdf, Format::Print])?;
    }

    #[test]
    fn any_bytes_give_findings(which in any::<usize>(), bytes in prop::collection::vec(any::<u8>(), 0..400)) {
        let project = Project::library();
        let files = files(project.path());
        fs::write(&files[which % files.len()], bytes).unwrap();
        build(project.path(), &[Format::Txt], Gaps::Fill)?;
    }
}
