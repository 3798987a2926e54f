//! The boxes of pages: how large the paper is, where it is cut and how far ink goes beyond.

use std::collections::BTreeMap;

use super::{Findings, Subject};
use crate::diagnostic::Rule;
use crate::inspect::geometry::Rect;
use crate::inspect::page::Page;

/// A box that is not within the one around it.
static BOX_OUTSIDE_BOX: Rule = Rule::warning("box-outside-box", "the trimmed page lies within the bleed, and the bleed within the medium")
    .because(
        "The printer cuts along the TrimBox, ink reaches to the BleedBox, and the MediaBox is the whole sheet. If one sticks out of \
         the next, part of the page lies where there is no paper.",
        "ISO 32000-1, 14.11.2, “Page boundaries”; ISO 15930-7, “Bounding boxes”",
    )
    .example("#! MediaBox 210 × 297 mm, BleedBox 216 × 303 mm", "#! MediaBox 230 × 317 mm, BleedBox 216 × 303 mm within it");

/// A page that does not say where it is cut.
static MISSING_TRIM_BOX: Rule = Rule::warning("missing-trim-box", "every page says where it is cut")
    .because(
        "Without a TrimBox the printer guesses how large the page is meant to be, and where the bleed begins.",
        "ISO 15930-7, “Bounding boxes”",
    )
    .example("#! a page with a MediaBox alone", "#! a page with a MediaBox, a BleedBox and a TrimBox");

/// A page with both a TrimBox and an ArtBox.
static TRIM_AND_ART_BOX: Rule = Rule::warning("trim-and-art-box", "a page has a TrimBox or an ArtBox, not both")
    .because("With both there are two answers to where the page ends.", "ISO 15930-7, “Bounding boxes”")
    .example("#! a page with a TrimBox and an ArtBox", "#! a page with a TrimBox");

/// Less bleed than paper needs that is cut.
static NARROW_BLEED: Rule = Rule::warning("narrow-bleed", "the bleed is as wide as the printer asks for")
    .because(
        "Sheets shift a little under the knife. Where colour runs to the edge, it must go on beyond, or white shows.",
        "GWG 2015 specification, “Bleed”; the press profile",
    )
    .example("#! a BleedBox 1 mm beyond the TrimBox", "#! a BleedBox 3 mm beyond the TrimBox");

/// A page without a size.
static INVALID_BOX: Rule = Rule::error("invalid-box", "every box of a page has a width and a height")
    .because(
        "A page without an area cannot be shown or printed; programs take some size of their own instead.",
        "ISO 32000-1, 7.7.3.3, “Page objects”",
    )
    .example("#! a MediaBox of 0 × 0", "#! a MediaBox of 210 × 297 mm");

/// Pages of different sizes.
static MIXED_PAGE_SIZES: Rule = Rule::warning("mixed-page-sizes", "all pages of a file are of one size")
    .because(
        "A printer works on one format at a time. A page of another size is usually a page of another file that slipped in.",
        "GWG 2015 specification, “Page size”",
    )
    .example("#! three pages in A4 and one in US letter", "#! four pages in A4");

pub(super) static RULES: &[&Rule] =
    &[&BOX_OUTSIDE_BOX, &MISSING_TRIM_BOX, &TRIM_AND_ART_BOX, &NARROW_BLEED, &INVALID_BOX, &MIXED_PAGE_SIZES];

/// A tenth of a millimetre, in points: what rounding may do.
const TOLERANCE: f64 = 0.3;

pub(super) fn check(subject: &Subject, findings: &mut Findings) {
    for page in subject.pages {
        areas(subject, page, findings);
        containment(subject, page, findings);
        if subject.is_for_print() {
            trim(subject, page, findings);
        }
    }
    bleed(subject, findings);
    sizes(subject, findings);
}

fn areas(subject: &Subject, page: &Page, findings: &mut Findings) {
    let boxes = &page.boxes;
    let named = [("CropBox", boxes.crop), ("BleedBox", boxes.bleed), ("TrimBox", boxes.trim), ("ArtBox", boxes.art)];
    let mut faults: Vec<&str> =
        named.iter().filter(|(_, rect)| rect.is_some_and(|rect| rect.is_empty())).map(|(name, _)| *name).collect();
    if boxes.media.is_none_or(|media| media.is_empty()) {
        faults.push("MediaBox");
    }
    for name in faults {
        let message = format!("the {name} has no area");
        findings.push(subject.found_on(
            &INVALID_BOX,
            INVALID_BOX.severity,
            page,
            message,
            format!("give the page a {name} of its size"),
        ));
    }
}

