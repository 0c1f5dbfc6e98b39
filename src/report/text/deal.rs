//! `deal` as text.

use super::answer::{self, Text};
use super::constraints::{self, grouped};
use super::words::{self, called, id, on};
use super::{bargaining, obstacles};
use crate::answer::{
    Caveats, Deal, Head, IssueGroup, Large, OwnPackages, Package, Party, PartyOn, SetAside, Settlement,
};
use crate::packages::Reason;
use crate::report::page::{FAINT, Page, clean, paint};
use crate::words::{count, listed};

/// From this number of packages on, their share says more than their number.
const MANY: Large = Large(10_000);

/// Of up to so many issues the title has the names.
const NAMED: usize = 5;

impl Text for Deal<'_> {
    fn title(&self) -> String {
        let names: Vec<String> = self.issues.iter().map(|issue| clean(issue.name)).collect();
        let on = if names.len() > NAMED { format!("{} issues", names.len()) } else { listed(&names) };
        format!("Packages on {on}")
    }

    /// How many packages there are, what each group of issues says by itself, then either what is acceptable or what stands in
    /// the way, and what is insisted on.
    fn body(&self, page: &mut Page, _: &Head<'_>) {
        page.line(0, &self.headline());
        let known = format!("Known positions on these demands: {} of {}.", self.coverage.known, self.coverage.of);
        page.line(0, &format!("{known} What is unknown stands in no package’s way."));
        for (demands, word) in [(&self.fixed.with, "with"), (&self.fixed.without, "without")] {
            if !demands.is_empty() {
                page.line(0, &format!("only packages {word}:"));
                demands.iter().for_each(|demand| page.line(2, &called(demand.text, demand.id)));
            }
        }
        self.issue_groups(page);
        if self.possible {
            self.packages(page);
        } else if self.coverage.known > 0 {
            obstacles::obstacles(page, self);
            obstacles::moves(page, self);
        }
        constraints::insisted_on(page, self);
        if self.coverage.known > 0 {
            self.own(page);
        }
        constraints::open_terms(page, self);
        self.values(page);
        if let Some(utilities) = &self.utilities {
            bargaining::bargaining(page, utilities, self.shown);
        } else if self.weighing.len() > 1 {
            let names = words::names(&self.weighing);
            let text = format!("{names} say what options are worth to them: `--utilities` compares packages by that.");
            page.gap();
            page.line(0, &paint(FAINT, text));
        }
        self.set_aside(page);
    }

    fn foot(&self, page: &mut Page, caveats: &Caveats<'_>) {
        answer::caveats(page, caveats);
    }
}

