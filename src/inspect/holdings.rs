//! Goes through all objects of a file, wherever they hang, and counts those that a page does not show: actions, scripts, attachments,
//! filters, and what standards for printers rule out. Judges nothing.

use std::collections::BTreeMap;

use super::pdf::Pdf;
use super::pdf::filter;
use super::pdf::object::{Dict, Name, Object};

/// What a file holds beside what its pages show, and how many of each.
#[derive(Debug, Default)]
pub(crate) struct Holdings {
    /// Actions (ISO 32000-1, 12.6), by their kind.
    pub(crate) actions: BTreeMap<Name, usize>,
    /// Dictionaries of actions that follow from what happens to something (12.6.3).
    pub(crate) triggers: usize,
    pub(crate) scripts: usize,
    /// Files within the file (7.11.4).
    pub(crate) attachments: usize,
    /// Filters of streams, by their long names.
    pub(crate) filters: BTreeMap<Name, usize>,
    /// What no file for printers holds, in words.
    pub(crate) oddities: BTreeMap<&'static str, usize>,
}

/// Kinds of actions (table 198).
const ACTIONS: [&str; 18] = [
    "GoTo",
    "GoToR",
    "GoToE",
    "GoTo3DView",
    "Hide",
    "ImportData",
    "JavaScript",
    "Launch",
    "Movie",
    "Named",
    "Rendition",
    "ResetForm",
    "SetOCGState",
    "Sound",
    "SubmitForm",
    "Thread",
    "Trans",
    "URI",
];

/// Reads all objects that the file has, also those that nothing leads to.
pub(crate) fn read(pdf: &Pdf) -> Holdings {
    let mut holdings = Holdings::default();
    for id in pdf.ids() {
        let mut waiting = vec![pdf.resolve(&Object::Reference(id))];
        while let Some(object) = waiting.pop() {
            if !pdf.budget.steps(1) {
                return holdings;
            }
            match &object {
                Object::Array(items) => waiting.extend(items.iter().cloned()),
                Object::Dict(dict) => {
                    holdings.dict(pdf, dict);
                    waiting.extend(dict.entries().map(|(_, value)| value.clone()));
                }
                Object::Stream(stream) => {
                    holdings.dict(pdf, &stream.dict);
                    holdings.stream(pdf, &stream.dict);
                    waiting.extend(stream.dict.entries().map(|(_, value)| value.clone()));
                }
                Object::Null
                | Object::Bool(_)
                | Object::Number(_)
                | Object::Text(_)
                | Object::Name(_)
                | Object::Reference(_) => {}
            }
        }
    }
    holdings
}

impl Holdings {
    fn dict(&mut self, pdf: &Pdf, dict: &Dict) {
        // An element of the structure can have any kind; it has a parent, and an action has none.
        let action = pdf.name(dict, "S").filter(|kind| ACTIONS.contains(&&**kind) && !dict.has("P"));
        if let Some(kind) = action {
            *self.actions.entry(kind).or_default() += 1;
            self.scripts += usize::from(dict.has("JS"));
        }
        self.triggers += usize::from(dict.has("AA"));
        self.attachments += usize::from(dict.has("EF"));
        if Self::has_transfer_function(pdf, dict) {
            self.odd("transfer functions");
        }
    }

    fn has_transfer_function(pdf: &Pdf, dict: &Dict) -> bool {
        // A soft mask may have one (11.6.5.2).
        let is_function = |key: &str| match pdf.get(dict, key) {
            Object::Array(_) | Object::Stream(_) => true,
            Object::Dict(function) => function.has("FunctionType"),
            _ => false,
        };
        !dict.has("S") && (is_function("TR") || is_function("TR2"))
    }

    fn stream(&mut self, pdf: &Pdf, dict: &Dict) {
        for (name, _) in filter::filters(pdf, dict) {
            *self.filters.entry(filter::long(&name).into()).or_default() += 1;
        }
        let is_file = matches!(pdf.get(dict, "F"), Object::Text(_) | Object::Dict(_));
        let is_form = pdf.is(dict, "Subtype", "Form");
        let is_program = pdf.is(dict, "Subtype", "PS") || is_form && pdf.is(dict, "Subtype2", "PS");
        let odd = [
            ("streams that stand in other files", is_file),
            ("pictures to be replaced later (OPI)", dict.has("OPI")),
            ("programs in PostScript", is_program),
            ("alternate images", pdf.is(dict, "Subtype", "Image") && dict.has("Alternates")),
            ("pages of other files (reference XObjects)", is_form && dict.has("Ref")),
        ];
        for (what, _) in odd.into_iter().filter(|(_, is_there)| *is_there) {
            self.odd(what);
        }
    }

    fn odd(&mut self, what: &'static str) {
        *self.oddities.entry(what).or_default() += 1;
    }
}
