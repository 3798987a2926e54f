//! Turns away whoever is not the desk's own page: without the token, under another name, or from another site. Knows no route.

use std::sync::Arc;

use axum::Router;
use axum::extract::{Request, State};
use axum::http::{HeaderMap, HeaderName, HeaderValue, Method, StatusCode, Uri, header};
use axum::middleware::{self, Next};
use axum::response::{IntoResponse, Response};
use subtle::ConstantTimeEq;
use tower::{Layer, Service};

use super::answers::Refusal;
use super::shared::Shared;

/// The longest body of a request, in bytes; a message is a paragraph.
pub(super) const LONGEST: usize = 256 * 1024;

/// What the desk's page may load and do: its own files, and nothing from anywhere else.
const POLICY: &str = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; \
                      base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

/// Sent with every answer (W3C CSP 3, Fetch, HTML).
const HEADERS: [(HeaderName, &str); 6] = [
    (header::CONTENT_SECURITY_POLICY, POLICY),
    (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
    (header::X_FRAME_OPTIONS, "DENY"),
    (header::REFERRER_POLICY, "no-referrer"),
    (HeaderName::from_static("cross-origin-opener-policy"), "same-origin"),
    (HeaderName::from_static("cross-origin-resource-policy"), "same-origin"),
];

/// Puts the guard before routes, which then see paths without the token.
pub(super) fn guarded(
    routes: Router,
    shared: Arc<Shared>,
) -> impl Service<Request, Response = Response, Error = std::convert::Infallible, Future: Send> + Clone + Send + 'static
{
    middleware::from_fn_with_state(shared, guard).layer(routes)
}

async fn guard(State(shared): State<Arc<Shared>>, mut request: Request, next: Next) -> Response {
    let mut response = match admit(&shared, &request) {
        Ok(uri) => {
            *request.uri_mut() = uri;
            next.run(request).await
        }
        Err(refusal) => refusal.into_response(),
    };
    let headers = response.headers_mut();
    for (name, value) in HEADERS {
        headers.entry(name).or_insert(HeaderValue::from_static(value));
    }
    headers.entry(header::CACHE_CONTROL).or_insert(HeaderValue::from_static("no-store"));
    response
}

/// Gives the address of a request without the token, if it may pass.
fn admit(shared: &Shared, request: &Request) -> Result<Uri, Refusal> {
    if only(request.headers(), &header::HOST) != Some(shared.host.as_bytes()) {
        // Another name that leads here is how a stranger's page would reach us (DNS rebinding).
        let message = "this desk answers under its own address only";
        return Err(Refusal::new(
            StatusCode::MISDIRECTED_REQUEST,
            "host",
            message,
            "open the address that the command printed",
        ));
    }
    let path = request.uri().path();
    let (token, rest) = path.strip_prefix('/').unwrap_or(path).split_once('/').unwrap_or_default();
    if !bool::from(token.as_bytes().ct_eq(shared.token.text().as_bytes())) {
        return Err(Refusal::not_found());
    }
    let is_own = |origin: &[u8]| origin.strip_prefix(b"http://") == Some(shared.host.as_bytes());
    let origins = request.headers().get_all(header::ORIGIN).iter().count();
    let changes = !matches!(*request.method(), Method::GET | Method::HEAD);
    let is_admitted = match only(request.headers(), &header::ORIGIN) {
        Some(origin) => is_own(origin),
        None => origins == 0 && !changes,
    };
    if !is_admitted {
        let message = "another site cannot use this desk";
        return Err(Refusal::new(
            StatusCode::FORBIDDEN,
            "origin",
            message,
            "open the address that the command printed",
        ));
    }
    let length = only(request.headers(), &header::CONTENT_LENGTH).and_then(|length| std::str::from_utf8(length).ok());
    if length.and_then(|length| length.parse().ok()).is_some_and(|length: u64| length > LONGEST as u64) {
        let message = "this is longer than any text may be";
        return Err(Refusal::new(StatusCode::PAYLOAD_TOO_LARGE, "body", message, "make several messages of it"));
    }
    format!("/{rest}").parse().map_err(|_| Refusal::not_found())
}

/// Gives a header that is there once.
fn only<'a>(headers: &'a HeaderMap, name: &HeaderName) -> Option<&'a [u8]> {
    let mut values = headers.get_all(name).iter();
    let value = values.next()?;
    values.next().is_none().then_some(value.as_bytes())
}
