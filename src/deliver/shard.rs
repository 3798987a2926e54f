//! Shares a list among machines that do not talk: each takes every n-th letter, and the parts are joined again, none missing and
//! none twice. Sends nothing anywhere.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;
use std::fs;
use std::path::{Path, PathBuf};
use std::str::FromStr;

use serde::{Deserialize, Serialize};

use super::index::{INDEX, Index, Line, digest};
use super::{FOLDER, Plan};
use crate::export::files::{self, unfinished};
use crate::source::Error;

/// The file beside the index of a part that says which part of what it is.
pub const FILE: &str = "shard.json";

/// A part of a list: the letters at every `of`-th place, beginning with the `part`-th.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Shard {
    /// Which part, from 1.
    pub part: usize,
    /// Of how many.
    pub of: usize,
}

/// What a part says of itself.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Mark {
    /// The letter's id.
    id: String,
    /// Which part, from 1.
    part: usize,
    /// Of how many.
    of: usize,
    /// Letters of the whole list.
    letters: usize,
    /// Files of each letter.
    files: usize,
    /// The same for all parts of one plan.
    plan: String,
    /// The SHA-256 of the index.
    index: String,
}

/// Why parts cannot be joined. Nothing was changed.
#[derive(Debug)]
pub enum Discord {
    /// The machine failed.
    Machine(Error),
    /// A folder holds no part of a list.
    NoShard(PathBuf),
    /// A folder holds one that cannot be read, and why.
    Damaged(PathBuf, String),
    /// Two folders hold parts of different lists, of different letters or of letters that have changed in between.
    Different(PathBuf, PathBuf),
    /// Two folders hold the same part.
    Twice(usize, PathBuf, PathBuf),
    /// Parts are missing, of so many.
    Missing(Vec<usize>, usize),
}

/// What was joined.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Joined {
    /// The letter's id.
    pub id: String,
    /// Parts.
    pub parts: usize,
    /// Files.
    pub files: usize,
    /// Letters.
    pub letters: usize,
}

impl FromStr for Shard {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let wanted = || "write it as in `2/8`: the second of eight parts".to_owned();
        let (part, of) = text.split_once('/').ok_or_else(wanted)?;
        let plain = |text: &str| text.parse::<usize>().ok().filter(|_| text.bytes().all(|byte| byte.is_ascii_digit()));
        let (part, of) = (plain(part).ok_or_else(wanted)?, plain(of).ok_or_else(wanted)?);
        if of == 0 || of > 100_000 {
            return Err("a list has 1 to 100000 parts".to_owned());
        }
        if part == 0 || part > of {
            return Err(format!("the parts of {of} are 1 to {of}"));
        }
        Ok(Self { part, of })
    }
}

impl fmt::Display for Shard {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}/{}", self.part, self.of)
    }
}

impl Shard {
    /// Tells whether the letter at a place of the list, from 0, belongs to the part.
    pub fn takes(self, place: usize) -> bool {
        place % self.of == self.part - 1
    }
}

/// Says beside an index which part it is of; beside that of a whole list, that it is none.
pub(super) fn record(plan: &Plan, folder: &Path, index: &str) -> Result<(), Error> {
    let path = folder.join(FILE);
    let Some(Shard { part, of }) = plan.shard else {
        return match fs::remove_file(&path) {
            Err(cause) if cause.kind() != std::io::ErrorKind::NotFound => Err(Error::new("cannot remove", path, cause)),
            _ => Ok(()),
        };
    };
    let mark = Mark {
        id: plan.id().to_owned(),
        part,
        of,
        letters: plan.total,
        files: plan.formats.len(),
        plan: plan.fingerprint.clone(),
        index: index.to_owned(),
    };
    files::put(&path, &files::json(&mark), || Ok(())).map(|_| ())
}

/// Joins parts into a folder of deliveries: copies the files that are not there yet, then writes the index that one run would have
/// written.
///
/// # Errors
/// See [`Discord`].
pub fn merge(folders: &[PathBuf], target: &Path) -> Result<Joined, Discord> {
    let mut parts: BTreeMap<usize, (PathBuf, Mark, Vec<Line>)> = BTreeMap::new();
    for folder in folders {
        let (folder, mark, lines) = read(folder)?;
        if let Some((first, known, _)) = parts.values().next() {
            let same = |a: &Mark, b: &Mark| {
                (&a.id, a.of, a.letters, a.files, &a.plan) == (&b.id, b.of, b.letters, b.files, &b.plan)
            };
            if !same(known, &mark) {
                return Err(Discord::Different(first.clone(), folder));
            }
        }
        if let Some((first, ..)) = parts.get(&mark.part) {
            return Err(Discord::Twice(mark.part, first.clone(), folder));
        }
        parts.insert(mark.part, (folder, mark, lines));
    }
    let Some((_, mark, _)) = parts.values().next().cloned() else { return Err(Discord::Missing(Vec::new(), 0)) };
    let missing: Vec<usize> = (1..=mark.of).filter(|part| !parts.contains_key(part)).collect();
    if !missing.is_empty() {
        return Err(Discord::Missing(missing, mark.of));
    }
    for (folder, _, lines) in parts.values() {
        whole(folder, lines)?;
    }
    let joined = Joined {
        id: mark.id.clone(),
        parts: parts.len(),
        files: parts.values().map(|(.., lines)| lines.len()).sum(),
        letters: mark.letters,
    };
    gather(&parts, &mark, target).map_err(Discord::Machine)?;
    Ok(joined)
}

