//! The tests that see openletter from outside: the files it writes, what it says, and the floors of its source.

mod support {
    pub mod pdf;
    pub mod project;
}

mod bad_input;
mod bidi;
mod build;
mod floors;
mod library;
mod mutation;
mod pages;
mod translations;
mod verapdf;
mod verbatim;
