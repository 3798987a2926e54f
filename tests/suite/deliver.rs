//! Letters to delegations: what each gets, what is left of a run that was stopped, and what mistakes in the list lead to.

use std::collections::BTreeMap;
use std::fs;
use std::io::{Cursor, Read};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use sha2::{Digest, Sha256};

use crate::support::pdf::Pdf;
use crate::support::project::{Project, Ran, built, repository, run, tree};
use crate::support::raster;

/// A4, in points.
const PAGE: [f32; 4] = [0.0, 0.0, 595.0, 842.0];

fn deliveries(project: &Project) -> PathBuf {
    project.path().join("out/deliveries")
}

fn text(path: &Path) -> String {
    fs::read_to_string(path).unwrap()
}

fn hexadecimal(bytes: &[u8]) -> String {
    let digits = Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect::<Vec<_>>();
    digits.concat()
}

/// The paragraphs of the page before the letter, as they are read aloud.
fn cover(path: &Path) -> Vec<String> {
    let structure = Pdf::open(path).structure();
    let title = structure.text.find(&structure.find("H1")[0].text).unwrap();
    structure.text[..title].lines().map(str::to_owned).collect()
}

/// Asserts that an index names every letter of a folder as it is, and no other.
fn assert_index_is_true(folder: &Path) -> Vec<Vec<String>> {
    let index = text(&folder.join("index.csv"));
    let mut reader = csv::Reader::from_reader(index.as_bytes());
    assert_eq!(reader.headers().unwrap(), vec!["code", "State", "locale", "file", "pages", "bytes", "SHA-256"]);
    let rows: Vec<Vec<String>> = reader.records().map(|row| row.unwrap().iter().map(str::to_owned).collect()).collect();
    for row in &rows {
        let bytes = fs::read(folder.join(&row[3])).unwrap();
        assert_eq!((row[5].parse(), &row[6]), (Ok(bytes.len()), &hexadecimal(&bytes)), "{}", row[3]);
        assert_eq!(row[4].parse(), Ok(Pdf::open(&folder.join(&row[3])).pages()), "{}", row[3]);
    }
    rows
}

fn only(codes: &'static [&'static str]) -> impl Fn(&str) -> bool {
    |row| codes.iter().any(|code| row.starts_with(&format!("{code},")))
}

fn assert_findings(ran: &Ran, expected: &[&str]) {
    assert_eq!(ran.code, 1, "{}", ran.stderr);
    for part in expected {
        assert!(ran.stderr.contains(part), "{part}: {}", ran.stderr);
    }
}

#[test]
fn every_delegation_gets_its_letter_in_its_language_and_an_index_lists_them() {
    let project = Project::letter();
    project.keep_delegations(only(&["EG", "FR", "MX", "RU", "US", "CN"]));
    let ran = project.deliver(&[]);
    assert_eq!(ran.code, 0, "{}", ran.stderr);
    let folder = deliveries(&project);
    let rows = assert_index_is_true(&folder);
    let files: Vec<&str> = rows.iter().map(|row| row[3].as_str()).collect();
    assert_eq!(
        files,
        [
            "CN/asylum-is-a-right.CN.en.pdf",
            "EG/asylum-is-a-right.EG.ar.pdf",
            "FR/asylum-is-a-right.FR.fr.pdf",
            "MX/asylum-is-a-right.MX.es.pdf",
            "RU/asylum-is-a-right.RU.en.pdf",
            "US/asylum-is-a-right.US.en.pdf",
        ]
    );
    assert_eq!(rows[4][..3], ["RU", "Russian Federation", "en"].map(str::to_owned));
    assert_eq!(tree(&folder).len(), 7, "nothing else is left there");
    for said in [
        "1 letter to delegations that read `ru` in `en`, the letter's source: the letter is not translated into it",
        "1 letter to delegations that read `zh` in `en`",
        "6 of 6 letters rest on rows that nobody verified",
    ] {
        assert!(ran.stderr.contains(said), "{said}: {}", ran.stderr);
    }
    assert!(ran.stdout.trim_end().ends_with("index.csv"));
}

