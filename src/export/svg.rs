//! Renders pages as SVG, for browsers: exact at any magnification.

use typst_layout::Page;
use typst_svg::SvgOptions;

/// Renders a page, cut to the trimmed size. Letters are outlines, so that it looks the same wherever it is shown.
pub fn page(page: &Page) -> String {
    typst_svg::svg(page, &SvgOptions::default())
}
