//! Asks git which lines of a project were changed since a revision.

use std::path::Path;
use std::process::Command;

use openletter::check::changed::ChangedLines;

/// Gives the changed lines below a folder, new files and what is not yet committed included.
///
/// # Errors
/// What git says, in one line.
pub fn changed_lines(folder: &Path, revision: &str) -> Result<ChangedLines, String> {
    if revision.is_empty() || revision.starts_with('-') {
        return Err(format!("`{revision}` is not a revision"));
    }
    let diff = git(
        folder,
        &["diff", "--relative", "--unified=0", "--no-color", "--no-ext-diff", "--no-renames", revision, "--", "."],
    )?;
    let mut changed = ChangedLines::parse(&diff);
    for path in
        git(folder, &["ls-files", "--others", "--exclude-standard", "-z"])?.split('\0').filter(|path| !path.is_empty())
    {
        changed.add_file(path);
    }
    Ok(changed)
}

fn git(folder: &Path, arguments: &[&str]) -> Result<String, String> {
    let output = Command::new("git")
        .args(["-c", "core.quotepath=off"])
        .arg("-C")
        .arg(folder)
        .args(arguments)
        .output()
        .map_err(|error| format!("git cannot be run: {error}"))?;
    if output.status.success() {
        return Ok(String::from_utf8_lossy(&output.stdout).into_owned());
    }
    let said = String::from_utf8_lossy(&output.stderr);
    Err(said.lines().next().unwrap_or("git failed").trim_start_matches("fatal: ").to_owned())
}
