//! Writes a document as plain text for e-mail: UTF-8, wrapped, one name a line, and no name changed or broken.

use textwrap::{Options, WordSeparator, WordSplitter};

use crate::edition::{Block, Document, Name, Run, Text};
use crate::locale::Direction;

/// Columns of a line, as mail has them (RFC 5322, 2.1.1, asks for at most 78).
const WIDTH: usize = 72;

/// Writes a document.
pub fn text(document: &Document) -> String {
    let mut parts: Vec<String> = Vec::new();
    let head = document.label.iter().chain([&document.title]).chain(&document.subtitle).chain(&document.dateline);
    for text in head.chain(&document.notice).chain(&document.draft) {
        parts.push(lines(text));
    }
    for block in &document.body {
        match block {
            Block::Paragraph { text } => parts.push(wrap(text, "", "")),
            Block::Heading { text } => parts.push(lines(text)),
            Block::Bullets { items } => parts.extend(items.iter().map(|item| wrap(item, "• ", "  "))),
            Block::Numbers { items } => parts.extend(items.iter().enumerate().map(|(i, item)| {
                let number = format!("{}. ", in_digits(i + 1, &document.digits));
                wrap(item, &number, &" ".repeat(number.chars().count()))
            })),
        }
    }
    parts.extend(document.closing.iter().map(|closing| wrap(closing, "", "")));
    if let Some(signatories) = &document.signatories {
        parts.push(lines(&signatories.heading));
        let names = signatories.names.iter().map(|name| isolate(&name.text, name.direction, document.direction));
        parts.push(names.collect::<Vec<_>>().join("\n"));
    }
    let mut out = parts.join("\n\n");
    out.push('\n');
    out
}

fn wrap(text: &Text, first: &str, others: &str) -> String {
    let options = options(text).initial_indent(first).subsequent_indent(others);
    textwrap::fill(&flat(&text.runs).replace('\n', " "), options)
}

/// Keeps the line breaks of a heading.
fn lines(text: &Text) -> String {
    let options = options(text);
    flat(&text.runs).lines().map(|line| textwrap::fill(line, &options)).collect::<Vec<_>>().join("\n")
}

/// Breaks at spaces only, so that addresses stay whole; where a script has none, wherever a line may end (UAX #14).
fn options(text: &Text) -> Options<'static> {
    const WITHOUT_SPACES: [&str; 8] = ["Hans", "Hant", "Jpan", "Thai", "Khmr", "Laoo", "Mymr", "Tibt"];
    let script = text.script.as_deref().unwrap_or_default();
    let separator = if WITHOUT_SPACES.contains(&script) {
        WordSeparator::UnicodeBreakProperties
    } else {
        WordSeparator::AsciiSpace
    };
    Options::new(WIDTH).break_words(false).word_separator(separator).word_splitter(WordSplitter::NoHyphenation)
}

/// Gives the characters, the address after each link.
fn flat(runs: &[Run]) -> String {
    runs.iter()
        .map(|run| match run {
            Run::Text { text } | Run::Name(Name { text, .. }) => text.clone(),
            Run::Em { runs } | Run::Strong { runs } | Run::Cite { runs } | Run::Sup { runs } => flat(runs),
            Run::Link { target, runs } => format!("{} <{target}>", flat(runs)),
        })
        .collect()
}

/// Isolates a name that runs against the text (UAX #9, 2.4), so that its signs stay where they belong in any reader.
fn isolate(name: &str, own: Direction, outer: Direction) -> String {
    if own == outer {
        return name.to_owned();
    }
    let opening = match own {
        Direction::Ltr => '\u{2066}',
        Direction::Rtl => '\u{2067}',
    };
    format!("{opening}{name}\u{2069}")
}

fn in_digits(number: usize, digits: &[String]) -> String {
    number.to_string().bytes().map(|digit| digits.get(usize::from(digit - b'0')).map_or("?", String::as_str)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_isolated_only_against_the_text() {
        assert_eq!(isolate("(amemo) mujeres", Direction::Ltr, Direction::Rtl), "\u{2066}(amemo) mujeres\u{2069}");
        assert_eq!(isolate("اتحاد", Direction::Rtl, Direction::Rtl), "اتحاد");
    }

    #[test]
    fn numbers_take_the_digits_of_the_locale() {
        let digits: Vec<String> = "۰۱۲۳۴۵۶۷۸۹".chars().map(String::from).collect();
        assert_eq!(in_digits(10, &digits), "۱۰");
    }
}
