//! Writes a corpus in which each kind of fault stands a known number of times, one in a message, and the list of them.

use std::collections::BTreeMap;
use std::fs;
use std::io;
use std::path::Path;

use super::bank::{LOCALES, TERMS, Template, templates};
use super::kinds::{self, Kind, Plant};
use super::letters;
use super::random::Random;
use super::text::Draft;

/// Where the list of what is planted stands.
pub(crate) const TRUTH: &str = "truth.tsv";
/// The folder of the catalogs in the corpus.
pub(crate) const CATALOGS: &str = "catalogs";
/// Messages in a file.
const IN_FILE: usize = 100;
/// Sentences that look like faults or hold what is not prose: a fault planted there could be none.
const HARD: &[&str] = &[
    "smiley",
    "entity",
    "command",
    "braces",
    "emoji",
    "dotted",
    "keys",
    "slash",
    "ratio",
    "footnote",
    "isbn",
    "cpp",
    "list",
    "bullets",
    "brand-only",
    "value-only",
    "url-only",
    "format-only",
    "cognate",
    "phone",
    "breadcrumb",
    "decade",
    "loanword",
    "initials",
    "isolate",
    "double-mark",
    "vocalised",
];

/// Something planted.
pub(crate) struct Planted {
    /// The kind of fault.
    pub kind: String,
    /// The language.
    pub locale: String,
    /// The file below the corpus; the folder of a letter.
    pub path: String,
    /// The message; `-` for a fault of the whole file, `name:` and a name for one in a list.
    pub message: String,
}

/// Files of the corpus in the making.
type Files = BTreeMap<String, String>;

/// Writes the corpus.
pub(crate) fn write(folder: &Path, seed: u64, per_kind: usize) -> io::Result<()> {
    let templates = templates();
    let mut files = Files::new();
    let mut truth = Vec::new();
    for (locale, name) in LOCALES.iter().enumerate() {
        files.insert(format!("{CATALOGS}/{name}/terms.ftl"), TERMS[locale].to_owned());
    }
    let mut count = 0;
    for kind in kinds::all() {
        for i in 0..per_kind {
            count += 1;
            let mut random = Random::named(seed, &format!("{} {i}", kind.name));
            let locale = kind.locales[i % kind.locales.len()];
            let planted = plant(kind, locale, count, &templates, &mut random, &mut files);
            truth.push(planted.unwrap_or_else(|| panic!("no sentence takes the fault `{}` in `{locale}`", kind.name)));
        }
    }
    letters::write(&mut files, &mut truth, per_kind);
    let lines = truth.iter().map(|it| format!("{}\t{}\t{}\t{}\n", it.kind, it.locale, it.path, it.message));
    files.insert(TRUTH.to_owned(), lines.collect());
    for (path, text) in files {
        let path = folder.join(path);
        fs::create_dir_all(path.parent().unwrap_or(folder))?;
        fs::write(path, text)?;
    }
    Ok(())
}

/// Writes one message in all languages, with its fault in one of them; gives nothing if no sentence takes the fault.
fn plant(
    kind: &Kind,
    locale: &'static str,
    count: usize,
    templates: &[Template],
    random: &mut Random,
    files: &mut Files,
) -> Option<Planted> {
    for i in random.order(templates.len()) {
        let template = &templates[i];
        if HARD.contains(&template.name) && !kind.name.starts_with("variable") {
            continue;
        }
        let id = format!("{}-{count:05}", template.name);
        // Several fillings: not every one takes every fault.
        for _ in 0..4 {
            let gaps = random.below(1 << 30) as u64;
            let bodies: Vec<String> = (0..LOCALES.len()).map(|locale| template.fill(locale, gaps)).collect();
            let own = LOCALES.iter().position(|name| *name == locale)?;
            let mut draft = Draft { locale, id: &id, body: &bodies[own], source: &bodies[0], random: &mut *random };
            let Some((faulty, whole_file)) = apply(kind, &mut draft) else { continue };
            let path =
                if whole_file { format!("whole-{count:05}.ftl") } else { format!("part-{:03}.ftl", count / IN_FILE) };
            for (index, name) in LOCALES.iter().enumerate() {
                let clean = format!("{id}{}", bodies[index]);
                let text = match (index == own, &kind.plant) {
                    (true, _) => &faulty,
                    (false, Plant::Orphan) => continue,
                    (false, _) => &clean,
                };
                files.entry(format!("{CATALOGS}/{name}/{path}")).or_default().push_str(text);
            }
            return Some(Planted {
                kind: kind.name.to_owned(),
                locale: locale.to_owned(),
                path: format!("{CATALOGS}/{locale}/{path}"),
                message: if whole_file { "-".to_owned() } else { id },
            });
        }
    }
    None
}

/// Gives the message with the fault, and whether it needs a file of its own.
fn apply(kind: &Kind, draft: &mut Draft) -> Option<(String, bool)> {
    let (text, whole_file) = match &kind.plant {
        Plant::Swap(pairs) => (draft.swap(pairs)?, false),
        Plant::All(pairs) => (draft.all(pairs)?, false),
        Plant::Gap(with) => (draft.gap(with)?, false),
        Plant::Inside(insert) => (draft.inside(insert)?, false),
        Plant::Letter(pairs) => (draft.letter(4, pairs)?, false),
        Plant::With(write) => (write(draft)?, false),
        Plant::File(write) => (write(draft)?, true),
        Plant::Orphan => (draft.entry(draft.body), false),
    };
    (text != draft.entry(draft.body)).then_some(()).or(matches!(kind.plant, Plant::Orphan).then_some(()))?;
    Some((text, whole_file))
}
