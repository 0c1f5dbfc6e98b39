//! What a brief says in one minute: at most seven findings, by kind and never by party, each with its evidence, its range and the
//! single sources that it needs.

use super::contents::{Contents, Two};
use super::exhibits::Exhibits;
use super::page::{Block, Item, Line};
use super::words::{any_of, named, quoted, single, singles, together};
use crate::analysis::Change;
use crate::answer::{Act, Deadlock, Demand, Order, Party};
use crate::model::Class;
use crate::words::{count, listed, percent, shorten_to};

/// So many demands are named in a finding; how many more there are is said.
const NAMED: usize = 10;

/// A demand is named in so many characters; its evidence has all of them.
const LONGEST: usize = 110;

/// The findings, and how much they rest on.
pub fn blocks(contents: &Contents<'_>, exhibits: &mut Exhibits<'_>) -> Vec<Block> {
    let two = contents.two.as_ref();
    let findings = [
        two.map(|two| sides(two, exhibits)),
        two.and_then(|two| red_lines(two, exhibits)),
        two.map(|two| agreed(two, exhibits)),
        steps(contents, exhibits),
        package(contents, exhibits),
        changed(contents, exhibits),
        two.and_then(robust),
    ];
    let findings: Vec<Item> = findings.into_iter().flatten().collect();
    if findings.is_empty() {
        return vec![Block::Text(Line::of("No position of any party is known, so there is nothing to be found."))];
    }
    vec![Block::Findings(findings)]
}

fn demands(number: usize) -> String {
    count(number, "demand", "demands")
}

/// On how many demands the two stand where, on which they are opposed, and what the unknown leaves possible.
fn sides(two: &Two<'_>, exhibits: &Exhibits<'_>) -> Item {
    let body = &two.compared;
    let of = body.coverage.of;
    let [a, b] = two.parties.map(|party| party.name);
    let opposed = &body.conflict;
    let says = Line::strong(format!("{a} and {b} stand on opposite sides of {}", demands(opposed.len())));
    let each = opposed.iter().take(NAMED).map(|one| cited(&one.demand, &two.parties, exhibits));
    let between = if opposed.is_empty() { "." } else { ": " };
    let says = says.text(between).then(Line::joined(each, "; ")).text(more(opposed.len()));
    let says = if opposed.is_empty() { says } else { says.text(".") };
    let parts = [
        (body.agree.len(), "on the same side of"),
        (body.conditional.len(), "on the same side on a condition of"),
        (body.terms.len(), "on the same side, with terms that do not meet, of"),
        (body.neutral.len(), "with one of them neutral on"),
    ];
    let parts: Vec<String> =
        parts.iter().filter(|(number, _)| *number > 0).map(|(number, how)| format!("{how} {number}")).collect();
    let parts = if parts.is_empty() { String::new() } else { format!("They are {}. ", listed(&parts)) };
    let unknown = body.unknown.len();
    let unknown = format!("Of {unknown} of {}, the position of one or both is not known. ", demands(of));
    let figure = &body.conflict_share;
    let range = figure.known.map(|share| {
        let now = &body.conflict_now;
        let waiting = match now.known.saturating_sub(opposed.len()) {
            0 => String::new(),
            number => format!(", {number} of them only until a condition is met"),
        };
        format!(
            "Of {} known of both, {} are opposed by the words that hold now{} ({}). Depending on what is not known, between {} and {} \
             of all demands could be opposed. ",
            now.of,
            now.known,
            waiting,
            percent(share),
            percent(figure.low),
            percent(figure.high)
        )
    });
    let alone = match opposed.iter().filter(|one| !one.rests.single_sources.is_empty()).count() {
        0 => String::new(),
        1 => "One of the conflicts would not be found without a single source. ".to_owned(),
        number => format!("{number} of the conflicts would not be found without a single source each. "),
    };
    let small = Line::of(format!("{parts}{unknown}{}{alone}", range.unwrap_or_default()));
    Item::new(says).small(small.see("dispute", "Side by side"))
}

/// Where a red line stands against a red line.
fn red_lines(two: &Two<'_>, exhibits: &Exhibits<'_>) -> Option<Item> {
    let is_red = |demand: &Demand<'_>| {
        let both = two.compared.positions.iter().find(|both| both.demand == *demand);
        both.is_some_and(|both| both.sides.iter().all(|held| held.position.as_ref().is_some_and(|own| own.red_line)))
    };
    let found: Vec<_> = two.compared.conflict.iter().filter(|one| is_red(&one.demand)).collect();
    if found.is_empty() {
        return None;
    }
    let says = Line::strong(format!("A red line stands against a red line on {}: ", demands(found.len())));
    let each = found.iter().take(NAMED).map(|one| cited(&one.demand, &two.parties, exhibits));
    let says = says.then(Line::joined(each, "; ")).text(more(found.len()));
    let caveats = singles(found.iter().map(|one| (&one.demand, one.rests.single_sources.as_slice())));
    let derived = found.iter().filter(|one| one.derived).count();
    let derived = (derived > 0).then(|| format!("On {derived} of these, one side only follows from other positions. "));
    let judged = Line::of("A red line is somebody's judgement, who is named with the evidence. ");
    let small = judged.text(derived.unwrap_or_default()).then(caveats).see("conflicts", "Why");
    Some(Item::new(says).small(small))
}

