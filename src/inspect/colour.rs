//! Reads colour spaces (ISO 32000-1, 8.6) and says which plates a colour puts ink on; converts nothing, so of RGB it says only
//! that all four process plates may get some.

use std::rc::Rc;

use super::icc;
use super::pdf::Pdf;
use super::pdf::object::{Dict, Name, Object, float, whole};

/// A colour space.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Space {
    /// A space in which the components are gray, RGB, CMYK or Lab.
    Process(Family),
    Indexed(Rc<Space>, Rc<[u8]>),
    /// `Separation` or `DeviceN`: its colorants, and the space that stands in for them.
    Spots(Rc<[Name]>, Rc<Space>),
    /// A pattern, with the space of the colour it is painted in if it brings none.
    Pattern(Option<Rc<Space>>),
}

/// A family of colour spaces, told apart by what a printer makes of them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Family {
    DeviceGray,
    DeviceRgb,
    DeviceCmyk,
    CalGray,
    CalRgb,
    Lab,
    IccGray,
    IccRgb,
    IccCmyk,
    IccLab,
}

/// Ink on the four process plates and on others, from 0 to 1 each.
#[derive(Debug, Clone, Default, PartialEq)]
pub(crate) struct Ink {
    pub(crate) process: [f64; 4],
    pub(crate) spots: Vec<(Name, f64)>,
}

/// What mixing a colour with what lies beneath (ISO 32000-1, 11.3.5) can do to the amount of ink.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) enum Blend {
    /// It hides what lies beneath, or lets some of it through: no more than the more of the two.
    #[default]
    Normal,
    /// It takes ink away.
    Lighten,
    /// It darkens: `Multiply`, `Darken`.
    Multiply,
    /// Anything else, up to full ink wherever either has some.
    Other,
}

/// Names a `Separation` that is on every plate there is: registration marks.
pub(crate) const ALL: &str = "All";
const NONE: &str = "None";
/// Spaces within spaces: an indexed one on a spot colour on an ICC profile is the deepest that makes sense.
const DEPTH: usize = 6;
/// Components beyond this number are more than any press has plates.
pub(crate) const COMPONENTS: usize = 32;

impl Family {
    pub(crate) const ALL: [(Self, &'static str); 10] = [
        (Self::DeviceGray, "DeviceGray"),
        (Self::DeviceRgb, "DeviceRGB"),
        (Self::DeviceCmyk, "DeviceCMYK"),
        (Self::CalGray, "CalGray"),
        (Self::CalRgb, "CalRGB"),
        (Self::Lab, "Lab"),
        (Self::IccGray, "ICCBased gray"),
        (Self::IccRgb, "ICCBased RGB"),
        (Self::IccCmyk, "ICCBased CMYK"),
        (Self::IccLab, "ICCBased Lab"),
    ];

    pub(crate) fn components(self) -> usize {
        match self {
            Self::DeviceGray | Self::CalGray | Self::IccGray => 1,
            Self::DeviceRgb | Self::CalRgb | Self::Lab | Self::IccRgb | Self::IccLab => 3,
            Self::DeviceCmyk | Self::IccCmyk => 4,
        }
    }

    /// Tells whether the printer must convert it before there are plates.
    pub(crate) fn is_rgb(self) -> bool {
        matches!(self, Self::DeviceRgb | Self::CalRgb | Self::IccRgb)
    }

    pub(crate) fn is_lab(self) -> bool {
        matches!(self, Self::Lab | Self::IccLab)
    }

    pub(crate) fn is_gray(self) -> bool {
        self.components() == 1
    }

    /// Says how much ink components make.
    fn ink(self, parts: &[f64]) -> [f64; 4] {
        let part = |i: usize| parts.get(i).copied().unwrap_or_default().clamp(0.0, 1.0);
        match self {
            Self::DeviceGray | Self::CalGray | Self::IccGray => [0.0, 0.0, 0.0, 1.0 - part(0)],
            Self::DeviceCmyk | Self::IccCmyk => std::array::from_fn(part),
            Self::DeviceRgb | Self::CalRgb | Self::IccRgb => {
                // White is white; of anything else nobody knows before it is converted.
                if (0..3).all(|i| part(i) > 0.999) { [0.0; 4] } else { [f64::MIN_POSITIVE; 4] }
            }
            Self::Lab | Self::IccLab => {
                let light = parts.first().copied().unwrap_or_default();
                if light > 99.9 { [0.0; 4] } else { [f64::MIN_POSITIVE; 4] }
            }
        }
    }
}

impl Space {
    /// Reads a colour space: a name, which `resources` may explain, or an array.
    pub(crate) fn read(pdf: &Pdf, object: &Object, resources: &Dict) -> Option<Self> {
        Self::read_within(pdf, object, resources, 0)
    }

