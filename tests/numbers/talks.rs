//! What the other pictures have to say, counted from the entries of the answers: groups, steps, packages, days and disputes.

use std::collections::{BTreeMap, BTreeSet};

use demarche::date::Date;
use demarche::id::PartyIx;
use demarche::situation::Scope;
use serde_json::Value;

use super::asked::Asked;
use super::json::{grouped, ids, large, len, listed, names, rows, text, yes};
use super::sentence::Facts;

/// Of the largest groups, and of what the two share.
pub fn groups(asked: &Asked<'_>, two: Option<[PartyIx; 2]>, has_columns: bool) -> (Value, Facts) {
    const SHOWN: usize = 24;
    let (answer, model) = (asked.coalitions(), asked.situation.model);
    let size = |group: &Value| (len(group, "parties"), len(group, "shared"));
    let all: Vec<&Value> =
        rows(&answer, "coalitions").iter().filter(|group| size(group).0 >= 2 && size(group).1 >= 1).collect();
    let (drawn, rest) = all.split_at(all.len().min(SHOWN));
    let most = drawn.first().map_or(0, |group| size(group).0);
    let largest: Vec<usize> =
        drawn.iter().map(|group| size(group)).filter(|(of, _)| *of == most).map(|(_, n)| n).collect();
    let (low, high) = (largest.iter().min().copied().unwrap_or(0), largest.iter().max().copied().unwrap_or(0));
    let mut two = two;
    two.iter_mut().for_each(|two| model.sort_by_name(two));
    let of_two = two.map(|two| two.map(|ix| model.parties[ix].id.as_str()));
    let has_both = |group: &&&Value| of_two.is_some_and(|two| two.iter().all(|id| ids(group, "parties").contains(id)));
    let closest = all.iter().filter(has_both).max_by_key(|group| size(group).1);
    // Of the two alone, terms may meet that do not meet those of others in their group.
    let common = two.map(|two| asked.common_ground(&two));
    let grounds = common.iter().flat_map(|common| rows(common, "demands"));
    let terms_apart: BTreeSet<&str> =
        grounds.filter(|one| one["terms_apart"] == true).map(|one| text(one, "demand")).collect();
    let is_apart = |one: &&Value| one["side"] == "for" && terms_apart.contains(text(one, "demand"));
    let waits = |one: &&Value| of_two.iter().flatten().any(|id| ids(one, "waiting").contains(id)) && !is_apart(one);
    let of_both = || closest.iter().flat_map(|group| rows(group, "shared"));
    let (waiting, apart_terms) = (of_both().filter(waits).count(), of_both().filter(is_apart).count());
    let apart = closest.filter(|group| !drawn.contains(group));
    let shown: Vec<&Value> = drawn.iter().chain(apart).copied().collect();
    let members: BTreeSet<&str> = shown.iter().flat_map(|group| ids(group, "parties")).collect();
    let mut marks: BTreeSet<&str> = BTreeSet::new();
    for (group, member) in shown.iter().flat_map(|group| members.iter().map(move |member| (group, member))) {
        let is_in = |key: &str| ids(group, key).contains(member);
        let always_waits = rows(group, "shared").iter().all(|one| ids(one, "waiting").contains(member));
        marks.insert(match () {
            () if is_in("parties") && always_waits => "once",
            () if is_in("parties") => "belongs",
            () if is_in("possible") => "could",
            () => "not",
        });
    }
    let entries: Vec<&Value> = shown.iter().flat_map(|group| rows(group, "shared")).collect();
    let called = |at: usize| two.map(|two| model.parties[two[at]].name.clone()).unwrap_or_default();
    let last = drawn.last().map(|group| size(group));
    let facts = Facts::from([
        ("one", yes(largest.len() == 1)),
        ("same", yes(low == high)),
        ("most", most.to_string()),
        ("low", low.to_string()),
        ("high", high.to_string()),
        ("two", yes(two.is_some())),
        ("together", yes(closest.is_some())),
        ("a", called(0)),
        ("b", called(1)),
        ("shared", closest.map_or(0, |group| size(group).1).to_string()),
        ("waiting", waiting.to_string()),
        ("apart", apart_terms.to_string()),
        ("waits", yes(entries.iter().any(|one| len(one, "waiting") > 0))),
        ("terms", yes(entries.iter().any(|one| one["no_common_value"].as_object().is_some_and(|own| !own.is_empty())))),
        ("belongs", yes(marks.contains("belongs"))),
        ("once", yes(marks.contains("once"))),
        ("could", yes(marks.contains("could"))),
        ("not", yes(marks.contains("not") && has_columns)),
        ("all", yes(rest.is_empty())),
        ("shown", drawn.len().to_string()),
        ("number", all.len().to_string()),
        ("equal", rest.iter().filter(|group| Some(size(group)) == last).count().to_string()),
        (
            "without",
            if has_columns { asked.situation.parties_heard(Scope::Derived).len() - members.len() } else { 0 }
                .to_string(),
        ),
        ("entries", entries.len().to_string()),
        ("single", entries.iter().filter(|one| len(one, "sources") == 1).count().to_string()),
    ]);
    (answer, facts)
}

