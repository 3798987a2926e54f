//! The desk in a real browser, used as translators use it.

use serde_json::{Value, json};

use crate::support::browser::{Browser, DESK, Look, Scheme};
use crate::support::desk::Open;
use crate::support::project::Project;

const CONTROL: char = '\u{e009}';
const ALT: char = '\u{e00a}';
const END: char = '\u{e010}';
const DOWN: char = '\u{e015}';
const TAB: char = '\u{e004}';
const ENTER: char = '\u{e007}';

/// The images of the pages as they stand.
fn pages(browser: &Browser) -> Value {
    browser.script("return [...document.querySelectorAll('.page img')].map(i => i.src)", vec![])
}

/// Opens a text of the letter and puts the caret into it.
fn edit(browser: &Browser, desk: &Open, locale: &str, id: &str) {
    browser.open(&format!("{}#{locale}/letter/{id}", desk.address()));
    browser.click(&format!("#editor[data-id={id}] [data-field]"));
}

/// Waits until every page is to be seen.
fn wait_for_images(browser: &Browser) {
    browser.until_script(
        "return [...document.querySelectorAll('.page img')].every(i => i.complete && i.naturalWidth > 0)",
        &[],
    );
}

/// Waits until the pages look otherwise.
fn wait_for_other_pages(browser: &Browser, seen: &Value) {
    browser.until_script(
        "return JSON.stringify([...document.querySelectorAll('.page img')].map(i => i.src)) !== arguments[0]",
        &[json!(seen.to_string())],
    );
}

/// Compares a file outside one line with what it was.
fn assert_only_changed(before: &str, after: &str, id: &str) {
    let other = |text: &str| text.lines().filter(|line| !line.starts_with(id)).map(str::to_owned).collect::<Vec<_>>();
    assert_eq!(other(before), other(after));
    assert_ne!(before, after);
}

#[test]
fn a_paragraph_is_clicked_corrected_saved_and_seen_on_the_page() {
    let Some(browser) = Browser::start(DESK) else { return };
    let desk = Open::letter();
    let before = desk.project.read("locales/ar/letter.ftl");
    browser.open(&desk.address());
    browser.click("[data-locale=ar]");
    browser.wait("[data-message=letter-asks]");
    wait_for_images(&browser);
    let seen = pages(&browser);
    browser.click("[data-message=letter-asks]");
    browser.wait("#editor[data-id=letter-asks]");
    let language = "const f = document.querySelector('#editor [data-field]'); return [f.lang, f.dir]";
    assert_eq!(browser.script(language, vec![]), json!(["ar", "rtl"]));
    browser.click("#editor [data-field]");
    browser.chord(CONTROL, END);
    browser.keys(" \"x\"");
    browser.click("#findings li[data-rule=straight-quotes] .fix");
    browser.until_script("return !document.querySelector('#editor [data-field]').textContent.includes('\"')", &[]);
    browser.click("#save");
    wait_for_other_pages(&browser, &seen);
    let after = desk.project.read("locales/ar/letter.ftl");
    assert_only_changed(&before, &after, "letter-asks = ");
    assert!(after.contains("«x»") || after.contains("“x”"), "{after}");
    // And back, byte for byte.
    browser.click("#undo");
    browser.until_script(
        "return JSON.stringify([...document.querySelectorAll('.page img')].map(i => i.src)) === arguments[0]",
        &[json!(seen.to_string())],
    );
    assert_eq!(desk.project.read("locales/ar/letter.ftl"), before);
}

