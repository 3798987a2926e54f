//! Finds spaces at which a line may end between things that belong together: a figure and its sign, the groups of a number, initials.

use crate::check::marks::Marks;
use crate::check::reading::{Reading, SLOT};
use crate::check::subject::Prose;
use crate::check::typography::{
    NARROW, NO_BREAK, figure_after, figure_before, is_breaking, is_other, word_after, word_before,
};
use crate::diagnostic::{Diagnostic, Rule};

/// A space that breaks where it should not.
pub(crate) static RULE: Rule =
    Rule::warning("no-break-space", "a no-break space holds figures and their signs, and initials and names, together")
        .because(
            "A line must not end between a figure and its sign, within a number, or before a dash; nobody should have to look for \
             the rest on the next line.",
            "Imprimerie nationale, Lexique, « Espacements »; RAE, Ortografía 2010, « Los números »; Мильчин, Справочник издателя и \
             автора",
        )
        .example("## fr\nrate = Seuls 15 % ont répondu.", "## fr\nrate = Seuls 15\u{a0}% ont répondu.");

const SPACE_OR_PERCENT: Marks = Marks::of(&[' ', '%']);
const RUSSIAN_SHORT: [&str; 6] = ["е", "д", "п", "к", "н", "о"];

/// Looks at each space of a text, and at each `%`.
pub(crate) fn check(prose: &Prose, findings: &mut Vec<Diagnostic>) {
    let reading = prose.reading;
    if !reading.marks.meets(SPACE_OR_PERCENT) {
        return;
    }
    let text: &str = &reading.text;
    let language = prose.locale.language.as_str();
    for (at, c) in text.char_indices() {
        if c == '%' && language == "fr" && figure_before(reading, at) && ends(text, at + 1) && !is_other(reading, at) {
            let found = finding(prose, at..at + 1, "`%` has no space before it".to_owned());
            findings.push(match reading.edit(at..at + 1, "\u{a0}%") {
                Some(edit) => found.fix("put U+00A0 before it", vec![edit]),
                None => found,
            });
        }
        if c != ' ' || reading.before(at).is_none_or(char::is_whitespace) {
            continue;
        }
        let wanted = match language {
            "fr" => french(reading, at),
            "es" => grouped(text, at).or_else(|| signed(reading, at, &['%', '‰'])),
            "ru" => russian(reading, at),
            _ => None,
        };
        let Some((space, what)) = wanted.filter(|_| !is_other(reading, at)) else { continue };
        let found = finding(prose, at..at + 1, format!("a line can end {what}"));
        findings.push(found.mend("make it a no-break space", reading.edit(at..at + 1, space)));
    }
}

fn finding(prose: &Prose, range: std::ops::Range<usize>, message: String) -> Diagnostic {
    Diagnostic::new(&RULE, prose.reading.span(range), message, "put U+00A0 NO-BREAK SPACE there")
}

