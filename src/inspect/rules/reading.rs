//! What readers on a screen need: structure, language, title. Files for printers are not asked.

use unic_langid::LanguageIdentifier;

use super::{Findings, Subject, shown};
use crate::diagnostic::{Rule, Severity};
use crate::inspect::page::Page;
use crate::inspect::pdf::object::Object;
use crate::inspect::survey::Survey;
use crate::locale;

/// A file without structure.
static UNTAGGED_PDF: Rule = Rule::warning("untagged-pdf", "the file says what is a heading, a paragraph, a list")
    .because(
        "A screen reader goes by the structure of a file. Without it, it reads whatever stands next to each other: across columns, page \
         numbers in the middle of sentences.",
        "ISO 14289-1, 7.1; ISO 32000-1, 14.8, “Tagged PDF”",
    )
    .example("#! a PDF that was printed to a file", "#! a PDF exported with its structure");

/// A file without a language.
static MISSING_LANGUAGE: Rule = Rule::warning("missing-language", "the file says in which language it is")
    .because(
        "The language chooses the voice that reads the text aloud. Arabic read with an English voice is noise.",
        "ISO 14289-1, 7.2; WCAG 2.2, 3.1.1",
    )
    .example("#! a file without `Lang`", "#! `Lang` is `ar`");

/// Text in another script than its language is written in.
static WRONG_LANGUAGE: Rule = Rule::warning("wrong-language", "each piece of text names its own language")
    .because(
        "A name or a sentence in another language is read with the wrong voice, and in another script it is skipped or spelt out, unless \
         the file says which language it is in.",
        "ISO 14289-1, 7.2; WCAG 2.2, 3.1.2",
    )
    .example("#! an Arabic name in a paragraph marked as English", "#! the name in a span marked as Arabic");

/// A file without a title.
static MISSING_TITLE: Rule = Rule::warning("missing-title", "the file has a title, and shows it")
    .because(
        "The title is what a window, a tab and a list of files show, and what a screen reader says first. Without it that is the file's name.",
        "ISO 14289-1, 7.1; WCAG 2.2, 2.4.2",
    )
    .example("#! a file called `final_v3.pdf` without a title", "#! a file with the title “Asylum is a Right”");

/// Pictures without words.
static MISSING_ALTERNATIVE_TEXT: Rule = Rule::warning("missing-alternative-text", "every picture is put in words")
    .because("Who cannot see a picture hears these words in its place.", "ISO 14289-1, 7.3; WCAG 2.2, 1.1.1")
    .example("#! a `Figure` without `Alt`", "#! a `Figure` whose `Alt` says what it shows");

pub(super) static RULES: &[&Rule] =
    &[&UNTAGGED_PDF, &MISSING_LANGUAGE, &WRONG_LANGUAGE, &MISSING_TITLE, &MISSING_ALTERNATIVE_TEXT];

/// Fewer letters than this prove no script.
const FEW: usize = 4;
/// A foreign name in Latin letters is no language: acronyms and names stand in every script.
const LATIN_SENTENCE: usize = 24;

pub(super) fn check(subject: &Subject, findings: &mut Findings) {
    if !subject.is_for_readers() {
        return;
    }
    let severity = subject.in_reading();
    let structure = subject.structure;
    if !structure.is_marked || structure.elements == 0 {
        let message = if structure.is_marked {
            "the file says that it is tagged, and has no structure"
        } else {
            "the file has no structure (it is not tagged)"
        };
        findings.push(subject.found(&UNTAGGED_PDF, severity, message, "export it as a tagged PDF"));
    }
    language(subject, severity, findings);
    title(subject, severity, findings);
    let figures = structure.silent_figures.len();
    if figures > 0 {
        let page = structure
            .silent_figures
            .iter()
            .find_map(|id| subject.pages.iter().find(|page| id.is_some() && page.id == *id));
        let plural = if figures == 1 { "picture has" } else { "pictures have" };
        let message = format!("{figures} {plural} no words for those who cannot see");
        let found = subject.found(
            &MISSING_ALTERNATIVE_TEXT,
            severity,
            message,
            "describe each picture in the program it was placed with",
        );
        findings.push(match page {
            Some(page) => found.on(crate::diagnostic::PagePlace::page(page.number)),
            None => found,
        });
    }
    for (page, survey) in subject.pages.iter().zip(subject.surveys) {
        scripts(subject, page, survey, findings);
    }
}

