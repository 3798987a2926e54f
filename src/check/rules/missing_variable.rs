//! Finds variables that a translation does not print though its source does, variant by variant.

use crate::check::facts::retyped;
use crate::check::parity::{Gaps, Sides, is_visible, place, printed, prints, sides, variable, variables_of};
use crate::check::subject::Pair;
use crate::diagnostic::{Diagnostic, Edit, Rule, closest};

/// A variable that a translation lacks.
pub(crate) static RULE: Rule = Rule::error("missing-variable", "a translation prints every variable of its source")
    .because(
        "A variable stands for a name, a figure or a date that is put in when the text is shown. Without it the reader is not told. \
         Only a plural variant for one single number may leave the number out; `one` also stands for 21 and 31 in some languages.",
        "Project Fluent, Syntax Guide, “Variables” and “Selectors”; Unicode CLDR, Language Plural Rules",
    )
    .example("## en\nhello = Hello, { $name }!\n## fr\nhello = Bonjour !", "## en\nhello = Hello, { $name }!\n## fr\nhello = Bonjour { $name } !");

/// Compares the variables of a text with those of its source.
pub(crate) fn check(pair: &Pair, findings: &mut Vec<Diagnostic>) {
    if pair.source.readings.iter().all(|reading| reading.slots.is_empty() && reading.in_tags.is_empty()) {
        return;
    }
    let mut gaps = Gaps::new(pair);
    let mut lost: Vec<String> = Vec::new();
    for side in sides(pair) {
        for name in lacking(pair, &side) {
            lost.push(name.to_owned());
            match stand_in(pair, &side, name) {
                Some(wrong) => findings.push(
                    Diagnostic::new(
                        &RULE,
                        wrong.span.clone(),
                        format!("`${}` stands where the source prints `${name}`", wrong.value),
                        format!("did you mean `${name}`?"),
                    )
                    .fix(format!("write `${name}`"), vec![Edit { span: wrong.span.clone(), text: name.to_owned() }]),
                ),
                None => gaps.add(name, side.target),
            }
        }
    }
    for name in pair.source.readings.iter().flat_map(printed).map(|printed| &printed.variable.value) {
        let selects = || {
            pair.target
                .pattern
                .selects()
                .iter()
                .any(|(selector, _)| variable(selector).is_some_and(|own| own.value == *name))
        };
        let is_new = pair.target.readings.iter().any(is_visible)
            && !lost.contains(name)
            && !pair.target.readings.iter().any(|reading| prints(reading, name));
        if is_new && !selects() && retyped(pair.whole, pair.target.default(), name).is_none() {
            lost.push(name.clone());
            pair.target.readings.iter().for_each(|reading| gaps.add(name, reading));
        }
    }
    for (name, span) in gaps.finish() {
        let is_variant = span != pair.target.span;
        let place = if is_variant { "in this variant" } else { "in the translation" };
        let message = format!("`${name}` is missing {place}");
        let several = several(pair, &name, &span);
        let help = match several {
            Some(numbers) => format!("write `{{ ${name} }}` in it too: this variant also stands for {numbers}"),
            None => format!("put `{{ ${name} }}` where the sentence needs it"),
        };
        let found = Diagnostic::new(&RULE, span, message, help);
        let origin = pair.source.readings.iter().flat_map(printed).find(|printed| printed.variable.value == name);
        findings.push(match origin {
            Some(origin) => found.label(origin.variable.span.clone(), "printed in the source"),
            None => found,
        });
    }
}

/// Lists the variables that a reading of the translation should print and does not.
pub(super) fn lacking<'p>(pair: &'p Pair, side: &Sides<'p, 'p>) -> Vec<&'p str> {
    let Sides { source, target } = side;
    let mut needed: Vec<&str> = Vec::new();
    for printed in printed(source) {
        needed.push(&printed.variable.value);
    }
    let mut single: Vec<&str> = Vec::new();
    for (selector, key) in &target.chosen {
        let Some(counted) = variable(selector) else { continue };
        let categories = pair.locale.plurals().of(selector, pair.whole.sources);
        if categories.is_single(key) {
            single.push(&counted.value);
        } else if categories.is_several(key) && prints(pair.source.default(), &counted.value) {
            needed.push(&counted.value);
        }
    }
    needed.sort_unstable();
    needed.dedup();
    needed
        .retain(|name| !prints(target, name) && !single.contains(name) && retyped(pair.whole, target, name).is_none());
    needed
}

