//! A threat, an offer or a deadline, in one entry.

use super::common::{attributed, by};
use crate::answer::Threat;
use crate::report::page::{Page, clean};

/// Who says it to whom, what in which case, and in which words.
pub fn print(page: &mut Page, threat: &Threat<'_>) {
    let what = format!("{} by {}", threat.kind.word(), by(&threat.said));
    page.line(2, &clean(&threat.announced.after(&what, true)));
    attributed(page, &threat.said);
}
