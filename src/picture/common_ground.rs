//! Who wants the same: every largest group of parties with all that it shares, a row for each and a column for each party.

use std::collections::BTreeSet;

use super::block::{BODY, HEADLINE, SECTION, SMALL, Type};
use super::clause_cell::OTHER_TERMS;
use super::datum::Datum;
use super::dot::Key;
use super::font;
use super::groups::{Found, Member};
use super::head::Head;
use super::look::Look;
use super::page::Page;
use super::palette::Tone;
use super::pieces::{self, Piece};
use super::plate::{Plate, Request};
use super::sheet::{Field, GAP, INSET, Row, Section, Sheet};
use crate::answer::{Coalition, CommonSide, Party, SharedPosition};
use crate::words::{count, listed};

/// Width of the column with the number of parties, in points.
const NUMBER: f64 = 46.0;
/// The least and the greatest width of the column of a party, in points.
const COLUMN: (f64, f64) = (30.0, 64.0);
/// The least width of the column with what is shared, in points.
const SHARED: f64 = 150.0;
/// Share of the page for the names of a group, where parties have no columns.
const NAMES: f64 = 0.4;

/// How the marks of the groups are laid out.
enum Columns<'m> {
    /// Each party in a column of a width.
    Parties(Vec<Party<'m>>, f64),
    /// The names of all in one column of a width: there are too many for columns.
    Names(f64),
}

/// Draws the largest groups with what they share.
pub fn draw(request: &Request<'_, '_>) -> Vec<Plate> {
    let Some(found) = Found::new(request) else { return Vec::new() };
    let (columns, width) = columns(found.members(), request.page);
    let (number, marks) = match &columns {
        Columns::Parties(parties, each) => (parties.len() + 2, each * parties.len() as f64),
        Columns::Names(names) => (3, *names),
    };
    let shared = (width - NUMBER - marks - GAP * (number + 1) as f64).floor();
    let rows = |group: &Coalition<'_>| rows(group, &found, &columns, shared);
    let largest = Section { title: None, rows: found.largest().iter().flat_map(rows).collect() };
    let apart = found.apart().map(|group| Section {
        title: Some(("Further down the list: the two of whom most is said".to_owned(), String::new())),
        rows: rows(group),
    });
    let head = head(&found, &columns);
    let sheet = Sheet {
        head: head.clone(),
        width,
        caption: Some(caption(&columns, shared)),
        sections: [largest].into_iter().chain(apart).collect(),
    };
    vec![Plate::whole(head, sheet.pages("common-ground", request.page), request.page)]
}

/// A column for each party if they find room, otherwise one for all names; and how wide all is.
fn columns(parties: Vec<Party<'_>>, page: Page) -> (Columns<'_>, f64) {
    let longest = |party: &Party<'_>| {
        party.name.split([' ', '-']).map(|word| font::width(word, f64::from(SMALL.size), true)).fold(0.0, f64::max)
    };
    let needed = parties.iter().map(longest).fold(COLUMN.0, f64::max) + INSET + 3.0;
    let width = needed.min(COLUMN.1).ceil();
    let all = NUMBER + (width + GAP) * parties.len() as f64 + SHARED + 3.0 * GAP;
    let page = page.width_for(all);
    let columns = if all <= page { Columns::Parties(parties, width) } else { Columns::Names((page * NAMES).floor()) };
    (columns, page)
}

fn caption(columns: &Columns<'_>, shared: f64) -> Row {
    let word = |width: f64, text: &str| Field::new(width, |block| block.text(text, SMALL));
    let (marks, data) = match columns {
        Columns::Parties(parties, width) => {
            let name = |party: &Party<'_>| Field::new(*width, |block| block.text(party.name, party_type())).party();
            (parties.iter().map(name).collect(), parties.iter().map(Datum::party).collect())
        }
        Columns::Names(width) => (vec![word(*width, "who belongs to it")], Vec::new()),
    };
    let cells = [word(NUMBER, "share")].into_iter().chain(marks).chain([word(shared, "what they all want or refuse")]);
    Row { cells: cells.collect(), data }
}

