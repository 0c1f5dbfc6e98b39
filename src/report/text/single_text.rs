//! `text` of one document as text.

use super::answer::Text;
use super::chronicle::paper::{dropped, hangs};
use super::words::{self, id};
use crate::analysis::Standing;
use crate::answer::{ClauseWords, Head, ReadClause, SingleText, Stand, Terms, TermsApart, WordState};
use crate::model::{Channel, LevelRange, PaperRole, Polarity};
use crate::report::page::{FAINT, Page, clean, paint};
use crate::words::{count, listed};

impl Text for SingleText<'_> {
    fn title(&self) -> String {
        format!("Everybody’s positions on “{}”", clean(self.title))
    }

    /// A draft clause by clause: who accepts it, who would with what, who does not, and whom nobody has asked.
    fn body(&self, page: &mut Page, _: &Head<'_>) {
        self.origin(page);
        if let Some(date) = self.date.filter(|_| self.later) {
            page.line(0, &format!("dated {}, after the day as of which positions are read", date.words()));
        }
        words::everything(page, self.everything_rests_on);
        for clause in &self.clauses {
            page.heading(&clause.words.heading());
            hangs(page, 2, &clause.words.hangs);
            if let Some(text) = clause.words.text {
                page.line(2, &paint(FAINT, clean(text)));
            }
            if let Some(from) = &clause.words.taken_from {
                page.line(2, &paint(FAINT, format!("from {} ({})", clean(from.title), id(from.id))));
            }
            for (word, standing) in Standing::ALL {
                self.standing(page, clause, *standing, word);
            }
            if clause.silent {
                page.line(2, &paint(FAINT, "nobody’s position on it is known"));
            } else if clause.unspoken {
                page.line(2, &paint(FAINT, "of nobody but its authors a position on it is known"));
            }
        }
        if self.clauses.is_empty() {
            page.line(0, "No clause of it is known.");
        }
        dropped(page, 2, &self.drops);
    }
}

impl SingleText<'_> {
    /// Who wrote it, whose text it is, and how it became known.
    fn origin(&self, page: &mut Page) {
        let role = self.role.map(|role| match role {
            PaperRole::OwnPosition => "own position",
            PaperRole::MediatorsText => "a mediator’s text",
            PaperRole::Joint => "a joint text",
        });
        let channel = self.channel.filter(|channel| *channel != Channel::Public).map(words::channel);
        let amends = self.amends.map(|paper| format!("amends {} ({})", clean(paper.title), id(paper.id)));
        let facts: Vec<&str> = role.into_iter().chain(channel).chain(amends.as_deref()).collect();
        match (self.author.is_empty(), facts.is_empty()) {
            (true, true) => {}
            (true, false) => page.line(0, &facts.join("; ")),
            (false, true) => page.line(0, &format!("author: {}", words::names(&self.author))),
            (false, false) => page.line(0, &format!("author: {} ({})", words::names(&self.author), facts.join("; "))),
        }
    }

    /// Those who stand to a clause in one way, in a line.
    fn standing(&self, page: &mut Page, clause: &ReadClause<'_>, standing: Standing, word: &str) {
        let mut stands: Vec<&Stand<'_>> = clause.parties.iter().filter(|one| one.standing == standing).collect();
        words::sort_by_name(&mut stands, |stand| stand.party);
        if stands.is_empty() {
            return;
        }
        let name = |stand: &&Stand<'_>| {
            let mut marks = marks(clause, stand);
            marks.extend(words::label(&stand.rests, self.everything_rests_on));
            marks.extend(stand.unfit.then(|| "does not fit its other positions".to_owned()));
            let marks = if marks.is_empty() { String::new() } else { format!(" ({})", marks.join("; ")) };
            format!("{}{marks}", clean(stand.party.name))
        };
        let names: Vec<String> = stands.iter().map(name).collect();
        page.line(2, &format!("{}: {}", standing_on(clause, standing, word), listed(&names)));
    }
}

/// The word of a standing. A mild one is about the demand, which the clause may be against.
fn standing_on(clause: &ReadClause<'_>, standing: Standing, word: &str) -> String {
    let word = word.replace('-', " ");
    if clause.side == Some(Polarity::For) {
        return word;
    }
    let on = id(clause.words.demand.id);
    match standing {
        Standing::Open => format!("{word} to {on}"),
        Standing::Neutral | Standing::Reluctant | Standing::SourcesDiffer => format!("{word} on {on}"),
        _ => word,
    }
}