/// Reads what a folder says of its part, and its index.
fn read(folder: &Path) -> Result<(PathBuf, Mark, Vec<Line>), Discord> {
    let nested = folder.join(FOLDER);
    let holds = |folder: &Path| folder.join(FILE).is_file();
    let folder = match (holds(folder), holds(&nested)) {
        (true, _) => folder.to_owned(),
        (false, true) => nested,
        (false, false) => return Err(Discord::NoShard(folder.to_owned())),
    };
    let damaged = |why: String| Discord::Damaged(folder.clone(), why);
    let text = fs::read_to_string(folder.join(FILE)).map_err(|cause| damaged(cause.to_string()))?;
    let mark: Mark = serde_json::from_str(&text).map_err(|cause| damaged(format!("{FILE} cannot be read: {cause}")))?;
    let shard: Result<Shard, _> = format!("{}/{}", mark.part, mark.of).parse();
    shard.map_err(|_| damaged(format!("{FILE} names no part")))?;
    if !mark.id.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-' || byte == b'_') {
        return Err(damaged(format!("{FILE} names no letter")));
    }
    let path = folder.join(INDEX);
    let (found, _) = digest(&path).map_err(|error| damaged(error.to_string()))?;
    if found != mark.index {
        return Err(damaged(format!("{INDEX} is not the one that {FILE} was written for")));
    }
    let mut reader = csv::Reader::from_path(&path).map_err(|cause| damaged(cause.to_string()))?;
    let lines: Result<Vec<Line>, csv::Error> = reader.deserialize().collect();
    let lines = lines.map_err(|cause| damaged(format!("{INDEX} cannot be read: {cause}")))?;
    let places = (0..mark.letters).filter(|place| Shard { part: mark.part, of: mark.of }.takes(*place)).count();
    if lines.len() != places * mark.files {
        return Err(damaged(format!(
            "{INDEX} names {} files, and there should be {}",
            lines.len(),
            places * mark.files
        )));
    }
    Ok((folder, mark, lines))
}

/// Tells whether every file that a part names is as its index says.
fn whole(folder: &Path, lines: &[Line]) -> Result<(), Discord> {
    for line in lines {
        let inside = Path::new(&line.file).components().all(|part| matches!(part, std::path::Component::Normal(_)));
        let found = if inside { digest(&folder.join(&line.file)).ok() } else { None };
        if found != Some((line.sha256.clone(), line.bytes)) {
            let why = format!("`{}` is missing or not as {INDEX} has it", line.file.escape_debug());
            return Err(Discord::Damaged(folder.to_owned(), why));
        }
    }
    Ok(())
}

/// Puts all files into one folder, in the order of the list, and then their index.
fn gather(parts: &BTreeMap<usize, (PathBuf, Mark, Vec<Line>)>, mark: &Mark, target: &Path) -> Result<(), Error> {
    fs::create_dir_all(target).map_err(|cause| Error::new("cannot write", target, cause))?;
    let mut index = Index::begin(target)?;
    let mut seen = BTreeSet::new();
    for place in 0..mark.letters {
        let (folder, _, lines) = &parts[&(place % mark.of + 1)];
        let from = place / mark.of * mark.files;
        for line in &lines[from..from + mark.files] {
            debug_assert!(seen.insert(&line.file), "parts of one plan share no file");
            copy(&folder.join(&line.file), &target.join(&line.file), target, line)?;
            index.add(line)?;
        }
    }
    index.finish(&target.join(INDEX))?;
    // The folder may have been that of one part.
    fs::remove_file(target.join(FILE)).ok();
    Ok(())
}

/// Copies a file unless it is there; one that is there and the same stays.
fn copy(from: &Path, to: &Path, target: &Path, line: &Line) -> Result<(), Error> {
    if digest(to).is_ok_and(|found| found == (line.sha256.clone(), line.bytes)) {
        return Ok(());
    }
    Index::remove(target)?;
    let fail = |cause| Error::new("cannot write", to, cause);
    let unfinished = unfinished(to);
    fs::create_dir_all(to.parent().unwrap_or(target)).map_err(fail)?;
    let copied = fs::copy(from, &unfinished).and_then(|_| fs::rename(&unfinished, to));
    copied.map_err(|cause| {
        fs::remove_file(&unfinished).ok();
        fail(cause)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_are_named_as_people_count() {
        assert_eq!("2/8".parse(), Ok(Shard { part: 2, of: 8 }));
        for bad in ["", "2", "0/3", "4/3", "1/0", "-1/3", "+1/3", "1/100001", "a/b", "1/2/3"] {
            assert!(bad.parse::<Shard>().is_err(), "{bad}");
        }
    }

    #[test]
    fn every_letter_is_in_one_part() {
        for of in 1..9 {
            for place in 0..50 {
                let takers = (1..=of).filter(|&part| Shard { part, of }.takes(place)).count();
                assert_eq!(takers, 1);
            }
        }
    }
}
