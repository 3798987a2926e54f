//! Finds French marks without the no-break space that belongs beside them, or with a space where there should be none.

use crate::check::french::{Place, Usage, each_mark};
use crate::check::marks::Marks;
use crate::check::subject::Prose;
use crate::check::typography::{NARROW, is_breaking};
use crate::diagnostic::{Diagnostic, Rule};

/// A mark without its no-break space.
pub(crate) static RULE: Rule = Rule::error("french-spacing", "a no-break space stands before ; ! ? : and inside « »")
    .because(
        "In French, tall marks stand apart from the word before them. The space must not break, or the mark ends up alone at the \
         beginning of a line. With `typography = \"eu\"` no space stands before ; ! ? : and with `\"canada\"` none before ; ! ?.",
        "Imprimerie nationale, Lexique des règles typographiques en usage à l’Imprimerie nationale, « Ponctuation »",
    )
    .example("question = Pourquoi?", "question = Pourquoi\u{202f}?");

const LOOKED_FOR: Marks = Marks::of(&[';', '!', '?', ':', '«', '»']);

/// Looks at each mark of a French text.
pub(crate) fn check(prose: &Prose, findings: &mut Vec<Diagnostic>) {
    if prose.reading.marks.meets(LOOKED_FOR) {
        each_mark(prose, |place| findings.extend(judge(prose, &place)));
    }
}

fn judge(prose: &Prose, place: &Place) -> Option<Diagnostic> {
    let reading = prose.reading;
    let Place { mark, at, .. } = *place;
    let space = &reading.text[place.space.clone()];
    let side = if mark == '«' { "after" } else { "before" };
    let Some(wanted) = place.wanted else {
        // The Office québécois leaves the choice of a thin space to those who have one.
        let thin = place.usage == Usage::Canada && space.chars().eq([NARROW]);
        if space.is_empty() || thin {
            return None;
        }
        let message = format!("there is a space before `{mark}`, which this usage sets without");
        let found = Diagnostic::new(&RULE, reading.span(place.space.start..at + 1), message, "delete the space");
        return Some(found.mend("delete the space", reading.edit(place.space.clone(), "")));
    };
    let (message, range, text) = if space.is_empty() {
        let text = if mark == '«' { format!("{mark}{wanted}") } else { format!("{wanted}{mark}") };
        (format!("`{mark}` has no space {side} it"), at..at + mark.len_utf8(), text)
    } else if space.contains(is_breaking) {
        (format!("a line can end at the space {side} `{mark}`"), place.space.clone(), wanted.to_string())
    } else {
        return None;
    };
    let name = name(wanted);
    let span = reading.span(at..at + mark.len_utf8());
    let found = Diagnostic::new(&RULE, span, message, format!("put {name} {side} it"));
    Some(found.mend(format!("put {name} {side} the mark"), reading.edit(range, text)))
}

