//! Chooses the press profile of a build, gathers what it needs, and holds what was made to it; makes no page.

use rayon::prelude::*;

use crate::diagnostic::Diagnostic;
use crate::diagnostic::unreadable::unusable;
use crate::export::press::{EXCESS_CREEP, INVALID_ICC, Icc, MOST_CREEP, innermost};
use crate::inspect::{self, Limits};
use crate::letter::Letter;
use crate::manifest::press::{Booklet, DEFAULT, Press, Profile};
use crate::source::{Error, FileId, Sources, Span, Spanned};

use super::{Artifact, Format, Imposition, Refusal, Request};

/// A press profile with the ICC profile it embeds.
pub(super) struct Printer {
    pub(super) press: Press,
    pub(super) icc: Option<Icc>,
}

/// Gives the profile that is asked for, as the request changes it; what its author got wrong goes to `diagnostics`.
pub(super) fn printer(
    letter: &Letter,
    request: &Request,
    sources: &Sources,
    diagnostics: &mut Vec<Diagnostic>,
) -> Result<Printer, Refusal> {
    let known = &letter.manifest.presses;
    let name = request.press.as_deref().unwrap_or(DEFAULT);
    let Some(press) = Press::named(known, name) else {
        let names = known.iter().map(|press| press.name.clone()).collect();
        return Err(Refusal::UnknownPress(name.to_owned(), names));
    };
    let mut press = press.clone();
    match request.imposition {
        Some(Imposition::Booklet) => press.imposition = Some(press.imposition.unwrap_or(Booklet::default())),
        Some(Imposition::None) => press.imposition = None,
        None => {}
    }
    press.paper = request.paper.or(press.paper);
    let icc = match &press.intent.profile {
        Profile::Absent => None,
        Profile::BuiltIn => Some(Icc::built_in()),
        Profile::File(path) => own_icc(path, sources, diagnostics).map_err(Refusal::Machine)?,
    };
    Ok(Printer { press, icc })
}

/// Says that so many pages cannot be a booklet of this profile, if they cannot.
pub(super) fn creep_fault(press: &Press, pages: usize, span: Span) -> Option<Diagnostic> {
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
