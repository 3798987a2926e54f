//! Arguments, progress and exit codes: the only place that prints, reads the environment or ends the program.

#![expect(clippy::print_stderr, reason = "the one place that prints")]
#![expect(unreachable_pub, reason = "a binary has no outside")]

mod accept;
mod args;
mod build;
mod check;
mod delegations;
mod deliver;
mod explain;
mod inspect;
mod press;
mod preview;
mod progress;
mod reports;
mod since;
mod status;

use std::io::{IsTerminal, Write};
use std::process::ExitCode;

use clap::Parser;
use openletter::report::terminal::Style;

use args::{Args, Command};

/// Nothing to complain of.
const CLEAN: u8 = 0;
/// Something is wrong with what an author wrote.
const FINDINGS: u8 = 1;
/// The command could not be carried out.
const FAILED: u8 = 2;

/// Carries out the command line. Exit codes: 0 clean, 1 findings, 2 could not run.
pub fn run() -> ExitCode {
    // What panics is caught where it can be told which document it was; the rest should say no more than this.
    std::panic::set_hook(Box::new(|panic| eprintln!("internal error: {panic}; please report it")));
    let args = Args::parse();
    let code = match args.command {
        Command::Build(options) => build::run(&options),
        Command::Check(options) => check::run(&options),
        Command::Explain(options) => explain::run(&options),
        Command::Status(options) => status::run(&options),
        Command::Accept(options) => accept::run(&options),
        Command::Press(options) => press::run(&options),
        Command::Inspect(options) => inspect::run(&options),
        Command::Deliver(options) => deliver::run(&options),
        Command::Delegations(options) => delegations::run(&options),
        Command::Preview(options) => preview::run(&options),
    };
    ExitCode::from(code)
}

/// Chooses colours for standard error: on a terminal, unless NO_COLOR is set (no-color.org).
fn style() -> Style {
    let plain = std::env::var_os("NO_COLOR").is_some_and(|value| !value.is_empty());
    if !plain && std::io::stderr().is_terminal() { Style::Colour } else { Style::Plain }
}

/// Chooses colours for standard output likewise.
fn output_style() -> Style {
    if std::io::stdout().is_terminal() { style() } else { Style::Plain }
}

/// Writes the product of a command. Whoever closes the pipe has seen enough.
fn print(text: &str) {
    let mut stdout = std::io::stdout().lock();
    stdout.write_all(text.as_bytes()).and_then(|()| stdout.flush()).ok();
}

/// Says why a command could not be carried out.
fn fail(message: &str, help: &str) -> u8 {
    eprintln!("error: {message}");
    if !help.is_empty() {
        eprintln!("help: {help}");
    }
    FAILED
}
