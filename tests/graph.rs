//! The knowledge graph: what it is made of and what it answers. And the matrix at the size of a large conference.

use demarche::analysis::pair_counts;
use demarche::graph::{Edge, EdgeKind, KnowledgeGraph, Literal, RelationKind};
use demarche::id::{DemandIx, Ix, PartyIx};
use demarche::model::{Condition, Element, Level, LevelRange, Link, Model, Says, Stance, Target};
use demarche::situation::{Scope, Situation};

use crate::support::{MINI_ISTANBUL, SELVAR, demand, demand_ids, model, party, party_ids, six, small};

/// One of every kind of node and edge.
const EVERYTHING: &str = "\
issues: {i: {}, j: {}}
sources: {s: {}, t: {}}
parties:
  a: {}
  b: {}
  bloc: {kind: bloc, members: [a, b]}
  wing: {kind: sub-unit, part_of: a}
people: {p: {party: a}, q: {party: a}}
demands:
  d: {issue: i, text: T, implies: {e: because}, excludes: {f: however}}
  e: {issue: i, text: T}
  f: {issue: j, text: T}
stances:
- {party: a, demand: d, stance: open, said: 2025-05-01, evidence: {s: [q, r], t: u}}
- {party: a, demand: d, stance: rejects, said: 2025-05-02, evidence: {s: q}}
- {party: b, demand: d, stance: open, evidence: {t: q}}
- {party: a, issue: j, stance: open, evidence: {t: q}}
";

#[test]
fn the_graph_of_the_worked_example_has_20_nodes_and_47_edges() {
    let m = model(&[MINI_ISTANBUL]);
    // 5 parties, 6 issues, 8 demands, 1 source; 8 of issues, 1 relation, 19 stances with 19 pieces of evidence.
    assert_eq!(KnowledgeGraph::new(&m).size(), (5 + 6 + 8 + 1, 8 + 1 + 19 + 19));
}

#[test]
fn every_kind_of_edge_is_made() {
    let size = |text: &str| KnowledgeGraph::new(&model(&[text])).size();
    // 4 parties, 2 people, 2 issues, 3 demands, 2 sources.
    // 2 people speak, 2 are members, 1 is a part, 3 demands belong, 1 implies, 1 excludes, 4 stances, 6 citations.
    assert_eq!(size(EVERYTHING), (4 + 2 + 2 + 3 + 2, 2 + 2 + 1 + 3 + 1 + 1 + 4 + 6));
    assert_eq!(size("{parties: {}, demands: {}, stances: []}"), (0, 0));
}

#[test]
fn every_edge_is_seen_from_both_of_its_ends() {
    let m = model(&[EVERYTHING]);
    let graph = KnowledgeGraph::new(&m);
    let all: Vec<Edge<'_>> = graph.edges().collect();
    assert_eq!((graph.elements().count(), all.len()), graph.size());
    for edge in &all {
        assert!(graph.edges_from(edge.from).any(|own| own == *edge), "{edge:?}");
        assert!(graph.edges_to(edge.to).any(|own| own == *edge), "{edge:?}");
        assert!(graph.neighbours(edge.from).contains(&edge.to) && graph.neighbours(edge.to).contains(&edge.from));
    }
    let each = graph.elements().map(|element| (graph.edges_from(element).count(), graph.edges_to(element).count()));
    let (from, to) = each.fold((0, 0), |(all_from, all_to), (from, to)| (all_from + from, all_to + to));
    assert_eq!((from, to), (all.len(), all.len()));
    let bloc = Element::Party(party(&m, "bloc"));
    let members = graph.edges_to(bloc).map(|edge| (m.id_of(edge.other(bloc)).to_owned(), edge.kind.clone()));
    let always = EdgeKind::MemberOf(Default::default());
    assert_eq!(members.collect::<Vec<_>>(), [("a".to_owned(), always.clone()), ("b".to_owned(), always)]);
}

