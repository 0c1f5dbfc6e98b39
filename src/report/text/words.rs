//! The words for parties, positions, conditions and terms, the same on every page.

use textwrap::core::display_width;

use crate::answer::{
    Act, Condition, Demand, Evidence, Held, Party, Position, Rests, Scenario, Source, Target, Telling, Terms, Zone,
};
pub use crate::answer::{channel, tells_conditions};
use crate::collation;
use crate::model::{LevelRange, Polarity};
use crate::report::page::{AGAINST, FAINT, FOR, ID, Page, clean, paint};
pub use crate::words::percent;
use crate::words::{count, listed};

/// An id, as it can be typed.
pub fn id(text: &str) -> String {
    paint(ID, clean(text))
}

/// What something is called in a sentence of the file, with its id as it can be typed: `The two meet (talks)`.
pub fn called(text: &str, by: &str) -> String {
    crate::words::called(&clean(text), &id(by))
}

/// A demand or a whole issue by what it is called, with its id.
pub fn on(target: &Target<'_>) -> String {
    called(target.text(), target.id())
}

/// A step, or a demand without steps, by its sentence and id.
pub fn act(act: &Act<'_>) -> String {
    match act {
        Act::Step(step) => called(step.text, step.id),
        Act::Demand(demand) => called(demand.text, demand.id),
    }
}

/// A scenario by what it supposes, if the file says, with its id.
pub fn scenario(scenario: &Scenario<'_>) -> String {
    scenario.text.map_or_else(|| id(scenario.id), |text| called(text, scenario.id))
}

/// Puts a list in the order of the names of parties.
pub fn sort_by_name<'m, T>(list: &mut [T], party: impl Fn(&T) -> Party<'m>) {
    list.sort_by(|a, b| {
        let (a, b) = (party(a), party(b));
        collation::compare(a.name, b.name).then_with(|| a.id.cmp(b.id))
    });
}

