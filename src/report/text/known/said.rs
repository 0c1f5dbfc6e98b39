//! Lists of statements, as all parts of `show` print them.

use super::super::statements::{Given, statement};
use crate::answer::{Said, Spoken, State, Statement};
use crate::model::Says;
use crate::report::page::{FAINT, Page, clean, paint};
use crate::report::text::words;
use crate::words::count;

/// The statements in force, then those that are not, each with its words; then how many are left out.
pub fn print(page: &mut Page, said: &Said<'_>, heading: &str, given: Given) {
    let (now, then): (Vec<&Statement<'_>>, Vec<&Statement<'_>>) =
        said.statements.iter().partition(|one| one.state == State::InForce);
    if said.statements.is_empty() {
        page.heading(heading);
        page.line(2, "nothing is known");
    }
    if !now.is_empty() {
        page.heading(heading);
    }
    now.iter().for_each(|one| statement(page, one, given, 2));
    let (declined, then): (Vec<_>, Vec<_>) =
        then.into_iter().partition(|one| one.stance == Spoken(Says::Declined) && one.state == State::NoPosition);
    if !declined.is_empty() {
        page.heading("Asked, and declined to say");
    }
    declined.iter().for_each(|one| statement(page, one, given, 2));
    if !then.is_empty() {
        page.heading("Said before, or not yet in force");
    }
    then.iter().for_each(|one| statement(page, one, given, 2));
    left_out(page, said);
}

/// How many statements are left out, if any.
pub fn left_out(page: &mut Page, said: &Said<'_>) {
    if said.left_out > 0 {
        let statements = count(said.left_out, "statement", "statements");
        page.line(2, &paint(FAINT, format!("{statements} left out by the filter")));
    }
}

/// Texts behind a label; nothing for no texts.
pub fn labelled(page: &mut Page, label: &str, texts: &[String]) {
    if !texts.is_empty() {
        page.line(2, &format!("{label}: {}", texts.join(", ")));
    }
}

/// Texts of the file.
pub fn cleaned<'t>(texts: impl IntoIterator<Item = &'t str>) -> Vec<String> {
    texts.into_iter().map(clean).collect()
}

/// Ids with their texts below a heading; nothing for none.
pub fn list<'t>(page: &mut Page, heading: &str, entries: impl Iterator<Item = (&'t str, &'t str)>) {
    for (at, (id, text)) in entries.enumerate() {
        if at == 0 {
            page.heading(heading);
        }
        page.entry(2, &words::id(id), 32, &clean(text));
    }
}
