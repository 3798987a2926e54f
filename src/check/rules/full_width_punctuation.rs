//! Finds Latin punctuation beside Chinese and Japanese characters; leaves numbers, times, addresses and Latin words alone.

use std::ops::Range;

use crate::check::marks::Marks;
use crate::check::reading::{Reading, SLOT};
use crate::check::subject::Prose;
use crate::check::typography::is_other;
use crate::diagnostic::{Diagnostic, Edit, Rule};

/// Latin punctuation in Chinese or Japanese.
pub(crate) static RULE: Rule = Rule::warning(
    "full-width-punctuation",
    "Chinese and Japanese text has full-width punctuation, ，。；：！？（）",
)
.because(
    "Chinese and Japanese marks fill a square as the characters do. Latin ones sit too close and too low, and lines break at the wrong \
     places.",
    "W3C, Requirements for Chinese Text Layout (CLReq) and for Japanese Text Layout (JLReq), Punctuation; GB/T 15834-2011",
)
.example("## zh\na = 你好,世界", "## zh\na = 你好，世界");

const LOOKED_FOR: Marks = Marks::of(&[',', '.', ';', ':', '!', '?', '(']);

/// Looks at each Latin mark.
pub(crate) fn check(prose: &Prose, findings: &mut Vec<Diagnostic>) {
    let reading = prose.reading;
    if !(reading.marks.meets(LOOKED_FOR) && reading.marks.has_other()) {
        return;
    }
    let is_japanese = prose.locale.language == "ja";
    for (at, mark) in reading.text.char_indices() {
        let right = match mark {
            '(' => {
                findings.extend(brackets(reading, at));
                continue;
            }
            ',' if is_japanese => "、",
            ',' => "，",
            '.' => "。",
            ';' => "；",
            ':' => "：",
            '!' => "！",
            '?' => "？",
            _ => continue,
        };
        if !belongs(reading, at, mark) || is_other(reading, at) {
            continue;
        }
        let message = format!("`{mark}` is a mark of Latin script");
        let found = Diagnostic::new(&RULE, reading.span(at..at + 1), message, format!("write `{right}`"));
        findings.push(found.mend(format!("write `{right}`"), reading.edit(with_space(&reading.text, at), right)));
    }
}

/// Gives a mark and the space after it, which the full-width one has in itself.
fn with_space(text: &str, at: usize) -> Range<usize> {
    let spaced = text[at + 1..].strip_prefix(' ').is_some_and(|rest| rest.starts_with(is_cjk));
    at..at + 1 + usize::from(spaced)
}

/// Tells whether a mark belongs to Chinese or Japanese words.
fn belongs(reading: &Reading, at: usize, mark: char) -> bool {
    let text: &str = &reading.text;
    let (before, after) = (reading.before(at), reading.after(at + 1));
    let left = text[..at].trim_end_matches(SLOT).chars().next_back();
    let is_left = left.is_some_and(|c| is_cjk(c) || is_closing(c));
    let is_right = after.is_some_and(is_cjk);
    // Three points are an ellipsis, two colons are code, and so is a mark that touches Latin letters on the other side.
    if before == Some(mark) && mark != '!' && mark != '?' || after == Some(mark) && matches!(mark, '.' | ':') {
        return false;
    }
    match mark {
        '.' => is_left && after.is_none_or(|c| c.is_whitespace() || c == '"' || is_cjk(c) || is_closing(c)),
        ':' if matches!(after, Some(')' | '(' | '-' | '/' | 'D' | 'P')) => false,
        ';' if matches!(after, Some(')' | '-')) => false,
        ',' | ':' | ';' => {
            is_left || is_right && before.is_some_and(|c| c.is_alphanumeric() || matches!(c, SLOT | ')' | '%'))
        }
        _ => {
            is_left
                || is_right && before == Some(SLOT)
                || matches!(before, Some('?' | '!')) && left.is_some() && after_cjk(text, at)
        }
    }
}

