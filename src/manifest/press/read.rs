//! Reads the table `[press]` of a manifest, and reports what no printer can want at once.

use crate::diagnostic::did_you_mean;
use crate::manifest::reader::{Reader, Table, Value};
use crate::source::{Span, Spanned};

use super::{
    BUILT_IN_CONDITION, Black, Booklet, DEFAULT, Intent, Keep, Overprint, Press, Profile, REGISTERED, Standard,
};

/// Reads the table `[press]`: gives the presets, those of the manifest in the place of presets of the same name.
pub(in crate::manifest) fn presses(reader: &mut Reader, value: Option<&Value>) -> Vec<Press> {
    let mut presses = Press::presets();
    let Some(mut table) = value.and_then(|value| reader.table(value)) else { return presses };
    for (name, value) in table.take_all() {
        if let Some(own) = press(reader, &name, &value, &presses) {
            presses.retain(|press| press.name != own.name);
            presses.push(own);
        }
    }
    presses
}

/// Reads one profile, which begins as one of those that are `known`: the one it names, or the default.
pub(super) fn press(reader: &mut Reader, name: &Spanned<String>, value: &Value, known: &[Press]) -> Option<Press> {
    let mut table = reader.table(value)?;
    let base = base(reader, &mut table, known);
    let base = base.as_ref();
    let about = table.take("about").and_then(|value| reader.string(&value)).map(|about| about.value);
    let standard = table.take("standard").and_then(|value| reader.choice(&value, &Standard::ALL));
    let paper = table.take("paper").and_then(|value| reader.paper(&value));
    let bleed = table.take("bleed").and_then(|value| reader.length(&value, 0.0..=20.0));
    let marks = table
        .take("crop-marks")
        .and_then(|value| if value.is("none") { Some(None) } else { reader.length(&value, 1.0..=30.0).map(Some) });
    let intent = intent(reader, &mut table, base);
    let black = table.take("black").and_then(|value| black(reader, &value));
    let overprint = table
        .take("overprint")
        .and_then(|value| reader.choice(&value, &[("black", Overprint::Black), ("none", Overprint::Nothing)]));
    let max_ink = table.take("max-ink").and_then(|value| reader.whole(&value, 100..=400, "percent"));
    let links = table.take("links").and_then(|value| keep(reader, &value));
    let outline = table.take("outline").and_then(|value| keep(reader, &value));
    let imposition = imposition(reader, &mut table, base);
    reader.finish(table);
    let press = Press {
        name: name.value.clone(),
        about: about.unwrap_or_else(|| base.map(|base| base.about.clone()).unwrap_or_default()),
        standard: standard.or(base.map(|base| base.standard)).unwrap_or(Standard::X4),
        paper: paper.or(base.and_then(|base| base.paper)),
        bleed: bleed.or(base.map(|base| base.bleed)).unwrap_or(3.0),
        marks: marks.or(base.map(|base| base.marks)).flatten(),
        intent,
        black: black.or(base.map(|base| base.black)).unwrap_or(Black::KOnly),
        overprint: overprint.or(base.map(|base| base.overprint)).unwrap_or(Overprint::Black),
        max_ink: max_ink.or(base.map(|base| base.max_ink)).unwrap_or(320),
        links: links.or(base.map(|base| base.links)).unwrap_or(Keep::Drop),
        outline: outline.or(base.map(|base| base.outline)).unwrap_or(Keep::Drop),
        imposition,
    };
    contradictions(reader, &press, &name.span);
    Some(press)
}

fn base(reader: &mut Reader, table: &mut Table, known: &[Press]) -> Option<Press> {
    let Some(asked) = table.take("preset").and_then(|value| reader.string(&value)) else {
        return Press::named(known, DEFAULT).cloned();
    };
    let found = Press::named(known, &asked.value).cloned();
    if found.is_none() {
        let names: Vec<&str> = known.iter().map(|press| press.name.as_str()).collect();
        let help = did_you_mean(&asked.value, names.iter().copied(), &format!("known here: {}", names.join(", ")));
        reader.invalid(&asked.span, format!("there is no profile `{}`", asked.value.escape_debug()), help);
    }
    found
}