    fn read_within(pdf: &Pdf, object: &Object, resources: &Dict, depth: usize) -> Option<Self> {
        if depth > DEPTH || !pdf.budget.steps(1) {
            return None;
        }
        match pdf.resolve(object) {
            Object::Name(name) => Self::named(pdf, &name, resources, depth),
            Object::Array(array) => Self::from_array(pdf, &array, resources, depth),
            _ => None,
        }
    }

    /// Gives the space that the name of a device stands for: itself, or the default that takes its place (8.6.5.6).
    pub(crate) fn device(pdf: &Pdf, family: Family, resources: &Dict) -> Self {
        let key = match family {
            Family::DeviceGray => "DefaultGray",
            Family::DeviceRgb => "DefaultRGB",
            _ => "DefaultCMYK",
        };
        let spaces = pdf.dict(resources, "ColorSpace").unwrap_or_default();
        let default = spaces.has(key).then(|| Self::read_within(pdf, spaces.raw(key), &Dict::default(), 1)).flatten();
        default.filter(|space| space.components() == family.components()).unwrap_or(Self::Process(family))
    }

    fn named(pdf: &Pdf, name: &str, resources: &Dict, depth: usize) -> Option<Self> {
        match name {
            "DeviceGray" | "G" | "CalGray" => Some(Self::device(pdf, Family::DeviceGray, resources)),
            "DeviceRGB" | "RGB" | "CalRGB" => Some(Self::device(pdf, Family::DeviceRgb, resources)),
            "DeviceCMYK" | "CMYK" => Some(Self::device(pdf, Family::DeviceCmyk, resources)),
            "Pattern" => Some(Self::Pattern(None)),
            _ => {
                let spaces = pdf.dict(resources, "ColorSpace")?;
                let object = spaces.raw(name);
                if object.is_null() { None } else { Self::read_within(pdf, object, resources, depth + 1) }
            }
        }
    }

    fn from_array(pdf: &Pdf, array: &[Object], resources: &Dict, depth: usize) -> Option<Self> {
        let item = |i: usize| array.get(i).map_or(Object::Null, |item| pdf.resolve(item));
        let below = |i: usize| Self::read_within(pdf, array.get(i)?, resources, depth + 1).map(Rc::new);
        match &**item(0).name()? {
            "CalGray" => Some(Self::Process(Family::CalGray)),
            "CalRGB" => Some(Self::Process(Family::CalRgb)),
            "Lab" => Some(Self::Process(Family::Lab)),
            "ICCBased" => {
                let profile = item(1);
                let stream = profile.stream()?;
                let components = pdf.number(&stream.dict, "N").and_then(whole)?;
                let header = icc::header(pdf, stream);
                if header.is_none() {
                    pdf.miss("the ICC profile of a colour space is damaged");
                }
                let lab = header.is_some_and(|header| header.space == *b"Lab ");
                Some(Self::Process(match components {
                    1 => Family::IccGray,
                    3 if lab => Family::IccLab,
                    3 => Family::IccRgb,
                    4 => Family::IccCmyk,
                    _ => return None,
                }))
            }
            "Indexed" | "I" => {
                let table = match item(3) {
                    Object::Text(text) => text,
                    Object::Stream(stream) => pdf.decode(&stream)?,
                    _ => return None,
                };
                Some(Self::Indexed(below(1)?, table))
            }
            "Separation" => Some(Self::Spots([item(1).name()?.clone()].into(), below(2)?)),
            "DeviceN" => {
                let names = item(1);
                let names = names.array()?.iter().take(COMPONENTS).filter_map(|name| pdf.resolve(name).name().cloned());
                Some(Self::Spots(names.collect(), below(2)?))
            }
            "Pattern" => Some(Self::Pattern(below(1))),
            name => Self::named(pdf, name, resources, depth + 1),
        }
    }

