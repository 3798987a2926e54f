//! Words what keeps a file of a project from being read; reads none itself.

use super::{Diagnostic, Rule};
use crate::source::{Error, FileId, Sources, Span, Unreadable};

/// A file that is not text in UTF-8.
pub static NOT_UTF8: Rule = Rule::error("not-utf8", "files are text in UTF-8")
    .because(
        "A file saved in another encoding cannot be told from noise: é, « and ل come out as other signs. Nothing of \
         such a file is read.",
        "TOML 1.0, “Spec”, for letter.toml; openletter asks the same of every file",
    )
    .example(
        "#! A file saved as “ANSI”, “Windows-1252” or “Unicode” (UTF-16), as some editors and spreadsheets do.",
        "#! The same file saved as “UTF-8”.",
    );
/// A path that leads out of the project.
pub static OUTSIDE_PROJECT: Rule = Rule::error("outside-project", "every file lies in the project")
    .because(
        "A letter is checked and built from its own folder alone, so that it comes out the same on every machine and \
         a letter from a stranger reads no file of yours. `..`, absolute paths and links that lead elsewhere are \
         refused.",
        "openletter",
    )
    .example(
        "## letter.toml\n\
         signatories = \"../list.csv\"\n",
        "## letter.toml\n\
         signatories = \"list.csv\"\n\
         ## list.csv\n\
         name\n\
         Refugee Voice\n",
    );
/// A file that should be there.
pub static FILE_NOT_FOUND: Rule = Rule::error("file-not-found", "the files the manifest names exist")
    .because(
        "What a file that is not there would say cannot be printed. Most often its name is misspelt, or the file was \
         not added to version control.",
        "openletter",
    )
    .example(
        "## letter.toml\n\
         signatories = \"signatores.csv\"\n",
        "## letter.toml\n\
         signatories = \"signatories.csv\"\n",
    );

/// Tells whether a file could be decoded, and reports it if not.
pub fn whole(file: FileId, sources: &Sources, diagnostics: &mut Vec<Diagnostic>) -> bool {
    let Some(offset) = sources.file(file).invalid_utf8() else { return true };
    let help = "save the file as UTF-8: most editors ask for the encoding under “Save as”";
    let message = format!("`{}` is not UTF-8 here", sources.file(file).path());
    diagnostics.push(Diagnostic::new(&NOT_UTF8, Span::new(file, offset..offset), message, help));
    false
}

/// Gives the place of something that is not a text: its path alone.
pub fn at_path(path: &str, sources: &mut Sources) -> Span {
    let file = sources.add(path, Vec::new());
    sources.start(file)
}

/// Turns an author's mistake about a path into a finding.
///
/// # Errors
/// What the machine did, handed on.
pub fn unusable(unreadable: Unreadable, path: &str, at: Span, help: &str) -> Result<Diagnostic, Error> {
    let path = path.escape_debug();
    match unreadable {
        Unreadable::Missing => Ok(Diagnostic::new(&FILE_NOT_FOUND, at, format!("there is no `{path}`"), help)),
        Unreadable::NotAFile => Ok(Diagnostic::new(&FILE_NOT_FOUND, at, format!("`{path}` is not a file"), help)),
        Unreadable::Outside => Ok(Diagnostic::new(
            &OUTSIDE_PROJECT,
            at,
            format!("`{path}` leads out of the project"),
            "name a file in the project by a relative path without `..`, and copy what a link points to",
        )),
        Unreadable::Machine(error) => Err(error),
    }
}
