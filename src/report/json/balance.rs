//! `show --balance`: what the source base holds of each party and of each source.

use serde_json::{Value, json};

use super::parts::{filtered, party};
use crate::analysis::{Balance, PartyBalance, Situation, SourceBalance};

/// `show --balance`. Shares are `null` if there is nothing to take them of.
pub fn balance(situation: &Situation<'_>, answer: &Balance) -> Value {
    let model = situation.model;
    let (all, named) = (answer.statements(), answer.named());
    let share = |part: usize, whole: usize| (whole > 0).then(|| part as f64 / whole as f64);
    let of_party = |row: &PartyBalance| {
        json!({
            "party": party(model, row.party),
            "in_force": row.in_force,
            "statements": row.statements,
            "named": row.named,
            "demands": row.demands,
            "evidence": row.evidence,
            "sources": row.sources,
            "share_of_statements": share(row.statements, all),
            "share_of_named": share(row.named, named),
        })
    };
    let of_source = |row: &SourceBalance| {
        json!({
            "source": model.sources[row.source].id.as_str(),
            "parties": row.parties,
            "statements": row.statements,
            "quotations": row.quotations,
        })
    };
    let answer = json!({
        "as_of": situation.day.map(|day| day.to_string()),
        "statements": all,
        "named": named,
        "left_out": answer.left_out,
        "parties": answer.parties.iter().map(of_party).collect::<Vec<_>>(),
        "sources": answer.sources.iter().map(of_source).collect::<Vec<_>>(),
    });
    filtered(situation, answer)
}
