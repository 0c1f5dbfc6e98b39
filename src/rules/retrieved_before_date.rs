//! A source that was read before there was one.

use crate::diagnostic::{Diagnostic, rule};
use crate::rule::Subject;

rule! {
    pub RULE = "D0457" "retrieved-before-date" Evidence Warning:
        "a source that was read before it was published"
}

/// Approximate dates are left alone.
pub fn check(on: &Subject<'_>, problems: &mut Vec<Diagnostic>) {
    for (_, source) in on.model.sources.iter() {
        let (Some(date), Some(retrieved)) = (source.date, source.retrieved) else { continue };
        if date.is_approximate() || retrieved.is_approximate() || date.begins_by(retrieved) {
            continue;
        }
        let message = format!("source `{}` was read {retrieved} and published {date}", source.id);
        problems.push(Diagnostic::new(&RULE, source.span, message).label("read before it was published").help(
            "look at both dates; `date` is the day of the publication, `retrieved` the one on which it was read",
        ));
    }
}
