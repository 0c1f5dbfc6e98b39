//! The two parties side by side: what they share, what divides them, and why.

use std::collections::BTreeMap;

use super::contents::{Contents, Two};
use super::exhibits::{Exhibits, quotation};
use super::page::{Block, Cell, Item, Line, Row, Table};
use super::words::{curator, single};
use crate::answer::{Argument, Demand, Ground, PLAIN, Party, Position, Side, Stance, Why};
use crate::model::Class;
use crate::words::{capitalised, count, listed};

/// What is said where there are no two.
pub const ALONE: &str = "Fewer than two parties have a known position, so nothing can be compared.";

/// What each of the two has said of every demand of which both are known, by what that comes to.
pub fn side_by_side(contents: &Contents<'_>, two: &Two<'_>, exhibits: &Exhibits<'_>) -> Vec<Block> {
    let known: BTreeMap<(&str, &str), &Stance<'_>> =
        contents.positions().map(|(party, demand, stance)| ((party.id, demand.id), stance)).collect();
    let mut rows = Vec::new();
    for class in two.classes().into_iter().filter(|class| class.word != "unknown" && !class.demands.is_empty()) {
        let head = Line::of(format!("{}: {}", capitalised(class.title), class.demands.len()));
        rows.push(Row { is_title: true, head, ..Row::default() });
        for demand in class.demands {
            let cell = |party: &Party<'_>| {
                let Some(stance) = known.get(&(party.id, demand.id)) else { return Cell::new(Line::of("?")) };
                let told = Line::of(PLAIN.told(Some(&stance.position), None));
                let words = stance.statements.first().and_then(|statement| statement.evidence.first());
                let lines = std::iter::once(told.cited(exhibits.position(party, &demand)));
                Cell { lines: lines.chain(words.map(quotation)).collect(), ..Cell::default() }
            };
            let cells = two.parties.iter().map(cell).collect();
            rows.push(Row { head: Line::of(demand.text), cells, ..Row::default() });
        }
    }
    let [a, b] = two.parties.map(|party| (String::new(), party.name.to_owned()));
    let heads = vec![(String::new(), "demand".to_owned()), a, b];
    let caption = "What each of the two has said, by what that comes to.".to_owned();
    vec![Block::Table(Table { id: "side-by-side", caption, heads, filters: Vec::new(), search: false, rows })]
}

/// How far the two have come on each demand that is not opposed, and whom to ask.
pub fn common(contents: &Contents<'_>, exhibits: &Exhibits<'_>) -> Vec<Block> {
    let Some(two) = &contents.two else { return vec![Block::Text(Line::of(ALONE))] };
    let classes = [Class::Agreed, Class::AgreedInPrinciple, Class::TermsDiffer, Class::Conditional, Class::AllAgainst];
    let mut blocks = Vec::new();
    for class in classes {
        let of_class: Vec<&Ground<'_>> = two.ground.demands.iter().filter(|ground| ground.class == class).collect();
        if of_class.is_empty() {
            continue;
        }
        blocks.push(Block::Heading(Line::of(format!("{}: {}", title(class), of_class.len()))));
        blocks.push(Block::List(of_class.into_iter().map(|ground| item(two, ground, exhibits)).collect()));
    }
    if blocks.is_empty() {
        blocks.push(Block::Text(Line::of("On no demand are both known to be on the same side.")));
    }
    let [.., unknown] = two.classes();
    if !unknown.demands.is_empty() {
        let silent = two.ground.demands.iter().filter(|ground| ground.class == Class::NoKnownObjection).count();
        let number = unknown.demands.len();
        blocks.push(Block::Heading(Line::of(format!("The position of one or both is not known: {number}"))));
        blocks.push(Block::Note(Line::of(format!(
            "Unknown is neither consent nor refusal. On {}, nobody of the two is known to object.",
            count(silent, "demand", "demands")
        ))));
        let item = |demand: &Demand<'_>| {
            let says = Line::of(demand.text).cited(exhibits.positions(&two.parties, demand));
            Item::new(says).small(Line::of(each(two, demand)))
        };
        blocks.push(Block::List(unknown.demands.iter().map(item).collect()));
    }
    blocks
}

