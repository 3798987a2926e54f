//! The second letter: other languages, another outline, other facts, on other paper.

use std::fs;

use crate::support::project::{Project, built_library, names};

#[test]
fn it_is_built_with_the_embedded_template_and_fonts() {
    let expected = [
        "library.fa.pdf",
        "library.fa.print.pdf",
        "library.fa.txt",
        "library.uk.pdf",
        "library.uk.print.pdf",
        "library.uk.txt",
        "manifest.json",
    ];
    assert_eq!(names(built_library()), expected);
}

#[test]
fn facts_are_written_as_each_locale_writes_them() {
    let ukrainian = fs::read_to_string(built_library().join("library.uk.txt")).unwrap();
    assert!(ukrainian.contains("12\u{a0}500 людей"), "{ukrainian}");
    assert!(ukrainian.contains("3,25 тисячі"), "{ukrainian}");
    assert!(ukrainian.contains("1 березня 2026 року"), "{ukrainian}");
    let persian = fs::read_to_string(built_library().join("library.fa.txt")).unwrap();
    assert!(persian.contains("۱۲٬۵۰۰ نفر"), "{persian}");
    assert!(persian.contains("۳۰ ژوئن ۲۰۲۶"), "{persian}");
}

#[test]
fn names_can_be_collated_and_are_not_by_default() {
    let order = |locale: &str| {
        let text = fs::read_to_string(built_library().join(format!("library.{locale}.txt"))).unwrap();
        let text = text.replace(['\u{2066}', '\u{2067}', '\u{2069}'], "");
        let lines: Vec<String> = text.lines().map(str::to_owned).collect();
        lines[lines.len() - 5..].to_vec()
    };
    // In Ukrainian, Cyrillic comes first and є after е: Ганна, Євген, Ярина.
    let collated = order("uk");
    let place = |name: &str| collated.iter().position(|found| found.starts_with(name)).unwrap();
    assert!(place("Ганна") < place("Євген") && place("Євген") < place("Ярина"), "{collated:?}");
    assert_eq!(order("fa")[0], "Ярина Шевчук");
}

#[test]
fn a_project_can_bring_its_own_template() {
    let project = Project::library();
    project.write("templates/main.typ", "#set document(title: \"x\")\n#json(\"/document.json\").title.plain\n");
    let ran = project.build(&["--format", "png"]);
    assert_eq!(ran.code, 0, "{}", ran.stderr);
    project.write("templates/main.typ", "#let broken = \n#nonsense\n");
    let ran = project.build(&["--format", "png"]);
    assert_eq!(ran.code, 1);
    assert!(ran.stderr.contains("templates/main.typ:1:"), "{}", ran.stderr);
    assert!(ran.stderr.contains("error[template-error]"), "{}", ran.stderr);
}
