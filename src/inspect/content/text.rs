//! Sets text (ISO 32000-1, 9.4): where each string stands, how large, in which font and in which words.

use std::rc::Rc;

use super::{Colours, Drawing, Frame};
use crate::inspect::font::{Font, Kind};
use crate::inspect::geometry::{Matrix, Rect};
use crate::inspect::pdf::object::{Object, whole};
use crate::inspect::state::Line;
use crate::inspect::survey::{Sight, What};

/// How far glyphs reach below and above the base line, in parts of the size; for almost all fonts.
const DEPTH: f64 = -0.25;
const HEIGHT: f64 = 0.9;

/// What a string says, and how many of its characters say nothing.
#[derive(Debug, Default)]
struct Words {
    text: String,
    unknown: usize,
}

/// Tells whether an operator is about text.
pub(super) fn is_operator(operator: &[u8]) -> bool {
    const ALL: [&[u8]; 17] = [
        b"BT", b"ET", b"Tf", b"Tc", b"Tw", b"Tz", b"TL", b"Ts", b"Tr", b"Td", b"TD", b"Tm", b"T*", b"Tj", b"TJ", b"'",
        b"\"",
    ];
    ALL.contains(&operator)
}

impl Drawing<'_, '_> {
    pub(super) fn text(&mut self, operator: &[u8], operands: &[Object], frame: &mut Frame) {
        let number = |i: usize| operands.get(i).and_then(Object::number).unwrap_or_default();
        let text = &mut frame.state.text;
        match operator {
            b"BT" => frame.line = Line::START,
            b"Tf" => {
                text.size = number(1);
                frame.state.text.font = operands.first().and_then(|name| self.font(name, frame));
            }
            b"Tc" => text.character_space = number(0),
            b"Tw" => text.word_space = number(0),
            b"Tz" => text.scale = number(0) / 100.0,
            b"TL" => text.leading = number(0),
            b"Ts" => text.rise = number(0),
            b"Tr" => text.mode = whole(number(0)).unwrap_or_default(),
            b"Td" => frame.line.next(number(0), number(1)),
            b"TD" => {
                text.leading = -number(1);
                frame.line.next(number(0), number(1));
            }
            b"Tm" => {
                let numbers: Vec<f64> = (0..6).map(number).collect();
                let matrix = Matrix::from(&numbers).unwrap_or(Matrix::IDENTITY);
                frame.line = Line { matrix, start: matrix };
            }
            b"T*" => frame.line.next(0.0, -text.leading),
            b"Tj" | b"TJ" => self.show(operands.first(), frame),
            b"'" => {
                frame.line.next(0.0, -text.leading);
                self.show(operands.first(), frame);
            }
            b"\"" => {
                (text.word_space, text.character_space) = (number(0), number(1));
                frame.line.next(0.0, -text.leading);
                self.show(operands.get(2), frame);
            }
            _ => {}
        }
    }

    fn font(&mut self, name: &Object, frame: &mut Frame) -> Option<Rc<Font>> {
        let name = name.name()?;
        if let Some(font) = frame.fonts.get(name) {
            return font.clone();
        }
        let fonts = self.pdf.dict(&frame.resources, "Font");
        let font = fonts.and_then(|fonts| self.font_object(fonts.raw(name)));
        if font.is_none() {
            self.lacks("the font", Some(&Object::Name(name.clone())));
        }
        frame.fonts.insert(name.clone(), font.clone());
        font
    }

    /// Reads a font, unless it is known.
    pub(super) fn font_object(&mut self, object: &Object) -> Option<Rc<Font>> {
        if let Some(known) = object.reference().and_then(|id| self.shared.by_id.get(&id)) {
            return Some(known.clone());
        }
        let resolved = self.pdf.resolve(object);
        let font = Rc::new(Font::read(self.pdf, resolved.dict()?, self.shared.fonts.len()));
        self.shared.fonts.push(font.clone());
        if let Some(id) = object.reference() {
            self.shared.by_id.insert(id, font.clone());
        }
        Some(font)
    }

