//! Keeps what people decided of translations, in files beside the letter; knows no message and judges no translation.

mod read;
mod write;

use std::cmp::Reverse;
use std::collections::BTreeMap;
use std::fmt;

use sha2::{Digest, Sha256};

use crate::diagnostic::{Diagnostic, Rule, is_control};
use crate::locale;
use crate::manifest::State;
use crate::source::{Error, FileId, Sources, Unreadable};

pub use write::{file, texts};

/// The folder of the state files, in that of the project.
pub const FOLDER: &str = "state";
/// The file with the old texts of the source, in [`FOLDER`].
pub const TEXTS: &str = "source.tsv";
/// Stands for someone who gave no name.
pub const NOBODY: &str = "-";

/// A state file that is not as `accept` writes it.
pub static DAMAGED_STATE: Rule =
    Rule::warning("damaged-state", "the files of the folder `state` are as `openletter accept` writes them")
        .because(
            "Each line of a state file says of one message which text of the source it translates and how far the work has come. \
             A line that cannot be read is as good as absent: its message counts as a draft until it is accepted again.",
            "openletter, docs/state.md",
        )
        .example(
            "call = We call.\n## fr\ncall = Nous appelons.\n## state/fr.tsv\ncall\ttranslated\n",
            "call = We call.\n## fr\ncall = Nous appelons.\n## state/fr.tsv\n\
             call\t00f188d8d4b10c59\t63e60fb7b537bbbb\ttranslated\t-\t2026-11-23T10:00:00Z\n",
        );

/// The beginning of the SHA-256 of a text, enough to tell it from every other text of a project.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Digits(u64);

/// What was decided of one translation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// The text of the source.
    pub source: Digits,
    /// The text of the translation.
    pub translation: Digits,
    /// How far the work had come.
    pub state: State,
    /// Who decided; [`NOBODY`] if that was not said.
    pub who: String,
    /// When, in UTC: `2026-11-23T10:00:00Z`.
    pub when: String,
}

/// The state file of one locale.
#[derive(Debug, Clone, Default)]
pub struct StateFile {
    /// Its text.
    pub text: String,
    lines: BTreeMap<String, Vec<Line>>,
    damaged: bool,
}

/// Every state file of a project.
#[derive(Debug, Clone, Default)]
pub struct States {
    files: BTreeMap<String, StateFile>,
    texts: BTreeMap<Digits, String>,
    /// The file of old texts as it stands.
    texts_file: String,
}

/// Reads the name of someone who decides: on one line, of at most 200 characters, and not [`NOBODY`].
pub fn person(name: &str) -> Option<&str> {
    let name = name.trim();
    let fits = !name.is_empty() && name != NOBODY && name.chars().count() <= 200;
    let is_clean = !name.chars().any(|c| is_control(c) || c == '\u{fffd}');
    (fits && is_clean).then_some(name)
}

impl Digits {
    /// Gives the digits of a text.
    pub fn of(text: &str) -> Self {
        let digest = Sha256::digest(text.as_bytes());
        Self(digest.iter().take(8).fold(0, |sum, byte| sum << 8 | u64::from(*byte)))
    }

    /// Reads what [`fmt::Display`] writes.
    fn parse(text: &str) -> Option<Self> {
        let usual = text.len() == 16 && text.bytes().all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f'));
        if usual { u64::from_str_radix(text, 16).ok().map(Self) } else { None }
    }
}

impl fmt::Display for Digits {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:016x}", self.0)
    }
}

impl StateFile {
    /// Gives the line that counts for a message whose texts are as given. A merge can leave several: the latest counts, of
    /// equally late ones the one that knows the texts as they are.
    pub fn line(&self, name: &str, source: Digits, translation: Option<Digits>) -> Option<&Line> {
        let rank = |line: &&Line| {
            let known = usize::from(line.source == source) + usize::from(Some(line.translation) == translation);
            (line.when.clone(), known, line.state, Reverse(line.who.clone()))
        };
        let lines = self.lines.get(name)?;
        if let [line] = lines.as_slice() { Some(line) } else { lines.iter().max_by_key(rank) }
    }

    /// Lists the names that have lines.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.lines.keys().map(String::as_str)
    }

    /// Gives the latest line of a message of which nothing else is known.
    pub fn latest(&self, name: &str) -> Option<&Line> {
        self.lines.get(name)?.iter().max_by_key(|line| (line.when.clone(), line.state))
    }
}

