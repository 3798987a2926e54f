//! Reads the list of delegations a letter is handed to, a row for each mission, and derives one to begin with; addresses nobody.

mod rules;

use std::collections::BTreeMap;
use std::fmt;

use icu::calendar;

use crate::diagnostic::unreadable::{unusable, whole};
use crate::diagnostic::{Diagnostic, Rule, closest, did_you_mean};
use crate::folding::fold;
use crate::manifest::{Date, Manifest, Paper};
use crate::member_state::{self, LANGUAGES, MemberState};
use crate::source::{Error, FileId, Sources, Span};
use crate::table::{Columns, Row, Table, name};

pub use rules::{CONTACT_DATA, DUPLICATE_MISSION, INVALID_CELL, UNKNOWN_LANGUAGE, UNKNOWN_MEMBER_STATE};

/// A Member State's mission, and what is known of it.
#[derive(Debug, Clone)]
pub struct Delegation {
    /// The State.
    pub state: MemberState,
    /// The language it is written to in: one of [`LANGUAGES`].
    pub language: &'static str,
    /// Where the mission is.
    pub seat: Seat,
    /// The name of the Permanent Representative, where known, to the letter.
    pub addressee: Option<String>,
    /// The gender by which that person is addressed.
    pub gender: Gender,
    /// The paper, if not the letter's.
    pub paper: Option<Paper>,
    /// The day on which someone made sure of the row; a row without one is a guess.
    pub verified_on: Option<Date>,
    /// Where the row stands.
    pub span: Span,
    /// Where the addressee's name stands, or the row if there is none.
    pub addressee_span: Span,
}

/// Where a mission is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default, serde::Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Seat {
    /// United Nations Headquarters; what an empty cell means.
    #[default]
    NewYork,
    /// The United Nations Office at Geneva.
    Geneva,
}

/// The gender by which a person is addressed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, serde::Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Gender {
    /// Not known: the forms that fit everybody.
    #[default]
    Unknown,
    /// Feminine.
    Feminine,
    /// Masculine.
    Masculine,
}

/// A list as far as it can be used.
#[derive(Debug, Default)]
pub struct Delegations {
    /// The sound rows, in the order of the list.
    pub list: Vec<Delegation>,
    /// Where all rows stand, also those with a fault.
    pub rows: Vec<Span>,
    /// What is wrong with the others.
    pub diagnostics: Vec<Diagnostic>,
    /// Whether the file could be read and begins with a header, so that it is known which rows are left out.
    pub is_readable: bool,
}

/// The columns of the list.
pub const COLUMNS: Columns = Columns {
    known: &["code", "language", "seat", "addressee", "gender", "paper", "verified_on"],
    required: "code",
    refused: contact_column,
};

const SEATS: [Seat; 2] = [Seat::NewYork, Seat::Geneva];
const GENDERS: [(&str, Gender); 2] = [("feminine", Gender::Feminine), ("masculine", Gender::Masculine)];

/// Whether it is known who the Permanent Representative is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum IsNamed {
    /// It is.
    Yes,
    /// It is not.
    No,
}

impl Seat {
    /// Gives the word for it in messages: `new-york` or `geneva`.
    pub fn id(self) -> &'static str {
        match self {
            Self::NewYork => "new-york",
            Self::Geneva => "geneva",
        }
    }
}

impl fmt::Display for Seat {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::NewYork => "New York",
            Self::Geneva => "Geneva",
        })
    }
}

impl Gender {
    /// Gives the word for it in messages: `feminine`, `masculine` or `unknown`.
    pub fn id(self) -> &'static str {
        match self {
            Self::Unknown => "unknown",
            Self::Feminine => "feminine",
            Self::Masculine => "masculine",
        }
    }
}

/// A name nobody has, to show where names stand.
const SOMEBODY: &str = "A. B. Example";

impl Delegation {
    /// Makes up a mission to show how it would be addressed, without or with a name.
    pub fn example(state: MemberState, seat: Seat, gender: Gender, is_named: IsNamed, span: &Span) -> Self {
        Self {
            state,
            language: "en",
            seat,
            addressee: (is_named == IsNamed::Yes).then(|| SOMEBODY.to_owned()),
            gender,
            paper: None,
            verified_on: None,
            span: span.clone(),
            addressee_span: span.clone(),
        }
    }

