//! The program against a brute force that was written from the definition alone, apart from the code (`oracle`).
//!
//! Where the definition can be read in two ways and the two took different ones, `docs/methods.md` says which the program
//! takes, and the cell is compared only as far as that does not matter.

use std::collections::BTreeSet;

use demarche::analysis::{DealQuery, Standing, common_ground, compare, deal, incoherent, read_text, roadmap};
use demarche::id::{DemandIx, IssueIx, PartyIx};
use demarche::model::Act;
use demarche::model::{Accepted, Model, Value};
use demarche::position::{Origin, Position};
use demarche::search::patience::Endless;
use demarche::situation::Scope;

use crate::oracle::draft::Standing as Expected;
use crate::oracle::meaning::{Held, Meaning};
use crate::oracle::roadmap::Node;
use crate::oracle::talks::{Param, Talks};
use crate::oracle::values::Set;
use crate::support::{demand, load_texts, party, situation};

/// How many random talks each answer is compared on.
const TALKS: u64 = 2_000;

const SCOPES: [(Scope, bool); 2] = [(Scope::Direct, false), (Scope::Derived, true)];

/// Talks with what both make of them.
pub struct Both<'t> {
    pub talks: &'t Talks,
    pub model: Model,
}

impl<'t> Both<'t> {
    pub fn new(talks: &'t Talks) -> Self {
        Both { talks, model: load_texts(&[&talks.yaml()]).model }
    }

    pub fn party(&self, number: usize) -> PartyIx {
        party(&self.model, &format!("p{number}"))
    }

    pub fn demand(&self, number: usize) -> DemandIx {
        demand(&self.model, &format!("d{number}"))
    }

    pub fn parties(&self) -> impl Iterator<Item = usize> + use<> {
        0..self.talks.parties
    }

    pub fn demands(&self) -> impl Iterator<Item = usize> + use<> {
        0..self.talks.demands.len()
    }

    pub fn issue(&self, number: usize) -> IssueIx {
        let id = format!("i{number}");
        let found = self.model.issues.iter().find(|(_, issue)| issue.id.as_str() == id);
        found.map(|(ix, _)| ix).unwrap_or_else(|| panic!("no issue {id}"))
    }
}

pub fn number(id: &str) -> usize {
    id[1..].parse().unwrap_or_else(|_| panic!("{id} has no number"))
}

/// Runs a comparison on many talks; the first difference is shrunk and shown with its file.
pub fn on_many(compare: impl Fn(&Talks) -> Result<(), String>) {
    for seed in 0..TALKS {
        let talks = Talks::wide(seed);
        if compare(&talks).is_err() {
            let small = talks.shrunk(&|talks| compare(talks).is_err());
            let difference = compare(&small).err().unwrap_or_default();
            panic!("talks {seed}: {difference}\n{}", small.yaml());
        }
    }
}

pub fn same<T: PartialEq + std::fmt::Debug>(what: &str, found: T, expected: T) -> Result<(), String> {
    if found == expected { Ok(()) } else { Err(format!("{what}: {found:?}, not {expected:?}")) }
}

/// The readings on which the two differ, see the top.
pub fn is_doubtful(meaning: &Meaning<'_>, party: usize, demand: usize, numbers: &[u8]) -> bool {
    let doubts = meaning.doubts(party, demand);
    numbers.iter().any(|number| doubts.contains(number))
}