impl Deal<'_> {
    /// How many packages there are, and how many are acceptable as far as positions are known.
    fn headline(&self) -> String {
        let packages = match self.packages {
            Some(number) => packages(number),
            None => "Too many packages to count".to_owned(),
        };
        match self.acceptable_number {
            _ if self.coverage.known == 0 => {
                format!("{packages}; no position on them is known, so nobody can say which are acceptable.")
            }
            Some(Large(0)) => format!("{packages}, 0 acceptable to all."),
            None if !self.possible => format!("{packages}, 0 acceptable to all."),
            acceptable => {
                let number = acceptable.map_or("too many to count".to_owned(), grouped);
                format!("{packages}, {number} acceptable to all{}.", self.as_far_as_is_known())
            }
        }
    }

    /// What is to be added to a number of acceptable packages as long as somebody has not spoken.
    fn as_far_as_is_known(&self) -> &'static str {
        let is_whole = self.coverage.known == self.coverage.of && self.set_aside.is_empty();
        if is_whole { "" } else { ", as far as is known" }
    }

    /// How many packages are left for each party by itself. Who insists on nothing is left with all of them.
    fn own(&self, page: &mut Page) {
        let (free, bound): (Vec<&OwnPackages<'_>>, Vec<_>) =
            self.own.iter().partition(|own| own.packages.is_some() && own.packages == self.packages);
        let left = |own: &OwnPackages<'_>| match (own.packages, own.share) {
            (Some(number), _) if number < MANY => grouped(number),
            (_, Some(share)) if share >= 0.01 => format!("about {} of all", words::percent(share)),
            (Some(_), Some(_)) => "less than 1 % of all".to_owned(),
            _ => "too many to count".to_owned(),
        };
        if !bound.is_empty() {
            let each = bound.iter().map(|own| format!("{} {}", clean(own.party.name), left(own)));
            let each = each.collect::<Vec<_>>().join("; ");
            page.line(2, &format!("Packages that keep to all that one party insists on: {each}."));
        }
        if !free.is_empty() {
            let names = words::names(&free.iter().map(|own| own.party).collect::<Vec<_>>());
            page.line(2, &format!("Every package keeps to all that these insist on, if to anything: {names}."));
        }
    }

    /// What each group of issues says by itself, those with obstacles first.
    fn issue_groups(&self, page: &mut Page) {
        if self.issue_groups.len() < 2 {
            return;
        }
        let number = self.issue_groups.len();
        page.heading(&format!("Groups of issues that have nothing to do with each other: {number}"));
        let (barred, open): (Vec<&IssueGroup<'_>>, Vec<_>) =
            self.issue_groups.iter().partition(|group| group.obstacles > 0);
        for group in barred.iter().chain(&open).take(self.shown) {
            page.line(2, &self.issue_group(group));
        }
        let more = number.saturating_sub(self.shown);
        if more > 0 {
            let barred = barred.len().saturating_sub(self.shown);
            let barred = match barred {
                0 => "none of them with an obstacle".to_owned(),
                some => format!("{some} of them with an obstacle"),
            };
            page.line(2, &paint(FAINT, format!("and {more} more, {barred}; `--limit` shows more")));
        }
    }

    /// `Ceasefire: 14 packages, 0 acceptable to all; 1 obstacle`.
    fn issue_group(&self, group: &IssueGroup<'_>) -> String {
        let names: Vec<String> = group.issues.iter().map(|issue| clean(issue.name)).collect();
        let acceptable = match group.acceptable_number {
            _ if self.coverage.known == 0 => String::new(),
            Some(Large(0)) => ", 0 acceptable to all".to_owned(),
            Some(number) => format!(", {} acceptable to all{}", grouped(number), self.as_far_as_is_known()),
            None if group.obstacles > 0 => ", 0 acceptable to all".to_owned(),
            None => ", too many acceptable to all to count".to_owned(),
        };
        let at_least = if group.complete { "" } else { "at least " };
        let obstacles = match group.obstacles {
            0 => String::new(),
            number => format!("; {at_least}{}", count(number, "obstacle", "obstacles")),
        };
        let packages = group.packages.map_or("too many packages to count".to_owned(), packages);
        format!("{}: {packages}{acceptable}{obstacles}", listed(&names))
    }

    fn packages(&self, page: &mut Page) {
        page.heading("What all acceptable packages share");
        for (text, demands) in [("with", &self.with), ("without", &self.without)] {
            if !demands.is_empty() {
                page.line(2, &format!("{text}:"));
                demands.iter().for_each(|demand| page.line(4, &called(demand.text, demand.id)));
            }
        }
        if self.with.is_empty() && self.without.is_empty() {
            page.line(2, "nothing: each of these demands can go either way");
        }
        let number = self.acceptable.len().min(self.shown);
        match self.acceptable_number {
            Some(Large(all)) if all == number as u128 => page.heading(&format!("Acceptable packages: {all}")),
            Some(all) => page.heading(&format!("Acceptable packages, the first {number} of {}", grouped(all))),
            None => page.heading(&format!("Acceptable packages, the first {number}")),
        }
        for (at, package) in self.acceptable.iter().take(self.shown).enumerate() {
            page.line(2, &format!("Package {}", at + 1));
            self::package(page, package);
        }
    }

    fn values(&self, page: &mut Page) {
        if self.values.is_empty() {
            return;
        }
        page.heading("Zones of possible agreement");
        for (at, value) in self.values.iter().enumerate() {
            if at == 0 || self.values[at - 1].on() != value.on() {
                page.line(2, &on(&value.on()));
            }
            words::zones(page, std::slice::from_ref(&value.zone));
            let waits = |party: &Party<'_>, one: &SetAside<'_>| {
                one.party == *party && Some(one.demand) == value.demand && one.reason == Reason::Waits
            };
            let accepted = value.zone.accepted.0.iter().map(|(party, _)| *party);
            let aside: Vec<Party<'_>> =
                accepted.filter(|party| self.set_aside.iter().any(|one| waits(party, one))).collect();
            if !aside.is_empty() {
                let names = words::names(&aside);
                page.line(6, &format!("no package is held to the terms of {names}, as the position is set aside"));
            }
            if !value.ask.is_empty() {
                let names = words::names(&value.ask);
                page.line(6, &format!("not known of all, so neither is the zone: ask {names}"));
            }
        }
    }

    /// Each position with what keeps it from being a constraint.
    fn set_aside(&self, page: &mut Page) {
        if self.set_aside.is_empty() {
            return;
        }
        page.heading("Set aside");
        for one in &self.set_aside {
            let why = match one.reason {
                Reason::Waits => "waits for what these issues do not decide",
                Reason::Turns => "counts by its word now, as these issues do not decide what turns it",
                Reason::Ends => "counts, as these issues do not decide what ends it",
                Reason::Alternative => {
                    "another position of it, on what these issues do not decide, would do in its place"
                }
                Reason::SourcesDiffer => "at its weakest, it does not insist",
            };
            let position = one.position.as_ref().map(|position| format!("{} – ", words::told(Some(position), None)));
            let on = format!("{} on: {}", clean(one.party.name), called(one.demand.text, one.demand.id));
            page.line(2, &format!("{on} – {}{why}", position.unwrap_or_default()));
        }
    }
}

