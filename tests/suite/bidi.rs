//! Names stand on the page in their own order: the places of glyphs are read from the pages, not from the text.

use std::collections::BTreeMap;

use openletter::edition::DocumentKind;
use openletter::typeset::PagedDocument;
use typst::layout::{Frame, FrameItem, Point};

use crate::support::pages::set;

/// A glyph of a name: its place in points, its number in its font, and the characters it stands for.
#[derive(Debug, Clone)]
struct Placed {
    x: f64,
    id: u16,
    text: String,
}

fn pages(locale: &str) -> PagedDocument {
    set(locale, DocumentKind::Letter)
}

/// Collects the glyphs of the names by line: the key is the line's page, column and height.
fn lines(pages: &PagedDocument) -> BTreeMap<(usize, usize, String), Vec<Placed>> {
    let mut lines = BTreeMap::new();
    let last = pages.pages().len() - 1;
    let page = &pages.pages()[last];
    walk(&page.frame, Point::zero(), &mut |pos, glyph_x, id, text| {
        // Between the rule under the heading and the foot.
        let y = pos.y.to_pt();
        if (95.0..780.0).contains(&y) {
            let x = (pos.x.to_pt() + glyph_x) / 72.0 * 25.4;
            let column = usize::from(x > 77.0) + usize::from(x > 134.5);
            let line: &mut Vec<Placed> = lines.entry((last, column, format!("{y:08.1}"))).or_default();
            line.push(Placed { x: pos.x.to_pt() + glyph_x, id, text });
        }
    });
    for line in lines.values_mut() {
        line.sort_by(|a, b| a.x.total_cmp(&b.x));
    }
    lines
}

fn walk(frame: &Frame, origin: Point, visit: &mut impl FnMut(Point, f64, u16, String)) {
    for (pos, item) in frame.items() {
        let pos = origin + *pos;
        match item {
            FrameItem::Group(group) => walk(&group.frame, pos, visit),
            FrameItem::Text(text) => {
                let mut x = 0.0;
                for glyph in &text.glyphs {
                    visit(pos, x + glyph.x_offset.at(text.size).to_pt(), glyph.id, text.text[glyph.range()].to_owned());
                    x += glyph.x_advance.at(text.size).to_pt();
                }
            }
            _ => {}
        }
    }
}

/// Reads lines from left to right, columns in the order given, and drops spaces, which may end a line or not.
fn read(lines: &BTreeMap<(usize, usize, String), Vec<Placed>>, columns: [usize; 3]) -> (String, Vec<u16>) {
    let mut text = String::new();
    let mut ids = Vec::new();
    for column in columns {
        for (_, line) in lines.iter().filter(|((_, at, _), _)| *at == column) {
            for glyph in line.iter().filter(|glyph| !glyph.text.trim().is_empty()) {
                text.push_str(&glyph.text);
                ids.push(glyph.id);
            }
        }
    }
    (text, ids)
}

fn without_spaces(name: &str) -> String {
    name.split_whitespace().collect()
}

const LATIN: [&str; 3] = [
    "(amemo) mujeres en movimiento",
    "Migrans Nok Magyarorszag Egyesulet MINOK [Migrant Women's Hungary Association/ She4She]",
    "Youth Empowering Education Hub ( Y.E.E.H)",
];

#[test]
fn latin_names_read_the_same_in_the_arabic_edition_as_in_the_english() {
    let (english, english_ids) = read(&lines(&pages("en")), [0, 1, 2]);
    let (arabic, arabic_ids) = read(&lines(&pages("ar")), [2, 1, 0]);
    for name in LATIN.map(without_spaces) {
        assert!(english.contains(&name), "{name} in {english}");
        assert!(arabic.contains(&name), "{name} in {arabic}");
    }
    // All names but the Arabic one, which is last: the same signs in the same order, brackets not mirrored.
    let latin = arabic.find(|c: char| ('\u{600}'..'\u{700}').contains(&c)).unwrap();
    assert!(english.starts_with(&arabic[..latin]));
    let count = english_ids.iter().zip(&arabic_ids).take_while(|(english, arabic)| english == arabic).count();
    assert!(count >= arabic[..latin].chars().count() - 20, "{count} glyphs alike of {}", arabic_ids.len());
}

#[test]
fn the_arabic_name_is_shaped_and_ordered_in_the_english_edition() {
    let name = "اتحاد الاعاقة الحركية _ ولاية شمال دارفور - السودان";
    let lines = lines(&pages("en"));
    let mut read = String::new();
    let mut ids = Vec::new();
    for line in lines.values() {
        let is_arabic = line.iter().any(|glyph| glyph.text.chars().any(|c| ('\u{600}'..'\u{700}').contains(&c)));
        if is_arabic {
            // From the right: the order in which it is read.
            for glyph in line.iter().rev() {
                read.push_str(&glyph.text);
                ids.push((glyph.text.clone(), glyph.id));
            }
        }
    }
    assert_eq!(without_spaces(&read), without_spaces(name));
    // Joined letters have other glyphs than lone ones: the same letter comes in more than one form.
    let forms: Vec<u16> = ids.iter().filter(|(text, _)| text == "ا").map(|(_, id)| *id).collect();
    assert!(forms.iter().any(|id| *id != forms[0]), "alif joined and not: {forms:?}");
}
