//! Gathers what is checked: a letter, or any folder with a folder of Fluent files for each locale. Judges nothing.

use std::collections::BTreeMap;

use unic_langid::LanguageIdentifier;

use crate::catalog::Catalog;
use crate::catalog::folder::read_catalog;
use crate::delegation::Delegations;
use crate::diagnostic::Diagnostic;
use crate::diagnostic::folder::{Binary, read_fonts};
use crate::diagnostic::unreadable::{FILE_NOT_FOUND, NOT_UTF8, OUTSIDE_PROJECT, at_path, unusable, whole};
use crate::letter::Letter;
use crate::manifest::{self, settings, settings::FolderSettings, settings::Settings};
use crate::source::{Error, FileId, Sources, Unreadable};
use crate::state::States;
use crate::termbase::{self, Termbase};

/// What is checked.
#[derive(Debug)]
pub struct Project {
    /// The locales that were read, the source locale first.
    pub locales: Vec<LanguageIdentifier>,
    /// What was found wrong while reading.
    pub diagnostics: Vec<Diagnostic>,
    /// The fonts of its own that a letter brings.
    pub fonts: Vec<Binary>,
    /// What was decided of the translations.
    pub states: States,
    /// The terms agreed on, if there is a list of them.
    pub termbase: Option<Termbase>,
    contents: Contents,
}

/// A project's messages.
#[derive(Debug)]
enum Contents {
    /// A letter, and what it could not be read for is among the diagnostics if there is none.
    Letter(Option<Box<Letter>>),
    /// A folder of folders: the settings, and the files of each relative path in every locale.
    Folder(Settings, Vec<Bundle>),
}

/// The messages of one file in every locale, or of all files of a letter: what belongs together and is compared.
#[derive(Debug)]
pub struct Bundle {
    /// The path below the folder of a locale.
    pub path: String,
    /// The catalogs, in the order of [`Project::locales`]; one without files where a locale lacks the file.
    pub catalogs: Vec<Catalog>,
}

/// Why a project cannot be checked.
#[derive(Debug)]
pub enum Refusal {
    /// The machine failed.
    Machine(Error),
    /// A locale was asked for that the project does not have; with those it has.
    UnknownLocale(LanguageIdentifier, Vec<LanguageIdentifier>),
    /// There is no manifest and no folder named after a locale that holds Fluent files.
    NothingFound,
}

impl Project {
    /// Reads a project. An empty `wanted` means every locale; the source locale is always read. `source` names the source locale
    /// of a folder that is no letter, `en` or the first variety of English if nothing does.
    ///
    /// # Errors
    /// See [`Refusal`]. What authors got wrong is in [`Project::diagnostics`].
    pub fn load(
        sources: &mut Sources,
        wanted: &[LanguageIdentifier],
        source: Option<&LanguageIdentifier>,
    ) -> Result<Self, Refusal> {
        let mut project = if sources.exists(manifest::FILE) {
            Self::load_letter(sources, wanted)
        } else {
            Self::load_folder(sources, wanted, source)
        }?;
        project.termbase = termbase(sources, &mut project.diagnostics).map_err(Refusal::Machine)?;
        Ok(project)
    }

    /// Gives the letter, if the project is one and could be read.
    pub fn letter(&self) -> Option<&Letter> {
        match &self.contents {
            Contents::Letter(letter) => letter.as_deref(),
            Contents::Folder(..) => None,
        }
    }

    /// Gives the settings; the defaults if they could not be read.
    pub fn settings(&self) -> Settings {
        match &self.contents {
            Contents::Letter(letter) => {
                letter.as_ref().map(|letter| letter.manifest.settings.clone()).unwrap_or_default()
            }
            Contents::Folder(settings, _) => settings.clone(),
        }
    }

    /// Gives the catalogs that belong together, each time one for every locale, the source locale's first.
    pub fn bundles(&self) -> Vec<&[Catalog]> {
        match &self.contents {
            Contents::Letter(letter) => letter.iter().map(|letter| letter.catalogs()).collect(),
            Contents::Folder(_, bundles) => bundles.iter().map(|bundle| bundle.catalogs.as_slice()).collect(),
        }
    }

