//! An issue on which one side of the talks is not heard.

use std::collections::BTreeSet;

use crate::diagnostic::{Diagnostic, rule};
use crate::graph::KnowledgeGraph;
use crate::id::{IssueIx, PartyIx};
use crate::model::{MeetingRole, Model, Target};
use crate::rule::Subject;
use crate::words::listed;

rule! {
    pub RULE = "D0428" "one-sided-issue" Meaning Warning:
        "an issue on which one side of the talks has positions and another has none"
}

pub fn check(on: &Subject<'_>, problems: &mut Vec<Diagnostic>) {
    let model = on.model;
    let sides = sides(model);
    let mut heard: BTreeSet<(IssueIx, PartyIx)> = BTreeSet::new();
    for (_, stance) in model.stances.iter().filter(|(_, stance)| stance.levels().is_some()) {
        let issue = match stance.target {
            Target::Demand(demand) => model.demands[demand].issue,
            Target::Issue(issue) => issue,
        };
        heard.insert((issue, stance.party));
    }
    let names = |parties: &[PartyIx]| {
        listed(&parties.iter().map(|ix| format!("`{}`", model.parties[*ix].id)).collect::<Vec<_>>())
    };
    for (ix, issue) in model.issues.iter() {
        let (known, silent): (Vec<PartyIx>, Vec<PartyIx>) =
            sides.iter().partition(|party| heard.contains(&(ix, **party)));
        if known.is_empty() || silent.is_empty() {
            continue;
        }
        let message =
            format!("on `{}` positions of {} are known, and none of {}", issue.id, names(&known), names(&silent));
        let near: Vec<PartyIx> =
            silent.iter().flat_map(|side| relatives(model, &on.situation().graph, *side)).collect();
        let spoke: Vec<PartyIx> =
            model.parties.indices().filter(|party| near.contains(party) && heard.contains(&(ix, *party))).collect();
        let help = "look for a word of the other side; if the sources have none, allow this with that as the reason";
        let help = match spoke.as_slice() {
            [] => help.to_owned(),
            _ => format!(
                "{} spoke on it; if that is the word of the side, allow this with that reason; if not, {help}",
                names(&spoke)
            ),
        };
        problems.push(Diagnostic::new(&RULE, issue.span, message).label("one side is not heard").help(help));
    }
}

/// The blocs of the day and the whole that a party belongs to, and its parts.
fn relatives(model: &Model, graph: &KnowledgeGraph, party: PartyIx) -> Vec<PartyIx> {
    let is_near = |ix: &PartyIx| {
        let other = &model.parties[*ix];
        let is_member = graph.blocs_of(party).contains(ix);
        is_member || other.part_of == Some(party) || model.parties[party].part_of == Some(*ix)
    };
    model.parties.indices().filter(is_near).collect()
}

/// The parties that the file names as sides; otherwise those that take part in an event as belligerents.
fn sides(model: &Model) -> Vec<PartyIx> {
    let mut sides = model.checks.sides.clone();
    if sides.is_empty() {
        let attendance = model.events.iter().flat_map(|(_, event)| &event.attendance);
        let belligerents = attendance.filter(|who| who.role == Some(MeetingRole::Belligerent));
        sides = belligerents.map(|who| who.party).collect();
    }
    sides.sort_unstable();
    sides.dedup();
    sides
}
