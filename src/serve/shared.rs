//! What all requests share: the desk, what was found, what was built, and the events that tell of it. Knows nothing of HTTP.

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::sync::{Mutex, MutexGuard, PoisonError};

use serde_json::{Value, json};
use tokio::sync::broadcast;

use crate::check::{self, Checked, Request};
use crate::manifest::Date;
use crate::preview::Desk;
use crate::project::Project;
use crate::source::{Error, Sources};

use super::{Options, Token};

/// Events that a slow browser may be behind before it is told to read everything anew.
const BEHIND: usize = 64;

/// What all requests share.
pub(super) struct Shared {
    pub root: PathBuf,
    pub out: PathBuf,
    pub host: String,
    pub token: Token,
    pub today: fn() -> Date,
    pub now: fn() -> String,
    desk: Mutex<Desk>,
    /// Held while a file is written.
    saving: Mutex<()>,
    revision: AtomicU64,
    findings: Mutex<Option<Findings>>,
    pub built: Mutex<BTreeMap<String, Vec<u8>>>,
    pub is_building: AtomicBool,
    /// Whether memory is to be freed that an edit left behind.
    is_tired: AtomicBool,
    events: broadcast::Sender<(&'static str, Value)>,
    /// How the last build went or goes.
    build: Mutex<Option<Value>>,
}

/// What a check of the whole letter found.
pub(super) struct Findings {
    pub revision: u64,
    pub sources: Sources,
    pub checked: Checked,
}

impl Shared {
    pub(super) fn open(options: Options, host: String) -> Result<Self, Error> {
        let Options { root, out, token, today, now, .. } = options;
        let desk = Desk::open(&root)?;
        Ok(Self {
            out: root.join(out),
            // Where files are watched, and so named by what watches them.
            root: root.canonicalize().map_err(|cause| Error::new("cannot read", &root, cause))?,
            host,
            token,
            today,
            now,
            desk: Mutex::new(desk),
            saving: Mutex::new(()),
            revision: AtomicU64::new(1),
            findings: Mutex::new(None),
            built: Mutex::new(BTreeMap::new()),
            is_building: AtomicBool::new(false),
            is_tired: AtomicBool::new(false),
            events: broadcast::channel(BEHIND).0,
            build: Mutex::new(None),
        })
    }

    pub(super) fn desk(&self) -> MutexGuard<'_, Desk> {
        lock(&self.desk)
    }

    pub(super) fn findings(&self) -> MutexGuard<'_, Option<Findings>> {
        lock(&self.findings)
    }

    /// Keeps others from writing, and the desk from closing, until it is dropped.
    pub(super) fn saving(&self) -> MutexGuard<'_, ()> {
        lock(&self.saving)
    }

    pub(super) fn revision(&self) -> u64 {
        self.revision.load(Ordering::SeqCst)
    }

    pub(super) fn events(&self) -> broadcast::Receiver<(&'static str, Value)> {
        self.events.subscribe()
    }

    /// Tells every browser.
    pub(super) fn tell(&self, event: &'static str, data: Value) {
        if event == "build" {
            *lock(&self.build) = Some(data.clone());
        }
        // Nobody listening is no fault.
        self.events.send((event, data)).ok();
    }

    /// Tells how the last build went, for those who come later.
    pub(super) fn last_build(&self) -> Option<Value> {
        lock(&self.build).clone()
    }

    /// Reads the files anew, and tells if anything differs.
    pub(super) fn reread(&self) {
        let mut desk = self.desk();
        // A folder that cannot be read right now, as while it is being replaced, leaves everything as it is.
        if desk.refresh().unwrap_or(false) {
            // Once a change, whether anyone looked at a page since the last or not, or memory would fill.
            self.rest();
            self.is_tired.store(true, Ordering::SeqCst);
            let revision = self.revision.fetch_add(1, Ordering::SeqCst) + 1;
            drop(desk);
            self.tell("changed", json!({ "revision": revision }));
        }
    }

    /// Frees memory that the last edit left behind, if that was not done yet.
    pub(super) fn rest(&self) {
        if self.is_tired.swap(false, Ordering::SeqCst) {
            Desk::rest();
        }
    }

    /// Checks the whole letter, unless what was found is of this revision, and tells when it is done.
    pub(super) fn check(&self) {
        let revision = self.revision();
        if self.findings().as_ref().is_some_and(|findings| findings.revision == revision) {
            return;
        }
        let Ok(mut sources) = Sources::open(&self.root) else { return };
        let Ok(project) = Project::load(&mut sources, &[], None) else { return };
        let checked = check::check(&project, &sources, &self.request());
        *self.findings() = Some(Findings { revision, sources, checked });
        self.tell("checked", json!({ "revision": revision }));
    }

    /// What is asked of checks.
    pub(super) fn request(&self) -> Request {
        Request::on((self.today)())
    }

    /// Waits until nothing is being written, and lets nothing be written any more.
    pub(super) fn finish(&self) {
        std::mem::forget(self.saving());
    }
}

/// Locks what a panic elsewhere may have left behind: each value here is whole at all times.
pub(super) fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