    /// Gives the catalogs that belong together with their path below the folder of a locale; it is empty for those of a letter.
    pub fn parts(&self) -> Vec<(&str, &[Catalog])> {
        match &self.contents {
            Contents::Letter(letter) => letter.iter().map(|letter| ("", letter.catalogs())).collect(),
            Contents::Folder(_, bundles) => {
                bundles.iter().map(|bundle| (bundle.path.as_str(), bundle.catalogs.as_slice())).collect()
            }
        }
    }

    /// Tells whether something could not be read, so that the source may have more messages than are known.
    pub fn is_partial(&self) -> bool {
        let unread = [NOT_UTF8.id, FILE_NOT_FOUND.id, OUTSIDE_PROJECT.id];
        self.diagnostics.iter().any(|found| unread.contains(&found.rule.id))
            || self.catalogs_of(0).iter().any(|catalog| !catalog.unparsable.is_empty())
    }

    /// Gives all catalogs of the locale with an index in [`Project::locales`].
    pub fn catalogs_of(&self, index: usize) -> Vec<&Catalog> {
        self.bundles().into_iter().filter_map(|catalogs| catalogs.get(index)).collect()
    }

    /// Puts a new text in the place of a catalog's and parses it; gives the indices of its bundle and its locale. Gives nothing, and
    /// changes nothing, if the file is no catalog of a folder that is no letter, or no UTF-8.
    pub(crate) fn replace(&mut self, path: &str, text: Vec<u8>, sources: &mut Sources) -> Option<(usize, usize)> {
        let Contents::Folder(_, bundles) = &mut self.contents else { return None };
        let text = String::from_utf8(text).ok()?;
        let holds = |catalog: &Catalog| catalog.files.iter().any(|&file| sources.file(file).path() == path);
        let found = bundles.iter_mut().enumerate().find_map(|(bundle, Bundle { catalogs, .. })| {
            let index = catalogs.iter().position(holds)?;
            Some((bundle, index, &mut catalogs[index]))
        });
        let (bundle, index, catalog) = found?;
        for &file in &catalog.files {
            self.diagnostics.retain(|found| found.span.file != file);
            if sources.file(file).path() == path {
                sources.replace(file, text.clone());
            }
        }
        *catalog = Catalog::parse(catalog.locale.clone(), catalog.files.clone(), sources, &mut self.diagnostics);
        Some((bundle, index))
    }

    fn load_letter(sources: &mut Sources, wanted: &[LanguageIdentifier]) -> Result<Self, Refusal> {
        let loaded = Letter::load(sources, wanted).map_err(Refusal::Machine)?;
        let mut diagnostics = loaded.diagnostics;
        if let (Some(unknown), Some(_)) =
            (wanted.iter().find(|locale| !loaded.available.contains(locale)), &loaded.letter)
        {
            return Err(Refusal::UnknownLocale(unknown.clone(), loaded.available));
        }
        let mut locales = Vec::new();
        if let Some(letter) = &loaded.letter {
            diagnostics.extend(letter.missing(sources));
            locales.extend(letter.catalogs().iter().map(|catalog| catalog.locale.clone()));
            let delegations = Delegations::load(&letter.manifest, sources).map_err(Refusal::Machine)?;
            diagnostics.extend(delegations.into_iter().flat_map(|delegations| delegations.diagnostics));
        }
        let fonts = read_fonts(sources, &mut diagnostics).map_err(Refusal::Machine)?;
        let states = States::load(sources, &mut diagnostics).map_err(Refusal::Machine)?;
        let contents = Contents::Letter(loaded.letter.map(Box::new));
        Ok(Self { locales, diagnostics, fonts, states, termbase: None, contents })
    }