    /// Tells whether someone made sure of the row.
    pub fn is_verified(&self) -> bool {
        self.verified_on.is_some()
    }
}

impl Delegations {
    /// Reads the list that a manifest names; nothing if it names none.
    ///
    /// # Errors
    /// The machine failed. What is wrong with the list is in [`Delegations::diagnostics`].
    pub fn load(manifest: &Manifest, sources: &mut Sources) -> Result<Option<Self>, Error> {
        let Some(path) = &manifest.delegations else { return Ok(None) };
        let mut delegations = Self::default();
        match sources.read(&path.value) {
            Ok(file) => {
                if whole(file, sources, &mut delegations.diagnostics) {
                    delegations.read(file, sources);
                }
            }
            Err(unreadable) => {
                let help = "`openletter delegations --new` writes a list of all Member States to begin with";
                delegations.diagnostics.push(unusable(unreadable, &path.value, path.span.clone(), help)?);
            }
        }
        Ok(Some(delegations))
    }

    /// Reads a list.
    pub fn parse(file: FileId, sources: &Sources) -> Self {
        let mut delegations = Self::default();
        delegations.read(file, sources);
        delegations
    }

    fn read(&mut self, file: FileId, sources: &Sources) {
        let Some(table) = Table::read(file, COLUMNS, sources, &mut self.diagnostics) else { return };
        self.is_readable = true;
        self.rows.clone_from(&table.written);
        let mut missions: BTreeMap<(&str, Seat), Vec<Delegation>> = BTreeMap::new();
        for row in &table.rows {
            let mut reader = Reader { table: &table, row, diagnostics: Vec::new() };
            let delegation = reader.delegation();
            self.diagnostics.extend(reader.diagnostics);
            if let Some(delegation) = delegation {
                missions.entry((delegation.state.code, delegation.seat)).or_default().push(delegation);
            }
        }
        for ((code, seat), mut rows) in missions {
            // Which of several rows is right, nobody here knows.
            if let [first, others @ ..] = rows.as_slice()
                && !others.is_empty()
            {
                self.diagnostics.extend(others.iter().map(|row| {
                    let message = format!("the mission of `{code}` in {seat} stands in the list twice");
                    let help = "delete one of the rows; a State has one mission in each seat";
                    Diagnostic::new(&DUPLICATE_MISSION, row.span.clone(), message, help)
                        .label(first.span.clone(), "first here")
                }));
            } else {
                self.list.append(&mut rows);
            }
        }
        self.list.sort_by(|a, b| a.span.cmp(&b.span));
    }
}

/// Writes a list of all Member States to begin with: each in its likely language, in New York, none of it verified.
pub fn derived() -> String {
    let rows = member_state::all()
        .iter()
        .map(|state| format!("{},{},{},,,,\n", state.code, state.likely_language(), Seat::NewYork));
    std::iter::once(format!("{}\n", COLUMNS.line())).chain(rows).collect()
}

/// Tells columns by which a person could be reached.
fn contact_column(column: &str) -> Option<(&'static Rule, &'static str)> {
    const HELP: &str = "delete the column: everyone can read this list; keep such data in a file outside of the repository, and \
                        join the two by the code";
    const PARTS: [&str; 15] = [
        "mail",
        "phone",
        "telefon",
        "telephone",
        "tel",
        "fax",
        "mobile",
        "cell",
        "whatsapp",
        "signal",
        "telegram",
        "address",
        "consent",
        "consentimiento",
        "consentement",
    ];
    let folded = fold(column);
    let mut words = folded.split(|c: char| !c.is_alphanumeric());
    let joined: String = folded.chars().filter(|c| c.is_alphanumeric()).collect();
    let named = words.any(|word| PARTS.contains(&word));
    (named
        || ["email", "phone", "correo", "courriel", "contact", "بريد", "هاتف"].iter().any(|part| joined.contains(part)))
    .then_some((&CONTACT_DATA, HELP))
}

/// Reads one row.
struct Reader<'a> {
    table: &'a Table,
    row: &'a Row,
    diagnostics: Vec<Diagnostic>,
}