/// Of the steps.
pub fn roadmap(asked: &Asked<'_>) -> (Value, Facts) {
    let answer = asked.roadmap();
    let staged: Vec<&str> = rows(&answer, "stages")
        .iter()
        .flat_map(|stage| stage.as_array().expect("steps"))
        .filter_map(Value::as_str)
        .collect();
    let deadlocks = rows(&answer, "deadlocks");
    let locked: usize = deadlocks.iter().map(|deadlock| len(deadlock, "steps")).sum();
    let behind = len(&answer, "behind");
    let steps = staged.len() + locked + behind;
    let refused: BTreeSet<&str> = rows(&answer, "refused").iter().map(|one| text(one, "step")).collect();
    let bad: BTreeSet<&str> = rows(&answer, "refused_demands").iter().map(|one| text(one, "demand")).collect();
    let orders = rows(&answer, "orders");
    // What comes about without anything that is refused, from what waits for nothing on.
    let mut comes: BTreeSet<&str> = BTreeSet::new();
    let acts: BTreeSet<&str> = orders
        .iter()
        .flat_map(|one| ids(one, "before").into_iter().chain([text(one, "after")]))
        .chain(staged.clone())
        .collect();
    for _ in 0..=acts.len() {
        let met = |act: &str, comes: &BTreeSet<&str>| {
            let own = orders.iter().filter(|one| text(one, "after") == act);
            own.into_iter().all(|one| ids(one, "before").iter().any(|before| comes.contains(before)))
        };
        let next = acts.iter().filter(|act| !refused.contains(*act) && !bad.contains(*act) && met(act, &comes));
        comes = next.copied().collect();
    }
    let exclusive: BTreeSet<&str> = rows(&answer, "exclusive")
        .iter()
        .flat_map(|two| two.as_array().expect("two"))
        .filter_map(Value::as_str)
        .collect();
    let late: Vec<&&str> = staged.iter().filter(|step| !refused.contains(*step) && !comes.contains(*step)).collect();
    let free: Vec<&&str> = staged.iter().filter(|step| comes.contains(*step)).collect();
    let excludes = free.iter().filter(|step| exclusive.contains(**step)).count();
    let takeable = free.len() - excludes;
    let single = orders.iter().filter(|order| len(order, "sources") == 1).count();
    let facts = Facts::from([
        ("free", yes(deadlocks.is_empty())),
        ("bare", yes(!deadlocks.is_empty() && locked == 0)),
        ("lone", yes(locked == 1)),
        ("several", yes(locked > 1)),
        ("deadlocks", deadlocks.len().to_string()),
        ("steps", steps.to_string()),
        ("stages", len(&answer, "stages").to_string()),
        ("locked", locked.to_string()),
        ("behind", behind.to_string()),
        ("refused", staged.iter().filter(|step| refused.contains(*step)).count().to_string()),
        ("late", late.len().to_string()),
        ("exclusive", excludes.to_string()),
        ("exclusive_one", yes(excludes == 1)),
        ("takeable", takeable.to_string()),
        ("lonely", yes(takeable == 1 && steps == 1)),
        ("none", yes(takeable == 0 && steps > 1)),
        ("every", yes(takeable == steps && steps > 1)),
        ("some", yes(takeable > 0 && takeable < steps)),
        ("orders", orders.len().to_string()),
        ("single", single.to_string()),
        ("single_one", yes(single == 1)),
    ]);
    (answer, facts)
}

