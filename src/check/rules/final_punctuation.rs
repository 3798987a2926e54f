//! Finds translations that end with another mark than their source. Knows the marks of each script, and leaves abbreviations alone.

use crate::catalog::Inline;
use crate::check::characters::is_southeast_asian;
use crate::check::endings::{End, Ending, ORDINALS, with_space, written};
use crate::check::reading::{Reading, SLOT};
use crate::check::subject::{Locale, Pair};
use crate::diagnostic::{Diagnostic, Edit, Rule};

/// A translation that ends with another mark than its source.
pub(crate) static RULE: Rule =
    Rule::warning("final-punctuation", "a translation ends with the mark that its source ends with")
        .because(
            "A full stop, colon or question mark says what kind of text this is and what comes after it; in another language, the \
             same kind of mark says the same.",
            "openletter",
        )
        .example("a = Asylum is a right.\n## fr\na = L’asile est un droit", "a = Asylum is a right.\n## fr\na = L’asile est un droit.");

/// Compares how a text and its source end.
pub(crate) fn check(pair: &Pair, findings: &mut Vec<Diagnostic>) {
    let source = pair.source.default();
    let Some(wanted) = End::of(source, pair.source_locale) else { return };
    // Keys and the like are no sentences.
    if source.text.chars().nth(1).is_none() {
        return;
    }
    for reading in &pair.target.readings {
        let Some(end) = End::of(reading, pair.locale) else { continue };
        let (is, should) = compared(source, &wanted, reading, &end);
        if is == should || is_alike(is, should) || is_usual(is, should, pair.locale) {
            continue;
        }
        let inside = is == Ending::Stop && end.inner(reading, pair.locale) == Some(should)
            || should == Ending::Stop && wanted.inner(source, pair.source_locale) == Some(is);
        let excused = inside
            || wanted.is_abbreviation(source, pair.source_locale) && matches!(is, Ending::Word | Ending::Value)
            || end.is_abbreviation(reading, pair.locale)
                && should == Ending::Word
                && !is_figure(reading, &end, pair.locale)
            || pair.source.readings.iter().skip(1).any(|other| has_ending(other, is, pair.source_locale));
        if !excused && reading.text.chars().nth(1).is_some() {
            findings.push(report(pair.locale, source, &wanted, should, reading, &end, is));
        }
    }
}

fn has_ending(reading: &Reading, wanted: Ending, locale: &Locale) -> bool {
    End::of(reading, locale).is_some_and(|end| end.ending == wanted)
}

/// Gives the endings to compare. A value at the end may bring its mark with it, unless it stands within the other text, or at the same
/// place before a mark.
fn compared(source: &Reading, wanted: &End, target: &Reading, end: &End) -> (Ending, Ending) {
    let word = |value: Ending| if value == Ending::Value { Ending::Word } else { value };
    let (is, should) = (end.ending, wanted.ending);
    let comparable = match (should, is) {
        (Ending::Value, Ending::Value) => true,
        (_, Ending::Value) => is_within(last_value(target), source),
        (Ending::Value, _) => same(last_value(source), slot_before(target, end)),
        _ => true,
    };
    if comparable { (word(is), word(should)) } else { (is, is) }
}

/// Tells whether a value stands in a text where more follows it.
fn is_within(value: Option<&Inline>, text: &Reading) -> bool {
    let end = text.text.trim_end().len();
    text.slots.iter().any(|slot| slot.at + SLOT.len_utf8() < end && same(value, Some(slot.inline)))
}

fn last_value<'a>(reading: &'a Reading) -> Option<&'a Inline> {
    reading.slots.last().map(|slot| slot.inline)
}

fn slot_before<'a>(reading: &'a Reading, end: &End) -> Option<&'a Inline> {
    let at = with_space(reading, &end.range).start.checked_sub(SLOT.len_utf8())?;
    reading.slot(at).map(|slot| slot.inline)
}

