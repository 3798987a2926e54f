//! What a file claims to be, and whether it could be that.

use super::{Findings, Subject, shown};
use crate::diagnostic::{Rule, Severity};
use crate::inspect::claims::Metadata;
use crate::inspect::pdf::{filter, object::Object};
use crate::manifest::press::Standard;

/// Claims that contradict each other.
static VERSION_MISMATCH: Rule = Rule::warning(
    "version-mismatch",
    "the file says one thing about which standard and version it is",
)
.because(
    "Programs look in different places. If these disagree, one program takes the file for what another refuses.",
    "ISO 15930-7, “Identification”; ISO 32000-1, 7.5.2",
)
.example("#! document information with `PDF/X-1a:2003`, XMP with `PDF/X-4`", "#! `PDF/X-4` in both");

/// A file without a name of its own.
static MISSING_FILE_ID: Rule = Rule::warning("missing-file-id", "the file has an identifier")
    .because(
        "By it a printer's programs tell two states of a file apart.",
        "ISO 15930-7, “File identifier”; ISO 32000-1, 14.4",
    )
    .example("#! a trailer without `ID`", "#! a trailer with `ID`");

/// A file without metadata.
static MISSING_XMP: Rule = Rule::warning("missing-xmp", "the file carries metadata that programs can read")
    .because(
        "The standard that a file claims, its title and its dates stand in a packet of metadata (XMP), which programs read that know \
         nothing else of the file.",
        "ISO 15930-7, “Metadata”; ISO 19005-2, 6.6; ISO 14289-1, 7.1; ISO 16684-1",
    )
    .example("#! a PDF/X-4 without `Metadata`, or with one that is no XML", "#! one with an XMP packet");

/// A file that does not say whether it is trapped.
static UNKNOWN_TRAPPING: Rule = Rule::warning("unknown-trapping", "the file says whether it is trapped")
    .because(
        "Trapping lets colours overlap a little, so that no white shows between them. Done twice it leaves dark edges, so a printer must \
         know whether it was done.",
        "ISO 15930-7, “Trapped”; ISO 32000-1, 14.11.6",
    )
    .example("#! document information without `Trapped`, or with `Unknown`", "#! `Trapped` is `False`");

/// Compression that printers' standards forbid.
static LZW_COMPRESSION: Rule =
    Rule::warning("lzw-compression", "nothing is compressed in a way that the standard forbids")
        .because(
            "Standards for printers and archives leave LZW out: it was patented once, and programs need not know it.",
            "ISO 15930-7, “Compression”; ISO 19005-2, 6.1.7",
        )
        .example("#! a stream with the filter `LZWDecode`", "#! the same stream with `FlateDecode`");

pub(super) static RULES: &[&Rule] =
    &[&VERSION_MISMATCH, &MISSING_FILE_ID, &MISSING_XMP, &UNKNOWN_TRAPPING, &LZW_COMPRESSION];

pub(super) fn check(subject: &Subject, findings: &mut Findings) {
    versions(subject, findings);
    let claims = subject.claims;
    let is_archive = claims.pdf_a.is_some() || claims.pdf_ua.is_some();
    let severity = if is_archive { Severity::Error } else { subject.in_x() };
    let asked = subject.x().is_some() || is_archive;
    if asked && !claims.has_id {
        findings.push(subject.found(
            &MISSING_FILE_ID,
            severity,
            "the file has no identifier",
            "write the file anew with one",
        ));
    }
    // PDF 1.3 has no packets.
    let needs_packet = subject.x() == Some(Standard::X4) || is_archive;
    let packet = match claims.metadata {
        Metadata::Missing if needs_packet => Some("the file has no metadata (XMP)"),
        Metadata::Damaged => Some("the metadata (XMP) of the file cannot be read"),
        Metadata::Missing | Metadata::Read => None,
    };
    if let Some(message) = packet {
        findings.push(subject.found(&MISSING_XMP, severity, message, "export the file again with its metadata"));
    }
    if subject.x().is_some() {
        trapping(subject, findings);
        lzw(subject, findings);
    }
}

fn versions(subject: &Subject, findings: &mut Findings) {
    let claims = subject.claims;
    let mut mismatch = |severity, message: String, help: &str| {
        findings.push(subject.found(&VERSION_MISMATCH, severity, message, help));
    };
    if let (Some(one), Some(other)) = (&claims.x_information, &claims.x_metadata)
        && one != other
    {
        let message =
            format!("the document information says `{}`, and the metadata says `{}`", shown(one), shown(other));
        mismatch(Severity::Error, message, "export it again as one of them");
    }
    if let Some(press) = subject.press.filter(|press| press.is_pdf_x()) {
        let claimed = claims.x_metadata.as_deref().or(claims.x_information.as_deref());
        let wanted = press.standard.name();
        match claimed {
            None => mismatch(
                Severity::Error,
                format!("the file claims no standard for printers, and `{}` asks for {wanted}", press.name),
                "export it as that",
            ),
            Some(claimed) if claims.x() != Some(press.standard) => {
                let message = format!("the file claims `{}`, and `{}` asks for {wanted}", shown(claimed), press.name);
                mismatch(Severity::Error, message, "export it as that");
            }
            Some(_) => {}
        }
    }
    let latest = match subject.claims.x() {
        Some(Standard::X1a2001) => Some("1.3"),
        Some(Standard::X1a2003 | Standard::X3) => Some("1.4"),
        Some(Standard::X4) => Some("1.6"),
        Some(Standard::None) | None => None,
    };
    // X-4 allows a later number in the header, as long as what is in the file is of 1.6.
    if let Some(latest) = latest.filter(|latest| claims.version() > *latest && *latest != "1.6") {
        let message =
            format!("the file is PDF {}, and the standard it claims ends with {latest}", shown(claims.version()));
        mismatch(Severity::Error, message, "export it again with that version");
    }
}

fn trapping(subject: &Subject, findings: &mut Findings) {
    let claims = subject.claims;
    let message = match (claims.trapped.as_deref(), claims.trapped_metadata.as_deref()) {
        (Some(own @ ("True" | "False")), Some(other)) if own != other => {
            format!("the document information says `Trapped {own}`, and the metadata says `{}`", shown(other))
        }
        (Some("True" | "False"), _) => return,
        // From PDF/X-4 on the metadata may say it alone.
        (None, Some("True" | "False")) if subject.x() == Some(Standard::X4) => return,
        _ => "the file does not say whether it is trapped".to_owned(),
    };
    findings.push(subject.found(
        &UNKNOWN_TRAPPING,
        Severity::Error,
        message,
        "set `Trapped` to `False`, or to `True` if it was done",
    ));
}

fn lzw(subject: &Subject, findings: &mut Findings) {
    let count = subject
        .pdf
        .ids()
        .into_iter()
        .filter(|id| {
            let object = subject.pdf.resolve(&Object::Reference(*id));
            object.stream().is_some_and(|stream| {
                filter::filters(subject.pdf, &stream.dict)
                    .iter()
                    .any(|(name, _)| matches!(&**name, "LZWDecode" | "LZW"))
            })
        })
        .count();
    if count > 0 {
        let message = format!("{count} {} compressed with LZW", if count == 1 { "stream is" } else { "streams are" });
        findings.push(subject.found(
            &LZW_COMPRESSION,
            Severity::Error,
            message,
            "export it again with Flate (ZIP) compression",
        ));
    }
}
