//! Runs single rules on small projects, for tests. An example is Fluent text; a line `## fr` begins the file of a locale, a line
//! `## letter.toml` any other file, and with one of these the project is a letter.

use std::collections::BTreeMap;
use std::fs;

use tempfile::TempDir;

use super::fix::fix;
use super::{Request, check};
use crate::diagnostic::{Diagnostic, Rule};
use crate::manifest::Date;
use crate::project::Project;
use crate::source::Sources;

const TODAY: Date = Date { year: 2026, month: 11, day: 23 };

/// The least a letter needs; what an example says of these files is added at their end.
const LETTER: [(&str, &str); 3] = [
    (
        "letter.toml",
        "id = \"example\"\nsource = \"en\"\ndate = 2025-10-08\n[letter]\ntitle = \"title\"\nbody = [\"text\"]\n",
    ),
    ("signatories.csv", "name,lang,country,status\n"),
    (
        "locales/en/base.ftl",
        "title = Title\ntext = Text\nfurniture-signatories = Signatories\nfurniture-author = We\n\
         furniture-page = { $page }\nfurniture-translation-notice = This is a translation.\nfurniture-draft = Draft\n",
    ),
];

/// Writes an example to a folder. Text before the first `##` line belongs to `locale`.
pub(crate) fn project(example: &str, locale: &str) -> TempDir {
    let mut sections: Vec<(String, String)> = vec![(locale.to_owned(), String::new())];
    for line in example.split_inclusive('\n') {
        match line.strip_prefix("## ") {
            Some(name) => sections.push((name.trim().to_owned(), String::new())),
            None => sections.last_mut().unwrap().1.push_str(line),
        }
    }
    sections.retain(|(_, text)| !text.trim().is_empty());
    let of_letter = |name: &str| name.starts_with("locales/") || !name.ends_with(".ftl") && name != "openletter.toml";
    let is_letter = sections.iter().any(|(name, _)| name.contains('.') && of_letter(name));
    let mut files: BTreeMap<String, String> = BTreeMap::new();
    if is_letter {
        files.extend(LETTER.map(|(path, text)| (path.to_owned(), text.to_owned())));
    }
    for (name, text) in sections {
        let path = match (name.contains('.'), is_letter) {
            (true, _) => name,
            (false, true) => format!("locales/{name}/example.ftl"),
            (false, false) => format!("{name}/example.ftl"),
        };
        files.entry(path).or_default().push_str(&text);
    }
    // Every project has a source; one that says nothing is enough.
    if !is_letter && !files.keys().any(|path| path.starts_with("en/")) {
        files.insert("en/example.ftl".to_owned(), "# nothing\n".to_owned());
    }
    let folder = tempfile::tempdir().unwrap();
    for (path, text) in files {
        let path = folder.path().join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }
    folder
}

fn request(rule: &Rule) -> Request {
    Request { select: vec![rule.id.to_owned()], ignore: Vec::new(), today: TODAY, min_coverage: Vec::new() }
}

/// Gives what a rule finds in an example, each with the text it points at.
pub(crate) fn findings(rule: &Rule, example: &str, locale: &str) -> Vec<(String, Diagnostic)> {
    let folder = project(example, locale);
    let mut sources = Sources::open(folder.path()).unwrap();
    let project = Project::load(&mut sources, &[], None).unwrap();
    let checked = check(&project, &sources, &request(rule));
    checked.diagnostics.into_iter().map(|found| (sources.text(&found.span).to_owned(), found)).collect()
}

fn beside(locale: &str, source: &str, target: &str) -> String {
    if locale == "en" { target.to_owned() } else { format!("## en\n{}\n## {locale}\n{target}", source.trim_end()) }
}

/// Gives the texts that a rule points at in the messages of one locale: `target` translates `source`, which is English.
pub(crate) fn found(rule: &Rule, locale: &str, source: &str, target: &str) -> Vec<String> {
    let example = beside(locale, source, target);
    let findings = findings(rule, &example, locale);
    findings.into_iter().filter(|(_, found)| found.locale.as_deref() == Some(locale)).map(|(text, _)| text).collect()
}

/// Gives the file of a locale after all fixes of a rule.
pub(crate) fn fixed(rule: &Rule, locale: &str, source: &str, target: &str) -> String {
    let example = beside(locale, source, target);
    let folder = project(&example, locale);
    let sources = Sources::open(folder.path()).unwrap();
    let (files, _) = fix(&sources, &[], None, &request(rule)).unwrap();
    let path = format!("{locale}/example.ftl");
    match files.into_iter().find(|file| file.path == path) {
        Some(file) => file.after,
        None => fs::read_to_string(folder.path().join(path)).unwrap(),
    }
}
