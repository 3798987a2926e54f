//! Opens a desk on a copy of the letter, by the command, and speaks HTTP to it byte by byte, as anyone could.

use std::fmt::Write as _;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use serde_json::{Value, json};

use super::project::Project;

/// An open desk; closed when dropped.
pub struct Open {
    /// What is worked on.
    pub project: Project,
    /// `127.0.0.1:PORT`.
    pub host: String,
    /// What the address holds.
    pub token: String,
    process: Child,
}

/// What was answered.
pub struct Answer {
    pub status: u16,
    pub head: String,
    pub body: String,
}

impl Answer {
    pub fn json(&self) -> Value {
        serde_json::from_str(&self.body).unwrap_or_else(|_| panic!("{} {}", self.status, self.body))
    }
}

impl Open {
    pub fn letter() -> Self {
        Self::on(Project::letter())
    }

    pub fn on(project: Project) -> Self {
        let mut process = Command::new(env!("CARGO_BIN_EXE_openletter"))
            .args(["preview", "--no-open", "-C"])
            .arg(project.path())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        let mut line = String::new();
        BufReader::new(process.stdout.take().unwrap()).read_line(&mut line).unwrap();
        let rest = line.trim().strip_prefix("http://").unwrap_or_else(|| panic!("an address: {line}"));
        let (host, token) = rest.trim_end_matches('/').split_once('/').unwrap();
        Self { host: host.to_owned(), token: token.to_owned(), project, process }
    }

    /// The address, as the command prints it.
    pub fn address(&self) -> String {
        format!("http://{}/{}/", self.host, self.token)
    }

    /// Asks as the desk's own page does.
    pub fn ask(&self, method: &str, path: &str, body: Option<&Value>) -> Answer {
        let origin = format!("http://{}", self.host);
        let mut headers = vec![("Host", self.host.as_str()), ("Connection", "close")];
        if method != "GET" {
            headers.extend([("Origin", origin.as_str()), ("Content-Type", "application/json")]);
        }
        let body = body.map(Value::to_string).unwrap_or_default();
        self.send(method, &format!("/{}/{path}", self.token), &headers, body.as_bytes())
    }

    pub fn get(&self, path: &str) -> Value {
        let answer = self.ask("GET", path, None);
        assert_eq!(answer.status, 200, "{path}: {}", answer.body);
        answer.json()
    }

    /// Saves the French of a message.
    pub fn put(&self, id: &str, text: &str, base: &Value) -> Answer {
        let body = json!({ "id": id, "attribute": null, "text": text, "base": base });
        self.ask("PUT", "api/locales/fr/messages", Some(&body))
    }

    /// Sends exactly this.
    pub fn send(&self, method: &str, path: &str, headers: &[(&str, &str)], body: &[u8]) -> Answer {
        let mut request = format!("{method} {path} HTTP/1.1\r\n");
        for (name, value) in headers {
            write!(request, "{name}: {value}\r\n").unwrap();
        }
        if !body.is_empty() {
            write!(request, "Content-Length: {}\r\n", body.len()).unwrap();
        }
        request += "\r\n";
        let mut stream = TcpStream::connect(&self.host).unwrap();
        stream.set_read_timeout(Some(Duration::from_secs(30))).unwrap();
        stream.write_all(request.as_bytes()).unwrap();
        // A refusal can come, and the connection close, before all of it was sent.
        stream.write_all(body).ok();
        let mut answer = Vec::new();
        stream.read_to_end(&mut answer).ok();
        let answer = String::from_utf8_lossy(&answer).into_owned();
        let (head, body) = answer.split_once("\r\n\r\n").unwrap_or((&answer, ""));
        let status = head.split(' ').nth(1).and_then(|status| status.parse().ok()).unwrap_or(0);
        Answer { status, head: head.to_lowercase(), body: body.to_owned() }
    }

    /// Listens to events on a connection of its own.
    pub fn listen(&self) -> BufReader<TcpStream> {
        let mut stream = TcpStream::connect(&self.host).unwrap();
        stream.set_read_timeout(Some(Duration::from_secs(30))).unwrap();
        let request = format!("GET /{}/api/events HTTP/1.1\r\nHost: {}\r\n\r\n", self.token, self.host);
        stream.write_all(request.as_bytes()).unwrap();
        BufReader::new(stream)
    }

    /// Gives the text of a message in the list of a locale.
    pub fn message(&self, locale: &str, id: &str) -> Value {
        let listed = self.get(&format!("api/locales/{locale}/messages"));
        let found = listed["messages"].as_array().unwrap().iter().find(|message| message["id"] == id).cloned();
        found.unwrap_or_else(|| panic!("{id}: {listed}"))
    }

    /// Waits until a file of the project is as it should be, and gives it.
    pub fn wait_for(&self, path: &str, is: impl Fn(&str) -> bool) -> String {
        let start = Instant::now();
        loop {
            let text = self.project.read(path);
            if is(&text) {
                return text;
            }
            assert!(start.elapsed() < Duration::from_secs(20), "{path} stays as it is: {text}");
            std::thread::sleep(Duration::from_millis(20));
        }
    }

    /// Closes the desk as Ctrl-C does, and gives its exit code.
    pub fn interrupt(&mut self) -> Option<i32> {
        let id = self.process.id().to_string();
        assert!(Command::new("kill").args(["-INT", &id]).status().unwrap().success());
        let start = Instant::now();
        while start.elapsed() < Duration::from_secs(30) {
            if let Some(status) = self.process.try_wait().unwrap() {
                return status.code();
            }
            std::thread::sleep(Duration::from_millis(10));
        }
        panic!("the desk does not close");
    }
}

impl Drop for Open {
    fn drop(&mut self) {
        self.process.kill().ok();
        self.process.wait().ok();
    }
}

/// Waits for an event and gives its data.
pub fn event(events: &mut BufReader<TcpStream>, name: &str) -> Value {
    let wanted = format!("event: {name}");
    let mut is_next = false;
    let start = Instant::now();
    loop {
        // What keeps the connection open is read, too.
        assert!(start.elapsed() < Duration::from_secs(40), "waited in vain for `{name}`");
        let mut line = String::new();
        assert!(events.read_line(&mut line).unwrap() > 0, "the desk closed the connection");
        let line = line.trim_end();
        if is_next && let Some(data) = line.strip_prefix("data: ") {
            return serde_json::from_str(data).unwrap();
        }
        is_next = line == wanted || (is_next && !line.is_empty());
    }
}
