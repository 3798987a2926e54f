//! The command `inspect`, and `build` that holds its own files to what the printer asks for.

use std::fs;
use std::process::Command;

use serde_json::Value;

use crate::support::project::{Project, built, repository, run};

fn path(name: &str) -> String {
    built().join(name).to_str().unwrap().to_owned()
}

#[test]
fn our_files_for_printers_pass_and_say_what_they_are() {
    for locale in ["en", "es", "fr", "ar"] {
        let file = path(&format!("asylum-is-a-right.{locale}.print.pdf"));
        let ran = run(&["inspect", &file, "--press", "default", "--fail-on", "warning"]);
        assert_eq!(ran.code, 0, "{}{}", ran.stdout, ran.stderr);
        for words in ["claims PDF/X-4", "trim 210.0 × 297.0 mm", "plates Black; at most 100 % ink", "GTS_PDFX FOGRA39"]
        {
            assert!(ran.stdout.contains(words), "{words}: {}", ran.stdout);
        }
        assert!(ran.stdout.ends_with("0 errors, 0 warnings\n"), "{}", ran.stdout);
    }
}

#[test]
fn a_file_is_held_to_the_profile_that_is_named() {
    let file = path("asylum-is-a-right.en.print.pdf");
    let ran = run(&["inspect", &file, "--press", "x1a"]);
    assert_eq!(ran.code, 1, "{}", ran.stdout);
    for words in ["the file claims `PDF/X-4`, and `x1a` asks for PDF/X-1a:2003", "error[wrong-marks]", ": page 4"] {
        assert!(ran.stdout.contains(words), "{words}: {}", ran.stdout);
    }
    let one = run(&["inspect", &file, "--press", "x1a", "--select", "wrong-marks", "--output-format", "json"]);
    let report: Value = serde_json::from_str(&one.stdout).unwrap();
    assert_eq!(report["summary"]["errors"], 4);
    assert_eq!(report["diagnostics"][3]["page"]["number"], 4);
    let unknown = run(&["inspect", &file, "--press", "x1"]);
    assert_eq!(unknown.code, 2);
    assert!(unknown.stderr.contains("there is no press profile `x1`"), "{}", unknown.stderr);
}

#[test]
fn what_is_no_pdf_is_a_finding_and_what_is_not_there_is_a_failure() {
    let folder = tempfile::tempdir().unwrap();
    let whole = fs::read(path("asylum-is-a-right.en.pdf")).unwrap();
    let file = folder.path().join("-cut off.pdf");
    fs::write(&file, &whole[..whole.len() / 2]).unwrap();
    let good = path("asylum-is-a-right.fr.print.pdf");
    let ran = run(&["inspect", "--output-format", "concise", "--", file.to_str().unwrap(), &good]);
    assert_eq!(ran.code, 1, "{}{}", ran.stdout, ran.stderr);
    assert!(ran.stdout.contains("error[unreadable-pdf]"), "{}", ran.stdout);
    let absent = run(&["inspect", folder.path().join("absent.pdf").to_str().unwrap()]);
    assert_eq!(absent.code, 2);
    assert!(absent.stderr.contains("cannot read"), "{}", absent.stderr);
    assert_eq!(run(&["inspect", folder.path().to_str().unwrap()]).code, 2);
    assert_eq!(run(&["inspect"]).code, 2);
}

#[test]
fn a_report_is_never_written_over_a_file_that_is_inspected() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("a.pdf");
    fs::copy(path("asylum-is-a-right.en.print.pdf"), &file).unwrap();
    let before = fs::read(&file).unwrap();
    let name = file.to_str().unwrap();
    let ran = run(&["inspect", "--output-format", "json", "--output-file", name, name]);
    assert_eq!(ran.code, 2, "{}", ran.stderr);
    assert!(ran.stderr.contains("the report would be written over"), "{}", ran.stderr);
    assert_eq!(fs::read(&file).unwrap(), before);
}

#[test]
fn what_can_be_read_is_reported_beside_what_cannot() {
    let absent = "no such file.pdf";
    let ran = run(&["inspect", &path("asylum-is-a-right.en.print.pdf"), absent, "--press", "x1a"]);
    assert_eq!(ran.code, 2);
    assert!(ran.stderr.contains("cannot read `no such file.pdf`"), "{}", ran.stderr);
    assert!(ran.stdout.contains("error[wrong-marks]"), "{}", ran.stdout);
}

