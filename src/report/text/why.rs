//! `why` as text.

use super::answer::Text;
use super::{arguments, words};
use crate::answer::{Argument, Head, Side, Why};
use crate::report::page::{Page, clean};

impl Text for Why<'_> {
    fn title(&self) -> String {
        let names = words::names(&self.sides.each_ref().map(|side| side.party));
        format!("{names} on {}", clean(self.demand.id))
    }

    /// Both sides with their arguments, each traced to quotations and to the curator's reasons.
    fn body(&self, page: &mut Page, _: &Head<'_>) {
        page.line(0, &clean(self.demand.text));
        page.line(0, self.conclusion());
        words::everything(page, self.everything_rests_on);
        for side in &self.sides {
            let label = words::label(&side.rests, self.everything_rests_on);
            let position = words::told(side.position.as_ref(), label.as_deref());
            page.heading(&format!("{}: {position}", clean(side.party.name)));
            self.explain(page, side);
        }
    }
}

impl Why<'_> {
    fn conclusion(&self) -> &'static str {
        if self.conflict && !self.opposite_now {
            "The two are in conflict on it once a condition holds; for now they are not on opposite sides."
        } else if self.conflict {
            "The two are in conflict on it."
        } else if self.conflict_for_now {
            "The two are on opposite sides of it for now; what they say changes with a condition."
        } else if self.conflict_by_other_words {
            "The two are not on opposite sides of it for now; by another word or reading of theirs, they are."
        } else {
            "No conflict between the two is known on it."
        }
    }

    fn explain(&self, page: &mut Page, side: &Side<'_>) {
        if side.arguments.is_empty() && side.opposite.is_empty() {
            page.line(2, "no statement of it is known, and none follows from its other positions");
        }
        arguments::list(page, 2, &side.arguments, &self.demand, side.side);
        arguments::list(page, 2, &side.opposite, &self.demand, side.side.opposite());
        arguments::list(page, 2, &side.other_words, &self.demand, side.side);
        let waits = side.position.as_ref().is_some_and(|position| position.conditional);
        if side.unfit {
            let for_now = if side.unfit_for_now { " for now" } else { "" };
            let text = format!("These positions do not fit together{for_now}; what the party said itself is kept.");
            page.line(2, &text);
        } else if waits && side.opposite.iter().any(|argument| !argument.waits) {
            page.line(2, "Once its condition holds, either of the two would do.");
        }
        let waiting = |argument: &&Argument<'_>| argument.waits && !argument.steps.is_empty();
        for argument in side.opposite.iter().filter(waiting) {
            let (origin, hangs) = (words::id(argument.origin.id), words::conditions(&argument.conditions));
            page.line(2, &format!("Its position on {origin} would not fit once its condition holds: {hangs}."));
        }
    }
}