impl States {
    /// Reads every state file of a project; what cannot be read of them is reported and left out.
    ///
    /// # Errors
    /// The machine failed.
    pub fn load(sources: &mut Sources, diagnostics: &mut Vec<Diagnostic>) -> Result<Self, Error> {
        let mut states = Self::default();
        let names = match sources.list(FOLDER) {
            Ok(names) => names,
            Err(unreadable) => {
                unusable(unreadable, FOLDER, sources, diagnostics)?;
                return Ok(states);
            }
        };
        for name in names {
            let locale = name.strip_suffix(".tsv").filter(|locale| locale::parse(locale).is_ok());
            let path = format!("{FOLDER}/{name}");
            if name == TEXTS {
                if let Some(file) = open(&path, sources, diagnostics)? {
                    states.texts = read::texts(file, sources, diagnostics);
                    sources.file(file).text().clone_into(&mut states.texts_file);
                }
            } else if let Some(locale) = locale {
                let file = match open(&path, sources, diagnostics)? {
                    Some(file) => read::lines(file, locale, sources, diagnostics),
                    None => StateFile { damaged: true, ..StateFile::default() },
                };
                states.files.insert(locale.to_owned(), file);
            }
        }
        Ok(states)
    }

    /// Tells whether no locale has a state file.
    pub fn is_empty(&self) -> bool {
        self.files.is_empty()
    }

    /// Gives the state file of a locale, if it has one.
    pub fn file(&self, locale: &str) -> Option<&StateFile> {
        self.files.get(locale)
    }

    /// Gives an old text of the source, if it was kept.
    pub fn text(&self, digits: Digits) -> Option<&str> {
        self.texts.get(&digits).map(String::as_str)
    }

    /// Gives the file of old texts as it stands.
    pub fn texts_file(&self) -> &str {
        &self.texts_file
    }

    /// Collects the texts that lines of other locales refer to; all that are known if one of their files is damaged.
    fn needed_by_others(&self, locale: &str) -> Vec<Digits> {
        let others = || self.files.iter().filter(|(other, _)| *other != locale).map(|(_, file)| file);
        if others().any(|file| file.damaged) {
            return self.texts.keys().copied().collect();
        }
        others().flat_map(|file| file.lines.values().flatten().map(|line| line.source)).collect()
    }
}

fn open(path: &str, sources: &mut Sources, diagnostics: &mut Vec<Diagnostic>) -> Result<Option<FileId>, Error> {
    match sources.read(path) {
        Ok(file) => Ok(Some(file)),
        Err(unreadable) => unusable(unreadable, path, sources, diagnostics).map(|()| None),
    }
}

