//! Settles what findings weigh in a project: levels, rules left out, waivers; and which message each is about.

use std::collections::{BTreeMap, BTreeSet};

use super::Request;
use super::rules::all;
use super::subject::Whole;
use crate::catalog::Catalog;
use crate::diagnostic::{Diagnostic, Rule, Severity, did_you_mean};
use crate::letter::MISSING_MESSAGE;
use crate::manifest::settings::{Settings, Waiver};
use crate::source::FileId;

/// A rule that does not exist.
pub(super) static UNKNOWN_RULE: Rule = Rule::error("unknown-rule", "the settings name rules that exist")
    .because(
        "A misspelt rule in the settings changes nothing: what should be off stays on, and what should be an error \
         stays a warning.",
        "openletter",
    )
    .example(
        "## letter.toml\n\
         [check.severity]\n\
         obsolete-mesage = \"error\"\n",
        "## letter.toml\n\
         [check.severity]\n\
         obsolete-message = \"error\"\n",
    );
/// A waiver of nothing.
pub(super) static UNUSED_WAIVER: Rule = Rule::warning("unused-waiver", "every waiver has something to waive")
    .because(
        "What it excused has been put right. Left in place, it would excuse the next mistake of the same kind, which \
         nobody has looked at.",
        "openletter",
    )
    .example(
        "## letter.toml\n\
         [[check.waive]]\n\
         rule = \"obsolete-message\"\n\
         message = \"postscript\"\n\
         reason = \"printed by the website\"\n",
        "## letter.toml\n\
         [[check.waive]]\n\
         rule = \"obsolete-message\"\n\
         message = \"postscript\"\n\
         reason = \"printed by the website\"\n\
         ## locales/fr/letter.ftl\n\
         text = L’asile est un droit.\n\
         postscript = Écrivez-nous.\n",
    );

/// How much each rule weighs in a project.
pub(super) struct Levels<'a> {
    own: BTreeMap<&'a str, Option<Severity>>,
    /// Whether everything was looked at, so that a waiver can be called unneeded.
    whole: bool,
    select: BTreeSet<&'a str>,
    ignore: BTreeSet<&'a str>,
}

impl<'a> Levels<'a> {
    pub(super) fn new(settings: &'a Settings, request: &'a Request) -> Self {
        Self {
            own: settings.check.severities.iter().map(|(rule, level)| (rule.value.as_str(), *level)).collect(),
            whole: request.select.is_empty() && request.changed.is_none(),
            select: request.select.iter().map(String::as_str).collect(),
            ignore: request.ignore.iter().map(String::as_str).collect(),
        }
    }

    /// Gives the weight of a rule; none if it is off.
    pub(super) fn of(&self, rule: &Rule) -> Option<Severity> {
        let wanted = self.select.is_empty() || self.select.contains(rule.id);
        if !wanted || self.ignore.contains(rule.id) {
            return None;
        }
        self.own.get(rule.id).copied().unwrap_or(Some(rule.severity))
    }
}

/// Finds for every finding the locale and the message it is about, by its place.
pub(super) fn locate(diagnostics: &mut [Diagnostic], whole: &Whole) {
    let mut files: BTreeMap<FileId, (&Catalog, Vec<Place>)> = BTreeMap::new();
    let bundles = whole.project.bundles();
    let catalogs = bundles.iter().flat_map(|catalogs| catalogs.iter());
    let concerned: BTreeSet<FileId> = diagnostics.iter().map(|found| found.span.file).collect();
    for catalog in catalogs {
        for &file in catalog.files.iter().filter(|file| concerned.contains(file)) {
            files.insert(file, (catalog, Vec::new()));
        }
        if !catalog.files.iter().any(|file| concerned.contains(file)) {
            continue;
        }
        let messages = catalog.messages.iter().map(|(id, entry)| (id.clone(), entry));
        let terms = catalog.terms.iter().map(|(id, entry)| (format!("-{id}"), entry));
        for (id, entry) in messages.chain(terms) {
            let Some((_, places)) = files.get_mut(&entry.span.file) else { continue };
            let attributes = entry.attributes.iter().map(|(name, _)| (name.span.start, name.value.clone())).collect();
            places.push(Place { start: entry.span.start, end: entry.end, id, attributes });
        }
    }
    for (_, places) in files.values_mut() {
        places.sort_by_key(|place| place.start);
    }
    for found in diagnostics {
        let Some((catalog, places)) = files.get(&found.span.file) else { continue };
        found.locale.get_or_insert_with(|| catalog.locale.to_string());
        if found.message_id.is_some() {
            continue;
        }
        let index = places.partition_point(|place| place.start <= found.span.start);
        let Some(place) = index.checked_sub(1).map(|i| &places[i]) else { continue };
        if found.span.start <= place.end {
            let attribute = place.attributes.iter().rfind(|(start, _)| *start <= found.span.start);
            let attribute = attribute.map(|(_, name)| format!(".{name}")).unwrap_or_default();
            found.message_id = Some(format!("{}{attribute}", place.id));
        }
    }
}

