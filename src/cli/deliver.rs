//! The command `deliver`: gathers what was asked, shows how it goes, and sums up; or joins the parts of a shared list.

use std::fmt::Write;
use std::io::{IsTerminal, Write as _};
use std::path::Path;

use indicatif::{ProgressBar, ProgressState, ProgressStyle};
use openletter::deliver::shard::{Discord, merge};
use openletter::deliver::{self, Delivered, Failure, FaultyRows, Format, Plan, Planned, Refusal, Request, archive};
use openletter::source::Sources;

use super::args::{Deliver, DeliveryFormat};
use super::build::{machine, show, unknown_locale};
use super::{CLEAN, FINDINGS, fail, press};

/// Most files that are named one by one: more are counted.
const NAMED: usize = 5;

/// Delivers, and gives the exit code.
pub fn run(options: &Deliver) -> u8 {
    let folder = options.directory.join(&options.out).join(deliver::FOLDER);
    let outcome = if options.merge.is_empty() { deliver(options, &folder) } else { join(options, &folder) };
    outcome.unwrap_or_else(|code| code)
}

fn deliver(options: &Deliver, folder: &Path) -> Result<u8, u8> {
    let mut sources = Sources::open(&options.directory).map_err(|error| machine(&error))?;
    let pool = rayon::ThreadPoolBuilder::new().num_threads(options.jobs.map_or(0, usize::from)).build();
    let pool = pool.map_err(|cause| fail(&format!("cannot start threads: {cause}"), "try `--jobs 1`"))?;
    let planned = pool.install(|| deliver::plan(&mut sources, &request(options))).map_err(refused)?;
    let Planned { plan, diagnostics, left_out } = planned;
    let errors = show(&diagnostics, &sources);
    let Some(plan) = plan else {
        let plural = if errors == 1 { "" } else { "s" };
        let skip = if options.skip_invalid { "" } else { " (or leave rows with a fault out with `--skip-invalid`)" };
        eprintln!("{errors} error{plural}: nothing was written; put right what is shown above{skip}");
        return Err(FINDINGS);
    };
    if options.dry_run {
        list(&plan, folder);
    } else {
        let progress = progress(plan.entries.len());
        let written = pool.install(|| plan.write(folder, &mut sources, &|| count(&progress)));
        progress.finish_and_clear();
        let delivered = written.map_err(|failure| failed(&failure, &sources, folder))?;
        if options.zip {
            let path = archive::pack(folder, plan.id()).map_err(|error| machine(&error))?;
            eprintln!("packed into {}", path.display());
        }
        summary(&plan, delivered, folder);
    }
    remarks(&plan, options, folder);
    if left_out.is_empty() {
        return Ok(CLEAN);
    }
    let lines: Vec<String> = left_out.iter().map(ToString::to_string).collect();
    let (rows, lines_are) = if left_out.len() == 1 { ("row", "line") } else { ("rows", "lines") };
    eprintln!("left out: {} {rows} of the list with faults, {lines_are} {}", left_out.len(), lines.join(", "));
    Ok(FINDINGS)
}

fn request(options: &Deliver) -> Request {
    let format = |format: &DeliveryFormat| match format {
        DeliveryFormat::Pdf => Format::Pdf,
        DeliveryFormat::Print => Format::Print,
    };
    let formats =
        if options.formats.is_empty() { [Format::Pdf].into() } else { options.formats.iter().map(format).collect() };
    Request {
        to: options.to.clone(),
        locale: options.locale.clone(),
        formats,
        press: options.press.clone(),
        day: options.date,
        faulty_rows: if options.skip_invalid { FaultyRows::LeaveOut } else { FaultyRows::Refuse },
        shard: options.shard,
    }
}

/// Shows count, rate and time left on a terminal; elsewhere nothing.
fn progress(letters: usize) -> ProgressBar {
    if !std::io::stderr().is_terminal() {
        return ProgressBar::hidden();
    }
    let style = ProgressStyle::with_template("{wide_bar} {pos}/{len} letters  {rate}  {eta} left");
    let rate = |state: &ProgressState, out: &mut dyn Write| {
        // Nobody is to see less because a number could not be written.
        write!(out, "{:.0} a second", state.per_sec()).ok();
    };
    let style = style.expect("the template is valid").with_key("rate", rate);
    ProgressBar::new(letters as u64).with_style(style)
}

/// Counts a letter. What came before the first one, which is set once for all, tells nothing of the rate.
fn count(progress: &ProgressBar) {
    if progress.position() == 0 {
        progress.reset();
    }
    progress.inc(1);
}

/// Says on standard output what would be written.
fn list(plan: &Plan, folder: &Path) {
    let mut stdout = std::io::stdout().lock();
    for entry in &plan.entries {
        for (_, path) in plan.paths(entry) {
            let state = entry.delegation.state.listed;
            // Whoever closed the pipe has seen enough.
            writeln!(stdout, "{}  {state}", folder.join(path).display()).ok();
        }
    }
    eprintln!("{} would be written, nothing was", letters(plan.entries.len()));
}

