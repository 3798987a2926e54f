//! Formats the days of messages: full dates as the United Nations write them, or as the locale or the letter would have it.

use std::borrow::Cow;
use std::sync::Arc;

use fluent_bundle::types::FluentType;
use fluent_bundle::{FluentArgs, FluentValue};
use icu::calendar::Gregorian;
use icu::datetime::FixedCalendarDateTimeFormatter;
use icu::datetime::fieldsets::builder::{DateFields, FieldSetBuilder};
use icu::datetime::fieldsets::enums::DateFieldSet;
use icu::datetime::options::{Length, YearStyle};
use icu::datetime::pattern::{DateTimePattern, FixedCalendarDateTimeNames};
use icu::locale::Locale;
use unic_langid::LanguageIdentifier;
use writeable::TryWriteable;

use crate::manifest::{Date, LocaleSettings};

/// How a locale writes dates.
#[derive(Debug, PartialEq)]
pub(super) struct DateFormat {
    locale: Locale,
    pattern: Option<Pattern>,
    months: Option<[String; 12]>,
}

/// A pattern of a full date (UTS #35), and the one for the first day of a month.
#[derive(Debug, Clone, PartialEq)]
struct Pattern {
    usual: String,
    first: String,
}

/// A date as a value of Fluent.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct DateValue {
    date: Date,
    style: Style,
    format: Arc<DateFormat>,
}

/// How much of a date is written, and at what length.
#[derive(Debug, Clone, PartialEq)]
enum Style {
    /// A full date as in a letter's heading.
    Date,
    /// The parts named.
    Parts(DateFields, Length),
}

/// How the United Nations write a full date, where CLDR differs or could come to differ: the editorial manual in English
/// ("8 October 2025"), its sister manuals, and documents in Arabic, which name the months twice.
const UN_PATTERNS: [(&str, &str, &str); 6] = [
    ("en", "d MMMM y", "d MMMM y"),
    ("es", "d 'de' MMMM 'de' y", "d 'de' MMMM 'de' y"),
    ("fr", "d MMMM y", "d'er' MMMM y"),
    ("ar", "d MMMM y", "d MMMM y"),
    ("ru", "d MMMM y 'года'", "d MMMM y 'года'"),
    ("zh", "y年M月d日", "y年M月d日"),
];

const UN_MONTHS_AR: [&str; 12] = [
    "كانون الثاني/يناير",
    "شباط/فبراير",
    "آذار/مارس",
    "نيسان/أبريل",
    "أيار/مايو",
    "حزيران/يونيه",
    "تموز/يوليه",
    "آب/أغسطس",
    "أيلول/سبتمبر",
    "تشرين الأول/أكتوبر",
    "تشرين الثاني/نوفمبر",
    "كانون الأول/ديسمبر",
];

impl DateFormat {
    /// Settles how a locale writes dates: as the letter says, else as the United Nations do, else as CLDR has it.
    pub(super) fn new(locale: &LanguageIdentifier, settings: &LocaleSettings) -> Self {
        let language = locale.language.as_str();
        let tag = settings.digits().map_or_else(|| locale.to_string(), |digits| format!("{locale}-u-nu-{digits}"));
        let custom = settings.date.as_ref().map(|pattern| Pattern::same(&pattern.value));
        let un = || {
            let (_, usual, first) = UN_PATTERNS.iter().find(|(known, ..)| *known == language)?;
            Some(Pattern { usual: (*usual).to_owned(), first: (*first).to_owned() })
        };
        let months = settings.months.clone().or_else(|| (language == "ar").then(|| UN_MONTHS_AR.map(str::to_owned)));
        Self {
            locale: tag.parse().expect("a locale and a known system of digits make a tag"),
            pattern: custom.or_else(un),
            months,
        }
    }

