//! The command as a whole: what it writes, where, and what it leaves alone.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::Duration;

use crate::support::pdf::Pdf;
use crate::support::project::{Project, built, names, repository, run};

fn hash(path: &Path) -> String {
    openletter::export::files::sha256(&fs::read(path).unwrap())
}

fn hashes(folder: &Path) -> BTreeMap<String, String> {
    names(folder).into_iter().map(|name| (name.clone(), hash(&folder.join(&name)))).collect()
}

#[test]
fn it_writes_twenty_four_files_and_lists_them() {
    let mut expected = vec!["manifest.json".to_owned()];
    for locale in ["ar", "en", "es", "fr"] {
        for stem in ["asylum-is-a-right", "asylum-is-a-right.announcement"] {
            expected.extend(["pdf", "print.pdf", "txt"].map(|ending| format!("{stem}.{locale}.{ending}")));
        }
    }
    expected.sort();
    assert_eq!(expected.len(), 25);
    assert_eq!(names(built()), expected);
    let manifest: serde_json::Value =
        serde_json::from_slice(&fs::read(built().join("manifest.json")).unwrap()).unwrap();
    let files = manifest["files"].as_array().unwrap();
    assert_eq!(files.len(), 24);
    for file in files {
        let path = file["path"].as_str().unwrap();
        assert_eq!(file["sha256"].as_str().unwrap(), hash(&built().join(path)), "{path}");
        assert!(path.contains(&format!(".{}.", file["locale"].as_str().unwrap())));
        assert_eq!(file["coverage"]["translated"], file["coverage"]["total"], "{path}");
        if path.ends_with(".pdf") {
            assert_eq!(file["pages"], Pdf::open(&built().join(path)).pages(), "{path}");
        }
    }
}

#[test]
fn the_same_letter_gives_the_same_bytes() {
    let again = tempfile::tempdir().unwrap();
    let ran = run(&["build", "-C", repository().to_str().unwrap(), "--out", again.path().to_str().unwrap()]);
    assert_eq!(ran.code, 0, "{}", ran.stderr);
    assert_eq!(hashes(again.path()), hashes(built()));
}

#[test]
fn digital_files_stay_under_a_megabyte() {
    for name in names(built()).iter().filter(|name| name.ends_with(".pdf")) {
        assert!(fs::metadata(built().join(name)).unwrap().len() < 1_000_000, "{name}");
    }
}

#[test]
fn locales_formats_and_paper_can_be_chosen() {
    let project = Project::letter();
    let ran = project.build(&["--locale", "fr", "--format", "pdf", "--format", "png", "--paper", "us-letter"]);
    assert_eq!(ran.code, 0, "{}", ran.stderr);
    let written = project.output();
    assert!(written.contains(&"asylum-is-a-right.fr.1.png".to_owned()), "{written:?}");
    assert!(written.iter().all(|name| !name.contains(".en.") && !name.ends_with(".txt")), "{written:?}");
    let media = Pdf::open(&project.path().join("out/asylum-is-a-right.fr.pdf")).page_box(1, "MediaBox").unwrap();
    assert!((media[2] - 612.0).abs() < 0.1 && (media[3] - 792.0).abs() < 0.1, "{media:?}");
    assert_eq!(ran.stdout.lines().count(), written.len() - 1, "each file is named: {}", ran.stdout);
}

#[test]
fn a_late_signatory_changes_one_row_and_every_first_sentence() {
    let project = Project::letter();
    let list = project.read("signatories.csv");
    project.write("signatories.csv", format!("{list}Late but Welcome,en,,\nNot Yet Sure,en,,pending\n"));
    let ran = project.build(&["--format", "txt"]);
    assert_eq!(ran.code, 0, "{}", ran.stderr);
    assert!(ran.stderr.contains("118 signatories (1 in the list are not published)"), "{}", ran.stderr);
    for locale in ["en", "es", "fr", "ar"] {
        let text = project.read(&format!("out/asylum-is-a-right.{locale}.txt"));
        assert!(text.contains("118") && !text.contains("117"), "{locale}");
        assert!(text.contains("Late but Welcome") && !text.contains("Not Yet Sure"), "{locale}");
    }
}

#[test]
fn a_translation_with_gaps_is_refused_unless_asked_for() {
    let project = Project::letter();
    let french = project.read("locales/fr/letter.ftl");
    let kept: Vec<&str> = french.lines().filter(|line| !line.starts_with("letter-history =")).collect();
    project.write("locales/fr/letter.ftl", kept.join("\n"));
    let ran = project.build(&[]);
    assert_eq!(ran.code, 1);
    assert!(
        ran.stderr.contains("error[missing-message]: `letter-history` is not translated into `fr`"),
        "{}",
        ran.stderr
    );
    assert!(project.output().is_empty());
    // The other locales are whole.
    assert_eq!(project.build(&["--locale", "es", "--format", "txt"]).code, 0);
    let ran = project.build(&["--locale", "fr", "--allow-incomplete"]);
    assert_eq!(ran.code, 0, "{}", ran.stderr);
    assert!(ran.stdout.contains("DRAFT"), "{}", ran.stdout);
    let pdf = Pdf::open(&project.path().join("out/asylum-is-a-right.fr.pdf"));
    let structure = pdf.structure();
    let paragraph = structure.find("P").into_iter().find(|p| p.text.contains("History reminds us")).unwrap();
    let langs: Vec<&str> = paragraph.children.iter().map(|child| child.lang.as_str()).collect();
    assert!(paragraph.lang == "en" || langs.contains(&"en"), "{} {langs:?}", paragraph.lang);
    let text = project.read("out/asylum-is-a-right.fr.txt");
    assert!(text.contains("traduction non définitive"), "{text}");
}

