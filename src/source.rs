//! Reads the files of a project once and remembers where their lines begin; refuses every path that leaves the project.

use std::collections::BTreeMap;
use std::fmt;
use std::fs;
use std::io;
use std::ops::Range;
use std::path::{Component, Path, PathBuf};
use std::sync::OnceLock;

/// A failure of the machine, not of an author: the path concerned and what the system said.
#[derive(Debug)]
pub struct Error {
    /// The file or folder that could not be used.
    pub path: PathBuf,
    /// What was being done, as in "cannot read".
    pub action: &'static str,
    /// What the system answered.
    pub cause: io::Error,
}

/// Names one file of [`Sources`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct FileId(u32);

/// A range of bytes in one file.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Span {
    /// The file.
    pub file: FileId,
    /// Offset of the first byte.
    pub start: usize,
    /// Offset after the last byte.
    pub end: usize,
}

/// A value and where it stands.
#[derive(Debug, Clone)]
pub struct Spanned<T> {
    /// The value.
    pub value: T,
    /// Where it stands.
    pub span: Span,
}

/// A place in a file as people count: from 1, columns in Unicode scalar values.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Place {
    /// Line, from 1.
    pub line: usize,
    /// Column in Unicode scalar values, from 1.
    pub column: usize,
}

/// A text file of the project.
#[derive(Debug)]
pub struct SourceFile {
    path: String,
    text: String,
    /// Found when first asked for: of most files, no place is ever asked.
    lines: OnceLock<Vec<usize>>,
    invalid_utf8: Option<usize>,
}

/// Every text file read so far, and the folder they must lie in.
#[derive(Debug)]
pub struct Sources {
    root: PathBuf,
    canonical_root: PathBuf,
    files: Vec<SourceFile>,
    overlay: BTreeMap<String, Vec<u8>>,
}

/// Why a path of the project gave no file.
#[derive(Debug)]
pub enum Unreadable {
    /// There is no such file.
    Missing,
    /// The path leads out of the project, by `..`, as an absolute path or through a symbolic link.
    Outside,
    /// The path is a folder, a pipe or a device.
    NotAFile,
    /// The system refused.
    Machine(Error),
}

impl Error {
    /// Makes an error from what was done to which path and the system's answer.
    pub fn new(action: &'static str, path: impl Into<PathBuf>, cause: io::Error) -> Self {
        Self { path: path.into(), action, cause }
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} `{}`: {}", self.action, self.path.display(), self.cause)
    }
}

impl std::error::Error for Error {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        Some(&self.cause)
    }
}

impl Span {
    /// Makes a span from a range of bytes.
    pub fn new(file: FileId, range: Range<usize>) -> Self {
        Self { file, start: range.start, end: range.end }
    }

    /// Gives the bytes covered.
    pub fn range(&self) -> Range<usize> {
        self.start..self.end
    }
}

impl SourceFile {
    fn new(path: String, bytes: Vec<u8>) -> Self {
        let (text, invalid_utf8) = match String::from_utf8(bytes) {
            Ok(text) => (text, None),
            Err(error) => {
                let offset = error.utf8_error().valid_up_to();
                (String::from_utf8_lossy(error.as_bytes()).into_owned(), Some(offset))
            }
        };
        Self { path, text, lines: OnceLock::new(), invalid_utf8 }
    }

    /// Gives the path within the project, with `/` between folders.
    pub fn path(&self) -> &str {
        &self.path
    }

    /// Gives the text; where the file was not UTF-8, with U+FFFD in place of what could not be read.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Gives the offset of the first byte that is not UTF-8.
    pub fn invalid_utf8(&self) -> Option<usize> {
        self.invalid_utf8
    }

    /// Tells the line and column of a byte offset; an offset inside a character counts as its start.
    pub fn place(&self, offset: usize) -> Place {
        let offset = self.text.floor_char_boundary(offset);
        let lines = self
            .lines
            .get_or_init(|| std::iter::once(0).chain(self.text.match_indices('\n').map(|(i, _)| i + 1)).collect());
        let line = lines.partition_point(|&start| start <= offset);
        let start = lines[line - 1];
        let before = &self.text[start..offset];
        // A byte-order mark is not seen by anyone who counts.
        let before = if start == 0 { before.strip_prefix('\u{feff}').unwrap_or(before) } else { before };
        Place { line, column: before.chars().count() + 1 }
    }
}

