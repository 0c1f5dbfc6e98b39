//! What all answers share: the head, the foot, and the words for a position.

use crate::analysis::{Misfits, Position, Restatement, Scope, Situation, Zone, restatements};
use crate::graph::{Basis, Cell};
use crate::id::{DemandIx, PartyIx, StanceIx};
use crate::model::{Act, Assumption, Condition, Evidence, LevelRange, Link, Model, Polarity, Waiver};
use crate::report::page::{AGAINST, FAINT, FOR, ID, Page, clean, paint};
use crate::words::{count, listed, one_voice};

/// What no answer is.
pub const NOT_ADVICE: &str = "Published positions; not a forecast, not a recommendation.";

/// The question, the date, what is assumed, and what is left out.
pub fn head(page: &mut Page, situation: &Situation<'_>, question: &str) {
    let day = situation.day.map_or(String::new(), |day| format!(", as of {day}"));
    about(page, situation, &format!("{question}{day}"));
}

/// The same for a question with dates of its own.
pub fn about(page: &mut Page, situation: &Situation<'_>, question: &str) {
    page.heading(question);
    for scenario in situation.scenarios.iter().map(|ix| &situation.model.scenarios[*ix]) {
        let text = scenario.text.as_ref().map_or(String::new(), |text| format!(": {}", clean(text)));
        page.line(0, &format!("scenario {}{text}", id(&scenario.id)));
    }
    for assumption in &situation.assumptions {
        page.line(0, &assuming(situation.model, assumption));
    }
    for waiver in &situation.waivers {
        page.line(0, &waiving(situation.model, *waiver));
    }
    if !situation.filter().is_empty() {
        page.line(0, &clean(&situation.filter().words(situation.model).join(" · ")));
    }
}

/// A position that is supposed.
pub fn assuming(model: &Model, assumption: &Assumption) -> String {
    let object = id(&model.demands[assumption.demand].id);
    let position =
        assumption.levels.map_or_else(|| format!("unknown on {object}"), |levels| stance_on(levels, &object));
    format!("assuming {}: {position}", party(model, assumption.party))
}

/// An order of steps on which nobody is supposed to insist.
pub fn waiving(model: &Model, waiver: Waiver) -> String {
    let act = |act: Act| id(&act.id(model));
    format!("waiving that {} comes before {}", act(waiver.before), act(waiver.after))
}

/// How many statements a filter leaves out, if any.
pub fn left_out(page: &mut Page, indent: usize, number: usize) {
    if number > 0 {
        let statements = count(number, "statement", "statements");
        page.line(indent, &paint(FAINT, format!("{statements} left out by the filter")));
    }
}

/// How much is known of the parties, and what the answer is not.
pub fn foot(page: &mut Page, situation: &Situation<'_>, parties: &[PartyIx]) {
    page.gap();
    let (known, of) = situation.coverage(parties);
    let each = |ix: &PartyIx| format!("{} {}", party(situation.model, *ix), situation.coverage(&[*ix]).0);
    let text = if known == 0 {
        "No stated position is known.".to_owned()
    } else if parties.len() <= 6 {
        let mut parties = parties.to_vec();
        situation.model.sort_by_name(&mut parties);
        let each: Vec<String> = parties.iter().map(each).collect();
        let demands = count(situation.model.demands.len(), "demand", "demands");
        format!("Stated positions, of {demands}: {}.", each.join(", "))
    } else {
        format!("Stated positions: {known} of {of} possible; the others are unknown.")
    };
    page.line(0, &paint(FAINT, text));
    caveats(page, situation, parties);
}

/// What is to be kept in mind of some parties, wherever they are counted or named: whose voice may stand behind two of
/// them, and whose own positions do not fit together. Then what the answer is not.
pub fn caveats(page: &mut Page, situation: &Situation<'_>, parties: &[PartyIx]) {
    let model = situation.model;
    for (bloc, members) in situation.blocs(parties) {
        let members: Vec<String> = members.into_iter().map(|ix| party(model, ix)).collect();
        page.line(0, &paint(FAINT, one_voice(&party(model, bloc), &members)));
    }
    let unfit = Misfits::new(situation);
    for (ix, demands) in parties.iter().map(|ix| (*ix, unfit.on(*ix))).filter(|(_, demands)| !demands.is_empty()) {
        let ids: Vec<String> = demands.into_iter().map(|demand| clean(model.demands[demand].id.as_str())).collect();
        let text =
            format!("{}: its positions on {} do not fit together; see `conflicts`.", party(model, ix), listed(&ids));
        page.line(0, &paint(FAINT, text));
    }
    for one in restatements(situation).iter().filter(|one| parties.contains(&one.party)) {
        page.line(0, &paint(FAINT, said_again(model, one)));
    }
    page.line(0, &paint(FAINT, NOT_ADVICE));
}

