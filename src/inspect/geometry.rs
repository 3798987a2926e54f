//! Points, rectangles and transformations of the space in which pages are drawn (ISO 32000-1, 8.3), in points of 1/72 inch.

/// A transformation: x' = ax + cy + e, y' = bx + dy + f.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Matrix(pub(crate) [f64; 6]);

/// An upright rectangle, its corners in order.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Rect {
    pub(crate) left: f64,
    pub(crate) bottom: f64,
    pub(crate) right: f64,
    pub(crate) top: f64,
}

/// A point is 1/72 inch.
pub(crate) const MILLIMETRES: f64 = 25.4 / 72.0;

impl Matrix {
    pub(crate) const IDENTITY: Self = Self([1.0, 0.0, 0.0, 1.0, 0.0, 0.0]);

    /// Reads six numbers.
    pub(crate) fn from(numbers: &[f64]) -> Option<Self> {
        numbers.get(..6)?.try_into().ok().map(Self)
    }

    pub(crate) fn shift(x: f64, y: f64) -> Self {
        Self([1.0, 0.0, 0.0, 1.0, x, y])
    }

    /// Gives the transformation that does this first and then `after`.
    pub(crate) fn then(&self, after: &Self) -> Self {
        let own = &self.0;
        let turned = Self([after.0[0], after.0[1], after.0[2], after.0[3], 0.0, 0.0]);
        let (right, up) = (turned.apply(own[0], own[1]), turned.apply(own[2], own[3]));
        let origin = after.apply(own[4], own[5]);
        Self([right.0, right.1, up.0, up.1, origin.0, origin.1])
    }

    pub(crate) fn apply(&self, x: f64, y: f64) -> (f64, f64) {
        let own = &self.0;
        (own[0] * x + own[2] * y + own[4], own[1] * x + own[3] * y + own[5])
    }

    /// Gives the rectangle around what becomes of a rectangle.
    pub(crate) fn around(&self, rect: &Rect) -> Rect {
        let corners =
            [(rect.left, rect.bottom), (rect.right, rect.bottom), (rect.left, rect.top), (rect.right, rect.top)];
        let mut found = Rect::NOTHING;
        for (x, y) in corners {
            let (x, y) = self.apply(x, y);
            found.include(x, y);
        }
        found
    }

    /// Gives how long the two sides of the unit square become.
    pub(crate) fn sides(&self) -> (f64, f64) {
        let [a, b, c, d, ..] = self.0;
        (a.hypot(b), c.hypot(d))
    }

    /// Gives how much lengths grow, on average of directions.
    pub(crate) fn scale(&self) -> f64 {
        let [a, b, c, d, ..] = self.0;
        (a * d - b * c).abs().sqrt()
    }
}

impl Rect {
    /// Holds no point.
    pub(crate) const NOTHING: Self =
        Self { left: f64::INFINITY, bottom: f64::INFINITY, right: f64::NEG_INFINITY, top: f64::NEG_INFINITY };
    /// The square in which every image is drawn.
    pub(crate) const UNIT: Self = Self { left: 0.0, bottom: 0.0, right: 1.0, top: 1.0 };

    /// Reads a rectangle of PDF: any two opposite corners.
    pub(crate) fn from(numbers: &[f64]) -> Option<Self> {
        let &[x, y, u, v] = numbers.get(..4)? else { return None };
        Some(Self { left: x.min(u), bottom: y.min(v), right: x.max(u), top: y.max(v) })
    }

    pub(crate) fn include(&mut self, x: f64, y: f64) {
        self.left = self.left.min(x);
        self.right = self.right.max(x);
        self.bottom = self.bottom.min(y);
        self.top = self.top.max(y);
    }

    pub(crate) fn width(&self) -> f64 {
        self.right - self.left
    }

    pub(crate) fn height(&self) -> f64 {
        self.top - self.bottom
    }

    /// Tells whether there is an area.
    pub(crate) fn is_empty(&self) -> bool {
        !(self.width() > 0.0 && self.height() > 0.0)
    }

    /// Makes it larger on all sides.
    pub(crate) fn grown(&self, by: f64) -> Self {
        Self { left: self.left - by, bottom: self.bottom - by, right: self.right + by, top: self.top + by }
    }

    /// Tells whether another lies within, up to a tolerance in points.
    pub(crate) fn holds(&self, other: &Self, tolerance: f64) -> bool {
        let large = self.grown(tolerance);
        large.left <= other.left && large.bottom <= other.bottom && large.right >= other.right && large.top >= other.top
    }

    /// Tells whether two share a point; a line without width can.
    pub(crate) fn meets(&self, other: &Self) -> bool {
        self.left <= other.right && other.left <= self.right && self.bottom <= other.top && other.bottom <= self.top
    }

    /// Gives the rectangle around both.
    pub(crate) fn union(&self, other: &Self) -> Self {
        Self {
            left: self.left.min(other.left),
            bottom: self.bottom.min(other.bottom),
            right: self.right.max(other.right),
            top: self.top.max(other.top),
        }
    }

    pub(crate) fn intersection(&self, other: &Self) -> Self {
        Self {
            left: self.left.max(other.left),
            bottom: self.bottom.max(other.bottom),
            right: self.right.min(other.right),
            top: self.top.min(other.top),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn transformations_are_done_in_order() {
        let double = Matrix([2.0, 0.0, 0.0, 2.0, 0.0, 0.0]);
        assert_eq!(double.then(&Matrix::shift(1.0, 1.0)).apply(1.0, 1.0), (3.0, 3.0));
        assert_eq!(Matrix::shift(1.0, 1.0).then(&double).apply(1.0, 1.0), (4.0, 4.0));
    }

    #[test]
    fn what_is_no_number_meets_nothing() {
        let strange = Rect { left: f64::NAN, bottom: 0.0, right: 1.0, top: 1.0 };
        assert!(!strange.meets(&Rect::UNIT) && strange.is_empty() && !Rect::NOTHING.meets(&Rect::UNIT));
    }
}
