//! Sums up a file for a table: what it is, not what is wrong with it.

use std::collections::BTreeMap;

use serde::Serialize;

use super::claims::Profile;
use super::colour::{Family, Ink};
use super::font::Program;
use super::geometry::Rect;
use super::page::Page;
use super::rules::Subject;

/// What a file is.
#[expect(clippy::struct_excessive_bools, reason = "facts that have nothing to do with each other")]
#[derive(Debug, Clone, Default, Serialize)]
pub struct Facts {
    /// The version of PDF, as in `1.7`.
    pub version: String,
    /// The standards it claims, as in `PDF/A-2a`.
    pub standards: Vec<String>,
    /// Its title.
    pub title: Option<String>,
    /// Its language.
    pub language: Option<String>,
    /// The languages of its pieces of text and how many pieces each has; those without one are left out.
    pub languages: BTreeMap<String, usize>,
    /// Whether it is tagged.
    pub tagged: bool,
    /// Whether its pages have labels of their own.
    pub page_labels: bool,
    /// How many pages it has.
    pub pages: usize,
    /// The boxes of its pages, pages with the same boxes once.
    pub boxes: Vec<PageBoxes>,
    /// The fonts in which text is set.
    pub fonts: Vec<FontFacts>,
    /// The families of colour spaces that are used, as in `DeviceCMYK`.
    pub colour_spaces: Vec<String>,
    /// The plates that get any ink: `Cyan`, `Magenta`, `Yellow`, `Black`, then spot colours. RGB and Lab count for all four.
    pub plates: Vec<String>,
    /// The most ink at one spot, in percent; an upper bound where things overprint, and without what is not yet converted to ink.
    pub max_ink: f64,
    /// How many images are drawn.
    pub images: usize,
    /// Images whose samples were not looked into: too large, damaged, or in a rare format.
    pub unmeasured_images: usize,
    /// The printing condition it is meant for.
    pub output_intent: Option<IntentFacts>,
    /// What it says of trapping.
    pub trapped: Option<String>,
    /// Whether it has a file identifier.
    pub file_id: bool,
    /// Whether its table of objects was damaged.
    pub repaired: bool,
}

/// Boxes of pages, in millimetres.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct PageBoxes {
    /// The first of these pages, from 1.
    pub from: usize,
    /// The last of them.
    pub to: usize,
    /// The whole medium.
    pub media: BoxSize,
    /// What is shown on a screen.
    pub crop: Option<BoxSize>,
    /// What is printed beyond the trimmed edge.
    pub bleed: Option<BoxSize>,
    /// The trimmed page.
    pub trim: Option<BoxSize>,
    /// How far the page is turned, clockwise, in degrees.
    pub rotation: i32,
}

/// A box in millimetres, its corner from the lower left corner of the medium.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct BoxSize {
    /// From the left of the medium.
    pub x: f64,
    /// From the lower edge of the medium.
    pub y: f64,
    /// Its width.
    pub width: f64,
    /// Its height.
    pub height: f64,
}

/// A font.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct FontFacts {
    /// Its name, with the tag of a subset.
    pub name: String,
    /// Its kind, as in `CID TrueType`.
    pub kind: &'static str,
    /// Whether its outlines are in the file.
    pub embedded: bool,
    /// Whether it is a subset.
    pub subset: bool,
    /// Whether it says what its characters mean.
    pub to_unicode: bool,
}

/// A printing condition.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct IntentFacts {
    /// `GTS_PDFX` for printers, `GTS_PDFA1` for archives.
    pub kind: String,
    /// Its identifier, as in `FOGRA39`.
    pub condition: String,
    /// The colour space of the embedded profile, if there is one.
    pub profile: Option<String>,
}

