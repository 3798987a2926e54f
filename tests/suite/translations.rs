//! The translations of the letter keep to what no translator may change and to the typography of their language.

use std::collections::BTreeMap;

use openletter::catalog::{Catalog, Element, Inline, Pattern};
use openletter::letter::Letter;
use openletter::source::Sources;

use crate::support::project::repository;

fn load() -> (Sources, Letter) {
    let mut sources = Sources::open(&repository()).unwrap();
    let loaded = Letter::load(&mut sources, &[]).unwrap();
    assert!(loaded.diagnostics.is_empty(), "{:?}", loaded.diagnostics);
    (sources, loaded.letter.unwrap())
}

/// The variables of a pattern, each once.
fn variables(pattern: &Pattern) -> Vec<String> {
    let mut found: Vec<String> = pattern
        .inlines()
        .iter()
        .filter_map(|inline| match inline {
            Inline::Variable(name) => Some(name.value.clone()),
            _ => None,
        })
        .collect();
    found.sort();
    found.dedup();
    found
}

/// The text a translator wrote, with its locale's messages as keys.
fn texts(catalog: &Catalog, sources: &Sources) -> BTreeMap<String, String> {
    let mut texts = BTreeMap::new();
    for (id, entry) in &catalog.messages {
        let mut text = String::new();
        for pattern in entry.patterns().flat_map(|pattern| pattern.variants()) {
            for element in &pattern.elements {
                match element {
                    Element::Text(span) => text.push_str(sources.text(span)),
                    Element::Placeable(_) => text.push('\u{fffc}'),
                }
            }
            text.push('\n');
        }
        texts.insert(id.clone(), text);
    }
    texts
}

#[test]
fn every_message_keeps_its_variables() {
    let (_, letter) = load();
    let source = letter.source();
    for catalog in &letter.catalogs()[1..] {
        assert_eq!(catalog.messages.len(), source.messages.len(), "{}", catalog.locale);
        for (id, entry) in &source.messages {
            let expected = variables(entry.value.as_ref().unwrap());
            let found = variables(catalog.messages[id].value.as_ref().unwrap());
            // By what only chooses, a language chooses where its grammar does.
            let printed = |name: &&String| !["gender", "seat"].contains(&name.as_str());
            let [found, expected] = [&found, &expected].map(|names| names.iter().filter(printed).collect::<Vec<_>>());
            assert_eq!(found, expected, "{id} in {}", catalog.locale);
        }
    }
}

#[test]
fn no_figure_is_typed_where_a_fact_stands() {
    let (sources, letter) = load();
    for catalog in letter.catalogs() {
        for (id, text) in texts(catalog, &sources) {
            assert!(!text.chars().any(char::is_numeric), "{id} in {}: {text}", catalog.locale);
        }
    }
}

#[test]
fn french_marks_have_their_spaces() {
    let (sources, letter) = load();
    let catalog = letter.catalogs().iter().find(|catalog| catalog.locale == "fr").unwrap();
    for (id, text) in texts(catalog, &sources) {
        let chars: Vec<char> = text.chars().collect();
        for (i, c) in chars.iter().enumerate() {
            let before = i.checked_sub(1).map(|i| chars[i]);
            match c {
                ';' | '!' | '?' => assert_eq!(before, Some('\u{202f}'), "{id}: {text}"),
                ':' | '»' => assert_eq!(before, Some('\u{a0}'), "{id}: {text}"),
                '«' => assert_eq!(chars.get(i + 1), Some(&'\u{a0}'), "{id}: {text}"),
                '\'' | '"' => panic!("{id}: {text}"),
                _ => {}
            }
        }
    }
}

#[test]
fn arabic_has_its_own_marks() {
    let (sources, letter) = load();
    let catalog = letter.catalogs().iter().find(|catalog| catalog.locale == "ar").unwrap();
    for (id, text) in texts(catalog, &sources) {
        for wrong in [',', ';', '?', 'ـ', 'ی', 'ک', '\'', '"'] {
            assert!(!text.contains(wrong), "{wrong} in {id}: {text}");
        }
    }
}

#[test]
fn every_translation_says_that_it_is_one() {
    for (locale, words) in
        [("es", ["traducción", "inglés"]), ("fr", ["traduction", "anglais"]), ("ar", ["ترجمة", "الإنكليزي"])]
    {
        for document in ["", "announcement."] {
            let path = crate::support::project::built().join(format!("asylum-is-a-right.{document}{locale}.txt"));
            let text = std::fs::read_to_string(path).unwrap();
            assert!(words.iter().all(|word| text.contains(word)), "{locale}: {text}");
        }
    }
}
