//! Finds characters of a letter that no font has, which would be left out of the page in silence.

use crate::check::subject::Whole;
use crate::diagnostic::Diagnostic;
use crate::typeset::missing_glyphs;

pub(crate) use crate::typeset::MISSING_GLYPH as RULE;

/// Looks at what is written in catalogs and list, and at what figures and dates bring.
pub(crate) fn check(whole: &Whole, findings: &mut Vec<Diagnostic>) {
    let Some(letter) = whole.letter else { return };
    let editions = whole.editions().iter().flatten();
    findings.extend(missing_glyphs(&whole.project.fonts, letter, editions, whole.sources));
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::testing::findings;

    fn places(example: &str) -> Vec<String> {
        findings(&RULE, example, "en").into_iter().map(|(text, _)| text).collect()
    }

    #[test]
    fn a_character_without_a_glyph_is_found_where_it_stands() {
        assert_eq!(places("## locales/en/letter.ftl\ntext = Asylum (庇护) is a right.\n"), ["庇"]);
        assert_eq!(places("## signatories.csv\n難民 Voice,,,\n"), ["難"]);
    }

    #[test]
    fn digits_without_glyphs_are_found_at_the_message_they_stand_in() {
        let letter = |digits| {
            format!(
                "## letter.toml\n[locales.en]\ndigits = \"{digits}\"\n## en\ntext = We are {{ $signatory-count }}.\n"
            )
        };
        assert_eq!(places(&letter("tibt")), ["text"]);
        assert_eq!(places(&letter("arab")), [""; 0]);
    }

    #[test]
    fn the_scripts_of_our_fonts_and_what_prints_nothing_are_quiet() {
        let text = "Ça, œuvre ¿no? ñ — “a” ‘b’ «c» …; Київ; Αθήνα; حقّ اللجوء، ١٢٣؛ می\u{200c}شود a\u{ad}b\u{202f}! \u{2068}x\u{2069} №";
        assert_eq!(places(&format!("## locales/en/letter.ftl\ntext = {text}\n")), [""; 0]);
    }

    #[test]
    fn a_folder_that_is_no_letter_brings_its_own_fonts() {
        assert_eq!(places("text = 庇护\n"), [""; 0]);
    }
}
