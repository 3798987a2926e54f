//! What was decided of translations: how it is recorded, shown, demanded, merged and repaired.

use std::collections::BTreeMap;
use std::fs;
use std::io::Write;
use std::path::Path;
use std::process::Command;

use crate::support::pdf::Pdf;
use crate::support::project::{Project, Ran, names, repository, run};

const CALL: &str = "call = We call on 41 <em>States</em> to act.\n    .title = A call\nend = The end.\n";

/// A folder of Fluent files: English, French and a French that lacks a message.
struct Folder {
    root: tempfile::TempDir,
}

impl Folder {
    fn new() -> Self {
        let folder = Self { root: tempfile::tempdir().unwrap() };
        folder.write("en/a.ftl", CALL);
        folder.write("fr/a.ftl", "call = Nous appelons 41 <em>États</em>.\n    .title = Un appel\nend = Fin.\n");
        folder.write("ar/a.ftl", "end = النهاية.\n");
        folder
    }

    fn write(&self, path: &str, text: impl AsRef<[u8]>) {
        let path = self.root.path().join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }

    fn read(&self, path: &str) -> String {
        fs::read_to_string(self.root.path().join(path)).unwrap()
    }

    fn edit(&self, path: &str, from: &str, to: &str) {
        let text = self.read(path);
        assert_eq!(text.matches(from).count(), 1, "`{from}` stands once in {path}");
        self.write(path, text.replace(from, to));
    }

    fn run(&self, arguments: &[&str]) -> Ran {
        let path = self.root.path().to_str().unwrap();
        match arguments {
            ["accept", rest @ ..] => run(&[&["accept", "-C", path], rest].concat()),
            [command, rest @ ..] => run(&[&[*command, path], rest].concat()),
            [] => panic!("a command is needed"),
        }
    }

    /// Accepts, which must succeed, and gives the names recorded.
    fn accept(&self, arguments: &[&str]) -> Vec<String> {
        let ran = self.run(&[&["accept"], arguments].concat());
        assert_eq!(ran.code, 0, "{}", ran.stderr);
        ran.stdout.lines().map(str::to_owned).collect()
    }

    /// Gives a count of a locale; none where it is not known.
    fn count(&self, locale: &str, what: &str) -> Option<u64> {
        let ran = self.run(&["status", "--json"]);
        assert_eq!(ran.code, 0, "{}", ran.stderr);
        let table: serde_json::Value = serde_json::from_str(&ran.stdout).unwrap();
        let rows = table["locales"].as_array().unwrap();
        rows.iter().find(|row| row["locale"] == locale).unwrap()[what].as_u64()
    }

    /// Gives the findings of a rule, each as one string.
    fn findings(&self, rule: &str) -> Vec<String> {
        let ran = self.run(&["check", "--select", rule]);
        let whole = ran.stdout + &ran.stderr;
        whole.split("\n\n").filter(|found| found.contains(&format!("[{rule}]"))).map(str::to_owned).collect()
    }

    /// Gives the bytes of every message file.
    fn messages(&self) -> BTreeMap<String, Vec<u8>> {
        let files = ["en", "fr", "ar"].map(|locale| format!("{locale}/a.ftl"));
        files.into_iter().map(|path| (path.clone(), fs::read(self.root.path().join(path)).unwrap())).collect()
    }

    fn line(&self, locale: &str, name: &str) -> Vec<String> {
        let text = self.read(&format!("state/{locale}.tsv"));
        let line = text.lines().find(|line| line.starts_with(&format!("{name}\t"))).unwrap();
        line.split('\t').map(str::to_owned).collect()
    }
}

#[test]
fn the_table_shows_every_locale() {
    let folder = Folder::new();
    let ran = folder.run(&["status"]);
    assert_eq!(ran.code, 0, "{}", ran.stderr);
    let expected = "\
locale  messages  words  missing  stale  draft  translated  reviewed
en             3     11        –      –      –           –         –
ar             3     11        2      –      –           –         –
fr             3     11        0      –      –           –         –
";
    assert_eq!(ran.stdout, expected);
    folder.accept(&["fr", "--reviewed", "--by", "Ana Ruiz"]);
    folder.accept(&["ar"]);
    folder.edit("en/a.ftl", "41", "47");
    let ran = folder.run(&["status"]);
    let expected = "\
locale  messages  words  missing  stale  draft  translated  reviewed
en             3     11        –      –      –           –         –
ar             3     11        2      0      0           1         0
fr             3     11        0      1      0           0         2
";
    assert_eq!(ran.stdout, expected);
    assert!(ran.stderr.trim_end().lines().last().unwrap().contains("`openletter accept fr`"), "{}", ran.stderr);
    assert_eq!(run(&["status", "/nowhere"]).code, 2);
    assert_eq!(folder.run(&["status", "--source", "de"]).code, 2);
}

