//! Puts files in a folder, each whole or not at all; removes nothing and leaves earlier files alone until new ones are whole.

use std::fmt::Write as _;
use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use serde::Serialize;
use sha2::{Digest, Sha256};
use tempfile::{Builder, NamedTempFile};

use crate::source::Error;

/// Writes files into a folder, which is made if need be, under their final names only once all of them are written.
///
/// # Errors
/// The folder or a file cannot be written; no file was replaced unless renaming itself failed.
pub fn write<'a>(folder: &Path, files: impl IntoIterator<Item = (&'a str, &'a [u8])>) -> Result<(), Error> {
    let fail = |cause| Error::new("cannot write to", folder, cause);
    fs::create_dir_all(folder).map_err(fail)?;
    let mut written: Vec<(NamedTempFile, &str)> = Vec::new();
    for (name, bytes) in files {
        let target = folder.join(name);
        if target.is_dir() {
            return Err(Error::new("cannot write", target, io::ErrorKind::IsADirectory.into()));
        }
        let mut file = temporary(folder).map_err(fail)?;
        file.write_all(bytes).and_then(|()| file.as_file().sync_all()).map_err(fail)?;
        written.push((file, name));
    }
    for (file, name) in written {
        let path = folder.join(name);
        file.persist(&path).map_err(|error| Error::new("cannot write", &path, error.error))?;
    }
    Ok(())
}

/// What became of a file that was to be put in its place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Put {
    /// It was there already, byte for byte.
    Kept,
    /// It was written.
    Written,
}

/// Puts one file in its place, whole or not at all, and leaves one alone that holds these bytes already; its folder is made if need
/// be. What a killed run left half-written of this file goes.
///
/// `before` is done before anything that is there changes.
///
/// The disk is not waited for: what a loss of power spoils is told by its bytes the next time.
///
/// # Errors
/// The folder or the file cannot be written; what stood there before still does.
pub fn put(path: &Path, bytes: &[u8], before: impl FnOnce() -> Result<(), Error>) -> Result<Put, Error> {
    let fail = |cause| Error::new("cannot write", path, cause);
    let unfinished = unfinished(path);
    let holds_these = fs::metadata(path).is_ok_and(|about| about.is_file() && about.len() == bytes.len() as u64)
        && fs::read(path).is_ok_and(|present| present == bytes);
    if holds_these {
        fs::remove_file(unfinished).ok();
        return Ok(Put::Kept);
    }
    if path.is_dir() {
        return Err(fail(io::ErrorKind::IsADirectory.into()));
    }
    fs::create_dir_all(path.parent().unwrap_or(Path::new("."))).map_err(fail)?;
    let written = fs::write(&unfinished, bytes).map_err(fail);
    let renamed = written.and_then(|()| before()).and_then(|()| fs::rename(&unfinished, path).map_err(fail));
    if let Err(error) = renamed {
        fs::remove_file(&unfinished).ok();
        return Err(error);
    }
    Ok(Put::Written)
}

/// Replaces a file, whole or not at all; what may be done with it stays as it was.
///
/// # Errors
/// The file cannot be written; what stood there before still does.
pub fn replace(path: &Path, bytes: &[u8]) -> Result<(), Error> {
    let fail = |cause| Error::new("cannot write", path, cause);
    let mut file = temporary(path.parent().unwrap_or(Path::new("."))).map_err(fail)?;
    file.write_all(bytes).map_err(fail)?;
    if let Ok(about) = fs::metadata(path) {
        file.as_file().set_permissions(about.permissions()).map_err(fail)?;
    }
    file.as_file().sync_all().map_err(fail)?;
    file.persist(path).map_err(|error| fail(error.error))?;
    Ok(())
}

/// Gives the name that a file has until it is whole: hidden, and the same every time, so that no run leaves more than one.
pub fn unfinished(path: &Path) -> PathBuf {
    let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    path.with_file_name(format!(".openletter-{name}"))
}

/// Gives the SHA-256 of bytes in hexadecimal.
pub fn sha256(bytes: &[u8]) -> String {
    hexadecimal(&Sha256::digest(bytes))
}

/// Writes bytes in hexadecimal.
pub fn hexadecimal(bytes: &[u8]) -> String {
    bytes.iter().fold(String::new(), |mut hex, byte| {
        write!(hex, "{byte:02x}").expect("a string takes whatever is written");
        hex
    })
}

/// Gives a value as indented JSON with a line feed at the end.
pub fn json(value: &impl Serialize) -> Vec<u8> {
    let mut bytes = serde_json::to_vec_pretty(value).expect("what we write holds nothing that JSON cannot");
    bytes.push(b'\n');
    bytes
}

fn temporary(folder: &Path) -> std::io::Result<NamedTempFile> {
    let mut builder = Builder::new();
    builder.prefix(".openletter-");
    // Readable as any other new file: the umask has the last word.
    #[cfg(unix)]
    builder.permissions(std::os::unix::fs::PermissionsExt::from_mode(0o666));
    builder.tempfile_in(folder)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_is_replaced_when_a_file_cannot_be_written() {
        let folder = tempfile::tempdir().unwrap();
        write(folder.path(), [("a", b"1".as_slice())]).unwrap();
        fs::create_dir(folder.path().join("b")).unwrap();
        fs::write(folder.path().join("b/x"), "").unwrap();
        assert!(write(folder.path(), [("a", b"2".as_slice()), ("b", b"2".as_slice())]).is_err());
        assert_eq!(fs::read(folder.path().join("a")).unwrap(), b"1");
        let names: Vec<_> = fs::read_dir(folder.path()).unwrap().map(|entry| entry.unwrap().file_name()).collect();
        assert_eq!(names.len(), 2, "{names:?}");
    }

    #[test]
    fn a_hash_is_written_in_hexadecimal() {
        assert_eq!(sha256(b""), "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    }
}