/// `Aland on cap: said again (2025-02-01) without boats at least 1,000 of 2025-01-01, which no longer counts.`
fn said_again(model: &Model, one: &Restatement<'_>) -> String {
    let mut lost: Vec<String> =
        one.terms.iter().map(|term| clean(&format!("{} {}", term.parameter, term.accepted))).collect();
    lost.extend(
        (!one.conditions.is_empty()).then(|| format!("“{}”", conditions(model, one.conditions.iter().copied()))),
    );
    lost.extend(one.red_line.then(|| "the red line".to_owned()));
    let date = |ix: StanceIx| model.stances[ix].said.map_or(String::new(), |day| day.to_string());
    let counts = if lost.len() == 1 { "counts" } else { "count" };
    let (holder, target) = (party(model, one.party), clean(model.target_id(one.target)));
    let (now, earlier, lost) = (date(one.now), date(one.earlier), listed(&lost));
    format!("{holder} on {target}: said again ({now}) without {lost} of {earlier}, which no longer {counts}.")
}

/// The name of a party.
pub fn party(model: &Model, ix: PartyIx) -> String {
    clean(&model.parties[ix].name)
}

/// Names as in "A, B and C", in the order of names.
pub fn names(model: &Model, parties: &[PartyIx]) -> String {
    let mut parties = parties.to_vec();
    model.sort_by_name(&mut parties);
    listed(&parties.iter().map(|ix| party(model, *ix)).collect::<Vec<_>>())
}

/// An id, as it can be typed.
pub fn id(text: &impl std::fmt::Display) -> String {
    paint(ID, clean(&text.to_string()))
}

/// A demand as an entry: its id beside its sentence.
pub fn demand(page: &mut Page, model: &Model, ix: DemandIx) {
    let demand = &model.demands[ix];
    page.entry(2, &id(&demand.id), 32, &clean(&demand.text));
}

/// The word or words of a stance, styled by side.
pub fn levels(levels: LevelRange) -> String {
    styled(levels)
}

fn styled(levels: LevelRange) -> String {
    match levels.polarity() {
        Some(Polarity::For) => paint(FOR, levels),
        Some(Polarity::Against) => paint(AGAINST, levels),
        _ => levels.to_string(),
    }
}

/// A stance with its object, after the name of its holder and a colon: "rejects x", "open to x".
pub fn stance_on(levels: LevelRange, object: &str) -> String {
    let words = styled(levels);
    if levels.low() != levels.high() {
        return format!("{words} (sources differ) on {object}");
    }
    match levels.low().value() {
        1 => format!("{words} to {object}"),
        0 | -1 => format!("{words} on {object}"),
        _ => format!("{words} {object}"),
    }
}

/// A position in a few words: `rejects (red line; derived)`.
pub fn short(cell: Option<&Cell>) -> String {
    marked(cell, None)
}

/// The same with one more mark: `rejects (red line; single source: gazette)`.
pub fn marked(cell: Option<&Cell>, mark: Option<&str>) -> String {
    let Some(cell) = cell else { return "unknown".to_owned() };
    let waits = cell.waiting.then_some("conditional");
    let turns = cell.other.map(|_| "while conditions are open");
    with_marks(styled(cell.levels), waits.into_iter().chain(turns).chain(marks(cell)).chain(mark))
}

/// What is said of a word apart from what it hangs on.
fn marks(cell: &Cell) -> Vec<&'static str> {
    let basis = match cell.basis {
        Basis::Derived => Some("derived"),
        Basis::Assumed => Some("assumed"),
        Basis::Stated(_) => None,
    };
    let differ = (cell.levels.low() != cell.levels.high()).then_some("sources differ");
    cell.red_line.then_some("red line").into_iter().chain(basis).chain(differ).collect()
}

fn with_marks<'t>(word: String, marks: impl Iterator<Item = &'t str>) -> String {
    let marks: Vec<&str> = marks.collect();
    if marks.is_empty() { word } else { format!("{word} ({})", marks.join("; ")) }
}

/// Conditions as in "only after x; if y".
pub fn conditions<'c>(model: &Model, conditions: impl IntoIterator<Item = &'c (Link, Condition)>) -> String {
    let text =
        |(link, condition): &(Link, Condition)| format!("{} {}", link.words(), clean(&model.condition_text(condition)));
    conditions.into_iter().map(text).collect::<Vec<_>>().join("; ")
}

