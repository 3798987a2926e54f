//! Whom the desk turns away: strangers, other sites, paths and links that lead out of the letter, requests without bounds.

use std::fs;

use serde_json::{Value, json};

use crate::support::desk::{Open, event};
use crate::support::project::Project;

#[test]
fn strangers_are_turned_away() {
    let desk = Open::letter();
    let (host, token) = (desk.host.as_str(), desk.token.as_str());
    assert_eq!(token.len(), 64);
    let page = format!("/{token}/api/letter");
    let own = format!("http://{host}");
    let status = |method: &str, path: &str, headers: &[(&str, &str)]| {
        let headers: Vec<(&str, &str)> = headers.iter().copied().chain([("Connection", "close")]).collect();
        desk.send(method, path, &headers, b"").status
    };
    assert_eq!(status("GET", &page, &[("Host", host)]), 200);
    // Without the token, or with another.
    for path in ["/", "/api/letter", "/app/main.js", "//api/letter", &format!("/{}/api/letter", "0".repeat(64))] {
        assert_eq!(status("GET", path, &[("Host", host)]), 404, "{path}");
    }
    let almost = format!("/{}/api/letter", &token[..63]);
    assert_eq!(status("GET", &almost, &[("Host", host)]), 404);
    // Under another name, as after DNS rebinding.
    let port = host.rsplit(':').next().unwrap();
    for name in
        ["evil.example", &format!("evil.example:{port}"), &format!("localhost:{port}"), &format!("127.0.0.1:{port}1")]
    {
        assert_eq!(status("GET", &page, &[("Host", name)]), 421, "{name}");
    }
    assert_eq!(status("GET", &page, &[]), 421);
    assert_eq!(status("GET", &page, &[("Host", host), ("Host", "evil.example")]), 421);
    // From another site.
    for origin in [
        "http://evil.example",
        "null",
        "https://evil.example",
        &format!("https://{host}"),
        &format!("{own}.evil.example"),
    ] {
        assert_eq!(status("GET", &page, &[("Host", host), ("Origin", origin)]), 403, "{origin}");
        let save = format!("/{token}/api/locales/fr/messages");
        assert_eq!(status("PUT", &save, &[("Host", host), ("Origin", origin)]), 403, "{origin}");
    }
    for method in ["PUT", "POST", "DELETE", "OPTIONS"] {
        assert_eq!(status(method, &page, &[("Host", host)]), 403, "{method} without an origin");
    }
    // A form of another site can post text, and no JSON.
    let form = [("Host", host), ("Origin", &own), ("Content-Type", "text/plain"), ("Connection", "close")];
    let check = format!("/{token}/api/locales/fr/check");
    assert_eq!(desk.send("POST", &check, &form, b"{\"id\":\"letter-asks\",\"text\":\"x\"}").status, 415);
}

#[test]
fn nothing_but_the_letter_is_readable_or_writable() {
    let desk = Open::letter();
    let before = fs::read_dir(desk.project.path()).unwrap().count();
    for path in [
        "../letter.toml",
        "%2e%2e/letter.toml",
        "app/../../letter.toml",
        "app/%2e%2e%2fletter.toml",
        "letter.toml",
        "locales/fr/letter.ftl",
        "api/pages/..%2f..%2fletter.toml",
        "api/files/manifest.json",
        "app/",
        "words/..%2fx",
        "api/locales/..%2f..%2fetc/messages",
        "api/locales/fr/documents/..%2fletter",
        "%00",
        "app\\..\\letter.toml",
    ] {
        let answer = desk.ask("GET", path, None);
        assert!((400..500).contains(&answer.status), "{path}: {} {}", answer.status, answer.body);
    }
    for locale in ["..", "..%2f..", "de", "fr%2f..%2fen", "%2e%2e"] {
        let body = json!({ "id": "letter-asks", "attribute": null, "text": "x", "base": null });
        let answer = desk.ask("PUT", &format!("api/locales/{locale}/messages"), Some(&body));
        assert!((400..500).contains(&answer.status), "{locale}: {}", answer.status);
    }
    for id in ["../../x", "letter-asks = x\nevil", "-open-letter", "", "letter-asks\u{0}"] {
        assert_eq!(desk.put(id, "x", &Value::Null).status, 404, "{id:?}");
    }
    assert_eq!(fs::read_dir(desk.project.path()).unwrap().count(), before);
}

