//! Answers requests that concern one text: what is wrong with a draft, save it, record that it is settled. Shows nothing.

use std::sync::Arc;

use axum::Json;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use serde::Deserialize;
use serde_json::json;

use crate::export::files;
use crate::preview::splice::Target;
use crate::preview::{Refused, Unsaved, save};
use crate::review::{self, Choice, Decision, Verdict};
use crate::state;

use super::answers::{Refusal, finding};
use super::body::Body;
use super::routes::{Answer, apart, known, parsed, read};
use super::shared::Shared;

#[derive(Deserialize)]
pub(super) struct Typed {
    id: String,
    attribute: Option<String>,
    text: String,
}

/// A text to be saved. Both must be named: what is left out could otherwise take a text out of its file.
#[derive(Deserialize)]
pub(super) struct Saved {
    id: String,
    attribute: Option<String>,
    #[serde(deserialize_with = "Option::deserialize")]
    text: Option<String>,
    #[serde(deserialize_with = "Option::deserialize")]
    base: Option<String>,
}

pub(super) async fn check(
    State(shared): State<Arc<Shared>>,
    Path(tag): Path<String>,
    Body(typed): Body<Typed>,
) -> Answer {
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

pub(super) async fn put(
    State(shared): State<Arc<Shared>>,
    Path(tag): Path<String>,
    Body(saved): Body<Saved>,
) -> Answer {
    apart(move || {
        let locale = parsed(&tag)?;
        let target = Target { id: &saved.id, attribute: saved.attribute.as_deref() };
        let saving = shared.saving();
        save(&shared.root, &locale, target, saved.base.as_deref(), saved.text.as_deref()).map_err(Refusal::unsaved)?;
        drop(saving);
        shared.reread();
        let text = shared.desk().text(&locale, target);
        Ok(Json(json!({ "text": text, "revision": shared.revision() })))
    })
    .await
}

#[derive(Deserialize)]
pub(super) struct Decided {
    id: String,
    attribute: Option<String>,
    verdict: Settled,
    who: Option<String>,
}

#[derive(Deserialize)]
#[serde(rename_all = "lowercase")]
pub(super) enum Settled {
    Translated,
    Reviewed,
}

pub(super) async fn decide(
    State(shared): State<Arc<Shared>>,
    Path(tag): Path<String>,
    Body(decided): Body<Decided>,
) -> Answer {
    apart(move || {
        let saving = shared.saving();
        let (sources, project) = read(&shared)?;
        let locale = known(project.letter(), &tag)?;
        let index = project.locales.iter().position(|known| *known == locale).ok_or_else(Refusal::not_found)?;
        let parts = project.parts();
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
        let who = match decided.who.as_deref() {
            None => None,
            Some(name) => Some(state::person(name).ok_or_else(|| {
                let message = "this is not the name of a person";
                Refusal::new(StatusCode::UNPROCESSABLE_ENTITY, "name", message, "give a name, on one line")
            })?),
        };
        let when = (shared.now)();
        let choice = Choice::Named([original.name.clone()].into());
        let decision = Decision { verdict, who, when: &when };
        let file = project.states.file(&tag);
        let accepted = review::accept(&review, file, decision, &choice, |_| project.is_partial());
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