#[test]
fn the_keyboard_alone_will_do() {
    let Some(browser) = Browser::start(DESK) else { return };
    let desk = Open::letter();
    let before = desk.project.read("locales/fr/letter.ftl");
    browser.open(&format!("{}#fr/letter/letter-title", desk.address()));
    browser.wait("#editor[data-id=letter-title]");
    let seen = pages(&browser);
    browser.chord(ALT, DOWN);
    browser.wait("#editor[data-id=letter-subtitle]");
    browser.keys("/letter-asks");
    browser.until_script(
        "return document.activeElement.id === 'search' && document.activeElement.value === 'letter-asks'",
        &[],
    );
    // From the field to the text found, and to its editor, by Tab and Enter alone.
    let mut steps = 0;
    while browser.script("return document.activeElement.dataset.id ?? ''", vec![]) != json!("letter-asks") {
        browser.keys(&TAB.to_string());
        steps += 1;
        assert!(steps < 20, "the text found can be reached");
    }
    browser.keys(&ENTER.to_string());
    browser.wait("#editor[data-id=letter-asks]");
    steps = 0;
    while browser.script("return document.activeElement.hasAttribute('data-field')", vec![]) != json!(true) {
        browser.keys(&TAB.to_string());
        steps += 1;
        assert!(steps < 60, "the field can be reached");
    }
    browser.chord(CONTROL, END);
    browser.keys(" \"x\"");
    browser.wait("#findings li[data-rule=straight-quotes] .fix");
    steps = 0;
    while browser
        .script("return document.activeElement.matches('#findings li[data-rule=straight-quotes] .fix')", vec![])
        != json!(true)
    {
        browser.keys(&TAB.to_string());
        steps += 1;
        assert!(steps < 40, "the fix can be reached");
    }
    browser.keys(&ENTER.to_string());
    browser.until_script("return !document.querySelector('#editor [data-field]').textContent.includes('\"')", &[]);
    browser.chord(CONTROL, 's');
    browser.until_script("return document.querySelector('#status').textContent.trim() !== ''", &[]);
    let after = desk.wait_for("locales/fr/letter.ftl", |text| text != before);
    assert_only_changed(&before, &after, "letter-asks = ");
    wait_for_other_pages(&browser, &seen);
}

#[test]
fn what_changed_elsewhere_is_shown_and_asked_about() {
    let Some(browser) = Browser::start(DESK) else { return };
    let desk = Open::letter();
    browser.open(&format!("{}#fr/letter/letter-asks", desk.address()));
    browser.wait("#editor[data-id=letter-asks]");
    browser.click("#editor [data-field]");
    browser.chord(CONTROL, END);
    browser.keys(" Ici.");
    let text = desk.message("fr", "letter-asks")["target"].as_str().unwrap().to_owned();
    desk.project.edit("locales/fr/letter.ftl", &format!("letter-asks = {text}"), "letter-asks = Autrement :");
    browser.wait("#conflict");
    assert!(browser.text("#conflict").contains("Autrement :") && browser.text("#conflict").contains("Ici."));
    assert!(desk.project.read("locales/fr/letter.ftl").contains("letter-asks = Autrement :\n"));
    browser.click("#keep-mine");
    browser.until_script("return !document.querySelector('#conflict')?.getClientRects().length", &[]);
    desk.wait_for("locales/fr/letter.ftl", |text| text.contains("Ici.\n"));
}

#[test]
fn a_text_that_was_missing_is_not_written_over_either() {
    let Some(browser) = Browser::start(DESK) else { return };
    let path = "locales/fr/letter.ftl";
    let text = Project::letter().read(path);
    let (project, _) = Project::letter_without("letter-asks");
    let desk = Open::on(project);
    edit(&browser, &desk, "fr", "letter-asks");
    browser.keys("Moi :");
    desk.project.write(path, &text);
    browser.wait("#conflict");
    browser.click("#save");
    // Nothing happens that could be waited for.
    std::thread::sleep(std::time::Duration::from_secs(1));
    assert_eq!(desk.project.read(path), text);
    assert!(browser.text("#conflict").contains("Moi :"));
    browser.click("#take-theirs");
    let taken = "return document.querySelector('#editor [data-field]').textContent.startsWith('C’est')";
    browser.until_script(taken, &[]);
    assert_eq!(desk.project.read(path), text);
}

#[test]
fn a_line_break_stands_where_it_was_typed() {
    let Some(browser) = Browser::start(DESK) else { return };
    let desk = Open::letter();
    edit(&browser, &desk, "fr", "letter-subtitle");
    browser.chord(CONTROL, 'a');
    browser.keys("Un");
    browser.keys(&ENTER.to_string());
    browser.keys("deux");
    browser.click("#save");
    desk.wait_for("locales/fr/letter.ftl", |text| text.contains("letter-subtitle =\n    Un\n    deux\n"));
}

#[test]
fn two_browsers_see_each_others_saves() {
    let Some(one) = Browser::start(DESK) else { return };
    let Some(other) = Browser::start(DESK) else { return };
    let desk = Open::letter();
    for browser in [&one, &other] {
        browser.open(&format!("{}#fr/letter/letter-asks", desk.address()));
        browser.wait("#editor[data-id=letter-asks]");
    }
    one.click("#editor [data-field]");
    one.chord(CONTROL, END);
    one.keys(" Vu.");
    one.click("#save");
    other.until_script("return document.querySelector('#editor [data-field]').textContent.includes('Vu.')", &[]);
}

