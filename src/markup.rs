//! Reads the inline markup of a text into nested runs; knows a closed set of tags and evaluates nothing.

use std::ops::Range;

use crate::diagnostic::Rule;

/// A run of rich text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Inline {
    /// Plain characters.
    Text(String),
    /// `<em>`: stressed.
    Em(Vec<Inline>),
    /// `<strong>`: important.
    Strong(Vec<Inline>),
    /// `<cite>`: the title of a work.
    Cite(Vec<Inline>),
    /// `<sup>`: raised, as the letters of an ordinal.
    Sup(Vec<Inline>),
    /// `<a data-l10n-name="…">`: a link whose target the manifest holds under that name.
    Link(String, Vec<Inline>),
}

/// What is wrong with a piece of markup.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault {
    /// What kind of fault it is.
    pub kind: FaultKind,
    /// The bytes of the text it concerns.
    pub range: Range<usize>,
    /// What is wrong.
    pub message: String,
    /// The next step.
    pub help: String,
}

/// The kinds of fault in markup.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FaultKind {
    /// A tag outside the closed set, or an attribute it does not take.
    Unknown,
    /// A tag that is not closed, or a closing one that was not opened.
    Unbalanced,
}

/// Markup outside the closed set.
pub static UNKNOWN_MARKUP: Rule =
    Rule::error("unknown-markup", "markup is <em>, <strong>, <cite>, <sup> or <a data-l10n-name=\"…\">")
        .because(
            "Only tags that mean the same on paper, on a screen and to a screen reader are read. Any other, and any \
             other attribute, would be printed as it stands or dropped.",
            "openletter",
        )
        .example(
            "## locales/en/letter.ftl\n\
             text = Asylum is a <b>right</b>.\n",
            "## locales/en/letter.ftl\n\
             text = Asylum is a <strong>right</strong>.\n",
        );
/// Markup that does not close where it should.
pub static UNBALANCED_MARKUP: Rule =
    Rule::error("unbalanced-markup", "every tag is closed, in the text in which it was opened")
        .because(
            "Without its closing tag nobody knows where stress or a link ends: the rest of the paragraph would be in \
             italics, or one long link.",
            "openletter; HTML Living Standard, “Optional tags”: none of these may be left out",
        )
        .example(
            "## locales/en/letter.ftl\n\
             text = Asylum is a <em>right.\n",
            "## locales/en/letter.ftl\n\
             text = Asylum is a <em>right</em>.\n",
        );

/// Stands for the `<` of a tag that a translator typed, so that a `<` from a value is never taken for one.
///
/// A noncharacter (Unicode 16, section 23.7): no text holds it.
pub const TAG: char = '\u{fdd0}';

const KNOWN: &str = "use <em>, <strong>, <cite>, <sup> or <a data-l10n-name=\"…\">";

impl FaultKind {
    /// Gives the rule that a fault of this kind breaks.
    pub fn rule(self) -> &'static Rule {
        match self {
            Self::Unknown => &UNKNOWN_MARKUP,
            Self::Unbalanced => &UNBALANCED_MARKUP,
        }
    }
}

/// Marks the `<` of every tag with [`TAG`]; a `<` before a space, a figure or the end stays text.
pub fn mark(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text.chars().peekable();
    while let Some(c) = rest.next() {
        let opens = rest.peek().is_some_and(|&next| next.is_ascii_alphabetic() || next == '/' || next == '!');
        out.push(match c {
            '<' if opens => TAG,
            TAG => char::REPLACEMENT_CHARACTER,
            c => c,
        });
    }
    out
}

/// What a text holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Parsed {
    /// The runs, as good as they can be had.
    pub runs: Vec<Inline>,
    /// The names of its links and the bytes of their opening tags.
    pub links: Vec<(String, Range<usize>)>,
    /// What is wrong, in order.
    pub faults: Vec<Fault>,
}

/// Deepest nesting of tags.
const DEPTH: usize = 8;

