//! Reads a tagged PDF as a screen reader does: the structure tree in order, with the text and language of each element.

use std::collections::BTreeMap;
use std::path::Path;

use lopdf::content::Content;
use lopdf::{Dictionary, Document, Object, ObjectId};

/// An element of the structure tree.
#[derive(Debug)]
pub struct Element {
    /// Its role, as in `H1`.
    pub role: String,
    /// Its language, or that of the nearest element above which has one.
    pub lang: String,
    /// Its own text and its children's, in reading order.
    pub text: String,
    /// Elements within it.
    pub children: Vec<Element>,
}

impl Element {
    /// Finds all elements of a role, in order.
    pub fn find(&self, role: &str) -> Vec<&Element> {
        let mut found = Vec::new();
        if self.role == role {
            found.push(self);
        }
        for child in &self.children {
            found.extend(child.find(role));
        }
        found
    }
}

/// Stands for the number that text without a marked sequence of its own does not have.
const ARTIFACT: i64 = -1;

/// A PDF, opened.
pub struct Pdf {
    document: Document,
}

impl Pdf {
    pub fn open(path: &Path) -> Self {
        Self { document: Document::load(path).unwrap() }
    }

    pub fn pages(&self) -> usize {
        self.document.get_pages().len()
    }

    /// The document's language.
    pub fn lang(&self) -> String {
        string(self.document.catalog().unwrap().get(b"Lang").unwrap())
    }

    /// A box of a page, in points: left, bottom, right, top.
    pub fn page_box(&self, page: u32, name: &str) -> Option<[f32; 4]> {
        let page = self.document.get_dictionary(self.document.get_pages()[&page]).unwrap();
        let array = page.get(name.as_bytes()).ok()?.as_array().ok()?;
        Some(std::array::from_fn(|i| array[i].as_float().unwrap()))
    }

    /// The operators of all pages that set a colour, with their operands.
    pub fn colours(&self) -> Vec<(String, Vec<f32>)> {
        let mut found = Vec::new();
        for id in self.document.get_pages().values() {
            let content = Content::decode(&self.document.get_page_content(*id)).unwrap();
            for operation in content.operations {
                if ["g", "G", "rg", "RG", "k", "K", "sc", "SC", "scn", "SCN"].contains(&operation.operator.as_str()) {
                    let operands = operation.operands.iter().filter_map(|operand| operand.as_float().ok()).collect();
                    found.push((operation.operator, operands));
                }
            }
        }
        found
    }

    /// Titles of the outline's entries, depth first.
    pub fn outline(&self) -> Vec<String> {
        let Ok(outlines) = self.document.catalog().unwrap().get(b"Outlines") else { return Vec::new() };
        let mut titles = Vec::new();
        self.outline_below(self.dictionary(outlines), &mut titles);
        titles
    }

    fn outline_below(&self, dictionary: &Dictionary, titles: &mut Vec<String>) {
        let mut next = dictionary.get(b"First").ok();
        while let Some(item) = next {
            let item = self.dictionary(item);
            titles.push(string(item.get(b"Title").unwrap()));
            self.outline_below(item, titles);
            next = item.get(b"Next").ok();
        }
    }

    /// The structure tree.
    pub fn structure(&self) -> Element {
        let texts = self.marked_texts();
        let root = self.dictionary(self.document.catalog().unwrap().get(b"StructTreeRoot").unwrap());
        let mut children = Vec::new();
        for kid in self.kids(root) {
            children.extend(self.element(kid, None, &self.lang(), &texts).0);
        }
        let text = children.iter().map(|child| child.text.as_str()).collect();
        Element { role: "Root".into(), lang: self.lang(), text, children }
    }

    fn kids<'a>(&'a self, dictionary: &'a Dictionary) -> Vec<&'a Object> {
        match dictionary.get(b"K").map(|kids| self.resolve(kids)) {
            Ok(Object::Array(kids)) => kids.iter().collect(),
            Ok(_) => vec![dictionary.get(b"K").unwrap()],
            Err(_) => Vec::new(),
        }
    }

    /// Reads a kid: an element, or a piece of text.
    fn element(
        &self,
        kid: &Object,
        page: Option<ObjectId>,
        lang: &str,
        texts: &BTreeMap<(ObjectId, i64), String>,
    ) -> (Option<Element>, String) {
        let resolved = self.resolve(kid);
        if let Ok(id) = resolved.as_i64() {
            return (None, texts.get(&(page.unwrap(), id)).cloned().unwrap_or_default());
        }
        let dictionary = resolved.as_dict().unwrap();
        let page = dictionary.get(b"Pg").and_then(Object::as_reference).ok().or(page);
        match dictionary.get(b"Type").and_then(Object::as_name) {
            Ok(b"MCR") => {
                let id = dictionary.get(b"MCID").unwrap().as_i64().unwrap();
                return (None, texts.get(&(page.unwrap(), id)).cloned().unwrap_or_default());
            }
            Ok(b"OBJR") => return (None, String::new()),
            _ => {}
        }
        let role = String::from_utf8_lossy(dictionary.get(b"S").unwrap().as_name().unwrap()).into_owned();
        let lang = dictionary.get(b"Lang").map_or(lang.to_owned(), string);
        let mut children = Vec::new();
        let mut text = String::new();
        for kid in self.kids(dictionary) {
            let (child, own) = self.element(kid, page, &lang, texts);
            text.push_str(&own);
            if let Some(child) = child {
                text.push_str(&child.text);
                children.push(child);
            }
        }
        if matches!(role.as_str(), "P" | "H1" | "H2" | "LI" | "Lbl" | "LBody") {
            text.push('\n');
        }
        (Some(Element { role, lang, text, children }), String::new())
    }

