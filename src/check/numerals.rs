//! Knows words that are worth a number: million and 万, twelve and douze, XX; a few languages only, and never to find fault by them.

/// Words after a number that multiply it. `*` ends a stem; where languages disagree, both values stand.
const SCALES: &[(&str, &[f64])] = &[
    ("mil mill*", &[1e9]),
    ("mil milh*", &[1e9]),
    ("hundred", &[1e2]),
    ("thousand*", &[1e3]),
    ("tausend*", &[1e3]),
    ("mille", &[1e3]),
    ("mila", &[1e3]),
    ("mil", &[1e3]),
    ("k", &[1e3]),
    ("millia*", &[1e9]),
    ("milia*", &[1e9]),
    ("million*", &[1e6]),
    ("millón", &[1e6]),
    ("millones", &[1e6]),
    ("milion*", &[1e6]),
    ("milhão", &[1e6]),
    ("milhões", &[1e6]),
    ("miljoen*", &[1e6]),
    ("miljon*", &[1e6]),
    ("mio", &[1e6]),
    ("mln", &[1e6]),
    ("m", &[1e6]),
    ("milliard*", &[1e9]),
    ("miliard*", &[1e9]),
    ("miljard*", &[1e9]),
    ("mrd", &[1e9]),
    ("bn", &[1e9]),
    ("b", &[1e9]),
    ("billi*", &[1e9, 1e12]),
    ("billón", &[1e12]),
    ("billones", &[1e12]),
    ("bilh*", &[1e9]),
    ("trilli*", &[1e12, 1e18]),
    ("trilh*", &[1e12]),
    ("тыс*", &[1e3]),
    ("тис*", &[1e3]),
    ("млн*", &[1e6]),
    ("милли*", &[1e6, 1e9]),
    ("мільйон*", &[1e6]),
    ("мільярд*", &[1e9]),
    ("млрд*", &[1e9]),
    ("трлн*", &[1e12]),
    ("ألف*", &[1e3]),
    ("آلاف", &[1e3]),
    ("مليون*", &[1e6]),
    ("ملايين", &[1e6]),
    ("مليار*", &[1e9]),
    ("بليون*", &[1e9]),
    ("هزار", &[1e3]),
    ("میلیون", &[1e6]),
    ("میلیارد", &[1e9]),
    ("हज़ार", &[1e3]),
    ("हजार", &[1e3]),
    ("लाख", &[1e5]),
    ("करोड़", &[1e7]),
];

/// The same in scripts that put no space between words, longest first.
const MYRIADS: &[(&str, f64)] = &[
    ("千万", 1e7),
    ("百万", 1e6),
    ("百萬", 1e6),
    ("十亿", 1e9),
    ("十億", 1e9),
    ("천만", 1e7),
    ("백만", 1e6),
    ("亿", 1e8),
    ("億", 1e8),
    ("억", 1e8),
    ("万", 1e4),
    ("萬", 1e4),
    ("만", 1e4),
    ("兆", 1e12),
    ("조", 1e12),
    ("千", 1e3),
    ("천", 1e3),
    ("百", 1e2),
];

/// Gives what the words after a number can multiply it by, each with where they end.
pub(super) fn scales_after(text: &str, end: usize) -> Vec<(f64, usize)> {
    let rest = &text[end..];
    let after = rest.strip_prefix([' ', '\u{a0}', '\u{202f}', '-', '\n']).unwrap_or(rest);
    let start = text.len() - after.len();
    if !after.starts_with(char::is_alphabetic) {
        return Vec::new();
    }
    if let Some((word, scale)) = MYRIADS.iter().find(|(word, _)| after.starts_with(word)) {
        return vec![(*scale, start + word.len())];
    }
    // Most words after a number begin as none of these.
    let first = after.chars().next().and_then(|c| c.to_lowercase().next());
    if !first.is_some_and(|first| SCALES.iter().any(|(stem, _)| stem.starts_with(first))) {
        return Vec::new();
    }
    // Two words at most are looked at.
    let window: String =
        after.chars().take(24).flat_map(char::to_lowercase).map(|c| if is_space(c) { ' ' } else { c }).collect();
    let matches = |stem: &str| match stem.strip_suffix('*') {
        Some(stem) => window.starts_with(stem),
        None => window.strip_prefix(stem).is_some_and(|rest| !rest.starts_with(char::is_alphanumeric)),
    };
    let scales = SCALES.iter().find(|(stem, _)| matches(stem)).map_or(&[][..], |(_, scales)| *scales);
    scales.iter().map(|scale| (*scale, start)).collect()
}

/// Gives what a unit multiplies by, as in “million”.
pub(crate) fn scale_of(unit: &str) -> Option<f64> {
    scales_after(&format!(" {unit}"), 0).first().map(|(scale, _)| *scale)
}

fn is_space(c: char) -> bool {
    c.is_whitespace()
}