#[test]
fn text_is_never_markup_of_the_page() {
    let Some(browser) = Browser::start(DESK) else { return };
    let desk = Open::letter();
    let evil = "<img src=x onerror=\"document.title='evil'\"><script>document.title='evil'</script> <em>oui</em>";
    let text = desk.message("fr", "letter-asks")["target"].as_str().unwrap().to_owned();
    desk.project.edit("locales/fr/letter.ftl", &format!("letter-asks = {text}"), &format!("letter-asks = {evil}"));
    browser.open(&format!("{}#fr/letter/letter-asks", desk.address()));
    browser.wait("#editor[data-id=letter-asks]");
    browser.until_script("return document.querySelector('#editor').textContent.includes('oui')", &[]);
    assert_eq!(browser.script("return document.querySelectorAll('img[src=x], body script').length", vec![]), json!(0));
    assert_ne!(browser.script("return document.title", vec![]), json!("evil"));
}

#[test]
fn it_is_accessible_in_every_language_in_light_and_dark_and_on_a_phone() {
    let desk = Open::letter();
    for (language, locale) in [("en", "fr"), ("es", "es"), ("fr", "fr"), ("ar", "ar")] {
        for scheme in [Scheme::Light, Scheme::Dark] {
            for (width, height) in [(1440, 900), (390, 844)] {
                let Some(browser) = Browser::start(Look { width, height, scheme, language }) else { return };
                browser.open(&format!("{}#{locale}/letter/letter-call", desk.address()));
                browser.until_script("return [...document.querySelectorAll('.page img')].every(i => i.complete)", &[]);
                let name = format!("{language}-{}-{width}", if scheme == Scheme::Dark { "dark" } else { "light" });
                browser.picture(&name);
                let direction = browser.script(
                    "return [document.documentElement.lang, getComputedStyle(document.body).direction]",
                    vec![],
                );
                assert_eq!(direction, json!([language, if language == "ar" { "rtl" } else { "ltr" }]));
                let beyond = browser.script("return document.documentElement.scrollWidth - innerWidth", vec![]);
                assert!(beyond.as_f64() <= Some(0.0), "{name} is wider than the window by {beyond}");
                assert_eq!(browser.violations(), Vec::<String>::new(), "{name}");
                if width == 390 {
                    for tab in [2, 3] {
                        browser.click(&format!("#tabs button:nth-child({tab})"));
                        browser.picture(&format!("{name}-{tab}"));
                        assert_eq!(browser.violations(), Vec::<String>::new(), "{name}, tab {tab}");
                    }
                }
            }
        }
    }
}

#[test]
fn findings_are_said_in_the_language_of_the_desk() {
    for (language, locale, said, weight) in
        [("es", "es", "comillas", "Aviso"), ("fr", "fr", "guillemets", "Avertissement"), ("ar", "ar", "علامتي", "تنبيه")]
    {
        let Some(browser) = Browser::start(Look { language, ..DESK }) else { return };
        let desk = Open::letter();
        browser.open(&format!("{}#{locale}/letter/letter-asks", desk.address()));
        browser.click("#editor[data-id=letter-asks] [data-field]");
        browser.chord(CONTROL, END);
        browser.keys(" \"x\"");
        let finding = "#findings li[data-rule=straight-quotes]";
        browser.wait(finding);
        let text = browser.text(&format!("{finding} > .message"));
        assert!(text.contains(said), "{language}: {text}");
        assert_eq!(browser.text(&format!("{finding} .weight")), weight);
        // Where it is, in the text's own language; what is mended, without words; the details a click away.
        assert!(browser.text(&format!("{finding} .excerpt-found mark")).contains('"'));
        let mended = browser.text(&format!("{finding} .fix .mended"));
        assert!(mended.contains('"') && mended.contains(['«', '“']), "{language}: {mended}");
        browser.picture(&format!("findings-{language}"));
        assert_eq!(browser.violations(), Vec::<String>::new(), "{language}");
        browser.click(&format!("{finding} summary"));
        browser.wait(&format!("{finding} [lang=en] .message"));
        // What cannot be saved is said in the same language.
        browser.click("#as-text");
        browser.click("#raw");
        browser.chord(CONTROL, END);
        browser.keys(" {");
        browser.wait("#findings li[data-rule=malformed] > .message:not([lang])");
        assert!(!browser.text("#findings li[data-rule=malformed] > .message").is_ascii(), "{language}");
    }
}

