//! Reads press profiles: what one printer asks for. Presets are profiles too, in `templates/press/presets.toml`; makes no file.

mod read;
mod write;

use crate::diagnostic::Diagnostic;
use crate::source::{FileId, Sources, Spanned};

use super::paper::Paper;
use super::reader::Reader;

pub(super) use read::presses;

/// What one printer asks for.
#[derive(Debug, Clone)]
pub struct Press {
    /// Its name in the manifest and on the command line.
    pub name: String,
    /// What it is for, in one line.
    pub about: String,
    /// The standard that the file is structured as.
    pub standard: Standard,
    /// The trimmed size, if not the letter's.
    pub paper: Option<Paper>,
    /// What is printed beyond the trimmed edge, in millimetres.
    pub bleed: f64,
    /// Where crop marks begin, in millimetres from the trimmed edge; none are drawn if nothing.
    pub marks: Option<f64>,
    /// The printing condition that the colours are meant for.
    pub intent: Intent,
    /// What black display type is made of.
    pub black: Black,
    /// What black does to what lies beneath.
    pub overprint: Overprint,
    /// Most ink on any spot, in percent, all plates together.
    pub max_ink: u16,
    /// Links that can be clicked.
    pub links: Keep,
    /// The outline, which readers show beside the pages.
    pub outline: Keep,
    /// How pages are put together on sheets, if they are.
    pub imposition: Option<Booklet>,
}

/// A standard for the exchange of files with printers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standard {
    /// PDF/X-4 (ISO 15930-7).
    X4,
    /// PDF/X-3:2003 (ISO 15930-6).
    X3,
    /// PDF/X-1a:2003 (ISO 15930-4).
    X1a2003,
    /// PDF/X-1a:2001 (ISO 15930-1).
    X1a2001,
    /// Plain PDF.
    None,
}

/// A printing condition.
#[derive(Debug, Clone)]
pub struct Intent {
    /// Its identifier, as in `FOGRA39`.
    pub condition: String,
    /// Where the ICC profile comes from that is embedded.
    pub profile: Profile,
}

/// Where an ICC profile comes from.
#[derive(Debug, Clone)]
pub enum Profile {
    /// None is embedded: the identifier says it all.
    Absent,
    /// The one that is built in.
    BuiltIn,
    /// A file of the project.
    File(Spanned<String>),
}

/// What black display type is made of. Text is black ink alone in any case.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Black {
    /// Black ink alone.
    KOnly,
    /// These percentages of cyan, magenta, yellow and black in titles.
    Rich([f64; 4]),
}

/// What black does to what lies beneath.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Overprint {
    /// It is printed over it, so that nothing shows white where plates are not in register.
    Black,
    /// It is knocked out.
    Nothing,
}

/// Whether something of a file for readers stays in one for printers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Keep {
    /// It stays.
    Keep,
    /// It is left out.
    Drop,
}

/// Printer's spreads for saddle stitching.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Booklet {
    /// The thickness of one sheet in millimetres: how far each sheet pushes the next one out at the fold.
    pub creep: f64,
}

/// The profile that is used if none is named.
pub const DEFAULT: &str = "default";
/// The condition whose profile is built in.
pub const BUILT_IN_CONDITION: &str = "FOGRA39";

/// The presets, in the form of a manifest.
pub const PRESETS: &str = include_str!("../../templates/press/presets.toml");