/// Tells whether two values are the same, whatever their format.
fn same(one: Option<&Inline>, other: Option<&Inline>) -> bool {
    fn name(inline: &Inline) -> Option<&str> {
        match inline {
            Inline::Variable(name) | Inline::Message(name, _) | Inline::Term(name, ..) => Some(&name.value),
            Inline::Function(_, arguments) => arguments.positional.first().and_then(name),
            Inline::String(_) | Inline::Number(_) | Inline::Nested(_) => None,
        }
    }
    let names = (one.and_then(name), other.and_then(name));
    names.0.is_some() && names.0 == names.1
}

fn is_alike(is: Ending, should: Ending) -> bool {
    let is_sign = |ending| ending == Ending::Sign;
    let both = |one, other| one == Ending::Both && matches!(other, Ending::Question | Ending::Exclamation);
    is_sign(is) || is_sign(should) || both(is, should) || both(should, is)
}

/// Tells whether a language commonly does without a mark, or puts it elsewhere.
fn is_usual(is: Ending, should: Ending, locale: &Locale) -> bool {
    let unmarked = is == Ending::Word && !matches!(should, Ending::Ellipsis | Ending::Colon);
    match locale.language.as_str() {
        // The marks of Armenian questions and exclamations stand within the sentence.
        "hy" | "hyw" => matches!(should, Ending::Question | Ending::Exclamation | Ending::Colon | Ending::Semicolon),
        _ => unmarked && is_southeast_asian(&locale.script),
    }
}

/// Tells whether a full stop after a figure can only end a sentence.
fn is_figure(reading: &Reading, end: &End, locale: &Locale) -> bool {
    let figure = reading.before(end.range.start).is_some_and(char::is_numeric);
    figure && !locale.is_any(ORDINALS)
}

fn report(
    locale: &Locale,
    source: &Reading,
    wanted: &End,
    should: Ending,
    reading: &Reading,
    end: &End,
    is: Ending,
) -> Diagnostic {
    let mark = |reading: &Reading, end: &End| reading.text[end.range.clone()].to_owned();
    let theirs = mark(source, wanted);
    let (message, help) = match (is, should) {
        (Ending::Word, _) => (
            format!("its source ends with `{theirs}` and this with no mark"),
            "end it with the same kind of mark".to_owned(),
        ),
        (_, Ending::Word) => {
            let own = mark(reading, end);
            (format!("this ends with `{own}` and its source with no mark"), format!("delete `{own}`"))
        }
        _ => {
            let own = mark(reading, end);
            (
                format!("this ends with `{own}` and its source with `{theirs}`"),
                "end it with the same kind of mark".to_owned(),
            )
        }
    };
    let found = Diagnostic::new(&RULE, reading.span(end.range.clone()), message, help);
    found.mend("end it like its source", edit(locale, &theirs, wanted, should, reading, end, is))
}

