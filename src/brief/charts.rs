//! The two parties and the order of steps as graphs.

use super::contents::{Contents, Two};
use super::graph::{Graph, Group, Joined};
use super::words::text;
use crate::answer::{Act, Demand, Order, PLAIN, Roadmap, Step};
use crate::picture::look::Look;
use crate::picture::palette::Tone;
use crate::words::capitalised;

/// Two parties with the demands on which both are known between them, by what their positions come to.
pub fn dispute(two: &Two<'_>) -> Graph {
    let [a, b] = two.parties;
    let key = |demand: &Demand<'_>| format!("demand.{}", demand.id);
    let ends = [a, b].map(|party| (format!("party.{}", party.id), party.name.to_owned()));
    let mut groups = vec![Group { title: String::new(), nodes: ends.to_vec() }];
    let mut lines = Vec::new();
    for class in two.classes().into_iter().filter(|class| class.word != "unknown" && !class.demands.is_empty()) {
        let nodes = class.demands.iter().map(|demand| (key(demand), demand.text.to_owned())).collect();
        groups.push(Group { title: format!("{}: {}", capitalised(class.title), class.demands.len()), nodes });
        for demand in class.demands {
            let both = two.compared.positions.iter().find(|both| both.demand == demand);
            for held in both.iter().flat_map(|both| &both.sides) {
                let Some(position) = &held.position else { continue };
                let party = format!("party.{}", held.party.id);
                let ends = if held.party == a { [party, key(&demand)] } else { [key(&demand), party] };
                let look = Look::of(Some(position));
                let says = PLAIN.told(Some(position), None);
                lines.push(Joined { ends, says, tone: look.tone, dashed: look.derived, directed: false });
            }
        }
    }
    Graph { title: format!("{} and {} side by side", a.name, b.name), groups, lines, ..Graph::default() }.cut()
}

/// Steps in their order.
pub fn roadmap(contents: &Contents<'_>) -> Graph {
    let roadmap = &contents.roadmap;
    let mut groups = Vec::new();
    let mut group = |title: String, acts: Vec<Act<'_>>| {
        let nodes = acts.iter().map(|act| (key(act), text(act).to_owned())).collect();
        groups.push(Group { title, nodes });
    };
    group(String::new(), others(roadmap));
    for deadlock in &roadmap.deadlocks {
        let demands = deadlock.demands.iter().map(|demand| Act::Demand(*demand));
        group("Wait for one another".to_owned(), steps(&deadlock.steps).into_iter().chain(demands).collect());
    }
    for (at, stage) in roadmap.stages.iter().enumerate() {
        group(format!("Stage {}", at + 1), steps(stage));
    }
    group("After a deadlock".to_owned(), steps(&roadmap.behind));
    groups.retain(|group: &Group| !group.nodes.is_empty());
    let lines = roadmap.orders.iter().flat_map(joined).collect();
    Graph { title: "Order of steps".to_owned(), down: true, groups, lines, left_out: 0 }.cut()
}

/// What stands in an order and in no stage.
fn others<'m>(roadmap: &Roadmap<'m>) -> Vec<Act<'m>> {
    let deadlocked = |act: &Act<'m>| {
        let of = |demand: &Demand<'m>| roadmap.deadlocks.iter().any(|one| one.demands.contains(demand));
        matches!(act, Act::Demand(demand) if of(demand))
    };
    let mut others: Vec<Act<'m>> = Vec::new();
    for act in roadmap.orders.iter().flat_map(|order| order.before.iter().chain([&order.after])) {
        if matches!(act, Act::Demand(_)) && !deadlocked(act) && !others.contains(act) {
            others.push(*act);
        }
    }
    others
}

fn joined(order: &Order<'_>) -> Vec<Joined> {
    let who = order.insists.map_or("in the nature of things", |party| party.name);
    let says = if order.before.len() > 1 { format!("{who}: one of these") } else { who.to_owned() };
    let line = |before: &Act<'_>| Joined {
        ends: [key(before), key(&order.after)],
        says: says.clone(),
        tone: Tone::Unknown,
        dashed: order.before.len() > 1,
        directed: true,
    };
    order.before.iter().map(line).collect()
}

fn steps<'m>(list: &[Step<'m>]) -> Vec<Act<'m>> {
    list.iter().map(|step| Act::Step(*step)).collect()
}

fn key(act: &Act<'_>) -> String {
    match act {
        Act::Step(step) => format!("step.{}", step.id),
        Act::Demand(demand) => format!("demand.{}", demand.id),
    }
}
