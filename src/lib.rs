//! Publishes an open letter in many languages: Fluent catalogs in, typeset pages out.
//!
//! Data goes one way, from files to letter to edition to page. Each module uses only those on lower floors; ARCHITECTURE.md
//! has the table, and `tests/suite/floors.rs` holds it.

// Floor 0
pub mod folding;
pub mod locale;
pub mod member_state;
pub mod source;
// Floor 1
pub mod diagnostic;
// Floor 2
pub mod table;
// Floor 3
pub mod catalog;
pub mod manifest;
pub mod markup;
pub mod report;
pub mod signatory;
pub mod termbase;
// Floor 4
pub mod delegation;
pub mod letter;
pub mod state;
// Floor 5
pub mod edition;
pub mod project;
pub mod review;
// Floor 6
pub mod typeset;
// Floor 7
pub mod check;
pub mod export;
pub mod inspect;
// Floor 8
pub mod build;
// Floor 9
pub mod deliver;
pub mod preview;
// Floor 10
pub mod serve;