/// What the two agree on, and what waits.
fn agreed(two: &Two<'_>, exhibits: &Exhibits<'_>) -> Item {
    let agreements = &two.compared.agreements;
    let waiting = two.compared.conditional.len();
    let says = match agreements.len() {
        0 => Line::strong("On no demand are both known to be on the same side without a condition."),
        number => {
            let each = agreements.iter().take(NAMED).map(|one| {
                let against = if both_against(two, &one.demand) { " (both against it)" } else { "" };
                cited(&one.demand, &two.parties, exhibits).text(against)
            });
            let says = Line::strong(format!("On the same side of {}: ", demands(number)));
            says.then(Line::joined(each, "; ")).text(format!("{}.", more(number)))
        }
    };
    let waits = (waiting > 0).then(|| format!("On {waiting} more they would be, once a condition is met. "));
    let caveats = singles(agreements.iter().map(|one| (&one.demand, one.rests.single_sources.as_slice())));
    let small = Line::of(waits.unwrap_or_default()).then(caveats).see("common", "Common ground");
    Item::new(says).small(small)
}

fn both_against(two: &Two<'_>, demand: &Demand<'_>) -> bool {
    two.ground.demands.iter().any(|ground| ground.demand == *demand && ground.class == Class::AllAgainst)
}

/// What waits for itself, or that nothing does.
fn steps(contents: &Contents<'_>, exhibits: &mut Exhibits<'_>) -> Option<Item> {
    let roadmap = &contents.roadmap;
    if roadmap.steps == 0 {
        return None;
    }
    let (says, small) = match roadmap.deadlocks.as_slice() {
        [] => {
            let stages = count(roadmap.stages.len(), "stage", "stages");
            let says = Line::strong("No deadlock among steps: ");
            let says = says.text(format!("as positions stand, they can be taken in {stages}."));
            (says.then(waiting(&roadmap.orders, exhibits)), Line::default())
        }
        [one] => {
            let says = Line::strong(wait(acts(one).len()));
            let numbers: Vec<usize> = one.orders.iter().flat_map(|order| exhibits.order(order)).collect();
            let says = says.text(named(acts(one))).cited(numbers).text(format!(". {}", ways(one)));
            (says, together(single(&one.rests.single_sources)))
        }
        several => {
            let number: usize = several.iter().map(|one| acts(one).len()).sum();
            let says = Line::strong(format!("{number} steps wait for one another, in {} deadlocks.", several.len()));
            let caveats = several.iter().filter_map(|one| single(&one.rests.single_sources));
            let orders = several.iter().flat_map(|one| &one.orders);
            let numbers: Vec<usize> = orders.flat_map(|order| exhibits.order(order)).take(NAMED).collect();
            (says.cited(numbers), together(caveats))
        }
    };
    let refused = roadmap.refused.len();
    let lead = if refused == 1 { "1 step leads" } else { &format!("{refused} steps lead") };
    let refused = if refused == 0 { String::new() } else { format!("{lead} to what a party refuses. ") };
    Some(Item::new(says).small(Line::of(refused).then(small).see("steps", "Order of steps")))
}

/// Who waits for what, in time.
fn waiting(orders: &[Order<'_>], exhibits: &mut Exhibits<'_>) -> Line {
    let insisted: Vec<_> = orders.iter().filter_map(|order| Some((order.insists?, order))).collect();
    let each = insisted.iter().take(NAMED).map(|(party, order)| {
        let says = format!("{}: {} only after {}", party.name, quoted(&order.after), any_of(&order.before));
        Line::of(says).cited(exhibits.order(order))
    });
    if insisted.is_empty() {
        return Line::default();
    }
    Line::of(" Who waits for what: ").then(Line::joined(each, "; ")).text(format!("{}.", more(insisted.len())))
}

fn acts<'m>(deadlock: &Deadlock<'m>) -> Vec<Act<'m>> {
    let steps = deadlock.steps.iter().map(|step| Act::Step(*step));
    steps.chain(deadlock.demands.iter().map(|demand| Act::Demand(*demand))).collect()
}

fn wait(number: usize) -> String {
    match number {
        1 => "One step waits for itself: ".to_owned(),
        2 => "Two steps wait for one another: ".to_owned(),
        more => format!("{more} steps wait for one another: "),
    }
}

fn ways(deadlock: &Deadlock<'_>) -> String {
    match (deadlock.bounds, deadlock.ways_out.len()) {
        (Some([least, most]), _) => format!("Between {least} and {most} waivers open it."),
        (None, 0) => "No waiver opens it: the order lies in the matter.".to_owned(),
        (None, 1) => "There is one smallest way out.".to_owned(),
        (None, number) => format!("There are {number} smallest ways out; each is enough."),
    }
}

