//! The desk's server: what it answers, what it saves, and what it sees of files that others change.

use std::fs;
use std::io::Write;
use std::net::TcpStream;

use serde_json::{Value, json};

use crate::support::desk::{Open, event};
use crate::support::project::{Project, repository};

/// Puts the built-in template into a folder of a project.
fn copy_templates(project: &Project, folder: &str) {
    let templates = fs::read_dir(repository().join("templates")).unwrap().map(|entry| entry.unwrap().path());
    for path in templates.filter(|path| path.is_file()) {
        let name = path.file_name().unwrap().to_str().unwrap();
        project.write(&format!("{folder}/{name}"), fs::read(&path).unwrap());
    }
}

#[test]
fn a_letter_is_told_with_its_locales_texts_and_pages() {
    let project = Project::letter();
    project.write("terms.tsv", fs::read(repository().join("terms.tsv")).unwrap());
    let desk = Open::on(project);
    let letter = desk.get("api/letter");
    let tags: Vec<&str> = letter["locales"].as_array().unwrap().iter().map(|it| it["tag"].as_str().unwrap()).collect();
    assert_eq!(tags, ["en", "ar", "es", "fr"]);
    assert_eq!(letter["documents"], json!(["letter", "announcement", "delivery"]));
    assert_eq!(letter["locales"][1]["direction"], "rtl");
    assert_eq!(letter["locales"][1]["plurals"], json!(["zero", "one", "two", "few", "many", "other"]));
    let listed = desk.get("api/locales/ar/messages");
    let ids: Vec<&str> = listed["messages"].as_array().unwrap().iter().map(|it| it["id"].as_str().unwrap()).collect();
    assert_eq!(ids[..4], ["letter-title", "letter-subtitle", "letter-call", "letter-authority"]);
    assert_eq!(listed["signatories"].as_array().unwrap().len(), 117);
    let call = desk.message("ar", "letter-call");
    assert!(call["target"].as_str().unwrap().starts_with("نحن، { NUMBER($signatory-count) ->\n [zero]"), "{call}");
    assert!(call["terms"].as_array().unwrap().iter().any(|term| !term["agreed"][0].is_null()), "{call}");
    let document = desk.get("api/locales/ar/documents/letter");
    assert_eq!(document["current"], true);
    let pages = document["pages"].as_array().unwrap();
    assert_eq!(pages.len(), 4);
    let image = desk.ask("GET", &format!("api/pages/{}", pages[0]["hash"].as_str().unwrap()), None);
    assert!(image.head.contains("image/svg+xml") && image.head.contains("immutable"), "{}", image.head);
    assert!(image.body.starts_with("<svg"), "{}", &image.body[..100]);
    let places = document["places"].as_array().unwrap();
    assert!(
        places
            .iter()
            .any(|place| place["message"] == "letter-call" && place["lines"][0]["width"].as_f64() > Some(100.0))
    );
    assert_eq!(places.iter().filter(|place| place["signatory"].is_number()).count(), 117);
}

