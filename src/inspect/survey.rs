//! Keeps what is seen while a page is drawn: each kind of thing once, how often, and where first. Judges nothing.

use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

use super::colour::{ALL, Blend, Family, Ink, Space};
use super::geometry::Rect;
use super::pdf::Pdf;
use super::pdf::object::{Name, whole};

/// What is drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum What {
    Text,
    Fill,
    Stroke,
    Image,
    Shading,
}

/// A colour, as far as a printer asks about it.
#[derive(Debug, Clone, Default)]
pub(crate) struct Tone {
    pub(crate) family: Option<Family>,
    pub(crate) spots: Vec<Name>,
    /// What stands in for these.
    pub(crate) alternate: Option<Family>,
    /// The most on each plate.
    pub(crate) ink: Ink,
    /// The most on one spot, in percent.
    pub(crate) total: f64,
    pub(crate) black: Option<Black>,
    pub(crate) is_white: bool,
    /// Whether it is on every plate on purpose.
    pub(crate) is_registration: bool,
}

/// What a black, or nearly black, is made of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Black {
    /// Black ink alone.
    K,
    /// Red, green and blue light, none of it on.
    Rgb,
    /// Cyan, magenta and yellow.
    Cmy,
    /// Black ink and others, in percent.
    Rich([u16; 4]),
}

/// Something drawn.
#[derive(Debug)]
pub(crate) struct Mark<'m> {
    pub(crate) what: What,
    pub(crate) area: Rect,
    /// Where it begins.
    pub(crate) at: (f64, f64),
    pub(crate) tone: &'m Tone,
    /// Of text, the size in points; of a stroke, its width.
    pub(crate) size: f64,
    pub(crate) overprint: Overprint,
    pub(crate) blend: Blend,
}

/// What a colour does to plates on which it puts nothing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) enum Overprint {
    #[default]
    Off,
    /// It leaves other colorants alone (`OPM 0`).
    Colorants,
    /// It also leaves process plates alone on which it puts nothing (`OPM 1`).
    Nonzero,
}

/// A kind of thing seen.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Sight {
    /// A colour that is no plate and no device gray.
    Colour(Family),
    /// Colours of a screen in which things that are seen through are mixed.
    Blend(Family),
    Spot(String),
    /// What stands in for a spot colour.
    Alternate(Family),
    /// Text in a black of more than black ink, smaller than display type.
    SmallBlack(Black),
    /// The same, as large as display type.
    LargeBlack(Black),
    ExcessInk,
    /// The same, if all that lies beneath the bounding box is where the thing is.
    ExcessInkTogether,
    /// A filter of an image within the content.
    InlineFilter(String),
    WhiteOverprint,
    Hairline,
    /// Something seen through.
    Transparency(&'static str),
    LowResolution,
    LowResolutionBitonal,
    /// Colour for registration marks, within the page.
    Registration,
    /// Characters of a font that no Unicode is known of.
    NoUnicode(String),
}

/// How often and where.
#[derive(Debug, Clone, Default)]
pub(crate) struct Tally {
    /// By [`What`].
    pub(crate) counts: [usize; 5],
    pub(crate) first: (f64, f64),
    /// The worst value of it: the most ink, the least resolution, the thinnest line.
    pub(crate) worst: f64,
}

/// What is seen on one page.
#[derive(Debug)]
pub(crate) struct Survey {
    pub(crate) sights: BTreeMap<Sight, Tally>,
    pub(crate) ink: Ink,
    pub(crate) most: f64,
    pub(crate) families: BTreeSet<Family>,
    pub(crate) fonts: BTreeSet<usize>,
    pub(crate) images: usize,
    /// Images whose samples were not looked into.
    pub(crate) unmeasured: usize,
    /// Parts that are not there, or cannot be read.
    pub(crate) missed: BTreeSet<String>,
    /// Text by the marked sequence it is in, and by the language that the sequence itself names.
    pub(crate) texts: BTreeMap<(Option<i64>, Option<Rc<str>>), Said>,
    /// The whole medium, and what is printed of it.
    media: Rect,
    printed: Rect,
    ink_limit: f64,
    beneath: Vec<(Rect, Ink)>,
}

/// Words on a page.
#[derive(Debug, Clone, Default)]
pub(crate) struct Said {
    pub(crate) text: String,
    pub(crate) at: (f64, f64),
}

/// Text of this size in points and more is display type, where a richer black may be meant.
pub(crate) const DISPLAY: f64 = 24.0;
/// Thinner lines than this, in points, may vanish in print (GWG 2015, hairlines).
pub(crate) const THINNEST: f64 = 0.25;
/// Areas that are remembered one by one, for what is printed over them.
const REMEMBERED: usize = 1024;
/// Steps that it takes to compare two areas.
const COMPARISON: usize = 8;
/// Text beyond this length says nothing new of its script.
const LONGEST_TEXT: usize = 10_000;

