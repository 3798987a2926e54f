//! Every kind of bad input, as an author would make it: what is said, where, what to do, and that nothing was written.

use std::fs;

use crate::support::project::{Project, Ran};

/// Breaks a copy of the second letter, builds it, and finds each of the findings, the counted last line and no file.
#[track_caller]
fn refused(break_it: impl Fn(&Project), expected: &[&str]) -> Ran {
    let project = Project::library();
    project.write("out/library.uk.pdf", "an earlier file");
    break_it(&project);
    let ran = project.build(&[]);
    assert_eq!(ran.code, 1, "{}", ran.stderr);
    for words in expected {
        assert!(ran.stderr.contains(words), "`{words}` in:\n{}", ran.stderr);
    }
    assert!(ran.stderr.contains("help: "), "{}", ran.stderr);
    assert!(ran.stderr.contains("nothing was written"), "{}", ran.stderr);
    assert!(ran.stdout.is_empty());
    assert_eq!(project.output(), ["library.uk.pdf"]);
    assert_eq!(project.read("out/library.uk.pdf"), "an earlier file");
    ran
}

const UK: &str = "locales/uk/all.ftl";
const FA: &str = "locales/fa/all.ftl";

#[test]
fn unparsable_fluent() {
    let ran = refused(
        |project| project.edit(FA, "letter-why = چرا مهم است", "letter-why = چرا { مهم است"),
        &[
            "error[unparsable-message]: `letter-why` cannot be read: nothing that can be printed stands in the braces",
            "locales/fa/all.ftl:5:20",
            "letter-why = چرا { مهم است",
            "write a variable `$name`",
        ],
    );
    assert!(ran.stderr.contains("1 error:"), "what cannot be read is not missing too: {}", ran.stderr);
    refused(
        |project| project.edit(UK, "letter-why = Чому це важливо", "letter-why = Чому\nце важливо"),
        &[
            "error[truncated-message]: the text of `letter-why` ends above",
            "locales/uk/all.ftl:7:1",
            "indent the line with four spaces",
        ],
    );
}

#[test]
fn a_missing_message() {
    refused(
        |project| project.edit(FA, "letter-why = چرا مهم است\n", ""),
        &[
            "error[missing-message]: `letter-why` is not translated into `fa`",
            "locales/fa/all.ftl:4:",
            "locales/uk/all.ftl:6:1",
            "add `letter-why = …` to locales/fa/all.ftl",
        ],
    );
    refused(
        |project| project.edit(UK, "furniture-draft =", "furniture-drift ="),
        &[
            "error[missing-message]: there is no message `furniture-draft` in `uk`",
            "error[unplaced-message]: `furniture-drift` stands nowhere",
        ],
    );
    refused(
        |project| project.edit("letter.toml", "closing = \"letter-closing\"", "closing = \"letter-closnig\""),
        &[
            "error[missing-message]: there is no message `letter-closnig` in `uk`",
            "letter.toml:17:11",
            "did you mean `letter-closing`?",
        ],
    );
}

#[test]
fn a_duplicate_message() {
    refused(
        |project| project.write("locales/fa/more.ftl", "letter-why = دوباره\n"),
        &[
            "error[duplicate-message]: `letter-why` stands twice in `fa`",
            "locales/fa/more.ftl:1:1",
            "first here",
            "locales/fa/all.ftl:5:1",
        ],
    );
}

#[test]
fn an_unknown_message() {
    refused(
        |project| project.edit(FA, "letter-why =", "letter-whi ="),
        &["warning[obsolete-message]: `letter-whi` is not a message of this letter", "did you mean `letter-why`?"],
    );
    refused(
        |project| project.edit(UK, "letter-why = Чому", "letter-why = { letter-wyh } Чому"),
        &["error[unknown-message]: there is no message `letter-wyh`", "locales/uk/all.ftl:6:16"],
    );
}

#[test]
fn an_unknown_variable() {
    refused(
        |project| project.edit(FA, "{ NUMBER($founded) }", "{ NUMBER($fuonded) }"),
        &[
            "error[unknown-variable]: there is no fact `$fuonded`",
            "locales/fa/all.ftl:4:51",
            "did you mean `$founded`?",
        ],
    );
}

#[test]
fn an_unknown_function() {
    refused(
        |project| project.edit(UK, "{ NUMBER($founded) }", "{ NUMER($founded) }"),
        &["error[unknown-function]: there is no function `NUMER`", "did you mean `NUMBER`?"],
    );
}

