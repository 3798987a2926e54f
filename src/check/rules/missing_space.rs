//! Finds marks that the next word sticks to. Leaves addresses, names of files, abbreviations, figures and code alone.

use crate::check::characters::{NARROW, NO_BREAK, has_tag, is_code, is_unspaced, letters_after, letters_before, token};
use crate::check::marks::Marks;
use crate::check::reading::{Reading, SLOT};
use crate::check::subject::Prose;
use crate::diagnostic::{Diagnostic, Rule};

/// A mark without a space after it.
pub(crate) static RULE: Rule = Rule::warning("missing-space", "a space follows each mark within a sentence or after it")
    .because(
        "Two words that a mark joins without a space cannot be told apart at a glance, and the line cannot break between them.",
        "United Nations Editorial Manual, “Punctuation”; RAE, Ortografía de la lengua española (2010), chapter III",
    )
    .example("title = Asylum,a right", "title = Asylum, a right");

const LOOKED_FOR: Marks = Marks::of(&[',', ';', ':', '!', '?', '.', '،', '؛', '؟', '۔', '।']);

/// Languages that write endings after a colon, as in `EU:n`, or have it as a letter.
const COLON_IN_WORDS: &[&str] =
    &["fi", "sv", "se", "sma", "smj", "smn", "sms", "moh", "one", "fo", "is", "da", "nb", "nn", "no"];

/// What stands before a colon in addresses, searches and commands.
const PREFIXES: &[&str] = &[
    "http",
    "https",
    "mailto",
    "about",
    "file",
    "data",
    "javascript",
    "tel",
    "sms",
    "urn",
    "chrome",
    "resource",
    "blob",
    "magnet",
    "irc",
    "ftp",
    "news",
    "xmpp",
    "geo",
    "doi",
    "isbn",
    "site",
    "tag",
    "filter",
    "key",
    "lang",
    "std",
    "moz",
    "ext",
    "is",
    "in",
    "from",
    "to",
    "has",
    "web",
    "app",
    "view",
    "localhost",
];

/// What stands after a dot in addresses and names of programs.
const SUFFIXES: &[&str] = &["com", "org", "net", "io", "edu", "gov", "co", "info", "js"];

/// Looks at the marks of a text.
pub(crate) fn check(prose: &Prose, findings: &mut Vec<Diagnostic>) {
    let reading = prose.reading;
    if !reading.marks.meets(LOOKED_FOR) || is_unspaced(&prose.locale.script) {
        return;
    }
    let text = &*reading.text;
    for (at, mark) in text.char_indices().filter(|(_, c)| is_mark(*c)) {
        let end = at + mark.len_utf8();
        let Some(next) = reading.after(end) else { continue };
        let sticks = next.is_alphabetic() || next == SLOT && matches!(mark, ',' | '،');
        if !sticks || reading.is_verbatim(at) || reading.is_verbatim(end) || has_tag(reading, &(at..end)) {
            continue;
        }
        let around = &text[token(text, at)];
        if is_code(around) || !is_prose(prose, at, mark, around) {
            continue;
        }
        // A comma between two words can be nothing else.
        let edit = if matches!(mark, ',' | '،') { reading.edit(end..end, " ") } else { None };
        let found =
            Diagnostic::new(&RULE, reading.span(at..end), format!("no space follows `{mark}`"), "put a space after it");
        findings.push(found.mend("put a space after the mark", edit));
    }
}

fn is_mark(c: char) -> bool {
    matches!(c, ',' | ';' | ':' | '!' | '?' | '.' | '،' | '؛' | '؟' | '۔' | '।')
}

/// Tells whether a mark divides two words of prose.
fn is_prose(prose: &Prose, at: usize, mark: char, around: &str) -> bool {
    let reading = prose.reading;
    let end = at + mark.len_utf8();
    // French marks have a space before them.
    let left = reading.text[..at].trim_end_matches([NO_BREAK, NARROW]);
    let right = &reading.text[end..];
    let (before, after) = (letters_before(left), letters_after(right));
    let word = &left[left.char_indices().rev().take(before).last().map_or(left.len(), |(i, _)| i)..];
    let next = &right[..right.char_indices().nth(after).map_or(right.len(), |(i, _)| i)];
    // `a` and its like are words where white space follows them.
    // So is a letter before an apostrophe.
    let elides = after == 1 && right[next.len()..].starts_with(['’', '\''])
        || after == 1 && before > 2 && right[next.len()..].starts_with('.');
    let is_word = after > 1 || elides || after == 1 && before > 2 && right[next.len()..].starts_with([' ', '\n']);
    match mark {
        ',' | '،' => {
            let is_list = around.trim_end_matches(mark).matches(mark).count() > 1
                || has_inner_dot(around.split(mark).next().unwrap_or(around));
            let closes =
                left.chars().next_back().is_some_and(|c| c.is_numeric() || c == SLOT || ")”»#+%°.".contains(c));
            let value = right.starts_with(SLOT) && before > 1;
            !is_list && (value || is_word && before > 1 || after > 1 && closes && left.len() == at)
        }
        ';' | '!' | '?' | '؛' | '؟' | '۔' | '।' => before > 1 && is_word,
        ':' => {
            let is_gendered = prose.locale.is_any(&["de"]) && (after <= 2 || next.starts_with("in"));
            let short = word.chars().all(char::is_uppercase) && before <= 4;
            let known = PREFIXES.iter().any(|prefix| word.eq_ignore_ascii_case(prefix));
            let only = around.matches(':').count() == 1 && !has_inner_dot(around);
            before > 2 && after > 1 && only && !short && !known && !is_gendered && !prose.locale.is_any(COLON_IN_WORDS)
        }
        _ => ends_sentence(reading, end, word, next, around),
    }
}