impl Sources {
    /// Opens a project folder.
    ///
    /// # Errors
    /// The folder does not exist or cannot be entered.
    pub fn open(root: &Path) -> Result<Self, Error> {
        let fail = |cause| Error::new("cannot open the project folder", root, cause);
        let canonical_root = root.canonicalize().map_err(fail)?;
        fs::read_dir(&canonical_root).map_err(fail)?;
        Ok(Self { root: root.to_path_buf(), canonical_root, files: Vec::new(), overlay: BTreeMap::new() })
    }

    /// Makes a place for texts that lie in no folder; no path leads anywhere.
    pub fn in_memory() -> Self {
        Self { root: PathBuf::new(), canonical_root: PathBuf::new(), files: Vec::new(), overlay: BTreeMap::new() }
    }

    /// Opens the same folder anew, with texts that count in place of what some of its files hold.
    #[must_use]
    pub fn with_overlay(&self, overlay: BTreeMap<String, Vec<u8>>) -> Self {
        Self { root: self.root.clone(), canonical_root: self.canonical_root.clone(), files: Vec::new(), overlay }
    }

    /// Gives the project folder as it was named.
    pub fn root(&self) -> &Path {
        &self.root
    }

    /// Gives a file that was read.
    pub fn file(&self, id: FileId) -> &SourceFile {
        &self.files[id.0 as usize]
    }

    /// Tells where a span begins and where it ends: the place after its last character.
    pub fn places(&self, span: &Span) -> (Place, Place) {
        let file = self.file(span.file);
        (file.place(span.start), file.place(span.end.max(span.start)))
    }

    /// Gives the text under a span.
    pub fn text(&self, span: &Span) -> &str {
        &self.file(span.file).text[span.range()]
    }

    /// Gives a span that starts a file and covers nothing: for findings about the whole of it.
    pub fn start(&self, file: FileId) -> Span {
        Span::new(file, 0..0)
    }

    /// Reads a text file at a path relative to the project.
    ///
    /// # Errors
    /// See [`Unreadable`]. A file that is not UTF-8 is no error here: see [`SourceFile::invalid_utf8`].
    pub fn read(&mut self, path: &str) -> Result<FileId, Unreadable> {
        let bytes = self.read_bytes(path)?;
        Ok(self.add(path, bytes))
    }

    /// Adds a text that lies in no project, such as a built-in template.
    pub fn add(&mut self, path: &str, bytes: Vec<u8>) -> FileId {
        let id = u32::try_from(self.files.len()).expect("fewer than 2^32 files");
        self.files.push(SourceFile::new(path.to_owned(), bytes));
        FileId(id)
    }

    /// Puts a new text in the place of a file's; spans into the old one mean nothing from then on.
    pub fn replace(&mut self, file: FileId, text: String) {
        let path = std::mem::take(&mut self.files[file.0 as usize].path);
        self.files[file.0 as usize] = SourceFile::new(path, text.into_bytes());
    }

    /// Lists the paths of the files that were read.
    pub fn paths(&self) -> impl Iterator<Item = &str> {
        self.files.iter().map(SourceFile::path)
    }

    /// Tells whether the same files with the same texts were read.
    pub fn holds_the_same_as(&self, other: &Self) -> bool {
        fn contents(sources: &Sources) -> BTreeMap<&str, &str> {
            sources.files.iter().map(|file| (file.path(), file.text())).collect()
        }
        contents(self) == contents(other)
    }

    /// Reads any file at a path relative to the project, and remembers nothing.
    ///
    /// # Errors
    /// See [`Unreadable`].
    pub fn read_bytes(&self, path: &str) -> Result<Vec<u8>, Unreadable> {
        let real = self.resolve(path)?;
        if let Some(bytes) = self.overlay.get(path) {
            return Ok(bytes.clone());
        }
        let fail = |cause| Unreadable::Machine(Error::new("cannot read", self.root.join(path), cause));
        if !fs::metadata(&real).map_err(fail)?.is_file() {
            return Err(Unreadable::NotAFile);
        }
        fs::read(&real).map_err(fail)
    }

