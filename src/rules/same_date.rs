//! Two stances of which neither supersedes the other.

use crate::diagnostic::{Diagnostic, Severity, rule};
use crate::id::StanceIx;
use crate::model::{Level, LevelRange, Model, Stance};
use crate::position::as_written;
use crate::rule::Subject;

rule! {
    pub RULE = "D0402" "same-date" Meaning Error:
        "two stances of one party on one demand with the same date"
}

/// Two statements of one day may speak of two periods.
pub fn check(on: &Subject<'_>, problems: &mut Vec<Diagnostic>) {
    let model = on.model;
    let mut all: Vec<(StanceIx, &Stance)> =
        model.stances.iter().filter(|(_, stance)| stance.levels().is_some()).collect();
    // Those of one day side by side, each in the order of the files.
    let day = |stance: &Stance| (stance.party, stance.target, stance.said);
    all.sort_by_key(|(_, stance)| (day(stance), stance.span));
    let days = all.chunk_by(|(_, one), (_, other)| day(one) == day(other));
    let clashes = days.flat_map(|same| {
        // A word of the party itself comes before the document of the same day.
        let of_a_kind = |a: &Stance, b: &Stance| a.clause().is_some() == b.clause().is_some();
        let clashes = move |known: &Stance, one: &Stance| of_a_kind(known, one) && overlap(known, one);
        let first = move |at: usize| same[..at].iter().find(|(_, known)| clashes(known, same[at].1));
        (1..same.len()).filter_map(move |at| Some((first(at)?.0, same[at])))
    });
    for (known_ix, (ix, stance)) in clashes {
        let known = &model.stances[known_ix];
        let (party, target) = (&model.parties[stance.party].id, model.target_id(stance.target));
        let (when, label) = match stance.said {
            Some(said) => (format!("said {said}"), "neither is later"),
            None => ("without a date".to_owned(), "nobody knows which is later"),
        };
        let help = if stance.said.is_none() {
            "add `said:` to both, or put all evidence under one entry".to_owned()
        } else if known.says == stance.says {
            "put all evidence under one entry".to_owned()
        } else {
            let word =
                |one: &Stance, end: fn(LevelRange) -> Level| one.levels().map_or("", |levels| end(levels).word());
            format!(
                "put all evidence under one entry; if the sources differ, give both ends: `[{}, {}]`; if they speak of two \
                 periods, say so with `from` and `until`",
                word(known, LevelRange::low),
                word(stance, LevelRange::high)
            )
        };
        let message = format!("`{party}` has two stances on `{target}`, both {when}");
        let mut found =
            Diagnostic::new(&RULE, stance.span, message).label(label).related(known.span, "the other one").help(help);
        if same_content(model, known_ix, ix) {
            // What two sources say alike is one position, only written twice.
            found.severity = Severity::Warning;
        }
        problems.push(found);
    }
}

/// Whether two statements give one and the same position.
fn same_content(model: &Model, a: StanceIx, b: StanceIx) -> bool {
    let [one, other] = [a, b].map(|ix| as_written(model, ix));
    let dates = |ix: StanceIx| (model.stances[ix].from(), model.stances[ix].until());
    (one.words, &one.conditions, &one.terms) == (other.words, &other.conditions, &other.terms) && dates(a) == dates(b)
}

/// Whether there may be a day on which both hold.
fn overlap(a: &Stance, b: &Stance) -> bool {
    let over_before =
        |a: &Stance, b: &Stance| matches!((a.until(), b.from()), (Some(until), Some(from)) if !from.begins_by(until));
    !over_before(a, b) && !over_before(b, a)
}
