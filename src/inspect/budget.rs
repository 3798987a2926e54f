//! Counts what an inspection costs and says when it is enough; measures no time, so that the same file always ends alike.

use std::cell::Cell;

/// How much work one file may cause.
#[derive(Debug, Clone)]
pub struct Limits {
    /// Size of the file, in bytes.
    pub file_bytes: usize,
    /// Bytes that one stream of objects may hold once it is inflated.
    pub object_stream_bytes: usize,
    /// Bytes that all streams but images may hold once they are decoded.
    pub decoded_bytes: u64,
    /// Bytes that the samples of one image may take; a larger one is not looked into, and a finding says so.
    pub image_bytes: u64,
    /// The same for all images together.
    pub images_bytes: u64,
    /// Objects that are read: numbers, names, arrays …
    pub objects: u64,
    /// Operators of content streams that are carried out, those of a form as often as it is called.
    pub operators: u64,
    /// Bytes and entries that are looked at, for work that the others do not count.
    pub steps: u64,
    /// Arrays and dictionaries within each other, and forms that call each other.
    pub depth: usize,
    /// Pages.
    pub pages: usize,
}

/// What a file has too much of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Excess {
    FileBytes,
    DecodedBytes,
    Objects,
    Operators,
    Steps,
    Depth,
    Pages,
}

/// What is left of [`Limits`].
#[derive(Debug)]
pub(crate) struct Budget {
    pub(crate) limits: Limits,
    decoded: Cell<u64>,
    images: Cell<u64>,
    objects: Cell<u64>,
    operators: Cell<u64>,
    steps: Cell<u64>,
    excess: Cell<Option<Excess>>,
}

impl Default for Limits {
    /// A catalogue of several hundred pages stays far below these; on one core all of it is spent within seconds.
    fn default() -> Self {
        Self {
            file_bytes: 128 << 20,
            object_stream_bytes: 16 << 20,
            decoded_bytes: 256 << 20,
            image_bytes: 256 << 20,
            images_bytes: 1 << 30,
            objects: 8_000_000,
            operators: 5_000_000,
            steps: 1_000_000_000,
            depth: 64,
            pages: 10_000,
        }
    }
}

impl Budget {
    pub(crate) fn new(limits: Limits) -> Self {
        Self {
            decoded: Cell::new(limits.decoded_bytes),
            images: Cell::new(limits.images_bytes),
            objects: Cell::new(limits.objects),
            operators: Cell::new(limits.operators),
            steps: Cell::new(limits.steps),
            excess: Cell::new(None),
            limits,
        }
    }

    /// Says what there was too much of, if anything; from then on nothing more is granted.
    pub(crate) fn excess(&self) -> Option<Excess> {
        self.excess.get()
    }

    /// Ends the inspection.
    pub(crate) fn exceed(&self, excess: Excess) {
        if self.excess.get().is_none() {
            self.excess.set(Some(excess));
        }
    }

    /// Tells whether anything is left.
    pub(crate) fn lasts(&self) -> bool {
        self.excess.get().is_none()
    }

    /// Takes one object.
    pub(crate) fn object(&self) -> bool {
        self.take(&self.objects, 1, Excess::Objects)
    }

    /// Takes one operator.
    pub(crate) fn operator(&self) -> bool {
        self.take(&self.operators, 1, Excess::Operators)
    }

    /// Takes steps.
    pub(crate) fn steps(&self, count: usize) -> bool {
        self.take(&self.steps, count as u64, Excess::Steps)
    }

    /// Takes decoded bytes.
    pub(crate) fn decoded(&self, bytes: usize) -> bool {
        self.take(&self.decoded, bytes as u64, Excess::DecodedBytes)
    }

    /// Gives how many decoded bytes are left.
    pub(crate) fn decoded_left(&self) -> u64 {
        self.decoded.get()
    }

    /// Takes bytes for the samples of an image. What is too large is not granted, and ends nothing.
    pub(crate) fn image(&self, bytes: u64) -> bool {
        let left = self.images.get();
        let granted = bytes <= left && bytes <= self.limits.image_bytes;
        if granted {
            self.images.set(left - bytes);
        }
        granted
    }

    fn take(&self, left: &Cell<u64>, count: u64, excess: Excess) -> bool {
        match left.get().checked_sub(count) {
            Some(rest) => left.set(rest),
            None => self.exceed(excess),
        }
        self.lasts()
    }
}

impl Excess {
    /// Words what there is too much of.
    pub(crate) fn what(self) -> &'static str {
        match self {
            Self::FileBytes => "it is larger than this program reads (128 MiB)",
            Self::DecodedBytes => "its streams hold too much once they are inflated",
            Self::Objects => "it has too many objects",
            Self::Operators => "its pages have too many operators, or call each other's content too often",
            Self::Steps => "reading it takes too long",
            Self::Depth => "its objects or forms are nested too deeply",
            Self::Pages => "it has too many pages",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_spent_is_gone_and_ends_everything_but_images() {
        let budget = Budget::new(Limits { operators: 2, image_bytes: 10, images_bytes: 15, ..Limits::default() });
        assert!(!budget.image(11));
        assert!(budget.image(10) && !budget.image(6) && budget.image(5) && budget.lasts());
        assert!(budget.operator() && budget.operator());
        assert!(!budget.operator());
        assert_eq!(budget.excess(), Some(Excess::Operators));
        assert!(!budget.steps(1), "nothing more is granted");
    }
}
