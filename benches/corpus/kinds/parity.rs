//! Plants what sets a translation apart from its source: values, references, markup, figures, addresses, plural forms.

use super::Plant::With;
use super::{Draft, Kind, TARGETS, kind};

pub(super) const KINDS: &[Kind] = &[
    kind(
        "variable missing",
        TARGETS,
        &["missing-variable"],
        With(|draft| {
            let name = variable(draft, true)?;
            let word = other_word(draft.locale);
            Some(draft.entry(&draft.body.replace(&format!("{{ ${name} }}"), word)))
        }),
    ),
    kind(
        "variable missing from a variant",
        TARGETS,
        &["missing-variable"],
        With(|draft| {
            let (at, length) = in_default(draft)?;
            Some(draft.replace(at, length, other_word(draft.locale)))
        }),
    ),
    kind("variable extra", TARGETS, &["extra-variable"], With(|draft| draft.append(" { $extra }"))),
    kind(
        "variable misspelt",
        TARGETS,
        &["extra-variable", "missing-variable"],
        With(|draft| {
            let name = variable(draft, true)?;
            Some(draft.entry(&draft.body.replace(&format!("${name}"), &format!("${}", misspelt(&name)))))
        }),
    ),
    kind(
        "variable misspelt in a variant",
        TARGETS,
        &["extra-variable", "missing-variable"],
        With(|draft| {
            let (at, length) = in_default(draft)?;
            let name = draft.body[at..at + length]
                .split(['$', ' ', ')'])
                .find(|part| part.chars().all(char::is_lowercase) && part.len() > 2)?;
            let text = draft.body[at..at + length].replace(name, &misspelt(name));
            Some(draft.replace(at, length, &text))
        }),
    ),
    kind(
        "term reference missing",
        TARGETS,
        &["missing-reference"],
        With(|draft| {
            let (at, length) = reference(draft, "{ -")?;
            Some(draft.replace(at, length, other_word(draft.locale)))
        }),
    ),
    kind(
        "term reference extra",
        TARGETS,
        &["extra-reference"],
        With(|draft| if draft.body.contains("-organisation") { None } else { draft.append(" { -organisation }") }),
    ),
    kind(
        "term reference misspelt",
        TARGETS,
        &["unknown-term"],
        With(|draft| {
            draft.body.contains("{ -product").then(|| draft.entry(&draft.body.replace("-product", "-prodcut")))
        }),
    ),
    kind(
        "message reference missing",
        TARGETS,
        &["missing-reference"],
        With(|draft| {
            let (at, length) = reference(draft, "{ menu-save")?;
            Some(draft.replace(at, length, other_word(draft.locale)))
        }),
    ),
    kind(
        "message reference extra",
        TARGETS,
        &["extra-reference"],
        With(|draft| if draft.body.contains("menu-save") { None } else { draft.append(" { menu-save }") }),
    ),
    kind(
        "message reference misspelt",
        TARGETS,
        &["unknown-message"],
        With(|draft| {
            draft.body.contains("menu-save").then(|| draft.entry(&draft.body.replace("menu-save", "menu-svae")))
        }),
    ),
    kind(
        "function missing",
        TARGETS,
        &["changed-function"],
        With(|draft| {
            let at = draft.body.find("DATETIME(").or_else(|| draft.body.find("{ NUMBER($share").map(|at| at + 2))?;
            let end = at + draft.body[at..].find(')')?;
            let name = &draft.body[at + draft.body[at..].find('$')?..];
            let name = &name[..name.find([',', ')'])?];
            Some(draft.replace(at, end + 1 - at, name))
        }),
    ),
    kind(
        "function changed",
        TARGETS,
        &["changed-function"],
        With(|draft| {
            let changed = draft
                .body
                .replace("DATETIME($when, day: \"numeric\", month: \"long\", year: \"numeric\")", "NUMBER($when)");
            (changed != draft.body).then(|| draft.entry(&changed))
        }),
    ),
    kind(
        "function misspelt",
        TARGETS,
        &["changed-function", "unknown-function"],
        With(|draft| {
            let changed = draft.body.replacen("DATETIME(", "DATTIME(", 1);
            (changed != draft.body).then(|| draft.entry(&changed))
        }),
    ),
    kind(
        "tag pair missing",
        TARGETS,
        &["missing-markup"],
        With(|draft| {
            let changed = draft.body.replace("<em>", "").replace("</em>", "");
            (changed != draft.body).then(|| draft.entry(&changed))
        }),
    ),
    kind(
        "tag pair extra",
        TARGETS,
        &["extra-markup"],
        With(|draft| draft.append(&format!(" <strong>{}</strong>", other_word(draft.locale)))),
    ),
    kind(
        "tag not closed",
        TARGETS,
        &["broken-markup"],
        With(|draft| {
            let tag = ["</em>", "</strong>", "</a>", "</code>"].into_iter().find(|tag| draft.body.contains(tag))?;
            Some(draft.entry(&draft.body.replacen(tag, "", 1)))
        }),
    ),
    kind(
        "link name misspelt",
        TARGETS,
        &["changed-link"],
        With(|draft| {
            let changed =
                draft.body.replacen("l10n-name=\"terms", "l10n-name=\"trems", 1).replacen("=\"help", "=\"hlep", 1);
            (changed != draft.body).then(|| draft.entry(&changed))
        }),
    ),
    kind(
        "number changed",
        TARGETS,
        &["changed-number"],
        With(|draft| {
            let (at, length) = *draft.numbers().iter().max_by_key(|(at, _)| *at)?;
            let number: usize = draft.body[at..at + length].parse().ok()?;
            // A figure of the source, and one the source states in figures.
            let known = draft.source.contains(&number.to_string());
            (known && number > 10).then(|| draft.replace(at, length, &(number + 11).to_string()))
        }),
    ),
    kind(
        "address changed",
        TARGETS,
        &["changed-url"],
        With(|draft| {
            let at = draft.body.find("://example.org/letters/")?;
            Some(draft.replace(at, "://example.org/letters/".len(), "://example.org/leters/"))
        }),
    ),
    kind(
        "plural form missing",
        &["ar", "ru"],
        &["missing-plural"],
        With(|draft| {
            let plural = ["[many]", "[few]"];
            let key = *draft.random.pick(&plural)?;
            if !draft.body.contains("[one]") {
                return None;
            }
            let line = draft.body.lines().find(|line| line.trim_start().starts_with(key))?.to_owned();
            Some(draft.entry(&draft.body.replacen(&format!("{line}\n"), "", 1)))
        }),
    ),
    kind(
        "plural form not needed",
        &["en", "es", "fr", "ru"],
        &["unneeded-plural"],
        With(|draft| {
            if !draft.body.contains("[one]") || draft.body.contains("ordinal") {
                return None;
            }
            let line = draft.body.lines().find(|line| line.trim_start().starts_with("*[other]"))?;
            let key = if draft.locale == "ru" { " [two]" } else { " [few]" };
            let added = line.replacen("*[other]", key, 1);
            Some(draft.entry(&draft.body.replacen(line, &format!("{added}\n{line}"), 1)))
        }),
    ),
];

