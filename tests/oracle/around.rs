//! What stands around the positions of random talks: which source says what, what happened, was handed over, announced and
//! claimed, and on what sources differ. No position follows from any of it.

use std::fmt::Write as _;

use super::rng::Rng;
use super::talks::Talks;
use super::yaml::{Cited, day};

/// Talks with what stands around them, as two files: the talks with their sources, and everything else.
#[derive(Clone, Debug)]
pub struct Around {
    /// The talks.
    pub talks: String,
    /// Sources, a bloc, a second document, events, announcements, claims, disputes and figures.
    pub rest: String,
}

/// How many sources there are besides the one of [`Talks::yaml`]; the last two are one article.
const SOURCES: usize = 4;
/// The bloc: no party of any talks has its number.
const BLOC: &str = "p9";

impl Around {
    /// What stands around the talks of a seed.
    pub fn random(seed: u64) -> Around {
        let talks = Talks::wide(seed);
        let mut rng = Rng::new(seed ^ 0xa20_4d5);
        let of_statements: Vec<String> = talks.statements.iter().map(|_| statement_keys(&mut rng)).collect();
        let of_steps: Vec<String> = talks.steps.iter().map(|_| evidence(&mut rng)).collect();
        let keys = |cited: Cited| match cited {
            Cited::Statement(at) => of_statements[at].clone(),
            Cited::Step(at) => of_steps[at].clone(),
        };
        let text = talks.yaml_citing(&keys);
        let mut make = Make { rng, talks, file: String::new() };
        make.sources();
        make.bloc();
        make.paper();
        make.events();
        make.announcements();
        make.claims_and_figures();
        make.disputes();
        Around { talks: text, rest: make.file }
    }

    /// The files.
    pub fn texts(&self) -> [&str; 2] {
        [&self.talks, &self.rest]
    }
}

/// One source, or two.
fn evidence(rng: &mut Rng) -> String {
    let (one, other) = (rng.below(SOURCES), rng.below(SOURCES));
    let other = if one == other || rng.chance(60) { String::new() } else { format!(", h{other}: as was said") };
    format!("evidence: {{h{one}: as was said{other}}}")
}

/// What a statement rests on, and now and then where it was said.
fn statement_keys(rng: &mut Rng) -> String {
    let channel = if rng.chance(6) { rng.pick(&["channel: closed-door, ", "channel: leaked, "]) } else { "" };
    let voice = rng.pick(&["", "voice: stated, ", "voice: reported, "]);
    format!("{channel}{voice}{}", evidence(rng))
}

struct Make {
    rng: Rng,
    talks: Talks,
    file: String,
}

impl Make {
    fn line(&mut self, line: &str) {
        // Writing to a string cannot fail.
        let _ = writeln!(self.file, "{line}");
    }

    fn party(&mut self) -> String {
        format!("p{}", self.rng.below(self.talks.parties))
    }

    /// A key with a day, before or after that of the talks; now and then about that day, or none.
    fn dated(&mut self, key: &str, latest: usize) -> String {
        if self.rng.chance(12) {
            return String::new();
        }
        let about = if self.rng.chance(15) { "~" } else { "" };
        format!(", {key}: {}{about}", day(self.rng.between(1, latest) as u32))
    }

    /// Under a key, who says something, if somebody does.
    fn said_by(&mut self, key: &str) -> String {
        if self.rng.chance(30) { String::new() } else { format!(", {key}: {}", self.party()) }
    }

    fn sources(&mut self) {
        self.line("sources:");
        for at in 0..SOURCES {
            let address = at.min(SOURCES - 2);
            self.line(&format!(
                "  h{at}: {{title: Report {at}, date: 2025-01-02, url: \"https://example.org/{address}\"}}"
            ));
        }
    }

    fn bloc(&mut self) {
        self.line("parties:");
        let members = if self.talks.parties > 2 && self.rng.chance(50) { "p1, p2" } else { "p0" };
        self.line(&format!("  {BLOC}: {{name: The Bloc, kind: bloc, members: [{members}]}}"));
        if self.rng.chance(35) {
            let demand = self.rng.below(self.talks.demands.len());
            let word = self.rng.pick(&["demands", "supports", "open", "neutral", "opposes", "rejects"]);
            let rest = evidence(&mut self.rng);
            self.line("stances:");
            self.line(&format!("  - {{party: {BLOC}, demand: d{demand}, stance: {word}, said: 2025-01-01, {rest}}}"));
        }
    }

