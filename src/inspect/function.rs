//! Lists colours that a function of PDF gives (ISO 32000-1, 7.10), enough to know its extremes; of PostScript only the bounds.

use super::pdf::Pdf;
use super::pdf::object::{Object, float, whole};

/// Points at which a smooth function is looked at.
const POINTS: usize = 9;
/// Most colours that are looked at.
const MOST: usize = 1024;
/// Functions within functions.
const DEPTH: usize = 4;

/// Gives colours of a function, or of an array of functions with one component each.
pub(crate) fn colours(pdf: &Pdf, object: &Object) -> Vec<Vec<f64>> {
    match pdf.resolve(object) {
        Object::Array(parts) => {
            let parts: Vec<Vec<Vec<f64>>> =
                parts.iter().take(super::colour::COMPONENTS).map(|part| one(pdf, part, 0)).collect();
            let longest = parts.iter().map(Vec::len).max().unwrap_or_default();
            let at = |part: &Vec<Vec<f64>>, i: usize| {
                let index = if longest > 1 { i * part.len().saturating_sub(1) / (longest - 1) } else { 0 };
                part.get(index).and_then(|values| values.first()).copied().unwrap_or_default()
            };
            (0..longest).map(|i| parts.iter().map(|part| at(part, i)).collect()).collect()
        }
        other => one(pdf, &other, 0),
    }
}

fn one(pdf: &Pdf, object: &Object, depth: usize) -> Vec<Vec<f64>> {
    let object = pdf.resolve(object);
    let Some(dict) = object.dict() else { return Vec::new() };
    if depth > DEPTH || !pdf.budget.steps(POINTS) {
        return Vec::new();
    }
    match pdf.number(dict, "FunctionType").and_then(whole) {
        Some(0) => sampled(pdf, &object),
        Some(2) => {
            let from = pdf.numbers(dict, "C0").unwrap_or_else(|| vec![0.0]);
            let to = pdf.numbers(dict, "C1").unwrap_or_else(|| vec![1.0]);
            let exponent = pdf.number(dict, "N").unwrap_or(1.0);
            let point = |i: usize| {
                let share = (float(i) / float(POINTS - 1)).powf(exponent);
                from.iter().zip(&to).map(|(from, to)| from + share * (to - from)).collect()
            };
            (0..POINTS).map(point).collect()
        }
        Some(3) => {
            let parts = pdf.array(dict, "Functions").unwrap_or_default();
            parts.iter().take(MOST / POINTS).flat_map(|part| one(pdf, part, depth + 1)).take(MOST).collect()
        }
        _ => {
            let range = pdf.numbers(dict, "Range").unwrap_or_default();
            vec![range.chunks_exact(2).map(|pair| pair[1]).collect()]
        }
    }
}

/// Reads the table of a sampled function (7.10.2).
fn sampled(pdf: &Pdf, object: &Object) -> Vec<Vec<f64>> {
    let Some(stream) = object.stream() else { return Vec::new() };
    let range = pdf.numbers(&stream.dict, "Range").unwrap_or_default();
    let decode = pdf.numbers(&stream.dict, "Decode").filter(|decode| decode.len() == range.len()).unwrap_or(range);
    let bits = pdf.number(&stream.dict, "BitsPerSample").and_then(whole).filter(|bits| (1..=32).contains(bits));
    let (Some(bits), Some(data)) = (bits, pdf.decode(stream)) else { return Vec::new() };
    let outputs = decode.len() / 2;
    if outputs == 0 || outputs > super::colour::COMPONENTS {
        return Vec::new();
    }
    let all = data.len() * 8 / bits / outputs;
    let stride = all.div_ceil(MOST).max(1);
    let largest = (2f64).powi(i32::try_from(bits).unwrap_or(32)) - 1.0;
    let sample = |index: usize| {
        let place = index * bits;
        let value = (place..place + bits).fold(0u64, |value, bit| {
            value << 1 | u64::from(data.get(bit / 8).is_some_and(|byte| byte >> (7 - bit % 8) & 1 == 1))
        });
        float(usize::try_from(value).unwrap_or_default()) / largest
    };
    let colour = |i: usize| {
        (0..outputs)
            .map(|part| decode[2 * part] + sample(i * outputs + part) * (decode[2 * part + 1] - decode[2 * part]))
            .collect()
    };
    (0..all).step_by(stride).map(colour).collect()
}
