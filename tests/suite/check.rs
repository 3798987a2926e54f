//! The command `check`, as people and machines run it.

use std::fs;
use std::path::Path;
use std::process::Command;

use openletter::check::{self, Request};
use openletter::diagnostic::Diagnostic;
use openletter::project::Project as ReadProject;
use openletter::source::Sources;

use crate::support::project::{Project, Ran, repository, run};

/// Writes files into a folder and gives it.
fn folder(files: &[(&str, &str)]) -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    for (path, text) in files {
        let path = folder.path().join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }
    folder
}

fn check(path: &Path, more: &[&str]) -> Ran {
    let mut all = vec!["check", path.to_str().unwrap()];
    all.extend(more);
    run(&all)
}

const FAULTY: [(&str, &str); 2] =
    [("en/a.ftl", "a = Why?\nb = Two\n"), ("fr/a.ftl", "# Une note\na   =   Pourquoi?\n\n\n")];
const ALL: [&str; 8] = ["text", "concise", "json", "sarif", "github", "gitlab", "junit", "markdown"];

#[test]
fn our_own_letter_passes_and_every_waiver_has_a_reason() {
    let ran = check(&repository(), &["--fail-on", "warning"]);
    assert_eq!(ran.code, 0, "{}{}", ran.stdout, ran.stderr);
    let manifest = fs::read_to_string(repository().join("letter.toml")).unwrap();
    assert_eq!(manifest.matches("[[check.waive]]").count(), {
        let tables = manifest.split("[[").filter(|table| table.starts_with("check.waive]]"));
        tables.filter(|table| table.contains("\nreason = \"")).count()
    });
}

#[test]
fn the_second_letter_passes() {
    let ran = check(Project::library().path(), &["--fail-on", "warning"]);
    assert_eq!(ran.code, 0, "{}{}", ran.stdout, ran.stderr);
}

#[test]
fn the_exit_status_is_the_same_whatever_the_format() {
    let faulty = folder(&FAULTY);
    let clean = folder(&[("en/a.ftl", "a = Why?\n"), ("fr/a.ftl", "a = Pourquoi\u{202f}?\n")]);
    for format in ALL {
        assert_eq!(check(faulty.path(), &["--output-format", format]).code, 1, "{format}");
        assert_eq!(check(clean.path(), &["--output-format", format]).code, 0, "{format}");
        assert_eq!(check(Path::new("/nowhere"), &["--output-format", format]).code, 2, "{format}");
    }
    assert_eq!(check(faulty.path(), &["--ignore", "missing-message", "--ignore", "french-spacing"]).code, 0);
    assert_eq!(check(faulty.path(), &["--select", "missing-message"]).code, 1);
}

#[test]
fn several_formats_go_to_their_files_and_the_rest_to_standard_output() {
    let faulty = folder(&FAULTY);
    let out = tempfile::tempdir().unwrap();
    let (sarif, junit) = (out.path().join("deep/check.sarif"), out.path().join("check.xml"));
    let ran = check(
        faulty.path(),
        &[
            "--output-format",
            "sarif",
            "--output-file",
            sarif.to_str().unwrap(),
            "--output-format",
            "junit",
            "--output-file",
            junit.to_str().unwrap(),
            "--output-format",
            "concise",
        ],
    );
    assert_eq!(ran.code, 1);
    assert!(fs::read_to_string(sarif).unwrap().contains("\"2.1.0\""));
    assert!(fs::read_to_string(junit).unwrap().contains("<testsuites"));
    assert!(ran.stdout.contains("fr/a.ftl:2:17: "), "{}", ran.stdout);
    assert!(!ran.stdout.contains("<testsuites") && !ran.stdout.contains("runs"));
}

#[test]
fn paths_lead_from_where_the_reader_stands() {
    let faulty = folder(&FAULTY);
    let output = Command::new(env!("CARGO_BIN_EXE_openletter"))
        .args(["check", "./sub/..", "--output-format", "concise"])
        .current_dir(faulty.path())
        .output()
        .unwrap();
    assert_eq!(output.status.code(), Some(2), "a folder that is not there is said to be not there");
    let parent = faulty.path().parent().unwrap();
    let name = faulty.path().file_name().unwrap().to_str().unwrap();
    let output = Command::new(env!("CARGO_BIN_EXE_openletter"))
        .args(["check", name, "--output-format", "concise"])
        .current_dir(parent)
        .output()
        .unwrap();
    let stdout = String::from_utf8(output.stdout).unwrap();
    assert!(stdout.contains(&format!("{name}/fr/a.ftl:2:17: ")), "{stdout}");
}