fn title(subject: &Subject, severity: Severity, findings: &mut Findings) {
    let claims = subject.claims;
    if claims.title.is_none() && claims.title_metadata.is_none() {
        let help = "give the document a title and export it again";
        findings.push(subject.found(&MISSING_TITLE, severity, "the file has no title", help));
        return;
    }
    let preferences = subject.pdf.dict(&subject.catalog, "ViewerPreferences").unwrap_or_default();
    let is_shown = matches!(subject.pdf.get(&preferences, "DisplayDocTitle"), Object::Bool(true));
    if claims.is_accessible() && !is_shown {
        let message = "windows show the name of the file and not its title";
        findings.push(subject.found(&MISSING_TITLE, severity, message, "set `DisplayDocTitle` when exporting"));
    }
}

fn language(subject: &Subject, severity: Severity, findings: &mut Findings) {
    let help = "set the language of the document, as in `en` or `ar`";
    match &subject.claims.language {
        None => findings.push(subject.found(
            &MISSING_LANGUAGE,
            severity,
            "the file does not say in which language it is",
            help,
        )),
        Some(tag) if tag.parse::<LanguageIdentifier>().is_err() => {
            let message = format!("`{}` names no language", shown(tag));
            findings.push(subject.found(&MISSING_LANGUAGE, severity, message, help));
        }
        Some(_) => {}
    }
}

/// Compares the script of each piece of text with its language.
fn scripts(subject: &Subject, page: &Page, survey: &Survey, findings: &mut Findings) {
    let mut faults = 0;
    let mut first = None;
    for ((sequence, own), said) in &survey.texts {
        // Without a mark, all text of the page is one piece; that it has no structure is said elsewhere.
        if sequence.is_none() && own.is_none() {
            continue;
        }
        let Some(language) = subject.language(page, *sequence, own.as_deref()) else { continue };
        if let Some(script) = stranger(&said.text, language) {
            faults += 1;
            first.get_or_insert((said, script, language));
        }
    }
    if let Some((said, script, language)) = first {
        let words: String = said.text.trim().chars().take(24).collect();
        let more = if faults > 1 { format!(", and {} more like it", faults - 1) } else { String::new() };
        let message = format!(
            "`{}` is in the script {script}, and its language is said to be `{}`{more}",
            shown(&words),
            shown(language)
        );
        let help = "mark the text with the language it is in";
        findings.push(subject.found(&WRONG_LANGUAGE, Severity::Warning, message, help).on(page.place(said.at)));
    }
}

/// Gives the script of a text that is not in a script of its language.
fn stranger(text: &str, language: &str) -> Option<&'static str> {
    let letters = text.chars().filter(|c| c.is_alphabetic()).count();
    let found = locale::script_of(text)?;
    let usual = locale::script(&language.parse().ok()?)?;
    let fits = match usual.as_str() {
        "Jpan" => matches!(found, "Hani" | "Hira" | "Kana"),
        "Kore" => matches!(found, "Hang" | "Hani"),
        "Hans" | "Hant" => matches!(found, "Hani" | "Bopo"),
        usual => usual == found,
    };
    let is_address = text.contains('@') || text.contains("://") || text.contains("www.");
    let enough = match found {
        "Latn" => letters >= LATIN_SENTENCE && !is_address,
        "Zyyy" | "Zinh" | "Zzzz" => false,
        _ => letters >= FEW,
    };
    (!fits && enough).then_some(found)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_script_is_strange_only_in_another_language() {
        assert_eq!(stranger("اللجوء حق", "en"), Some("Arab"));
        assert_eq!(stranger("اللجوء حق", "ar"), None);
        assert_eq!(stranger("Asylum is a right and protection is law", "ar"), Some("Latn"));
        for (text, language) in [
            ("UNHCR", "ar"),
            ("info@example.org for more about us all", "ar"),
            ("難民の権利", "ja"),
            ("12 3", "en"),
            ("", "en"),
            ("x", "!"),
        ] {
            assert_eq!(stranger(text, language), None, "{text}");
        }
    }
}
