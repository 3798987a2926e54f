//! What a file claims to be, and whether it could be that.

use super::{Findings, Subject, shown};
use crate::diagnostic::{Rule, Severity};
use crate::inspect::claims::Metadata;
use crate::inspect::survey::Sight;
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
static FORBIDDEN_COMPRESSION: Rule =
    Rule::warning("forbidden-compression", "nothing is compressed in a way that the standard forbids")
        .because(
            "Standards for printers and archives leave LZW out: it was patented once, and programs need not know it. Those before \
             PDF/X-4 know neither JBIG2 nor JPEG 2000.",
            "ISO 15930-7, “Compression”; ISO 15930-4, “Compression”; ISO 19005-2, 6.1.7",
        )
        .example("#! a stream with the filter `LZWDecode`", "#! the same stream with `FlateDecode`");

/// Things that are no page and not of the file.
static FORBIDDEN_CONTENT: Rule =
    Rule::warning("forbidden-content", "the file holds nothing that standards for printers rule out")
        .because(
            "A page must look the same whoever prints it. Content in other files, pictures to be swapped, programs, curves for one \
             device and layers that can be switched make it depend on where it is opened.",
            "ISO 15930-1 and ISO 15930-4, “Alternate images”, “External streams”, “OPI”, “PostScript XObjects”, “Transfer curves”; \
             ISO 15930-7, 6; PDF Reference 1.4, 3.4.6 and 4.10",
        )
        .example("#! a PDF/X with a low-resolution picture that an OPI server replaces", "#! the picture itself");

/// A file for printers without its title or dates.
static MISSING_INFORMATION: Rule =
    Rule::warning("missing-information", "a file for printers says what it is called and from when it is")
        .because(
            "Two states of a file on the same desk are told apart by their dates, and jobs by their titles.",
            "ISO 15930-4 and ISO 15930-7, “Document information”",
        )
        .example("#! a PDF/X without `ModDate`", "#! one with `Title`, `CreationDate` and `ModDate`");

pub(super) static RULES: &[&Rule] = &[
    &VERSION_MISMATCH,
    &MISSING_FILE_ID,
    &MISSING_XMP,
    &UNKNOWN_TRAPPING,
    &FORBIDDEN_COMPRESSION,
    &FORBIDDEN_CONTENT,
    &MISSING_INFORMATION,
];

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
    if let Some(standard) = subject.x() {
        trapping(subject, findings);
        information(subject, standard, findings);
        compression(subject, standard, findings);
        content(subject, standard, findings);
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
    if claims.x() == Some(Standard::X4) && claims.version() >= "2" {
        let message = format!("the file is PDF {}, and PDF/X-4 rests on PDF 1.6", shown(claims.version()));
        mismatch(Severity::Error, message, "export it again as PDF 1.6");
    }
    let is_silent = claims.x_metadata.is_none() && claims.metadata == Metadata::Read;
    if claims.x() == Some(Standard::X4) && is_silent {
        let message =
            "the metadata (XMP) does not say that the file is PDF/X-4, and there is where it counts".to_owned();
        mismatch(Severity::Error, message, "export it again as PDF/X-4");
    }
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

/// Asks for title and dates: before PDF/X-4 in the document information, since then there or in the metadata.
fn information(subject: &Subject, standard: Standard, findings: &mut Findings) {
    let claims = subject.claims;
    let counts = |in_information: &Option<String>, in_metadata: &Option<String>| {
        in_information.is_some() || standard == Standard::X4 && in_metadata.is_some()
    };
    let asked = [
        ("title", counts(&claims.title, &claims.title_metadata)),
        ("date on which it was made", counts(&claims.created, &claims.created_metadata)),
        ("date on which it was changed last", counts(&claims.changed, &claims.changed_metadata)),
    ];
    for (what, _) in asked.into_iter().filter(|(_, is_there)| !is_there) {
        let message = format!("the file does not say the {what}");
        let help = "export it again with its document information";
        findings.push(subject.found(&MISSING_INFORMATION, Severity::Error, message, help));
    }
}

/// What to do about a filter that is forbidden.
const OTHER_FILTER: &str = "export it again with Flate (ZIP) or JPEG compression";

fn compression(subject: &Subject, standard: Standard, findings: &mut Findings) {
    let forbidden = |name: &str| match name {
        "LZWDecode" => Some("LZW"),
        "JBIG2Decode" if standard != Standard::X4 => Some("JBIG2"),
        "JPXDecode" if standard != Standard::X4 => Some("JPEG 2000"),
        _ => None,
    };
    for (name, count) in &subject.holdings.filters {
        let Some(called) = forbidden(name) else { continue };
        let verb = if *count == 1 { "stream is" } else { "streams are" };
        let message = format!("{count} {verb} compressed with {called}");
        findings.push(subject.found(&FORBIDDEN_COMPRESSION, Severity::Error, message, OTHER_FILTER));
    }
    for (page, sight, tally) in subject.sights() {
        let Sight::InlineFilter(name) = sight else { continue };
        let Some(called) = forbidden(name) else { continue };
        let message = format!("{} within the content compressed with {called}", tally.counted());
        findings.push(
            subject.found(&FORBIDDEN_COMPRESSION, Severity::Error, message, OTHER_FILTER).on(page.place(tally.first)),
        );
    }
}

fn content(subject: &Subject, standard: Standard, findings: &mut Findings) {
    let mut found = |what: &str| {
        let message = format!("the file holds {what}, and {} allows none", standard.name());
        findings.push(subject.found(&FORBIDDEN_CONTENT, Severity::Error, message, "export it again without them"));
    };
    for (what, count) in &subject.holdings.oddities {
        found(&format!("{what} ({count})"));
    }
    if standard != Standard::X4 {
        if subject.catalog.has("OCProperties") {
            found("layers (optional content)");
        }
        if subject.pdf.has_compressed_objects() {
            found("compressed objects (object streams)");
        }
    }
}
