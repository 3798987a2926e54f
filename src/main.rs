//! The command line of openletter. Everything else is in the library, which cannot reach this.

mod cli;

use std::process::ExitCode;

fn main() -> ExitCode {
    cli::run()
}
