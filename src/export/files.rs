//! Puts files in a folder, each whole or not at all; removes nothing and leaves earlier files alone until new ones are whole.

use std::fmt::Write as _;
use std::fs;
use std::io::{self, Write};
use std::path::Path;

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

/// Gives the SHA-256 of bytes in hexadecimal.
pub fn sha256(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().fold(String::new(), |mut hex, byte| {
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
