//! The arguments of every command, and the help on them.

use std::path::PathBuf;

use clap::{Parser, Subcommand, ValueEnum};
use openletter::delegation;
use openletter::deliver::Shard;
use openletter::locale;
use openletter::manifest::{Date, Paper};
use openletter::report;
use openletter::state;
use unic_langid::LanguageIdentifier;

/// Publish an open letter in many languages: a PDF to read, a PDF to print and a text to mail for each.
#[derive(Debug, Parser)]
#[command(version, max_term_width = 100, arg_required_else_help = true)]
pub struct Args {
    #[command(subcommand)]
    pub command: Command,
}

#[derive(Debug, Subcommand)]
pub enum Command {
    Build(Build),
    Check(Check),
    Explain(Explain),
    Status(Status),
    Accept(Accept),
    Press(Press),
    Inspect(Inspect),
    Deliver(Deliver),
    Delegations(Delegations),
    Preview(Preview),
}

/// Find mistakes in the words, figures and names of a letter, or of any folder of Fluent files.
///
/// PATH is a letter (a folder with letter.toml), or a folder with a folder of .ftl files for each locale. Every finding says where
/// it is, what is wrong and what to do; `openletter explain RULE` says why.
///
/// Exit status: 0 nothing is wrong, 1 there are findings of the level that --fail-on names, 2 the command could not be carried out.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  openletter check                            this letter, all locales
  openletter check --locale fr --fix          repair in French what has one right answer
  openletter check --fix --diff               show the repairs, change nothing
  openletter check locales --source en-US     any project with Fluent files
  openletter check --output-format sarif --output-file check.sarif --output-format text")]
pub struct Check {
    /// The letter, or the folder of locale folders
    #[arg(value_name = "PATH", default_value = ".", hide_default_value = true)]
    pub path: PathBuf,

    /// Check this locale only, beside the source; can be given more than once
    #[arg(short, long = "locale", value_name = "LOCALE", value_parser = locale::parse)]
    pub locales: Vec<LanguageIdentifier>,

    /// The source locale of a folder that is no letter [default: en]
    #[arg(long, value_name = "LOCALE", value_parser = locale::parse)]
    pub source: Option<LanguageIdentifier>,

    /// Ask for this coverage in percent, of all translations or of one: `90`, `fr=100`; can be given more than once
    #[arg(long, value_name = "[LOCALE=]PERCENT", value_parser = floor)]
    pub min_coverage: Vec<(Option<LanguageIdentifier>, u8)>,

    #[command(flatten)]
    pub reports: Reports,

    /// Repair what has one right answer; all other bytes stay as they are
    #[arg(long)]
    pub fix: bool,

    /// With --fix: show the repairs and change no file
    #[arg(long, requires = "fix")]
    pub diff: bool,

    /// Report only what stands in lines that were changed since this revision of git
    #[arg(long, value_name = "REV")]
    pub since: Option<String>,

    /// Write a badge for each locale into this folder, as SVG and as JSON for a badge service
    #[arg(long, value_name = "DIR")]
    pub badge: Option<PathBuf>,
}

/// Say what a rule asks for and why, with an example; without a rule, list all of them.
#[derive(Debug, clap::Args)]
pub struct Explain {
    /// The rule, as in `missing-message`
    #[arg(value_name = "RULE")]
    pub rule: Option<String>,

    /// Give all rules as one page of Markdown
    #[arg(long, conflicts_with = "rule")]
    pub markdown: bool,
}

/// Show how far each translation has come: what is missing, stale, a draft, translated, reviewed.
///
/// A translation is stale if its source has changed since it was accepted, a draft if it was never accepted or has changed since.
/// `openletter check` shows what changed; `openletter accept` records what is settled, in the folder state.
#[derive(Debug, clap::Args)]
pub struct Status {
    /// The letter, or the folder of locale folders
    #[arg(value_name = "PATH", default_value = ".", hide_default_value = true)]
    pub path: PathBuf,

    /// The source locale of a folder that is no letter [default: en]
    #[arg(long, value_name = "LOCALE", value_parser = locale::parse)]
    pub source: Option<LanguageIdentifier>,

    /// Give JSON
    #[arg(long)]
    pub json: bool,
}

/// Open the translator's desk: every page in a browser, and the words editable where they stand.
///
/// Serves this machine alone, at an address that nobody can guess, until Ctrl-C. Saving puts the text into its .ftl file and leaves
/// every other byte alone; changes made in other programs show up by themselves.
///
/// Exit status: 0 closed with Ctrl-C, 2 the command could not be carried out.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  openletter preview                opens the letter in the browser
  openletter preview --no-open      prints the address and opens nothing")]