#[test]
fn what_a_demand_comes_to_is_found_from_it() {
    let m = model(&["\
parties: {a: {}}
issues: {i: {}}
sources: {s: {}}
demands: {d: {issue: i, text: T}, e: {issue: i, text: U}}
steps: {first: {text: First, fulfils: d}, second: {text: Second, after: {first: structural}}}
events: {round: {text: A round, date: 2025-01-01, outcomes: [{demand: d, status: agreed, evidence: {s: q}}]}}
figures: {number: {what: People, unit: people, value: 3, by: a, evidence: {s: q}}}
stances: [{party: a, demand: d, stance: open, evidence: {s: q}}]
"]);
    let graph = KnowledgeGraph::new(&m);
    let (d, e) = (demand(&m, "d"), demand(&m, "e"));
    assert_eq!(graph.steps_to(d).iter().map(|ix| m.steps[*ix].id.as_str()).collect::<Vec<_>>(), ["first"]);
    assert_eq!(graph.events_on(d).iter().map(|ix| m.events[*ix].id.as_str()).collect::<Vec<_>>(), ["round"]);
    assert!(graph.steps_to(e).is_empty() && graph.events_on(e).is_empty());
    let figures = graph.figures_of(party(&m, "a"));
    assert_eq!(figures.iter().map(|ix| m.figures[*ix].id.as_str()).collect::<Vec<_>>(), ["number"]);
}

#[test]
fn stances_are_found_from_party_target_and_source() {
    let m = model(&[EVERYTHING]);
    let graph = KnowledgeGraph::new(&m);
    let numbers = |list: Vec<demarche::id::StanceIx>| list.into_iter().map(Ix::position).collect::<Vec<usize>>();
    let issue = m.demands[demand(&m, "f")].issue;
    assert_eq!(numbers(graph.stances_of(party(&m, "a")).to_vec()), [0, 1, 2], "superseded ones too");
    assert_eq!(numbers(graph.stances_of(party(&m, "wing")).to_vec()), [0; 0]);
    let said = |who: &str, target: Target| numbers(graph.statements(party(&m, who), target).to_vec());
    let on_d = ["a", "b", "bloc", "wing"].map(|who| said(who, Target::Demand(demand(&m, "d"))));
    assert_eq!(on_d.concat(), [1, 2, 3], "each of its party");
    assert_eq!((said("a", Target::Issue(issue)), said("b", Target::Issue(issue))), (vec![0], vec![]));
    let (s, t) = (Ix::new(0), Ix::new(1));
    assert_eq!(numbers(graph.stances_citing(s)), [1, 2], "once, however often it is quoted");
    assert_eq!(numbers(graph.stances_citing(t)), [0, 1, 3]);
}

#[test]
fn parties_know_their_people_blocs_and_parts() {
    let m = model(&[EVERYTHING]);
    let graph = KnowledgeGraph::new(&m);
    let people: Vec<&str> = graph.people_of(party(&m, "a")).into_iter().map(|ix| m.people[ix].id.as_str()).collect();
    assert_eq!(people, ["p", "q"]);
    assert_eq!(party_ids(&m, graph.blocs_of(party(&m, "b"))), ["bloc"]);
    assert_eq!(party_ids(&m, &graph.parts_of(party(&m, "a"))), ["wing"]);
    assert!(graph.blocs_of(party(&m, "wing")).is_empty() && graph.parts_of(party(&m, "b")).is_empty());
    let [i, j] = ["d", "f"].map(|id| m.demands[demand(&m, id)].issue);
    assert_eq!(demand_ids(&m, &graph.demands_of(i)), ["d", "e"]);
    assert_eq!(demand_ids(&m, &graph.demands_of(j)), ["f"]);
}

#[test]
fn consequences_follow_relations_in_both_directions() {
    let m = model(&[EVERYTHING]);
    let graph = KnowledgeGraph::new(&m);
    let follow = |id: &str, wanted: bool| -> Vec<(String, bool, RelationKind, String)> {
        let steps = graph.consequences(Literal { demand: demand(&m, id), wanted });
        steps.iter().map(|s| (m.demands[s.to.demand].id.to_string(), s.to.wanted, s.kind, s.reason.clone())).collect()
    };
    let step = |id: &str, wanted, kind, reason: &str| (id.to_owned(), wanted, kind, reason.to_owned());
    let (implies, excludes) = (RelationKind::Implies, RelationKind::Excludes);
    assert_eq!(follow("d", true), [step("e", true, implies, "because"), step("f", false, excludes, "however")]);
    assert_eq!(follow("e", false), [step("d", false, implies, "because")]);
    assert_eq!(follow("f", true), [step("d", false, excludes, "however")]);
    assert_eq!([follow("d", false), follow("e", true), follow("f", false)], [vec![], vec![], vec![]]);
}

#[test]
fn a_cycle_of_implications_ends() {
    let m = small("a", "d implies: {e: one}; e implies: {f: two}; f implies: {d: three}", &["a e supports"]);
    let s = Situation::of(&m).build();
    let wanted: Vec<usize> = s.matrix(Scope::Derived).row(party(&m, "a")).wanted.ones().collect();
    assert_eq!(wanted, [0, 1, 2]);
    assert!(s.unfit().is_empty());
}

const PARTIES: usize = 200;
const DEMANDS: usize = 6_000;

/// 200 parties on 6,000 demands, one cell in ten known; each demand of a hundred implies the next.
fn conference() -> Model {
    let mut text = String::from("issues: {i: {}}\nparties:\n");
    text.extend((0..PARTIES).map(|p| format!("  p{p}: {{}}\n")));
    text.push_str("demands:\n");
    for d in 0..DEMANDS {
        let implies = if d % 100 == 0 { format!(", implies: {{d{}: because}}", d + 1) } else { String::new() };
        text.push_str(&format!("  d{d}: {{issue: i, text: T{implies}}}\n"));
    }
    text.push_str("stances: [{party: p0, demand: d0, stance: open}]\n");
    let mut m = model(&[&text]);
    let pattern: Option<Stance> = m.stances.iter().map(|(_, stance)| stance.clone()).next();
    let pattern = pattern.unwrap_or_else(|| panic!("no stance"));
    m.stances = Default::default();
    let levels: Vec<Level> = Level::words().filter_map(Level::from_word).collect();
    let mut seed = 1u64;
    let mut next = |below: u64| {
        seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        ((seed >> 33) % below) as usize
    };
    for party in m.parties.indices() {
        for demand in m.demands.indices() {
            if next(10) == 0 {
                let waits = next(5) == 0;
                let level = levels[next(7)];
                let other = if next(4) == 0 { levels[next(7)] } else { level };
                let mut stance: Stance = pattern.clone();
                (stance.party, stance.target) = (party, Target::Demand(demand));
                stance.says = Says::Word(LevelRange::between(level, other));
                let rain = (Link::If, Condition::Text("it rains".to_owned()));
                stance.conditions = if waits { [rain].into() } else { Default::default() };
                m.stances.push(stance);
            }
        }
    }
    m
}

#[test]
fn the_bitsets_of_200_parties_and_6000_demands_count_what_the_cells_say() {
    let m = conference();
    let s = Situation::of(&m).build();
    for scope in [Scope::Direct, Scope::Derived] {
        for (a, b) in [(0, 1), (0, PARTIES - 1), (17, 63), (64, 65), (128, 5), (PARTIES - 2, PARTIES - 1)] {
            let (a, b) = (PartyIx::new(a), PartyIx::new(b));
            let mut naive = [0usize; 6];
            for demand in (0..DEMANDS).map(DemandIx::new) {
                let cells = [a, b].map(|party| s.matrix(scope).cell(party, demand));
                let sides = cells.map(|cell| {
                    let (low, high) = cell.map_or((-3, 3), |c| (c.levels.low().value(), c.levels.high().value()));
                    (low.signum() == high.signum()).then_some(low.signum())
                });
                let waits = cells.iter().any(|cell| cell.is_some_and(|cell| cell.waiting));
                let list = match sides {
                    [Some(x), Some(y)] if x * y < 0 => 3,
                    [Some(0), Some(_)] | [Some(_), Some(0)] => 4,
                    [Some(_), Some(_)] if waits => 2,
                    [Some(_), Some(_)] => 0,
                    _ => 5,
                };
                naive[list] += 1;
            }
            let counts = pair_counts(&s, a, b, scope);
            assert_eq!(six(&counts), naive, "{a:?} {b:?} {scope:?}");
            assert_eq!(counts.counts.of(), DEMANDS);
            assert!(
                naive.iter().enumerate().all(|(at, count)| at == 1 || *count > 0),
                "the sample shows all: {naive:?}"
            );
        }
    }
}

#[test]
fn what_stands_around_the_positions_is_connected() {
    let m = model(&[SELVAR]);
    let graph = KnowledgeGraph::new(&m);
    let party = |id: &str| party(&m, id);
    let ids = |found: Vec<demarche::id::PaperIx>| -> Vec<String> {
        found.into_iter().map(|ix| m.papers[ix].id.to_string()).collect()
    };
    assert!(ids(graph.papers_of(party("kelvast"))).contains(&"accord-2012".to_owned()));
    let gauges = demand(&m, "joint-gauges");
    assert!(ids(graph.papers_on(gauges)).contains(&"accord-2012".to_owned()));
    for (ix, event) in m.events.iter() {
        for attendance in &event.attendance {
            assert!(graph.events_of(demarche::model::Element::Party(attendance.party)).contains(&ix), "{}", event.id);
        }
    }
    for (ix, step) in m.steps.iter() {
        for precedence in &step.after {
            assert!(graph.steps_after(precedence.before).contains(&(ix, precedence.insists)), "{}", step.id);
        }
    }
    for (ix, threat) in m.threats.iter() {
        for (by, other) in threat.pairs() {
            assert!(graph.threats_of(by).contains(&ix) && graph.threats_of(other).contains(&ix));
        }
    }
    for (ix, claim) in m.claims.iter() {
        for about in &claim.about {
            assert!(graph.claims_of(*about).contains(&ix), "{}", claim.text);
        }
    }
    for (ix, dispute) in m.disputes.iter() {
        for element in &dispute.concerns {
            assert!(graph.disputes_on(*element).contains(&ix), "{}", dispute.id);
        }
    }
    assert!(graph.membership_circles().is_empty());
}
