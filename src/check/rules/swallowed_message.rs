//! Finds messages that their indentation makes part of the message above. In a letter, reading it finds them.

use crate::catalog::{Element, Pattern};
use crate::check::subject::{Locale, Unit, Whole};
use crate::diagnostic::Diagnostic;
pub(crate) use crate::letter::SWALLOWED_MESSAGE as RULE;
use crate::source::Span;

/// Looks at the beginning of each continued line: in other projects, only what is the name of a message of the source counts.
pub(crate) fn check(unit: &Unit, _: &Locale, whole: &Whole, findings: &mut Vec<Diagnostic>) {
    if whole.letter.is_some() {
        return;
    }
    for pattern in unit.pattern.variants() {
        for span in continued(pattern, whole) {
            let text = whole.sources.text(&span);
            let name: String =
                text.chars().take_while(|c| c.is_ascii_alphanumeric() || matches!(c, '-' | '_')).collect();
            let is_assigned = text[name.len()..].trim_start_matches(' ').starts_with('=');
            let known = || {
                whole.project.catalogs_of(0).iter().any(|catalog| {
                    catalog.messages.contains_key(&name) || catalog.terms.contains_key(name.trim_start_matches('-'))
                })
            };
            // A term has one hyphen before its name; two begin an option of a command.
            let is_name = name.strip_prefix('-').unwrap_or(&name).starts_with(|c: char| c.is_ascii_alphabetic());
            if is_name && is_assigned && (name.contains('-') || known()) {
                let place = Span { end: span.start + name.len(), ..span };
                let message = format!("`{name}` is indented, so it goes on with the message above");
                let help = "remove the spaces before it; if it is text, write `{\"=\"}` for the sign";
                findings.push(Diagnostic::new(&RULE, place, message, help));
            }
        }
    }
}

/// Gives the texts that begin a line; the parser gives each continued line a text of its own, its indentation left out.
fn continued(pattern: &Pattern, whole: &Whole) -> Vec<Span> {
    let mut spans = Vec::new();
    for element in &pattern.elements {
        let Element::Text(span) = element else { continue };
        let before = &whole.sources.file(span.file).text()[..span.start];
        if before.trim_end_matches(' ').ends_with('\n') {
            spans.push(span.clone());
        }
    }
    spans
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::testing::found;

    #[test]
    fn a_message_in_a_message_is_told_from_text_with_an_equals_sign() {
        assert_eq!(found(&RULE, "fr", "a = One\nb = Two", "a = Un\n b = Deux"), ["b"]);
        assert_eq!(found(&RULE, "fr", "a = One", "a = Un\n    letter-b = Deux"), ["letter-b"]);
        assert_eq!(found(&RULE, "fr", "a = x = 1", "a = ceci\n    x = 1"), [""; 0]);
        assert_eq!(found(&RULE, "fr", "a = x", "a = ceci\n    --preserve = mode"), [""; 0]);
    }
}
