//! Plants what each language's typography forbids.

use super::Plant::{All, Letter, Swap, With};
use super::{Kind, kind};
use crate::bank::{MONTHS, eastern};

pub(super) const KINDS: &[Kind] = &[
    kind(
        "fr: breaking space before a mark",
        &["fr"],
        &["french-spacing"],
        Swap(&[("\u{202f};", " ;"), ("\u{202f}!", " !"), ("\u{202f}?", " ?"), ("\u{a0}:", " :")]),
    ),
    kind(
        "fr: no space before a mark",
        &["fr"],
        &["french-spacing"],
        Swap(&[("\u{202f};", ";"), ("\u{202f}!", "!"), ("\u{202f}?", "?"), ("\u{a0}:", ":")]),
    ),
    kind("fr: breaking space inside « »", &["fr"], &["french-spacing"], Swap(&[("«\u{a0}", "« "), ("\u{a0}»", " »")])),
    kind("fr: no space inside « »", &["fr"], &["french-spacing"], Swap(&[("«\u{a0}", "«"), ("\u{a0}»", "»")])),
    kind(
        "fr: wrong width of space",
        &["fr"],
        &["french-space-width"],
        Swap(&[("\u{202f};", "\u{a0};"), ("\u{202f}!", "\u{a0}!"), ("\u{202f}?", "\u{a0}?"), ("\u{a0}:", "\u{202f}:")]),
    ),
    kind("fr: straight quotes", &["fr"], &["straight-quotes", "quotes"], All(&[("«\u{a0}", "\""), ("\u{a0}»", "\"")])),
    kind("en: straight quotes", &["en"], &["straight-quotes", "quotes"], All(&[("“", "\""), ("”", "\"")])),
    kind("ru: straight quotes", &["ru"], &["straight-quotes", "quotes"], All(&[("«", "\""), ("»", "\"")])),
    kind("ru: English quotes", &["ru"], &["quotes"], All(&[("«", "“"), ("»", "”")])),
    kind(
        "straight apostrophe",
        &["en", "fr"],
        &["straight-apostrophe"],
        With(|draft| {
            // Between letters: elsewhere it is a quote.
            let letters: Vec<(usize, char)> = draft.body.char_indices().collect();
            let found =
                letters.windows(3).find(|w| w[0].1.is_alphabetic() && w[1].1 == '’' && w[2].1.is_alphabetic())?;
            Some(draft.replace(found[1].0, '’'.len_utf8(), "'"))
        }),
    ),
    kind("fr: breaking space after n°", &["fr"], &["no-break-space"], Swap(&[("n°\u{a0}", "n° ")])),
    kind(
        "breaking space before %",
        &["fr", "es", "ru"],
        &["no-break-space"],
        Swap(&[("\u{a0}%", " %"), ("\u{202f}%", " %")]),
    ),
    kind(
        "breaking space in a number",
        &["fr", "ru"],
        &["no-break-space", "number-grouping"],
        With(|draft| grouped(draft.body).map(|(at, length)| draft.replace(at, length, " "))),
    ),
    kind(
        "es: point in a number",
        &["es"],
        &["number-grouping"],
        With(|draft| grouped(draft.body).map(|(at, length)| draft.replace(at, length, "."))),
    ),
    kind("es: ¿ missing", &["es"], &["inverted-mark"], Swap(&[("¿", "")])),
    kind(
        "es: ¡ missing",
        &["es"],
        &["inverted-mark"],
        With(|draft| if draft.body.contains("¡¿") { None } else { draft.swap(&[("¡", "")]) }),
    ),
    kind(
        "es: “ ” around « »",
        &["es"],
        &["quote-order"],
        With(|draft| {
            if !draft.body.contains('“') {
                return None;
            }
            draft.all(&[("«", "“"), ("»", "”"), ("“", "«"), ("”", "»")])
        }),
    ),
    kind("es: hyphen as dash", &["es"], &["dash"], All(&[(" —", " - "), ("— ", " - ")])),
    kind("ar: Latin comma", &["ar"], &["arabic-punctuation"], Swap(&[("، ", ", ")])),
    kind("ar: Latin semicolon", &["ar"], &["arabic-punctuation"], Swap(&[("؛ ", "; ")])),
    kind("ar: Latin question mark", &["ar"], &["arabic-punctuation"], Swap(&[("؟", "?")])),
    kind("ar: tatweel", &["ar"], &["tatweel"], super::Plant::Inside("ـ")),
    kind("ar: Persian letter", &["ar"], &["persian-letter"], Letter(&[("ي", "ی"), ("ك", "ک")])),
    kind(
        "ar: digits of two kinds",
        &["ar"],
        &["mixed-digits"],
        With(|draft| {
            let numbers = draft.numbers();
            let (at, length) = *numbers.first().filter(|_| numbers.len() > 1)?;
            let changed = eastern(&draft.body[at..at + length]);
            Some(draft.replace(at, length, &changed))
        }),
    ),
    kind(
        "ar: months of two kinds differ",
        &["ar"],
        &["dual-month"],
        With(|draft| {
            let months: Vec<&str> =
                MONTHS.iter().filter_map(|month| month[3].split_once('/').map(|(_, month)| month)).collect();
            let month = months.iter().position(|month| draft.body.contains(&format!("/{month}")))?;
            let other = months[(month + 5) % 12];
            Some(draft.entry(&draft.body.replacen(&format!("/{}", months[month]), &format!("/{other}"), 1)))
        }),
    ),
    kind(
        "ar: styling inside a word",
        &["ar"],
        &["styled-within-word"],
        With(|draft| {
            let at = draft.body.find("</em>")?;
            let (last, c) = draft.body[..at].char_indices().next_back()?;
            Some(draft.replace(last, at + 5 - last, &format!("</em>{c}")))
        }),
    ),
    kind("en: hyphen as dash", &["en"], &["dash"], All(&[(" – ", " - ")])),
    kind("en: two hyphens as dash", &["en"], &["dash"], All(&[(" – ", " -- ")])),
    kind(
        "en: hyphen between years",
        &["en"],
        &["dash"],
        With(|draft| {
            let changed: String = draft.body.replace('–', "-");
            (changed != draft.body && !draft.body.contains(" – ") && !draft.body.contains("pp."))
                .then(|| draft.entry(&changed))
        }),
    ),
    kind("ru: hyphen as dash", &["ru"], &["dash"], All(&[("\u{a0}— ", " - ")])),
    kind("ru: breaking space before —", &["ru"], &["no-break-space", "dash"], Swap(&[("\u{a0}—", " —")])),
];

/// Finds the space between the thousands of a number that also stands in the source.
fn grouped(body: &str) -> Option<(usize, usize)> {
    body.char_indices().find_map(|(at, c)| {
        let (before, after) = (&body[..at], &body[at + c.len_utf8()..]);
        let digits = |text: &str| text.chars().take_while(char::is_ascii_digit).count();
        let thousands = before.chars().rev().take_while(char::is_ascii_digit).count();
        // A telephone number has no thousands.
        let is_number = digits(after) == 3 && (1..=3).contains(&thousands) && !body.contains('+');
        (matches!(c, '\u{a0}' | '\u{202f}') && is_number).then_some((at, c.len_utf8()))
    })
}
