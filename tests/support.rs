//! What several test modules share: texts to models, and ids to indices and back.

use demarche::analysis::{Ground, PairCounts, common_ground, pair_counts};
use demarche::answer::{Answer, Register, Stances};
use demarche::date::Date;
use demarche::diagnostic::{Diagnostic, Severity};
use demarche::id::{DemandIx, PartyIx};
use demarche::model::Assumption;
use demarche::model::{LevelRange, Model};
use demarche::picture::choice::Choice;
use demarche::picture::page::Page as Sheet;
use demarche::picture::{Drawing, Picture, Request};
use demarche::report::Page;
use demarche::report::text::{Text, print};
use demarche::situation::{Scope, Situation};
use demarche::source::Sources;
use demarche::{Loaded, load};

/// The worked example.
pub const MINI_ISTANBUL: &str = include_str!("fixtures/mini-istanbul.yaml");

/// Frozen copies of the models that ship: an edit of those breaks nothing here.
pub const ISTANBUL: &str = include_str!("models/istanbul.yaml");
pub const SELVAR: &str = include_str!("models/selvar.yaml");

/// What fragments of the documentation and examples of the pages on rules are read together with.
pub const TWO_SHORES: &str = include_str!("fixtures/two-shores.yaml");

/// The smallest model in which `check` finds nothing.
pub const CLEAN: &str = "\
sources: {s: {publisher: P, title: T, date: 2025-01-01}}
parties: {a: {name: Aland}}
issues: {i: {name: Issue}}
demands: {d: {issue: i, text: T}}
stances: [{party: a, demand: d, stance: open, said: 2025-01-01, evidence: {s: yes}}]
";

/// Several texts as files `0.yaml`, `1.yaml` …
pub fn sources(texts: &[&str]) -> Sources {
    let mut sources = Sources::default();
    for (at, text) in texts.iter().enumerate() {
        sources.add(format!("{at}.yaml"), *text);
    }
    sources
}

/// Loads texts, whatever is wrong with them.
pub fn load_texts(texts: &[&str]) -> Loaded {
    load(&sources(texts))
}

/// The model of texts in which nothing is wrong except what tests leave out to be short: evidence, and relations between
/// demands that make sense.
pub fn model(texts: &[&str]) -> Model {
    let loaded = load_texts(texts);
    let harmless = ["missing-evidence", "impossible-demand"];
    let is_serious = |found: &&Diagnostic| found.severity == Severity::Error && !harmless.contains(&found.rule.name);
    let serious: Vec<&Diagnostic> = loaded.diagnostics.iter().filter(is_serious).collect();
    assert!(serious.is_empty(), "{serious:#?}");
    loaded.model
}

/// Parties and demands of one issue with nothing but stances: `"a d supports"`, or `"a d supports, said: 2025"`.
/// Every demand has the parameters `lead` (words) and `cap` (a number).
pub fn small(parties: &str, demands: &str, stances: &[&str]) -> Model {
    model(&[&small_text(parties, demands, stances)])
}

/// The text of [`small`]. A demand may bring more keys: `"a; b implies: {a: because}"`.
pub fn small_text(parties: &str, demands: &str, stances: &[&str]) -> String {
    let mut text = String::from("issues: {i: {}}\nparties:\n");
    for party in parties.split_whitespace() {
        text.push_str(&format!("  {party}: {{}}\n"));
    }
    text.push_str("demands:\n");
    for demand in demands.split(';') {
        let (id, keys) = demand.trim().split_once(' ').unwrap_or((demand.trim(), ""));
        let keys = if keys.is_empty() { String::new() } else { format!(", {keys}") };
        text.push_str(&format!(
            "  {id}: {{issue: i, text: T, parameters: {{lead: [us, un, bilateral], cap: number}}{keys}}}\n"
        ));
    }
    text.push_str("stances:\n");
    for stance in stances {
        let mut words = stance.splitn(3, ' ');
        let mut next = || words.next().unwrap_or_default();
        text.push_str(&format!("  - {{party: {}, demand: {}, stance: {}}}\n", next(), next(), next()));
    }
    text
}

/// A day.
pub fn day(text: &str) -> Date {
    text.parse().unwrap_or_else(|error| panic!("{text}: {error}"))
}

/// The situation at the model's own date, nothing assumed.
pub fn situation(model: &Model) -> Situation<'_> {
    Situation::of(model).build()
}