/// Number words by value; a word stands for itself and as part of a longer one where it is long enough.
const WORDS: &[(f64, &[&str])] = &[
    (0.0, &["zero", "none", "zéro", "cero", "null", "kein"]),
    (
        1.0,
        &[
            "one",
            "once",
            "first",
            "single",
            "january",
            "premier",
            "première",
            "primer",
            "primera",
            "primo",
            "один",
            "одна",
        ],
    ),
    (
        2.0,
        &[
            "two", "twice", "second", "both", "double", "pair", "couple", "february", "deux", "dos", "due", "dois",
            "duas", "zwei", "два", "две", "дві",
        ],
    ),
    (3.0, &["three", "third", "triple", "march", "trois", "tres", "tre", "três", "drei", "три"]),
    (4.0, &["four", "fourth", "quarter", "april", "quatre", "cuatro", "quattro", "quatro", "vier", "четыре", "чотири"]),
    (5.0, &["five", "fifth", "may", "cinq", "cinco", "cinque", "fünf", "пять"]),
    (6.0, &["six", "sixth", "june", "seis", "sei", "sechs", "шесть"]),
    (7.0, &["seven", "seventh", "july", "sept", "siete", "sette", "sete", "sieben", "семь"]),
    (8.0, &["eight", "eighth", "august", "huit", "ocho", "otto", "oito", "acht", "восемь"]),
    (9.0, &["nine", "ninth", "september", "neuf", "nueve", "nove", "neun", "девять"]),
    (10.0, &["ten", "tenth", "decade", "october", "dix", "diez", "dieci", "dez", "zehn", "десять"]),
    (11.0, &["eleven", "eleventh", "november", "onze", "once", "undici", "elf"]),
    (
        12.0,
        &[
            "twelve", "twelfth", "dozen", "dozens", "december", "noon", "midday", "douze", "doce", "dodici", "doze",
            "zwölf",
        ],
    ),
    (13.0, &["thirteen", "treize", "trece", "dreizehn"]),
    (14.0, &["fourteen", "fortnight", "quatorze", "catorce", "vierzehn"]),
    (15.0, &["fifteen", "quinze", "quince", "fünfzehn"]),
    (16.0, &["sixteen", "seize", "dieciséis", "sechzehn"]),
    (17.0, &["seventeen", "siebzehn"]),
    (18.0, &["eighteen", "achtzehn"]),
    (19.0, &["nineteen", "neunzehn"]),
    (20.0, &["twenty", "twentieth", "score", "vingt", "vingtaine", "veinte", "venti", "vinte", "zwanzig", "двадцать"]),
    (30.0, &["thirty", "trente", "treinta", "trenta", "trinta", "dreißig", "тридцать"]),
    (40.0, &["forty", "quarante", "cuarenta", "quaranta", "quarenta", "vierzig", "сорок"]),
    (50.0, &["fifty", "half", "cinquante", "cincuenta", "cinquanta", "cinquenta", "fünfzig"]),
    (60.0, &["sixty", "soixante", "sesenta", "sechzig"]),
    (70.0, &["seventy", "setenta", "siebzig"]),
    (80.0, &["eighty", "ochenta", "achtzig"]),
    (90.0, &["ninety", "noventa", "neunzig"]),
    (
        100.0,
        &[
            "hundred", "century", "cent", "cents", "centaine", "cien", "ciento", "cem", "cento", "hundert", "сто",
            "percent",
        ],
    ),
    (1000.0, &["thousand", "mille", "mil", "tausend", "тысяча", "тысячи"]),
    (1e6, &["million", "millón", "milhão", "milione"]),
];

/// Words that a number is written with in scripts without spaces.
const IDEOGRAPHS: &[char] = &['〇', '一', '二', '两', '兩', '三', '四', '五', '六', '七', '八', '九', '十', '百', '千'];

/// Tells whether a text writes a number as a word or in Roman numerals; may say so too often.
pub(crate) fn is_spelt(text: &str, value: f64) -> bool {
    let roman = roman(value);
    let words: &[&str] = WORDS.iter().find(|(known, _)| (known - value).abs() < 1e-9).map_or(&[], |(_, words)| words);
    let mut spelt = value <= 100.0 && text.contains(IDEOGRAPHS);
    for word in text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()) {
        spelt |= !roman.is_empty()
            && word.strip_prefix(roman.as_str()).is_some_and(|rest| !rest.starts_with(char::is_uppercase));
        spelt |= word.chars().count() <= 12 && words.contains(&word.to_lowercase().as_str());
    }
    spelt
}

/// Writes a whole number up to 39 in Roman numerals; nothing for others.
fn roman(value: f64) -> String {
    const ONES: [&str; 10] = ["", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX"];
    let whole = (0..40_u8).find(|&whole| (f64::from(whole) - value).abs() < 1e-9).unwrap_or(0);
    format!("{}{}", "X".repeat(usize::from(whole / 10)), ONES[usize::from(whole % 10)])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_in_words_are_known() {
        assert!(is_spelt("au XXᵉ siècle", 20.0));
        assert!(is_spelt("au XXe siècle", 20.0));
        assert!(!is_spelt("au XXIe siècle", 20.0));
        assert!(is_spelt("two of us", 2.0));
        assert!(!is_spelt("a network of us", 2.0));
        assert!(is_spelt("十二个", 12.0));
        assert_eq!(scale_of("million"), Some(1e6));
        assert_eq!(scale_of("people"), None);
    }
}
