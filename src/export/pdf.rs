//! Writes pages as PDF: one form for readers, one for printers, the same bytes for the same pages.

use typst::diag::SourceDiagnostic;
use typst::foundations::{Datetime, Smart};
use typst_pdf::{PdfOptions, PdfStandard, PdfStandards, Timestamp};

use crate::diagnostic::Diagnostic;
use crate::manifest::Date;
use crate::manifest::press::Standard;
use crate::source::Sources;
use crate::typeset::{PagedDocument, Typesetter};

/// What a file says of itself besides what its pages say.
#[derive(Debug, Clone)]
pub struct Identity {
    /// Names the file, stable over time; a hash of it becomes the file's identifier (ISO 32000-1, 14.4).
    pub id: String,
    /// The day of publication, written as the file's date.
    pub date: Date,
}

/// Writes the file a delegation reads: PDF/A-2a (ISO 19005-2) and PDF/UA-1 (ISO 14289-1) at once.
///
/// # Errors
/// The pages break a rule of these standards.
pub fn digital(
    pages: &PagedDocument,
    identity: &Identity,
    typesetter: &Typesetter,
    sources: &Sources,
) -> Result<Vec<u8>, Vec<Diagnostic>> {
    let standards = PdfStandards::new(&[PdfStandard::A_2a, PdfStandard::Ua_1]);
    let standards = standards.expect("the two standards share PDF 1.7");
    let options = PdfOptions { standards, tagged: true, ..options(identity) };
    export(pages, &options, typesetter, sources)
}

/// Writes the pages for a printer, without tags and with the boxes that pages have; [`crate::export::press`] finishes them.
///
/// # Errors
/// The pages cannot be written in the version of PDF that the standard rests on.
pub fn press(
    pages: &PagedDocument,
    standard: Standard,
    identity: &Identity,
    typesetter: &Typesetter,
    sources: &Sources,
) -> Result<Vec<u8>, Vec<Diagnostic>> {
    let version = match standard {
        Standard::X4 | Standard::None => PdfStandard::V_1_6,
        Standard::X3 | Standard::X1a2003 | Standard::X1a2001 => PdfStandard::V_1_4,
    };
    let standards = PdfStandards::new(&[version]).expect("one version conflicts with nothing");
    let options = PdfOptions { standards, tagged: false, ..options(identity) };
    export(pages, &options, typesetter, sources)
}

fn options(identity: &Identity) -> PdfOptions {
    let Date { year, month, day } = identity.date;
    let datetime = Datetime::from_ymd_hms(year.into(), month, day, 0, 0, 0).expect("the manifest knows real days");
    PdfOptions {
        ident: Smart::Custom(identity.id.clone()),
        creator: Smart::Custom(Some(concat!("openletter ", env!("CARGO_PKG_VERSION")).to_owned())),
        timestamp: Some(Timestamp::new_utc(datetime)),
        ..PdfOptions::default()
    }
}

fn export(
    pages: &PagedDocument,
    options: &PdfOptions,
    typesetter: &Typesetter,
    sources: &Sources,
) -> Result<Vec<u8>, Vec<Diagnostic>> {
    typst_pdf::pdf(pages, options).map_err(|errors| {
        let errors: Vec<SourceDiagnostic> = errors.into_iter().collect();
        typesetter.diagnostics(&errors, sources)
    })
}
