//! What a picture says, as a graph that other programs read: nodes for parties and demands, edges for positions, each with what
//! it is in attributes. Where a picture draws a table, they are there and not drawn.

use std::collections::{BTreeMap, BTreeSet};

use super::dot::{Attrs, Body, End, Key};
use super::name::Name;
use crate::answer::{Demand, Party, Stance};
use crate::model::Model;

/// An element of a picture, for other programs.
#[derive(Clone, Debug, PartialEq)]
pub struct Datum {
    ends: Ends,
    facts: Vec<(Key, String)>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
enum Ends {
    Node(Name, String),
    Edge(Name, Name),
}

impl Datum {
    /// A node: what it is, its id and its label.
    pub fn node(kind: &'static str, id: &str, label: &str) -> Datum {
        let facts = vec![(Key::Kind, kind.to_owned())];
        Datum { ends: Ends::Node(name(kind, id), label.to_owned()), facts }
    }

    /// An edge: what it is, and the kinds and ids of its ends.
    pub fn edge(kind: &'static str, from: (&'static str, &str), to: (&'static str, &str)) -> Datum {
        let facts = vec![(Key::Kind, kind.to_owned())];
        Datum { ends: Ends::Edge(name(from.0, from.1), name(to.0, to.1)), facts }
    }

    /// With a further fact.
    #[must_use]
    pub fn with(mut self, key: Key, value: impl Into<String>) -> Datum {
        self.facts.push((key, value.into()));
        self
    }

    /// A party.
    pub fn party(party: &Party<'_>) -> Datum {
        Datum::node("party", party.id, party.name)
    }

    /// A demand with the id of its issue.
    pub fn demand(demand: &Demand<'_>, issue: Option<&str>) -> Datum {
        let datum = Datum::node("demand", demand.id, demand.text);
        issue.into_iter().fold(datum, |datum, issue| datum.with(Key::Issue, issue))
    }

    /// A position with what it rests on.
    pub fn stance(party: &Party<'_>, demand: &Demand<'_>, stance: &Stance<'_>) -> Datum {
        let position = &stance.position;
        let [low, high] = position.levels;
        let level = if low == high { low.to_string() } else { format!("{low} {high}") };
        let sources: Vec<&str> = stance.sources.iter().map(|source| source.id).collect();
        let datum = Datum::edge("stance", ("party", party.id), ("demand", demand.id))
            .with(Key::Party, party.id)
            .with(Key::Demand, demand.id)
            .with(Key::Stance, position.stance.to_string())
            .with(Key::Level, level)
            .with(Key::Basis, position.basis.word())
            .with(Key::Sources, sources.join(" "));
        let waits = position.conditional || position.interim;
        let further = [
            position.then.map(|then| (Key::Then, then.to_string())),
            waits.then(|| (Key::Status, "on a condition".to_owned())),
            position.red_line.then(|| (Key::RedLine, "true".to_owned())),
        ];
        further.into_iter().flatten().fold(datum, |datum, (key, value)| datum.with(key, value))
    }

    /// The name of a node; that of the first end for an edge.
    pub fn name(&self) -> &Name {
        match &self.ends {
            Ends::Node(name, _) | Ends::Edge(name, _) => name,
        }
    }

    /// Both ends of an edge.
    pub fn ends(&self) -> Option<(&Name, &Name)> {
        match &self.ends {
            Ends::Node(..) => None,
            Ends::Edge(from, to) => Some((from, to)),
        }
    }

    /// What it is in attributes, with its label if it is a node that is drawn.
    pub fn attrs(&self) -> Attrs {
        self.facts.iter().fold(Attrs::new(), |attrs, (key, value)| attrs.data(*key, value))
    }
}

/// The issues of all demands, by their ids.
pub fn issues(model: &Model) -> BTreeMap<&str, &str> {
    let issue = |ix| model.issues[ix].id.as_str();
    model.demands.iter().map(|(_, demand)| (demand.id.as_str(), issue(demand.issue))).collect()
}

/// The name of an element: the same in every picture.
pub fn name(kind: &'static str, id: &str) -> Name {
    Name::new(kind, &[id])
}

/// Puts what is said into a picture that draws it otherwise. What stands twice is put there once, a node with all that is said of it
/// anywhere.
pub fn hidden<'d>(body: &mut Body, data: impl IntoIterator<Item = &'d Datum>) {
    let mut nodes: Vec<(&Name, &String, &Datum)> = Vec::new();
    let mut edges: Vec<(&Name, &Name, &Datum)> = Vec::new();
    let mut said: BTreeSet<(&Name, &Name, Vec<&str>)> = BTreeSet::new();
    for datum in data {
        match &datum.ends {
            Ends::Node(name, label) => nodes.push((name, label, datum)),
            Ends::Edge(from, to) => {
                let facts = datum.facts.iter().map(|(_, value)| value.as_str()).collect();
                if said.insert((from, to, facts)) {
                    edges.push((from, to, datum));
                }
            }
        }
    }
    nodes.sort_by(|a, b| a.0.cmp(b.0).then(b.2.facts.len().cmp(&a.2.facts.len())));
    nodes.dedup_by(|a, b| a.0 == b.0);
    if nodes.is_empty() && edges.is_empty() {
        return;
    }
    let point = Attrs::new().word(Key::Shape, "point").word(Key::Style, "invis").number(Key::Width, 0.0);
    body.node_defaults(point.number(Key::Height, 0.0).at(0.0, 0.0));
    body.edge_defaults(Attrs::new().word(Key::Style, "invis"));
    for (name, label, datum) in nodes {
        body.node(name, datum.attrs().label(label));
    }
    for (from, to, datum) in edges {
        body.edge(End::node(from), End::node(to), datum.attrs());
    }
}
