//! What pictures of positions have to say, counted from the entries of the answers.

use std::collections::BTreeSet;

use demarche::id::{PaperIx, PartyIx, SourceIx};
use demarche::model::Model;
use demarche::situation::Scope;
use serde_json::Value;

use super::asked::Asked;
use super::json::{ids, len, listed, name, names, percent, rows, side, text, words, yes};
use super::sentence::Facts;

const SIX: [&str; 6] = ["agree", "terms", "conditional", "conflict", "neutral", "unknown"];

/// Of the two of a dispute.
pub fn dispute(asked: &Asked<'_>, two: [PartyIx; 2]) -> (Value, Facts) {
    let answer = asked.compare(two).clone();
    let mut facts = Facts::new();
    for list in SIX {
        facts.insert(list, len(&answer, list).to_string());
    }
    let demands: usize = SIX.iter().map(|list| len(&answer, list)).sum();
    let [mut now_known, mut now_opposed, mut certain, mut possible] = [0; 4];
    let both = rows(&answer, "positions");
    for one in both {
        let held: Vec<&Value> = rows(one, "sides").iter().map(|held| &held["position"]).collect();
        let now: Vec<i64> = held.iter().filter(|own| !own.is_null()).filter_map(|own| side(words(own)[0])).collect();
        now_known += usize::from(now.len() == 2);
        now_opposed += usize::from(now.len() == 2 && now[0] * now[1] < 0);
        let levels = |at: usize| words(held[at]).into_iter().flat_map(|(low, high)| low..=high).collect::<Vec<_>>();
        let products: Vec<i64> = levels(0).iter().flat_map(|a| levels(1).into_iter().map(move |b| a * b)).collect();
        certain += usize::from(products.iter().all(|product| *product < 0));
        possible += usize::from(products.iter().any(|product| *product < 0));
    }
    // Of what neither has spoken, everything is possible.
    let silent = demands - both.len();
    possible += silent;
    let (low, high) = (percent(certain, demands), percent(possible, demands));
    facts.extend([
        ("a", name(&answer, ids(&answer, "parties")[0]).to_owned()),
        ("b", name(&answer, ids(&answer, "parties")[1]).to_owned()),
        ("demands", demands.to_string()),
        ("known", (demands - len(&answer, "unknown")).to_string()),
        ("share", yes(now_known > 0)),
        ("of_all", yes(now_known == demands - len(&answer, "unknown"))),
        ("now", now_known.to_string()),
        ("opposed_now", now_opposed.to_string()),
        ("opposed", percent(now_opposed, now_known)),
        ("range", yes(certain != possible)),
        ("low", low),
        ("high", high),
        ("silent", silent.to_string()),
        ("unfit", yes(both.iter().any(is_unfit))),
        ("single", yes(["conflict", "agreements"].iter().any(|list| rows(&answer, list).iter().any(rests)))),
        ("cited", cited(asked, &two)),
    ]);
    (answer, facts)
}

fn rests(one: &Value) -> bool {
    len(one, "single_sources") > 0
}

/// The articles behind what some have said, by name, with their days.
fn cited(asked: &Asked<'_>, parties: &[PartyIx]) -> String {
    let (situation, model) = (asked.situation, asked.situation.model);
    let demands = model.demands.indices();
    let cells = demands.flat_map(|demand| parties.iter().map(move |party| (*party, demand)));
    let held = cells.filter_map(|(party, demand)| situation.position(party, demand, Scope::Direct));
    let stated = held.flat_map(|position| position.stances().collect::<Vec<_>>());
    let cited: BTreeSet<_> = stated.flat_map(|ix| &model.stances[ix].evidence).map(|piece| piece.source).collect();
    let name = |ix| {
        let day = model.sources[ix].date.map_or("no date".to_owned(), |date| date.words());
        (called(model, ix), day)
    };
    let mut names: Vec<(String, String)> = cited.into_iter().map(name).collect();
    names.sort_by(|a, b| demarche::collation::compare(&a.0, &b.0));
    let each = names.iter().enumerate().map(|(at, (name, day))| format!("[{}] {name} ({day})", at + 1));
    each.collect::<Vec<_>>().join(", ")
}

