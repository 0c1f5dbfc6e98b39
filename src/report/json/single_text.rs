//! `text` as JSON.

use serde_json::{Map, Value, json};

use super::parts::{accepted, cell, filtered, levels, parties, party, single_source};
use crate::analysis::{Beside, Origin, Reading, Situation, Standing, Standings, State, TermDifference, TextVoice};
use crate::id::PaperIx;
use crate::model::{Clause, Condition, Link, PaperRole, Term};

/// A draft beside everybody's positions.
pub fn read_text(
    situation: &Situation<'_>,
    paper: PaperIx,
    readings: &[Reading<'_>],
    standings: &Standings<'_>,
) -> Value {
    let paper = &situation.model.papers[paper];
    let clause = |reading: &Reading<'_>| {
        let clause = &paper.clauses[reading.clause];
        let counts: Map<String, Value> = Standing::ALL
            .iter()
            .map(|(word, standing)| ((*word).to_owned(), json!(reading.with(*standing).len())))
            .collect();
        let voice = |one: &TextVoice<'_>| voice(situation, one, reading.clause, standings);
        let mut value = written(situation, clause);
        value["counts"] = Value::Object(counts);
        value["unspoken"] = json!(reading.is_unspoken());
        value["parties"] = reading.voices.iter().map(voice).collect();
        value
    };
    let is_later = paper.date.is_some_and(|date| situation.day.is_some_and(|day| !date.begins_by(day)));
    let answer = json!({
        "document": paper.id.as_str(), "author": parties(situation.model, &paper.authors),
        "title": paper.title, "role": paper.role.map(PaperRole::word),
        "date": paper.date.map(|date| date.to_string()), "later": is_later,
        "clauses": readings.iter().map(clause).collect::<Vec<_>>(),
    });
    filtered(situation, answer)
}

/// A clause as the document has it.
fn written(situation: &Situation<'_>, clause: &Clause) -> Value {
    json!({
        "clause": clause.name, "demand": situation.model.demands[clause.demand].id.as_str(),
        "stance": levels(clause.levels), "at": clause.at, "text": clause.text, "sets": sets(&clause.sets),
    })
}

fn voice(situation: &Situation<'_>, voice: &TextVoice<'_>, clause: usize, standings: &Standings<'_>) -> Value {
    let model = situation.model;
    let difference = |one: &TermDifference| {
        json!({
            "parameter": one.parameter, "sets": one.sets.as_ref().map(accepted), "accepts": accepted(&one.accepts),
            "common": one.common.as_ref().map(accepted),
        })
    };
    let condition = |(link, what): &&(Link, Condition)| json!({"link": link.words().replace(' ', "_"), "what": model.condition_text(what)});
    let here = voice.here.as_ref();
    let state = here.map(|here| match here.state {
        State::Holds => "holds",
        State::Waits => "waits",
        State::Ended => "ended",
    });
    json!({
        "party": party(model, voice.party), "standing": voice.standing.word(),
        "author": voice.is_author,
        "stance": here.map(|here| levels(here.word.levels)),
        "state": state,
        "by_draft": here.map(|here| here.by_draft),
        "turns": here.and_then(|here| here.turns).map(|other| levels(other.levels)),
        "derived": here.map(|here| matches!(here.position.origin, Origin::Derived(_))),
        "red_line": here.map(|here| here.word.red_line),
        "conditions": here.map(|here| here.position.conditions.iter().map(condition).collect::<Vec<_>>()),
        "position": cell(here.map(|here| here.position.cell()).as_ref()),
        "served_by": voice.instead.map(|other| model.demands[other].id.as_str()),
        "steps": voice.steps,
        "differences": voice.differences.iter().map(difference).collect::<Vec<_>>(),
        "single_source": single_source(model, &standings.needed(clause, voice)),
    })
}

/// Two drafts beside each other.
pub fn compare_texts(situation: &Situation<'_>, two: [PaperIx; 2], found: &[Beside]) -> Value {
    let model = situation.model;
    let papers = two.map(|ix| &model.papers[ix]);
    let beside = |beside: &Beside| {
        let both = [0, 1];
        let of = |at: usize| beside.clauses[at].map(|clause| &papers[at].clauses[clause]);
        json!({
            "demand": model.demands[beside.demand].id.as_str(),
            "other": beside.other.map(|other| model.demands[other].id.as_str()),
            "elsewhere": beside.elsewhere,
            "likeness": beside.likeness.word(),
            "clauses": both.map(|at| of(at).map(|clause| clause.name.as_str())),
            "stances": both.map(|at| of(at).map(|clause| levels(clause.levels))),
            "at": both.map(|at| of(at).and_then(|clause| clause.at.as_deref())),
            "sets": both.map(|at| of(at).map(|clause| sets(&clause.sets))),
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
