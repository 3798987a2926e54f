//! Finds words with letters of two scripts that look alike. Leaves symbols of science, and endings put to foreign names, alone.

use std::ops::Range;

use crate::check::characters::{Script, code_point, runs, script};
use crate::check::confusables::{resembles, twin};
use crate::check::subject::Prose;
use crate::diagnostic::{Diagnostic, Edit, Rule};

/// A word of two scripts.
pub(crate) static RULE: Rule = Rule::error("mixed-script", "the letters of a word belong to one script")
    .because(
        "Some letters of Cyrillic and Greek look like Latin ones. A word that mixes them looks right, but nobody can search for it, \
         and it is read aloud wrongly.",
        "Unicode UTS #39, “Unicode Security Mechanisms”, section 5 “Detection Mechanisms”",
    )
    .example("title = \u{410}sylum is a right", "title = Asylum is a right");

/// Looks at each word.
pub(crate) fn check(prose: &Prose, findings: &mut Vec<Diagnostic>) {
    let reading = prose.reading;
    if !reading.marks.is_mixed() {
        return;
    }
    for word in runs(&reading.text, is_letter) {
        if let Some(intruder) = intruder(&reading.text[word.clone()], &prose.locale.script)
            && !reading.is_verbatim(word.start)
        {
            findings.push(report(prose, word, intruder));
        }
    }
}

/// The script that does not belong in a word, and the one that does.
#[derive(Clone, Copy)]
struct Intruder {
    script: Script,
    host: Script,
}

fn is_letter(c: char) -> bool {
    c.is_ascii_alphabetic()
        || !c.is_ascii() && (c.is_alphabetic() || matches!(c, '\u{300}'..='\u{36f}' | '\u{200c}' | '\u{200d}'))
}

/// Finds the script that does not belong in a word.
fn intruder(word: &str, own: &str) -> Option<Intruder> {
    let mut scripts: [Option<(Script, usize)>; 2] = [None; 2];
    let mut last = None;
    let mut switches = 0;
    for found in word.chars().filter_map(script) {
        switches += usize::from(last.is_some_and(|last| last != found));
        last = Some(found);
        match &mut scripts {
            [Some((known, count)), _] | [_, Some((known, count))] if *known == found => *count += 1,
            [free @ None, _] | [_, free @ None] => *free = Some((found, 1)),
            // Three scripts in a word are no slip of the keyboard.
            _ => return None,
        }
    }
    let [Some((one, ones)), Some((other, others))] = scripts else { return None };
    let is_other_less = others < ones || others == ones && !other.is_code(own);
    let (host, script, count) = if is_other_less { (one, other, others) } else { (other, one, ones) };
    let intruder = Intruder { script, host };
    is_slip(word, intruder, switches, count).then_some(intruder)
}

/// Tells a slip of the keyboard from a foreign name with an ending, and from a symbol.
fn is_slip(word: &str, Intruder { script: intruding, host }: Intruder, switches: usize, count: usize) -> bool {
    let of = |wanted: Script| word.chars().filter(move |c| script(*c) == Some(wanted));
    if [host, intruding].iter().any(|script| matches!(script, Script::Arabic | Script::Hebrew | Script::Indic)) {
        // Letters of the other direction inside a word; a prefix before a foreign name is usual.
        let first = word.chars().find_map(script);
        return [host, intruding].contains(&Script::Latin)
            && first != Some(Script::Latin)
            && switches == 2
            && of(Script::Latin).count() < 3;
    }
    let total = word.chars().filter(|c| script(*c).is_some()).count();
    if [host, intruding].contains(&Script::Greek) && [host, intruding].contains(&Script::Latin) {
        // `μm`, `kΩ`, `ΔT`, `hν`, `αTocopherol`.
        let greek = of(Script::Greek);
        let is_symbol = count == 1 && (total < 3 || word.starts_with(['α', 'β', 'γ', 'Δ', 'ω', 'μ']));
        return !is_symbol && greek.count() > 0 && of(intruding).any(|c| resembles(c, intruding, host));
    }
    if switches == 1 {
        let small = |script: Script| of(script).all(char::is_lowercase);
        let capital = |script: Script| of(script).all(char::is_uppercase);
        // `SMSа`, `PDFу`: an abbreviation and the ending of its case.
        let is_ending = [(host, intruding), (intruding, host)].iter().any(|&(one, other)| {
            capital(one) && small(other) && of(one).count() > 1 && word.chars().find_map(script) == Some(one)
        });
        return !is_ending && of(intruding).all(|c| resembles(c, intruding, host));
    }
    true
}