#[test]
fn the_page_before_the_letter_names_the_recipient_as_the_list_knows_him_or_her() {
    let project = Project::letter();
    project.write(
        "delegations.csv",
        "code,language,seat,addressee,gender\n\
         AF,en,,,\n\
         MA,fr,Geneva,,feminine\n\
         US,fr,,_[Ann]_ O’Neil,masculine\n\
         KP,es,,Ana Ruiz,feminine\n\
         SY,ar,,(amemo) Anne Dupont,feminine\n\
         EG,ar,Geneva,,\n",
    );
    let ran = project.deliver(&["--date", "2026-02-01"]);
    assert_eq!(ran.code, 0, "{}", ran.stderr);
    let of = |file: &str| cover(&deliveries(&project).join(file));
    let english = of("AF/asylum-is-a-right.AF.en.pdf");
    assert_eq!(
        english[..5],
        [
            "1 February 2026",
            "H.E. the Permanent Representative of Afghanistan",
            "Permanent Mission of the Islamic Republic of Afghanistan",
            "to the United Nations",
            "Excellency,",
        ]
    );
    assert!(english[5].contains("“Asylum is a Right. Refugee Protection is Law.”"), "{english:?}");
    assert!(english[5].contains("8 October 2025"), "the day of publication stays: {english:?}");
    assert_eq!(english.last().unwrap(), "117 refugee-led organizations");
    let french = of("MA/asylum-is-a-right.MA.fr.pdf");
    assert!(french[0].starts_with("1er"), "{french:?}");
    assert!(french[1].ends_with("du Maroc"), "{french:?}");
    assert_eq!(french[2], "Mission permanente du Royaume du Maroc");
    assert!(french.iter().any(|line| line.contains("Madame")), "{french:?}");
    assert!(!french.iter().any(|line| line.contains("Monsieur")), "{french:?}");
    let french = of("US/asylum-is-a-right.US.fr.pdf");
    assert!(french[1].ends_with("_[Ann]_ O’Neil"), "{french:?}");
    assert!(french.iter().any(|line| line.contains("des États-Unis d’Amérique")), "{french:?}");
    let spanish = of("KP/asylum-is-a-right.KP.es.pdf");
    assert!(
        spanish.contains(&"Misión Permanente de la República Popular Democrática de Corea".to_owned()),
        "{spanish:?}"
    );
    let arabic = of("SY/asylum-is-a-right.SY.ar.pdf");
    let clean: String = arabic[1].chars().filter(|c| !matches!(c, '\u{2066}'..='\u{2069}')).collect();
    assert_eq!(clean, "سعادة السيدة (amemo) Anne Dupont", "read in order, the name whole");
    assert!(arabic[3].ends_with("للجمهورية العربية السورية"), "{arabic:?}");
    let arabic = of("EG/asylum-is-a-right.EG.ar.pdf");
    assert!(arabic.iter().any(|line| line.contains("جنيف")), "{arabic:?}");
}

#[test]
fn files_say_whom_they_are_for_and_in_what_language() {
    let project = Project::letter();
    project.keep_delegations(only(&["FR", "EG"]));
    assert_eq!(project.deliver(&[]).code, 0);
    for (code, locale, state) in [("FR", "fr", "République française"), ("EG", "ar", "مصر العربية")] {
        let pdf = Pdf::open(&deliveries(&project).join(format!("{code}/asylum-is-a-right.{code}.{locale}.pdf")));
        assert!(pdf.property("Title").contains(state), "{}", pdf.property("Title"));
        assert!(pdf.property("Subject").contains(state), "{}", pdf.property("Subject"));
        assert_eq!((pdf.property("Keywords").as_str(), pdf.lang().as_str()), (code, locale));
        assert_eq!(pdf.outline().len(), 2, "the page before the letter adds no bookmark");
    }
}

#[test]
fn a_name_in_another_script_is_marked_as_such() {
    let project = Project::letter();
    project.write("delegations.csv", "code,language,addressee\nEG,ar,Anne Dupont\nSY,ar,\n");
    assert_eq!(project.deliver(&[]).code, 0);
    let marked = |code: &str| {
        let path = deliveries(&project).join(format!("{code}/asylum-is-a-right.{code}.ar.pdf"));
        Pdf::open(&path).languages(1)
    };
    assert_eq!(marked("EG"), ["und"], "what is not in the language of the page says so");
    assert_eq!(marked("SY"), [""; 0]);
}