impl Reader<'_> {
    /// Gives the row if there is nothing wrong with it.
    fn delegation(&mut self) -> Option<Delegation> {
        let state = self.state();
        let language = self.language(state);
        let seat = self.choice("seat", &SEATS.map(|seat| (seat.to_string(), seat)));
        let gender = self.choice("gender", &GENDERS.map(|(name, gender)| (name.to_owned(), gender)));
        let addressee = self.addressee();
        let paper = self.parsed("paper", Paper::parse);
        let verified_on =
            self.parsed("verified_on", |text| day(text).ok_or_else(|| "write a day as in 2026-01-31".to_owned()));
        if !self.diagnostics.is_empty() {
            return None;
        }
        let addressee_span = addressee.as_ref().map_or_else(|| self.row.span.clone(), |(_, span)| span.clone());
        Some(Delegation {
            state: state?,
            language: language?,
            seat: seat.unwrap_or_default(),
            addressee: addressee.map(|(name, _)| name),
            gender: gender.unwrap_or_default(),
            paper,
            verified_on,
            span: self.row.span.clone(),
            addressee_span,
        })
    }

    fn state(&mut self) -> Option<MemberState> {
        let (code, span) = self.table.cell(self.row, "code")?;
        if let Some(state) = member_state::find(code) {
            return Some(state);
        }
        let upper = code.trim().to_uppercase();
        let by_name = || member_state::all().iter().find(|state| fold(state.listed) == fold(code.trim()));
        let help = match upper.as_str() {
            "UK" => "the code of the United Kingdom is `GB`".to_owned(),
            "EL" => "the code of Greece is `GR`".to_owned(),
            "PS" | "VA" => "an observer State has no row here: the list is of Member States".to_owned(),
            "" => "write the code of the State (ISO 3166-1, two letters), or delete the row".to_owned(),
            _ => match member_state::find(&upper).or_else(|| by_name().copied()) {
                Some(state) => format!("write `{}`, for {}", state.code, state.listed),
                None => "write the two letters of ISO 3166-1, as in `FR`; `openletter delegations --new` has them all"
                    .to_owned(),
            },
        };
        self.report(
            &UNKNOWN_MEMBER_STATE,
            span,
            format!("`{}` is not the code of a Member State", code.escape_debug()),
            help,
        );
        None
    }

    fn language(&mut self, state: Option<MemberState>) -> Option<&'static str> {
        let likely = state.map(|state| format!(" (`{}` is likely)", state.likely_language())).unwrap_or_default();
        let otherwise = format!("write ar, zh, en, fr, ru or es{likely}");
        let Some((language, span)) = self.table.filled(self.row, "language") else {
            self.report(&UNKNOWN_LANGUAGE, self.row.span.clone(), "this row names no language", otherwise);
            return None;
        };
        let known = LANGUAGES.into_iter().find(|known| *known == language);
        if known.is_none() {
            let message = format!("`{}` is not an official language of the United Nations", language.escape_debug());
            let help = match LANGUAGES.into_iter().find(|known| fold(known) == fold(language.trim())) {
                Some(known) => format!("write it `{known}`"),
                None => otherwise,
            };
            self.report(&UNKNOWN_LANGUAGE, span, message, help);
        }
        known
    }

    fn addressee(&mut self) -> Option<(String, Span)> {
        let (addressee, span) = self.table.filled(self.row, "addressee")?;
        if let Some(fault) = name::fault(addressee, &span) {
            self.diagnostics.push(fault);
        } else if !addressee.chars().any(char::is_alphabetic) {
            let help = "write the name, or leave the cell empty";
            self.report(&INVALID_CELL, span.clone(), "this name has no letter", help);
        } else if addressee.contains('@') {
            let help = "write the name alone; keep how to reach a person in a file outside of the repository";
            self.report(&CONTACT_DATA, span.clone(), "this looks like an address by which a person is reached", help);
        }
        Some((addressee.to_owned(), span))
    }

    fn choice<T: Copy>(&mut self, column: &str, choices: &[(String, T); 2]) -> Option<T> {
        let (word, span) = self.table.filled(self.row, column)?;
        if let Some((_, value)) = choices.iter().find(|(name, _)| name == word) {
            return Some(*value);
        }
        let names = || choices.iter().map(|(name, _)| name.as_str());
        let same = names().find(|name| fold(name) == fold(word.trim())).map(str::to_owned);
        let help = match same.or_else(|| closest(word, names()).map(str::to_owned)) {
            Some(near) => format!("did you mean `{near}`?"),
            None => format!("write {}, or leave the cell empty", names().collect::<Vec<_>>().join(" or ")),
        };
        self.report(&INVALID_CELL, span, format!("`{}` is not a {column}", word.escape_debug()), help);
        None
    }

    fn parsed<T>(&mut self, column: &str, read: impl Fn(&str) -> Result<T, String>) -> Option<T> {
        let (text, span) = self.table.filled(self.row, column)?;
        match read(text) {
            Ok(value) => Some(value),
            Err(help) => {
                let what = if column == "paper" { "a paper" } else { "a day" };
                self.report(&INVALID_CELL, span, format!("`{}` is not {what}", text.escape_debug()), help);
                None
            }
        }
    }

    fn report(&mut self, rule: &'static Rule, span: Span, message: impl Into<String>, help: impl Into<String>) {
        self.diagnostics.push(Diagnostic::new(rule, span, message, help));
    }
}