#[test]
fn saving_changes_one_text_and_a_text_changed_elsewhere_is_not_written_over() {
    let desk = Open::letter();
    let path = "locales/fr/letter.ftl";
    let file = desk.project.read(path);
    let before = desk.message("fr", "letter-asks")["target"].clone();
    let mut events = desk.listen();
    event(&mut events, "changed");
    let saved = desk.put("letter-asks", "Nous demandons donc :", &before);
    assert_eq!(saved.status, 200, "{}", saved.body);
    assert_eq!(saved.json()["text"], "Nous demandons donc :");
    assert_eq!(desk.project.read(path), file.replace(before.as_str().unwrap(), "Nous demandons donc :"));
    event(&mut events, "changed");
    // Somebody else saves in an editor; the browser still has the text of before.
    desk.project.edit(path, "Nous demandons donc :", "Nous exigeons donc :");
    event(&mut events, "changed");
    let refused = desk.put("letter-asks", "Nous prions :", &json!("Nous demandons donc :"));
    assert_eq!((refused.status, &refused.json()["theirs"]), (409, &json!("Nous exigeons donc :")));
    assert!(desk.project.read(path).contains("= Nous exigeons donc :\n"));
    // A change of another text is no conflict.
    desk.project.edit(path, "letter-closing = ", "letter-closing = Ici. ");
    assert_eq!(desk.put("letter-asks", "Nous prions :", &json!("Nous exigeons donc :")).status, 200);
    assert!(desk.project.read(path).contains("letter-closing = Ici. "));
    assert_eq!(desk.put("letter-asks", "{ $open", &json!("Nous prions :")).json()["error"]["kind"], "malformed");
    assert_eq!(desk.put("letter-asks", " ", &json!("Nous prions :")).json()["error"]["kind"], "empty");
    assert_eq!(desk.put("nobody", "x", &Value::Null).status, 404);
    assert!(desk.project.read(path).contains("= Nous prions :\n"));
}

#[test]
fn a_missing_text_is_added_where_it_belongs_and_settled_texts_are_recorded() {
    let path = "locales/fr/letter.ftl";
    let (project, line) = Project::letter_without("letter-asks");
    let desk = Open::on(project);
    assert_eq!(desk.message("fr", "letter-asks")["status"], "missing");
    let body = json!({ "id": "letter-asks", "attribute": null, "text": "Vu \"cela\"" });
    let found = desk.ask("POST", "api/locales/fr/check", Some(&body)).json();
    let rules: Vec<&Value> = found["findings"].as_array().unwrap().iter().map(|it| &it["rule"]).collect();
    assert!(rules.contains(&&json!("straight-quotes")), "{found}");
    assert_eq!(desk.put("letter-asks", line.trim_start_matches("letter-asks = "), &Value::Null).status, 200);
    let after = desk.project.read(path);
    assert!(after.contains(&format!("{line}\n")) && after.find("letter-failures") < after.find(&line), "{after}");
    assert!(after.find(&line) < after.find("letter-ask-ratify"));
    let body = json!({ "id": "letter-asks", "attribute": null, "verdict": "reviewed", "who": "Ana Ruiz" });
    assert_eq!(desk.ask("POST", "api/locales/fr/review", Some(&body)).status, 200);
    assert_eq!(desk.message("fr", "letter-asks")["status"], "reviewed");
    for who in ["-", "Ana\tRuiz", "a\u{fffd}b", ""] {
        let body = json!({ "id": "letter-asks", "attribute": null, "verdict": "reviewed", "who": who });
        assert_eq!(desk.ask("POST", "api/locales/fr/review", Some(&body)).status, 422, "{who:?}");
    }
    assert!(
        desk.project.read("state/fr.tsv").lines().any(|line| line.contains("letter-asks") && line.contains("Ana Ruiz"))
    );
}

#[test]
fn what_was_added_can_be_taken_out_again() {
    let path = "locales/fr/letter.ftl";
    let (project, _) = Project::letter_without("letter-asks");
    let without = project.read(path);
    let desk = Open::on(project);
    assert_eq!(desk.put("letter-asks", "Vu.", &Value::Null).status, 200);
    let take = |locale: &str, base: &str| {
        let body = json!({ "id": "letter-asks", "attribute": null, "text": null, "base": base });
        desk.ask("PUT", &format!("api/locales/{locale}/messages"), Some(&body))
    };
    // Not if it is another one meanwhile, not the source's, and not because something was left out.
    assert_eq!(take("fr", "Autre.").status, 409);
    let source = desk.message("en", "letter-asks")["target"].as_str().unwrap().to_owned();
    assert_eq!(take("en", &source).status, 422);
    let body = json!({ "id": "letter-asks", "attribute": null, "base": "Vu." });
    assert_eq!(desk.ask("PUT", "api/locales/fr/messages", Some(&body)).status, 422);
    let body = json!({ "id": "letter-asks", "attribute": null, "text": "Vu." });
    assert_eq!(desk.ask("PUT", "api/locales/fr/messages", Some(&body)).status, 422);
    assert!(desk.project.read(path).contains("letter-asks = Vu.\n"));
    let taken = take("fr", "Vu.");
    assert_eq!((taken.status, &taken.json()["text"]), (200, &Value::Null), "{}", taken.body);
    assert_eq!(desk.project.read(path), without);
}