pub struct Preview {
    /// The letter's folder
    #[arg(short = 'C', long, value_name = "DIR", default_value = ".", hide_default_value = true)]
    pub directory: PathBuf,

    /// The folder for files built from the desk
    #[arg(long, value_name = "DIR", default_value = "out")]
    pub out: PathBuf,

    /// The port on 127.0.0.1 [default: any that is free]
    #[arg(long, value_name = "PORT", default_value_t = 0, hide_default_value = true)]
    pub port: u16,

    /// Do not open a browser
    #[arg(long)]
    pub no_open: bool,
}

/// Record that translations say what their source says now, or that someone has reviewed them.
///
/// Writes state/LOCALE.tsv and state/source.tsv, and no message file. Without an ID, all translations of the locale that are drafts
/// or stale are accepted; with --reviewed, also those that are not reviewed yet.
///
/// Exit status: 0 it is recorded, 1 a message cannot be accepted, and nothing is, 2 the command could not be carried out.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  openletter accept fr                             all that is new or changed in French
  openletter accept fr letter-call                 one message
  openletter accept fr --reviewed --by \"Ana Ruiz\"  all of French was reviewed
  openletter accept fr letter-call --trivial       its source changed, but not what it says")]
pub struct Accept {
    /// The locale, as in `fr`
    #[arg(value_name = "LOCALE", value_parser = locale::parse)]
    pub locale: LanguageIdentifier,

    /// The messages; an attribute as in `message.attribute`
    #[arg(value_name = "ID")]
    pub ids: Vec<String>,

    /// Record that they were reviewed
    #[arg(long, requires = "by")]
    pub reviewed: bool,

    /// Who decides
    #[arg(long, value_name = "NAME", value_parser = person)]
    pub by: Option<String>,

    /// The change of the source means nothing for the translation: what was recorded stands
    #[arg(long, conflicts_with_all = ["reviewed", "by"])]
    pub trivial: bool,

    /// Work as if started in this folder: the letter's, or that of the locale folders
    #[arg(short = 'C', value_name = "DIR", default_value = ".", hide_default_value = true)]
    pub directory: PathBuf,

    /// The source locale of a folder that is no letter [default: en]
    #[arg(long, value_name = "LOCALE", value_parser = locale::parse)]
    pub source: Option<LanguageIdentifier>,
}

/// What commands that report findings have in common.
#[derive(Debug, clap::Args)]
pub struct Reports {
    /// The form of the report; can be given more than once [default: text]
    #[arg(long = "output-format", value_name = "FORMAT", value_parser = format)]
    pub formats: Vec<report::Format>,

    /// Write the report to this file; the first file is for the first format, and so on
    #[arg(long = "output-file", value_name = "FILE")]
    pub files: Vec<PathBuf>,

    /// What makes the exit status 1
    #[arg(long, value_name = "LEVEL", value_enum, default_value = "error")]
    pub fail_on: Level,

    /// Look at this rule only; can be given more than once
    #[arg(long, value_name = "RULE")]
    pub select: Vec<String>,

    /// Leave this rule out; can be given more than once
    #[arg(long, value_name = "RULE")]
    pub ignore: Vec<String>,
}

/// Say what a prepress desk would say of PDF files, of ours and of any other.
///
/// Looks at versions and claims, boxes, fonts, colours and inks, images, transparency, annotations, tags and languages. With --press,
/// holds the files to a press profile. A file that could do harm is read in a process of its own, within limits.
///
/// Exit status: 0 nothing is wrong, 1 there are findings of the level that --fail-on names, 2 the command could not be carried out.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  openletter inspect out/*.print.pdf --press x1a     our files, as that printer would take them
  openletter inspect flyer.pdf                       any PDF
  openletter inspect *.pdf --output-format json")]
pub struct Inspect {
    /// The files
    #[arg(value_name = "FILE", required = true)]
    pub paths: Vec<PathBuf>,

    /// Hold the files to this press profile; `openletter press` lists them
    #[arg(long, value_name = "NAME")]
    pub press: Option<String>,

    /// Where letter.toml stands, for the press profiles of a letter
    #[arg(short = 'C', value_name = "DIR", default_value = ".", hide_default_value = true)]
    pub directory: PathBuf,

    #[command(flatten)]
    pub reports: Reports,

    /// Read one file and give what was found to the process that asked
    #[arg(long, hide = true)]
    pub worker: bool,
}

