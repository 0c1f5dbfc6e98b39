//! `deal` as JSON.

use serde_json::{Map, Value, json};

use super::parts::{accepted, demands, filtered, number as plain, parties, party, statement};
use super::supposed::utility;
use crate::analysis::{
    Acceptable, AcceptedValues, Bargaining, Constraint, Deal, DealQuery, Insistence, MinimalSets, Picked, Position,
    SetAside, Settlement, Situation, Stuck, Trade, Way,
};
use crate::id::{DemandIx, IssueIx, PartyIx};
use crate::model::Target;

/// Constraints are named `r1`, `r2` …, in the order of `constraints`.
pub fn deal(situation: &Situation<'_>, query: &DealQuery, answer: &Deal<'_>, by_utility: Option<&Bargaining>) -> Value {
    let model = situation.model;
    let ids = |with: bool| -> Vec<String> {
        let own = answer.settled.iter().filter(|(_, settled)| *settled == with);
        demands(model, &own.map(|(demand, _)| *demand).collect::<Vec<_>>())
    };
    let aside = |one: &SetAside<'_>| {
        let hinges = one.hinges.iter().map(|(_, what)| model.condition_text(what)).collect::<Vec<_>>();
        json!({
            "party": party(model, one.party), "demand": model.demands[one.demand].id.as_str(),
            "reason": one.reason.word(), "for": hinges,
        })
    };
    let group = |group: &MinimalSets| json!({"obstacles": sets(&group.obstacles), "concessions": sets(&group.corrections), "complete": group.complete});
    let own = |(ix, left): &(PartyIx, Option<u128>)| json!({"party": party(model, *ix), "packages": number(*left)});
    let position = |(ix, demand): &(PartyIx, DemandIx)| json!({"party": party(model, *ix), "demand": model.demands[*demand].id.as_str()});
    let stuck = |stuck: &Stuck| {
        let acts: Vec<&str> = stuck.acts.iter().map(|act| act.id(model)).collect();
        json!({"acts": acts, "demands": demands(model, &stuck.demands)})
    };
    let package = |package: &Acceptable| {
        json!({
            "issues": package.settlements.iter().map(|one| settlement(situation, one)).collect::<Vec<_>>(),
            "ended": package.ended.iter().map(position).collect::<Vec<_>>(),
            "overtaken": package.overtaken.iter().map(position).collect::<Vec<_>>(),
            "as_far_as_known": !package.ended.is_empty() || !answer.set_aside.is_empty(),
            "deadlocks": package.deadlocks.iter().map(stuck).collect::<Vec<_>>(),
        })
    };
    let (known, of) = answer.coverage;
    let fixed = |with: bool| -> Vec<String> {
        let own = query.fixed.iter().filter(|(_, own)| *own == with);
        demands(model, &own.map(|(demand, _)| *demand).collect::<Vec<_>>())
    };
    let answer = json!({
        "packages": number(answer.packages),
        "fixed": {"with": fixed(true), "without": fixed(false)},
        "acceptable": answer.acceptable.iter().map(package).collect::<Vec<_>>(),
        "constraints": (0..answer.constraints.len())
            .map(|at| constraint(situation, at, &answer.constraints[at])).collect::<Vec<_>>(),
        "most_satisfied": answer.most_satisfied,
        "obstacles": sets(&answer.obstacles),
        "concessions": sets(&answer.concessions),
        "complete": answer.complete,
        "acceptable_number": number(answer.acceptable_number),
        "concessions_number": number(Some(answer.concessions_number)),
        "groups": answer.groups.iter().map(group).collect::<Vec<_>>(),
        "own": answer.own.iter().map(own).collect::<Vec<_>>(),
        "with": ids(true),
        "without": ids(false),
        "values": answer.values.iter().map(|value| values(situation, value)).collect::<Vec<_>>(),
        "set_aside": answer.set_aside.iter().map(aside).collect::<Vec<_>>(),
        "coverage": {"known": known, "of": of},
        "utilities": by_utility.map(|answer| bargaining(situation, answer)),
    });
    filtered(situation, answer)
}

/// Whole numbers beyond what JSON readers keep exact are texts.
fn number(number: Option<u128>) -> Value {
    match number {
        Some(number) if number < 1 << 53 => json!(number as u64),
        Some(number) => json!(number.to_string()),
        None => Value::Null,
    }
}

fn id(at: &usize) -> String {
    format!("r{}", at + 1)
}

fn sets(sets: &[Vec<usize>]) -> Vec<Vec<String>> {
    sets.iter().map(|set| set.iter().map(id).collect()).collect()
}

fn target<'m>(situation: &Situation<'m>, on: Target) -> (Option<&'m str>, Option<&'m str>) {
    match on {
        Target::Demand(_) => (Some(situation.model.target_id(on)), None),
        Target::Issue(_) => (None, Some(situation.model.target_id(on))),
    }
}

