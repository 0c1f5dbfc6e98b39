//! With which values a party is taken to accept what follows from several of its positions.

use demarche::situation::Scope;

use crate::agreement::{Both, expected_terms, is_doubtful, on_many, same, terms_of};
use crate::oracle::meaning::Meaning;
use crate::oracle::talks::{Issue, Param, Talks, Values};
use crate::support::situation;

/// The talks on one issue, on a parameter of which every statement has terms: so that they are carried wherever a
/// demand implies another one, and meet there.
fn on_one_issue(talks: &Talks) -> Talks {
    let mut talks = talks.clone();
    talks.issues = vec![Issue { params: 1 }];
    talks.draft.clear();
    talks.papers.clear();
    for (at, demand) in talks.demands.iter_mut().enumerate() {
        (demand.issue, demand.params) = (0, 0);
        // Relations never lead back, so that what is excluded can as well be implied.
        if at % 3 > 0 {
            demand.implies.append(&mut demand.excludes);
        }
    }
    for (at, statement) in talks.statements.iter_mut().enumerate() {
        let low = (at * 5 + statement.demand) as i32 % 7;
        let values = match at % 3 {
            0 => Values::Range(Some(low), None),
            1 => Values::Range(None, Some(12 - low)),
            _ => Values::Range(Some(low), Some(low + 5)),
        };
        statement.accepts = vec![(Param::Issue(0), values)];
    }
    talks
}

#[test]
fn terms_of_several_arguments_are_those_of_the_definition() {
    on_many(|talks| {
        let talks = on_one_issue(talks);
        let both = Both::new(&talks);
        let (s, meaning) = (situation(&both.model), Meaning::of(&talks));
        for (p, d) in both.parties().flat_map(|p| both.demands().map(move |d| (p, d))) {
            let found = s.position(both.party(p), both.demand(d), Scope::Derived);
            let (Some(found), Some(expected)) = (found, meaning.known(p, d, true)) else { continue };
            let right = expected_terms(&expected);
            // Of alternatives with different terms the program says that none are known, as docs/methods.md has it.
            if !is_doubtful(&meaning, p, d, &[17]) {
                same(&format!("p{p} on d{d} in {}", talks.yaml()), terms_of(found), right)?;
            }
        }
        Ok(())
    });
}
