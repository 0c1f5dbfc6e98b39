//! What tables say above them is what the same answers say in JSON, and every cell has its edge.

use std::collections::BTreeSet;

use demarche::analysis::{conflicts, disputes};
use demarche::answer::{Disputes, Register, Stances, by_name};
use demarche::model::Model;
use demarche::picture::choice::Choice;
use demarche::picture::page::Page;
use demarche::picture::{Picture, Plate, Request};
use demarche::situation::{Scope, Situation};

use crate::support::{ISTANBUL, MINI_ISTANBUL, SELVAR, model, situation, sources};

fn plates(s: &Situation<'_>, name: &str, page: Page) -> Vec<Plate> {
    let empty = sources(&[""; 4]);
    let register = Register::new(s, &empty);
    let picture = Picture::named(name).expect("it is there");
    (picture.draw)(&Request {
        register: &register,
        scope: Scope::Derived,
        choice: Choice::default(),
        between: None,
        papers: Vec::new(),
        page,
    })
}

fn models() -> [Model; 2] {
    [model(&[ISTANBUL]), model(&[SELVAR])]
}

/// The numbers in a text, in order.
fn numbers(text: &str) -> Vec<usize> {
    text.split(|c: char| !c.is_ascii_digit()).filter_map(|digits| digits.parse().ok()).collect()
}

fn edges(plates: &[Plate], kind: &str) -> BTreeSet<String> {
    let lines = plates.iter().flat_map(|plate| &plate.pages).flat_map(|dot| dot.lines());
    let kind = format!("kind=\"{kind}\"");
    lines.filter(|line| line.contains("->") && line.contains(&kind)).map(|line| line.trim().to_owned()).collect()
}

#[test]
fn the_matrix_says_how_much_is_known_and_draws_each_position_once() {
    for m in models() {
        let s = situation(&m);
        let empty = sources(&[""; 4]);
        let json = serde_json::to_value(Stances::new(&Register::new(&s, &empty))).expect("JSON");
        let on = |demand: &serde_json::Value| demand["positions"].as_object().expect("by party").clone();
        let issues = json["issues"].as_array().expect("issues");
        let demands: Vec<_> = issues.iter().flat_map(|issue| issue["demands"].as_array().expect("demands")).collect();
        let positions: Vec<_> = demands.iter().flat_map(|demand| on(demand).into_iter().map(|(_, one)| one)).collect();
        let derived = positions.iter().filter(|one| one["position"]["basis"] == "derived").count();
        let parties = by_name(&s);
        let contested: BTreeSet<_> =
            conflicts(&s, &parties, Scope::Derived).clashes.iter().map(|clash| clash.demand).collect();
        let basis = |key: &str| json["basis"][key].as_u64().expect("a number") as usize;
        let expected = [basis("stated"), basis("possible"), derived, contested.len(), basis("demands")];
        for page in [Page::A4, Page::Slide] {
            let plates = plates(&s, "matrix", page);
            for plate in &plates {
                assert_eq!(numbers(&plate.head.headline), expected, "{}", plate.head.headline);
            }
            assert_eq!(edges(&plates, "stance").len(), positions.len());
        }
    }
}

#[test]
fn the_sources_picture_counts_disputes_and_draws_each_answer() {
    for m in models() {
        let s = situation(&m);
        let empty = sources(&[""; 4]);
        let register = Register::new(&s, &empty);
        let found = Disputes::new(&register, &disputes(&s, &[]));
        let plates = plates(&s, "sources", Page::A4);
        let told = numbers(&plates[0].head.headline);
        assert_eq!(told[..2], [found.open, found.disputes.len()], "{}", plates[0].head.headline);
        let cited: BTreeSet<_> = found
            .disputes
            .iter()
            .flat_map(|one| one.answers.iter().enumerate().map(move |(at, answer)| (one.dispute.id, at, answer)))
            .flat_map(|(id, at, answer)| answer.said.evidence.iter().map(move |piece| (id, at, piece.source.id)))
            .collect();
        assert_eq!(edges(&plates, "gives").len(), cited.len());
    }
    assert!(plates(&situation(&model(&[MINI_ISTANBUL])), "sources", Page::A4).is_empty(), "nothing to show");
}

/// A reader of the page wants to know what was said, where in one article, and what “by date” means.
#[test]
fn the_sources_picture_says_where_answers_stand_and_what_was_said_of_what_is_settled() {
    let text = super::groups_and_days::text(&model(&[SELVAR]), "sources");
    for said in [
        "A B A: headline B: last paragraph",
        "– 21 May – Office of the Mediator (Ebba Calde), 6 May 2024",
        "settled by confirmation: Tamolin itself confirms",
        "Settled by date: the answers speak of different days;",
    ] {
        assert!(text.contains(said), "{said}: {text}");
    }
}

#[test]
fn the_text_picture_has_every_clause_of_every_document_in_one_class() {
    for m in models() {
        let s = situation(&m);
        let plates = plates(&s, "text", Page::A4Landscape);
        let with_clauses = || m.papers.iter().map(|(_, paper)| paper).filter(|paper| !paper.clauses.is_empty());
        for paper in with_clauses() {
            let own = plates.iter().find(|plate| plate.about.starts_with(paper.id.as_str())).expect("a plate");
            let told = numbers(&own.head.headline);
            assert_eq!(told[0], paper.clauses.len(), "{}", own.head.headline);
            assert_eq!(told[1..].iter().sum::<usize>(), paper.clauses.len(), "{}", own.head.headline);
        }
        assert!(with_clauses().count() > 0 && !edges(&plates, "standing").is_empty());
    }
    assert!(plates(&situation(&model(&[MINI_ISTANBUL])), "text", Page::A4).is_empty(), "no document");
}
