//! Reduces names of organisations to what tells them apart: no capitals, accents, joining words, legal forms or bracketed initials.
//! Changes no name.

use crate::folding::fold;

/// A name as it is compared.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Key {
    /// The words that tell it apart, in order.
    pub(crate) words: Vec<String>,
    /// The same as one word.
    pub(crate) joined: String,
    /// The same in an order that does not depend on how the name is put; as they stand where the order has a meaning.
    pub(crate) sorted: String,
}

const JOINING: [&str; 47] = [
    "of", "the", "and", "in", "at", "on", "a", "an", "by", "de", "du", "des", "la", "le", "les", "el", "los", "las",
    "del", "y", "e", "en", "et", "au", "aux", "l", "d", "da", "do", "das", "dos", "di", "della", "und", "der", "die",
    "im", "van", "het", "и", "в", "та", "у", "و", "في", "من", "s",
];
const LEGAL: [&str; 34] = [
    "inc",
    "incorporated",
    "ltd",
    "limited",
    "llc",
    "llp",
    "plc",
    "corp",
    "gmbh",
    "ggmbh",
    "ev",
    "asbl",
    "vzw",
    "aisbl",
    "ngo",
    "ong",
    "onlus",
    "cbo",
    "cic",
    "cio",
    "ac",
    "sc",
    "sa",
    "spa",
    "srl",
    "ry",
    "association",
    "assoc",
    "asociacion",
    "associacao",
    "associazione",
    "verein",
    "egyesulet",
    "zs",
];
/// Words whose two sides cannot change places.
const DIRECTED: [&str; 14] =
    ["for", "from", "with", "against", "to", "para", "con", "contra", "pour", "avec", "contre", "fur", "gegen", "для"];

impl Key {
    /// Reduces a name.
    pub(crate) fn of(name: &str) -> Self {
        let outside = without_initials(name);
        let all = words(&outside);
        let mut words: Vec<&String> = all.iter().filter(|word| !JOINING.contains(&word.as_str())).collect();
        let telling = words.iter().filter(|word| !LEGAL.contains(&word.as_str())).count();
        let letters: usize =
            words.iter().filter(|word| !LEGAL.contains(&word.as_str())).map(|word| word.chars().count()).sum();
        // `Association for Aid` is told apart by what is left; of `The Association` nothing would be.
        if telling >= 2 || letters >= 6 {
            let civil = |i: usize| i > 0 && *words[i] == "civil" && *words[i - 1] == "asociacion";
            let kept = (0..words.len()).filter(|&i| !LEGAL.contains(&words[i].as_str()) && !civil(i));
            words = kept.map(|i| words[i]).collect();
        }
        let words: Vec<String> = words.into_iter().map(|word| usual(word)).collect();
        let joined = words.concat();
        let mut order: Vec<&str> = words.iter().map(String::as_str).collect();
        if !words.iter().any(|word| DIRECTED.contains(&word.as_str())) {
            order.sort_unstable();
        }
        let sorted = order.join(" ");
        Self { words, joined, sorted }
    }
}

/// Gives one of the spellings that British and American names differ in.
fn usual(word: &str) -> String {
    match word {
        "centre" => "center".to_owned(),
        "programme" => "program".to_owned(),
        "organisations" => "organizations".to_owned(),
        _ => word.to_owned(),
    }
}

/// Splits a name into folded words; dots and apostrophes within a word go, elided articles stand alone.
fn words(name: &str) -> Vec<String> {
    let mut words = vec![String::new()];
    let folded = fold(name);
    let mut chars = folded.chars().peekable();
    while let Some(c) = chars.next() {
        let last = words.len() - 1;
        if c.is_alphanumeric() {
            words[last].push(c);
        } else if c == '\'' && !matches!(words[last].as_str(), "l" | "d") {
            // `women's` is `womens`.
        } else if c == '.' && words[last].chars().count() < 4 && chars.peek().is_some_and(|c| c.is_alphanumeric()) {
            // `A.C.` is `AC`.
        } else if !words[last].is_empty() {
            words.push(String::new());
        }
    }
    words.retain(|word| !word.is_empty());
    words
}

/// Takes out the initials of a name that stand in brackets, or bare at its end or beginning.
fn without_initials(name: &str) -> String {
    let mut kept = name.to_owned();
    let mut from = 0;
    while let Some(start) = kept[from..].find(['(', '[']).map(|i| from + i) {
        let Some(end) = kept[start..].find([')', ']']).map(|i| start + i) else { break };
        let inside = kept[start + 1..end].to_owned();
        let rest = format!("{} {}", &kept[..start], &kept[end + 1..]);
        if is_initials(&inside, &rest) {
            kept = rest;
            from = start;
        } else {
            from = end;
        }
    }
    let bare: Vec<&str> = kept.split_whitespace().collect();
    for end in [bare.first(), bare.last()].into_iter().flatten() {
        let rest = bare.iter().filter(|word| *word != end).copied().collect::<Vec<_>>().join(" ");
        let is_written_large = end.chars().count() >= 3 && !end.chars().any(char::is_lowercase);
        if is_written_large && rest.chars().any(char::is_lowercase) && is_initials(end, &rest) {
            return rest;
        }
    }
    kept
}

/// Tells whether a short form is made of the initials of the words of a name, joining words counted or not.
fn is_initials(short: &str, name: &str) -> bool {
    let short: String = fold(short).chars().filter(|c| c.is_alphanumeric()).collect();
    let all = words(name);
    let initials = |kept: &dyn Fn(&String) -> bool| -> String {
        all.iter().filter(|word| kept(word)).filter_map(|word| word.chars().next()).collect()
    };
    let strict = initials(&|word| !JOINING.contains(&word.as_str()) && !DIRECTED.contains(&word.as_str()));
    let loose = initials(&|_| true);
    if short.len() >= 2 && (strict == short || loose == short || short.len() >= 3 && strict.starts_with(&short)) {
        return true;
    }
    // `(RELON-KENYA)`, `(DARLON)`: the letters stand in the name in this order, those that begin its words among them.
    let mut letters = all.iter().flat_map(|word| word.chars());
    short.len() >= 4
        && all.iter().any(|word| word.chars().next() == short.chars().next())
        && short.chars().all(|c| letters.any(|letter| letter == c))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_does_not_tell_names_apart_goes() {
        for (one, other) in [
            ("Refugee Advisory Board (RAB) - Germany", "Refugee Advisory Board of Germany"),
            ("Apoyo a Migrantes, A.C.", "APOYO A MIGRANTES AC"),
            ("Elena’s Light INC", "Elenas Light"),
            ("Asociación civil Chamos Venezolanos", "Chamos Venezolanos"),
            ("Youth Association for Peace and Development YAPD", "Youth Association for Peace & Development"),
            ("Melanie&friends, inc", "Melanie & Friends"),
            ("Germany Refugee Advisory Board", "Refugee Advisory Board, Germany"),
            ("L’Étoile", "l'etoile e.V."),
        ] {
            assert_eq!(Key::of(one).sorted, Key::of(other).sorted);
        }
    }

    #[test]
    fn what_tells_names_apart_stays() {
        for (one, other) in [
            ("Refugee Advisory Network of Canada", "Refugee Advisory Network of Ireland"),
            ("Women for Refugees", "Refugees for Women"),
            ("Refugee Network (UK)", "Refugee Network (US)"),
            ("Amal Foundation", "Amal Association"),
            ("Kyaka II", "Kyaka I"),
        ] {
            assert_ne!(Key::of(one).sorted, Key::of(other).sorted);
        }
    }
}
