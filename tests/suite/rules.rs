//! The page docs/rules.md says what the program says, and `check` reports what only pages show.

use crate::support::project::{Project, repository, run};

const PAGE: &str = "docs/rules.md";

#[test]
fn the_page_of_rules_is_the_one_that_the_program_makes() {
    let made = run(&["explain", "--markdown"]);
    assert_eq!(made.code, 0, "{}", made.stderr);
    let page = std::fs::read_to_string(repository().join(PAGE)).unwrap_or_default();
    // Not the pages themselves: nobody finds a difference in so long a text.
    let differs = page.lines().zip(made.stdout.lines()).position(|(old, new)| old != new);
    assert!(
        page == made.stdout,
        "{PAGE} is not what the rules say now, from line {}; make it anew: cargo run -- explain --markdown > {PAGE}",
        differs.map_or(page.lines().count().min(made.stdout.lines().count()), |line| line) + 1,
    );
}

#[test]
fn every_rule_can_be_explained_on_a_terminal() {
    let list = run(&["explain"]);
    let rules: Vec<&str> = list.stdout.lines().filter_map(|line| line.split_whitespace().next()).collect();
    assert!(rules.len() > 50, "{}", list.stdout);
    for rule in ["missing-message", "french-spacing", "not-utf8"] {
        assert!(rules.contains(&rule), "{rule}");
        let explained = run(&["explain", rule]);
        assert!(explained.stdout.starts_with(rule), "{}", explained.stdout);
        assert!(explained.stdout.contains("\nSource: "), "{}", explained.stdout);
    }
    let unknown = run(&["explain", "missing-mesage"]);
    assert_eq!(unknown.code, 2);
    assert!(unknown.stderr.contains("did you mean `missing-message`?"), "{}", unknown.stderr);
}

/// Breaks a copy of the second letter, checks it, and finds the words in what is said.
#[track_caller]
fn checked(break_it: impl Fn(&Project), expected: &[&str]) {
    let project = Project::library();
    break_it(&project);
    let ran = run(&["check", project.path().to_str().unwrap(), "--output-format", "text"]);
    assert_eq!(ran.code, 1, "{}{}", ran.stdout, ran.stderr);
    for words in expected {
        assert!(ran.stdout.contains(words), "`{words}` in:\n{}", ran.stdout);
    }
}

#[test]
fn what_no_example_can_hold_is_found() {
    checked(|project| project.write("signatories.csv", b"name\nCaf\xe9\n"), &["not-utf8", "signatories.csv:2:4"]);
    checked(|project| project.write("fonts/Own.ttf", "404: page not found"), &["invalid-font", "fonts/Own.ttf"]);
    checked(
        |project| {
            project.write("fonts/readme.txt", "not a font, and not called one");
            project.edit("locales/uk/all.ftl", "letter-why = Чому", "letter-why = 字 Чому");
        },
        &["missing-glyph", "locales/uk/all.ftl:6:14"],
    );
}
