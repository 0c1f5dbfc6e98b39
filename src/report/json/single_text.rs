//! `text` as JSON.

use serde_json::{Map, Value, json};

use super::parts::{accepted, cell, filtered, parties, party, single_source};
use crate::analysis::{Beside, Footing, Reading, Situation, Standing, TextVoice};
use crate::id::{DemandIx, PaperIx};
use crate::model::Term;

/// A draft beside everybody's positions.
pub fn read_text(situation: &Situation<'_>, paper: PaperIx, readings: &[Reading], footing: &Footing<'_>) -> Value {
    let model = situation.model;
    let paper = &model.papers[paper];
    let voice = |voice: &TextVoice, demand: DemandIx| {
        let difference = |one: &crate::analysis::TermDifference| json!({"parameter": one.parameter, "sets": accepted(&one.sets), "accepts": accepted(&one.accepts)});
        json!({
            "party": party(model, voice.party), "standing": voice.standing.word(),
            "position": cell(voice.cell.as_ref()),
            "steps": voice.steps,
            "differences": voice.differences.iter().map(difference).collect::<Vec<_>>(),
            "single_source": single_source(model, &footing.of_position(situation, voice.party, demand)),
        })
    };
    let clause = |reading: &Reading| {
        let clause = &paper.clauses[reading.clause];
        let counts: Map<String, Value> = Standing::ALL
            .iter()
            .map(|(word, standing)| ((*word).to_owned(), json!(reading.with(*standing).len())))
            .collect();
        json!({
            "clause": clause.name, "demand": model.demands[clause.demand].id.as_str(), "sets": sets(&clause.sets),
            "counts": counts, "unspoken": reading.is_unspoken(&paper.authors),
            "parties": reading.voices.iter().map(|one| voice(one, clause.demand)).collect::<Vec<_>>(),
        })
    };
    let answer = json!({
        "document": paper.id.as_str(), "author": parties(model, &paper.authors),
        "clauses": readings.iter().map(clause).collect::<Vec<_>>(),
    });
    filtered(situation, answer)
}

/// Two drafts beside each other.
pub fn compare_texts(situation: &Situation<'_>, two: [PaperIx; 2], found: &[Beside]) -> Value {
    let model = situation.model;
    let papers = two.map(|ix| &model.papers[ix]);
    let beside = |beside: &Beside| {
        let names = [0, 1].map(|at| beside.clauses[at].map(|clause| papers[at].clauses[clause].name.as_str()));
        let terms = [0, 1].map(|at| beside.clauses[at].map(|clause| sets(&papers[at].clauses[clause].sets)));
        json!({
            "demand": model.demands[beside.demand].id.as_str(), "likeness": beside.likeness.word(),
            "clauses": names, "sets": terms,
        })
    };
    json!({
        "documents": papers.map(|paper| paper.id.as_str()),
        "demands": found.iter().map(beside).collect::<Vec<_>>(),
    })
}

fn sets(terms: &[Term]) -> Map<String, Value> {
    terms.iter().map(|term| (term.parameter.clone(), accepted(&term.accepted))).collect()
}
