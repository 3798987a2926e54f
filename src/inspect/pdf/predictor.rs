//! Undoes the predictors of Flate and LZW (ISO 32000-1, 7.4.4.4); samples that are not whole bytes are left as TIFF has them.

use super::Pdf;
use super::object::{Dict, whole};

/// Wider rows than any picture has.
const LONGEST_ROW: usize = 1 << 24;

/// Gives the bytes as they were before prediction.
pub(super) fn undo(pdf: &Pdf, bytes: Vec<u8>, parameters: &Dict) -> Vec<u8> {
    let number = |key: &str, otherwise: usize| pdf.number(parameters, key).and_then(whole).unwrap_or(otherwise);
    let predictor = number("Predictor", 1);
    if predictor < 2 {
        return bytes;
    }
    let (colours, bits, columns) = (number("Colors", 1), number("BitsPerComponent", 8), number("Columns", 1));
    let sample = colours.saturating_mul(bits);
    let row = sample.saturating_mul(columns).div_ceil(8);
    if row == 0 || row > LONGEST_ROW {
        return Vec::new();
    }
    match predictor {
        2 if bits == 8 => tiff(bytes, row, colours),
        2 => bytes,
        _ => png(&bytes, row, sample.div_ceil(8)),
    }
}

fn tiff(mut bytes: Vec<u8>, row: usize, colours: usize) -> Vec<u8> {
    for line in bytes.chunks_mut(row) {
        for i in colours..line.len() {
            line[i] = line[i].wrapping_add(line[i - colours]);
        }
    }
    bytes
}

fn png(bytes: &[u8], row: usize, pixel: usize) -> Vec<u8> {
    let mut found: Vec<u8> = Vec::with_capacity(bytes.len());
    let mut above = vec![0; row];
    for line in bytes.chunks(row + 1) {
        let Some((&kind, line)) = line.split_first() else { break };
        let mut current = line.to_vec();
        current.resize(row, 0);
        for i in 0..row {
            let left = if i < pixel { 0 } else { current[i - pixel] };
            let corner = if i < pixel { 0 } else { above[i - pixel] };
            let predicted = match kind {
                1 => left,
                2 => above[i],
                3 => u8::try_from(u16::midpoint(left.into(), above[i].into())).unwrap_or_default(),
                4 => paeth(left, above[i], corner),
                _ => 0,
            };
            current[i] = current[i].wrapping_add(predicted);
        }
        found.extend_from_slice(&current[..line.len()]);
        above = current;
    }
    found
}

fn paeth(left: u8, above: u8, corner: u8) -> u8 {
    let (a, b, c) = (i16::from(left), i16::from(above), i16::from(corner));
    let estimate = a + b - c;
    let (to_a, to_b, to_c) = ((estimate - a).abs(), (estimate - b).abs(), (estimate - c).abs());
    if to_a <= to_b && to_a <= to_c {
        left
    } else if to_b <= to_c {
        above
    } else {
        corner
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_are_put_together_again() {
        assert_eq!(png(&[1, 1, 1, 1, 2, 1, 1, 1], 3, 1), [1, 2, 3, 2, 3, 4]);
        assert_eq!(tiff(vec![1, 2, 3, 1, 1, 1], 6, 3), [1, 2, 3, 2, 3, 4]);
        assert_eq!(png(&[4, 7], 3, 1), [7], "a row that is cut off");
    }
}
