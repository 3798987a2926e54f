//! Holds sentences as careful translators write them, in five languages side by side, and fills their gaps. Knows no rule.
//!
//! In the bank `⍽` stands for U+00A0, `␣` for U+202F and `‹name›` for a gap.

use super::random::Random;

/// The languages, the source first.
pub(crate) const LOCALES: [&str; 5] = ["en", "es", "fr", "ar", "ru"];

const FILES: [&str; 3] =
    [include_str!("../bank/letters.txt"), include_str!("../bank/software.txt"), include_str!("../bank/notices.txt")];

/// The terms and the message that others name, in each language.
pub(crate) const TERMS: [&str; 5] = [
    "-product = Letterbox\n-organisation = Asylum Alliance\nmenu-save = Save letter\n",
    "-product = Letterbox\n-organisation = Alianza por el Asilo\nmenu-save = Guardar la carta\n",
    "-product = Letterbox\n-organisation = Alliance pour l’asile\nmenu-save = Enregistrer la lettre\n",
    "-product = Letterbox\n-organisation = تحالف اللجوء\nmenu-save = حفظ الرسالة\n",
    "-product =\n    { $case ->\n       *[nominative] Почтовик\n        [prepositional] Почтовике\n    }\n\
     -organisation =\n    { $case ->\n       *[nominative] Альянс\n        [genitive] Альянса\n    }\n\
     menu-save = Сохранить письмо\n",
];

const CITIES: [[&str; 5]; 12] = [
    ["Geneva", "Ginebra", "Genève", "جنيف", "Женева"],
    ["Amman", "Amán", "Amman", "عمّان", "Амман"],
    ["Beirut", "Beirut", "Beyrouth", "بيروت", "Бейрут"],
    ["Nairobi", "Nairobi", "Nairobi", "نيروبي", "Найроби"],
    ["Quito", "Quito", "Quito", "كيتو", "Кито"],
    ["Khartoum", "Jartum", "Khartoum", "الخرطوم", "Хартум"],
    ["Bogotá", "Bogotá", "Bogota", "بوغوتا", "Богота"],
    ["Warsaw", "Varsovia", "Varsovie", "وارسو", "Варшава"],
    ["Dhaka", "Daca", "Dacca", "دكا", "Дакка"],
    ["Kampala", "Kampala", "Kampala", "كمبالا", "Кампала"],
    ["Tunis", "Túnez", "Tunis", "تونس", "Тунис"],
    ["New York", "Nueva York", "New York", "نيويورك", "Нью-Йорк"],
];
const PEOPLE: [[&str; 5]; 6] = [
    ["Amina Yusuf", "Amina Yusuf", "Amina Yusuf", "أمينة يوسف", "Амина Юсуф"],
    ["Noor Haddad", "Noor Haddad", "Noor Haddad", "نور حداد", "Нур Хаддад"],
    ["María Peña", "María Peña", "María Peña", "ماريا بينيا", "Мария Пенья"],
    ["Zoé Lefèvre", "Zoé Lefèvre", "Zoé Lefèvre", "زوي لوفيفر", "Зоэ Лефевр"],
    ["Olena Koval", "Olena Koval", "Olena Koval", "أولينا كوفال", "Олена Коваль"],
    ["Mary O’Brien", "Mary O’Brien", "Mary O’Brien", "ماري أوبراين", "Мэри О’Брайен"],
];
const TOPICS: [[&str; 5]; 6] = [
    ["asylum procedures", "procedimientos de asilo", "procédures d’asile", "إجراءات اللجوء", "процедура убежища"],
    ["family reunification", "reunificación familiar", "regroupement familial", "لم شمل الأسر", "воссоединение семей"],
    ["work permits", "permisos de trabajo", "permis de travail", "تصاريح العمل", "разрешения на работу"],
    ["schools and teachers", "escuelas y maestros", "écoles et enseignants", "المدارس والمعلمون", "школы и учителя"],
    ["housing (2nd part)", "vivienda (2.ª parte)", "logement (2e partie)", "السكن (الجزء الثاني)", "жильё (2-я часть)"],
    ["health care", "atención de la salud", "soins de santé", "الرعاية الصحية", "здравоохранение"],
];
/// The months as each language writes them within a date; the Arabic ones in both series, as the United Nations do.
pub(crate) const MONTHS: [[&str; 5]; 12] = [
    ["January", "enero", "janvier", "كانون الثاني/يناير", "января"],
    ["February", "febrero", "février", "شباط/فبراير", "февраля"],
    ["March", "marzo", "mars", "آذار/مارس", "марта"],
    ["April", "abril", "avril", "نيسان/أبريل", "апреля"],
    ["May", "mayo", "mai", "أيار/مايو", "мая"],
    ["June", "junio", "juin", "حزيران/يونيه", "июня"],
    ["July", "julio", "juillet", "تموز/يوليه", "июля"],
    ["August", "agosto", "août", "آب/أغسطس", "августа"],
    ["September", "septiembre", "septembre", "أيلول/سبتمبر", "сентября"],
    ["October", "octubre", "octobre", "تشرين الأول/أكتوبر", "октября"],
    ["November", "noviembre", "novembre", "تشرين الثاني/نوفمبر", "ноября"],
    ["December", "diciembre", "décembre", "كانون الأول/ديسمبر", "декабря"],
];
const BRANDS: [&str; 9] = [
    "Firefox",
    "Thunderbird",
    "LibreOffice",
    "Wikipedia",
    "GNU/Linux",
    "OpenStreetMap",
    "Android 14",
    "iOS",
    "Mozilla Firefox",
];
const KEYS: [&str; 4] = ["Ctrl+S", "Ctrl+Shift+S", "F12", "Alt+F4"];