    /// Lists the names in a folder of the project in byte order, hidden ones left out; an absent folder is empty.
    ///
    /// # Errors
    /// See [`Unreadable`]; [`Unreadable::Missing`] is never given.
    pub fn list(&self, path: &str) -> Result<Vec<String>, Unreadable> {
        let real = match self.resolve(path) {
            Err(Unreadable::Missing) => return Ok(Vec::new()),
            other => other?,
        };
        let fail = |cause| Unreadable::Machine(Error::new("cannot list", self.root.join(path), cause));
        if !real.is_dir() {
            return Err(Unreadable::NotAFile);
        }
        let mut names = Vec::new();
        for entry in fs::read_dir(&real).map_err(fail)? {
            let name = entry.map_err(fail)?.file_name().to_string_lossy().into_owned();
            if !name.starts_with('.') {
                names.push(name);
            }
        }
        names.sort();
        Ok(names)
    }

    /// Tells whether something lies at a path of the project, wherever it leads.
    pub fn exists(&self, path: &str) -> bool {
        self.canonical_root.join(path).symlink_metadata().is_ok()
    }

    /// Tells whether a path of the project is a folder within it.
    pub fn is_folder(&self, path: &str) -> bool {
        self.resolve(path).is_ok_and(|real| real.is_dir())
    }

    /// Tells whether a path of the project is a symbolic link.
    pub fn is_link(&self, path: &str) -> bool {
        self.canonical_root.join(path).is_symlink()
    }

    fn resolve(&self, path: &str) -> Result<PathBuf, Unreadable> {
        if self.canonical_root.as_os_str().is_empty() {
            return Err(Unreadable::Missing);
        }
        let inside =
            Path::new(path).components().all(|component| matches!(component, Component::Normal(_) | Component::CurDir));
        if !inside {
            return Err(Unreadable::Outside);
        }
        let real = match self.canonical_root.join(path).canonicalize() {
            Ok(real) => real,
            Err(cause) if cause.kind() == io::ErrorKind::PermissionDenied => {
                return Err(Unreadable::Machine(Error::new("cannot read", self.root.join(path), cause)));
            }
            // A name no file can have and a link that leads to itself are as good as absent.
            Err(_) => return Err(Unreadable::Missing),
        };
        if real.starts_with(&self.canonical_root) { Ok(real) } else { Err(Unreadable::Outside) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_count_scalar_values_in_every_script() {
        let file = SourceFile::new("a.ftl".into(), "a = é\nب = حق\n".into());
        assert_eq!(file.place(0), Place { line: 1, column: 1 });
        assert_eq!(file.place(6), Place { line: 1, column: 6 });
        let arabic = file.text().find('ق').unwrap();
        assert_eq!(file.place(arabic), Place { line: 2, column: 6 });
        assert_eq!(file.place(arabic + 1), Place { line: 2, column: 6 });
        assert_eq!(file.place(usize::MAX), Place { line: 3, column: 1 });
    }

    #[test]
    fn text_that_is_not_utf8_keeps_the_offset_of_the_fault() {
        let file = SourceFile::new("a.csv".into(), b"name\nCaf\xe9\n".to_vec());
        assert_eq!(file.invalid_utf8(), Some(8));
        assert_eq!(file.place(8), Place { line: 2, column: 4 });
    }

    #[test]
    fn paths_stay_in_the_project() {
        let folder = tempfile::tempdir().unwrap();
        let root = folder.path().join("project");
        fs::create_dir(&root).unwrap();
        fs::write(folder.path().join("secret"), "x").unwrap();
        fs::write(root.join("inside"), "x").unwrap();
        #[cfg(unix)]
        std::os::unix::fs::symlink(folder.path().join("secret"), root.join("link")).unwrap();
        let mut sources = Sources::open(&root).unwrap();
        assert!(sources.read("inside").is_ok());
        assert!(matches!(sources.read("../secret"), Err(Unreadable::Outside)));
        assert!(matches!(sources.read("/etc/passwd"), Err(Unreadable::Outside)));
        assert!(matches!(sources.read("absent"), Err(Unreadable::Missing)));
        #[cfg(unix)]
        assert!(matches!(sources.read("link"), Err(Unreadable::Outside)));
    }
}