    /// A document besides the draft, with clauses or without, by nobody, one or two, and what became of it.
    fn paper(&mut self) {
        let authors = self.rng.pick(&["", ", author: p1", ", author: [p0, p1]"]);
        let role = self.rng.pick(&["", ", role: own-position", ", role: joint"]);
        let date = self.dated("date", 31);
        let mut clauses = Vec::new();
        for demand in self.rng.order(self.talks.demands.len()).into_iter().take(3) {
            if self.rng.chance(70) {
                let stance = self.rng.pick(&["", ", stance: rejects", ", stance: open", ", stance: neutral"]);
                clauses.push(format!("c{demand}: {{demand: d{demand}{stance}}}"));
            }
        }
        let mut log = Vec::new();
        for _ in 0..self.rng.below(4) {
            let status = self.rng.pick(&["promised", "claimed", "confirmed", "not-delivered"]);
            let (to, date) = (self.party(), self.dated("date", 12));
            log.push(format!("{{to: {to}, status: {status}{date}, {}}}", evidence(&mut self.rng)));
        }
        let history = if self.rng.chance(30) { ", history: [{status: agreed, date: 2025-01-09}]" } else { "" };
        let (clauses, log) = (clauses.join(", "), log.join(", "));
        self.line("documents:");
        self.line(&format!(
            "  paper: {{title: Paper{authors}{role}{date}, clauses: {{{clauses}}}, delivery: [{log}]{history}}}"
        ));
    }

    fn events(&mut self) {
        let count = self.rng.below(4);
        if count > 0 {
            self.line("events:");
        }
        for at in 0..count {
            let (date, who) = (self.dated("date", 25), self.party());
            let status = self.rng.pick(&["confirmed", "expected", "absent"]);
            let said = self.dated("said", 12);
            let attendance = format!("attendance: [{{party: {who}, status: {status}{said}}}]");
            let outcomes =
                if self.rng.chance(30) { ", outcomes: [{text: They meet again, status: agreed}]" } else { "" };
            self.line(&format!("  e{at}: {{kind: talks, text: Meeting number {at}{date}, {attendance}{outcomes}}}"));
        }
    }

    fn announcements(&mut self) {
        let count = self.rng.below(4);
        if count > 0 {
            self.line("threats:");
        }
        for at in 0..count {
            let kind = self.rng.pick(&["threat", "offer", "promise", "warning", "deadline"]);
            let (by, said) = (self.party(), self.dated("said", 20));
            let due = if self.rng.chance(50) { self.dated("due", 31) } else { String::new() };
            let rest = evidence(&mut self.rng);
            self.line(&format!("  - {{kind: {kind}, by: {by}, then: the gate number {at} shuts{said}{due}, {rest}}}"));
        }
    }

    fn claims_and_figures(&mut self) {
        if self.rng.chance(40) {
            let (about, by, said) = (self.party(), self.said_by("by"), self.dated("said", 20));
            let rest = evidence(&mut self.rng);
            self.line("claims:");
            self.line(&format!("  - {{kind: praise, about: {about}{by}, text: They keep their word{said}, {rest}}}"));
        }
        let count = self.rng.below(3);
        if count > 0 {
            self.line("figures:");
        }
        for at in 0..count {
            let (by, said, rest) = (self.said_by("by"), self.dated("said", 20), evidence(&mut self.rng));
            self.line(&format!("  f{at}: {{what: boats of kind {at}, value: 40{by}{said}, {rest}}}"));
        }
    }

    /// Questions with two to four answers, some of them settled in one way or another, some of one source only.
    fn disputes(&mut self) {
        let count = self.rng.below(5);
        if count > 0 {
            self.line("disputes:");
        }
        for at in 0..count {
            let inside = self.rng.chance(25).then(|| "evidence: {h1: as was said}".to_owned());
            let mut answers = Vec::new();
            for number in 0..self.rng.between(2, 4) {
                let (by, channel) = (self.said_by("party"), if self.rng.chance(8) { ", channel: leaked" } else { "" });
                let rest = inside.clone().unwrap_or_else(|| evidence(&mut self.rng));
                answers.push(format!("{{says: answer number {number}{by}{channel}, {rest}}}"));
            }
            let how = self.rng.pick(&["date", "confirmation", "precision"]);
            let settled = if self.rng.chance(45) { format!(", settled: {{by: {how}}}") } else { String::new() };
            let answers = answers.join(", ");
            self.line(&format!("  q{at}: {{question: What about number {at}, answers: [{answers}]{settled}}}"));
        }
    }
}