/// What each of the two holds.
fn each(two: &Two<'_>, demand: &Demand<'_>) -> String {
    let both = two.compared.positions.iter().find(|both| both.demand == *demand);
    let held = both.iter().flat_map(|both| &both.sides).map(|held| told(&held.party, held.position.as_ref()));
    let each: Vec<String> = held.collect();
    if each.is_empty() { "Nothing is known of either.".to_owned() } else { each.join("; ") }
}

fn title(class: Class) -> &'static str {
    match class {
        Class::Agreed => "Both support or demand it",
        Class::AgreedInPrinciple => "Both are at least open to it",
        Class::TermsDiffer => "Both for it, but their terms do not meet",
        Class::Conditional => "Both for it once a condition is met",
        Class::AllAgainst => "Both against it",
        Class::Opposed => "Opposed",
        Class::NoKnownObjection => "No known objection",
    }
}

fn item(two: &Two<'_>, ground: &Ground<'_>, exhibits: &Exhibits<'_>) -> Item {
    let says = Line::strong(ground.demand.text).cited(exhibits.positions(&two.parties, &ground.demand));
    let terms = ground.terms.0.iter().filter(|zone| zone.common.is_none()).map(|zone| {
        let each: Vec<String> = zone.accepted.0.iter().map(|(party, what)| format!("{} {what}", party.name)).collect();
        Line::of(format!("No common value of {}: {}.", zone.parameter.replace('-', " "), each.join(", ")))
    });
    let unfit =
        ground.unfit.iter().map(|party| Line::of(format!("Own positions of {} do not fit together here.", party.name)));
    let caveat = single(&ground.rests.single_sources);
    let small = std::iter::once(Line::of(each(two, &ground.demand))).chain(terms).chain(unfit).chain(caveat);
    small.fold(Item::new(says), Item::small)
}

fn told(party: &Party<'_>, position: Option<&Position>) -> String {
    format!("{}: {}", party.name, PLAIN.told(position, None))
}

/// Every demand on which the two are opposed, with both chains of reasons and what that means.
pub fn conflicts(contents: &Contents<'_>, exhibits: &Exhibits<'_>) -> Vec<Block> {
    let Some(two) = &contents.two else { return vec![Block::Text(Line::of(ALONE))] };
    if two.why.is_empty() {
        return vec![Block::Text(Line::of("On no demand are the two known to stand on opposite sides."))];
    }
    let mut why: Vec<&Why<'_>> = two.why.iter().collect();
    why.sort_by_key(|why| (!is_impasse(why), is_derived(two, why)));
    why.into_iter().map(|why| conflict(two, why, exhibits)).collect()
}

fn is_impasse(why: &Why<'_>) -> bool {
    why.sides.iter().all(|side| side.position.as_ref().is_some_and(|position| position.red_line))
}

fn is_derived(two: &Two<'_>, why: &Why<'_>) -> bool {
    two.compared.conflict.iter().any(|one| one.demand == why.demand && one.derived)
}

fn conflict(two: &Two<'_>, why: &Why<'_>, exhibits: &Exhibits<'_>) -> Block {
    let mark = match (is_impasse(why), is_derived(two, why)) {
        (true, _) => " – red line against red line",
        (false, true) => " – one side has not said so itself",
        (false, false) => "",
    };
    let sides = why.sides.iter().map(|side| self::side(why, side, exhibits)).collect();
    let contested = two.compared.conflict.iter().find(|one| one.demand == why.demand);
    let caveat = contested.and_then(|one| single(&one.rests.single_sources));
    let means = Line::strong("What this means: ").text(meaning(two, why));
    let mut blocks = vec![Block::Sides(sides), Block::Text(means)];
    blocks.extend(caveat.map(Block::Note));
    // What is opened by a click has no links of its own.
    let each: Vec<String> = why.sides.iter().map(|side| told(&side.party, side.position.as_ref())).collect();
    let summary = Line::strong(why.demand.text).text(mark).text(format!(" – {}", each.join("; ")));
    Block::Fold { anchor: format!("why.{}", why.demand.id), summary, blocks }
}