/// Where an entry stands.
struct Place {
    start: usize,
    end: usize,
    id: String,
    attributes: Vec<(usize, String)>,
}

/// Gives findings their weight, takes out what is off or waived, and reports settings that mean nothing; counts what was waived.
pub(super) fn settle(diagnostics: &mut Vec<Diagnostic>, levels: &Levels, whole: &Whole) -> usize {
    let settings = whole.settings;
    let known: Vec<&str> = all().iter().map(|rule| rule.id).collect();
    let weighed = settings.check.severities.iter().map(|(rule, _)| rule);
    for rule in weighed.chain(settings.check.waivers.iter().map(|waiver| &waiver.rule)) {
        if !known.contains(&rule.value.as_str()) {
            let message = format!("there is no rule `{}`", rule.value.escape_debug());
            let help = did_you_mean(&rule.value, known.iter().copied(), "`openletter explain` lists the rules");
            diagnostics.push(Diagnostic::new(&UNKNOWN_RULE, rule.span.clone(), message, help));
        }
    }
    let names: BTreeMap<_, _> = whole
        .letter
        .iter()
        .flat_map(|letter| &letter.signatories)
        .map(|signatory| ((signatory.span.file, signatory.span.start), signatory.name.as_str()))
        .collect();
    let mut used = vec![false; settings.check.waivers.len()];
    let before = diagnostics.len();
    diagnostics.retain(|found| {
        let name = names.get(&(found.span.file, found.span.start)).copied();
        let mut kept = true;
        for (waiver, used) in settings.check.waivers.iter().zip(&mut used) {
            if covers(waiver, found, name) {
                *used = true;
                kept = false;
            }
        }
        kept
    });
    let waived = before - diagnostics.len();
    for (waiver, used) in settings.check.waivers.iter().zip(used) {
        // What was not looked at cannot tell whether a waiver is needed.
        let looked_at = known.contains(&waiver.rule.value.as_str())
            && levels.whole
            && !levels.ignore.contains(waiver.rule.value.as_str())
            && waiver.locale.as_ref().is_none_or(|tag| whole.locales.iter().any(|known| known.tag.to_string() == *tag));
        if !used && looked_at {
            diagnostics.push(Diagnostic::new(
                &UNUSED_WAIVER,
                waiver.rule.span.clone(),
                format!("this waiver of `{}` has nothing to waive", waiver.rule.value),
                "delete it",
            ));
        }
    }
    diagnostics.retain_mut(|found| match levels.of(found.rule) {
        Some(severity) => {
            let floor = |tag: &String| {
                whole.locales.iter().any(|known| known.settings.min_coverage.is_some() && known.tag.to_string() == *tag)
            };
            let has_floor = found.rule.id == MISSING_MESSAGE.id && found.locale.as_ref().is_some_and(floor);
            // Where a floor is set, it is what decides.
            found.severity =
                if has_floor && !levels.own.contains_key(found.rule.id) { Severity::Warning } else { severity };
            true
        }
        None => false,
    });
    waived
}

fn covers(waiver: &Waiver, found: &Diagnostic, name: Option<&str>) -> bool {
    let same = |wanted: &Option<String>, is: Option<&str>| wanted.as_deref().is_none_or(|wanted| Some(wanted) == is);
    waiver.rule.value == found.rule.id
        && same(&waiver.message, found.message_id.as_deref())
        && same(&waiver.locale, found.locale.as_deref())
        && same(&waiver.name, name)
}
