//! A scenario, with what it supposes.

use super::common::maybe;
use crate::answer::ScenarioEntry;
use crate::report::page::Page;
use crate::report::text::answer::{assuming, waiving};
use crate::report::text::words::id;

/// The id, as it can be typed.
pub fn title(scenario: &ScenarioEntry<'_>) -> String {
    id(scenario.scenario.id)
}

/// What it supposes.
pub fn print(page: &mut Page, scenario: &ScenarioEntry<'_>) {
    maybe(page, 2, scenario.text);
    scenario.assume.iter().for_each(|one| page.line(2, &assuming(one)));
    scenario.waive.iter().for_each(|one| page.line(2, &waiving(one)));
    maybe(page, 2, scenario.note);
}
