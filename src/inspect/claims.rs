//! Reads what a file says of itself: document information, XMP, the standards it claims, the printing condition it is meant for.

use roxmltree::{Document, Node, ParsingOptions};

use super::icc::{self, Header};
use super::pdf::object::{Dict, Object, whole};
use super::pdf::{self, Pdf};
use crate::manifest::press::Standard;

/// What a file says of itself.
#[derive(Debug, Default)]
pub(crate) struct Claims {
    /// Versions of PDF: in the header, and in the catalog if there.
    pub(crate) header: String,
    pub(crate) catalog: Option<String>,
    /// The standard for printers as the document information names it, and as XMP does.
    pub(crate) x_information: Option<String>,
    pub(crate) x_metadata: Option<String>,
    /// Part and level of PDF/A, as in `2A`.
    pub(crate) pdf_a: Option<String>,
    /// Part of PDF/UA.
    pub(crate) pdf_ua: Option<String>,
    pub(crate) title: Option<String>,
    pub(crate) title_metadata: Option<String>,
    /// When the file was made and changed last, as the document information says it, and XMP.
    pub(crate) created: Option<String>,
    pub(crate) changed: Option<String>,
    pub(crate) created_metadata: Option<String>,
    pub(crate) changed_metadata: Option<String>,
    pub(crate) language: Option<String>,
    pub(crate) trapped: Option<String>,
    pub(crate) trapped_metadata: Option<String>,
    pub(crate) metadata: Metadata,
    pub(crate) has_id: bool,
    pub(crate) intents: Vec<Intent>,
}

/// Whether there is XMP.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) enum Metadata {
    #[default]
    Missing,
    Damaged,
    Read,
}

/// A printing condition that a file names (14.11.5).
#[derive(Debug)]
pub(crate) struct Intent {
    pub(crate) kind: String,
    pub(crate) condition: String,
    pub(crate) registry: String,
    pub(crate) profile: Profile,
    /// The number of components that the stream of the profile states.
    pub(crate) components: Option<usize>,
}

/// The profile of a printing condition.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Profile {
    Absent,
    Damaged,
    Embedded(Header),
}

const PDFX: &str = "http://ns.adobe.com/pdfx/1.3/";
const PDFX_ID: &str = "http://www.npes.org/pdfx/ns/id/";
const PDF_A: &str = "http://www.aiim.org/pdfa/ns/id/";
const PDF_UA: &str = "http://www.aiim.org/pdfua/ns/id/";
const DUBLIN_CORE: &str = "http://purl.org/dc/elements/1.1/";
const XMP: &str = "http://ns.adobe.com/xap/1.0/";
const ADOBE_PDF: &str = "http://ns.adobe.com/pdf/1.3/";
/// More metadata than any file of pages has.
const LONGEST: usize = 4 << 20;
const NODES: u32 = 100_000;

impl Claims {
    pub(crate) fn read(file: &Pdf) -> Self {
        let catalog = file.catalog();
        let information = file.dict(&file.trailer(), "Info").unwrap_or_default();
        let string = |dict: &Dict, key: &str| {
            let object = file.get(dict, key);
            let text = object.text().map(|text| pdf::text(text)).or_else(|| object.name().map(ToString::to_string));
            text.map(|text| text.trim().to_owned()).filter(|text| !text.is_empty())
        };
        // What X-1a:2001 calls conformance says more than its version.
        let x_information =
            string(&information, "GTS_PDFXConformance").or_else(|| string(&information, "GTS_PDFXVersion"));
        let mut claims = Self {
            header: file.header_version(),
            catalog: string(&catalog, "Version"),
            x_information,
            title: string(&information, "Title"),
            created: string(&information, "CreationDate"),
            changed: string(&information, "ModDate"),
            language: string(&catalog, "Lang"),
            trapped: string(&information, "Trapped"),
            has_id: file.array(&file.trailer(), "ID").is_some_and(|id| id.len() == 2),
            intents: intents(file, &catalog),
            ..Self::default()
        };
        if let Some(stream) = file.get(&catalog, "Metadata").stream() {
            claims.metadata = Metadata::Damaged;
            if let Some(packet) = file.decode(stream).filter(|packet| packet.len() <= LONGEST) {
                claims.packet(&packet);
            }
        }
        claims
    }

    /// Reads an XMP packet.
    fn packet(&mut self, packet: &[u8]) {
        let text = pdf::text(packet);
        let text = if text.contains('<') && !packet.starts_with(&[0xfe, 0xff]) {
            String::from_utf8_lossy(packet).into_owned()
        } else {
            text
        };
        let text = text.trim_matches(|c: char| c.is_whitespace() || c == '\0' || c == '\u{feff}');
        let options = ParsingOptions { allow_dtd: false, nodes_limit: NODES, ..ParsingOptions::default() };
        let Ok(document) = Document::parse_with_options(text, options) else { return };
        self.metadata = Metadata::Read;
        let get = |namespace: &str, name: &str| property(&document, namespace, name);
        self.x_metadata = get(PDFX, "GTS_PDFXConformance")
            .or_else(|| get(PDFX_ID, "GTS_PDFXVersion"))
            .or_else(|| get(PDFX, "GTS_PDFXVersion"));
        self.pdf_a = get(PDF_A, "part").map(|part| part + &get(PDF_A, "conformance").unwrap_or_default());
        self.pdf_ua = get(PDF_UA, "part");
        self.title_metadata = get(DUBLIN_CORE, "title");
        self.created_metadata = get(XMP, "CreateDate");
        self.changed_metadata = get(XMP, "ModifyDate");
        self.trapped_metadata = get(ADOBE_PDF, "Trapped");
    }

