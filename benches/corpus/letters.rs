//! Writes small letters with faults in what is no message: names, counts, facts, terms. Each kind has a letter of its own.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use super::defective::Planted;

/// The folder of the letters in the corpus.
pub(crate) const LETTERS: &str = "letters";

/// The kinds and the rules of which one finds them.
pub(crate) const KINDS: &[(&str, &[&str])] = &[
    ("names nearly alike", &["similar-names"]),
    ("bracket in a name not closed", &["unbalanced-name"]),
    ("scripts mixed in a name", &["mixed-script-name"]),
    ("answer in the place of a name", &["suspicious-name"]),
    ("fact without a source", &["unsourced-fact"]),
    ("fact typed again", &["retyped-fact"]),
    ("term missing", &["missing-term"]),
    ("count of countries wrong", &["country-count"]),
];

const PLACES: [&str; 12] =
    ["Amman", "Beirut", "Nairobi", "Quito", "Kampala", "Dhaka", "Geneva", "Warsaw", "Bogotá", "Lagos", "Oslo", "Tunis"];
const PEOPLE: [&str; 9] =
    ["Women", "Youth", "Teachers", "Farmers", "Nurses", "Lawyers", "Students", "Mothers", "Journalists"];
const BODIES: [&str; 5] = ["Network", "Council", "Alliance", "Foundation", "Initiative"];
const ANSWERS: [&str; 11] = ["Yes", "No", "N/A", "test", "None", "yes", "n/a", "Anonymous", "asdf", "Test", "unknown"];

/// Adds the letters and what is planted in them.
pub(crate) fn write(files: &mut BTreeMap<String, String>, truth: &mut Vec<Planted>, per_kind: usize) {
    for (i, (kind, rules)) in KINDS.iter().enumerate() {
        let mut letter = Letter::new(format!("{LETTERS}/{}", rules[0]));
        let count = match i {
            3 => per_kind.min(ANSWERS.len()),
            7 => 1,
            _ => per_kind,
        };
        for n in 0..count {
            let (path, message) = letter.plant(i, n);
            let locale = if i == 6 { "fr" } else { "en" };
            truth.push(Planted {
                kind: (*kind).to_owned(),
                locale: locale.to_owned(),
                path: format!("{}/{path}", letter.folder),
                message,
            });
        }
        letter.finish(files);
    }
}

struct Letter {
    folder: String,
    names: String,
    facts: String,
    terms: String,
    body: Vec<String>,
    texts: [String; 2],
}

impl Letter {
    fn new(folder: String) -> Self {
        let words = [["Letter", "Signatories", "We", "Draft"], ["Lettre", "Signataires", "Nous", "Brouillon"]];
        let furniture = words.map(|[title, signatories, author, draft]| {
            format!(
                "title = {title}\ntext = {{ $signatory-count }}\nfurniture-signatories = {signatories}\nfurniture-author = {author}\nfurniture-page = {{ $page }}\n\
                 furniture-translation-notice = …\nfurniture-draft = {draft}\n"
            )
        });
        Self {
            folder,
            names: "name,lang,country,status\n".to_owned(),
            facts: String::new(),
            terms: "term_id\ten\tfr\tsource\n".to_owned(),
            body: vec!["text".to_owned()],
            texts: furniture,
        }
    }

