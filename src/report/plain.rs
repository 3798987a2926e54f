//! Makes what a file holds harmless in a line of output, for terminals and for the logs of build services. Hides nothing: what has
//! no form gets one.

use std::borrow::Cow;
use std::fmt::Write;

use crate::diagnostic::is_control;

/// Gives a text as part of one line, without anything that could steer who shows it.
pub(super) fn line(text: &str) -> String {
    let text = text.replace("\r\n", "\n");
    defused(&text).chars().map(|c| if c.is_whitespace() && c.is_control() { ' ' } else { visible(c) }).collect()
}

/// Gives a character that is seen, in place of one that steers.
pub(super) fn visible(c: char) -> char {
    match u32::from(c) {
        // U+2400 and on are pictures of the controls from U+0000.
        code @ 0..0x20 => char::from_u32(0x2400 + code).unwrap_or(char::REPLACEMENT_CHARACTER),
        0x7f => '\u{2421}',
        0x2066..=0x2069 => char::REPLACEMENT_CHARACTER,
        _ if is_control(c) => char::REPLACEMENT_CHARACTER,
        _ => c,
    }
}

/// Gives JSON that says the same and steers no one either: what would is written as an escape, which only strings can hold.
pub(super) fn json(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for (c, tame) in text.chars().zip(defused(text).chars()) {
        if c == '\n' || c == tame && visible(c) == c {
            out.push(c);
            continue;
        }
        let mut units = [0; 2];
        for unit in c.encode_utf16(&mut units) {
            write!(out, "\\u{unit:04x}").expect("a string takes all");
        }
    }
    out
}

/// Breaks what build services take for a command wherever it stands in a log: `##[…]`, `##vso[…]`, `##teamcity[…]`. The length
/// stays as it was, so that offsets do.
pub(super) fn defused(text: &str) -> Cow<'_, str> {
    let mut out = Cow::Borrowed(text);
    for (at, _) in text.match_indices("##") {
        let name = text[at..].bytes().take_while(|byte| *byte == b'#' || byte.is_ascii_alphabetic()).count();
        if text[at + name..].starts_with('[') {
            out.to_mut().replace_range(at + name..=at + name, "(");
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_stays_one_line_and_shows_what_it_holds() {
        assert_eq!(line("a\r\nb\tc\u{1b}[31m\u{9b}\u{202e}\u{2028}d"), "a b c\u{241b}[31m\u{fffd}\u{fffd}\u{fffd}d");
        assert_eq!(line("été حقّ 中文 👍"), "été حقّ 中文 👍");
    }

    #[test]
    fn json_keeps_its_meaning() {
        for text in ["\u{9b}\u{202e}\u{f0000} ##[x] \n \u{1b}", "[\"##[\"]", "été 中文"] {
            let written = json(&serde_json::to_string_pretty(&[text]).unwrap());
            assert_eq!(serde_json::from_str::<Vec<String>>(&written).unwrap(), [text]);
            assert!(!written.contains(['\u{9b}', '\u{202e}']) && !written.contains("##["), "{written}");
        }
    }

    #[test]
    fn commands_of_build_services_are_broken_and_headings_are_not() {
        assert_eq!(defused("x ##[add-mask]e ##vso[task] ###teamcity[y]"), "x ##(add-mask]e ##vso(task] ###teamcity(y]");
        assert_eq!(defused("### Titles [of parts]"), "### Titles [of parts]");
    }
}