    /// Shows a string, or strings with distances between them.
    fn show(&mut self, operand: Option<&Object>, frame: &mut Frame) {
        let Some(font) = frame.state.text.font.clone() else {
            self.pdf.miss("text is set in no font, or in one that is not there");
            return;
        };
        let from = frame.line.matrix;
        let mut words = Words::default();
        match operand {
            Some(Object::Text(text)) => self.string(text, &font, frame, &mut words),
            Some(Object::Array(parts)) => {
                for part in parts.iter() {
                    match part {
                        Object::Text(text) => self.string(text, &font, frame, &mut words),
                        Object::Number(back) => {
                            // A wide gap is a space between words.
                            if *back < -200.0 {
                                words.text.push(' ');
                            }
                            let text = &frame.state.text;
                            let gap = -back / 1000.0 * text.size * text.scale;
                            frame.line.matrix = Matrix::shift(gap, 0.0).then(&frame.line.matrix);
                        }
                        _ => {}
                    }
                }
            }
            _ => return,
        }
        self.shown(&from, &font, frame, &words);
    }

    /// Moves over a string and collects what it says.
    fn string(&mut self, bytes: &[u8], font: &Rc<Font>, frame: &mut Frame, words: &mut Words) {
        if !self.pdf.budget.steps(bytes.len()) {
            return;
        }
        for (code, length) in font.codes(bytes) {
            if font.kind == Kind::Type3 {
                self.glyph(code, font, frame);
            }
            match font.meaning(code) {
                Some(meaning) => words.text.push_str(&meaning),
                None if font.has_meanings() => words.unknown += 1,
                None => {}
            }
            let text = &frame.state.text;
            let width = match &font.glyphs {
                Some(glyphs) => font.width(code) * glyphs.matrix.0[0],
                None => font.width(code) / 1000.0,
            };
            let word_space = if length == 1 && code == 32 { text.word_space } else { 0.0 };
            let advance = (width * text.size + text.character_space + word_space) * text.scale;
            frame.line.matrix = Matrix::shift(advance, 0.0).then(&frame.line.matrix);
        }
    }

    /// Notes what was shown from a place on.
    fn shown(&mut self, from: &Matrix, font: &Rc<Font>, frame: &Frame, words: &Words) {
        const INVISIBLE: usize = 3;
        let text = &frame.state.text;
        let whole = from.then(&frame.state.ctm);
        let size = text.size.abs() * whole.sides().1;
        let end = frame.line.matrix.then(&frame.state.ctm).apply(0.0, text.rise);
        let at = whole.apply(0.0, text.rise);
        let mut area = Rect::NOTHING;
        for reach in [DEPTH, HEIGHT] {
            let (x, y) = whole.apply(0.0, text.rise + reach * text.size);
            area.include(x, y);
            area.include(x + end.0 - at.0, y + end.1 - at.1);
        }
        // Not `<=`: what is no number is not seen either.
        let is_seen = size > 0.001 && self.survey.is_on_page(&area);
        if !is_seen {
            return;
        }
        self.survey.fonts.insert(font.index);
        if words.unknown > 0 {
            self.survey.see(Sight::NoUnicode(font.name.clone()), What::Text, at, 0.0, f64::max);
        }
        let tag = frame.tags.last().cloned().unwrap_or_default();
        if !tag.is_artifact {
            self.survey.say(tag.sequence, &words.text, at, tag.language.as_ref());
        }
        // The drawings of a Type 3 font are drawn by themselves.
        if font.kind == Kind::Type3 || text.mode == INVISIBLE || text.mode > 6 {
            return;
        }
        if matches!(text.mode % 4, 0 | 2) {
            self.fill(frame, What::Text, area, at, size);
        }
        if matches!(text.mode % 4, 1 | 2) {
            self.stroke(frame, What::Text, area, at, size);
        }
    }

    /// Draws a glyph of a Type 3 font, once for a page.
    fn glyph(&mut self, code: u32, font: &Rc<Font>, frame: &Frame) {
        let Some(glyphs) = &font.glyphs else { return };
        let Some(stream) = glyphs.get(code) else { return };
        let Some(id) = stream.id.filter(|id| !self.active.contains(id)) else { return };
        if !self.once.insert((id, code)) {
            return;
        }
        let text = &frame.state.text;
        let size = Matrix([text.size * text.scale, 0.0, 0.0, text.size, 0.0, text.rise]);
        let mut state = frame.state.clone();
        state.ctm = glyphs.matrix.then(&size).then(&frame.line.matrix).then(&frame.state.ctm);
        state.line_width = 1.0;
        let resources = glyphs.resources.clone().unwrap_or_else(|| frame.resources.clone());
        self.form(stream, &state, &resources, Colours::Own, &[]);
    }
}