fn summary(plan: &Plan, delivered: Delivered, folder: &Path) {
    let Delivered { written, kept, pages, bytes } = delivered;
    #[expect(clippy::cast_precision_loss, reason = "no run writes petabytes")]
    let megabytes = bytes as f64 / 1e6;
    let part = plan.shard.map(|shard| format!(", part {shard} of {}", letters(plan.total))).unwrap_or_default();
    let kept = if kept == 0 { String::new() } else { format!(", {kept} there already as they should be") };
    print_line(&folder.join(deliver::INDEX));
    eprintln!(
        "{}{part}: {written} files written{kept}, {pages} pages, {megabytes:.1} MB; index.csv lists them with SHA-256",
        letters(plan.entries.len()),
    );
}

/// Says what whoever hands the letters over should know.
fn remarks(plan: &Plan, options: &Deliver, folder: &Path) {
    for fallback in &plan.fallbacks {
        eprintln!(
            "{} to delegations that read `{}` in `{}`, the letter's source: {}",
            letters(fallback.letters),
            fallback.language,
            fallback.locale,
            fallback.reason,
        );
    }
    let unverified = plan.unverified();
    if unverified > 0 {
        let rest = if unverified == 1 { "rests on a row" } else { "rest on rows" };
        eprintln!(
            "{unverified} of {} {rest} that nobody verified: language, seat and addressee may be wrong; `openletter delegations \
             --unverified` lists them",
            letters(plan.entries.len()),
        );
    }
    let leftovers = if options.dry_run { Vec::new() } else { plan.leftovers(folder) };
    if !leftovers.is_empty() {
        eprintln!("not of this run, delete what is not to be handed over:");
        for path in leftovers.iter().take(NAMED) {
            eprintln!("  {}", path.display());
        }
        if leftovers.len() > NAMED {
            eprintln!("  and {} more", leftovers.len() - NAMED);
        }
    }
}

fn letters(count: usize) -> String {
    if count == 1 { "1 letter".to_owned() } else { format!("{count} letters") }
}

fn print_line(path: &Path) {
    super::print(&format!("{}\n", path.display()));
}

fn refused(refusal: Refusal) -> u8 {
    match refusal {
        Refusal::Machine(error) => machine(&error),
        Refusal::NoList => fail(
            "the letter has no list of delegations",
            "`openletter delegations --new > delegations.csv` writes one of all Member States to begin with",
        ),
        Refusal::UnknownLocale(unknown, available) => unknown_locale(&unknown, &available),
        Refusal::NotReady(locale, reason) => {
            fail(
                &format!("the edition in `{locale}` is not to be delivered: {reason}"),
                &format!("`openletter check --locale {locale}` says what is to be done"),
            );
            FINDINGS
        }
        Refusal::UnknownPress(unknown, available) => press::unknown(&unknown, &available),
        Refusal::UnknownCode(code, help) => {
            fail(&format!("no delegation has the code `{}`", code.escape_debug()), &help)
        }
    }
}

fn failed(failure: &Failure, sources: &Sources, folder: &Path) -> u8 {
    let code = match failure {
        Failure::Machine(error) => fail(&error.to_string(), "see that there is room and that you may write there"),
        Failure::Findings(found) => {
            show(found, sources);
            FINDINGS
        }
    };
    eprintln!("what was written to {} is whole; the same command goes on from there", folder.display());
    code
}

fn join(options: &Deliver, folder: &Path) -> Result<u8, u8> {
    let parts: Vec<_> = options.merge.iter().map(|part| options.directory.join(part)).collect();
    let joined = merge(&parts, folder).map_err(|discord| {
        let nothing = "nothing was joined";
        match discord {
            Discord::Machine(error) => machine(&error),
            Discord::NoShard(path) => fail(
                &format!("`{}` holds no part of a list", path.display()),
                "name the folders that `openletter deliver --shard K/N --out DIR` wrote",
            ),
            Discord::Damaged(path, why) => fail(
                &format!("the part in `{}` is not whole: {why}", path.display()),
                "run its `openletter deliver --shard K/N` again; it writes what is missing",
            ),
            Discord::Different(one, other) => fail(
                &format!("`{}` and `{}` are not parts of one list", one.display(), other.display()),
                "write all parts from the same letter, list and options",
            ),
            Discord::Twice(part, one, other) => fail(
                &format!("`{}` and `{}` both hold part {part}", one.display(), other.display()),
                "name each part once",
            ),
            Discord::Missing(missing, of) => {
                let named: Vec<String> = missing.iter().map(|part| format!("{part}/{of}")).collect();
                fail(&format!("{nothing}: missing {}", named.join(", ")), "name the folders of all parts")
            }
        };
        FINDINGS
    })?;
    if options.zip {
        let path = archive::pack(folder, &joined.id).map_err(|error| machine(&error))?;
        eprintln!("packed into {}", path.display());
    }
    print_line(&folder.join(deliver::INDEX));
    eprintln!(
        "{} parts joined: {}, {} files, none missing and none twice",
        joined.parts,
        letters(joined.letters),
        joined.files
    );
    Ok(CLEAN)
}
