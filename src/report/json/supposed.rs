//! Scenarios and utilities, as the file has them.

use serde_json::{Map, Value, json};

use super::parts::{assumption, evidence, number, party, waiver};
use crate::analysis::Situation;
use crate::model::{Scenario, Utility};

/// Every scenario with what it supposes.
pub fn scenarios(situation: &Situation<'_>) -> Vec<Value> {
    let model = situation.model;
    let scenario = |scenario: &Scenario| {
        json!({
            "scenario": scenario.id.as_str(), "text": scenario.text,
            "assume": scenario.assume.iter().map(|one| assumption(model, one)).collect::<Vec<_>>(),
            "waive": scenario.waive.iter().map(|(one, _)| waiver(model, *one)).collect::<Vec<_>>(),
            "note": scenario.note,
        })
    };
    model.scenarios.iter().map(|(_, one)| scenario(one)).collect()
}

/// The numbers of every party that gave some.
pub fn utilities(situation: &Situation<'_>) -> Vec<Value> {
    situation.model.utilities.iter().map(|one| utility(situation, one)).collect()
}

/// The numbers of one party.
pub fn utility(situation: &Situation<'_>, utility: &Utility) -> Value {
    let model = situation.model;
    let issue = |ix: &crate::id::IssueIx| model.issues[*ix].id.to_string();
    let weights = utility.weights.iter().map(|(ix, weight)| (issue(ix), number(*weight)));
    let values = utility.values.iter().map(|(ix, values)| {
        let options = &model.issues[*ix].options;
        let each = values.iter().map(|(option, value)| (options[*option].name.clone(), number(*value)));
        (issue(ix), Value::Object(each.collect()))
    });
    json!({
        "party": party(model, utility.party), "given_by": utility.given_by,
        "weights": weights.collect::<Map<_, _>>(),
        "values": values.collect::<Map<_, _>>(),
        "disagreement": utility.disagreement.map(number),
        "evidence": evidence(situation, &utility.evidence),
        "note": utility.note,
    })
}
