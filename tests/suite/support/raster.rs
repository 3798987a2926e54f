//! Renders a part of a page, with a renderer that is not ours.

use hayro::hayro_interpret::InterpreterSettings;
use hayro::hayro_syntax::Pdf;
use hayro::vello_cpu::color::palette::css::WHITE;
use hayro::{RenderCache, RenderSettings, render};
use lopdf::{Document, Object};

/// Pixels in a point.
const SCALE: f32 = 2.0;

/// A rendered part of a page.
#[derive(PartialEq)]
pub struct Raster {
    pub width: usize,
    pub height: usize,
    /// Red, green, blue and opacity of each pixel.
    pub pixels: Vec<u8>,
}

/// Renders what lies within left, bottom, right and top of a page, in points; the first page is 0.
pub fn part(bytes: &[u8], page: usize, part: [f32; 4]) -> Raster {
    // What is seen of a page is its crop box, so the part is made that.
    let mut document = Document::load_mem(bytes).unwrap();
    let id = document.page_iter().nth(page).unwrap();
    let dictionary = document.get_dictionary_mut(id).unwrap();
    for key in ["CropBox", "MediaBox"] {
        dictionary.set(key, Object::Array(part.map(Object::Real).to_vec()));
    }
    let mut cut = Vec::new();
    document.save_to(&mut cut).unwrap();
    let pdf = Pdf::new(cut).unwrap();
    let cache = RenderCache::new();
    let settings = RenderSettings { x_scale: SCALE, y_scale: SCALE, bg_color: WHITE, ..RenderSettings::default() };
    let pixmap = render(&pdf.pages()[page], &cache, &InterpreterSettings::default(), &settings);
    Raster { width: pixmap.width().into(), height: pixmap.height().into(), pixels: pixmap.data_as_u8_slice().to_vec() }
}

impl Raster {
    /// Tells whether anything is seen on it.
    pub fn is_blank(&self) -> bool {
        self.pixels.iter().all(|value| *value == 255)
    }

    /// Gives the greatest difference of any value; nothing if the sizes differ.
    pub fn difference(&self, other: &Self) -> Option<u8> {
        let same_size = self.width == other.width && self.height == other.height;
        let pairs = self.pixels.iter().zip(&other.pixels);
        same_size.then(|| pairs.map(|(one, other)| one.abs_diff(*other)).max().unwrap_or(0))
    }
}
