//! Reads what a project asks of its checks and of each locale; knows no rule.

use std::collections::BTreeMap;

use unic_langid::LanguageIdentifier;

use super::reader::{Reader, Value};
use super::{DIGITS, LocaleSettings, Order, State};
use crate::diagnostic::{Diagnostic, Severity};
use crate::source::{FileId, Sources, Spanned};

/// What a project asks of its checks and of each locale.
#[derive(Debug, Clone, Default)]
pub struct Settings {
    /// How locales differ from their defaults.
    pub locales: Vec<(Spanned<LanguageIdentifier>, LocaleSettings)>,
    /// The checks.
    pub check: CheckSettings,
}

/// What a project asks of its checks.
#[derive(Debug, Clone, Default)]
pub struct CheckSettings {
    /// How much rules weigh here; nothing for those that are off.
    pub severities: Vec<(Spanned<String>, Option<Severity>)>,
    /// Findings that are accepted, each with a reason.
    pub waivers: Vec<Waiver>,
    /// Texts that read the same in every language, with the reason.
    pub same: BTreeMap<String, String>,
    /// Signatories that are told apart though their names are alike.
    pub distinct: Vec<Distinct>,
}

/// A finding that is accepted.
#[derive(Debug, Clone)]
pub struct Waiver {
    /// The rule.
    pub rule: Spanned<String>,
    /// The message, with `.attribute`, if only there.
    pub message: Option<String>,
    /// The name in the list, if only there.
    pub name: Option<String>,
    /// The locale, if only there.
    pub locale: Option<String>,
    /// Why.
    pub reason: String,
}

/// Names that are alike and belong to different signatories.
#[derive(Debug, Clone)]
pub struct Distinct {
    /// The names.
    pub names: Vec<Spanned<String>>,
    /// How that is known.
    pub reason: String,
}

/// The settings of a folder of catalogs that is no letter.
#[derive(Debug, Clone, Default)]
pub struct FolderSettings {
    /// The source locale.
    pub source: Option<Spanned<LanguageIdentifier>>,
    /// The rest.
    pub settings: Settings,
}

/// Where the settings of a folder that is no letter stand.
pub const FILE: &str = "openletter.toml";

const LEVELS: [(&str, Option<Severity>); 3] =
    [("error", Some(Severity::Error)), ("warning", Some(Severity::Warning)), ("off", None)];

impl Settings {
    /// Gives the settings of a locale; the defaults if there are none.
    pub fn locale(&self, locale: &LanguageIdentifier) -> LocaleSettings {
        self.locales
            .iter()
            .find(|(named, _)| named.value == *locale)
            .map(|(_, settings)| settings.clone())
            .unwrap_or_default()
    }
}

impl FolderSettings {
    /// Reads the settings of a folder that is no letter: `source`, `[locales]` and `[check]`, as in a manifest.
    pub fn parse(file: FileId, sources: &Sources, diagnostics: &mut Vec<Diagnostic>) -> Self {
        let mut reader = Reader::new(file, diagnostics);
        let Some(mut root) = reader.document(sources.file(file).text()) else { return Self::default() };
        let source = root.take("source").and_then(|value| reader.locale(&value));
        let locales = root.take("locales").map(|value| locales(&mut reader, &value)).unwrap_or_default();
        let check = root.take("check").map(|value| check(&mut reader, &value)).unwrap_or_default();
        reader.finish(root);
        Self { source, settings: Settings { locales, check } }
    }
}

/// Reads the table `[check]`.
pub(super) fn check(reader: &mut Reader, value: &Value) -> CheckSettings {
    let Some(mut table) = reader.table(value) else { return CheckSettings::default() };
    let severities = table.take("severity").map(|value| severities(reader, &value)).unwrap_or_default();
    let waivers = table.take("waive").map(|value| items(reader, &value, waiver)).unwrap_or_default();
    let same = table.take("same-as-source").map(|value| same(reader, &value)).unwrap_or_default();
    let distinct = table.take("distinct").map(|value| items(reader, &value, distinct)).unwrap_or_default();
    reader.finish(table);
    CheckSettings { severities, waivers, same, distinct }
}

