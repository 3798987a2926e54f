//! Gathers the fonts: a project's own before the built-in ones. Fonts of the system are never looked at.

use typst::foundations::Bytes;
use typst::text::Font;
use typst_kit::fonts::FontStore;

use super::template::read_folder;
use crate::diagnostic::{Diagnostic, Rule};
use crate::source::{Error, Sources};

/// A font file that holds no font.
pub static INVALID_FONT: Rule = Rule::error("invalid-font", "the files in fonts/ are OpenType or TrueType fonts");

const FOLDER: &str = "fonts";

macro_rules! built_in {
    ($($path:literal)*) => {
        &[$(($path, include_bytes!(concat!("../../fonts/", $path)))),*]
    };
}

static BUILT_IN: &[(&str, &[u8])] = built_in![
    "amiri/Amiri-Bold.ttf"
    "amiri/Amiri-Regular.ttf"
    "source-serif/SourceSerif4-It.otf"
    "source-serif/SourceSerif4-Regular.otf"
    "source-serif/SourceSerif4-Semibold.otf"
    "source-serif/SourceSerif4-SemiboldIt.otf"
    "source-serif/SourceSerif4Caption-It.otf"
    "source-serif/SourceSerif4Caption-Regular.otf"
    "source-serif/SourceSerif4Caption-Semibold.otf"
    "source-serif/SourceSerif4Display-Semibold.otf"
];

/// Loads the fonts of a project and the built-in ones that it does not replace.
pub(super) fn load(sources: &mut Sources, diagnostics: &mut Vec<Diagnostic>) -> Result<FontStore, Error> {
    let mut store = FontStore::new();
    let files = read_folder(FOLDER, sources, diagnostics)?;
    let mut own = Vec::new();
    for (path, bytes) in files {
        if ![".otf", ".ttf", ".otc", ".ttc"].iter().any(|ending| path.to_ascii_lowercase().ends_with(ending)) {
            continue;
        }
        let fonts: Vec<Font> = Font::iter(Bytes::new(bytes)).collect();
        if fonts.is_empty() {
            let file = sources.add(&path, Vec::new());
            diagnostics.push(Diagnostic::new(
                &INVALID_FONT,
                sources.start(file),
                format!("`{path}` holds no font"),
                "put an OpenType or TrueType font there, or delete the file",
            ));
        }
        own.extend(fonts);
    }
    let replaced: Vec<_> = own.iter().map(|font| (font.info().family.clone(), font.info().variant)).collect();
    let built_in = BUILT_IN.iter().flat_map(|(_, bytes)| Font::iter(Bytes::new(*bytes)));
    let kept = built_in.filter(|font| !replaced.contains(&(font.info().family.clone(), font.info().variant)));
    store.extend(own.into_iter().chain(kept).map(|font| {
        let info = font.info().clone();
        (font, info)
    }));
    Ok(store)
}
