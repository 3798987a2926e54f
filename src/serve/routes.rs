//! Answers each request of the desk's page, in the terms of `docs/preview.md`. What may be asked at all, the guard decides.

use std::collections::BTreeSet;
use std::convert::Infallible;
use std::sync::Arc;
use std::sync::atomic::Ordering;

use axum::extract::rejection::JsonRejection;
use axum::extract::{DefaultBodyLimit, Path, State};
use axum::http::{StatusCode, header};
use axum::response::sse::{Event, KeepAlive, Sse};
use axum::response::{IntoResponse, Response};
use axum::routing::{get, post};
use axum::{Json, Router};
use serde::Deserialize;
use serde_json::{Value, json};
use tokio_stream::wrappers::BroadcastStream;
use tokio_stream::{Stream, StreamExt};
use unic_langid::LanguageIdentifier;

use crate::build::{self, Gaps};
use crate::check::plural_categories;
use crate::diagnostic::{Diagnostic, Severity};
use crate::edition::DocumentKind;
use crate::export::files;
use crate::letter::Letter;
use crate::locale::{self, Direction};
use crate::preview::splice::Target;
use crate::preview::{Refused, Unsaved, save, texts};
use crate::project::Project;
use crate::review::{self, Choice, Decision, Status, Verdict};
use crate::source::Sources;
use crate::state;

use super::answers::{Refusal, finding, findings};
use super::assets::asset;
use super::guard::LONGEST;
use super::shared::{Findings, Shared, lock};

type Answer = Result<Json<Value>, Refusal>;

pub(super) fn routes(shared: Arc<Shared>) -> Router {
    Router::new()
        .route("/api/letter", get(letter))
        .route("/api/locales/{locale}/messages", get(messages).put(put))
        .route("/api/locales/{locale}/documents/{document}", get(document))
        .route("/api/locales/{locale}/check", post(check))
        .route("/api/locales/{locale}/review", post(decide))
        .route("/api/pages/{hash}", get(page))
        .route("/api/builds", post(build))
        .route("/api/files/{name}", get(file))
        .route("/api/events", get(events))
        .fallback(get(own))
        .layer(DefaultBodyLimit::max(LONGEST))
        .with_state(shared)
}

/// Runs what takes more than a moment where it holds up nobody.
async fn apart<T: Send + 'static>(work: impl FnOnce() -> T + Send + 'static) -> T {
    match tokio::task::spawn_blocking(work).await {
        Ok(done) => done,
        Err(error) => std::panic::resume_unwind(error.into_panic()),
    }
}

async fn own(uri: axum::http::Uri) -> Response {
    match asset(uri.path().trim_start_matches('/')) {
        Some((kind, text)) => ([(header::CONTENT_TYPE, kind)], text).into_response(),
        None => Refusal::not_found().into_response(),
    }
}

async fn letter(State(shared): State<Arc<Shared>>) -> Answer {
    apart(move || {
        let revision = shared.revision();
        let (sources, project) = read(&shared)?;
        let found = shared.findings();
        let found = found.as_ref();
        let desk = shared.desk();
        let faults = if desk.letter().is_some() { &[][..] } else { desk.diagnostics() };
        Ok(Json(json!({
            "id": project.letter().map(|letter| letter.manifest.id.clone()),
            "revision": revision,
            "checked": found.is_some_and(|found| found.revision == revision),
            "source": project.letter().map(|letter| letter.source().locale.to_string()),
            "documents": project.letter().map(documents).unwrap_or_default(),
            "locales": project.letter().map(|letter| locales(letter, &project, &sources, found)).unwrap_or_default(),
            "faults": findings(faults, desk.sources()),
        })))
    })
    .await
}

fn documents(letter: &Letter) -> Vec<DocumentKind> {
    let announcement = letter.manifest.announcement.is_some().then_some(DocumentKind::Announcement);
    [DocumentKind::Letter].into_iter().chain(announcement).collect()
}

