//! Measures how deep braces nest before a recursive parser is let loose on them.

use std::ops::Range;

/// Deepest nesting allowed.
pub(super) const LIMIT: usize = 20;

/// Finds the first place where braces, or parentheses within braces, nest too deep in one entry.
pub(super) fn too_deep(text: &str) -> Option<Range<usize>> {
    let mut depth = 0usize;
    let mut offset = 0;
    for line in text.split_inclusive('\n') {
        if begins_entry(line) {
            depth = 0;
        }
        if !line.starts_with('#') {
            let mut in_string = false;
            let mut escaped = false;
            for (i, byte) in line.bytes().enumerate() {
                if in_string {
                    in_string = escaped || byte != b'"';
                    escaped = !escaped && byte == b'\\';
                    continue;
                }
                match byte {
                    b'"' if depth > 0 => in_string = true,
                    b'{' => depth += 1,
                    b'(' if depth > 0 => depth += 1,
                    b'}' | b')' => depth = depth.saturating_sub(1),
                    _ => {}
                }
                if depth > LIMIT {
                    return Some(offset + i..offset + i + 1);
                }
            }
        }
        offset += line.len();
    }
    None
}

/// Lists the identifiers of messages and terms, these with their `-`, by the look of their lines.
pub(super) fn identifiers(text: &str) -> impl Iterator<Item = String> {
    text.lines().filter(|line| begins_entry(line)).map(|line| line.split('=').next().unwrap_or(line).trim().to_owned())
}

/// Tells whether a line begins a message or term: an identifier at its very start, and `=`.
pub(super) fn begins_entry(line: &str) -> bool {
    let rest = line.strip_prefix('-').unwrap_or(line);
    let name = rest.len() - rest.trim_start_matches(|c: char| c.is_ascii_alphanumeric() || c == '-' || c == '_').len();
    rest.starts_with(|c: char| c.is_ascii_alphabetic()) && rest[name..].trim_start_matches(' ').starts_with('=')
}