/// The situation when a party is assumed to hold a level.
pub fn assuming<'m>(model: &'m Model, party: &str, demand: &str, levels: LevelRange) -> Situation<'m> {
    let assumption =
        Assumption { party: self::party(model, party), demand: self::demand(model, demand), levels: Some(levels) };
    Situation::of(model).assuming(vec![assumption]).build()
}

/// The index of a party.
pub fn party(model: &Model, id: &str) -> PartyIx {
    model.find_party(id).unwrap_or_else(|error| panic!("{error}"))
}

/// The indices of parties.
pub fn parties(model: &Model, ids: &[&str]) -> Vec<PartyIx> {
    ids.iter().map(|id| party(model, id)).collect()
}

/// The index of a demand.
pub fn demand(model: &Model, id: &str) -> DemandIx {
    model.find_demand(id).unwrap_or_else(|error| panic!("{error}"))
}

/// The ids of parties.
pub fn party_ids(model: &Model, parties: &[PartyIx]) -> Vec<String> {
    parties.iter().map(|ix| model.parties[*ix].id.to_string()).collect()
}

/// Who waits or turns on a condition.
pub fn waiting(ground: &Ground) -> Vec<PartyIx> {
    ground.waits.iter().map(|one| one.party).collect()
}

/// The ids of demands.
pub fn demand_ids(model: &Model, demands: &[DemandIx]) -> Vec<String> {
    demands.iter().map(|ix| model.demands[*ix].id.to_string()).collect()
}

/// The level or levels of a party on a demand, or none if unknown.
pub fn levels(situation: &Situation<'_>, scope: Scope, party: &str, demand: &str) -> Option<(i8, i8)> {
    let model = situation.model;
    let cell = situation.matrix(scope).cell(self::party(model, party), self::demand(model, demand))?;
    Some((cell.levels.low().value(), cell.levels.high().value()))
}

/// The counts of a pair: agree, terms, conditional, conflict, neutral, unknown.
pub fn six(counts: &PairCounts) -> [usize; 6] {
    let six = counts.counts;
    [six.agree, six.terms, six.conditional, six.conflict, six.neutral, six.unknown]
}

/// The counts of two parties by id.
pub fn counts_of(situation: &Situation<'_>, a: &str, b: &str, scope: Scope) -> PairCounts {
    pair_counts(situation, party(situation.model, a), party(situation.model, b), scope)
}

/// The common ground of some parties on one demand, what follows included.
pub fn ground_on(situation: &Situation<'_>, ids: &[&str], on: &str) -> Ground {
    let demand = demand(situation.model, on);
    let grounds = common_ground(situation, &parties(situation.model, ids), Scope::Derived);
    grounds.into_iter().find(|ground| ground.demand == demand).unwrap_or_else(|| panic!("no ground on `{on}`"))
}

/// Whether two numbers are equal to four decimals, as the worked example gives them.
pub fn close(found: f64, expected: f64) -> bool {
    (found - expected).abs() < 0.000_05 + f64::EPSILON
}

/// An answer on some parties, as a page of a width and as JSON. Places in the file are those of an empty one.
pub fn told<'m, B: serde::Serialize + Text>(
    s: &Situation<'m>,
    parties: &[PartyIx],
    width: usize,
    body: impl FnOnce(&Register<'_, 'm>) -> B,
) -> (String, serde_json::Value) {
    let empty = sources(&[""; 4]);
    let register = Register::new(s, &empty);
    let body = body(&register);
    let answer = Answer::new(&register, "asked", Scope::Derived, parties, body);
    let mut page = Page::new(width);
    print(&mut page, &answer);
    (page.finish(), serde_json::to_value(&answer).expect("JSON"))
}

/// The pages of a picture of a situation.
pub fn drawn(s: &Situation<'_>, picture: &Picture) -> Vec<Drawing> {
    drawn_on(s, picture, Sheet::A4)
}

/// The same on a sheet.
pub fn drawn_on(s: &Situation<'_>, picture: &Picture, page: Sheet) -> Vec<Drawing> {
    let empty = sources(&[""; 4]);
    let between = demarche::analysis::between(s).map(|found| found.parties);
    let register = Register::new(s, &empty);
    let (drawings, refused) = picture.drawings(&Request {
        register: &register,
        scope: Scope::Derived,
        choice: Choice::default(),
        between,
        papers: Vec::new(),
        page,
    });
    assert_eq!(refused, [""; 0]);
    drawings
}

/// What pictures of positions are given, as JSON.
pub fn positions_for_pictures(s: &Situation<'_>) -> serde_json::Value {
    let empty = sources(&[""; 4]);
    serde_json::to_value(Stances::new(&Register::new(s, &empty))).expect("JSON")
}