/// Whether some package is acceptable to all.
fn package(contents: &Contents<'_>, exhibits: &mut Exhibits<'_>) -> Option<Item> {
    let deal = contents.deal.as_ref()?;
    let issues = count(deal.issues.len(), "issue", "issues");
    let all = deal.packages.map_or("All".to_owned(), |number| number.grouped());
    let (says, small) = if deal.possible {
        let acceptable = deal.acceptable_number.map_or("Some".to_owned(), |number| number.grouped());
        let says =
            Line::strong(format!("{acceptable} of {all} packages on {issues} break nothing that a party insists on."));
        (says, String::new())
    } else if deal.constraints.is_empty() {
        (Line::strong(format!("Nobody is known to insist on anything of {issues}.")), String::new())
    } else {
        let obstacles = count(deal.obstacles.len(), "obstacle", "obstacles");
        let groups = match deal.groups.len() {
            0 | 1 => String::new(),
            number => format!(" in {number} groups that have nothing to do with one another"),
        };
        let moves = deal.concessions.first().map_or(String::new(), |set| match set.len() {
            1 => " A single move opens one.".to_owned(),
            number => format!(" The smallest sets of moves that open one have {number}."),
        });
        let says = Line::strong(format!("No package on {issues} keeps to all that parties insist on."));
        let most = deal.most_satisfied.map_or(String::new(), |most| {
            format!("Of {} points that parties insist on, at most {most} hold together. ", deal.constraints.len())
        });
        // Of each group the first obstacle; the section has the others.
        let first = deal.groups.iter().filter_map(|group| group.obstacles.first()).flatten();
        let numbers = first.filter_map(|id| deal.constraints.get(id.0)).flat_map(|one| exhibits.constraint(one));
        let numbers: Vec<usize> = numbers.take(NAMED).collect();
        (says.text(format!(" {obstacles}{groups}")).cited(numbers).text(format!(".{moves}")), most)
    };
    let coverage = &deal.coverage;
    let known = format!(
        "With what follows from others, {} of {} positions are known; what is unknown blocks nothing here. ",
        coverage.known, coverage.of
    );
    Some(Item::new(says).small(Line::of(format!("{small}{known}")).see("packages", "Why")))
}

fn changed(contents: &Contents<'_>, exhibits: &Exhibits<'_>) -> Option<Item> {
    let diff = contents.changed.as_ref()?;
    let from = diff.from.map_or("the earlier day".to_owned(), |day| day.words());
    let known = diff.changed + diff.unchanged;
    let unclear = diff.changes.iter().filter(|one| one.kind == Change::Unclear).count();
    let known_before = diff.changes.iter().filter(|one| !matches!(one.kind, Change::Appeared | Change::Dropped));
    let numbers = known_before.filter_map(|one| exhibits.position(&one.party, one.demand.as_ref()?)).take(NAMED);
    let says = Line::strong(format!("{} of {known} positions known on {from} have changed since", diff.changed));
    let says = says.cited(numbers);
    let says = match unclear {
        0 => says.text("."),
        number => says.text(format!(", and on {number} of these the sources leave open in which direction.")),
    };
    let appeared =
        format!(" {} became known, which is no change of mind; {} are no longer known.", diff.appeared, diff.dropped);
    Some(Item::new(says.text(appeared)).small(Line::default().see("changes", "What changed")))
}

/// How much of what was found on the two holds with less.
fn robust(two: &Two<'_>) -> Option<Item> {
    let all = two.robust.findings.len();
    if all == 0 {
        return None;
    }
    let holds = two.robust.findings.iter().filter(|one| one.holds_throughout).count();
    let alone = two.robust.findings.iter().filter(|one| one.single_source.is_some()).count();
    let [a, b] = two.parties.map(|party: Party<'_>| party.name);
    let says =
        Line::strong(format!("How sure: {holds} of {all} findings on {a} and {b} hold however the sources are read."));
    let says = says.text(match alone {
        0 => " None falls without one source.".to_owned(),
        1 => " 1 falls without one source.".to_owned(),
        more => format!(" {more} fall if one source or another is left out."),
    });
    let small =
        Line::of("Tried: each source left out, weaker kinds of word left out, both ends where sources differ. ");
    Some(Item::new(says).small(small.see("sure", "Each finding").see("differ", "Where sources differ")))
}

/// A demand with the numbers of the positions of the two.
fn cited(demand: &Demand<'_>, parties: &[Party<'_>], exhibits: &Exhibits<'_>) -> Line {
    Line::of(shorten_to(demand.text, LONGEST)).cited(exhibits.positions(parties, demand))
}

fn more(number: usize) -> String {
    match number.saturating_sub(NAMED) {
        0 => String::new(),
        more => format!("; and {more} more"),
    }
}