#[test]
fn the_whole_life_of_a_translation() {
    let folder = Folder::new();
    let before = folder.messages();
    // Without a state file, nothing is stale.
    assert_eq!(folder.findings("stale-translation"), [""; 0]);
    assert_eq!(folder.accept(&["fr"]), ["a.ftl:call", "a.ftl:call.title", "a.ftl:end"]);
    assert_eq!(folder.messages(), before, "no message file is touched");
    let text = folder.read("state/fr.tsv");
    assert!(text.starts_with("# id\tsource\ttranslation\tstate\twho\twhen\na.ftl:call\t"), "{text}");
    assert_eq!(folder.line("fr", "a.ftl:end")[3..5], ["translated", "-"]);
    // Nothing new: nothing changes, not even the moment.
    std::thread::sleep(std::time::Duration::from_millis(1100));
    assert_eq!(folder.accept(&["fr"]), [""; 0]);
    assert_eq!(folder.accept(&["fr", "end"]), [""; 0]);
    assert_eq!(folder.read("state/fr.tsv"), text);
    // A review takes a name.
    assert_eq!(folder.run(&["accept", "fr", "call", "--reviewed"]).code, 2);
    for bad in ["", " ", "-", "a\tb", "a\nb"] {
        assert_eq!(folder.run(&["accept", "fr", "call", "--reviewed", "--by", bad]).code, 2, "{bad:?}");
    }
    assert_eq!(folder.accept(&["fr", "call", "--reviewed", "--by", "Ana Ruiz"]), ["a.ftl:call"]);
    assert_eq!(folder.line("fr", "a.ftl:call")[3..5], ["reviewed", "Ana Ruiz"]);
    assert_eq!(folder.count("fr", "reviewed"), Some(1));
    // The source changes: stale, with the words that changed.
    folder.edit("en/a.ftl", "41", "47");
    assert_eq!(folder.count("fr", "stale"), Some(1));
    let found = folder.findings("stale-translation");
    assert_eq!(found.len(), 1, "{found:?}");
    assert!(found[0].contains("the source of `call` changed since it was translated"), "{found:?}");
    assert!(found[0].contains("We call on [-41-] {+47+} <em>States</em> to act."), "{found:?}");
    assert!(found[0].contains("fr/a.ftl:1:1"), "{found:?}");
    // A trivial change keeps what was decided.
    assert_eq!(folder.accept(&["fr", "--trivial"]), ["a.ftl:call"]);
    assert_eq!(folder.line("fr", "a.ftl:call")[3..5], ["reviewed", "Ana Ruiz"]);
    assert_eq!(folder.findings("stale-translation"), [""; 0]);
    assert!(folder.read("state/source.tsv").contains("\tWe call on 47 <em>States</em> to act.\n"));
    assert!(!folder.read("state/source.tsv").contains("41"), "no line refers to the old text any more");
    // The translation changes after its review: a draft.
    folder.edit("fr/a.ftl", "41", "47");
    assert_eq!((folder.count("fr", "draft"), folder.count("fr", "reviewed")), (Some(1), Some(0)));
    assert_eq!(folder.accept(&["fr", "--trivial"]), [""; 0]);
    assert_eq!(folder.accept(&["fr"]), ["a.ftl:call"]);
    assert_eq!(folder.line("fr", "a.ftl:call")[3..5], ["translated", "-"]);
    // A review of all takes in what is translated.
    assert_eq!(folder.accept(&["fr", "--reviewed", "--by", "Zoë"]).len(), 3);
    // Both changed: that is not trivial.
    folder.edit("en/a.ftl", "47", "48");
    folder.edit("fr/a.ftl", "47", "48");
    let ran = folder.run(&["accept", "fr", "call", "--trivial"]);
    assert_eq!(ran.code, 1, "{}", ran.stderr);
    assert_eq!(folder.count("fr", "stale"), Some(1));
    // A message that goes takes its line with it.
    folder.write("en/a.ftl", "end = The end.\n");
    assert_eq!(folder.accept(&["fr"]), [""; 0]);
    assert_eq!(folder.read("state/fr.tsv").lines().count(), 2);
}

#[test]
fn what_cannot_be_accepted_is_refused() {
    let folder = Folder::new();
    let ran = folder.run(&["accept", "fr", "cal"]);
    assert_eq!(ran.code, 2);
    assert!(ran.stderr.contains("the source has no message `cal`"), "{}", ran.stderr);
    let ran = folder.run(&["accept", "fr", "endd"]);
    assert!(ran.stderr.contains("help: did you mean"), "{}", ran.stderr);
    let ran = folder.run(&["accept", "ar", "call", "end"]);
    assert_eq!(ran.code, 1);
    assert!(ran.stderr.contains("`call` is not translated into `ar`"), "{}", ran.stderr);
    assert!(!folder.root.path().join("state").exists(), "nothing is recorded");
    assert_eq!(folder.run(&["accept", "de"]).code, 2);
    assert_eq!(folder.run(&["accept", "en"]).code, 2);
    assert_eq!(folder.run(&["accept", "fr", "--trivial", "--reviewed", "--by", "Ana"]).code, 2);
    assert_eq!(folder.run(&["accept"]).code, 2);
    folder.write("state", "a file");
    assert_eq!(folder.run(&["accept", "fr"]).code, 2);
    assert_eq!(folder.run(&["status"]).code, 0);
}