#[test]
fn an_unknown_term() {
    refused(
        |project| project.edit(FA, "{ -library }", "{ -libary }"),
        &["error[unknown-term]: there is no term `-libary`", "did you mean `-library`?"],
    );
}

#[test]
fn a_call_that_cannot_be_carried_out() {
    refused(
        |project| project.edit(UK, "{ DATETIME($date) }", "{ NUMBER($date) }"),
        &["error[invalid-argument]: `$date` is a date", "format it with DATETIME()"],
    );
    refused(
        |project| project.edit(UK, "{ NUMBER($founded) }", "{ NUMBER($founded, minimumFractionDigits: 900000000) }"),
        &["error[invalid-argument]: `minimumFractionDigits` cannot take this value", "from 0 to 15"],
    );
    refused(
        |project| project.edit(UK, "{ NUMBER($founded) }", "{ NUMBER($founded, curency: \"EUR\") }"),
        &["error[invalid-argument]: `curency` is not an option of this function"],
    );
}

#[test]
fn cyclic_references() {
    refused(
        |project| {
            project.edit(UK, "letter-why = Чому", "letter-why = { letter-asks } Чому");
            project.edit(UK, "letter-asks = Чого", "letter-asks = { letter-why } Чого");
        },
        &["error[cyclic-reference]", "letter-asks → letter-why → letter-asks"],
    );
}

#[test]
fn markup_that_is_unknown_or_unbalanced() {
    refused(
        |project| project.edit(UK, "<em>також у неділю</em>", "<b>також у неділю</b>"),
        &["error[unknown-markup]: `<b>` is not known", "did you mean `<strong>`?", "\n1 error:"],
    );
    refused(
        |project| project.edit(FA, "<strong>گشوده بماند</strong>", "<strong>گشوده بماند"),
        &["error[unbalanced-markup]: `<strong>` is not closed", "locales/fa/all.ftl:4:", "add `</strong>`"],
    );
}

#[test]
fn a_link_that_should_not_be_followed() {
    refused(
        |project| project.edit("letter.toml", "https://example.org/katalog?lang=uk", "javascript:alert(1)"),
        &["error[unsafe-link]: the link `catalogue` leads to `javascript:alert(1)`", "letter.toml:20:13"],
    );
    refused(
        |project| project.edit(FA, "\"catalogue\"", "\"catalog\""),
        &["error[unknown-link]: there is no link `catalog`", "did you mean `catalogue`?"],
    );
}

#[test]
fn a_manifest_that_is_not_toml_or_has_unknown_keys() {
    refused(
        |project| project.edit("letter.toml", "id = \"library\"", "id = library"),
        &["error[invalid-toml]", "letter.toml:1:6"],
    );
    refused(
        |project| project.edit("letter.toml", "paper = \"us-letter\"", "papper = \"us-letter\""),
        &["error[unknown-key]: `papper` means nothing here", "letter.toml:4:1", "did you mean `paper`?"],
    );
    refused(
        |project| project.edit("letter.toml", "paper = \"us-letter\"", "paper = \"a0\""),
        &["error[invalid-value]: `a0` is not a size of paper", "choose one of a4, a5, us-letter"],
    );
    refused(
        |project| project.edit("letter.toml", "date = 2026-03-01", "date = \"2026-03-01\""),
        &["error[invalid-value]: expected a date", "letter.toml:3:8"],
    );
    refused(
        |project| {
            project.edit("letter.toml", "[facts.founded]\nyear = 1897", "[facts.founded]\nvalue = 1897\nyear = 1897");
        },
        &["error[invalid-value]: the fact `founded` has more than one value"],
    );
    refused(
        |project| project.edit("letter.toml", "source = \"uk\"\n", ""),
        &["error[missing-key]: `source` is missing", "letter.toml:1:1"],
    );
}

#[test]
fn rows_that_are_bad_empty_or_repeated() {
    refused(
        |project| project.edit("signatories.csv", "Хтось,uk,pending", "Хтось,uk,pending,x\n,uk,\n\nЯрина Шевчук,uk,"),
        &[
            "error[invalid-row]: 4 cells, where the header names 3",
            "signatories.csv:6:1",
            "error[empty-name]: this row has no name",
            "signatories.csv:7:1",
            "error[invalid-row]: this row is empty",
            "signatories.csv:8:1",
            "error[duplicate-name]: `Ярина Шевчук` stands in the list twice",
            "signatories.csv:9:1",
        ],
    );
}