    /// The text of each page that belongs to no element: its head and foot.
    pub fn artifacts(&self) -> Vec<String> {
        let texts = self.marked_texts();
        let pages = self.document.get_pages();
        pages.values().map(|page| texts.get(&(*page, ARTIFACT)).cloned().unwrap_or_default()).collect()
    }

    /// The languages of marked sequences of a page that have one of their own.
    pub fn languages(&self, page: u32) -> Vec<String> {
        let content = self.document.get_page_content(self.document.get_pages()[&page]);
        let marked = Content::decode(&content).unwrap().operations.into_iter();
        let properties = marked.filter_map(|operation| operation.operands.get(1)?.as_dict().ok().cloned());
        properties.filter_map(|properties| properties.get(b"Lang").ok().map(string)).collect()
    }

    /// A text of the document's properties, as in `Title`.
    pub fn property(&self, name: &str) -> String {
        let info = self.dictionary(self.document.trailer.get(b"Info").unwrap());
        string(info.get(name.as_bytes()).unwrap())
    }

    /// Collects the text of every marked sequence of every page.
    fn marked_texts(&self) -> BTreeMap<(ObjectId, i64), String> {
        let mut texts = BTreeMap::new();
        for &page in self.document.get_pages().values() {
            let fonts = self.document.get_page_fonts(page).unwrap();
            let fonts: BTreeMap<_, _> =
                fonts.into_iter().map(|(name, font)| (name, font.get_font_encoding(&self.document).unwrap())).collect();
            let content = Content::decode(&self.document.get_page_content(page)).unwrap();
            // What stands open: a marked sequence with its number, an actual text in place of glyphs, or neither.
            let mut open: Vec<(Option<i64>, bool)> = Vec::new();
            let mut encoding = None;
            let mut reversed = Vec::new();
            for operation in &content.operations {
                let number = open.iter().rev().find_map(|(number, _)| *number);
                let replaced = open.iter().any(|(_, replaced)| *replaced);
                let mut show = |text: String| {
                    texts.entry((page, number.unwrap_or(ARTIFACT))).or_insert_with(String::new).push_str(&text);
                };
                match operation.operator.as_str() {
                    "BDC" => {
                        let properties = operation.operands.get(1).and_then(|operand| operand.as_dict().ok());
                        let own = properties.and_then(|dict| dict.get(b"MCID").ok()?.as_i64().ok());
                        let actual = properties.and_then(|dict| dict.get(b"ActualText").ok());
                        if let Some(actual) = actual {
                            show(string(actual));
                        }
                        open.push((own, actual.is_some()));
                        reversed.push(false);
                    }
                    "BMC" => {
                        open.push((None, false));
                        reversed.push(operation.operands[0].as_name().is_ok_and(|name| name == b"ReversedChars"));
                    }
                    "EMC" => {
                        open.pop();
                        reversed.pop();
                    }
                    "Tf" => encoding = fonts.get(operation.operands[0].as_name().unwrap()),
                    "Tj" | "TJ" if !replaced => {
                        let items = match &operation.operands[0] {
                            Object::Array(items) => items.clone(),
                            other => vec![other.clone()],
                        };
                        // Two bytes name a glyph (Identity-H), which can stand for several characters.
                        let mut glyphs = Vec::new();
                        for item in items {
                            if let Object::String(bytes, _) = item {
                                let shown =
                                    bytes.chunks(2).map(|code| Document::decode_text(encoding.unwrap(), code).unwrap());
                                glyphs.extend(shown);
                            }
                        }
                        // Glyphs go from left to right; a reversed sequence is read from its end.
                        if reversed.contains(&true) {
                            glyphs.reverse();
                        }
                        let text: String = glyphs.concat();
                        show(text);
                    }
                    _ => {}
                }
            }
        }
        texts
    }

    fn dictionary<'a>(&'a self, object: &'a Object) -> &'a Dictionary {
        self.resolve(object).as_dict().unwrap()
    }

    fn resolve<'a>(&'a self, object: &'a Object) -> &'a Object {
        self.document.dereference(object).unwrap().1
    }
}

fn string(object: &Object) -> String {
    lopdf::decode_text_string(object).unwrap()
}
