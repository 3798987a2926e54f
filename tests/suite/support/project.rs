//! Copies projects to where they can be broken, and runs the program on them.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use std::sync::LazyLock;

use tempfile::TempDir;

/// The repository, which is a project itself.
pub fn repository() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

/// The second letter.
pub fn library() -> PathBuf {
    repository().join("tests/letters/library")
}

/// A copy of a project that goes away when dropped.
pub struct Project {
    folder: TempDir,
}

impl Project {
    /// Copies the letter of the repository: manifest, list and catalogs.
    pub fn letter() -> Self {
        Self::copy(&repository())
    }

    /// Copies the letter without the French of one message, which stands on one line; gives that line, too.
    pub fn letter_without(id: &str) -> (Self, String) {
        let project = Self::letter();
        let path = "locales/fr/letter.ftl";
        let text = project.read(path);
        let line = text.lines().find(|line| line.starts_with(&format!("{id} = "))).unwrap().to_owned();
        project.write(path, text.replace(&format!("{line}\n"), ""));
        (project, line)
    }

    /// Copies the second letter.
    pub fn library() -> Self {
        Self::copy(&library())
    }

    fn copy(from: &Path) -> Self {
        let folder = tempfile::tempdir().unwrap();
        for name in ["letter.toml", "signatories.csv"] {
            fs::copy(from.join(name), folder.path().join(name)).unwrap();
        }
        if from.join("delegations.csv").is_file() {
            fs::copy(from.join("delegations.csv"), folder.path().join("delegations.csv")).unwrap();
        }
        copy_folder(&from.join("locales"), &folder.path().join("locales"));
        if from.join("state").is_dir() {
            copy_folder(&from.join("state"), &folder.path().join("state"));
        }
        Self { folder }
    }

    pub fn path(&self) -> &Path {
        self.folder.path()
    }

    pub fn read(&self, path: &str) -> String {
        fs::read_to_string(self.path().join(path)).unwrap()
    }

    pub fn write(&self, path: &str, bytes: impl AsRef<[u8]>) {
        let path = self.path().join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, bytes).unwrap();
    }

    /// Replaces the one place where `from` stands.
    pub fn edit(&self, path: &str, from: &str, to: &str) {
        let text = self.read(path);
        assert_eq!(text.matches(from).count(), 1, "`{from}` stands once in {path}");
        self.write(path, text.replace(from, to));
    }

    /// Runs `openletter build` with more arguments.
    pub fn build(&self, arguments: &[&str]) -> Ran {
        let mut all = vec!["build", "-C", self.path().to_str().unwrap()];
        all.extend(arguments);
        run(&all)
    }

    /// Runs `openletter deliver` with more arguments.
    pub fn deliver(&self, arguments: &[&str]) -> Ran {
        let mut all = vec!["deliver", "-C", self.path().to_str().unwrap()];
        all.extend(arguments);
        run(&all)
    }

    /// Keeps these rows of the list of delegations, and its header.
    pub fn keep_delegations(&self, keep: impl Fn(&str) -> bool) {
        let list = self.read("delegations.csv");
        let (header, rows) = list.split_once('\n').unwrap();
        let rows = rows.lines().filter(|row| keep(row));
        let kept: Vec<&str> = std::iter::once(header).chain(rows).collect();
        self.write("delegations.csv", kept.join("\n") + "\n");
    }

    pub fn output(&self) -> Vec<String> {
        names(&self.path().join("out"))
    }
}

/// What a run of the program gave.
pub struct Ran {
    pub code: i32,
    pub stdout: String,
    pub stderr: String,
}

/// Runs the program with an environment of its own.
pub fn run(arguments: &[&str]) -> Ran {
    let output: Output = Command::new(env!("CARGO_BIN_EXE_openletter")).args(arguments).env_clear().output().unwrap();
    Ran {
        code: output.status.code().expect("the program ends by itself"),
        stdout: String::from_utf8(output.stdout).unwrap(),
        stderr: String::from_utf8(output.stderr).unwrap(),
    }
}

/// Names in a folder, sorted; none if there is no such folder.
pub fn names(folder: &Path) -> Vec<String> {
    let Ok(entries) = fs::read_dir(folder) else { return Vec::new() };
    let mut names: Vec<String> = entries.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
    names.sort();
    names
}

/// Files below a folder by their paths, sorted, hidden ones too; none if there is no such folder.
pub fn tree(folder: &Path) -> Vec<(String, Vec<u8>)> {
    let mut found = Vec::new();
    for name in names(folder) {
        let path = folder.join(&name);
        if path.is_dir() {
            found.extend(tree(&path).into_iter().map(|(below, bytes)| (format!("{name}/{below}"), bytes)));
        } else {
            found.push((name, fs::read(path).unwrap()));
        }
    }
    found
}

/// The repository's letter, built once for all tests that only read what was built.
pub fn built() -> &'static Path {
    static BUILT: LazyLock<TempDir> = LazyLock::new(|| build_into_temporary(&repository()));
    BUILT.path()
}

/// The second letter, built once.
pub fn built_library() -> &'static Path {
    static BUILT: LazyLock<TempDir> = LazyLock::new(|| build_into_temporary(&library()));
    BUILT.path()
}

fn build_into_temporary(project: &Path) -> TempDir {
    let out = tempfile::tempdir().unwrap();
    let ran = run(&["build", "-C", project.to_str().unwrap(), "--out", out.path().to_str().unwrap()]);
    assert_eq!(ran.code, 0, "{}", ran.stderr);
    out
}

fn copy_folder(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap() {
        let entry = entry.unwrap();
        let target = to.join(entry.file_name());
        if entry.file_type().unwrap().is_dir() {
            copy_folder(&entry.path(), &target);
        } else {
            fs::copy(entry.path(), target).unwrap();
        }
    }
}
