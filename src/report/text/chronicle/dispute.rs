//! A dispute: every answer, and how it was settled. Nothing is averaged.

use super::common::{attributed, by, titled};
use crate::answer::DisputeEntry;
use crate::report::page::{FAINT, Page, clean, paint};
use crate::report::text::words::{self, id};
use crate::words::count;

/// The question, with the id.
pub fn title(dispute: &DisputeEntry<'_>) -> String {
    titled(dispute.question, dispute.dispute.id)
}

/// The answers, what settled it, and what it is about.
pub fn print(page: &mut Page, dispute: &DisputeEntry<'_>) {
    for answer in &dispute.answers {
        let is_somebody = answer.said.by.is_some() || answer.said.speaker.is_some();
        let who = if is_somebody { format!(" – {}", by(&answer.said)) } else { String::new() };
        page.line(2, &format!("{}{who}", clean(answer.says)));
        attributed(page, &answer.said);
    }
    if dispute.left_out > 0 {
        let answers = count(dispute.left_out, "answer", "answers");
        page.line(2, &paint(FAINT, format!("{answers} left out by the filter")));
    }
    let settled = match dispute.settled {
        Some(settled) => {
            let how = settled.how.map_or(String::new(), |words| format!(": {}", clean(words)));
            format!("settled by {}{how}", settled.by.word())
        }
        None => "open".to_owned(),
    };
    page.line(2, &settled);
    if let Some(source) = dispute.inside_source {
        page.line(2, &format!("the difference lies inside one source: {}", id(source.id)));
    }
    if !dispute.concerns.is_empty() {
        let ids: Vec<String> = dispute.concerns.iter().map(|concerned| id(concerned)).collect();
        page.line(2, &format!("concerns {}", ids.join(", ")));
    }
    words::note(page, dispute.note, 2);
}
