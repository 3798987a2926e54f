//! Carries out content streams (ISO 32000-1, 8 and 9) as far as colours, places and languages go; paints nothing, clips nothing
//! and takes optional content for visible.

mod image;
mod inline;
mod shading;
mod text;

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::rc::Rc;

use super::budget::Excess;
use super::colour::{Blend, Family, Space};
use super::font::Font;
use super::geometry::{Matrix, Rect};
use super::page::Page;
use super::pdf::object::{Dict, Id, Name, Object, Stream, whole};
use super::pdf::parse::{Parser, Token};
use super::pdf::{Pdf, filter};
use super::state::{Line, Paint, Pattern, State};
use super::survey::{Mark, Sight, Survey, What};
pub(crate) use image::Picture;

/// What all pages share, so that it is read once.
#[derive(Debug, Default)]
pub(crate) struct Shared {
    /// Every font that was set, in order.
    pub(crate) fonts: Vec<Rc<Font>>,
    by_id: HashMap<Id, Rc<Font>>,
    pictures: HashMap<Id, Option<Rc<Picture>>>,
    spaces: HashMap<Id, Option<Rc<Space>>>,
}

/// A page that is being drawn.
pub(crate) struct Drawing<'p, 'a> {
    pdf: &'p Pdf<'a>,
    page: &'p Page,
    shared: &'p mut Shared,
    pub(crate) survey: Survey,
    /// Forms, patterns and glyphs that call each other just now.
    active: Vec<Id>,
    /// Patterns and glyphs of this page that need no second look.
    once: BTreeSet<(Id, u32)>,
}

/// A content stream that is being carried out.
struct Frame {
    resources: Dict,
    fonts: BTreeMap<Name, Option<Rc<Font>>>,
    state: State,
    saved: Vec<State>,
    line: Line,
    /// What the path so far covers, and where it begins.
    path: Rect,
    start: Option<(f64, f64)>,
    current: (f64, f64),
    tags: Vec<Tag>,
    colours: Colours,
}

/// Whether a stream sets colours, or is a stencil for one that is given.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Colours {
    Own,
    Given,
}

/// A marked sequence that is open (14.6).
#[derive(Debug, Clone, Default)]
struct Tag {
    sequence: Option<i64>,
    language: Option<Rc<str>>,
    is_artifact: bool,
}

/// More saved states than any page has; the first standard allowed 28.
const SAVED: usize = 4096;
/// More operands than any operator has.
const OPERANDS: usize = 256;

impl<'p, 'a> Drawing<'p, 'a> {
    pub(crate) fn new(pdf: &'p Pdf<'a>, page: &'p Page, shared: &'p mut Shared, ink_limit: f64) -> Self {
        let survey = Survey::new(page.boxes.medium(), page.boxes.printed(), ink_limit);
        Self { pdf, page, shared, survey, active: Vec::new(), once: BTreeSet::new() }
    }

    /// Draws the page and what its annotations look like.
    pub(crate) fn draw(&mut self) {
        let content = self.content();
        let mut frame = Frame::new(self.page.resources.clone(), State::new(Matrix::IDENTITY));
        self.group(&self.page.dict.clone(), (0.0, 0.0));
        self.run(&content, &mut frame);
        for annotation in self.pdf.array(&self.page.dict, "Annots").unwrap_or_default().iter() {
            if let Some(dict) = self.pdf.resolve(annotation).dict() {
                self.annotation(dict);
            }
        }
    }

    /// Joins the content streams of the page.
    fn content(&self) -> Vec<u8> {
        let streams = match self.pdf.get(&self.page.dict, "Contents") {
            Object::Array(parts) => parts,
            other => Rc::from([other]),
        };
        let mut content = Vec::new();
        for part in streams.iter() {
            let Object::Stream(stream) = self.pdf.resolve(part) else {
                if self.pdf.budget.lasts() && self.page.dict.has("Contents") {
                    self.pdf.miss("content of the page is not there");
                }
                continue;
            };
            let Some(data) = self.pdf.decode(&stream) else { continue };
            // One stream named often is as much work as many.
            if !self.pdf.budget.steps(data.len()) || content.len() as u64 > self.pdf.budget.limits.decoded_bytes {
                self.pdf.budget.exceed(Excess::DecodedBytes);
                return Vec::new();
            }
            content.extend_from_slice(&data);
            content.push(b'\n');
        }
        content
    }