#[test]
fn what_cannot_be_carried_out_ends_with_two() {
    let project = Project::library();
    project.write("file", "");
    let ran = project.build(&["--out", "file/out"]);
    assert_eq!(ran.code, 2, "{}", ran.stderr);
    assert!(ran.stderr.contains("cannot write to"), "{}", ran.stderr);
    let ran = project.build(&["--locale", "fr"]);
    assert_eq!(ran.code, 2);
    assert!(ran.stderr.contains("this letter has no locale `fr`"), "{}", ran.stderr);
    assert!(ran.stderr.contains("uk, fa"), "{}", ran.stderr);
    assert_eq!(run(&["build", "-C", "/nowhere"]).code, 2);
    assert_eq!(run(&["build", "--format", "docx"]).code, 2);
    assert_eq!(run(&["build", "--locale", "english"]).code, 2);
}

#[test]
fn a_run_that_is_killed_leaves_every_file_whole() {
    let project = Project::library();
    assert_eq!(project.build(&[]).code, 0);
    let out = project.path().join("out");
    let old = hashes(&out);
    let list = project.read("signatories.csv");
    project.write("signatories.csv", format!("{list}Пізній підпис,uk,\n"));
    // From before the first file is written until after the last.
    for i in 0..40 {
        let mut child = Command::new(env!("CARGO_BIN_EXE_openletter"))
            .args(["build", "-C", project.path().to_str().unwrap()])
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        std::thread::sleep(Duration::from_millis(4 * i));
        child.kill().ok();
        child.wait().unwrap();
    }
    let after = hashes(&out);
    assert_eq!(project.build(&[]).code, 0);
    let new = hashes(&out);
    assert_ne!(old, new);
    for (name, hash) in after.iter().filter(|(name, _)| !name.starts_with('.')) {
        assert!(*hash == old[name] || *hash == new[name], "{name} is neither the old file nor the new one");
    }
}

#[test]
fn names_of_every_kind_are_set_without_a_fault_of_the_engine() {
    let project = Project::library();
    let list = project.read("signatories.csv");
    let names = [
        "Association-Kenya-Persons Association Centre-",
        "Refugee-The Displaced-of International -",
        "Youth-The-Refugee and Community–",
        "Association-The-The Association—",
        "Flüchtlingsorganisationenverbandsgesellschaft",
        "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauu",
        "Hope (أمل) Network [x]",
    ];
    let rows = names.map(|name| format!("{name},,\n")).concat();
    project.write("signatories.csv", list + &rows);
    let ran = project.build(&["--format", "pdf"]);
    assert_eq!(ran.code, 0, "{}", ran.stderr);
    assert!(!ran.stderr.contains("internal error"), "{}", ran.stderr);
    for locale in ["uk", "fa"] {
        let structure = Pdf::open(&project.path().join(format!("out/library.{locale}.pdf"))).structure();
        let items = structure.find("L").last().unwrap().find("LI");
        let found: Vec<String> =
            items.iter().map(|item| item.text.split_whitespace().collect::<Vec<_>>().join(" ")).collect();
        for name in names {
            assert!(found.iter().any(|found| found == name), "{name} in {locale}: {found:?}");
        }
    }
}

#[test]
fn a_long_list_keeps_every_name() {
    let project = Project::library();
    let rows = (0..1500).map(|i| format!("Організація номер {i},,\n")).collect::<Vec<_>>().concat();
    project.write("signatories.csv", format!("name,lang,status\n{rows}"));
    let ran = project.build(&["--format", "pdf", "--locale", "uk"]);
    assert_eq!(ran.code, 0, "{}", ran.stderr);
    let structure = Pdf::open(&project.path().join("out/library.uk.pdf")).structure();
    assert_eq!(structure.find("L").last().unwrap().find("LI").len(), 1500);
}

#[test]
fn a_draft_says_so_on_every_page() {
    let project = Project::letter();
    let arabic = project.read("locales/ar/letter.ftl");
    let kept: Vec<&str> = arabic.lines().filter(|line| !line.starts_with("letter-history =")).collect();
    project.write("locales/ar/letter.ftl", kept.join("\n"));
    assert_eq!(project.build(&["--locale", "ar", "--format", "pdf", "--allow-incomplete"]).code, 0);
    let pdf = Pdf::open(&project.path().join("out/asylum-is-a-right.ar.pdf"));
    assert_eq!(pdf.artifacts().len(), pdf.pages());
    for text in pdf.artifacts() {
        assert!(text.contains("مسودة"), "{text}");
    }
    // The gap is filled from the source, word by word in its own order.
    let structure = pdf.structure();
    let text = structure.text.split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(text.contains("History reminds us what is at stake. The right to seek asylum"), "{text}");
}