    pub(crate) fn components(&self) -> usize {
        match self {
            Self::Process(family) => family.components(),
            Self::Indexed(..) => 1,
            Self::Spots(names, _) => names.len(),
            Self::Pattern(_) => 0,
        }
    }

    /// Gives the components before any are set: black (8.6.5 to 8.6.6).
    pub(crate) fn initial(&self) -> Vec<f64> {
        match self {
            Self::Process(Family::DeviceCmyk | Family::IccCmyk) => vec![0.0, 0.0, 0.0, 1.0],
            Self::Spots(names, _) => vec![1.0; names.len()],
            Self::Process(_) | Self::Indexed(..) | Self::Pattern(_) => vec![0.0; self.components()],
        }
    }

    /// Gives the process family at the bottom, if the colour is not made of spot colours alone.
    pub(crate) fn family(&self) -> Option<Family> {
        match self {
            Self::Process(family) => Some(*family),
            Self::Indexed(base, _) => base.family(),
            Self::Spots(..) | Self::Pattern(_) => None,
        }
    }

    /// Gives the family that stands in where there is no ink for a spot colour.
    pub(crate) fn alternate(&self) -> Option<Family> {
        match self {
            Self::Spots(_, alternate) => alternate.family(),
            Self::Indexed(base, _) => base.alternate(),
            Self::Process(_) | Self::Pattern(_) => None,
        }
    }

    /// Lists the colorants beside the process colours.
    pub(crate) fn spots(&self) -> Vec<Name> {
        match self {
            Self::Spots(names, _) => {
                names.iter().filter(|name| process(name).is_none() && &***name != NONE).cloned().collect()
            }
            Self::Indexed(base, _) => base.spots(),
            Self::Process(_) | Self::Pattern(_) => Vec::new(),
        }
    }

    /// Says how much ink a colour puts on which plate.
    pub(crate) fn ink(&self, parts: &[f64]) -> Ink {
        match self {
            Self::Process(family) => Ink { process: family.ink(parts), spots: Vec::new() },
            Self::Indexed(base, _) => base.ink(&self.looked_up(parts)),
            Self::Spots(names, _) => {
                let mut ink = Ink::default();
                for (i, name) in names.iter().enumerate() {
                    ink.add(name, parts.get(i).copied().unwrap_or_default().clamp(0.0, 1.0));
                }
                ink
            }
            Self::Pattern(_) => Ink::default(),
        }
    }

    /// Gives the components in the base of an indexed space; others as they are.
    pub(crate) fn looked_up(&self, parts: &[f64]) -> Vec<f64> {
        let Self::Indexed(base, table) = self else { return parts.to_vec() };
        let count = base.components();
        let start = whole(parts.first().copied().unwrap_or_default()).unwrap_or_default().saturating_mul(count);
        let entry = table.get(start..start.saturating_add(count)).unwrap_or_default();
        let (low, high) = base.range();
        entry.iter().map(|byte| low + f64::from(*byte) / 255.0 * (high - low)).collect()
    }

    /// Gives the bounds of the first component: lightness goes to 100.
    pub(crate) fn range(&self) -> (f64, f64) {
        match self {
            Self::Process(family) if family.is_lab() => (0.0, 100.0),
            Self::Indexed(_, table) => (0.0, float(table.len())),
            Self::Process(_) | Self::Spots(..) | Self::Pattern(_) => (0.0, 1.0),
        }
    }
}

/// Gives the process plate that a colorant names.
fn process(name: &str) -> Option<usize> {
    ["Cyan", "Magenta", "Yellow", "Black"].iter().position(|plate| *plate == name)
}

impl Blend {
    /// Gives what a mode of that name does.
    pub(crate) fn of(mode: &str) -> Self {
        match mode {
            "Normal" | "Compatible" | "None" => Self::Normal,
            "Screen" | "Lighten" => Self::Lighten,
            "Multiply" | "Darken" => Self::Multiply,
            _ => Self::Other,
        }
    }
}

impl Ink {
    fn add(&mut self, name: &Name, tint: f64) {
        match (process(name), &**name) {
            (Some(plate), _) => self.process[plate] = self.process[plate].max(tint),
            (None, NONE) => {}
            (None, ALL) => self.process = self.process.map(|own| own.max(tint)),
            (None, _) => self.spots.push((name.clone(), tint)),
        }
    }

