//! Packs deliveries and their index into one ZIP file, as they are: PDF files are compressed already. Packs nothing that the index
//! does not name.

use std::fs::{self, File};
use std::io::{self, BufWriter};
use std::path::{Path, PathBuf};

use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipWriter};

use super::index::{INDEX, Line};
use crate::export::files::unfinished;
use crate::source::Error;

/// Packs what the index of a folder names into `ID.zip` in that folder; the same files give the same bytes. Gives its path.
///
/// # Errors
/// A file cannot be read, or the archive cannot be written; an earlier one still stands then.
pub fn pack(folder: &Path, id: &str) -> Result<PathBuf, Error> {
    let target = folder.join(format!("{id}.zip"));
    let unfinished = unfinished(&target);
    let packed = write(folder, &unfinished).and_then(|()| fs::rename(&unfinished, &target));
    packed.map_err(|cause| {
        fs::remove_file(&unfinished).ok();
        Error::new("cannot write", &target, cause)
    })?;
    Ok(target)
}

fn write(folder: &Path, path: &Path) -> io::Result<()> {
    let mut archive = ZipWriter::new(BufWriter::new(File::create(path)?));
    let mut reader = csv::Reader::from_path(folder.join(INDEX))?;
    let mut add = |name: &str| -> io::Result<()> {
        let mut file = File::open(folder.join(name))?;
        let options = SimpleFileOptions::default()
            .compression_method(CompressionMethod::Stored)
            .last_modified_time(DateTime::default())
            .unix_permissions(0o644)
            .large_file(file.metadata()?.len() >= u64::from(u32::MAX));
        archive.start_file(name, options)?;
        io::copy(&mut file, &mut archive)?;
        Ok(())
    };
    add(INDEX)?;
    for line in reader.deserialize() {
        let line: Line = line?;
        add(&line.file)?;
    }
    archive.finish()?.into_inner().map_err(io::IntoInnerError::into_error)?;
    Ok(())
}
