//! The translator's desk: the pages of every edition as they will be printed, and messages put back where they stand in the files.
//! Opens no connection and watches no file.

mod covers;
mod desk;
mod pages;
mod save;
pub mod splice;
mod texts;

pub use desk::{Desk, Draft, Refused, View};
pub use pages::{Page, Part, Shown};
pub use save::{Unsaved, save};
pub use texts::{Text, texts};
