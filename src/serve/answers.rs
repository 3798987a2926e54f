//! Puts what the desk knows into the JSON that `docs/preview.md` describes; decides nothing.

use axum::Json;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use serde_json::{Value, json};

use crate::diagnostic::{Diagnostic, Edit};
use crate::preview::Unsaved;
use crate::preview::splice::{Faulty, Target, splice, text_of};
use crate::report;
use crate::source::{Error, Sources};

use super::excerpt::excerpt;

/// Why a request gets no answer, and what to do.
#[derive(Debug)]
pub(super) struct Refusal {
    status: StatusCode,
    body: Value,
}

impl Refusal {
    pub(super) fn new(status: StatusCode, kind: &str, message: &str, help: &str) -> Self {
        Self { status, body: json!({ "error": { "kind": kind, "message": message, "help": help } }) }
    }

    pub(super) fn not_found() -> Self {
        Self::new(
            StatusCode::NOT_FOUND,
            "nothing-here",
            "there is nothing here",
            "open the address that the command printed",
        )
    }

    pub(super) fn machine(error: &Error) -> Self {
        let help = "see whether the disk is full and the folder may be written to";
        Self::new(StatusCode::INTERNAL_SERVER_ERROR, "machine", &error.to_string(), help)
    }

    pub(super) fn faulty(faulty: &Faulty) -> Self {
        let status = StatusCode::UNPROCESSABLE_ENTITY;
        match faulty {
            Faulty::NotFound => {
                let message = "the letter has no such text, or its file cannot be read around it";
                Self::new(StatusCode::NOT_FOUND, "not-found", message, "see the findings for this language")
            }
            Faulty::Empty => Self::new(status, "empty", "a text cannot be empty", "write something"),
            Faulty::Malformed(message, help) => Self::new(status, "malformed", message, help),
        }
    }

    pub(super) fn unsaved(unsaved: Unsaved) -> Self {
        match unsaved {
            Unsaved::Faulty(faulty) => Self::faulty(&faulty),
            Unsaved::Conflict(theirs) => {
                let message = "the file has another text meanwhile; nothing was written";
                let mut refusal = Self::new(StatusCode::CONFLICT, "conflict", message, "read both, then keep one");
                refusal.body["theirs"] = theirs.into();
                refusal
            }
            Unsaved::OutOfBounds(path) => {
                let message =
                    format!("`{path}` is a link, no text, or outside the letter's folder; nothing was written");
                Self::new(StatusCode::FORBIDDEN, "out-of-bounds", &message, "put an ordinary file in its place")
            }
            Unsaved::NoLetter => {
                let message = "the letter cannot be read; nothing was written";
                Self::new(
                    StatusCode::UNPROCESSABLE_ENTITY,
                    "unreadable",
                    message,
                    "put right what the desk shows above",
                )
            }
            Unsaved::Machine(error) => Self::machine(&error),
        }
    }
}

impl IntoResponse for Refusal {
    fn into_response(self) -> Response {
        (self.status, Json(self.body)).into_response()
    }
}

/// A finding; `about` is the text whose fix is given as a whole text.
pub(super) fn finding(found: &Diagnostic, sources: &Sources, about: Option<Target>) -> Value {
    let mut value = report::finding(found, sources);
    value["fix"] = about.and_then(|about| fix(found, sources, about)).into();
    value["excerpt"] = json!(excerpt(sources.file(found.span.file).text(), found.span.range()));
    value
}

pub(super) fn findings<'a>(found: impl IntoIterator<Item = &'a Diagnostic>, sources: &Sources) -> Vec<Value> {
    found.into_iter().map(|found| finding(found, sources, None)).collect()
}

/// Gives the text after a fix, if it changes that text alone.
fn fix(found: &Diagnostic, sources: &Sources, about: Target) -> Option<Value> {
    let fix = found.fix.as_ref()?;
    let file = found.span.file;
    if fix.edits.iter().any(|edit| edit.span.file != file) {
        return None;
    }
    let before = sources.file(file).text();
    let mut edits: Vec<_> = fix.edits.iter().collect();
    edits.sort_by_key(|edit| edit.span.start);
    let mut after = before.to_owned();
    for edit in edits.iter().rev() {
        after.replace_range(edit.span.range(), &edit.text);
    }
    let text = text_of(&after, about).ok()?;
    let is_within = splice(before, about, &text).is_ok_and(|spliced| spliced == after);
    let change = |edit: &Edit| json!({ "old": before[edit.span.range()], "new": edit.text });
    let edits: Vec<Value> = edits.into_iter().map(change).collect();
    is_within.then(|| json!({ "title": fix.title, "text": text, "edits": edits }))
}