fn person(name: &str) -> Result<String, String> {
    state::person(name).map(str::to_owned).ok_or_else(|| "give a name, on one line".to_owned())
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Level {
    Error,
    Warning,
}

fn format(name: &str) -> Result<report::Format, String> {
    let formats = report::Format::ALL;
    formats.iter().find(|(known, _)| *known == name).map(|(_, format)| *format).ok_or_else(|| {
        let names = formats.map(|(name, _)| name);
        format!("the formats are {}", names.join(", "))
    })
}

fn floor(text: &str) -> Result<(Option<LanguageIdentifier>, u8), String> {
    let (tag, percent) = text.split_once('=').map_or((None, text), |(tag, percent)| (Some(tag), percent));
    let locale = tag.map(locale::parse).transpose()?;
    let percent = percent.trim_end_matches('%').parse().ok().filter(|percent| *percent <= 100);
    percent.map(|percent| (locale, percent)).ok_or_else(|| "write it as in `fr=100` or `90`".to_owned())
}

/// Write the letter and its announcement in every locale, or in those you name.
///
/// Reads letter.toml, the list of signatories and locales/*/*.ftl. Writes ID.LOCALE.pdf, ID.LOCALE.print.pdf,
/// ID.LOCALE.txt and the same for the announcement, and manifest.json, which lists them. If anything is wrong with what
/// is read, every fault is shown with its place and what to do, and no file is touched.
///
/// Exit status: 0 all is written, 1 something in the letter is wrong, 2 the command could not be carried out.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  openletter build                           everything, into out/
  openletter build --locale fr --format pdf  the French edition to read
  openletter build --format print --press x1a --locale ar
                                             for a printer who wants PDF/X-1a
  openletter build --format print --press booklet
                                             to fold and staple
  openletter build -C ../my-letter           another letter
  openletter build --locale ar --allow-incomplete
                                             a draft, gaps filled from the source")]
pub struct Build {
    /// Work as if started in this folder: the letter's, with letter.toml in it
    #[arg(short = 'C', value_name = "DIR", default_value = ".", hide_default_value = true)]
    pub directory: PathBuf,

    /// Build this locale only, as in `fr`; can be given more than once
    #[arg(short, long = "locale", value_name = "LOCALE", value_parser = locale::parse)]
    pub locales: Vec<LanguageIdentifier>,

    /// Write this format only; can be given more than once [default: pdf, print and txt]
    #[arg(short, long = "format", value_name = "FORMAT", value_enum)]
    pub formats: Vec<Format>,

    /// Set the letter on this paper: a4, a5, us-letter, us-half-letter, or as in "148 x 210 mm" [default: as letter.toml says]
    #[arg(long, value_name = "PAPER", value_parser = Paper::parse)]
    pub paper: Option<Paper>,

    /// Write into this folder
    #[arg(short, long, value_name = "DIR", default_value = "out")]
    pub out: PathBuf,

    /// Make files for printers as this press profile asks; `openletter press` lists them [default: default]
    #[arg(long, value_name = "NAME")]
    pub press: Option<String>,

    /// Put the pages of files for printers on sheets, whatever the press profile says
    #[arg(long, value_name = "SCHEME", value_enum)]
    pub impose: Option<Impose>,

    /// Build translations that have gaps: the source fills them, and every page is marked as a draft
    #[arg(long)]
    pub allow_incomplete: bool,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
pub enum Format {
    /// To read: PDF/A-2a and PDF/UA-1
    Pdf,
    /// To print: as the press profile asks
    Print,
    /// To mail: plain text
    Txt,
    /// To look at: an image of each page
    Png,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
pub enum Impose {
    /// Single pages
    None,
    /// Printer's spreads, to fold and staple; written as ID.LOCALE.booklet.pdf
    Booklet,
}

/// List the press profiles: what printers ask for, built in or in letter.toml.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  openletter press                            all profiles, a line on each
  openletter press x1a                        what one of them asks for, to begin one of your own with")]
pub struct Press {
    /// Show all of this profile, as it would stand in letter.toml
    #[arg(value_name = "NAME")]
    pub name: Option<String>,

    /// Work as if started in this folder: the letter's
    #[arg(short = 'C', value_name = "DIR", default_value = ".", hide_default_value = true)]
    pub directory: PathBuf,
}

/// Write the letter to each delegation: addressed, in its language, ready to hand over.
///
/// Reads letter.toml, the list of delegations and locales/*/*.ftl. Writes deliveries/CODE/ID.CODE.LOCALE.pdf into the folder of
/// --out, and deliveries/index.csv once all of them are whole. Files that are there already, byte for byte, stay as they are: a run
/// that was interrupted goes on where it was. A delegation in whose language there is no complete edition gets the letter in the
/// language it was adopted in.
///
/// Exit status: 0 all is written, 1 something in the letter or the list is wrong, 2 the command could not be carried out.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  openletter deliver                          every delegation of the list, into out/deliveries/
  openletter deliver --to FR,EG --dry-run     say what would be written for two of them
  openletter deliver --to CH --locale en      in English, whatever the list says
  openletter deliver --format print           for the printer
  openletter deliver --shard 2/8 --out part2  the second of eight parts, on one of eight machines
  openletter deliver --merge part1 part2 …    the parts joined, into out/deliveries/")]
pub struct Deliver {
    /// Write to these States only, by their codes, as in `FR,EG`
    #[arg(long, value_name = "CODE", value_delimiter = ',')]
    pub to: Vec<String>,

    /// Write all letters in this locale
    #[arg(short, long, value_name = "LOCALE", value_parser = locale::parse)]
    pub locale: Option<LanguageIdentifier>,

    /// Write this format; can be given more than once [default: pdf]
    #[arg(short, long = "format", value_name = "FORMAT", value_enum)]
    pub formats: Vec<DeliveryFormat>,

    /// Make files for printers as this press profile asks; `openletter press` lists them [default: default]
    #[arg(long, value_name = "NAME")]
    pub press: Option<String>,

    /// The day that stands on the letters, as in `2026-01-31` [default: the day of publication]
    #[arg(long, value_name = "DAY", value_parser = day)]
    pub date: Option<Date>,

    /// Pack the letters and their index into deliveries/ID.zip as well
    #[arg(long)]
    pub zip: bool,

    /// Work on so many letters at once [default: as many as there are processor cores]
    #[arg(short, long, value_name = "N", value_parser = clap::value_parser!(u16).range(1..=1024))]
    pub jobs: Option<u16>,

    /// Write the K-th of N parts of the list: N machines share it, each with its own K
    #[arg(long, value_name = "K/N")]
    pub shard: Option<Shard>,

    /// Join the parts in these folders; write nothing if one is missing, there twice, or of another letter
    #[arg(
        long,
        value_name = "DIR",
        num_args = 1..,
        conflicts_with_all = ["to", "locale", "formats", "press", "date", "jobs", "shard", "dry_run", "skip_invalid"]
    )]
    pub merge: Vec<PathBuf>,

    /// Say what would be written, and write nothing
    #[arg(long)]
    pub dry_run: bool,

    /// Leave rows with a fault out instead of writing nothing; the exit status is 1 if there are any
    #[arg(long)]
    pub skip_invalid: bool,

    /// Work as if started in this folder: the letter's, with letter.toml in it
    #[arg(short = 'C', value_name = "DIR", default_value = ".", hide_default_value = true)]
    pub directory: PathBuf,

    /// Write into the folder `deliveries` of this one
    #[arg(short, long, value_name = "DIR", default_value = "out")]
    pub out: PathBuf,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
pub enum DeliveryFormat {
    /// To read: PDF/A-2a and PDF/UA-1
    Pdf,
    /// To print: as the press profile asks
    Print,
}

/// List the delegations the letter is written to, and check the list.
///
/// A row is verified if someone has made sure of it and written the day into `verified_on`. The language of a row that nobody
/// verified is a guess: an official language of the State, else English.
///
/// Exit status: 0 nothing is wrong, 1 the list has faults, 2 the command could not be carried out.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  openletter delegations                           all rows
  openletter delegations --language fr --unverified
                                                   what is still to be made sure of in French
  openletter delegations --new > delegations.csv   a list of all Member States to begin with")]
#[expect(clippy::struct_excessive_bools, reason = "each is a flag of its own on the command line")]
pub struct Delegations {
    /// Show these States only, by their codes, as in `FR,EG`
    #[arg(long, value_name = "CODE", value_delimiter = ',')]
    pub to: Vec<String>,

    /// Show rows with this language only: ar, zh, en, fr, ru or es
    #[arg(long, value_name = "LANGUAGE")]
    pub language: Option<String>,

    /// Show missions in this seat only
    #[arg(long, value_enum)]
    pub seat: Option<SeatName>,

    /// Show rows that nobody verified only
    #[arg(long)]
    pub unverified: bool,

    /// Give JSON
    #[arg(long)]
    pub json: bool,

    /// Show the words of address for every Member State and every form as a page of Markdown, for a speaker to review
    #[arg(long, conflicts_with_all = ["to", "language", "seat", "unverified", "json", "new"])]
    pub forms: bool,

    /// Write a list of all Member States to begin with, nothing of it verified
    #[arg(long, conflicts_with_all = ["to", "language", "seat", "unverified", "json"])]
    pub new: bool,

    /// Work as if started in this folder: the letter's, with letter.toml in it
    #[arg(short = 'C', value_name = "DIR", default_value = ".", hide_default_value = true)]
    pub directory: PathBuf,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
pub enum SeatName {
    /// United Nations Headquarters
    NewYork,
    /// The United Nations Office at Geneva
    Geneva,
}

fn day(text: &str) -> Result<Date, String> {
    delegation::day(text).ok_or_else(|| "write a day of the calendar, as in `2026-01-31`".to_owned())
}
