//! `disputes` as text.

use super::answer::{self, Text};
use super::chronicle::dispute;
use crate::answer::{Caveats, Disputes, Head};
use crate::model::SettledBy;
use crate::report::page::Page;
use crate::words::count;

impl Text for Disputes<'_> {
    fn title(&self) -> String {
        "Where sources differ".to_owned()
    }

    /// How many are open, then each with its answers and how it was settled.
    fn body(&self, page: &mut Page, _: &Head<'_>) {
        let settled = SettledBy::ALL.iter().map(|(word, how)| (word, self.settled_by(*how)));
        let settled =
            settled.filter(|(_, number)| *number > 0).map(|(word, number)| format!("{number} settled by {word}"));
        let counts: Vec<String> = [format!("{} open", self.open)].into_iter().chain(settled).collect();
        page.line(0, &format!("{}: {}", count(self.disputes.len(), "dispute", "disputes"), counts.join(", ")));
        for one in &self.disputes {
            page.heading(&dispute::title(one));
            dispute::print(page, one);
        }
    }

    /// It is about answers, and not about positions.
    fn foot(&self, page: &mut Page, caveats: &Caveats<'_>) {
        answer::caveats(page, caveats);
    }
}
