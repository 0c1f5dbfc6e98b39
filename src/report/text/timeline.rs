//! `timeline` as text: one entry for each happening, its date in the margin.

use super::frame;
use crate::analysis::{Entry, Happening, Situation, Timeline, Window};
use crate::report::happening;
use crate::report::page::{FAINT, Page, clean, paint};
use crate::words::count;

/// Room for `2025-05-28~` and two blanks.
const DATE: usize = 13;

/// The entries in order of time; those without a date at the end, or only their number.
pub fn timeline(page: &mut Page, situation: &Situation<'_>, window: &Window, answer: &Timeline, undated: bool) {
    let model = situation.model;
    let of =
        if window.parties.is_empty() { String::new() } else { format!(" of {}", frame::names(model, &window.parties)) };
    let from = window.from.map_or(String::new(), |from| format!(", from {from}"));
    let to = window.to.map_or(String::new(), |to| format!(", to {to}"));
    frame::head(page, situation, &format!("Timeline{of}{from}{to}"));
    page.gap();
    if answer.dated.is_empty() {
        page.line(0, "nothing that is dated");
    }
    lines(page, situation, 0, &answer.dated);
    if !answer.undated.is_empty() {
        page.gap();
        if undated {
            page.line(0, "undated");
            lines(page, situation, 2, &answer.undated);
        } else {
            let number = count(answer.undated.len(), "entry", "entries");
            page.line(0, &format!("undated: {number}; `--undated` lists them"));
        }
    }
    if answer.left_out > 0 {
        let entries = count(answer.left_out, "entry", "entries");
        page.line(0, &paint(FAINT, format!("{entries} left out by the filter")));
    }
    page.gap();
    page.line(0, &paint(FAINT, frame::NOT_ADVICE));
}

/// Entries one by one; what several sources tell in the same way is told once.
pub fn lines(page: &mut Page, situation: &Situation<'_>, indent: usize, entries: &[Entry]) {
    let mut last = None;
    for entry in entries {
        let now = (entry.date, facts(situation, entry));
        match &now {
            _ if last.as_ref() == Some(&now) => {}
            (Some(date), text) => page.entry(indent, &date.to_string(), DATE, text),
            (None, text) => page.line(indent, text),
        }
        last = Some(now);
    }
}

/// What is told of an entry: kind, who, what, the id, the voice, what it supersedes.
fn facts(situation: &Situation<'_>, entry: &Entry) -> String {
    let model = situation.model;
    let mut kind = happening::kind(model, entry.what).to_owned();
    if entry.planned {
        kind.push_str(" (planned)");
    }
    let mut facts = vec![kind];
    facts.extend(happening::who(model, entry.what).map(|who| clean(&who)));
    let text = clean(&happening::text(situation, entry));
    // The words of a position hold the id of its demand already.
    let id = match entry.what {
        Happening::Stance(_) | Happening::Begins(_) | Happening::RunsOut(_) => None,
        what => what.id(model),
    };
    facts.push(id.map_or(text.clone(), |id| format!("{text} ({})", frame::id(&id))));
    facts.extend(entry.what.voice(model).map(|voice| voice.word().to_owned()));
    facts.extend(happening::superseding(model, entry));
    facts.join(" · ")
}
