//! Drives a real Chromium without a window, as people use one: clicks, keys, and what is to be seen.

use std::fs;
use std::io::{BufRead, BufReader, Write};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use fantoccini::actions::{InputSource, KeyAction, KeyActions};
use fantoccini::{Client, ClientBuilder, Locator};
use hyper_util::client::legacy::connect::HttpConnector;
use serde_json::{Value, json};
use tempfile::TempDir;

use super::project::repository;

/// How a browser looks at things.
#[derive(Clone, Copy)]
pub struct Look {
    pub width: u32,
    pub height: u32,
    pub scheme: Scheme,
    /// What the person reads, as the browser tells the desk.
    pub language: &'static str,
}

#[derive(Clone, Copy, PartialEq)]
pub enum Scheme {
    Light,
    Dark,
}

pub const DESK: Look = Look { width: 1440, height: 900, scheme: Scheme::Light, language: "en" };

/// A browser of its own, with nothing remembered.
pub struct Browser {
    client: Client,
    runtime: tokio::runtime::Runtime,
    driver: Child,
    _profile: TempDir,
}

impl Browser {
    /// Starts one, if this machine has it; CI must.
    pub fn start(look: Look) -> Option<Self> {
        let spawned = Command::new("chromedriver").arg("--port=0").stdout(Stdio::piped()).stderr(Stdio::null()).spawn();
        let Ok(mut driver) = spawned else {
            assert!(std::env::var_os("CI").is_none(), "CI must have a browser: tests/browser/install.sh");
            // Past the test runner, which keeps to itself what a passing test prints.
            let mut log = std::io::stderr();
            writeln!(log, "NOT CHECKED in a browser: tests/browser/install.sh installs one").unwrap();
            return None;
        };
        let mut lines = BufReader::new(driver.stdout.take().unwrap()).lines();
        let port: u16 = loop {
            let line = lines.next().unwrap().unwrap();
            if let Some((_, port)) = line.split_once("successfully on port ") {
                break port.trim_end_matches('.').parse().unwrap();
            }
        };
        // It talks on; nobody listening would stop it.
        std::thread::spawn(move || lines.for_each(drop));
        let profile = tempfile::tempdir().unwrap();
        let scheme = i32::from(look.scheme != Scheme::Dark);
        let arguments = [
            "--headless=new",
            "--no-sandbox",
            "--disable-gpu",
            "--disable-quic",
            "--no-first-run",
            "--disable-sync",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-dev-shm-usage",
            "--hide-scrollbars",
            &format!("--user-data-dir={}", profile.path().display()),
            &format!("--window-size={},{}", look.width, look.height),
            &format!("--lang={}", look.language),
            &format!("--blink-settings=preferredColorScheme={scheme}"),
        ];
        let mut options = json!({ "args": arguments, "prefs": { "intl.accept_languages": look.language } });
        if look.width < 500 {
            options["mobileEmulation"] = json!({ "deviceMetrics": { "width": look.width, "height": look.height, "pixelRatio": 2.0, "touch": true } });
        }
        let capabilities = json!({ "goog:chromeOptions": options, "goog:loggingPrefs": { "browser": "ALL" } });
        let Value::Object(capabilities) = capabilities else { unreachable!() };
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
        let client = runtime.block_on(async {
            let mut builder = ClientBuilder::new(HttpConnector::new());
            builder.capabilities(capabilities).connect(&format!("http://127.0.0.1:{port}")).await
        });
        Some(Self { client: client.unwrap(), runtime, driver, _profile: profile })
    }

    pub fn open(&self, address: &str) {
        self.runtime.block_on(self.client.goto(address)).unwrap();
        self.wait("html[data-ready=true]");
    }

    /// Runs a script and gives what it returns.
    pub fn script(&self, script: &str, arguments: Vec<Value>) -> Value {
        self.runtime.block_on(self.client.execute(script, arguments)).unwrap()
    }

    /// Waits until something is to be seen.
    pub fn wait(&self, selector: &str) {
        self.until(&format!("{selector} is there"), || {
            let script = "const e = document.querySelector(arguments[0]); return !!e && e.getClientRects().length > 0";
            self.script(script, vec![json!(selector)]) == json!(true)
        });
    }

    /// Waits until a script says yes.
    pub fn until_script(&self, script: &str, arguments: &[Value]) {
        self.until(script, || self.script(script, arguments.to_vec()) == json!(true));
    }

    fn until(&self, what: &str, is: impl Fn() -> bool) {
        let start = Instant::now();
        while !is() {
            if start.elapsed() > Duration::from_secs(20) {
                self.picture("failed");
                panic!("waited in vain: {what}\n{}", self.script("return document.body.innerText", vec![]));
            }
            std::thread::sleep(Duration::from_millis(20));
        }
    }

    /// Clicks in the middle of something, where it is.
    pub fn click(&self, selector: &str) {
        self.wait(selector);
        self.runtime.block_on(async {
            let element = self.client.find(Locator::Css(selector)).await.unwrap();
            element.click().await.unwrap_or_else(|error| panic!("{selector}: {error}"));
        });
    }

    /// Gives the text of something.
    pub fn text(&self, selector: &str) -> String {
        let script = "const e = document.querySelector(arguments[0]); return e ? e.textContent : ''";
        self.script(script, vec![json!(selector)]).as_str().unwrap().to_owned()
    }

    /// Presses keys one after the other, wherever the focus is.
    pub fn keys(&self, keys: &str) {
        let mut actions = KeyActions::new("keyboard".to_owned());
        for value in keys.chars() {
            actions = actions.then(KeyAction::Down { value }).then(KeyAction::Up { value });
        }
        self.runtime.block_on(self.client.perform_actions(actions)).unwrap();
    }

    /// Presses a key while another one is held.
    pub fn chord(&self, held: char, value: char) {
        let actions = KeyActions::new("keyboard".to_owned())
            .then(KeyAction::Down { value: held })
            .then(KeyAction::Down { value })
            .then(KeyAction::Up { value })
            .then(KeyAction::Up { value: held });
        self.runtime.block_on(self.client.perform_actions(actions)).unwrap();
    }

    /// Lists the violations that axe-core finds.
    pub fn violations(&self) -> Vec<String> {
        let axe = fs::read_to_string(repository().join("target/browser/axe.min.js")).unwrap();
        self.script(&axe, vec![]);
        // What fades has had its colours, and is gone or there.
        let script = "const done = arguments[arguments.length - 1]; \
                      Promise.allSettled(document.getAnimations().map(a => a.finished)).then(() => axe.run(document)).then(r => done(r.violations.map(v => \
                      v.id + ': ' + v.nodes.map(n => n.target.join(' ') + ' ' + (n.any[0]?.message ?? '')).slice(0, 4).join('; '))), e => done([String(e)]))";
        let found = self.runtime.block_on(self.client.execute_async(script, vec![])).unwrap();
        found.as_array().unwrap().iter().map(|it| it.as_str().unwrap().to_owned()).collect()
    }

    /// Keeps a picture of what is to be seen, for people, in `target/browser`.
    pub fn picture(&self, name: &str) {
        let bytes = self.runtime.block_on(self.client.screenshot()).unwrap();
        let folder = repository().join("target/browser");
        fs::create_dir_all(&folder).unwrap();
        fs::write(folder.join(format!("{name}.png")), bytes).unwrap();
    }
}

impl Drop for Browser {
    fn drop(&mut self) {
        let client = self.client.clone();
        self.runtime.block_on(client.close()).ok();
        self.driver.kill().ok();
        self.driver.wait().ok();
    }
}
