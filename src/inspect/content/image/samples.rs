//! Adds up the ink of an image's samples. Of pictures whose compression loses detail it leaves out what covers less than a
//! ten-thousandth: that is noise.

use std::panic::{AssertUnwindSafe, catch_unwind};

use hayro_syntax::object::stream::ImageDecodeParams;
use hayro_syntax::object::{FromBytes, Stream as Encoded};

use crate::inspect::colour::{Family, Ink, Space};
use crate::inspect::pdf::Pdf;
use crate::inspect::pdf::filter::{self, Codec};
use crate::inspect::pdf::object::{Dict, Stream, float, whole};

/// What the samples came to.
pub(super) enum Measured {
    /// The most ink on each plate, and at one spot in percent.
    Ink { ink: Ink, total: f64 },
    /// Too large, damaged, or in a format that is not decoded here.
    Unknown,
    /// The plates are not known before the colours are converted.
    Unneeded,
}

/// Samples of one byte each, and the value that stands for full.
struct Samples {
    bytes: Vec<u8>,
    full: f64,
    /// Whether compression changed them.
    is_lossy: bool,
}

impl Samples {
    /// Gives how many of a number of samples may be noise.
    fn noise(&self, count: usize) -> usize {
        if self.is_lossy { count / NOISE } else { 0 }
    }
}

/// The share of samples that may be left out.
const NOISE: usize = 10_000;
/// Tints up to this, of 255, are noise in a compressed image.
const FAINT: f64 = 1.5 / 255.0;

/// Measures an image of a width, a height and a number of bits for each component.
pub(super) fn measure(pdf: &Pdf, stream: &Stream, space: &Space, size: (usize, usize, usize)) -> Measured {
    if space.family().is_some_and(|family| family.is_rgb() || family.is_lab()) {
        return Measured::Unneeded;
    }
    let components = space.components();
    let Some(samples) = samples(pdf, stream, components, size) else { return Measured::Unknown };
    let full = samples.full;
    let decode = pdf.numbers(&stream.dict, "Decode").filter(|decode| decode.len() == components * 2);
    let is_index = matches!(space, Space::Indexed(..));
    let value = |component: usize, byte: u8| {
        let sample = f64::from(byte);
        match &decode {
            Some(decode) => decode[2 * component] + sample / full * (decode[2 * component + 1] - decode[2 * component]),
            None if is_index => sample,
            None => sample / full,
        }
    };
    if components == 1 {
        by_value(&samples, space, |byte| value(0, byte))
    } else {
        by_pixel(&samples, space, components, value)
    }
}

/// Measures where one component says it all: 256 colours at most.
fn by_value(samples: &Samples, space: &Space, value: impl Fn(u8) -> f64) -> Measured {
    let mut counts = [0usize; 256];
    for byte in &samples.bytes {
        counts[usize::from(*byte)] += 1;
    }
    let least = samples.noise(samples.bytes.len());
    let colours = (0..=255u8).filter(|byte| counts[usize::from(*byte)] > least).map(|byte| space.ink(&[value(byte)]));
    let mut ink = Ink::default();
    let mut total = 0.0f64;
    for colour in colours {
        total = total.max(colour.total());
        ink.most(&colour);
    }
    Measured::Ink { ink, total }
}

fn by_pixel(samples: &Samples, space: &Space, components: usize, value: impl Fn(usize, u8) -> f64) -> Measured {
    let tables: Vec<[f64; 256]> = (0..components)
        .map(|component| {
            let mut table = [0.0; 256];
            for byte in 0..=255u8 {
                table[usize::from(byte)] = value(component, byte);
            }
            table
        })
        .collect();
    // How many pixels have how much ink, in percent.
    let mut sums = vec![0usize; components * 100 + 1];
    let mut most = vec![0.0f64; components];
    let is_process = matches!(space, Space::Process(_));
    let mut parts = vec![0.0; components];
    for pixel in samples.bytes.chunks_exact(components) {
        for (i, byte) in pixel.iter().enumerate() {
            parts[i] = tables[i][usize::from(*byte)];
            most[i] = most[i].max(parts[i]);
        }
        let sum = if is_process { parts.iter().sum::<f64>() * 100.0 } else { space.ink(&parts).total() };
        let place = whole(sum.round()).unwrap_or_default().min(sums.len() - 1);
        sums[place] += 1;
    }
    for tint in most.iter_mut().filter(|tint| samples.is_lossy && **tint <= FAINT) {
        *tint = 0.0;
    }
    let least = samples.noise(samples.bytes.len() / components);
    let mut more = 0;
    let total = sums.iter().enumerate().rev().find(|(_, count)| {
        more += **count;
        more > least
    });
    Measured::Ink { ink: space.ink(&most), total: total.map_or(0.0, |(percent, _)| float(percent)) }
}

/// Gives the samples of an image, one byte each.
fn samples(pdf: &Pdf, stream: &Stream, components: usize, size: (usize, usize, usize)) -> Option<Samples> {
    let (width, height, bits) = size;
    let count = width.checked_mul(height)?.checked_mul(components).filter(|count| *count > 0)?;
    if !pdf.budget.image(count as u64) {
        return None;
    }
    let row = width.checked_mul(components)?.checked_mul(bits)?.div_ceil(8);
    let packed = row.checked_mul(height)?;
    let decoded = filter::decode(pdf, stream, (packed as u64).saturating_mul(2).saturating_add(1 << 20));
    match decoded.codec {
        None => unpack(&decoded.bytes, row, width * components, bits),
        Some((Codec::Jpeg, parameters)) => {
            let samples = picture("DCTDecode", &decoded.bytes, &colour_transform(pdf, &parameters), components, size)?;
            (samples.len() >= components).then_some(Samples { bytes: samples, full: 255.0, is_lossy: true })
        }
        Some((Codec::Jpeg2000, _)) => {
            let (pixels, _) = jpeg2000(&decoded.bytes)?;
            let fits = pixels <= width.checked_mul(height)?.checked_mul(2)?;
            let bytes = fits.then(|| picture("JPXDecode", &decoded.bytes, "", components, (width, height, 8)))??;
            Some(Samples { bytes, full: 255.0, is_lossy: true })
        }
        // Black and white: both are there.
        Some((Codec::Fax | Codec::Jbig2, _)) => Some(Samples { bytes: vec![0, 1], full: 1.0, is_lossy: false }),
        Some((Codec::Unknown, _)) => None,
    }
}