fn constraint(situation: &Situation<'_>, at: usize, constraint: &Constraint<'_>) -> Value {
    let model = situation.model;
    let current = constraint.position.as_ref().map(Position::current);
    let way = |way: &Way| {
        let side = if way.wanted { "for" } else { "against" };
        json!({"side": side, "now": current == Some(way.word), "instead": demands(model, &way.instead)})
    };
    let (demand, issue) = target(situation, constraint.on);
    let (side, parameter, values) = match &constraint.insistence {
        Insistence::For => ("for", None, Value::Null),
        Insistence::Against => ("against", None, Value::Null),
        Insistence::Terms(parameter, values) => ("for", Some(parameter), accepted(values)),
    };
    json!({
        "id": id(&at),
        "party": constraint.parties.first().map(|ix| party(model, *ix)),
        "demand": demand,
        "side": side,
        "parties": parties(model, &constraint.parties),
        "issue": issue,
        "parameter": parameter,
        "accepts": values,
        "red_lines": parties(model, &constraint.red_lines.iter().map(|(ix, _)| *ix).collect::<Vec<_>>()),
        "derived": parties(model, &constraint.derived),
        "assumed": parties(model, &constraint.assumed),
        "conditional": constraint.conditional,
        "ways": constraint.ways.iter().map(way).collect::<Vec<_>>(),
        "statements": constraint.stances.iter().map(|ix| statement(situation, *ix)).collect::<Vec<_>>(),
    })
}

/// What a package settles on one issue.
pub fn settlement(situation: &Situation<'_>, settlement: &Settlement) -> Value {
    let model = situation.model;
    let value = |(on, parameter, value): &(Target, String, String)| {
        let (demand, issue) = target(situation, *on);
        json!({"demand": demand, "issue": issue, "parameter": parameter, "value": value})
    };
    json!({
        "issue": model.issues[settlement.issue].id.as_str(),
        "option": settlement.option,
        "demands": demands(model, &settlement.demands),
        "values": settlement.values.iter().map(value).collect::<Vec<_>>(),
    })
}

fn values(situation: &Situation<'_>, value: &AcceptedValues) -> Value {
    let model = situation.model;
    let (demand, issue) = target(situation, value.on);
    let each = value.zone.accepted.iter().map(|(ix, values)| (party(model, *ix).to_owned(), accepted(values)));
    json!({
        "demand": demand,
        "issue": issue,
        "parameter": value.zone.parameter,
        "accepted": Value::Object(each.collect::<Map<_, _>>()),
        // Unknown as long as somebody's terms are.
        "zopa": value.zone.common.as_ref().map(accepted),
        "ask": parties(model, &value.ask),
    })
}

/// Packages by utilities. What `frontier` and the solutions name is the place of a package in `packages`.
pub fn bargaining(situation: &Situation<'_>, answer: &Bargaining) -> Value {
    let model = situation.model;
    let solutions = &answer.solutions;
    let by_party = |values: &[f64]| -> Value {
        let each = answer.parties.iter().zip(values);
        Value::Object(each.map(|(ix, value)| (party(model, *ix).to_owned(), plain(*value))).collect())
    };
    let issue = |ix: &IssueIx| model.issues[*ix].id.as_str();
    let package = |(options, values): (&Vec<usize>, &Vec<f64>)| {
        let chosen = answer.issues.iter().zip(options);
        let option = |(ix, at): (&IssueIx, &usize)| (issue(ix).to_owned(), json!(model.issues[*ix].options[*at].name));
        json!({"options": Value::Object(chosen.map(option).collect()), "utilities": by_party(values)})
    };
    let picked = |picked: &Picked| json!({"packages": picked.outcomes, "value": picked.value.map(plain)});
    let trade = |trade: &Trade| {
        let gives = trade.parties.iter().zip(&trade.gives);
        gives.map(|(ix, on)| json!({"party": party(model, *ix), "gives": issue(on)})).collect::<Vec<_>>()
    };
    let given = model.utilities.iter().filter(|utility| answer.parties.contains(&utility.party));
    json!({
        "parties": parties(model, &answer.parties),
        "given": given.map(|one| utility(situation, one)).collect::<Vec<_>>(),
        "issues": answer.issues.iter().map(issue).collect::<Vec<_>>(),
        "disagreement": by_party(&answer.bargain.disagreement),
        "packages": answer.packages.iter().zip(&answer.bargain.outcomes).map(package).collect::<Vec<_>>(),
        "frontier": solutions.frontier,
        "rational": solutions.rational,
        "ideal_gains": by_party(&solutions.ideal_gains),
        "nash": picked(&solutions.nash),
        "kalai_smorodinsky": picked(&solutions.kalai_smorodinsky),
        "egalitarian": picked(&solutions.egalitarian),
        "utilitarian": picked(&solutions.utilitarian),
        "trades": answer.trades.iter().map(trade).collect::<Vec<_>>(),
    })
}
