//! Makes small PDFs for tests: a sound one for a printer, a sound one for a reader, and whatever is put in place of their parts.

use std::fmt::Write;

use super::{Inspected, Limits, inspect};
use crate::manifest::press::Press;
use crate::source::Sources;

/// A PDF of one page in parts.
#[derive(Debug, Clone)]
pub(crate) struct Sample {
    pub(crate) version: &'static str,
    /// Entries of the dictionaries.
    pub(crate) catalog: String,
    pub(crate) information: String,
    pub(crate) page: String,
    /// The kids of the page tree.
    pub(crate) kids: String,
    pub(crate) resources: String,
    pub(crate) trailer: String,
    pub(crate) content: Vec<u8>,
    pub(crate) metadata: String,
    /// Objects from number 20 on.
    pub(crate) objects: Vec<Vec<u8>>,
}

const FOGRA39: &[u8] = include_bytes!("../../templates/press/FOGRA39L_coated.icc");
pub(crate) const FIRST: usize = 20;

const PACKET: &str = r#"<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description CLAIM/></rdf:RDF></x:xmpmeta>"#;

/// Writes a stream.
pub(crate) fn stream(dict: &str, data: &[u8]) -> Vec<u8> {
    let mut object = format!("<<{dict}/Length {}>>\nstream\n", data.len()).into_bytes();
    object.extend_from_slice(data);
    object.extend_from_slice(b"\nendstream");
    object
}