fn locales(letter: &Letter, project: &Project, sources: &Sources, found: Option<&Findings>) -> Vec<Value> {
    let parts = [("", letter.catalogs())];
    let originals = review::originals(&parts, sources);
    let row = |index: usize| {
        let review = review::review(index, &parts, &originals, &project.states, sources)?;
        let count = |status| if index == 0 { 0 } else { review.count(status) };
        let is_settled = |status| index == 0 || matches!(status, Status::Translated | Status::Reviewed);
        let settled = review.texts.iter().filter(|text| is_settled(text.status)).map(|text| text.original.words);
        let tag = review.locale.to_string();
        let of = |severity| {
            let findings = found.iter().flat_map(|found| &found.checked.diagnostics);
            findings.filter(|it| it.severity == severity && it.locale.as_ref() == Some(&tag)).count()
        };
        Some(json!({
            "tag": tag,
            "direction": match locale::direction(review.locale) { Direction::Ltr => "ltr", Direction::Rtl => "rtl" },
            "plurals": plural_categories(review.locale),
            "messages": {
                "missing": count(Status::Missing),
                "stale": count(Status::Stale),
                "draft": count(Status::Draft),
                "translated": count(Status::Translated),
                "reviewed": count(Status::Reviewed),
            },
            "words": {
                "total": originals.iter().map(|original| original.words).sum::<usize>(),
                "settled": settled.sum::<usize>(),
            },
            "findings": { "errors": of(Severity::Error), "warnings": of(Severity::Warning) },
        }))
    };
    (0..letter.catalogs().len()).filter_map(row).collect()
}

async fn messages(State(shared): State<Arc<Shared>>, Path(tag): Path<String>) -> Answer {
    apart(move || {
        let revision = shared.revision();
        let (sources, project) = read(&shared)?;
        let locale = known(project.letter(), &tag)?;
        let found = shared.findings();
        let of_locale = |it: &&Diagnostic| it.locale.as_deref().is_none_or(|known| locale == known);
        let found_here: Vec<(&Diagnostic, &Sources)> = found
            .iter()
            .flat_map(|found| found.checked.diagnostics.iter().map(|it| (it, &found.sources)))
            .filter(|(it, _)| of_locale(it))
            .collect();
        let texts = texts(&project, &sources, &locale);
        let is_about = |it: &Diagnostic, id: &str, attribute: Option<&str>| {
            let name = attribute.map_or_else(|| id.to_owned(), |attribute| format!("{id}.{attribute}"));
            it.locale.is_some() && it.message_id.as_deref() == Some(name.as_str())
        };
        let listed = texts.iter().map(|text| {
            let target = Target { id: &text.id, attribute: text.attribute.as_deref() };
            let about = found_here.iter().filter(|(it, _)| is_about(it, target.id, target.attribute));
            let mut value = serde_json::to_value(text).expect("a text holds nothing that JSON cannot");
            value["findings"] = about.map(|(it, sources)| finding(it, sources, Some(target))).collect();
            value
        });
        let others = found_here
            .iter()
            .filter(|(it, _)| !texts.iter().any(|text| is_about(it, &text.id, text.attribute.as_deref())));
        Ok(Json(json!({
            "revision": revision,
            "messages": listed.collect::<Vec<_>>(),
            "signatories": project.letter().map(|letter| signatories(letter, &sources)).unwrap_or_default(),
            "findings": others.map(|(it, sources)| finding(it, sources, None)).collect::<Vec<_>>(),
        })))
    })
    .await
}

fn signatories(letter: &Letter, sources: &Sources) -> Vec<Value> {
    let row = |signatory: &crate::signatory::Signatory| {
        let file = sources.file(signatory.span.file);
        let line = file.place(signatory.span.start).line;
        json!({ "name": signatory.name, "path": file.path(), "line": line })
    };
    letter.published().map(row).collect()
}

async fn document(State(shared): State<Arc<Shared>>, Path((tag, document)): Path<(String, String)>) -> Answer {
    apart(move || {
        let kind = [DocumentKind::Letter, DocumentKind::Announcement].into_iter().find(|kind| json!(kind) == document);
        let kind = kind.ok_or_else(Refusal::not_found)?;
        let mut desk = shared.desk();
        let locale = known(desk.letter(), &tag)
            .or_else(|refusal| if desk.letter().is_none() { parsed(&tag) } else { Err(refusal) })?;
        let revision = shared.revision();
        let view = desk.view(&locale, kind);
        let faults = view.faults;
        let shown = view.shown.map(|shown| {
            let pages: Vec<Value> = shown
                .pages
                .iter()
                .map(|page| json!({ "hash": page.hash, "width": page.width, "height": page.height }))
                .collect();
            (pages, json!(shown.places))
        });
        let faults = findings(&faults, desk.sources());
        let (pages, places) = shown.unwrap_or_else(|| (Vec::new(), json!([])));
        let current = faults.is_empty();
        Ok(Json(json!({
            "revision": revision, "current": current, "pages": pages, "places": places, "faults": faults,
        })))
    })
    .await
}

async fn page(State(shared): State<Arc<Shared>>, Path(hash): Path<String>) -> Result<Response, Refusal> {
    let page = shared.desk().page(&hash).ok_or_else(Refusal::not_found)?;
    let svg = apart(move || page.svg().to_owned()).await;
    // A hash stands for the same picture as long as the program runs, and so does the token before it.
    let headers =
        [(header::CONTENT_TYPE, "image/svg+xml"), (header::CACHE_CONTROL, "private, max-age=31536000, immutable")];
    Ok((headers, svg).into_response())
}