    /// Gives the sum of all plates, in percent.
    pub(crate) fn total(&self) -> f64 {
        100.0 * (self.process.iter().sum::<f64>() + self.spots.iter().map(|(_, tint)| tint).sum::<f64>())
    }

    /// Tells whether nothing is printed.
    pub(crate) fn is_blank(&self) -> bool {
        self.process.iter().all(|tint| *tint <= 0.0) && self.spots.iter().all(|(_, tint)| *tint <= 0.0)
    }

    /// Takes the most of two on each plate.
    pub(crate) fn most(&mut self, other: &Self) {
        for (own, tint) in self.process.iter_mut().zip(other.process) {
            *own = own.max(tint);
        }
        for (name, tint) in &other.spots {
            match self.spots.iter_mut().find(|(own, _)| own == name) {
                Some((_, own)) => *own = own.max(*tint),
                None => self.spots.push((name.clone(), *tint)),
            }
        }
    }

    /// Gives the most that mixing this one with what lies beneath can make of the two.
    pub(crate) fn blended(&self, beneath: &Self, blend: Blend) -> Self {
        let mixed = |own: f64, below: f64| match blend {
            Blend::Normal | Blend::Lighten => own.max(below),
            Blend::Multiply => own + below - own * below,
            Blend::Other if own > 0.0 || below > 0.0 => 1.0,
            Blend::Other => 0.0,
        };
        let mut both = self.clone();
        both.most(beneath);
        for (plate, tint) in both.process.iter_mut().enumerate() {
            *tint = mixed(self.process[plate], beneath.process[plate]);
        }
        let tint =
            |ink: &Self, name: &Name| ink.spots.iter().find(|(own, _)| own == name).map_or(0.0, |(_, tint)| *tint);
        for (name, both) in &mut both.spots {
            *both = mixed(tint(self, name), tint(beneath, name));
        }
        both
    }

    /// Takes from another what is on plates that this one leaves alone.
    pub(crate) fn over(&self, beneath: &Self) -> Self {
        let mut both = self.clone();
        for (own, tint) in both.process.iter_mut().zip(beneath.process) {
            if *own <= 0.0 {
                *own = tint;
            }
        }
        let others = beneath.spots.iter().filter(|(name, _)| !self.spots.iter().any(|(own, _)| own == name));
        both.spots.extend(others.cloned());
        both
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ink_is_on_the_plates_that_the_colour_names() {
        let gray = Space::Process(Family::DeviceGray);
        assert!((gray.ink(&[0.25]).process[3] - 0.75).abs() < 1e-9);
        let names: Rc<[Name]> = ["Black".into(), "PANTONE 300 C".into(), "None".into()].into();
        let spots = Space::Spots(names, Rc::new(Space::Process(Family::DeviceCmyk)));
        let ink = spots.ink(&[0.5, 1.0, 1.0]);
        assert_eq!((ink.process[3], ink.spots.len(), ink.total().round()), (0.5, 1, 150.0));
        assert_eq!(spots.spots().len(), 1);
        let all = Space::Spots([ALL.into()].into(), Rc::new(Space::Process(Family::DeviceCmyk)));
        assert!((all.ink(&[1.0]).total() - 400.0).abs() < 0.1);
        let indexed = Space::Indexed(Rc::new(Space::Process(Family::DeviceCmyk)), [0, 0, 0, 0, 0, 0, 0, 255].into());
        assert!((indexed.ink(&[1.0]).total() - 100.0).abs() < 1e-9);
        assert!(indexed.ink(&[7.0]).is_blank(), "an index beyond the table");
    }
}
