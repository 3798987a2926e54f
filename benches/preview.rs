//! Measures how long a page takes from a saved change to its bytes, on a desk that stays open.
//!
//! `preview DIR [EDITS]` changes, in each of the letter's languages, so many times one message after another (200 if not said) and
//! restores the files. Works on a copy only: it writes into DIR.

#![expect(clippy::print_stdout, reason = "this is a program")]

use std::collections::BTreeSet;
use std::error::Error;
use std::fs;
use std::path::Path;
use std::time::Instant;

use openletter::check::Request;
use openletter::manifest::{Block, Date};
use openletter::preview::splice::Target;
use openletter::preview::{Desk, Part};
use openletter::typeset::Origin;
use unic_langid::LanguageIdentifier;

fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let folder = Path::new(arguments.first().ok_or("usage: preview DIR [EDITS]")?);
    let edits: usize = arguments.get(1).map_or(Ok(200), |count| count.parse())?;
    let start = Instant::now();
    let mut desk = Desk::open(folder).map_err(|_| "the letter cannot be read")?;
    let opened = milliseconds(start);
    let letter = desk.letter().ok_or("the letter cannot be read")?;
    let locales: Vec<LanguageIdentifier> = letter.catalogs().iter().map(|catalog| catalog.locale.clone()).collect();
    let ids: Vec<String> = letter
        .manifest
        .letter
        .body
        .iter()
        .flat_map(|block| match block {
            Block::Paragraph(id) | Block::Heading(id) => vec![id.value.clone()],
            Block::Bullets(ids) | Block::Numbers(ids) => ids.iter().map(|id| id.value.clone()).collect(),
        })
        .collect();
    for (index, locale) in locales.iter().enumerate() {
        let start = Instant::now();
        let first = desk.view(locale, Part::Letter).shown.ok_or("there is no page")?.pages.len();
        if index == 0 {
            println!("open {opened:.1} ms, first {first} pages {:.1} ms after", milliseconds(start));
        }
        let path = folder.join(format!("locales/{locale}/letter.ftl"));
        let before = fs::read_to_string(&path)?;
        let edited = run(&mut desk, locale, &path, &before, &ids, edits);
        fs::write(&path, before)?;
        let (mut times, bytes, travelled) = edited?;
        times.sort_by(f64::total_cmp);
        let at = |percent: usize| times[(times.len() * percent / 100).min(times.len() - 1)];
        println!(
            "{locale}: {edits} edits, from the saved file to the page: median {:.1} ms, 95th percentile {:.1} ms, most {:.1} ms; \
             {travelled} of {} pages changed, {} kB each",
            at(50),
            at(95),
            at(100),
            edits * first,
            bytes / edits.max(1) / 1000,
        );
    }
    for locale in &locales {
        desk.refresh().map_err(|_| "the letter cannot be read")?;
        let mut times = typing(&desk, locale, &ids, edits)?;
        times.sort_by(f64::total_cmp);
        let at = |percent: usize| times[(times.len() * percent / 100).min(times.len() - 1)];
        println!(
            "{locale}: {edits} keys, to what `check` says: median {:.1} ms, 95th percentile {:.1} ms",
            at(50),
            at(95)
        );
    }
    if let Ok(status) = fs::read_to_string("/proc/self/status") {
        let peak = status.lines().find(|line| line.starts_with("VmRSS")).unwrap_or_default();
        println!("memory after all edits: {}", peak.trim_start_matches("VmRSS:").trim());
    }
    Ok(())
}

/// Gives how long each edit took, and the bytes and number of pages that changed.
fn run(
    desk: &mut Desk,
    locale: &LanguageIdentifier,
    path: &Path,
    before: &str,
    ids: &[String],
    edits: usize,
) -> Result<(Vec<f64>, usize, usize), Box<dyn Error>> {
    let mut times = Vec::new();
    let (mut known, mut seen) = (BTreeSet::new(), BTreeSet::new());
    let (mut bytes, mut travelled) = (0, 0);
    for edit in 0..edits {
        let id = &ids[edit % ids.len()];
        let begin = format!("{id} = ");
        let words = ["", "yes ", "a few more words ", "so "][edit % 4];
        fs::write(path, before.replacen(&begin, &format!("{begin}{edit} {words}"), 1))?;
        let start = Instant::now();
        desk.refresh().map_err(|_| "the letter cannot be read")?;
        let view = desk.view(locale, Part::Letter);
        let shown = view.shown.filter(|_| view.faults.is_empty()).ok_or("there is no page")?;
        // The page that the message stands on, as the desk shows it first.
        let page = shown.places.iter().find(|place| place.origin == Origin::Message(id.clone()));
        let page = &shown.pages[page.ok_or("the message stands on no page")?.page];
        bytes += page.svg().len();
        times.push(milliseconds(start));
        travelled += shown.pages.iter().filter(|page| known.insert(page.hash.clone())).count();
        let has_changed = seen.insert(page.hash.clone());
        Desk::rest();
        if !has_changed {
            return Err(format!("the page of `{locale}` did not change after edit {edit} of `{begin}`").into());
        }
    }
    Ok((times, bytes, travelled))
}

/// Gives how long the check of a draft takes that has one more fault than the text saved.
fn typing(desk: &Desk, locale: &LanguageIdentifier, ids: &[String], edits: usize) -> Result<Vec<f64>, Box<dyn Error>> {
    let today = Date { year: 2026, month: 11, day: 27 };
    let request = Request::on(today);
    let mut times = Vec::new();
    for edit in 0..edits {
        let target = Target { id: &ids[edit % ids.len()], attribute: None };
        let start = Instant::now();
        let draft = desk.draft(locale, target, &format!("Typed  {edit} {{ $nobody }}"), &request);
        let draft = draft.map_err(|refused| format!("{refused:?}"))?;
        times.push(milliseconds(start));
        if draft.findings.is_empty() {
            return Err("the fault that was typed was not found".into());
        }
    }
    Ok(times)
}

fn milliseconds(since: Instant) -> f64 {
    since.elapsed().as_secs_f64() * 1000.0
}
