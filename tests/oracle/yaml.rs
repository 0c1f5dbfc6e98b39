//! Talks as a file in the project's format.

use super::papers::{Paper, Place};
use super::talks::{Clause, Cond, Param, Statement, Talks, Terms, Values, Word};
use std::fmt::Write as _;

const WORDS: [&str; 7] = ["rejects", "opposes", "reluctant", "neutral", "open", "supports", "demands"];
const NAMES: [&str; 6] = ["Aland", "Bland", "Cland", "Dland", "Eland", "Fland"];
/// The sentences that conditions may be.
pub const TEXTS: [&str; 4] =
    ["it rains in the north", "the river is high again", "a bell rings at noon", "the old mill turns slowly"];

/// The word for a level.
pub fn level(level: i8) -> &'static str {
    WORDS.get((level + 3).clamp(0, 6) as usize).copied().unwrap_or("neutral")
}

/// A word or an interval as it is written.
pub fn word(word: Word) -> String {
    if word.0 == word.1 { level(word.0).to_string() } else { format!("[{}, {}]", level(word.0), level(word.1)) }
}

/// The name of a parameter in a file. Issues share names with one another, and so do demands.
pub fn param(param: Param) -> String {
    match param {
        Param::Issue(n) => format!("a{n}"),
        Param::Own(n) => format!("b{n}"),
    }
}

/// A day of January 2025.
pub fn day(day: u32) -> String {
    format!("2025-01-{day:02}")
}

/// A condition as it is written.
pub fn condition(cond: &Cond) -> String {
    let list = |of: &[Cond]| of.iter().map(condition).collect::<Vec<_>>().join(", ");
    match cond {
        Cond::Demand(d) => format!("d{d}"),
        Cond::Step(s) => format!("s{s}"),
        Cond::Text(t) => TEXTS[t % TEXTS.len()].to_string(),
        Cond::Any(of) => format!("{{any_of: [{}]}}", list(of)),
        Cond::All(of) => format!("{{all_of: [{}]}}", list(of)),
    }
}

fn values(values: &Values) -> String {
    match values {
        Values::List(list) if list.len() == 1 => list[0].to_string(),
        Values::List(list) => format!("[{}]", list.iter().map(i32::to_string).collect::<Vec<_>>().join(", ")),
        Values::Range(low, high) => {
            let ends: Vec<String> =
                low.map(|v| format!("min: {v}")).into_iter().chain(high.map(|v| format!("max: {v}"))).collect();
            format!("{{{}}}", ends.join(", "))
        }
    }
}

fn terms(terms: &Terms) -> String {
    let all: Vec<String> = terms.iter().map(|(p, v)| format!("{}: {}", param(*p), values(v))).collect();
    format!("{{{}}}", all.join(", "))
}

fn parameters(letter: char, count: usize) -> String {
    if count == 0 {
        return String::new();
    }
    let all: Vec<String> = (0..count).map(|n| format!("{letter}{n}: number")).collect();
    format!(", parameters: {{{}}}", all.join(", "))
}

fn relation(name: &str, to: &[usize]) -> String {
    if to.is_empty() {
        return String::new();
    }
    let all: Vec<String> = to.iter().map(|d| format!("d{d}: r")).collect();
    format!(", {name}: {{{}}}", all.join(", "))
}

/// The given order if it is one of `count` numbers, else the numbers as they come.
fn order(given: &[usize], count: usize) -> Vec<usize> {
    let mut sorted = given.to_vec();
    sorted.sort_unstable();
    if sorted.iter().copied().eq(0..count) { given.to_vec() } else { (0..count).collect() }
}

/// The source of everything that no other one is given for.
const ONE_SOURCE: &str = "evidence: {g: {at: \"1\"}}";

/// What a source is given for, by its number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Cited {
    /// A statement.
    Statement(usize),
    /// A step.
    Step(usize),
}

impl Statement {
    fn yaml(&self, evidence: &str) -> String {
        let stance = if self.declined { "declined".to_string() } else { word(self.word) };
        let mut line = format!("  - {{party: p{}, demand: d{}, stance: {stance}", self.party, self.demand);
        if self.declined {
            let said = self.said.map(|said| format!(", said: {}", day(said))).unwrap_or_default();
            return format!("{line}{said}, {evidence}}}\n");
        }
        let mut add = |key: &str, value: String| {
            // Writing to a string cannot fail.
            let _ = write!(line, ", {key}: {value}");
        };
        if self.red {
            add("red_line", "{judge: curator, why: said so}".to_string());
        }
        let conditions =
            [("only_after", &self.only_after), ("if", &self.given), ("unless", &self.unless), ("until", &self.until)];
        for (at, (key, cond)) in conditions.into_iter().enumerate() {
            match cond {
                // A list means all of them where the conditions have to be met; for exceptions it could be read in two
                // ways, so it is spelled out there. [A42]
                Some(Cond::All(of)) if at < 2 && matches!(of.first(), Some(Cond::Demand(_))) => {
                    add(key, format!("[{}]", of.iter().map(condition).collect::<Vec<_>>().join(", ")));
                }
                Some(cond) => add(key, condition(cond)),
                None => {}
            }
        }
        if let Some(last) = self.until_day {
            add("until", day(last));
        }
        if let Some(other) = self.otherwise {
            add("otherwise", word(other));
        }
        if !self.accepts.is_empty() {
            add("accepts", terms(&self.accepts));
        }
        if let Some(said) = self.said {
            add("said", day(said));
        }
        if let Some(from) = self.from {
            add("from", day(from));
        }
        let _ = writeln!(line, ", {evidence}}}");
        line
    }
}

