//! Keeps a project in memory and checks again only what a changed file can have changed. Watches no file.

use super::run::{self, Found};
use super::{Checked, Request};
use crate::project::Project;
use crate::source::Sources;

/// A project that is checked again and again.
#[derive(Debug)]
pub struct Session {
    sources: Sources,
    project: Project,
    request: Request,
    found: Found,
}

impl Session {
    /// Checks a project for the first time.
    pub fn new(sources: Sources, project: Project, request: Request) -> (Self, Checked) {
        let mut session = Self { sources, project, request, found: Found::default() };
        let checked = run::with(&session.project, &session.sources, &session.request, |run| {
            session.found = run.all();
            run.conclude(&session.found)
        });
        (session, checked)
    }

    /// Takes the new text of a catalog and checks again. Gives nothing if the file is no catalog of a folder project: then the
    /// project must be read anew, as after a change of settings, of lists, or of which files there are.
    pub fn update(&mut self, path: &str, text: Vec<u8>) -> Option<Checked> {
        let (bundle, index) = self.project.replace(path, text, &mut self.sources)?;
        Some(run::with(&self.project, &self.sources, &self.request, |run| {
            if let Some(catalogs) = self.project.bundles().get(bundle) {
                self.found.bundles[bundle] = run.bundle(catalogs);
            }
            // Every locale's references are judged beside those of the source.
            let locales = if index == 0 { 0..self.project.locales.len() } else { index..index + 1 };
            for index in locales {
                self.found.locales[index] = run.locale(index);
            }
            run.conclude(&self.found)
        }))
    }

    /// Gives the files that findings point into.
    pub fn sources(&self) -> &Sources {
        &self.sources
    }
}
