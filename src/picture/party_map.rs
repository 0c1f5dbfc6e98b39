//! The party map: for every pair of which something is known of both, what divides and what joins the two, in words.

use std::collections::BTreeMap;

use super::block::{BODY, Block, SMALL, STRONG, Type};
use super::datum::Datum;
use super::dot::Key;
use super::head::Head;
use super::look::Look;
use super::palette::Tone;
use super::plate::{Plate, Request};
use super::sheet::{Field, GAP, Row, Section, Sheet};
use crate::answer::{Answer, RelatedPair, Relations, by_name};
use crate::words::{count, listed};

/// Width of the names of a pair, and of a number, in points.
const NAMES: f64 = 112.0;
const NUMBER: f64 = 46.0;
/// More demands than this go on in a further row.
const MOST_ENTRIES: usize = 9;
/// More parties than this without anything in common are counted, not named.
const MOST_NAMED: usize = 12;

/// Draws what divides and joins each pair.
pub fn draw(request: &Request<'_, '_>) -> Vec<Plate> {
    let register = request.register;
    let mut body = Relations::new(register);
    if !request.choice.parties.is_empty() {
        let asked = register.parties(&request.choice.parties);
        body.relations.retain(|pair| pair.parties.iter().all(|party| asked.contains(party)));
        body.parties.retain(|party| asked.contains(party));
        body.apart.retain(|party| asked.contains(party));
    }
    if body.relations.is_empty() {
        return Vec::new();
    }
    let answer = Answer::new(register, "party-map", request.scope, &by_name(register.situation), body);
    let body = &answer.body;
    let texts: BTreeMap<&str, &str> =
        body.demands.iter().map(|numbered| (numbered.number.as_str(), numbered.demand.text)).collect();
    let words = request.page.width() - NAMES - 4.0 * NUMBER - 7.0 * GAP;
    let label = |text: &str, width: f64| Field::new(width, |block| block.text(text, SMALL)).centred();
    let caption = Row {
        cells: vec![
            label("pair", NAMES),
            label("opposite sides", NUMBER),
            label("on a condition", NUMBER),
            label("same side", NUMBER),
            label("not known", NUMBER),
            label("on what", words),
        ],
        data: body.parties.iter().map(Datum::party).collect(),
    };
    let rows = body.relations.iter().flat_map(|pair| rows(pair, words, &texts)).collect();
    let head = head(&answer);
    let sections = vec![Section { title: None, rows }];
    let sheet = Sheet { head: head.clone(), width: request.page.width(), caption: Some(caption), sections };
    vec![Plate::whole(head, sheet.pages("party-map", request.page), request.page)]
}

