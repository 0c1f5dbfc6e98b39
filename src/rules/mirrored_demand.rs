//! A demand beside its own negation.

use crate::analysis::mirrored;
use crate::diagnostic::{Diagnostic, rule};
use crate::rule::Subject;

rule! {
    pub RULE = "D0435" "mirrored-demand" Meaning Warning:
        "two demands of which one is the negation of the other"
}

pub fn check(on: &Subject<'_>, problems: &mut Vec<Diagnostic>) {
    let demands = &on.model.demands;
    for (positive, negative) in mirrored(on.model) {
        let (positive, negative) = (&demands[positive], &demands[negative]);
        let message = format!("`{}` says that what `{}` says is not so", negative.id, positive.id);
        problems.push(
            Diagnostic::new(&RULE, negative.span, message)
                .label("the negation")
                .related(positive.span, "the demand")
                .help(format!("keep `{}` alone; who wanted `{}` rejects it", positive.id, negative.id)),
        );
    }
}