#[test]
fn the_first_save_of_a_missing_text_can_be_undone() {
    let Some(browser) = Browser::start(DESK) else { return };
    let path = "locales/fr/letter.ftl";
    let (project, _) = Project::letter_without("letter-asks");
    let before = project.read(path);
    let desk = Open::on(project);
    edit(&browser, &desk, "fr", "letter-asks");
    browser.keys("Moi :");
    browser.click("#save");
    browser.until_script("return !document.querySelector('#undo').disabled", &[]);
    assert!(desk.project.read(path).contains("letter-asks = Moi :\n"));
    browser.click("#undo");
    browser.until_script("return document.querySelector('#editor [data-field]').textContent === ''", &[]);
    assert_eq!(desk.project.read(path), before);
    browser.wait(".item[data-id=letter-asks] .badge.missing");
}

#[test]
fn undoing_takes_back_nothing_that_somebody_else_wrote() {
    let Some(browser) = Browser::start(DESK) else { return };
    let path = "locales/fr/letter.ftl";
    let (project, _) = Project::letter_without("letter-asks");
    let desk = Open::on(project);
    edit(&browser, &desk, "fr", "letter-asks");
    browser.keys("Moi :");
    browser.click("#save");
    browser.until_script("return !document.querySelector('#undo').disabled", &[]);
    desk.project.edit(path, "letter-asks = Moi :", "letter-asks = Mieux :");
    browser.until_script("return document.querySelector('#editor [data-field]').textContent.includes('Mieux')", &[]);
    assert_eq!(browser.script("return document.querySelector('#undo').disabled", vec![]), json!(true));
    assert!(desk.project.read(path).contains("letter-asks = Mieux :\n"));
}

#[test]
fn a_conflict_stays_one_whatever_is_typed() {
    let Some(browser) = Browser::start(DESK) else { return };
    let desk = Open::letter();
    let text = desk.message("fr", "letter-asks")["target"].as_str().unwrap().to_owned();
    edit(&browser, &desk, "fr", "letter-asks");
    browser.chord(CONTROL, END);
    browser.keys("x");
    desk.project.edit("locales/fr/letter.ftl", &format!("letter-asks = {text}"), "letter-asks = Le leur :");
    browser.wait("#conflict");
    // Back to what the file had once, and not any more.
    browser.chord(CONTROL, 'z');
    browser.until_script("return document.querySelector('#editor [data-field]').textContent.endsWith(':')", &[]);
    assert_eq!(browser.script("return document.querySelector('#reviewed').disabled", vec![]), json!(true));
    browser.keys("y");
    browser.chord(CONTROL, 's');
    // Nothing happens that could be waited for.
    std::thread::sleep(std::time::Duration::from_secs(1));
    assert!(desk.project.read("locales/fr/letter.ftl").contains("letter-asks = Le leur :\n"));
    browser.wait("#conflict");
}

#[test]
fn what_is_typed_while_the_letter_is_broken_or_another_language_comes_is_kept() {
    let Some(browser) = Browser::start(DESK) else { return };
    let desk = Open::letter();
    let before = desk.project.read("locales/ar/letter.ftl");
    browser.open(&format!("{}#fr/letter/letter-asks", desk.address()));
    browser.wait("#editor[data-id=letter-asks]");
    desk.project.edit("letter.toml", "source = \"en\"", "source = \"en");
    browser.wait("#banners [role=alert]");
    browser.click("#editor [data-field]");
    browser.chord(CONTROL, END);
    browser.keys(" Un");
    browser.click(".item[data-id=letter-ask-ratify]");
    browser.click("#editor[data-id=letter-ask-ratify] [data-field]");
    browser.keys("Pendant. ");
    desk.project.edit("letter.toml", "source = \"en", "source = \"en\"");
    browser.until_script("return !document.querySelector('#banners [role=alert]')", &[]);
    browser.wait(".item[data-id=letter-ask-ratify] .badge.unsaved");
    browser.wait(".item[data-id=letter-asks] .badge.unsaved");
    browser.click(".item[data-id=letter-asks]");
    browser.wait("#editor[data-id=letter-asks]");
    // The text is still French when somebody types who has just asked for Arabic.
    let script = "document.querySelector('[data-locale=ar]').click(); \
                  const field = document.querySelector('#editor [data-field]'); field.append(' deux'); \
                  field.dispatchEvent(new InputEvent('input', { bubbles: true }))";
    browser.script(script, vec![]);
    browser.wait("#editor[data-locale=ar]");
    assert_eq!(browser.script("return document.querySelectorAll('.badge.unsaved').length", vec![]), json!(0));
    browser.click("[data-locale=fr]");
    browser.wait("#editor[data-locale=fr][data-id=letter-asks]");
    assert!(browser.text("#editor [data-field]").ends_with(" Un deux"), "{}", browser.text("#editor [data-field]"));
    // What was typed before can still be taken back.
    browser.click("#editor [data-field]");
    browser.chord(CONTROL, 'z');
    browser.until_script("return !document.querySelector('#editor [data-field]').textContent.includes('deux')", &[]);
    assert_eq!(desk.project.read("locales/ar/letter.ftl"), before);
}