#[test]
fn a_malformed_locale() {
    refused(
        |project| fs::rename(project.path().join("locales/fa"), project.path().join("locales/farsi")).unwrap(),
        &[
            "error[malformed-locale]: the folder `locales/farsi` is not named after a locale",
            "error[unknown-locale]: `fa` has no folder",
        ],
    );
    refused(
        |project| project.edit("letter.toml", "source = \"uk\"", "source = \"UK_ua\""),
        &["error[malformed-locale]: `UK_ua` is not a locale", "write it `uk-UA`"],
    );
}

#[test]
fn a_character_that_no_font_has() {
    refused(
        |project| {
            project.edit(FA, "letter-why = چرا", "letter-why = ཀ چرا");
            project.edit("signatories.csv", "Ярина Шевчук", "Ярина 字 Шевчук");
        },
        &[
            "error[missing-glyph]: no font has U+0F40",
            "in `letter-why` in `fa`",
            "locales/fa/all.ftl:5:14",
            "error[missing-glyph]: no font has U+5B57",
            "signatories.csv:2:7",
        ],
    );
}

#[test]
fn a_file_that_is_not_utf8() {
    refused(
        |project| project.write("signatories.csv", b"name\nCaf\xe9\n"),
        &["error[not-utf8]: `signatories.csv` is not UTF-8 here", "signatories.csv:2:4"],
    );
    refused(|project| project.write(UK, b"a = \xff\n"), &["error[not-utf8]", "locales/uk/all.ftl:1:5"]);
}

#[test]
fn a_path_that_leaves_the_project() {
    for path in ["../signatories.csv", "/etc/passwd"] {
        refused(
            |project| project.edit("letter.toml", "paper =", &format!("signatories = \"{path}\"\npaper =")),
            &["error[outside-project]", "leads out of the project", "letter.toml:4:15"],
        );
    }
}

#[cfg(unix)]
#[test]
fn a_link_that_leaves_the_project() {
    let outside = tempfile::tempdir().unwrap();
    let secret = outside.path().join("secret.csv");
    fs::write(&secret, "name\nSecret\n").unwrap();
    let ran = refused(
        |project| {
            fs::remove_file(project.path().join("signatories.csv")).unwrap();
            std::os::unix::fs::symlink(&secret, project.path().join("signatories.csv")).unwrap();
        },
        &["error[outside-project]: `signatories.csv` leads out of the project"],
    );
    assert!(!ran.stderr.contains("Secret"));
    for path in ["locales/fa", "templates", "fonts"] {
        refused(
            |project| {
                let link = project.path().join(path);
                fs::remove_dir_all(&link).ok();
                std::os::unix::fs::symlink(outside.path(), link).unwrap();
            },
            &["error[outside-project]"],
        );
    }
}

#[test]
fn everything_is_reported_in_one_run() {
    let ran = refused(
        |project| {
            project.edit("letter.toml", "paper =", "papper =");
            project.edit(UK, "{ NUMBER($founded) }", "{ NUMBER($fuonded) }");
            project.edit(FA, "<cite>Kobzar</cite>", "<cite>Kobzar");
            project.edit("signatories.csv", "Хтось,uk,pending", "Хтось,uk,pnding");
        },
        &["unknown-key", "unknown-variable", "unbalanced-markup", "unknown-status"],
    );
    assert!(
        ran.stderr.ends_with("4 errors: nothing was written; put right what is shown above and build again\n"),
        "{}",
        ran.stderr
    );
}

#[test]
fn a_message_too_large_to_resolve() {
    let many = "{ $visits } ".repeat(120);
    refused(
        |project| project.edit(UK, "letter-why = Чому", &format!("letter-why = {many}Чому")),
        &["error[unresolvable-message]: `letter-why` cannot be resolved", "at most 100 placeables"],
    );
}

#[test]
fn text_that_would_be_lost_in_silence() {
    refused(
        |project| project.edit(FA, "letter-why = چرا مهم است", "letter-why = چرا\n    .مهم = است\n    .org = و"),
        &["error[unparsable-message]"],
    );
    refused(
        |project| project.edit(UK, "letter-why = Чому це важливо", "letter-why = Чому\n    .org = це важливо"),
        &[
            "error[unused-attribute]: `.org` ends the text of `letter-why`",
            "locales/uk/all.ftl:7:6",
            "write `{\".\"}org`",
        ],
    );
    refused(
        |project| project.edit(UK, "letter-asks = Чого", "  letter-asks = Чого"),
        &["error[swallowed-message]: `letter-asks` is indented", "locales/uk/all.ftl:15:3"],
    );
    refused(
        |project| project.edit(UK, "        [many] Торік", "        [sic] Торік"),
        &["error[unknown-variant]: no number is `sic`", "locales/uk/all.ftl:11:10"],
    );
    refused(
        |project| project.edit(UK, "        [many] Торік", "        [few] Торік"),
        &["error[duplicate-variant]: the variant `few` stands twice"],
    );
    refused(
        |project| project.edit(UK, "letter-why = Чому це важливо", "letter-why = { \"\" }"),
        &["error[empty-message]: `letter-why` comes out empty"],
    );
    refused(
        |project| project.edit(UK, "-library = Міська", "-library = { $nope } Міська"),
        &["error[unknown-variable]: the term `-library` is not given `$nope`"],
    );
}

