//! The command `preview`: opens the desk, says where, and hands the address to the browser.

use openletter::manifest::FILE;
use openletter::serve::{Options, Token, serve};
use openletter::source::Sources;

use super::args::Preview;
use super::check::machine;
use super::{CLEAN, fail, print, reports};

/// Serves until Ctrl-C, and gives the exit code.
pub fn run(options: &Preview) -> u8 {
    carry_out(options).unwrap_or_else(|code| code)
}

fn carry_out(options: &Preview) -> Result<u8, u8> {
    let sources = Sources::open(&options.directory).map_err(|error| machine(&error))?;
    if !sources.exists(FILE) {
        let message = format!("`{}` holds no {FILE}", options.directory.display());
        return Err(fail(&message, "go to the letter's folder, or name it with -C"));
    }
    let token = Token::random().map_err(|error| fail(&format!("there is no source of randomness: {error}"), ""))?;
    let desk = Options {
        root: options.directory.clone(),
        out: options.out.clone(),
        port: options.port,
        token,
        today: reports::today,
        now: super::accept::now,
    };
    let ready = |address: &str| {
        print(&format!("{address}\n"));
        eprintln!("the desk is open at this address, for this machine alone; Ctrl-C closes it");
        if !options.no_open && open::that_detached(address).is_err() {
            eprintln!("no browser could be opened; open the address yourself");
        }
    };
    serve(desk, ready).map_err(|error| machine(&error))?;
    eprintln!("the desk is closed; everything saved is in the files");
    Ok(CLEAN)
}