/// What a source is called: by its short name, else by its publisher if no other source has that one, else by its id.
fn called(model: &Model, ix: SourceIx) -> String {
    let publishers: Vec<_> = model.sources.iter().filter_map(|(_, one)| one.publisher.as_deref()).collect();
    let alone = |name: &&str| publishers.iter().filter(|own| *own == name).count() == 1;
    let source = &model.sources[ix];
    let short = source.short.as_deref().or(source.publisher.as_deref().filter(alone));
    short.unwrap_or(source.id.as_str()).to_owned()
}

/// Whether a line is marked: a position that is not known has none.
fn is_unfit(one: &Value) -> bool {
    let has = |party: &str| rows(one, "sides").iter().any(|held| held["party"] == party && !held["position"].is_null());
    ids(one, "unfit").into_iter().any(has)
}

/// Every known position of the matrix: of whom, on which row, which.
fn cells(matrix: &Value) -> Vec<(&str, &Value, &Value)> {
    let demands = rows(matrix, "issues").iter().flat_map(|issue| rows(issue, "demands"));
    let of_row = |row| {
        let all = row_positions(row).into_iter();
        all.filter(|(_, own)| !own.is_null()).map(move |(party, own)| (party, row, own))
    };
    demands.flat_map(of_row).collect()
}

fn row_positions(row: &Value) -> Vec<(&str, &Value)> {
    row["positions"].as_object().expect("by party").iter().map(|(party, own)| (party.as_str(), own)).collect()
}

fn demands(matrix: &Value) -> usize {
    rows(matrix, "issues").iter().map(|issue| len(issue, "demands")).sum()
}

/// How many articles the model has: two entries with one address are one.
fn articles(asked: &Asked<'_>) -> String {
    let model = asked.situation.model;
    model.sources.indices().map(|ix| model.article(ix)).collect::<BTreeSet<_>>().len().to_string()
}

/// Of everybody.
pub fn matrix(asked: &Asked<'_>) -> (Value, Facts) {
    let answer = asked.matrix().clone();
    let cells = cells(&answer);
    let basis = |wanted: &str| cells.iter().filter(|(.., own)| own["basis"] == wanted).count();
    let (stated, derived) = (basis("stated"), basis("derived"));
    let possible = len(&answer, "parties") * demands(&answer);
    let is_any = |fits: &dyn Fn(&(&str, &Value, &Value)) -> bool| yes(cells.iter().any(fits));
    let is_range = |own: &Value| words(own).iter().any(|(low, high)| low != high);
    let facts = Facts::from([
        ("parties", len(&answer, "parties").to_string()),
        ("demands", demands(&answer).to_string()),
        ("issues", rows(&answer, "issues").iter().filter(|issue| len(issue, "demands") > 0).count().to_string()),
        ("sources", articles(asked)),
        ("stated", stated.to_string()),
        ("derived", derived.to_string()),
        ("possible", possible.to_string()),
        ("share", percent(stated, possible)),
        ("contested", len(&asked.conflicts(), "conflicts").to_string()),
        ("turns", is_any(&|(.., own)| !own["then"].is_null())),
        ("range", is_any(&|(.., own)| is_range(own))),
        ("unfit", is_any(&|(party, row, _)| ids(row, "unfit").contains(party))),
    ]);
    (answer, facts)
}

/// Of one party, or of two.
pub fn stance_map(asked: &Asked<'_>, parties: &[PartyIx]) -> (Value, Facts) {
    let mut sorted = parties.to_vec();
    asked.situation.model.sort_by_name(&mut sorted);
    let answer = asked.matrix_of(&sorted);
    let ids_of: Vec<&str> = sorted.iter().map(|ix| asked.situation.model.parties[*ix].id.as_str()).collect();
    let cells = cells(&answer);
    let of = |at: usize| ids_of.get(at).map_or(0, |id| cells.iter().filter(|(party, ..)| party == id).count());
    let called = |at: usize| ids_of.get(at).map_or("", |id| name(&answer, id)).to_owned();
    let drawn = cells.iter().filter(|(party, ..)| ids_of.contains(party));
    let unfit = drawn.filter(|(party, row, _)| ids(row, "unfit").contains(party)).count();
    let lines = of(0) + of(1);
    let facts = Facts::from([
        ("a", called(0)),
        ("b", called(1)),
        ("one", yes(ids_of.len() == 1)),
        ("demands", demands(&answer).to_string()),
        ("of_a", of(0).to_string()),
        ("of_b", of(1).to_string()),
        ("unfit", unfit.to_string()),
        ("cited", cited(asked, &sorted)),
        ("dense", yes(lines > 60)),
        ("lines", lines.to_string()),
    ]);
    (answer, facts)
}

