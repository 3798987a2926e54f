//! Turns pages and documents into the bytes of files, and puts files whole in their place. Decides nothing about their look.

pub mod files;
pub mod pdf;
pub mod png;
pub mod press;
pub mod svg;
pub mod txt;
