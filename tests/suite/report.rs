//! Every format of a report, on the same findings: they agree, they hold what they promise, and no content gets out of its place.

use openletter::diagnostic::{Diagnostic, PagePlace, Point};
use openletter::report::Format;
use serde_json::Value;

use crate::support::reports::{Fixture, HOSTILE, LOST, STYLE};

fn json(fixture: &Fixture, format: Format) -> Value {
    serde_json::from_str(&fixture.render(format)).unwrap()
}

/// How many findings a format tells of.
fn count(fixture: &Fixture, format: Format) -> usize {
    let text = fixture.render(format);
    let lines = |start: &str| text.lines().filter(|line| line.starts_with(start)).count();
    match format {
        Format::Text => lines("error[") + lines("warning["),
        Format::Concise => lines("letters/"),
        Format::Json => json(fixture, format)["diagnostics"].as_array().unwrap().len(),
        Format::Sarif => json(fixture, format)["runs"][0]["results"].as_array().unwrap().len(),
        Format::Github => lines("::error ") + lines("::warning "),
        Format::Gitlab => json(fixture, format).as_array().unwrap().len(),
        Format::Junit => text.matches("<failure ").count(),
        Format::Markdown => lines("- **error** ") + lines("- warning "),
    }
}

#[test]
fn all_formats_agree_on_the_count() {
    let (many, none) = (Fixture::many(), Fixture::empty());
    for (name, format) in Format::ALL {
        assert_eq!(count(&many, format), many.diagnostics.len(), "{name}:\n{}", many.render(format));
        assert_eq!(count(&none, format), 0, "{name}");
        assert!(many.render(format).ends_with('\n'), "{name}");
    }
}

#[test]
fn the_last_line_sums_up() {
    let sum = "4 errors, 3 warnings; coverage fr 100%, ar 90%; 1 can be repaired with --fix; 2 waived";
    for format in [Format::Text, Format::Concise] {
        assert_eq!(Fixture::many().render(format).lines().last(), Some(sum));
        assert_eq!(Fixture::empty().render(format), "0 errors, 0 warnings; 2 waived\n");
    }
}

#[test]
fn no_format_lets_content_steer_who_shows_it() {
    let many = Fixture::many();
    for (name, format) in Format::ALL {
        let text = many.render(format);
        let steers = |c: char| c.is_control() && c != '\n' || matches!(c, '\u{feff}' | '\u{202e}');
        assert_eq!(text.chars().find(|c| steers(*c)), None, "{name}: {text}");
        assert!(!text.contains("##["), "{name}: {text}");
        let commands = text.lines().map(str::trim_start).filter(|line| line.starts_with("::"));
        // The renderer puts `:::` before a second place; no command begins so.
        for line in commands.filter(|line| !line.starts_with(":::")) {
            assert!(format == Format::Github, "{name} gives a command: {line}");
            assert!(line.starts_with("::error file=") || line.starts_with("::warning file="), "{line}");
        }
    }
}

#[test]
fn github_gets_one_command_a_line_and_the_most_varied_first() {
    let mut many = Fixture::many();
    let text = many.render(Format::Github);
    assert_eq!(text.lines().count(), many.diagnostics.len());
    let hostile = text.lines().find(|line| line.contains("add-mask")).unwrap();
    let (properties, data) = hostile[2..].split_once("::").unwrap();
    assert_eq!(properties.matches(',').count(), 5, "{properties}");
    assert!(properties.contains("file=letters/%3A%3Aerror%3A%3Ax %250A"), "{properties}");
    assert_eq!(data.matches("%0A").count(), 1, "{data}");
    assert!(data.starts_with("::error::x %250A ]]>"), "{data}");
    let lines = text.lines().find(|line| line.contains("lines.ftl")).unwrap();
    assert_eq!(
        lines,
        "::error file=letters/fr/lines.ftl,line=2,endLine=3,title=lost-words::`x` is not right%0Aput `y` there"
    );
    many.diagnostics.reverse();
    many.diagnostics.iter_mut().take(3).for_each(|found| found.severity = openletter::diagnostic::Severity::Error);
    let rules: Vec<String> = many
        .render(Format::Github)
        .lines()
        .map(|line| line.split("title=").nth(1).unwrap().split("::").next().unwrap().to_owned())
        .collect();
    assert_eq!(rules[..2], ["loose-style", "lost-words"]);
}