fn packages(number: Large) -> String {
    if number == Large(1) { "1 package".to_owned() } else { format!("{} packages", grouped(number)) }
}

fn package(page: &mut Page, package: &Package<'_>) {
    package.issues.iter().for_each(|one| settlement(page, one));
    let name = |one: &PartyOn<'_>| format!("{} on: {}", clean(one.party.name), called(one.demand.text, one.demand.id));
    let names = |of: &[PartyOn<'_>]| of.iter().map(name).collect::<Vec<_>>().join("; ");
    if !package.ended.is_empty() {
        page.line(4, &format!("as far as known, since it ends a position – {}", names(&package.ended)));
    }
    if !package.overtaken.is_empty() {
        let text = "what the same party wants elsewhere brings this before what it waits for";
        page.line(4, &format!("{} – {text}", names(&package.overtaken)));
    }
    for stuck in &package.deadlocks {
        let acts: Vec<String> = stuck.acts.iter().map(words::act).collect();
        let demands: Vec<String> = stuck.demands.iter().map(|demand| called(demand.text, demand.id)).collect();
        let wait = if acts.len() == 1 { "this waits for itself" } else { "these wait for one another" };
        let keeps =
            if acts == demands { String::new() } else { format!("; what waits with this: {}", demands.join("; ")) };
        page.line(4, &format!("but {wait}: {}{keeps}; see `roadmap`", acts.join("; ")));
    }
}

/// `Ceasefire: unconditional (ceasefire-unconditional)`, or the demands in full where the issue names no options.
fn settlement(page: &mut Page, one: &Settlement<'_>) {
    let none = || "none of its demands".to_owned();
    let in_full = || one.demands.iter().map(|demand| called(demand.text, demand.id)).collect::<Vec<_>>().join("; ");
    let mut text = match &one.option {
        Some(option) if one.demands.is_empty() => format!("{} ({})", clean(option), none()),
        Some(option) => format!("{} ({})", clean(option), words::ids(&one.demands)),
        None if one.demands.is_empty() => none(),
        None => in_full(),
    };
    for value in &one.values {
        let of = value.demand.map_or(String::new(), |demand| format!("{} ", id(demand.id)));
        text.push_str(&format!("; {of}{} {}", clean(&value.parameter), clean(&value.value)));
    }
    page.line(4, &format!("{}: {text}", clean(one.issue.name)));
}
