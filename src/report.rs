//! Turns diagnostics into text for people and machines; one submodule per format. Decides nothing and prints nothing.

pub mod terminal;