    /// Draws the appearance of an annotation that is not hidden (12.5.5).
    fn annotation(&mut self, dict: &Dict) {
        const HIDDEN: usize = 2;
        let flags = self.pdf.number(dict, "F").and_then(whole).unwrap_or_default();
        let Some(appearances) = self.pdf.dict(dict, "AP").filter(|_| flags & HIDDEN == 0) else { return };
        let normal = match self.pdf.get(&appearances, "N") {
            Object::Dict(states) => match self.pdf.name(dict, "AS") {
                Some(state) => self.pdf.get(&states, &state),
                None => return,
            },
            other => other,
        };
        let (Object::Stream(form), Some(rect)) =
            (normal, self.pdf.numbers(dict, "Rect").and_then(|rect| Rect::from(&rect)))
        else {
            return;
        };
        let matrix = self.matrix(&form.dict);
        let drawn = self.pdf.numbers(&form.dict, "BBox").and_then(|numbers| Rect::from(&numbers)).unwrap_or(rect);
        let drawn = matrix.around(&drawn);
        let share = |to: f64, from: f64| if from > 0.0 { to / from } else { 1.0 };
        let (x, y) = (share(rect.width(), drawn.width()), share(rect.height(), drawn.height()));
        let fitted = Matrix([x, 0.0, 0.0, y, rect.left - drawn.left * x, rect.bottom - drawn.bottom * y]);
        self.form(&form, &State::new(fitted), &Dict::default(), Colours::Own, &[]);
    }

    fn matrix(&self, dict: &Dict) -> Matrix {
        self.pdf.numbers(dict, "Matrix").and_then(|numbers| Matrix::from(&numbers)).unwrap_or(Matrix::IDENTITY)
    }

    /// Carries out a form, a pattern's cell or a glyph.
    fn form(&mut self, form: &Stream, state: &State, resources: &Dict, colours: Colours, tags: &[Tag]) {
        let Some(id) = form.id else { return };
        if self.active.contains(&id) {
            return;
        }
        if self.active.len() >= self.pdf.budget.limits.depth {
            self.pdf.budget.exceed(Excess::Depth);
        }
        let Some(content) = self.pdf.decode(form).filter(|_| self.pdf.budget.lasts()) else { return };
        let mut state = state.clone();
        state.ctm = self.matrix(&form.dict).then(&state.ctm);
        self.group(&form.dict, state.ctm.apply(0.0, 0.0));
        let own = self.pdf.dict(&form.dict, "Resources").unwrap_or_else(|| resources.clone());
        let mut frame = Frame::new(own, state);
        frame.colours = colours;
        frame.tags = tags.to_vec();
        self.active.push(id);
        self.run(&content, &mut frame);
        self.active.pop();
    }

    /// Notes a group that is seen through.
    fn group(&mut self, dict: &Dict, at: (f64, f64)) {
        let Some(group) = self.pdf.dict(dict, "Group") else { return };
        if !self.pdf.is(&group, "S", "Transparency") {
            return;
        }
        self.survey.see(Sight::Transparency("a transparency group"), What::Fill, at, 0.0, f64::max);
        let space = self.space(group.raw("CS"), &Dict::default());
        if let Some(family) = space.and_then(|space| space.family()).filter(|family| family.is_rgb()) {
            self.survey.see(Sight::Blend(family), What::Fill, at, 0.0, f64::max);
        }
    }

    fn run(&mut self, content: &[u8], frame: &mut Frame) {
        let mut parser = Parser::new(content, self.pdf.budget);
        let mut operands: Vec<Object> = Vec::new();
        loop {
            match parser.token() {
                Token::Object(object) => {
                    if operands.len() == OPERANDS {
                        operands.clear();
                    }
                    operands.push(object);
                }
                Token::Keyword(b"BI") => {
                    operands.clear();
                    if let Some(image) = inline::read(self.pdf, &mut parser) {
                        for (name, _) in filter::filters(self.pdf, &image.dict) {
                            let sight = Sight::InlineFilter(filter::long(&name).to_owned());
                            self.survey.see(sight, What::Image, frame.state.ctm.apply(0.0, 0.0), 0.0, f64::max);
                        }
                        self.image(&Rc::new(image), frame);
                    }
                }
                Token::Keyword(operator) => {
                    if !self.pdf.budget.operator() {
                        return;
                    }
                    self.operator(operator, &operands, frame);
                    operands.clear();
                }
                Token::ArrayEnd | Token::DictEnd => {}
                Token::End => return,
            }
        }
    }