/// Names as in "A, B and C", in the order of names.
pub fn names(parties: &[Party<'_>]) -> String {
    let mut parties = parties.to_vec();
    sort_by_name(&mut parties, |party| *party);
    listed(&parties.iter().map(|party| clean(party.name)).collect::<Vec<_>>())
}

/// `Russia’s`, `Western allies’`, `Farmers' Union's`: with the apostrophe that the name has.
pub fn possessive(name: &str) -> String {
    let name = clean(name);
    let apostrophe = if name.contains('\'') { '\'' } else { '’' };
    let end = if name.ends_with('s') { "" } else { "s" };
    format!("{name}{apostrophe}{end}")
}

/// Demands as in "a, b and c", by id.
pub fn ids(demands: &[Demand<'_>]) -> String {
    listed(&demands.iter().map(|demand| id(demand.id)).collect::<Vec<_>>())
}

/// A demand as an entry: its id beside its sentence.
pub fn demand(page: &mut Page, demand: &Demand<'_>) {
    page.entry(2, &id(demand.id), 32, &clean(demand.text));
}

/// Labels with a text beside each. The first column is as wide as its widest label, as far as there is room.
pub fn entries(page: &mut Page, indent: usize, rows: &[(String, String)]) {
    let widest = rows.iter().map(|(label, _)| display_width(label)).max().unwrap_or(0);
    let column = (widest + 2).min(page.width() - indent - 24);
    rows.iter().for_each(|(label, text)| page.entry(indent, label, column, text));
}

/// The word or words of a stance, styled by side.
pub fn levels(levels: LevelRange) -> String {
    match levels.polarity() {
        Some(Polarity::For) => paint(FOR, levels),
        Some(Polarity::Against) => paint(AGAINST, levels),
        _ => levels.to_string(),
    }
}

/// A stance with its object, after the name of its holder and a colon: "rejects x", "open to x".
pub fn stance_on(stance: LevelRange, object: &str) -> String {
    format!("{} {object}", before_object(stance))
}

/// A stance with a demand by its sentence and id: "rejects: X holds (x)", "open to: X holds (x)".
pub fn stance_in_full(stance: LevelRange, demand: &Demand<'_>) -> String {
    format!("{}: {}", before_object(stance), called(demand.text, demand.id))
}

fn before_object(stance: LevelRange) -> String {
    let words = levels(stance);
    if stance.low() != stance.high() {
        return format!("{words} (sources differ) on");
    }
    match stance.low().value() {
        1 => format!("{words} to"),
        0 | -1 => format!("{words} on"),
        _ => words,
    }
}

/// The words of a position as a page shows them.
const TELLING: Telling = Telling { level: levels, text: clean, what: |condition| &condition.what };

/// The marks of a position that is told in another way: ` (derived)`; nothing without marks.
pub fn marked(position: &Position) -> String {
    TELLING.marked(position)
}

/// A position in a few words: `rejects (red line; derived)`.
pub fn short(position: Option<&Position>) -> String {
    TELLING.short(position)
}

/// A position with what it hangs on: `supports only after x; until then reluctant (red line)`, `rejects (until x; derived)`.
pub fn told(position: Option<&Position>, mark: Option<&str>) -> String {
    TELLING.told(position, mark)
}

/// A position with the label of the single sources on which it rests, unless everything rests on one.
pub fn held(held: &Held<'_>, everything: Option<Source<'_>>) -> String {
    told(held.position.as_ref(), label(&held.rests, everything).as_deref())
}

/// Conditions as in "only after x; if y".
pub fn conditions<'c>(conditions: impl IntoIterator<Item = &'c Condition>) -> String {
    TELLING.conditions(conditions)
}

/// The conditions of one of the two words of a position: ` only after x`, and ` until x` or ` once x` for the other one.
pub fn on_conditions(list: &[Condition], word: usize) -> String {
    TELLING.on_conditions(list, word)
}

/// A position that turns on conditions: `supports, only after x; until then reluctant`, `waits: supports only after x`.
pub fn turning(position: &Position) -> String {
    TELLING.turning(position)
}

/// `single source: gazette`, or `single sources: gazette, envoy` for what needs each of several; nothing for no source, and
/// nothing where everything on the page rests on one, which is said once.
pub fn label(rests: &Rests<'_>, everything: Option<Source<'_>>) -> Option<String> {
    if everything.is_some() {
        return None;
    }
    single(&rests.single_sources)
}

fn single(sources: &[Source<'_>]) -> Option<String> {
    let ids: Vec<String> = sources.iter().map(|source| id(source.id)).collect();
    let word = if ids.len() == 1 { "source" } else { "sources" };
    (!ids.is_empty()).then(|| format!("single {word}: {}", ids.join(", ")))
}

/// The source on which everything on the page rests, if there is one.
pub fn everything(page: &mut Page, source: Option<Source<'_>>) {
    if let Some(label) = source.and_then(|source| single(&[source])) {
        page.line(0, &label);
    }
}

/// On which sources something rests: ` [gazette, envoy]`, ` [single source: gazette]`; nothing without sources.
pub fn sources(sources: &[Source<'_>]) -> String {
    let ids: Vec<String> = sources.iter().map(|source| id(source.id)).collect();
    match ids.len() {
        0 => String::new(),
        1 => format!(" [{}]", single(sources).unwrap_or_default()),
        _ => format!(" [{}]", ids.join(", ")),
    }
}

/// The mark of a position that does not fit another one of the same party.
pub fn unfit(party: &Party<'_>) -> String {
    format!("{}: its own positions do not fit together here; see `conflicts`", clean(party.name))
}

/// Pieces of evidence, a line each: `source “words” (translated from uk by X; original: “…”) (place)`.
pub fn evidence(page: &mut Page, pieces: &[Evidence<'_>], indent: usize) {
    pieces.iter().for_each(|piece| page.line(indent, &self::piece(piece)));
}

/// A piece of evidence.
pub fn piece(piece: &Evidence<'_>) -> String {
    let quote = piece.quote.map(|quote| format!(" “{}”", clean(quote))).unwrap_or_default();
    let original = piece.original.map(|words| format!("original: “{}”", clean(words)));
    let told: Vec<String> = piece.language().map(|told| clean(&told)).into_iter().chain(original).collect();
    let told = if told.is_empty() { String::new() } else { format!(" ({})", told.join("; ")) };
    let at = piece.at.map(|at| format!(" ({})", clean(at))).unwrap_or_default();
    format!("{}{quote}{told}{at}", id(piece.source.id))
}

/// A note of the curator.
pub fn note(page: &mut Page, note: Option<&str>, indent: usize) {
    if let Some(note) = note {
        page.line(indent, &paint(FAINT, clean(note)));
    }
}

/// What parties accept of each parameter, and what is common.
pub fn zones(page: &mut Page, zones: &[Zone<'_>]) {
    for zone in zones {
        let accepted = zone.accepted.0.iter();
        let each: Vec<String> =
            accepted.map(|(party, accepted)| format!("{}: {accepted}", clean(party.name))).collect();
        let text = match (&zone.common, each.as_slice()) {
            (_, [alone]) => format!("terms of one side only ({alone})"),
            (Some(common), _) => format!("common: {common} ({})", each.join("; ")),
            (None, _) => format!("no common value ({})", each.join("; ")),
        };
        page.line(6, &format!("{} – {}", clean(&zone.parameter), clean(&text)));
    }
}

/// How far a word against lies from being open to it, in steps of the scale: `4 steps short of open`; for an interval both ends.
pub fn short_of_open(least: u8, most: u8) -> String {
    let range = if least < most { format!("{least} to ") } else { String::new() };
    format!("{range}{} short of open", count(usize::from(most), "step", "steps"))
}

/// What is said of each parameter.
pub fn terms(terms: &Terms, mut each: impl FnMut(String, String)) {
    terms.0.iter().for_each(|(parameter, accepted)| each(clean(parameter), clean(&accepted.to_string())));
}
