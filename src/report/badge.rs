//! Draws a badge for a locale, as SVG of our own and as JSON for a badge service. Fetches nothing and names no font that must be there.

use serde_json::json;

use super::junit::escaped;
use super::{LocaleReport, pretty};

/// Draws the badge: the locale, and how much of it is translated. Every text is set to its width, whatever the font.
pub fn svg(locale: &LocaleReport) -> String {
    let (label, message) = (locale.locale.as_str(), message(locale));
    let (left, right) = (width(label), width(&message));
    let (label_box, message_box) = (left + 2 * PADDING, right + 2 * PADDING);
    let whole = label_box + message_box;
    let (label_middle, message_middle) = (label_box / 2, label_box + message_box / 2);
    let (label, message, colour) = (escaped(label), escaped(&message), colour(locale).1);
    format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{whole}\" height=\"20\" role=\"img\" aria-label=\"{label}: {message}\">\n\
         <title>{label}: {message}</title>\n\
         <clipPath id=\"badge-{label}\"><rect width=\"{whole}\" height=\"20\" rx=\"3\"/></clipPath>\n\
         <g clip-path=\"url(#badge-{label})\">\n\
         <rect width=\"{label_box}\" height=\"20\" fill=\"#555\"/>\n\
         <rect x=\"{label_box}\" width=\"{message_box}\" height=\"20\" fill=\"{colour}\"/>\n\
         </g>\n\
         <g fill=\"#fff\" text-anchor=\"middle\" font-family=\"Verdana,DejaVu Sans,Geneva,sans-serif\" font-size=\"11\">\n\
         <text x=\"{label_middle}\" y=\"14\" textLength=\"{left}\" aria-hidden=\"true\">{label}</text>\n\
         <text x=\"{message_middle}\" y=\"14\" textLength=\"{right}\" aria-hidden=\"true\">{message}</text>\n\
         </g>\n\
         </svg>\n"
    )
}

/// Gives what a badge service reads to draw the same (shields.io, endpoint badge, schema version 1).
pub fn endpoint(locale: &LocaleReport) -> String {
    pretty(&json!({
        "schemaVersion": 1,
        "label": locale.locale,
        "message": message(locale),
        "color": colour(locale).0,
        "isError": locale.errors > 0,
    }))
}

/// Space at both sides of a text, in pixels.
const PADDING: usize = 6;

fn message(locale: &LocaleReport) -> String {
    match locale.errors {
        0 => format!("{}%", locale.coverage()),
        1 => format!("{}%, 1 error", locale.coverage()),
        errors => format!("{}%, {errors} errors", locale.coverage()),
    }
}

/// Gives the colour's name, which the service knows, and its value: each dark enough to read white upon.
fn colour(locale: &LocaleReport) -> (&'static str, &'static str) {
    let coverage = locale.coverage();
    if locale.errors > 0 || locale.floor.is_some_and(|floor| coverage < floor) {
        return ("red", "#b60205");
    }
    match coverage {
        100.. => ("brightgreen", "#2c7a18"),
        80..100 => ("green", "#5b7c10"),
        50..80 => ("yellow", "#8a6d00"),
        0..50 => ("orange", "#b4530a"),
    }
}

/// Measures a text in Verdana at 11 pixels, rounded up; a text in another script than Latin counts as wide.
fn width(text: &str) -> usize {
    let tenths: usize = text
        .chars()
        .map(|c| match c {
            'i' | 'j' | 'l' => 30,
            ' ' | ',' | '.' | 'I' => 42,
            'f' | 't' | 'r' | '-' => 47,
            's' | 'c' | 'z' => 58,
            'm' | '%' => 110,
            'w' => 90,
            'M' | 'W' | 'O' | 'Q' | 'G' | 'D' | 'H' | 'N' | 'U' => 86,
            'A'..='Z' => 75,
            '0'..='9' | 'a'..='z' => 69,
            _ => 110,
        })
        .sum();
    tenths.div_ceil(10)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn locale(name: &str, translated: usize, errors: usize) -> LocaleReport {
        let locale = name.to_owned();
        LocaleReport { locale, source: false, messages: 50, translated, floor: None, errors, warnings: 0 }
    }

    #[test]
    fn a_badge_says_what_it_shows() {
        let badge = svg(&locale("zh-Hant", 49, 0));
        assert!(badge.contains("<title>zh-Hant: 98%</title>"), "{badge}");
        assert!(badge.contains("aria-label=\"zh-Hant: 98%\""), "{badge}");
        assert_eq!(badge.matches("http").count(), 1, "the namespace alone: {badge}");
        assert!((40..48).contains(&width("zh-Hant")), "{}", width("zh-Hant"));
    }

    #[test]
    fn the_colour_follows_coverage_floor_and_errors() {
        assert_eq!(colour(&locale("fr", 50, 0)).0, "brightgreen");
        assert_eq!(colour(&locale("fr", 45, 0)).0, "green");
        assert_eq!(colour(&LocaleReport { floor: Some(100), ..locale("fr", 49, 0) }).0, "red");
        assert_eq!(colour(&locale("fr", 50, 1)).0, "red");
        let endpoint: serde_json::Value = serde_json::from_str(&endpoint(&locale("fr", 50, 2))).unwrap();
        assert_eq!(endpoint["message"], "100%, 2 errors");
        assert_eq!(endpoint["schemaVersion"], 1);
    }
}
