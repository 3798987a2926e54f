//! Measures what letters to delegations cost, in one process.
//!
//! `deliver letter DIR LOCALE` sets the letter once, then times the export of the same pages again and again against further letters,
//! each with its own page before it. `deliver many DIR LOCALE COUNT OUT` writes so many letters, from a list made up by repeating the
//! delegations, and tells time and peak memory. `deliver inputs DIR LOCALE OUT` writes what other programs need to set the same
//! pages: a folder of templates and JSON for each delegation.

#![expect(clippy::print_stdout, reason = "this is a program")]

use std::error::Error;
use std::fs;
use std::path::Path;
use std::time::{Duration, Instant};

use openletter::delegation::{Delegation, Delegations};
use openletter::deliver::{self, FaultyRows, Format, Plan, Request};
use openletter::edition::{Addressing, Edition};
use openletter::export::pdf;
use openletter::letter::Letter;
use openletter::source::Sources;
use openletter::typeset::{Medium, Output, Sides, Typesetter, addressed};

/// How often each is timed; the first rounds warm up and do not count.
const ROUNDS: usize = 200;
const WARMUP: usize = 20;

type Outcome<T> = Result<T, Box<dyn Error>>;

fn main() -> Outcome<()> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    match arguments.as_slice() {
        // On one thread, as each worker of a run makes its letters.
        ["letter", folder, locale] => {
            let pool = rayon::ThreadPoolBuilder::new().num_threads(1).build()?;
            pool.install(|| letter(Path::new(folder), locale).map_err(|error| error.to_string())).map_err(Into::into)
        }
        ["many", folder, locale, count, out] => many(Path::new(folder), locale, count.parse()?, Path::new(out)),
        ["inputs", folder, locale, out] => inputs(Path::new(folder), locale, Path::new(out)),
        _ => Err("usage: deliver letter DIR LOCALE | many DIR LOCALE COUNT OUT | inputs DIR LOCALE OUT".into()),
    }
}

/// What setting letters in one locale takes.
struct Ready {
    sources: Sources,
    letter: Letter,
    typesetter: Typesetter,
    delegations: Vec<Delegation>,
}

impl Ready {
    fn load(folder: &Path) -> Outcome<Self> {
        let mut sources = Sources::open(folder)?;
        let loaded = Letter::load(&mut sources, &[])?;
        let letter = loaded.letter.ok_or("the letter cannot be read")?;
        let typesetter = Typesetter::new(&mut sources, &mut Vec::new())?;
        let delegations = Delegations::load(&letter.manifest, &mut sources)?.ok_or("there is no list")?.list;
        Ok(Self { sources, letter, typesetter, delegations })
    }

    fn edition(&self, locale: &str) -> Outcome<(Edition, Addressing<'_>)> {
        let catalog = self.letter.catalogs().iter().find(|catalog| catalog.locale == locale);
        let catalog = catalog.ok_or("there is no such locale")?;
        let edition = Edition::resolve(&self.letter, catalog, &self.sources).map_err(|_| "it cannot be resolved")?;
        let addressing = Addressing::new(&self.letter, catalog, self.letter.manifest.date, &self.sources);
        Ok((edition, addressing.ok_or("States cannot be named in it")?))
    }
}

fn letter(folder: &Path, locale: &str) -> Outcome<()> {
    let ready = Ready::load(folder)?;
    let (edition, addressing) = ready.edition(locale)?;
    let Ready { sources, letter, typesetter, delegations } = &ready;
    let medium = Medium { paper: letter.manifest.paper, output: Output::Screen };
    let start = Instant::now();
    let pages = typesetter.set(&edition.documents[0], medium, sources).map_err(|_| "it cannot be set")?.pages;
    println!("the pages of the letter, once: {:.1} ms", milliseconds(start.elapsed()));
    let identity = |code: &str| pdf::Identity { id: format!("{code}.{locale}"), date: letter.manifest.date };
    let set = |delegation: &Delegation| -> Outcome<_> {
        let address = addressing.address(delegation).map_err(|_| "it cannot be resolved")?;
        let cover = typesetter.set_cover(&address, medium, sources).map_err(|_| "it cannot be set")?.pages;
        Ok(addressed(&cover, &pages, Sides::Single))
    };
    let unchanged = set(&delegations[0])?;
    let (mut same, mut further, mut layout) = (Vec::new(), Vec::new(), Vec::new());
    // Turn by turn, so that whatever else the machine does slows both alike.
    for round in 0..ROUNDS {
        let start = Instant::now();
        pdf::digital(&unchanged, &identity("same"), typesetter, sources).map_err(|_| "it cannot be exported")?;
        same.push(start.elapsed());
        let delegation = &delegations[(round + 1) % delegations.len()];
        let start = Instant::now();
        let pages = set(delegation)?;
        layout.push(start.elapsed());
        pdf::digital(&pages, &identity(delegation.state.code), typesetter, sources)
            .map_err(|_| "it cannot be exported")?;
        further.push(start.elapsed());
        if round % 64 == 0 {
            typst::comemo::evict(2);
        }
    }
    let [same, further, layout] = [same, further, layout].map(median);
    println!("`{locale}`, medians of {}:", ROUNDS - WARMUP);
    println!("  export of unchanged pages           {:.2} ms", milliseconds(same));
    println!("  a further letter, address to export {:.2} ms", milliseconds(further));
    println!("    of it before the export           {:.2} ms", milliseconds(layout));
    println!("  ratio                               {:.2}", further.as_secs_f64() / same.as_secs_f64());
    Ok(())
}

