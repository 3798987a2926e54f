//! veraPDF, which nobody here wrote, on every digital PDF and both standards. CI installs it; elsewhere it may be absent.

use std::io::Write;
use std::path::PathBuf;
use std::process::Command;

use crate::support::project::{Project, built, built_library, names, repository};

fn digital() -> Vec<PathBuf> {
    let mut files = Vec::new();
    for folder in [built(), built_library()] {
        let wanted = names(folder).into_iter().filter(|name| name.ends_with(".pdf") && !name.ends_with(".print.pdf"));
        files.extend(wanted.map(|name| folder.join(name)));
    }
    files
}

/// Letters to delegations in each language, with and without a name in another script.
fn delivered(project: &Project) -> Vec<PathBuf> {
    project
        .write("delegations.csv", "code,language,addressee\nEG,ar,(amemo) Anne Dupont\nFR,fr,\nMX,es,أنور\nUS,en,\n");
    let ran = project.deliver(&[]);
    assert_eq!(ran.code, 0, "{}", ran.stderr);
    let file = |(code, locale)| format!("out/deliveries/{code}/asylum-is-a-right.{code}.{locale}.pdf");
    let files = [("EG", "ar"), ("FR", "fr"), ("MX", "es"), ("US", "en")].map(file);
    files.map(|file| project.path().join(file)).into()
}

#[test]
fn digital_files_pass_pdf_a_2a_and_pdf_ua_1() {
    let project = Project::letter();
    let files = [digital(), delivered(&project)].concat();
    assert_eq!(files.len(), 14);
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