    fn load_folder(
        sources: &mut Sources,
        wanted: &[LanguageIdentifier],
        source: Option<&LanguageIdentifier>,
    ) -> Result<Self, Refusal> {
        let mut diagnostics = Vec::new();
        let settings = folder_settings(sources, &mut diagnostics).map_err(Refusal::Machine)?;
        let mut folders: BTreeMap<String, (LanguageIdentifier, String)> = BTreeMap::new();
        for name in sources.list("").map_err(machine)? {
            // People write `pt_BR`, too.
            let tag = name.replace('_', "-").parse::<LanguageIdentifier>();
            let Ok(locale) = tag else { continue };
            if locale.language.as_str().len() <= 3 && sources.is_folder(&name) {
                folders.insert(locale.to_string(), (locale, name));
            }
        }
        let mut files: Vec<(LanguageIdentifier, String, Vec<FileId>)> = Vec::new();
        for (locale, name) in folders.into_values() {
            let mut found = Vec::new();
            let read = read_catalog(&name, sources, &mut found).map_err(Refusal::Machine)?;
            if !read.is_empty() || found.iter().any(|found| found.rule.id != "empty-locale") {
                diagnostics.extend(found);
                files.push((locale, name, read));
            }
        }
        if files.is_empty() {
            return Err(Refusal::NothingFound);
        }
        let available: Vec<LanguageIdentifier> = files.iter().map(|(locale, ..)| locale.clone()).collect();
        let asked = source.cloned().or(settings.source.map(|source| source.value));
        let english: LanguageIdentifier = "en".parse().expect("`en` is a language");
        let source = match asked {
            Some(asked) => asked,
            None if available.contains(&english) => english,
            None => available.iter().find(|locale| locale.language == english.language).cloned().unwrap_or(english),
        };
        if let Some(unknown) = std::iter::once(&source).chain(wanted).find(|locale| !available.contains(locale)) {
            return Err(Refusal::UnknownLocale(unknown.clone(), available));
        }
        files.retain(|(locale, ..)| *locale == source || wanted.is_empty() || wanted.contains(locale));
        files.sort_by_key(|(locale, ..)| (*locale != source, locale.to_string()));
        let locales = files.iter().map(|(locale, ..)| locale.clone()).collect();
        let bundles = bundles(&files, sources, &mut diagnostics);
        let states = States::load(sources, &mut diagnostics).map_err(Refusal::Machine)?;
        let contents = Contents::Folder(settings.settings, bundles);
        Ok(Self { locales, diagnostics, fonts: Vec::new(), states, termbase: None, contents })
    }
}

fn machine(unreadable: Unreadable) -> Refusal {
    match unreadable {
        Unreadable::Machine(error) => Refusal::Machine(error),
        Unreadable::Missing | Unreadable::Outside | Unreadable::NotAFile => Refusal::NothingFound,
    }
}

fn folder_settings(sources: &mut Sources, diagnostics: &mut Vec<Diagnostic>) -> Result<FolderSettings, Error> {
    match sources.read(settings::FILE) {
        Ok(file) if whole(file, sources, diagnostics) => Ok(FolderSettings::parse(file, sources, diagnostics)),
        Ok(_) | Err(Unreadable::Missing) => Ok(FolderSettings::default()),
        Err(unreadable) => {
            let file = sources.add(settings::FILE, Vec::new());
            let at = sources.start(file);
            diagnostics.push(unusable(unreadable, settings::FILE, at, "make it a file of the project")?);
            Ok(FolderSettings::default())
        }
    }
}

fn termbase(sources: &mut Sources, diagnostics: &mut Vec<Diagnostic>) -> Result<Option<Termbase>, Error> {
    match sources.read(termbase::FILE) {
        Ok(file) if whole(file, sources, diagnostics) => Ok(Some(Termbase::parse(file, sources, diagnostics))),
        Ok(_) | Err(Unreadable::Missing) => Ok(None),
        Err(unreadable) => {
            let at = at_path(termbase::FILE, sources);
            diagnostics.push(unusable(unreadable, termbase::FILE, at, "make it a file of the project")?);
            Ok(None)
        }
    }
}

/// Puts the files of the same relative path together and parses them.
fn bundles(
    files: &[(LanguageIdentifier, String, Vec<FileId>)],
    sources: &Sources,
    diagnostics: &mut Vec<Diagnostic>,
) -> Vec<Bundle> {
    let locales: Vec<LanguageIdentifier> = files.iter().map(|(locale, ..)| locale.clone()).collect();
    let mut by_path: BTreeMap<String, Vec<Vec<FileId>>> = BTreeMap::new();
    for (index, (_, folder, files)) in files.iter().enumerate() {
        for &file in files {
            let path = sources.file(file).path();
            let path = path.strip_prefix(&format!("{folder}/")).unwrap_or(path).to_owned();
            by_path.entry(path).or_insert_with(|| vec![Vec::new(); locales.len()])[index].push(file);
        }
    }
    let parts = by_path.values().flat_map(|files| locales.iter().cloned().zip(files.iter().cloned())).collect();
    let mut catalogs = Catalog::parse_all(parts, sources, diagnostics).into_iter();
    by_path.into_keys().map(|path| Bundle { path, catalogs: catalogs.by_ref().take(locales.len()).collect() }).collect()
}
