//! Measures the desk as a browser sees it: from a file saved in another program to the bytes of the new page, by HTTP.
//!
//! `desk DIR [EDITS]` opens `openletter preview`, which must lie beside this program's folder, on a copy of the letter and changes, in
//! each of its languages, so many times one message after another (200 if not said). Works on a copy only: it writes into DIR.

#![expect(clippy::print_stdout, reason = "this is a program")]

use std::error::Error;
use std::fs;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::Instant;

use serde_json::Value;

/// An open desk; closed when dropped.
struct Desk {
    host: String,
    token: String,
    process: Child,
}

impl Drop for Desk {
    fn drop(&mut self) {
        self.process.kill().ok();
        self.process.wait().ok();
    }
}

impl Desk {
    fn open(folder: &Path) -> Result<Self, Box<dyn Error>> {
        let program = std::env::current_exe()?.parent().and_then(Path::parent).ok_or("no folder")?.join("openletter");
        let mut command = Command::new(program);
        command.args(["preview", "--no-open", "-C"]).arg(folder).stdout(Stdio::piped()).stderr(Stdio::null());
        let mut process = command.spawn()?;
        let mut line = String::new();
        BufReader::new(process.stdout.take().ok_or("no output")?).read_line(&mut line)?;
        let rest = line.trim().trim_start_matches("http://").trim_end_matches('/');
        let (host, token) = rest.split_once('/').ok_or("the desk does not open")?;
        Ok(Self { host: host.to_owned(), token: token.to_owned(), process })
    }

    fn connect(&self, path: &str, close: &str) -> Result<TcpStream, Box<dyn Error>> {
        let mut stream = TcpStream::connect(&self.host)?;
        stream.set_nodelay(true)?;
        let (host, token) = (&self.host, &self.token);
        stream.write_all(format!("GET /{token}/{path} HTTP/1.1\r\nHost: {host}\r\n{close}\r\n").as_bytes())?;
        Ok(stream)
    }

    fn get(&self, path: &str) -> Result<String, Box<dyn Error>> {
        let mut answer = String::new();
        self.connect(path, "Connection: close\r\n")?.read_to_string(&mut answer)?;
        let (head, body) = answer.split_once("\r\n\r\n").ok_or("no answer")?;
        if head.starts_with("HTTP/1.1 200") { Ok(body.to_owned()) } else { Err(format!("{path}: {head}").into()) }
    }

    /// Gives the bytes of the page on which a message stands first.
    fn page(&self, locale: &str, id: &str) -> Result<String, Box<dyn Error>> {
        let document: Value = serde_json::from_str(&self.get(&format!("api/locales/{locale}/documents/letter"))?)?;
        let places = document["places"].as_array().ok_or("no places")?;
        let place = places.iter().find(|place| place["message"] == id).ok_or("the message stands on no page")?;
        let page = usize::try_from(place["page"].as_u64().ok_or("no page")?)?;
        let hash = document["pages"][page]["hash"].as_str().ok_or("no hash")?;
        self.get(&format!("api/pages/{hash}"))
    }
}

fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let folder = Path::new(arguments.first().ok_or("usage: desk DIR [EDITS]")?);
    let edits: usize = arguments.get(1).map_or(Ok(200), |count| count.parse())?;
    let start = Instant::now();
    let desk = Desk::open(folder)?;
    desk.page("en", "letter-title")?;
    println!("from the command to the bytes of the first page: {:.1} ms", milliseconds(start));
    let mut events = BufReader::new(desk.connect("api/events", "")?);
    changed(&mut events)?;
    let listed: Value = serde_json::from_str(&desk.get("api/locales/en/messages")?)?;
    let ids: Vec<String> = listed["messages"]
        .as_array()
        .ok_or("no messages")?
        .iter()
        .filter(|message| message["file"] == "letter.ftl")
        .filter_map(|message| message["id"].as_str().map(str::to_owned))
        .filter(|id| !id.ends_with("title"))
        .collect();
    for locale in ["en", "ar", "es", "fr"] {
        let path = folder.join(format!("locales/{locale}/letter.ftl"));
        let before = fs::read_to_string(&path)?;
        let measured = run(&desk, &mut events, locale, &path, &before, &ids, edits);
        fs::write(&path, &before)?;
        changed(&mut events)?;
        let mut times = measured?;
        times.sort_by(f64::total_cmp);
        let at = |percent: usize| times[(times.len() * percent / 100).min(times.len() - 1)];
        println!(
            "{locale}: {edits} edits, from the saved file to the bytes of its page: median {:.1} ms, 95th percentile {:.1} ms, most {:.1} ms",
            at(50),
            at(95),
            at(100)
        );
    }
    let status = fs::read_to_string(format!("/proc/{}/status", desk.process.id())).unwrap_or_default();
    let memory = status.lines().find(|line| line.starts_with("VmRSS")).unwrap_or_default();
    println!("memory after all edits: {}", memory.trim_start_matches("VmRSS:").trim());
    Ok(())
}

fn run(
    desk: &Desk,
    events: &mut impl BufRead,
    locale: &str,
    path: &Path,
    before: &str,
    ids: &[String],
    edits: usize,
) -> Result<Vec<f64>, Box<dyn Error>> {
    let mut times = Vec::new();
    let mut last = String::new();
    for edit in 0..edits {
        let id = &ids[edit % ids.len()];
        let begin = format!("{id} = ");
        let words = ["", "yes ", "a few more words ", "so "][edit % 4];
        let text = before.replacen(&begin, &format!("{begin}{edit} {words}"), 1);
        let start = Instant::now();
        fs::write(path, text)?;
        changed(events)?;
        let page = desk.page(locale, id)?;
        times.push(milliseconds(start));
        if page == last {
            return Err(format!("the page of `{locale}` did not change after edit {edit}").into());
        }
        last = page;
    }
    Ok(times)
}

/// Waits until the desk says that files changed.
fn changed(events: &mut impl BufRead) -> Result<(), Box<dyn Error>> {
    let mut line = String::new();
    while events.read_line(&mut line)? > 0 {
        if line.trim_end() == "event: changed" || line.trim_end() == "event:changed" {
            return Ok(());
        }
        line.clear();
    }
    Err("the desk closed the connection".into())
}

fn milliseconds(since: Instant) -> f64 {
    since.elapsed().as_secs_f64() * 1000.0
}
