//! Finds entries of the list that are no name: answers to another question, tests, addresses. Repairs none: names are data.

use crate::check::subject::Whole;
use crate::diagnostic::{Diagnostic, Rule};
use crate::folding::fold;

/// An entry that is no name.
pub(crate) static RULE: Rule = Rule::warning("suspicious-name", "every entry of the list is a name")
    .because(
        "Lists come from forms, and forms get answers such as `Yes` or `n/a` where the name should stand. Each of them would be \
         printed and counted as a signatory.",
        "openletter",
    )
    .example("## signatories.csv\nYes,en,,\n", "## signatories.csv\nYes for Refugees,en,,\n");

/// Folded answers, with nothing but single spaces between their words.
const ANSWERS: &[&str] = &[
    "yes",
    "yes please",
    "yes i do",
    "yes we do",
    "yes i agree",
    "no",
    "n a",
    "na",
    "none",
    "nil",
    "nothing",
    "null",
    "undefined",
    "nan",
    "unknown",
    "tbd",
    "tbc",
    "to be confirmed",
    "to be determined",
    "test",
    "tests",
    "testing",
    "test test",
    "test 1",
    "test 2",
    "asdf",
    "qwerty",
    "xx",
    "xxx",
    "abcd",
    "lorem ipsum",
    "same",
    "same as above",
    "as above",
    "see above",
    "same here",
    "ditto",
    "idem",
    "ibid",
    "anonymous",
    "anon",
    "i agree",
    "agree",
    "agreed",
    "ok",
    "okay",
    "sure",
    "true",
    "false",
    "signed",
    "individual",
    "myself",
    "me",
    "self",
    "personal",
    "private",
    "name",
    "your name",
    "full name",
    "first name",
    "organization",
    "organisation",
    "organization name",
    "organisation name",
    "name of organization",
    "name of organisation",
    "name of the organization",
    "not applicable",
    "not available",
    "no name",
    "no organization",
    "no organisation",
    "prefer not to say",
    "example",
    "si",
    "si si",
    "ninguno",
    "ninguna",
    "nada",
    "no aplica",
    "no tengo",
    "prueba",
    "anonimo",
    "anonima",
    "igual que arriba",
    "lo mismo",
    "nombre",
    "organizacion",
    "de acuerdo",
    "oui",
    "non",
    "aucun",
    "aucune",
    "neant",
    "sans objet",
    "essai",
    "anonyme",
    "comme ci dessus",
    "rien",
    "nom",
    "d accord",
    "sim",
    "nao",
    "nenhum",
    "nenhuma",
    "teste",
    "ja",
    "nein",
    "keine",
    "keiner",
    "keines",
    "anonym",
    "entfallt",
    "да",
    "нет",
    "нету",
    "тест",
    "аноним",
    "анонимно",
    "то же",
    "так",
    "ні",
    "немае",
    "анонім",
    "анонімно",
    "نعم",
    "لا",
    "لا يوجد",
    "لا شيء",
    "مجهول",
    "تجربه",
    "اختبار",
    "كما سبق",
    "نفسه",
    "نفس الشيء",
    "بله",
    "خير",
    "是",
    "否",
    "无",
    "無",
    "测试",
    "匿名",
];

/// Looks at each name.
pub(crate) fn check(whole: &Whole, findings: &mut Vec<Diagnostic>) {
    for signatory in whole.letter.iter().flat_map(|letter| &letter.signatories) {
        let Some(what) = suspicion(&signatory.name) else { continue };
        let message = format!("`{}` {what}", signatory.name.trim().escape_debug());
        let help = "find out who it was, or delete the row; waive the finding if it is a name";
        findings.push(Diagnostic::new(&RULE, signatory.span.clone(), message, help));
    }
}

/// Says why an entry is hardly a name.
fn suspicion(name: &str) -> Option<&'static str> {
    let name = name.trim();
    if name.contains('@') && !name.contains(' ') && name.rsplit('@').next().is_some_and(|host| host.contains('.')) {
        return Some("is an e-mail address");
    }
    if !name.contains(' ') && (name.contains("://") || name.starts_with("www.")) {
        return Some("is an address on the web");
    }
    if !name.chars().any(char::is_alphabetic) {
        return Some("holds no letter");
    }
    let mut letters = name.chars().filter(|c| c.is_alphanumeric());
    if let (Some(c), None) = (letters.next(), letters.next())
        && !matches!(u32::from(c), 0x2e80..)
    {
        return Some("is a single letter");
    }
    if name.len() > 64 {
        return None;
    }
    let folded = fold(name);
    let spaced = folded.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    let said = spaced.collect::<Vec<_>>().join(" ");
    ANSWERS.contains(&said.as_str()).then_some("reads as an answer or a placeholder, not as a name")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn answers_are_found() {
        for name in [
            "Yes",
            "NO",
            "N/A",
            "n.a.",
            "test",
            "none.",
            "-1-",
            "x",
            "X.",
            "a@b.example",
            "https://a.example",
            "www.a.example",
            "12345",
            "same as above",
            "Anonymous",
            "Sí",
            "oui",
            "Non",
            "نعم",
            "لا",
            "Аноним",
            "Ні",
            " yes ",
            "+49 30 123",
            "N/a",
            "“Yes”",
        ] {
            assert!(suspicion(name).is_some(), "{name}");
        }
    }

    #[test]
    fn short_and_odd_names_are_left_alone() {
        for name in [
            "PAR",
            "FSRC",
            "CODE CBO",
            "Yes for Refugees",
            "We Are All America",
            "No Borders",
            "Unifamily",
            "WOPEDE",
            "L'AFRIKANA",
            "Test of Time Foundation",
            "@hope",
            "Ja! Berlin",
            "希",
            "24 Hours of Hope",
            "UP WITH AFRICA",
            "Amnesty.org Group",
            "О. К.",
        ] {
            assert_eq!(suspicion(name), None, "{name}");
        }
    }
}
