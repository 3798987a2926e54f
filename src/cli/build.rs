//! The command `build`: gathers what was asked, shows how it goes, writes the files and sums up.

use std::io::Write;
use std::path::Path;

use openletter::build::{self, Built, Gaps, Imposition, Refusal, Request, Shortfall};
use openletter::diagnostic::{Diagnostic, Severity, did_you_mean};
use openletter::export::files;
use openletter::report::terminal;
use openletter::source::{Error, Sources};
use unic_langid::LanguageIdentifier;

use super::args::{self, Build};
use super::progress::Progress;
use super::{CLEAN, FINDINGS, fail, press, style};

/// Most findings shown at once: nobody reads more, and most of them have one cause.
const SHOWN: usize = 100;

/// Builds, and gives the exit code.
pub fn run(options: &Build) -> u8 {
    let mut sources = match Sources::open(&options.directory) {
        Ok(sources) => sources,
        Err(error) => return machine(&error),
    };
    let progress = Progress::new();
    let built = match build::build(&mut sources, &request(options), &|event| progress.show(event)) {
        Ok(built) => built,
        Err(Refusal::Machine(error)) => return machine(&error),
        Err(Refusal::UnknownLocale(unknown, available)) => return unknown_locale(&unknown, &available),
        Err(Refusal::UnknownPress(unknown, available)) => return press::unknown(&unknown, &available),
    };
    let errors = show(&built.diagnostics, &sources);
    if errors > 0 {
        let plural = if errors == 1 { "" } else { "s" };
        eprintln!("{errors} error{plural}: nothing was written; put right what is shown above and build again");
        return FINDINGS;
    }
    let folder = options.directory.join(&options.out);
    let manifest = build::manifest(&built.id, &built.artifacts);
    let contents = built.artifacts.iter().map(|artifact| (artifact.name.as_str(), artifact.bytes.as_slice()));
    if let Err(error) = files::write(&folder, contents.chain([("manifest.json", manifest.as_slice())])) {
        return machine(&error);
    }
    summary(&built, &folder);
    CLEAN
}

/// Shows what is wrong or doubtful, and gives how many errors there are.
pub(super) fn show(diagnostics: &[Diagnostic], sources: &Sources) -> usize {
    let shown = &diagnostics[..diagnostics.len().min(SHOWN)];
    eprint!("{}", terminal::render(shown, sources, "", style()));
    if shown.len() < diagnostics.len() {
        eprintln!("{} more are not shown\n", diagnostics.len() - shown.len());
    }
    diagnostics.iter().filter(|found| found.severity == Severity::Error).count()
}

/// Says that a letter has no such locale, with those it has.
pub(super) fn unknown_locale(unknown: &LanguageIdentifier, available: &[LanguageIdentifier]) -> u8 {
    let available: Vec<String> = available.iter().map(ToString::to_string).collect();
    let list = format!("this letter has {}", available.join(", "));
    let help = did_you_mean(&unknown.to_string(), available.iter().map(String::as_str), &list);
    fail(&format!("this letter has no locale `{unknown}`"), &help)
}

fn request(options: &Build) -> Request {
    let formats = if options.formats.is_empty() {
        [build::Format::Pdf, build::Format::Print, build::Format::Txt].into()
    } else {
        options
            .formats
            .iter()
            .map(|format| match format {
                args::Format::Pdf => build::Format::Pdf,
                args::Format::Print => build::Format::Print,
                args::Format::Txt => build::Format::Txt,
                args::Format::Png => build::Format::Png,
            })
            .collect()
    };
    Request {
        locales: options.locales.clone(),
        formats,
        paper: options.paper,
        press: options.press.clone(),
        imposition: options.impose.map(|impose| match impose {
            args::Impose::None => Imposition::None,
            args::Impose::Booklet => Imposition::Booklet,
        }),
        gaps: if options.allow_incomplete { Gaps::Fill } else { Gaps::Refuse },
    }
}

/// Lists what was written on standard output and ends with one line of counts.
fn summary(built: &Built, folder: &Path) {
    let mut stdout = std::io::stdout().lock();
    for artifact in &built.artifacts {
        let coverage = artifact.about.coverage;
        let pages = artifact.about.pages.map(|pages| format!("{pages} p.")).unwrap_or_default();
        let mut reasons = Vec::new();
        if !coverage.is_complete() {
            reasons.push(format!("{} of {} messages translated", coverage.translated, coverage.total));
        }
        if let Some(Shortfall { count, required }) = artifact.about.shortfall {
            let plural = if count == 1 { "text" } else { "texts" };
            reasons.push(format!("{count} {plural} not yet `{required}`"));
        }
        let draft = if reasons.is_empty() { String::new() } else { format!("  DRAFT: {}", reasons.join(", ")) };
        let line = format!("{}  {pages}{draft}", folder.join(&artifact.name).display());
        // Whoever closed the pipe has seen enough; the files are written.
        writeln!(stdout, "{}", line.trim_end()).ok();
    }
    let (published, listed) = built.signatories;
    let held = if listed > published {
        format!(" ({} in the list are not published)", listed - published)
    } else {
        String::new()
    };
    let count = built.artifacts.len();
    let files = if count == 1 { "file" } else { "files" };
    let mut drafts: Vec<&str> =
        built.artifacts.iter().filter(|file| file.about.draft).map(|file| file.about.locale.as_str()).collect();
    drafts.dedup();
    let drafts = if drafts.is_empty() { String::new() } else { format!("; marked as a draft: {}", drafts.join(", ")) };
    eprintln!(
        "{count} {files}, {published} signatories{held}{drafts}; manifest.json lists what was written, with SHA-256"
    );
}

pub(super) fn machine(error: &Error) -> u8 {
    fail(&error.to_string(), "see that the folder exists and that you may read and write there")
}