/// Reads marked text.
pub fn parse(marked: &str) -> Parsed {
    let mut stack: Vec<Open> = Vec::new();
    let mut runs: Vec<Inline> = Vec::new();
    let mut links = Vec::new();
    let mut faults = Vec::new();
    let mut at = 0;
    while at < marked.len() {
        let Some(tag) = marked[at..].find(TAG).map(|i| at + i) else {
            push_text(&mut runs, &marked[at..]);
            break;
        };
        push_text(&mut runs, &marked[at..tag]);
        let Some(end) = marked[tag..].find('>').map(|i| tag + i + 1) else {
            let range = tag..marked.len();
            faults.push(fault(FaultKind::Unbalanced, range, "a tag has no `>`", "close the tag, or write `{\"<\"}`"));
            break;
        };
        let inside = &marked[tag + TAG.len_utf8()..end - 1];
        if let Some(name) = inside.strip_prefix('/') {
            close(name.trim(), tag..end, &mut stack, &mut runs, &mut faults);
        } else {
            let kind = kind(inside).unwrap_or_else(|(name, message, help)| {
                faults.push(fault(FaultKind::Unknown, tag..end, &message, &help));
                Kind::Unknown(name)
            });
            if let Kind::Link(name) = &kind {
                links.push((name.clone(), tag..end));
            }
            if stack.len() == DEPTH {
                let help = "close some of them first";
                faults.push(fault(FaultKind::Unbalanced, tag..end, "tags nest too deep here", help));
                break;
            }
            stack.push(Open { kind, range: tag..end, before: std::mem::take(&mut runs) });
        }
        at = end;
    }
    while let Some(open) = stack.pop() {
        let message = format!("`<{}>` is not closed", open.kind.name());
        let help = format!("add `</{}>`", open.kind.name());
        faults.push(fault(FaultKind::Unbalanced, open.range.clone(), &message, &help));
        open.wrap(&mut runs);
    }
    faults.sort_by_key(|fault| fault.range.start);
    Parsed { runs, links, faults }
}

/// Gives the characters of rich text without its markup.
pub fn plain(runs: &[Inline]) -> String {
    runs.iter()
        .map(|run| match run {
            Inline::Text(text) => text.clone(),
            Inline::Em(inner)
            | Inline::Strong(inner)
            | Inline::Cite(inner)
            | Inline::Sup(inner)
            | Inline::Link(_, inner) => plain(inner),
        })
        .collect()
}

enum Kind {
    Em,
    Strong,
    Cite,
    Sup,
    Link(String),
    /// Reported already; kept so that its closing tag is not reported too.
    Unknown(String),
}

struct Open {
    kind: Kind,
    range: Range<usize>,
    before: Vec<Inline>,
}

impl Kind {
    fn name(&self) -> &str {
        match self {
            Self::Em => "em",
            Self::Strong => "strong",
            Self::Cite => "cite",
            Self::Sup => "sup",
            Self::Link(_) => "a",
            Self::Unknown(name) => name,
        }
    }
}

impl Open {
    /// Ends the element: what was read since becomes its content.
    fn wrap(self, runs: &mut Vec<Inline>) {
        let mut inner = std::mem::replace(runs, self.before);
        runs.push(match self.kind {
            Kind::Unknown(_) => {
                runs.append(&mut inner);
                return;
            }
            Kind::Em => Inline::Em(inner),
            Kind::Strong => Inline::Strong(inner),
            Kind::Cite => Inline::Cite(inner),
            Kind::Sup => Inline::Sup(inner),
            Kind::Link(name) => Inline::Link(name, inner),
        });
    }
}

fn close(name: &str, range: Range<usize>, stack: &mut Vec<Open>, runs: &mut Vec<Inline>, faults: &mut Vec<Fault>) {
    if let Some(open) = stack.pop_if(|open| open.kind.name() == name) {
        if runs.is_empty() && !matches!(open.kind, Kind::Unknown(_)) {
            let message = format!("`<{name}>` holds nothing");
            let help = "write the words between the tags, or delete both";
            faults.push(fault(FaultKind::Unknown, open.range.start..range.end, &message, help));
        }
        open.wrap(runs);
        return;
    }
    let shown: String = name.chars().take(20).collect();
    let (message, help) = match stack.last() {
        Some(open) => (
            format!("`</{shown}>` closes nothing: the open tag is `<{}>`", open.kind.name()),
            format!("write `</{}>` first", open.kind.name()),
        ),
        None => (format!("`</{shown}>` closes nothing"), "delete it, or add the opening tag".to_owned()),
    };
    faults.push(fault(FaultKind::Unbalanced, range, &message, &help));
}