#[test]
fn an_attribute_can_be_translated_before_its_message() {
    let project = Project::letter();
    project.edit("locales/en/letter.ftl", "letter-asks = ", "letter-more = More\n    .note = Noted\nletter-asks = ");
    let path = "locales/fr/letter.ftl";
    let before = project.read(path);
    let desk = Open::on(project);
    let save = |attribute: Option<&str>, text: Option<&str>, base: Option<&str>| {
        let body = json!({ "id": "letter-more", "attribute": attribute, "text": text, "base": base });
        let answer = desk.ask("PUT", "api/locales/fr/messages", Some(&body));
        assert_eq!(answer.status, 200, "{}", answer.body);
    };
    save(Some("note"), Some("Noté"), None);
    assert!(desk.project.read(path).contains("letter-more =\n    .note = Noté\n"), "{}", desk.project.read(path));
    save(None, Some("Plus"), None);
    assert!(desk.project.read(path).contains("letter-more = Plus\n    .note = Noté\n"), "{}", desk.project.read(path));
    save(None, None, Some("Plus"));
    save(Some("note"), None, Some("Noté"));
    assert_eq!(desk.project.read(path), before);
}

#[test]
fn the_page_before_a_letter_is_shown_in_every_form() {
    let project = Project::letter();
    project.write("delegations.csv", "code,language\nDE,en\nEG,ar\nMA,fr\n");
    let desk = Open::on(project);
    let shown = |locale: &str| desk.get(&format!("api/locales/{locale}/documents/delivery"));
    let french = shown("fr");
    assert_eq!((&french["current"], french["pages"].as_array().unwrap().len()), (&json!(true), 6), "{french}");
    let on = |document: &Value, id: &str| -> Vec<u64> {
        let places = document["places"].as_array().unwrap().iter().filter(|place| place["message"] == id);
        let mut pages: Vec<u64> = places.map(|place| place["page"].as_u64().unwrap()).collect();
        pages.dedup();
        pages
    };
    assert_eq!(on(&french, "delivery-recipient"), [0, 1, 2]);
    assert_eq!(on(&french, "delivery-recipient-named"), [3, 4, 5]);
    assert_eq!(on(&french, "delivery-body"), [0, 1, 2, 3, 4, 5]);
    let mut events = desk.listen();
    event(&mut events, "changed");
    desk.project.edit("locales/fr/delivery.ftl", "delivery-body = ", "delivery-body = Ici. ");
    event(&mut events, "changed");
    assert_ne!(shown("fr")["pages"], french["pages"]);
    // To another State, once the list has one in this language before.
    let arabic = shown("ar");
    desk.project.write("delegations.csv", "code,language\nJO,ar\nEG,ar\n");
    event(&mut events, "changed");
    assert_ne!(shown("ar")["pages"], arabic["pages"]);
}