/// Conditions of the ICC's registry of characterization data whose names stand for themselves (registry.color.org), and what they
/// are.
pub const REGISTERED: [(&str, &str); 35] = [
    ("FOGRA27", "Offset, coated paper, ISO Coated"),
    ("FOGRA28", "Web offset, light-weight coated paper"),
    ("FOGRA29", "Offset, uncoated white paper, ISO Uncoated"),
    ("FOGRA30", "Offset, uncoated yellowish paper"),
    ("FOGRA39", "Offset, coated paper, ISO 12647-2:2004"),
    ("FOGRA40", "Offset, supercalendered paper"),
    ("FOGRA41", "Offset, machine-finished coated paper"),
    ("FOGRA42", "Heatset web offset, newsprint"),
    ("FOGRA43", "Offset, coated paper, non-periodic screen"),
    ("FOGRA44", "Offset, uncoated paper, non-periodic screen"),
    ("FOGRA45", "Heatset web offset, improved light-weight coated paper"),
    ("FOGRA46", "Heatset web offset, standard light-weight coated paper"),
    ("FOGRA47", "Offset, uncoated white paper, ISO 12647-2:2004"),
    ("FOGRA48", "Heatset web offset, improved newsprint"),
    ("FOGRA51", "Offset, premium coated paper, ISO 12647-2:2013"),
    ("FOGRA52", "Offset, wood-free uncoated paper, ISO 12647-2:2013"),
    ("FOGRA53", "Exchange space eciCMYK"),
    ("FOGRA54", "Heatset web offset, supercalendered B paper"),
    ("CGATS TR 001", "Web offset, SWOP"),
    ("CGATS TR 002", "Coldset, newsprint, SNAP"),
    ("CGATS TR 003", "Web offset, SWOP 2006, grade 3 paper"),
    ("CGATS TR 005", "Web offset, SWOP 2006, grade 5 paper"),
    ("CGATS TR 006", "Sheetfed offset, coated paper, GRACoL 2006"),
    ("CGATS21-2-CRPC1", "Universal coldset newsprint"),
    ("CGATS21-2-CRPC2", "Improved newsprint"),
    ("CGATS21-2-CRPC3", "Premium uncoated paper"),
    ("CGATS21-2-CRPC4", "Supercalendered paper"),
    ("CGATS21-2-CRPC5", "Publication coated paper"),
    ("CGATS21-2-CRPC6", "Premium coated paper, GRACoL 2013"),
    ("CGATS21-2-CRPC7", "Universal large gamut"),
    ("IFRA26", "Coldset offset, newsprint"),
    ("JC200103", "Japan Color 2001, coated paper"),
    ("JC200104", "Japan Color 2001, uncoated paper"),
    ("JCN2002", "Japan Color 2002, newsprint"),
    ("JCW2003", "Japan Color 2003, web coated paper"),
];

impl Standard {
    /// Every standard and its name, as its file says it.
    pub const ALL: [(&'static str, Self); 5] = [
        ("PDF/X-4", Self::X4),
        ("PDF/X-3:2003", Self::X3),
        ("PDF/X-1a:2003", Self::X1a2003),
        ("PDF/X-1a:2001", Self::X1a2001),
        ("none", Self::None),
    ];

    /// Gives its name.
    pub fn name(self) -> &'static str {
        let found = Self::ALL.iter().find(|(_, standard)| *standard == self);
        found.expect("every standard has a name").0
    }
}

impl Intent {
    /// Tells what the condition is, if its name is registered.
    pub fn registered(&self) -> Option<&'static str> {
        REGISTERED.iter().find(|(name, _)| *name == self.condition).map(|(_, about)| *about)
    }
}

impl Press {
    /// Gives the presets, the default first.
    pub fn presets() -> Vec<Self> {
        let mut sources = Sources::in_memory();
        let file = sources.add("press.toml", PRESETS.as_bytes().to_vec());
        let mut diagnostics = Vec::new();
        let mut reader = Reader::new(file, &mut diagnostics);
        let mut presses = Vec::new();
        if let Some(mut root) = reader.document(PRESETS) {
            for (name, value) in root.take_all() {
                presses.extend(read::press(&mut reader, &name, &value, &presses));
            }
        }
        debug_assert!(diagnostics.is_empty(), "the presets are sound: {diagnostics:?}");
        presses
    }

    /// Reads the profiles of a manifest and nothing else of it; those of the presets count where it has none of the name.
    pub fn of_manifest(file: FileId, sources: &Sources, diagnostics: &mut Vec<Diagnostic>) -> Vec<Self> {
        let mut reader = Reader::new(file, diagnostics);
        let table = reader.document(sources.file(file).text()).and_then(|mut root| root.take("press"));
        presses(&mut reader, table.as_ref())
    }

