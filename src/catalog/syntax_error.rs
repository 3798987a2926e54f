//! Words the parser's errors for translators: which message is lost, and what to do.

use fluent_syntax::parser::{ErrorKind, ParserError};

use super::{
    Diagnostic, Edit, FileId, NO_DEFAULT_VARIANT, Sources, Span, TRUNCATED_MESSAGE, UNPARSABLE_MESSAGE, nesting,
};

/// Turns an error of the parser, whose offsets begin at `base` in the file, into a finding.
pub(super) fn diagnostic(error: &ParserError, file: FileId, base: usize, sources: &Sources) -> Diagnostic {
    let text = sources.file(file).text();
    let slice = error.slice.clone().unwrap_or(error.pos.clone());
    let lost = text.get(base + slice.start..).unwrap_or("");
    let start = text.floor_char_boundary(base + error.pos.start);
    let end = text.ceil_char_boundary((base + error.pos.end).max(start));
    if let Some(found) = truncated(text, base + slice.start, file) {
        return found;
    }
    let (what, help) = explain(&error.kind, lost);
    // A brace left open swallows the lines below; the fault is where it opens, not where the parser gave up.
    if let Some(open) = open_brace(text, base + slice.start, start) {
        let name = name(lost).unwrap_or("this message");
        let message = format!("`{name}` cannot be read: a `{{` is not closed");
        return Diagnostic::new(&UNPARSABLE_MESSAGE, Span::new(file, open..open + 1), message, CLOSE);
    }
    let message = match name(lost) {
        Some(name) => format!("`{name}` cannot be read: {what}"),
        None => format!("this line belongs to no message: {what}"),
    };
    let rule = match error.kind {
        ErrorKind::MissingDefaultVariant => &NO_DEFAULT_VARIANT,
        _ => &UNPARSABLE_MESSAGE,
    };
    Diagnostic {
        message_id: name(lost).map(str::to_owned),
        ..Diagnostic::new(rule, Span::new(file, start..end), message, help)
    }
}

/// Finds out whether what the parser lost was meant to go on with the message above: it begins with a tab, or it stands at the
/// edge of the page and begins no entry.
fn truncated(text: &str, start: usize, file: FileId) -> Option<Diagnostic> {
    let line = text.get(start..)?.split('\n').next().unwrap_or_default();
    let above = text[..start].strip_suffix('\n')?.rsplit('\n').next()?;
    let blank = line.len() - line.trim_start_matches(['\t', ' ']).len();
    let tab = line[..blank].contains('\t');
    let prose = blank == 0
        && line.starts_with(|c: char| c.is_alphanumeric() || "«“\"‘'¿¡(".contains(c))
        && !line.contains('=')
        && !above.trim().is_empty()
        && !above.starts_with('#');
    if !(tab && !line.trim().is_empty() || prose) {
        return None;
    }
    let owner = text[..start].lines().rev().find(|line| nesting::begins_entry(line)).and_then(name)?.to_owned();
    let why = if tab { "begins with a tab" } else { "is not indented" };
    let span = if tab { start..start + blank } else { start..start + line.trim_end().len() };
    let message = format!("the text of `{owner}` ends above: this line {why}, so it is lost");
    let found = Diagnostic::new(&TRUNCATED_MESSAGE, Span::new(file, span), message, "indent the line with four spaces");
    let edit = Edit { span: Span::new(file, start..start + blank), text: "    ".to_owned() };
    let found = if tab { found.fix("indent with spaces", vec![edit]) } else { found };
    Some(Diagnostic { message_id: Some(owner), ..found })
}

/// Gives the identifier of the entry that an error of the parser swallowed.
pub(super) fn lost<'s>(error: &ParserError, text: &'s str) -> Option<&'s str> {
    let slice = error.slice.as_ref().unwrap_or(&error.pos);
    name(text.get(slice.start..)?)
}

fn name(lost: &str) -> Option<&str> {
    let end = lost.find(|c: char| !(c.is_ascii_alphanumeric() || c == '-' || c == '_')).unwrap_or(lost.len());
    let name = &lost[..end];
    name.trim_start_matches('-').starts_with(|c: char| c.is_ascii_alphabetic()).then_some(name)
}

