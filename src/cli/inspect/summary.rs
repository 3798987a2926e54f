//! Words what a file is, in a few lines for people.

use std::fmt::Write;

use openletter::inspect::{BoxSize, Facts, PageBoxes};
use openletter::report::one_line;

/// Sums a file up: a line with its name, and lines that say what it is. Nothing for a file that could not be read.
pub(super) fn summary(path: &str, facts: &Facts) -> String {
    if facts.pages == 0 {
        return String::new();
    }
    // Names of files, titles and fonts may be a stranger's.
    let mut out = format!("{}\n", one_line(path));
    let mut line = |name: &str, text: String| {
        if !text.is_empty() {
            writeln!(out, "  {name:<9} {}", one_line(&text)).expect("a string takes all");
        }
    };
    line("file", file(facts));
    line("title", facts.title.clone().unwrap_or_else(|| "none".to_owned()));
    line("language", languages(facts));
    for boxes in &facts.boxes {
        line(&range(boxes), sizes(boxes));
    }
    for font in &facts.fonts {
        let embedded = if font.embedded { "embedded" } else { "NOT embedded" };
        let subset = if font.subset { ", subset" } else { "" };
        let unicode = if font.to_unicode { "" } else { ", no Unicode" };
        line("font", format!("{} ({}, {embedded}{subset}{unicode})", font.name, font.kind));
    }
    line("colours", colours(facts));
    let intent = facts.output_intent.as_ref().map(|intent| {
        let profile = intent.profile.as_ref().map_or("no profile".to_owned(), |space| format!("profile of {space}"));
        format!("{} {} ({profile})", intent.kind, intent.condition)
    });
    line("intent", intent.unwrap_or_else(|| "none".to_owned()));
    out.push('\n');
    out
}

fn file(facts: &Facts) -> String {
    let mut parts = vec![format!("PDF {}", facts.version)];
    parts.extend(facts.standards.iter().map(|standard| format!("claims {standard}")));
    parts.push(format!("{} {}", facts.pages, if facts.pages == 1 { "page" } else { "pages" }));
    parts.push(if facts.page_labels { "page labels" } else { "no page labels" }.to_owned());
    parts.push(if facts.tagged { "tagged" } else { "not tagged" }.to_owned());
    if let Some(trapped) = &facts.trapped {
        parts.push(format!("trapped {trapped}"));
    }
    if facts.repaired {
        parts.push("damaged, and read all the same".to_owned());
    }
    parts.join(", ")
}

/// Names the language of the document, and those of its pieces of text where they are others.
fn languages(facts: &Facts) -> String {
    let document = facts.language.clone().unwrap_or_else(|| "none".to_owned());
    let others = facts.languages.iter().filter(|(language, _)| Some(*language) != facts.language.as_ref());
    let others: Vec<String> = others.map(|(language, count)| format!("{language} ({count})")).collect();
    if others.is_empty() { document } else { format!("{document}; pieces of text in {}", others.join(", ")) }
}

fn range(boxes: &PageBoxes) -> String {
    if boxes.from == boxes.to { format!("page {}", boxes.from) } else { format!("p. {}–{}", boxes.from, boxes.to) }
}

fn sizes(boxes: &PageBoxes) -> String {
    let size = |size: &BoxSize| format!("{:.1} × {:.1} mm", size.width, size.height);
    let mut parts = vec![format!("media {}", size(&boxes.media))];
    for (name, found) in [("crop", &boxes.crop), ("bleed", &boxes.bleed), ("trim", &boxes.trim)] {
        parts.extend(found.as_ref().map(|found| format!("{name} {}", size(found))));
    }
    if boxes.rotation != 0 {
        parts.push(format!("turned by {}°", boxes.rotation));
    }
    parts.join(", ")
}

fn colours(facts: &Facts) -> String {
    let mut parts = Vec::new();
    if !facts.colour_spaces.is_empty() {
        parts.push(facts.colour_spaces.join(", "));
    }
    if !facts.plates.is_empty() {
        parts.push(format!("plates {}", facts.plates.join(", ")));
    }
    if facts.max_ink > 0.0 {
        parts.push(format!("at most {:.0} % ink", facts.max_ink));
    }
    if facts.images > 0 {
        let unmeasured = match facts.unmeasured_images {
            0 => String::new(),
            count => format!(", {count} of them not measured"),
        };
        parts.push(format!("{} {}{unmeasured}", facts.images, if facts.images == 1 { "image" } else { "images" }));
    }
    parts.join("; ")
}
