//! Reads the structure tree (ISO 32000-1, 14.7): whether there is one, and in which language each marked sequence is.

use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

use super::pdf::object::{Dict, Id, Object};
use super::pdf::{self, Pdf};

/// What a reading program knows of a file's structure.
#[derive(Debug, Default)]
pub(crate) struct Structure {
    /// Whether the file says that it is tagged.
    pub(crate) is_marked: bool,
    /// Elements of the tree.
    pub(crate) elements: usize,
    /// Pictures that nothing stands for when they are read aloud, by the page they are on.
    pub(crate) silent_figures: Vec<Option<Id>>,
    /// Languages of marked sequences, by the page's object and the number of the sequence.
    pub(crate) languages: BTreeMap<(Id, i64), Rc<str>>,
}

/// An element, or a kid of one, that is still to be looked at.
struct Kid {
    object: Object,
    page: Option<Id>,
    language: Option<Rc<str>>,
}

/// Reads the tree. An element that was met before is passed over, so that a tree which bites its tail ends.
pub(crate) fn read(pdf: &Pdf) -> Structure {
    let catalog = pdf.catalog();
    let info = pdf.dict(&catalog, "MarkInfo").unwrap_or_default();
    let mut structure =
        Structure { is_marked: matches!(pdf.get(&info, "Marked"), Object::Bool(true)), ..Structure::default() };
    let Some(root) = pdf.dict(&catalog, "StructTreeRoot") else { return structure };
    let roles = pdf.dict(&root, "RoleMap").unwrap_or_default();
    let mut seen = BTreeSet::new();
    let mut waiting = kids(pdf, &root, None, None);
    while let Some(kid) = waiting.pop() {
        if !pdf.budget.steps(1) || kid.object.reference().is_some_and(|id| !seen.insert(id)) {
            continue;
        }
        match pdf.resolve(&kid.object) {
            Object::Number(number) => structure.sequence(number, &kid),
            Object::Dict(dict) => waiting.extend(structure.element(pdf, &dict, &kid, &roles)),
            _ => {}
        }
    }
    structure
}

fn kids(pdf: &Pdf, dict: &Dict, page: Option<Id>, language: Option<&Rc<str>>) -> Vec<Kid> {
    let kid = |object: &Object| Kid { object: object.clone(), page, language: language.cloned() };
    match pdf.get(dict, "K") {
        Object::Array(kids) => kids.iter().map(kid).collect(),
        Object::Null => Vec::new(),
        _ => vec![kid(dict.raw("K"))],
    }
}

impl Structure {
    fn sequence(&mut self, number: f64, kid: &Kid) {
        if let (Some(page), Some(language)) = (kid.page, &kid.language) {
            #[expect(clippy::cast_possible_truncation, reason = "casts of floats saturate, and no page has so many")]
            self.languages.insert((page, number as i64), language.clone());
        }
    }

    fn element(&mut self, pdf: &Pdf, dict: &Dict, kid: &Kid, roles: &Dict) -> Vec<Kid> {
        let page = dict.raw("Pg").reference().or(kid.page);
        if pdf.is(dict, "Type", "MCR") {
            if let Some(number) = pdf.number(dict, "MCID") {
                self.sequence(number, &Kid { object: Object::Null, page, language: kid.language.clone() });
            }
            return Vec::new();
        }
        if pdf.is(dict, "Type", "OBJR") {
            return Vec::new();
        }
        self.elements += 1;
        let role = pdf.name(dict, "S").unwrap_or_else(|| "".into());
        let role = pdf.name(roles, &role).unwrap_or(role);
        let speaks = ["Alt", "ActualText"].iter().any(|key| pdf.get(dict, key).text().is_some());
        if matches!(&*role, "Figure" | "Formula") && !speaks {
            self.silent_figures.push(page);
        }
        let language = pdf.get(dict, "Lang").text().map(|text| Rc::from(pdf::text(text)));
        kids(pdf, dict, page, language.as_ref().or(kid.language.as_ref()))
    }
}