#[test]
fn findings_come_with_the_text_that_would_put_them_right() {
    let desk = Open::letter();
    let body = json!({ "id": "letter-asks", "attribute": null, "text": "Nous demandons : « oui » !" });
    let found = desk.ask("POST", "api/locales/fr/check", Some(&body)).json();
    let fixes: Vec<&Value> =
        found["findings"].as_array().unwrap().iter().map(|it| &it["fix"]).filter(|it| !it.is_null()).collect();
    assert!(fixes.iter().any(|fix| fix["text"].as_str().unwrap().contains(['\u{202f}', '\u{a0}'])), "{found}");
    assert!(fixes.iter().all(|fix| fix["edits"].as_array().unwrap().iter().all(|edit| edit["old"] != edit["new"])));
    let text = "Les « amis » et les \"autres\" sont là depuis fort longtemps déjà, disent-ils tous.";
    let body = json!({ "id": "letter-asks", "attribute": null, "text": text });
    let found = desk.ask("POST", "api/locales/fr/check", Some(&body)).json();
    let quote = found["findings"].as_array().unwrap().iter().find(|it| it["rule"] == "straight-quotes").unwrap();
    let excerpt = ["before", "text", "after"].map(|part| quote["excerpt"][part].as_str().unwrap());
    assert!(text.contains(excerpt[1]) && excerpt[1].contains('"'), "{excerpt:?}");
    assert!(text.contains(excerpt.concat().trim_matches('…')) && excerpt.concat().len() < text.len(), "{excerpt:?}");
}

#[test]
fn changes_from_outside_show_and_a_broken_file_leaves_the_last_good_page() {
    let desk = Open::letter();
    let shown = |name: &str| desk.get(&format!("api/locales/{name}/documents/letter"));
    let good = shown("fr");
    let mut events = desk.listen();
    event(&mut events, "changed");
    desk.project.edit("locales/fr/letter.ftl", "letter-call = ", "letter-call = { ");
    event(&mut events, "changed");
    let broken = shown("fr");
    assert_eq!((&broken["current"], &broken["pages"]), (&json!(false), &good["pages"]));
    assert_eq!(broken["faults"][0]["path"], "locales/fr/letter.ftl");
    assert!(broken["faults"][0]["line"].as_u64() > Some(1));
    assert_eq!(shown("ar")["current"], true);
    // It is not missing, and is not put beside what is broken.
    assert_eq!(desk.message("fr", "letter-call")["broken"], true);
    for base in [Value::Null, json!("x")] {
        let refused = desk.put("letter-call", "Autre", &base);
        assert_eq!((refused.status, &refused.json()["error"]["kind"]), (404, &json!("not-found")));
    }
    desk.project.edit("locales/fr/letter.ftl", "letter-call = { ", "letter-call = ");
    event(&mut events, "changed");
    assert_eq!(shown("fr")["pages"], good["pages"]);
    let list = desk.project.read("signatories.csv");
    desk.project.write("signatories.csv", format!("{list}Zzz Refugee Voice,,,\n"));
    event(&mut events, "changed");
    assert_eq!(desk.get("api/locales/fr/messages")["signatories"].as_array().unwrap().len(), 118);
    assert_ne!(shown("fr")["pages"], good["pages"]);
}

#[test]
fn the_template_and_the_manifest_can_be_edited_under_an_open_desk() {
    let project = Project::letter();
    copy_templates(&project, "templates");
    let desk = Open::on(project);
    let shown = || desk.get("api/locales/en/documents/letter");
    let good = shown();
    assert_eq!(good["current"], true, "{}", good["faults"]);
    let mut events = desk.listen();
    event(&mut events, "changed");
    let main = desk.project.read("templates/main.typ");
    desk.project.write("templates/main.typ", format!("{main}\n#panic(\"no\")\n"));
    event(&mut events, "changed");
    let broken = shown();
    assert_eq!((&broken["current"], &broken["pages"]), (&json!(false), &good["pages"]));
    assert_eq!(broken["faults"][0]["path"], "templates/main.typ");
    desk.project.write("templates/main.typ", &main);
    event(&mut events, "changed");
    assert_eq!(shown()["pages"], good["pages"]);
    desk.project.edit("letter.toml", "paper = \"a4\"", "paper = \"a5\"");
    event(&mut events, "changed");
    assert!(shown()["pages"][0]["width"].as_f64() < Some(430.0));
    desk.project.edit("letter.toml", "paper = \"a5\"", "paper = ");
    event(&mut events, "changed");
    let broken = || {
        let letter = desk.get("api/letter");
        assert_eq!((&letter["locales"], &letter["faults"][0]["path"]), (&json!([]), &json!("letter.toml")));
    };
    broken();
    fs::remove_file(desk.project.path().join("letter.toml")).unwrap();
    event(&mut events, "changed");
    broken();
    // What only `check` reads changes what is found.
    desk.project.write("letter.toml", fs::read(repository().join("letter.toml")).unwrap());
    event(&mut events, "changed");
    desk.project.write("terms.tsv", "term_id\ten\tfr\nasylum\tasylum\trefuge\n");
    event(&mut events, "changed");
}