/// The conditions of one of the two words of a position: ` only after x`, and ` until x` or ` once x` for the other one.
pub fn on_conditions(model: &Model, position: &Position<'_>, word: usize) -> String {
    if position.conditions.is_empty() {
        return String::new();
    }
    if word == 0 {
        return format!(" {}", conditions(model, position.conditions.iter().copied()));
    }
    let texts = |list: Vec<&(Link, Condition)>, join: &str| {
        list.iter().map(|(_, what)| clean(&model.condition_text(what))).collect::<Vec<_>>().join(join)
    };
    let (awaited, come) =
        (texts(position.awaited().collect(), " and "), texts(position.exceptions().collect(), " or "));
    let parts = [("until", awaited), ("once", come)].into_iter().filter(|(_, text)| !text.is_empty());
    format!(" {}", parts.map(|(word, text)| format!("{word} {text}")).collect::<Vec<_>>().join(", or "))
}

/// What ends a position of one word: ` unless x`, ` until x`.
pub fn on_end(model: &Model, position: &Position<'_>) -> String {
    match position.shown() {
        0 if position.exceptions().next().is_none() => String::new(),
        0 => format!(" {}", conditions(model, position.exceptions())),
        word => on_conditions(model, position, word),
    }
}

/// A position that turns on conditions: `supports, only after x; until then reluctant`, `waits: only after x`.
pub fn turning(model: &Model, position: &Position<'_>, now: Option<LevelRange>, then: LevelRange) -> String {
    let Some(now) = now else {
        let conditions = on_conditions(model, position, position.shown());
        // Whoever is against it or does not mind waits for nothing.
        let waits = then.low().value() >= 1;
        return if waits { format!("waits:{conditions}") } else { format!("{}{conditions}", styled(then)) };
    };
    let text = conditions(model, position.hinges());
    let current = position.current();
    let [now, then] = [(current, now), (1 - current, then)].map(|(at, levels)| {
        let red_line = if position.words[at].is_some_and(|word| word.red_line) { " (red line)" } else { "" };
        format!("{}{red_line}", styled(levels))
    });
    if position.awaited().next().is_some() {
        format!("{then} {text}; until then {now}")
    } else {
        format!("{now} {text}; then {then}")
    }
}

/// A position with what it hangs on: `supports only after x; until then reluctant (red line)`, `rejects (until x; derived)`.
pub fn told(
    situation: &Situation<'_>,
    party: PartyIx,
    demand: DemandIx,
    cell: Option<&Cell>,
    mark: Option<&str>,
) -> String {
    let position = situation.position(party, demand, Scope::Derived);
    let (Some(cell), Some(position)) = (cell, position) else { return marked(cell, mark) };
    let hangs = on_conditions(situation.model, position, position.shown());
    let hangs = Some(hangs.trim()).filter(|text| !text.is_empty() && (cell.waiting || cell.ends));
    // Of two words, the one around which it is has the mark of a red line.
    let rest = Cell { red_line: cell.red_line && cell.other.is_none(), ..*cell };
    let word = match cell.other {
        Some(then) => turning(situation.model, position, Some(cell.levels), then),
        None => styled(cell.levels),
    };
    with_marks(word, hangs.into_iter().chain(marks(&rest)).chain(mark))
}

/// The mark of a position that does not fit another one of the same party.
pub fn unfit(model: &Model, ix: PartyIx) -> String {
    format!("{}: its own positions do not fit together here; see `conflicts`", party(model, ix))
}

/// A piece of evidence: `source "words" (place)`.
pub fn evidence(model: &Model, piece: &Evidence) -> String {
    let source = id(&model.sources[piece.source].id);
    let quote = piece.quote.as_ref().map(|quote| format!(" “{}”", clean(quote))).unwrap_or_default();
    let at = piece.at.as_ref().map(|at| format!(" ({})", clean(at))).unwrap_or_default();
    format!("{source}{quote}{at}")
}

/// A share as whole percent.
pub fn percent(share: f64) -> String {
    format!("{:.0} %", share * 100.0)
}

/// What parties accept of each parameter, and what is common.
pub fn zones(page: &mut Page, model: &Model, zones: &[Zone]) {
    for zone in zones {
        let each: Vec<String> =
            zone.accepted.iter().map(|(ix, accepted)| format!("{}: {accepted}", party(model, *ix))).collect();
        let text = match (&zone.common, each.as_slice()) {
            (_, [alone]) => format!("terms of one side only ({alone})"),
            (Some(common), _) => format!("common: {common} ({})", each.join("; ")),
            (None, _) => format!("no common value ({})", each.join("; ")),
        };
        page.line(6, &format!("{} – {}", clean(&zone.parameter), clean(&text)));
    }
}