    /// Gives the profile of a name.
    pub fn named<'a>(presses: &'a [Self], name: &str) -> Option<&'a Self> {
        presses.iter().find(|press| press.name == name)
    }

    /// Tells whether its files claim a standard.
    pub fn is_pdf_x(&self) -> bool {
        self.standard != Standard::None
    }
}

impl Default for Booklet {
    /// A sheet of 80 g/m² office paper is about a tenth of a millimetre thick.
    fn default() -> Self {
        Self { creep: 0.1 }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> (Vec<Press>, Vec<String>) {
        let mut sources = Sources::in_memory();
        let file = sources.add("letter.toml", text.as_bytes().to_vec());
        let mut diagnostics = Vec::new();
        let presses = Press::of_manifest(file, &sources, &mut diagnostics);
        (presses, diagnostics.into_iter().map(|found| found.message).collect())
    }

    #[test]
    fn presets_are_sound_and_the_default_stands_first() {
        let presets = Press::presets();
        assert_eq!(presets[0].name, DEFAULT);
        assert!(presets.iter().all(|press| !press.about.is_empty()));
        assert_eq!(Press::named(&presets, "x1a-2001").unwrap().standard, Standard::X1a2001);
        assert!((Press::named(&presets, "us").unwrap().bleed - 3.175).abs() < 1e-9);
    }

    #[test]
    fn every_preset_reads_the_same_when_it_is_written_out() {
        let odd = Press { name: "my \"own\" house.1\u{1b}".to_owned(), ..Press::presets().remove(0) };
        for press in Press::presets().into_iter().chain([odd]) {
            let (read, faults) = read(&press.to_string());
            assert!(faults.is_empty(), "{press}\n{faults:?}");
            assert_eq!(Press::named(&read, &press.name).unwrap().to_string(), press.to_string());
        }
    }

    #[test]
    fn a_profile_begins_as_the_one_it_names() {
        let (presses, faults) = read("[press.mine]\npreset = \"x1a\"\nbleed = \"2mm\"\nmax-ink = 300\n");
        assert!(faults.is_empty(), "{faults:?}");
        let mine = Press::named(&presses, "mine").unwrap();
        assert_eq!((mine.standard, mine.max_ink, mine.marks), (Standard::X1a2003, 300, Some(5.0)));
        assert!((mine.bleed - 2.0).abs() < 1e-9);
    }

    #[test]
    fn what_a_printer_cannot_want_is_reported() {
        for (profile, message) in [
            ("links = \"keep\"", "PDF/X-4 allows no links on the printed page"),
            ("embed-icc = false", "PDF/X-4 embeds the profile of `FOGRA39`, and there is none"),
            ("condition = \"FOGRA51\"\nembed-icc = true", "no profile for `FOGRA51` is built in"),
            (
                "condition = \"FOGRA99\"\nstandard = \"PDF/X-1a:2003\"",
                "`FOGRA99` is not a registered printing condition",
            ),
            ("crop-marks = \"2mm\"", "crop marks stand within the bleed"),
            ("black = [90, 90, 90, 100]", "rich black is 370 % ink, and 320 % is allowed"),
            ("black = [90, 90, 90]", "this is no recipe for black"),
            ("bleed = \"3\"", "`3` is not a length that fits here"),
            ("bleed = \"90mm\"", "`90mm` is not a length that fits here"),
            ("paper = \"a0\"", "`a0` is not a size of paper"),
            ("max-ink = 900", "expected a whole number of percent from 100 to 400, found integer"),
            ("preset = \"x1\"", "there is no profile `x1`"),
            ("icc = \"x.icc\"\nembed-icc = false", "a profile is named that is not embedded"),
            ("marks = \"5mm\"", "`marks` means nothing here"),
        ] {
            let (_, faults) = read(&format!("[press.mine]\n{profile}\n"));
            assert!(faults.iter().any(|fault| fault == message), "{profile}: {faults:?}");
        }
    }
}