/// A message in all languages, gaps open.
pub(crate) struct Template {
    /// What it is about.
    pub name: &'static str,
    /// What follows the name of the message in each language.
    pub bodies: [String; 5],
}

/// Lists the sentences of the bank.
pub(crate) fn templates() -> Vec<Template> {
    let mut templates: Vec<Template> = Vec::new();
    let mut current = 0;
    for line in FILES.iter().flat_map(|file| file.lines()) {
        if let Some(name) = line.strip_prefix("== ") {
            templates.push(Template { name, bodies: Default::default() });
            continue;
        }
        let template = templates.last_mut().expect("the bank begins with a name");
        let begins =
            LOCALES.iter().position(|locale| line.strip_prefix(locale).is_some_and(|rest| rest.starts_with(" =")));
        let text = match begins {
            Some(locale) => {
                current = locale;
                &line[LOCALES[locale].len()..]
            }
            None => line,
        };
        template.bodies[current].push_str(&text.replace('⍽', "\u{a0}").replace('␣', "\u{202f}"));
        template.bodies[current].push('\n');
    }
    templates
}

impl Template {
    /// Gives the message in one language; the same seed fills the gaps alike in all.
    pub(crate) fn fill(&self, locale: usize, seed: u64) -> String {
        let mut filled = String::new();
        let mut rest = self.bodies[locale].as_str();
        while let Some((before, after)) = rest.split_once('‹') {
            let (gap, after) = after.split_once('›').expect("every gap closes");
            filled.push_str(before);
            filled.push_str(&value(gap, locale, seed));
            rest = after;
        }
        filled.push_str(rest);
        filled
    }
}