#[test]
fn fixes_splice_the_file_and_leave_every_other_byte() {
    let faulty = folder(&FAULTY);
    let ran = check(faulty.path(), &["--fix", "--diff"]);
    assert!(ran.stdout.contains("+a   =   Pourquoi\u{202f}?"), "{}", ran.stdout);
    assert_eq!(fs::read_to_string(faulty.path().join("fr/a.ftl")).unwrap(), FAULTY[1].1, "nothing was written");
    let ran = check(faulty.path(), &["--fix"]);
    assert_eq!(ran.code, 1, "a message is missing still");
    assert!(ran.stderr.contains("1 repaired in 1 file"), "{}", ran.stderr);
    let fixed = fs::read_to_string(faulty.path().join("fr/a.ftl")).unwrap();
    assert_eq!(fixed, "# Une note\na   =   Pourquoi\u{202f}?\n\n\n");
    let ran = check(faulty.path(), &["--fix"]);
    assert!(!ran.stderr.contains("repaired in"), "{}", ran.stderr);
}

#[test]
fn only_what_changed_since_a_revision_is_reported() {
    let project = folder(&FAULTY);
    let git = |arguments: &[&str]| {
        let done = Command::new("git")
            .args(["-c", "user.name=t", "-c", "user.email=t@example.org", "-C", project.path().to_str().unwrap()])
            .args(arguments)
            .output()
            .unwrap();
        assert!(done.status.success(), "{}", String::from_utf8_lossy(&done.stderr));
    };
    git(&["init", "-q"]);
    git(&["add", "-A"]);
    git(&["commit", "-qm", "one"]);
    fs::write(project.path().join("fr/a.ftl"), "# Une note\na   =   Pourquoi?\nb = Deux!\n").unwrap();
    let since = |revision: &str| {
        Command::new(env!("CARGO_BIN_EXE_openletter"))
            .args(["check", project.path().to_str().unwrap(), "--output-format", "concise", "--since", revision])
            .output()
            .unwrap()
    };
    let stdout = String::from_utf8(since("HEAD").stdout).unwrap();
    assert!(stdout.contains("fr/a.ftl:3:9") && !stdout.contains("fr/a.ftl:2:17"), "{stdout}");
    let unknown = since("no-such-revision");
    assert_eq!(unknown.status.code(), Some(2));
    assert!(String::from_utf8(unknown.stderr).unwrap().contains("no-such-revision"));
    assert_eq!(since("--output=/tmp/x").status.code(), Some(2), "a revision is never an option of git");
}

#[test]
fn a_floor_decides_over_single_missing_messages() {
    let project = folder(&[
        ("en/a.ftl", "a = One apple\nb = Two apples\nc = Three apples\n"),
        ("fr/a.ftl", "a = Une pomme\nb = Deux pommes\n"),
        ("es/a.ftl", "a = Una manzana\n"),
    ]);
    assert_eq!(check(project.path(), &[]).code, 1);
    assert_eq!(check(project.path(), &["--min-coverage", "30"]).code, 0);
    let ran = check(project.path(), &["--min-coverage", "30", "--min-coverage", "fr=67"]);
    assert_eq!(ran.code, 1);
    assert!(
        ran.stdout.contains("2 of 3 messages are translated into `fr`: 66 %, where 67 % is asked for"),
        "{}",
        ran.stdout
    );
    assert_eq!(check(project.path(), &["--min-coverage", "de=67"]).code, 2);
    assert_eq!(check(project.path(), &["--min-coverage", "many"]).code, 2);
}

#[test]
fn what_cannot_be_checked_is_said_to_be_so() {
    let empty = folder(&[("readme.txt", "x")]);
    let ran = check(empty.path(), &[]);
    assert_eq!(ran.code, 2);
    assert!(ran.stderr.contains("holds no letter.toml and no folder of a locale"), "{}", ran.stderr);
    let project = folder(&FAULTY);
    assert!(check(project.path(), &["--locale", "de"]).stderr.contains("there is no locale `de`"));
    assert!(check(project.path(), &["--source", "de"]).stderr.contains("there is no locale `de`"));
    let ran = check(project.path(), &["--select", "french-spacings"]);
    assert!(ran.stderr.contains("did you mean `french-spacing`?"), "{}", ran.stderr);
    assert!(
        check(project.path(), &["--output-format", "xml"]).stderr.contains("the formats are text"),
        "formats are listed"
    );
    assert_eq!(check(project.path(), &["--output-file", "a", "--output-file", "b"]).code, 2);
}

