//! Writes what a template is given, for working on a template with the Typst command line and for the benchmarks.
//!
//! `cargo run --example documents -- PROJECT FOLDER` makes one folder a document, `LOCALE.KIND`, with `document.json` and
//! `medium.json` in it.

use std::error::Error;
use std::path::Path;

use openletter::edition::{DocumentKind, Edition};
use openletter::export::files;
use openletter::letter::Letter;
use openletter::source::Sources;

fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [project, folder] = arguments.as_slice() else {
        return Err("usage: documents PROJECT FOLDER".into());
    };
    let mut sources = Sources::open(Path::new(project))?;
    let loaded = Letter::load(&mut sources, &[])?;
    let letter = loaded.letter.ok_or("the letter has faults: `openletter build` shows them")?;
    for catalog in letter.catalogs() {
        let edition = Edition::resolve(&letter, catalog, &sources)
            .map_err(|_| "a message cannot be resolved: `openletter build` shows it")?;
        for document in &edition.documents {
            let kind = match document.kind {
                DocumentKind::Letter => "letter",
                DocumentKind::Announcement => "announcement",
            };
            let target = Path::new(folder).join(format!("{}.{kind}", edition.locale));
            let medium = serde_json::json!({
                "paper": { "width": 210, "height": 297 }, "press": false, "bleed": 0, "rich": null,
            });
            let contents = [("document.json", files::json(document)), ("medium.json", files::json(&medium))];
            files::write(&target, contents.iter().map(|(name, bytes)| (*name, bytes.as_slice())))?;
        }
    }
    Ok(())
}
