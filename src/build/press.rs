//! Chooses the press profile of a build, gathers what it needs, and holds what was made to it; makes no page.

use rayon::prelude::*;

use crate::diagnostic::Diagnostic;
use crate::diagnostic::unreadable::unusable;
use crate::export::pdf;
use crate::export::press::{Binding, EXCESS_CREEP, INVALID_ICC, Icc, MOST_CREEP, finish, innermost};
use crate::inspect::{self, Limits};
use crate::letter::Letter;
use crate::locale::Direction;
use crate::manifest::Paper;
use crate::manifest::press::{Booklet, DEFAULT, Press, Profile};
use crate::source::{Error, FileId, Sources, Span, Spanned};
use crate::typeset::{ENGINE_FAILURE, Medium, Output, PagedDocument, Typesetter};

use super::{Artifact, Format, Imposition, Refusal};

/// A press profile with the ICC profile it embeds.
pub(crate) struct Printer {
    pub(crate) press: Press,
    pub(crate) icc: Option<Icc>,
}

/// What is asked of a press profile.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Choice<'a> {
    /// Its name; the default if none.
    pub(crate) press: Option<&'a str>,
    /// How pages are put on sheets, if not as it says.
    pub(crate) imposition: Option<Imposition>,
    /// The paper, if not as it says.
    pub(crate) paper: Option<Paper>,
}

/// Gives the profile that is asked for; what its author got wrong goes to `diagnostics`.
pub(crate) fn printer(
    letter: &Letter,
    choice: Choice,
    sources: &Sources,
    diagnostics: &mut Vec<Diagnostic>,
) -> Result<Printer, Refusal> {
    let known = &letter.manifest.presses;
    let name = choice.press.unwrap_or(DEFAULT);
    let Some(press) = Press::named(known, name) else {
        let names = known.iter().map(|press| press.name.clone()).collect();
        return Err(Refusal::UnknownPress(name.to_owned(), names));
    };
    let mut press = press.clone();
    match choice.imposition {
        Some(Imposition::Booklet) => press.imposition = Some(press.imposition.unwrap_or(Booklet::default())),
        Some(Imposition::None) => press.imposition = None,
        None => {}
    }
    press.paper = choice.paper.or(press.paper);
    let icc = match &press.intent.profile {
        Profile::Absent => None,
        Profile::BuiltIn => Some(Icc::built_in()),
        Profile::File(path) => own_icc(path, sources, diagnostics).map_err(Refusal::Machine)?,
    };
    Ok(Printer { press, icc })
}

impl Printer {
    /// Gives how the pages of a letter are set for it.
    pub(crate) fn medium(&self, paper: Paper) -> Medium {
        Medium { paper, output: Output::Press { bleed: self.press.bleed, black: self.press.black } }
    }

    /// Gives the end of a file's name.
    pub(crate) fn ending(&self) -> &'static str {
        if self.press.imposition.is_some() { "booklet.pdf" } else { "print.pdf" }
    }

    /// Exports pages for it and finishes the file; gives its bytes and how many pages it has.
    pub(crate) fn file(
        &self,
        pages: &PagedDocument,
        direction: Direction,
        identity: &pdf::Identity,
        letter: &Letter,
        typesetter: &Typesetter,
        sources: &Sources,
    ) -> Result<(Vec<u8>, usize), Vec<Diagnostic>> {
        let span = letter.manifest.source.span.clone();
        if let Some(fault) = creep_fault(&self.press, pages.pages().len(), span.clone()) {
            return Err(vec![fault]);
        }
        let exported = pdf::press(pages, self.press.standard, identity, typesetter, sources)?;
        let binding = match direction {
            Direction::Ltr => Binding::Left,
            Direction::Rtl => Binding::Right,
        };
        finish(&exported, &self.press, self.icc.as_ref(), binding, identity).map_err(|error| {
            let message = format!("the file for printers `{}` cannot be finished: {error}", identity.id);
            let help = "build it with `--format pdf` meanwhile, and report the text that fails";
            vec![Diagnostic::new(&ENGINE_FAILURE, span, message, help)]
        })
    }
}

/// Says that so many pages cannot be a booklet of this profile, if they cannot.
fn creep_fault(press: &Press, pages: usize, span: Span) -> Option<Diagnostic> {
    let moved = innermost(press.imposition?, pages);
    (moved > MOST_CREEP).then(|| {
        let message = format!(
            "in a booklet of {pages} pages the innermost would be moved {moved:.1} mm towards the fold, and there is room for {MOST_CREEP} mm"
        );
        let help = format!("give `press.{}` a `creep` as thin as one sheet, or have the letter bound in another way", press.name);
        Diagnostic::new(&EXCESS_CREEP, span, message, help)
    })
}

/// Holds every file for printers to the profile it was made for.
pub(super) fn inspect(artifacts: &[Artifact], press: &Press, sources: &mut Sources) -> Vec<Diagnostic> {
    let printed = artifacts.iter().filter(|artifact| artifact.about.format == Format::Print);
    let named: Vec<_> = printed.map(|artifact| (artifact, sources.add(&artifact.name, Vec::new()))).collect();
    let look = |&(artifact, file): &(&Artifact, FileId)| {
        inspect::inspect(&artifact.bytes, file, Some(press), &Limits::default()).diagnostics
    };
    named.par_iter().flat_map_iter(look).collect()
}

fn own_icc(path: &Spanned<String>, sources: &Sources, diagnostics: &mut Vec<Diagnostic>) -> Result<Option<Icc>, Error> {
    let bytes = match sources.read_bytes(&path.value) {
        Ok(bytes) => bytes,
        Err(unreadable) => {
            let help = "put the ICC profile that the printer gave you into a folder of the letter, and name it here";
            diagnostics.push(unusable(unreadable, &path.value, path.span.clone(), help)?);
            return Ok(None);
        }
    };
    match Icc::read(bytes) {
        Ok(icc) => Ok(Some(icc)),
        Err(message) => {
            let help = "name the profile of the printing condition, as the printer or color.org gives it";
            diagnostics.push(Diagnostic::new(&INVALID_ICC, path.span.clone(), message, help));
            Ok(None)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_booklet_whose_words_would_stand_in_the_fold_is_refused() {
        let mut sources = Sources::in_memory();
        let span = Span::new(sources.add("letter.toml", Vec::new()), 0..0);
        let mut press = Press::presets().remove(0);
        assert!(creep_fault(&press, 1000, span.clone()).is_none(), "it is no booklet");
        press.imposition = Some(Booklet { creep: 1.0 });
        assert!(creep_fault(&press, 32, span.clone()).is_none());
        let fault = creep_fault(&press, 33, span).unwrap();
        assert!(fault.message.contains("moved 8.0 mm towards the fold"), "{}", fault.message);
    }
}
