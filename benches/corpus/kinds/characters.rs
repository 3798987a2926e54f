//! Plants characters and marks that are wrong in any language.

use super::Plant::{Gap, Inside, Letter, Swap, With};
use super::{ALL, Kind, TARGETS, kind};

const LATIN: &[&str] = &["en", "es", "fr"];
const LEFT_TO_RIGHT: &[&str] = &["en", "es", "fr", "ru"];

pub(super) const KINDS: &[Kind] = &[
    kind("two spaces", ALL, &["double-space"], Gap("  ")),
    kind(
        "space at the beginning",
        TARGETS,
        &["edge-space"],
        With(|draft| draft.is_plain().then(|| draft.entry(&draft.body.replacen(" = ", " = { \" \" }", 1)))),
    ),
    kind(
        "space at the end",
        TARGETS,
        &["edge-space"],
        With(|draft| draft.is_plain().then(|| draft.entry(&format!("{}{{ \" \" }}\n", draft.body.trim_end())))),
    ),
    kind("em space", ALL, &["odd-space"], Gap("\u{2003}")),
    kind("tab", ALL, &["odd-space", "control-character"], Gap("\t")),
    kind("zero-width space", ALL, &["zero-width"], Inside("\u{200b}")),
    kind(
        "stray mark of direction",
        LEFT_TO_RIGHT,
        &["zero-width", "unbalanced-isolates", "control-character"],
        With(|draft| {
            let mark = *draft.random.pick(&[" \u{200e}", " \u{200f}"])?;
            draft.gap(mark)
        }),
    ),
    kind("isolate not closed", ALL, &["unbalanced-isolates"], Gap(" \u{2068}")),
    kind("isolate not opened", ALL, &["unbalanced-isolates"], Gap("\u{2069} ")),
    kind(
        "Cyrillic letter in a Latin word",
        LATIN,
        &["homoglyph", "mixed-script"],
        Letter(&[("a", "а"), ("e", "е"), ("o", "о"), ("c", "с"), ("p", "р")]),
    ),
    kind(
        "Latin letter in a Cyrillic word",
        &["ru"],
        &["homoglyph", "mixed-script"],
        Letter(&[("а", "a"), ("е", "e"), ("о", "o"), ("с", "c"), ("р", "p")]),
    ),
    kind(
        "decomposed letter",
        TARGETS,
        &["not-nfc"],
        Letter(&[
            ("é", "e\u{301}"),
            ("è", "e\u{300}"),
            ("á", "a\u{301}"),
            ("í", "i\u{301}"),
            ("ó", "o\u{301}"),
            ("ñ", "n\u{303}"),
            ("й", "и\u{306}"),
            ("أ", "ا\u{654}"),
            ("إ", "ا\u{655}"),
            ("ئ", "ي\u{654}"),
        ]),
    ),
    kind(
        "bracket not closed",
        ALL,
        &["unbalanced-brackets"],
        With(|draft| if draft.body.matches('(').count() == 1 { draft.swap(&[(")", "")]) } else { None }),
    ),
    kind(
        "bracket not opened",
        ALL,
        &["unbalanced-brackets"],
        With(|draft| if draft.body.matches('(').count() == 1 { draft.swap(&[("(", "")]) } else { None }),
    ),
    kind(
        "quote not closed",
        ALL,
        &["unbalanced-quotes"],
        With(|draft| match draft.locale {
            "en" => draft.swap(&[("”", "")]),
            "fr" => draft.swap(&[("\u{a0}»", "")]),
            _ => draft.swap(&[("»", "")]),
        }),
    ),
    kind(
        "quote not opened",
        ALL,
        &["unbalanced-quotes"],
        With(|draft| match draft.locale {
            "en" => draft.swap(&[("“", "")]),
            "fr" => draft.swap(&[("«\u{a0}", "")]),
            _ => draft.swap(&[("«", "")]),
        }),
    ),
    kind(
        "final mark missing",
        TARGETS,
        &["final-punctuation"],
        With(|draft| {
            let body = draft.body.trim_end();
            let kept = body.strip_suffix(['.', '…'])?;
            (draft.is_plain() && draft.source.trim_end().ends_with(['.', '…']))
                .then(|| draft.entry(&format!("{kept}\n")))
        }),
    ),
    kind("soft hyphen", LEFT_TO_RIGHT, &["soft-hyphen"], Inside("\u{ad}")),
    kind("comma twice", ALL, &["repeated-punctuation"], Swap(&[(", ", ",, "), ("، ", "،، ")])),
    kind("space before a comma", ALL, &["space-before-punctuation"], Swap(&[(", ", " , "), ("، ", " ، ")])),
    kind(
        "no space after a comma",
        ALL,
        &["missing-space"],
        With(|draft| if draft.body.contains(',') || draft.body.contains('،') { comma(draft) } else { None }),
    ),
];

fn comma(draft: &mut super::Draft) -> Option<String> {
    let places: Vec<usize> = draft
        .body
        .match_indices([',', '،'])
        .map(|(at, mark)| at + mark.len())
        .filter(|&end| {
            let mut after = draft.body[end..].chars();
            let before = draft.body[..end].chars().rev().nth(1);
            draft.is_prose(end)
                && after.next() == Some(' ')
                && after.next().is_some_and(char::is_alphabetic)
                && before.is_some_and(char::is_alphabetic)
                && !draft.body[..end].ends_with("“,")
        })
        .collect();
    let at = *draft.random.pick(&places)?;
    draft.is_plain().then(|| draft.replace(at, 1, ""))
}
