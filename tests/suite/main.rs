//! The tests that see openletter from outside: the files it writes, what it says, and the floors of its source.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on should panic")]
#![expect(unreachable_pub, reason = "the modules of a test have no outside")]
#![expect(clippy::case_sensitive_file_extension_comparisons, reason = "the names are our own")]

mod support {
    pub mod browser;
    pub mod change;
    pub mod desk;
    pub mod pages;
    pub mod pdf;
    pub mod project;
    pub mod raster;
    pub mod reports;
}

mod bad_input;
mod bidi;
mod browser;
mod build;
mod carets;
mod check;
mod deliver;
mod diffs;
mod fixes;
mod floors;
mod guard;
mod inspect;
mod library;
mod mutation;
mod pages;
mod places;
mod preflight;
mod press;
mod preview;
mod report;
mod rules;
mod schemas;
mod serve;
mod state;
mod translations;
mod verapdf;
mod verbatim;
