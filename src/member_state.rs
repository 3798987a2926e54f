//! Knows the Member States of the United Nations: their codes, and what the United Nations call them in its languages. Knows no
//! other State, and no other name.
//!
//! `member_state/names.tsv` holds the names of UNTERM as the public-domain data set country-codes has them (Türkiye and
//! Côte d’Ivoire by hand), with the apostrophe of print. Its column `languages` lists the official languages of the State that are
//! official languages of the United Nations, after CLDR 48.2 (`territoryInfo`: official, de facto official, by speakers), but for
//! these: Arabic has a special and no official status in Israel since 2018, Russian none in Ukraine, French none in Algeria,
//! Morocco and Tunisia; Arabic comes first in Sudan, English in Mauritius, French in Chad, the Comoros and Djibouti.

use std::sync::LazyLock;

/// The official languages of the United Nations, in the order of the English alphabet.
pub const LANGUAGES: [&str; 6] = ["ar", "zh", "en", "fr", "ru", "es"];

/// A Member State.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct MemberState {
    /// The code (ISO 3166-1 alpha-2).
    pub code: &'static str,
    /// The short name in English as lists of the United Nations have it, without its article.
    pub listed: &'static str,
    /// The official languages of the State among those of the United Nations, the first one first.
    languages: &'static str,
    /// The formal names in the order of the columns, with their articles.
    formal: [&'static str; 6],
    /// The short names likewise; the formal one where a short one is inverted, as in “Bolivia (Plurinational State of)”.
    short: [&'static str; 6],
}

/// The columns of names in `names.tsv`.
const COLUMNS: [&str; 6] = ["en", "fr", "es", "ar", "ru", "zh"];

static ALL: LazyLock<Vec<MemberState>> = LazyLock::new(|| {
    let lines = include_str!("member_state/names.tsv").lines().skip(1);
    let state = |line: &'static str| {
        let mut cells = line.split('\t');
        let mut cell = || cells.next().expect("every line has fifteen cells");
        let (code, languages, listed) = (cell(), cell(), cell());
        let mut names = || std::array::from_fn(|_| cell());
        MemberState { code, listed, languages, formal: names(), short: names() }
    };
    lines.map(state).collect()
});

/// Gives all Member States, in order of their codes.
pub fn all() -> &'static [MemberState] {
    &ALL
}

/// Finds a Member State by its code.
pub fn find(code: &str) -> Option<MemberState> {
    all().binary_search_by_key(&code, |state| state.code).ok().map(|i| all()[i])
}

impl MemberState {
    /// Gives the formal name in an official language of the United Nations, with its article where it has one.
    pub fn formal(&self, language: &str) -> Option<&'static str> {
        column(language).map(|i| self.formal[i])
    }

    /// Gives the short name likewise.
    pub fn short(&self, language: &str) -> Option<&'static str> {
        column(language).map(|i| self.short[i])
    }

    /// Gives the formal name as it follows a noun that belongs to the State, as in “the Permanent Mission of the French Republic”:
    /// with the preposition of the language, contracted with the article as its grammar has it.
    ///
    /// Gives nothing in Russian, whose names would have to be declined, and in languages in which there are no UN names.
    pub fn of_formal(&self, language: &str) -> Option<String> {
        of(self.formal(language)?, language)
    }

    /// Gives the short name likewise, as in “the Permanent Representative of France”.
    pub fn of_short(&self, language: &str) -> Option<String> {
        of(self.short(language)?, language)
    }

    /// Gives the language of the United Nations that a mission of the State probably reads: the first of its official languages
    /// that is one, else English. A guess: what a mission asked for stands in a list that only the United Nations hand out.
    pub fn likely_language(&self) -> &'static str {
        self.languages.split(' ').next().filter(|language| !language.is_empty()).unwrap_or("en")
    }
}

fn column(language: &str) -> Option<usize> {
    COLUMNS.iter().position(|known| *known == language)
}

fn of(name: &str, language: &str) -> Option<String> {
    match language {
        "en" => Some(format!("of {name}")),
        "fr" => Some(of_french(name)),
        "es" => Some(match name.strip_prefix("el ") {
            Some(rest) => format!("del {rest}"),
            None => format!("de {name}"),
        }),
        // The preposition joins the word, and takes the place of the alif of its article.
        "ar" => Some(match name.strip_prefix("ال") {
            Some(rest) => format!("لل{rest}"),
            None => format!("ل{name}"),
        }),
        "zh" => Some(name.to_owned()),
        _ => None,
    }
}

