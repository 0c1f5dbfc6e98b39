//! Where do the sources differ, and which says what? Every open question with its answers by letter, and in each column the letters
//! that a source gives. What is settled stands below, with how.

use std::ops::Range;

use super::block::{BODY, Block, SECTION, SMALL, STRONG, Type};
use super::columns::Groups;
use super::datum::Datum;
use super::dot::Key;
use super::head::Head;
use super::look::Look;
use super::palette::{INK, MUTED, Tone};
use super::plate::{Plate, Request};
use super::sheet::{Field, GAP, Row, Section, Sheet};
use super::source_numbers::{by_name, published, quoted};
use crate::analysis::disputes;
use crate::answer::{Answer, DisputeAnswer, DisputeEntry, Disputes, Source, channel};
use crate::model::{Channel, SettledBy};
use crate::situation::Scope;
use crate::words::{count, listed};

/// Least width of a question with its answers, in points.
const QUESTION: f64 = 196.0;
/// Least and most width of a source, in points.
const SOURCE: (f64, f64) = (60.0, 84.0);

/// Draws which source gives which answer, as many sources on a sheet as fit.
pub fn draw(request: &Request<'_, '_>) -> Vec<Plate> {
    let register = request.register;
    let body = Disputes::new(register, &disputes(register.situation, &[]));
    if body.disputes.is_empty() {
        return Vec::new();
    }
    let channels = body.channels();
    let answer = Answer::new(register, "disputes", Scope::Derived, &[], body).heard_through(channels);
    let body = &answer.body;
    let columns = columns(body);
    let groups = Groups::new(request.page, columns.len(), QUESTION + 2.0 * GAP, SOURCE);
    let none = std::iter::once(0..0).filter(|_| columns.is_empty());
    let plate = |range: Range<usize>| {
        let question = format!("Where do the sources differ, and which says what?{}", groups.part(&range, "sources"));
        let head = Head::of(&answer, &question, headline(body), notes(body, &columns));
        let text = QUESTION + groups.left(&range);
        let own = &columns[range.clone()];
        let rows = open(body).flat_map(|one| rows(one, (text, groups.width), own));
        let open = Section { title: None, rows: rows.collect() };
        let is_last = range.end == columns.len();
        let settled = is_last.then(|| settled(body, groups.sheet - 2.0 * GAP));
        let sections = std::iter::once(open).chain(settled);
        let sheet = Sheet {
            head: head.clone(),
            width: groups.sheet,
            caption: (!own.is_empty()).then(|| caption(text, groups.width, own)),
            sections: sections.filter(|section| !section.rows.is_empty()).collect(),
        };
        let about = groups.file(&range, "sources");
        Plate::of(about, head, sheet.pages("sources", request.page), request.page)
    };
    groups.ranges.iter().cloned().chain(none).map(plate).collect()
}

fn open<'a, 'm>(body: &'a Disputes<'m>) -> impl Iterator<Item = &'a DisputeEntry<'m>> {
    body.disputes.iter().filter(|one| one.settled.is_none())
}

/// The sources of open questions, by what they are called.
fn columns<'m>(body: &Disputes<'m>) -> Vec<Source<'m>> {
    let cited = open(body).flat_map(|one| &one.answers).flat_map(|answer| &answer.said.evidence);
    let mut columns: Vec<Source<'m>> = cited.map(|piece| piece.source).collect();
    by_name(&mut columns);
    columns
}

/// How many questions are open, and what settled the others.
fn headline(body: &Disputes<'_>) -> String {
    let all = body.disputes.len();
    let settled = SettledBy::ALL.iter().map(|(word, how)| (word, body.settled_by(*how))).filter(|(_, n)| *n > 0);
    let settled: Vec<String> = settled.map(|(word, number)| format!("{number} by {word}")).collect();
    let (number, is) = (count(all, "dispute", "disputes"), if body.open == 1 { "is" } else { "are" });
    match (body.open, all - body.open) {
        (open, 0) => format!("{open} of {number} {is} open; none is settled."),
        (open, 1) => format!(
            "{open} of {number} {is} open; the other one is settled {}.",
            settled.join("").trim_start_matches("1 ")
        ),
        (open, others) => {
            format!("{open} of {number} {is} open; the other {others} are settled: {}.", listed(&settled))
        }
    }
}

