//! Looks at shadings (ISO 32000-1, 8.7.4): the colours they run through; of meshes only the colour space.

use super::{Drawing, Frame};
use crate::inspect::function;
use crate::inspect::geometry::Rect;
use crate::inspect::pdf::object::{Dict, Object};
use crate::inspect::survey::{Mark, Overprint, Tone, What};

impl Drawing<'_, '_> {
    /// Carries out `sh`, which fills whatever is clipped: as far as is known, the page.
    pub(super) fn shade(&mut self, operands: &[Object], frame: &Frame) {
        let shadings = self.pdf.dict(&frame.resources, "Shading").unwrap_or_default();
        let Some(name) = operands.first().and_then(Object::name) else { return };
        let shading = self.pdf.get(&shadings, name);
        if shading.dict().is_none() {
            self.lacks("the shading", operands.first());
        }
        let drawn = shading.dict().and_then(|dict| self.pdf.numbers(dict, "BBox"));
        let drawn = drawn.and_then(|numbers| Rect::from(&numbers));
        let area = drawn.map_or(self.page.boxes.medium(), |drawn| frame.state.ctm.around(&drawn));
        let at = frame.state.ctm.apply(0.0, 0.0);
        self.see_through(&frame.state, frame.state.alpha_fill, What::Shading, area, at);
        let tone = &frame.state.fill.tone;
        let blend = frame.state.blend;
        let mark = Mark { what: What::Shading, area, at, tone, size: 0.0, overprint: Overprint::Off, blend };
        self.shading(&shading, &frame.resources, &mark);
    }

    /// Notes the colours of a shading over an area.
    pub(super) fn shading(&mut self, shading: &Object, resources: &Dict, mark: &Mark) {
        let Some(dict) = shading.dict() else { return };
        let Some(space) = self.space(dict.raw("ColorSpace"), resources) else {
            self.pdf.miss("the colour space of a shading is not there, or not sound");
            return;
        };
        let mut colours = match dict.raw("Function") {
            Object::Null => vec![vec![f64::MIN_POSITIVE; space.components()]],
            function => function::colours(self.pdf, function),
        };
        colours.extend(self.pdf.numbers(dict, "Background"));
        let mut tones = colours.iter().map(|parts| Tone::new(&space, parts));
        let Some(mut tone) = tones.next() else { return };
        for other in tones {
            tone.most(&other);
        }
        tone.black = None;
        let what = if mark.what == What::Text { What::Text } else { What::Shading };
        self.survey.mark(self.pdf, &Mark { what, tone: &tone, ..*mark });
    }
}