fn unusable(
    unreadable: Unreadable,
    path: &str,
    sources: &mut Sources,
    diagnostics: &mut Vec<Diagnostic>,
) -> Result<(), Error> {
    let what = match unreadable {
        Unreadable::Machine(error) => return Err(error),
        Unreadable::Missing | Unreadable::NotAFile => "is not what it should be: a file in a folder",
        Unreadable::Outside => "leads out of the project",
    };
    let file = sources.add(path, Vec::new());
    let message = format!("`{path}` {what}");
    diagnostics.push(Diagnostic::new(&DAMAGED_STATE, sources.start(file), message, "delete it, and accept again"));
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn load(files: &[(&str, &[u8])]) -> (States, Vec<String>) {
        let folder = tempfile::tempdir().unwrap();
        std::fs::create_dir(folder.path().join(FOLDER)).unwrap();
        for (name, bytes) in files {
            std::fs::write(folder.path().join(FOLDER).join(name), bytes).unwrap();
        }
        let mut sources = Sources::open(folder.path()).unwrap();
        let mut diagnostics = Vec::new();
        let states = States::load(&mut sources, &mut diagnostics).unwrap();
        let found = diagnostics.iter().map(|found| {
            assert_eq!(found.rule.id, "damaged-state");
            let file = sources.file(found.span.file);
            format!("{}:{} {}", file.path(), file.place(found.span.start).line, found.message)
        });
        let found = found.collect();
        (states, found)
    }

    fn line(name: &str, text: &str, when: &str) -> String {
        format!("{name}\t{}\t{}\ttranslated\t-\t{when}\n", Digits::of("source"), Digits::of(text))
    }

    const NOON: &str = "2026-11-23T12:00:00Z";

    #[test]
    fn lines_are_read_however_git_left_them() {
        let text = line("b", "b", NOON)
            + &line("a", "late", "2026-11-23T12:00:01Z")
            + "\n# id\tsource\n"
            + &line("a", "early", NOON)
            + &line("b", "other b", NOON).replace('\n', "\r\n");
        let (states, found) = load(&[("fr.tsv", text.as_bytes()), ("notes.txt", b"x"), ("english.tsv", b"x")]);
        assert_eq!(found, [""; 0]);
        let file = states.file("fr").unwrap();
        let counts =
            |name, present: &str| file.line(name, Digits::of("source"), Some(Digits::of(present))).unwrap().translation;
        assert_eq!(counts("a", "early"), Digits::of("late"));
        assert_eq!(counts("b", "b"), Digits::of("b"));
        assert_eq!(counts("b", "other b"), Digits::of("other b"));
        assert!(file.line("c", Digits::of("source"), None).is_none());
        assert!(states.file("english").is_none());
    }

    #[test]
    fn what_cannot_be_read_is_reported_and_the_rest_is_read() {
        let good = line("a", "a", NOON);
        let cut = &good[..good.len() - 5];
        let conflict = format!("<<<<<<< HEAD\n{good}||||||| base\n=======\n{}>>>>>>> other\n", line("b", "b", NOON));
        let cases: [(Vec<u8>, usize, &[&str]); 7] = [
            (format!("{good}b\t1\n\nc\n").into_bytes(), 1, &["state/fr.tsv:2 these 2 lines"]),
            ([b"\x00\xff\xfe\n", good.as_bytes()].concat(), 1, &["state/fr.tsv:1 this line"]),
            (good.replace('a', "\0").into_bytes(), 0, &["state/fr.tsv:1 this line"]),
            (cut.as_bytes().to_vec(), 0, &["state/fr.tsv:1 this line"]),
            (conflict.into_bytes(), 2, &["state/fr.tsv:1 a conflict of git"]),
            (good.replace("translated", "fine").into_bytes(), 0, &["state/fr.tsv:1 this line"]),
            (b"\xef\xbb\xbf".to_vec(), 0, &[]),
        ];
        for (bytes, count, expected) in cases {
            let (states, found) = load(&[("fr.tsv", &bytes)]);
            let shown = String::from_utf8_lossy(&bytes).into_owned();
            assert_eq!(states.file("fr").unwrap().names().count(), count, "{shown:?}");
            assert_eq!(found.len(), expected.len(), "{shown:?}: {found:?}");
            for (found, expected) in found.iter().zip(expected) {
                assert!(found.starts_with(expected), "{shown:?}: {found}");
            }
        }
    }

    #[test]
    fn no_byte_makes_reading_fail() {
        let text = format!("# id\n{}{}", line("a", "حق", NOON), line("é", "b", NOON));
        for i in 0..text.len() {
            for byte in [b'\0', b'\t', b'\n', b'\r', b'<', 0xff, 0xe2] {
                let mut bytes = text.as_bytes().to_vec();
                bytes[i] = byte;
                for name in ["fr.tsv", TEXTS] {
                    load(&[(name, &bytes), ("ar.tsv", &bytes[..i])]);
                }
            }
        }
    }

    #[test]
    fn old_texts_are_what_their_digits_say() {
        let good = format!("{}\tOld text\n", Digits::of("Old text"));
        let text = format!("# digits\ttext\n{good}{}\tchanged by hand\n{good}nothing\n", Digits::of("x"));
        let (states, found) = load(&[(TEXTS, text.as_bytes())]);
        assert_eq!(states.text(Digits::of("Old text")), Some("Old text"));
        assert_eq!(states.text(Digits::of("x")), None);
        assert_eq!(found.len(), 2, "{found:?}");
    }

    #[test]
    fn digits_begin_the_sha_256() {
        assert_eq!(Digits::of("").to_string(), "e3b0c44298fc1c14");
        assert_eq!(Digits::parse("e3b0c44298fc1c14"), Some(Digits::of("")));
        for bad in ["", "e3b0", "E3B0C44298FC1C14", "+3b0c44298fc1c14", "e3b0c44298fc1c14 "] {
            assert_eq!(Digits::parse(bad), None, "{bad}");
        }
    }
}