/// What its position hangs on, how far it is from the clause, and its terms.
fn marks(clause: &ReadClause<'_>, stand: &Stand<'_>) -> Vec<String> {
    let mut marks = Vec::new();
    // Whoever stands there as the author needs no mark for it.
    if stand.author && stand.standing != Standing::Author {
        marks.push("author".to_owned());
    }
    let (Some(stance), Some(state), Some(position)) = (stand.stance, stand.state, &stand.position) else {
        return marks;
    };
    let conditions = words::on_conditions(&position.conditions, usize::from(stand.otherwise == Some(true)));
    let conditions = conditions.trim_start();
    let levels = words::levels(stance);
    match state {
        WordState::Waits => marks.push(format!("{levels}, {conditions}")),
        WordState::Ended => marks.push(format!("its word ends here: {levels}, {conditions}")),
        WordState::Holds => {
            marks.extend(word(clause, stand, stance));
            if stand.by_draft == Some(true) {
                marks.push(format!("as this draft decides: {conditions}"));
            }
        }
    }
    if let Some(other) = stand.turns {
        marks.push(format!("{conditions}, which it does not decide; then {}", words::levels(other)));
    }
    if stand.derived == Some(true) {
        marks.push("derived".to_owned());
    }
    if stand.red_line == Some(true) && stand.standing != Standing::RedLine {
        marks.push("red line".to_owned());
    }
    marks.extend(
        position.channel.filter(|channel| *channel != Channel::Public).map(|one| words::channel(one).to_owned()),
    );
    if let Some(other) = stand.served_by {
        let other = id(other.id);
        marks.push(match stand.standing {
            Standing::Alternative => format!("{other}, which this does not decide, would do as well"),
            _ => format!("served by {other}"),
        });
    }
    marks.extend(stand.steps.map(|steps| short_of(clause, steps)));
    marks.extend(stand.differences.iter().map(difference));
    marks
}

/// The word that holds, unless the standing is that word already.
fn word(clause: &ReadClause<'_>, stand: &Stand<'_>, stance: LevelRange) -> Option<String> {
    let word = words::levels(stance);
    match stand.standing {
        Standing::SourcesDiffer | Standing::OwnWord => Some(word),
        standing if stance.low() == stance.high() && stance.low().word() == standing.word() => None,
        _ if clause.side == Some(Polarity::For) => Some(word),
        _ => Some(words::stance_on(stance, &id(clause.words.demand.id))),
    }
}

/// How far a party is from the nearest word on the side of the clause: `4 steps short of open`.
fn short_of(clause: &ReadClause<'_>, steps: u8) -> String {
    let nearest = if clause.side == Some(Polarity::Against) { "reluctant" } else { "open" };
    format!("{} short of {nearest}", count(usize::from(steps), "step", "steps"))
}

/// `accepts boats at most 600, the clause sets 700`.
fn difference(one: &TermsApart) -> String {
    let (parameter, accepts) = (clean(&one.parameter), clean(&one.accepts.to_string()));
    match (&one.sets, &one.common) {
        (None, _) => format!("the clause says nothing of {parameter}, accepts {accepts}"),
        (Some(sets), Some(common)) => {
            let (sets, common) = (clean(&sets.to_string()), clean(&common.to_string()));
            format!("accepts {parameter} {accepts}, the clause sets {sets}; common: {common}")
        }
        (Some(sets), None) => format!("accepts {parameter} {accepts}, the clause sets {}", clean(&sets.to_string())),
    }
}

impl ClauseWords<'_> {
    fn heading(&self) -> String {
        clause(self.clause, self.at, (self.stance, self.demand.id), &self.sets)
    }
}

/// A clause in a line: `floor (art. 3): supports minimum-flow, m3-per-second 140`.
pub fn clause(name: &str, at: Option<&str>, (stance, demand): (LevelRange, &str), sets: &Terms) -> String {
    let place = at.map_or(String::new(), |at| format!(" ({})", clean(at)));
    let mut parts = vec![words::stance_on(stance, &id(demand))];
    words::terms(sets, |parameter, accepted| parts.push(format!("{parameter} {accepted}")));
    format!("{}{place}: {}", clean(name), parts.join(", "))
}