type Wanted = Option<(char, &'static str)>;

fn french(reading: &Reading, at: usize) -> Wanted {
    let text: &str = &reading.text;
    let before = &text[..at];
    let is_number = before.strip_suffix(['°', 'º']).and_then(|rest| rest.strip_suffix(['n', 'N']));
    if is_number.is_some_and(|rest| !rest.ends_with(char::is_alphanumeric)) && figure_after(reading, at + 1) {
        return Some((NO_BREAK, "between the sign for “number” and the number"));
    }
    grouped(text, at).or_else(|| signed(reading, at, &['%', '‰', '€', '$', '£']))
}

/// Judges the space between a figure and a sign.
fn signed(reading: &Reading, at: usize, signs: &[char]) -> Wanted {
    let sign = reading.after(at + 1).filter(|sign| signs.contains(sign))?;
    let apart = ends(&reading.text, at + 1 + sign.len_utf8()) && figure_before(reading, at);
    apart.then_some((NO_BREAK, "between the figure and its sign"))
}

/// Tells whether a sign ends here: no letter, digit or value follows.
fn ends(text: &str, at: usize) -> bool {
    text[at..].chars().next().is_none_or(|c| !c.is_alphanumeric() && !matches!(c, SLOT | '%' | '{' | '_' | '('))
}

/// Judges a space within a number such as 10 000: one to three digits, then groups of three.
fn grouped(text: &str, at: usize) -> Wanted {
    // No number is longer than this; a column of figures is.
    const LONGEST: usize = 40;
    let is_part = |c: char| c.is_ascii_digit() || matches!(c, ' ' | NO_BREAK | NARROW);
    if !(text[..at].ends_with(|c: char| c.is_ascii_digit()) && text[at + 1..].starts_with(|c: char| c.is_ascii_digit()))
    {
        return None;
    }
    let start =
        text[..at].char_indices().rev().take(LONGEST).take_while(|(_, c)| is_part(*c)).last().map_or(at, |(i, _)| i);
    let rest = &text[at..];
    let is_last = rest.chars().nth(LONGEST).is_none();
    let stop = rest.char_indices().take(LONGEST).find(|(_, c)| !is_part(*c)).map(|(i, _)| at + i);
    let end = stop.or(is_last.then_some(text.len()))?;
    let glued =
        |c: char| c.is_alphanumeric() || matches!(c, '+' | '-' | '–' | '/' | '.' | ',' | ':' | '\'' | '_' | '#');
    let after = text[end..].chars().next().filter(|_| !text[start..end].ends_with(char::is_whitespace));
    if text[start..].starts_with(|c: char| c.is_ascii_digit()) && text[..start].ends_with(glued)
        || after.is_some_and(|c| c.is_alphanumeric() || matches!(c, '-' | '/' | ':'))
    {
        return None;
    }
    let mut groups = text[start..end].split(|c: char| !c.is_ascii_digit()).filter(|group| !group.is_empty());
    let first = groups.next()?;
    let whole = first.len() <= 3 && !first.starts_with('0') && groups.all(|group| group.len() == 3);
    whole.then_some((NARROW, "within the number"))
}

fn russian(reading: &Reading, at: usize) -> Wanted {
    let text: &str = &reading.text;
    let (before, after) = (&text[..at], &text[at + 1..]);
    let opening = before.ends_with(['—', '–', '-', '\n']);
    if after.starts_with("— ") && !opening {
        return Some((NO_BREAK, "before the dash"));
    }
    if before.ends_with(['№', '§']) && figure_after(reading, at + 1) {
        return Some((NO_BREAK, "between the sign and the number"));
    }
    if figure_before(reading, at) {
        let word = word_after(text, at + 1);
        let rest = &after[word.len()..];
        let unit = matches!(word, "км" | "г" | "кг") && (word != "г" || rest.starts_with('.'))
            || word == "руб" && rest.starts_with('.');
        if unit {
            return Some((NO_BREAK, "between the figure and its unit"));
        }
    }
    if let Some(wanted) = grouped(text, at).or_else(|| signed(reading, at, &['%', '‰'])) {
        return Some(wanted);
    }
    let stem = before.strip_suffix('.')?;
    let last = word_before(stem, stem.len());
    if last == "т" {
        let word = word_after(text, at + 1);
        let short = RUSSIAN_SHORT.contains(&word) && after[word.len()..].starts_with('.');
        return short.then_some((NO_BREAK, "within the abbreviation"));
    }
    let is_initial = |word: &str| word.chars().count() == 1 && word.chars().all(char::is_uppercase);
    if !is_initial(last) {
        return None;
    }
    let next = word_after(text, at + 1);
    let next_is_initial = is_initial(next) && after[next.len()..].starts_with('.');
    let named = |rest: &str| rest.trim_start().chars().next().is_some_and(char::is_uppercase);
    if next_is_initial && named(&after[next.len() + 1..]) {
        return Some((NO_BREAK, "between the initials"));
    }
    // The space before the surname: only after two initials, for one may end a sentence.
    let rest = stem[..stem.len() - last.len()].trim_end();
    let second = rest.strip_suffix('.').is_some_and(|rest| is_initial(word_before(rest, rest.len())));
    let surname = next.chars().count() > 1 && named(next);
    (second && surname && after.starts_with(|c| !is_breaking(c)))
        .then_some((NO_BREAK, "between the initials and the name"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::testing::{fixed, found};

    #[test]
    fn each_language_holds_together_what_belongs_together() {
        for (language, before, after) in [
            ("fr", "15 %, 15%, 5 €, 3 $", "15\u{a0}%, 15\u{a0}%, 5\u{a0}€, 3\u{a0}$"),
            ("fr", "n° 5 et N° { $n }, nº 7", "n°\u{a0}5 et N°\u{a0}{ $n }, nº\u{a0}7"),
            ("fr", "10 000 et 1 234 567 personnes", "10\u{202f}000 et 1\u{202f}234\u{202f}567 personnes"),
            ("fr", "{ NUMBER($part) } % et { $x }%.", "{ NUMBER($part) }\u{a0}% et { $x }\u{a0}%."),
            ("es", "Un 15 % de 10 000", "Un 15\u{a0}% de 10\u{202f}000"),
            ("ru", "Право — это закон № 5, § { $n }", "Право\u{a0}— это закон №\u{a0}5, §\u{a0}{ $n }"),
            ("ru", "А. С. Пушкин, т. е. и т. д.", "А.\u{a0}С.\u{a0}Пушкин, т.\u{a0}е. и т.\u{a0}д."),
            ("ru", "5 км, 5 %, 2024 г., 100 руб.", "5\u{a0}км, 5\u{a0}%, 2024\u{a0}г., 100\u{a0}руб."),
        ] {
            let (before, after) = (format!("a = {before}\n"), format!("a = {after}\n"));
            assert!(!found(&RULE, language, "a = x", &before).is_empty());
            assert_eq!(fixed(&RULE, language, "a = x", &before), after);
            assert_eq!(found(&RULE, language, "a = x", &after), [""; 0], "{after}");
        }
    }

    #[test]
    fn all_else_may_break() {
        for (language, clean) in [
            ("fr", "En 2024 500 personnes, le 01 23 45 67 89, 0 800 123 456"),
            ("fr", "de 100%20 à %s, 5 %d, n° cinq, le 5 mai"),
            ("fr", "10\u{a0}000 et 10\u{202f}000, 15\u{202f}%, +33 123 456"),
            ("fr", "{ -unhcr } % et https://a.example/a%20b"),
            ("es", "Un 15% de 10000, del 5 al 7"),
            ("ru", "— Да, сказал он. План А. Он прав"),
            ("ru", "Витамин А. С утра, 5 городов, 7 кметов"),
            ("en", "15 % of 10 000"),
            ("uk", "У фонді — тисячі"),
        ] {
            assert_eq!(found(&RULE, language, "a = x", &format!("a = {clean}\n")), [""; 0], "{clean}");
        }
    }
}
