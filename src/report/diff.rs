//! Shows how a text changed as a unified diff, which `git apply` and `patch -p1` take. Applies none.

use std::fmt::Write;

use similar::{ChangeTag, TextDiff};

/// Lines that stay the same, shown around a change.
const CONTEXT: usize = 3;

/// Gives the changes of a file; nothing if there are none. Only a line feed ends a line, as for git.
pub fn unified(path: &str, before: &str, after: &str) -> String {
    if before == after {
        return String::new();
    }
    let (old, new): (Vec<&str>, Vec<&str>) =
        (before.split_inclusive('\n').collect(), after.split_inclusive('\n').collect());
    let difference = TextDiff::from_slices(&old, &new);
    let mut out = format!("--- {}\n+++ {}\n", name("a", path), name("b", path));
    for group in difference.grouped_ops(CONTEXT) {
        let (Some(first), Some(last)) = (group.first(), group.last()) else { continue };
        let olds = first.old_range().start..last.old_range().end;
        let news = first.new_range().start..last.new_range().end;
        writeln!(out, "@@ -{} +{} @@", range(olds), range(news)).expect("a string takes all");
        for change in group.iter().flat_map(|op| difference.iter_changes(op)) {
            out.push(match change.tag() {
                ChangeTag::Equal => ' ',
                ChangeTag::Delete => '-',
                ChangeTag::Insert => '+',
            });
            out.push_str(change.value());
            if !change.value().ends_with('\n') {
                out.push_str("\n\\ No newline at end of file\n");
            }
        }
    }
    out
}

/// Writes a range of lines: its first, from 1, and how many; one of none is named by the line before it.
fn range(lines: std::ops::Range<usize>) -> String {
    match lines.len() {
        0 => format!("{},0", lines.start),
        1 => format!("{}", lines.start + 1),
        count => format!("{},{count}", lines.start + 1),
    }
}

/// Writes the name of a file as git does: in quotes if it holds what would end it, with a tab after it if it holds a space.
fn name(side: &str, path: &str) -> String {
    if path.contains(|c: char| c.is_control() || matches!(c, '"' | '\\')) {
        let mut out = format!("\"{side}/");
        for c in path.chars() {
            match c {
                '"' | '\\' => out.extend(['\\', c]),
                c if c.is_control() => {
                    let mut bytes = [0; 4];
                    for byte in c.encode_utf8(&mut bytes).bytes() {
                        write!(out, "\\{byte:03o}").expect("a string takes all");
                    }
                }
                c => out.push(c),
            }
        }
        out.push('"');
        return out;
    }
    let tab = if path.contains(' ') { "\t" } else { "" };
    format!("{side}/{path}{tab}")
}
