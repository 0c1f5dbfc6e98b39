//! An option of an issue whose demands cannot hold together.

use std::collections::BTreeSet;

use crate::diagnostic::{Diagnostic, rule};
use crate::id::DemandIx;
use crate::rule::Subject;

rule! {
    pub RULE = "D0229" "impossible-option" References Error:
        "an option of an issue that provides for demands which exclude one another"
}

/// O(options × relations that can be reached from one).
pub fn check(on: &Subject<'_>, problems: &mut Vec<Diagnostic>) {
    let demands = &on.model.demands;
    let options = on.model.issues.iter().flat_map(|(_, issue)| &issue.options);
    for option in options {
        // What is impossible by itself is told at the demand.
        let possible = |ix: &&DemandIx| on.model.clash_in(**ix).is_none();
        let included: BTreeSet<DemandIx> =
            option.demands.iter().filter(possible).flat_map(|ix| on.model.included_in(*ix)).collect();
        let clash = included.iter().find_map(|one| {
            let other = demands[*one].excludes.iter().find(|other| included.contains(&other.to))?;
            Some((*one, other))
        });
        let Some((one, other)) = clash else { continue };
        let id = |ix: DemandIx| format!("`{}`", demands[ix].id);
        let message = format!("the option `{}` provides for {} and {}", option.name, id(one), id(other.to));
        problems.push(
            Diagnostic::new(&RULE, option.span, message)
                .label("cannot be taken")
                .related(other.span, "excluded here")
                .help("name only demands that can hold together; a demand brings with it all that it implies"),
        );
    }
}