/// Both classes and lists, of every two parties and of all.
#[test]
fn common_ground_and_comparisons_are_those_of_the_definition() {
    on_many(|talks| {
        let both = Both::new(talks);
        let (s, meaning) = (situation(&both.model), Meaning::of(talks));
        for (scope, derived) in SCOPES {
            let pairs = both.parties().flat_map(|a| (0..a).map(move |b| vec![b, a]));
            for set in pairs.chain([both.parties().collect()]) {
                let parties: Vec<PartyIx> = set.iter().map(|p| both.party(*p)).collect();
                for ground in common_ground(&s, &parties, scope) {
                    let d = number(both.model.demands[ground.demand].id.as_str());
                    let at = format!("common ground of {set:?} on d{d}, {scope:?}");
                    if derived && set.iter().any(|p| is_doubtful(&meaning, *p, d, OF_WORDS)) {
                        continue;
                    }
                    let (class, waits) = meaning.common_ground(&set, d, derived);
                    same(&at, ground.class.word(), class)?;
                    let found = ground.waits.iter().filter(|one| one.now.is_none()).map(|one| one.party).collect();
                    same(&format!("{at}, who waits"), ids(&both, found), waits.into_iter().collect())?;
                }
                let [a, b] = set[..] else { continue };
                if derived && both.demands().any(|d| set.iter().any(|p| is_doubtful(&meaning, *p, d, OF_WORDS))) {
                    continue;
                }
                let (found, expected) = (compare(&s, parties[0], parties[1], scope), meaning.compare(a, b, derived));
                let intervals = expected.intervals;
                // Beside neutral, an interval on both sides is no word on a side: nobody can say that it is a conflict.
                let plain = |d: &usize| !set.iter().any(|p| has_unclear_second_word(&meaning, *p, *d, derived));
                let numbers = |list: &[DemandIx]| -> BTreeSet<usize> {
                    list.iter().map(|ix| number(both.model.demands[*ix].id.as_str())).filter(plain).collect()
                };
                let set = |list: &[usize]| list.iter().copied().filter(plain).collect::<BTreeSet<usize>>();
                let conflict: Vec<DemandIx> = found.conflict.iter().map(|one| one.demand).collect();
                for (what, found, expected) in [
                    ("agree", &found.agree, &expected.agree),
                    ("terms", &found.terms, &expected.terms),
                    ("conditional", &found.conditional, &expected.conditional),
                    ("conflict", &conflict, &expected.conflict),
                    ("neutral", &found.neutral, &expected.neutral),
                    ("unknown", &found.unknown, &expected.unknown),
                ] {
                    same(&format!("p{a} and p{b}, {scope:?}: {what}"), numbers(found), set(expected))?;
                }
                for (what, found, expected) in [
                    ("share", found.counts.conflict_share, expected.conflict_share),
                    ("distance", found.counts.distance, expected.distance),
                ] {
                    let near = |a: f64, b: f64| (a - b).abs() < 1e-9;
                    let known = match (found.known, expected.known) {
                        (Some(a), Some(b)) => near(a, b),
                        (a, b) => a == b,
                    };
                    if !near(found.low, expected.low) || !near(found.high, expected.high) || !(known || intervals) {
                        return Err(format!("p{a} and p{b}, {scope:?}: {what} {found:?}, not {expected:?}"));
                    }
                }
            }
        }
        Ok(())
    });
}

fn has_unclear_second_word(meaning: &Meaning<'_>, party: usize, demand: usize, derived: bool) -> bool {
    let words = meaning.known(party, demand, derived).map(|held| held.words()).unwrap_or_default();
    words.len() == 2 && words.iter().any(|(low, high)| *low <= 0 && 0 <= *high && low != high)
}

fn ids(both: &Both<'_>, parties: Vec<PartyIx>) -> BTreeSet<usize> {
    parties.iter().map(|ix| number(both.model.parties[*ix].id.as_str())).collect()
}

/// Readings on which second words and terms of derived positions turn.
const OF_WORDS: &[u8] = &[12, 15, 17];

/// The demands of a package, and the positions that it ends.
type Package = (Vec<usize>, Vec<(usize, usize)>);

/// Packages: which sets of demands are feasible, and which of them acceptable.
#[test]
fn deals_are_those_of_the_definition() {
    on_many(|talks| {
        let both = Both::new(talks);
        let (s, meaning) = (situation(&both.model), Meaning::of(talks));
        let all: Vec<usize> = (0..talks.issues.len()).collect();
        for issues in [all.clone(), vec![0]] {
            let chosen: Vec<usize> = both.demands().filter(|d| issues.contains(&talks.demands[*d].issue)).collect();
            if chosen.is_empty() {
                continue;
            }
            let parties: Vec<usize> = both.parties().collect();
            let query = DealQuery {
                issues: issues.iter().map(|issue| both.issue(*issue)).collect(),
                parties: parties.iter().map(|p| both.party(*p)).collect(),
                fixed: Vec::new(),
                scope: Scope::Derived,
                most: 100_000,
            };
            let answer = deal(&s, &query, &Endless);
            let expected = meaning.deal(&issues, &parties);
            let known = answer.coverage.0 > 0;
            let mut found: BTreeSet<Package> = BTreeSet::new();
            for package in &answer.acceptable {
                let demands = package.settlements.iter().flat_map(|one| &one.demands);
                let mut demands: Vec<usize> = demands.map(|ix| number(both.model.demands[*ix].id.as_str())).collect();
                demands.sort_unstable();
                let ended = package.ended.iter().map(|(p, d)| {
                    (number(both.model.parties[*p].id.as_str()), number(both.model.demands[*d].id.as_str()))
                });
                found.insert((demands, ended.collect()));
            }
            let right: BTreeSet<Package> = expected
                .iter()
                .filter(|one| one.acceptable && known)
                .map(|one| (one.package.clone(), one.ended.clone()))
                .collect();
            same(&format!("acceptable packages on {issues:?}"), found, right)?;
        }
        Ok(())
    });
}