    fn operator(&mut self, operator: &[u8], operands: &[Object], frame: &mut Frame) {
        let number = |i: usize| operands.get(i).and_then(Object::number).unwrap_or_default();
        match operator {
            b"q" => {
                if frame.saved.len() >= SAVED {
                    self.pdf.budget.exceed(Excess::Depth);
                }
                frame.saved.push(frame.state.clone());
            }
            b"Q" => {
                if let Some(state) = frame.saved.pop() {
                    frame.state = state;
                }
            }
            b"cm" => {
                let numbers: Vec<f64> = (0..6).map(number).collect();
                if let Some(matrix) = Matrix::from(&numbers) {
                    frame.state.ctm = matrix.then(&frame.state.ctm);
                }
            }
            b"w" => frame.state.line_width = number(0),
            b"gs" => self.graphics_state(operands, frame),
            b"Do" => self.object(operands, frame),
            b"sh" => self.shade(operands, frame),
            b"m" | b"l" | b"c" | b"v" | b"y" | b"re" | b"h" => frame.path(operator, operands),
            b"f" | b"F" | b"f*" | b"B" | b"B*" | b"b" | b"b*" | b"S" | b"s" | b"n" => self.paint(operator, frame),
            b"BMC" | b"BDC" | b"EMC" => self.tag(operator, operands, frame),
            b"d1" => frame.colours = Colours::Given,
            _ if text::is_operator(operator) => self.text(operator, operands, frame),
            _ if frame.colours == Colours::Own => self.colour(operator, operands, frame),
            _ => {}
        }
    }

    /// Sets a colour or its space (8.6.8).
    fn colour(&mut self, operator: &[u8], operands: &[Object], frame: &mut Frame) {
        let device = match operator {
            b"g" | b"G" => Some(Family::DeviceGray),
            b"rg" | b"RG" => Some(Family::DeviceRgb),
            b"k" | b"K" => Some(Family::DeviceCmyk),
            _ => None,
        };
        let is_stroke = operator.first().is_some_and(u8::is_ascii_uppercase);
        let parts: Vec<f64> = operands.iter().filter_map(Object::number).collect();
        let own = if is_stroke { &frame.state.stroke } else { &frame.state.fill };
        let paint = match operator {
            b"cs" | b"CS" => {
                let Some(space) = operands.first().and_then(|object| self.space(object, &frame.resources)) else {
                    self.lacks("the colour space", operands.first());
                    return;
                };
                let initial = space.initial();
                Paint::new(space, &initial)
            }
            b"sc" | b"SC" | b"scn" | b"SCN" => match operands.last().and_then(Object::name) {
                Some(name) => self.pattern(name, &parts, &own.space, &frame.resources),
                None => Paint::new(own.space.clone(), &parts),
            },
            _ => {
                let Some(family) = device else { return };
                Paint::new(Rc::new(Space::device(self.pdf, family, &frame.resources)), &parts)
            }
        };
        if is_stroke {
            frame.state.stroke = paint;
        } else {
            frame.state.fill = paint;
        }
    }

    /// Gives a colour space, by its name in the resources or as it stands.
    fn space(&mut self, object: &Object, resources: &Dict) -> Option<Rc<Space>> {
        let id = object.name().and_then(|name| self.pdf.dict(resources, "ColorSpace")?.raw(name).reference());
        let id = id.or(object.reference());
        if let Some(known) = id.and_then(|id| self.shared.spaces.get(&id)) {
            return known.clone();
        }
        let space = Space::read(self.pdf, object, resources).map(Rc::new);
        if let Some(id) = id {
            self.shared.spaces.insert(id, space.clone());
        }
        space
    }

    /// Makes a paint of a pattern (8.7).
    fn pattern(&mut self, name: &Name, parts: &[f64], space: &Space, resources: &Dict) -> Paint {
        let base = match space {
            Space::Pattern(Some(base)) => base.clone(),
            _ => Rc::new(Space::Pattern(None)),
        };
        let mut paint = Paint::new(base, parts);
        let patterns = self.pdf.dict(resources, "Pattern").unwrap_or_default();
        let pattern = self.pdf.get(&patterns, name);
        paint.pattern = match (&pattern, pattern.dict()) {
            (Object::Stream(stream), _) => Some(Pattern::Tiling(stream.clone())),
            (_, Some(dict)) => Some(Pattern::Shading(self.pdf.get(dict, "Shading"))),
            _ => {
                self.lacks("the pattern", Some(&Object::Name(name.clone())));
                None
            }
        };
        paint
    }

