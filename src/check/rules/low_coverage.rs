//! Finds locales of which less is translated than the project asks for.

use crate::check::coverage;
use crate::check::subject::Whole;
use crate::diagnostic::{Diagnostic, Rule};

/// A locale below its floor.
pub(crate) static RULE: Rule = Rule::error("low-coverage", "every locale has the coverage that the project asks for")
    .because(
        "A project can say how much of each language must be translated before it goes out: `min-coverage` under \
         `[locales.LOCALE]`, or `--min-coverage`. Where such a floor is set, single missing messages are warnings, and only \
         falling below the floor is an error. Percentages are rounded down: 99.9 % is not 100 %.",
        "openletter",
    )
    .example(
        "## openletter.toml\n[locales.fr]\nmin-coverage = 100\n## en\none = One\ntwo = Two\n## fr\none = Un\n",
        "## openletter.toml\n[locales.fr]\nmin-coverage = 100\n## en\none = One\ntwo = Two\n## fr\none = Un\ntwo = Deux\n",
    );

/// Compares the coverage of each locale with its floor.
pub(crate) fn check(whole: &Whole, findings: &mut Vec<Diagnostic>) {
    for (index, locale) in whole.locales.iter().enumerate().filter(|(_, locale)| !locale.is_source) {
        let Some(floor) = locale.settings.min_coverage else { continue };
        let (messages, translated) = coverage(index, whole);
        if translated * 100 >= messages * usize::from(floor) {
            continue;
        }
        let catalogs = whole.project.catalogs_of(index);
        let file =
            catalogs.iter().chain(&whole.project.catalogs_of(0)).find_map(|catalog| catalog.files.first().copied());
        let Some(file) = file else { continue };
        let percent = translated * 100 / messages;
        let message = format!(
            "{translated} of {messages} messages are translated into `{}`: {percent} %, where {floor} % is asked for",
            locale.tag
        );
        let help = "translate the messages that are reported as missing";
        findings.push(Diagnostic {
            locale: Some(locale.tag.to_string()),
            ..Diagnostic::new(&RULE, whole.sources.start(file), message, help)
        });
    }
}
