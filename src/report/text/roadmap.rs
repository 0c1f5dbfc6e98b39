//! `roadmap` as text.

use super::answer::{self, Text};
use super::order::{self, any_of};
use super::words::{self, id};
use crate::answer::{Act, Caveats, Deadlock, Head, Party, Roadmap, Step, Waived};
use crate::report::page::{FAINT, Page, clean, paint};
use crate::words::{count, listed};

impl Text for Roadmap<'_> {
    fn title(&self) -> String {
        "Order of steps".to_owned()
    }

    /// What can be done in a sentence, then the stages, and every deadlock with what keeps it and every smallest way out, in
    /// words that are the same for all.
    fn body(&self, page: &mut Page, _: &Head<'_>) {
        page.line(0, &self.sentence());
        for (at, stage) in self.stages.iter().enumerate() {
            page.heading(&format!("Stage {}", at + 1));
            stage.iter().for_each(|step| self.step(page, *step));
        }
        for deadlock in &self.deadlocks {
            self.deadlock(page, deadlock);
        }
        if !self.behind.is_empty() {
            page.heading("After a deadlock");
            self.behind.iter().for_each(|step| self.step(page, *step));
        }
        let locked = |act: &Act<'_>| match act {
            Act::Step(_) => true,
            Act::Demand(demand) => self.deadlocks.iter().any(|deadlock| deadlock.demands.contains(demand)),
        };
        let waiting: Vec<_> = self.orders.iter().filter(|order| !locked(&order.after)).collect();
        if !waiting.is_empty() {
            page.heading("Demands without steps that wait for something");
            waiting.iter().for_each(|order| page.line(2, &order::said(order)));
        }
        page.gap();
        let text = "An order says when, not whether somebody wants it: `deal` looks at that, and not at the order.";
        page.line(0, &paint(FAINT, text));
    }

    /// It is about steps, so how many positions are stated says little.
    fn foot(&self, page: &mut Page, caveats: &Caveats<'_>) {
        answer::caveats(page, caveats);
    }
}