/// Names a space.
pub(super) fn name(space: char) -> &'static str {
    if space == NARROW { "U+202F NARROW NO-BREAK SPACE" } else { "U+00A0 NO-BREAK SPACE" }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::testing::{findings, fixed, found};

    fn marks(text: &str) -> Vec<String> {
        found(&RULE, "fr", "a = x\n", &format!("a = {text}\n"))
    }

    #[test]
    fn a_mark_that_sticks_to_its_word_is_found_and_put_right() {
        assert_eq!(found(&RULE, "fr", "a = Why?", "a = Pourquoi?"), ["?"]);
        assert_eq!(found(&RULE, "fr", "a = Why?", "a = Pourquoi\u{202f}?"), [""; 0]);
        assert_eq!(found(&RULE, "fr", "a = See", "a = Voir https://a.example/?b=c"), [""; 0]);
        let before = "# note\na =\n    Pourquoi?   \n    Oui!\n";
        assert_eq!(fixed(&RULE, "fr", "a = Why?", before), "# note\na =\n    Pourquoi\u{202f}?   \n    Oui\u{202f}!\n");
    }

    #[test]
    fn every_mark_is_looked_at() {
        for (text, mark) in [
            ("Pourquoi ?", "?"),
            ("Non !", "!"),
            ("Oui ; non", ";"),
            ("Oui; non", ";"),
            ("Note : ceci", ":"),
            ("Note: ceci", ":"),
            ("{ $name }?", "?"),
            ("{ $name }: ceci", ":"),
            ("Quoi?!", "?"),
            ("Quoi…?", "?"),
            ("(oui)?", "?"),
            ("en 1951?", "?"),
            ("«\u{a0}Oui\u{a0}»?", "?"),
            ("« Oui\u{a0}»", "«"),
            ("«Oui\u{a0}»", "«"),
            ("«\u{a0}Oui »", "»"),
            ("«\u{a0}Oui»", "»"),
            ("<strong>Pourquoi</strong>?", "?"),
            ("Pourquoi?Parce que", "?"),
            ("{ $name }!Merci", "!"),
            ("En 2024 : 5 pays", ":"),
        ] {
            assert_eq!(marks(text), [mark], "{text}");
        }
    }

    #[test]
    fn what_is_no_mark_of_a_sentence_is_left_alone() {
        for text in [
            "Pourquoi\u{202f}?",
            "Pourquoi\u{a0}?",
            "Quoi\u{202f}?! Non\u{202f}!!! Ah\u{202f}?…",
            "À 12:30, au format 4:3, à 12 h 30, score 2 : 1",
            "Bien :) et ;) :-) :/ :D",
            "Un :smile: ici",
            "foo::bar, c:\\x, http: et https://a.example/?b",
            "? seul",
            "Un mot (?) et «\u{a0}?\u{a0}» aussi",
            "Yahoo! est là",
            "<code>a ? b : c;</code> et `x?`",
            "<span lang=\"en\">Why?</span>",
            "&eacute; &amp; &#160; oui",
            "{ $h }:{ $m }",
            "« Précédent",
            "Suivant »",
            "x != y, !important",
            "Écrire à <a>a@b.example</a>\u{a0}: merci",
            "«\u{a0}Oui\u{202f}!\u{a0}»",
            "«\u{a0}{ $x }\u{a0}»",
            "L’heure est venue. Oui, déjà…",
            "&laquo;&nbsp;Oui&nbsp;&raquo;",
            "{ $page }?Id=3",
            "\n    .style = width: 19em",
        ] {
            assert_eq!(marks(text), [""; 0], "{text}");
        }
    }

    #[test]
    fn usages_differ() {
        let example = |usage: &str, text: &str| {
            let toml = format!("## openletter.toml\n[locales.fr]\ntypography = \"{usage}\"\n## fr\na = {text}\n");
            findings(&RULE, &toml, "fr").into_iter().map(|(text, _)| text).collect::<Vec<_>>()
        };
        assert_eq!(example("eu", "Pourquoi? Note: oui; «\u{a0}non\u{a0}»!"), [""; 0]);
        assert_eq!(example("eu", "Pourquoi\u{202f}? Note : oui"), ["\u{202f}?", " :"]);
        assert_eq!(example("canada", "Pourquoi? Note\u{a0}: oui; non\u{202f}!"), [""; 0]);
        assert_eq!(example("canada", "Pourquoi ? Note: oui"), [" ?", ":"]);
        let region = "## fr-CA\na = Pourquoi? Oui!\n";
        assert!(findings(&RULE, region, "fr-CA").is_empty());
    }

    #[test]
    fn all_is_put_right() {
        let before = "a = «Oui?» { $x }: « non » !\n";
        let after = "a = «\u{a0}Oui\u{202f}?\u{a0}» { $x }\u{a0}: «\u{a0}non\u{a0}»\u{202f}!\n";
        assert_eq!(fixed(&RULE, "fr", "a = x", before), after);
    }
}