    fn full(&self, date: Date) -> String {
        let Some(pattern) = &self.pattern else { return self.parts(date, DateFields::YMD, Length::Long) };
        let pattern = if date.day == 1 { &pattern.first } else { &pattern.usual };
        let pattern = match &self.months {
            Some(months) => with_month(pattern, &months[usize::from(date.month) - 1]),
            None => pattern.clone(),
        };
        let parsed: DateTimePattern = pattern.parse().expect("the manifest's checks parse every pattern");
        let mut names = FixedCalendarDateTimeNames::<Gregorian, DateFieldSet>::try_new((&self.locale).into())
            .expect("the compiled data falls back to the root locale");
        let formatter = names.include_for_pattern(&parsed).expect("the manifest's checks load every pattern");
        let calendar = calendar(date);
        formatter.format(&calendar).try_write_to_string().unwrap_or_else(|(_, lossy)| lossy).into_owned()
    }

    fn parts(&self, date: Date, fields: DateFields, length: Length) -> String {
        let mut builder = FieldSetBuilder::new();
        builder.date_fields = Some(fields);
        builder.length = Some(length);
        if matches!(fields, DateFields::Y | DateFields::YM | DateFields::YMD | DateFields::YMDE) {
            builder.year_style = Some(YearStyle::Full);
        }
        let set = builder.build_composite_datetime().expect("date fields and a length make a field set");
        let formatter = FixedCalendarDateTimeFormatter::<Gregorian, _>::try_new((&self.locale).into(), set)
            .expect("the compiled data falls back to the root locale");
        formatter.format(&icu::datetime::input::DateTime { date: calendar(date), time: midnight() }).to_string()
    }
}

impl DateValue {
    /// Makes a value that is written as a full date.
    pub(super) fn new(date: Date, format: Arc<DateFormat>) -> Self {
        Self { date, style: Style::Date, format }
    }
}

impl FluentType for DateValue {
    fn duplicate(&self) -> Box<dyn FluentType + Send> {
        Box::new(self.clone())
    }

    fn as_string(&self, _: &intl_memoizer::IntlLangMemoizer) -> Cow<'static, str> {
        match &self.style {
            Style::Date => self.format.full(self.date).into(),
            Style::Parts(fields, length) => self.format.parts(self.date, *fields, *length).into(),
        }
    }

    fn as_string_threadsafe(&self, _: &intl_memoizer::concurrent::IntlLangMemoizer) -> Cow<'static, str> {
        unreachable!("editions are resolved with the memoizer of one thread")
    }
}

/// The function `DATETIME`: says how much of a date is written.
pub(super) fn datetime<'a>(positional: &[FluentValue<'a>], named: &FluentArgs) -> FluentValue<'a> {
    let Some(FluentValue::Custom(custom)) = positional.first() else { return FluentValue::Error };
    let Some(value) = custom.as_ref().as_any().downcast_ref::<DateValue>() else { return FluentValue::Error };
    FluentValue::Custom(Box::new(DateValue { style: style(named), ..value.clone() }))
}

/// Reads the options (ECMA-402): a `dateStyle`, or the parts that are wanted.
fn style(named: &FluentArgs) -> Style {
    let option = |name: &str| match named.get(name) {
        Some(FluentValue::String(value)) => Some(value.clone().into_owned()),
        _ => None,
    };
    match option("dateStyle").as_deref() {
        Some("full") => return Style::Parts(DateFields::YMDE, Length::Long),
        Some("medium") => return Style::Parts(DateFields::YMD, Length::Medium),
        Some("short") => return Style::Parts(DateFields::YMD, Length::Short),
        _ => {}
    }
    let [weekday, year, month, day] = ["weekday", "year", "month", "day"].map(option);
    let length = match (month.as_deref(), weekday.as_deref()) {
        (Some("short"), _) | (None, Some("short")) => Length::Medium,
        (Some("numeric"), _) => Length::Short,
        _ => Length::Long,
    };
    let fields = match (year.is_some(), month.is_some(), day.is_some(), weekday.is_some()) {
        (false, false, false, false) => return Style::Date,
        (true, true, true, false) if length == Length::Long => return Style::Date,
        (true, true | false, true, false) => DateFields::YMD,
        (true, true, true, true) | (true, _, _, true) => DateFields::YMDE,
        (true, true, false, false) => DateFields::YM,
        (true, false, false, false) => DateFields::Y,
        (false, true, true, false) => DateFields::MD,
        (false, true, _, true) => DateFields::MDE,
        (false, true, false, false) => DateFields::M,
        (false, false, true, false) => DateFields::D,
        (false, false, true, true) => DateFields::DE,
        (false, false, false, true) => DateFields::E,
    };
    Style::Parts(fields, length)
}

