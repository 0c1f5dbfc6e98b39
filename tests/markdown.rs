//! A brief as Markdown: what the page has in HTML, with nothing of a file read as a mark.

use std::collections::BTreeSet;

use demarche::analysis::between;
use demarche::answer::Register;
use demarche::brief::room::Room;
use demarche::brief::sections::{Pictures, SECTIONS, sections};
use demarche::brief::{Brief, heading, markdown};
use demarche::model::Model;
use demarche::search::patience::Endless;
use demarche::situation::Scope;

use crate::brief::{HOSTILE, models, talks, whole};
use crate::support::{load_texts, situation, sources};

pub fn page(model: &Model) -> String {
    let situation = situation(model);
    let empty = sources(&[""; 8]);
    let register = Register::new(&situation, &empty);
    let two = between(&situation).map(|found| found.parties);
    let contents = Brief { two, scope: Scope::Derived, patience: &Endless }.contents(&register, None);
    markdown::page(&heading(&contents), &sections(&contents, Pictures::InWords, &[], &Room::WHOLE))
}

/// The text outside of graphs.
fn outside(page: &str) -> String {
    page.split("```").step_by(2).collect()
}

/// The graphs.
fn graphs(page: &str) -> Vec<&str> {
    page.split("```mermaid\n").skip(1).filter_map(|rest| rest.split("```").next()).collect()
}

fn anchors(page: &str) -> BTreeSet<&str> {
    page.split("<span id=\"").skip(1).filter_map(|rest| rest.split('"').next()).collect()
}

#[test]
fn every_link_leads_to_a_place_of_its_own() {
    for (name, model) in models() {
        let page = page(&model);
        let anchors = anchors(&page);
        assert_eq!(anchors.len(), page.matches("<span id=\"").count(), "{name}: an anchor stands twice");
        let links: Vec<&str> = page.split("](#").skip(1).filter_map(|rest| rest.split(')').next()).collect();
        let lost: Vec<&&str> = links.iter().filter(|to| !anchors.contains(**to)).collect();
        assert!(lost.is_empty() && links.len() >= SECTIONS.len(), "{name}: {lost:?}");
        // The same evidence as on the other page, by the same numbers.
        let html = whole(&model);
        for number in anchors.iter().filter(|anchor| anchor.starts_with('e') && anchor[1..].parse::<usize>().is_ok()) {
            assert!(html.contains(&format!("<li id=\"{number}\"")), "{name}: {number}");
        }
    }
}

/// The columns of a row: signs of a column that are not part of a text.
fn columns(row: &str) -> usize {
    row.replace("\\\\", "").replace("\\|", "").matches('|').count()
}

#[test]
fn the_rows_of_a_table_have_its_columns() {
    for (name, model) in models() {
        let page = page(&model);
        let mut of_table = 0;
        for line in page.lines() {
            match (line.starts_with('|'), of_table) {
                (true, 0) => of_table = columns(line),
                (true, number) => assert_eq!(columns(line), number, "{name}: {line}"),
                (false, _) => of_table = 0,
            }
        }
    }
}

/// What is left of a page without the tags that it has of itself.
fn without_own_tags(text: &str) -> String {
    let mut text = text.replace("<details><summary>Words and sources</summary>", "").replace("</details>", "");
    for anchor in anchors(&text.clone()) {
        text = text.replace(&format!("<span id=\"{anchor}\"></span>"), "");
    }
    text
}

#[test]
fn no_text_of_the_file_is_read_as_a_mark() {
    let shape = |text: &str| {
        let page = page(&load_texts(&[&talks(text)]).model);
        let plain = without_own_tags(&outside(&page));
        let bare = |sign: char| {
            let mut before = ' ';
            plain.chars().any(|c| {
                let found = c == sign && before != '\\';
                before = if before == '\\' { ' ' } else { c };
                found
            })
        };
        assert!(!bare('<') && !bare('>') && !bare('`') && !bare('$'), "{text:?}: {plain}");
        assert!(!page.contains("](javascript"), "{text:?}");
        assert!(!page.contains('\u{202E}') && !page.contains('\u{7}'), "{text:?}");
        for graph in graphs(&page) {
            for line in graph.lines() {
                let label = line.split('"').nth(1).unwrap_or_default();
                assert!(!label.contains(['<', '>', '`', '[', ']', '{', '}']), "{text:?}: {line}");
                assert!(line.matches('"').count() % 2 == 0, "{text:?}: {line}");
            }
        }
        page.lines().count()
    };
    let harmless = shape("A plain sentence");
    let more = ["- a\n# b", "1. one", "| a | b |", "```mermaid\nx", "[a](#b)", "**a** _b_ ~~c~~", "&lt;b&gt;", "a\\"];
    for text in HOSTILE.iter().chain(&more) {
        assert_eq!(shape(text), harmless, "{text:?}");
    }
}

/// A graph has what the answer has: each of the two with every demand of which both are known.
#[test]
fn the_graph_of_the_two_has_all_that_both_are_known_of() {
    let (_, model) = models().swap_remove(0);
    let page = page(&model);
    let graphs = graphs(&page);
    assert_eq!(graphs.len(), 2);
    assert_eq!(graphs[0].matches(" ---|").count() + graphs[0].matches(" -.-|").count(), 32);
    assert!(graphs[0].contains("[\"On opposite sides: 9\"]"), "{}", graphs[0]);
    assert!(graphs[1].contains("-->|\"in the nature of things\"|"), "{}", graphs[1]);
}
