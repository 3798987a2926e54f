//! What a screen reader, a viewer and a printer find in the files.

use crate::support::pdf::Pdf;
use crate::support::project::{built, built_library};

const LOCALES: [&str; 4] = ["en", "es", "fr", "ar"];

fn letter(locale: &str, ending: &str) -> Pdf {
    Pdf::open(&built().join(format!("asylum-is-a-right.{locale}.{ending}")))
}

#[test]
fn a_letter_takes_four_pages_and_an_announcement_one() {
    for locale in LOCALES {
        for ending in ["pdf", "print.pdf"] {
            assert_eq!(letter(locale, ending).pages(), 4, "{locale}");
            let name = format!("asylum-is-a-right.announcement.{locale}.{ending}");
            assert_eq!(Pdf::open(&built().join(name)).pages(), 1, "{locale}");
        }
    }
}

#[test]
fn the_structure_has_headings_the_asks_and_one_list_of_all_names() {
    for locale in LOCALES {
        let pdf = letter(locale, "pdf");
        let structure = pdf.structure();
        assert_eq!(pdf.lang(), locale);
        assert_eq!(structure.find("H1").len(), 1, "{locale}");
        assert_eq!(structure.find("H2").len(), 1, "{locale}");
        let lists = structure.find("L");
        assert_eq!(lists.iter().map(|list| list.find("LI").len()).collect::<Vec<_>>(), [4, 117], "{locale}");
    }
}

#[test]
fn names_are_read_in_their_own_language() {
    for locale in LOCALES {
        let structure = letter(locale, "pdf").structure();
        let names = structure.find("L")[1].find("LI").into_iter().map(innermost).collect::<Vec<_>>();
        let lang = |text: &str| names.iter().find(|(name, _)| name.contains(text)).map(|(_, lang)| lang.clone());
        assert_eq!(lang("(amemo)").as_deref(), Some("es"), "{locale}");
        assert_eq!(lang("African Youth Action").as_deref(), Some("en"), "{locale}");
        assert_eq!(lang("SOS Nomade").as_deref(), Some("fr"), "{locale}");
        assert_eq!(names.last().unwrap().1, "ar", "{locale}");
    }
}

/// Gives the text of an item and the language set closest to it.
fn innermost(element: &crate::support::pdf::Element) -> (String, String) {
    let mut lang = element.lang.clone();
    let mut next = element;
    while let Some(child) = next.children.iter().find(|child| !child.text.trim().is_empty()) {
        lang.clone_from(&child.lang);
        next = child;
    }
    (element.text.clone(), lang)
}

#[test]
fn every_word_is_extracted_once_and_in_reading_order() {
    let words = |text: &str| text.split_whitespace().map(str::to_owned).collect::<Vec<_>>();
    for locale in LOCALES {
        let found = words(&letter(locale, "pdf").structure().text);
        let text = std::fs::read_to_string(built().join(format!("asylum-is-a-right.{locale}.txt"))).unwrap();
        let text = text.replace(['\u{2066}', '\u{2067}', '\u{2069}'], "");
        let expected = words(&text);
        for (i, (found, expected)) in found.iter().zip(&expected).enumerate() {
            assert_eq!(found, expected, "word {i} in {locale}");
        }
        assert_eq!(found.len(), expected.len(), "{locale}");
    }
}

#[test]
fn titles_and_authors_are_in_the_properties_and_the_bookmarks() {
    for (locale, title, author) in [
        ("en", "Asylum is a Right. Refugee Protection is Law.", "117 refugee-led organizations"),
        ("es", "El asilo es un derecho. La protección de las personas refugiadas es ley.", "117 organizaciones"),
        ("fr", "L’asile est un droit. La protection des réfugiés a force de loi.", "117 organisations"),
        ("ar", "اللجوء حق. وحماية اللاجئين قانون.", "117 منظمة"),
    ] {
        let pdf = letter(locale, "pdf");
        assert_eq!(pdf.property("Title"), title);
        let found = pdf.property("Author").replace('\u{a0}', " ");
        assert!(found.starts_with(author), "{found}");
        let outline = pdf.outline();
        assert_eq!(outline.len(), 2, "{locale}");
        assert_eq!(outline[0].split_whitespace().collect::<Vec<_>>().join(" "), title);
    }
}

#[test]
fn printed_pages_are_black_alone() {
    for locale in LOCALES {
        for name in ["", "announcement."] {
            let pdf = Pdf::open(&built().join(format!("asylum-is-a-right.{name}{locale}.print.pdf")));
            let colours = pdf.colours();
            assert!(!colours.is_empty());
            for (operator, operands) in colours {
                assert!(["k", "K", "scn", "SCN", "sc", "SC"].contains(&operator.as_str()), "{locale}: {operator}");
                assert_eq!(operands, [0.0, 0.0, 0.0, 1.0], "{locale}: {operator}");
            }
        }
    }
}

#[test]
fn printed_pages_have_three_millimetres_of_bleed_around_the_trimmed_page() {
    let points = |millimetres: f32| millimetres / 25.4 * 72.0;
    for locale in LOCALES {
        let pdf = letter(locale, "print.pdf");
        for page in 1..=4 {
            let media = pdf.page_box(page, "MediaBox").unwrap();
            let trim = pdf.page_box(page, "TrimBox").unwrap();
            let expected = [points(3.0), points(3.0), points(213.0), points(300.0)];
            assert!(trim.iter().zip(expected).all(|(found, expected)| (found - expected).abs() < 0.02), "{trim:?}");
            assert!((media[2] - points(216.0)).abs() < 0.02 && (media[3] - points(303.0)).abs() < 0.02, "{media:?}");
        }
        assert!(letter(locale, "pdf").page_box(1, "TrimBox").is_none_or(|trim| (trim[2] - points(210.0)).abs() < 0.02));
    }
}

#[test]
fn the_second_letter_follows_its_own_outline() {
    let pdf = Pdf::open(&built_library().join("library.uk.pdf"));
    let structure = pdf.structure();
    assert_eq!(pdf.lang(), "uk");
    let headings: Vec<&str> = structure.find("H2").iter().map(|heading| heading.text.trim()).collect();
    assert_eq!(headings, ["Чому це важливо", "Чого ми просимо", "Підписи"]);
    assert_eq!(structure.find("Link").len(), 1);
    let persian = Pdf::open(&built_library().join("library.fa.pdf"));
    assert_eq!(persian.lang(), "fa");
    let text = persian.structure().text;
    assert!(text.contains("۱۸۹۷"), "{text}");
    assert!(!text.contains("Хтось"), "a pending name is not published: {text}");
}
