//! Whatever is done to a catalog, the rules give findings whose places lie in the file, and fixes lose nothing.

use std::collections::BTreeSet;
use std::fs;

use openletter::catalog::Catalog;
use openletter::check::fix::fix;
use openletter::check::{Request, check};
use openletter::manifest::Date;
use openletter::project::Project;
use openletter::report::{self, Format, Report};
use openletter::source::Sources;
use proptest::prelude::*;
use tempfile::TempDir;

use crate::support::change::{Change, apply, change};
use crate::support::project::repository;

const LOCALES: [&str; 6] = ["ar", "en", "es", "fr", "ru", "zh"];

/// Prose that no letter of ours has: choices, tags, attributes, literals, other scripts.
const MORE: [(&str, &str); 6] = [
    (
        "en",
        "more = { $count ->\n    [one] One <em>“file”</em> (a)\n   *[other] { $count } files: { \" \" }x\n }\n    .title = See https://a.example/x\n",
    ),
    (
        "es",
        "more = { $count ->\n    [one] ¿Un <em>«archivo»</em>?\n   *[other] { $count } archivos – «uno»\n }\n    .title = Vea https://a.example/x\n",
    ),
    (
        "fr",
        "more = { $count ->\n    [one] Un <em>« fichier »</em> ;\n   *[other] { $count } fichiers : 15 %\n }\n    .title = Voir https://a.example/x\n",
    ),
    (
        "ar",
        "more = { $count ->\n    [one] ملف <em>«واحد»</em>،\n    [two] ملفان؟\n   *[other] { $count } ملف\n }\n    .title = انظر https://a.example/x\n",
    ),
    (
        "ru",
        "more = { $count ->\n    [one] { $count } <em>«файл»</em> — да\n    [few] { $count } файла\n   *[many] { $count } файлов\n }\n    .title = См. https://a.example/x\n",
    ),
    ("zh", "more = { $count } 个<em>“文件”</em>，是吗？\n    .title = 见 https://a.example/x\n"),
];

/// A folder of locale folders: our own texts, and more.
fn folder() -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    for locale in LOCALES {
        let target = folder.path().join(locale);
        fs::create_dir(&target).unwrap();
        let own = repository().join("locales").join(locale);
        for name in ["letter.ftl", "terms.ftl"] {
            if own.join(name).exists() {
                fs::copy(own.join(name), target.join(name)).unwrap();
            }
        }
        let more = MORE.iter().find(|(known, _)| *known == locale).unwrap().1;
        fs::write(target.join("more.ftl"), more).unwrap();
    }
    folder
}

fn request() -> Request {
    let today = Date { year: 2026, month: 11, day: 23 };
    Request::on(today)
}

fn entries(text: &str) -> BTreeSet<String> {
    let mut sources = Sources::in_memory();
    let file = sources.add("a.ftl", text.into());
    let catalog = Catalog::parse("en".parse().unwrap(), vec![file], &sources, &mut Vec::new());
    catalog.messages.keys().cloned().chain(catalog.terms.keys().map(|id| format!("-{id}"))).collect()
}

fn checked(which: usize, changes: &[Change]) -> Result<(), TestCaseError> {
    let folder = folder();
    let locale = LOCALES[which % LOCALES.len()];
    let names: Vec<&str> =
        ["letter.ftl", "more.ftl"].into_iter().filter(|name| folder.path().join(locale).join(name).exists()).collect();
    let path = folder.path().join(locale).join(names[which / LOCALES.len() % names.len()]);
    let mut bytes = fs::read(&path).unwrap();
    for change in changes {
        apply(&mut bytes, change);
    }
    fs::write(&path, bytes).unwrap();
    let mut sources = Sources::open(folder.path()).unwrap();
    let project = Project::load(&mut sources, &[], None);
    let Ok(project) = project else { return Ok(()) };
    let checked = check(&project, &sources, &request());
    for found in &checked.diagnostics {
        let edits = found.fix.iter().flat_map(|fix| &fix.edits).map(|edit| &edit.span);
        for span in std::iter::once(&found.span).chain(found.labels.iter().map(|(span, _)| span)).chain(edits) {
            let text = sources.file(span.file).text();
            prop_assert!(text.get(span.range()).is_some(), "{}: {span:?} lies in {}", found.rule.id, text.len());
        }
        prop_assert!(!found.message.is_empty() && !found.help.is_empty(), "{}", found.rule.id);
    }
    let report = Report {
        command: "check",
        diagnostics: &checked.diagnostics,
        sources: &sources,
        prefix: "",
        locales: &checked.locales,
        rules: &openletter::check::rules(),
        waived: checked.waived,
        day: "2026-11-23",
    };
    for (name, format) in Format::ALL {
        let text = report::render(&report, format, report::terminal::Style::Plain);
        prop_assert!(!text.contains('\u{1b}'), "{name} cannot steer a terminal");
    }
    let rendered = |format| report::render(&report, format, report::terminal::Style::Plain);
    let parsed = |format| serde_json::from_str::<serde_json::Value>(&rendered(format)).unwrap();
    let lengths = [
        parsed(Format::Json)["diagnostics"].as_array().unwrap().len(),
        parsed(Format::Sarif)["runs"][0]["results"].as_array().unwrap().len(),
        parsed(Format::Gitlab).as_array().unwrap().len(),
        rendered(Format::Github).lines().count(),
        rendered(Format::Junit).matches("<failure").count(),
        // The last line counts.
        rendered(Format::Concise).lines().count() - 1,
    ];
    prop_assert_eq!(lengths, [checked.diagnostics.len(); 6], "every format tells of every finding");
    let (fixed, _) = fix(&sources, &[], None, &request()).unwrap();
    for file in &fixed {
        let (before, after) = (entries(&file.before), entries(&file.after));
        prop_assert!(before.is_subset(&after), "{}: {:?}", file.path, before.difference(&after));
        fs::write(folder.path().join(&file.path), &file.after).unwrap();
    }
    let (again, _) = fix(&sources.with_overlay(std::collections::BTreeMap::new()), &[], None, &request()).unwrap();
    prop_assert!(again.is_empty(), "fixing twice changes nothing: {:?}", again.first());
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 500, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_change_gives_findings_in_the_file_and_fixes_that_lose_nothing(
        which in any::<usize>(),
        changes in prop::collection::vec(change(), 1..8),
    ) {
        checked(which, &changes)?;
    }
}
