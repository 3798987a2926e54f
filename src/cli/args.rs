//! The arguments of every command, and the help on them.

use std::path::PathBuf;

use clap::{Parser, Subcommand, ValueEnum};
use openletter::locale;
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

    /// Set the letter on this paper [default: as letter.toml says]
    #[arg(long, value_name = "PAPER", value_enum)]
    pub paper: Option<Paper>,

    /// Write into this folder
    #[arg(short, long, value_name = "DIR", default_value = "out")]
    pub out: PathBuf,

    /// Show crop marks in files for printers
    #[arg(long)]
    pub crop_marks: bool,

    /// Build translations that have gaps: the source fills them, and every page is marked as a draft
    #[arg(long)]
    pub allow_incomplete: bool,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
pub enum Format {
    /// To read: PDF/A-2a and PDF/UA-1
    Pdf,
    /// To print: black alone, 3 mm bleed
    Print,
    /// To mail: plain text
    Txt,
    /// To look at: an image of each page
    Png,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
pub enum Paper {
    /// 210 × 297 mm
    A4,
    /// 8.5 × 11 inches
    UsLetter,
}
