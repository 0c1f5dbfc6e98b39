//! A claim about others, in one entry.

use super::common::{attributed, by};
use crate::answer::Claim;
use crate::report::page::{Page, clean};
use crate::report::text::words;

/// Who says what about whom, and in which words.
pub fn print(page: &mut Page, claim: &Claim<'_>) {
    let kind = claim.kind.map_or("claim", |kind| kind.word());
    let about = if claim.about.is_empty() { String::new() } else { format!(" about {}", words::names(&claim.about)) };
    page.line(2, &format!("{kind} by {}{about}: {}", by(&claim.said), clean(claim.text)));
    attributed(page, &claim.said);
}
