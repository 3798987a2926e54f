//! Builds the files for readers when the desk's page asks, tells how it goes, and gives the files.

use std::collections::BTreeSet;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use axum::Json;
use axum::extract::{Path, State};
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};
use serde::Deserialize;
use serde_json::{Value, json};
use unic_langid::LanguageIdentifier;

use crate::build::{self, Gaps};
use crate::export::files;
use crate::source::Sources;

use super::answers::{Refusal, findings};
use super::body::Body;
use super::routes::known;
use super::shared::{Shared, lock};

#[derive(Deserialize)]
pub(super) struct Wanted {
    #[serde(default)]
    locales: Vec<String>,
}

pub(super) async fn build(
    State(shared): State<Arc<Shared>>,
    Body(wanted): Body<Wanted>,
) -> Result<(StatusCode, Json<Value>), Refusal> {
    let locales: Result<Vec<_>, _> = {
        let desk = shared.desk();
        wanted.locales.iter().map(|tag| known(desk.letter(), tag)).collect()
    };
    let locales = locales?;
    if shared.is_building.swap(true, Ordering::SeqCst) {
        let message = "files are being built already";
        return Err(Refusal::new(StatusCode::CONFLICT, "busy", message, "wait until they are done"));
    }
    // Apart from all requests: it takes seconds.
    std::thread::spawn(move || {
        let outcome = catch_unwind(AssertUnwindSafe(|| carry_out(&shared, locales)));
        shared.is_building.store(false, Ordering::SeqCst);
        let message = "this is a fault of the program; please report it";
        let told = outcome.unwrap_or_else(|_| json!({ "state": "failed", "message": message, "findings": [] }));
        shared.tell("build", told);
    });
    Ok((StatusCode::ACCEPTED, Json(json!({}))))
}

/// Builds the files for readers, and says how it went.
fn carry_out(shared: &Shared, locales: Vec<LanguageIdentifier>) -> Value {
    let failed = |message: String| json!({ "state": "failed", "message": message, "findings": [] });
    let request = build::Request {
        locales,
        formats: BTreeSet::from([build::Format::Pdf]),
        paper: None,
        press: None,
        imposition: None,
        gaps: Gaps::Fill,
    };
    let total = AtomicUsize::new(0);
    let done = AtomicUsize::new(0);
    let notify = |event: build::Event| {
        let done = match event {
            build::Event::Planned(locales) => {
                total.store(locales.len(), Ordering::SeqCst);
                0
            }
            build::Event::Done(..) => done.fetch_add(1, Ordering::SeqCst) + 1,
            build::Event::Set(..) => return,
        };
        shared.tell("build", json!({ "state": "running", "done": done, "total": total.load(Ordering::SeqCst) }));
    };
    let mut sources = match Sources::open(&shared.root) {
        Ok(sources) => sources,
        Err(error) => return failed(error.to_string()),
    };
    let built = match build::build(&mut sources, &request, &notify) {
        Ok(built) => built,
        Err(build::Refusal::Machine(error)) => return failed(error.to_string()),
        Err(build::Refusal::UnknownLocale(..) | build::Refusal::UnknownPress(..)) => {
            return failed("the letter changed while it was built".to_owned());
        }
    };
    if build::has_errors(&built.diagnostics) {
        return json!({ "state": "failed", "message": null, "findings": findings(&built.diagnostics, &sources) });
    }
    let manifest = build::manifest(&built.id, &built.artifacts);
    let contents = built.artifacts.iter().map(|artifact| (artifact.name.as_str(), artifact.bytes.as_slice()));
    let saving = shared.saving();
    if shared.out.is_symlink() {
        return failed(format!("`{}` is a link; nothing was written", shared.out.display()));
    }
    if let Err(error) = files::write(&shared.out, contents.chain([("manifest.json", manifest.as_slice())])) {
        return failed(error.to_string());
    }
    drop(saving);
    let list: Vec<Value> = built
        .artifacts
        .iter()
        .map(|artifact| {
            json!({
                "name": artifact.name,
                "locale": artifact.about.locale,
                "document": artifact.about.document,
                "pages": artifact.about.pages,
                "bytes": artifact.bytes.len(),
                "draft": artifact.about.draft,
            })
        })
        .collect();
    let mut known = lock(&shared.built);
    known.extend(built.artifacts.into_iter().map(|artifact| (artifact.name, artifact.bytes)));
    json!({ "state": "done", "files": list })
}

pub(super) async fn file(State(shared): State<Arc<Shared>>, Path(name): Path<String>) -> Result<Response, Refusal> {
    let bytes = lock(&shared.built).get(&name).cloned().ok_or_else(Refusal::not_found)?;
    let disposition = format!("inline; filename=\"{}\"", name.replace(['"', '\\'], ""));
    // The browser's own viewer needs more than the desk's page may have.
    let headers = [
        (header::CONTENT_TYPE, "application/pdf".to_owned()),
        (header::CONTENT_DISPOSITION, disposition),
        (header::CONTENT_SECURITY_POLICY, "frame-ancestors 'none'".to_owned()),
    ];
    Ok((headers, bytes).into_response())
}
