//! Reads the Fluent files of one locale's folder and of the folders in it; follows no link out of the project.

use std::path::Path;

use crate::diagnostic::unreadable::{at_path, unusable, whole};
use crate::diagnostic::{Diagnostic, Rule};
use crate::source::{Error, FileId, Sources};

/// A folder of a locale without messages.
pub static EMPTY_LOCALE: Rule = Rule::error("empty-locale", "the folder of a locale holds its messages")
    .because(
        "A folder without messages promises a language that no reader gets. Most often the files ended up elsewhere \
         or got another ending, as `letter.ftl.txt`.",
        "openletter",
    )
    .example(
        "## locales/fr/letter.ftl.txt\n\
         text = L’asile est un droit.\n",
        "## locales/fr/letter.ftl\n\
         text = L’asile est un droit.\n",
    );

/// Deepest folder in a folder that is looked into: a link can lead in a circle.
const DEPTH: usize = 16;

/// Reads the files of a locale, in byte order of their paths, and reports those that cannot be used.
///
/// # Errors
/// The machine failed.
pub fn read_catalog(
    folder: &str,
    sources: &mut Sources,
    diagnostics: &mut Vec<Diagnostic>,
) -> Result<Vec<FileId>, Error> {
    let mut paths = Vec::new();
    let mut others = Vec::new();
    list(folder, 0, &mut paths, &mut others, sources, diagnostics)?;
    if paths.is_empty() {
        let found =
            if others.is_empty() { "it is empty".to_owned() } else { format!("it holds {}", others.join(", ")) };
        diagnostics.push(Diagnostic::new(
            &EMPTY_LOCALE,
            at_path(folder, sources),
            format!("`{folder}` holds no file that ends in .ftl: {found}"),
            "copy the files of the source locale there and translate them",
        ));
    }
    let mut files = Vec::new();
    for path in paths {
        match sources.read(&path) {
            Ok(file) if whole(file, sources, diagnostics) => files.push(file),
            Ok(_) => {}
            Err(unreadable) => {
                diagnostics.push(unusable(unreadable, &path, at_path(&path, sources), "write the messages there")?);
            }
        }
    }
    Ok(files)
}

/// Lists the catalogs in a folder, folders within it after its files.
fn list(
    folder: &str,
    depth: usize,
    paths: &mut Vec<String>,
    others: &mut Vec<String>,
    sources: &mut Sources,
    diagnostics: &mut Vec<Diagnostic>,
) -> Result<(), Error> {
    let names = sources.list(folder).or_else(|unreadable| {
        diagnostics.push(unusable(unreadable, folder, at_path(folder, sources), "make it a folder")?);
        Ok(Vec::new())
    })?;
    let mut folders = Vec::new();
    for name in names {
        let path = format!("{folder}/{name}");
        if is_catalog(&name) {
            paths.push(path);
        } else if sources.is_link(&path) && sources.is_folder(&path) {
            // A link to a folder can lead in a circle; what it leads to is read where it lies.
        } else if sources.is_folder(&path) && depth < DEPTH {
            folders.push(path);
        } else {
            others.push(name);
        }
    }
    for path in folders {
        list(&path, depth + 1, paths, others, sources, diagnostics)?;
    }
    Ok(())
}

/// Tells whether a file holds messages; some systems write endings in capitals.
fn is_catalog(name: &str) -> bool {
    Path::new(name).extension().is_some_and(|ending| ending.eq_ignore_ascii_case("ftl"))
}
