//! The command `delegations`: lists the rows of the list of delegations, in columns or as JSON, and says what is wrong with it.

use std::fmt::Write;

use openletter::delegation::{self, Delegation, Delegations, Seat, chosen, derived};
use openletter::deliver::forms;
use openletter::diagnostic::{Severity, did_you_mean, tidy};
use openletter::letter::Letter;
use openletter::member_state::LANGUAGES;
use openletter::source::Sources;
use serde::Serialize;

use super::args::{self, SeatName};
use super::build::{machine, show};
use super::{CLEAN, FINDINGS, fail, print, reports};

/// Lists, and gives the exit code.
pub fn run(options: &args::Delegations) -> u8 {
    if options.new {
        print(&derived());
        return CLEAN;
    }
    carry_out(options).unwrap_or_else(|code| code)
}

fn carry_out(options: &args::Delegations) -> Result<u8, u8> {
    let language = options.language.as_deref();
    if let Some(unknown) = language.filter(|language| !LANGUAGES.contains(language)) {
        let help = did_you_mean(unknown, LANGUAGES, "they are ar, zh, en, fr, ru and es");
        return Err(fail(&format!("`{unknown}` is not an official language of the United Nations"), &help));
    }
    let mut sources = Sources::open(&options.directory).map_err(|error| machine(&error))?;
    let loaded = Letter::load(&mut sources, &[]).map_err(|error| machine(&error))?;
    let Some(letter) = loaded.letter else {
        show(&loaded.diagnostics, &sources);
        return Err(FINDINGS);
    };
    if options.forms {
        let words = if loaded.diagnostics.iter().any(|found| found.severity == Severity::Error) {
            Err(loaded.diagnostics)
        } else {
            forms(&letter, &sources)
        };
        return match words {
            Ok(page) => {
                print(&page);
                Ok(CLEAN)
            }
            Err(found) => {
                show(&found, &sources);
                Err(FINDINGS)
            }
        };
    }
    let read = Delegations::load(&letter.manifest, &mut sources).map_err(|error| machine(&error))?;
    let Some(mut read) = read else {
        let help = "`openletter delegations --new > delegations.csv` writes one of all Member States to begin with";
        return Err(fail("the letter has no list of delegations", help));
    };
    tidy(&mut read.diagnostics, &sources);
    show(&read.diagnostics, &sources);
    let rows = chosen(&read.list, &options.to)
        .map_err(|(code, help)| fail(&format!("no delegation has the code `{}`", code.escape_debug()), &help))?;
    let seat = options.seat.map(|seat| match seat {
        SeatName::NewYork => Seat::NewYork,
        SeatName::Geneva => Seat::Geneva,
    });
    let wanted = |row: &&&Delegation| {
        language.is_none_or(|language| row.language == language)
            && seat.is_none_or(|seat| row.seat == seat)
            && !(options.unverified && row.is_verified())
    };
    let shown: Vec<&Delegation> = rows.iter().filter(wanted).copied().collect();
    print(&if options.json { json(&shown) } else { columns(&shown) });
    let unverified = shown.iter().filter(|row| !row.is_verified()).count();
    let left_out = read.rows.len() - read.list.len();
    let faulty = if left_out > 0 { format!("; {left_out} with faults not shown") } else { String::new() };
    eprintln!("{} of {} delegations, {unverified} of them not verified{faulty}", shown.len(), read.rows.len());
    let wrong = read.diagnostics.iter().any(|found| found.severity == Severity::Error);
    Ok(if wrong { FINDINGS } else { CLEAN })
}

/// A row as programs read it.
#[derive(Serialize)]
struct Row<'a> {
    code: &'a str,
    state: &'a str,
    language: &'a str,
    seat: String,
    addressee: Option<&'a str>,
    gender: delegation::Gender,
    paper: Option<String>,
    verified_on: Option<String>,
}

fn json(rows: &[&Delegation]) -> String {
    let rows = rows.iter().map(|row| Row {
        code: row.state.code,
        state: row.state.listed,
        language: row.language,
        seat: row.seat.to_string(),
        addressee: row.addressee.as_deref(),
        gender: row.gender,
        paper: row.paper.map(|paper| paper.to_string()),
        verified_on: row.verified_on.map(reports::day),
    });
    let rows: Vec<Row> = rows.collect();
    serde_json::to_string_pretty(&rows).expect("rows hold nothing that JSON cannot") + "\n"
}

/// Sets rows in columns, the State and the addressee last: their length in a terminal is not known for every script.
fn columns(rows: &[&Delegation]) -> String {
    let mut out = String::new();
    for row in rows {
        let verified = row.verified_on.map_or_else(|| "unverified".to_owned(), reports::day);
        let name = row.addressee.as_deref().map(|name| format!(", {name}")).unwrap_or_default();
        let (code, language, seat, state) = (row.state.code, row.language, row.seat.to_string(), row.state.listed);
        writeln!(out, "{code}  {language}  {seat:8}  {verified:10}  {state}{name}").expect("a string takes all");
    }
    out
}