#[test]
fn the_pages_of_the_letter_stay_as_they_are() {
    let project = Project::letter();
    project.keep_delegations(only(&["FR", "EG"]));
    assert_eq!(project.deliver(&[]).code, 0);
    for (code, locale) in [("FR", "fr"), ("EG", "ar")] {
        let delivered =
            fs::read(deliveries(&project).join(format!("{code}/asylum-is-a-right.{code}.{locale}.pdf"))).unwrap();
        let letter = fs::read(built().join(format!("asylum-is-a-right.{locale}.pdf"))).unwrap();
        for page in 0..4 {
            let (before, after) = (raster::part(&letter, page, PAGE), raster::part(&delivered, page + 1, PAGE));
            assert_eq!(before.difference(&after), Some(0), "{locale}, page {}", page + 1);
        }
        assert!(!raster::part(&delivered, 0, PAGE).is_blank());
    }
}

#[test]
fn files_for_printers_leave_the_back_of_the_first_sheet_blank() {
    let project = Project::letter();
    project.keep_delegations(only(&["FR"]));
    let ran = project.deliver(&["--format", "print", "--format", "pdf", "--press", "marks"]);
    assert_eq!(ran.code, 0, "{}", ran.stderr);
    let rows = assert_index_is_true(&deliveries(&project));
    let files: Vec<(&str, &str)> = rows.iter().map(|row| (row[3].as_str(), row[4].as_str())).collect();
    assert_eq!(files, [("FR/asylum-is-a-right.FR.fr.pdf", "5"), ("FR/asylum-is-a-right.FR.fr.print.pdf", "6")]);
    let path = deliveries(&project).join("FR/asylum-is-a-right.FR.fr.print.pdf");
    let [left, bottom, right, top] = Pdf::open(&path).page_box(2, "TrimBox").unwrap();
    let inside = [left + 20.0, bottom + 20.0, right - 20.0, top - 20.0];
    let bytes = fs::read(&path).unwrap();
    assert!(raster::part(&bytes, 1, inside).is_blank());
    assert!(!raster::part(&bytes, 2, inside).is_blank());
    let inspected =
        run(&["inspect", path.to_str().unwrap(), "--press", "marks", "-C", project.path().to_str().unwrap()]);
    assert_eq!(inspected.code, 0, "{}{}", inspected.stdout, inspected.stderr);
}

#[test]
fn any_number_of_jobs_gives_the_same_bytes() {
    let project = Project::letter();
    project.keep_delegations(|row| row.starts_with(['A', 'M']));
    let mut trees = Vec::new();
    for jobs in ["1", "2", "7"] {
        let ran = project.deliver(&["--jobs", jobs, "--out", jobs]);
        assert_eq!(ran.code, 0, "{}", ran.stderr);
        trees.push(tree(&project.path().join(jobs)));
    }
    assert_eq!(trees[0].len(), 30);
    assert!(trees[0] == trees[1] && trees[0] == trees[2]);
}