/// Finds the last `{` of an entry that is still open at an offset, if it stands on an earlier line.
fn open_brace(text: &str, from: usize, to: usize) -> Option<usize> {
    let mut open = Vec::new();
    for (i, c) in text.get(from..to)?.char_indices() {
        match c {
            '{' => open.push(from + i),
            '}' => {
                open.pop();
            }
            _ => {}
        }
    }
    open.pop().filter(|&brace| text[brace..to].contains('\n') && !text[brace..to].contains("->"))
}

const CLOSE: &str = "see that every `{` has its `}`";
const VARIANTS: &str = "write each variant, and the closing `}`, on a line of its own";

fn explain(kind: &ErrorKind, lost: &str) -> (String, &'static str) {
    const SELECT: &str = "write `*` before the variant that holds for everything else, as in `*[other]`";
    let (what, help) = match kind {
        _ if lost.starts_with('\t') => ("it begins with a tab", "indent continued lines with spaces, not tabs"),
        ErrorKind::ExpectedToken('=') => {
            ("an `=` is missing", "write `name = text`; indent a line that continues a message by four spaces")
        }
        ErrorKind::ExpectedToken('}') => ("a `{` is not closed", CLOSE),
        ErrorKind::ExpectedToken(token) => {
            return (format!("a `{token}` is missing"), CLOSE);
        }
        ErrorKind::ExpectedCharRange { .. } if lost.lines().next().is_some_and(|line| line.contains("->")) => {
            ("the variants of a choice stand on its first line", VARIANTS)
        }
        ErrorKind::UnbalancedClosingBrace if lost.contains("->") => {
            ("a variant is followed by `}` on its line", VARIANTS)
        }
        ErrorKind::ExpectedCharRange { .. } => {
            ("a name was expected", "begin with the message's name, or indent a continued line by four spaces")
        }
        ErrorKind::ExpectedMessageField { .. } => ("it has no text", "write the text after `=`"),
        ErrorKind::ExpectedTermField { .. } => ("the term has no text", "write the text after `=`"),
        ErrorKind::ForbiddenCallee => ("only functions in capitals can be called", "write NUMBER(…) or DATETIME(…)"),
        ErrorKind::MissingDefaultVariant => ("no variant is the default", SELECT),
        ErrorKind::MultipleDefaultVariants => ("two variants are the default", "keep one `*`"),
        ErrorKind::MissingValue => ("a value is missing", "write the text after the name"),
        ErrorKind::MessageReferenceAsSelector | ErrorKind::MessageAttributeAsSelector => {
            ("a message cannot select a variant", "select by a variable, as in `{ $count -> …`")
        }
        ErrorKind::TermReferenceAsSelector => {
            ("a term cannot select a variant", "select by one of its attributes, or by a variable")
        }
        ErrorKind::TermAttributeAsPlaceable => {
            ("the attribute of a term cannot be printed", "print the term itself, or select by the attribute")
        }
        ErrorKind::UnterminatedStringLiteral => ("a quote is not closed", "close it on the same line"),
        ErrorKind::PositionalArgumentFollowsNamed => {
            ("an argument without a name follows one with a name", "put the variable first")
        }
        ErrorKind::DuplicatedNamedArgument(name) => {
            return (format!("the argument `{name}` stands twice"), "delete one");
        }
        ErrorKind::UnknownEscapeSequence(_) => (
            "`\\` is followed by something it cannot escape",
            "in quotes, write `\\\\`, `\\\"` or `\\u` and four digits",
        ),
        ErrorKind::InvalidUnicodeEscapeSequence(_) => {
            ("an escape names no character", "write `\\u` and four hexadecimal digits")
        }
        ErrorKind::UnbalancedClosingBrace => ("a `}` closes nothing", "delete it, or write `{\"}\"}` to print it"),
        ErrorKind::ExpectedInlineExpression => (
            "nothing that can be printed stands in the braces",
            "write a variable `$name`, a term `-name` or a message",
        ),
        ErrorKind::ExpectedSimpleExpressionAsSelector => {
            ("this cannot select a variant", "select by a variable, as in `{ $count -> …`")
        }
        ErrorKind::ExpectedLiteral => ("a value in quotes or a number was expected", "as in `year: \"numeric\"`"),
    };
    (what.to_owned(), help)
}
