//! What paper cannot do: links, forms, scripts, attachments.

use std::collections::BTreeMap;

use super::{Findings, Subject, shown};
use crate::diagnostic::{Rule, Severity};
use crate::inspect::geometry::Rect;
use crate::inspect::page::Page;
use crate::inspect::pdf::object::Object;
use crate::manifest::press::Standard;

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
    let on_pages: usize = subject.pages.iter().map(|page| annotations(subject, page, findings)).sum();
    let holdings = subject.holdings;
    if names.has("JavaScript") || holdings.scripts > on_pages {
        let severity = if subject.claims.pdf_a.is_some() { Severity::Error } else { subject.in_x() };
        findings.push(subject.found(&JAVASCRIPT, severity, "the file runs JavaScript", "export it without scripts"));
    }
    if names.has("EmbeddedFiles") || holdings.attachments > 0 {
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
    if form.has("XFA") {
        let message = "the file is a form that is laid out when it is opened (XFA)";
        findings.push(subject.found(&FORM_FIELD, subject.in_print(), message, "flatten the form when exporting"));
    }
    actions(subject, findings);
}

/// Reports what happens by itself, or at a click. Moving within the file, and to pages on the web, is what screens are for.
fn actions(subject: &Subject, findings: &mut Findings) {
    const HELP: &str = "export it without actions";
    let moves: &[&str] = match subject.x() {
        Some(Standard::X4) => &["GoTo"],
        Some(Standard::X1a2001 | Standard::X1a2003 | Standard::X3 | Standard::None) => &[],
        None => &["GoTo", "GoToR", "GoToE", "Named", "Thread", "URI"],
    };
    let opening = subject.pdf.dict(&subject.catalog, "OpenAction").and_then(|action| subject.pdf.name(&action, "S"));
    if opening.is_some_and(|kind| !matches!(&*kind, "GoTo" | "JavaScript")) || subject.catalog.has("AA") {
        let message = "something happens when the file is opened";
        findings.push(subject.found(&ACTION, subject.in_x(), message, HELP));
    }
    let mut elsewhere = subject.holdings.triggers - usize::from(subject.catalog.has("AA"));
    for page in subject.pages.iter().filter(|page| page.dict.has("AA")) {
        elsewhere = elsewhere.saturating_sub(1);
        let message = "something happens when the page is shown";
        findings.push(subject.found_on(&ACTION, subject.in_x(), page, message, HELP));
    }
    if elsewhere > 0 {
        let message = "something happens when a place on a page is shown, entered or left";
        findings.push(subject.found(&ACTION, subject.in_x(), message, HELP));
    }
    for (kind, count) in &subject.holdings.actions {
        if moves.contains(&&**kind) || &**kind == "JavaScript" {
            continue;
        }
        let plural = if *count == 1 { "" } else { "s" };
        let message = format!("the file has {count} action{plural} of the kind `{}`", shown(kind));
        findings.push(subject.found(&ACTION, subject.in_x(), message, HELP));
    }
}

/// Reports what lies over the page, kinds together, and gives how many scripts are among it. On a screen that is what annotations are for.
fn annotations(subject: &Subject, page: &Page, findings: &mut Findings) -> usize {
    let pdf = subject.pdf;
    let mut kinds: BTreeMap<String, (usize, (f64, f64))> = BTreeMap::new();
    let mut scripts = 0;
    for annotation in pdf.array(&page.dict, "Annots").unwrap_or_default().iter() {
        let Object::Dict(dict) = pdf.resolve(annotation) else { continue };
        let kind = pdf.name(&dict, "Subtype").map(|name| name.to_string()).unwrap_or_default();
        let rect = pdf.numbers(&dict, "Rect").and_then(|numbers| Rect::from(&numbers)).unwrap_or(Rect::UNIT);
        if !pdf.budget.steps(1) {
            return scripts;
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
            scripts += 1;
        }
    }
    let severity = if keeps_links(subject) { Severity::Warning } else { Severity::Error };
    for (kind, (count, first)) in kinds {
        let plural = if count == 1 { "" } else { "s" };
        let message = format!("{count} annotation{plural} of the kind `{}` lie within what is printed", shown(&kind));
        let help = if kind == "Link" { "export it without links" } else { "delete them, or draw them on the page" };
        findings.push(subject.found(&ANNOTATION_IN_BLEED, severity, message, help).on(page.place(first)));
    }
    scripts
}

/// Tells whether a profile without a standard leaves links in.
fn keeps_links(subject: &Subject) -> bool {
    use crate::manifest::press::Keep;
    subject.press.is_some_and(|press| press.links == Keep::Keep && !press.is_pdf_x())
}
