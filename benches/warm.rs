//! Measures how long one changed file takes to be checked again in a process that has read the project before.
//!
//! `warm DIR [FILE]` reads and checks the corpus once, then gives fifty new texts of one file to the session. Writes nothing.

#![expect(clippy::print_stdout, reason = "this is a program")]

use std::error::Error;
use std::fs;
use std::path::Path;
use std::time::Instant;

use openletter::check::Request;
use openletter::check::session::Session;
use openletter::manifest::Date;
use openletter::project::Project;
use openletter::source::Sources;

const ROUNDS: usize = 50;

fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let folder = arguments.first().ok_or("usage: warm DIR [FILE]")?;
    let folder = Path::new(folder);
    let file = arguments.get(1).map_or("fr/part-20.ftl", String::as_str);
    let before = fs::read_to_string(folder.join(file))?;
    let request = Request {
        select: Vec::new(),
        ignore: Vec::new(),
        today: Date { year: 2026, month: 11, day: 23 },
        min_coverage: Vec::new(),
        changed: None,
    };
    let start = Instant::now();
    let mut sources = Sources::open(folder)?;
    let project = Project::load(&mut sources, &[], None).map_err(|_| "the folder cannot be checked")?;
    let (mut session, checked) = Session::new(sources, project, request);
    println!("first check: {:.1} ms, {} findings", milliseconds(start), checked.diagnostics.len());
    let mut times = Vec::new();
    for round in 0..ROUNDS {
        let text = format!("{before}\nwarm-{round} = Texte ajouté!\n");
        let start = Instant::now();
        let after = session.update(file, text.into_bytes()).ok_or("the file is no catalog of the folder")?;
        times.push(milliseconds(start));
        if after.diagnostics.len() <= checked.diagnostics.len() {
            return Err("the fault that was added was not found".into());
        }
    }
    times.sort_by(f64::total_cmp);
    let at = |percent: usize| times[(times.len() * percent / 100).min(times.len() - 1)];
    println!("one file changed, {ROUNDS} times: median {:.1} ms, 95th percentile {:.1} ms", at(50), at(95));
    Ok(())
}

fn milliseconds(since: Instant) -> f64 {
    since.elapsed().as_secs_f64() * 1000.0
}
