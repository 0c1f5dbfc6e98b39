//! `roadmap` as text.

use super::answer::{self, Text};
use super::order;
use super::words::{self, called, id};
use crate::answer::{Act, Caveats, Deadlock, Demand, Head, Order, Party, Refusal, Roadmap, Step, Waived};
use crate::report::page::{FAINT, Page, clean, paint};
use crate::words::{count, listed};

impl Text for Roadmap<'_> {
    fn title(&self) -> String {
        "Order of steps".to_owned()
    }

    /// How many steps there are of each sort, then the stages, and every deadlock with what keeps it and every smallest way out,
    /// in words that are the same for all.
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
        self.waiting_demands(page);
        self.refused_demands(page);
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
    /// A step with what comes before it and who insists on that, and what stands against what it leads to.
    fn step(&self, page: &mut Page, step: Step<'_>) {
        page.line(2, &called(step.text, step.id));
        self.comes_after(page, &self.orders, &Act::Step(step));
        self.wanted(step).iter().for_each(|mark| page.line(6, mark));
    }

    /// What has to come before a step or a demand.
    fn comes_after(&self, page: &mut Page, orders: &[Order<'_>], act: &Act<'_>) {
        orders.iter().filter(|order| order.after == *act).for_each(|order| order::beside(page, 6, order, act));
    }

    /// Demands that no step fulfils, with what they wait for, unless a deadlock has them.
    fn waiting_demands(&self, page: &mut Page) {
        let mut waiting: Vec<Demand<'_>> = Vec::new();
        for order in &self.orders {
            if let Act::Demand(demand) = order.after
                && !waiting.contains(&demand)
                && !self.deadlocks.iter().any(|deadlock| deadlock.demands.contains(&demand))
            {
                waiting.push(demand);
            }
        }
        if waiting.is_empty() {
            return;
        }
        page.heading("Demands without steps that wait for something");
        for demand in waiting {
            page.line(2, &called(demand.text, demand.id));
            self.comes_after(page, &self.orders, &Act::Demand(demand));
            self.refused_demand(page, demand);
        }
    }

    /// Demands that no step fulfils, that wait for nothing, and that somebody refuses.
    fn refused_demands(&self, page: &mut Page) {
        let waits = |demand: &Demand<'_>| {
            let in_order = self.orders.iter().any(|order| order.after == Act::Demand(*demand));
            in_order || self.deadlocks.iter().any(|deadlock| deadlock.demands.contains(demand))
        };
        let first: Vec<Demand<'_>> =
            self.refused_demands.iter().map(|one| one.demand).filter(|one| !waits(one)).collect();
        if first.is_empty() {
            return;
        }
        page.heading("Demands without steps that come before something and are refused");
        for demand in first {
            page.line(2, &called(demand.text, demand.id));
            self.refused_demand(page, demand);
        }
    }

    /// Who refuses a demand without steps.
    fn refused_demand(&self, page: &mut Page, demand: Demand<'_>) {
        for one in self.refused_demands.iter().filter(|one| one.demand == demand) {
            page.line(6, &format!("refused; {}", refused_by(&one.parties)));
        }
    }

    /// What a step comes after that is refused, who refuses what it leads to, and which other steps cannot stand beside it.
    fn wanted(&self, step: Step<'_>) -> Vec<String> {
        let late = self.after_refused.iter().filter(|one| one.step == step);
        let late = late.map(|one| one.refused.iter().map(words::act).collect::<Vec<_>>().join("; "));
        let mut marks: Vec<String> = late.map(|what| format!("comes after what is refused: {what}")).collect();
        let Some(to) = self.leads_to.iter().find(|to| to.step == step) else { return marks };
        let deal = format!("see `deal {}`", clean(to.issue.id));
        let leads = format!("leads to: {}", called(to.demand.text, to.demand.id));
        for one in self.refused.iter().filter(|one| one.step == step) {
            marks.push(format!("{leads} – refused; {}; {deal}", refused_by(&one.parties)));
        }
        for two in self.exclusive.iter().filter(|two| two.contains(&step)) {
            for other in two.iter().filter(|other| **other != step) {
                let other = called(other.text, other.id);
                marks.push(format!("{leads} – not together with what another step leads to: {other}; {deal}"));
            }
        }
        marks
    }

    /// What waits for one another, each with what it waits for, then what opens it.
    fn deadlock(&self, page: &mut Page, deadlock: &Deadlock<'_>) {
        let steps = deadlock.steps.iter().map(|step| Act::Step(*step));
        let acts: Vec<Act<'_>> = steps.chain(deadlock.demands.iter().map(|demand| Act::Demand(*demand))).collect();
        let ids: Vec<String> = acts.iter().map(|act| id(act.id())).collect();
        let wait = if ids.len() == 1 { "waits for itself" } else { "wait for one another" };
        let rests = words::label(&deadlock.rests, None).map_or(String::new(), |label| format!(" ({label})"));
        page.heading(&format!("Deadlock: {} {wait}{rests}", listed(&ids)));
        for act in &acts {
            page.line(2, &words::act(act));
            self.comes_after(page, &deadlock.orders, act);
            match act {
                Act::Step(step) => self.wanted(*step).iter().for_each(|mark| page.line(6, mark)),
                Act::Demand(demand) => self.refused_demand(page, *demand),
            }
        }
        ways_out(page, deadlock);
    }
}

/// `Reed Guard: rejects (red line)`.
fn refused_by(parties: &[Refusal<'_>]) -> String {
    let by = parties.iter();
    let by = by.map(|by| format!("{}: {}", clean(by.party.name), words::told(by.position.as_ref(), None)));
    by.collect::<Vec<_>>().join("; ")
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

/// `Ukraine no longer insists that memo comes before talks`: the deadlock above has what these are.
fn waived(one: &Waived<'_>) -> String {
    let who = one.party.map_or(String::new(), |party| clean(party.name));
    let before = one.before().iter().map(|act| id(act.id())).collect::<Vec<_>>().join(" or ");
    format!("{who}: waives that {before} comes before {}", id(one.waives[1].id()))
}
