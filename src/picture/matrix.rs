//! Who wants what? A table of all demands, by issue, and all parties, with signs and a word for each position. It holds what no
//! drawing with lines could; parties that do not fit beside one another go on further sheets.

use std::ops::Range;

use super::block::{BODY, SMALL, STRONG};
use super::choice::{Choice, Sort};
use super::columns::Groups;
use super::datum::Datum;
use super::head::Head;
use super::look::Look;
use super::page::Page;
use super::palette::Tone;
use super::plate::{MOST_PAGES, Plate, Request};
use super::sheet::{Field, GAP, Row, Section, Sheet};
use super::stance_cell;
use crate::answer::{
    Answer, Basis, DemandStances, Issue, IssueStances, Numbered, Party, Position, Stance, Stances, by_name,
};
use crate::model::{Class, Polarity};
use crate::words::{capitalised, count, percent};

/// Width of the number of a demand, in points.
const NUMBER: f64 = 30.0;
/// Least width of the text of a demand, in points.
const TEXT: f64 = 148.0;
/// Width of the column that counts, in points.
const TALLY: f64 = 66.0;
/// Least height of a demand, in points.
const LEAST: f64 = 24.0;
/// Least and most width of a party, in points.
const PARTY: (f64, f64) = (56.0, 90.0);

/// Draws who wants what, as many parties on a sheet as fit.
pub fn draw(request: &Request<'_, '_>) -> Vec<Plate> {
    let register = request.register;
    let choice = &request.choice;
    let mut body = Stances::new(register);
    body.issues = choice.issues(register, body.issues);
    if body.issues.is_empty() {
        return Vec::new();
    }
    let answer = Answer::new(register, "matrix", request.scope, &by_name(register.situation), body);
    let body = &answer.body;
    let asked = register.parties(&choice.parties);
    let shown: Vec<Party<'_>> =
        body.parties.iter().copied().filter(|party| asked.is_empty() || asked.contains(party)).collect();
    let groups = Groups::new(request.page, shown.len(), NUMBER + TEXT + TALLY + 4.0 * GAP, PARTY);
    // A demand takes a line at least, so there are no fewer pages than that.
    let least = (groups.sheet, body.basis.demands as f64 * LEAST);
    let pages = groups.ranges.len() * request.page.sheets(least);
    if pages > MOST_PAGES {
        let room = if request.page == Page::Natural { "as much room as " } else { "" };
        let why = format!("it would take {room}{pages} pages or more; name some parties, as in `matrix A B C`");
        return vec![Plate::refused(why, request.page)];
    }
    let told = if *choice == Choice::default() { body.clone() } else { body.of(&shown) };
    let plate = |range: &Range<usize>| {
        let question = format!("Who wants what?{}{}", choice.of_issues(register), groups.part(range, "parties"));
        let head = Head::of(&answer, &question, headline(&told), notes(&told)).legend(legend(&told));
        let text = TEXT + groups.left(range);
        let parties = &shown[range.clone()];
        let sheet = Sheet {
            head: head.clone(),
            width: groups.sheet,
            caption: Some(caption(text, groups.width, parties, body.parties.len())),
            sections: sections((text, groups.width), parties, body, choice.sort),
        };
        let about = groups.file(range, "parties");
        Plate::of(about, head, sheet.pages("matrix", request.page), request.page)
    };
    // Where nobody has a position, the demands stand alone.
    let none = std::iter::once(0..0).filter(|_| shown.is_empty());
    groups.ranges.iter().cloned().chain(none).map(|range| plate(&range)).collect()
}

fn stances<'a, 'm>(body: &'a Stances<'m>) -> impl Iterator<Item = &'a Stance<'m>> {
    demands(body).flat_map(|on| on.positions.0.iter().map(|(_, stance)| stance))
}

fn demands<'a, 'm>(body: &'a Stances<'m>) -> impl Iterator<Item = &'a DemandStances<'m>> {
    body.issues.iter().flat_map(|issue| &issue.demands)
}