#[derive(Deserialize)]
struct Typed {
    id: String,
    attribute: Option<String>,
    text: String,
    #[serde(default)]
    base: Option<String>,
}

async fn check(
    State(shared): State<Arc<Shared>>,
    Path(tag): Path<String>,
    body: Result<Json<Typed>, JsonRejection>,
) -> Answer {
    let Json(typed) = body.map_err(|rejection| unread(&rejection))?;
    apart(move || {
        let desk = shared.desk();
        let locale = known(desk.letter(), &tag)?;
        let target = Target { id: &typed.id, attribute: typed.attribute.as_deref() };
        let draft = desk.draft(&locale, target, &typed.text, &shared.request()).map_err(|refused| match refused {
            Refused::Faulty(faulty) => Refusal::faulty(&faulty),
            Refused::Unreadable(_) => Refusal::unsaved(Unsaved::NoLetter),
        })?;
        let found = draft.findings.iter().map(|found| finding(found, &draft.sources, Some(target)));
        Ok(Json(json!({ "findings": found.collect::<Vec<_>>() })))
    })
    .await
}

async fn put(
    State(shared): State<Arc<Shared>>,
    Path(tag): Path<String>,
    body: Result<Json<Typed>, JsonRejection>,
) -> Answer {
    let Json(typed) = body.map_err(|rejection| unread(&rejection))?;
    apart(move || {
        let locale = parsed(&tag)?;
        let target = Target { id: &typed.id, attribute: typed.attribute.as_deref() };
        let saving = shared.saving();
        save(&shared.root, &locale, target, typed.base.as_deref(), &typed.text).map_err(Refusal::unsaved)?;
        drop(saving);
        shared.reread();
        let text = shared.desk().text(&locale, target);
        Ok(Json(json!({ "text": text, "revision": shared.revision() })))
    })
    .await
}

#[derive(Deserialize)]
struct Decided {
    id: String,
    attribute: Option<String>,
    verdict: Settled,
    who: Option<String>,
}

#[derive(Deserialize)]
#[serde(rename_all = "lowercase")]
enum Settled {
    Translated,
    Reviewed,
}

async fn decide(
    State(shared): State<Arc<Shared>>,
    Path(tag): Path<String>,
    body: Result<Json<Decided>, JsonRejection>,
) -> Answer {
    let Json(decided) = body.map_err(|rejection| unread(&rejection))?;
    apart(move || {
        let saving = shared.saving();
        let (sources, project) = read(&shared)?;
        let letter = project.letter();
        let locale = known(letter, &tag)?;
        let letter = letter.ok_or_else(Refusal::not_found)?;
        let index = letter.catalogs().iter().position(|catalog| catalog.locale == locale).unwrap_or_default();
        let parts = [("", letter.catalogs())];
        let originals = review::originals(&parts, &sources);
        let named =
            |it: &&review::Original| it.message() == decided.id && it.attribute() == decided.attribute.as_deref();
        let original = originals.iter().find(named).filter(|_| index > 0).ok_or_else(Refusal::not_found)?;
        let review =
            review::review(index, &parts, &originals, &project.states, &sources).ok_or_else(Refusal::not_found)?;
        let verdict = match decided.verdict {
            Settled::Translated => Verdict::Translated,
            Settled::Reviewed => Verdict::Reviewed,
        };
        let who = decided.who.as_deref().map(str::trim).filter(|who| !who.is_empty());
        if who.is_some_and(|who| who.chars().any(char::is_control)) {
            let message = "a name cannot hold tabs and line breaks";
            return Err(Refusal::new(StatusCode::UNPROCESSABLE_ENTITY, "name", message, "write it on one line"));
        }
        let when = (shared.now)();
        let choice = Choice::Named([original.name.clone()].into());
        // As long as part of the letter cannot be read, a line without a message may have one.
        let is_partial = !project.diagnostics.is_empty();
        let decision = Decision { verdict, who, when: &when };
        let file = project.states.file(&tag);
        let accepted = review::accept(&review, file, decision, &choice, |_| is_partial);
        if !accepted.refused.is_empty() {
            let message = "this text is not translated, so there is nothing to settle";
            return Err(Refusal::new(StatusCode::UNPROCESSABLE_ENTITY, "missing", message, "translate it first"));
        }
        let written = review::files(&project.states, &tag, &accepted, &originals);
        if sources.is_link(state::FOLDER) || (sources.exists(state::FOLDER) && !sources.is_folder(state::FOLDER)) {
            return Err(Refusal::unsaved(Unsaved::OutOfBounds(state::FOLDER.to_owned())));
        }
        let contents = written.iter().map(|(name, text)| (name.as_str(), text.as_bytes()));
        files::write(&shared.root.join(state::FOLDER), contents).map_err(|error| Refusal::machine(&error))?;
        drop(saving);
        shared.reread();
        Ok(Json(json!({})))
    })
    .await
}

