//! Holds the floors of ARCHITECTURE.md: a module uses lower floors only, and what is built in is all there is.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use crate::support::project::repository;

const FLOORS: [&[&str]; 11] = [
    &["folding", "locale", "member_state", "source"],
    &["diagnostic"],
    &["table"],
    &["catalog", "manifest", "markup", "report", "signatory", "termbase"],
    &["delegation", "letter", "state"],
    &["edition", "project", "review"],
    &["typeset"],
    &["check", "export", "inspect"],
    &["build"],
    &["deliver", "preview"],
    &["serve"],
];

fn files(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() { found.extend(files(&path)) } else { found.push(path) }
    }
    found.sort();
    found
}

/// Names the modules that a text reaches by `crate::`, also in braces.
fn uses(text: &str) -> Vec<String> {
    let mut found = Vec::new();
    for (i, _) in text.match_indices("crate::") {
        let before = text[..i].chars().next_back();
        if before.is_some_and(|c| c.is_alphanumeric() || c == '_' || c == '$') {
            continue;
        }
        let rest = &text[i + "crate::".len()..];
        let name =
            |text: &str| text.trim().chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect::<String>();
        match rest.strip_prefix('{') {
            Some(list) => found.extend(list.split('}').next().unwrap().split(',').map(name)),
            None => found.push(name(rest)),
        }
    }
    found
}

#[test]
fn modules_use_lower_floors_only() {
    let floors: BTreeMap<&str, usize> =
        FLOORS.iter().enumerate().flat_map(|(floor, names)| names.iter().map(move |name| (*name, floor))).collect();
    let source = repository().join("src");
    let mut seen = 0;
    for path in files(&source) {
        let module = path.strip_prefix(&source).unwrap().components().next().unwrap().as_os_str();
        let module = module.to_str().unwrap().trim_end_matches(".rs").to_owned();
        if ["lib", "main", "cli"].contains(&module.as_str()) {
            continue;
        }
        let floor = *floors.get(module.as_str()).unwrap_or_else(|| panic!("`{module}` stands on no floor"));
        for used in uses(&fs::read_to_string(&path).unwrap()) {
            if used == module {
                continue;
            }
            seen += 1;
            let below = floors.get(used.as_str()).unwrap_or_else(|| panic!("`{used}` stands on no floor"));
            assert!(*below < floor, "{}: `{module}` uses `{used}`", path.display());
        }
    }
    assert!(seen > 40, "the test reads what it should: {seen} uses");
}

#[test]
fn only_the_command_line_touches_the_world_outside() {
    let source = repository().join("src");
    for path in files(&source) {
        let is_code = path.extension().is_some_and(|ending| ending == "rs");
        if path.starts_with(source.join("cli")) || path.ends_with("cli.rs") || !is_code {
            continue;
        }
        let text = fs::read_to_string(&path).unwrap();
        assert!(!text.contains("super::super"), "{} reaches up: name the module by `crate::`", path.display());
        for word in ["println!", "eprintln!", "std::env::", "process::exit", "SystemTime", "Instant::now"] {
            assert!(!text.contains(word), "{}: {word}", path.display());
        }
        assert!(text.starts_with("//! "), "{} says what it is for", path.display());
    }
}

#[test]
fn every_font_and_template_is_built_in() {
    for (folder, list, endings) in [
        ("fonts", "src/typeset/fonts.rs", [".otf", ".ttf"]),
        ("templates", "src/typeset/template.rs", [".typ", ".typ"]),
    ] {
        let built_in = fs::read_to_string(repository().join(list)).unwrap();
        for path in files(&repository().join(folder)) {
            let path = path.strip_prefix(repository()).unwrap().to_str().unwrap().to_owned();
            let name = path.strip_prefix("fonts/").unwrap_or(&path);
            if endings.iter().any(|ending| name.ends_with(ending)) {
                assert!(built_in.contains(&format!("\"{name}\"")), "{name} in {list}");
            }
        }
    }
}

#[test]
fn fonts_stay_under_ten_megabytes() {
    let bytes: u64 = files(&repository().join("fonts")).iter().map(|path| fs::metadata(path).unwrap().len()).sum();
    assert!(bytes < 10_000_000, "{bytes}");
}