impl Clause {
    fn yaml(&self, id: &str) -> String {
        let stance = self.stance.map(|s| format!(", stance: {}", level(s))).unwrap_or_default();
        let sets = if self.sets.is_empty() { String::new() } else { format!(", sets: {}", terms(&self.sets)) };
        format!("      {id}: {{demand: d{}{stance}{sets}}}\n", self.demand)
    }
}

/// The name of a clause of a paper.
fn place((paper, clause): Place) -> String {
    format!("t{paper}-{clause}")
}

impl Paper {
    fn yaml(&self, at: usize) -> String {
        let authors: Vec<String> = self.authors.iter().map(|p| format!("p{p}")).collect();
        let role = if authors.len() > 1 { "joint" } else { "own-position" };
        let mut paper = format!("  t{at}:\n    title: Paper number {at}\n    author: [{}]\n", authors.join(", "));
        let mut add = |key: &str, value: &str| {
            // Writing to a string cannot fail.
            let _ = writeln!(paper, "    {key}: {value}");
        };
        add("role", role);
        add("date", &day(self.date));
        add("evidence", "{g: {at: \"1\"}}");
        if self.positions {
            add("positions", "true");
        }
        if let Some(before) = self.amends {
            add("amends", &format!("t{before}"));
        }
        if !self.drops.is_empty() {
            let drops: Vec<String> = self.drops.iter().map(|at| place(*at)).collect();
            add("drops", &format!("[{}]", drops.join(", ")));
        }
        if !self.clauses.is_empty() {
            add("clauses", "");
        }
        for (clause, written) in self.clauses.iter().enumerate() {
            paper.push_str(&written.yaml(&place((at, clause))));
        }
        paper
    }
}

impl Talks {
    /// The talks as a file: parties p0, p1 …, issues i0 …, demands d0 …, steps s0 …, papers t0 …, and a document `draft`
    /// whose clause on demand 3 is c3. Parameters of issues are a0 …, those of demands b0 ….
    pub fn yaml(&self) -> String {
        self.yaml_citing(&|_| ONE_SOURCE.to_string())
    }

    /// The same with the last keys of each statement and step, which say on what it rests.
    pub fn yaml_citing(&self, evidence: &dyn Fn(Cited) -> String) -> String {
        let mut file = format!("model: {{title: Random, as_of: {}}}\n", day(self.as_of));
        file.push_str("sources: {g: {title: G, date: 2025-01-01}}\nparties:\n");
        let mut add = |line: String| file.push_str(&line);
        for p in order(&self.written.parties, self.parties) {
            add(format!("  p{p}: {{name: {}}}\n", NAMES[p % NAMES.len()]));
        }
        add("issues:\n".to_string());
        for i in order(&self.written.issues, self.issues.len()) {
            add(format!("  i{i}: {{name: Issue number {i}{}}}\n", parameters('a', self.issues[i].params)));
        }
        add("demands:\n".to_string());
        for d in order(&self.written.demands, self.demands.len()) {
            let demand = &self.demands[d];
            add(format!(
                "  d{d}: {{issue: i{}, text: Thing number {d} is done{}{}{}{}}}\n",
                demand.issue,
                parameters('b', demand.params),
                relation("implies", &demand.implies),
                relation("excludes", &demand.excludes),
                relation("only_by", &demand.only_by),
            ));
        }
        add(if self.statements.is_empty() { "stances: []\n".to_string() } else { "stances:\n".to_string() });
        for s in order(&self.written.statements, self.statements.len()) {
            add(self.statements[s].yaml(&evidence(Cited::Statement(s))));
        }
        if !self.steps.is_empty() {
            add("steps:\n".to_string());
        }
        for s in order(&self.written.steps, self.steps.len()) {
            let step = &self.steps[s];
            let fulfils = step.fulfils.map(|d| format!(", fulfils: d{d}")).unwrap_or_default();
            let insists = |p: &Option<usize>| p.map_or("structural".to_string(), |p| format!("p{p}"));
            let before: Vec<String> = step.after.iter().map(|(b, p)| format!("s{b}: {}", insists(p))).collect();
            let after = if before.is_empty() { String::new() } else { format!(", after: {{{}}}", before.join(", ")) };
            let evidence = evidence(Cited::Step(s));
            add(format!("  s{s}: {{text: Step number {s} is taken{fulfils}{after}, {evidence}}}\n"));
        }
        if !self.draft.is_empty() || !self.papers.is_empty() {
            add("documents:\n".to_string());
        }
        for at in order(&self.written.papers, self.papers.len()) {
            add(self.papers[at].yaml(at));
        }
        if !self.draft.is_empty() {
            add("  draft:\n    title: Draft\n    author: p0\n    role: mediators-text\n    date: 2025-01-01\n    clauses:\n".to_string());
        }
        for clause in &self.draft {
            add(clause.yaml(&format!("c{}", clause.demand)));
        }
        file
    }
}
