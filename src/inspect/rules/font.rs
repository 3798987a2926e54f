//! Fonts: whether they are in the file, and whether their text can be searched, copied and read aloud.

use super::{Findings, Subject, shown};
use crate::diagnostic::{Diagnostic, Rule, Severity};
use crate::inspect::font::{Font, Kind, Program};
use crate::inspect::survey::Sight;

/// A font that is not in the file.
static FONT_NOT_EMBEDDED: Rule = Rule::warning("font-not-embedded", "every font is in the file")
    .because(
        "A font that is not in the file is replaced by another on the printer's machine, or on the reader's: letters change, lines \
         run over, and scripts that the other font lacks become boxes.",
        "ISO 15930-7, “Fonts”; ISO 14289-1, 7.21.4.1; ISO 32000-1, 9.9",
    )
    .example("#! a font named `Helvetica` without a font file", "#! the font `ABCDEF+SourceSerif` with its outlines");

/// A font of drawings.
static TYPE3_FONT: Rule = Rule::warning("type3-font", "text is set in outline fonts")
    .because(
        "The letters of a Type 3 font are drawings, often pixels. They print coarse, are not hinted, and their colours may be their own.",
        "ISO 32000-1, 9.6.5, “Type 3 fonts”",
    )
    .example("#! letters scanned or drawn as images", "#! the same letters from an OpenType font");

/// A font that is embedded whole.
static FONT_NOT_SUBSET: Rule = Rule::warning("font-not-subset", "only the letters that are used are in the file")
    .because(
        "A whole font makes the file large, and gives a copy of the font to everyone who gets the file; its licence may not allow that.",
        "ISO 32000-1, 9.6.4, “Font subsets”",
    )
    .example("#! `Amiri-Regular` with all its glyphs", "#! `ABCDEF+Amiri-Regular` with those of the page");

/// A font whose letters have no meaning.
static MISSING_TO_UNICODE: Rule = Rule::warning("missing-to-unicode", "every letter says which character it is")
    .because(
        "Without that the page looks right, but searching finds nothing, copying gives other letters, and a screen reader reads \
         nonsense or nothing.",
        "ISO 14289-1, 7.21.7; ISO 32000-1, 9.10, “Extraction of text content”",
    )
    .example("#! a composite font without a `ToUnicode` map", "#! the same font with one");

pub(super) static RULES: &[&Rule] = &[&FONT_NOT_EMBEDDED, &TYPE3_FONT, &FONT_NOT_SUBSET, &MISSING_TO_UNICODE];

pub(super) fn check(subject: &Subject, findings: &mut Findings) {
    for font in subject.fonts {
        // Where a font stands on its first page says more than that it is somewhere in the file.
        let Some(page) =
            subject.pages.iter().zip(subject.surveys).find(|(_, survey)| survey.fonts.contains(&font.index))
        else {
            continue;
        };
        let name = shown(&font.name);
        let mut found = |rule, severity, message: String, help: &str| {
            findings.push(subject.found_on(rule, severity, page.0, message, help));
        };
        if font.program == Program::Missing {
            let severity = if subject.claims.pdf_a.is_some() || subject.claims.pdf_ua.is_some() {
                Severity::Error
            } else {
                subject.in_print()
            };
            found(
                &FONT_NOT_EMBEDDED,
                severity,
                format!("the font `{name}` is not embedded"),
                "export the file with all fonts embedded",
            );
        } else if font.kind == Kind::Type3 {
            found(
                &TYPE3_FONT,
                Severity::Warning,
                format!("the font `{name}` is made of drawings (Type 3)"),
                "set the text in an OpenType or TrueType font",
            );
        } else if !font.is_subset {
            found(
                &FONT_NOT_SUBSET,
                Severity::Warning,
                format!("the font `{name}` is embedded whole"),
                "export the file with subsets of its fonts",
            );
        }
        if lacks_meaning(font) && subject.is_for_readers() {
            let message = format!("no program can tell which characters the letters of `{name}` are");
            found(
                &MISSING_TO_UNICODE,
                subject.in_reading(),
                message,
                "export the file with a `ToUnicode` map for each font",
            );
        }
    }
    unknown_characters(subject, findings);
}

fn lacks_meaning(font: &Font) -> bool {
    !font.has_to_unicode && !font.is_self_explanatory
}

fn unknown_characters(subject: &Subject, findings: &mut Findings) {
    if !subject.is_for_readers() {
        return;
    }
    for (page, sight, tally) in subject.sights() {
        let Sight::NoUnicode(name) = sight else { continue };
        let message = format!(
            "some characters of `{}` have no meaning in its `ToUnicode` map ({})",
            shown(name),
            tally.counted()
        );
        let help = "export the file with a complete `ToUnicode` map";
        let found: Diagnostic = subject.found(&MISSING_TO_UNICODE, subject.in_reading(), message, help);
        findings.push(found.on(page.place(tally.first)));
    }
}