impl Pattern {
    fn same(pattern: &str) -> Self {
        Self { usual: pattern.to_owned(), first: pattern.to_owned() }
    }
}

/// Puts a month's name, quoted, where a pattern asks for it in full.
fn with_month(pattern: &str, month: &str) -> String {
    let mut out = String::new();
    for (i, part) in pattern.split('\'').enumerate() {
        if i > 0 {
            out.push('\'');
        }
        // Every second part stands within quotes.
        if i % 2 == 0 {
            let quoted = format!("'{}'", month.replace('\'', "''"));
            out.push_str(&part.replace("MMMM", &quoted).replace("LLLL", &quoted));
        } else {
            out.push_str(part);
        }
    }
    out
}

fn calendar(date: Date) -> icu::calendar::Date<Gregorian> {
    icu::calendar::Date::try_new_gregorian(date.year.into(), date.month, date.day)
        .expect("the manifest's checks know every day of the calendar")
}

fn midnight() -> icu::time::Time {
    icu::time::Time::start_of_day()
}

#[cfg(test)]
mod tests {
    use super::*;

    const DAY: Date = Date { year: 2025, month: 10, day: 8 };

    fn show(locale: &str, date: Date, settings: &LocaleSettings, options: &[(&str, &str)]) -> String {
        let format = Arc::new(DateFormat::new(&locale.parse().unwrap(), settings));
        let args: FluentArgs = options.iter().map(|&(name, value)| (name, FluentValue::from(value))).collect();
        let value = FluentValue::Custom(Box::new(DateValue::new(date, format)));
        let FluentValue::Custom(value) = datetime(&[value], &args) else { panic!("a date") };
        value.as_string(&intl_memoizer::IntlLangMemoizer::new(locale.parse().unwrap())).into_owned()
    }

    #[test]
    fn full_dates_follow_the_usage_of_the_united_nations() {
        let dates: Vec<String> = ["en", "es", "fr", "ar", "ru", "zh"]
            .iter()
            .map(|locale| show(locale, DAY, &LocaleSettings::default(), &[]))
            .collect();
        assert_eq!(
            dates,
            [
                "8 October 2025",
                "8 de octubre de 2025",
                "8 octobre 2025",
                "8 تشرين الأول/أكتوبر 2025",
                "8 октября 2025 года",
                "2025年10月8日"
            ]
        );
        let first = Date { day: 1, ..DAY };
        assert_eq!(show("fr", first, &LocaleSettings::default(), &[]), "1er octobre 2025");
    }

    #[test]
    fn other_locales_follow_cldr() {
        assert_eq!(show("uk", DAY, &LocaleSettings::default(), &[]), "8 жовтня 2025\u{202f}р.");
        assert_eq!(show("fa", DAY, &LocaleSettings::default(), &[]), "۸ اکتبر ۲۰۲۵");
    }

    #[test]
    fn parts_can_be_asked_for() {
        let year = [("year", "numeric")];
        assert_eq!(show("ar", DAY, &LocaleSettings::default(), &year), "2025");
        assert_eq!(show("en", DAY, &LocaleSettings::default(), &year), "2025");
        assert_eq!(
            show("en", DAY, &LocaleSettings::default(), &[("month", "long"), ("year", "numeric")]),
            "October 2025"
        );
        assert_eq!(show("es", DAY, &LocaleSettings::default(), &[("dateStyle", "long")]), "8 de octubre de 2025");
    }

    #[test]
    fn a_letter_can_choose_its_own_pattern_months_and_digits() {
        let spanned = |value: &str| {
            let file = crate::source::Sources::open(std::path::Path::new(".")).unwrap().add("x", Vec::new());
            Some(crate::source::Spanned { value: value.to_owned(), span: crate::source::Span::new(file, 0..0) })
        };
        let settings = LocaleSettings {
            date: spanned("'on' d MMMM, y"),
            digits: spanned("arab"),
            months: Some(std::array::from_fn(|i| format!("l'm{i}"))),
            ..LocaleSettings::default()
        };
        assert_eq!(show("ar", DAY, &settings, &[]), "on ٨ l'm9, ٢٠٢٥");
    }
}