fn containment(subject: &Subject, page: &Page, findings: &mut Findings) {
    let boxes = &page.boxes;
    let media = Some(boxes.medium());
    let pairs = [
        ("TrimBox", boxes.trim, "BleedBox", boxes.bleed),
        ("ArtBox", boxes.art, "BleedBox", boxes.bleed),
        ("BleedBox", boxes.bleed, "MediaBox", media),
        ("TrimBox", boxes.trim, "MediaBox", media),
        ("CropBox", boxes.crop, "MediaBox", media),
        // What is cropped for a screen is lost to programs that go by it.
        ("BleedBox", boxes.bleed.filter(|_| subject.is_for_print()), "CropBox", boxes.crop),
        ("TrimBox", boxes.trim.filter(|_| subject.is_for_print()), "CropBox", boxes.crop),
    ];
    for (inner, one, outer, other) in pairs {
        let (Some(one), Some(other)) = (one, other) else { continue };
        if !one.is_empty() && !other.is_empty() && !other.holds(&one, TOLERANCE) {
            let message = format!("the {inner} reaches beyond the {outer}");
            let help = format!("make the {outer} larger, or the {inner} smaller");
            findings.push(subject.found_on(&BOX_OUTSIDE_BOX, subject.in_print(), page, message, help));
        }
    }
}

fn trim(subject: &Subject, page: &Page, findings: &mut Findings) {
    match (page.boxes.trim, page.boxes.art) {
        (None, None) => {
            let help = "export the page with its trim and bleed";
            findings.push(subject.found_on(
                &MISSING_TRIM_BOX,
                subject.in_print(),
                page,
                "the page has no TrimBox",
                help,
            ));
        }
        (Some(_), Some(_)) => {
            let help = "leave the ArtBox out";
            findings.push(subject.found_on(
                &TRIM_AND_ART_BOX,
                subject.in_x(),
                page,
                "the page has both a TrimBox and an ArtBox",
                help,
            ));
        }
        _ => {}
    }
}

fn bleed(subject: &Subject, findings: &mut Findings) {
    let Some(press) = subject.press.filter(|press| press.imposition.is_none()) else { return };
    for page in subject.pages {
        let narrowest = narrowest(page);
        // A hundredth of a millimetre is rounding.
        if page.boxes.trim.is_some() && narrowest < press.bleed - 0.01 {
            let message =
                format!("the bleed is {narrowest:.1} mm wide, and `{}` asks for {:.1} mm", press.name, press.bleed);
            let help = "let colours that touch the edge go on beyond it, and export with this bleed";
            findings.push(subject.found_on(&NARROW_BLEED, subject.in_print(), page, message, help));
        }
    }
}

/// Gives the least distance between trim and bleed, in millimetres.
fn narrowest(page: &Page) -> f64 {
    let trim = page.boxes.trimmed();
    let Rect { left, bottom, right, top } = page.boxes.bleed.unwrap_or(trim);
    let gaps = [trim.left - left, trim.bottom - bottom, right - trim.right, top - trim.top];
    gaps.into_iter().fold(f64::INFINITY, f64::min) * crate::inspect::geometry::MILLIMETRES * page.unit
}

fn sizes(subject: &Subject, findings: &mut Findings) {
    let mut sizes: BTreeMap<[u64; 2], Vec<&Page>> = BTreeMap::new();
    for page in subject.pages {
        let (width, height) = page.size(&page.boxes.trimmed());
        sizes.entry([width, height].map(|length| length.round().to_bits())).or_default().push(page);
    }
    let Some(usual) = sizes.values().max_by_key(|pages| (pages.len(), std::cmp::Reverse(pages[0].number))) else {
        return;
    };
    let usual = usual[0];
    let named = |page: &Page| {
        let (width, height) = page.size(&page.boxes.trimmed());
        format!("{width:.0} × {height:.0} mm")
    };
    for pages in sizes.values().filter(|pages| named(pages[0]) != named(usual)) {
        let page = pages[0];
        let more = if pages.len() > 1 { format!(", and so are {} more", pages.len() - 1) } else { String::new() };
        let message = format!("the page is {}{more}; most are {}", named(page), named(usual));
        let help = "print pages of different sizes from different files";
        findings.push(subject.found_on(&MIXED_PAGE_SIZES, MIXED_PAGE_SIZES.severity, page, message, help));
    }
}
