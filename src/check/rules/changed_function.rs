//! Finds variables that a translation formats otherwise than its source: with another function, or with none.

use std::collections::BTreeSet;

use crate::catalog::{Inline, VariantKey};
use crate::check::parity::{printed, variable};
use crate::check::plurals::CATEGORIES;
use crate::check::subject::Pair;
use crate::diagnostic::{Diagnostic, Edit, Rule, closest};
use crate::letter::VariableKind;

/// A variable that goes through another function than in the source.
pub(crate) static RULE: Rule =
    Rule::warning("changed-function", "a translation formats each variable with the function of its source")
        .because(
            "NUMBER and DATETIME write a value as readers of the language expect. Options may differ from language to language; the \
             function may not, or a date is printed as a bare number.",
            "Project Fluent, Syntax Guide, “Built-in Functions”",
        )
        .example(
            "## en\nday = On { DATETIME($day) }\n## fr\nday = Le { $day }",
            "## en\nday = On { DATETIME($day) }\n## fr\nday = Le { DATETIME($day, month: \"long\") }",
        );

/// Compares the functions that variables go through.
pub(crate) fn check(pair: &Pair, findings: &mut Vec<Diagnostic>) {
    if pair.target.readings.iter().all(|reading| reading.slots.is_empty() && reading.in_tags.is_empty()) {
        return;
    }
    let theirs: BTreeSet<(&str, Option<&str>)> = pair
        .source
        .readings
        .iter()
        .flat_map(printed)
        .map(|printed| (printed.variable.value.as_str(), printed.function.map(|name| name.value.as_str())))
        .collect();
    for printed in pair.target.readings.iter().flat_map(printed) {
        let name = printed.variable.value.as_str();
        let of_source: Vec<Option<&str>> =
            theirs.iter().filter(|(variable, _)| *variable == name).map(|(_, function)| *function).collect();
        let own = printed.function.map(|function| function.value.as_str());
        if of_source.is_empty() || of_source.contains(&own) {
            continue;
        }
        let functions = || of_source.iter().filter_map(|function| *function);
        let listed = || functions().collect::<Vec<_>>().join("` or `");
        let Some(function) = printed.function else {
            let message = format!("`${name}` is printed without `{}`, through which the source prints it", listed());
            let help = format!("write `{{ {}(${name}) }}`", functions().next().unwrap_or_default());
            findings.push(Diagnostic::new(&RULE, printed.variable.span.clone(), message, help));
            continue;
        };
        let is_unknown = !matches!(function.value.as_str(), "NUMBER" | "DATETIME");
        // In a letter that is an unknown function, and reported as that.
        if is_unknown && pair.whole.letter.is_some() || function.value == "NUMBER" && is_number(pair, name) {
            continue;
        }
        if functions().next().is_none() {
            let message = format!("`${name}` goes through `{}`, in the source through none", function.value);
            findings.push(Diagnostic::new(&RULE, function.span.clone(), message, format!("write `{{ ${name} }}`")));
            continue;
        }
        let message = format!("`${name}` goes through `{}`, in the source through `{}`", function.value, listed());
        let near = is_unknown.then(|| closest(&function.value, functions())).flatten();
        findings.push(match near {
            Some(near) => Diagnostic::new(&RULE, function.span.clone(), message, format!("did you mean `{near}`?"))
                .fix(format!("write `{near}`"), vec![Edit { span: function.span.clone(), text: near.to_owned() }]),
            None => Diagnostic::new(&RULE, function.span.clone(), message, format!("write `{}`", listed())),
        });
    }
}

/// Tells whether a variable that the source prints bare is known to be a number: `NUMBER` then changes nothing.
fn is_number(pair: &Pair, name: &str) -> bool {
    let is = |selector: &Inline| variable(selector).is_some_and(|variable| variable.value == name);
    let patterns = [pair.source.pattern, pair.target.pattern];
    let counts = patterns.iter().flat_map(|pattern| pattern.selects()).any(|(selector, variants)| {
        is(selector)
            && variants.iter().any(|variant| match &variant.key {
                VariantKey::Number(_) => true,
                VariantKey::Name(key) => CATEGORIES.contains(&key.value.as_str()) && !variant.default,
            })
    });
    let in_source = || {
        let inlines = pair.source.pattern.inlines();
        inlines
            .iter()
            .any(|inline| matches!(inline, Inline::Function(function, _) if function.value == "NUMBER") && is(inline))
    };
    let in_letter = || {
        let kind = pair.whole.letter.and_then(|letter| letter.variables().get(name).copied());
        kind == Some(VariableKind::Number)
            || pair.whole.letter.is_some() && crate::letter::furniture::PAGE_VARIABLES.contains(&name)
    };
    // Where the source prints it through another function, NUMBER is a change whatever it is.
    let bare = pair
        .source
        .readings
        .iter()
        .flat_map(printed)
        .filter(|printed| printed.variable.value == name)
        .all(|printed| printed.function.is_none());
    bare && (counts || in_source() || in_letter())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::testing::{fixed, found};

    #[test]
    fn another_function_is_found() {
        assert_eq!(found(&RULE, "fr", "a = { NUMBER($n) }", "a = { DATETIME($n) }"), ["DATETIME"]);
        assert_eq!(found(&RULE, "fr", "a = { NUMBER($n) }", "a = { $n }"), ["n"]);
        assert_eq!(found(&RULE, "fr", "a = { $n }", "a = { DATETIME($n) }"), ["DATETIME"]);
        assert_eq!(found(&RULE, "fr", "a = { $n }", "a = { NUMBER($n) }"), ["NUMBER"]);
        assert_eq!(fixed(&RULE, "fr", "a = { NUMBER($n) }", "a = { NUMBR($n) }"), "a = { NUMBER($n) }");
    }

    #[test]
    fn options_and_choices_do_not_matter() {
        assert_eq!(found(&RULE, "fr", "a = { DATETIME($d, month: \"long\") }", "a = { DATETIME($d) }"), [""; 0]);
        let plural = "a = { NUMBER($n) ->\n    [one] { $n } fichier\n   *[other] { NUMBER($n) } fichiers\n }";
        assert_eq!(found(&RULE, "fr", "a = { $n } files", plural), [""; 0]);
        assert_eq!(found(&RULE, "fr", "a = { $n } files { NUMBER($n) }", plural), [""; 0]);
    }
}