fn value(gap: &str, locale: usize, seed: u64) -> String {
    let mut random = Random::named(seed, gap);
    match gap {
        "int" => integer(&mut random).to_string(),
        "two" => (10 + random.below(90)).to_string(),
        "year" => (1951 + random.below(49)).to_string(),
        "year2" => (2011 + random.below(16)).to_string(),
        "big" => grouped(10_005 + 10 * random.below(98_000), locale),
        "dec" => format!("{}{}{}", 2 + random.below(8), [".", ",", ",", ".", ","][locale], 1 + random.below(9)),
        "pct" => format!("{}{}", integer(&mut random), ["%", "\u{a0}%", "\u{202f}%", "%", "\u{a0}%"][locale]),
        "time" => format!("{}:{:02}", 13 + random.below(6), random.below(60)),
        "date" => date(&mut random, locale),
        "city" => CITIES[random.below(CITIES.len())][locale].to_owned(),
        "person" => PEOPLE[random.below(PEOPLE.len())][locale].to_owned(),
        "topic" => TOPICS[random.below(TOPICS.len())][locale].to_owned(),
        "brand" => BRANDS[random.below(BRANDS.len())].to_owned(),
        "key" => KEYS[random.below(KEYS.len())].to_owned(),
        "url" => match random.below(3) {
            0 => format!("https://example.org/letters/{}", 10 + random.below(900)),
            1 => format!("https://www.example.org/a-b/?id={}&lang=all", 10 + random.below(900)),
            _ => format!("http://example.com/~archive/{}.html", 10 + random.below(900)),
        },
        "mail" => format!("desk-{}@example.org", 10 + random.below(90)),
        "file" => format!("report-{}.pdf", 2001 + random.below(25)),
        _ => panic!("the bank has no values for `{gap}`"),
    }
}

/// Draws a number after which Russian has the genitive plural and Arabic the accusative singular.
fn integer(random: &mut Random) -> usize {
    let fit: Vec<usize> = (11..100).filter(|n| *n < 20 || !(1..=4).contains(&(n % 10))).collect();
    fit[random.below(fit.len())]
}

fn date(random: &mut Random, locale: usize) -> String {
    let day = 2 + random.below(27);
    let month = MONTHS[random.below(12)][locale];
    let year = 1951 + random.below(75);
    match LOCALES[locale] {
        "es" => format!("{day} de {month} de {year}"),
        "ru" => format!("{day} {month} {year} года"),
        _ => format!("{day} {month} {year}"),
    }
}

fn grouped(number: usize, locale: usize) -> String {
    let separator = [",", "\u{202f}", "\u{202f}", ",", "\u{a0}"][locale];
    format!("{}{separator}{:03}", number / 1000, number % 1000)
}

impl Template {
    /// Tells whether every figure of the Arabic text can be written in the digits ٠ to ٩.
    pub(crate) fn takes_eastern(&self) -> bool {
        let body = &self.bodies[3];
        let foreign = ["‹url›", "‹mail›", "‹file›", "‹key›", "‹brand›", "‹two›"];
        !body.contains(|c: char| c.is_ascii_digit()) && !foreign.iter().any(|gap| body.contains(gap))
    }
}

/// Writes Western digits as ٠ to ٩, with the marks that belong to these.
pub(crate) fn eastern_text(text: &str) -> String {
    let chars: Vec<char> = text.chars().collect();
    let is_digit = |i: Option<usize>| i.and_then(|i| chars.get(i)).is_some_and(char::is_ascii_digit);
    let mark = |(i, &c): (usize, &char)| match c {
        '%' if is_digit(i.checked_sub(1)) => '٪',
        '.' if is_digit(i.checked_sub(1)) && is_digit(Some(i + 1)) => '٫',
        ',' if is_digit(i.checked_sub(1)) && is_digit(Some(i + 1)) => '٬',
        _ => c,
    };
    eastern(&chars.iter().enumerate().map(mark).collect::<String>())
}

/// Writes Western digits as ٠ to ٩.
pub(crate) fn eastern(digits: &str) -> String {
    let digit = |c: char| c.to_digit(10).and_then(|digit| char::from_u32(0x660 + digit)).unwrap_or(c);
    digits.chars().map(digit).collect()
}