#[test]
#[cfg(unix)]
fn no_name_of_a_file_steers_who_reads_of_it_and_no_pipe_holds_the_program_up() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("n\u{1b}[31m\nerror[fake]: x.pdf");
    fs::copy(path("asylum-is-a-right.en.print.pdf"), &file).unwrap();
    let ran = run(&["inspect", file.to_str().unwrap()]);
    assert_eq!(ran.code, 0, "{}", ran.stderr);
    assert!(!ran.stdout.contains('\u{1b}') && !ran.stdout.contains("\nerror"), "{}", ran.stdout);
    let pipe = folder.path().join("pipe");
    assert!(Command::new("mkfifo").arg(&pipe).status().unwrap().success());
    let ran = run(&["inspect", pipe.to_str().unwrap()]);
    assert_eq!(ran.code, 2);
    assert!(ran.stderr.contains("not a file"), "{}", ran.stderr);
}

#[test]
#[cfg(target_os = "linux")]
fn a_file_that_would_take_all_memory_takes_none_of_ours() {
    // A hundred million values of two bytes: gigabytes, once they are objects.
    let mut bytes = b"%PDF-1.7\n1 0 obj\n<</Type/Catalog/Pages 2 0 R/X[".to_vec();
    bytes.extend(b"0 ".repeat(60_000_000));
    bytes.extend(b"]>>\nendobj\ntrailer\n<</Root 1 0 R>>\nstartxref\n0\n%%EOF\n");
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("bomb.pdf");
    fs::write(&file, bytes).unwrap();
    let ran = run(&["inspect", file.to_str().unwrap(), "--output-format", "concise"]);
    assert_eq!(ran.code, 1, "{}{}", ran.stdout, ran.stderr);
    assert!(ran.stdout.contains("error[too-complex-pdf]"), "{}", ran.stdout);
}

/// Gives our letter a template that paints something on every page.
fn painted(paint: &str) -> Project {
    let project = Project::letter();
    let main = fs::read_to_string(repository().join("templates/main.typ")).unwrap();
    project.write("templates/main.typ", main.replace("#show: ", &format!("#set page(background: {paint})\n#show: ")));
    project
}

#[test]
fn build_writes_nothing_that_falls_short_of_its_own_profile() {
    for (paint, rule) in [
        ("place(dx: 20mm, dy: 20mm, rect(width: 10mm, height: 10mm, fill: rgb(\"#1b4f72\")))", "rgb-colour"),
        ("place(dx: 20mm, dy: 20mm, rect(width: 10mm, height: 10mm, fill: cmyk(90%, 90%, 90%, 90%)))", "excess-ink"),
        ("place(dx: 20mm, dy: 20mm, text(fill: cmyk(80%, 70%, 60%, 90%), size: 8pt)[black])", "black-not-k-only"),
        ("place(dx: 20mm, dy: 20mm, rect(width: 10mm, height: 10mm, fill: cmyk(0%, 0%, 0%, 0%)))", "white-overprint"),
    ] {
        let project = painted(paint);
        let ran = project.build(&["--locale", "en", "--format", "print"]);
        assert!(ran.stderr.contains(&format!("[{rule}]")), "{rule}: {}", ran.stderr);
        assert!(ran.stderr.contains("asylum-is-a-right.en.print.pdf: page 1"), "{}", ran.stderr);
        assert_eq!(ran.code, 1, "{rule}: {}", ran.stderr);
        assert!(project.output().is_empty(), "{:?}", project.output());
    }
    // The same on a file to read is nobody's fault.
    let project = painted("place(dx: 20mm, dy: 20mm, rect(width: 10mm, height: 10mm, fill: rgb(\"#1b4f72\")))");
    assert_eq!(project.build(&["--locale", "en", "--format", "pdf"]).code, 0);
}

#[test]
fn the_process_that_reads_says_nothing_to_people() {
    let program = env!("CARGO_BIN_EXE_openletter");
    let output = Command::new(program).args(["inspect", "--help"]).output().unwrap();
    let help = String::from_utf8(output.stdout).unwrap();
    assert!(!help.contains("--worker"), "{help}");
    assert!(help.contains("--press"), "{help}");
}