#[cfg(unix)]
#[test]
fn links_are_not_followed_for_writing_nor_out_of_the_letter() {
    let outside = tempfile::tempdir().unwrap();
    let project = Project::letter();
    let text = project.read("locales/fr/letter.ftl");
    let secret = outside.path().join("letter.ftl");
    fs::write(&secret, &text).unwrap();
    let link = project.path().join("locales/fr/letter.ftl");
    fs::remove_file(&link).unwrap();
    std::os::unix::fs::symlink(&secret, &link).unwrap();
    let desk = Open::on(project);
    let call = desk.message("fr", "letter-call");
    assert!(call["target"].is_null(), "nothing outside is read");
    let answer = desk.put("letter-asks", "Écrit", &Value::Null);
    assert_eq!((answer.status, fs::read_to_string(&secret).unwrap()), (403, text.clone()), "{}", answer.body);
    // Nor where it leads to a file of the letter itself.
    fs::remove_file(&link).unwrap();
    desk.project.write("locales/fr/real.txt", &text);
    std::os::unix::fs::symlink("real.txt", &link).unwrap();
    let base = desk.message("fr", "letter-asks")["target"].clone();
    assert_eq!(desk.put("letter-asks", "Écrit", &base).status, 403);
    assert_eq!(desk.project.read("locales/fr/real.txt"), text);
    assert!(link.is_symlink());
    std::os::unix::fs::symlink(outside.path(), desk.project.path().join("out")).unwrap();
    let mut events = desk.listen();
    assert_eq!(desk.ask("POST", "api/builds", Some(&json!({ "locales": ["en"] }))).status, 202);
    let told = std::iter::repeat_with(|| event(&mut events, "build")).find(|told| told["state"] != "running").unwrap();
    assert_eq!(told["state"], "failed", "{told}");
    assert_eq!(fs::read_dir(outside.path()).unwrap().count(), 1);
}

#[cfg(unix)]
#[test]
fn what_a_link_leads_to_is_not_watched() {
    let project = Project::letter();
    std::os::unix::fs::symlink("/", project.path().join("fonts")).unwrap();
    let desk = Open::on(project);
    assert_eq!(desk.get("api/letter")["locales"].as_array().unwrap().len(), 4);
}

#[test]
fn requests_are_bounded() {
    let desk = Open::letter();
    let text = "a".repeat(300 * 1024);
    let body = json!({ "id": "letter-asks", "attribute": null, "text": text });
    assert_eq!(desk.ask("POST", "api/locales/fr/check", Some(&body)).status, 413);
    let origin = format!("http://{}", desk.host);
    let endless = [
        ("Host", desk.host.as_str()),
        ("Origin", &origin),
        ("Content-Type", "application/json"),
        ("Content-Length", "99999999999"),
        ("Connection", "close"),
    ];
    let path = format!("/{}/api/locales/fr/check", desk.token);
    let answer = desk.send("POST", &path, &endless, b"");
    assert_eq!(answer.status, 413);
    let long = "x".repeat(1 << 20);
    let answer = desk.send("GET", &path, &[("Host", desk.host.as_str()), ("X", &long)], b"");
    assert!((400..500).contains(&answer.status) || answer.status == 0, "{}", answer.status);
    for body in ["", "{", "[]", "{\"id\":1}", "{\"id\":\"letter-asks\"}", "\u{0}"] {
        let headers = [
            ("Host", desk.host.as_str()),
            ("Origin", &origin),
            ("Content-Type", "application/json"),
            ("Connection", "close"),
        ];
        let answer = desk.send("POST", &path, &headers, body.as_bytes());
        assert!((400..500).contains(&answer.status), "{body}: {}", answer.status);
    }
    assert_eq!(desk.ask("GET", "api/letter", None).status, 200, "it still answers");
}

#[test]
fn every_answer_forbids_what_the_page_does_not_need() {
    let desk = Open::letter();
    for path in ["", "app/main.js", "api/letter", "nowhere"] {
        let head = desk.ask("GET", path, None).head;
        assert!(
            head.contains("content-security-policy: default-src 'none'; script-src 'self'; style-src 'self'"),
            "{path}: {head}"
        );
        for header in ["x-content-type-options: nosniff", "referrer-policy: no-referrer", "x-frame-options: deny"] {
            assert!(head.contains(header), "{path}: {head}");
        }
        assert!(!head.contains("access-control-allow"), "{path}: {head}");
    }
}

#[test]
fn it_listens_on_this_machine_alone() {
    let desk = Open::letter();
    assert!(desk.host.starts_with("127.0.0.1:"));
    let port: u16 = desk.host.rsplit(':').next().unwrap().parse().unwrap();
    let inode_free = fs::read_to_string("/proc/net/tcp").unwrap_or_default();
    let listening = format!(":{port:04X} 00000000:0000 0A");
    for line in inode_free.lines().filter(|line| line.contains(&listening)) {
        assert!(line.contains(&format!("0100007F{listening}")), "{line}");
    }
}
