//! Finds and reads the files of a letter, each once; says of each that cannot be used why.

use std::path::Path;

use unic_langid::LanguageIdentifier;

use super::{Letter, Loaded, messages};
use crate::catalog::Catalog;
use crate::diagnostic::{Diagnostic, MALFORMED_LOCALE, Rule, did_you_mean};
use crate::locale;
use crate::manifest::{self, Manifest};
use crate::signatory;
use crate::source::{Error, FileId, Sources, Span, Unreadable};

/// A file that is not text in UTF-8.
pub static NOT_UTF8: Rule = Rule::error("not-utf8", "files are text in UTF-8");
/// A path that leads out of the project.
pub static OUTSIDE_PROJECT: Rule = Rule::error("outside-project", "every file lies in the project");
/// A file that should be there.
pub static FILE_NOT_FOUND: Rule = Rule::error("file-not-found", "the files the manifest names exist");
/// A folder of a locale without messages.
pub static EMPTY_LOCALE: Rule = Rule::error("empty-locale", "the folder of a locale holds its messages");
/// Settings for a locale that has no folder.
pub static UNKNOWN_LOCALE: Rule = Rule::error("unknown-locale", "every locale named has a folder of messages");

const LOCALES: &str = "locales";

/// Reads the manifest, the list and the catalogs.
pub(super) fn load(sources: &mut Sources, wanted: &[LanguageIdentifier]) -> Result<Loaded, Error> {
    let mut diagnostics = Vec::new();
    let manifest_file = match sources.read(manifest::FILE) {
        Ok(file) => file,
        Err(unreadable) => {
            let file = sources.add(manifest::FILE, Vec::new());
            let at = sources.start(file);
            let help = "begin a letter with this file, or name its folder with `-C`";
            diagnostics.push(unusable(unreadable, manifest::FILE, at, help)?);
            return Ok(Loaded { letter: None, available: Vec::new(), diagnostics });
        }
    };
    let manifest = if whole(manifest_file, sources, &mut diagnostics) {
        Manifest::parse(manifest_file, sources, &mut diagnostics)
    } else {
        None
    };
    let signatories = read_list(manifest.as_ref(), manifest_file, sources, &mut diagnostics)?;
    let available = locales(manifest.as_ref(), sources, &mut diagnostics)?;
    let mut catalogs = Vec::new();
    for (index, locale) in available.iter().enumerate() {
        let is_source = index == 0 && manifest.is_some();
        if is_source || wanted.is_empty() || wanted.contains(locale) {
            catalogs.push(catalog(locale, sources, &mut diagnostics)?);
        }
    }
    let letter = match (manifest, signatories) {
        (Some(manifest), signatories) if catalogs.first().is_some_and(|c| c.locale == manifest.source.value) => {
            let whole = catalogs.iter().map(messages::whole).collect();
            // A list that cannot be read was reported; the rest of the letter is checked without it.
            Some(Letter { manifest, signatories: signatories.unwrap_or_default(), catalogs, whole })
        }
        _ => None,
    };
    Ok(Loaded { letter, available, diagnostics })
}

fn read_list(
    manifest: Option<&Manifest>,
    manifest_file: FileId,
    sources: &mut Sources,
    diagnostics: &mut Vec<Diagnostic>,
) -> Result<Option<Vec<signatory::Signatory>>, Error> {
    // Without a manifest, the list under its usual name is still worth reading, if it is there.
    let (path, at) = match manifest {
        Some(manifest) => (manifest.signatories.value.clone(), manifest.signatories.span.clone()),
        None => ("signatories.csv".to_owned(), sources.start(manifest_file)),
    };
    match sources.read(&path) {
        Ok(file) => {
            if !whole(file, sources, diagnostics) {
                return Ok(None);
            }
            Ok(Some(signatory::parse(file, sources, diagnostics)))
        }
        Err(Unreadable::Missing) if manifest.is_none() => Ok(None),
        Err(unreadable) => {
            let help = "write the list there, beginning with the line `name,lang,country,status`";
            diagnostics.push(unusable(unreadable, &path, at, help)?);
            Ok(None)
        }
    }
}

