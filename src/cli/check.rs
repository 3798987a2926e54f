//! The command `check`: gathers what was asked, writes the reports and the repairs, and sums up.

use std::mem::ManuallyDrop;
use std::path::Path;

use openletter::check::fix::fix;
use openletter::check::{self, Request};
use openletter::diagnostic::did_you_mean;
use openletter::export::files;
use openletter::project::{Project, Refusal};
use openletter::report::{self, Report, badge};
use openletter::source::{Error, Sources};

use super::args::Check;
use super::since::changed_lines;
use super::{FAILED, fail, print, reports};

/// Checks, and gives the exit code.
pub fn run(options: &Check) -> u8 {
    carry_out(options).unwrap_or_else(|code| code)
}

fn carry_out(options: &Check) -> Result<u8, u8> {
    let rules = check::rules();
    reports::validate(&options.reports, &rules)?;
    let changed = match &options.since {
        Some(revision) => Some(changed_lines(&options.path, revision).map_err(|said| {
            fail(
                &format!("cannot tell what changed since `{revision}`: {said}"),
                "name a commit, a branch or a tag that git knows here",
            )
        })?),
        None => None,
    };
    let request = Request {
        changed,
        select: options.reports.select.clone(),
        ignore: options.reports.ignore.clone(),
        today: reports::today(),
        min_coverage: options.min_coverage.clone(),
    };
    let mut sources = Sources::open(&options.path).map_err(|error| machine(&error))?;
    if options.fix {
        let fixed = fix(&sources, &options.locales, options.source.as_ref(), &request);
        let (changed, count) = fixed.map_err(|refusal| refused(refusal, &options.path))?;
        if options.diff {
            for file in &changed {
                print(&report::diff::unified(&file.path, &file.before, &file.after));
            }
        } else {
            let contents = changed.iter().map(|file| (file.path.as_str(), file.after.as_bytes()));
            files::write(&options.path, contents).map_err(|error| machine(&error))?;
        }
        if count > 0 {
            let what = if options.diff { "can be repaired" } else { "repaired" };
            eprintln!("{count} {what} in {} {}", changed.len(), if changed.len() == 1 { "file" } else { "files" });
        }
    }
    let project = Project::load(&mut sources, &options.locales, options.source.as_ref())
        .map_err(|refusal| refused(refusal, &options.path))?;
    // The program ends after this; to take a hundred thousand messages apart would only take time.
    let project = ManuallyDrop::new(project);
    for (locale, _) in &options.min_coverage {
        if let Some(unknown) = locale.as_ref().filter(|locale| !project.locales.contains(locale)) {
            return Err(refused(Refusal::UnknownLocale(unknown.clone(), project.locales.clone()), &options.path));
        }
    }
    if project.locales.len() == 1 {
        eprintln!("only `{}`, the source, was looked at: there is no translation beside it", project.locales[0]);
    }
    let checked = check::check(&project, &sources, &request);
    let prefix = prefix(&options.path);
    let day = reports::day(request.today);
    let report = Report {
        command: "check",
        diagnostics: &checked.diagnostics,
        sources: &sources,
        prefix: &prefix,
        locales: &checked.locales,
        rules: &rules,
        waived: checked.waived,
        day: &day,
    };
    let code = reports::write(&options.reports, &report)?;
    if let Some(folder) = &options.badge {
        write_badges(folder, &report).map_err(|error| machine(&error))?;
    }
    Ok(code)
}

/// Writes two badges for each locale: `LOCALE.svg` to show, `LOCALE.json` for a badge service.
fn write_badges(folder: &Path, report: &Report) -> Result<(), Error> {
    let badges = report.locales.iter().flat_map(|locale| {
        [
            (format!("{}.svg", locale.locale), badge::svg(locale)),
            (format!("{}.json", locale.locale), badge::endpoint(locale)),
        ]
    });
    let badges: Vec<(String, String)> = badges.collect();
    files::write(folder, badges.iter().map(|(name, text)| (name.as_str(), text.as_bytes())))
}

/// Gives what leads from here to the project.
fn prefix(path: &Path) -> String {
    let path = path.components().filter(|part| !matches!(part, std::path::Component::CurDir));
    let path: std::path::PathBuf = path.collect();
    if path.as_os_str().is_empty() { String::new() } else { format!("{}/", path.to_string_lossy().replace('\\', "/")) }
}

/// Says why a project cannot be read.
pub(super) fn refused(refusal: Refusal, path: &Path) -> u8 {
    match refusal {
        Refusal::Machine(error) => machine(&error),
        Refusal::UnknownLocale(unknown, available) => {
            let available: Vec<String> = available.iter().map(ToString::to_string).collect();
            let list = format!("there is {}", available.join(", "));
            let help = did_you_mean(&unknown.to_string(), available.iter().map(String::as_str), &list);
            fail(&format!("there is no locale `{unknown}` in `{}`", path.display()), &help)
        }
        Refusal::NothingFound => fail(
            &format!("`{}` holds no letter.toml and no folder of a locale with .ftl files", path.display()),
            "name the folder of a letter, or one that holds a folder for each locale, as in `openletter check locales`",
        ),
    }
}

/// Says what the machine could not do.
pub(super) fn machine(error: &Error) -> u8 {
    let code = fail(&error.to_string(), "see that it exists and that you may read and write there");
    debug_assert_eq!(code, FAILED);
    code
}
