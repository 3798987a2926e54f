//! Takes typed values out of a TOML document and reports what does not fit, with its span; knows no key by name.

use std::ops::RangeInclusive;

use icu::calendar::Gregorian;
use icu::datetime::fieldsets::enums::DateFieldSet;
use icu::datetime::pattern::{DateTimePattern, FixedCalendarDateTimeNames};
use toml::Spanned as TomlSpanned;
use toml::de::{DeTable, DeValue};
use unic_langid::LanguageIdentifier;

use super::paper::{self, Paper};
use super::{Date, INVALID_TOML, INVALID_VALUE, MISSING_KEY, UNKNOWN_KEY};
use crate::diagnostic::{Diagnostic, MALFORMED_LOCALE, Rule, closest, did_you_mean};
use crate::locale;
use crate::source::{FileId, Span, Spanned};

/// Collects what is wrong while values are taken.
pub(super) struct Reader<'a> {
    file: FileId,
    diagnostics: &'a mut Vec<Diagnostic>,
}

/// A value of the document.
pub(super) struct Value<'i> {
    value: DeValue<'i>,
    span: Span,
}

/// A table whose entries are taken one by one; what is left at the end is unknown.
pub(super) struct Table<'i> {
    entries: Vec<(Spanned<String>, Value<'i>)>,
    asked: Vec<&'static str>,
    missing: Vec<&'static str>,
    span: Span,
}

impl Value<'_> {
    pub(super) fn is_string(&self) -> bool {
        matches!(self.value, DeValue::String(_))
    }

    /// Tells whether it is this word; reports nothing.
    pub(super) fn is(&self, word: &str) -> bool {
        matches!(&self.value, DeValue::String(string) if string == word)
    }

    pub(super) fn span(&self) -> Span {
        self.span.clone()
    }
}

impl<'i> Table<'i> {
    pub(super) fn take(&mut self, key: &'static str) -> Option<Value<'i>> {
        self.asked.push(key);
        let index = self.entries.iter().position(|(name, _)| name.value == key)?;
        Some(self.entries.remove(index).1)
    }

    /// Takes a key that must be there; `finish` reports it if it is not.
    pub(super) fn take_required(&mut self, key: &'static str) -> Option<Value<'i>> {
        let value = self.take(key);
        if value.is_none() {
            self.missing.push(key);
        }
        value
    }

    pub(super) fn take_all(&mut self) -> Vec<(Spanned<String>, Value<'i>)> {
        std::mem::take(&mut self.entries)
    }

    pub(super) fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }

    pub(super) fn span(&self) -> Span {
        self.span.clone()
    }

    /// Notes keys that could have stood here, for the help on the ones that do.
    pub(super) fn expect(&mut self, keys: &[&'static str]) {
        self.asked.extend(keys);
    }
}

impl<'a> Reader<'a> {
    pub(super) fn new(file: FileId, diagnostics: &'a mut Vec<Diagnostic>) -> Self {
        Self { file, diagnostics }
    }

    /// Parses the document; gives nothing if it is not TOML.
    pub(super) fn document<'i>(&mut self, text: &'i str) -> Option<Table<'i>> {
        let (document, errors) = DeTable::parse_recoverable(text);
        for error in &errors {
            let span = Span::new(self.file, error.span().unwrap_or(0..0));
            self.report(
                &INVALID_TOML,
                &span,
                error.message().to_lowercase().replace('\n', "; "),
                if error.message().contains("duplicate") {
                    "keep one of the two and delete the other"
                } else {
                    "see toml.io for how TOML is written; strings need quotes, dates do not"
                },
            );
        }
        if !errors.is_empty() {
            return None;
        }
        Some(self.entries(document.into_inner(), Span::new(self.file, 0..0)))
    }

    /// Reports every entry that nobody took, and every required one that is not there under a misspelt name either.
    pub(super) fn finish(&mut self, table: Table) {
        for key in &table.missing {
            let misspelt = table.entries.iter().any(|(name, _)| closest(&name.value, [*key]).is_some());
            if !misspelt {
                let help = format!("add `{key} = …`");
                self.report(&MISSING_KEY, &table.span, format!("`{key}` is missing"), help);
            }
        }
        for (name, _) in table.entries {
            let known = format!("known here: {}", table.asked.join(", "));
            self.report(
                &UNKNOWN_KEY,
                &name.span,
                format!("`{}` means nothing here", name.value.escape_debug()),
                did_you_mean(&name.value, table.asked.iter().copied(), &known),
            );
        }
    }

