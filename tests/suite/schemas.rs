//! Reports against the schemas that others published, read by validators nobody here wrote. CI installs them; elsewhere they may be
//! absent.

use std::fs;
use std::io::Write;
use std::path::Path;
use std::process::{Command, Output};

use openletter::report::Format;

use crate::support::project::repository;
use crate::support::reports::Fixture;

/// Says that a check could not be made, past the test runner; CI must make every one.
fn not_checked(what: &str) {
    assert!(std::env::var_os("CI").is_none(), "CI must have it: {what}");
    let mut log = std::io::stderr();
    writeln!(log, "NOT CHECKED: {what}").unwrap();
}

fn written(folder: &Path, format: Format) -> Vec<String> {
    let fixtures = [Fixture::many(), Fixture::empty()];
    let write = |(i, fixture): (usize, &Fixture)| {
        let path = folder.join(format!("{format}-{i}"));
        fs::write(&path, fixture.render(format)).unwrap();
        path.to_str().unwrap().to_owned()
    };
    fixtures.iter().enumerate().map(write).collect()
}

fn said(output: &Output) -> String {
    format!("{}{}", String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr))
}

fn json_is_valid(format: Format, schema: &str) {
    let folder = tempfile::tempdir().unwrap();
    let script = repository().join("tests/fixtures/schemas/validate.py");
    let mut last = "there is no python3".to_owned();
    for python in ["python3", "/usr/bin/python3"] {
        let files = written(folder.path(), format);
        let Ok(output) = Command::new(python).arg(&script).arg(repository().join(schema)).args(files).output() else {
            continue;
        };
        last = said(&output);
        if output.status.code() != Some(3) {
            assert!(output.status.success(), "{last}");
            return;
        }
    }
    not_checked(&last);
}

#[test]
fn sarif_is_valid() {
    json_is_valid(Format::Sarif, "tests/fixtures/schemas/sarif-schema-2.1.0.json");
}

#[test]
fn json_is_as_documented() {
    json_is_valid(Format::Json, "docs/check.schema.json");
}

#[test]
fn junit_is_valid() {
    let folder = tempfile::tempdir().unwrap();
    let schema = repository().join("tests/fixtures/schemas/junit-10.xsd");
    let mut command = Command::new("xmllint");
    command.args(["--noout", "--nonet", "--schema"]).arg(schema).args(written(folder.path(), Format::Junit));
    match command.output() {
        Ok(output) => assert!(output.status.success(), "{}", said(&output)),
        Err(cause) => not_checked(&format!("xmllint: {cause}")),
    }
}