/// Tells whether a run of `?` and `!` before an offset follows Chinese or Japanese words.
fn after_cjk(text: &str, at: usize) -> bool {
    text[..at].trim_end_matches(['?', '!', SLOT]).ends_with(is_cjk)
}

/// Judges a pair of brackets.
fn brackets(reading: &Reading, at: usize) -> Option<Diagnostic> {
    let text: &str = &reading.text;
    let length = text[at + 1..].find(['(', ')', '\n'])?;
    let end = at + 1 + length;
    let inside = &text[at + 1..end];
    let beside = reading.before(at).is_some_and(is_cjk);
    if !text[end..].starts_with(')') || inside.is_empty() || !(beside || inside.contains(is_cjk)) {
        return None;
    }
    // Beside a mark such as `f(x)` or `:(` they are code or a smiley.
    let is_code = reading.before(at).is_some_and(|c| c.is_ascii_alphanumeric() || matches!(c, ':' | ';' | ']' | '_'));
    if is_code && !inside.contains(is_cjk) || is_other(reading, at) || is_other(reading, end) {
        return None;
    }
    let found = Diagnostic::new(
        &RULE,
        reading.span(at..at + 1),
        "`(` and `)` are marks of Latin script",
        "write `（` and `）`",
    )
    .label(reading.span(end..end + 1), "to here");
    let edits: Option<Vec<Edit>> =
        [reading.edit(at..at + 1, "（"), reading.edit(end..end + 1, "）")].into_iter().collect();
    Some(match edits {
        Some(edits) => found.fix("write `（` and `）`", edits),
        None => found,
    })
}

fn is_closing(c: char) -> bool {
    matches!(c, '）' | '」' | '』' | '》' | '〉' | '】' | '”' | '’')
}

/// Tells whether a character is Chinese or Japanese.
fn is_cjk(c: char) -> bool {
    matches!(c, '\u{3005}'..='\u{3007}' | '\u{3041}'..='\u{30ff}' | '\u{31f0}'..='\u{31ff}' | '\u{3400}'..='\u{4dbf}'
        | '\u{4e00}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{3ffff}')
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::testing::{fixed, found};

    #[test]
    fn latin_marks_are_put_right() {
        for (language, before, after) in [
            ("zh", "你好,世界.", "你好，世界。"),
            ("zh", "你好, 世界; 再见! 真的?", "你好，世界；再见！真的？"),
            ("zh", "注意:不要", "注意：不要"),
            ("zh", "难民(IDP)与(中文)", "难民（IDP）与（中文）"),
            ("zh", "删除{ $name }?", "删除{ $name }？"),
            ("zh", "共 { $n },其中", "共 { $n }，其中"),
            ("zh", "GDP,人口", "GDP，人口"),
            ("zh", "好,{ $name }!来", "好，{ $name }！来"),
            ("ja", "難民の権利,保護.", "難民の権利、保護。"),
        ] {
            let (before, after) = (format!("a = {before}\n"), format!("a = {after}\n"));
            assert_eq!(fixed(&RULE, language, "a = x", &before), after);
            assert_eq!(found(&RULE, language, "a = x", &after), [""; 0]);
        }
    }

    #[test]
    fn numbers_latin_words_and_addresses_are_left_alone() {
        for clean in [
            "约 3.5 万，12:30，1,234 人",
            "1.中文 2. 中文 (1)中文",
            "看 https://a.example/中文,b 吧",
            "使用 A, B (or C) 与 f(x) 的",
            "你好，世界。（中文）",
            "<code>中,文</code>",
            "等等...",
            "文件名.pdf",
            "好 :) 吧 ;)",
            "{ $a }, { $b }.",
        ] {
            assert_eq!(found(&RULE, "zh", "a = x", &format!("a = {clean}\n")), [""; 0], "{clean}");
        }
    }
}