    pub(super) fn table<'i>(&mut self, value: &Value<'i>) -> Option<Table<'i>> {
        self.table_or(value, "a table")
    }

    pub(super) fn table_or<'i>(&mut self, value: &Value<'i>, wanted: &str) -> Option<Table<'i>> {
        match &value.value {
            DeValue::Table(table) => Some(self.entries(table.clone(), value.span())),
            _ => self.unfit(value, wanted),
        }
    }

    pub(super) fn array<'i>(&mut self, value: &Value<'i>) -> Option<Vec<Value<'i>>> {
        match &value.value {
            DeValue::Array(items) => Some(items.iter().map(|item| self.value(item.clone())).collect()),
            _ => self.unfit(value, "a list in square brackets"),
        }
    }

    pub(super) fn string(&mut self, value: &Value) -> Option<Spanned<String>> {
        match &value.value {
            DeValue::String(string) => Some(Spanned { value: string.to_string(), span: value.span() }),
            _ => self.unfit(value, "a string in quotes"),
        }
    }

    pub(super) fn strings(&mut self, value: &Value) -> Option<Vec<Spanned<String>>> {
        let items = self.array(value)?;
        Some(items.iter().filter_map(|item| self.string(item)).collect())
    }

    /// Reads a number of at most 15 digits, which a double holds exactly, with its count of fraction digits.
    pub(super) fn number(&mut self, value: &Value) -> Option<(f64, usize)> {
        let text = match &value.value {
            DeValue::Integer(integer) if integer.radix() == 10 => integer.as_str(),
            DeValue::Float(float) => float.as_str(),
            _ => return self.unfit(value, "a decimal number without quotes"),
        };
        let digits = text.replace('_', "");
        let plain = digits.chars().all(|c| c.is_ascii_digit() || matches!(c, '.' | '-' | '+'));
        let fraction = digits.split_once('.').map_or(0, |(_, fraction)| fraction.len());
        let number = digits.trim_start_matches('+').parse().ok();
        match number {
            Some(number) if plain && digits.bytes().filter(u8::is_ascii_digit).count() <= 15 => {
                Some((number, fraction))
            }
            _ => self.unfit(value, "a number of at most 15 digits, without exponent"),
        }
    }

    pub(super) fn percent(&mut self, value: &Value) -> Option<u8> {
        match self.number(value)? {
            (number, 0) if (0.0..=100.0).contains(&number) =>
            {
                #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "from 0 to 100")]
                Some(number as u8)
            }
            _ => self.unfit(value, "a whole number of percent from 0 to 100"),
        }
    }

    /// Reads a whole number within bounds; `unit` says of what.
    pub(super) fn whole(&mut self, value: &Value, bounds: RangeInclusive<u16>, unit: &str) -> Option<u16> {
        let (least, most) = (*bounds.start(), *bounds.end());
        match self.number(value)? {
            (number, 0) if (f64::from(least)..=f64::from(most)).contains(&number) =>
            {
                #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "within bounds of 16 bits")]
                Some(number as u16)
            }
            _ => self.unfit(value, &format!("a whole number of {unit} from {least} to {most}")),
        }
    }

    pub(super) fn boolean(&mut self, value: &Value) -> Option<bool> {
        match &value.value {
            DeValue::Boolean(boolean) => Some(*boolean),
            _ => self.unfit(value, "`true` or `false` without quotes"),
        }
    }

    pub(super) fn paper(&mut self, value: &Value) -> Option<Paper> {
        let text = self.string(value)?;
        let paper = Paper::parse(&text.value);
        if let Err(help) = &paper {
            self.invalid(&text.span, format!("`{}` is not a size of paper", text.value.escape_debug()), help);
        }
        paper.ok()
    }

    /// Reads a length, which must lie within bounds; gives millimetres.
    pub(super) fn length(&mut self, value: &Value, bounds: RangeInclusive<f64>) -> Option<f64> {
        let text = self.string(value)?;
        let length = paper::length(&text.value).filter(|length| bounds.contains(length));
        if length.is_none() {
            let message = format!("`{}` is not a length that fits here", text.value.escape_debug());
            let help = format!("write it as in \"3mm\" or \"0.125in\": {} to {} mm", bounds.start(), bounds.end());
            self.invalid(&text.span, message, help);
        }
        length
    }

    pub(super) fn year(&mut self, value: &Value) -> Option<u16> {
        match &value.value {
            DeValue::Integer(integer) => match u16::from_str_radix(integer.as_str(), integer.radix()) {
                Ok(year) if year <= 9999 => Some(year),
                _ => self.unfit(value, "a year from 0 to 9999"),
            },
            _ => self.unfit(value, "a year without quotes"),
        }
    }

    pub(super) fn date(&mut self, value: &Value) -> Option<Date> {
        let DeValue::Datetime(datetime) = &value.value else {
            return self.unfit(value, "a date as in 2025-10-08, without quotes");
        };
        match (datetime.date, datetime.time) {
            (Some(date), None)
                if icu::calendar::Date::try_new_gregorian(date.year.into(), date.month, date.day).is_ok() =>
            {
                Some(Date { year: date.year, month: date.month, day: date.day })
            }
            _ => self.unfit(value, "a day of the calendar, without a time"),
        }
    }

    /// Reads the pattern of a full date (UTS #35, "Date Format Patterns"): year, month, day and weekday, each once.
    pub(super) fn date_pattern(&mut self, value: &Value) -> Option<Spanned<String>> {
        let pattern = self.string(value)?;
        let unquoted: String = pattern.value.split('\'').step_by(2).collect();
        let has = |letters: &str| unquoted.contains(|c| letters.contains(c));
        let fields = has("y")
            && has("ML")
            && has("d")
            && !unquoted.contains(|c: char| c.is_ascii_alphabetic() && !"yMLdEc".contains(c));
        let loads = pattern.value.parse::<DateTimePattern>().is_ok_and(|parsed| {
            let names =
                FixedCalendarDateTimeNames::<Gregorian, DateFieldSet>::try_new(icu::locale::locale!("en").into());
            names.is_ok_and(|mut names| names.include_for_pattern(&parsed).is_ok())
        });
        if !fields || !loads {
            self.invalid(
                &pattern.span,
                format!("`{}` is not the pattern of a date", pattern.value.escape_debug()),
                "write it as in \"d MMMM y\": day, month and year, with words in single quotes",
            );
            return None;
        }
        Some(pattern)
    }

    pub(super) fn choice<T: Copy>(&mut self, value: &Value, choices: &[(&str, T)]) -> Option<T> {
        let chosen = self.string(value)?;
        let found = choices.iter().find(|(name, _)| *name == chosen.value);
        if found.is_none() {
            let names: Vec<&str> = choices.iter().map(|(name, _)| *name).collect();
            let list = format!("choose one of {}", names.join(", "));
            self.invalid(
                &chosen.span,
                format!("`{}` is not a choice", chosen.value.escape_debug()),
                did_you_mean(&chosen.value, names, &list),
            );
        }
        found.map(|&(_, choice)| choice)
    }

    pub(super) fn slug(&mut self, value: &Value) -> Option<String> {
        let id = self.string(value)?;
        let safe = !id.value.is_empty()
            && id.value.len() <= 100
            && id.value.chars().all(|c| c.is_ascii_alphanumeric() || c == '-' || c == '_');
        if !safe {
            self.invalid(
                &id.span,
                format!("`{}` cannot begin file names", id.value.escape_debug()),
                "use at most 100 ASCII letters, digits, `-` and `_`",
            );
        }
        safe.then_some(id.value)
    }

    pub(super) fn locale(&mut self, value: &Value) -> Option<Spanned<LanguageIdentifier>> {
        let name = self.string(value)?;
        self.locale_name(&name)
    }

    pub(super) fn locale_name(&mut self, name: &Spanned<String>) -> Option<Spanned<LanguageIdentifier>> {
        match locale::parse(&name.value) {
            Ok(locale) => Some(Spanned { value: locale, span: name.span.clone() }),
            Err(help) => {
                let message = format!("`{}` is not a locale", name.value.escape_debug());
                self.report(&MALFORMED_LOCALE, &name.span, message, help);
                None
            }
        }
    }

    pub(super) fn invalid(&mut self, span: &Span, message: impl Into<String>, help: impl Into<String>) {
        self.report(&INVALID_VALUE, span, message, help);
    }

    pub(super) fn report(
        &mut self,
        rule: &'static Rule,
        span: &Span,
        message: impl Into<String>,
        help: impl Into<String>,
    ) {
        self.diagnostics.push(Diagnostic::new(rule, span.clone(), message, help));
    }

    fn unfit<T>(&mut self, value: &Value, wanted: &str) -> Option<T> {
        let found = value.value.type_str();
        self.invalid(&value.span, format!("expected {wanted}, found {found}"), format!("write {wanted}"));
        None
    }

    fn entries<'i>(&self, table: DeTable<'i>, span: Span) -> Table<'i> {
        let mut entries: Vec<_> = table
            .into_iter()
            .map(|(key, value)| {
                let span = Span::new(self.file, key.span());
                (Spanned { value: key.into_inner().into_owned(), span }, self.value(value))
            })
            .collect();
        entries.sort_by_key(|(name, _)| name.span.start);
        Table { entries, asked: Vec::new(), missing: Vec::new(), span }
    }

    fn value<'i>(&self, value: TomlSpanned<DeValue<'i>>) -> Value<'i> {
        let span = Span::new(self.file, value.span());
        Value { value: value.into_inner(), span }
    }
}
