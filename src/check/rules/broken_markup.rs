//! Finds tags of a folder's texts that open and do not close, close and do not open, or cross; letters are read by their own rules.

use crate::check::parity::is_cut_off;
use crate::check::reading::{Reading, Tag};
use crate::check::subject::{Locale, Unit, Whole};
use crate::check::tags::{is_markup, is_self_closing};
use crate::diagnostic::{Diagnostic, Rule};

/// A tag without its other half.
pub(crate) static RULE: Rule = Rule::error("broken-markup", "every tag that opens is closed, in order")
    .because(
        "A tag without its other half swallows the rest of the text or is shown as it stands.",
        "WHATWG, HTML Living Standard, “Elements”",
    )
    .example("now = Act <strong>now<strong>", "now = Act <strong>now</strong>");

/// Elements whose end may be left out (HTML, “Optional tags”).
const OPTIONAL: [&str; 8] = ["dd", "dt", "li", "option", "p", "td", "th", "tr"];

/// Looks at the tags of each reading.
pub(crate) fn check(unit: &Unit, _: &Locale, whole: &Whole, findings: &mut Vec<Diagnostic>) {
    if whole.letter.is_some() {
        return;
    }
    let before = findings.len();
    for reading in unit.readings.iter().filter(|reading| !reading.tags.is_empty()) {
        balance(reading, whole, findings);
    }
    if findings.len() > before && is_cut_off(unit.entry, whole.sources) {
        findings.truncate(before);
    }
}

fn balance(reading: &Reading, whole: &Whole, findings: &mut Vec<Diagnostic>) {
    let mut open: Vec<&Tag> = Vec::new();
    let mut report = |tag: &Tag, message: String, help: String| {
        findings.push(Diagnostic::new(&RULE, tag.span.clone(), message, help));
    };
    for tag in &reading.tags {
        if is_self_closing(tag, whole.sources) || !is_markup(tag, reading) {
            continue;
        }
        if !tag.closing {
            open.push(tag);
            continue;
        }
        match open.iter().rposition(|other| other.name == tag.name) {
            Some(i) => {
                let within: Vec<&Tag> =
                    open.drain(i..).skip(1).filter(|tag| !OPTIONAL.contains(&tag.name.as_ref())).collect();
                for inner in within {
                    let message = format!("`<{}>` is still open where `</{}>` closes", inner.name, tag.name);
                    report(inner, message, format!("write `</{}>` before `</{}>`", inner.name, tag.name));
                }
            }
            // What was closed by the end of the element around it has been reported.
            None if reading.tags.iter().any(|other| !other.closing && other.name == tag.name && other.at <= tag.at)
                && closes(reading, tag) <= opens(reading, tag) => {}
            None => {
                let message = format!("`</{}>` closes nothing", tag.name);
                report(tag, message, format!("write `<{}>` before it, or delete it", tag.name));
            }
        }
    }
    for tag in open.into_iter().filter(|tag| !OPTIONAL.contains(&tag.name.as_ref())) {
        let message = format!("`<{}>` is never closed", tag.name);
        report(tag, message, format!("write `</{}>` where it should end", tag.name));
    }
}

fn opens(reading: &Reading, tag: &Tag) -> usize {
    reading.tags.iter().filter(|other| !other.closing && other.name == tag.name).count()
}

fn closes(reading: &Reading, tag: &Tag) -> usize {
    reading.tags.iter().filter(|other| other.closing && other.name == tag.name).count()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::testing::found;

    #[test]
    fn half_an_element_is_found() {
        assert_eq!(found(&RULE, "en", "", "a = <b>x"), ["<b>"]);
        assert_eq!(found(&RULE, "en", "", "a = x</b>"), ["</b>"]);
        assert_eq!(found(&RULE, "en", "", "a = <b><i>x</b></i>"), ["<i>"]);
        assert_eq!(found(&RULE, "en", "", "a = <b>x<b>"), ["<b>", "<b>"]);
    }

    #[test]
    fn whole_elements_are_fine() {
        let clean = "a = <b>x</b> y<br> <img src=\"a\"> <hr/> <i><b>z</b></i> <Link>q</Link> <ul><li>x<li>y</ul> <x/>";
        assert_eq!(found(&RULE, "en", "", clean), [""; 0]);
        assert_eq!(found(&RULE, "en", "", "a = copy <file> to <folder>, x < y"), [""; 0]);
    }
}
