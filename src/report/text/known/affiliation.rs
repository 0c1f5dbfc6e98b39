//! Who belongs to whom, and for how long.

use crate::answer::Affiliation;
use crate::date::Date;
use crate::model::Belongs;
use crate::report::page::{Page, clean};
use crate::report::text::words;
use crate::words::listed;

/// ` (from March 2025)`, ` (until February 2025)`; nothing for what is open at both ends.
pub fn dates(from: Option<Date>, until: Option<Date>) -> String {
    let end = |word: &str, date: Option<Date>| date.map(|date| format!("{word} {}", date.words()));
    let ends: Vec<String> = end("from", from).into_iter().chain(end("until", until)).collect();
    if ends.is_empty() { String::new() } else { format!(" ({})", ends.join(" ")) }
}

/// `Borv (until February 2025)`.
pub fn named(one: &Affiliation<'_>) -> String {
    format!("{}{}", clean(one.party.name), dates(one.from, one.until))
}

/// Those in one state, by name; none if there are none.
pub fn in_state(all: &[Affiliation<'_>], state: Belongs) -> Option<String> {
    let mut those: Vec<Affiliation<'_>> = all.iter().filter(|one| one.state == state).copied().collect();
    words::sort_by_name(&mut those, |one| one.party);
    (!those.is_empty()).then(|| listed(&those.iter().map(named).collect::<Vec<_>>()))
}

/// A line for each state that somebody is in, behind its words.
pub fn lines(page: &mut Page, all: &[Affiliation<'_>], words: &[(Belongs, &str)]) {
    for (state, words) in words {
        if let Some(names) = in_state(all, *state) {
            page.line(2, &format!("{words} {names}"));
        }
    }
}
