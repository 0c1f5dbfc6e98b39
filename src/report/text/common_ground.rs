//! `common-ground` as text.

use super::answer::Text;
use super::words;
use crate::answer::{CommonGround, Ground, Head, Opponent, Party, Source};
use crate::model::Class;
use crate::report::page::{Page, clean};

impl Text for CommonGround<'_> {
    fn title(&self) -> String {
        format!("Common ground of {}", words::names(&self.parties))
    }

    /// The classes with their demands, conditions, terms, and whom to ask.
    fn body(&self, page: &mut Page, head: &Head<'_>) {
        words::everything(page, self.everything_rests_on);
        page.line(0, &self.sentence());
        for (title, of_class) in self.classes() {
            page.heading(&format!("{title}: {}{}", of_class.len(), one_sided(&of_class)));
            for ground in of_class {
                words::demand(page, &ground.demand);
                let red_lines = head.supposed.as_ref().is_none_or(|supposed| supposed.red_lines);
                details(page, ground, self.everything_rests_on, red_lines);
            }
        }
    }
}

impl CommonGround<'_> {
    /// The demands of each class that has some, with its title. Where known terms have no common value, that nobody is known to
    /// object would be half of the truth, so these stand apart.
    fn classes(&self) -> Vec<(&'static str, Vec<&Ground<'_>>)> {
        let of = |fits: &dyn Fn(&Ground<'_>) -> bool| self.demands.iter().filter(|one| fits(one)).collect::<Vec<_>>();
        let silent = |one: &Ground<'_>| one.class == Class::NoKnownObjection;
        let known = Class::ALL.iter().filter(|(_, class)| *class != Class::NoKnownObjection);
        let mut classes: Vec<_> = known.map(|(_, class)| (title(*class), of(&|one| one.class == *class))).collect();
        let apart = "No common value of the known terms, with some positions unknown or neutral";
        classes.push((apart, of(&|one| silent(one) && one.terms_apart)));
        classes.push((title(Class::NoKnownObjection), of(&|one| silent(one) && !one.terms_apart)));
        classes.retain(|(_, demands)| !demands.is_empty());
        classes
    }

    /// `Of 31 demands: 1 agreed, 1 agreed in principle, 9 opposed.`
    fn sentence(&self) -> String {
        let told = |(title, of_class): &(&str, Vec<&Ground<'_>>)| {
            format!("{} {}{}", of_class.len(), title.to_lowercase(), in_brackets(&one_sided(of_class)))
        };
        let each: Vec<String> = self.classes().iter().map(told).collect();
        let demands = crate::words::count(self.demands.len(), "demand", "demands");
        if each.is_empty() {
            "The model has no demands.".to_owned()
        } else {
            format!("Of {demands}: {}.", each.join(", "))
        }
    }
}

/// Of opposed demands: on how many one side only is known.
fn one_sided(of_class: &[&Ground<'_>]) -> String {
    let number = of_class.iter().filter(|ground| ground.is_one_sided()).count();
    match number {
        0 => String::new(),
        all if all == of_class.len() => ", with nobody known to be for it".to_owned(),
        some => format!(", {some} of them with nobody known to be for it"),
    }
}

/// `, 2 of them` as ` (2 of them)`.
fn in_brackets(text: &str) -> String {
    text.strip_prefix(", ").map_or(String::new(), |text| format!(" ({text})"))
}

fn title(class: Class) -> &'static str {
    match class {
        Class::Agreed => "Agreed",
        Class::AgreedInPrinciple => "Agreed in principle",
        Class::TermsDiffer => "Agreed, but terms differ",
        Class::Conditional => "On a condition",
        Class::AllAgainst => "All against",
        Class::Opposed => "Opposed",
        Class::NoKnownObjection => "No known objection",
    }
}

fn details(page: &mut Page, ground: &Ground<'_>, everything: Option<Source<'_>>, red_lines: bool) {
    words::zones(page, &ground.terms.0);
    if ground.is_one_sided() {
        page.line(6, "nobody is known to be for it");
    }
    let wait = |party: &Party<'_>| ground.waits.iter().any(|one| one.party == *party);
    let differ = |party: &Party<'_>| ground.opponents.iter().any(|one| one.party == *party);
    let supporting = ground.supporting.iter().filter(|held| !wait(&held.party) && !differ(&held.party));
    let shown = if ground.class == Class::Opposed { everything } else { ground.rests.single_source.or(everything) };
    let supporting: Vec<String> =
        supporting.map(|held| format!("{}: {}", clean(held.party.name), words::held(held, shown))).collect();
    if !supporting.is_empty() {
        page.line(6, &format!("for it: {}", supporting.join("; ")));
    }
    for one in &ground.waits {
        let Some(position) = &one.position else { continue };
        let what = words::turning(position);
        let colon = if what.starts_with("waits:") { "" } else { ":" };
        page.line(6, &format!("{}{colon} {what}{}", clean(one.party.name), words::marked(position)));
    }
    ground.unfit.iter().for_each(|party| page.line(6, &words::unfit(party)));
    if ground.class == Class::Opposed {
        ground.opponents.iter().for_each(|one| page.line(6, &opponent(one, everything)));
    }
    if !ground.neutral.is_empty() {
        page.line(6, &format!("neutral: {}", words::names(&ground.neutral)));
    }
    if !ground.ask.is_empty() {
        page.line(6, &format!("ask {}", words::names(&ground.ask)));
    }
    if ground.near_miss {
        let line = if red_lines { " and without a red line" } else { "" };
        page.line(
            6,
            &format!("near miss: one party, close{line}, is all that keeps it from being agreed in principle"),
        );
    }
    // Where some are against, each of their positions has a label of its own.
    if ground.class != Class::Opposed {
        words::label(&ground.rests, everything).iter().for_each(|label| page.line(6, label));
    }
}

/// `against it: Russia: rejects (single source: gazette), 4 steps short of open`.
fn opponent(one: &Opponent<'_>, everything: Option<Source<'_>>) -> String {
    let label = words::label(&one.rests, everything);
    let position = match one.on_a_condition {
        Some(word) => {
            let label = label.map_or(String::new(), |label| format!(" ({label})"));
            format!("{} on a condition{label}", words::levels(word))
        }
        None => words::told(one.position.as_ref(), label.as_deref()),
    };
    let steps = words::short_of_open(one.steps_least, one.steps);
    format!("against it: {}: {position}, {steps}", clean(one.party.name))
}
