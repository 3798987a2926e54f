//! Knows what CLDR says of a locale as such: its tag, script and direction. Formats nothing.

use icu::locale::{LocaleDirectionality, LocaleExpander};
use icu::properties::props::{BidiClass, Script};
use icu::properties::{CodePointMapData, PropertyNamesShort};
use unic_langid::LanguageIdentifier;

/// The direction in which a line begins.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Direction {
    /// Left to right.
    Ltr,
    /// Right to left.
    Rtl,
}

/// Reads a locale written the way BCP 47 recommends.
///
/// # Errors
/// The next step for the author: how to write it.
pub fn parse(name: &str) -> Result<LanguageIdentifier, String> {
    const EXAMPLES: &str = "write it as in `fr`, `pt-BR` or `zh-Hant`";
    let locale: LanguageIdentifier = name.parse().map_err(|_| EXAMPLES.to_owned())?;
    // BCP 47 reserves longer language subtags; what people mean by them is the name of a language.
    if locale.language.is_empty() || locale.language.as_str().len() > 3 {
        return Err(EXAMPLES.to_owned());
    }
    let usual = locale.to_string();
    if usual == name { Ok(locale) } else { Err(format!("write it `{usual}`")) }
}

/// Gives the same locale in ICU4X's type.
pub fn icu(locale: &LanguageIdentifier) -> icu::locale::Locale {
    locale.to_string().parse().expect("unic-langid and ICU4X read the same tags")
}

/// Tells the direction of a locale's usual script.
pub fn direction(locale: &LanguageIdentifier) -> Direction {
    match LocaleDirectionality::new_extended().get(&icu(locale).id) {
        Some(icu::locale::Direction::RightToLeft) => Direction::Rtl,
        _ => Direction::Ltr,
    }
}

/// Gives the ISO 15924 code of a locale's usual script, as in `Arab`.
pub fn script(locale: &LanguageIdentifier) -> Option<String> {
    let mut expanded = icu(locale).id;
    LocaleExpander::new_extended().maximize(&mut expanded);
    expanded.script.map(|script| script.to_string())
}

/// Gives the ISO 15924 code of the script most letters of a text are in.
pub fn script_of(text: &str) -> Option<&'static str> {
    let scripts = CodePointMapData::<Script>::new();
    let mut counts: Vec<(Script, usize)> = Vec::new();
    for script in text.chars().filter(|c| c.is_alphabetic()).map(|c| scripts.get(c)) {
        match counts.iter_mut().find(|(known, _)| *known == script) {
            Some((_, count)) => *count += 1,
            None => counts.push((script, 1)),
        }
    }
    // The first of several equally frequent ones: stable for the same text.
    let most = counts.iter().map(|&(_, count)| count).max()?;
    let (script, _) = counts.into_iter().find(|&(_, count)| count == most)?;
    PropertyNamesShort::<Script>::new().get(script)
}

/// Tells the direction of a text by its first strong character (UAX #9, rules P2 and P3); `otherwise` if it has none.
pub fn direction_of(text: &str, otherwise: Direction) -> Direction {
    text.chars().find_map(strong).unwrap_or(otherwise)
}

/// Tells whether a text holds a strong character of a direction (UAX #9, types L, R and AL).
pub fn has_strong(text: &str, direction: Direction) -> bool {
    text.chars().any(|c| strong(c) == Some(direction))
}

fn strong(c: char) -> Option<Direction> {
    match CodePointMapData::<BidiClass>::new().get(c) {
        BidiClass::LeftToRight => Some(Direction::Ltr),
        BidiClass::RightToLeft | BidiClass::ArabicLetter => Some(Direction::Rtl),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn locale(name: &str) -> LanguageIdentifier {
        parse(name).unwrap()
    }

    #[test]
    fn tags_are_read_in_their_usual_spelling_only() {
        assert!(parse("pt-BR").is_ok());
        assert_eq!(parse("pt_br"), Err("write it `pt-BR`".into()));
        for bad in ["", "x", "english", "und", "a b"] {
            assert!(parse(bad).is_err(), "{bad}");
        }
    }

    #[test]
    fn direction_follows_the_script() {
        assert_eq!(direction(&locale("ar")), Direction::Rtl);
        assert_eq!(direction(&locale("fa")), Direction::Rtl);
        assert_eq!(direction(&locale("uz-Arab")), Direction::Rtl);
        assert_eq!(direction(&locale("uk")), Direction::Ltr);
        assert_eq!(direction_of("(amemo) mujeres", Direction::Rtl), Direction::Ltr);
        assert_eq!(direction_of("117", Direction::Rtl), Direction::Rtl);
    }

    #[test]
    fn scripts_have_their_iso_codes() {
        assert_eq!(script(&locale("uk")).as_deref(), Some("Cyrl"));
        assert_eq!(script_of("L'AFRIKANA"), Some("Latn"));
        assert_eq!(script_of("اتحاد _ A"), Some("Arab"));
        assert_eq!(script_of("1967"), None);
    }
}
