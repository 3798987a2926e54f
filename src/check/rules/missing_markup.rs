//! Finds elements of inline markup that a translation lacks or writes as another.

use crate::check::parity::{Gaps, Sides, sides};
use crate::check::reading::{Reading, Tag};
use crate::check::subject::Pair;
use crate::check::tags::{REPEATABLE, openings};
use crate::diagnostic::{Diagnostic, Edit, Rule, closest};
use crate::source::{Sources, Span};

/// An element that a translation lacks.
pub(crate) static RULE: Rule = Rule::error("missing-markup", "a translation has every element of its source")
    .because(
        "Markup makes links work and gives words their weight. What the source marks, the translation marks too, in whatever order.",
        "Project Fluent, DOM overlays; openletter",
    )
    .example(
        "## en\nnow = Act <strong>now</strong>\n## fr\nnow = Agissez maintenant",
        "## en\nnow = Act <strong>now</strong>\n## fr\nnow = Agissez <strong>maintenant</strong>",
    );

/// Compares the elements of a text with those of its source.
pub(crate) fn check(pair: &Pair, findings: &mut Vec<Diagnostic>) {
    if pair.source.readings.iter().all(|reading| reading.tags.is_empty()) {
        return;
    }
    let mut gaps = Gaps::new(pair);
    for side in sides(pair) {
        let (lost, gained) = differences(&side);
        for (i, tag) in lost.iter().enumerate() {
            let Some(wrong) = gained.get(i) else {
                gaps.add(&tag.name, side.target);
                continue;
            };
            let message = format!("`<{}>` stands where the source has `<{}>`", wrong.name, tag.name);
            let found = Diagnostic::new(&RULE, wrong.span.clone(), message, format!("write `<{}>`", tag.name))
                .label(tag.span.clone(), "in the source");
            let same: Vec<&Tag> = side.target.tags.iter().filter(|other| other.name == wrong.name).collect();
            findings.push(match same.as_slice() {
                [open, close]
                    if close.closing && !open.closing && closest(&wrong.name, [tag.name.as_ref()]).is_some() =>
                {
                    let edits: Option<Vec<Edit>> =
                        same.iter().map(|own| rename(own, &tag.name, pair.whole.sources)).collect();
                    match edits {
                        Some(edits) => found.fix(format!("write `<{}>`", tag.name), edits),
                        None => found,
                    }
                }
                _ => found,
            });
        }
    }
    for (name, span) in gaps.finish() {
        let message = format!("`<{name}>` of the source is missing");
        let found =
            Diagnostic::new(&RULE, span, message, format!("put `<{name}>` around the words it marks in the source"));
        let origin = pair.source.readings.iter().flat_map(|reading| &reading.tags).find(|tag| tag.name == name);
        findings.push(match origin {
            Some(origin) => found.label(origin.span.clone(), "in the source"),
            None => found,
        });
    }
}

/// Lists the elements that only the source has and those that only the translation has, repetitions counted.
pub(super) fn differences<'p, 'a>(side: &Sides<'p, 'a>) -> (Vec<&'p Tag<'a>>, Vec<&'p Tag<'a>>) {
    let mut gained: Vec<&Tag> = openings(side.target).collect();
    let mut lost = Vec::new();
    for tag in openings(side.source) {
        match gained.iter().position(|own| own.name == tag.name) {
            Some(i) => {
                gained.remove(i);
            }
            None => lost.push(tag),
        }
    }
    let has = |reading: &Reading, name: &str| openings(reading).any(|tag| tag.name == name);
    lost.retain(|tag| !REPEATABLE.contains(&tag.name.as_ref()) || !has(side.target, &tag.name));
    gained.retain(|tag| !REPEATABLE.contains(&tag.name.as_ref()) || !has(side.source, &tag.name));
    (lost, gained)
}

/// Gives the change of a tag's name; none where it is not written as it reads.
fn rename(tag: &Tag, name: &str, sources: &Sources) -> Option<Edit> {
    let at = if tag.closing { 2 } else { 1 };
    let written = sources.text(&tag.span).get(at..at + tag.name.len())?;
    let start = tag.span.start + at;
    let span = Span { start, end: start + tag.name.len(), ..tag.span.clone() };
    written.eq_ignore_ascii_case(&tag.name).then(|| Edit { span, text: name.to_owned() })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::testing::{fixed, found};

    #[test]
    fn a_lost_element_is_found() {
        assert_eq!(found(&RULE, "fr", "a = <em>x</em> <em>y</em>", "a = x <em>y</em>"), ["a"]);
        assert_eq!(found(&RULE, "fr", "a = <em>x</em>", "a = <strong>x</strong>"), ["<strong>"]);
        let plural = "a = { $n ->\n    [one] <b>x</b>\n   *[other] x\n }";
        assert_eq!(found(&RULE, "fr", "a = { $n -> \n    [one] <b>x</b>\n   *[other] <b>x</b>\n }", plural), ["other"]);
        let wrong = "a = <stronk class=\"x\">x</stronk>";
        assert_eq!(fixed(&RULE, "fr", "a = <strong>x</strong>", wrong), wrong.replace("stronk", "strong"));
    }

    #[test]
    fn order_typography_and_what_only_looks_like_markup_do_not_matter() {
        assert_eq!(found(&RULE, "fr", "a = <em>x</em> <b>y</b>", "a = <b>y</b> <em>x</em>"), [""; 0]);
        assert_eq!(found(&RULE, "fr", "a = <cite>x</cite>", "a = <cite>x</cite>, <cite>y</cite>"), [""; 0]);
        assert_eq!(found(&RULE, "fr", "a = 1<sup>st</sup>", "a = 1er"), [""; 0]);
        assert_eq!(found(&RULE, "fr", "a = copy <file>", "a = copy <fichier>"), [""; 0]);
        assert_eq!(found(&RULE, "fr", "a = x < y, y > z", "a = y > z"), [""; 0]);
    }
}