/// Reads the printing condition. Another condition than that of the profile it begins with has no profile of its own yet.
fn intent(reader: &mut Reader, table: &mut Table, base: Option<&Press>) -> Intent {
    let condition = table.take("condition").and_then(|value| reader.string(&value));
    let icc = table.take("icc").and_then(|value| reader.string(&value));
    let embed = table.take("embed-icc").and_then(|value| Some((reader.boolean(&value)?, value.span())));
    let inherited = base.map(|base| &base.intent);
    let changed = condition.as_ref().is_some_and(|own| inherited.is_none_or(|base| base.condition != own.value));
    let name = match (&condition, inherited) {
        (Some(own), _) => own.value.clone(),
        (None, Some(base)) => base.condition.clone(),
        (None, None) => BUILT_IN_CONDITION.to_owned(),
    };
    let built_in = if name == BUILT_IN_CONDITION { Profile::BuiltIn } else { Profile::Absent };
    let profile = match (icc, &embed) {
        (Some(icc), Some((false, _))) => {
            reader.invalid(
                &icc.span,
                "a profile is named that is not embedded",
                "delete `icc`, or `embed-icc = false`",
            );
            Profile::Absent
        }
        (Some(icc), _) => Profile::File(icc),
        (None, Some((false, _))) => Profile::Absent,
        (None, Some((true, span))) => {
            if matches!(built_in, Profile::Absent) {
                let message = format!("no profile for `{}` is built in", name.escape_debug());
                reader.invalid(span, message, "name its file with `icc = \"…\"`, in a folder of the letter");
            }
            built_in
        }
        (None, None) if changed => built_in,
        (None, None) => inherited.map_or(built_in, |base| base.profile.clone()),
    };
    if let Some(own) = condition.filter(|own| own.value.trim().is_empty() || own.value.len() > 100) {
        reader.invalid(&own.span, "this names no printing condition", "give its identifier, as in `FOGRA39`");
    }
    Intent { condition: name, profile }
}

fn black(reader: &mut Reader, value: &Value) -> Option<Black> {
    if value.is("k-only") {
        return Some(Black::KOnly);
    }
    let wanted = "write \"k-only\", or percentages of cyan, magenta, yellow and black as in [60, 40, 40, 100]";
    if value.is_string() {
        reader.invalid(&value.span(), "this is no recipe for black", wanted);
        return None;
    }
    let parts = reader.array(value)?;
    let parts: Vec<f64> = parts.iter().filter_map(|part| reader.number(part)).map(|(number, _)| number).collect();
    let recipe: Option<[f64; 4]> = parts.try_into().ok();
    let fits = |parts: &[f64; 4]| parts.iter().all(|part| (0.0..=100.0).contains(part)) && parts[3] >= 80.0;
    let recipe = recipe.filter(fits);
    if recipe.is_none() {
        reader.invalid(&value.span(), "this is no recipe for black", wanted);
    }
    recipe.map(Black::Rich)
}

fn keep(reader: &mut Reader, value: &Value) -> Option<Keep> {
    reader.choice(value, &[("keep", Keep::Keep), ("drop", Keep::Drop)])
}

fn imposition(reader: &mut Reader, table: &mut Table, base: Option<&Press>) -> Option<Booklet> {
    let asked = table.take("impose").and_then(|value| reader.choice(&value, &[("booklet", true), ("none", false)]));
    let creep = table.take("creep").and_then(|value| reader.length(&value, 0.0..=1.0));
    let inherited = base.and_then(|base| base.imposition);
    let wanted = asked.unwrap_or(inherited.is_some());
    let creep = creep.or(inherited.map(|base| base.creep)).unwrap_or(Booklet::default().creep);
    wanted.then_some(Booklet { creep })
}

/// Reports what a printer cannot want at once.
fn contradictions(reader: &mut Reader, press: &Press, span: &Span) {
    let standard = press.standard.name();
    if press.is_pdf_x() && press.links == Keep::Keep {
        let help = "write `links = \"drop\"`, or `standard = \"none\"`";
        reader.invalid(span, format!("{standard} allows no links on the printed page"), help);
    }
    if press.standard == Standard::X4 && matches!(press.intent.profile, Profile::Absent) {
        let help =
            "name its file with `icc = \"…\"`, or choose `standard = \"PDF/X-1a:2003\"`, which goes by the name alone";
        let condition = &press.intent.condition;
        reader.invalid(
            span,
            format!("PDF/X-4 embeds the profile of `{}`, and there is none", condition.escape_debug()),
            help,
        );
    }
    if press.is_pdf_x() && matches!(press.intent.profile, Profile::Absent) && press.intent.registered().is_none() {
        let message = format!("`{}` is not a registered printing condition", press.intent.condition.escape_debug());
        let names = REGISTERED.map(|(name, _)| name);
        let list = format!("registered are {}; embed the profile of any other with `icc = \"…\"`", names.join(", "));
        reader.invalid(span, message, did_you_mean(&press.intent.condition, names, &list));
    }
    if press.marks.is_some_and(|offset| offset < press.bleed) {
        reader.invalid(span, "crop marks stand within the bleed", "make `crop-marks` at least as large as `bleed`");
    }
    if let Black::Rich(recipe) = press.black {
        let sum: f64 = recipe.iter().sum();
        if sum > f64::from(press.max_ink) {
            let message = format!("rich black is {sum} % ink, and {} % is allowed", press.max_ink);
            reader.invalid(span, message, "use less cyan, magenta and yellow in `black`");
        }
    }
}
