//! Formats the numbers of messages as their locale writes them (CLDR, by ICU4X), in the digits the letter asks for.

use std::borrow::Cow;

use fluent_bundle::types::FluentNumber;
use fluent_bundle::{FluentArgs, FluentValue};
use icu::decimal::DecimalFormatter;
use icu::decimal::input::Decimal;
use icu::decimal::options::{DecimalFormatterOptions, GroupingStrategy};
use icu::locale::Locale;
use intl_memoizer::{IntlLangMemoizer, Memoizable};
use unic_langid::LanguageIdentifier;

/// A formatter of values as `FluentBundle::set_formatter` takes it: a plain function, hence one for each system of digits.
pub(super) type Formatter = fn(&FluentValue, &IntlLangMemoizer) -> Option<String>;

/// The function `NUMBER`: adds options to a number; a placeholder passes through.
pub(super) fn number<'a>(positional: &[FluentValue<'a>], named: &FluentArgs) -> FluentValue<'a> {
    match positional.first() {
        Some(FluentValue::Number(number)) => {
            let mut number = number.clone();
            number.options.merge(named);
            FluentValue::Number(number)
        }
        Some(FluentValue::Custom(custom)) => FluentValue::Custom(custom.duplicate()),
        Some(FluentValue::String(_) | FluentValue::None | FluentValue::Error) | None => FluentValue::Error,
    }
}

/// Gives the formatter for a system of digits; for the locale's own if none is named.
pub(super) fn formatter(digits: Option<&str>) -> Formatter {
    let Some(digits) = digits else { return |value, intls| format(value, None, intls) };
    let found = FORMATTERS.iter().find(|(name, _)| *name == digits);
    found.expect("the manifest's checks know every system of digits").1
}

/// Gives the digits 0 to 9 of a locale.
pub(super) fn digits(locale: &LanguageIdentifier, digits: Option<&'static str>) -> Vec<String> {
    let formatter = NumberFormat::new(locale, digits, true);
    (0u8..10).map(|digit| formatter.0.format_to_string(&Decimal::from(digit))).collect()
}

macro_rules! formatters {
    ($($digits:literal)*) => {
        &[$(($digits, |value, intls| format(value, Some($digits), intls))),*]
    };
}

static FORMATTERS: &[(&str, Formatter)] = formatters!["latn" "arab" "arabext" "beng" "deva" "gujr" "guru" "khmr" "knda"
    "laoo" "mlym" "mymr" "orya" "tamldec" "telu" "thai" "tibt"];

struct NumberFormat(DecimalFormatter);

impl NumberFormat {
    fn new(locale: &LanguageIdentifier, digits: Option<&'static str>, grouping: bool) -> Self {
        let tag = digits.map_or_else(|| locale.to_string(), |digits| format!("{locale}-u-nu-{digits}"));
        let locale: Locale = tag.parse().expect("a locale and a known system of digits make a tag");
        let mut options = DecimalFormatterOptions::default();
        options.grouping_strategy = Some(if grouping { GroupingStrategy::Auto } else { GroupingStrategy::Never });
        Self(
            DecimalFormatter::try_new(locale.into(), options).expect("the compiled data falls back to the root locale"),
        )
    }
}

impl Memoizable for NumberFormat {
    type Args = (Option<&'static str>, bool);
    type Error = std::convert::Infallible;

    fn construct(lang: LanguageIdentifier, (digits, grouping): Self::Args) -> Result<Self, Self::Error> {
        Ok(Self::new(&lang, digits, grouping))
    }
}

fn format(value: &FluentValue, digits: Option<&'static str>, intls: &IntlLangMemoizer) -> Option<String> {
    let FluentValue::Number(number) = value else { return None };
    let decimal = decimal(number);
    let Ok(formatted) = intls.with_try_get::<NumberFormat, _, _>((digits, number.options.use_grouping), |formatter| {
        formatter.0.format_to_string(&decimal)
    });
    Some(formatted)
}

/// Applies the options on digits (ECMA-402, `SetNumberFormatDigitOptions`): significant digits outweigh fraction digits.
fn decimal(number: &FluentNumber) -> Decimal {
    let options = &number.options;
    let text: Cow<str> = number.value.to_string().into();
    let mut decimal: Decimal = text.parse().unwrap_or_default();
    let place = |digits: usize| i16::try_from(digits).unwrap_or(i16::MAX);
    let leading = decimal.absolute.nonzero_magnitude_start();
    if options.minimum_significant_digits.is_some() || options.maximum_significant_digits.is_some() {
        if let Some(most) = options.maximum_significant_digits {
            decimal.absolute.round(leading - place(most) + 1);
        }
        decimal.absolute.trim_end();
        if let Some(least) = options.minimum_significant_digits {
            decimal.absolute.pad_end(leading - place(least) + 1);
        }
    } else {
        if let Some(most) = options.maximum_fraction_digits {
            decimal.absolute.round(-place(most));
        }
        let least = options.minimum_fraction_digits.unwrap_or(0);
        let least = options.maximum_fraction_digits.map_or(least, |most| least.min(most));
        decimal.absolute.pad_end(-place(least));
    }
    if let Some(least) = options.minimum_integer_digits {
        decimal.absolute.pad_start(place(least));
    }
    decimal
}

#[cfg(test)]
mod tests {
    use super::*;

    fn show(locale: &str, digits: Option<&str>, value: &str, options: &[(&str, FluentValue)]) -> String {
        let intls = IntlLangMemoizer::new(locale.parse().unwrap());
        let args: FluentArgs = options.iter().cloned().collect();
        let value = number(&[FluentValue::try_number(value)], &args);
        formatter(digits)(&value, &intls).unwrap()
    }

    #[test]
    fn numbers_are_written_as_the_locale_writes_them() {
        assert_eq!(show("en", None, "123.2", &[]), "123.2");
        assert_eq!(show("es", None, "123.2", &[]), "123,2");
        assert_eq!(show("es", None, "1234", &[]), "1234");
        assert_eq!(show("fr", None, "12345", &[]), "12\u{202f}345");
        assert_eq!(show("ar", None, "123.2", &[]), "123.2");
        assert_eq!(show("ar", Some("arab"), "123.2", &[]), "١٢٣٫٢");
        assert_eq!(show("fa", None, "1951", &[("useGrouping", "false".into())]), "۱۹۵۱");
    }

    #[test]
    fn every_system_of_digits_that_a_letter_can_ask_for_has_a_formatter() {
        for digits in crate::manifest::DIGITS {
            assert_eq!(show("en", Some(digits), "7", &[]).chars().count(), 1, "{digits}");
        }
    }

    #[test]
    fn options_on_digits_are_carried_out() {
        assert_eq!(show("en", None, "8", &[("minimumFractionDigits", 1.into())]), "8.0");
        assert_eq!(show("en", None, "8.46", &[("maximumFractionDigits", 1.into())]), "8.5");
        assert_eq!(show("en", None, "8", &[("minimumIntegerDigits", 2.into())]), "08");
        assert_eq!(show("en", None, "123456", &[("maximumSignificantDigits", 2.into())]), "120,000");
        assert_eq!(show("en", None, "8.40", &[]), "8.40");
    }
}