/// Sums up.
pub(super) fn facts(subject: &Subject) -> Facts {
    let claims = subject.claims;
    let mut ink = Ink::default();
    for survey in subject.surveys {
        ink.most(&survey.ink);
    }
    let families: std::collections::BTreeSet<Family> =
        subject.surveys.iter().flat_map(|survey| survey.families.iter().copied()).collect();
    let used = |index: usize| subject.surveys.iter().any(|survey| survey.fonts.contains(&index));
    Facts {
        version: claims.version().to_owned(),
        standards: claims.standards(),
        title: claims.title.clone().or_else(|| claims.title_metadata.clone()),
        language: claims.language.clone(),
        languages: languages(subject),
        tagged: subject.structure.is_marked && subject.structure.elements > 0,
        page_labels: subject.catalog.has("PageLabels"),
        pages: subject.pages.len(),
        boxes: boxes(subject.pages),
        fonts: subject
            .fonts
            .iter()
            .filter(|font| used(font.index))
            .map(|font| FontFacts {
                name: font.name.clone(),
                kind: font.kind.name(),
                embedded: font.program != Program::Missing,
                subset: font.is_subset,
                to_unicode: font.has_to_unicode,
            })
            .collect(),
        colour_spaces: Family::ALL
            .iter()
            .filter(|(family, _)| families.contains(family))
            .map(|(_, name)| (*name).to_owned())
            .collect(),
        plates: plates(&ink),
        max_ink: subject.surveys.iter().map(|survey| survey.most).fold(0.0, f64::max).round(),
        images: subject.surveys.iter().map(|survey| survey.images).sum(),
        unmeasured_images: subject.surveys.iter().map(|survey| survey.unmeasured).sum(),
        output_intent: claims.intent().map(|intent| IntentFacts {
            kind: intent.kind.clone(),
            condition: intent.condition.clone(),
            profile: match intent.profile {
                Profile::Embedded(header) => Some(header.space_name()),
                Profile::Absent | Profile::Damaged => None,
            },
        }),
        trapped: claims.trapped.clone(),
        file_id: claims.has_id,
        repaired: subject.pdf.was_repaired(),
    }
}

fn languages(subject: &Subject) -> BTreeMap<String, usize> {
    let mut languages = BTreeMap::new();
    for (page, survey) in subject.pages.iter().zip(subject.surveys) {
        for (sequence, own) in survey.texts.keys() {
            if let Some(language) = subject.language(page, *sequence, own.as_deref()) {
                *languages.entry(language.to_owned()).or_default() += 1;
            }
        }
    }
    languages
}

fn plates(ink: &Ink) -> Vec<String> {
    let process = ["Cyan", "Magenta", "Yellow", "Black"].into_iter().zip(ink.process);
    let process = process.filter(|(_, tint)| *tint > 0.0).map(|(name, _)| name.to_owned());
    let mut spots: Vec<String> =
        ink.spots.iter().filter(|(_, tint)| *tint > 0.0).map(|(name, _)| name.to_string()).collect();
    spots.sort();
    process.chain(spots).collect()
}

fn boxes(pages: &[Page]) -> Vec<PageBoxes> {
    let mut found: Vec<PageBoxes> = Vec::new();
    for page in pages {
        let media = page.boxes.medium();
        let size = |rect: &Rect| {
            let scale = super::geometry::MILLIMETRES * page.unit;
            let round = |length: f64| (length * scale * 100.0).round() / 100.0;
            BoxSize {
                x: round(rect.left - media.left),
                y: round(rect.bottom - media.bottom),
                width: round(rect.width()),
                height: round(rect.height()),
            }
        };
        let own = PageBoxes {
            from: page.number,
            to: page.number,
            media: size(&media),
            crop: page.boxes.crop.as_ref().map(size),
            bleed: page.boxes.bleed.as_ref().map(size),
            trim: page.boxes.trim.as_ref().map(size),
            rotation: page.rotation,
        };
        match found.last_mut() {
            Some(last)
                if (PageBoxes { from: last.from, to: own.to, ..own.clone() })
                    == (PageBoxes { to: own.to, ..last.clone() }) =>
            {
                last.to = own.to;
            }
            _ => found.push(own),
        }
    }
    found
}
