//! Who says so, when, in which words: a party on a demand.

use super::super::arguments;
use super::super::statements::{Given, statement};
use super::said::left_out;
use crate::answer::PositionOn;
use crate::model::Polarity;
use crate::report::page::{Page, clean};
use crate::report::text::words;

/// `Russia on ceasefire`.
pub fn title(one: &PositionOn<'_>) -> String {
    format!("{} on {}", clean(one.party.name), clean(one.demand.id))
}

/// The position, then every statement, the latest first; or why it follows.
pub fn print(page: &mut Page, one: &PositionOn<'_>) {
    page.line(0, &clean(one.demand.text));
    page.line(0, &words::told(one.position.as_ref(), None));
    one.said.statements.iter().for_each(|said| statement(page, said, Given::Both, 2));
    left_out(page, &one.said);
    let side = one.position.as_ref().and_then(|own| own.stance.polarity()).unwrap_or(Polarity::For);
    arguments::list(page, 2, &one.arguments, &one.demand, side);
    if one.position.is_none() {
        page.line(
            2,
            match (one.no_longer_known, one.declined, one.said.left_out) {
                (true, ..) => "What it said no longer holds; what holds now is not known.",
                (false, true, _) => "Asked, it would not say. Unknown is not neutral.",
                (false, false, 1..) => "No statement that counts is known. Unknown is not neutral.",
                (false, false, 0) => "No statement is known. Unknown is not neutral.",
            },
        );
    }
}