fn party_type() -> Type {
    Type { bold: true, ..SMALL.color(super::palette::INK) }
}

/// A group: one row, or more if what it shares is longer than a cell.
fn rows(group: &Coalition<'_>, found: &Found<'_>, columns: &Columns<'_>, shared: f64) -> Vec<Row> {
    let pieces: Vec<Piece> = group.shared.iter().map(piece).collect();
    let cells = pieces::cells(&pieces, shared);
    let names = names(group, found);
    let name_cells = match columns {
        Columns::Parties(..) => Vec::new(),
        Columns::Names(width) => pieces::cells(&names, *width),
    };
    let row = |at: usize| {
        let number = Field::new(NUMBER, |block| match at {
            0 => block.text(&group.parties.len().to_string(), SECTION).then("parties", SMALL),
            _ => block.text("continued", SMALL),
        });
        let part =
            |cells: &[&[Piece]], width: f64| pieces::field(cells.get(at).copied().unwrap_or_default(), width).framed();
        let marks = match columns {
            Columns::Parties(parties, width) => parties.iter().map(|party| mark(group, party, *width)).collect(),
            Columns::Names(width) => vec![part(&name_cells, *width)],
        };
        let data = if at == 0 { data(group, found) } else { Vec::new() };
        Row { cells: [number].into_iter().chain(marks).chain([part(&cells, shared)]).collect(), data }
    };
    (0..cells.len().max(name_cells.len())).map(row).collect()
}

/// Whether a party belongs to a group.
fn mark(group: &Coalition<'_>, party: &Party<'_>, width: f64) -> Field {
    let member = Member::of(group, party);
    let conditional = Look::plain(Tone::Conditional);
    let unknown = Look::plain(Tone::Unknown);
    let look = match member {
        Member::Once => Type { size: HEADLINE.size, ..conditional.strong() },
        Member::Could => unknown.strong(),
        Member::Belongs => HEADLINE,
        Member::Not => BODY,
    };
    let field = Field::new(width, |block| block.text(member.sign(), look));
    let field = field.tooltip(format!("{} {}", party.name, member.words()));
    match member {
        Member::Belongs => field.party(),
        Member::Once => field.look(conditional).centred(),
        Member::Could => field.look(unknown).centred(),
        Member::Not => field.framed().centred(),
    }
}

/// The names of a group, each with its mark, and how many more could belong to it.
fn names(group: &Coalition<'_>, found: &Found<'_>) -> Vec<Piece> {
    let name = |party: &Party<'_>| {
        let member = Member::of(group, party);
        let look = if member == Member::Once { Look::plain(Tone::Conditional).strong() } else { BODY };
        Piece::new(format!("{} {}", member.sign(), party.name), look)
    };
    let could: Vec<&str> = group.possible.iter().map(|party| party.name).collect();
    let others = format!("? {} could belong to it", count(could.len(), "other", "others"));
    let others = (!could.is_empty()).then(|| Piece { tooltip: could.join(", "), ..Piece::new(others, SMALL) });
    found.sorted(&group.parties).iter().map(name).chain(others).collect()
}