#[derive(Deserialize)]
struct Wanted {
    #[serde(default)]
    locales: Vec<String>,
}

async fn build(
    State(shared): State<Arc<Shared>>,
    body: Result<Json<Wanted>, JsonRejection>,
) -> Result<(StatusCode, Json<Value>), Refusal> {
    let Json(wanted) = body.map_err(|rejection| unread(&rejection))?;
    let locales: Result<Vec<_>, _> = {
        let desk = shared.desk();
        wanted.locales.iter().map(|tag| known(desk.letter(), tag)).collect()
    };
    let locales = locales?;
    if shared.is_building.swap(true, Ordering::SeqCst) {
        let message = "files are being built already";
        return Err(Refusal::new(StatusCode::CONFLICT, "busy", message, "wait until they are done"));
    }
    tokio::task::spawn_blocking(move || {
        let outcome = std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| carry_out(&shared, locales)));
        shared.is_building.store(false, Ordering::SeqCst);
        let told = outcome.unwrap_or_else(|_| json!({ "state": "failed", "findings": [] }));
        shared.tell("build", told);
    });
    Ok((StatusCode::ACCEPTED, Json(json!({}))))
}

/// Builds the files for readers, and says how it went.
fn carry_out(shared: &Shared, locales: Vec<LanguageIdentifier>) -> Value {
    let failed = |message: String| {
        let found = json!({ "rule": "", "severity": "error", "message": message, "help": "", "path": "", "line": 0, "column": 0,
                            "quote": "", "fix": null });
        json!({ "state": "failed", "findings": [found] })
    };
    let request = build::Request {
        locales,
        formats: BTreeSet::from([build::Format::Pdf]),
        paper: None,
        press: None,
        imposition: None,
        gaps: Gaps::Fill,
    };
    let total = std::sync::atomic::AtomicUsize::new(0);
    let done = std::sync::atomic::AtomicUsize::new(0);
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
        return json!({ "state": "failed", "findings": findings(&built.diagnostics, &sources) });
    }
    let manifest = build::manifest(&built.id, &built.artifacts);
    let contents = built.artifacts.iter().map(|artifact| (artifact.name.as_str(), artifact.bytes.as_slice()));
    let saving = shared.saving();
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

async fn file(State(shared): State<Arc<Shared>>, Path(name): Path<String>) -> Result<Response, Refusal> {
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

async fn events(State(shared): State<Arc<Shared>>) -> Sse<impl Stream<Item = Result<Event, Infallible>>> {
    let later = BroadcastStream::new(shared.events());
    let revision = json!({ "revision": shared.revision() });
    let first = tokio_stream::once(event("changed", &revision));
    let later = later.map(move |told| match told {
        Ok((name, data)) => event(name, &data),
        // It was too slow for every event: all is to be read anew.
        Err(_) => event("changed", &json!({ "revision": shared.revision() })),
    });
    Sse::new(first.chain(later).map(Ok)).keep_alive(KeepAlive::default())
}

fn event(name: &str, data: &Value) -> Event {
    Event::default().event(name).data(data.to_string())
}

/// Reads the files as they are.
fn read(shared: &Shared) -> Result<(Sources, Project), Refusal> {
    let mut sources = Sources::open(&shared.root).map_err(|error| Refusal::machine(&error))?;
    let project = Project::load(&mut sources, &[], None).map_err(|_| Refusal::unsaved(Unsaved::NoLetter))?;
    Ok((sources, project))
}

fn parsed(tag: &str) -> Result<LanguageIdentifier, Refusal> {
    locale::parse(tag).map_err(|_| Refusal::not_found())
}

/// Finds a locale of the letter.
fn known(letter: Option<&Letter>, tag: &str) -> Result<LanguageIdentifier, Refusal> {
    let locale = parsed(tag)?;
    let is_known = letter.is_some_and(|letter| letter.catalogs().iter().any(|catalog| catalog.locale == locale));
    is_known.then_some(locale).ok_or_else(Refusal::not_found)
}

/// Words why a body cannot be read.
fn unread(rejection: &JsonRejection) -> Refusal {
    Refusal::new(rejection.status(), "body", &rejection.body_text(), "see docs/preview.md for what is asked")
}
