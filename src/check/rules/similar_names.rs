//! Finds names of signatories that are likely one signatory written twice. Repairs none: names are data.

use std::collections::{BTreeMap, BTreeSet};
use std::hash::{DefaultHasher, Hash, Hasher};

use crate::check::names::Key;
use crate::check::places::is_place;
use crate::check::subject::Whole;
use crate::diagnostic::{Diagnostic, Rule};
use crate::manifest::settings::Distinct;
use crate::signatory::{Signatory, Status};

/// Two names that are nearly one.
pub(crate) static RULE: Rule = Rule::warning("similar-names", "no two names of the list differ only in spelling")
    .because(
        "Who fills in a form twice seldom writes the same twice. Then the letter counts one signatory as two, and whoever counts \
         again finds a number that is not true.",
        "openletter",
    )
    .example(
        "## signatories.csv\nRefugee Advisory Board (RAB) - Germany,en,,\nRefugee Advisory Board of Germany,en,,\n",
        "## signatories.csv\nRefugee Advisory Network of Canada,en,,\nRefugee Advisory Network of Ireland,en,,\n",
    );

/// Shortest name, in letters, that is taken for a misspelling of another.
const LONG: usize = 12;
/// Most names that share all words but one and are compared each with each for two wrong letters.
const FEW: usize = 32;

/// Compares the names of the list.
pub(crate) fn check(whole: &Whole, findings: &mut Vec<Diagnostic>) {
    let Some(letter) = whole.letter else { return };
    let listed = letter.signatories.iter().filter(|signatory| signatory.status != Status::Withdrawn);
    let names: Vec<(&Signatory, Key)> = listed.map(|signatory| (signatory, Key::of(&signatory.name))).collect();
    let mut pairs: BTreeMap<usize, usize> = BTreeMap::new();
    let mut report = |one: usize, other: usize| {
        let (first, second) = (one.min(other), one.max(other));
        if first != second && !are_distinct(&whole.settings.check.distinct, names[first].0, names[second].0) {
            pairs.entry(second).or_insert(first);
        }
    };
    for keys in [same(&names, |key| &key.joined), same(&names, |key| &key.sorted)] {
        for group in keys.values().filter(|group| group.len() > 1) {
            for (i, &other) in group.iter().enumerate().skip(1) {
                // The first that is not known to be another is enough; nobody lists fifty that are.
                group[..i].iter().take(FEW).for_each(|&one| report(one, other));
            }
        }
    }
    misspelt(&names, &mut report);
    for (second, first) in pairs {
        let (first, second) = (names[first].0, names[second].0);
        findings.push(
            Diagnostic::new(
                &RULE,
                second.span.clone(),
                format!("`{}` is nearly the name `{}`", second.name.escape_debug(), first.name.escape_debug()),
                "if they are one, delete a row; if they are two, say so under `distinct` in `[check]`",
            )
            .label(first.span.clone(), "nearly the same name"),
        );
    }
}

fn are_distinct(known: &[Distinct], one: &Signatory, other: &Signatory) -> bool {
    let names = |entry: &Distinct, name: &str| entry.names.iter().any(|named| named.value == name);
    known.iter().any(|entry| names(entry, &one.name) && names(entry, &other.name))
}

fn same<'a>(names: &'a [(&Signatory, Key)], part: impl Fn(&'a Key) -> &'a String) -> BTreeMap<&'a str, Vec<usize>> {
    let mut groups: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    for (i, (_, key)) in names.iter().enumerate() {
        if !part(key).is_empty() {
            groups.entry(part(key)).or_default().push(i);
        }
    }
    groups
}

/// Reports names that differ in a letter or two of one word.
fn misspelt(names: &[(&Signatory, Key)], report: &mut impl FnMut(usize, usize)) {
    // Two words one letter apart give the same word when the right letter is taken from each, so names that may be misspellings
    // of each other meet under the same mark: all their other words, and this one without a letter.
    let mut marks: Vec<(u64, u32, u16)> = Vec::new();
    let mut rests: Vec<(u64, u32, u16)> = Vec::new();
    for (i, (_, key)) in names.iter().enumerate() {
        if key.joined.chars().count() < LONG {
            continue;
        }
        let Ok(name) = u32::try_from(i) else { return };
        for (w, word) in key.words.iter().enumerate() {
            let Ok(place) = u16::try_from(w) else { break };
            if !may_be_misspelt(word) {
                continue;
            }
            let mut rest = DefaultHasher::new();
            (w, &key.words[..w], &key.words[w + 1..]).hash(&mut rest);
            rests.push((rest.finish(), name, place));
            let mut mark = |before: &str, after: &str| {
                let mut hasher = rest.clone();
                before.bytes().chain(after.bytes()).for_each(|byte| hasher.write_u8(byte));
                marks.push((hasher.finish(), name, place));
            };
            mark(word, "");
            word.char_indices().for_each(|(at, c)| mark(&word[..at], &word[at + c.len_utf8()..]));
        }
    }
    let mut seen = BTreeSet::new();
    let mut compare = |one: (u64, u32, u16), other: (u64, u32, u16), most: usize| {
        let (a, b, place) = (one.1 as usize, other.1 as usize, one.2 as usize);
        if a == b || one.2 != other.2 || !seen.insert((a.min(b), a.max(b), most)) {
            return;
        }
        let (first, second) = (&names[a].1.words, &names[b].1.words);
        let rest = first.len() == second.len() && (0..first.len()).all(|i| i == place || first[i] == second[i]);
        if rest && is_misspelling(&first[place], &second[place], most) {
            report(a, b);
        }
    };
    marks.sort_unstable();
    for group in marks.chunk_by(|one, other| one.0 == other.0) {
        group.iter().skip(1).for_each(|&other| compare(group[0], other, 1));
    }
    rests.sort_unstable();
    for group in rests.chunk_by(|one, other| one.0 == other.0).filter(|group| group.len() <= FEW) {
        for (i, &one) in group.iter().enumerate() {
            group[i + 1..].iter().for_each(|&other| compare(one, other, 2));
        }
    }
}

