//! Serves the translator's desk to a browser on this machine: pages, messages, events. Prints nothing, reads no clock, and answers
//! nobody who does not know the address.

mod answers;
mod assets;
mod body;
mod builds;
mod edits;
mod excerpt;
mod guard;
mod routes;
mod shared;
mod watch;

use std::net::Ipv4Addr;
use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

use axum::ServiceExt;
use axum::extract::Request;
use axum::serve::ListenerExt;
use tokio::net::TcpListener;

use crate::export::files;
use crate::manifest::Date;
use crate::source::Error;

use shared::Shared;

/// What a desk is opened with.
#[derive(Debug)]
pub struct Options {
    /// The folder of the letter.
    pub root: PathBuf,
    /// The folder for built files, below that of the letter if relative.
    pub out: PathBuf,
    /// The port; any that is free if 0.
    pub port: u16,
    /// What everyone who asks must know.
    pub token: Token,
    /// Gives the day.
    pub today: fn() -> Date,
    /// Gives the moment in UTC, as in `2026-11-23T10:00:00Z`.
    pub now: fn() -> String,
}

/// A secret of 256 bits in the address.
#[derive(Clone)]
pub struct Token(String);

impl Token {
    /// Draws a token.
    ///
    /// # Errors
    /// The machine has no source of randomness.
    pub fn random() -> Result<Self, std::io::Error> {
        let mut bytes = [0; 32];
        getrandom::fill(&mut bytes).map_err(std::io::Error::other)?;
        Ok(Self(files::hexadecimal(&bytes)))
    }

    /// Gives it as it stands in the address.
    pub fn text(&self) -> &str {
        &self.0
    }
}

impl std::fmt::Debug for Token {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Token(…)")
    }
}

/// Serves a letter until Ctrl-C; `ready` is told the address once it answers. A save that is under way is finished.
///
/// # Errors
/// The letter's folder cannot be read, or the port is taken.
pub fn serve(options: Options, ready: impl FnOnce(&str)) -> Result<(), Error> {
    // What takes milliseconds takes turns on one thread: allocators keep memory for each that sets pages.
    let runtime = tokio::runtime::Builder::new_current_thread().max_blocking_threads(1).enable_all().build();
    let runtime = runtime.map_err(|cause| Error::new("cannot serve", &options.root, cause))?;
    let served = runtime.block_on(run(options, ready));
    // Saves have been waited for; what else runs has nothing to lose.
    runtime.shutdown_timeout(Duration::from_millis(200));
    served
}

async fn run(options: Options, ready: impl FnOnce(&str)) -> Result<(), Error> {
    let place = format!("127.0.0.1:{}", options.port);
    let fail = |cause| Error::new("cannot listen at", &place, cause);
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, options.port)).await.map_err(fail)?;
    let host = listener.local_addr().map_err(fail)?.to_string();
    let address = format!("http://{host}/{}/", options.token.text());
    let shared = Arc::new(Shared::open(options, host)?);
    let _watcher = watch::watch(&shared)?;
    let service = guard::guarded(routes::routes(Arc::clone(&shared)), Arc::clone(&shared));
    // Events are small, and each is waited for.
    let listener = listener.tap_io(|stream| {
        stream.set_nodelay(true).ok();
    });
    ready(&address);
    tokio::select! {
        served = axum::serve(listener, ServiceExt::<Request>::into_make_service(service)) => served.map_err(fail)?,
        _ = tokio::signal::ctrl_c() => {}
    }
    let finishing = Arc::clone(&shared);
    tokio::task::spawn_blocking(move || finishing.finish()).await.ok();
    Ok(())
}