impl Roadmap<'_> {
    /// `4 of 9 steps can be done, in 4 stages; 2 wait for one another in 1 deadlock; 3 come after a deadlock.`
    fn sentence(&self) -> String {
        let locked: usize = self.deadlocks.iter().map(|deadlock| deadlock.steps.len()).sum();
        let free: usize = self.stages.iter().map(Vec::len).sum();
        let behind = self.behind.len();
        let of = free + locked + behind;
        if of == 0 && self.deadlocks.is_empty() {
            return "No step is known.".to_owned();
        }
        let free = match free {
            0 if of == 0 => "There are no steps".to_owned(),
            0 => format!("None of {} can be done", count(of, "step", "steps")),
            all if all == of => {
                format!("{} can be done, in {}; no deadlock", count(of, "step", "steps"), self.number_of_stages())
            }
            some => {
                format!("{some} of {} can be done, in {}", count(of, "step", "steps"), self.number_of_stages())
            }
        };
        let mut parts = vec![free];
        if !self.deadlocks.is_empty() {
            let deadlocks = count(self.deadlocks.len(), "deadlock", "deadlocks");
            parts.push(match locked {
                0 => format!("there is {deadlocks} of demands without steps"),
                1 => format!("1 waits, in {deadlocks}"),
                several => format!("{several} wait for one another, in {deadlocks}"),
            });
        }
        match behind {
            0 => {}
            1 => parts.push("1 comes after a deadlock".to_owned()),
            several => parts.push(format!("{several} come after a deadlock")),
        }
        format!("{}.", parts.join("; "))
    }

    fn number_of_stages(&self) -> String {
        count(self.stages.len(), "stage", "stages")
    }

    /// A step with who insists on what before it, and what stands against what it leads to.
    fn step(&self, page: &mut Page, step: Step<'_>) {
        page.entry(2, &id(step.id), 32, &clean(step.text));
        for order in self.orders.iter().filter(|order| order.after == Act::Step(step)) {
            page.line(6, &order::said(order));
        }
        self.wanted(step).iter().for_each(|mark| page.line(6, mark));
    }

    /// Who refuses what a step leads to, and which other steps cannot stand beside it.
    fn wanted(&self, step: Step<'_>) -> Vec<String> {
        let Some(to) = self.leads_to.iter().find(|to| to.step == step) else { return Vec::new() };
        let deal = format!("`deal {}`", clean(to.issue.id));
        let mut marks = Vec::new();
        for one in self.refused.iter().filter(|one| one.step == step) {
            let by = one.parties.iter();
            let by = by.map(|by| format!("{}: {}", clean(by.party.name), words::told(by.position.as_ref(), None)));
            let by = listed(&by.collect::<Vec<_>>());
            marks.push(format!("leads to {}, which is refused – {by}; see {deal}", id(to.demand.id)));
        }
        for two in self.exclusive.iter().filter(|two| two.contains(&step)) {
            for other in two.iter().filter(|other| **other != step) {
                let (to, other) = (id(to.demand.id), id(other.id));
                marks.push(format!("leads to {to}, which cannot stand beside what {other} leads to; see {deal}"));
            }
        }
        marks
    }

    fn deadlock(&self, page: &mut Page, deadlock: &Deadlock<'_>) {
        let steps = deadlock.steps.iter().map(|step| step.id);
        let ids: Vec<String> = steps.chain(deadlock.demands.iter().map(|demand| demand.id)).map(id).collect();
        let wait = if ids.len() == 1 { "waits for itself" } else { "wait for one another" };
        let rests = words::label(&deadlock.rests, None).map_or(String::new(), |label| format!(" ({label})"));
        page.heading(&format!("Deadlock: {} {wait}{rests}", listed(&ids)));
        deadlock.orders.iter().for_each(|order| page.line(2, &order::said(order)));
        ways_out(page, deadlock);
        for step in &deadlock.steps {
            let marks = self.wanted(*step);
            if !marks.is_empty() {
                page.line(2, &format!("{}:", id(step.id)));
                marks.iter().for_each(|mark| page.line(4, mark));
            }
        }
    }
}

fn ways_out(page: &mut Page, deadlock: &Deadlock<'_>) {
    if let Some([least, most]) = deadlock.bounds {
        page.line(2, &format!("Not searched to the end: between {least} and {most} waivers open it."));
        return;
    }
    let ways = &deadlock.ways_out;
    let Some(first) = ways.first() else {
        page.line(2, "No waiver opens it: the order lies in the matter.");
        return;
    };
    let waivers = match first.len() {
        1 => "1 waiver opens it".to_owned(),
        several => format!("{several} waivers open it, and no fewer"),
    };
    page.line(2, &format!("{waivers}, in {}:", count(ways.len(), "way", "ways")));
    for (at, way) in ways.iter().enumerate() {
        let each: Vec<String> = way.iter().map(waived).collect();
        let or = if at == 0 { "" } else { "or " };
        page.line(4, &format!("{or}{}", each.join(", and ")));
    }
    let text = "Each could open it, by its own waivers alone";
    parties(page, [text, "Could open it, by its own waivers alone"], &deadlock.sufficient);
    let text = "No way out is without a waiver of";
    parties(page, [text, text], &deadlock.necessary);
}

/// A line on several parties, or on one.
fn parties(page: &mut Page, [several, one]: [&str; 2], parties: &[Party<'_>]) {
    let text = if parties.len() > 1 { several } else { one };
    if !parties.is_empty() {
        page.line(2, &format!("{text}: {}", words::names(parties)));
    }
}

fn waived(one: &Waived<'_>) -> String {
    let who = one.party.map_or(String::new(), |party| clean(party.name));
    format!("{who} waives {} before {}", any_of(one.before()), id(one.waives[1].id()))
}