/// A shared position: its sign, what it is about, for whom it waits, and where terms do not meet.
fn piece(shared: &SharedPosition<'_>) -> Piece {
    let tone = tone(shared);
    let sign = if is_apart(shared) { OTHER_TERMS } else { tone.sign() };
    let names = |list: &[Party<'_>]| listed(&list.iter().map(|party| party.name.to_owned()).collect::<Vec<_>>());
    let waits = (!shared.waiting.is_empty()).then(|| format!(" (waits: {})", names(&shared.waiting)));
    let apart: Vec<String> = shared.no_common_value.0.iter().map(|zone| zone.parameter.replace('-', " ")).collect();
    let apart = (!apart.is_empty()).then(|| format!(" (terms do not meet: {})", listed(&apart)));
    let unfit = (!shared.unfit.is_empty())
        .then(|| format!(" (own positions that do not fit together: {})", names(&shared.unfit)));
    let text = [Some(format!("{sign} {}", shared.demand.text)), waits, apart, unfit];
    let sources: Vec<String> = shared.sources.iter().map(|source| source.name.to_owned()).collect();
    let sources = if sources.is_empty() { String::new() } else { format!(" – {}", listed(&sources)) };
    Piece {
        text: text.into_iter().flatten().collect(),
        look: Type { color: tone.ink(), ..SMALL },
        tooltip: format!("{} “{}”{sources}", shared.side.word(), shared.demand.text),
    }
}

/// Whether they are for it, with known terms that have no value in common.
fn is_apart(shared: &SharedPosition<'_>) -> bool {
    !shared.no_common_value.0.is_empty()
}

fn tone(shared: &SharedPosition<'_>) -> Tone {
    match (shared.side, shared.waiting.is_empty() && !is_apart(shared)) {
        (CommonSide::For, true) => Tone::For,
        (CommonSide::For, false) => Tone::Conditional,
        (CommonSide::Against, true) => Tone::Against,
        (CommonSide::Against, false) => Tone::AgainstIf,
    }
}

fn data(group: &Coalition<'_>, found: &Found<'_>) -> Vec<Datum> {
    let ids: Vec<&str> = group.parties.iter().map(|party| party.id).collect();
    let (id, own) = (ids.join(" "), &group.parties);
    let label = listed(&found.sorted(own).iter().map(|party| party.name.to_owned()).collect::<Vec<_>>());
    let parties = own.iter().chain(&group.possible);
    let belongs = parties.flat_map(|party| {
        let edge = Datum::edge("member", ("party", party.id), ("group", &id));
        [Datum::party(party), edge.with(Key::Status, Member::of(group, party).word())]
    });
    let shares = group.shared.iter().flat_map(|one| {
        let sources: Vec<&str> = one.sources.iter().map(|source| source.id).collect();
        let edge = Datum::edge("shares", ("group", &id), ("demand", one.demand.id)).with(Key::Stance, one.side.word());
        let status = match (is_apart(one), one.waiting.is_empty()) {
            (true, _) => "terms do not meet",
            (false, true) => "shared",
            (false, false) => "on a condition",
        };
        let edge = edge.with(Key::Status, status).with(Key::Sources, sources.join(" "));
        [Datum::demand(&one.demand, found.issues.get(one.demand.id).copied()), edge]
    });
    [Datum::node("group", &id, &label)].into_iter().chain(belongs).chain(shares).collect()
}

fn head(found: &Found<'_>, columns: &Columns<'_>) -> Head {
    let marks: BTreeSet<Member> = found.shown().flat_map(|group| found.members_of(group)).collect();
    let is_drawn = |mark: &&Member| matches!(columns, Columns::Parties(..)) || **mark != Member::Not;
    let meanings = marks.iter().filter(is_drawn);
    let meanings: Vec<String> = meanings.map(|mark| format!("{} {}", mark.sign(), mark.words())).collect();
    let mut notes = vec![format!("A row is a group that cannot grow without sharing less: {}.", meanings.join("; "))];
    let shared = || found.shown().flat_map(|group| &group.shared);
    let waits = "“Waits” names those whose position there holds only once a condition is met.";
    notes.extend(shared().any(|one| !one.waiting.is_empty()).then(|| waits.to_owned()));
    let apart = format!("{OTHER_TERMS} for, but what they accept has no value in common.");
    notes.extend(shared().any(is_apart).then_some(apart));
    notes.push(found.sentence());
    if let Columns::Parties(parties, _) = columns {
        let without = found.parties().saturating_sub(parties.len());
        let many =
            count(without, "more party has a known position and is", "more parties have a known position and are");
        notes.extend((without > 0).then(|| format!("{many} in none of these groups and without a column.")));
    }
    notes.extend(found.rests());
    // What has a sign of its own stands in the notes.
    let tones = shared().filter(|one| !is_apart(one)).map(tone);
    let question = "Who wants the same? The largest groups with all that they share";
    Head::of(&found.answer, question, found.headline(), notes).legend(Look::legend(tones.map(Look::plain)))
}