/// Gives the variable that was written for a missing one: unknown to the source, and much like it or the only one that can be meant,
/// as a name that was translated.
pub(super) fn stand_in<'p>(
    pair: &'p Pair,
    side: &Sides<'p, 'p>,
    name: &str,
) -> Option<&'p crate::source::Spanned<String>> {
    let known = variables_of(pair.source.pattern, pair.whole);
    let unknown = printed(side.target).map(|printed| printed.variable);
    let unknown: Vec<_> = unknown.filter(|variable| !known.contains(variable.value.as_str())).collect();
    let lacking = lacking(pair, side);
    if let ([only], [_]) = (unknown.as_slice(), lacking.as_slice()) {
        return Some(only);
    }
    unknown.into_iter().find(|variable| closest(&variable.value, lacking.iter().copied()) == Some(name))
}

/// Names some numbers other than 1 that the variant at a place stands for.
fn several(pair: &Pair, name: &str, span: &crate::source::Span) -> Option<String> {
    let reading = pair.target.readings.iter().find(|reading| place(pair.target, reading) == *span)?;
    let (selector, key) =
        reading.chosen.iter().find(|(selector, _)| variable(selector).is_some_and(|own| own.value == name))?;
    let numbers = pair.locale.plurals().of(selector, pair.whole.sources).numbers(&key.name().value);
    if numbers.len() < 2 || numbers.contains(&100) {
        return None;
    }
    let some: Vec<String> = numbers.iter().filter(|&&number| number != 1).take(2).map(ToString::to_string).collect();
    Some(some.join(" and "))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::testing::{fixed, found};

    const FILES: &str = "a = { $n ->\n    [one] One file\n   *[other] { $n } files\n }";

    #[test]
    fn a_variable_that_is_lost_is_found() {
        assert_eq!(found(&RULE, "fr", "a = Hi { $name }", "a = Salut"), ["a"]);
        assert_eq!(found(&RULE, "fr", "a = <a href=\"{ $url }\">x</a>", "a = <a href=\"\">x</a>"), ["a"]);
        assert_eq!(found(&RULE, "fr", "a = x\n    .b = Hi { $name }", "a = x\n    .b = Salut"), ["b"]);
        let choice = "a = { $who ->\n    [you] Hi { $name }\n   *[other] Hi\n }";
        assert_eq!(found(&RULE, "fr", choice, "a = Salut"), ["a"]);
        let variant = "a = { $n ->\n    [one] Un\n   *[other] Des fichiers\n }";
        assert_eq!(found(&RULE, "fr", FILES, variant), ["other"]);
    }

    #[test]
    fn a_misspelt_variable_is_named_and_put_right() {
        assert_eq!(found(&RULE, "fr", "a = Hi { $name }", "a = Salut { $nmae }"), ["nmae"]);
        assert_eq!(fixed(&RULE, "fr", "a = Hi { $name }", "a = Salut { $nmae }"), "a = Salut { $name }");
        assert_eq!(fixed(&RULE, "fr", "a = { NUMBER($count) }", "a = { NUMBER($cuont) }"), "a = { NUMBER($count) }");
    }

    #[test]
    fn a_variant_for_one_number_may_leave_it_out() {
        let quiet = [
            ("fr", "a = { $n ->\n    [one] Un fichier\n   *[other] { $n } fichiers\n }"),
            (
                "ar",
                "a = { $n ->\n    [zero] لا ملفات\n    [one] ملف واحد\n    [two] ملفان\n    [few] { $n } ملفات\n    [many] { $n } ملفًا\n   *[other] { $n } ملف\n }",
            ),
            ("de", "a = { $n ->\n    [0] Keine\n    [1] Eine\n   *[other] { NUMBER($n) } Dateien\n }"),
            ("ja", "a = { $n } 個"),
        ];
        for (locale, target) in quiet {
            assert_eq!(found(&RULE, locale, FILES, target), [""; 0], "{locale}");
        }
        let russian = "a = { $n ->\n    [one] Один файл\n    [few] { $n } файла\n   *[many] { $n } файлов\n }";
        assert_eq!(found(&RULE, "ru", FILES, russian), ["one"]);
        let french = "a = { $n ->\n    [one] Un fichier\n   *[other] { $n } fichiers\n }";
        let source = "a = { $n ->\n    [one] { $n } file\n   *[other] { $n } files\n }";
        assert_eq!(found(&RULE, "fr", source, french), ["one"]);
        assert_eq!(found(&RULE, "de", source, &french.replace("fichier", "Datei")), [""; 0]);
    }

    #[test]
    fn what_only_selects_need_not_be_printed() {
        let source = "a = { $gender ->\n    [male] His { $x }\n   *[other] Their { $x }\n }";
        assert_eq!(found(&RULE, "fi", source, "a = Hänen { $x }"), [""; 0]);
        assert_eq!(found(&RULE, "fi", "a = { $n } x", "a = x { NUMBER($n, useGrouping: \"false\") }"), [""; 0]);
    }
}
