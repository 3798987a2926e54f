//! Finds texts that look forward to something whose day is past. Judges only what the manifest dates.

use std::ops::Range;

use crate::catalog::Inline;
use crate::check::literals::{Beside, around};
use crate::check::reading::SLOT;
use crate::check::subject::Prose;
use crate::diagnostic::{Diagnostic, Rule};
use crate::folding::fold;
use crate::manifest::{Date, FactValue};

/// Something past that is still to come.
pub(crate) static RULE: Rule = Rule::warning("past-event", "what the letter calls upcoming is still to come")
    .because(
        "A letter is read long after it was written. Where the manifest says on which day something is, this says when the words \
         have been overtaken.",
        "openletter",
    )
    .example(
        "sentence = Mark the upcoming { NUMBER($anniversary) }th anniversary.\n## letter.toml\n[facts.anniversary]\nvalue = 75\n\
         on = 2026-07-28\nsource = \"s\"\n",
        "sentence = Mark the upcoming { NUMBER($anniversary) }th anniversary.\n## letter.toml\n[facts.anniversary]\nvalue = 75\n\
         on = 2099-07-28\nsource = \"s\"\n",
    );

/// Most words between a value and what says that it is to come.
const NEAR: usize = 6;

/// What says that something is to come, by language: words in their order, each perhaps only the beginning of one.
const COMING: &[(&str, &[&str])] = &[
    (
        "en",
        &[
            "upcoming",
            "forthcoming",
            "will take place",
            "will be held",
            "will mark",
            "this coming",
            "approaching",
            "soon",
            "looming",
        ],
    ),
    (
        "es",
        &["proxim", "venider", "se celebrara", "tendra lugar", "se cumplira", "visperas", "se aproxima", "se avecina"],
    ),
    ("fr", &["prochain", "a venir", "aura lieu", "se tiendra", "perspective d", "approche d", "sera celebre", "futur"]),
    (
        "ar",
        &["المقبل", "القادم", "المرتقب", "مقبل", "قادم", "قرب حلول", "بقرب حلول", "اقتراب", "سيحل", "ستحل", "سيصادف"],
    ),
    ("ru", &["предстоящ", "грядущ", "состоится", "приближающ"]),
    ("uk", &["майбутн", "наступн", "прийдешн", "відбудеться", "наближ"]),
    ("pt", &["proxim", "vindour", "tera lugar"]),
    ("it", &["prossim", "imminent", "si terra"]),
    ("de", &["bevorstehend", "kommend", "anstehend", "wird stattfinden"]),
    ("fa", &["آینده", "پیش رو"]),
];

/// Looks at each value that is dated.
pub(crate) fn check(prose: &Prose, findings: &mut Vec<Diagnostic>) {
    let (Some(letter), reading) = (prose.whole.letter, prose.reading) else { return };
    for slot in &reading.slots {
        let Some(name) = variable(slot.inline) else { continue };
        let Some(fact) = letter.manifest.facts.get(name) else { continue };
        let day = match (fact.on, fact.value) {
            (Some(day), _) | (None, FactValue::Date(day)) => day,
            (None, FactValue::Number(..) | FactValue::Year(_)) => continue,
        };
        if day >= prose.whole.today {
            continue;
        }
        let beside = around(&reading.text, slot.at..slot.at + SLOT.len_utf8(), NEAR);
        let Some(cue) = coming(beside, &prose.locale.language) else { continue };
        let said = reading.text[cue.clone()].split_whitespace().collect::<Vec<_>>().join(" ");
        let found = Diagnostic::new(
            &RULE,
            reading.span(cue),
            format!("the text says `{said}`, but `${name}` was on {}", written(day)),
            "say it as something past, or waive the finding if the letter is printed as it was published",
        );
        findings.push(found.label(fact.span.clone(), "dated here"));
    }
}

/// Finds words that say that something is to come among those beside it.
fn coming(beside: Beside, language: &str) -> Option<Range<usize>> {
    let (_, cues) = COMING.iter().find(|(known, _)| *known == language)?;
    // `next` says many other things (`next to`, `next steps`) unless it stands right before.
    let next = beside.before.iter().take(2).find(|(_, word)| language == "en" && word == "next");
    let next = next.map(|(range, _)| range.clone());
    let mut backward = beside.before;
    backward.reverse();
    let of = |words: &[(Range<usize>, String)]| {
        cues.iter().find_map(|cue| {
            let parts: Vec<String> = cue.split(' ').map(fold).collect();
            let matches = |window: &&[(Range<usize>, String)]| {
                window.iter().zip(&parts).all(|((_, word), part)| word.starts_with(part.as_str()))
            };
            let window = words.windows(parts.len()).find(matches)?;
            Some(window.first()?.0.start..window.last()?.0.end)
        })
    };
    of(&backward).or_else(|| of(&beside.after)).or(next)
}

/// Gives the variable that a value prints, also within a function.
fn variable(inline: &Inline) -> Option<&str> {
    match inline {
        Inline::Variable(name) => Some(&name.value),
        Inline::Function(_, arguments) => match arguments.positional.first()? {
            Inline::Variable(name) => Some(&name.value),
            Inline::String(_)
            | Inline::Number(_)
            | Inline::Message(..)
            | Inline::Term(..)
            | Inline::Function(..)
            | Inline::Nested(_) => None,
        },
        Inline::String(_) | Inline::Number(_) | Inline::Message(..) | Inline::Term(..) | Inline::Nested(_) => None,
    }
}

fn written(day: Date) -> String {
    format!("{}-{:02}-{:02}", day.year, day.month, day.day)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::testing::findings;

    fn found(text: &str, locale: &str) -> usize {
        let facts = "## letter.toml\n[facts.n]\nvalue = 75\non = 2026-07-28\nsource = \"s\"\n\
                     [facts.day]\ndate = 2026-11-22\nsource = \"s\"\n[facts.later]\ndate = 2026-11-23\nsource = \"s\"\n";
        findings(&RULE, &format!("## {locale}\na = {text}\n{facts}"), "en").len()
    }

    #[test]
    fn what_is_past_and_still_awaited_is_found_in_every_language() {
        for (text, locale) in [
            ("the upcoming { NUMBER($n) }th anniversary", "en"),
            ("The summit will take place on { DATETIME($day) }.", "en"),
            ("our next, { NUMBER($n) }th meeting", "en"),
            ("del próximo { NUMBER($n) }.º aniversario", "es"),
            ("la cumbre se celebrará el { DATETIME($day) }", "es"),
            ("lors du prochain { $n }e anniversaire", "fr"),
            ("la fête aura lieu le { DATETIME($day) }", "fr"),
            ("الذكرى { $n } المقبلة", "ar"),
            ("предстоящую { $n }-ю годовщину", "ru"),
            ("майбутню { $n }-у річницю", "uk"),
        ] {
            assert_eq!(found(text, locale), 1, "{text}");
        }
    }

    #[test]
    fn what_is_to_come_and_what_is_said_to_be_past_are_left_alone() {
        for text in [
            "the { NUMBER($n) }th anniversary in July",
            "The summit took place on { DATETIME($day) }. The forthcoming one is another.",
            "The summit will take place on { DATETIME($later) }",
            "the upcoming { NUMBER($signatory-count) } visits",
            "{ NUMBER($n) } years on, for the next generation",
        ] {
            assert_eq!(found(text, "en"), 0, "{text}");
        }
    }
}
