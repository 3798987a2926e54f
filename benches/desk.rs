//! Measures the desk as a browser sees it: from a file saved in another program to the bytes of the new page, by HTTP.
//!
//! `desk DIR [EDITS [TYPST]]` opens `openletter preview`, which must lie beside this program's folder, on a copy of the letter and changes,
//! in each of its languages, so many times one message after another (200 if not said). Works on a copy only: it writes into DIR.
//!
//! With the program `typst` (crate `typst-cli`, of the version in Cargo.toml) the same edits are made under `typst watch`, on the same
//! template, fonts and pages: from the saved document to its word that all pages are written. What the desk does before it sets a page,
//! reading the Fluent files and resolving them, is done for the peer before its clock starts.

#![expect(clippy::print_stdout, reason = "this is a program")]

use std::error::Error;
use std::fs;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::path::Path;
use std::process::{Child, ChildStderr, Command, Stdio};
use std::time::{Duration, Instant};

use openletter::edition::{DocumentKind, Edition, Standing};
use openletter::letter::Letter;
use openletter::source::Sources;
use serde_json::{Value, json};
use tempfile::TempDir;

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

/// `typst watch` on one document; stopped when dropped.
struct Peer {
    folder: TempDir,
    process: Child,
    said: BufReader<ChildStderr>,
}

impl Drop for Peer {
    fn drop(&mut self) {
        self.process.kill().ok();
        self.process.wait().ok();
    }
}

impl Peer {
    fn open(typst: &str, document: &[u8]) -> Result<Self, Box<dyn Error>> {
        let repository = Path::new(env!("CARGO_MANIFEST_DIR"));
        let folder = tempfile::tempdir()?;
        for entry in fs::read_dir(repository.join("templates"))? {
            let path = entry?.path();
            if path.is_file() {
                fs::copy(&path, folder.path().join(path.file_name().ok_or("no name")?))?;
            }
        }
        let medium =
            json!({ "paper": { "width": 210.0, "height": 297.0 }, "press": false, "bleed": 0.0, "rich": null });
        fs::write(folder.path().join("medium.json"), medium.to_string())?;
        fs::write(folder.path().join("document.json"), document)?;
        fs::create_dir(folder.path().join("out"))?;
        let mut command = Command::new(typst);
        command.args(["watch", "main.typ", "out/{p}.svg", "--ignore-system-fonts", "--font-path"]);
        command.arg(repository.join("fonts")).current_dir(folder.path()).stdout(Stdio::null()).stderr(Stdio::piped());
        let mut process = command.spawn()?;
        let said = BufReader::new(process.stderr.take().ok_or("no output")?);
        let mut peer = Self { folder, process, said };
        peer.compiled()?;
        Ok(peer)
    }

    /// Waits until the pages are written, and gives how long compiling took by its own word.
    fn compiled(&mut self) -> Result<f64, Box<dyn Error>> {
        let mut line = String::new();
        while self.said.read_line(&mut line)? > 0 {
            if let Some((_, took)) =
                line.split_once("compiled ").and_then(|(_, rest)| rest.trim_end().split_once(" in "))
            {
                let end = took.find(|c: char| !c.is_ascii_digit() && c != '.').ok_or("no unit")?;
                let factor = if took.contains('m') { 1.0 } else { 1000.0 };
                return Ok(took[..end].parse::<f64>()? * factor);
            }
            if line.contains("compiled with errors") {
                return Err(line.into());
            }
            line.clear();
        }
        Err("`typst watch` ended".into())
    }

    fn run(&mut self, documents: &[Vec<u8>]) -> Result<(Vec<f64>, Vec<f64>), Box<dyn Error>> {
        let (mut times, mut compiling) = (Vec::new(), Vec::new());
        let path = self.folder.path().join("document.json");
        for document in documents {
            // It says that it is done before it watches again.
            std::thread::sleep(Duration::from_millis(150));
            let start = Instant::now();
            fs::write(&path, document)?;
            compiling.push(self.compiled()?);
            times.push(milliseconds(start));
        }
        Ok((times, compiling))
    }
}