#[test]
fn layout_comments_and_line_ends_are_no_changes() {
    let folder = Folder::new();
    folder.accept(&["fr"]);
    let state = folder.read("state/fr.tsv");
    folder.write(
        "en/a.ftl",
        "### Heading\n\n# note\nend =\n    The end.\n\ncall =\n    We call on 41\n      <em>States</em>\n    to  act.   \n    .title =   A call\n",
    );
    for path in ["en/a.ftl", "fr/a.ftl", "state/fr.tsv", "state/source.tsv"] {
        let text = folder.read(path);
        folder.write(path, text.replace('\n', "\r\n"));
    }
    assert_eq!(folder.count("fr", "translated"), Some(3));
    assert_eq!(folder.findings("damaged-state"), [""; 0]);
    let before = folder.messages();
    assert_eq!(folder.accept(&["fr"]), [""; 0]);
    assert_eq!(folder.read("state/fr.tsv"), state);
    assert_eq!(folder.messages(), before);
}

#[test]
fn a_damaged_file_is_a_warning_and_is_repaired() {
    let folder = Folder::new();
    folder.accept(&["fr"]);
    let good = folder.read("state/fr.tsv");
    let texts = folder.read("state/source.tsv");
    let damages: Vec<Vec<u8>> = vec![
        b"\x00\x00\x00\x00".to_vec(),
        b"\x89PNG\r\n\x1a\n\xff\xfe garbage".to_vec(),
        good.as_bytes()[..good.len() - 30].to_vec(),
        good.replace("translated", "fine").into_bytes(),
        good.replace('\t', " ").into_bytes(),
        format!("<<<<<<< HEAD\n{good}=======\n{good}>>>>>>> branch\n").into_bytes(),
        good.replacen("\ttranslated", "\ttransl\0ated", 1).into_bytes(),
    ];
    for path in ["state/fr.tsv", "state/source.tsv"] {
        for damage in &damages {
            folder.write(path, damage);
            let shown = String::from_utf8_lossy(damage);
            let ran = folder.run(&["check", "--select", "damaged-state"]);
            assert_eq!(ran.code, 0, "{shown:?}: {}", ran.stderr);
            assert!((ran.stdout + &ran.stderr).contains("warning[damaged-state]"), "{path} {shown:?}");
            assert_eq!(folder.run(&["status"]).code, 0, "{shown:?}");
            folder.accept(&["fr"]);
            let times =
                |text: &str| text.lines().map(|line| line.rsplit_once('\t').unwrap().0.to_owned()).collect::<Vec<_>>();
            assert_eq!(times(&folder.read("state/fr.tsv")), times(&good), "{path} {shown:?}");
            assert_eq!(folder.read("state/source.tsv"), texts, "{path} {shown:?}");
            assert_eq!(folder.findings("damaged-state"), [""; 0], "{path} {shown:?}");
        }
    }
    assert_eq!(names(&folder.root.path().join("state")), ["fr.tsv", "source.tsv"]);
}

#[test]
fn lines_wait_while_the_source_cannot_be_read() {
    let folder = Folder::new();
    folder.accept(&["fr"]);
    let good = folder.read("state/fr.tsv");
    folder.write("en/a.ftl", CALL.replace("end = The end.", "end { The end."));
    folder.run(&["accept", "fr"]);
    folder.write("en/a.ftl", b"end = \xff\n");
    folder.run(&["accept", "fr"]);
    assert_eq!(folder.read("state/fr.tsv"), good);
}

fn git(folder: &Path, arguments: &[&str]) -> bool {
    let mut command = Command::new("git");
    command.current_dir(folder).args(["-c", "user.name=Test", "-c", "user.email=test@example.org"]).args(arguments);
    command.env("GIT_CONFIG_GLOBAL", "/dev/null").env("GIT_CONFIG_NOSYSTEM", "1");
    for name in ["GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE"] {
        command.env_remove(name);
    }
    command.output().is_ok_and(|output| output.status.success())
}