    fn graphics_state(&mut self, operands: &[Object], frame: &mut Frame) {
        let states = self.pdf.dict(&frame.resources, "ExtGState").unwrap_or_default();
        let Some(dict) = operands.first().and_then(Object::name).and_then(|name| self.pdf.dict(&states, name)) else {
            self.lacks("the graphics state", operands.first());
            return;
        };
        let state = &mut frame.state;
        let flag = |key: &str| match self.pdf.get(&dict, key) {
            Object::Bool(on) => Some(on),
            _ => None,
        };
        // `OP` alone counts for both (table 58).
        if let Some(on) = flag("OP") {
            (state.overprint_stroke, state.overprint_fill) = (on, on);
        }
        state.overprint_fill = flag("op").unwrap_or(state.overprint_fill);
        state.nonzero = self.pdf.number(&dict, "OPM").map_or(state.nonzero, |mode| mode > 0.5);
        state.line_width = self.pdf.number(&dict, "LW").unwrap_or(state.line_width);
        state.alpha_fill = self.pdf.number(&dict, "ca").unwrap_or(state.alpha_fill);
        state.alpha_stroke = self.pdf.number(&dict, "CA").unwrap_or(state.alpha_stroke);
        let modes = match self.pdf.get(&dict, "BM") {
            Object::Array(modes) => modes.first().map_or(Object::Null, |mode| self.pdf.resolve(mode)),
            other => other,
        };
        let normal = |name: &Name| matches!(&**name, "Normal" | "Compatible" | "None");
        if let Some(mode) = modes.name() {
            state.blend = Blend::of(mode);
        }
        let blends = modes.name().map(|name| !normal(name));
        let masks = dict.has("SMask").then(|| !self.pdf.get(&dict, "SMask").name().is_some_and(normal));
        state.transparency = match (blends, masks) {
            (Some(true), _) => Some("a blend mode"),
            (_, Some(true)) => Some("a soft mask"),
            (None, None) => state.transparency,
            _ => None,
        };
        if let Some(Object::Array(pair)) = dict.has("Font").then(|| self.pdf.get(&dict, "Font")) {
            state.text.font = pair.first().and_then(|font| self.font_object(font));
            state.text.size = pair.get(1).and_then(Object::number).unwrap_or_default();
        }
    }

    fn object(&mut self, operands: &[Object], frame: &mut Frame) {
        let objects = self.pdf.dict(&frame.resources, "XObject").unwrap_or_default();
        let object = operands.first().and_then(Object::name).map(|name| self.pdf.get(&objects, name));
        let Some(Object::Stream(stream)) = object else {
            self.lacks("the picture or form", operands.first());
            return;
        };
        if self.pdf.is(&stream.dict, "Subtype", "Image") {
            self.image(&stream, frame);
        } else if self.pdf.is(&stream.dict, "Subtype", "Form") {
            self.form(&stream, &frame.state, &frame.resources, frame.colours, &frame.tags);
        } else {
            self.lacks("the kind of", operands.first());
        }
    }

    /// Notes that something is drawn with that is not among the resources, or is none of what it should be.
    fn lacks(&self, what: &str, operand: Option<&Object>) {
        let name = operand.and_then(Object::name).map_or("", |name| &**name);
        self.pdf.miss(format!("{what} `{}` is not there, or not sound", super::rules::shown(name)));
    }

    fn paint(&mut self, operator: &[u8], frame: &mut Frame) {
        let path = std::mem::replace(&mut frame.path, Rect::NOTHING);
        let Some(at) = frame.start.take() else { return };
        if matches!(operator, b"f" | b"F" | b"f*" | b"B" | b"B*" | b"b" | b"b*") {
            self.fill(frame, What::Fill, path, at, 0.0);
        }
        if matches!(operator, b"S" | b"s" | b"B" | b"B*" | b"b" | b"b*") {
            let width = frame.state.line_width.abs() * frame.state.ctm.scale();
            self.stroke(frame, What::Stroke, path.grown(width / 2.0), at, width);
        }
    }

    /// Fills an area with the colour or the pattern for fills.
    fn fill(&mut self, frame: &Frame, what: What, area: Rect, at: (f64, f64), size: f64) {
        let state = &frame.state;
        self.see_through(state, state.alpha_fill, what, area, at);
        self.apply(
            frame,
            &state.fill,
            &Mark {
                what,
                area,
                at,
                tone: &state.fill.tone,
                size,
                overprint: state.fill_overprint(),
                blend: state.blend,
            },
        );
    }

    /// Strokes with the colour or the pattern for strokes.
    fn stroke(&mut self, frame: &Frame, what: What, area: Rect, at: (f64, f64), size: f64) {
        let state = &frame.state;
        self.see_through(state, state.alpha_stroke, what, area, at);
        let (overprint, blend) = (state.stroke_overprint(), state.blend);
        self.apply(frame, &state.stroke, &Mark { what, area, at, tone: &state.stroke.tone, size, overprint, blend });
    }