#[test]
fn a_run_that_was_killed_goes_on_where_it_was() {
    let project = Project::letter();
    project.keep_delegations(|row| row.starts_with(['A', 'B', 'C']));
    assert_eq!(project.deliver(&["--locale", "en", "--out", "whole"]).code, 0);
    let whole: BTreeMap<String, Vec<u8>> = tree(&project.path().join("whole")).into_iter().collect();
    let letters = whole.len() - 1;
    for killed_after in [0, 1, 2, 5, 10, 20, 30, letters] {
        let out = format!("killed-{killed_after}");
        let folder = project.path().join(&out);
        let mut child = Command::new(env!("CARGO_BIN_EXE_openletter"))
            .args(["deliver", "--locale", "en", "-C", project.path().to_str().unwrap(), "--out", &out])
            .stderr(Stdio::null())
            .stdout(Stdio::null())
            .spawn()
            .unwrap();
        let finished = |folder: &Path| {
            let folders = fs::read_dir(folder.join("deliveries")).into_iter().flatten().flatten();
            let files = folders.flat_map(|folder| fs::read_dir(folder.path()).into_iter().flatten().flatten());
            files.filter(|file| !file.file_name().to_string_lossy().starts_with('.')).count()
        };
        while finished(&folder) < killed_after && child.try_wait().unwrap().is_none() {}
        child.kill().unwrap();
        child.wait().unwrap();
        let mut before = BTreeMap::new();
        for (name, bytes) in tree(&folder) {
            if !name.contains(".openletter-") {
                assert!(whole[&name] == bytes, "{name} is whole, or is not there");
                let about = fs::metadata(folder.join(&name)).unwrap();
                before.insert(name, about.modified().unwrap());
            }
        }
        let indexed = before.contains_key("deliveries/index.csv");
        assert!(!indexed || before.len() == whole.len(), "an index comes last");
        let ran = project.deliver(&["--locale", "en", "--out", &out]);
        assert_eq!(ran.code, 0, "{}", ran.stderr);
        assert!(tree(&folder).into_iter().collect::<BTreeMap<_, _>>() == whole, "nothing is missing or left over");
        let kept = before.len() - usize::from(indexed);
        let said = format!("{} files written", letters - kept);
        assert!(ran.stderr.contains(&said), "{said}: {}", ran.stderr);
        for (name, written) in before.iter().filter(|(name, _)| name.ends_with(".pdf")) {
            assert_eq!(fs::metadata(folder.join(name)).unwrap().modified().unwrap(), *written, "{name} was left alone");
        }
    }
}

#[test]
fn what_is_missing_changed_or_damaged_is_written_again_and_nothing_else() {
    let project = Project::letter();
    project.keep_delegations(only(&["FR", "BE", "CH", "SN"]));
    assert_eq!(project.deliver(&[]).code, 0);
    let folder = deliveries(&project);
    let whole = tree(&folder);
    fs::remove_file(folder.join("FR/asylum-is-a-right.FR.fr.pdf")).unwrap();
    let damaged = folder.join("BE/asylum-is-a-right.BE.fr.pdf");
    let mut bytes = fs::read(&damaged).unwrap();
    let middle = bytes.len() / 2;
    bytes[middle] ^= 1;
    fs::write(&damaged, bytes).unwrap();
    fs::write(folder.join("CH/asylum-is-a-right.CH.fr.pdf"), "").unwrap();
    fs::write(folder.join("SN/.openletter-asylum-is-a-right.SN.fr.pdf"), "half").unwrap();
    let ran = project.deliver(&[]);
    assert!(ran.stderr.contains("3 files written, 1 there already"), "{}", ran.stderr);
    assert!(tree(&folder) == whole);
    project.edit("delegations.csv", "SN,fr,New York", "SN,fr,Geneva");
    let ran = project.deliver(&[]);
    assert!(ran.stderr.contains("1 files written, 3 there already"), "{}", ran.stderr);
    assert_index_is_true(&folder);
}

#[test]
fn letters_of_an_earlier_run_are_pointed_out() {
    let project = Project::letter();
    project.keep_delegations(only(&["CH"]));
    assert_eq!(project.deliver(&[]).code, 0);
    let ran = project.deliver(&["--to", "CH", "--locale", "en"]);
    assert_eq!(ran.code, 0);
    assert!(ran.stderr.contains("not of this run"), "{}", ran.stderr);
    assert!(ran.stderr.contains("asylum-is-a-right.CH.fr.pdf"), "{}", ran.stderr);
    let rows = assert_index_is_true(&deliveries(&project));
    assert_eq!(rows.len(), 1, "the index is of the last run");
}