#[test]
fn folders_that_come_later_or_anew_are_followed_too() {
    let desk = Open::letter();
    let shown = || desk.get("api/locales/en/documents/letter");
    let good = shown();
    let mut events = desk.listen();
    event(&mut events, "changed");
    let style = fs::read_to_string(repository().join("templates/style.typ")).unwrap();
    let (red, green) = (style.replace("#1b4f72", "#722f1b"), style.replace("#1b4f72", "#1b722f"));
    // Every template is the letter's own once one is; so they come together, by renaming.
    let templates = |folder: &str, style: &str| {
        copy_templates(&desk.project, folder);
        desk.project.write(&format!("{folder}/style.typ"), style);
    };
    templates(".new", &red);
    let place = |name: &str| desk.project.path().join(name);
    fs::rename(place(".new"), place("templates")).unwrap();
    event(&mut events, "changed");
    let in_red = shown();
    assert_ne!(in_red["pages"], good["pages"]);
    desk.project.write("templates/style.typ", &green);
    event(&mut events, "changed");
    let in_green = shown();
    assert_ne!(in_green["pages"], in_red["pages"]);
    // Another folder in its place, as after a checkout.
    templates(".new", &red);
    fs::rename(place("templates"), place(".old")).unwrap();
    event(&mut events, "changed");
    fs::rename(place(".new"), place("templates")).unwrap();
    event(&mut events, "changed");
    assert_eq!(shown()["pages"], in_red["pages"]);
    desk.project.write("templates/style.typ", &green);
    event(&mut events, "changed");
    assert_eq!(shown()["pages"], in_green["pages"]);
}

#[test]
fn built_files_are_written_and_can_be_opened() {
    let desk = Open::letter();
    let mut events = desk.listen();
    assert_eq!(desk.ask("POST", "api/builds", Some(&json!({ "locales": ["fr"] }))).status, 202);
    let done = loop {
        let told = event(&mut events, "build");
        if told["state"] != "running" {
            break told;
        }
    };
    assert_eq!(done["state"], "done", "{done}");
    // Who comes later, or back, is told as well.
    assert_eq!(event(&mut desk.listen(), "build"), done);
    let name = done["files"][0]["name"].as_str().unwrap();
    assert!(desk.project.path().join("out").join(name).is_file());
    let file = desk.ask("GET", &format!("api/files/{name}"), None);
    assert!(file.head.contains("application/pdf") && file.body.starts_with("%PDF-"), "{}", file.head);
    assert_eq!(desk.ask("GET", "api/files/..%2Fletter.toml", None).status, 404);
}

#[test]
fn a_file_that_is_renamed_away_first_is_read_once_it_is_back() {
    let desk = Open::letter();
    let path = desk.project.path().join("locales/fr/letter.ftl");
    let text = fs::read_to_string(&path).unwrap();
    let mut events = desk.listen();
    event(&mut events, "changed");
    for round in 0..10 {
        // As editors do that keep a copy.
        let new = text.replace("letter-asks = ", &format!("letter-asks = {round} "));
        fs::rename(&path, path.with_extension("ftl~")).unwrap();
        fs::write(&path, new).unwrap();
        event(&mut events, "changed");
        let target = desk.message("fr", "letter-asks")["target"].clone();
        assert!(target.as_str().unwrap().starts_with(&round.to_string()), "{round}: {target}");
    }
}

