//! Plants faults of the files themselves: what is not Fluent, what stands twice, what is missing.

use super::Plant::{File, Orphan, With};
use super::parity::other_word;
use super::{Draft, Kind, TARGETS, kind};

pub(super) const KINDS: &[Kind] = &[
    kind(
        "entry without `=`",
        TARGETS,
        &["unparsable-message"],
        File(|draft| draft.is_plain().then(|| draft.entry(&draft.body.replacen(" =", "", 1)))),
    ),
    kind(
        "placeable not closed",
        TARGETS,
        &["unparsable-message", "truncated-message"],
        File(|draft| {
            if !draft.is_plain() {
                return None;
            }
            let at = draft.body.find(" }")?;
            Some(draft.replace(at, 2, ""))
        }),
    ),
    kind(
        "continuation after a tab",
        TARGETS,
        &["truncated-message", "unparsable-message"],
        File(|draft| continued(draft, "\n\t")),
    ),
    kind(
        "continuation not indented",
        TARGETS,
        &["truncated-message", "unparsable-message"],
        File(|draft| continued(draft, "\n")),
    ),
    kind(
        "byte-order mark",
        TARGETS,
        &["byte-order-mark"],
        File(|draft| Some(format!("\u{feff}{}", draft.entry(draft.body)))),
    ),
    kind(
        "message twice",
        TARGETS,
        &["duplicate-message"],
        File(|draft| Some(format!("{}\n{}", draft.entry(draft.body), draft.entry(draft.body)))),
    ),
    kind(
        "term twice",
        TARGETS,
        &["duplicate-message"],
        File(|draft| {
            let term = format!("-term-{0} = Letterbox\n-term-{0} = Letterbox\n", draft.id);
            Some(format!("{term}{}", draft.entry(draft.body)))
        }),
    ),
    kind(
        "attribute twice",
        TARGETS,
        &["duplicate-attribute"],
        With(|draft| {
            let line = draft.body.lines().find(|line| line.trim_start().starts_with('.'))?.to_owned();
            Some(draft.entry(&format!("{}\n{line}\n", draft.body.trim_end())))
        }),
    ),
    kind(
        "variant twice",
        TARGETS,
        &["duplicate-variant"],
        With(|draft| {
            let line = draft.body.lines().find(|line| line.trim_start().starts_with('['))?.to_owned();
            Some(draft.entry(&draft.body.replacen(&line, &format!("{line}\n{line}"), 1)))
        }),
    ),
    kind(
        "no default variant",
        TARGETS,
        &["no-default-variant", "unparsable-message"],
        File(|draft| draft.body.contains("->").then(|| draft.entry(&draft.body.replace("*[", " [")))),
    ),
    kind(
        "deep nesting",
        TARGETS,
        &["deep-nesting"],
        File(|draft| {
            draft.is_plain().then(|| draft.entry(&format!(" = {}$name{}\n", "{ ".repeat(30), " }".repeat(30))))
        }),
    ),
    kind("message missing", TARGETS, &["missing-message"], With(|_| Some(String::new()))),
    kind("message obsolete", TARGETS, &["obsolete-message"], Orphan),
    kind(
        "translation empty",
        TARGETS,
        &["empty-translation"],
        With(|draft| draft.is_plain().then(|| draft.entry(" = { \"\" }\n"))),
    ),
    kind(
        "attribute missing",
        TARGETS,
        &["missing-attribute"],
        With(|draft| {
            let line = draft.body.lines().rfind(|line| line.trim_start().starts_with('.'))?.to_owned();
            Some(draft.entry(&draft.body.replacen(&format!("{line}\n"), "", 1)))
        }),
    ),
    kind(
        "attribute extra",
        TARGETS,
        &["extra-attribute"],
        With(|draft| {
            let word = other_word(draft.locale);
            Some(draft.entry(&format!("{}\n    .tooltip = {word}\n", draft.body.trim_end())))
        }),
    ),
    kind(
        "message contains itself",
        TARGETS,
        &["cyclic-reference"],
        With(|draft| draft.append(&format!(" {{ {} }}", draft.id))),
    ),
    kind(
        "over 100 placeables",
        TARGETS,
        &["too-many-placeables"],
        With(|draft| {
            let value = draft.body[draft.body.find("{ $")?..].split_inclusive('}').next()?.to_owned();
            draft.append(&format!(" {value}").repeat(101))
        }),
    ),
    kind(
        "same as the source",
        TARGETS,
        &["same-as-source"],
        With(|draft| {
            let words = draft.source.split_whitespace().filter(|word| word.chars().all(char::is_alphabetic)).count();
            (draft.is_plain() && words > 3).then(|| draft.entry(draft.source))
        }),
    ),
];

/// Breaks a line without the spaces that tell that the text goes on.
fn continued(draft: &Draft, with: &str) -> Option<String> {
    if !draft.is_plain() || draft.body.contains('{') {
        return None;
    }
    let spaces: Vec<usize> =
        draft.body.match_indices(' ').map(|(at, _)| at).filter(|&at| at > 3 && draft.is_prose(at)).collect();
    let at = *spaces.get(spaces.len() / 2)?;
    Some(draft.replace(at, 1, with))
}