#[test]
fn severities_waivers_and_their_faults() {
    let project = folder(&FAULTY);
    let set = |text: &str| fs::write(project.path().join("openletter.toml"), text).unwrap();
    set("[check.severity]\nmissing-message = \"off\"\nfrench-spacing = \"warning\"\n");
    assert_eq!(check(project.path(), &[]).code, 0);
    assert_eq!(check(project.path(), &["--fail-on", "warning"]).code, 1);
    set(
        "[[check.waive]]\nrule = \"missing-message\"\nmessage = \"b\"\nreason = \"to come\"\n[[check.waive]]\nrule = \"french-spacing\"\nlocale = \"fr\"\nreason = \"as spoken\"\n",
    );
    let ran = check(project.path(), &["--fail-on", "warning"]);
    assert_eq!(ran.code, 0, "{}", ran.stdout);
    set("[[check.waive]]\nrule = \"missing-message\"\n");
    assert!(check(project.path(), &[]).stdout.contains("`reason` is missing"));
    set("[[check.waive]]\nrule = \"missing-mesage\"\nreason = \"x\"\n");
    assert!(check(project.path(), &[]).stdout.contains("did you mean `missing-message`?"));
    set("[[check.waive]]\nrule = \"tatweel\"\nreason = \"x\"\n");
    assert!(check(project.path(), &[]).stdout.contains("has nothing to waive"));
}

#[test]
fn a_file_that_cannot_be_read_is_reported_as_that_alone() {
    let project = folder(&FAULTY);
    fs::write(project.path().join("fr/a.ftl"), b"a = Caf\xe9\n").unwrap();
    let ran = check(project.path(), &["--output-format", "concise"]);
    assert!(ran.stdout.contains("error[not-utf8]"), "{}", ran.stdout);
    assert!(!ran.stdout.contains("missing-file"), "{}", ran.stdout);
}

#[test]
fn a_source_without_translations_is_said_to_be_alone() {
    let project = folder(&FAULTY[..1]);
    let ran = check(project.path(), &[]);
    assert_eq!(ran.code, 0);
    assert!(ran.stderr.contains("only `en`, the source, was looked at"), "{}", ran.stderr);
}

/// What is found of one message while it is typed is what a whole check finds of it, as far as the message alone can tell.
#[test]
fn one_message_is_checked_as_it_is_among_all() {
    let project = Project::letter();
    project.edit("locales/fr/letter.ftl", "letter-call = ", "letter-call = Vraiment! \"oui\"  { $nobody } ");
    project.edit("locales/ar/letter.ftl", "letter-call = ", "letter-call = نعم, لا ");
    let today = openletter::manifest::Date { year: 2026, month: 11, day: 23 };
    let request = Request::on(today);
    let mut sources = Sources::open(project.path()).unwrap();
    let read = ReadProject::load(&mut sources, &[], None).unwrap();
    let whole = check::check(&read, &sources, &request).diagnostics;
    let key = |found: &Diagnostic| (found.rule.id, found.span.clone(), found.message.clone(), found.severity);
    let mut of_calls = std::collections::BTreeSet::new();
    for locale in &read.locales {
        for id in read.letter().unwrap().source().messages.keys() {
            let found = check::message(&read, &sources, &request, locale, id);
            for one in &found {
                assert!(whole.iter().any(|other| key(other) == key(one)), "{locale} {id}: {one:?}");
            }
            if id == "letter-call" {
                of_calls.extend(found.iter().map(|found| format!("{locale} {}", found.rule.id)));
            } else {
                assert!(found.is_empty(), "{locale} {id}: {found:?}");
            }
        }
    }
    for expected in ["fr french-spacing", "fr straight-quotes", "fr double-space", "ar arabic-punctuation"] {
        assert!(of_calls.contains(expected), "{expected} in {of_calls:?}");
    }
    assert!(of_calls.iter().all(|found| found.starts_with("fr") || found.starts_with("ar")), "{of_calls:?}");
}
