//! veraPDF, which nobody here wrote, on every digital PDF and both standards. CI installs it; elsewhere it may be absent.

use std::io::Write;
use std::path::PathBuf;
use std::process::Command;

use crate::support::project::{built, built_library, names, repository};

fn digital() -> Vec<PathBuf> {
    let mut files = Vec::new();
    for folder in [built(), built_library()] {
        let wanted = names(folder).into_iter().filter(|name| name.ends_with(".pdf") && !name.ends_with(".print.pdf"));
        files.extend(wanted.map(|name| folder.join(name)));
    }
    files
}

#[test]
fn digital_files_pass_pdf_a_2a_and_pdf_ua_1() {
    let files = digital();
    assert_eq!(files.len(), 10);
    for flavour in ["2a", "ua1"] {
        let output =
            Command::new(repository().join("tests/verapdf/run.sh")).arg(flavour).args(&files).output().unwrap();
        let said = format!("{}{}", String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr));
        if output.status.code() == Some(3) {
            assert!(std::env::var_os("CI").is_none(), "CI must have veraPDF: {said}");
            // Past the test runner, which keeps to itself what a passing test prints.
            writeln!(std::io::stderr(), "NOT CHECKED against {flavour}: {said}").unwrap();
            continue;
        }
        assert!(output.status.success(), "{said}");
        assert_eq!(said.lines().filter(|line| line.starts_with("PASS")).count(), files.len(), "{said}");
    }
}
