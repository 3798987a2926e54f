//! The command `accept`: records that translations say what their source says, or that someone reviewed them.

use std::collections::BTreeSet;
use std::time::{SystemTime, UNIX_EPOCH};

use openletter::check::rules;
use openletter::diagnostic::{Diagnostic, did_you_mean};
use openletter::export::files;
use openletter::letter::MISSING_MESSAGE;
use openletter::manifest::Date;
use openletter::project::Project;
use openletter::report::terminal;
use openletter::review::{self, Accepted, Choice, Decision, Original, Review, Status, Translation, Verdict};
use openletter::source::Sources;
use openletter::state::{self, DAMAGED_STATE};

use super::args::Accept;
use super::check::{machine, refused};
use super::{CLEAN, FINDINGS, fail, print, style};

/// Records a decision, and gives the exit code.
pub fn run(options: &Accept) -> u8 {
    carry_out(options).unwrap_or_else(|code| code)
}

fn carry_out(options: &Accept) -> Result<u8, u8> {
    let mut sources = Sources::open(&options.directory).map_err(|error| machine(&error))?;
    let project = Project::load(&mut sources, std::slice::from_ref(&options.locale), options.source.as_ref())
        .map_err(|refusal| refused(refusal, &options.directory))?;
    if project.locales.is_empty() {
        eprint!("{}", terminal::render(&project.diagnostics, &sources, "", style()));
        eprintln!("nothing was recorded; put right what is shown above");
        return Ok(FINDINGS);
    }
    let locale = options.locale.to_string();
    let index = project.locales.iter().position(|known| *known == options.locale).unwrap_or(0);
    if index == 0 {
        return Err(fail(&format!("`{locale}` is the source: only translations are accepted"), "name another locale"));
    }
    if sources.exists(state::FOLDER) && !sources.is_folder(state::FOLDER) {
        let message = format!("`{}` is not a folder of the project", state::FOLDER);
        return Err(fail(&message, "delete it or give it another name"));
    }
    let parts = project.parts();
    let originals = review::originals(&parts, &sources);
    let review = review::review(index, &parts, &originals, &project.states, &sources);
    let review = review.expect("a project with locales has catalogs");
    let choice = choice(&options.ids, &originals)?;
    let verdict = match (options.trivial, options.reviewed) {
        (true, _) => Verdict::Trivial,
        (false, true) => Verdict::Reviewed,
        (false, false) => Verdict::Translated,
    };
    let when = now();
    let decision = Decision { verdict, who: options.by.as_deref(), when: &when };
    let file = project.states.file(&locale);
    // As long as part of the source cannot be read, a line without a message may have one.
    let is_partial = project.is_partial();
    let accepted = review::accept(&review, file, decision, &choice, |_| is_partial);
    if !accepted.refused.is_empty() {
        let findings: Vec<Diagnostic> = accepted.refused.iter().map(|text| refusal(text, &locale)).collect();
        eprint!("{}", terminal::render(&findings, &sources, "", style()));
        eprintln!("nothing was recorded; leave out what is shown above, or put it right");
        return Ok(FINDINGS);
    }
    let written = review::files(&project.states, &locale, &accepted, &originals);
    if !written.is_empty() {
        let contents = written.iter().map(|(name, text)| (name.as_str(), text.as_bytes()));
        files::write(&options.directory.join(state::FOLDER), contents).map_err(|error| machine(&error))?;
    }
    for text in &accepted.changed {
        print(&format!("{}\n", text.original.name));
    }
    for (name, _) in &written {
        let path = format!("{}/{name}", state::FOLDER);
        let is_damaged = |found: &&Diagnostic| found.rule.id == DAMAGED_STATE.id;
        if project.diagnostics.iter().filter(is_damaged).any(|found| sources.file(found.span.file).path() == path) {
            eprintln!("{path} is whole again, without what could not be read");
        }
    }
    eprintln!("{}", summary(&accepted, &review, verdict));
    Ok(CLEAN)
}

/// Finds the texts that were named.
fn choice(ids: &[String], originals: &[Original]) -> Result<Choice, u8> {
    if ids.is_empty() {
        return Ok(Choice::All);
    }
    let mut names = BTreeSet::new();
    for id in ids {
        let found = originals.iter().filter(|original| original.name == *id || original.id() == *id);
        let known = found.map(|original| original.name.clone()).collect::<Vec<_>>();
        if known.is_empty() {
            let all: Vec<String> =
                originals.iter().flat_map(|original| [original.id(), original.name.clone()]).collect();
            let all = all.iter().map(String::as_str);
            let help =
                did_you_mean(id, all, "`openletter status` counts the messages; their names stand in the .ftl files");
            return Err(fail(&format!("the source has no message `{}`", id.escape_debug()), &help));
        }
        names.extend(known);
    }
    Ok(Choice::Named(names))
}

/// Words why a translation cannot be accepted.
fn refusal(text: &Translation, locale: &str) -> Diagnostic {
    let id = text.original.id();
    let at = text.original.span.clone();
    match &text.target {
        None => Diagnostic::new(
            &MISSING_MESSAGE,
            at,
            format!("`{id}` is not translated into `{locale}`, so there is nothing to accept"),
            "translate it first",
        ),
        Some((span, _)) => {
            let stale = rules().into_iter().find(|rule| rule.id == "stale-translation");
            Diagnostic::new(
                stale.expect("there is a rule on stale translations"),
                (*span).clone(),
                format!("`{id}` was changed as well as its source since it was accepted"),
                "read both, then accept it without `--trivial`",
            )
        }
    }
}

fn summary(accepted: &Accepted, review: &Review, verdict: Verdict) -> String {
    let locale = review.locale;
    let count = accepted.changed.len();
    let texts = if count == 1 { "text" } else { "texts" };
    let what = match verdict {
        Verdict::Translated => format!("recorded as translated in state/{locale}.tsv"),
        Verdict::Reviewed => format!("recorded as reviewed in state/{locale}.tsv"),
        Verdict::Trivial => format!("with a trivial change of the source, recorded in state/{locale}.tsv"),
    };
    let missing = match review.count(Status::Missing) {
        0 => String::new(),
        missing => format!("; {missing} not translated yet"),
    };
    if count == 0 {
        format!("nothing new to record for `{locale}`{missing}")
    } else {
        format!("{count} {texts} {what}{missing}")
    }
}

/// Gives the moment in UTC, as in `2026-11-23T10:00:00Z`.
pub(super) fn now() -> String {
    let seconds = SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |since| since.as_secs());
    let Date { year, month, day } = Date::of_epoch_day(i64::try_from(seconds / 86_400).unwrap_or(0));
    let (hours, minutes, seconds) = (seconds / 3600 % 24, seconds / 60 % 60, seconds % 60);
    format!("{year:04}-{month:02}-{day:02}T{hours:02}:{minutes:02}:{seconds:02}Z")
}