    /// Gives the version of PDF: the later of the two.
    pub(crate) fn version(&self) -> &str {
        self.catalog.as_deref().filter(|catalog| *catalog > self.header.as_str()).unwrap_or(&self.header)
    }

    /// Gives the standard for printers that is claimed anywhere.
    pub(crate) fn x(&self) -> Option<Standard> {
        let claimed = self.x_metadata.as_deref().or(self.x_information.as_deref())?;
        let named = |start: &str| claimed.starts_with(start);
        Some(if named("PDF/X-1a:2001") || named("PDF/X-1:2001") {
            Standard::X1a2001
        } else if named("PDF/X-1") {
            Standard::X1a2003
        } else if named("PDF/X-3") {
            Standard::X3
        } else {
            // Later standards allow what this one allows, and more.
            Standard::X4
        })
    }

    /// Tells whether the file is meant to be read aloud.
    pub(crate) fn is_accessible(&self) -> bool {
        self.pdf_ua.is_some() || self.pdf_a.as_ref().is_some_and(|level| level.to_ascii_uppercase().ends_with('A'))
    }

    /// Lists the standards claimed, as they are called.
    pub(crate) fn standards(&self) -> Vec<String> {
        let x = self.x_metadata.clone().or_else(|| self.x_information.clone());
        let a = self.pdf_a.as_ref().map(|level| format!("PDF/A-{}", level.to_ascii_lowercase()));
        let ua = self.pdf_ua.as_ref().map(|part| format!("PDF/UA-{part}"));
        x.into_iter().chain(a).chain(ua).collect()
    }

    /// Gives the printing condition for printers, or failing that any.
    pub(crate) fn intent(&self) -> Option<&Intent> {
        self.intents.iter().find(|intent| intent.kind == "GTS_PDFX").or(self.intents.first())
    }
}

fn intents(file: &Pdf, catalog: &Dict) -> Vec<Intent> {
    const MOST: usize = 100;
    let list = file.array(catalog, "OutputIntents").unwrap_or_default();
    let dicts = list.iter().take(MOST).filter_map(|intent| file.resolve(intent).dict().cloned());
    let intent = |dict: Dict| {
        let string = |key: &str| file.get(&dict, key).text().map(|text| pdf::text(text)).unwrap_or_default();
        let profile = file.get(&dict, "DestOutputProfile");
        Intent {
            kind: file.name(&dict, "S").map(|name| name.to_string()).unwrap_or_default(),
            condition: string("OutputConditionIdentifier"),
            registry: string("RegistryName"),
            components: profile.dict().and_then(|dict| file.number(dict, "N")).and_then(whole),
            profile: match &profile {
                Object::Stream(stream) => icc::header(file, stream).map_or(Profile::Damaged, Profile::Embedded),
                Object::Null => Profile::Absent,
                _ => Profile::Damaged,
            },
        }
    };
    dicts.map(intent).collect()
}

/// Finds a property: an attribute of a description, an element, or the first item of a list in it.
fn property(document: &Document, namespace: &str, name: &str) -> Option<String> {
    let words = |text: &str| Some(text.trim().to_owned()).filter(|text| !text.is_empty());
    let is_it = |node: &Node| node.tag_name().namespace() == Some(namespace) && node.tag_name().name() == name;
    let mut nodes = document.descendants();
    nodes.find_map(|node| {
        if let Some(value) = node.attribute((namespace, name)) {
            return words(value);
        }
        is_it(&node)
            .then(|| node.descendants().filter(Node::is_text).filter_map(|text| text.text()).find_map(words))
            .flatten()
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn properties_are_found_as_attributes_elements_and_items() {
        let mut claims = Claims::default();
        claims.packet(
            br#"<?xpacket begin="" id="x"?><x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
            <rdf:Description xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/" pdfaid:part="2" pdfaid:conformance="A"
            xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:pdfxid="http://www.npes.org/pdfx/ns/id/">
            <dc:title><rdf:Alt><rdf:li xml:lang="x-default">A letter</rdf:li></rdf:Alt></dc:title>
            <pdfxid:GTS_PDFXVersion>PDF/X-4</pdfxid:GTS_PDFXVersion></rdf:Description></rdf:RDF></x:xmpmeta><?xpacket end="w"?>"#,
        );
        assert_eq!(claims.title_metadata.as_deref(), Some("A letter"));
        assert_eq!(
            (claims.pdf_a.as_deref(), claims.x(), claims.is_accessible()),
            (Some("2A"), Some(Standard::X4), true)
        );
        assert_eq!(claims.standards(), ["PDF/X-4", "PDF/A-2a"]);
    }

    #[test]
    fn a_packet_that_is_no_xml_says_nothing() {
        for packet in [&b""[..], b"<", b"<a><b></a>", b"<!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>", &[0xff; 100]] {
            let mut claims = Claims { metadata: Metadata::Damaged, ..Claims::default() };
            claims.packet(packet);
            assert_eq!(claims.metadata, Metadata::Damaged);
        }
    }
}