/// Gives the letter in a locale as the template is given it, with a text in the place of that of `letter.ftl`. The source stays final
/// when it is edited; a translation becomes a draft.
fn document(folder: &Path, locale: &str, text: &str) -> Result<Vec<u8>, Box<dyn Error>> {
    let overlay = [(format!("locales/{locale}/letter.ftl"), text.as_bytes().to_vec())];
    let mut sources = Sources::open(folder)?.with_overlay(overlay.into());
    let letter = Letter::load(&mut sources, &[])?.letter.ok_or("the letter cannot be read")?;
    let index = letter.catalogs().iter().position(|it| it.locale == locale).ok_or("no such locale")?;
    let standing = if index == 0 { Standing::Final } else { Standing::Draft };
    let edition = Edition::resolve_as(standing, &letter, &letter.catalogs()[index], &sources);
    let edition = edition.map_err(|_| "the letter cannot be resolved")?;
    let document = edition.documents.iter().find(|it| it.kind == DocumentKind::Letter).ok_or("there is no letter")?;
    Ok(serde_json::to_vec(document)?)
}

/// Gives the text of a file after an edit.
fn edited(before: &str, ids: &[String], edit: usize) -> String {
    let begin = format!("{} = ", ids[edit % ids.len()]);
    let words = ["", "yes ", "a few more words ", "so "][edit % 4];
    before.replacen(&begin, &format!("{begin}{edit} {words}"), 1)
}

fn report(what: &str, times: &mut [f64]) -> (f64, f64) {
    times.sort_by(f64::total_cmp);
    let at = |percent: usize| times[(times.len() * percent / 100).min(times.len() - 1)];
    println!("{what}: median {:.1} ms, 95th percentile {:.1} ms, most {:.1} ms", at(50), at(95), at(100));
    (at(50), at(95))
}

fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let folder = Path::new(arguments.first().ok_or("usage: desk DIR [EDITS [TYPST]]")?);
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
        let start = Instant::now();
        desk.page(locale, &ids[0])?;
        println!("{locale}: opened in {:.1} ms", milliseconds(start));
        let measured = run(&desk, &mut events, locale, &path, &before, &ids, edits);
        fs::write(&path, &before)?;
        changed(&mut events)?;
        let ours = report(&format!("    {edits} edits, from the saved file to the bytes of its page"), &mut measured?);
        if let Some(typst) = arguments.get(2) {
            let documents = (0..edits).map(|edit| document(folder, locale, &edited(&before, &ids, edit)));
            let documents: Vec<Vec<u8>> = documents.collect::<Result<_, _>>()?;
            let first = document(folder, locale, &before)?;
            let (mut times, mut compiling) = Peer::open(typst, &first)?.run(&documents)?;
            let theirs = report("    typst watch, from the saved document to its pages", &mut times);
            report("    of that compiling, by its own word", &mut compiling);
            println!(
                "    ours of it: median {:.0} %, 95th percentile {:.0} %",
                100.0 * ours.0 / theirs.0,
                100.0 * ours.1 / theirs.1
            );
        }
    }
    Ok(())
}

fn resident(desk: &Desk) -> String {
    let status = fs::read_to_string(format!("/proc/{}/status", desk.process.id())).unwrap_or_default();
    let memory = status.lines().find(|line| line.starts_with("VmRSS")).unwrap_or_default();
    memory.trim_start_matches("VmRSS:").trim().to_owned()
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
    let mut memory = Vec::new();
    let mut last = String::new();
    for edit in 0..edits {
        let id = &ids[edit % ids.len()];
        let text = edited(before, ids, edit);
        let start = Instant::now();
        fs::write(path, text)?;
        changed(events)?;
        let page = desk.page(locale, id)?;
        times.push(milliseconds(start));
        if page == last {
            return Err(format!("the page of `{locale}` did not change after edit {edit}").into());
        }
        last = page;
        if (edit + 1) % edits.div_ceil(4) == 0 {
            memory.push(resident(desk));
        }
    }
    println!("    memory after each quarter of the edits: {}", memory.join(", "));
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
