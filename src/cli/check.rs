//! The command `check`: gathers what was asked, writes the reports and the repairs, and sums up.

use std::mem::ManuallyDrop;
use std::path::Path;
use std::time::{SystemTime, UNIX_EPOCH};

use openletter::check::fix::fix;
use openletter::check::{self, Request};
use openletter::diagnostic::{Severity, did_you_mean};
use openletter::export::files;
use openletter::manifest::Date;
use openletter::project::{Project, Refusal};
use openletter::report::{self, Format, Report, badge};
use openletter::source::{Error, Sources};

use super::args::{Check, Level};
use super::since::changed_lines;
use super::{CLEAN, FAILED, FINDINGS, fail, output_style, print};

/// Checks, and gives the exit code.
pub fn run(options: &Check) -> u8 {
    carry_out(options).unwrap_or_else(|code| code)
}

fn carry_out(options: &Check) -> Result<u8, u8> {
    let rules = check::rules();
    for id in options.select.iter().chain(&options.ignore) {
        if !rules.iter().any(|rule| rule.id == *id) {
            let help = did_you_mean(id, rules.iter().map(|rule| rule.id), "`openletter explain` lists the rules");
            return Err(fail(&format!("there is no rule `{id}`"), &help));
        }
    }
    if options.files.len() > options.formats.len().max(1) {
        return Err(fail("there are more files than formats", "give one `--output-format` for each `--output-file`"));
    }
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
        select: options.select.clone(),
        ignore: options.ignore.clone(),
        today: today(),
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
    let Date { year, month, day } = request.today;
    let day = format!("{year:04}-{month:02}-{day:02}");
    let report = Report {
        diagnostics: &checked.diagnostics,
        sources: &sources,
        prefix: &prefix,
        locales: &checked.locales,
        rules: &rules,
        waived: checked.waived,
        day: &day,
    };
    write_reports(options, &report).map_err(|error| machine(&error))?;
    if let Some(folder) = &options.badge {
        write_badges(folder, &report).map_err(|error| machine(&error))?;
    }
    let errors = report.count(Severity::Error);
    let failed = match options.fail_on {
        Level::Error => errors > 0,
        Level::Warning => !report.diagnostics.is_empty(),
    };
    Ok(if failed { FINDINGS } else { CLEAN })
}

/// Writes each format to its file, and those without a file to standard output.
fn write_reports(options: &Check, report: &Report) -> Result<(), Error> {
    let formats = if options.formats.is_empty() { &[Format::Text][..] } else { &options.formats };
    for (i, format) in formats.iter().enumerate() {
        match options.files.get(i) {
            Some(path) => {
                let text = report::render(report, *format, report::terminal::Style::Plain);
                let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
                let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
                files::write(folder, [(name.as_str(), text.as_bytes())])?;
            }
            None => print(&report::render(report, *format, output_style())),
        }
    }
    Ok(())
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

/// Gives the day in UTC.
fn today() -> Date {
    let seconds = SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |since| since.as_secs());
    Date::of_epoch_day(i64::try_from(seconds / 86_400).unwrap_or(0))
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