/// Lists the locales that have a folder, the source locale first.
fn locales(
    manifest: Option<&Manifest>,
    sources: &mut Sources,
    diagnostics: &mut Vec<Diagnostic>,
) -> Result<Vec<LanguageIdentifier>, Error> {
    let names = match sources.list(LOCALES) {
        Ok(names) => names,
        Err(unreadable) => {
            diagnostics.push(unusable(unreadable, LOCALES, at_path(LOCALES, sources), "make it a folder")?);
            return Ok(Vec::new());
        }
    };
    let mut available = Vec::new();
    for name in names {
        let path = format!("{LOCALES}/{name}");
        if !sources.is_folder(&path) {
            let outside = matches!(sources.list(&path), Err(Unreadable::Outside));
            if outside {
                diagnostics.push(unusable(Unreadable::Outside, &path, at_path(&path, sources), "")?);
            }
            continue;
        }
        match locale::parse(&name) {
            Ok(locale) => available.push(locale),
            Err(help) => diagnostics.push(Diagnostic::new(
                &MALFORMED_LOCALE,
                at_path(&path, sources),
                format!("the folder `{LOCALES}/{}` is not named after a locale", name.escape_debug()),
                format!("rename the folder: {help}"),
            )),
        }
    }
    let Some(manifest) = manifest else { return Ok(available) };
    let known: Vec<String> = available.iter().map(ToString::to_string).collect();
    let mentioned = std::iter::once(&manifest.source).chain(manifest.locales.iter().map(|(locale, _)| locale));
    for locale in mentioned.filter(|locale| !available.contains(&locale.value)) {
        let delete = if locale.span == manifest.source.span { "" } else { ", or delete the name" };
        let otherwise = format!("make the folder `{LOCALES}/{}`{delete}", locale.value);
        diagnostics.push(Diagnostic::new(
            &UNKNOWN_LOCALE,
            locale.span.clone(),
            format!("`{}` has no folder of messages", locale.value),
            did_you_mean(&locale.value.to_string(), known.iter().map(String::as_str), &otherwise),
        ));
    }
    available.sort_by_key(|locale| (*locale != manifest.source.value, locale.to_string()));
    Ok(available)
}

fn catalog(
    locale: &LanguageIdentifier,
    sources: &mut Sources,
    diagnostics: &mut Vec<Diagnostic>,
) -> Result<Catalog, Error> {
    let folder = format!("{LOCALES}/{locale}");
    let names = sources.list(&folder).or_else(|unreadable| {
        diagnostics.push(unusable(unreadable, &folder, at_path(&folder, sources), "make it a folder")?);
        Ok(Vec::new())
    })?;
    if !names.iter().any(|name| is_catalog(name)) {
        let found = if names.is_empty() { "it is empty".to_owned() } else { format!("it holds {}", names.join(", ")) };
        diagnostics.push(Diagnostic::new(
            &EMPTY_LOCALE,
            at_path(&folder, sources),
            format!("`{folder}` holds no file that ends in .ftl: {found}"),
            "copy the files of the source locale there and translate them",
        ));
    }
    let mut files = Vec::new();
    for name in names.iter().filter(|name| is_catalog(name)) {
        let path = format!("{folder}/{name}");
        match sources.read(&path) {
            Ok(file) if whole(file, sources, diagnostics) => files.push(file),
            Ok(_) => {}
            Err(unreadable) => {
                diagnostics.push(unusable(unreadable, &path, at_path(&path, sources), "write the messages there")?);
            }
        }
    }
    Ok(Catalog::parse(locale.clone(), files, sources, diagnostics))
}

/// Tells whether a file holds messages; some systems write endings in capitals.
fn is_catalog(name: &str) -> bool {
    Path::new(name).extension().is_some_and(|ending| ending.eq_ignore_ascii_case("ftl"))
}

/// Tells whether a file could be decoded, and reports it if not.
fn whole(file: FileId, sources: &Sources, diagnostics: &mut Vec<Diagnostic>) -> bool {
    let Some(offset) = sources.file(file).invalid_utf8() else { return true };
    let help = "save the file as UTF-8: most editors ask for the encoding under “Save as”";
    let message = format!("`{}` is not UTF-8 here", sources.file(file).path());
    diagnostics.push(Diagnostic::new(&NOT_UTF8, Span::new(file, offset..offset), message, help));
    false
}

/// Gives the place of something that is not a text: its path alone.
fn at_path(path: &str, sources: &mut Sources) -> Span {
    let file = sources.add(path, Vec::new());
    sources.start(file)
}

/// Turns an author's mistake about a path into a finding, and hands on what the machine did.
fn unusable(unreadable: Unreadable, path: &str, at: Span, help: &str) -> Result<Diagnostic, Error> {
    let path = path.escape_debug();
    match unreadable {
        Unreadable::Missing => Ok(Diagnostic::new(&FILE_NOT_FOUND, at, format!("there is no `{path}`"), help)),
        Unreadable::NotAFile => Ok(Diagnostic::new(&FILE_NOT_FOUND, at, format!("`{path}` is not a file"), help)),
        Unreadable::Outside => Ok(Diagnostic::new(
            &OUTSIDE_PROJECT,
            at,
            format!("`{path}` leads out of the project"),
            "name a file in the project by a relative path without `..`, and copy what a link points to",
        )),
        Unreadable::Machine(error) => Err(error),
    }
}