/// Gives a word for where another should stand.
pub(super) fn other_word(locale: &str) -> &'static str {
    match locale {
        "es" => "aquello",
        "fr" => "cela",
        "ar" => "ذلك",
        "ru" => "это",
        _ => "that",
    }
}

fn misspelt(name: &str) -> String {
    let mut letters: Vec<char> = name.chars().collect();
    letters.swap(1, 2);
    if letters[1] == letters[2] {
        letters.pop();
    }
    letters.into_iter().collect()
}

/// Gives the variable of a message without choices.
fn variable(draft: &Draft, plain: bool) -> Option<String> {
    if plain && draft.body.contains("->") {
        return None;
    }
    let at = draft.body.find("{ $")? + 3;
    let name = &draft.body[at..];
    Some(name[..name.find(" }")?].to_owned()).filter(|name| name.chars().all(char::is_lowercase))
}

/// Finds the placeable within the default variant.
fn in_default(draft: &Draft) -> Option<(usize, usize)> {
    let variant = draft.body.find("*[other]")?;
    let at = variant + draft.body[variant..].find("{ ")?;
    let length = draft.body[at..].find('}')? + 1;
    // A variable that is named in the variant, beside the one that chooses.
    draft.body[at..at + length].contains('$').then_some((at, length))
}

fn reference(draft: &Draft, begins: &str) -> Option<(usize, usize)> {
    let at = draft.body.find(begins)?;
    Some((at, draft.body[at..].find('}')? + 1))
}
