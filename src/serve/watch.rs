//! Sees files of the letter change, whoever changes them, and has the desk read them anew. Reads none itself.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
use std::time::Duration;

use notify::{Event, EventKind, RecommendedWatcher, RecursiveMode, Watcher};

use crate::source::Error;

use super::shared::Shared;

/// For so long nothing more may happen before files are read: editors write in several steps.
const QUIET: Duration = Duration::from_millis(2);
/// For so long nothing may change before the whole letter is checked.
const REST: Duration = Duration::from_millis(250);

/// Watches the letter's folder as long as what is returned is kept.
pub(super) fn watch(shared: &Arc<Shared>) -> Result<RecommendedWatcher, Error> {
    let root = shared.root.clone();
    let fail = |cause: notify::Error| Error::new("cannot watch", &root, std::io::Error::other(cause));
    let (sender, receiver) = channel();
    let mut watcher = notify::recommended_watcher(move |event| {
        sender.send(event).ok();
    })
    .map_err(fail)?;
    // What lies below folders that hold no part of the letter, such as those of compilers, is never looked at.
    watcher.watch(&shared.root, RecursiveMode::NonRecursive).map_err(fail)?;
    let mut folders: BTreeSet<PathBuf> =
        ["locales", "templates", "fonts", "state"].map(|folder| shared.root.join(folder)).into();
    // The manifest can name lists anywhere in the project.
    let desk = shared.desk();
    let tops = desk.sources().paths().filter_map(|path| path.split_once('/'));
    folders.extend(tops.map(|(top, _)| shared.root.join(top)));
    drop(desk);
    for folder in folders.iter().filter(|folder| folder.is_dir()) {
        watcher.watch(folder, RecursiveMode::Recursive).map_err(fail)?;
    }
    let follower = Arc::downgrade(shared);
    std::thread::spawn(move || {
        let Some(shared) = follower.upgrade() else { return };
        let root = shared.root.clone();
        shared.check();
        drop(shared);
        // Ends with the desk: then the watcher is dropped, and no event comes any more.
        while next(&receiver, &root, None).is_some() {
            let Some(shared) = follower.upgrade() else { return };
            shared.reread();
            // Whole checks wait for a pause, so that none stands between a change and its page.
            while next(&receiver, &root, Some(REST)) == Some(true) {
                shared.reread();
            }
            shared.check();
        }
    });
    Ok(watcher)
}

/// Waits for a change that may concern the letter and for the quiet after it: `false` if none came in time, nothing at the end.
fn next(receiver: &Receiver<notify::Result<Event>>, root: &Path, limit: Option<Duration>) -> Option<bool> {
    loop {
        let event = match limit {
            None => receiver.recv().ok()?,
            Some(limit) => match receiver.recv_timeout(limit) {
                Ok(event) => event,
                Err(RecvTimeoutError::Timeout) => return Some(false),
                Err(RecvTimeoutError::Disconnected) => return None,
            },
        };
        if !concerns(&event, root) {
            continue;
        }
        for _ in 0..10 {
            if receiver.recv_timeout(QUIET).is_err() {
                break;
            }
        }
        return Some(true);
    }
}

fn concerns(event: &notify::Result<Event>, root: &Path) -> bool {
    // What went wrong may have hidden a change.
    let Ok(event) = event else { return true };
    let is_visible = |path: &Path| {
        let path = path.strip_prefix(root).unwrap_or(path);
        path.components().all(|part| !part.as_os_str().to_string_lossy().starts_with('.'))
    };
    !matches!(event.kind, EventKind::Access(_)) && event.paths.iter().any(|path| is_visible(path))
}
