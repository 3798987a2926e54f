//! The command `inspect`: has each file read in a process of its own, within limits, and reports what was found.

mod summary;
mod worker;

use std::path::PathBuf;

use openletter::diagnostic::{Diagnostic, tidy};
use openletter::manifest::press::Press;
use openletter::report::{Report, one_line};
use openletter::source::{Error, Sources};
use rayon::prelude::*;

use super::args::Inspect;
use super::check::machine;
use super::{fail, press, print, reports};

/// Inspects, and gives the exit code.
pub fn run(options: &Inspect) -> u8 {
    let outcome = if options.worker { worker::serve(options) } else { carry_out(options) };
    outcome.unwrap_or_else(|code| code)
}

fn carry_out(options: &Inspect) -> Result<u8, u8> {
    let rules = super::explain::rules();
    reports::validate(&options.reports, &rules)?;
    for report in &options.reports.files {
        let same =
            |path: &&PathBuf| path.canonicalize().ok().is_some_and(|path| report.canonicalize().ok() == Some(path));
        if let Some(path) = options.paths.iter().find(same) {
            let message = format!("the report would be written over `{}`", one_line(&path.to_string_lossy()));
            return Err(fail(&message, "give `--output-file` the name of the report, and FILE that of the PDF"));
        }
    }
    // Asked for once here, so that a profile that is not there is said once.
    chosen(options)?;
    let mut sources = Sources::in_memory();
    let mut diagnostics: Vec<Diagnostic> = Vec::new();
    let answers: Vec<_> = options.paths.par_iter().map(|path| worker::ask(path, options)).collect();
    let mut facts = String::new();
    // What could be read is reported all the same.
    let mut failed = None;
    for (path, answer) in options.paths.iter().zip(answers) {
        let answer = match answer {
            Ok(answer) => answer,
            Err(cause) => {
                failed = Some(machine(&Error::new("cannot read", path, cause)));
                continue;
            }
        };
        let shown = path.to_string_lossy();
        // Elsewhere than on Windows, a backslash is a character of the name.
        let shown = if cfg!(windows) { shown.replace('\\', "/") } else { shown.into_owned() };
        let file = sources.add(&shown, Vec::new());
        diagnostics.extend(answer.diagnostics(file, &rules, &sources));
        facts.push_str(&answer.facts);
    }
    diagnostics.retain(|found| wanted(found, options));
    tidy(&mut diagnostics, &sources);
    let day = reports::day(reports::today());
    let report = Report {
        command: "inspect",
        diagnostics: &diagnostics,
        sources: &sources,
        prefix: "",
        locales: &[],
        rules: &rules,
        waived: 0,
        day: &day,
    };
    if reports::is_for_people(&options.reports) {
        print(&facts);
    }
    let code = reports::write(&options.reports, &report)?;
    Ok(failed.unwrap_or(code))
}

fn wanted(found: &Diagnostic, options: &Inspect) -> bool {
    let named = |list: &[String]| list.iter().any(|id| id == found.rule.id);
    (options.reports.select.is_empty() || named(&options.reports.select)) && !named(&options.reports.ignore)
}

/// Gives the press profile that is asked for, if one is.
fn chosen(options: &Inspect) -> Result<Option<Press>, u8> {
    let Some(name) = &options.press else { return Ok(None) };
    let presses = press::presses(&options.directory)?;
    match Press::named(&presses, name) {
        Some(press) => Ok(Some(press.clone())),
        None => Err(press::unknown(name, &presses.iter().map(|press| press.name.clone()).collect::<Vec<_>>())),
    }
}