fn notes(body: &Disputes<'_>, columns: &[Source<'_>]) -> Vec<String> {
    let answers = open(body).map(|one| one.answers.len()).sum();
    let several = open(body).flat_map(|one| columns.iter().map(|column| letters(one, column).len()));
    let several = several.filter(|letters| *letters > 1).count();
    let inside = open(body).filter(|one| one.inside_source.is_some()).count();
    let mut notes = vec![
        format!(
            "{} to the open questions, from {}.",
            count(answers, "answer", "answers"),
            count(columns.len(), "source", "sources"),
        ),
        "A letter stands where a source gives that answer; – says nothing on it. Nothing is averaged. Sources by name, with \
         their dates."
            .to_owned(),
    ];
    notes.extend((several > 0).then(|| format!("Heavy frame: one source gives several answers ({several}).")));
    notes.extend(
        (inside > 0).then(|| format!("On {inside} of the open questions the whole difference lies inside one source.")),
    );
    let ways = [
        (SettledBy::Date, "by date: the answers speak of different days"),
        (SettledBy::Confirmation, "by confirmation: the other side confirmed one answer"),
        (SettledBy::Precision, "by precision: the answers fit together, and one says more"),
    ];
    let ways = ways.into_iter().filter(|(how, _)| body.settled_by(*how) > 0);
    let ways: Vec<&str> = ways.map(|(_, meaning)| meaning).collect();
    notes.extend((!ways.is_empty()).then(|| format!("Settled {}.", ways.join("; "))));
    notes
}

/// The letter of an answer: A to Z, then AA, AB and so on.
fn letter(at: usize) -> String {
    let own = char::from(b'A' + (at % 26) as u8);
    if at < 26 { own.to_string() } else { format!("{}{own}", letter(at / 26 - 1)) }
}

/// The answers that a source gives, by their places.
fn letters(one: &DisputeEntry<'_>, column: &Source<'_>) -> Vec<usize> {
    let gives = |answer: &DisputeAnswer<'_>| answer.said.evidence.iter().any(|piece| piece.source == *column);
    one.answers.iter().enumerate().filter(|(_, answer)| gives(answer)).map(|(at, _)| at).collect()
}

fn caption(text: f64, width: f64, columns: &[Source<'_>]) -> Row {
    let source = |column: &Source<'_>| {
        Field::new(width, |block| block.text(column.name, NAME).at_most(4).text(&published(column), SMALL.color(INK)))
            .party()
            .tooltip(format!("{}: {}", column.name, column.title))
    };
    let first = Field::new(text, |block| block.text("question and answers", SMALL));
    Row {
        cells: std::iter::once(first).chain(columns.iter().map(source)).collect(),
        data: columns.iter().map(|column| source_node(column.id, column.title)).collect(),
    }
}

fn source_node(id: &str, title: &str) -> Datum {
    Datum::node("source", id, title)
}

/// Who gives an answer, and where that was heard if not before everybody.
fn by(answer: &DisputeAnswer<'_>) -> String {
    let said = &answer.said;
    let who = match (said.by.map(|party| party.name), said.speaker.map(|person| person.name)) {
        (Some(party), Some(speaker)) => format!(" – {party} ({speaker})"),
        (Some(name), None) | (None, Some(name)) => format!(" – {name}"),
        (None, None) => String::new(),
    };
    let aside = said.channel.filter(|one| *one != Channel::Public);
    format!("{who}{}", aside.map_or(String::new(), |one| format!(" ({})", channel(one))))
}

const ANSWER: Type = SMALL.color(INK);
const NAME: Type = Type { bold: true, ..ANSWER };

/// The most answers of a row: a question with more goes on in a further one.
const MOST_ANSWERS: usize = 6;

/// A question with its answers.
fn rows(one: &DisputeEntry<'_>, (text, width): (f64, f64), columns: &[Source<'_>]) -> Vec<Row> {
    let tell = |at: usize| {
        let answer = &one.answers[at];
        let nobody = if answer.said.evidence.is_empty() { " (no source)" } else { "" };
        format!("{}  {}{}{nobody}", letter(at), answer.says, by(answer))
    };
    let all: Vec<String> = std::iter::once(one.question.to_owned()).chain((0..one.answers.len()).map(tell)).collect();
    let parts = one.answers.len().div_ceil(MOST_ANSWERS).max(1);
    let row = |part: usize| {
        let range = part * MOST_ANSWERS..((part + 1) * MOST_ANSWERS).min(one.answers.len());
        let question = Field::new(text, |block| {
            let block = match part {
                0 => block.text(one.question, STRONG),
                _ => block.text(&format!("{}, continued", one.question), STRONG),
            };
            let block = range.clone().fold(block, |block, at| block.text(&tell(at), ANSWER));
            if one.left_out == 0 || part + 1 < parts {
                return block;
            }
            block.text(&format!("{} left out by the filter", count(one.left_out, "answer", "answers")), SMALL)
        });
        let question = question.framed().tooltip(all.join("\n"));
        let cells = columns.iter().map(|column| cell(one, width, (column, &range)));
        let data = if part == 0 { data(one, |id| columns.iter().any(|column| column.id == id)) } else { Vec::new() };
        Row { cells: std::iter::once(question).chain(cells).collect(), data }
    };
    (0..parts).map(row).collect()
}

