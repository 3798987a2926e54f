//! The desk: what is shown after a change, and what is shown while something is broken.

use openletter::check::Request;
use openletter::manifest::Date;
use openletter::preview::splice::{Target, text_of};
use openletter::preview::{Desk, Part, Refused, View};
use openletter::typeset::Origin;

use crate::support::project::Project;

fn shown<'a>(desk: &'a mut Desk, locale: &str) -> View<'a> {
    desk.view(&locale.parse().unwrap(), Part::Letter)
}

fn hashes(view: &View) -> Vec<String> {
    view.shown.iter().flat_map(|shown| shown.pages.iter().map(|page| page.hash.clone())).collect()
}

fn faults(view: &View) -> Vec<&'static str> {
    view.faults.iter().map(|fault| fault.rule.id).collect()
}

#[test]
fn an_edit_changes_the_page_it_is_on_and_undoing_it_changes_it_back() {
    let project = Project::letter();
    let mut desk = Desk::open(project.path()).unwrap();
    for locale in ["en", "ar"] {
        let before = hashes(&shown(&mut desk, locale));
        assert_eq!(before.len(), 4);
        let path = format!("locales/{locale}/letter.ftl");
        let text = project.read(&path);
        let begin = "letter-call = ";
        project.edit(&path, begin, "letter-call = 1 ");
        desk.refresh().unwrap();
        let view = shown(&mut desk, locale);
        let place = |view: &View| {
            let places = &view.shown.unwrap().places;
            places.iter().find(|place| place.origin == Origin::Message("letter-call".into())).unwrap().page
        };
        let page = place(&view);
        let after = hashes(&view);
        assert_ne!(before[page], after[page]);
        assert_eq!(before[..page], after[..page], "what stands before it stays");
        project.write(&path, text);
        desk.refresh().unwrap();
        assert_eq!(hashes(&shown(&mut desk, locale)), before);
    }
}

#[test]
fn the_last_good_page_stays_while_a_file_is_broken_and_other_languages_go_on() {
    let project = Project::letter();
    let mut desk = Desk::open(project.path()).unwrap();
    let (french, english) = (hashes(&shown(&mut desk, "fr")), hashes(&shown(&mut desk, "en")));
    let text = project.read("locales/fr/letter.ftl");
    project.edit("locales/fr/letter.ftl", "letter-call = ", "letter-call = { ");
    desk.refresh().unwrap();
    let view = shown(&mut desk, "fr");
    assert_eq!(faults(&view).first(), Some(&"unparsable-message"));
    assert_eq!(hashes(&view), french);
    let view = shown(&mut desk, "en");
    assert_eq!((faults(&view), hashes(&view)), (Vec::new(), english.clone()));
    // What is broken from the start has no page.
    assert!(shown(&mut Desk::open(project.path()).unwrap(), "fr").shown.is_none());
    project.write("locales/fr/letter.ftl", text);
    desk.refresh().unwrap();
    let view = shown(&mut desk, "fr");
    assert_eq!((faults(&view), hashes(&view)), (Vec::new(), french));
    project.edit("locales/en/letter.ftl", "letter-call = ", "letter-call = { ");
    desk.refresh().unwrap();
    assert!(!faults(&shown(&mut desk, "fr")).is_empty(), "every language fills its gaps from the source");
    assert!(!faults(&shown(&mut desk, "en")).is_empty());
}

#[test]
fn manifest_list_and_template_count_as_the_words_do() {
    let project = Project::letter();
    let mut desk = Desk::open(project.path()).unwrap();
    let mut before = hashes(&shown(&mut desk, "en"));
    let mut changed = |desk: &mut Desk, what: &str| {
        desk.refresh().unwrap();
        let view = shown(desk, "en");
        assert_eq!(faults(&view), Vec::<&str>::new(), "{what}");
        let after = hashes(&view);
        assert_ne!(after, before, "{what}");
        before = after;
    };
    let list = project.read("signatories.csv");
    project.write("signatories.csv", format!("{}\nA Late Signatory,,,\n", list.trim_end()));
    changed(&mut desk, "list");
    project.write("templates/style.typ", include_str!("../../templates/style.typ").replace("#1b4f72", "#722f1b"));
    changed(&mut desk, "template");
    project.edit("letter.toml", "paper = \"a4\"", "paper = \"us-letter\"");
    changed(&mut desk, "manifest");
    project.write("templates/main.typ", "#panic(\"no\")");
    desk.refresh().unwrap();
    let view = shown(&mut desk, "en");
    assert_eq!((faults(&view), hashes(&view)), (vec!["template-error"], before));
    project.write("letter.toml", "id = ");
    desk.refresh().unwrap();
    assert!(desk.letter().is_none());
    assert!(!faults(&shown(&mut desk, "en")).is_empty());
}

#[test]
fn a_page_is_the_same_image_whoever_asks() {
    let project = Project::letter();
    let mut desk = Desk::open(project.path()).unwrap();
    let mut other = Desk::open(project.path()).unwrap();
    let view = shown(&mut desk, "fr");
    let page = &view.shown.unwrap().pages[0];
    assert!(page.svg().starts_with("<svg") && (page.width - 595.28).abs() < 0.01);
    assert_eq!(page.svg(), shown(&mut other, "fr").shown.unwrap().pages[0].svg());
}

#[test]
fn a_draft_is_checked_and_written_nowhere() {
    let project = Project::letter();
    let desk = Desk::open(project.path()).unwrap();
    let before = project.read("locales/fr/letter.ftl");
    let today = Date { year: 2026, month: 11, day: 27 };
    let request = Request::on(today);
    let target = Target { id: "letter-call", attribute: None };
    let french = "fr".parse().unwrap();
    let draft = desk.draft(&french, target, "Vraiment! { $nobody }", &request).unwrap();
    let found: Vec<_> = draft.findings.iter().map(|found| found.rule.id).collect();
    assert!(found.contains(&"french-spacing") && found.contains(&"unknown-variable"), "{found:?}");
    let spacing = draft.findings.iter().find(|found| found.rule.id == "french-spacing").unwrap();
    assert_eq!(draft.sources.text(&spacing.span), "!");
    assert_eq!(draft.file, before.replace(&line_of(&before, "letter-call"), "letter-call = Vraiment! { $nobody }"));
    let saved = desk.draft(&french, target, &text_of(&before, target).unwrap(), &request).unwrap();
    assert_eq!((saved.file.as_str(), saved.findings.len()), (before.as_str(), 0));
    assert!(matches!(desk.draft(&french, target, "{", &request), Err(Refused::Faulty(_))));
    let unknown = Target { id: "nothing", attribute: None };
    assert!(matches!(desk.draft(&french, unknown, "x", &request), Err(Refused::Faulty(_))));
    assert_eq!(project.read("locales/fr/letter.ftl"), before);
}

fn line_of(file: &str, id: &str) -> String {
    file.lines().find(|line| line.starts_with(&format!("{id} ="))).unwrap().to_owned()
}