#[cfg(unix)]
#[test]
fn where_nothing_can_be_written_there_is_one_error_and_what_was_written_stays() {
    let project = Project::letter();
    project.keep_delegations(only(&["FR", "BE", "EG", "US"]));
    assert_eq!(project.deliver(&["--to", "US"]).code, 0);
    // As on a full disk: a file cannot grow beyond 125 KiB, which the letter in Arabic does.
    let command = "trap '' XFSZ; ulimit -f 250; exec \"$0\" deliver -C \"$1\" --jobs 1";
    let output = Command::new("sh")
        .args(["-c", command, env!("CARGO_BIN_EXE_openletter"), project.path().to_str().unwrap()])
        .output()
        .unwrap();
    let stderr = String::from_utf8(output.stderr).unwrap();
    assert_eq!(output.status.code(), Some(2), "{stderr}");
    assert_eq!(stderr.matches("error:").count(), 1, "{stderr}");
    assert!(stderr.contains("cannot write") && stderr.contains("is whole"), "{stderr}");
    let folder = deliveries(&project);
    assert!(!folder.join("index.csv").exists(), "no index names what is not there");
    for (name, bytes) in tree(&folder) {
        assert!(bytes.ends_with(b"%%EOF") || bytes.ends_with(b"%%EOF\n"), "{name}");
    }
    assert_eq!(project.deliver(&[]).code, 0);
    assert_eq!(assert_index_is_true(&folder).len(), 4);

    project.write("blocked/deliveries", "a file where a folder should be");
    let ran = project.deliver(&["--out", "blocked"]);
    assert_eq!((ran.code, ran.stderr.matches("error:").count()), (2, 1), "{}", ran.stderr);
}

#[test]
fn nothing_is_written_until_every_row_is_sound() {
    let project = Project::letter();
    project.write(
        "delegations.csv",
        "code,language,addressee\n\
         FR,fr,\n\
         UK,en,\n\
         EG,arabic,\n\
         FR,en,\n\
         MX,es,玛丽亚\n\
         US,en,\n",
    );
    let ran = project.deliver(&[]);
    assert_findings(
        &ran,
        &[
            "error[unknown-member-state]",
            "delegations.csv:3:1",
            "error[unknown-language]",
            "delegations.csv:4:4",
            "error[duplicate-mission]",
            "delegations.csv:5:1",
            "error[missing-glyph]",
            "delegations.csv:6:7",
            "4 errors: nothing was written",
            "--skip-invalid",
        ],
    );
    assert!(!project.path().join("out").exists());
    let check = run(&["check", project.path().to_str().unwrap()]);
    assert!(check.stdout.contains("unknown-member-state"), "{}", check.stdout);

    let ran = project.deliver(&["--skip-invalid"]);
    assert_findings(
        &ran,
        &["left out: 5 rows of the list with faults, lines 2, 3, 4, 5, 6", "1 letter: 1 files written"],
    );
    assert_eq!(assert_index_is_true(&deliveries(&project))[0][0], "US");
}

#[test]
fn lists_as_spreadsheets_leave_them_are_told_apart() {
    let project = Project::letter();
    for (bytes, expected) in [
        (b"code;language\nFR;fr\n".to_vec(), "separated by semicolons"),
        (b"code\tlanguage\nFR\tfr\n".to_vec(), "separated by tabs"),
        (b"code,language,addressee\nFR,fr,Andr\xe9\n".to_vec(), "delegations.csv:2:11"),
        ("code,language\nFR,fr\n".encode_utf16().flat_map(u16::to_le_bytes).collect(), "error["),
        (b"code,language,E-Mail\nFR,fr,x@example.org\n".to_vec(), "contact-data"),
        (b"code,language,Telephone\nFR,fr,1\n".to_vec(), "outside of the repository"),
        (b"code,language\nFR,fr,New York\n".to_vec(), "delegations.csv:2:1"),
        (Vec::new(), "begin it with the line `code,language,"),
    ] {
        project.write("delegations.csv", bytes);
        let ran = project.deliver(&["--skip-invalid"]);
        assert_eq!(ran.code, 1, "{}", ran.stderr);
        assert!(ran.stderr.contains(expected), "{expected}: {}", ran.stderr);
        assert!(!tree(&deliveries(&project)).iter().any(|(name, _)| name.ends_with(".pdf")));
    }
}