#[test]
fn a_brace_left_open_is_shown_where_it_opens() {
    refused(
        |project| project.edit(UK, "{ NUMBER($founded) } року", "{ NUMBER($founded) року"),
        &["error[unparsable-message]: `letter-opening` cannot be read", "locales/uk/all.ftl:5:"],
    );
    refused(
        |project| project.edit(UK, "letter-why = Чому це важливо", "letter-why = Чому { $visits"),
        &["error[unparsable-message]: `letter-why` cannot be read: a `{` is not closed", "locales/uk/all.ftl:6:19"],
    );
}

#[test]
fn characters_that_print_nothing() {
    refused(
        |project| {
            project.edit(FA, "letter-why = چرا", "letter-why = چرا\u{feff}");
            project.edit(UK, "letter-why = Чому", "letter-why = {\"\\uFDD0\"}a data-l10n-name=\"x\">Чому");
            project.edit("signatories.csv", "Ярина Шевчук", "Ярина\tШевчук");
        },
        &[
            "error[control-character]: the text holds U+FEFF",
            "locales/fa/all.ftl:5:17",
            "error[control-character]: the text holds U+FDD0",
            "error[control-character]: the name holds U+0009",
            "signatories.csv:2:6",
        ],
    );
}

#[test]
fn markup_too_deep_to_follow() {
    let (open, close) = ("<em>".repeat(5000), "</em>".repeat(5000));
    refused(
        |project| project.edit(FA, "letter-why = چرا", &format!("letter-why = {open}x{close} چرا")),
        &["error[unbalanced-markup]: tags nest too deep here", "locales/fa/all.ftl:5:46"],
    );
}

#[test]
fn an_outline_that_cannot_be_set() {
    refused(
        |project| project.edit("letter.toml", "title = \"letter-title\"", "subtitle = \"letter-title\""),
        &["error[missing-key]: `title` is missing"],
    );
    refused(
        |project| {
            project.edit(
                "letter.toml",
                "{ numbers = [\"letter-ask-hours\", \"letter-ask-books\"] }",
                "{ numbers = [] }",
            );
        },
        &["error[invalid-value]: the list is empty"],
    );
    refused(
        |project| project.edit("letter.toml", "date = \"d MMMM y\"", "date = \"\""),
        &["error[invalid-value]: `` is not the pattern of a date"],
    );
}

#[test]
fn a_folder_without_messages_is_one_finding() {
    let ran = refused(
        |project| fs::rename(project.path().join(FA), project.path().join("locales/fa/all.ftl.txt")).unwrap(),
        &["error[empty-locale]: `locales/fa` holds no file that ends in .ftl: it holds all.ftl.txt"],
    );
    assert!(ran.stderr.contains("\n1 error:"), "{}", ran.stderr);
}

#[test]
fn faults_in_one_file_hide_none_in_another() {
    refused(
        |project| {
            project.edit("letter.toml", "date = 2026-03-01", "date = \"2026-03-01\"");
            project.write("signatories.csv", b"name\nCaf\xe9\n");
            project.edit(FA, "<cite>Kobzar</cite>", "<b>Kobzar</b>");
            project.edit(UK, "letter-why = Чому", "letter-why = 字 { $nope }");
        },
        &["invalid-value", "not-utf8", "unknown-markup", "missing-glyph", "unknown-variable"],
    );
}

#[test]
fn a_text_or_word_too_long_for_a_page() {
    refused(
        |project| {
            project.edit(UK, "letter-why = Чому", &format!("letter-why = {} Чому", "ї".repeat(80)));
            project.edit(FA, "letter-why = چرا", &format!("letter-why = {}", "چرا ".repeat(6000)));
        },
        &[
            "error[overlong-text]: this word is wider than a line",
            "locales/uk/all.ftl:6:14",
            "error[overlong-text]: this text has 24008 characters",
        ],
    );
}
