//! No input makes the program panic, hang or write half a letter: whatever is done to a project, there are files or findings.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use openletter::build::{self, Format, Gaps, Request};
use openletter::delegation::COLUMNS;
use openletter::deliver::{self, FaultyRows, Planned};
use openletter::diagnostic::Severity;
use openletter::report::terminal::{self, Style};
use openletter::source::Sources;
use proptest::prelude::*;

use crate::support::change::{Change, apply, change};
use crate::support::project::Project;

fn files(project: &Path) -> Vec<PathBuf> {
    ["letter.toml", "signatories.csv", "locales/uk/all.ftl", "locales/fa/all.ftl"].map(|path| project.join(path)).into()
}

fn build(project: &Path, formats: &[Format], gaps: Gaps) -> Result<(), TestCaseError> {
    let mut sources = Sources::open(project).unwrap();
    let request = Request {
        locales: Vec::new(),
        formats: formats.iter().copied().collect::<BTreeSet<_>>(),
        paper: None,
        press: None,
        imposition: None,
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

proptest! {
    #![proptest_config(ProptestConfig { cases: 150, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_list_of_delegations_gives_letters_or_findings(
        changes in prop::collection::vec(change(), 1..8),
        in_words in any::<bool>(),
    ) {
        let project = Project::letter();
        let rows = "FR,fr,New York,Anne Dupont,feminine,,\nEG,ar,Geneva,,,a5,2026-01-31\nUS,en,,\"A, B\",,us-letter,\n";
        project.write("delegations.csv", format!("{}\n{rows}", COLUMNS.line()));
        let path = project.path().join(if in_words { "locales/ar/delivery.ftl" } else { "delegations.csv" });
        let mut bytes = fs::read(&path).unwrap();
        for change in &changes {
            apply(&mut bytes, change);
        }
        fs::write(&path, bytes).unwrap();
        for faulty_rows in [FaultyRows::Refuse, FaultyRows::LeaveOut] {
            planned(project.path(), faulty_rows)?;
        }
    }
}

fn planned(project: &Path, faulty_rows: FaultyRows) -> Result<(), TestCaseError> {
    let mut sources = Sources::open(project).unwrap();
    let request = deliver::Request {
        to: Vec::new(),
        locale: None,
        formats: [deliver::Format::Pdf].into(),
        press: None,
        day: None,
        faulty_rows,
        shard: None,
    };
    let Ok(Planned { plan, diagnostics, left_out }) = deliver::plan(&mut sources, &request) else { return Ok(()) };
    let errors = diagnostics.iter().any(|found| found.severity == Severity::Error);
    let Some(plan) = plan else {
        prop_assert!(errors, "what keeps a plan from being made is told");
        return Ok(());
    };
    prop_assert_eq!(errors, !left_out.is_empty(), "rows are left out for a reason, and with faults only");
    prop_assert!(left_out.is_empty() || faulty_rows == FaultyRows::LeaveOut);
    let stems: BTreeSet<&str> = plan.entries.iter().map(|entry| entry.stem.as_str()).collect();
    prop_assert_eq!(stems.len(), plan.entries.len(), "no letter takes the place of another");
    for entry in &plan.entries {
        let inside = format!("{}/", entry.delegation.state.code);
        prop_assert!(entry.stem.starts_with(&inside) && !entry.stem.contains(".."), "it stays in its folder");
    }
    Ok(())
}