/// What follows for talks from the class of a conflict, in the same words for everybody.
fn meaning(two: &Two<'_>, why: &Why<'_>) -> &'static str {
    if why.conflict && !why.opposite_now {
        "for now the two are not on opposite sides; once a condition is met, they are."
    } else if is_impasse(why) {
        "both positions are judged to be red lines, so by these judgements neither side would move on it; judgements can be wrong."
    } else if is_derived(two, why) {
        "one side has not spoken on it itself; what it holds elsewhere leads there by the curator's relations, and asking would tell."
    } else if why.sides.iter().any(|side| side.position.as_ref().is_some_and(|own| own.levels[0] != own.levels[1])) {
        "the sides are opposite, but how firmly is reported differently; the sources would have to be asked first."
    } else if why.sides.iter().any(|side| side.position.as_ref().is_some_and(|own| own.red_line)) {
        "one position is judged to be a red line; the other is not known to be one."
    } else {
        "both have taken sides, and neither position is judged to be a red line."
    }
}

fn side(why: &Why<'_>, side: &Side<'_>, exhibits: &Exhibits<'_>) -> Vec<Block> {
    let number = exhibits.position(&side.party, &why.demand);
    let head =
        Line::strong(format!("{}: ", side.party.name)).text(PLAIN.told(side.position.as_ref(), None)).cited(number);
    let mut items: Vec<Item> = side.arguments.iter().map(|argument| self::argument(side, argument, exhibits)).collect();
    items.extend(side.opposite.iter().map(|argument| {
        let own = self::argument(side, argument, exhibits);
        Item { says: Line::of("For the other side: ").then(own.says), ..own }
    }));
    if items.is_empty() {
        items.push(Item::new(Line::of("No statement of it is known, and none follows from its other positions.")));
    }
    vec![Block::Heading(head), Block::List(items)]
}

/// An argument: the words themselves, or from what it follows.
fn argument(side: &Side<'_>, argument: &Argument<'_>, exhibits: &Exhibits<'_>) -> Item {
    if !argument.steps.is_empty() {
        return Item::new(exhibits.follows(side.party, argument));
    }
    let quotes = argument.evidence.iter().map(quotation);
    let said = argument.said.map_or("without a date".to_owned(), |day| day.words());
    let speaker = argument.statement.as_ref().and_then(|statement| statement.speaker);
    let by = speaker.map_or(String::new(), |speaker| format!(" by {}", speaker.name));
    let first = if argument.assumed { Line::of("assumed") } else { Line::of(format!("Said {said}{by}")) };
    let note = argument.statement.as_ref().and_then(|statement| statement.note);
    quotes.fold(Item::new(first), Item::small).small(note.map_or(Line::default(), curator))
}

/// What the unknown positions of the two are that would tell most.
pub fn ask(contents: &Contents<'_>) -> Vec<Block> {
    let asked = &contents.ask;
    let mut blocks = Vec::new();
    let shown = match asked.shown {
        crate::answer::ShownOfAsk::First(number) => number,
        crate::answer::ShownOfAsk::Coverage => 0,
    };
    let items: Vec<Item> = asked
        .ask
        .iter()
        .take(shown)
        .map(|one| {
            let says = Line::strong(format!("{}: ", one.party.name))
                .link(format!("demand.{}", one.demand.id), one.demand.text);
            Item::new(says).small(Line::of(format!(
                "It would tell of {}.",
                count(one.pairs, "pair of parties", "pairs of parties")
            )))
        })
        .collect();
    if items.is_empty() {
        blocks.push(Block::Text(Line::of("No unknown position of a party that has spoken would tell anything more.")));
    } else {
        let left = asked.ask.len().saturating_sub(items.len());
        let note = "First what would tell of most pairs of parties how they stand to one another. Nothing here says what they would \
                    answer.";
        blocks.push(Block::Note(Line::of(note)));
        blocks.push(Block::List(items));
        if left > 0 {
            blocks.push(Block::Note(Line::of(format!("{left} more are not known either."))));
        }
    }
    let each: Vec<String> =
        asked.by_party.iter().map(|one| format!("{} {} of {}", one.party.name, one.known, one.of)).collect();
    if !each.is_empty() {
        blocks.push(Block::Text(Line::of(format!("Stated positions: {}.", listed(&each)))));
    }
    blocks
}