#[test]
fn what_cannot_be_asked_for_is_told() {
    let project = Project::letter();
    project.keep_delegations(only(&["FR"]));
    for (arguments, expected) in [
        (&["--to", "UK"][..], "no delegation has the code `UK`"),
        (&["--to", "FR,EG"], "has no row for Egypt"),
        (&["--locale", "de"], "this letter has no locale `de`"),
        (&["--press", "nobody"], "nobody"),
        (&["--shard", "3/2"], "the parts of 2 are 1 to 2"),
        (&["--date", "2026-02-30"], "a day of the calendar"),
        (&["--merge", "nowhere"], "holds no part of a list"),
    ] {
        let ran = project.deliver(arguments);
        assert_ne!(ran.code, 0, "{arguments:?}");
        assert!(ran.stderr.contains(expected), "{expected}: {}", ran.stderr);
    }
    fs::remove_file(project.path().join("delegations.csv")).unwrap();
    assert_findings(&project.deliver(&[]), &["file-not-found", "openletter delegations --new"]);
    project.edit("letter.toml", "delegations = \"delegations.csv\"\n", "");
    let ran = project.deliver(&[]);
    assert!(ran.code == 2 && ran.stderr.contains("has no list of delegations"), "{}", ran.stderr);
}

#[test]
fn an_incomplete_edition_is_never_delivered() {
    let project = Project::letter();
    project.keep_delegations(only(&["FR", "BE", "US"]));
    let french = project.read("locales/fr/delivery.ftl");
    project.write("locales/fr/delivery.ftl", french.split("delivery-title =").next().unwrap());
    let ran = project.deliver(&[]);
    assert_eq!(ran.code, 0, "{}", ran.stderr);
    let said = "2 letters to delegations that read `fr` in `en`, the letter's source: ";
    assert!(ran.stderr.contains(said) && ran.stderr.contains("messages are translated"), "{}", ran.stderr);
    assert!(assert_index_is_true(&deliveries(&project)).iter().all(|row| row[2] == "en"));
    let ran = project.deliver(&["--locale", "fr"]);
    assert_findings(&ran, &["the edition in `fr` is not to be delivered", "openletter check --locale fr"]);
}

#[test]
fn words_of_address_are_asked_for_where_there_is_a_list() {
    let project = Project::letter();
    for locale in ["en", "fr", "es", "ar"] {
        fs::remove_file(project.path().join(format!("locales/{locale}/delivery.ftl"))).unwrap();
    }
    assert_findings(&project.deliver(&[]), &["missing-message", "add `delivery-salutation = …`"]);
    fs::remove_file(project.path().join("delegations.csv")).unwrap();
    project.edit("letter.toml", "delegations = \"delegations.csv\"\n", "");
    let ran = project.build(&["--format", "txt"]);
    assert_eq!(ran.code, 0, "a letter without a list needs none of them: {}", ran.stderr);
}

#[test]
fn words_of_address_are_checked_like_all_words() {
    let project = Project::letter();
    project.edit("locales/en/delivery.ftl", "[feminine] Ms.", "[female] Ms.");
    project.edit(
        "locales/en/delivery.ftl",
        "delivery-salutation = Excellency,",
        "delivery-salutation = { $gender }, { $addressee }",
    );
    let ran = run(&["check", project.path().to_str().unwrap()]);
    for expected in ["`$gender` is never `female`", "`$gender` would be printed", "there is no fact `$addressee`"] {
        assert!(ran.stdout.contains(expected), "{expected}: {}", ran.stdout);
    }
}

#[test]
fn two_missions_of_a_state_get_two_letters() {
    let project = Project::letter();
    project.write("delegations.csv", "code,language,seat\nCH,fr,New York\nCH,fr,Geneva\nAT,en,Geneva\n");
    assert_eq!(project.deliver(&[]).code, 0);
    let rows = assert_index_is_true(&deliveries(&project));
    let files: Vec<&str> = rows.iter().map(|row| row[3].as_str()).collect();
    assert_eq!(
        files,
        ["CH/asylum-is-a-right.CH.fr.pdf", "CH/asylum-is-a-right.CH.geneva.fr.pdf", "AT/asylum-is-a-right.AT.en.pdf"]
    );
}

#[test]
fn paper_is_that_of_the_row() {
    let project = Project::letter();
    project.write("delegations.csv", "code,language,paper\nUS,en,us-letter\nGB,en,\n");
    assert_eq!(project.deliver(&[]).code, 0);
    let width = |code: &str| {
        let path = deliveries(&project).join(format!("{code}/asylum-is-a-right.{code}.en.pdf"));
        let page = |page| format!("{:.0}", Pdf::open(&path).page_box(page, "MediaBox").unwrap()[2]);
        let widths: Vec<String> = (1..=5).map(page).collect();
        assert!(widths.iter().all(|width| *width == widths[0]), "{widths:?}");
        widths[0].clone()
    };
    assert_eq!((width("US").as_str(), width("GB").as_str()), ("612", "595"));
}

