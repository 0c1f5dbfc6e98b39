//! A page that is served to a browser on this machine, and to nobody else: on the loopback address, at a port that the system picks,
//! below a token that nobody can guess. What comes from another page, or under another name, is turned away.

use std::fmt::Write as _;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Condvar, Mutex, PoisonError};
use std::time::Duration;

use anyhow::{Result, anyhow};
use tiny_http::{Header, Method, Request, Response, Server, StatusCode};

/// A request for the next page is held so long; then the browser asks again.
const HELD: Duration = Duration::from_secs(20);
/// So many requests are answered at a time: a browser window holds one.
const MOST: usize = 64;
/// Bytes of the token: more than can be tried.
const TOKEN: usize = 16;

/// What every answer says: it is not kept, not shown within another page, and says nothing to others.
const HEADERS: [(&str, &str); 7] = [
    ("Cache-Control", "no-store"),
    ("Content-Security-Policy", "frame-ancestors 'none'"),
    ("Cross-Origin-Opener-Policy", "same-origin"),
    ("Cross-Origin-Resource-Policy", "same-origin"),
    ("Referrer-Policy", "no-referrer"),
    ("X-Content-Type-Options", "nosniff"),
    ("X-Frame-Options", "DENY"),
];

/// A page that is being served. It ends with the program.
pub struct Served {
    site: Arc<Site>,
    address: String,
}

struct Site {
    /// `127.0.0.1:` with the port: how a browser calls this machine.
    host: String,
    /// The part of the address that nobody can guess.
    token: String,
    page: Mutex<Page>,
    changed: Condvar,
    answering: AtomicUsize,
}

#[derive(Default)]
struct Page {
    version: usize,
    text: Arc<str>,
}

impl Served {
    /// Serves a page from now on.
    ///
    /// # Errors
    /// When the system gives no port or no random numbers.
    pub fn start() -> Result<Served> {
        let server = Server::http(("127.0.0.1", 0)).map_err(|error| anyhow!("cannot serve a page: {error}"))?;
        let port = server.server_addr().to_ip().map(|address| address.port());
        let port = port.ok_or_else(|| anyhow!("cannot serve a page: the system names no port"))?;
        let mut bytes = [0; TOKEN];
        getrandom::fill(&mut bytes).map_err(|error| anyhow!("cannot serve a page: no random numbers: {error}"))?;
        let token = bytes.iter().fold(String::new(), |mut token, byte| {
            let _ = write!(token, "{byte:02x}");
            token
        });
        let host = format!("127.0.0.1:{port}");
        let address = format!("http://{host}/{token}/");
        let (page, changed) = (Mutex::default(), Condvar::new());
        let site = Arc::new(Site { host, token, page, changed, answering: AtomicUsize::new(0) });
        let own = Arc::clone(&site);
        std::thread::spawn(move || {
            for request in server.incoming_requests() {
                let site = Arc::clone(&own);
                std::thread::spawn(move || site.answer(request));
            }
        });
        Ok(Served { site, address })
    }

    /// Where the page is.
    pub fn address(&self) -> &str {
        &self.address
    }

    /// Puts a page in the place of the one before.
    pub fn show(&self, version: usize, text: String) {
        *self.site.page() = Page { version, text: text.into() };
        self.site.changed.notify_all();
    }
}

impl Site {
    /// The page; a thread that failed has not left half of one.
    fn page(&self) -> std::sync::MutexGuard<'_, Page> {
        self.page.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn answer(&self, request: Request) {
        let others = self.answering.fetch_add(1, Ordering::SeqCst);
        let (status, text) = if others < MOST { self.respond(&request) } else { (503, Arc::default()) };
        let response = Response::from_data(text.as_bytes()).with_status_code(StatusCode(status));
        // It is all there, so that its length can be said.
        let mut response = response.with_chunked_threshold(usize::MAX);
        let kind = ("Content-Type", "text/html; charset=utf-8");
        for (name, value) in HEADERS.iter().chain([&kind]) {
            if let Ok(header) = Header::from_bytes(*name, *value) {
                response.add_header(header);
            }
        }
        // Whoever has gone in between wants no answer.
        let _ = request.respond(response);
        self.answering.fetch_sub(1, Ordering::SeqCst);
    }

    fn respond(&self, request: &Request) -> (u16, Arc<str>) {
        if !self.is_ours(request) {
            return (403, Arc::default());
        }
        if *request.method() != Method::Get {
            return (405, Arc::default());
        }
        let path = request.url().strip_prefix('/').and_then(|rest| rest.strip_prefix(&*self.token));
        match path {
            Some("/") => (200, Arc::clone(&self.page().text)),
            Some(path) => match path.strip_prefix("/next?seen=").and_then(|seen| seen.parse().ok()) {
                Some(seen) => (self.next(seen), Arc::default()),
                None => (404, Arc::default()),
            },
            None => (404, Arc::default()),
        }
    }

    /// 200 once there is another page than the one that was seen; 204 if there is none for a while.
    fn next(&self, seen: usize) -> u16 {
        let waited = self.changed.wait_timeout_while(self.page(), HELD, |page| page.version == seen);
        let (page, _) = waited.unwrap_or_else(PoisonError::into_inner);
        if page.version == seen { 204 } else { 200 }
    }

    /// Whether a request comes from the page itself or from somebody who typed the address. A name that another machine has made to
    /// point here is none of ours, and neither is another page.
    fn is_ours(&self, request: &Request) -> bool {
        let values = |name: &'static str| {
            request.headers().iter().filter(move |header| header.field.equiv(name)).map(|header| header.value.as_str())
        };
        let mut hosts = values("Host").peekable();
        let is_named = hosts.peek().is_some() && hosts.all(|host| host == self.host);
        let own = format!("http://{}", self.host);
        is_named
            && values("Origin").all(|origin| origin == own)
            && values("Sec-Fetch-Site").all(|site| matches!(site, "none" | "same-origin"))
    }
}