/// Whether some want it and others are against it, whatever their conditions come to: a party takes a side by one of its words, if
/// no other one is on the opposite side.
fn is_contested(on: &DemandStances<'_>) -> bool {
    let takes = |side: Polarity| {
        let has = |position: &Position, side: Polarity| {
            std::iter::once(position.stance).chain(position.then).any(|word| word.polarity() == Some(side))
        };
        let mut positions = on.positions.0.iter().map(|(_, stance)| &stance.position);
        positions.any(|position| has(position, side) && !has(position, side.opposite()))
    };
    takes(Polarity::For) && takes(Polarity::Against)
}

/// How much is known, and how much of it is contested.
fn headline(body: &Stances<'_>) -> String {
    if body.parties.is_empty() {
        return format!("No position is known on any of {}.", count(body.basis.demands, "demand", "demands"));
    }
    let derived = stances(body).filter(|stance| stance.position.basis == Basis::Derived).count();
    let derived = match derived {
        0 => String::new(),
        1 => " and 1 more follows from these".to_owned(),
        more => format!(" and {more} more follow from these"),
    };
    let contested = demands(body).filter(|on| is_contested(on)).count();
    format!(
        "{} of {} are stated{derived}; on {contested} of {} some stand on opposite sides.",
        body.basis.stated,
        count(body.basis.possible, "possible position", "possible positions"),
        count(body.basis.demands, "demand", "demands"),
    )
}

fn notes(body: &Stances<'_>) -> Vec<String> {
    let basis = &body.basis;
    let share = if basis.possible == 0 { 0.0 } else { basis.stated as f64 / basis.possible as f64 };
    let mut notes = vec![
        format!(
            "{}, {} in {}, from {}: {} of the possible positions are stated.",
            count(basis.parties, "party", "parties"),
            count(basis.demands, "demand", "demands"),
            count(basis.issues, "issue", "issues"),
            count(basis.sources, "source", "sources"),
            percent(share),
        ),
        "The more signs, the stronger the word. Parties by name. The last column counts all parties.".to_owned(),
    ];
    let signs: Vec<String> = stances(body).map(stance_cell::signs).collect();
    let marks = [
        ("→", "→ becomes, on a condition."),
        ("…", "… sources differ, or leave it open, from one to the other."),
        ("≠", "≠ does not fit another position of the same party."),
    ];
    let occurs = |mark: &str| signs.iter().any(|signs| signs.contains(mark));
    notes.extend(marks.into_iter().filter(|(mark, _)| occurs(mark)).map(|(_, meaning)| meaning.to_owned()));
    notes
}

fn legend(body: &Stances<'_>) -> Vec<(Look, &'static str)> {
    let known = stances(body).map(|stance| Look::of(Some(&stance.position)));
    let is_full = demands(body).all(|on| on.positions.0.len() == body.parties.len());
    Look::legend(known.chain((!is_full).then_some(Look::plain(Tone::Unknown))))
}

fn caption(text: f64, width: f64, parties: &[Party<'_>], all: usize) -> Row {
    let small = |width: f64, text: &str| Field::new(width, |block| block.text(text, SMALL));
    let party = |party: &Party<'_>| {
        Field::new(width, |block| block.text(party.name, STRONG).at_most(6)).party().tooltip(party.name.to_owned())
    };
    let mut cells = vec![small(NUMBER, ""), small(text, "demand")];
    cells.extend(parties.iter().map(party));
    cells.push(small(TALLY, &format!("all {}", count(all, "party", "parties"))));
    Row { cells, data: parties.iter().map(Datum::party).collect() }
}

