//! Finds tags between two letters of a word that join in writing; leaves tags between letters that do not join alone.

use crate::check::subject::Prose;
use crate::check::typography::is_arabic_letter;
use crate::diagnostic::{Diagnostic, Rule};

/// A tag between letters that join.
pub(crate) static RULE: Rule = Rule::error("styled-within-word", "no tag stands between letters that join")
    .because(
        "The letters of a word in Arabic script join. Where the style changes between two of them, the word falls apart into shapes that \
         do not belong together.",
        "W3C, Text Layout Requirements for the Arabic Script (ALReq), Styling individual letters",
    )
    .example("## ar\na = حما<strong>ية</strong> تحم<strong>ي</strong>", "## ar\na = <strong>حماية</strong> تحمي");

/// Looks at each tag.
pub(crate) fn check(prose: &Prose, findings: &mut Vec<Diagnostic>) {
    let reading = prose.reading;
    if reading.tags.is_empty() || !reading.marks.has_other() {
        return;
    }
    let mut last = None;
    for tag in &reading.tags {
        let (before, after) = (reading.before(tag.at), reading.after(tag.at));
        let joins = before.is_some_and(joins_on) && after.is_some_and(|c| is_arabic_letter(c) && c != 'ء');
        if !joins || last == Some(tag.at) || matches!(tag.name.as_ref(), "br" | "wbr") {
            continue;
        }
        last = Some(tag.at);
        let name = if tag.closing { format!("</{}>", tag.name) } else { format!("<{}>", tag.name) };
        let message = format!("`{name}` stands between two letters that join");
        findings.push(Diagnostic::new(
            &RULE,
            tag.span.clone(),
            message,
            "put the whole word inside the tags, or none of it",
        ));
    }
}

/// Tells whether a letter joins with the one after it (Unicode, ArabicShaping.txt, Joining_Type=D).
fn joins_on(c: char) -> bool {
    let alone = matches!(c, 'ء' | 'آ' | 'أ' | 'ؤ' | 'إ' | 'ا' | 'ة' | 'د'..='ز' | 'و' | '\u{671}'..='\u{673}' | '\u{675}'..='\u{677}'
        | '\u{688}'..='\u{699}' | '\u{6c0}' | '\u{6c3}'..='\u{6cb}' | '\u{6cd}' | '\u{6cf}' | '\u{6d2}'..='\u{6d3}' | '\u{6d5}'
        | '\u{6ee}'..='\u{6ef}');
    is_arabic_letter(c) && matches!(c, '\u{620}'..='\u{6ff}') && !alone
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::testing::found;

    #[test]
    fn tags_between_letters_that_join_are_found() {
        assert_eq!(found(&RULE, "ar", "a = x", "a = تح<strong>مي</strong>نا\n"), ["<strong>", "</strong>"]);
        assert_eq!(found(&RULE, "fa", "a = x", "a = ک<em>تاب</em>\n"), ["<em>"]);
    }

    #[test]
    fn tags_around_words_and_after_letters_that_do_not_join_are_left_alone() {
        for clean in [
            "<strong>حماية</strong> تحمي",
            "و<strong>كلمة</strong> هنا",
            "هذا <em>حق</em>، (<em>نعم</em>)",
            "ر<em>أي</em>",
            "حق<br/>لنا",
            "<em>{ $x }</em>حق",
        ] {
            assert_eq!(found(&RULE, "ar", "a = x", &format!("a = {clean}\n")), [""; 0], "{clean}");
        }
        assert_eq!(found(&RULE, "en", "a = x", "a = un<em>like</em>ly café\n"), [""; 0]);
    }
}