/// Of packages on all issues.
pub fn deal(asked: &Asked<'_>) -> (Value, Facts) {
    let (answer, matrix) = (asked.deal(), asked.matrix());
    let issues: Vec<String> =
        ids(&answer, "issues").into_iter().map(|id| text(&answer["glossary"]["issues"], id).to_owned()).collect();
    let on = if issues.len() > 5 { format!("{} issues", issues.len()) } else { listed(&issues) };
    // Groups of issues that have nothing to do with one another multiply.
    let product = |key: &str| rows(&answer, "issue_groups").iter().map(|group| large(&group[key])).product::<u128>();
    let acceptable = if len(&answer, "acceptable") < 1000 {
        len(&answer, "acceptable") as u128
    } else {
        product("acceptable_number")
    };
    let moves: Vec<usize> =
        rows(&answer, "concessions").iter().map(|set| set.as_array().expect("a set").len()).collect();
    let single = moves.iter().filter(|number| **number == 1).count();
    let parties: BTreeSet<&str> = rows(&answer["caveats"], "stated").iter().map(|one| text(one, "party")).collect();
    let demands: Vec<&Value> = rows(matrix, "issues").iter().flat_map(|issue| rows(issue, "demands")).collect();
    let is_known = |row: &&Value, party: &&&str| !row["positions"][**party].is_null();
    let known: usize = demands.iter().map(|row| parties.iter().filter(|party| is_known(row, party)).count()).sum();
    let of = demands.len() * parties.len();
    let points = len(&answer, "constraints");
    // Who only waits insists on nothing but that it does not come about before.
    let waits = |one: &Value| {
        let row = demands.iter().find(|row| row["demand"] == one["demand"]);
        let own = row.map_or(&Value::Null, |row| &row["positions"][text(one, "party")]);
        let by_itself = one["parameter"].is_null() && len(one, "ways") == 0;
        one["conditional"] == true && by_itself && own["conditional"] == true && own["basis"] != "derived"
    };
    let facts = Facts::from([
        ("on", on),
        ("possible", yes(acceptable > 0)),
        ("acceptable", grouped(acceptable)),
        ("packages", grouped(product("packages"))),
        ("partly", yes(known < of || len(&answer, "set_aside") > 0)),
        ("obstacles", len(&answer, "obstacles").to_string()),
        ("groups", len(&answer, "groups").to_string()),
        ("several", yes(len(&answer, "groups") > 1)),
        ("moves", yes(!moves.is_empty())),
        ("least", moves.iter().min().copied().unwrap_or(0).to_string()),
        ("single", single.to_string()),
        ("singles", if single > 1 { single } else { 0 }.to_string()),
        // All points but those of a smallest set of moves.
        ("most", (points - moves.iter().min().copied().unwrap_or(0)).to_string()),
        ("points", points.to_string()),
        ("known", known.to_string()),
        ("of", of.to_string()),
        ("partial", yes(rows(&answer, "groups").iter().any(|group| group["complete"] == false))),
        ("unsearched", yes(answer["complete"] == false)),
        ("left_aside", len(&answer, "set_aside").to_string()),
        ("waits", yes(rows(&answer, "constraints").iter().any(waits))),
    ]);
    (answer, facts)
}

const ANNOUNCED: [&str; 5] = ["threat", "offer", "promise", "warning", "deadline"];
const OF_PAPERS: [&str; 3] = ["document", "delivery", "history"];

