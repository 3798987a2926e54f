//! Makes the corpora on which `openletter check` is measured, clean and defective, and scores its reports.
//!
//! `corpus clean DIR [--messages N]`, `corpus defective DIR [--seed S] [--per-kind K]`, `corpus score DIR REPORT.json...`

#![expect(clippy::print_stdout, clippy::print_stderr, reason = "this is a program")]

#[path = "corpus/bank.rs"]
mod bank;
#[path = "corpus/clean.rs"]
mod clean;
#[path = "corpus/defective.rs"]
mod defective;
#[path = "corpus/kinds.rs"]
mod kinds;
#[path = "corpus/letters.rs"]
mod letters;
#[path = "corpus/random.rs"]
mod random;
#[path = "corpus/score.rs"]
mod score;
#[path = "corpus/text.rs"]
mod text;

use std::error::Error;
use std::path::Path;
use std::process::ExitCode;

fn main() -> Result<ExitCode, Box<dyn Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let usage =
        "usage: corpus clean|defective DIR [--messages N] [--seed S] [--per-kind K], corpus score DIR REPORT.json...";
    let [command, folder, rest @ ..] = arguments.as_slice() else { return Err(usage.into()) };
    let folder = Path::new(folder);
    let option = |name: &str, default: usize| -> Result<usize, Box<dyn Error>> {
        match rest.iter().position(|argument| argument == name) {
            Some(i) => Ok(rest.get(i + 1).ok_or(usage)?.parse()?),
            None => Ok(default),
        }
    };
    match command.as_str() {
        "clean" => clean::write(folder, option("--messages", 100_000)?)?,
        "defective" => defective::write(folder, option("--seed", 1)? as u64, option("--per-kind", 60)?)?,
        "score" => {
            let (table, passed) = score::score(folder, rest)?;
            print!("{table}");
            if !passed {
                eprintln!("a recall is under 95 %, or there is a false alarm");
                return Ok(ExitCode::FAILURE);
            }
        }
        _ => return Err(usage.into()),
    }
    Ok(ExitCode::SUCCESS)
}