/// Reads what stands in an opening tag; or gives its name, what is wrong with it, and the next step.
fn kind(inside: &str) -> Result<Kind, (String, String, String)> {
    let (name, attributes) = inside.split_once(char::is_whitespace).unwrap_or((inside, ""));
    let attributes = attributes.trim();
    let fault = |message: String, help: &str| Err((name.to_owned(), message, help.to_owned()));
    let plain = |kind: Kind| {
        if attributes.is_empty() {
            Ok(kind)
        } else {
            fault(format!("`<{name}>` takes no attributes"), "write the tag alone, as in `<em>`")
        }
    };
    match name {
        "em" => plain(Kind::Em),
        "strong" => plain(Kind::Strong),
        "cite" => plain(Kind::Cite),
        "sup" => plain(Kind::Sup),
        "a" => {
            let link = attributes.strip_prefix("data-l10n-name=\"").and_then(|rest| rest.strip_suffix('"'));
            match link {
                Some(link) if !link.is_empty() && !link.contains('"') => Ok(Kind::Link(link.to_owned())),
                _ => fault(
                    "`<a>` takes `data-l10n-name` alone, with the name of a link in the manifest".to_owned(),
                    "write `<a data-l10n-name=\"name\">` with straight double quotes",
                ),
            }
        }
        _ => {
            let help = match name.to_ascii_lowercase().as_str() {
                "b" | "bold" | "strong" => "did you mean `<strong>`?",
                "i" | "em" | "italic" => "did you mean `<em>`?",
                "cite" => "did you mean `<cite>`?",
                "sup" => "did you mean `<sup>`?",
                _ => KNOWN,
            };
            fault(format!("`<{}>` is not known", name.chars().take(20).collect::<String>()), help)
        }
    }
}

fn push_text(runs: &mut Vec<Inline>, text: &str) {
    if !text.is_empty() {
        runs.push(Inline::Text(text.to_owned()));
    }
}

fn fault(kind: FaultKind, range: Range<usize>, message: &str, help: &str) -> Fault {
    Fault { kind, range, message: message.to_owned(), help: help.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> (Vec<Inline>, Vec<(FaultKind, String)>) {
        let marked = mark(text);
        let Parsed { runs, faults, .. } = parse(&marked);
        let faults = faults.into_iter().map(|fault| (fault.kind, marked[fault.range].replace(TAG, "<"))).collect();
        (runs, faults)
    }

    #[test]
    fn tags_nest() {
        let (runs, faults) = read("a <em>b <strong>c</strong></em> <a data-l10n-name=\"x\">حق</a>");
        assert_eq!(faults, []);
        assert_eq!(plain(&runs), "a b c حق");
        assert_eq!(parse(&mark("<a data-l10n-name=\"x\">y</a>")).links[0].0, "x");
        assert!(matches!(&runs[1], Inline::Em(inner) if matches!(inner[1], Inline::Strong(_))));
    }

    #[test]
    fn a_sign_that_opens_no_tag_is_text() {
        let (runs, faults) = read("1 < 2 & 3 <");
        assert_eq!(faults, []);
        assert_eq!(runs, [Inline::Text("1 < 2 & 3 <".into())]);
    }

    #[test]
    fn what_a_value_brings_is_never_markup() {
        let parsed = parse("Name: <em>x</em>");
        assert_eq!(parsed.faults, []);
        assert_eq!(parsed.runs, [Inline::Text("Name: <em>x</em>".into())]);
    }

    #[test]
    fn faults_are_found_at_their_place() {
        use FaultKind::{Unbalanced, Unknown};
        assert_eq!(read("<b>x</b>").1, [(Unknown, "<b>".into())]);
        assert_eq!(read("x <em></em>").1, [(Unknown, "<em></em>".into())]);
        assert_eq!(read(&"<em>".repeat(20_000)).1.len(), DEPTH + 1);
        assert_eq!(read("حق <em>x").1, [(Unbalanced, "<em>".into())]);
        assert_eq!(read("<em>a <strong>b</em></strong>").1.len(), 2);
        assert_eq!(read("<a href=\"javascript:x\">y</a>").1[0].0, Unknown);
        assert_eq!(read("x <em").1, [(Unbalanced, "<em".into())]);
        assert_eq!(read("<em class=\"x\">y</em>").1[0].0, Unknown);
    }
}