/// Of all that has a date.
pub fn timeline(asked: &Asked<'_>) -> (Value, Facts) {
    let answer = asked.timeline();
    let today: Option<Date> = text(&answer, "as_of").parse().ok();
    let (dated, undated): (Vec<&Value>, Vec<&Value>) =
        rows(&answer, "entries").iter().partition(|entry| !entry["date"].is_null());
    let is = |entry: &Value, kinds: &[&str]| kinds.contains(&text(entry, "kind"));
    let moved = |entry: &Value| is(entry, &["stance"]) && text(entry, "supersedes").contains('→');
    let count = |kinds: &[&str]| dated.iter().filter(|entry| is(entry, kinds)).count();
    let at = |kinds: &[&str], planned: bool| {
        dated.iter().filter(|entry| is(entry, kinds) && entry["planned"] == planned).count()
    };
    let left_out =
        |entry: &Value| is(entry, &["attendance", "claim", "figure"]) || (is(entry, &["stance"]) && !moved(entry));
    let shown: Vec<&Value> = dated.iter().copied().filter(|entry| !left_out(entry)).collect();
    let papers: BTreeSet<&str> =
        dated.iter().filter(|entry| is(entry, &OF_PAPERS)).map(|entry| text(entry, "id")).collect();
    let number_moved = dated.iter().filter(|entry| moved(entry)).count();
    let first = count(&["stance"]) - number_moved;
    let (events, planned, due) = (at(&["event"], false), at(&["event"], true), at(&["due"], true));
    let (past, ahead) = (events + number_moved + papers.len() > 0, planned + due > 0);
    let is_later = |entry: &&Value| {
        let date: Date = text(entry, "date").parse().expect("a date");
        today.is_some_and(|today| !date.begins_by(today))
    };
    let about = shown.iter().any(|entry| text(entry, "date").ends_with('~'));
    let (event, doubtful) = doubtful(&answer, &dated, today);
    let [came, announced, falls] = [count(&["outcome"]), count(&ANNOUNCED), count(&["due"])];
    let [attendance, claims, figures] = [count(&["attendance"]), count(&["claim"]), count(&["figure"])];
    let facts = Facts::from([
        ("bare", yes(!past && !ahead)),
        ("past", yes(past)),
        ("ahead", yes(ahead)),
        ("events", events.to_string()),
        ("moved", number_moved.to_string()),
        ("papers", papers.len().to_string()),
        ("outstanding", outstanding(&dated).to_string()),
        ("planned", planned.to_string()),
        ("next", next(&answer, &dated, today)),
        ("event", event),
        ("doubtful", doubtful),
        ("due", due.to_string()),
        ("marks", yes(events + planned + came + announced + falls > 0 || about)),
        ("came", yes(came > 0)),
        ("announced", yes(announced > 0)),
        ("falls", yes(falls > 0)),
        ("about", yes(about)),
        ("later", yes(shown.iter().any(is_later))),
        ("hidden", yes(first + attendance + claims + figures + undated.len() > 0)),
        ("first", first.to_string()),
        ("attendance", attendance.to_string()),
        ("claims", claims.to_string()),
        ("figures", figures.to_string()),
        ("undated", undated.len().to_string()),
    ]);
    (answer, facts)
}

/// What takes place or falls due first after the day.
fn next(answer: &Value, dated: &[&Value], today: Option<Date>) -> String {
    let date = |entry: &Value| text(entry, "date").parse::<Date>().expect("a date");
    let is_due = |entry: &&&Value| ["event", "due"].contains(&text(entry, "kind"));
    let is_later = |entry: &&&Value| today.is_some_and(|today| !date(entry).begins_by(today));
    let mut ahead: Vec<&Value> = dated.iter().filter(is_due).filter(is_later).copied().collect();
    ahead.sort_by_key(|entry| (date(entry), date(entry).is_approximate()));
    let Some(first) = ahead.first() else { return String::new() };
    let more = ahead.iter().filter(|entry| entry["date"] == first["date"]).count() - 1;
    let more = if more == 0 { String::new() } else { format!(", and {more} more") };
    // A sentence has the ids behind what they stand for, which nobody needs to see.
    let mut told = text(first, "text").to_owned();
    for kind in answer["glossary"].as_object().expect("names by kind").values() {
        for (id, name) in kind.as_object().into_iter().flatten() {
            let name = name.as_str().unwrap_or_default();
            told = told.replace(&format!("{name} ({id})"), &format!("“{name}”"));
        }
    }
    let by = if text(first, "kind") == "due" { listed(&names(answer, first, "by")) } else { String::new() };
    let by = if by.is_empty() { by } else { format!("{by}: ") };
    format!("{by}{}, {}{more}", told.trim_end_matches('.'), date(first).words())
}

/// The first event from the day on, and whose attendance the latest word calls uncertain.
fn doubtful(answer: &Value, dated: &[&Value], today: Option<Date>) -> (String, String) {
    let date = |entry: &Value| text(entry, "date").parse::<Date>().expect("a date");
    let is_ahead = |entry: &&&Value| today.is_some_and(|today| date(entry) == today || !date(entry).begins_by(today));
    let events = dated.iter().filter(|entry| text(entry, "kind") == "event").filter(is_ahead);
    let Some(event) = events.min_by_key(|entry| date(entry)) else { return Default::default() };
    let of_event = dated.iter().filter(|entry| text(entry, "kind") == "attendance" && entry["id"] == event["id"]);
    let mut latest: BTreeMap<String, Vec<(Date, bool)>> = BTreeMap::new();
    for entry in of_event {
        let doubt = text(entry, "text").starts_with("uncertain");
        latest.entry(names(answer, entry, "by")[0].clone()).or_default().push((date(entry), doubt));
    }
    let is_doubtful = |said: &Vec<(Date, bool)>| {
        let last = said.iter().map(|(date, _)| *date).max();
        said.iter().any(|(date, doubt)| Some(*date) == last && *doubt)
    };
    let mut names: Vec<String> =
        latest.into_iter().filter(|(_, said)| is_doubtful(said)).map(|(name, _)| name).collect();
    names.sort_by(|a, b| demarche::collation::compare(a, b));
    (text(event, "text").to_owned(), listed(&names))
}