/// The demands by issue, or by what the positions come to.
fn sections((text, width): (f64, f64), parties: &[Party<'_>], body: &Stances<'_>, sort: Option<Sort>) -> Vec<Section> {
    let row = |(issue, on): &(Issue<'_>, &DemandStances<'_>)| {
        let demand = &on.demand;
        let stance = |party: &Party<'_>| on.positions.0.iter().find(|(own, _)| own == party).map(|(_, stance)| stance);
        let mut cells = vec![
            Field::new(NUMBER, |block| block.text(&demand.number, STRONG)),
            Field::new(text, |block| block.text(demand.demand.text, BODY)).framed(),
        ];
        cells.extend(parties.iter().map(|party| stance_cell::field(width, (party, demand), stance(party))));
        cells.push(tally(on, body.parties.len()));
        let edges = parties.iter().filter_map(|party| {
            let own = stance(party)?;
            Some(Datum::stance(party, &demand.demand, own))
        });
        let data = std::iter::once(Datum::demand(&demand.demand, Some(issue.id))).chain(edges).collect();
        Row { cells, data }
    };
    let section = |title: &str, all: &[(Issue<'_>, &DemandStances<'_>)]| Section {
        title: Some((title.to_owned(), count(all.len(), "demand", "demands"))),
        rows: all.iter().map(row).collect(),
    };
    let of_issue = |issue: &IssueStances<'_>| {
        let all: Vec<_> = issue.demands.iter().map(|on| (issue.issue, on)).collect();
        section(issue.issue.name, &all)
    };
    if sort != Some(Sort::Class) {
        return body.issues.iter().map(of_issue).collect();
    }
    let all = body.issues.iter().flat_map(|issue| issue.demands.iter().map(|on| (issue.issue, on)));
    let all: Vec<_> = all.collect();
    let of_class = |class: &&str| -> Vec<_> { all.iter().copied().filter(|(_, on)| come_to(on) == *class).collect() };
    let classes = CLASSES.iter().map(|class| (class, of_class(class))).filter(|(_, all)| !all.is_empty());
    classes.map(|(class, all)| section(&capitalised(class), &all)).collect()
}

/// What the positions on a demand come to, in a word or two, the most contested first.
const CLASSES: [&str; 12] = [
    "impasse",
    "opposite sides",
    "contested",
    "not all agree",
    "terms differ",
    "conditional",
    "in principle",
    "agreed",
    "all against",
    "open",
    "one voice",
    "not known",
];

fn come_to(on: &DemandStances<'_>) -> &'static str {
    match on.demand.class {
        _ if is_contested(on) && !on.demand.impasse => "opposite sides",
        Some(Class::Opposed) if !on.demand.impasse => "not all agree",
        _ => class(&on.demand),
    }
}

/// What those who have spoken come to, and how many stand where.
fn tally(on: &DemandStances<'_>, all: usize) -> Field {
    let of = |tone: Tone| match tone {
        Tone::Unknown => all.saturating_sub(on.positions.0.len()),
        _ => on.positions.0.iter().filter(|(_, stance)| Look::of(Some(&stance.position)).tone == tone).count(),
    };
    let tones = Tone::KNOWN.into_iter().chain([Tone::Unknown]).map(|tone| (tone, of(tone)));
    let tones = tones.filter(|(_, number)| *number > 0);
    let counts: Vec<String> = tones.map(|(tone, number)| format!("{}\u{a0}{number}", tone.sign())).collect();
    Field::new(TALLY, |block| block.text(come_to(on), SMALL).text(&counts.join("  "), SMALL))
}

/// Where those stand who have spoken, in a word or two.
fn class(demand: &Numbered<'_>) -> &'static str {
    match (demand.speakers, demand.class) {
        (0, _) => "not known",
        (_, None) => "one voice",
        _ if demand.impasse => "impasse",
        (_, Some(Class::Agreed)) => "agreed",
        (_, Some(Class::AgreedInPrinciple)) => "in principle",
        (_, Some(Class::TermsDiffer)) => "terms differ",
        (_, Some(Class::Conditional)) => "conditional",
        (_, Some(Class::AllAgainst)) => "all against",
        (_, Some(Class::Opposed)) => "contested",
        (_, Some(Class::NoKnownObjection)) => "open",
    }
}