/// Where in a source an answer stands, if that is known.
fn places(answer: &DisputeAnswer<'_>, column: &Source<'_>) -> Option<String> {
    let of_source = answer.said.evidence.iter().filter(|piece| piece.source == *column);
    let mut places: Vec<&str> = of_source.filter_map(|piece| piece.at).collect();
    places.dedup();
    (!places.is_empty()).then(|| places.join("; "))
}

/// The letters of a source within a row; if it gives several answers, in a heavy frame, with where each stands.
fn cell(one: &DisputeEntry<'_>, width: f64, (column, range): (&Source<'_>, &Range<usize>)) -> Field {
    let all = letters(one, column);
    let own: Vec<usize> = all.iter().copied().filter(|at| range.contains(at)).collect();
    if own.is_empty() {
        return Field::new(width, |block| block.text("–", SMALL)).framed().centred();
    }
    let text: Vec<String> = own.iter().map(|at| letter(*at)).collect();
    let words = own.iter().flat_map(|at| {
        let of_source = one.answers[*at].said.evidence.iter().filter(|piece| piece.source == *column);
        of_source.copied().map(|piece| format!("{} {}", letter(*at), quoted(&[piece]).join(" "))).collect::<Vec<_>>()
    });
    let look = Look { tone: Tone::Neutral, red_line: all.len() > 1, derived: false };
    let told = own.iter().filter_map(|at| Some(format!("{}: {}", letter(*at), places(&one.answers[*at], column)?)));
    let told: Vec<String> = told.filter(|_| all.len() > 1).collect();
    let fill =
        |block: Block| told.iter().fold(block.text(&text.join(" "), SECTION), |block, at| block.text(at, ANSWER));
    Field::new(width, fill).look(look).centred().tooltip(words.collect::<Vec<_>>().join("\n"))
}

/// The question, its answers, who gives them, and which of the sources that are shown.
fn data(one: &DisputeEntry<'_>, is_shown: impl Fn(&str) -> bool) -> Vec<Datum> {
    let dispute = one.dispute.id;
    let answers = one.answers.iter().enumerate().flat_map(|(at, answer)| {
        let id = format!("{dispute}/{}", letter(at));
        let node = Datum::node("answer", &id, answer.says);
        let node = answer.said.by.into_iter().fold(node, |node, party| node.with(Key::Party, party.id));
        let of = Datum::edge("answers", ("answer", &id), ("dispute", dispute));
        let gives = answer.said.evidence.iter().filter(|piece| is_shown(piece.source.id)).flat_map(|piece| {
            let edge = Datum::edge("gives", ("source", piece.source.id), ("answer", &id));
            [source_node(piece.source.id, piece.source.title), edge.with(Key::Sources, piece.source.id)]
        });
        [node, of].into_iter().chain(gives).collect::<Vec<_>>()
    });
    std::iter::once(Datum::node("dispute", dispute, one.question)).chain(answers).collect()
}

/// What is settled: each with all its answers, what settled it and the curator's words for it.
fn settled(body: &Disputes<'_>, width: f64) -> Section {
    let row = |one: &DisputeEntry<'_>| {
        let settled = one.settled?;
        let how = settled.how.map_or(String::new(), |how| format!(": {how}"));
        let how = format!("settled by {}{how}", settled.by.word());
        let day =
            |answer: &DisputeAnswer<'_>| answer.said.said.map_or(String::new(), |day| format!(", {}", day.words()));
        let said: Vec<String> =
            one.answers.iter().map(|answer| format!("{}{}{}", answer.says, by(answer), day(answer))).collect();
        let fill = |block: Block| {
            let block = said
                .iter()
                .fold(block.text(one.question, BODY), |block, said| block.text(&format!("– {said}"), ANSWER));
            block.text(&how, SMALL.color(MUTED))
        };
        let tooltip: Vec<String> = std::iter::once(one.question.to_owned()).chain(said.iter().cloned()).collect();
        Some(Row { cells: vec![Field::new(width, fill).tooltip(tooltip.join("\n"))], data: data(one, |_| true) })
    };
    let rows: Vec<Row> = body.disputes.iter().filter_map(row).collect();
    Section { title: Some((format!("Settled: {}", rows.len()), String::new())), rows }
}
