//! Renders pages as PNG images, for screens and for looking a layout over.

use typst::layout::Abs;
use typst_render::RenderOptions;

use crate::typeset::PagedDocument;

/// Pixels in an inch of paper.
pub const RESOLUTION: f64 = 144.0;

/// Renders every page, cut to the trimmed size.
pub fn pages(pages: &PagedDocument) -> Vec<Vec<u8>> {
    let options = RenderOptions { pixel_per_pt: (RESOLUTION / Abs::inches(1.0).to_pt()).into(), render_bleed: false };
    pages
        .pages()
        .iter()
        .map(|page| typst_render::render(page, &options).encode_png().expect("a pixmap in memory is encoded"))
        .collect()
}