/// Reads a day as in `2026-01-31`, if the calendar has it.
pub fn day(text: &str) -> Option<Date> {
    let plain = text.len() == 10
        && text.char_indices().all(|(i, c)| if i == 4 || i == 7 { c == '-' } else { c.is_ascii_digit() });
    if !plain {
        return None;
    }
    let (year, month, day) = (text[..4].parse().ok()?, text[5..7].parse().ok()?, text[8..].parse().ok()?);
    calendar::Date::try_new_gregorian(i32::from(year), month, day).ok()?;
    Some(Date { year, month, day })
}

/// Finds the delegations with the codes that were asked for, in the order of the list; all of them if none was.
///
/// # Errors
/// The first code that no row of the list has, with the next step.
pub fn chosen<'a>(list: &'a [Delegation], codes: &[String]) -> Result<Vec<&'a Delegation>, (String, String)> {
    for code in codes {
        if !list.iter().any(|delegation| delegation.state.code == code) {
            let help = match member_state::find(&code.trim().to_uppercase()) {
                Some(state) if state.code != code => format!("did you mean `{}`?", state.code),
                Some(state) => format!("the list of delegations has no row for {}", state.listed),
                None => did_you_mean(
                    code,
                    list.iter().map(|delegation| delegation.state.code),
                    "codes are those of ISO 3166-1, as in `FR`",
                ),
            };
            return Err((code.clone(), help));
        }
    }
    Ok(list.iter().filter(|row| codes.is_empty() || codes.iter().any(|code| row.state.code == code)).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> (Vec<Delegation>, Vec<String>) {
        let folder = tempfile::tempdir().unwrap();
        let mut sources = Sources::open(folder.path()).unwrap();
        let file = sources.add("delegations.csv", text.into());
        let mut delegations = Delegations::default();
        delegations.read(file, &sources);
        crate::diagnostic::tidy(&mut delegations.diagnostics, &sources);
        let found = delegations.diagnostics.iter().map(|diagnostic| {
            let place = sources.file(file).place(diagnostic.span.start);
            format!("{} {}:{} {}", diagnostic.rule.id, place.line, place.column, diagnostic.help)
        });
        (delegations.list, found.collect())
    }

    fn faults(text: &str) -> Vec<String> {
        let found = read(text).1;
        found.iter().map(|found| found.split(' ').take(2).collect::<Vec<_>>().join(" ")).collect()
    }

    #[test]
    fn a_row_says_who_where_and_in_what_language() {
        let (list, found) = read(
            "\u{feff}code,language,seat,addressee,gender,paper,verified_on\r\n\
             FR,fr,Geneva,\"Dupont, Anne\",feminine,us-letter,2026-02-28\r\n\
             EG,ar,,,,,\r\n",
        );
        assert_eq!(found, [""; 0]);
        let [first, second] = list.as_slice() else { panic!() };
        assert_eq!((first.state.listed, first.language, first.seat), ("France", "fr", Seat::Geneva));
        assert_eq!((first.addressee.as_deref(), first.gender), (Some("Dupont, Anne"), Gender::Feminine));
        assert_eq!((first.paper, first.verified_on.unwrap().day), (Some(Paper::US_LETTER), 28));
        assert_eq!((second.seat, second.gender, second.is_verified()), (Seat::NewYork, Gender::Unknown, false));
    }

    #[test]
    fn every_faulty_cell_is_reported_at_its_place_and_its_row_left_out() {
        let (list, found) = read(
            "code,language,seat,gender,paper,verified_on\n\
             UK,en,,,,\n\
             fr,fr,,,,\n\
             Chad,fr,,,,\n\
             AT,de,,,,\n\
             BE,,,,,\n\
             CH,FR,geneva,f,a9,2026-02-30\n\
             MA,ar,,,,\n",
        );
        assert_eq!(
            found,
            [
                "unknown-member-state 2:1 the code of the United Kingdom is `GB`",
                "unknown-member-state 3:1 write `FR`, for France",
                "unknown-member-state 4:1 write `TD`, for Chad",
                "unknown-language 5:4 write ar, zh, en, fr, ru or es (`en` is likely)",
                "unknown-language 6:1 write ar, zh, en, fr, ru or es (`fr` is likely)",
                "unknown-language 7:4 write it `fr`",
                "invalid-cell 7:7 did you mean `Geneva`?",
                "invalid-cell 7:14 write feminine or masculine, or leave the cell empty",
                "invalid-cell 7:16 choose one of a4, a5, us-letter, us-half-letter, or give width and height as in \"148 x 210 mm\"",
                "invalid-cell 7:19 write a day as in 2026-01-31",
            ]
        );
        assert_eq!(list.len(), 1);
    }

    #[test]
    fn of_two_rows_for_one_mission_none_is_taken() {
        let (list, found) = read("code,language,seat\nTD,fr,\nTD,ar,New York\nTD,fr,Geneva\nFR,fr,\n");
        assert_eq!(found.len(), 1);
        assert!(found[0].starts_with("duplicate-mission 3:1"), "{found:?}");
        let left: Vec<_> = list.iter().map(|row| (row.state.code, row.seat)).collect();
        assert_eq!(left, [("TD", Seat::Geneva), ("FR", Seat::NewYork)]);
    }

    #[test]
    fn how_to_reach_a_person_is_refused() {
        for column in [
            "email",
            "E-mail",
            "Telephone",
            "phone_number",
            "Tel.",
            "correo electrónico",
            "Courriel",
            "consent_given",
            "WhatsApp",
        ] {
            assert_eq!(faults(&format!("code,language,{column}\nFR,fr,x\n")), ["contact-data 1:15"], "{column}");
        }
        assert_eq!(faults("code,language,addressee\nFR,fr,a@example.org\n"), ["contact-data 2:7"]);
        assert_eq!(faults("code,language,notes\nFR,fr,x\n"), ["invalid-header 1:15"], "no more than a mistake");
    }

    #[test]
    fn names_are_kept_to_the_letter_or_refused() {
        assert_eq!(faults("code,language,addressee\nFR,fr,A\u{202e}B\n"), ["control-character 2:8"]);
        assert_eq!(faults("code,language,addressee\nFR,fr,—\n"), ["invalid-cell 2:7"]);
        assert_eq!(read("code,language,addressee\nFR,fr, _[x]_ \n").0[0].addressee.as_deref(), Some(" _[x]_ "));
    }

    #[test]
    fn what_spreadsheets_do_is_told() {
        assert!(read("code;language\nFR;fr\n").1[0].contains("semicolons"));
        assert!(read("code\tlanguage\nFR\tfr\n").1[0].contains("tabs"));
    }

    #[test]
    fn a_derived_list_is_sound_and_rests_on_nobody() {
        let (list, found) = read(&derived());
        assert_eq!(found, [""; 0]);
        assert_eq!(list.len(), 193);
        assert!(list.iter().all(|row| !row.is_verified() && row.seat == Seat::NewYork));
        let count = |language| list.iter().filter(|row| row.language == language).count();
        assert_eq!(["ar", "en", "es", "fr", "ru", "zh"].map(count).iter().sum::<usize>(), 193);
    }

    #[test]
    fn codes_that_no_row_has_are_told() {
        let (list, _) = read("code,language\nFR,fr\nEG,ar\n");
        let codes = |codes: &[&str]| codes.iter().map(|code| (*code).to_owned()).collect::<Vec<_>>();
        assert_eq!(chosen(&list, &codes(&["EG", "FR"])).unwrap().len(), 2);
        assert_eq!(chosen(&list, &[]).unwrap().len(), 2);
        assert!(chosen(&list, &codes(&["CH"])).unwrap_err().1.contains("no row for Switzerland"));
        assert!(chosen(&list, &codes(&["fr"])).unwrap_err().1.contains("`FR`"));
        assert!(chosen(&list, &codes(&["x"])).unwrap_err().1.contains("ISO 3166"));
    }
}
