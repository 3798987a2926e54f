//! Says what is wrong with what an author wrote, where, and what to do; knows nothing of any file format or output.

pub mod folder;
pub mod unreadable;

use std::fmt;

use crate::source::{Sources, Span};

/// How much a finding weighs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// Nothing is built until this is put right.
    Error,
    /// Worth a look; nothing is held back.
    Warning,
}

/// A kind of finding.
#[derive(Debug)]
pub struct Rule {
    /// Names the fault in kebab-case; never changes.
    pub id: &'static str,
    /// How much the fault weighs unless a project says otherwise.
    pub severity: Severity,
    /// Says in one line what the rule asks for.
    pub summary: &'static str,
    /// Says why, for people who write letters.
    pub explanation: &'static str,
    /// Shows the fault: text of a catalog, or several files, each after a line `## ` with its name; or after [`PROSE`], words.
    pub bad: &'static str,
    /// Shows the same without the fault.
    pub good: &'static str,
    /// Names where the rule comes from: a standard and clause, an authority, or this project.
    pub source: &'static str,
}

/// A finding.
#[derive(Debug, Clone)]
pub struct Diagnostic {
    /// The rule broken.
    pub rule: &'static Rule,
    /// What is wrong, naming the thing in backticks; lowercase, no full stop.
    pub message: String,
    /// Where.
    pub span: Span,
    /// Other places that explain the finding.
    pub labels: Vec<(Span, String)>,
    /// The next step.
    pub help: String,
    /// How much it weighs in this project.
    pub severity: Severity,
    /// The locale it concerns, where it concerns one.
    pub locale: Option<String>,
    /// The message it concerns, with `.attribute`; a term with its `-`.
    pub message_id: Option<String>,
    /// What would put it right, where one answer is right.
    pub fix: Option<Fix>,
    /// Where on the pages, if what was looked at is a file of pages.
    pub place: Option<PagePlace>,
}

/// A place on a page.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct PagePlace {
    /// The page, from 1.
    pub page: usize,
    /// Where on it, if at one point.
    pub at: Option<Point>,
}

/// A point of a page as it is seen, in millimetres.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Point {
    /// From the left edge of the trimmed page.
    pub x: f64,
    /// From the upper edge of the trimmed page.
    pub y: f64,
}

/// What would put a finding right.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fix {
    /// What it does, as on a button: "put U+202F before the mark".
    pub title: String,
    /// The changes, which do not overlap.
    pub edits: Vec<Edit>,
}

/// A piece of a file and what should stand in its place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Edit {
    /// What is replaced; empty where something is put in.
    pub span: Span,
    /// What comes in its place.
    pub text: String,
}

/// Begins an example that is described in words, because no text of a catalog can show it.
pub const PROSE: &str = "#! ";

/// A name that is not a BCP 47 locale in its usual spelling.
pub static MALFORMED_LOCALE: Rule =
    Rule::error("malformed-locale", "locales are BCP 47 language tags in their usual spelling")
        .because(
            "The tag chooses digits, dates, direction and hyphenation, and tells a screen reader which voice to use. \
             Spelt otherwise, it names another language or none, and the page falls back to the habits of English.",
            "BCP 47 (RFC 5646), “Formatting of Language Tags”",
        )
        .example(
            "## signatories.csv\n\
             Maison des exilés,fr_FR,France,\n",
            "## signatories.csv\n\
             Maison des exilés,fr-FR,France,\n",
        );

/// A character that prints nothing and can do harm.
pub static CONTROL_CHARACTER: Rule = Rule::error(
    "control-character",
    "texts and names hold characters that print, and no stray control characters",
)
.because(
    "Such a character prints nothing, or an empty box. It can hide words, put them in another order than they \
     were written in, or spoil what a reader copies from the page.",
    "The Unicode Standard, chapter “Special Areas and Format Characters”; Unicode Technical Report #36, Unicode \
     Security Considerations",
)
.example(
    "## locales/en/letter.ftl\n\
     text = Asylum\u{feff} is a right.\n",
    "## locales/en/letter.ftl\n\
     text = Asylum is a right.\n",
);

/// Tells whether a character is one that no text or name may hold: controls, line and paragraph separators, overrides of
/// direction, byte-order marks, noncharacters and private use.
pub fn is_control(c: char) -> bool {
    c.is_control()
        || matches!(c, '\u{2028}' | '\u{2029}' | '\u{202a}'..='\u{202e}' | '\u{feff}' | '\u{fdd0}'..='\u{fdef}')
        || matches!(u32::from(c), 0xe000..=0xf8ff | 0xf_0000..)
        || u32::from(c) & 0xfffe == 0xfffe
}

impl Rule {
    /// Makes a rule whose breach is an error.
    pub const fn error(id: &'static str, summary: &'static str) -> Self {
        Self { id, severity: Severity::Error, summary, explanation: "", bad: "", good: "", source: "" }
    }

