//! Writes what was found in the forms that were asked for, and gives the exit code: the same for every command that reports.

use std::path::Path;
use std::time::{SystemTime, UNIX_EPOCH};

use openletter::diagnostic::{Rule, Severity, did_you_mean};
use openletter::export::files;
use openletter::manifest::Date;
use openletter::report::{self, Format, Report};

use super::args::{Level, Reports};
use super::check::machine;
use super::{CLEAN, FINDINGS, fail, output_style, print};

/// Refuses rules that there are not, and more files than formats.
pub(super) fn validate(options: &Reports, rules: &[&Rule]) -> Result<(), u8> {
    for id in options.select.iter().chain(&options.ignore) {
        if !rules.iter().any(|rule| rule.id == *id) {
            let help = did_you_mean(id, rules.iter().map(|rule| rule.id), "`openletter explain` lists the rules");
            return Err(fail(&format!("there is no rule `{id}`"), &help));
        }
    }
    if options.files.len() > options.formats.len().max(1) {
        return Err(fail("there are more files than formats", "give one `--output-format` for each `--output-file`"));
    }
    Ok(())
}

/// Writes each format to its file, and those without a file to standard output. Gives the exit code.
pub(super) fn write(options: &Reports, report: &Report) -> Result<u8, u8> {
    let formats = if options.formats.is_empty() { &[Format::Text][..] } else { &options.formats };
    for (i, format) in formats.iter().enumerate() {
        match options.files.get(i) {
            Some(path) => {
                let text = report::render(report, *format, report::terminal::Style::Plain);
                let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
                let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
                files::write(folder, [(name.as_str(), text.as_bytes())]).map_err(|error| machine(&error))?;
            }
            None => print(&report::render(report, *format, output_style())),
        }
    }
    let failed = match options.fail_on {
        Level::Error => report.count(Severity::Error) > 0,
        Level::Warning => !report.diagnostics.is_empty(),
    };
    Ok(if failed { FINDINGS } else { CLEAN })
}

/// Tells whether standard output gets text for people.
pub(super) fn is_for_people(options: &Reports) -> bool {
    options.formats.first().is_none_or(|format| *format == Format::Text) && options.files.is_empty()
}

/// Gives the day in UTC.
pub(super) fn today() -> Date {
    let seconds = SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |since| since.as_secs());
    Date::of_epoch_day(i64::try_from(seconds / 86_400).unwrap_or(0))
}

/// Writes a day as reports have it.
pub(super) fn day(date: Date) -> String {
    let Date { year, month, day } = date;
    format!("{year:04}-{month:02}-{day:02}")
}