#[test]
fn json_tells_places_in_scalar_values() {
    let report = json(&Fixture::many(), Format::Json);
    let found = &report["diagnostics"];
    let place = |i: usize| ["line", "column", "end_line", "end_column"].map(|key| found[i][key].as_u64().unwrap());
    assert_eq!(place(0), [1, 9, 1, 14], "Arabic with a combining mark");
    assert_eq!(place(1), [1, 13, 1, 14], "after a byte-order mark");
    assert_eq!(place(2), [2, 3, 3, 6], "over two lines");
    assert_eq!(place(3), [2, 1, 2, 1], "at the end of a file");
    assert_eq!(place(4), [1, 1, 1, 1], "in an empty file");
    assert_eq!(found[1]["fix"]["edits"][0]["text"], "\u{202f}");
    assert_eq!(found[1]["fix"]["edits"][0]["column"], 13);
    assert_eq!(found[6]["message"], HOSTILE);
    assert_eq!(found[0]["message_id"], "a.title");
    assert_eq!(report["summary"]["fixable"], 1);
    assert_eq!(report["locales"][2]["coverage"], 90);
}

#[test]
fn sarif_names_files_by_uri_and_rules_by_index() {
    let report = json(&Fixture::many(), Format::Sarif);
    let run = &report["runs"][0];
    assert_eq!(run["columnKind"], "unicodeCodePoints");
    let place = &run["results"][1]["locations"][0]["physicalLocation"];
    assert_eq!(place["artifactLocation"]["uri"], "letters/fr/a%20b%2B%C3%A9.ftl");
    assert_eq!(place["region"]["startColumn"], 13);
    for result in run["results"].as_array().unwrap() {
        let index = usize::try_from(result["ruleIndex"].as_u64().unwrap()).unwrap();
        assert_eq!(run["tool"]["driver"]["rules"][index]["id"], result["ruleId"]);
        let uri = result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"].as_str().unwrap();
        assert!(uri.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-._~/%".contains(&byte)), "{uri}");
    }
    let change = &run["results"][1]["fixes"][0]["artifactChanges"][0]["replacements"][0];
    assert_eq!(change["deletedRegion"]["startColumn"], change["deletedRegion"]["endColumn"]);
    let ids: Vec<&str> = [&LOST, &STYLE].map(|rule| rule.id).into();
    let rules = run["tool"]["driver"]["rules"].as_array().unwrap();
    assert_eq!(rules.iter().filter(|rule| ids.contains(&rule["id"].as_str().unwrap())).count(), rules.len());
}

#[test]
fn fingerprints_differ_and_hold_no_line() {
    let print = |fixture: &Fixture| -> Vec<String> {
        let report = json(fixture, Format::Gitlab);
        report.as_array().unwrap().iter().map(|issue| issue["fingerprint"].as_str().unwrap().to_owned()).collect()
    };
    let many = Fixture::many();
    let prints = print(&many);
    let mut different = prints.clone();
    different.sort();
    different.dedup();
    assert_eq!(different.len(), prints.len(), "twins have fingerprints of their own");
    let (mut low, mut high) = (Fixture::empty(), Fixture::empty());
    low.find(&LOST, "fr/a.ftl", "\n\n\na = x\n", "x");
    high.find(&LOST, "fr/a.ftl", "a = x\n", "x");
    assert_eq!(print(&low), print(&high), "moving down changes nothing");
    let sarif = json(&many, Format::Sarif);
    assert_eq!(sarif["runs"][0]["results"][0]["partialFingerprints"]["openletter/v1"], prints[0].as_str());
}

#[test]
fn markdown_shows_hostile_content_and_does_not_obey_it() {
    let text = Fixture::many().render(Format::Markdown);
    let outside: String = text.split('\n').map(without_code).collect::<Vec<_>>().join("\n");
    for harm in ["<script", "<!--", "@user", " #12", "[a](", "http://e", "$x$"] {
        assert!(!outside.contains(harm), "{harm}: {outside}");
    }
    assert_eq!(text.lines().filter(|line| line.starts_with('#')).count(), 4, "our titles alone: {text}");
    assert!(text.contains("| ar | 10 | 9 | 90% | 0 | 0 |"), "{text}");
}

/// Takes the code out of a line of Markdown: from a run of backticks to the next run as long.
fn without_code(line: &str) -> String {
    let mut out = String::new();
    let mut rest = line;
    while let Some(at) = rest.find('`') {
        let run = rest[at..].bytes().take_while(|byte| *byte == b'`').count();
        if rest[..at].ends_with('\\') {
            out.push_str(&rest[..=at]);
            rest = &rest[at + 1..];
            continue;
        }
        out.push_str(&rest[..at]);
        let after = &rest[at + run..];
        let mut close = None;
        let mut from = 0;
        while let Some(next) = after[from..].find('`').map(|i| from + i) {
            let length = after[next..].bytes().take_while(|byte| *byte == b'`').count();
            if length == run {
                close = Some(next + length);
                break;
            }
            from = next + length;
        }
        let Some(close) = close else {
            out.push_str(after);
            return out;
        };
        rest = &after[close..];
    }
    out + rest
}

#[test]
fn markdown_lists_two_hundred_and_says_how_many_more() {
    let mut many = Fixture::empty();
    many.find(&LOST, "fr/a.ftl", "a = x\n", "x").message = HOSTILE.repeat(50);
    many.diagnostics = vec![many.diagnostics[0].clone(); 1000];
    let text = many.render(Format::Markdown);
    assert!(text.len() < 1 << 20, "{}", text.len());
    let listed = text.lines().filter(|line| line.starts_with("- ")).count();
    assert!(listed <= 200);
    assert!(text.ends_with(&format!("\n{} more\n", 1000 - listed)), "{listed}");
}

#[test]
fn junit_has_a_case_for_a_locale_without_findings() {
    let text = Fixture::empty().render(Format::Junit);
    assert!(text.contains("<testcase name=\"no findings\" classname=\"openletter.fr\" time=\"0\"/>"), "{text}");
    let text = Fixture::many().render(Format::Junit);
    assert!(text.contains("name=\"lost-words in a.title (2)\""), "cases differ by name: {text}");
    assert!(!text.contains("]]>"));
    // What the schema of Ant asks for beyond that of Jenkins.
    let suites = text.matches("<testsuite ").count();
    for part in
        [" package=", " id=", " hostname=", " timestamp=\"2026-03-01T00:00:00\"", "<properties/>", "<system-out/>"]
    {
        assert_eq!(text.matches(part).count(), suites, "{part}");
    }
}

#[test]
fn every_format_names_the_page() {
    let place = PagePlace { page: 3, at: Some(Point { x: 41.6, y: 117.0 }) };
    let mut fixture = Fixture::many();
    let file = fixture.sources.add("out/letter.pdf", Vec::new());
    fixture.diagnostics.truncate(1);
    fixture.diagnostics[0] = Diagnostic::new(&LOST, fixture.sources.start(file), "lost", "find it").on(place);
    for (name, format) in Format::ALL {
        let text = fixture.render(format);
        let named = match format {
            Format::Json => text.contains("\"number\": 3,\n        \"x_mm\": 41.6,\n        \"y_mm\": 117.0"),
            _ => text.contains("page 3, 42 mm from the left, 117 mm from the top"),
        };
        assert!(named, "{name}: {text}");
    }
}
