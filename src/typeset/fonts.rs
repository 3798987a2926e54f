//! Gathers the fonts: a project's own before the built-in ones. Fonts of the system are never looked at.

use typst::foundations::Bytes;
use typst::text::Font;
use typst_kit::fonts::FontStore;

use crate::diagnostic::folder::Binary;
use crate::diagnostic::{Diagnostic, Rule};

/// A font file that holds no font.
pub static INVALID_FONT: Rule = Rule::error("invalid-font", "the files in fonts/ are OpenType or TrueType fonts")
    .because(
        "A file that only bears the name of a font is passed over, and the page is set in another one. Most often a \
         web page was saved in place of the font.",
        "OpenType specification",
    )
    .example(
        "## fonts/Amiri.ttf\n\
         404: page not found\n",
        "#! The font itself in `fonts/Amiri.ttf`, or no file of that name.",
    );

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

/// Puts the fonts of a project's own files before the built-in ones that they do not replace.
pub(super) fn store(files: &[Binary]) -> FontStore {
    let own: Vec<Font> = files.iter().flat_map(fonts).collect();
    let replaced: Vec<_> = own.iter().map(|font| (font.info().family.clone(), font.info().variant)).collect();
    let built_in = BUILT_IN.iter().flat_map(|(_, bytes)| Font::iter(Bytes::new(*bytes)));
    let kept = built_in.filter(|font| !replaced.contains(&(font.info().family.clone(), font.info().variant)));
    let mut store = FontStore::new();
    store.extend(own.into_iter().chain(kept).map(|font| {
        let info = font.info().clone();
        (font, info)
    }));
    store
}

/// Reports the files of a project that should be fonts and are none.
pub(crate) fn invalid(files: &[Binary]) -> Vec<Diagnostic> {
    let empty = files.iter().filter(|file| fonts(file).next().is_none());
    let report = |file: &Binary| {
        let message = format!("`{}` holds no font", file.path);
        let help = "put an OpenType or TrueType font there, or delete the file";
        Diagnostic::new(&INVALID_FONT, file.span.clone(), message, help)
    };
    empty.map(report).collect()
}

fn fonts(file: &Binary) -> impl Iterator<Item = Font> + use<> {
    Font::iter(Bytes::new(file.bytes.clone()))
}
