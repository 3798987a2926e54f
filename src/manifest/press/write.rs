//! Writes a press profile as it would stand in a manifest, to begin another one with.

use std::fmt;

use super::{Black, Booklet, Keep, Overprint, Press, Profile};

impl fmt::Display for Press {
    /// Writes the profile as it would stand in a manifest, every key said.
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let quoted = |text: &str| toml::Value::from(text).to_string();
        let length = |millimetres: f64| format!("\"{millimetres}mm\"");
        let keep = |keep| match keep {
            Keep::Keep => "\"keep\"",
            Keep::Drop => "\"drop\"",
        };
        let plain = |c: char| c.is_ascii_alphanumeric() || c == '-' || c == '_';
        let is_bare = !self.name.is_empty() && self.name.chars().all(plain);
        let name = if is_bare { self.name.clone() } else { quoted(&self.name) };
        writeln!(out, "[press.{name}]")?;
        writeln!(out, "about = {}", quoted(&self.about))?;
        writeln!(out, "standard = {}", quoted(self.standard.name()))?;
        if let Some(paper) = self.paper {
            writeln!(out, "paper = \"{paper}\"")?;
        }
        writeln!(out, "bleed = {}", length(self.bleed))?;
        writeln!(out, "crop-marks = {}", self.marks.map_or("\"none\"".to_owned(), length))?;
        writeln!(out, "condition = {}", quoted(&self.intent.condition))?;
        match &self.intent.profile {
            Profile::Absent => writeln!(out, "embed-icc = false")?,
            Profile::BuiltIn => writeln!(out, "embed-icc = true")?,
            Profile::File(path) => writeln!(out, "icc = {}", quoted(&path.value))?,
        }
        match self.black {
            Black::KOnly => writeln!(out, "black = \"k-only\"")?,
            Black::Rich([cyan, magenta, yellow, black]) => {
                writeln!(out, "black = [{cyan}, {magenta}, {yellow}, {black}]")?;
            }
        }
        let overprint = match self.overprint {
            Overprint::Black => "\"black\"",
            Overprint::Nothing => "\"none\"",
        };
        writeln!(out, "overprint = {overprint}")?;
        writeln!(out, "max-ink = {}", self.max_ink)?;
        writeln!(out, "links = {}", keep(self.links))?;
        writeln!(out, "outline = {}", keep(self.outline))?;
        match self.imposition {
            Some(Booklet { creep }) => write!(out, "impose = \"booklet\"\ncreep = {}", length(creep)),
            None => write!(out, "impose = \"none\""),
        }
    }
}
