//! Measures how long one changed file takes to be checked again in a process that has read the project before.
//!
//! `warm DIR [FILE]` reads the corpus, changes one file fifty times (in a copy of what is in memory) and checks again each time.

#![expect(clippy::print_stdout, reason = "this is a program")]

use std::error::Error;
use std::fs;
use std::path::Path;
use std::time::Instant;

use openletter::check::{Request, check};
use openletter::manifest::Date;
use openletter::project::Project;
use openletter::source::Sources;

const ROUNDS: usize = 50;

fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let folder = arguments.first().ok_or("usage: warm DIR [FILE]")?;
    let folder = Path::new(folder);
    let file = folder.join(arguments.get(1).map_or("fr/part-20.ftl", String::as_str));
    let before = fs::read_to_string(&file)?;
    let request = Request {
        select: Vec::new(),
        ignore: Vec::new(),
        today: Date { year: 2026, month: 11, day: 23 },
        min_coverage: Vec::new(),
        changed: None,
    };
    // Everything is read and checked again each time: there is nothing yet that keeps what did not change.
    let run = || -> Result<usize, Box<dyn Error>> {
        let mut sources = Sources::open(folder)?;
        let project = Project::load(&mut sources, &[], None).map_err(|_| "the folder cannot be checked")?;
        Ok(check(&project, &sources, &request).diagnostics.len())
    };
    let start = Instant::now();
    let findings = run()?;
    println!("first check: {:.1} ms, {findings} findings", start.elapsed().as_secs_f64() * 1000.0);
    let mut times = Vec::new();
    let outcome = (0..ROUNDS).try_for_each(|round| -> Result<(), Box<dyn Error>> {
        fs::write(&file, format!("{before}\nwarm-{round} = Texte ajouté\n"))?;
        let start = Instant::now();
        run()?;
        times.push(start.elapsed().as_secs_f64() * 1000.0);
        Ok(())
    });
    fs::write(&file, before)?;
    outcome?;
    times.sort_by(f64::total_cmp);
    let at = |percent: usize| times[(times.len() * percent / 100).min(times.len() - 1)];
    println!("one file changed, {ROUNDS} times: median {:.1} ms, 95th percentile {:.1} ms", at(50), at(95));
    Ok(())
}
