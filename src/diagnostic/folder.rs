//! Reads all files below a folder of a project; follows no link out of it, and looks into no file.

use super::Diagnostic;
use super::unreadable::{OUTSIDE_PROJECT, at_path};
use crate::source::{Error, Sources, Span, Unreadable};

/// A file that is no text, as a font.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Binary {
    /// Its path in the project.
    pub path: String,
    /// What it holds.
    pub bytes: Vec<u8>,
    /// Its place, for findings about the whole of it.
    pub span: Span,
}

/// Where a project keeps fonts of its own.
const FONTS: &str = "fonts";

/// Reads the fonts of a project, in byte order of their paths; whether they are fonts is for others to say.
///
/// # Errors
/// The machine failed. What leads out of the project is reported and left out.
pub fn read_fonts(sources: &mut Sources, diagnostics: &mut Vec<Diagnostic>) -> Result<Vec<Binary>, Error> {
    let mut files = read(FONTS, sources, diagnostics)?;
    files.retain(|(path, _)| {
        let path = path.to_ascii_lowercase();
        [".otf", ".ttf", ".otc", ".ttc"].iter().any(|ending| path.ends_with(ending))
    });
    Ok(files.into_iter().map(|(path, bytes)| Binary { span: at_path(&path, sources), path, bytes }).collect())
}

/// Reads every file below a folder of the project, in byte order of the paths.
///
/// # Errors
/// The machine failed. What leads out of the project is reported and left out.
pub(crate) fn read(
    folder: &str,
    sources: &mut Sources,
    diagnostics: &mut Vec<Diagnostic>,
) -> Result<Vec<(String, Vec<u8>)>, Error> {
    let mut read = Vec::new();
    let mut open = vec![folder.to_owned()];
    while let Some(folder) = open.pop() {
        let names = match sources.list(&folder) {
            Ok(names) => names,
            Err(unreadable) => {
                outside(unreadable, &folder, sources, diagnostics)?;
                continue;
            }
        };
        for name in names {
            let path = format!("{folder}/{name}");
            match sources.is_folder(&path) {
                // A link to a folder could lead in circles.
                true if sources.is_link(&path) => continue,
                true => {
                    open.push(path);
                    continue;
                }
                false => {}
            }
            match sources.read_bytes(&path) {
                Ok(bytes) => read.push((path, bytes)),
                Err(unreadable) => outside(unreadable, &path, sources, diagnostics)?,
            }
        }
    }
    read.sort();
    Ok(read)
}

fn outside(
    unreadable: Unreadable,
    path: &str,
    sources: &mut Sources,
    diagnostics: &mut Vec<Diagnostic>,
) -> Result<(), Error> {
    match unreadable {
        Unreadable::Machine(error) => return Err(error),
        // What vanished since the folder was listed, and what is no file, is not part of the template.
        Unreadable::Missing | Unreadable::NotAFile => {}
        Unreadable::Outside => {
            let file = sources.add(path, Vec::new());
            diagnostics.push(Diagnostic::new(
                &OUTSIDE_PROJECT,
                sources.start(file),
                format!("`{path}` leads out of the project"),
                "copy what the link points to into the project",
            ));
        }
    }
    Ok(())
}
