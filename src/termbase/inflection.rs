//! Tells whether a word of a text can be a form of a word that was agreed on. Knows endings, no dictionary: when in doubt it can.

use super::cell;

/// Gives the letters of a text in a row, folded: how a text in a script without spaces is searched.
pub fn letters(text: &str) -> String {
    cell::letters(text)
}

/// Tells whether a character belongs to a script that puts no spaces between words.
pub fn is_unspaced(c: char) -> bool {
    matches!(u32::from(c), 0x0e00..=0x0eff | 0x1000..=0x109f | 0x1780..=0x17ff | 0x3040..=0x30ff | 0x3400..=0x9fff | 0x2_0000..=0x3_ffff)
}

/// Tells whether a folded word only joins others: it may be missing or another.
pub fn is_joining(word: &str) -> bool {
    const JOINING: [&str; 36] = [
        "de", "du", "des", "la", "le", "les", "l", "los", "las", "el", "lo", "del", "d", "of", "the", "a", "an", "al",
        "au", "aux", "to", "der", "die", "das", "dem", "den", "do", "da", "dos", "di", "في", "من", "علي", "الي", "عن",
        "s",
    ];
    JOINING.contains(&word)
}

/// Takes the ending of an English or Romance plural off a folded word.
pub fn singular(word: &str) -> &str {
    if word.len() <= 3 || !word.is_ascii() || word.ends_with("ss") || word.ends_with("us") || word.ends_with("is") {
        return word;
    }
    for ending in ["sses", "shes", "ches", "xes", "zes"] {
        if word.ends_with(ending) {
            return &word[..word.len() - 2];
        }
    }
    word.strip_suffix('s').unwrap_or(word)
}

/// Tells whether two folded words can be forms of one word.
pub fn same_word(one: &str, other: &str) -> bool {
    if one == other || singular(one) == singular(other) {
        return true;
    }
    if one.starts_with(is_arabic) || other.starts_with(is_arabic) {
        let others = arabic_stems(other);
        return arabic_stems(one).iter().any(|stem| others.contains(stem));
    }
    let shared = one.chars().zip(other.chars()).take_while(|(a, b)| a == b).count();
    let (short, long) = {
        let (a, b) = (one.chars().count(), other.chars().count());
        (a.min(b), a.max(b))
    };
    if short == 3 {
        return shared == 3 && long <= 5;
    }
    // An ending is short beside its word: `беженец`, `беженцев`; `ratificar`, `ratifiquen`; but not `human`, `humanitarian`.
    shared >= 4 && shared * 10 >= short * 6 && long - shared <= 4
}

/// Tells whether two folded words are the same but for number or gender.
pub fn same_but_for_number(one: &str, other: &str) -> bool {
    if one == other || singular(one) == singular(other) {
        return true;
    }
    if one.starts_with(is_arabic) {
        return same_word(one, other);
    }
    let shared = one.chars().zip(other.chars()).take_while(|(a, b)| a == b).count();
    let left = |word: &str| word.chars().count() - shared;
    // Of a longer word, only the last letters may differ; languages with cases change two or three of them.
    let most = if one.is_ascii() { 2 } else { 3 };
    shared >= 5 && left(one) <= most && left(other) <= most
}

fn is_arabic(c: char) -> bool {
    matches!(u32::from(c), 0x0600..=0x06ff)
}

/// Lists what can be left of a folded Arabic word without the particles and endings written with it.
fn arabic_stems(word: &str) -> Vec<&str> {
    const BEFORE: [&str; 20] = [
        "", "ال", "لل", "ل", "ب", "و", "ف", "ك", "وال", "بال", "فال", "كال", "ولل", "ول", "وب", "فل", "فب", "وك",
        "وبال", "فلل",
    ];
    const AFTER: [&str; 22] = [
        "", "ون", "ين", "ات", "ان", "ها", "هم", "هن", "نا", "كم", "تها", "تهم", "اتها", "اتهم", "ته", "يه", "ه", "ت",
        "ا", "ي", "و", "يا",
    ];
    let mut stems = Vec::new();
    for before in BEFORE {
        let Some(rest) = word.strip_prefix(before) else { continue };
        for after in AFTER {
            let Some(stem) = rest.strip_suffix(after) else { continue };
            let whole = after.is_empty() && (before.is_empty() || before.ends_with("ال"));
            if stem.chars().count() >= if whole { 2 } else { 3 } {
                stems.push(stem);
            }
        }
    }
    stems
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::folding::fold;

    #[test]
    fn forms_of_a_word_are_told_from_other_words() {
        for (one, other) in [
            ("беженец", "беженцев"),
            ("ratificar", "ratifiquen"),
            ("refugiadas", "refugiado"),
            ("droits", "droit"),
            ("loi", "lois"),
            ("права", "прав"),
            ("біженець", "біженців"),
            ("لاجئون", "للاجئين"),
            ("طالبو", "طالبي"),
            ("النازحون", "نازح"),
            ("التصديق", "والتصديق"),
            ("الاضطهاد", "للاضطهاد"),
            ("قسراً", "القسري"),
            ("المنظمات", "منظمة"),
        ] {
            assert!(same_word(&fold(one), &fold(other)), "{one} {other}");
        }
        for (one, other) in [("human", "humanitarian"), ("asile", "exil"), ("derechos", "deberes"), ("لاجئ", "نازح")]
        {
            assert!(!same_word(&fold(one), &fold(other)), "{one} {other}");
        }
        assert!(same_but_for_number("humains", "humaines") && !same_but_for_number("humains", "humanitaires"));
    }
}
