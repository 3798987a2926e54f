//! Sees files of the letter change, whoever changes them, and has the desk read them anew. Reads none itself.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use notify::event::{AccessKind, AccessMode, ModifyKind, RenameMode};
use notify::{Config, Event, EventKind, RecommendedWatcher, RecursiveMode, Watcher};

use crate::source::Error;

use super::shared::{Shared, lock};

/// For so long nothing more may happen before files are read: editors write in several steps.
const QUIET: Duration = Duration::from_millis(2);
/// For so long nothing may change before the whole letter is checked.
const REST: Duration = Duration::from_millis(250);

/// The folders that hold parts of any letter; its manifest can name lists in others.
const FOLDERS: [&str; 4] = ["locales", "templates", "fonts", "state"];

/// What is followed. What lies below folders that hold no part of the letter, such as those of compilers, is never looked at.
pub(super) struct Followed {
    watcher: RecommendedWatcher,
    folders: BTreeSet<PathBuf>,
}

/// Watches the letter's folder as long as what is returned is kept.
pub(super) fn watch(shared: &Arc<Shared>) -> Result<Arc<Mutex<Followed>>, Error> {
    let fail = |cause: notify::Error| Error::new("cannot watch", &shared.root, std::io::Error::other(cause));
    let (sender, receiver) = channel();
    let tell = move |event| {
        sender.send(event).ok();
    };
    // As little as files are read through links that lead out of the letter are they watched.
    let watcher = RecommendedWatcher::new(tell, Config::default().with_follow_symlinks(false));
    let mut followed = Followed { watcher: watcher.map_err(fail)?, folders: BTreeSet::new() };
    followed.watcher.watch(&shared.root, RecursiveMode::NonRecursive).map_err(fail)?;
    followed.follow(shared).map_err(fail)?;
    let followed = Arc::new(Mutex::new(followed));
    let (root, known) = (shared.root.clone(), known(shared));
    let (shared, weak) = (Arc::downgrade(shared), Arc::downgrade(&followed));
    let mut changes = Changes { receiver, root, moved: BTreeSet::new(), known };
    std::thread::spawn(move || {
        if let Some(shared) = shared.upgrade() {
            shared.check();
        }
        // Ends with the desk: then the watcher is dropped, and no event comes any more.
        while changes.next(None).is_some() {
            let (Some(shared), Some(followed)) = (shared.upgrade(), weak.upgrade()) else { return };
            changes.take(&shared, &followed);
            // Whole checks wait for a pause, so that none stands between a change and its page.
            while changes.next(Some(REST)) == Some(true) {
                changes.take(&shared, &followed);
            }
            shared.check();
        }
    });
    Ok(followed)
}

impl Followed {
    /// Watches what folders there are; tells whether one is new.
    fn follow(&mut self, shared: &Shared) -> notify::Result<bool> {
        let desk = shared.desk();
        let named = desk.sources().paths().filter_map(|path| path.split_once('/')).map(|(top, _)| top);
        let mut tops: BTreeSet<String> = FOLDERS.into_iter().chain(named).map(str::to_owned).collect();
        tops.retain(|top| desk.sources().is_folder(top));
        drop(desk);
        let (mut is_new, mut fault) = (false, None);
        for folder in tops.into_iter().map(|top| shared.root.join(top)) {
            if self.folders.contains(&folder) {
                continue;
            }
            match self.watcher.watch(&folder, RecursiveMode::Recursive) {
                Ok(()) => is_new = self.folders.insert(folder),
                Err(error) => fault = fault.or(Some(error)),
            }
        }
        fault.map_or(Ok(is_new), Err)
    }

    /// Forgets a folder that was taken away or put in its place: another one may lie there.
    fn forget(&mut self, folder: &Path) {
        if self.folders.remove(folder) {
            // One that is gone is watched no more anyway.
            self.watcher.unwatch(folder).ok();
        }
    }
}

/// The changes that are told, in order.
struct Changes {
    receiver: Receiver<notify::Result<Event>>,
    root: PathBuf,
    /// Folders and files of the letter's folder itself that came, went or were renamed.
    moved: BTreeSet<PathBuf>,
    /// The files that were read last.
    known: BTreeSet<PathBuf>,
}

impl Changes {
    /// Has the files read that changed, and all that lies in folders that were not watched until now.
    fn take(&mut self, shared: &Shared, followed: &Mutex<Followed>) {
        let mut followed = lock(followed);
        for path in std::mem::take(&mut self.moved) {
            followed.forget(&path);
        }
        // What cannot be watched is still read, now and with the next change.
        followed.follow(shared).ok();
        shared.reread();
        if followed.follow(shared).unwrap_or(false) {
            shared.reread();
        }
        self.known = known(shared);
    }

    /// Waits for a change that may concern the letter, and for the quiet after it unless a file is known to be whole: `false` if none
    /// came in time, nothing at the end.
    fn next(&mut self, limit: Option<Duration>) -> Option<bool> {
        loop {
            let event = match limit {
                None => self.receiver.recv().ok()?,
                Some(limit) => match self.receiver.recv_timeout(limit) {
                    Ok(event) => event,
                    Err(RecvTimeoutError::Timeout) => return Some(false),
                    Err(RecvTimeoutError::Disconnected) => return None,
                },
            };
            if !self.note(&event) {
                continue;
            }
            let mut last = event;
            for _ in 0..10 {
                let quiet = if self.is_whole(&last) { Duration::ZERO } else { QUIET };
                match self.receiver.recv_timeout(quiet) {
                    // What was whole before something unrelated happened still is.
                    Ok(event) if self.note(&event) => last = event,
                    Ok(_) => {}
                    Err(_) => break,
                }
            }
            return Some(true);
        }
    }

    /// Tells whether a file was closed after it was written, or one that is read was put in its place by renaming: nothing more is to
    /// come. One that was renamed away is about to come back.
    fn is_whole(&self, event: &notify::Result<Event>) -> bool {
        let Ok(event) = event else { return false };
        let is_put = matches!(event.kind, EventKind::Modify(ModifyKind::Name(RenameMode::To | RenameMode::Both)));
        event.kind == CLOSED || is_put && event.paths.last().is_some_and(|path| self.known.contains(path))
    }

    /// Tells whether an event may concern the letter.
    fn note(&mut self, event: &notify::Result<Event>) -> bool {
        // What went wrong may have hidden a change.
        let Ok(event) = event else { return true };
        if event.need_rescan() {
            return true;
        }
        if matches!(event.kind, EventKind::Create(_) | EventKind::Remove(_) | EventKind::Modify(ModifyKind::Name(_))) {
            let tops = event.paths.iter().filter(|path| path.parent() == Some(&self.root));
            self.moved.extend(tops.cloned());
        }
        let is_visible = |path: &PathBuf| {
            let path = path.strip_prefix(&self.root).unwrap_or(path);
            path.components().all(|part| !part.as_os_str().to_string_lossy().starts_with('.'))
        };
        (event.kind == CLOSED || !matches!(event.kind, EventKind::Access(_))) && event.paths.iter().any(is_visible)
    }
}

/// Names the files that the desk has read.
fn known(shared: &Shared) -> BTreeSet<PathBuf> {
    shared.desk().sources().paths().map(|path| shared.root.join(path)).collect()
}

const CLOSED: EventKind = EventKind::Access(AccessKind::Close(AccessMode::Write));
