//! Judges what was seen in a file: one list of all rules, and for each idea a module; looks at no byte of the file itself but
//! through what was read.
//!
//! How much a finding weighs depends on what the file is for. Held to a press profile, or claiming a standard for printers, it is
//! for print, and what such a standard forbids is an error; claiming PDF/UA or a level A of PDF/A, it is for readers, and what keeps
//! them out is one. A file that claims nothing gets warnings of both kinds.

mod boxes;
mod colour;
#[cfg(test)]
mod examples;
pub(crate) mod file;
mod font;
mod image;
mod ink;
mod intent;
mod interactive;
mod painting;
mod profile;
mod reading;
mod standard;

use std::collections::BTreeSet;
use std::rc::Rc;

use super::claims::Claims;
use super::font::Font;
use super::holdings::Holdings;
use super::page::Page;
use super::pdf::Pdf;
use super::pdf::object::Dict;
use super::structure::Structure;
use super::survey::{Sight, Survey, Tally};
use crate::diagnostic::{Diagnostic, PagePlace, Rule, Severity};
use crate::manifest::press::{Press, Standard};
use crate::source::{FileId, Span};

/// Everything that is known of a file.
pub(crate) struct Subject<'s, 'a> {
    pub(crate) pdf: &'s Pdf<'a>,
    pub(crate) file: FileId,
    pub(crate) catalog: Dict,
    pub(crate) claims: &'s Claims,
    pub(crate) structure: &'s Structure,
    pub(crate) holdings: &'s Holdings,
    pub(crate) pages: &'s [Page],
    /// One for each page.
    pub(crate) surveys: &'s [Survey],
    pub(crate) fonts: &'s [Rc<Font>],
    /// Parts of the file, beside its pages, that are not there or cannot be read.
    pub(crate) missed: &'s BTreeSet<String>,
    pub(crate) press: Option<&'s Press>,
}

pub(crate) use ink::limit as ink_limit;

type Findings = Vec<Diagnostic>;

/// Lists the rules to which a file of pages is held, in byte order of their ids.
pub fn rules() -> Vec<&'static Rule> {
    let lists: [&[&'static Rule]; 12] = [
        boxes::RULES,
        colour::RULES,
        file::RULES,
        font::RULES,
        image::RULES,
        ink::RULES,
        intent::RULES,
        interactive::RULES,
        painting::RULES,
        profile::RULES,
        reading::RULES,
        standard::RULES,
    ];
    let mut rules: Vec<&Rule> = lists.concat();
    rules.sort_by_key(|rule| rule.id);
    rules
}

/// Holds a file to every rule.
pub(super) fn judge(subject: &Subject) -> Findings {
    let checks: [fn(&Subject, &mut Findings); 12] = [
        boxes::check,
        colour::check,
        file::check,
        font::check,
        image::check,
        ink::check,
        intent::check,
        interactive::check,
        painting::check,
        profile::check,
        reading::check,
        standard::check,
    ];
    let mut findings = Vec::new();
    for check in checks {
        check(subject, &mut findings);
    }
    findings
}

impl Subject<'_, '_> {
    /// Gives the language of a piece of text: what its marked sequence names, else its element, else the document.
    pub(super) fn language<'t>(&'t self, page: &Page, sequence: Option<i64>, own: Option<&'t str>) -> Option<&'t str> {
        let element = page.id.zip(sequence).and_then(|key| self.structure.languages.get(&key));
        own.or(element.map(|language| &**language)).or(self.claims.language.as_deref())
    }

    /// Gives the standard for printers that the file must meet: that of the profile, or that which it claims.
    pub(crate) fn x(&self) -> Option<Standard> {
        match self.press {
            Some(press) => Some(press.standard).filter(|standard| *standard != Standard::None),
            None => self.claims.x(),
        }
    }

    /// Tells whether the file is for a printer.
    pub(crate) fn is_for_print(&self) -> bool {
        self.press.is_some() || self.claims.x().is_some()
    }

    /// Tells whether readers on a screen are asked about: in every file but one for printers.
    pub(crate) fn is_for_readers(&self) -> bool {
        self.claims.is_accessible() || !self.is_for_print()
    }

    /// Says what a fault weighs that a printer minds.
    pub(crate) fn in_print(&self) -> Severity {
        if self.is_for_print() { Severity::Error } else { Severity::Warning }
    }

    /// Says what a fault weighs that a standard for printers forbids.
    pub(crate) fn in_x(&self) -> Severity {
        if self.x().is_some() { Severity::Error } else { Severity::Warning }
    }

    /// Says what a fault weighs that keeps a reader out.
    pub(crate) fn in_reading(&self) -> Severity {
        if self.claims.is_accessible() { Severity::Error } else { Severity::Warning }
    }

    /// Makes a finding about the whole file.
    pub(crate) fn found(
        &self,
        rule: &'static Rule,
        severity: Severity,
        message: impl Into<String>,
        help: impl Into<String>,
    ) -> Diagnostic {
        let mut found = Diagnostic::new(rule, Span::new(self.file, 0..0), message, help);
        found.severity = severity;
        found
    }

    /// Makes a finding about a page as a whole.
    pub(crate) fn found_on(
        &self,
        rule: &'static Rule,
        severity: Severity,
        page: &Page,
        message: impl Into<String>,
        help: impl Into<String>,
    ) -> Diagnostic {
        self.found(rule, severity, message, help).on(PagePlace::page(page.number))
    }

    /// Lists what was seen on each page.
    pub(crate) fn sights(&self) -> impl Iterator<Item = (&Page, &Sight, &Tally)> {
        let pages = self.pages.iter().zip(self.surveys);
        pages.flat_map(|(page, survey)| survey.sights.iter().map(move |(sight, tally)| (page, sight, tally)))
    }
}

/// Writes a name of the file so that it can be shown: short, and without anything that steers a terminal.
pub(crate) fn shown(name: &str) -> String {
    const LONGEST: usize = 80;
    let mut short: String = name.chars().take(LONGEST).flat_map(char::escape_debug).collect();
    if name.chars().nth(LONGEST).is_some() {
        short.push('…');
    }
    short
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_rule_is_explained_and_has_a_name_of_its_own() {
        let rules = rules();
        for rule in &rules {
            for text in [rule.summary, rule.explanation, rule.bad, rule.good, rule.source] {
                assert!(!text.trim().is_empty(), "`{}` is not explained: {rule:?}", rule.id);
            }
            assert!(rule.bad.starts_with("#! ") && rule.good.starts_with("#! "), "{}", rule.id);
            assert!(rule.explanation.ends_with('.') && !rule.summary.ends_with('.'), "{}", rule.id);
            assert!(
                rule.id.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-'),
                "{}",
                rule.id
            );
        }
        for pair in rules.windows(2) {
            assert_ne!(pair[0].id, pair[1].id);
        }
    }

    #[test]
    fn names_cannot_steer_a_terminal() {
        assert_eq!(shown("a\u{1b}[31m"), "a\\u{1b}[31m");
        assert_eq!(shown(&"x".repeat(100)).chars().count(), 81);
    }
}