/// Of each pair of those of whom most is known.
pub fn party_map(asked: &Asked<'_>) -> (Value, Facts) {
    let (answer, pairs) = (asked.matrix().clone(), asked.pairs());
    let cells = cells(&answer);
    let stated = |id: &str| cells.iter().filter(|(party, _, own)| *party == id && own["basis"] == "stated").count();
    // By name, then by how much is known; the first sixteen are drawn.
    let mut by_known: Vec<&str> = ids(&answer, "parties");
    by_known.sort_by_key(|id| std::cmp::Reverse(stated(id)));
    let (drawn, rest) = by_known.split_at(by_known.len().min(16));
    let related: Vec<&Value> = rows(&pairs, "pairs")
        .iter()
        .filter(|pair| ids(pair, "parties").iter().all(|id| drawn.contains(id)))
        .filter(|pair| SIX[..5].iter().any(|list| pair[*list] != 0))
        .collect();
    let with = |list: &str| related.iter().filter(|pair| pair[list] != 0).count().to_string();
    let is_related = |id: &&&str| related.iter().any(|pair| ids(pair, "parties").contains(*id));
    let in_order = ids(&answer, "parties").into_iter().filter(|id| drawn.contains(id)).collect::<Vec<_>>();
    let apart: Vec<String> =
        in_order.iter().filter(|id| !is_related(id)).map(|id| name(&answer, id).to_owned()).collect();
    let last = drawn.last().map_or(0, |id| stated(id));
    let equal = rest.iter().filter(|id| stated(id) == last).count();
    let more = match (rest.len(), equal) {
        (more, 0) => format!("{more} more"),
        (1, _) => "1 more, equal to the last one listed".to_owned(),
        (more, equal) if more == equal => format!("{more} more, all equal to the last one listed"),
        (more, 1) => format!("{more} more, of which 1 is equal to the last one listed"),
        (more, equal) => format!("{more} more, of which {equal} are equal to the last one listed"),
    };
    let facts = Facts::from([
        ("related", related.len().to_string()),
        ("pairs", (drawn.len() * drawn.len().saturating_sub(1) / 2).to_string()),
        ("opposed", with("conflict")),
        ("same", with("agree")),
        ("apart", if apart.len() <= 12 { listed(&apart) } else { String::new() }),
        ("far", if apart.len() <= 12 { 0 } else { apart.len() }.to_string()),
        ("left", rest.len().to_string()),
        ("drawn", drawn.len().to_string()),
        ("more", more),
    ]);
    (answer, facts)
}