#[cfg(unix)]
#[test]
fn closing_while_saves_are_under_way_leaves_the_file_whole() {
    for round in 0..6 {
        let mut desk = Open::letter();
        let path = desk.project.path().join("locales/fr/letter.ftl");
        let file = fs::read_to_string(&path).unwrap();
        let first = desk.message("fr", "letter-asks")["target"].as_str().unwrap().to_owned();
        let (host, token) = (desk.host.clone(), desk.token.clone());
        let before = first.clone();
        let saving = std::thread::spawn(move || {
            let mut base = before;
            for i in 0..100_000 {
                let text = format!("Sauvé {i} {}", "mot ".repeat(i % 4000)).trim_end().to_owned();
                let body = json!({ "id": "letter-asks", "attribute": null, "text": text, "base": base }).to_string();
                let Ok(mut stream) = TcpStream::connect(&host) else { return };
                let request = format!(
                    "PUT /{token}/api/locales/fr/messages HTTP/1.1\r\nHost: {host}\r\nOrigin: http://{host}\r\nConnection: close\r\n\
                     Content-Type: application/json\r\nContent-Length: {}\r\n\r\n{body}",
                    body.len()
                );
                if stream.write_all(request.as_bytes()).is_err() {
                    return;
                }
                let mut answer = String::new();
                std::io::Read::read_to_string(&mut stream, &mut answer).ok();
                if !answer.starts_with("HTTP/1.1 200") {
                    return;
                }
                base = text;
            }
        });
        std::thread::sleep(std::time::Duration::from_millis(60 + 37 * round));
        assert_eq!(desk.interrupt(), Some(0));
        saving.join().unwrap();
        let after = fs::read_to_string(&path).unwrap();
        let line = after.lines().find(|line| line.starts_with("letter-asks = ")).unwrap();
        assert_eq!(after.replace(line, &format!("letter-asks = {first}")), file, "all else is as it was");
        let left = fs::read_dir(path.parent().unwrap())
            .unwrap()
            .filter(|entry| entry.as_ref().unwrap().file_name().to_string_lossy().starts_with('.'));
        assert_eq!(left.count(), 0, "nothing half-written is left");
    }
}

#[test]
fn the_desk_has_words_for_everything_in_every_language() {
    use openletter::check;
    let words = |path: &str| -> Vec<String> {
        let text = fs::read_to_string(repository().join("src/serve/words").join(path)).unwrap();
        let names = text.lines().filter_map(|line| line.split_once(" = ").or(line.split_once(" =")));
        let names = names.map(|(name, _)| name).filter(|name| name.starts_with(|c: char| c.is_ascii_lowercase()));
        let mut names: Vec<String> = names.map(str::to_owned).collect();
        names.sort();
        names
    };
    let english = words("en.ftl");
    assert!(english.len() > 100, "{english:?}");
    let rules = check::rules().into_iter().map(|rule| format!("rule-{}", rule.id));
    for language in ["es", "fr", "ar"] {
        assert_eq!(words(&format!("{language}.ftl")), english, "{language}");
        let said = words(&format!("rules/{language}.ftl"));
        assert_eq!(rules.clone().filter(|rule| !said.contains(rule)).collect::<Vec<_>>(), [""; 0], "{language}");
    }
    // So has every refusal that its own page can get.
    let refused = ["answers", "body", "builds", "edits"].map(|name| format!("src/serve/{name}.rs"));
    let code: String = refused.iter().map(|path| fs::read_to_string(repository().join(path)).unwrap()).collect();
    // The first text in a call that makes one, behind its status.
    let made = code.split("::new(").skip(1).filter_map(|rest| rest.split_once('"'));
    let kinds = made.filter(|(status, _)| status.trim().to_lowercase().starts_with("status"));
    let kinds = kinds.filter_map(|(_, rest)| rest.split('"').next());
    let mut seen = 0;
    for kind in kinds {
        assert!(english.contains(&format!("refusal-{kind}")), "{kind}");
        seen += 1;
    }
    assert!(seen >= 10, "the test reads what it should: {seen}");
}
