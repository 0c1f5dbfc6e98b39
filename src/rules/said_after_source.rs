//! Words that were said after the source that quotes them.

use crate::date::Date;
use crate::diagnostic::{Diagnostic, rule};
use crate::rule::Subject;

rule! {
    pub RULE = "D0432" "said-after-source" Meaning Warning:
        "a stance said after every source that it cites was published"
}

/// Approximate dates are left alone.
pub fn check(on: &Subject<'_>, problems: &mut Vec<Diagnostic>) {
    let model = on.model;
    // A document may be dated; its clauses are not dated one by one.
    for (_, stance) in model.stances.iter().filter(|(_, stance)| stance.clause().is_none()) {
        let Some(said) = stance.said.filter(|said| !said.is_approximate()) else { continue };
        let sources = stance.evidence.iter().map(|piece| &model.sources[piece.source]);
        let before = |date: Option<Date>| date.filter(|date| !date.is_approximate() && !said.begins_by(*date));
        let dates: Option<Vec<_>> = sources.map(|source| Some((before(source.date)?, &source.id))).collect();
        let Some((date, source)) = dates.and_then(|dates| dates.into_iter().max()) else { continue };
        let (party, target) = (&model.parties[stance.party].id, model.target_id(stance.target));
        problems.push(
            Diagnostic::new(&RULE, stance.span, format!("the stance of `{party}` on `{target}` was said {said}"))
                .label(format!("`{source}`, the latest source, is of {date}"))
                .help(
                    "look at both dates again, or add the source that reports the later word; a day from which it holds \
                     goes under `from`",
                ),
        );
    }
}