fn median(mut times: Vec<Duration>) -> Duration {
    times.drain(..WARMUP);
    times.sort_unstable();
    times[times.len() / 2]
}

fn many(folder: &Path, locale: &str, count: usize, out: &Path) -> Outcome<()> {
    let start = Instant::now();
    let mut sources = Sources::open(folder)?;
    let request = Request {
        to: Vec::new(),
        locale: Some(locale.parse()?),
        formats: [Format::Pdf].into(),
        press: None,
        day: None,
        faulty_rows: FaultyRows::Refuse,
        shard: None,
    };
    let planned = deliver::plan(&mut sources, &request).map_err(|_| "it cannot be planned")?;
    let mut plan: Plan = planned.plan.ok_or("it cannot be planned")?;
    let of_list = plan.entries.clone();
    plan.entries = (0..count)
        .map(|i| {
            let mut entry = of_list[i % of_list.len()].clone();
            entry.stem = format!("{}-{i}", entry.stem);
            entry
        })
        .collect();
    let delivered = plan.write(out, &mut sources, &|| ()).map_err(|_| "it cannot be written")?;
    let seconds = start.elapsed().as_secs_f64();
    let status = fs::read_to_string("/proc/self/status").unwrap_or_default();
    let peak =
        status.lines().find_map(|line| line.strip_prefix("VmHWM:")).and_then(|rest| rest.split_whitespace().next());
    let peak = peak.and_then(|kibibytes| kibibytes.parse::<u64>().ok()).map_or(0, |kibibytes| kibibytes / 1024);
    #[expect(clippy::cast_precision_loss, reason = "no bench writes petabytes")]
    let (letters, megabytes) = (count as f64, delivered.bytes as f64 / 1e6);
    println!(
        "{count:>6} letters  {seconds:6.2} s  {:7.1} letters/s  {megabytes:7.1} MB  peak memory {peak} MiB",
        letters / seconds
    );
    Ok(())
}

fn inputs(folder: &Path, locale: &str, out: &Path) -> Outcome<()> {
    const MAIN: &str =
        "#include \"/templates/cover.typ\"\n#counter(page).update(1)\n#include \"/templates/main.typ\"\n";
    let ready = Ready::load(folder)?;
    let (edition, addressing) = ready.edition(locale)?;
    let document = serde_json::to_string(&edition.documents[0])?;
    let medium = r#"{"paper":{"width":210.0,"height":297.0},"press":false,"bleed":0.0,"rich":null}"#;
    for delegation in &ready.delegations {
        let folder = out.join(delegation.state.code);
        let address = addressing.address(delegation).map_err(|_| "it cannot be resolved")?;
        fs::create_dir_all(folder.join("templates"))?;
        for entry in fs::read_dir(concat!(env!("CARGO_MANIFEST_DIR"), "/templates"))? {
            let entry = entry?;
            if entry.file_type()?.is_file() {
                fs::copy(entry.path(), folder.join("templates").join(entry.file_name()))?;
            }
        }
        fs::write(folder.join("main.typ"), MAIN)?;
        fs::write(folder.join("document.json"), &document)?;
        fs::write(folder.join("medium.json"), medium)?;
        fs::write(folder.join("words.json"), serde_json::to_string(&address.words)?)?;
        fs::write(folder.join("address.json"), serde_json::to_string(&address.recipient)?)?;
    }
    Ok(())
}

fn milliseconds(time: Duration) -> f64 {
    time.as_secs_f64() * 1000.0
}