/// Gives the change that ends a text like its source, where nothing but the mark is at stake.
fn edit(
    locale: &Locale,
    theirs: &str,
    wanted: &End,
    should: Ending,
    reading: &Reading,
    end: &End,
    is: Ending,
) -> Option<Edit> {
    let opened = |ending| matches!(ending, Ending::Question | Ending::Exclamation | Ending::Both);
    let spanish = locale.is_any(&["es", "ast"]) && (opened(is) || opened(should));
    if end.is_wrapped || wanted.is_wrapped || is == Ending::Both || spanish {
        return None;
    }
    let text = match written(should, locale)? {
        "…" if theirs.starts_with("..") => "...",
        text => text,
    };
    if is == Ending::Word {
        reading.edit(end.range.end..end.range.end, text)
    } else {
        reading.edit(with_space(reading, &end.range), text)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::testing::{fixed, found};

    #[test]
    fn a_mark_after_an_address_is_put_there_once() {
        let (source, target) = ("a = See https://a.example/x:", "a = 见 https://a.example/x");
        assert_eq!(fixed(&RULE, "zh", source, target), format!("{target}："));
    }

    #[test]
    fn another_mark_is_found_and_replaced() {
        for (locale, source, before, after) in [
            ("fr", "a = One.", "a = Un\n", "a = Un.\n"),
            ("fr", "a = One?", "a = Un.\n", "a = Un\u{202f}?\n"),
            ("fr", "a = One", "a = Un\u{a0}:\n", "a = Un\n"),
            ("es", "a = One:", "a = Uno.\n", "a = Uno:\n"),
            ("ar", "a = One?", "a = واحد\n", "a = واحد؟\n"),
            ("ar", "a = One;", "a = واحد.\n", "a = واحد؛\n"),
            ("zh-Hans", "a = One.", "a = 一二\n", "a = 一二。\n"),
            ("uk", "a = One...", "a = Один.\n", "a = Один...\n"),
            ("el", "a = One?", "a = Ένα\n", "a = Ένα;\n"),
            ("fr", "a = One { $b }.", "a = Un { $b } deux\n", "a = Un { $b } deux.\n"),
        ] {
            assert_eq!(fixed(&RULE, locale, source, before), after);
        }
        assert_eq!(found(&RULE, "fr", "a = By { $b }.", "a = Par { $b }"), ["b"]);
        assert_eq!(found(&RULE, "fr", "a = By { $b }", "a = Par { $b }."), ["."]);
        assert_eq!(found(&RULE, "fr", "a = By { $b } today.", "a = Aujourd’hui par { $b }"), ["b"]);
        assert_eq!(found(&RULE, "es", "a = One?", "a = Uno."), ["."]);
        assert_eq!(found(&RULE, "fr", "a = One.", "a = { $n ->\n    [one] Un.\n   *[other] Deux\n  }"), ["x"]);
    }

    #[test]
    fn the_same_mark_of_another_script_is_left_alone() {
        for (locale, source, clean) in [
            ("zh-Hans", "a = One. Two?", "a = 一。二？"),
            ("ja", "a = One…", "a = 一…"),
            ("ar", "a = One, two?", "a = واحد، اثنان؟"),
            ("ur", "a = One.", "a = ایک۔"),
            ("hi", "a = One.", "a = एक।"),
            ("el", "a = One?", "a = Ένα;"),
            ("hy", "a = One?", "a = Մե՞կ"),
            ("hy", "a = One.", "a = Մեկ։"),
            ("th", "a = One.", "a = หนึ่ง"),
            ("fr", "a = One:", "a = Un\u{a0}:"),
            ("fr", "a = “One.”", "a = «\u{a0}Un\u{a0}»."),
            ("fr", "a = (One.)", "a = (Un)."),
            ("de", "a = and so on", "a = usw."),
            ("fr", "a = papers, etc.", "a = des papiers et le reste"),
            ("de", "a = May 5", "a = 5."),
            ("fr", "a = the U.S.", "a = les États-Unis"),
            ("fr", "a = Error: { $message }", "a = { $message } est une erreur."),
            ("fr", "a = { $message } occurred.", "a = Cela est arrivé."),
            ("fr", "a = What?!", "a = Quoi\u{202f}!"),
            ("fr", "a = Party 🎉", "a = Fête !"),
            ("fr", "a = One <b>two.</b>", "a = Un <b>deux</b>."),
            ("fr", "a = See https://a.example/", "a = Voir https://a.example/"),
            (
                "fr",
                "a = { $n ->\n    [one] One.\n   *[other] Two\n  }",
                "a = { $n ->\n    [one] Un.\n   *[other] Deux\n  }",
            ),
            ("fr", "a =\n    .accesskey = .\n    .b = b", "a =\n    .accesskey = x\n    .b = b"),
            ("fr", "a = 50%", "a = 50\u{202f}%"),
            ("es", "a = Why?", "a = ¿Por qué?"),
        ] {
            assert_eq!(found(&RULE, locale, source, clean), [""; 0], "{clean}");
        }
    }
}