#[test]
fn a_dry_run_writes_nothing() {
    let project = Project::letter();
    project.keep_delegations(only(&["FR", "RU"]));
    let ran = project.deliver(&["--dry-run"]);
    assert_eq!(ran.code, 0);
    assert_eq!(ran.stdout.lines().count(), 2);
    assert!(ran.stdout.contains("FR/asylum-is-a-right.FR.fr.pdf  France"), "{}", ran.stdout);
    assert!(ran.stderr.contains("`ru` in `en`"), "{}", ran.stderr);
    assert!(!project.path().join("out").exists());
}

#[test]
fn parts_of_a_list_join_to_what_one_run_writes() {
    let project = Project::letter();
    project.keep_delegations(|row| row.starts_with(['A', 'B']));
    let formats = ["--format", "pdf", "--format", "print"];
    let deliver = |more: &[&str]| {
        let ran = project.deliver(&[&formats[..], more].concat());
        assert_eq!(ran.code, 0, "{}", ran.stderr);
    };
    deliver(&["--out", "whole"]);
    for part in ["1/3", "2/3", "3/3"] {
        deliver(&["--shard", part, "--out", &part[..1]]);
    }
    // One is named by its folder of deliveries, as a job would hand it on.
    let ran = project.deliver(&["--merge", "3", "1/deliveries", "2"]);
    assert_eq!(ran.code, 0, "{}", ran.stderr);
    assert!(ran.stderr.contains("3 parts joined"), "{}", ran.stderr);
    assert!(tree(&project.path().join("out")) == tree(&project.path().join("whole")));
    let sizes: Vec<usize> = ["1", "2", "3"].map(|part| tree(&project.path().join(part)).len()).into();
    assert!(sizes.iter().max().unwrap() - sizes.iter().min().unwrap() <= 2, "{sizes:?}");
}

#[test]
fn parts_that_do_not_fit_are_refused_and_nothing_is_written() {
    let project = Project::letter();
    project.keep_delegations(only(&["AT", "BE", "CH", "FR", "SN"]));
    for (part, out) in [("1/2", "a"), ("2/2", "b"), ("2/3", "c")] {
        assert_eq!(project.deliver(&["--shard", part, "--out", out]).code, 0);
    }
    assert_eq!(project.deliver(&["--shard", "2/2", "--out", "english", "--locale", "en"]).code, 0);
    let refused = |parts: &[&str], expected: &str| {
        let ran = project.deliver(&[&["--merge"], parts].concat());
        assert_findings(&ran, &[expected]);
        assert!(!project.path().join("out").exists());
    };
    refused(&["a"], "missing 2/2");
    refused(&["a", "b", "b"], "both hold part 2");
    refused(&["a", "c"], "are not parts of one list");
    refused(&["a", "english"], "are not parts of one list");
    refused(&["a", "whole"], "holds no part of a list");
    let path = project.path().join("b/deliveries/BE/asylum-is-a-right.BE.fr.pdf");
    let bytes = fs::read(&path).unwrap();
    fs::write(&path, &bytes[..bytes.len() - 1]).unwrap();
    refused(&["a", "b"], "is missing or not as index.csv has it");
    fs::write(&path, bytes).unwrap();
    let index = project.read("b/deliveries/index.csv");
    project.write("b/deliveries/index.csv", index.replace("Belgium", "Belgique"));
    refused(&["a", "b"], "index.csv is not the one");
    project.write("b/deliveries/shard.json", "{");
    refused(&["a", "b"], "shard.json cannot be read");
    assert_eq!(project.deliver(&["--shard", "2/2", "--out", "b"]).code, 0, "the advice helps");
    assert_eq!(project.deliver(&["--merge", "a", "b"]).code, 0);
    assert_eq!(assert_index_is_true(&deliveries(&project)).len(), 5);
}

