//! `coalitions` as text.

use super::answer::Text;
use super::words::{self, id};
use crate::answer::{Coalition, Coalitions, Counted, Groups, Head, SharedPosition};
use crate::report::page::{FAINT, Page, clean, paint};
use crate::words::{count, listed, one_voice};

impl Text for Coalitions<'_> {
    fn title(&self) -> String {
        "Groups of parties with everything that they share".to_owned()
    }

    fn body(&self, page: &mut Page, _: &Head<'_>) {
        match self {
            Coalitions::Listed(groups) => groups.print(page),
            Coalitions::Counted(Counted { count, complete }) => {
                page.line(0, &format!("There {}.", are(*count, *complete)));
            }
        }
    }
}

/// `is 1 group`, `are at least 100,000 groups`.
fn are(number: usize, complete: bool) -> String {
    let verb = if number == 1 && complete { "is" } else { "are" };
    let at_least = if complete { "" } else { "at least " };
    format!("{verb} {at_least}{}", count(number, "group", "groups"))
}

impl Groups<'_> {
    /// How many there are, then each group with what it shares.
    fn print(&self, page: &mut Page) {
        page.line(0, &self.sentence());
        self.coalitions.iter().for_each(|coalition| group(page, coalition));
    }

    /// `There are 7 groups of at least 2 parties that share at least 1 position. The 4 largest are shown; 1 more is as large as
    /// the last of them.`
    fn sentence(&self) -> String {
        let parties =
            (self.min_parties > 0).then(|| format!("of at least {}", count(self.min_parties, "party", "parties")));
        let shared = (self.min_shared > 0)
            .then(|| format!("that share at least {}", count(self.min_shared, "position", "positions")));
        let asked: String = parties.into_iter().chain(shared).map(|part| format!(" {part}")).collect();
        let shown = self.coalitions.len();
        if self.number == 0 {
            return format!("There are no groups{asked}.");
        }
        let equal = match self.equal {
            0 => String::new(),
            1 => "; 1 more is as large as the last of them".to_owned(),
            several => format!("; {several} more are as large as the last of them"),
        };
        let are = are(self.number, self.complete);
        match shown {
            all if all == self.number && self.complete => format!("There {are}{asked}."),
            0 => format!("There {are}{asked}. None is shown."),
            1 => format!("There {are}{asked}. The largest is shown{equal}."),
            some => format!("There {are}{asked}. The {some} largest are shown{equal}."),
        }
    }
}

fn group(page: &mut Page, group: &Coalition<'_>) {
    page.heading(&if group.parties.is_empty() { "No party".to_owned() } else { words::names(&group.parties) });
    group.shared.iter().for_each(|one| shared(page, one));
    if group.shared.is_empty() {
        // With nothing in common, everybody could belong to it.
        page.line(2, "nothing that all share");
        return;
    }
    for one in &group.blocs {
        let members: Vec<String> = one.members.iter().map(|party| clean(party.name)).collect();
        page.line(2, &paint(FAINT, one_voice(&clean(one.bloc.name), &members)));
    }
    let known = group.possible.iter().filter(|party| !group.silent.contains(party));
    let mut known: Vec<_> = known.copied().collect();
    words::sort_by_name(&mut known, |party| *party);
    let mut could: Vec<String> = known.iter().map(|party| clean(party.name)).collect();
    if !group.silent.is_empty() {
        let silent = group.silent.len();
        could.push(count(silent, "party of which no position is known", "parties of which no position is known"));
    }
    if !could.is_empty() {
        page.line(2, &paint(FAINT, format!("could belong to it, as far as is known: {}", listed(&could))));
    }
}

fn shared(page: &mut Page, one: &SharedPosition<'_>) {
    let (side, text) = (one.side.word(), clean(one.demand.text));
    page.entry(2, &id(one.demand.id), 32, &format!("{side}: {text}{}", words::sources(&one.sources)));
    if !one.waiting.is_empty() {
        page.line(6, &format!("for {} only on a condition", words::names(&one.waiting)));
    }
    words::zones(page, &one.no_common_value.0);
    one.unfit.iter().for_each(|party| page.line(6, &words::unfit(party)));
}