impl Tone {
    /// Describes a colour.
    pub(crate) fn new(space: &Space, parts: &[f64]) -> Self {
        let ink = space.ink(parts);
        let total = ink.total();
        let family = space.family();
        let values = space.looked_up(parts);
        let is_registration = matches!(space, Space::Spots(names, _) if names.iter().any(|name| &**name == ALL));
        Self {
            family,
            spots: space.spots(),
            alternate: space.alternate(),
            black: black(family, &values, &ink),
            is_white: ink.is_blank(),
            total,
            ink,
            is_registration,
        }
    }

    /// Adds a colour that is part of the same thing.
    pub(crate) fn most(&mut self, other: &Self) {
        self.ink.most(&other.ink);
        self.total = self.total.max(other.total);
        self.is_white &= other.is_white;
    }
}

/// Recognises black and what is nearly black.
fn black(family: Option<Family>, values: &[f64], ink: &Ink) -> Option<Black> {
    if family.is_some_and(Family::is_rgb) {
        return values.iter().all(|value| *value <= 0.15).then_some(Black::Rgb);
    }
    if family.is_some_and(Family::is_lab) || !ink.spots.is_empty() {
        return None;
    }
    let [c, m, y, k] = ink.process;
    let percent = |tint: f64| u16::try_from(whole((tint * 100.0).round()).unwrap_or_default()).unwrap_or(100);
    if c + m + y <= 0.0 {
        (k >= 0.85).then_some(Black::K)
    } else if k >= 0.8 {
        Some(Black::Rich([c, m, y, k].map(percent)))
    } else {
        (c.min(m).min(y) >= 0.6).then_some(Black::Cmy)
    }
}

impl Survey {
    pub(crate) fn new(media: Rect, printed: Rect, ink_limit: f64) -> Self {
        Self {
            sights: BTreeMap::new(),
            ink: Ink::default(),
            most: 0.0,
            families: BTreeSet::new(),
            fonts: BTreeSet::new(),
            images: 0,
            unmeasured: 0,
            missed: BTreeSet::new(),
            texts: BTreeMap::new(),
            media,
            printed,
            ink_limit,
            beneath: Vec::new(),
        }
    }

    /// Tells whether any of an area is on the medium.
    pub(crate) fn is_on_page(&self, area: &Rect) -> bool {
        self.media.meets(area)
    }

    /// Notes a thing; `worse` says which of two values counts.
    pub(crate) fn see(&mut self, sight: Sight, what: What, at: (f64, f64), value: f64, worse: fn(f64, f64) -> f64) {
        let first = Tally { first: at, worst: value, ..Tally::default() };
        let tally = self.sights.entry(sight).or_insert(first);
        tally.counts[what as usize] += 1;
        tally.worst = worse(tally.worst, value);
    }

    /// Notes something drawn.
    pub(crate) fn mark(&mut self, pdf: &Pdf, mark: &Mark) {
        if !self.is_on_page(&mark.area) {
            return;
        }
        let (what, at, tone) = (mark.what, mark.at, mark.tone);
        let is_printed = self.printed.meets(&mark.area);
        if let Some(family) = tone.family {
            self.families.insert(family);
            let is_ink = matches!(family, Family::DeviceCmyk | Family::IccCmyk);
            let is_paper = tone.is_white && family == Family::DeviceGray;
            if !is_ink && !is_paper {
                self.see(Sight::Colour(family), what, at, 0.0, f64::max);
            }
        }
        if tone.is_registration {
            if is_printed {
                self.see(Sight::Registration, what, at, 0.0, f64::max);
            }
            return;
        }
        for spot in &tone.spots {
            self.see(Sight::Spot(spot.to_string()), what, at, 0.0, f64::max);
        }
        if let Some(family) = tone.alternate {
            self.see(Sight::Alternate(family), what, at, 0.0, f64::max);
        }
        self.black(mark);
        if what == What::Stroke && mark.size < THINNEST - 0.001 {
            self.see(Sight::Hairline, what, at, mark.size, f64::min);
        }
        let vanishes = match mark.overprint {
            Overprint::Off => false,
            // Gray and calibrated colours paint all process plates, overprint or not (table 149).
            Overprint::Colorants => tone.family.is_none(),
            Overprint::Nonzero => matches!(tone.family, None | Some(Family::DeviceCmyk | Family::IccCmyk)),
        };
        if tone.is_white && vanishes {
            self.see(Sight::WhiteOverprint, what, at, 0.0, f64::max);
        }
        self.ink.most(&tone.ink);
        if is_printed {
            self.pile(pdf, mark);
        }
    }

    fn black(&mut self, mark: &Mark) {
        let Some(black) = mark.tone.black.filter(|black| mark.what == What::Text && *black != Black::K) else { return };
        let sight = if mark.size < DISPLAY { Sight::SmallBlack(black) } else { Sight::LargeBlack(black) };
        self.see(sight, What::Text, mark.at, mark.size, f64::min);
    }

