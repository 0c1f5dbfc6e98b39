//! A red line on a position that leaves room.

use crate::diagnostic::{Diagnostic, rule};
use crate::position::as_written;
use crate::rule::Subject;

rule! {
    pub RULE = "D0434" "mild-red-line" Meaning Warning:
        "a red line on a stance that is open, neutral or reluctant"
}

pub fn check(on: &Subject<'_>, problems: &mut Vec<Diagnostic>) {
    let model = on.model;
    for (ix, stance) in model.stances.iter().filter(|(_, stance)| stance.red_line().is_some()) {
        // A red line belongs to the first word; who is open can draw one around the terms.
        let position = as_written(model, ix);
        let Some(word) = position.words[0] else { continue };
        let [low, high] = [word.levels.low(), word.levels.high()].map(|level| level.value());
        if low.abs().max(high.abs()) > 1 || (low >= 1 && !position.terms.is_empty()) {
            continue;
        }
        let (party, target) = (&model.parties[stance.party].id, model.target_id(stance.target));
        let message = format!("`{party}` has a red line on `{target}` and is {} on it", word.levels);
        problems.push(
            Diagnostic::new(&RULE, stance.span, message)
                .label("a red line leaves no room, and this word does")
                .help("look at the words again: either the position is firmer, or it is no red line"),
        );
    }
}