    fn see_through(&mut self, state: &State, alpha: f64, what: What, area: Rect, at: (f64, f64)) {
        let how = if alpha < 1.0 { Some("opacity below 1") } else { state.transparency };
        if let Some(how) = how.filter(|_| self.survey.is_on_page(&area)) {
            self.survey.see(Sight::Transparency(how), what, at, 0.0, f64::max);
        }
    }

    fn apply(&mut self, frame: &Frame, paint: &Paint, mark: &Mark) {
        match &paint.pattern {
            None => self.survey.mark(self.pdf, mark),
            Some(Pattern::Shading(shading)) => self.shading(shading, &frame.resources, mark),
            Some(Pattern::Tiling(cell)) => self.tiling(cell, paint, frame, mark),
        }
    }

    /// Looks at the cell of a pattern, once for a page; it counts for the area that it fills.
    fn tiling(&mut self, cell: &Rc<Stream>, paint: &Paint, frame: &Frame, mark: &Mark) {
        const UNCOLOURED: f64 = 2.0;
        let Some(id) = cell.id.filter(|_| self.survey.is_on_page(&mark.area)) else { return };
        if self.pdf.number(&cell.dict, "PaintType").is_some_and(|kind| kind >= UNCOLOURED) {
            self.survey.mark(self.pdf, mark);
            return;
        }
        if !self.once.insert((id, u32::MAX)) {
            return;
        }
        let mut state = State::new(Matrix::shift(mark.at.0, mark.at.1));
        state.fill = paint.clone();
        state.fill.pattern = None;
        // The cell is drawn where the area begins, wherever its own matrix would put it.
        let own = self.matrix(&cell.dict);
        let back = Matrix::shift(-own.0[4], -own.0[5]);
        state.ctm = back.then(&state.ctm);
        self.form(cell, &state, &frame.resources, Colours::Own, &[]);
    }

    fn tag(&mut self, operator: &[u8], operands: &[Object], frame: &mut Frame) {
        const DEEPEST: usize = 1024;
        if operator == b"EMC" {
            frame.tags.pop();
            return;
        }
        let properties = match operands.get(1) {
            Some(Object::Name(name)) => {
                self.pdf.dict(&frame.resources, "Properties").and_then(|properties| self.pdf.dict(&properties, name))
            }
            other => other.and_then(Object::dict).cloned(),
        };
        let properties = properties.unwrap_or_default();
        let above = frame.tags.last().cloned().unwrap_or_default();
        let language = self.pdf.get(&properties, "Lang").text().map(|text| Rc::from(super::pdf::text(text)));
        #[expect(clippy::cast_possible_truncation, reason = "casts of floats saturate, and no page has so many")]
        let sequence = self.pdf.number(&properties, "MCID").map(|number| number as i64);
        let is_artifact = operands.first().and_then(Object::name).is_some_and(|name| &**name == "Artifact");
        if frame.tags.len() >= DEEPEST {
            self.pdf.budget.exceed(Excess::Depth);
        }
        frame.tags.push(Tag {
            sequence: sequence.or(above.sequence),
            language: language.or(above.language),
            is_artifact: is_artifact || above.is_artifact,
        });
    }
}

impl Frame {
    fn new(resources: Dict, state: State) -> Self {
        Self {
            resources,
            fonts: BTreeMap::new(),
            state,
            saved: Vec::new(),
            line: Line::START,
            path: Rect::NOTHING,
            start: None,
            current: (0.0, 0.0),
            tags: Vec::new(),
            colours: Colours::Own,
        }
    }

    /// Goes on with the path (8.5.2).
    fn path(&mut self, operator: &[u8], operands: &[Object]) {
        let numbers: Vec<f64> = operands.iter().filter_map(Object::number).collect();
        let points: Vec<(f64, f64)> = match (operator, numbers.as_slice()) {
            (b"re", &[x, y, width, height]) => vec![(x, y), (x + width, y), (x, y + height), (x + width, y + height)],
            (b"h", _) => Vec::new(),
            (_, numbers) => numbers.chunks_exact(2).map(|pair| (pair[0], pair[1])).collect(),
        };
        for (x, y) in points {
            let (x, y) = self.state.ctm.apply(x, y);
            self.path.include(x, y);
            self.start = self.start.or(Some((x, y)));
            self.current = (x, y);
        }
    }
}
