//! Writes a corpus without a fault: the same messages in every language, over many files.

use std::fmt::Write as _;
use std::fs;
use std::io;
use std::path::Path;

use super::bank::{LOCALES, TERMS, Template, eastern_text, templates};

/// Files of each language.
const FILES: usize = 40;
/// The first of the files that use the digits ٠ to ٩ in Arabic.
const EASTERN: usize = 36;
/// Messages between two group comments.
const GROUP: usize = 25;

/// Writes `messages` messages, counted over all languages.
pub(crate) fn write(folder: &Path, messages: usize) -> io::Result<()> {
    let templates = templates();
    let eastern: Vec<&Template> = templates.iter().filter(|template| template.takes_eastern()).collect();
    let western: Vec<&Template> = templates.iter().collect();
    let each = messages.div_ceil(LOCALES.len());
    let in_file = each.div_ceil(FILES);
    for (locale, name) in LOCALES.iter().enumerate() {
        fs::create_dir_all(folder.join(name))?;
        for file in 0..FILES {
            let templates = if file < EASTERN { &western } else { &eastern };
            let mut text = format!("### Part {file} of the corpus.\n\n");
            // The terms count as messages, so that there are as many as were asked for.
            let mut start = file * in_file;
            if file == 0 {
                text.push_str(TERMS[locale]);
                text.push('\n');
                start += 3;
            }
            for i in start..each.min((file + 1) * in_file) {
                let template = templates[(i * 37 + file) % templates.len()];
                if i % GROUP == 0 {
                    let _ = write!(text, "## Section {}\n\n", i / GROUP);
                }
                if i % 7 == 0 {
                    let _ = writeln!(text, "# $count (number): how many there are. Keep it short - as on a button.");
                }
                let body = template.fill(locale, i as u64);
                let body = if file >= EASTERN && *name == "ar" { eastern_text(&body) } else { body };
                let _ = writeln!(text, "{}-{i:05}{body}", template.name);
            }
            fs::write(folder.join(name).join(format!("part-{file:02}.ftl")), text)?;
        }
    }
    Ok(())
}
