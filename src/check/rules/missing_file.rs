//! Finds files of the source locale that another locale of the folder lacks.

use crate::check::subject::Pages;
use crate::diagnostic::{Diagnostic, Rule};

/// A file that a locale lacks.
pub(crate) static RULE: Rule = Rule::error("missing-file", "every locale has every file of the source")
    .because("Nothing of a file that is not there is translated.", "openletter")
    .example(
        "## en/menu.ftl\nopen = Open\n## fr/help.ftl\nhelp = Aide",
        "## en/menu.ftl\nopen = Open\n## fr/menu.ftl\nopen = Ouvrir",
    );

/// Looks at whether the file is there.
pub(crate) fn check(pages: &Pages, findings: &mut Vec<Diagnostic>) {
    if pages.whole.letter.is_some() || pages.locale.is_source || !pages.catalog.files.is_empty() {
        return;
    }
    let (Some(&file), false) = (pages.source.files.first(), pages.source.messages.is_empty()) else { return };
    let sources = pages.whole.sources;
    let (tag, path) = (&pages.locale.tag, sources.file(file).path());
    // One that is there and cannot be read was reported as that.
    let own = path.split_once('/').map(|(_, below)| format!("{tag}/{below}"));
    let reported = |path: &String| {
        pages.whole.project.diagnostics.iter().any(|found| sources.file(found.span.file).path() == *path)
    };
    if own.is_some_and(|own| reported(&own)) {
        return;
    }
    let mut found = Diagnostic::new(
        &RULE,
        sources.start(file),
        format!("`{tag}` has no file for `{path}`"),
        format!("copy it to the folder of `{tag}` and translate it"),
    );
    found.locale = Some(tag.to_string());
    findings.push(found);
}