#[test]
fn branches_that_accept_neighbours_merge() {
    let folder = Folder::new();
    let root = folder.root.path();
    if !git(root, &["init", "-q", "-b", "main"]) {
        writeln!(std::io::stderr(), "NOT CHECKED: merges, without git").unwrap();
        return;
    }
    let commit =
        |message| assert!(git(root, &["add", "-A"]) && git(root, &["commit", "-q", "-m", message]), "{message}");
    folder.write(".gitattributes", fs::read(repository().join(".gitattributes")).unwrap());
    folder.accept(&["fr"]);
    folder.edit("en/a.ftl", "41", "47");
    folder.edit("en/a.ftl", "The end", "An end");
    commit("source");
    assert!(git(root, &["checkout", "-q", "-b", "other"]));
    assert_eq!(folder.accept(&["fr", "end", "call.title", "--reviewed", "--by", "Ana"]).len(), 2);
    commit("other");
    assert!(git(root, &["checkout", "-q", "main"]));
    assert_eq!(folder.accept(&["fr", "call"]), ["a.ftl:call"]);
    commit("main");
    assert!(git(root, &["merge", "-q", "-m", "merge", "other"]), "the lines merge");
    assert_eq!(folder.findings("damaged-state"), [""; 0]);
    let counts = |what| folder.count("fr", what).unwrap();
    assert_eq!([counts("stale"), counts("draft"), counts("translated"), counts("reviewed")], [0, 0, 1, 2]);
    folder.accept(&["fr"]);
    let text = folder.read("state/fr.tsv");
    let lines: Vec<&str> = text.lines().skip(1).map(|line| line.split('\t').next().unwrap()).collect();
    assert_eq!(lines, ["a.ftl:call", "a.ftl:call.title", "a.ftl:end"]);
    assert!(text.starts_with("# id\t"), "{text}");
}

#[test]
fn an_edition_below_what_is_required_is_a_draft() {
    let project = Project::letter();
    let build = || project.build(&["--locale", "fr", "--locale", "en", "--format", "pdf"]);
    let ran = build();
    assert_eq!(ran.code, 0, "{}", ran.stderr);
    assert!(!ran.stdout.contains("DRAFT") && !ran.stderr.contains("draft"), "{} {}", ran.stdout, ran.stderr);
    project.edit("locales/fr/letter.ftl", "letter-urgency = ", "letter-urgency = Or, ");
    let ran = build();
    assert_eq!(ran.code, 0, "{}", ran.stderr);
    assert!(ran.stdout.contains("fr.pdf  4 p.  DRAFT: 1 text not yet `translated`"), "{}", ran.stdout);
    assert!(ran.stderr.contains("marked as a draft: fr;"), "{}", ran.stderr);
    let pdf = Pdf::open(&project.path().join("out/asylum-is-a-right.fr.pdf"));
    assert_eq!(pdf.artifacts().len(), pdf.pages());
    for text in pdf.artifacts() {
        assert!(text.contains("traduction non définitive"), "{text}");
    }
    let manifest: serde_json::Value = serde_json::from_str(&project.read("out/manifest.json")).unwrap();
    for file in manifest["files"].as_array().unwrap() {
        assert_eq!(file["draft"], file["locale"] == "fr", "{file}");
        assert_eq!(file["coverage"]["translated"], file["coverage"]["total"], "{file}");
    }
    let path = project.path().to_str().unwrap();
    let ran = run(&["check", path, "--select", "below-required-state"]);
    assert_eq!(ran.code, 1, "{}", ran.stdout);
    assert!(ran.stdout.contains("`letter-urgency` is a draft, and `fr` requires `translated`"), "{}", ran.stdout);
    // A damaged file holds nothing up.
    project.write("state/ar.tsv", b"\x00garbage");
    let ran = project.build(&["--format", "txt"]);
    assert_eq!(ran.code, 0, "{}", ran.stderr);
    assert!(ran.stderr.contains("warning[damaged-state]"), "{}", ran.stderr);
    assert!(ran.stderr.contains("marked as a draft: ar, fr;"), "{}", ran.stderr);
    for locale in ["fr", "ar"] {
        assert_eq!(run(&["accept", locale, "-C", path]).code, 0);
    }
    let ran = project.build(&["--format", "txt"]);
    assert!(!ran.stderr.contains("draft") && !ran.stderr.contains("warning"), "{}", ran.stderr);
    // Without any record, nothing has been accepted.
    fs::remove_dir_all(project.path().join("state")).unwrap();
    assert!(project.build(&["--format", "txt"]).stderr.contains("marked as a draft: ar, es, fr;"));
}

#[test]
fn the_letter_of_this_repository_is_settled() {
    let repository = repository();
    let ran = run(&["status", repository.to_str().unwrap(), "--json"]);
    assert_eq!((ran.code, ran.stderr.as_str()), (0, "every translation was accepted as it stands\n"));
    let ran = run(&["check", repository.to_str().unwrap(), "--select", "below-required-state"]);
    assert_eq!(ran.code, 0, "{}", ran.stdout);
}
