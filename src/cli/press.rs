//! The command `press`: lists what printers ask for. Also finds a profile for other commands.

use std::fmt::Write;
use std::path::Path;

use openletter::diagnostic::{Severity, did_you_mean, unreadable};
use openletter::manifest::FILE;
use openletter::manifest::press::Press;
use openletter::report::{one_line, terminal};
use openletter::source::Sources;

use super::args;
use super::{CLEAN, FINDINGS, fail, print, style};

/// Lists, and gives the exit code.
pub fn run(options: &args::Press) -> u8 {
    let presses = match presses(&options.directory) {
        Ok(presses) => presses,
        Err(code) => return code,
    };
    let Some(name) = &options.name else {
        let widest = presses.iter().map(|press| press.name.chars().count()).max().unwrap_or(0);
        let mut list = String::new();
        for press in &presses {
            writeln!(list, "{:widest$}  {}", one_line(&press.name), one_line(&press.about))
                .expect("a string takes all");
        }
        print(&list);
        return CLEAN;
    };
    match Press::named(&presses, name) {
        Some(press) => {
            print(&format!("{press}\n"));
            CLEAN
        }
        None => unknown(name, &presses.iter().map(|press| press.name.clone()).collect::<Vec<_>>()),
    }
}

/// Gives the profiles of the letter in a folder; the presets where there is no letter.
pub(super) fn presses(directory: &Path) -> Result<Vec<Press>, u8> {
    if !directory.join(FILE).exists() {
        return Ok(Press::presets());
    }
    let failed = |what: &str| fail(what, "see that it exists and that you may read it");
    let mut sources = Sources::open(directory).map_err(|error| failed(&error.to_string()))?;
    let file = sources.read(FILE).map_err(|_| failed(&format!("cannot read `{}`", directory.join(FILE).display())))?;
    let mut diagnostics = Vec::new();
    let mut presses = Vec::new();
    if unreadable::whole(file, &sources, &mut diagnostics) {
        presses = Press::of_manifest(file, &sources, &mut diagnostics);
    }
    eprint!("{}", terminal::render(&diagnostics, &sources, "", style()));
    let errors = diagnostics.iter().any(|found| found.severity == Severity::Error);
    if errors { Err(FINDINGS) } else { Ok(presses) }
}

/// Says that there is no such profile.
pub(super) fn unknown(name: &str, available: &[String]) -> u8 {
    let list = format!("there is {}", available.join(", "));
    let help = did_you_mean(name, available.iter().map(String::as_str), &list);
    fail(&format!("there is no press profile `{name}`"), &help)
}
