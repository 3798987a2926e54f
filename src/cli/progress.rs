//! Shows a line for each edition while it is built, on a terminal; elsewhere nothing.

use std::collections::BTreeMap;
use std::io::IsTerminal;
use std::sync::Mutex;
use std::time::Duration;

use indicatif::{MultiProgress, ProgressBar, ProgressStyle};
use openletter::build::Event;
use openletter::edition::DocumentKind;

/// The lines, by locale.
pub struct Progress {
    screen: MultiProgress,
    lines: Mutex<BTreeMap<String, ProgressBar>>,
}

impl Progress {
    pub fn new() -> Self {
        Self { screen: MultiProgress::new(), lines: Mutex::new(BTreeMap::new()) }
    }

    pub fn show(&self, event: Event<'_>) {
        if !std::io::stderr().is_terminal() {
            return;
        }
        let mut lines = self.lines.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
        match event {
            Event::Planned(locales) => {
                let style = ProgressStyle::with_template("{spinner} {prefix:>8}  {msg}");
                let style = style.expect("the template is valid").tick_chars("⠁⠃⠇⡇⣇⣧⣷⣿✓");
                for locale in locales {
                    let line = self.screen.add(ProgressBar::new_spinner());
                    line.set_style(style.clone());
                    line.set_prefix(locale.to_string());
                    line.set_message("waiting");
                    line.enable_steady_tick(Duration::from_millis(100));
                    lines.insert(locale.to_string(), line);
                }
            }
            Event::Set(locale, document, pages) => {
                let name = match document {
                    DocumentKind::Letter => "letter",
                    DocumentKind::Announcement => "announcement",
                };
                let plural = if pages == 1 { "page" } else { "pages" };
                if let Some(line) = lines.get(&locale.to_string()) {
                    line.set_message(format!("{name}: {pages} {plural}"));
                }
            }
            Event::Done(locale, files) => {
                let plural = if files == 1 { "file" } else { "files" };
                if let Some(line) = lines.get(&locale.to_string()) {
                    line.finish_with_message(format!("{files} {plural}"));
                }
            }
        }
    }
}