/// Gives samples of 1 to 16 bits a byte each; of 16 the upper half.
fn unpack(packed: &[u8], row: usize, in_row: usize, bits: usize) -> Option<Samples> {
    if row == 0 {
        return None;
    }
    let bytes = match bits {
        8 => packed.to_vec(),
        16 => packed.chunks_exact(2).map(|pair| pair[0]).collect(),
        1 | 2 | 4 => {
            let mask = (1u8 << bits) - 1;
            let one = |line: &[u8], i: usize| {
                line.get(i * bits / 8).map_or(0, |byte| byte >> (8 - bits - i * bits % 8) & mask)
            };
            packed.chunks(row).flat_map(|line| (0..in_row).map(move |i| one(line, i))).collect()
        }
        _ => return None,
    };
    let full = if bits < 8 { f64::from((1u32 << bits) - 1) } else { 255.0 };
    Some(Samples { bytes, full, is_lossy: false })
}

fn colour_transform(pdf: &Pdf, parameters: &Dict) -> String {
    let transform = pdf.number(parameters, "ColorTransform");
    transform.map_or(String::new(), |number| format!("/DecodeParms <</ColorTransform {}>>", u8::from(number > 0.5)))
}

/// Decodes a picture with the codecs of a library, which sees nothing of the file but the picture.
fn picture(
    name: &str,
    data: &[u8],
    more: &str,
    components: usize,
    (width, height, bits): (usize, usize, usize),
) -> Option<Vec<u8>> {
    let mut stream = format!("<</Filter /{name} {more} /Length {}>>\nstream\n", data.len()).into_bytes();
    stream.extend_from_slice(data);
    stream.extend_from_slice(b"\nendstream");
    let parameters = ImageDecodeParams {
        is_indexed: false,
        bpc: u8::try_from(bits).ok(),
        num_components: u8::try_from(components).ok(),
        target_dimension: None,
        width: u32::try_from(width).ok()?,
        height: u32::try_from(height).ok()?,
    };
    let decoded = catch_unwind(AssertUnwindSafe(|| {
        let encoded = Encoded::from_bytes(&stream)?;
        let decoded = encoded.decoded_image(&parameters).ok()?;
        let is_whole = decoded.image_data.as_ref().is_some_and(|image| image.bits_per_component == 8);
        is_whole.then(|| decoded.data.into_owned())
    }));
    decoded.ok().flatten()
}

/// Gives the family that a JPEG 2000 image names itself.
pub(super) fn family(pdf: &Pdf, stream: &Stream) -> Option<Family> {
    let is_jpeg2000 = filter::filters(pdf, &stream.dict).iter().any(|(name, _)| &**name == "JPXDecode");
    let raw = is_jpeg2000.then(|| pdf.raw(stream))?;
    match jpeg2000(raw)?.1 {
        1 | 2 => Some(Family::DeviceGray),
        4 => Some(Family::DeviceCmyk),
        _ => Some(Family::DeviceRgb),
    }
}

/// Reads the number of pixels and of components from the header of a JPEG 2000 code stream (ISO 15444-1, A.5.1).
fn jpeg2000(data: &[u8]) -> Option<(usize, usize)> {
    let at = crate::inspect::pdf::parse::find(data, &[0xff, 0x4f, 0xff, 0x51], 0)?;
    let long = |from: usize| -> Option<usize> {
        let bytes: [u8; 4] = data.get(at + from..at + from + 4)?.try_into().ok()?;
        usize::try_from(u32::from_be_bytes(bytes)).ok()
    };
    let components = data.get(at + 40..at + 42)?;
    Some((long(8)?.checked_mul(long(12)?)?, usize::from(components[0]) << 8 | usize::from(components[1])))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn samples_of_few_bits_are_unpacked() {
        let samples = unpack(&[0b1011_0000, 0b0100_0000], 1, 3, 1).unwrap();
        assert_eq!(samples.bytes, [1, 0, 1, 0, 1, 0]);
        assert_eq!(unpack(&[0x1f], 1, 2, 4).unwrap().bytes, [1, 15]);
        assert_eq!(unpack(&[0x12, 0x34], 2, 1, 16).unwrap().bytes, [0x12]);
    }

    #[test]
    fn a_speck_is_noise_and_an_area_is_not() {
        let space = Space::Process(Family::DeviceCmyk);
        for (dark, is_lossy, expected) in [(1usize, true, 0.0), (20, true, 400.0), (1, false, 400.0)] {
            let mut bytes = vec![0u8; 400_000];
            bytes[..dark * 4].fill(255);
            let measured =
                by_pixel(&Samples { bytes, full: 255.0, is_lossy }, &space, 4, |_, byte| f64::from(byte) / 255.0);
            let Measured::Ink { total, .. } = measured else { panic!() };
            assert!((total - expected).abs() < 0.1, "{dark}: {total}");
        }
    }
}