fn report(prose: &Prose, word: Range<usize>, Intruder { script: intruding, host }: Intruder) -> Diagnostic {
    let reading = prose.reading;
    let text = &reading.text[word.clone()];
    let mut letters = text.char_indices().filter(|(_, c)| script(*c) == Some(intruding));
    let (first, letter) = letters.clone().next().unwrap_or((0, ' '));
    let at = word.start + first;
    let found = Diagnostic::new(
        &RULE,
        reading.span(at..at + letter.len_utf8()),
        format!(
            "`{letter}` ({}) in `{text}` is a {} letter among {} ones",
            code_point(letter),
            intruding.name(),
            host.name()
        ),
        match twin(letter, intruding, host) {
            Some(twin) => format!("type the {} letter `{twin}` ({})", host.name(), code_point(twin)),
            None => format!("type the {} letter", host.name()),
        },
    );
    let edits: Option<Vec<Edit>> = letters.try_fold(Vec::new(), |mut edits, (i, c)| {
        let at = word.start + i;
        edits.push(reading.edit(at..at + c.len_utf8(), twin(c, intruding, host)?)?);
        Some(edits)
    });
    match edits {
        Some(edits) => found.fix(format!("type {} letters", host.name()), edits),
        None => found,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::testing::{fixed, found};

    #[test]
    fn letters_of_another_script_are_found_and_replaced() {
        for (locale, before, after) in [
            ("en", "a = p\u{430}y \u{410}sylum\n", "a = pay Asylum\n"),
            ("uk", "a = пp\u{430}в\u{43e} M\u{43e}ва Bідкрито\n", "a = право Мова Відкрито\n"),
            ("en", "a = \u{39f}pen\n", "a = Open\n"),
            ("el", "a = Aθήνα\n", "a = Αθήνα\n"),
            ("ru", "a = HATО\n", "a = HATO\n"),
        ] {
            assert_eq!(fixed(&RULE, locale, "a = b", before), after);
        }
        assert_eq!(found(&RULE, "ar", "a = b", "a = اللxجوء"), ["x"]);
        assert_eq!(found(&RULE, "uk", "a = b", "a = прaвo"), ["a"]);
    }

    #[test]
    fn symbols_and_foreign_names_with_endings_are_left_alone() {
        for (locale, clean) in [
            ("ru", "a = IT-компания, SMSка, PDFа, VPNом, Wi-Fi, ПриватBank, КиївStar, XIXв., Kobzar і Кобзар"),
            ("en", "a = 5 µm, 5 μm, 3 kΩ, ΔT, hν, β-carotene, αTocopherol, pH, 20 ℃, ªº, café, Ångström, Å"),
            ("el", "a = Το Facebook και το e-mail"),
            ("fa", "a = شاهنامه Kobzar وFacebook"),
            ("he", "a = בFacebook ב-Google"),
            ("sr", "a = ИПv4 v4"),
            ("zh-Hans", "a = 卡拉OK和T恤"),
            ("ja", "a = Tシャツ"),
            ("en", "a = https://p\u{430}y.example/"),
        ] {
            assert_eq!(found(&RULE, locale, "a = b", clean), [""; 0], "{clean}");
        }
    }
}