#[test]
fn an_archive_holds_the_index_and_what_it_names() {
    let project = Project::letter();
    project.keep_delegations(only(&["FR", "EG"]));
    let archive = || {
        assert_eq!(project.deliver(&["--zip"]).code, 0);
        fs::read(deliveries(&project).join("asylum-is-a-right.zip")).unwrap()
    };
    let bytes = archive();
    assert!(bytes == archive(), "the same every time");
    let mut zip = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    let names: Vec<String> = zip.file_names().map(|name| name.unwrap().into_owned()).collect();
    assert_eq!(names, ["index.csv", "EG/asylum-is-a-right.EG.ar.pdf", "FR/asylum-is-a-right.FR.fr.pdf"]);
    for name in names {
        let mut bytes = Vec::new();
        zip.by_name(&name).unwrap().read_to_end(&mut bytes).unwrap();
        assert!(bytes == fs::read(deliveries(&project).join(&name)).unwrap(), "{name}");
    }
}

#[test]
fn delegations_are_listed_checked_and_filtered() {
    let project = Project::letter();
    project.write(
        "delegations.csv",
        "code,language,seat,addressee,gender,paper,verified_on\n\
         FR,fr,New York,Anne Dupont,feminine,,2026-01-31\n\
         CH,fr,Geneva,,,us-letter,\n\
         EG,ar,,,,,\n",
    );
    let list =
        |arguments: &[&str]| run(&[&["delegations", "-C", project.path().to_str().unwrap()], arguments].concat());
    let ran = list(&[]);
    assert_eq!(
        ran.stdout,
        "FR  fr  New York  2026-01-31  France, Anne Dupont\n\
         CH  fr  Geneva    unverified  Switzerland\n\
         EG  ar  New York  unverified  Egypt\n"
    );
    assert!(ran.code == 0 && ran.stderr.contains("3 of 3 delegations, 2 of them not verified"), "{}", ran.stderr);
    assert_eq!(list(&["--language", "fr", "--unverified"]).stdout.lines().count(), 1);
    assert_eq!(list(&["--seat", "geneva"]).stdout.lines().count(), 1);
    assert_eq!(list(&["--to", "EG,FR"]).stdout.lines().count(), 2);
    let json: serde_json::Value = serde_json::from_str(&list(&["--json"]).stdout).unwrap();
    assert_eq!(json[0]["verified_on"], "2026-01-31");
    assert_eq!((&json[1]["paper"], &json[1]["seat"]), (&"us-letter".into(), &"Geneva".into()));
    assert_eq!(list(&["--language", "de"]).code, 2);
    project.edit("delegations.csv", "CH,fr", "CHE,fr");
    let ran = list(&[]);
    assert_findings(&ran, &["unknown-member-state", "1 with faults not shown"]);
    assert_eq!(ran.stdout.lines().count(), 2);
}

#[test]
fn the_list_of_the_repository_has_every_member_state_and_claims_nothing() {
    let new = run(&["delegations", "--new"]);
    assert_eq!(new.stdout.lines().count(), 194);
    let list = text(&repository().join("delegations.csv"));
    let verified = |row: &&str| !row.ends_with(',');
    let unverified: Vec<&str> = list.lines().filter(|row| !verified(row)).collect();
    let derived: Vec<&str> = new.stdout.lines().collect();
    assert!(unverified.iter().all(|row| derived.contains(row)), "rows that nobody verified are as they were derived");
    assert_eq!(list.lines().count(), 194);
}

#[test]
fn forms_of_address_are_as_the_committed_table_shows() {
    let ran = run(&["delegations", "--forms", "-C", repository().to_str().unwrap()]);
    assert_eq!(ran.code, 0, "{}", ran.stderr);
    let committed = text(&repository().join("docs/forms-of-address.md"));
    assert!(
        ran.stdout == committed,
        "run `openletter delegations --forms > docs/forms-of-address.md` and read what changed"
    );
    let (_, table) = committed.split_once("## Member States").unwrap();
    let rows: Vec<&str> = table.lines().filter(|line| line.starts_with("| ") && !line.starts_with("| code")).collect();
    assert_eq!(rows.len(), 193);
    for row in rows {
        assert_eq!(row.matches(" | ").count(), 4, "{row}");
        for never in [" de le ", " de les ", " de el ", " لال", "  ", "'", "unknown", "{", "$"] {
            assert!(!row.contains(never), "`{never}` in {row}");
        }
    }
}