    /// Plants one fault and gives its file and the message or name it is about.
    fn plant(&mut self, kind: usize, n: usize) -> (&'static str, String) {
        let name = name(n);
        let place = PLACES[n % PLACES.len()];
        match kind {
            0 => {
                let alike = match n % 4 {
                    0 => name.to_uppercase(),
                    1 => name.replacen(' ', "-", 1),
                    2 => format!("The {name}"),
                    _ => name.replacen(place, &format!("{place}s"), 1),
                };
                let _ = writeln!(self.names, "{name},en,,\n{alike},en,,");
                ("signatories.csv", format!("name:{name}"))
            }
            1 => {
                let _ = writeln!(self.names, "{name} (part {n},en,,");
                ("signatories.csv", format!("name:{name} (part {n}"))
            }
            2 => {
                // A Cyrillic letter in the place of the first Latin one that has a double.
                let doubles = [('a', "а"), ('e', "е"), ('o', "о")];
                let (latin, cyrillic) =
                    doubles.into_iter().find(|(latin, _)| name.contains(*latin)).expect("every name has one");
                let mixed = name.replacen(latin, cyrillic, 1);
                let _ = writeln!(self.names, "{mixed},en,,");
                ("signatories.csv", format!("name:{mixed}"))
            }
            3 => {
                let _ = writeln!(self.names, "{},en,,", ANSWERS[n]);
                ("signatories.csv", format!("name:{}", ANSWERS[n]))
            }
            4 => {
                let _ = writeln!(self.facts, "[facts.fact-{n}]\nvalue = {}\n", 1234 + n * 7);
                ("letter.toml", format!("name:fact-{n}"))
            }
            5 => {
                let value = 12_345 + n * 731;
                let _ = writeln!(self.facts, "[facts.fact-{n}]\nvalue = {value}\nsource = \"The register, 2025\"\n");
                let (en, fr) = (
                    format!("{},{:03}", value / 1000, value % 1000),
                    format!("{}\u{202f}{:03}", value / 1000, value % 1000),
                );
                self.text(
                    n,
                    &format!("There were {en} people, or {{ $fact-{n} }}."),
                    &format!("Il y avait {fr} personnes, soit {{ $fact-{n} }}."),
                );
                ("locales/en/letter.ftl", format!("text-{n}"))
            }
            6 => {
                if n == 0 {
                    self.terms.push_str("member_states\tMember States\tÉtats Membres\tUN\nasylum\tasylum\tasile\tUN\n");
                }
                self.text(
                    n,
                    &format!("We call on Member States for asylum in {place}."),
                    &format!("Nous demandons l’asile aux pays ({place})."),
                );
                ("locales/fr/letter.ftl", format!("text-{n}"))
            }
            _ => {
                self.facts.push_str(
                    "[facts.country-count]\nvalue = 41\ncounts = \"countries\"\nsource = \"The register, 2025\"\n",
                );
                self.names.push_str("Amman Women Network,en,JO,\nOslo Youth Council,en,NO,\n");
                self.text(n, "From { $country-count } countries.", "De { $country-count } pays.");
                ("letter.toml", "name:country-count".to_owned())
            }
        }
    }

    fn text(&mut self, n: usize, en: &str, fr: &str) {
        self.body.push(format!("text-{n}"));
        for (file, text) in self.texts.iter_mut().zip([en, fr]) {
            let _ = writeln!(file, "text-{n} = {text}");
        }
    }

    fn finish(self, files: &mut BTreeMap<String, String>) {
        let body = self.body.iter().map(|id| format!("\"{id}\"")).collect::<Vec<_>>().join(", ");
        let manifest = format!(
            "id = \"letter\"\nsource = \"en\"\ndate = 2025-10-08\nsignatories = \"signatories.csv\"\n\n[letter]\ntitle = \"title\"\nbody = [{body}]\n\n{}",
            self.facts
        );
        let names =
            if self.names.lines().count() == 1 { self.names + "Oslo Youth Council,en,NO,\n" } else { self.names };
        let [en, fr] = self.texts;
        let list = [
            ("letter.toml", manifest),
            ("signatories.csv", names),
            ("terms.tsv", self.terms),
            ("locales/en/letter.ftl", en),
            ("locales/fr/letter.ftl", fr),
        ];
        for (path, text) in list {
            files.insert(format!("{}/{path}", self.folder), text);
        }
    }
}

/// Gives names that share words and are not alike.
fn name(n: usize) -> String {
    let (place, people, body) = (PLACES[n % 12], PEOPLE[(n / 12 + n) % 9], BODIES[(n / 108 + n) % 5]);
    format!("{place} {people} {body}")
}