/// Tells whether a word is long enough to be known misspelt, and no number.
fn may_be_misspelt(word: &str) -> bool {
    word.chars().count() >= 4 && !word.chars().any(char::is_numeric) && !word.chars().all(|c| "ivx".contains(c))
}

/// Tells whether one word is likely the other misspelt: not where both are places, or one is of men and the other of women.
fn is_misspelling(one: &str, other: &str, most: usize) -> bool {
    let (short, long) =
        (one.chars().count().min(other.chars().count()), one.chars().count().max(other.chars().count()));
    let substituted = one.chars().zip(other.chars()).filter(|(a, b)| a != b).count();
    let distance = strsim::osa_distance(one, other);
    if distance > most || distance == 2 && short < 8 {
        return false;
    }
    if is_place(one) && is_place(other) {
        return false;
    }
    // `Hope` and `Home` are two words; `Hope` and `Hoppe`, or letters that changed places, are not.
    if short < 5 && (short == long && substituted == 1 || long > 6) {
        return false;
    }
    let stem = |word: &str| -> Option<String> {
        let word = word.strip_suffix('s').unwrap_or(word);
        word.strip_suffix(['a', 'o']).map(str::to_owned)
    };
    let gendered = stem(one).is_some() && stem(one) == stem(other) && one.ends_with('s') == other.ends_with('s');
    !gendered
}

#[cfg(test)]
mod tests {
    use std::fmt::Write;

    use super::*;
    use crate::check::testing::findings;

    fn found(names: &[&str]) -> Vec<String> {
        let rows = names.iter().fold(String::new(), |rows, name| rows + "\"" + name + "\",,,\n");
        findings(&RULE, &format!("## signatories.csv\n{rows}"), "en").into_iter().map(|(name, _)| name).collect()
    }

    #[test]
    fn one_organisation_written_twice_is_found() {
        for (one, other) in [
            ("Refugee Dream Center", "REFUGEE DREAM CENTRE"),
            ("Mombasa Refugee Union", "Mombsa Refugee Union"),
            ("Apoyo a Migrantres Venezolanos, A.C.", "Apoyo a Migrantes Venezolanos"),
            ("Unifamily Association", "Uni Family"),
            ("Women’s Voices of Dadaab", "Womens Voices, Dadaab"),
            ("Kakuma News Reflector (KANERE)", "Kakuma News Reflector"),
            ("Fundación Venezolana Integral", "Fundación Venezuelana Integral"),
            ("اتحاد الإعاقة الحركية", "اتحاد الاعاقة الحركيه"),
            ("Об’єднання біженців Києва", "Обєднання біженців Києва"),
        ] {
            assert_eq!(found(&[one, "Another", other]), [other], "{one}");
        }
    }

    #[test]
    fn two_organisations_stay_two() {
        for (one, other) in [
            ("Refugee Advisory Network of Iran", "Refugee Advisory Network of Iraq"),
            ("Refugee Network of Gambia", "Refugee Network of Zambia"),
            ("Youth Action Group 1", "Youth Action Group 2"),
            ("Kyaka II Refugee Network", "Kyaka III Refugee Network"),
            ("Women for Refugees Kenya", "Refugees for Women Kenya"),
            ("Dadaab Hope for Refugees", "Dadaab Home for Refugees"),
            ("Refugee Action North Wales", "Refugee Action South Wales"),
            ("Venezolanos en Barranquilla", "Venezolanas en Barranquilla"),
            ("CODE CBO", "CORE CBO"),
            ("Veneactiva Colombia", "Veneactiva Perú"),
            ("Youth Empowerment and Development Access (YEDA)", "Youth Empowerment Action Resilience Network (YEARN)"),
        ] {
            assert_eq!(found(&[one, other]), [""; 0], "{one}");
        }
    }

    #[test]
    fn what_was_decided_to_be_two_is_not_asked_again() {
        let decided = "## letter.toml\n[[check.distinct]]\nnames = [\"A Hope Inc\", \"A Hope\"]\nreason = \"asked both\"\n\
                       ## signatories.csv\nA Hope Inc,,,\nA Hope,,,\n";
        assert!(findings(&RULE, decided, "en").is_empty());
    }

    #[test]
    fn long_lists_are_compared_in_time() {
        let mut rows = String::from("## signatories.csv\n");
        for i in 0..20_000_u32 {
            let word: String =
                (0..5).map(|k| char::from(b'a' + u8::try_from((i >> (k * 3)) % 8).unwrap() * 3)).collect();
            writeln!(rows, "Refugee {word} Network of {word}{word},,,").unwrap();
        }
        assert!(findings(&RULE, &rows, "en").len() < 20_000);
    }
}
