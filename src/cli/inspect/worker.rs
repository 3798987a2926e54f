//! Reads one file in a process of its own, so that a file made to do harm harms nothing: it may take so much memory and so much
//! time. The process that asks gets findings and facts as JSON.

use std::io::{self, Read};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use openletter::diagnostic::{Diagnostic, PagePlace, Point, Rule, Severity};
use openletter::inspect::{self, Limits, TOO_COMPLEX_PDF};
use openletter::source::{FileId, Sources};
use serde::{Deserialize, Serialize};

use super::super::args::Inspect;
use super::super::{CLEAN, FAILED, print};
use super::chosen;
use super::summary::summary;

/// Most memory a process takes, in bytes.
const MEMORY: u64 = 2 << 30;
/// Most time it takes. Files of a thousand pages take a second or two.
const TIME: Duration = Duration::from_mins(1);
/// Most bytes of an answer.
const ANSWER: u64 = 64 << 20;

/// What was found in one file.
#[derive(Debug, Default, Serialize, Deserialize)]
pub(super) struct Answer {
    findings: Vec<Finding>,
    /// What the file is, in lines for people.
    pub(super) facts: String,
    /// Why nothing could be found.
    failure: Option<String>,
}

#[derive(Debug, Serialize, Deserialize)]
struct Finding {
    rule: String,
    is_error: bool,
    message: String,
    help: String,
    page: Option<usize>,
    at: Option<(f64, f64)>,
}

impl Answer {
    /// Gives the findings as those of a file.
    pub(super) fn diagnostics(&self, file: FileId, rules: &[&'static Rule], sources: &Sources) -> Vec<Diagnostic> {
        let mut diagnostics = Vec::new();
        for finding in &self.findings {
            let Some(rule) = rules.iter().find(|rule| rule.id == finding.rule) else { continue };
            let mut found = Diagnostic::new(rule, sources.start(file), &finding.message, &finding.help);
            found.severity = if finding.is_error { Severity::Error } else { Severity::Warning };
            found.place = finding.page.map(|page| PagePlace { page, at: finding.at.map(|(x, y)| Point { x, y }) });
            diagnostics.push(found);
        }
        if let Some(failure) = &self.failure {
            let help = "have it written anew by another program; nothing else was looked at";
            diagnostics.push(Diagnostic::new(&TOO_COMPLEX_PDF, sources.start(file), failure, help));
        }
        diagnostics
    }
}

/// Has a file inspected by a process of its own.
///
/// # Errors
/// The file cannot be read, or the process cannot be started.
pub(super) fn ask(path: &Path, options: &Inspect) -> io::Result<Answer> {
    // What the machine refuses is told apart from what a file does to its reader.
    // A pipe would keep whoever opens it waiting, so it is not opened.
    if !std::fs::metadata(path)?.is_file() {
        return Err(io::Error::new(io::ErrorKind::InvalidInput, "not a file"));
    }
    std::fs::File::open(path)?;
    let mut command = Command::new(std::env::current_exe()?);
    command.arg("inspect").arg("--worker").arg("-C").arg(&options.directory);
    if let Some(press) = &options.press {
        command.arg("--press").arg(press);
    }
    command.arg("--").arg(path).stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::null());
    let mut child = command.spawn()?;
    let stdout = child.stdout.take();
    let reader = std::thread::spawn(move || {
        let mut text = Vec::new();
        if let Some(stdout) = stdout {
            stdout.take(ANSWER).read_to_end(&mut text).ok();
        }
        text
    });
    let ended = wait(&mut child)?;
    let text = reader.join().unwrap_or_default();
    let failed = |why: String| Answer { failure: Some(why), ..Answer::default() };
    Ok(match ended {
        None => failed(format!("reading it takes more than {} seconds", TIME.as_secs())),
        Some(true) => serde_json::from_slice(&text).unwrap_or_else(|_| failed("reading it failed".to_owned())),
        Some(false) => failed(format!("reading it takes more than {} MiB of memory, or fails", MEMORY >> 20)),
    })
}

/// Waits until a process ends, and ends it when its time is over. Tells whether it did well; nothing if it was ended.
fn wait(child: &mut Child) -> io::Result<Option<bool>> {
    let begun = Instant::now();
    let mut pause = Duration::from_micros(200);
    loop {
        if let Some(status) = child.try_wait()? {
            return Ok(Some(status.success()));
        }
        if begun.elapsed() > TIME {
            child.kill()?;
            child.wait()?;
            return Ok(None);
        }
        std::thread::sleep(pause);
        pause = (pause * 2).min(Duration::from_millis(10));
    }
}

/// Is that process: inspects one file and prints the answer.
pub(super) fn serve(options: &Inspect) -> Result<u8, u8> {
    limit();
    let press = chosen(options)?;
    let path = options.paths.first().ok_or(FAILED)?;
    let bytes = std::fs::read(path).map_err(|_| FAILED)?;
    let mut sources = Sources::in_memory();
    let file = sources.add("", Vec::new());
    let inspected = inspect::inspect(&bytes, file, press.as_ref(), &Limits::default());
    let findings = inspected.diagnostics.iter().map(|found| Finding {
        rule: found.rule.id.to_owned(),
        is_error: found.severity == Severity::Error,
        message: found.message.clone(),
        help: found.help.clone(),
        page: found.place.map(|place| place.page),
        at: found.place.and_then(|place| place.at).map(|point| (point.x, point.y)),
    });
    let facts = summary(&path.to_string_lossy(), &inspected.facts);
    let answer = Answer { findings: findings.collect(), facts, failure: None };
    print(&serde_json::to_string(&answer).map_err(|_| FAILED)?);
    Ok(CLEAN)
}

/// Takes no more memory than is allowed, from here on: what asks for more ends the process.
#[cfg(unix)]
fn limit() {
    use rustix::process::{Resource, Rlimit, setrlimit};
    // Where the system refuses, the limits of the reader itself still hold.
    for (resource, most) in [(Resource::As, MEMORY), (Resource::Cpu, TIME.as_secs()), (Resource::Core, 0)] {
        setrlimit(resource, Rlimit { current: Some(most), maximum: Some(most) }).ok();
    }
}

#[cfg(not(unix))]
fn limit() {}
