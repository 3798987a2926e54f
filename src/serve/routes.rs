//! Says what answers each request, in the terms of `docs/preview.md`, and answers those that only look. Whether anything may be asked, the
//! guard decides.

use std::convert::Infallible;
use std::sync::Arc;

use axum::extract::{DefaultBodyLimit, Path, State};
use axum::http::header;
use axum::response::sse::{Event, KeepAlive, Sse};
use axum::response::{IntoResponse, Response};
use axum::routing::{get, post};
use axum::{Json, Router};
use serde_json::{Value, json};
use tokio_stream::wrappers::BroadcastStream;
use tokio_stream::{Stream, StreamExt};
use unic_langid::LanguageIdentifier;

use crate::check::plural_categories;
use crate::diagnostic::{Diagnostic, Severity};
use crate::letter::Letter;
use crate::locale;
use crate::preview::splice::Target;
use crate::preview::{Part, Unsaved, texts};
use crate::project::Project;
use crate::review::{self, Status};
use crate::source::Sources;

use super::answers::{Refusal, finding, findings};
use super::assets::asset;
use super::guard::LONGEST;
use super::shared::{Findings, Shared};
use super::{builds, edits};

pub(super) type Answer = Result<Json<Value>, Refusal>;

pub(super) fn routes(shared: Arc<Shared>) -> Router {
    Router::new()
        .route("/api/letter", get(letter))
        .route("/api/locales/{locale}/messages", get(messages).put(edits::put))
        .route("/api/locales/{locale}/documents/{document}", get(document))
        .route("/api/locales/{locale}/check", post(edits::check))
        .route("/api/locales/{locale}/review", post(edits::decide))
        .route("/api/pages/{hash}", get(page))
        .route("/api/builds", post(builds::build))
        .route("/api/files/{name}", get(builds::file))
        .route("/api/events", get(events))
        .fallback(get(own))
        .layer(DefaultBodyLimit::max(LONGEST))
        .with_state(shared)
}

/// Runs what takes more than a moment where it holds up nobody.
pub(super) async fn apart<T: Send + 'static>(work: impl FnOnce() -> T + Send + 'static) -> T {
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
        // Without a manifest there is no project, and the desk says what it lacks.
        let loaded = read(&shared).ok();
        let letter = loaded.as_ref().and_then(|(_, project)| project.letter());
        let found = shared.findings();
        let found = found.as_ref();
        let desk = shared.desk();
        let faults = if desk.letter().is_some() { &[][..] } else { desk.diagnostics() };
        Ok(Json(json!({
            "id": letter.map(|letter| letter.manifest.id.clone()),
            "revision": revision,
            "checked": found.is_some_and(|found| found.revision == revision),
            "source": letter.map(|letter| letter.source().locale.to_string()),
            "documents": desk.parts(),
            "locales": loaded.as_ref().map(|(sources, project)| locales(project, sources, found)).unwrap_or_default(),
            "faults": findings(faults, desk.sources()),
        })))
    })
    .await
}

fn locales(project: &Project, sources: &Sources, found: Option<&Findings>) -> Vec<Value> {
    let Some(letter) = project.letter() else { return Vec::new() };
    let parts = project.parts();
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
            "direction": locale::direction(review.locale),
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
        let part = [Part::Letter, Part::Announcement, Part::Delivery].into_iter().find(|part| json!(part) == document);
        let part = part.ok_or_else(Refusal::not_found)?;
        let mut desk = shared.desk();
        let locale = known(desk.letter(), &tag)
            .or_else(|refusal| if desk.letter().is_none() { parsed(&tag) } else { Err(refusal) })?;
        let revision = shared.revision();
        let view = desk.view(&locale, part);
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
    // The page is on its way; now there is time.
    tokio::task::spawn_blocking(move || shared.rest());
    // A hash stands for the same picture as long as the program runs, and so does the token before it.
    let headers =
        [(header::CONTENT_TYPE, "image/svg+xml"), (header::CACHE_CONTROL, "private, max-age=31536000, immutable")];
    Ok((headers, svg).into_response())
}

async fn events(State(shared): State<Arc<Shared>>) -> Sse<impl Stream<Item = Result<Event, Infallible>>> {
    let later = BroadcastStream::new(shared.events());
    let revision = json!({ "revision": shared.revision() });
    let built = shared.last_build().map(|told| event("build", &told));
    let first = tokio_stream::iter([event("changed", &revision)].into_iter().chain(built));
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
pub(super) fn read(shared: &Shared) -> Result<(Sources, Project), Refusal> {
    let mut sources = Sources::open(&shared.root).map_err(|error| Refusal::machine(&error))?;
    let project = Project::load(&mut sources, &[], None).map_err(|_| Refusal::unsaved(Unsaved::NoLetter))?;
    Ok((sources, project))
}

pub(super) fn parsed(tag: &str) -> Result<LanguageIdentifier, Refusal> {
    locale::parse(tag).map_err(|_| Refusal::not_found())
}

/// Finds a locale of the letter.
pub(super) fn known(letter: Option<&Letter>, tag: &str) -> Result<LanguageIdentifier, Refusal> {
    let locale = parsed(tag)?;
    let letter = letter.ok_or_else(|| Refusal::unsaved(Unsaved::NoLetter))?;
    let is_known = letter.catalogs().iter().any(|catalog| catalog.locale == locale);
    is_known.then_some(locale).ok_or_else(Refusal::not_found)
}
