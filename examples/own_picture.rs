//! A picture of one's own: how many want each demand, refuse it, or are not known.
//!
//! `cargo run --example own_picture -- positions.yaml > known.svg`

use std::path::PathBuf;

use demarche::answer::{Answer, Register, Stances, by_name};
use demarche::load;
use demarche::picture::block::{BODY, SMALL, STRONG};
use demarche::picture::choice::{Choice, Parties};
use demarche::picture::datum::Datum;
use demarche::picture::embedded::Embedded;
use demarche::picture::head::Head;
use demarche::picture::page::Page;
use demarche::picture::sheet::{Field, GAP, Row, Section, Sheet};
use demarche::picture::{Picture, Plate, Request};
use demarche::situation::{Scope, Situation};
use demarche::source::Sources;

/// The picture: its name, its question, and what draws it.
static KNOWN: Picture = Picture {
    name: "known",
    question: "How much is known of each demand?",
    description: "A table: demands are rows; of each, how many parties are for it, against it, and not known.",
    parties: Parties::All,
    documents: false,
    issues: false,
    sorts: &[],
    draw,
};

/// Widths of the columns, in points.
const TEXT: f64 = 300.0;
const NUMBER: f64 = 60.0;

fn draw(request: &Request<'_, '_>) -> Vec<Plate> {
    // An answer first: a picture shows one, and works nothing out that it could not say.
    let register = request.register;
    let body = Stances::new(register);
    let answer = Answer::new(register, "matrix", request.scope, &by_name(register.situation), body);
    let parties = answer.body.parties.len();
    let cell = |width: f64, text: &str| Field::new(width, |block| block.text(text, SMALL));
    let number = |number: usize| Field::new(NUMBER, |block| block.text(&number.to_string(), STRONG)).framed().centred();
    let caption = Row {
        cells: vec![cell(TEXT, "demand"), cell(NUMBER, "for"), cell(NUMBER, "against"), cell(NUMBER, "not known")],
        data: Vec::new(),
    };
    let issues = answer.body.issues.iter().map(|issue| Section {
        title: Some((issue.issue.name.to_owned(), String::new())),
        rows: issue
            .demands
            .iter()
            .map(|one| {
                let sides = one.positions.0.iter().map(|(_, stance)| stance.position.levels);
                let (mut wanted, mut refused, mut known) = (0, 0, 0);
                for [low, high] in sides {
                    known += 1;
                    wanted += usize::from(low > 0);
                    refused += usize::from(high < 0);
                }
                let demand = &one.demand.demand;
                let text =
                    Field::new(TEXT, |block| block.text(&format!("{} {}", one.demand.number, demand.text), BODY));
                Row {
                    cells: vec![text, number(wanted), number(refused), number(parties - known)],
                    data: vec![Datum::demand(demand, Some(issue.issue.id))],
                }
            })
            .collect(),
    });
    let head = Head::of(&answer, KNOWN.question, format!("Of {parties} parties something is known."), Vec::new());
    let width = TEXT + 3.0 * NUMBER + 5.0 * GAP;
    let sheet = Sheet { head: head.clone(), width, caption: Some(caption), sections: issues.collect() };
    vec![Plate::whole(head, sheet.pages("known", request.page), request.page)]
}

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let path = std::env::args_os().nth(1).unwrap_or_else(|| "positions.yaml".into());
    let sources = Sources::read(&[PathBuf::from(path)]).map_err(|mut errors| errors.remove(0))?;
    let loaded = load(&sources);
    let situation = Situation::of(&loaded.model).build();
    let register = Register::new(&situation, &sources);
    let request = Request {
        register: &register,
        scope: Scope::Derived,
        choice: Choice::default(),
        between: None,
        papers: Vec::new(),
        page: Page::Natural,
    };
    for drawing in KNOWN.drawings(&request).0 {
        println!("{}", drawing.svg(&Embedded::default())?);
    }
    Ok(())
}