/// Of how many documents the last word is, on some party, that it does not have it: who got what stands in the sentence.
fn outstanding(dated: &[&Value]) -> usize {
    let mut last: BTreeMap<(&str, &str), (&str, bool)> = BTreeMap::new();
    for entry in dated.iter().filter(|entry| text(entry, "kind") == "delivery") {
        let sentence = text(entry, "text").strip_prefix("to ").expect("to somebody");
        let (to, rest) = sentence.split_once(", ").expect("to somebody");
        let has = rest.starts_with("claimed by one side: ") || rest.starts_with("confirmed by the receiving side: ");
        let date = text(entry, "date").trim_end_matches('~');
        let known = last.entry((text(entry, "id"), to)).or_insert((date, has));
        *known = if known.0 == date { (date, known.1 || has) } else { (date, has) };
    }
    last.iter().filter(|(_, (_, has))| !has).map(|((id, _), _)| *id).collect::<BTreeSet<_>>().len()
}

/// Of the questions on which sources differ.
pub fn disputes(asked: &Asked<'_>) -> (Value, Facts) {
    let answer = asked.disputes();
    let all = rows(&answer, "disputes");
    let (settled, open): (Vec<&Value>, Vec<&Value>) = all.iter().partition(|one| !one["settled"].is_null());
    let by = |how: &str| settled.iter().filter(|one| one["settled"]["by"] == how).count().to_string();
    let answers: Vec<&Value> = open.iter().flat_map(|one| rows(one, "answers")).collect();
    let cited = |answer: &Value| -> BTreeSet<String> {
        rows(answer, "evidence").iter().map(|piece| text(piece, "source").to_owned()).collect()
    };
    let sources: BTreeSet<String> = answers.iter().flat_map(|answer| cited(answer)).collect();
    let gives =
        |one: &Value, source: &String| rows(one, "answers").iter().filter(|own| cited(own).contains(source)).count();
    let twice = open.iter().flat_map(|one| sources.iter().map(|source| gives(one, source))).filter(|n| *n > 1).count();
    let is_inside = |one: &&&Value| {
        let of_one: BTreeSet<String> = rows(one, "answers").iter().flat_map(&cited).collect();
        len(one, "answers") > 1 && of_one.len() == 1
    };
    let how = settled.first().map_or("", |one| text(&one["settled"], "by"));
    let facts = Facts::from([
        ("open", open.len().to_string()),
        ("disputes", all.len().to_string()),
        ("settled", settled.len().to_string()),
        ("one", yes(settled.len() == 1)),
        ("several", yes(settled.len() > 1)),
        ("how", format!("by {how}").trim_start_matches("by ").to_owned()),
        ("date", by("date")),
        ("confirmation", by("confirmation")),
        ("precision", by("precision")),
        ("answers", answers.len().to_string()),
        ("sources", sources.len().to_string()),
        ("twice", twice.to_string()),
        ("inside", open.iter().filter(is_inside).count().to_string()),
    ]);
    (answer, facts)
}

/// What every head and foot says of the answer.
pub fn shared<'a>(answer: &'a Value, entries: Option<Vec<&'a Value>>) -> Facts {
    let caveats = &answer["caveats"];
    let bloc = |one: &Value| {
        let name = &names(answer, &serde_json::json!({"bloc": [one["bloc"]]}), "bloc")[0];
        format!("{name}: a bloc with {}; one voice may stand behind both.", listed(&names(answer, one, "members")))
    };
    let blocs: Vec<String> = rows(caveats, "blocs").iter().map(bloc).collect();
    let channels: BTreeSet<&str> = match entries {
        Some(entries) => entries.into_iter().filter_map(|one| one["channel"].as_str()).collect(),
        None => ids(caveats, "channels").into_iter().collect(),
    };
    let words = [("closed-door", "from behind closed doors"), ("leaked", "leaked")];
    let aside: Vec<String> =
        words.into_iter().filter(|(id, _)| channels.contains(id)).map(|(_, words)| words.to_owned()).collect();
    let day: Option<Date> = text(answer, "as_of").parse().ok();
    let assumed = answer["supposed"]["assume"].as_array().map_or(0, Vec::len);
    Facts::from([
        ("blocs", blocs.join(" ")),
        ("aside", listed(&aside)),
        ("day", day.map(Date::words).unwrap_or_default()),
        ("assumed", assumed.to_string()),
    ])
}