/// Of everybody beside a document.
pub fn document(asked: &Asked<'_>, paper: PaperIx) -> (Value, Facts) {
    let answer = asked.text(paper);
    let clauses = rows(&answer, "clauses");
    let number = |wanted: &str| clauses.iter().filter(|clause| comes_to(clause) == wanted).count();
    let [agreed, other, against, red] = ["agreed", "other", "against", "red"].map(number);
    let known = |stand: &&Value| stand["standing"] != "unknown";
    let voices: BTreeSet<&str> = clauses
        .iter()
        .flat_map(|clause| rows(clause, "parties").iter().filter(known).map(|stand| text(stand, "party")))
        .collect();
    let others = clauses.iter().map(|clause| len(clause, "parties")).max().unwrap_or(0) - voices.len();
    let role = text(&answer, "role");
    let by = listed(&names(&answer, &answer, "author"));
    let date = answer["date"].as_str().map(|date| date.parse::<demarche::date::Date>().expect("a date"));
    let today = text(&answer, "as_of").parse::<demarche::date::Date>().ok();
    let later = date.zip(today).is_some_and(|(date, today)| !date.begins_by(today));
    let date = date.map(|date| date.words()).unwrap_or_default();
    let has_terms = |stand: &Value| {
        let standing = text(stand, "standing");
        let mild = ["open", "reluctant"].contains(&standing);
        ["in-part", "other-terms"].contains(&standing)
            || (mild && stand["steps"].is_null() && len(stand, "differences") > 0)
    };
    let terms = clauses.iter().any(|clause| {
        rows(clause, "parties").iter().any(|stand| has_terms(stand) && (!is_mild(stand) || !clause["side"].is_null()))
    });
    let model = asked.situation.model;
    let amended = model.papers.iter().find(|(_, paper)| Some(paper.id.as_str()) == answer["amends"].as_str());
    let amends = amended.map_or(String::new(), |(_, paper)| paper.title.clone());
    let rests = model.find_source(text(&answer, "everything_rests_on")).ok();
    let stands = || clauses.iter().flat_map(|clause| rows(clause, "parties")).filter(known);
    let facts = Facts::from([
        ("unfit", yes(stands().any(|stand| stand["unfit"] == true))),
        ("decided", yes(stands().any(|stand| stand["by_draft"] == true && stand["state"] == "holds"))),
        ("title", text(&answer, "title").to_owned()),
        ("clauses", clauses.len().to_string()),
        ("agreed", agreed.to_string()),
        ("other", other.to_string()),
        ("against", against.to_string()),
        ("red", red.to_string()),
        ("first_red", yes(agreed == 0 && other == 0 && against == 0)),
        ("first_against", yes(agreed == 0 && other == 0)),
        ("silent", number("silent").to_string()),
        ("author", yes(len(&answer, "author") == 1)),
        ("authors", yes(len(&answer, "author") > 1)),
        ("facts", yes(!role.is_empty() || !by.is_empty() || !date.is_empty() || !amends.is_empty())),
        ("amends", amends),
        ("own", yes(role == "own-position")),
        ("mediator", yes(role == "mediators-text")),
        ("joint", yes(role == "joint")),
        ("by", by),
        ("date", date),
        ("later", yes(later)),
        ("terms", yes(terms)),
        ("one", yes(others == 1)),
        ("several", if others > 1 { others } else { 0 }.to_string()),
        ("rests", rests.map_or(String::new(), |ix| called(model, ix))),
    ]);
    (answer, facts)
}

fn is_mild(stand: &Value) -> bool {
    ["open", "reluctant"].contains(&text(stand, "standing"))
}

/// What the parties come to on a clause: the first of these that somebody is reason for. A mild word is an objection if it is
/// apart from the side of the clause, and a matter of terms if they are others.
fn comes_to(clause: &Value) -> &'static str {
    if clause["unspoken"] == true || clause["silent"] == true {
        return "silent";
    }
    let has_side = !clause["side"].is_null();
    let of_clause = if clause["side"] == "against" { -1 } else { 1 };
    let stands = || rows(clause, "parties").iter();
    let own_sides = |stand: &Value| words(&serde_json::json!({"stance": stand["stance"]}))[0];
    let objects = |stand: &Value| match text(stand, "standing") {
        "rejects" | "red-line" | "alternative" => true,
        "open" | "reluctant" => !stand["steps"].is_null(),
        "own-word" => side(own_sides(stand)) == Some(-1),
        "sources-differ" => side(own_sides(stand)).is_some_and(|own| own * of_clause < 0),
        _ => false,
    };
    let differs = |stand: &Value| match text(stand, "standing") {
        "in-part" | "other-terms" | "conditional" => true,
        "open" | "reluctant" => has_side && stand["steps"].is_null() && len(stand, "differences") > 0,
        "own-word" | "sources-differ" => side(own_sides(stand)).is_none(),
        _ => false,
    };
    if stands().any(|stand| stand["standing"] == "red-line") {
        "red"
    } else if has_side && stands().any(objects) {
        "against"
    } else if stands().any(differs) {
        "other"
    } else {
        "agreed"
    }
}
