//! A question of one's own: which demands does everybody want of whom something is known, but for one?
//!
//! `cargo run --example own_question -- positions.yaml [--json]`

use std::path::PathBuf;

use demarche::answer::{Answer, Demand, Head, Party, Register};
use demarche::load;
use demarche::model::Polarity;
use demarche::report::Page;
use demarche::report::text::{Text, print};
use demarche::situation::{Scope, Situation};
use demarche::source::Sources;
use serde::Serialize;

/// The answer: a value. Its serialisation is the JSON, and a page prints it.
#[derive(Serialize)]
struct Holdouts<'m> {
    holdouts: Vec<Holdout<'m>>,
}

/// A demand that one party alone is against.
#[derive(Serialize)]
struct Holdout<'m> {
    demand: Demand<'m>,
    against: Party<'m>,
    wanted_by: Vec<Party<'m>>,
    /// Of how many no position is known: whoever counts them in guesses.
    unknown: usize,
}

impl<'m> Holdouts<'m> {
    /// O(parties × demands).
    fn new(register: &Register<'_, 'm>) -> Holdouts<'m> {
        let (situation, model) = (register.situation, register.model());
        let heard = situation.parties_heard(Scope::Derived);
        let mut holdouts = Vec::new();
        for demand in model.demands.indices() {
            let of = |side| {
                let is_it = move |party: &&_| situation.side(**party, demand, Scope::Derived) == Some(side);
                heard.iter().filter(is_it).copied().collect::<Vec<_>>()
            };
            let (wanted, against) = (of(Polarity::For), of(Polarity::Against));
            if let ([one], 2..) = (against.as_slice(), wanted.len()) {
                holdouts.push(Holdout {
                    demand: register.demand(demand),
                    against: register.party(*one),
                    wanted_by: register.parties(&wanted),
                    unknown: heard
                        .iter()
                        .filter(|party| situation.side(**party, demand, Scope::Derived).is_none())
                        .count(),
                });
            }
        }
        Holdouts { holdouts }
    }
}

impl Text for Holdouts<'_> {
    fn title(&self) -> String {
        "Demands that one party alone is known to be against".to_owned()
    }

    fn body(&self, page: &mut Page, _: &Head<'_>) {
        for one in &self.holdouts {
            page.line(2, &format!("{} ({})", one.demand.text, one.demand.id));
            let wanted: Vec<&str> = one.wanted_by.iter().map(|party| party.name).collect();
            let unknown = format!("not known: {}", one.unknown);
            page.line(6, &format!("against: {}; for: {}; {unknown}", one.against.name, wanted.join(", ")));
        }
    }
}

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut arguments: Vec<String> = std::env::args().skip(1).collect();
    let json = arguments.iter().any(|argument| argument == "--json");
    arguments.retain(|argument| argument != "--json");
    let path = arguments.first().map_or("positions.yaml", String::as_str);
    let sources = Sources::read(&[PathBuf::from(path)]).map_err(|mut errors| errors.remove(0))?;
    let loaded = load(&sources);
    let situation = Situation::of(&loaded.model).build();
    let register = Register::new(&situation, &sources);
    let body = Holdouts::new(&register);
    let all = situation.parties_heard(Scope::Derived);
    // The head says of which model, as of when and under what, and what every id stands for.
    let answer = Answer::new(&register, "holdouts", Scope::Derived, &all, body);
    if json {
        println!("{}", serde_json::to_string_pretty(&answer)?);
    } else {
        let mut page = Page::new(80);
        print(&mut page, &answer);
        anstream::print!("{}", page.finish());
    }
    Ok(())
}
