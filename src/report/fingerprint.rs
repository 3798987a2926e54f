//! Gives each finding a name that lasts while lines move, so that services know which findings are new. It holds no line and no
//! column.

use std::collections::HashMap;
use std::fmt::Write;

use sha2::{Digest, Sha256};

use super::Report;

/// Gives the fingerprints in the order of the findings, all different: SHA-256 in hexadecimal digits.
pub(super) fn all(report: &Report) -> Vec<String> {
    let mut seen: HashMap<String, usize> = HashMap::new();
    let mut one = |key: String| {
        let repeats = seen.entry(key.clone()).or_default();
        *repeats += 1;
        hexadecimal(&Sha256::digest(format!("{key}\0{repeats}")))
    };
    report
        .diagnostics
        .iter()
        .map(|found| {
            let page = found.place.map(|place| format!("page {}", place.page));
            let id = found.message_id.as_deref().or(page.as_deref()).unwrap_or_default();
            one([found.rule.id, &report.path(found.span.file), id, &found.message].join("\0"))
        })
        .collect()
}

fn hexadecimal(bytes: &[u8]) -> String {
    bytes.iter().fold(String::new(), |mut out, byte| {
        write!(out, "{byte:02x}").expect("a string takes all");
        out
    })
}
