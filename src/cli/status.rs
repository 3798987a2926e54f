//! The command `status`: shows how far each translation has come.

use openletter::diagnostic::Diagnostic;
use openletter::export::files;
use openletter::manifest::State;
use openletter::project::Project;
use openletter::report::terminal;
use openletter::review::{self, Original, Review, Status as Stands};
use openletter::source::Sources;
use openletter::state::DAMAGED_STATE;
use serde::Serialize;

use super::args::Status;
use super::check::{machine, refused};
use super::{CLEAN, FINDINGS, print, style};

/// How a locale stands, as `--json` gives it.
#[derive(Debug, Serialize)]
struct Row {
    locale: String,
    source: bool,
    /// Texts of the source, attributes counted apart, and their words.
    messages: usize,
    words: usize,
    missing: usize,
    /// Not known without a state file.
    stale: Option<usize>,
    draft: Option<usize>,
    translated: Option<usize>,
    reviewed: Option<usize>,
    requires: Option<State>,
}

/// The whole of it.
#[derive(Debug, Serialize)]
struct Table {
    schema: u8,
    locales: Vec<Row>,
}

/// Shows the table, and gives the exit code.
pub fn run(options: &Status) -> u8 {
    carry_out(options).unwrap_or_else(|code| code)
}

fn carry_out(options: &Status) -> Result<u8, u8> {
    let mut sources = Sources::open(&options.path).map_err(|error| machine(&error))?;
    let project =
        Project::load(&mut sources, &[], options.source.as_ref()).map_err(|refusal| refused(refusal, &options.path))?;
    if project.locales.is_empty() {
        eprint!("{}", terminal::render(&project.diagnostics, &sources, "", style()));
        eprintln!("nothing to show; put right what is shown above");
        return Ok(FINDINGS);
    }
    let damaged: Vec<Diagnostic> =
        project.diagnostics.iter().filter(|found| found.rule.id == DAMAGED_STATE.id).cloned().collect();
    eprint!("{}", terminal::render(&damaged, &sources, "", style()));
    let parts = project.parts();
    let originals = review::originals(&parts, &sources);
    let reviews: Vec<Review> = (1..project.locales.len())
        .filter_map(|index| review::review(index, &parts, &originals, &project.states, &sources))
        .collect();
    let rows = rows(&project, &originals, &reviews);
    if options.json {
        print(&String::from_utf8_lossy(&files::json(&Table { schema: 1, locales: rows })));
    } else {
        print(&table(&rows));
    }
    eprintln!("{}", next_step(&reviews));
    Ok(CLEAN)
}

fn rows(project: &Project, originals: &[Original], reviews: &[Review]) -> Vec<Row> {
    let settings = project.settings();
    let (messages, words) = (originals.len(), originals.iter().map(|original| original.words).sum());
    let source = Row {
        locale: project.locales[0].to_string(),
        source: true,
        messages,
        words,
        missing: 0,
        stale: None,
        draft: None,
        translated: None,
        reviewed: None,
        requires: None,
    };
    let translation = |review: &Review| {
        let known = |status| review.has_states.then(|| review.count(status));
        Row {
            locale: review.locale.to_string(),
            source: false,
            messages,
            words,
            missing: review.count(Stands::Missing),
            stale: known(Stands::Stale),
            draft: known(Stands::Draft),
            translated: known(Stands::Translated),
            reviewed: known(Stands::Reviewed),
            requires: settings.locale(review.locale).requires.map(|state| state.value),
        }
    };
    std::iter::once(source).chain(reviews.iter().map(translation)).collect()
}

/// Sets the table in columns, names to the left and figures to the right. Every cell is as wide as it has characters.
fn table(rows: &[Row]) -> String {
    let heading = ["locale", "messages", "words", "missing", "stale", "draft", "translated", "reviewed"];
    let mut cells: Vec<[String; 8]> = vec![heading.map(str::to_owned)];
    for row in rows {
        let figure = |count: Option<usize>| count.map_or_else(|| "–".to_owned(), |count| count.to_string());
        cells.push([
            row.locale.clone(),
            row.messages.to_string(),
            row.words.to_string(),
            figure((!row.source).then_some(row.missing)),
            figure(row.stale),
            figure(row.draft),
            figure(row.translated),
            figure(row.reviewed),
        ]);
    }
    let widths: Vec<usize> =
        (0..heading.len()).map(|i| cells.iter().map(|row| row[i].chars().count()).max().unwrap_or(0)).collect();
    let mut out = String::new();
    for row in cells {
        for (i, (cell, width)) in row.iter().zip(&widths).enumerate() {
            let cell = if i == 0 { format!("{cell:<width$}") } else { format!("  {cell:>width$}") };
            out.push_str(&cell);
        }
        out.push('\n');
    }
    out
}

/// Says what is to be done first.
fn next_step(reviews: &[Review]) -> String {
    let open = |review: &&Review| review.has_states && review.count(Stands::Stale) + review.count(Stands::Draft) > 0;
    if let Some(review) = reviews.iter().find(open) {
        let locale = review.locale;
        let (stale, draft) = (review.count(Stands::Stale), review.count(Stands::Draft));
        return format!(
            "`{locale}` has {stale} stale and {draft} draft: `openletter check` shows what changed, `openletter accept {locale}` \
             records that all is settled"
        );
    }
    if reviews.iter().any(|review| review.count(Stands::Missing) > 0) {
        return "what is missing is shown by `openletter check`".to_owned();
    }
    match reviews.iter().find(|review| !review.has_states) {
        Some(review) => format!("`openletter accept {}` begins to record states", review.locale),
        None => "every translation was accepted as it stands".to_owned(),
    }
}
