//! The English edition says what was published, word by word and mark by mark.

use crate::support::pdf::{Element, Pdf};
use crate::support::project::{built, repository};

/// Splits a text into words and marks; white space only separates.
fn tokens(text: &str) -> Vec<String> {
    let mut tokens: Vec<String> = Vec::new();
    let mut in_word = false;
    for c in text.chars() {
        if c.is_alphanumeric() {
            match tokens.last_mut() {
                Some(word) if in_word => word.push(c),
                _ => tokens.push(c.to_string()),
            }
        } else if !c.is_whitespace() {
            tokens.push(c.to_string());
        }
        in_word = c.is_alphanumeric();
    }
    tokens
}

fn source() -> Vec<String> {
    let path = repository().join("tests/fixtures/source.txt");
    std::fs::read_to_string(path).unwrap().lines().map(str::to_owned).collect()
}

#[track_caller]
fn same(found: &str, published: &str) {
    let (found, published) = (tokens(found), tokens(published));
    for (i, (found, published)) in found.iter().zip(&published).enumerate() {
        assert_eq!(found, published, "word or mark {i}");
    }
    assert_eq!(found.len(), published.len());
}

fn signatories(structure: &Element) -> Vec<String> {
    let lists = structure.find("L");
    let list = lists.last().unwrap();
    list.find("LI").iter().map(|item| item.text.split_whitespace().collect::<Vec<_>>().join(" ")).collect()
}

#[test]
fn the_letter_is_the_letter_as_published() {
    let structure = Pdf::open(&built().join("asylum-is-a-right.en.pdf")).structure();
    let published = source();
    let letter = [&published[7..8], &published[9..10], &published[12..37], &published[38..39]].concat().join("\n");
    // The one word the page adds in the flow of the text is the heading above the names.
    let names = published[40..273].join("\n");
    same(&structure.text.replace("\n\n", "\n"), &format!("{letter}\nSignatories\n{names}"));
}

#[test]
fn the_announcement_is_the_announcement_as_published() {
    let structure = Pdf::open(&built().join("asylum-is-a-right.announcement.en.pdf")).structure();
    let published = source();
    same(&structure.text, &format!("Press announcement\n{}\n{}\n{}", published[0], published[2], published[4]));
}

#[test]
fn every_name_is_given_to_the_letter_in_every_edition() {
    let published: Vec<String> = source()[40..273].iter().step_by(2).cloned().collect();
    assert_eq!(published.len(), 117);
    for locale in ["en", "es", "fr", "ar"] {
        let structure = Pdf::open(&built().join(format!("asylum-is-a-right.{locale}.pdf"))).structure();
        let found = signatories(&structure);
        for (found, published) in found.iter().zip(&published) {
            assert_eq!(found, published, "{locale}");
        }
        assert_eq!(found.len(), published.len(), "{locale}");
    }
    for locale in ["en", "es", "fr", "ar"] {
        let text = std::fs::read_to_string(built().join(format!("asylum-is-a-right.{locale}.txt"))).unwrap();
        let text = text.replace(['\u{2066}', '\u{2067}', '\u{2069}'], "");
        let names: Vec<&str> = text.lines().rev().take(117).collect();
        assert!(names.into_iter().rev().eq(published.iter().map(String::as_str)), "{locale}");
    }
}
