//! Finds outer quotation marks that are not « » in Russian and Ukrainian; marks within « » may be „ “.

use crate::check::marks::Marks;
use crate::check::subject::Prose;
use crate::check::typography::is_other;
use crate::diagnostic::{Diagnostic, Edit, Rule};

/// Outer quotation marks of another language.
pub(crate) static RULE: Rule = Rule::warning("quotes", "the outer quotation marks of Russian and Ukrainian are « »")
    .because(
        "Russian and Ukrainian print quotations between « », and a quotation within one between „ “.",
        "Мильчин, Справочник издателя и автора, «Кавычки»; Український правопис 2019, «Лапки»",
    )
    .example("## ru\nbook = Роман “Мать”.", "## ru\nbook = Роман «Мать».");

const LOOKED_FOR: Marks = Marks::of(&['“', '„']);

/// Looks at each mark that opens outside « ».
pub(crate) fn check(prose: &Prose, findings: &mut Vec<Diagnostic>) {
    let reading = prose.reading;
    if !reading.marks.meets(LOOKED_FOR) {
        return;
    }
    let text: &str = &reading.text;
    let mut depth = 0usize;
    let mut from = 0;
    for (at, c) in text.char_indices() {
        match c {
            '«' => depth += 1,
            '»' => depth = depth.saturating_sub(1),
            '“' | '„' if depth == 0 && at >= from && !is_other(reading, at) => {
                let close = if c == '„' { ['“', '”'] } else { ['”', '”'] };
                let start = at + c.len_utf8();
                // A mark without its partner is no matter of taste; it is looked at elsewhere.
                let Some(end) = text[start..].find(close).map(|i| start + i) else { continue };
                from = end + '”'.len_utf8();
                let message = "the outer quotation marks are those of another language";
                let found = Diagnostic::new(&RULE, reading.span(at..start), message, "put « and » around the words")
                    .label(reading.span(end..from), "to here");
                let plain = !text[start..end].contains(['«', '“', '„']);
                let edits: Option<Vec<Edit>> =
                    [reading.edit(at..start, "«"), reading.edit(end..from, "»")].into_iter().collect();
                findings.push(match edits.filter(|_| plain) {
                    Some(edits) => found.fix("put « and »", edits),
                    None => found,
                });
            }
            _ => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::testing::{fixed, found};

    #[test]
    fn outer_marks_are_put_right() {
        for (language, before, after) in [
            ("ru", "Роман “Мать” и „Жизнь“.", "Роман «Мать» и «Жизнь»."),
            ("uk", "Поема „Кавказ”, “{ $x }”", "Поема «Кавказ», «{ $x }»"),
        ] {
            let (before, after) = (format!("a = {before}\n"), format!("a = {after}\n"));
            assert_eq!(found(&RULE, language, "a = x", &before).len(), 2);
            assert_eq!(fixed(&RULE, language, "a = x", &before), after);
            assert_eq!(found(&RULE, language, "a = x", &after), [""; 0]);
        }
    }

    #[test]
    fn inner_marks_are_left_alone() {
        for clean in
            ["«Роман „Мать“ вышел»", "«Роман “Мать” вышел»", "Роман «Мать»", "<span lang=\"en\">“x”</span>", "Дюйм“"]
        {
            assert_eq!(found(&RULE, "ru", "a = x", &format!("a = {clean}\n")), [""; 0], "{clean}");
        }
    }
}
