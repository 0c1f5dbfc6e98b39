//! Pictures that are given plain data, with names that try to break out, through the engine and the finishing of the SVG.

use super::embedded::Embedded;
use super::engine::Engine as _;
use super::input::{Demand, Heading, Issue, Party, Positions, Relation, Relations, Stance};
use super::svg::{About, finish};
use super::{party_map, stance_map};

const HOSTILE: [&str; 10] = [
    "a\" ]; evil [ label=\"x",
    "<B></B>",
    "&lt;",
    "\\N",
    "",
    "]]> -->",
    "\u{202E}x\u{0}",
    "👩‍👩‍👧",
    "</TD></TABLE>>]",
    "${x}",
];

fn positions(text: &str) -> Positions {
    let owned = || text.to_owned();
    let party = |id: &str| Party { id: format!("{id}{text}"), name: owned() };
    let demand = Demand { id: owned(), number: owned(), text: owned(), class: owned() };
    let stance = |levels| Stance {
        levels,
        condition: Some(owned()),
        other: Some(((-1, 2), owned())),
        unfit: true,
        red_line: Some(owned()),
        derived: false,
        evidence: vec![owned(), owned()],
    };
    Positions {
        heading: Heading { title: owned(), question: owned(), as_of: owned(), basis: owned(), blocs: vec![owned()] },
        parties: vec![party("a"), party("b"), party("c")],
        stances: [("a", (3, 3)), ("b", (-2, 1))]
            .map(|(id, levels)| ((format!("{id}{text}"), owned()), stance(levels)))
            .into(),
        issues: vec![Issue { id: owned(), name: owned(), demands: vec![demand] }],
    }
}

fn relations(positions: &Positions, text: &str) -> Relations {
    let numbers = || vec![text.to_owned()];
    let relation = Relation {
        parties: (positions.parties[0].id.clone(), positions.parties[1].id.clone()),
        agree: numbers(),
        terms: 1,
        conditional: 1,
        conflict: numbers(),
        unknown: 1,
        total: 5,
    };
    Relations {
        heading: positions.heading.clone(),
        parties: positions.parties.clone(),
        relations: vec![relation],
        demands: positions.demands().cloned().collect(),
        apart: vec![text.to_owned()],
        left_out: Some(text.to_owned()),
    }
}

#[test]
fn pictures_of_hostile_names_are_well_formed_and_have_no_extra_node() {
    for text in HOSTILE {
        let positions = positions(text);
        let relations = relations(&positions, text);
        let pictures = [(stance_map::draw(&positions), 5, 2), (party_map::draw(&relations), 6, 2)];
        for (dot, nodes, edges) in pictures {
            let svg = Embedded::default().svg(&dot).unwrap_or_else(|e| panic!("{text:?}: {e}\n{dot}"));
            let about = About { id: "x", title: text, description: text, ..About::default() };
            let svg = finish(&svg, &about).unwrap();
            let tree = roxmltree::Document::parse(&svg).unwrap_or_else(|e| panic!("{text:?}: {e}"));
            let class = |name: &str| tree.descendants().filter(|n| n.attribute("class") == Some(name)).count();
            assert_eq!((class("node"), class("edge")), (nodes, edges), "{text:?}\n{dot}");
            assert!(!svg.contains("href"), "{text:?}");
        }
    }
}

#[test]
fn pictures_without_elements_are_drawn_too() {
    for dot in [stance_map::draw(&Positions::default()), party_map::draw(&Relations::default())] {
        Embedded::default().svg(&dot).unwrap_or_else(|e| panic!("{e}\n{dot}"));
    }
}
