//! Runs single rules on small projects, for tests. An example is Fluent text; a line `## fr` begins the file of a locale, a line
//! `## letter.toml` any other file, and with one of these the project is a letter (`openletter.toml` and `state/` alone make none).

use std::collections::{BTreeMap, BTreeSet};
use std::fs;

use tempfile::TempDir;

use super::fix::fix;
use super::settle::UNUSED_WAIVER;
use super::{Request, check};
use crate::diagnostic::{Diagnostic, Rule};
use crate::manifest::Date;
use crate::project::Project;
use crate::source::Sources;

const TODAY: Date = Date { year: 2026, month: 11, day: 23 };

/// The least a letter needs. An example's own messages, keys and tables count in place of these.
const MANIFEST: &str = "id = \"example\"\nsource = \"en\"\ndate = 2025-10-08\n";
const OUTLINE: &str = "[letter]\ntitle = \"title\"\nbody = [\"text\"]\n";
const MESSAGES: &str = "title = Title\ntext = Text\nfurniture-signatories = Signatories\nfurniture-author = We\n\
                        furniture-page = { $page }\nfurniture-translation-notice = This is a translation.\n\
                        furniture-draft = Draft\n";
const HEADER: &str = "name,lang,country,status\n";
const ROW: &str = "Refugee Voice,,,\n";
const LIST: &str = "signatories.csv";

/// Writes an example to a folder. Text before the first `##` line belongs to `locale`; `## !FILE` gives the whole of a file.
pub(crate) fn project(example: &str, locale: &str) -> TempDir {
    let mut sections: Vec<(String, String)> = vec![(locale.to_owned(), String::new())];
    for line in example.split_inclusive('\n') {
        match line.strip_prefix("## ") {
            Some(name) => sections.push((name.trim().to_owned(), String::new())),
            None => sections.last_mut().unwrap().1.push_str(line),
        }
    }
    sections.retain(|(_, text)| !text.trim().is_empty());
    let is_folder = sections.iter().any(|(name, _)| name == "openletter.toml");
    let is_letter = !is_folder && sections.iter().any(|(name, _)| is_of_letter(name));
    let mut files: BTreeMap<String, String> = BTreeMap::new();
    for (name, mut text) in sections {
        let path = match (name.contains('.'), is_letter) {
            (true, _) => name,
            (false, true) => format!("locales/{name}/example.ftl"),
            (false, false) => format!("{name}/example.ftl"),
        };
        if !text.ends_with('\n') {
            text.push('\n');
        }
        files.entry(path).or_default().push_str(&text);
    }
    if is_letter {
        complete(&mut files);
    } else if !files.keys().any(|path| path.starts_with("en/")) {
        // Every project has a source; one that says nothing is enough.
        files.insert("en/example.ftl".to_owned(), "# nothing\n".to_owned());
    }
    let folder = tempfile::tempdir().unwrap();
    for (path, text) in files {
        let path = folder.path().join(path.trim_start_matches('!'));
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }
    folder
}

/// Tells whether only a letter has such a file.
fn is_of_letter(name: &str) -> bool {
    let is_catalog = name.rsplit('.').next() == Some("ftl") && !name.starts_with("locales/");
    name.contains('.') && !name.starts_with("state/") && !is_catalog
}

/// Adds what a letter needs and an example does not say.
fn complete(files: &mut BTreeMap<String, String>) {
    if !files.contains_key("!letter.toml") {
        let own = files.remove("letter.toml").unwrap_or_default();
        files.insert("letter.toml".to_owned(), manifest(&own));
    }
    if !files.contains_key(&format!("!{LIST}")) {
        let rows = files.remove(LIST).unwrap_or_else(|| ROW.to_owned());
        files.insert(LIST.to_owned(), format!("{HEADER}{rows}"));
    }
    let mut locales: BTreeMap<String, BTreeSet<String>> = BTreeMap::from([("en".to_owned(), BTreeSet::new())]);
    for (path, text) in files.iter() {
        let locale = path.strip_prefix("locales/").and_then(|path| path.split_once('/'));
        if let (Some((locale, _)), true) = (locale, path.rsplit('.').next() == Some("ftl")) {
            locales.entry(locale.to_owned()).or_default().extend(text.lines().filter_map(key));
        }
    }
    // What the example says in the source language, it means its translations to lack or to have.
    for (locale, own) in &locales {
        let base = MESSAGES
            .split_inclusive('\n')
            .filter(|line| key(line).is_none_or(|id| !own.contains(&id) && !locales["en"].contains(&id)));
        files.insert(format!("locales/{locale}/base.ftl"), base.collect());
    }
}

/// Puts keys and tables of an example into the least of a manifest.
fn manifest(own: &str) -> String {
    let tables = if own.starts_with('[') { 0 } else { own.find("\n[").map_or(own.len(), |i| i + 1) };
    let (keys, tables) = own.split_at(tables);
    let (mut top, mut outline) = (String::new(), String::new());
    let mut into_outline = false;
    for line in keys.split_inclusive('\n') {
        if let Some(key) = key(line) {
            into_outline = ["title", "subtitle", "dateline", "body", "closing"].contains(&key.as_str());
        }
        if into_outline { outline.push_str(line) } else { top.push_str(line) }
    }
    let given: BTreeSet<String> = top.lines().filter_map(key).collect();
    let base = MANIFEST.split_inclusive('\n').filter(|line| key(line).is_none_or(|key| !given.contains(&key)));
    let base: String = base.collect();
    let letter = if tables.lines().any(|line| line == "[letter]") { "" } else { OUTLINE };
    format!("{top}{base}{letter}{outline}{tables}")
}

/// Gives what stands before `=` in a line that begins with a name.
fn key(line: &str) -> Option<String> {
    let name = line.split_once('=')?.0.trim_end();
    let is_name = |c: char| c.is_ascii_alphanumeric() || c == '-' || c == '_';
    (!name.is_empty() && name.chars().all(is_name)).then(|| name.to_owned())
}

fn request(rule: &Rule) -> Request {
    // Whether a waiver is needed shows only when all rules are looked at.
    let select = if rule.id == UNUSED_WAIVER.id { Vec::new() } else { vec![rule.id.to_owned()] };
    Request { select, ..Request::on(TODAY) }
}

/// Gives what a rule finds in an example, each with the text it points at.
pub(crate) fn findings(rule: &Rule, example: &str, locale: &str) -> Vec<(String, Diagnostic)> {
    let folder = project(example, locale);
    let mut sources = Sources::open(folder.path()).unwrap();
    let project = Project::load(&mut sources, &[], None).unwrap();
    let checked = check(&project, &sources, &request(rule));
    let found = checked.diagnostics.into_iter().filter(|found| found.rule.id == rule.id);
    found.map(|found| (sources.text(&found.span).to_owned(), found)).collect()
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
    let text = match files.into_iter().find(|file| file.path == path) {
        Some(file) => file.after,
        None => fs::read_to_string(folder.path().join(path)).unwrap(),
    };
    // The last line of an example may do without its end.
    let whole = if target.ends_with('\n') { None } else { text.strip_suffix('\n') };
    whole.map(str::to_owned).unwrap_or(text)
}