impl Sample {
    /// A PDF/X-4 without a fault: a line of black text in an embedded font.
    pub(crate) fn print() -> Self {
        let mut sample = Self {
            version: "1.6",
            catalog: "/OutputIntents[<</Type/OutputIntent/S/GTS_PDFX/OutputConditionIdentifier(FOGRA39)/RegistryName(http://www.color.org)/DestOutputProfile 20 0 R>>]".into(),
            information: "/Title(Letter)/CreationDate(D:20251008)/ModDate(D:20251008)/Trapped/False/GTS_PDFXVersion(PDF/X-4)".into(),
            kids: "3 0 R".into(),
            page: "/MediaBox[0 0 612.28 858.9]/BleedBox[0 0 612.28 858.9]/TrimBox[8.504 8.504 603.78 850.394]".into(),
            resources: "/Font<</F 21 0 R>>".into(),
            trailer: "/ID[<00><00>]".into(),
            content: b"0 0 0 1 k BT /F 10 Tf 100 700 Td (Letter) Tj ET".to_vec(),
            metadata: PACKET.replace("CLAIM", r#"xmlns:p="http://www.npes.org/pdfx/ns/id/" p:GTS_PDFXVersion="PDF/X-4""#),
            objects: Vec::new(),
        };
        sample.object(stream("/N 4", FOGRA39));
        sample.object("<</Type/Font/Subtype/Type1/BaseFont/ABCDEF+Serif/FirstChar 0/Widths[]/Encoding/WinAnsiEncoding/FontDescriptor 22 0 R>>");
        sample.object("<</Type/FontDescriptor/Flags 32/FontFile3 23 0 R>>");
        sample.object(stream("/Subtype/Type1C", b"x"));
        sample
    }

    /// A PDF/UA without a fault: the same line, tagged.
    pub(crate) fn screen() -> Self {
        let mut sample = Self::print();
        sample.version = "1.7";
        sample.catalog =
            "/Lang(en)/MarkInfo<</Marked true>>/StructTreeRoot 24 0 R/ViewerPreferences<</DisplayDocTitle true>>"
                .into();
        sample.information = "/Title(Letter)".into();
        sample.page = "/MediaBox[0 0 595.28 841.89]/StructParents 0".into();
        sample.content = b"0 g /P <</MCID 0>> BDC BT /F 10 Tf 100 700 Td (Letter) Tj ET EMC".to_vec();
        sample.metadata = PACKET.replace("CLAIM", r#"xmlns:p="http://www.aiim.org/pdfua/ns/id/" p:part="1""#);
        sample.object("<</Type/StructTreeRoot/K 25 0 R>>");
        sample.object("<</S/P/P 24 0 R/Pg 3 0 R/K[0]>>");
        sample
    }

    /// Adds an object and gives its number.
    pub(crate) fn object(&mut self, object: impl Into<Vec<u8>>) -> usize {
        self.objects.push(object.into());
        FIRST + self.objects.len() - 1
    }

    /// Changes a part.
    #[must_use]
    pub(crate) fn with(mut self, change: impl FnOnce(&mut Self)) -> Self {
        change(&mut self);
        self
    }

    /// Sets what is drawn.
    #[must_use]
    pub(crate) fn drawing(self, content: &str) -> Self {
        self.with(|sample| sample.content = content.as_bytes().to_vec())
    }

    /// Adds resources.
    #[must_use]
    pub(crate) fn using(self, resources: &str) -> Self {
        self.with(|sample| sample.resources.push_str(resources))
    }

    /// Adds an object.
    #[must_use]
    pub(crate) fn adding(self, object: impl Into<Vec<u8>>) -> Self {
        self.with(|sample| {
            sample.object(object);
        })
    }

    pub(crate) fn bytes(&self) -> Vec<u8> {
        let mut numbered: Vec<(usize, Vec<u8>)> = vec![
            (1, format!("<</Type/Catalog/Pages 2 0 R/Metadata 6 0 R{}>>", self.catalog).into_bytes()),
            (2, format!("<</Type/Pages/Count {}/Kids[{}]>>", self.kids.matches('R').count(), self.kids).into_bytes()),
            (
                3,
                format!("<</Type/Page/Parent 2 0 R/Contents 4 0 R/Resources<<{}>>{}>>", self.resources, self.page)
                    .into_bytes(),
            ),
            (4, stream("", &self.content)),
            (5, format!("<<{}>>", self.information).into_bytes()),
            (6, stream("/Type/Metadata/Subtype/XML", self.metadata.as_bytes())),
        ];
        numbered.extend(self.objects.iter().cloned().enumerate().map(|(i, object)| (FIRST + i, object)));
        file(self.version, &numbered, &format!("/Root 1 0 R/Info 5 0 R{}", self.trailer))
    }
}

/// Writes objects, a table and a trailer.
pub(crate) fn file(version: &str, objects: &[(usize, Vec<u8>)], trailer: &str) -> Vec<u8> {
    let mut bytes = format!("%PDF-{version}\n").into_bytes();
    let mut table = "xref\n0 1\n0000000000 65535 f \n".to_owned();
    for (number, object) in objects {
        write!(table, "{number} 1\n{:010} 00000 n \n", bytes.len()).unwrap();
        bytes.extend(format!("{number} 0 obj\n").bytes());
        bytes.extend_from_slice(object);
        bytes.extend_from_slice(b"\nendobj\n");
    }
    let size = objects.iter().map(|(number, _)| number + 1).max().unwrap_or_default();
    let start = bytes.len();
    bytes.extend(format!("{table}trailer\n<</Size {size}{trailer}>>\nstartxref\n{start}\n%%EOF\n").bytes());
    bytes
}

/// Inspects bytes.
pub(crate) fn look(bytes: &[u8], press: Option<&Press>) -> Inspected {
    let file = Sources::in_memory().add("sample.pdf", Vec::new());
    inspect(bytes, file, press, &Limits::default())
}

/// Lists the rules that bytes break.
pub(crate) fn broken(bytes: &[u8], press: Option<&Press>) -> Vec<&'static str> {
    let mut rules: Vec<&str> = look(bytes, press).diagnostics.iter().map(|found| found.rule.id).collect();
    rules.dedup();
    rules
}

/// Gives the least that is a PDF.
pub(super) fn minimal() -> Vec<u8> {
    let mut document = lopdf::Document::with_version("1.4");
    let pages = document.add_object(lopdf::Dictionary::new());
    let mut catalog = lopdf::Dictionary::new();
    catalog.set("Pages", pages);
    let catalog = document.add_object(catalog);
    document.trailer.set("Root", catalog);
    let mut bytes = Vec::new();
    document.save_to(&mut bytes).unwrap();
    bytes
}
