//! `brief --watch`: the page goes to a browser on this machine and to nobody else, follows every save, and outlives mistakes.

use std::fs;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};

use tempfile::TempDir;

use crate::support::SELVAR;

/// A page that is being served.
struct Served {
    folder: TempDir,
    child: Child,
    /// `127.0.0.1:41234`.
    host: String,
    /// `/4f…/`.
    path: String,
}

impl Drop for Served {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// What came back: the status, the head and the body.
struct Answer {
    status: u16,
    head: String,
    body: String,
}

impl Served {
    fn start(text: &str) -> Served {
        let folder = tempfile::tempdir().expect("a folder");
        fs::write(folder.path().join("positions.yaml"), text).expect("it is written");
        let mut child = Command::new(env!("CARGO_BIN_EXE_demarche"))
            .args(["brief", "--watch"])
            .current_dir(folder.path())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .expect("it is built");
        let mut address = String::new();
        BufReader::new(child.stdout.take().expect("piped")).read_line(&mut address).expect("an address");
        let (host, token) = address.trim().strip_prefix("http://").and_then(|rest| rest.split_once('/')).expect("one");
        let (host, path) = (host.to_owned(), format!("/{token}"));
        Served { folder, child, host, path }
    }

    fn file(&self) -> PathBuf {
        self.folder.path().join("positions.yaml")
    }

    fn ask(&self, method: &str, path: &str, heads: &[(&str, &str)]) -> Answer {
        let mut stream = TcpStream::connect(&self.host).expect("it listens");
        let heads: String = heads.iter().map(|(name, value)| format!("{name}: {value}\r\n")).collect();
        write!(stream, "{method} {path} HTTP/1.1\r\n{heads}Connection: close\r\n\r\n").expect("it is sent");
        let mut text = String::new();
        stream.read_to_string(&mut text).expect("an answer");
        let (head, body) = text.split_once("\r\n\r\n").expect("a head");
        let status = head.split(' ').nth(1).and_then(|word| word.parse().ok()).expect("a status");
        Answer { status, head: head.to_owned(), body: body.to_owned() }
    }

    fn page(&self) -> Answer {
        self.ask("GET", &self.path, &[("Host", &self.host)])
    }

    /// The first page after the one that was seen.
    fn after(&self, seen: usize) -> Answer {
        loop {
            let next = self.ask("GET", &format!("{}next?seen={seen}", self.path), &[("Host", &self.host)]);
            match next.status {
                200 => return self.page(),
                status => assert_eq!(status, 204),
            }
        }
    }

    /// The first page after that which holds something: one save can be seen as several.
    fn until(&self, is_there: impl Fn(&str) -> bool) -> String {
        let mut page = self.page().body;
        while !is_there(&page) {
            let seen = page.split("data-version=\"").nth(1).and_then(|rest| rest.split('"').next());
            page = self.after(seen.and_then(|seen| seen.parse().ok()).expect("a version")).body;
        }
        page
    }
}

#[test]
fn only_who_knows_the_address_gets_the_page() {
    let served = Served::start(SELVAR);
    let (host, path) = (served.host.clone(), served.path.clone());
    assert!(host.starts_with("127.0.0.1:") && path.len() == 34, "{host}{path}");
    let page = served.page();
    assert_eq!(page.status, 200, "{}", page.head);
    assert!(page.body.contains("<section id=\"minute\">"), "{}", page.head);
    for head in ["Cache-Control: no-store", "X-Frame-Options: DENY", "Cross-Origin-Resource-Policy: same-origin"] {
        assert!(page.head.contains(head), "{head}: {}", page.head);
    }
    let own = format!("http://{host}");
    let is_own = served.ask("GET", &path, &[("Host", &host), ("Origin", &own), ("Sec-Fetch-Site", "same-origin")]);
    assert_eq!(is_own.status, 200);
    let other = format!("http://localhost:{}", host.split(':').nth(1).expect("a port"));
    let turned_away = |method: &str, path: &str, heads: &[(&str, &str)], status: u16| {
        let answer = served.ask(method, path, heads);
        assert_eq!(answer.status, status, "{method} {path} {heads:?}");
        assert!(answer.body.is_empty(), "{method} {path} {heads:?}: {}", answer.body);
    };
    turned_away("GET", &path, &[], 403);
    turned_away("GET", &path, &[("Host", "evil.example")], 403);
    turned_away("GET", &path, &[("Host", &host), ("Host", "evil.example")], 403);
    turned_away("GET", &path, &[("Host", &host), ("Origin", "http://evil.example")], 403);
    turned_away("GET", &path, &[("Host", &host), ("Origin", &other)], 403);
    turned_away("GET", &path, &[("Host", &host), ("Sec-Fetch-Site", "cross-site")], 403);
    turned_away("POST", &path, &[("Host", &host)], 405);
    turned_away("GET", "/", &[("Host", &host)], 404);
    turned_away("GET", "/0123456789abcdef0123456789abcdef/", &[("Host", &host)], 404);
    let again = Served::start(SELVAR);
    assert_ne!(again.path, path, "a token is never the same twice");
}

#[test]
fn every_save_is_followed_and_a_mistake_stands_above_the_page_of_before() {
    let served = Served::start(SELVAR);
    let title = "The waters of the Selvar";
    assert!(served.page().body.contains(title) && !served.page().body.contains("class=\"broken\""));
    let save = |text: String| fs::write(served.file(), text).expect("it is written");
    save(SELVAR.replace(title, "Other waters"));
    served.until(|page| page.contains("<h1>Other waters") && !page.contains("class=\"broken\""));
    // A word that is none, a file that is no YAML, and no file at all.
    save(SELVAR.replacen("stance: demands", "stance: demandz", 1));
    let page = served.until(|page| page.contains("demandz"));
    assert!(page.contains("class=\"broken\"") && page.contains("<b>positions.yaml:"), "the place is named");
    assert!(page.contains("did you mean"), "and what to do");
    assert!(page.contains("<h1>Other waters"), "the page of before stays");
    save("parties: {a: [".to_owned());
    served.until(|page| page.contains("class=\"broken\"") && !page.contains("demandz"));
    fs::remove_file(served.file()).expect("it is removed");
    served.until(|page| page.contains("cannot read"));
    save(SELVAR.to_owned());
    served.until(|page| page.contains(title) && !page.contains("class=\"broken\""));
}

/// Somebody who begins with a mistake sees it, and the page once it is mended.
#[test]
fn a_page_can_begin_with_a_mistake() {
    let served = Served::start("parties: {a: {}}\n");
    let page = served.page().body;
    assert!(page.contains("class=\"broken\"") && page.contains("The page follows once"), "{page}");
    fs::write(served.file(), SELVAR).expect("it is written");
    served.until(|page| page.contains("<section id=\"minute\">") && !page.contains("class=\"broken\""));
}

#[test]
#[cfg(unix)]
fn ctrl_c_ends_it() {
    let mut served = Served::start(SELVAR);
    let id = served.child.id().to_string();
    assert!(Command::new("kill").args(["-INT", &id]).status().is_ok_and(|status| status.success()));
    let status = served.child.wait().expect("it ends");
    assert_eq!(status.code(), Some(130));
}
