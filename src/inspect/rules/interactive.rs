//! What paper cannot do: links, forms, scripts, attachments.

use std::collections::BTreeMap;

use super::{Findings, Subject, shown};
use crate::diagnostic::{Rule, Severity};
use crate::inspect::geometry::Rect;
use crate::inspect::page::Page;
use crate::inspect::pdf::object::{Dict, Object};

/// Scripts.
static JAVASCRIPT: Rule = Rule::warning("javascript", "the file runs no scripts")
    .because(
        "A script can change what a page shows. No printer accepts one, and careful readers switch them off.",
        "ISO 15930-7, “Actions and JavaScript”; ISO 19005-2, 6.5",
    )
    .example("#! a file that runs JavaScript when it is opened", "#! the same file without");

/// Other files within the file.
static EMBEDDED_FILE: Rule = Rule::warning("embedded-file", "no other file is attached")
    .because(
        "What is attached is not printed, is sent along unseen, and may be what was not meant to leave the house.",
        "ISO 15930-7, “Embedded files”; ISO 19005-2, 6.8",
    )
    .example("#! a PDF with the manuscript attached", "#! the PDF alone");

/// Fields to fill in.
static FORM_FIELD: Rule = Rule::warning("form-field", "the file has no fields to fill in")
    .because(
        "What a field shows can differ from one program to the next; in print it may be missing.",
        "ISO 15930-7, “Annotations”; ISO 32000-1, 12.7",
    )
    .example("#! a page with a text field", "#! the same page with its text drawn on it");

/// Things that happen by themselves.
static ACTION: Rule = Rule::warning("action", "nothing happens by itself")
    .because(
        "Actions on opening, printing or leaving a page are for screens; printers' programs refuse them.",
        "ISO 15930-7, “Actions and JavaScript”; ISO 32000-1, 12.6",
    )
    .example("#! a file that opens a web page when it is opened", "#! one that opens at its first page");

/// Notes, links and the like where ink goes.
static ANNOTATION_IN_BLEED: Rule = Rule::warning("annotation-in-bleed", "nothing lies over the page that is not of it")
    .because(
        "Links, notes and stamps lie over the page. Whether they are printed depends on the program.",
        "ISO 15930-7, “Annotations”",
    )
    .example("#! a page with a comment, or with links", "#! the page as it shall be printed");

pub(super) static RULES: &[&Rule] = &[&JAVASCRIPT, &EMBEDDED_FILE, &FORM_FIELD, &ACTION, &ANNOTATION_IN_BLEED];

pub(super) fn check(subject: &Subject, findings: &mut Findings) {
    let pdf = subject.pdf;
    let catalog = &subject.catalog;
    let names = pdf.dict(catalog, "Names").unwrap_or_default();
    let opening = pdf.dict(catalog, "OpenAction");
    let is_script = |action: &Dict| pdf.is(action, "S", "JavaScript") || action.has("JS");
    if names.has("JavaScript") || opening.as_ref().is_some_and(is_script) {
        let severity = if subject.claims.pdf_a.is_some() { Severity::Error } else { subject.in_x() };
        findings.push(subject.found(&JAVASCRIPT, severity, "the file runs JavaScript", "export it without scripts"));
    }
    if names.has("EmbeddedFiles") {
        findings.push(subject.found(
            &EMBEDDED_FILE,
            subject.in_print(),
            "another file is attached",
            "send the attachment by itself",
        ));
    }
    let form = pdf.dict(catalog, "AcroForm").unwrap_or_default();
    let fields = pdf.array(&form, "Fields").map_or(0, |fields| fields.len());
    if fields > 0 {
        let plural = if fields == 1 { "" } else { "s" };
        let message = format!("the file has {fields} field{plural} to fill in");
        findings.push(subject.found(&FORM_FIELD, subject.in_print(), message, "flatten the form when exporting"));
    }
    // Opening at a place of the file changes nothing.
    let acts = opening.is_some_and(|action| !is_script(&action) && !pdf.is(&action, "S", "GoTo")) || catalog.has("AA");
    if acts {
        findings.push(subject.found(
            &ACTION,
            subject.in_x(),
            "something happens when the file is opened",
            "export it without actions",
        ));
    }
    for page in subject.pages {
        if page.dict.has("AA") {
            let help = "export it without actions";
            findings.push(subject.found_on(
                &ACTION,
                subject.in_x(),
                page,
                "something happens when the page is shown",
                help,
            ));
        }
        annotations(subject, page, findings);
    }
}

/// Reports what lies over the page, kinds together. On a screen that is what annotations are for.
fn annotations(subject: &Subject, page: &Page, findings: &mut Findings) {
    let pdf = subject.pdf;
    let mut kinds: BTreeMap<String, (usize, (f64, f64))> = BTreeMap::new();
    for annotation in pdf.array(&page.dict, "Annots").unwrap_or_default().iter() {
        let Object::Dict(dict) = pdf.resolve(annotation) else { continue };
        let kind = pdf.name(&dict, "Subtype").map(|name| name.to_string()).unwrap_or_default();
        let rect = pdf.numbers(&dict, "Rect").and_then(|numbers| Rect::from(&numbers)).unwrap_or(Rect::UNIT);
        if !pdf.budget.steps(1) {
            return;
        }
        let is_of_printers = matches!(kind.as_str(), "PrinterMark" | "TrapNet");
        if subject.is_for_print() && !is_of_printers && page.boxes.printed().meets(&rect) {
            kinds.entry(kind.clone()).or_insert((0, (rect.left, rect.top))).0 += 1;
        }
        let action = pdf.dict(&dict, "A").unwrap_or_default();
        if pdf.is(&action, "S", "JavaScript") {
            let found = subject.found(
                &JAVASCRIPT,
                subject.in_x(),
                "a place on the page runs JavaScript",
                "export it without scripts",
            );
            findings.push(found.on(page.place((rect.left, rect.top))));
        }
    }
    let severity = if keeps_links(subject) { Severity::Warning } else { Severity::Error };
    for (kind, (count, first)) in kinds {
        let plural = if count == 1 { "" } else { "s" };
        let message = format!("{count} annotation{plural} of the kind `{}` lie within what is printed", shown(&kind));
        let help = if kind == "Link" { "export it without links" } else { "delete them, or draw them on the page" };
        findings.push(subject.found(&ANNOTATION_IN_BLEED, severity, message, help).on(page.place(first)));
    }
}

/// Tells whether a profile without a standard leaves links in.
fn keeps_links(subject: &Subject) -> bool {
    use crate::manifest::press::Keep;
    subject.press.is_some_and(|press| press.links == Keep::Keep && !press.is_pdf_x())
}
