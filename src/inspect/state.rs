//! Holds what content streams set and forget (ISO 32000-1, 8.4): colours, transformations, text; draws nothing.

use std::rc::Rc;

use super::colour::{Blend, Family, Space};
use super::font::Font;
use super::geometry::Matrix;
use super::pdf::object::{Object, Stream};
use super::survey::{Overprint, Tone};

/// The state of graphics.
#[derive(Debug, Clone)]
pub(crate) struct State {
    pub(crate) ctm: Matrix,
    pub(crate) fill: Paint,
    pub(crate) stroke: Paint,
    pub(crate) line_width: f64,
    pub(crate) text: Text,
    /// Whether what is drawn is mixed with what lies beneath, and how.
    pub(crate) transparency: Option<&'static str>,
    pub(crate) blend: Blend,
    pub(crate) alpha_fill: f64,
    pub(crate) alpha_stroke: f64,
    pub(crate) overprint_fill: bool,
    pub(crate) overprint_stroke: bool,
    /// `OPM 1`.
    pub(crate) nonzero: bool,
}

/// What things are painted with.
#[derive(Debug, Clone)]
pub(crate) struct Paint {
    pub(crate) space: Rc<Space>,
    pub(crate) tone: Rc<Tone>,
    pub(crate) pattern: Option<Pattern>,
}

/// A pattern that is set.
#[derive(Debug, Clone)]
pub(crate) enum Pattern {
    Tiling(Rc<Stream>),
    Shading(Object),
}

/// The state of text (9.3).
#[derive(Debug, Clone)]
pub(crate) struct Text {
    pub(crate) font: Option<Rc<Font>>,
    pub(crate) size: f64,
    pub(crate) character_space: f64,
    pub(crate) word_space: f64,
    /// Horizontal scaling; 1 is normal.
    pub(crate) scale: f64,
    pub(crate) leading: f64,
    pub(crate) rise: f64,
    /// How glyphs are painted (table 106).
    pub(crate) mode: usize,
}

/// Where text stands: these two go with `BT`, not with `q`.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Line {
    pub(crate) matrix: Matrix,
    pub(crate) start: Matrix,
}

impl Paint {
    pub(crate) fn black() -> Self {
        let space = Space::Process(Family::DeviceGray);
        let tone = Rc::new(Tone::new(&space, &[0.0]));
        Self { space: Rc::new(space), tone, pattern: None }
    }

    /// Paints with a colour.
    pub(crate) fn new(space: Rc<Space>, parts: &[f64]) -> Self {
        let tone = Rc::new(Tone::new(&space, parts));
        Self { space, tone, pattern: None }
    }
}

impl State {
    pub(crate) fn new(ctm: Matrix) -> Self {
        Self {
            ctm,
            fill: Paint::black(),
            stroke: Paint::black(),
            line_width: 1.0,
            text: Text {
                font: None,
                size: 0.0,
                character_space: 0.0,
                word_space: 0.0,
                scale: 1.0,
                leading: 0.0,
                rise: 0.0,
                mode: 0,
            },
            transparency: None,
            blend: Blend::Normal,
            alpha_fill: 1.0,
            alpha_stroke: 1.0,
            overprint_fill: false,
            overprint_stroke: false,
            nonzero: false,
        }
    }

    /// Says what fills do to other plates.
    pub(crate) fn fill_overprint(&self) -> Overprint {
        self.overprint(self.overprint_fill)
    }

    /// Says what strokes do to other plates.
    pub(crate) fn stroke_overprint(&self) -> Overprint {
        self.overprint(self.overprint_stroke)
    }

    fn overprint(&self, on: bool) -> Overprint {
        match (on, self.nonzero) {
            (false, _) => Overprint::Off,
            (true, false) => Overprint::Colorants,
            (true, true) => Overprint::Nonzero,
        }
    }
}

impl Line {
    pub(crate) const START: Self = Self { matrix: Matrix::IDENTITY, start: Matrix::IDENTITY };

    /// Begins a line at a distance from the beginning of this one.
    pub(crate) fn next(&mut self, x: f64, y: f64) {
        self.start = Matrix::shift(x, y).then(&self.start);
        self.matrix = self.start;
    }
}