/// The row of a pair, and further ones for demands that find no room in it.
fn rows(pair: &RelatedPair<'_>, words: f64, texts: &BTreeMap<&str, &str>) -> Vec<Row> {
    let [a, b] = pair.parties;
    let held: Vec<String> = pair.conditional.iter().chain(&pair.terms).cloned().collect();
    let number = |number: usize, tone: Tone| {
        let look = Look::plain(if number == 0 { Tone::Unknown } else { tone });
        let field =
            Field::new(NUMBER, |block| block.text(&number.to_string(), STRONG.color(look.tone.ink()))).centred();
        if number == 0 { field } else { field.look(look) }
    };
    let both_for: Vec<String> = pair.agree.iter().filter(|number| !pair.against.contains(number)).cloned().collect();
    let lists = [
        ("Opposite sides", &pair.conflict, Tone::Against),
        ("Same side, on a condition", &pair.conditional, Tone::Conditional),
        ("Same side, terms do not meet", &pair.terms, Tone::Conditional),
        ("Both for", &both_for, Tone::For),
        ("Both against", &pair.against, Tone::For),
    ];
    let entries: Vec<ListedDemand<'_>> = lists
        .iter()
        .flat_map(|(title, numbers, tone)| {
            let text = |number: &String| texts.get(number.as_str()).copied().unwrap_or_default();
            numbers.iter().map(move |number| ListedDemand { title, tone: *tone, text: text(number) })
        })
        .collect();
    let known = pair.conflict.len() + held.len() + pair.agree.len();
    let neutral = pair.of.saturating_sub(known + pair.unknown);
    let datum = Datum::edge("pair", ("party", a.id), ("party", b.id))
        .with(Key::Conflict, pair.conflict.len().to_string())
        .with(Key::Conditional, held.len().to_string())
        .with(Key::Agree, pair.agree.len().to_string())
        .with(Key::Unknown, pair.unknown.to_string())
        .with(Key::Of, pair.of.to_string());
    let names = |more: &str| {
        Field::new(NAMES, |block| {
            let block = block.text(a.name, STRONG).text("and", SMALL).text(b.name, STRONG);
            if more.is_empty() { block } else { block.text(more, SMALL) }
        })
        .party()
    };
    let unknown = Field::new(NUMBER, |block| {
        let block = block.text(&format!("? {}", pair.unknown), BODY).text(&format!("of {}", pair.of), SMALL);
        if neutral == 0 { block } else { block.text(&format!("neutral {neutral}"), SMALL) }
    });
    let numbers = [
        number(pair.conflict.len(), Tone::Against),
        number(held.len(), Tone::Conditional),
        number(pair.agree.len(), Tone::For),
        unknown.centred(),
    ];
    let mut parts = entries.chunks(MOST_ENTRIES);
    let first = [names("")].into_iter().chain(numbers).chain([listed_in(parts.next().unwrap_or_default(), words)]);
    let mut rows = vec![Row { cells: first.collect(), data: vec![datum] }];
    rows.extend(parts.map(|part| {
        let empty = (0..4).map(|_| Field::new(NUMBER, |block| block));
        let cells = [names("continued")].into_iter().chain(empty).chain([listed_in(part, words)]);
        Row { cells: cells.collect(), data: Vec::new() }
    }));
    rows
}

/// A demand on which something is known of both, under what that comes to.
struct ListedDemand<'a> {
    title: &'a str,
    tone: Tone,
    text: &'a str,
}

/// Demands in a cell, each class under its title.
fn listed_in(entries: &[ListedDemand<'_>], words: f64) -> Field {
    let class = |block: Block, of_class: &[ListedDemand<'_>]| {
        let small = SMALL.color(of_class[0].tone.ink());
        let block = block.text(of_class[0].title, Type { bold: true, ..small });
        of_class.iter().fold(block, |block, entry| block.text(&format!("· {}", entry.text), small))
    };
    let classes = entries.chunk_by(|one, next| one.title == next.title);
    Field::new(words, |block| classes.fold(block, class)).framed()
}

fn head(answer: &Answer<'_, Relations<'_>>) -> Head {
    let body = &answer.body;
    let opposed = body.relations.iter().filter(|pair| !pair.conflict.is_empty()).count();
    let same = body.relations.iter().filter(|pair| !pair.agree.is_empty()).count();
    let all = body.parties.len() + body.apart.len();
    let pairs = all * all.saturating_sub(1) / 2;
    let headline = format!(
        "Something is known of both parties of {} of {}: {opposed} are on opposite sides of some demand, {same} on the same side.",
        body.relations.len(),
        count(pairs, "pair", "pairs"),
    );
    let mut notes = vec!["Pairs by name. “On a condition” includes demands whose terms do not meet.".to_owned()];
    let apart: Vec<String> = body.apart.iter().map(|party| party.name.to_owned()).collect();
    match apart.len() {
        0 => {}
        1..=MOST_NAMED => notes.push(format!("Nothing known in common with any other party: {}.", listed(&apart))),
        more => notes.push(format!("Nothing is known in common with any other party of {more}.")),
    }
    notes.extend(body.left_out.as_ref().map(|left| {
        format!("Shown are the {} parties with the most known positions; there are {}.", left.drawn, left.more)
    }));
    Head::of(answer, "What divides and what joins each pair of parties?", headline, notes)
}