/// A draft, clause by clause.
#[test]
fn texts_are_those_of_the_definition() {
    on_many(|talks| {
        let both = Both::new(talks);
        let (s, meaning) = (situation(&both.model), Meaning::of(talks));
        let Some(paper) = both.model.papers.indices().next() else { return Ok(()) };
        let readings = read_text(&s, paper, Scope::Derived);
        for expected in meaning.text() {
            let clause =
                |clause: usize| both.model.papers[paper].clauses[clause].demand == both.demand(expected.demand);
            let Some(reading) = readings.iter().find(|reading| clause(reading.clause)) else {
                return Err(format!("no clause on d{}", expected.demand));
            };
            let Some(voice) = reading.voices.iter().find(|voice| voice.party == both.party(expected.party)) else {
                // Of whom nothing is known at all is not listed.
                same("who is not listed", &expected.standing, &Expected::Unknown)?;
                continue;
            };
            let at = format!("p{} on d{}", expected.party, expected.demand);
            if is_doubtful(&meaning, expected.party, expected.demand, OF_WORDS) {
                continue;
            }
            let levels = voice.here.as_ref().map(|here| here.word.levels);
            let word = levels.map(|levels| (levels.low().value(), levels.high().value())).unwrap_or_default();
            let silent = voice.differences.iter().filter(|one| one.sets.is_none()).count();
            let found = match voice.standing {
                Standing::Accepts => format!("accepts, {silent} unsaid"),
                Standing::InPart => format!("in part, {silent} unsaid"),
                Standing::OtherTerms => "other terms".to_owned(),
                Standing::Conditional => format!("waits {word:?}"),
                Standing::Ended => format!("ended {word:?}"),
                Standing::Rejects | Standing::RedLine => "refuses".to_owned(),
                Standing::Alternative => "refuses, if nothing would do in its place".to_owned(),
                Standing::Author | Standing::Unknown => "unknown".to_owned(),
                Standing::Open
                | Standing::Neutral
                | Standing::Reluctant
                | Standing::SourcesDiffer
                | Standing::OwnWord => format!("word {word:?}"),
            };
            let right = match &expected.standing {
                Expected::Accepts(silent) => format!("accepts, {} unsaid", silent.len()),
                Expected::InPart(silent) => format!("in part, {} unsaid", silent.len()),
                Expected::OtherTerms => "other terms".to_owned(),
                Expected::Waits(word) => format!("waits {word:?}"),
                Expected::Ended(word) => format!("ended {word:?}"),
                Expected::Refuses => "refuses".to_owned(),
                Expected::Alternative => "refuses, if nothing would do in its place".to_owned(),
                Expected::Unknown => "unknown".to_owned(),
                // A red line against it binds whatever the word.
                Expected::Word(word) if expected.red && word.1 < 0 && clause_is_for(&both, expected.demand) => {
                    "refuses".to_owned()
                }
                Expected::Word(word) => format!("word {word:?}"),
            };
            same(&at, found, right)?;
        }
        Ok(())
    });
}

fn clause_is_for(both: &Both<'_>, demand: usize) -> bool {
    let drafts = both.model.papers.iter().filter(|(_, paper)| paper.id.as_str() == "draft");
    let mut clauses = drafts.flat_map(|(_, paper)| &paper.clauses);
    clauses.any(|clause| clause.demand == both.demand(demand) && clause.levels.low().value() >= 2)
}