#[test]
fn saving_in_the_middle_of_a_sentence_takes_no_space_away() {
    let Some(browser) = Browser::start(DESK) else { return };
    let desk = Open::letter();
    edit(&browser, &desk, "fr", "letter-asks");
    browser.chord(CONTROL, 'a');
    browser.keys("Nous appelons ");
    browser.chord(CONTROL, 's');
    desk.wait_for("locales/fr/letter.ftl", |text| text.contains("letter-asks = Nous appelons\n"));
    browser.until_script("return document.querySelector('#save').disabled", &[]);
    std::thread::sleep(std::time::Duration::from_millis(500));
    browser.keys("tous");
    // As a keyboard of Arabic sends it.
    let script = "document.activeElement.dispatchEvent(new KeyboardEvent('keydown', \
                  { key: 'س', code: 'KeyS', ctrlKey: true, bubbles: true, cancelable: true }))";
    browser.script(script, vec![]);
    desk.wait_for("locales/fr/letter.ftl", |text| text.contains("letter-asks = Nous appelons tous\n"));
}

#[test]
fn forms_are_edited_without_what_the_file_indents_them_by() {
    let Some(browser) = Browser::start(DESK) else { return };
    let desk = Open::letter();
    let path = "locales/fr/delivery.ftl";
    let before = desk.project.read(path);
    browser.open(&format!("{}#fr/delivery/delivery-recipient", desk.address()));
    let field = "#editor[data-id=delivery-recipient] [data-form=unknown] [data-field]";
    browser.wait(field);
    let text = browser.text(field);
    assert!(text.starts_with("Son Excellence\nla Représentante permanente"), "{text:?}");
    browser.script(&format!("document.querySelector('{field}').scrollIntoView({{ block: 'center' }})"), vec![]);
    browser.click(field);
    browser.chord(CONTROL, END);
    browser.keys(&ENTER.to_string());
    browser.keys("[Nom]");
    browser.keys(&ENTER.to_string());
    browser.keys("*");
    browser.click("#save");
    let line = "la Représentante permanente ou le Représentant permanent\n";
    let expected = before.replace(line, &format!("{line}            {{\"[\"}}Nom]\n            {{\"*\"}}\n"));
    desk.wait_for(path, |text| text == expected);
    browser.click("#undo");
    desk.wait_for(path, |text| text == before);
}

#[test]
fn words_of_address_are_edited_where_they_stand() {
    let Some(browser) = Browser::start(Look { language: "ar", ..DESK }) else { return };
    let desk = Open::letter();
    let before = desk.project.read("locales/ar/delivery.ftl");
    browser.open(&format!("{}#ar/letter/letter-asks", desk.address()));
    browser.click("[data-document=delivery]");
    browser.wait("[data-message=delivery-body]");
    wait_for_images(&browser);
    browser.picture("delivery-ar");
    assert_eq!(browser.script("return document.querySelectorAll('.page img').length", vec![]), json!(6));
    let seen = pages(&browser);
    browser.click("[data-message=delivery-body]");
    browser.wait("#editor[data-id=delivery-body]");
    browser.click("#editor [data-field]");
    browser.chord(CONTROL, END);
    browser.keys(" نعم.");
    browser.click("#save");
    wait_for_other_pages(&browser, &seen);
    assert_only_changed(&before, &desk.project.read("locales/ar/delivery.ftl"), "delivery-body = ");
    assert_eq!(browser.violations(), Vec::<String>::new());
}
