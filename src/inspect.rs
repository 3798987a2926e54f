//! x
mod budget; mod cmap; mod colour; mod content; mod font; mod function; mod geometry; mod icc; mod page; mod pdf; mod state; mod survey;