/// Tells whether a full stop between two words ends a sentence: a small letter before it and a capital after, or long words in a
/// script without capitals.
fn ends_sentence(reading: &Reading, end: usize, word: &str, next: &str, around: &str) -> bool {
    let (before, after) = (word.chars().count(), next.chars().count());
    let dots = around.trim_end_matches(['.', ',', ';', ':', '!', '?', ')', '”', '»', '"']).matches('.').count();
    if before < 2 || dots != 1 || SUFFIXES.iter().any(|suffix| next.eq_ignore_ascii_case(suffix)) {
        return false;
    }
    let mut letters = next.chars();
    let (Some(first), second) = (letters.next(), letters.next()) else { return false };
    if first.is_uppercase() {
        let is_lone = after == 1 && before >= 4 && reading.after(end + first.len_utf8()) == Some(' ');
        return word.chars().skip(1).all(char::is_lowercase) && (is_lone || second.is_some_and(char::is_lowercase));
    }
    let has_case = |text: &str| text.chars().any(|c| c.is_lowercase() || c.is_uppercase());
    before > 2 && after > 2 && !has_case(word) && !has_case(next)
}

/// Tells whether a dot stands between two letters, as in addresses and names of files.
fn has_inner_dot(token: &str) -> bool {
    token.char_indices().any(|(i, c)| {
        c == '.' && token[..i].ends_with(char::is_alphanumeric) && token[i + 1..].starts_with(char::is_alphanumeric)
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::testing::{fixed, found};

    #[test]
    fn words_that_a_mark_joins_are_found() {
        for (locale, fault, mark) in [
            ("en", "a = One,two", ","),
            ("en", "a = Welcome,{ $name }", ","),
            ("en", "a = In { $year },people left", ","),
            ("en", "a = (here),there", ","),
            ("en", "a = It ended.Then it began", "."),
            ("es", "a = Terminó.Y así fue", "."),
            ("en", "a = Really?Yes", "?"),
            ("en", "a = Now!Then", "!"),
            ("en", "a = We ask;they answer", ";"),
            ("en", "a = We ask:they answer", ":"),
            ("fr", "a = Nous demandons\u{a0}:ils répondent", ":"),
            ("uk", "a = Це кінець.Потім", "."),
            ("ar", "a = نحن،معاً", "،"),
            ("ar", "a = هذه النهاية.وبعدها", "."),
            ("fa", "a = چرا؟برای", "؟"),
        ] {
            assert_eq!(found(&RULE, locale, "a = b", fault), [mark], "{fault}");
        }
        assert_eq!(fixed(&RULE, "en", "", "a = One,two\n"), "a = One, two\n");
        assert_eq!(fixed(&RULE, "en", "", "a = Welcome,{ $name }\n"), "a = Welcome, { $name }\n");
    }

    #[test]
    fn abbreviations_addresses_figures_and_code_are_left_alone() {
        for (locale, clean) in [
            ("en", "a = e.g. the U.N., i.e. at 5 p.m. in file.ftl of Node.js, ASP.NET, example.com and Booking.com,"),
            ("en", "a = 12:30, 1,234.5, 3,5 kg, a,b and x,y; N,N-dimethyl Ph.D. M.Sc."),
            ("en", "a = name,lang,country or site:example.org, about:config, key:value, :smile: and C:foo"),
            ("en", "a = https://a.example/b,c;d?e!f and a@b.example,"),
            ("en", "a = One…and two...three"),
            ("en", "a = { $a },{ $b }"),
            ("en", "a = One,<br/>two, <em>three</em>."),
            ("de", "a = Nutzer:innen und Bürger:in, z.B. bzw. u.a. am 5.Mai"),
            ("fi", "a = EU:n ja Nato:n, USA:ssa"),
            ("sv", "a = EU:s 1:a"),
            ("zh-Hans", "a = 你好,世界.再见"),
            ("ar", "a = أ.د. أحمد، ص.ب. 12، م.ت.ف"),
            ("uk", "a = т.д. і т.п., Node.js, ред.А"),
            ("en", "a =\n    One,\n    two.\n    Three"),
            ("fr", "a = C’est-à-dire\u{202f}: J.-C., M. Dupont, etc."),
            ("en", "a = width=100,height=200 &amp;nbsp;word"),
        ] {
            assert_eq!(found(&RULE, locale, "a = b", clean), [""; 0], "{clean}");
        }
    }
}