    /// Makes a rule whose breach is a warning.
    pub const fn warning(id: &'static str, summary: &'static str) -> Self {
        Self { severity: Severity::Warning, ..Self::error(id, summary) }
    }

    /// Adds why the rule is there and where it comes from.
    #[must_use]
    pub const fn because(self, explanation: &'static str, source: &'static str) -> Self {
        Self { explanation, source, ..self }
    }

    /// Adds an example of the fault and of the same without it.
    #[must_use]
    pub const fn example(self, bad: &'static str, good: &'static str) -> Self {
        Self { bad, good, ..self }
    }
}

impl Diagnostic {
    /// Tells whether it concerns a message, or an attribute of it.
    pub fn is_about(&self, id: &str) -> bool {
        let rest = self.message_id.as_deref().and_then(|own| own.strip_prefix(id));
        rest.is_some_and(|rest| rest.is_empty() || rest.starts_with('.'))
    }

    /// Makes a finding with its next step.
    pub fn new(rule: &'static Rule, span: Span, message: impl Into<String>, help: impl Into<String>) -> Self {
        Self {
            rule,
            message: message.into(),
            span,
            labels: Vec::new(),
            help: help.into(),
            severity: rule.severity,
            locale: None,
            message_id: None,
            fix: None,
            place: None,
        }
    }

    /// Adds a second place with a word on it.
    #[must_use]
    pub fn label(mut self, span: Span, text: impl Into<String>) -> Self {
        self.labels.push((span, text.into()));
        self
    }

    /// Adds the place on the pages.
    #[must_use]
    pub fn on(mut self, place: PagePlace) -> Self {
        self.place = Some(place);
        self
    }

    /// Adds what would put it right.
    #[must_use]
    pub fn fix(mut self, title: impl Into<String>, edits: Vec<Edit>) -> Self {
        self.fix = Some(Fix { title: title.into(), edits });
        self
    }

    /// Adds the change that would put it right, if the file has one place for it.
    #[must_use]
    pub fn mend(self, title: impl Into<String>, edit: Option<Edit>) -> Self {
        match edit {
            Some(edit) => self.fix(title, vec![edit]),
            None => self,
        }
    }
}

impl fmt::Display for Severity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Error => "error",
            Self::Warning => "warning",
        })
    }
}

impl PagePlace {
    /// Names a page as a whole.
    pub fn page(page: usize) -> Self {
        Self { page, at: None }
    }
}

impl fmt::Display for PagePlace {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "page {}", self.page)?;
        match self.at {
            Some(Point { x, y }) => write!(f, ", {x:.0} mm from the left, {y:.0} mm from the top"),
            None => Ok(()),
        }
    }
}

/// Orders findings by file, place and rule, and drops repetitions.
pub fn tidy(diagnostics: &mut Vec<Diagnostic>, sources: &Sources) {
    diagnostics.sort_by(|a, b| {
        let path = |found: &Diagnostic| found.span.file;
        let (one, other) = (path(a), path(b));
        let files = if one == other {
            std::cmp::Ordering::Equal
        } else {
            sources.file(one).path().cmp(sources.file(other).path())
        };
        let page = |found: &Diagnostic| found.place.map_or(0, |place| place.page);
        let key = |found: &Diagnostic| (found.span.clone(), page(found), found.rule.id);
        files.then_with(|| key(a).cmp(&key(b))).then_with(|| a.message.cmp(&b.message))
    });
    diagnostics
        .dedup_by(|a, b| a.span == b.span && a.rule.id == b.rule.id && a.message == b.message && a.place == b.place);
}

/// Gives the candidate that `word` was most likely meant to be, if any is close.
pub fn closest<'a>(word: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    // The measure takes the square of the length, and nobody misspells a word this long.
    const LONGEST: usize = 64;
    candidates
        .into_iter()
        .filter(|candidate| word.len() <= LONGEST && candidate.len() <= LONGEST)
        .map(|candidate| (strsim::jaro_winkler(word, candidate), candidate))
        .filter(|&(score, _)| score > 0.8)
        .max_by(|a, b| a.0.total_cmp(&b.0))
        .map(|(_, candidate)| candidate)
}

/// Words the next step for a name that is not known: the likely one if there is one, else `otherwise`.
pub fn did_you_mean<'a>(word: &str, candidates: impl IntoIterator<Item = &'a str>, otherwise: &str) -> String {
    closest(word, candidates).map_or_else(|| otherwise.to_owned(), |near| format!("did you mean `{near}`?"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_near_name_is_offered_and_a_far_one_is_not() {
        assert_eq!(closest("titel", ["title", "body", "closing"]), Some("title"));
        assert_eq!(closest("xyz", ["title", "body"]), None);
    }
}
