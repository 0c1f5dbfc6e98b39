//! A later word that says the same and leaves out how, when or how firmly.

use std::collections::BTreeMap;

use crate::analysis::as_written;
use crate::diagnostic::{Diagnostic, rule};
use crate::id::{PartyIx, StanceIx};
use crate::model::{Model, Target};
use crate::rule::Subject;
use crate::words::listed;

rule! {
    pub RULE = "D0446" "bare-restatement" Meaning Warning:
        "a position that is said again without the terms, conditions or red line that it had"
}

/// Only the statement in force is looked at, beside the one that it supersedes.
pub fn check(on: &Subject<'_>, problems: &mut Vec<Diagnostic>) {
    let (model, situation) = (on.model, on.situation());
    let mut said: BTreeMap<(PartyIx, Target), Vec<StanceIx>> = BTreeMap::new();
    for (ix, stance) in model.stances.iter().filter(|(_, stance)| stance.is_said_by(situation.day)) {
        said.entry((stance.party, stance.target)).or_default().push(ix);
    }
    for ((party, target), list) in said.into_iter().filter(|(_, list)| list.len() > 1) {
        let in_force = situation.in_force(party, target);
        let [now] = in_force.as_slice() else { continue };
        let date = |ix: &StanceIx| model.stances[*ix].said;
        let earlier = list.iter().filter(|ix| date(ix).is_some() && date(ix) < date(now)).max_by_key(|ix| date(ix));
        problems.extend(earlier.and_then(|earlier| finding(model, *earlier, *now)));
    }
}

fn finding(model: &Model, earlier: StanceIx, now: StanceIx) -> Option<Diagnostic> {
    let [was, is] = [earlier, now].map(|ix| as_written(model, ix));
    let side = |position: &crate::analysis::Position<'_>| position.words[0].and_then(|word| word.side());
    if side(&was)? != side(&is)? {
        return None;
    }
    let mut lost: Vec<String> = Vec::new();
    // Who states some terms anew has thought of them.
    let terms = was.terms.iter().map(|term| &term.parameter).filter(|_| is.terms.is_empty());
    lost.extend(terms.map(|name| format!("its terms for `{name}`")));
    lost.extend((!was.conditions.is_empty() && is.conditions.is_empty()).then(|| "its condition".to_owned()));
    let red = |position: &crate::analysis::Position<'_>| position.words[0].is_some_and(|word| word.red_line);
    lost.extend((red(&was) && !red(&is)).then(|| "its red line".to_owned()));
    if lost.is_empty() {
        return None;
    }
    let (old, new) = (&model.stances[earlier], &model.stances[now]);
    let (party, target) = (&model.parties[new.party].id, model.target_id(new.target));
    let message = format!("the later stance of `{party}` on `{target}` leaves out {}", listed(&lost));
    Some(Diagnostic::new(&RULE, new.span, message).label("this one counts now").related(old.span, "said here").help(
        "the later statement replaces the whole earlier one: write again what still holds; if the party gave it up, allow \
         this with the reason",
    ))
}
