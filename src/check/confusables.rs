//! Lists the letters of Cyrillic and Greek that look like Latin ones, each with the one it looks like.

use super::characters::Script;

/// Latin and Cyrillic.
const CYRILLIC: &[(char, char)] = &[
    ('a', 'а'),
    ('e', 'е'),
    ('o', 'о'),
    ('p', 'р'),
    ('c', 'с'),
    ('y', 'у'),
    ('x', 'х'),
    ('i', 'і'),
    ('j', 'ј'),
    ('s', 'ѕ'),
    ('h', 'һ'),
    ('d', 'ԁ'),
    ('q', 'ԛ'),
    ('w', 'ԝ'),
    ('l', 'ӏ'),
    ('ï', 'ї'),
    ('ë', 'ё'),
    ('A', 'А'),
    ('B', 'В'),
    ('E', 'Е'),
    ('K', 'К'),
    ('M', 'М'),
    ('H', 'Н'),
    ('O', 'О'),
    ('P', 'Р'),
    ('C', 'С'),
    ('T', 'Т'),
    ('Y', 'У'),
    ('X', 'Х'),
    ('I', 'І'),
    ('J', 'Ј'),
    ('S', 'Ѕ'),
    ('Ï', 'Ї'),
    ('Ë', 'Ё'),
];

/// Latin and Greek.
const GREEK: &[(char, char)] = &[
    ('A', 'Α'),
    ('B', 'Β'),
    ('E', 'Ε'),
    ('Z', 'Ζ'),
    ('H', 'Η'),
    ('I', 'Ι'),
    ('K', 'Κ'),
    ('M', 'Μ'),
    ('N', 'Ν'),
    ('O', 'Ο'),
    ('P', 'Ρ'),
    ('T', 'Τ'),
    ('Y', 'Υ'),
    ('X', 'Χ'),
    ('o', 'ο'),
    ('v', 'ν'),
];

/// Greek letters near enough to Latin ones to be mistaken for them within a word.
const NEAR: &[(char, char)] = &[('a', 'α'), ('i', 'ι'), ('p', 'ρ'), ('u', 'υ'), ('k', 'κ'), ('ó', 'ό'), ('ı', 'ι')];

/// Gives the letter of another script that looks the same as a letter.
pub(crate) fn twin(c: char, from: Script, to: Script) -> Option<char> {
    let table = match (from, to) {
        (Script::Latin, Script::Cyrillic) | (Script::Cyrillic, Script::Latin) => CYRILLIC,
        (Script::Latin, Script::Greek) | (Script::Greek, Script::Latin) => GREEK,
        (Script::Cyrillic, Script::Greek) | (Script::Greek, Script::Cyrillic) => {
            return twin(twin(c, from, Script::Latin)?, Script::Latin, to);
        }
        _ => return None,
    };
    match to {
        Script::Latin => table.iter().find(|(_, other)| *other == c).map(|(latin, _)| *latin),
        _ => table.iter().find(|(latin, _)| *latin == c).map(|(_, other)| *other),
    }
}

/// Tells whether a letter can be taken for one of another script.
pub(crate) fn resembles(c: char, from: Script, to: Script) -> bool {
    let near = NEAR.iter().any(|(latin, greek)| match (from, to) {
        (Script::Greek, Script::Latin) => *greek == c,
        (Script::Latin, Script::Greek) => *latin == c,
        _ => false,
    });
    let armenian = "օոսհյզցքՕՍԼ".contains(c) || "onuhjqgfOUS".contains(c);
    match (from, to) {
        (Script::Armenian, _) | (_, Script::Armenian) => armenian,
        (Script::Cherokee, _) | (_, Script::Cherokee) => true,
        _ => near || twin(c, from, to).is_some(),
    }
}