/// Which step waits for which, on whose word, and what waits for itself.
#[test]
fn roadmaps_are_those_of_the_definition() {
    on_many(|talks| {
        let both = Both::new(talks);
        let (s, meaning) = (situation(&both.model), Meaning::of(talks));
        let answer = roadmap(&s, &Endless);
        let node = |act: &Act| match act {
            Act::Step(ix) => Node::Step(number(both.model.steps[*ix].id.as_str())),
            Act::Demand(ix) => Node::Demand(number(both.model.demands[*ix].id.as_str())),
        };
        let expected = meaning.roadmap();
        type Found = (Node, BTreeSet<Node>, Option<usize>);
        let found: BTreeSet<Found> = answer
            .orders
            .iter()
            .map(|order| {
                let insists = order.insists.map(|ix| number(both.model.parties[ix].id.as_str()));
                (node(&order.step), order.any_of.iter().map(node).collect(), insists)
            })
            .collect();
        let right: BTreeSet<Found> =
            expected.orders.iter().map(|order| (order.later, order.earlier.clone(), order.insists)).collect();
        same("orders", found, right)?;
        let found: BTreeSet<BTreeSet<Node>> =
            answer.deadlocks.iter().map(|deadlock| deadlock.steps.iter().map(node).collect()).collect();
        same("deadlocks", found, expected.deadlocks)
    });
}

/// Least sets of positions of one party that no package meets.
#[test]
fn incoherent_positions_are_those_of_the_definition() {
    on_many(|talks| {
        let both = Both::new(talks);
        let (s, meaning) = (situation(&both.model), Meaning::of(talks));
        let found: BTreeSet<(usize, BTreeSet<usize>)> = incoherent(&s)
            .iter()
            .map(|one| {
                let demands = one.positions.iter().map(|ix| number(both.model.demands[*ix].id.as_str()));
                (number(both.model.parties[one.party].id.as_str()), demands.collect())
            })
            .collect();
        let right = both
            .parties()
            .flat_map(|p| meaning.incoherent(p).into_iter().map(move |set| (p, set.into_iter().collect())))
            .collect();
        same("incoherent", found, right)
    });
}

#[test]
fn positions_are_those_of_the_definition() {
    on_many(|talks| {
        let both = Both::new(talks);
        let (s, meaning) = (situation(&both.model), Meaning::of(talks));
        for (p, d) in both.parties().flat_map(|p| both.demands().map(move |d| (p, d))) {
            for (scope, derived) in SCOPES {
                let found = s.position(both.party(p), both.demand(d), scope);
                let expected = meaning.known(p, d, derived);
                let levels = |word: demarche::position::Word| (word.levels.low().value(), word.levels.high().value());
                let at = format!("p{p} on d{d}, {scope:?}");
                let now = found.map(|own| (levels(own.now().0), own.now().1, matches!(own.origin, Origin::Derived(_))));
                same(&at, now, expected.as_ref().map(|own| (own.now.unwrap_or_default(), own.waits, own.derived)))?;
                let (Some(found), Some(expected)) = (found, expected) else { continue };
                if !expected.several {
                    same(&format!("{at}, other word"), found.other().map(levels), expected.other)?;
                    same(&format!("{at}, red line"), found.now().0.red_line, expected.red)?;
                }
                let right = expected_terms(&expected);
                // Of alternatives with different terms the program says that none are known, as docs/methods.md has it.
                let alternatives = expected.several && is_doubtful(&meaning, p, d, &[17]);
                if !alternatives {
                    same(&format!("{at}, terms"), terms_of(found), right)?;
                }
            }
        }
        Ok(())
    });
}

/// Accepted values by parameter, in halves.
pub type Accepts = BTreeSet<(String, Vec<i32>)>;

pub fn terms_of(position: &Position<'_>) -> Accepts {
    let halves = |accepted: &Accepted| -> Vec<i32> {
        let fits = |half: &i32| accepted.has(&Value::Number(f64::from(*half) / 2.0));
        Set::ALL.doubled().into_iter().filter(fits).collect()
    };
    position.terms.iter().map(|term| (term.parameter.clone(), halves(&term.accepted))).collect()
}

pub fn expected_terms(held: &Held) -> Accepts {
    let name = |param: &Param| match param {
        Param::Issue(number) => format!("a{number}"),
        Param::Own(number) => format!("b{number}"),
    };
    held.accepts.iter().map(|(param, set)| (name(param), set.doubled())).collect()
}
