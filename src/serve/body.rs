//! Reads the JSON body of a request, and words why one cannot be read as every other refusal is worded.

use axum::Json;
use axum::extract::{FromRequest, Request};
use serde::de::DeserializeOwned;

use super::answers::Refusal;

/// The body of a request.
pub(super) struct Body<T>(pub T);

impl<T: DeserializeOwned, S: Send + Sync> FromRequest<S> for Body<T> {
    type Rejection = Refusal;

    async fn from_request(request: Request, state: &S) -> Result<Self, Refusal> {
        let read = Json::<T>::from_request(request, state).await;
        let refuse = |status, text: &str| Refusal::new(status, "body", text, "see docs/preview.md for what is asked");
        read.map(|Json(value)| Self(value)).map_err(|rejection| refuse(rejection.status(), &rejection.body_text()))
    }
}
