//! Findings that every format is tried on: places that are hard to count, and content that would like to be more than content.

use openletter::diagnostic::{Diagnostic, Edit, Rule};
use openletter::report::{self, Format, LocaleReport, Report, terminal::Style};
use openletter::source::{Sources, Span};

pub static LOST: Rule = Rule::error("lost-words", "every word of the source is there")
    .because("A reader must get what was written.", "openletter")
    .example("a = ```` { $x }", "a = b");
pub static STYLE: Rule = Rule::warning("loose-style", "words are set with care");

/// What a file, a name or a text may hold to do harm.
pub const HOSTILE: &str = "::error::x %0A ]]> <script>alert(1)</script> @user #12 [a](http://e.x) `b` ```c |d| ##[add-mask]e \
                           \u{1b}[31m\u{9b}2J\u{202e}\u{7}\r\n::set-output name=a::b\n\n# Title\n<!-- \"'&$x$";

/// Files and findings in them.
pub struct Fixture {
    pub sources: Sources,
    pub diagnostics: Vec<Diagnostic>,
    pub locales: Vec<LocaleReport>,
}

pub fn locale(name: &str, source: bool, translated: usize) -> LocaleReport {
    let (errors, warnings) = (0, 0);
    LocaleReport { locale: name.to_owned(), source, messages: 10, translated, floor: Some(90), errors, warnings }
}

impl Fixture {
    pub fn empty() -> Self {
        let locales = vec![locale("en", true, 10), locale("fr", false, 10)];
        Self { sources: Sources::in_memory(), diagnostics: Vec::new(), locales }
    }

    /// Adds a finding where `piece` first stands in a new file.
    pub fn find(&mut self, rule: &'static Rule, path: &str, text: &str, piece: &str) -> &mut Diagnostic {
        let file = self.sources.add(path, text.as_bytes().to_vec());
        let at = text.find(piece).expect("the piece stands in the text");
        let span = Span::new(file, at..at + piece.len());
        self.diagnostics.push(Diagnostic::new(rule, span, "`x` is not right", "put `y` there"));
        self.diagnostics.last_mut().unwrap()
    }

    /// Findings of many kinds: in all scripts, over lines, at the end of a file, with a repair, of no locale, hostile.
    pub fn many() -> Self {
        let mut all = Self::empty();
        all.locales.push(locale("ar", false, 9));
        let found = all.find(&LOST, "ar/a.ftl", "a = حقّ الناس\n", "الناس");
        (found.locale, found.message_id) = (Some("ar".to_owned()), Some("a.title".to_owned()));
        let found = all.find(&STYLE, "fr/a b+é.ftl", "\u{feff}a = Pourquoi?\n", "?");
        (found.locale, found.message_id) = (Some("fr".to_owned()), Some("a".to_owned()));
        let (span, other) = (found.span.clone(), Span::new(found.span.file, 0..1));
        let edit = Edit { span: Span::new(span.file, span.start..span.start), text: "\u{202f}".to_owned() };
        *found = found.clone().fix("put U+202F before the mark", vec![edit]).label(other, "here");
        all.find(&LOST, "fr/lines.ftl", "a =\n  one\n  two\n", "one\n  two");
        all.find(&LOST, "fr/end.ftl", "a = b\n", "");
        let end = all.diagnostics.last_mut().unwrap();
        end.span = Span::new(end.span.file, 6..6);
        let nothing = all.sources.add("zh/empty.ftl", Vec::new());
        let span = all.sources.start(nothing);
        all.diagnostics.push(Diagnostic::new(&STYLE, span, "`zh` is empty", "add a file"));
        let twin = all.diagnostics[0].clone();
        all.diagnostics.push(twin);
        let found = all.find(&STYLE, HOSTILE, HOSTILE, "@user");
        found.message = String::from(HOSTILE);
        found.help = String::from(HOSTILE);
        (found.locale, found.message_id) = (Some("fr".to_owned()), Some(HOSTILE.to_owned()));
        all
    }

    pub fn render(&self, format: Format) -> String {
        let report = Report {
            command: "check",
            diagnostics: &self.diagnostics,
            sources: &self.sources,
            prefix: "letters/",
            locales: &self.locales,
            rules: &[&LOST, &STYLE],
            waived: 2,
            day: "2026-03-01",
        };
        report::render(&report, format, Style::Plain)
    }
}
