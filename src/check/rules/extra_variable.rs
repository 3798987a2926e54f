//! Finds variables of a translation that its source does not have, and so nobody gives a value.

use super::missing_variable::{lacking, stand_in};
use crate::check::parity::{printed, sides, variable, variables_of};
use crate::check::subject::Pair;
use crate::diagnostic::{Diagnostic, Edit, Rule, closest};
use crate::letter::furniture_variable;
use crate::source::Spanned;

/// A variable that only the translation has.
pub(crate) static RULE: Rule = Rule::error("extra-variable", "a translation uses only the variables of its source")
    .because(
        "Variables get their values from the program or the letter. One that the source does not use has none: the reader sees its \
         name, or a sentence that says more than the original.",
        "Project Fluent, Syntax Guide, “Variables”",
    )
    .example("## en\nhello = Hello!\n## fr\nhello = Bonjour { $user } !", "## en\nhello = Hello!\n## fr\nhello = Bonjour !");

/// Looks for variables that the source does not know.
pub(crate) fn check(pair: &Pair, findings: &mut Vec<Diagnostic>) {
    let target = pair.target;
    if target
        .readings
        .iter()
        .all(|reading| reading.slots.is_empty() && reading.in_tags.is_empty() && reading.chosen.is_empty())
    {
        return;
    }
    let known = variables_of(pair.source.pattern, pair.whole);
    for side in sides(pair) {
        for printed in printed(side.target) {
            let name = printed.variable;
            if known.contains(name.value.as_str()) || is_unknown_fact(pair, &name.value) {
                continue;
            }
            let claimed = lacking(pair, &side)
                .into_iter()
                .any(|lost| stand_in(pair, &side, lost).is_some_and(|wrong| wrong.span == name.span));
            if !claimed {
                report(name, "printed", known.iter().copied(), findings);
            }
        }
    }
    for (selector, _) in target.pattern.selects() {
        let Some(name) = variable(selector) else { continue };
        let in_entry = || {
            pair.source.entry.patterns().any(|pattern| variables_of(pattern, pair.whole).contains(name.value.as_str()))
        };
        if pair.whole.letter.is_none() && !known.contains(name.value.as_str()) && !in_entry() {
            report(name, "asked for", known.iter().copied(), findings);
        }
    }
}

/// Tells whether a letter has no such fact; that is reported as an unknown variable.
fn is_unknown_fact(pair: &Pair, name: &str) -> bool {
    let of_page = furniture_variable(&pair.target.id, name).is_some();
    !of_page && pair.whole.letter.is_some_and(|letter| !letter.variables().contains_key(name))
}

fn report<'a>(
    name: &Spanned<String>,
    what: &str,
    known: impl IntoIterator<Item = &'a str>,
    findings: &mut Vec<Diagnostic>,
) {
    let message = format!("`${}` is {what} here, and the source has no such variable", name.value);
    findings.push(match closest(&name.value, known) {
        Some(near) => Diagnostic::new(&RULE, name.span.clone(), message, format!("did you mean `${near}`?"))
            .fix(format!("write `${near}`"), vec![Edit { span: name.span.clone(), text: near.to_owned() }]),
        None => Diagnostic::new(&RULE, name.span.clone(), message, "delete it, or ask for it in the source"),
    });
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::testing::{fixed, found};

    #[test]
    fn what_the_source_does_not_have_is_found_once() {
        assert_eq!(found(&RULE, "fr", "a = Hi", "a = Salut { $name }"), ["name"]);
        assert_eq!(found(&RULE, "fr", "a = Hi { $name }", "a = Salut { $nmae }"), [""; 0], "missing-variable says it");
        let select = "a = { $cuont ->\n    [one] Un\n   *[other] { $count }\n }";
        assert_eq!(found(&RULE, "fr", "a = { $count } x", select), ["cuont"]);
        assert_eq!(fixed(&RULE, "fr", "a = { $count } x", select), select.replace("cuont", "count"));
    }

    #[test]
    fn what_the_source_knows_is_fine() {
        let select = "a = { $n ->\n    [one] Un { $n }\n   *[other] { $n }\n }";
        assert_eq!(found(&RULE, "fr", "a = { $n } x", select), [""; 0]);
        assert_eq!(found(&RULE, "fr", "a = { b }\nb = { $x }", "a = Bon { $x }\nb = { $x }"), [""; 0]);
        let source = "a = { $n ->\n    [one] File\n   *[other] Files\n }";
        assert_eq!(found(&RULE, "fr", source, "a = Fichiers : { $n }"), [""; 0]);
    }
}
