//! A threat, an offer or a deadline, in one entry.

use super::common::{attributed, by};
use crate::answer::Threat;
use crate::report::page::{Page, clean};
use crate::report::text::words;

/// Who says it to whom, what in which case, and in which words.
pub fn print(page: &mut Page, threat: &Threat<'_>) {
    let mut parts = vec![format!("{} by {}", threat.kind.word(), by(&threat.said))];
    if !threat.against.is_empty() {
        parts.push(format!("against {}", words::names(&threat.against)));
    }
    if !threat.to.is_empty() {
        parts.push(format!("to {}", words::names(&threat.to)));
    }
    let mut said: Vec<String> = threat.condition.iter().map(|what| format!("if {}", clean(what))).collect();
    said.extend(threat.consequence.iter().map(|what| format!("then {}", clean(what))));
    said.extend(threat.due.iter().map(|due| format!("by {due}")));
    page.line(2, &format!("{}: {}", parts.join(" "), said.join(", ")));
    attributed(page, &threat.said);
}
