//! Finds and reads the files of a letter, each once; says of each that cannot be used why.

use unic_langid::LanguageIdentifier;

use super::{Letter, Loaded, UNKNOWN_LOCALE, messages};
use crate::catalog::Catalog;
use crate::catalog::folder::read_catalog;
use crate::diagnostic::unreadable::{at_path, unusable, whole};
use crate::diagnostic::{Diagnostic, MALFORMED_LOCALE, did_you_mean};
use crate::locale;
use crate::manifest::{self, Manifest};
use crate::signatory;
use crate::source::{Error, FileId, Sources, Spanned, Unreadable};

const LOCALES: &str = "locales";
const DELEGATIONS: &str = "delegations.csv";

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
    let manifest = manifest.map(|manifest| with_delegations(manifest, manifest_file, sources));
    let signatories = read_list(manifest.as_ref(), manifest_file, sources, &mut diagnostics)?;
    let available = locales(manifest.as_ref(), sources, &mut diagnostics)?;
    let mut wanted_files = Vec::new();
    for (index, locale) in available.iter().enumerate() {
        let is_source = index == 0 && manifest.is_some();
        if is_source || wanted.is_empty() || wanted.contains(locale) {
            let files = read_catalog(&format!("{LOCALES}/{locale}"), sources, &mut diagnostics)?;
            wanted_files.push((locale.clone(), files));
        }
    }
    let catalogs = Catalog::parse_all(wanted_files, sources, &mut diagnostics);
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

/// The list of delegations under its usual name need not be named.
fn with_delegations(manifest: Manifest, file: FileId, sources: &Sources) -> Manifest {
    let usual = || Spanned { value: DELEGATIONS.to_owned(), span: sources.start(file) };
    let delegations = manifest.delegations.clone().or_else(|| sources.exists(DELEGATIONS).then(usual));
    Manifest { delegations, ..manifest }
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
    let mentioned = std::iter::once(&manifest.source).chain(manifest.settings.locales.iter().map(|(locale, _)| locale));
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
