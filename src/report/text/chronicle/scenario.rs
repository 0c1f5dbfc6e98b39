//! A scenario, with what it supposes.

use super::common::maybe;
use crate::answer::ScenarioEntry;
use crate::report::page::Page;
use crate::report::text::answer::{assuming, waiving};
use crate::report::text::words;

/// What it supposes in a sentence, if the file says, with the id.
pub fn title(scenario: &ScenarioEntry<'_>) -> String {
    words::scenario(&scenario.scenario)
}

/// What it supposes.
pub fn print(page: &mut Page, scenario: &ScenarioEntry<'_>) {
    scenario.assume.iter().for_each(|one| page.line(2, &assuming(one)));
    scenario.waive.iter().for_each(|one| page.line(2, &waiving(one)));
    maybe(page, 2, scenario.note);
}
