//! Diffs as git takes them: applied to what was, they give what should be, to the byte.

use std::fs;
use std::process::Command;

use openletter::report::diff::unified;

fn applied(path: &str, before: &str, after: &str) {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join(path);
    fs::create_dir_all(file.parent().unwrap()).unwrap();
    fs::write(&file, before).unwrap();
    let diff = unified(path, before, after);
    fs::write(folder.path().join("the.patch"), &diff).unwrap();
    let output = Command::new("git")
        .args(["-c", "core.autocrlf=false", "apply", "--whitespace=nowarn", "the.patch"])
        .current_dir(folder.path())
        .env("GIT_CEILING_DIRECTORIES", folder.path().parent().unwrap())
        .output()
        .unwrap();
    assert!(output.status.success(), "{}\n{diff}", String::from_utf8_lossy(&output.stderr));
    assert_eq!(fs::read_to_string(&file).unwrap(), after, "{diff}");
}

#[test]
fn git_applies_them() {
    let lines: Vec<String> = (1..40).map(|i| format!("line{i} = text {i}\n")).collect();
    let text = lines.concat();
    applied("fr/a.ftl", &text, &text.replace("text 3\n", "texte 3\n").replace("text 30\n", "texte 30\n"));
    let windows = text.replace('\n', "\r\n");
    applied("fr/a.ftl", &windows, &windows.replace("text 3\r", "texte 3\r"));
    applied("fr/a.ftl", "a = b\nc = d", "a = b\nc = e");
    applied("fr/a.ftl", "a = b\nc = d", "a = b\nc = d\n");
    applied("fr/a.ftl", "a = b\nc = d\n", "a = b\nc = d");
    applied("fr/a.ftl", "a = b\rstill b\nc\n", "a = b\rstill x\nc\n");
    applied("fr/a.ftl", "\u{feff}a = حقّ\n", "\u{feff}a = حقّ 中文\n");
    applied("fr/a.ftl", "a\nb\nc\n", "new\na\nb\n");
}

#[test]
fn git_finds_the_file_whatever_its_name() {
    for path in ["fr/a b.ftl", "fr/é 中.ftl", "fr/a\"b\\c.ftl", "fr/a\tb.ftl", "fr/a\nb.ftl"] {
        applied(path, "a = b\n", "a = c\n");
    }
}

#[test]
fn a_diff_reads_as_people_know_it() {
    assert_eq!(unified("a.ftl", "a\n", "a\n"), "");
    assert_eq!(
        unified("a.ftl", "a\nb\n", "a\nc"),
        "--- a/a.ftl\n+++ b/a.ftl\n@@ -1,2 +1,2 @@\n a\n-b\n+c\n\\ No newline at end of file\n"
    );
}
