//! `roadmap` as text.

use super::answer::{self, Text};
use super::order;
use super::words::{self, called, id};
use crate::answer::{Act, Caveats, Deadlock, Demand, Head, Order, Party, Roadmap, Step, StepNumbers, Waived};
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
    /// `9 steps. 4 have their turn, in 4 stages: 3 can be taken; 1 leads to what is refused. 2 wait for one another, in 1 deadlock;
    /// 3 come after a deadlock.`
    fn sentence(&self) -> String {
        let StepNumbers { all, locked, behind, .. } = self.numbers;
        if all == 0 && self.deadlocks.is_empty() {
            return "No step is known.".to_owned();
        }
        let mut rest = Vec::new();
        let deadlocks = count(self.deadlocks.len(), "deadlock", "deadlocks");
        match (self.deadlocks.len(), locked) {
            (0, _) => rest.push("There is no deadlock".to_owned()),
            (_, 0) => rest.push(format!("There is {deadlocks} of demands without steps")),
            (_, 1) => rest.push(format!("1 waits, in {deadlocks}")),
            (_, several) => rest.push(format!("{several} wait for one another, in {deadlocks}")),
        }
        match behind {
            0 => {}
            1 => rest.push("1 comes after a deadlock".to_owned()),
            several => rest.push(format!("{several} come after a deadlock")),
        }
        let steps = if all == 0 { "There are no steps".to_owned() } else { count(all, "step", "steps") };
        format!("{steps}. {}{}.", self.turns(), rest.join("; "))
    }

    /// `4 have their turn, in 4 stages: 1 can be taken; 1 leads to what is refused; 2 exclude one another. `
    fn turns(&self) -> String {
        let StepNumbers { all, can_be_taken, refused, exclusive, refused_and_exclusive, locked, behind } = self.numbers;
        let staged = all - locked - behind;
        let have = if staged == 1 { "has its turn" } else { "have their turn" };
        let stages = count(self.stages.len(), "stage", "stages");
        let turn = match staged {
            0 if all == 0 => return String::new(),
            0 => return "None has its turn. ".to_owned(),
            _ if staged == all && all > 1 => format!("All {have}, in {stages}"),
            some => format!("{some} {have}, in {stages}"),
        };
        let taken = match can_be_taken {
            all if all == staged => return format!("{turn}, and can be taken. "),
            0 => "none can be taken as positions stand".to_owned(),
            some => format!("{some} can be taken"),
        };
        let refused = match refused {
            0 => None,
            1 => Some("1 leads to what is refused".to_owned()),
            several => Some(format!("{several} lead to what is refused")),
        };
        let both = match refused_and_exclusive {
            0 => String::new(),
            all if all == exclusive => " (refused, too)".to_owned(),
            1 => " (1 of these is refused, too)".to_owned(),
            several => format!(" ({several} of these are refused, too)"),
        };
        let exclusive = match exclusive {
            0 => None,
            // The other one of the two is in a deadlock or behind one.
            1 => Some(format!("1 excludes another one{both}")),
            several => Some(format!("{several} exclude one another{both}")),
        };
        let parts: Vec<String> = [Some(taken), refused, exclusive].into_iter().flatten().collect();
        format!("{turn}: {}. ", parts.join("; "))
    }

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
        }
    }

    /// Who refuses what a step leads to, and which other steps cannot stand beside it.
    fn wanted(&self, step: Step<'_>) -> Vec<String> {
        let Some(to) = self.leads_to.iter().find(|to| to.step == step) else { return Vec::new() };
        let deal = format!("see `deal {}`", clean(to.issue.id));
        let leads = format!("leads to: {}", called(to.demand.text, to.demand.id));
        let mut marks = Vec::new();
        for one in self.refused.iter().filter(|one| one.step == step) {
            let by = one.parties.iter();
            let by = by.map(|by| format!("{}: {}", clean(by.party.name), words::told(by.position.as_ref(), None)));
            let by = by.collect::<Vec<_>>().join("; ");
            marks.push(format!("{leads} – refused; {by}; {deal}"));
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
            if let Act::Step(step) = act {
                self.wanted(*step).iter().for_each(|mark| page.line(6, mark));
            }
        }
        ways_out(page, deadlock);
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

/// `Ukraine no longer insists that memo comes before talks`: the deadlock above has what these are.
fn waived(one: &Waived<'_>) -> String {
    let who = one.party.map_or(String::new(), |party| clean(party.name));
    let before = one.before().iter().map(|act| id(act.id())).collect::<Vec<_>>().join(" or ");
    format!("{who}: waives that {before} comes before {}", id(one.waives[1].id()))
}
