//! Writes and reads the index of deliveries, a line for each file that is whole. Appears only once all of them are.

use std::fs::{self, File};
use std::io::{BufReader, BufWriter, Read};
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use crate::export::files::{hexadecimal, unfinished};
use crate::source::Error;

/// The name of the index in the folder of deliveries.
pub const INDEX: &str = "index.csv";

/// A file that was delivered.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Line {
    /// The code of the State (ISO 3166-1 alpha-2).
    pub code: String,
    /// What the United Nations call the State, in English.
    #[serde(rename = "State")]
    pub state: String,
    /// The locale of the letter.
    pub locale: String,
    /// The path, relative to the folder of the index.
    pub file: String,
    /// How many pages it has.
    pub pages: usize,
    /// How many bytes.
    pub bytes: u64,
    /// Its SHA-256, in hexadecimal.
    #[serde(rename = "SHA-256")]
    pub sha256: String,
}

/// An index in the making.
pub(super) struct Index {
    writer: csv::Writer<BufWriter<File>>,
    path: PathBuf,
}

impl Index {
    /// Begins an index under a hidden name.
    pub(super) fn begin(folder: &Path) -> Result<Self, Error> {
        let path = unfinished(&folder.join(INDEX));
        let file = File::create(&path).map_err(|cause| Error::new("cannot write", &path, cause))?;
        let mut index =
            Self { writer: csv::WriterBuilder::new().has_headers(false).from_writer(BufWriter::new(file)), path };
        let header = ["code", "State", "locale", "file", "pages", "bytes", "SHA-256"];
        index.writer.write_record(header).map_err(|cause| index.failed(cause.into()))?;
        Ok(index)
    }

    pub(super) fn add(&mut self, line: &Line) -> Result<(), Error> {
        self.writer.serialize(line).map_err(|cause| self.failed(cause.into()))
    }

    /// Puts the index in its place; gives its SHA-256.
    pub(super) fn finish(mut self, target: &Path) -> Result<String, Error> {
        self.writer.flush().map_err(|cause| self.failed(cause))?;
        let (digest, _) = digest(&self.path)?;
        fs::rename(&self.path, target).map_err(|cause| Error::new("cannot write", target, cause))?;
        Ok(digest)
    }

    /// Takes the index of an earlier run away, and the mark of a shard with it.
    pub(super) fn remove(folder: &Path) -> Result<(), Error> {
        for name in [INDEX, super::shard::FILE] {
            let path = folder.join(name);
            match fs::remove_file(&path) {
                Err(cause) if cause.kind() != std::io::ErrorKind::NotFound => {
                    return Err(Error::new("cannot remove", path, cause));
                }
                _ => {}
            }
        }
        Ok(())
    }

    fn failed(&self, cause: std::io::Error) -> Error {
        Error::new("cannot write", &self.path, cause)
    }
}

impl Drop for Index {
    fn drop(&mut self) {
        // After `finish` there is nothing under this name.
        fs::remove_file(&self.path).ok();
    }
}

/// Gives the SHA-256 of a file in hexadecimal, and its length.
pub(super) fn digest(path: &Path) -> Result<(String, u64), Error> {
    let fail = |cause| Error::new("cannot read", path, cause);
    let mut reader = BufReader::with_capacity(1 << 16, File::open(path).map_err(fail)?);
    let mut hash = Sha256::new();
    let mut buffer = vec![0; 1 << 16];
    let mut length = 0;
    loop {
        let count = reader.read(&mut buffer).map_err(fail)?;
        if count == 0 {
            return Ok((hexadecimal(&hash.finalize()), length));
        }
        length += count as u64;
        hash.update(&buffer[..count]);
    }
}