    /// Adds up the ink of a mark and of what it is printed over.
    fn pile(&mut self, pdf: &Pdf, mark: &Mark) {
        let own = &mark.tone.ink;
        let mut total = mark.tone.total;
        let mut ink = own.clone();
        let overprints = mark.overprint != Overprint::Off;
        let is_mixed = overprints || matches!(mark.blend, Blend::Multiply | Blend::Other);
        if is_mixed && !mark.tone.is_white && pdf.budget.steps(self.beneath.len() * COMPARISON) {
            for (_, beneath) in self.beneath.iter().filter(|(area, _)| area.meets(&mark.area)) {
                let both = if overprints { own.over(beneath) } else { own.clone() };
                let both = both.blended(beneath, mark.blend);
                if both.total() > total {
                    (total, ink) = (both.total(), both);
                }
            }
        }
        self.most = self.most.max(total);
        let limit = self.ink_limit + 0.5;
        if mark.tone.total > limit {
            self.see(Sight::ExcessInk, mark.what, mark.at, mark.tone.total, f64::max);
        } else if total > limit {
            self.see(Sight::ExcessInkTogether, mark.what, mark.at, total, f64::max);
        }
        self.remember(mark.area, ink);
    }

    /// Keeps what may lie beneath other things.
    fn remember(&mut self, area: Rect, ink: Ink) {
        if ink.total() <= 0.0 {
            return;
        }
        if self.beneath.len() < REMEMBERED {
            self.beneath.push((area, ink));
        } else if let Some((whole, most)) = self.beneath.last_mut() {
            // The last one stands for all that come after, so that the sum stays an upper bound.
            *whole = whole.union(&area);
            most.most(&ink);
        }
    }

    /// Notes what a text says.
    pub(crate) fn say(&mut self, sequence: Option<i64>, text: &str, at: (f64, f64), language: Option<&Rc<str>>) {
        let said = self.texts.entry((sequence, language.cloned())).or_insert_with(|| Said { at, ..Said::default() });
        if said.text.len() < LONGEST_TEXT {
            said.text.push_str(text);
        }
    }
}

impl Tally {
    /// Words how many of what: "3 texts and 1 image".
    pub(crate) fn counted(&self) -> String {
        let names = ["text", "fill", "stroke", "image", "shading"];
        let parts: Vec<String> = names
            .iter()
            .zip(self.counts)
            .filter(|(_, count)| *count > 0)
            .map(|(name, count)| format!("{count} {name}{}", if count == 1 { "" } else { "s" }))
            .collect();
        match parts.split_last() {
            Some((last, rest)) if !rest.is_empty() => format!("{} and {last}", rest.join(", ")),
            _ => parts.concat(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::inspect::budget::{Budget, Limits};
    use crate::inspect::testing::minimal;

    #[test]
    fn blacks_are_told_apart() {
        let cmyk = |parts: [f64; 4]| Tone::new(&Space::Process(Family::DeviceCmyk), &parts).black;
        assert_eq!(cmyk([0.0, 0.0, 0.0, 1.0]), Some(Black::K));
        assert_eq!(cmyk([0.6, 0.4, 0.4, 1.0]), Some(Black::Rich([60, 40, 40, 100])));
        assert_eq!(cmyk([0.8, 0.7, 0.7, 0.2]), Some(Black::Cmy));
        assert_eq!(cmyk([1.0, 0.5, 0.0, 0.1]), None, "a blue");
        assert_eq!(Tone::new(&Space::Process(Family::DeviceRgb), &[0.1, 0.1, 0.1]).black, Some(Black::Rgb));
        assert_eq!(Tone::new(&Space::Process(Family::DeviceGray), &[0.0]).black, Some(Black::K));
    }

    #[test]
    fn counts_are_worded() {
        let tally = Tally { counts: [3, 1, 0, 2, 0], ..Tally::default() };
        assert_eq!(tally.counted(), "3 texts, 1 fill and 2 images");
        assert_eq!(Tally { counts: [0, 0, 1, 0, 0], ..Tally::default() }.counted(), "1 stroke");
    }

    #[test]
    fn overprint_adds_what_lies_beneath_and_knocking_out_does_not() {
        for (overprint, expected) in [(Overprint::Off, 100.0), (Overprint::Nonzero, 340.0)] {
            let budget = Budget::new(Limits::default());
            let file = minimal();
            let pdf = Pdf::open(&file, &budget).unwrap();
            let area = Rect { left: 0.0, bottom: 0.0, right: 100.0, top: 100.0 };
            let mut survey = Survey::new(area, area, 320.0);
            let space = Space::Process(Family::DeviceCmyk);
            let below = Tone::new(&space, &[0.8, 0.8, 0.8, 0.0]);
            let above = Tone::new(&space, &[0.0, 0.0, 0.0, 1.0]);
            let mark = |tone, overprint| {
                let (at, blend) = ((1.0, 2.0), Blend::Normal);
                Mark { what: What::Fill, area, at, tone, size: 0.0, overprint, blend }
            };
            survey.mark(&pdf, &mark(&below, Overprint::Off));
            let alone = survey.most;
            assert!((alone - 240.0).abs() < 0.01);
            survey.most = 0.0;
            survey.mark(&pdf, &mark(&above, overprint));
            assert!((survey.most - expected).abs() < 0.01, "{overprint:?}: {}", survey.most);
            assert_eq!(survey.sights.contains_key(&Sight::ExcessInkTogether), overprint == Overprint::Nonzero);
        }
    }
}
