//! The caret stands under the character it means, in every script, by the widths that terminals use (Unicode, UAX #11).

use openletter::report::Format;
use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

use crate::support::reports::{Fixture, LOST};

/// Checks that the marks under the quoted line begin and end where the piece does.
fn caret(text: &str, piece: &str) {
    let mut fixture = Fixture::empty();
    fixture.find(&LOST, "a.ftl", text, piece);
    let rendered = fixture.render(Format::Text);
    let lines: Vec<&str> = rendered.lines().collect();
    let marks = lines.iter().position(|line| line.contains('^')).unwrap();
    let (quote, marks) = (lines[marks - 1], lines[marks]);
    let (start, marked) = (marks.find('^').unwrap(), marks.matches('^').count());
    let at = quote.find(piece).unwrap_or_else(|| panic!("`{piece}` is quoted: {rendered}"));
    assert_eq!(quote[..at].width(), start, "{rendered}");
    // Terminals that know nothing of sequences agree.
    assert_eq!(quote[..at].chars().filter_map(UnicodeWidthChar::width).sum::<usize>(), start, "{rendered}");
    assert_eq!(piece.width().max(1), marked, "{rendered}");
}

#[test]
fn in_latin_and_after_a_tab() {
    caret("a = Café crème\n", "crème");
    caret("a =\n\tone\ttwo\n", "two");
    caret("a = cafe\u{301} noir\r\n", "noir");
}

#[test]
fn in_arabic_with_combining_marks() {
    caret("a = حَقُّ النَّاسِ في الكَلِمة\n", "في");
    caret("a = كُلُّ شَيْءٍ بِحَقٍّ\n", "شَيْءٍ");
}

#[test]
fn in_wide_scripts() {
    caret("a = 我們的權利，人人平等\n", "權利");
    caret("a = こんにちは、world と皆\n", "world");
    caret("a = 한국어 문장 끝\n", "끝");
}

#[test]
fn after_a_byte_order_mark_and_after_emoji() {
    caret("\u{feff}a = first\n", "first");
    caret("a = 🎉🎉 done\n", "done");
    caret("a = ❤\u{fe0f} 👍🏽 👩\u{200d}👧 done\n", "done");
}

#[test]
fn in_the_middle_of_a_line_too_long_to_show() {
    for filler in ["word ", "我們的", "حَقُّ ", "🎉é", "अनु "] {
        let filler = filler.repeat(100);
        caret(&format!("a = {filler} here {filler}\n"), "here");
        caret(&format!("a = here {filler}\n"), "here");
        caret(&format!("a = {filler} here\n"), "here");
    }
}