fn of_french(name: &str) -> String {
    if let Some(rest) = name.strip_prefix("le ") {
        format!("du {rest}")
    } else if let Some(rest) = name.strip_prefix("les ") {
        format!("des {rest}")
    } else if name.starts_with(['A', 'E', 'I', 'O', 'U', 'É', 'Î']) || name == "Haïti" {
        format!("d’{name}")
    } else {
        format!("de {name}")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn there_are_193_in_order_each_with_a_name_in_every_language() {
        assert_eq!(all().len(), 193);
        assert!(all().is_sorted_by(|a, b| a.code < b.code));
        for state in all() {
            assert_eq!(find(state.code), Some(*state));
            for language in LANGUAGES {
                for name in [state.formal(language).unwrap(), state.short(language).unwrap()] {
                    let clean = !name.contains(['\'', '(', ')', '*', '\u{a0}', '"']) && !name.contains("  ");
                    assert!(clean && name.trim() == name && !name.is_empty(), "{name}");
                }
            }
            assert!(state.languages.split(' ').all(|known| known.is_empty() || LANGUAGES.contains(&known)));
        }
        assert_eq!(find("XX"), None);
        assert_eq!(find("fr"), None);
    }

    #[test]
    fn names_that_are_not_those_of_the_united_nations_are_none() {
        for (code, never) in [("KP", "North Korea"), ("MM", "Burma"), ("KR", "South Korea"), ("SZ", "Swaziland")] {
            let state = find(code).unwrap();
            let names = [state.listed, state.short("en").unwrap(), state.formal("en").unwrap()];
            assert!(names.iter().all(|name| !name.contains(never)), "{names:?}");
        }
        assert_eq!(find("KP").unwrap().formal("en"), Some("the Democratic People’s Republic of Korea"));
        assert_eq!(find("MM").unwrap().listed, "Myanmar");
        assert_eq!(find("TR").unwrap().formal("fr"), Some("la République de Türkiye"));
        assert_eq!(find("MK").unwrap().formal("es"), Some("la República de Macedonia del Norte"));
    }

    #[test]
    fn prepositions_contract_with_articles() {
        let of = |code, language| find(code).unwrap().of_formal(language);
        let of_short = |code, language| find(code).unwrap().of_short(language);
        for (code, language, expected) in [
            ("AF", "fr", "de la République islamique d’Afghanistan"),
            ("MA", "fr", "du Royaume du Maroc"),
            ("US", "fr", "des États-Unis d’Amérique"),
            ("IL", "fr", "de l’État d’Israël"),
            ("AG", "fr", "d’Antigua-et-Barbuda"),
            ("KN", "fr", "de Saint-Kitts-et-Nevis"),
            ("MA", "es", "del Reino de Marruecos"),
            ("US", "es", "de los Estados Unidos de América"),
            ("LC", "es", "de Santa Lucía"),
            ("FR", "ar", "للجمهورية الفرنسية"),
            ("EG", "ar", "لجمهورية مصر العربية"),
            ("JP", "ar", "لليابان"),
            ("CA", "ar", "لكندا"),
            ("GM", "en", "of the Republic of the Gambia"),
            ("CN", "zh", "中华人民共和国"),
        ] {
            assert_eq!(of(code, language).as_deref(), Some(expected));
        }
        for (code, language, expected) in [
            ("BS", "en", "of the Bahamas"),
            ("BO", "en", "of the Plurinational State of Bolivia"),
            ("MA", "fr", "du Maroc"),
            ("AF", "fr", "de l’Afghanistan"),
            ("HT", "fr", "d’Haïti"),
            ("CU", "fr", "de Cuba"),
            ("FJ", "fr", "des Fidji"),
            ("BR", "es", "del Brasil"),
            ("SV", "es", "de El Salvador"),
            ("IN", "es", "de la India"),
            ("LY", "ar", "لليبيا"),
            ("BR", "ar", "للبرازيل"),
            ("TL", "ar", "لجمهورية تيمور - ليشتي الديمقراطية"),
        ] {
            assert_eq!(of_short(code, language).as_deref(), Some(expected));
        }
        assert_eq!(of("RU", "ru"), None);
        assert_eq!(of("DE", "de"), None);
        for state in all() {
            for of in [MemberState::of_formal, MemberState::of_short] {
                let french = of(state, "fr").unwrap();
                for never in ["de le ", "de les ", "de E", "de A", "de O", "de I", "de É", "de Î", "de U", "de Haï"]
                {
                    assert!(!french.starts_with(never), "{french}");
                }
                assert!(!of(state, "es").unwrap().starts_with("de el "));
                assert!(!of(state, "ar").unwrap().starts_with("لال"));
            }
        }
    }

    #[test]
    fn no_mission_is_written_to_in_a_language_its_state_rejects() {
        let likely = |code| find(code).unwrap().likely_language();
        assert_eq!([likely("IL"), likely("UA"), likely("DE"), likely("TR")], ["en"; 4]);
        assert_eq!([likely("DZ"), likely("SD"), likely("EG")], ["ar"; 3]);
        assert_eq!([likely("CH"), likely("TD"), likely("SN")], ["fr"; 3]);
        assert_eq!([likely("MX"), likely("CN"), likely("BY")], ["es", "zh", "ru"]);
    }
}
