//! The printing condition that a file names: what its colours are meant for.

use super::{Findings, Subject, shown};
use crate::diagnostic::{Rule, Severity};
use crate::inspect::claims::{Intent, Profile};
use crate::manifest::press::{self, Standard};

/// A file for printers that does not say for which printing.
static MISSING_OUTPUT_INTENT: Rule = Rule::warning("missing-output-intent", "the file says for which printing condition it was made")
    .because(
        "The same inks give other colours on coated and on uncoated paper. Without a printing condition the printer does not know what \
         the colours should look like.",
        "ISO 15930-7, “Output intent”; ISO 32000-1, 14.11.5",
    )
    .example("#! a PDF/X file without `OutputIntents`", "#! one that names `FOGRA39` and embeds its profile");

/// A printing condition that contradicts itself or what was asked for.
static WRONG_OUTPUT_INTENT: Rule =
    Rule::warning("wrong-output-intent", "the printing condition is sound, and the one that was asked for")
        .because(
            "A profile of a screen, or of another paper, turns every proof into a wrong one; a damaged one is refused.",
            "ISO 15930-7, “Output intent”; ISO 15076-1, 7.2",
        )
        .example(
            "#! an output intent whose profile is sRGB",
            "#! one whose profile is that of a press, with four inks",
        );

pub(super) static RULES: &[&Rule] = &[&MISSING_OUTPUT_INTENT, &WRONG_OUTPUT_INTENT];

/// Where registered printing conditions are kept.
const REGISTRY: &str = "www.color.org";

pub(super) fn check(subject: &Subject, findings: &mut Findings) {
    let intents: Vec<&Intent> = subject.claims.intents.iter().filter(|intent| intent.kind == "GTS_PDFX").collect();
    let Some(standard) = subject.x() else { return };
    let Some(intent) = intents.first() else {
        let message = "the file names no printing condition (output intent `GTS_PDFX`)";
        let help = "export it for a printing condition, as FOGRA39 for coated paper";
        findings.push(subject.found(&MISSING_OUTPUT_INTENT, Severity::Error, message, help));
        return;
    };
    let mut wrong = |message: String, help: &str| {
        findings.push(subject.found(&WRONG_OUTPUT_INTENT, Severity::Error, message, help));
    };
    if intents.len() > 1 {
        wrong(format!("the file names {} printing conditions", intents.len()), "leave one");
    }
    if intent.condition.is_empty() {
        wrong("the printing condition has no identifier".to_owned(), "name it, as `FOGRA39`");
    }
    for (message, help) in profile_faults(intent, standard) {
        wrong(message, help);
    }
    let is_registered = press::REGISTERED.iter().any(|(name, _)| same(name, &intent.condition));
    if intent.registry.contains(REGISTRY) && !is_registered {
        let message =
            format!("`{}` is not known here as a name of the registry that the file names", shown(&intent.condition));
        let help = "use a registered name, as `FOGRA39`, or name no registry";
        findings.push(subject.found(&WRONG_OUTPUT_INTENT, Severity::Warning, message, help));
    }
    let mut wrong = |message: String, help: &str| {
        findings.push(subject.found(&WRONG_OUTPUT_INTENT, Severity::Error, message, help));
    };
    if let Some(press) = subject.press {
        if !same(&press.intent.condition, &intent.condition) {
            let message = format!(
                "the file is made for `{}`, and `{}` asks for `{}`",
                shown(&intent.condition),
                press.name,
                press.intent.condition
            );
            wrong(message, "export it again for the condition of the profile");
        }
        let name = &press.name;
        let message = match (matches!(press.intent.profile, press::Profile::Absent), intent.profile == Profile::Absent)
        {
            (true, false) => Some(format!("an ICC profile is embedded, and `{name}` asks for none")),
            (false, true) => Some(format!("no ICC profile is embedded, and `{name}` asks for one")),
            (true, true) | (false, false) => None,
        };
        if let Some(message) = message {
            wrong(message, "export it again with the settings of the profile");
        }
    }
}

fn same(one: &str, other: &str) -> bool {
    let plain = |text: &str| text.chars().filter(|c| c.is_alphanumeric()).collect::<String>().to_lowercase();
    plain(one) == plain(other)
}

fn profile_faults(intent: &Intent, standard: Standard) -> Vec<(String, &'static str)> {
    const EXPORT: &str = "embed the profile of a press, as FOGRA39";
    let mut faults = Vec::new();
    match intent.profile {
        Profile::Damaged => faults.push(("the profile of the printing condition is damaged".to_owned(), EXPORT)),
        Profile::Absent if standard == Standard::X4 => {
            faults.push(("PDF/X-4 embeds the profile of its printing condition, and there is none".to_owned(), EXPORT));
        }
        Profile::Absent if !intent.registry.contains(REGISTRY) => {
            let message = format!("`{}` is neither embedded nor named as registered", shown(&intent.condition));
            faults.push((message, "embed the profile, or name the registry http://www.color.org"));
        }
        Profile::Absent => {}
        Profile::Embedded(header) => {
            if &header.class != b"prtr" {
                faults.push(("the profile of the printing condition is not that of a press".to_owned(), EXPORT));
            }
            let needs_inks = matches!(standard, Standard::X1a2001 | Standard::X1a2003);
            if header.components().is_none() || needs_inks && header.components() != Some(4) {
                faults.push((format!("the profile of the printing condition is for {}", header.space_name()), EXPORT));
            }
            if intent.components.is_some() && header.components().is_some() && intent.components != header.components()
            {
                faults.push(("the profile has another number of colours than the file says".to_owned(), EXPORT));
            }
            if header.version > 2 && !matches!(standard, Standard::X4 | Standard::None) {
                faults.push((
                    format!(
                        "the profile is of ICC version {}, and {} knows version 2",
                        header.version,
                        standard.name()
                    ),
                    EXPORT,
                ));
            }
        }
    }
    faults
}
