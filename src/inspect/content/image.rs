//! Looks at images (ISO 32000-1, 8.9): how fine they are, and how much ink their samples make.

mod samples;

use std::rc::Rc;

use super::{Drawing, Frame};
use crate::inspect::colour::{Family, Space};
use crate::inspect::geometry::Rect;
use crate::inspect::pdf::object::{Dict, Object, Stream, float, whole};
use crate::inspect::survey::{Mark, Sight, Tone, What};

/// An image, looked into once.
#[derive(Debug)]
pub(crate) struct Picture {
    pub(crate) width: usize,
    pub(crate) height: usize,
    pub(crate) bits: usize,
    pub(crate) kind: PictureKind,
    /// Whether what lies beneath shows through parts of it.
    pub(crate) is_soft: bool,
}

/// What the samples of an image are.
#[derive(Debug)]
pub(crate) enum PictureKind {
    /// A stencil, painted in the colour that is set.
    Stencil,
    /// Colours; those of an image that was too large or damaged are not known but for their family.
    Colours { tone: Tone, is_measured: bool },
}

/// Least resolution in print, in pixels an inch: of images, and of those that know black and white only (GWG 2015).
const FINE: f64 = 300.0;
const FINE_BITONAL: f64 = 1200.0;
/// Resolution is rounded down in many programs.
const ROUNDING: f64 = 0.99;
/// Images with fewer pixels are areas of colour, not pictures.
const PICTURE: usize = 64;
/// A picture of less than this, in points either way, shows no detail that could be missed.
const SMALLEST: f64 = 9.0;

impl Drawing<'_, '_> {
    pub(super) fn image(&mut self, stream: &Rc<Stream>, frame: &Frame) {
        let area = frame.state.ctm.around(&Rect::UNIT);
        if !self.survey.is_on_page(&area) || area.width() + area.height() <= 0.0 {
            return;
        }
        let Some(picture) = self.picture(stream, &frame.resources) else { return };
        let at = (area.left, area.top);
        self.survey.images += 1;
        self.resolution(&picture, frame, at);
        if picture.is_soft {
            self.survey.see(Sight::Transparency("an image with a soft mask"), What::Image, at, 0.0, f64::max);
        }
        match &picture.kind {
            PictureKind::Stencil => self.fill(frame, What::Image, area, at, 0.0),
            PictureKind::Colours { tone, is_measured } => {
                self.survey.unmeasured += usize::from(!is_measured);
                let state = &frame.state;
                self.see_through(state, state.alpha_fill, What::Image, area, at);
                let (overprint, blend) = (state.fill_overprint(), state.blend);
                self.survey.mark(self.pdf, &Mark { what: What::Image, area, at, tone, size: 0.0, overprint, blend });
            }
        }
    }

    fn resolution(&mut self, picture: &Picture, frame: &Frame, at: (f64, f64)) {
        let (width, height) = frame.state.ctm.sides();
        let (width, height) = (width * self.page.unit, height * self.page.unit);
        if picture.width.saturating_mul(picture.height) < PICTURE || (width < SMALLEST && height < SMALLEST) {
            return;
        }
        let fineness = (float(picture.width) / width).min(float(picture.height) / height) * 72.0;
        let (sight, least) = match picture.bits {
            1 => (Sight::LowResolutionBitonal, FINE_BITONAL),
            _ => (Sight::LowResolution, FINE),
        };
        if fineness < least * ROUNDING {
            self.survey.see(sight, What::Image, at, fineness, f64::min);
        }
    }

    fn picture(&mut self, stream: &Rc<Stream>, resources: &Dict) -> Option<Rc<Picture>> {
        if let Some(known) = stream.id.and_then(|id| self.shared.pictures.get(&id)) {
            return known.clone();
        }
        let picture = self.read_picture(stream, resources).map(Rc::new);
        if let Some(id) = stream.id {
            self.shared.pictures.insert(id, picture.clone());
        }
        picture
    }

    fn read_picture(&mut self, stream: &Rc<Stream>, resources: &Dict) -> Option<Picture> {
        let pdf = self.pdf;
        let dict = &stream.dict;
        let number = |key: &str| pdf.number(dict, key).and_then(whole);
        let (width, height) = (number("Width")?, number("Height")?);
        let is_stencil = matches!(pdf.get(dict, "ImageMask"), Object::Bool(true));
        let bits = if is_stencil { 1 } else { number("BitsPerComponent").unwrap_or(8) };
        let is_soft = pdf.get(dict, "SMask").stream().is_some() || number("SMaskInData").is_some_and(|kind| kind > 0);
        let kind = if is_stencil {
            PictureKind::Stencil
        } else {
            let space = self.space(dict.raw("ColorSpace"), resources);
            if space.is_none() && dict.has("ColorSpace") {
                pdf.miss("the colour space of an image is not there, or not sound");
            }
            self.colours(stream, space, (width, height, bits))
        };
        Some(Picture { width, height, bits, kind, is_soft })
    }

    fn colours(
        &self,
        stream: &Stream,
        space: Option<Rc<Space>>,
        (width, height, bits): (usize, usize, usize),
    ) -> PictureKind {
        let Some(space) = space else {
            // JPEG 2000 may name its space itself; anything else without one is drawn by nobody.
            let family = samples::family(self.pdf, stream).unwrap_or(Family::DeviceGray);
            let space = Space::Process(family);
            return samples::measure(self.pdf, stream, &space, (width, height, bits)).into_kind(&space);
        };
        samples::measure(self.pdf, stream, &space, (width, height, bits)).into_kind(&space)
    }
}

impl samples::Measured {
    fn into_kind(self, space: &Space) -> PictureKind {
        let (ink, total, is_white, is_measured) = match self {
            Self::Ink { ink, total } => {
                let is_white = ink.is_blank();
                (ink, total, is_white, true)
            }
            Self::Unknown => (space.ink(&space.initial()), 0.0, false, false),
            Self::Unneeded => (space.ink(&space.initial()), 0.0, false, true),
        };
        let tone = Tone {
            family: space.family(),
            spots: space.spots(),
            ink,
            total,
            is_white,
            alternate: space.alternate(),
            ..Tone::default()
        };
        PictureKind::Colours { tone, is_measured }
    }
}
