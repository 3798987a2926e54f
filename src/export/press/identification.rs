//! Writes what a file for a printer says of itself: standard, printing condition, whether it is trapped, who made it and when. The
//! document information and the XMP packet say the same, because one is made from the other.

use std::fmt::Write;

use lopdf::{Dictionary, Document, Object, ObjectId, Stream, StringFormat, dictionary};
use sha2::{Digest, Sha256};
use xmp_writer::{DateTime, LangId, RenditionClass, Timezone, XmpWriter};

use super::Icc;
use crate::export::pdf::Identity;
use crate::manifest::Date;
use crate::manifest::press::{Press, Standard};

/// The program, as the one who made the file.
const PRODUCER: &str = concat!("openletter ", env!("CARGO_PKG_VERSION"));
/// The registry of printing conditions, as ISO 15930 has it written.
const REGISTRY: &str = "http://www.color.org";

/// Claims the standard of the profile, and gives the file all that the claim asks for.
pub(super) fn claim(
    document: &mut Document,
    press: &Press,
    icc: Option<&Icc>,
    identity: &Identity,
    exported: &[u8],
) -> Result<(), lopdf::Error> {
    version(press.standard).clone_into(&mut document.version);
    let catalog = document.trailer.get(b"Root")?.as_reference()?;
    // A version in the catalog outweighs that of the header (ISO 32000-1, 7.5.2).
    document.get_dictionary_mut(catalog)?.remove(b"Version");
    let language = document.get_dictionary(catalog)?.get(b"Lang").and_then(Object::as_str).unwrap_or_default();
    let language = String::from_utf8_lossy(language).into_owned();
    if press.is_pdf_x() || icc.is_some() {
        let intent = output_intent(document, press, icc);
        document.get_dictionary_mut(catalog)?.set("OutputIntents", vec![Object::Dictionary(intent)]);
    }
    let info = information(document, press)?;
    // What stays the same while a letter is worked on, and what changes with every state of it (ISO 32000-1, 14.4).
    let lasting = Sha256::digest(format!("{}\0{press}", identity.id));
    let current = Sha256::new().chain_update(lasting).chain_update(exported).finalize();
    let string = |id: &[u8]| Object::String(id[..16].to_vec(), StringFormat::Hexadecimal);
    document.trailer.set("ID", vec![string(&lasting), string(&current)]);
    if press.standard == Standard::X1a2001 {
        // PDF 1.3 has no packets.
        document.get_dictionary_mut(catalog)?.remove(b"Metadata");
        return Ok(());
    }
    let packet =
        packet(document.get_dictionary(info)?, press, identity.date, &language, [&lasting[..16], &current[..16]]);
    // A packet is found by programs that know nothing else of the format, so it is never compressed.
    let metadata = Stream::new(dictionary! { "Type" => "Metadata", "Subtype" => "XML" }, packet.into_bytes());
    let metadata = document.add_object(metadata.with_compression(false));
    document.get_dictionary_mut(catalog)?.set("Metadata", metadata);
    Ok(())
}

/// Gives the version of PDF that a standard rests on.
fn version(standard: Standard) -> &'static str {
    match standard {
        Standard::X4 | Standard::None => "1.6",
        Standard::X3 | Standard::X1a2003 => "1.4",
        Standard::X1a2001 => "1.3",
    }
}

fn output_intent(document: &mut Document, press: &Press, icc: Option<&Icc>) -> Dictionary {
    let condition = &press.intent.condition;
    let mut intent = dictionary! {
        "Type" => "OutputIntent",
        "S" => "GTS_PDFX",
        "OutputConditionIdentifier" => lopdf::text_string(condition),
        "Info" => lopdf::text_string(condition),
    };
    if let Some(about) = press.intent.registered() {
        intent.set("RegistryName", Object::string_literal(REGISTRY));
        intent.set("OutputCondition", lopdf::text_string(about));
        intent.set("Info", lopdf::text_string(&format!("{condition}: {about}")));
    }
    if let Some(icc) = icc {
        let profile = document.add_object(Stream::new(dictionary! { "N" => 4 }, icc.bytes.clone()));
        intent.set("DestOutputProfile", profile);
    }
    intent
}

/// Completes the document information, which the exporter has filled with title, author and dates.
fn information(document: &mut Document, press: &Press) -> Result<ObjectId, lopdf::Error> {
    let id = document.trailer.get(b"Info")?.as_reference()?;
    let info = document.get_dictionary_mut(id)?;
    info.set("Producer", Object::string_literal(PRODUCER));
    info.set("Trapped", "False");
    match press.standard {
        Standard::X4 | Standard::X3 | Standard::X1a2003 => {
            info.set("GTS_PDFXVersion", Object::string_literal(press.standard.name()));
        }
        Standard::X1a2001 => {
            info.set("GTS_PDFXVersion", Object::string_literal("PDF/X-1:2001"));
            info.set("GTS_PDFXConformance", Object::string_literal(press.standard.name()));
        }
        Standard::None => {}
    }
    Ok(id)
}

/// Writes the XMP packet (ISO 16684-1) from the document information.
fn packet(info: &Dictionary, press: &Press, date: Date, language: &str, [lasting, current]: [&[u8]; 2]) -> String {
    let text = |key: &[u8]| info.get(key).ok().and_then(|text| lopdf::decode_text_string(text).ok());
    let (title, author, creator) = (text(b"Title"), text(b"Author"), text(b"Creator"));
    let date = DateTime {
        year: date.year,
        month: Some(date.month),
        day: Some(date.day),
        hour: Some(0),
        minute: Some(0),
        second: Some(0),
        timezone: Some(Timezone::Utc),
    };
    let mut xmp = XmpWriter::new();
    xmp.format("application/pdf");
    if let Some(title) = &title {
        xmp.title([(None, title.as_str())]);
    }
    if let Some(author) = &author {
        xmp.creator([author.as_str()]);
    }
    if !language.is_empty() {
        xmp.language([LangId(language)]);
    }
    if let Some(creator) = &creator {
        xmp.creator_tool(creator);
    }
    xmp.create_date(date).modify_date(date).metadata_date(date);
    xmp.producer(PRODUCER).trapped(false);
    xmp.document_id(&uuid(lasting)).instance_id(&uuid(current));
    xmp.rendition_class(RenditionClass::Default).version_id("1");
    if press.standard == Standard::X4 {
        xmp.pdfx_version(press.standard.name());
    }
    xmp.finish(None)
}

/// Writes 16 bytes as a name of their own (RFC 9562, version 8).
fn uuid(bytes: &[u8]) -> String {
    let mut hex = String::new();
    for (i, byte) in bytes.iter().enumerate() {
        let byte = match i {
            6 => byte & 0x0f | 0x80,
            8 => byte & 0x3f | 0x80,
            _ => *byte,
        };
        let dash = if matches!(i, 4 | 6 | 8 | 10) { "-" } else { "" };
        write!(hex, "{dash}{byte:02x}").expect("a string takes all");
    }
    format!("uuid:{hex}")
}