fn severities(reader: &mut Reader, value: &Value) -> Vec<(Spanned<String>, Option<Severity>)> {
    let Some(mut table) = reader.table(value) else { return Vec::new() };
    let entries = table.take_all();
    entries.into_iter().filter_map(|(rule, value)| Some((rule, reader.choice(&value, &LEVELS)?))).collect()
}

fn same(reader: &mut Reader, value: &Value) -> BTreeMap<String, String> {
    let Some(mut table) = reader.table(value) else { return BTreeMap::new() };
    let entries = table.take_all();
    entries.into_iter().filter_map(|(text, value)| Some((text.value, reason(reader, &value)?))).collect()
}

fn items<T>(reader: &mut Reader, value: &Value, read: fn(&mut Reader, &Value) -> Option<T>) -> Vec<T> {
    let Some(items) = reader.array(value) else { return Vec::new() };
    items.iter().filter_map(|item| read(reader, item)).collect()
}

fn waiver(reader: &mut Reader, value: &Value) -> Option<Waiver> {
    let mut table = reader.table(value)?;
    let rule = table.take_required("rule").and_then(|value| reader.string(&value));
    let mut text = |key| table.take(key).and_then(|value| reader.string(&value)).map(|text| text.value);
    let (message, name, locale) = (text("message"), text("name"), text("locale"));
    let reason = table.take_required("reason").and_then(|value| reason(reader, &value));
    reader.finish(table);
    Some(Waiver { rule: rule?, message, name, locale, reason: reason? })
}

fn distinct(reader: &mut Reader, value: &Value) -> Option<Distinct> {
    let mut table = reader.table(value)?;
    let names = table.take_required("names").and_then(|value| {
        let names = reader.strings(&value)?;
        if names.len() < 2 {
            reader.invalid(&value.span(), "fewer than two names", "name all that are alike, to the letter");
        }
        Some(names)
    });
    let reason = table.take_required("reason").and_then(|value| reason(reader, &value));
    reader.finish(table);
    Some(Distinct { names: names?, reason: reason? })
}

fn reason(reader: &mut Reader, value: &Value) -> Option<String> {
    let reason = reader.string(value)?;
    if reason.value.trim().is_empty() {
        reader.invalid(&reason.span, "the reason is empty", "say why, for whoever reads this in a year");
        return None;
    }
    Some(reason.value)
}

pub(super) fn locales(reader: &mut Reader, value: &Value) -> Vec<(Spanned<LanguageIdentifier>, LocaleSettings)> {
    let Some(mut table) = reader.table(value) else { return Vec::new() };
    let mut locales = Vec::new();
    for (name, value) in table.take_all() {
        let locale = reader.locale_name(&name);
        let Some(mut table) = reader.table(&value) else { continue };
        let settings = LocaleSettings {
            digits: table.take("digits").and_then(|value| digits(reader, &value)),
            date: table.take("date").and_then(|value| reader.date_pattern(&value)),
            months: table.take("months").and_then(|value| months(reader, &value)),
            order: table
                .take("order")
                .and_then(|value| {
                    reader.choice(&value, &[("published", Order::Published), ("collation", Order::Collation)])
                })
                .unwrap_or_default(),
            typography: table.take("typography").and_then(|value| reader.string(&value)),
            requires: table.take("requires").and_then(|value| {
                let state = reader.choice(&value, &State::ALL)?;
                Some(Spanned { value: state, span: value.span() })
            }),
            min_coverage: table.take("min-coverage").and_then(|value| reader.percent(&value)),
        };
        reader.finish(table);
        if let Some(locale) = locale {
            locales.push((locale, settings));
        }
    }
    locales
}

fn digits(reader: &mut Reader, value: &Value) -> Option<Spanned<String>> {
    reader.choice(value, &DIGITS.map(|digits| (digits, digits)))?;
    reader.string(value)
}

fn months(reader: &mut Reader, value: &Value) -> Option<[String; 12]> {
    let names: Vec<String> = reader.strings(value)?.into_iter().map(|name| name.value).collect();
    if names.iter().any(|name| name.trim().is_empty()) {
        reader.invalid(&value.span(), "a month has no name", "give all twelve, January first, or delete the key");
        return None;
    }
    let count = names.len();
    names.try_into().ok().or_else(|| {
        reader.invalid(
            &value.span(),
            format!("`months` has {count} names"),
            "give all twelve, January first, or delete the key",
        );
        None
    })
}
