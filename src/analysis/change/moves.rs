//! The log of moves: whose position went toward, or away from, where another party stood before.

use crate::analysis::change::matched::Matched;
use crate::id::{DemandIx, PartyIx};
use crate::model::{Domain, LevelRange, Parameter, Target, Term};
use crate::position::Origin;
use crate::situation::{Scope, Situation};
use crate::vocabulary::vocabulary;

vocabulary! {
    /// Which way a position went, seen from where another party stood.
    pub enum Direction {
        /// Nearer to it.
        Toward = "toward",
        /// Further from it.
        AwayFrom = "away",
    }
}

/// One party's move on one demand, seen from where one other party stood at the earlier end.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct Move {
    /// Who moved. Indices are those of the later model.
    pub party: PartyIx,
    /// On what.
    pub demand: DemandIx,
    /// From whose earlier position it is seen.
    pub other: PartyIx,
    /// Which way.
    pub direction: Direction,
    /// By how many levels of the scale, above 0 and at most 6, in halves where sources differ; none if the levels went
    /// no way or the other way.
    pub levels: Option<f64>,
    /// Toward: parameters of which the party's terms lie nearer now to those of the other; away: further from them. By the order
    /// of the demand.
    pub gaps: Vec<TermsGap>,
}

/// How far what a party accepts of a parameter lies at least from what another accepted at the earlier end.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct TermsGap {
    /// The parameter.
    pub parameter: String,
    /// At the earlier end: 0 if they had a value in common, infinite for words and sets that had none.
    pub was: f64,
    /// At the later end.
    pub is: f64,
    /// Whether it is counted in days.
    pub in_days: bool,
}

/// What a party stated on a demand: its levels and its terms.
type Held<'m> = (LevelRange, &'m [Term]);

/// What a party and another hold on one demand at both ends.
struct Positions<'m> {
    before: Held<'m>,
    now: Held<'m>,
    other_before: Held<'m>,
    other_now: Held<'m>,
}

/// Every move, by the ids of party, demand and other party, then toward before away. Only what was stated counts, on
/// demands on which the sides of both are known at both ends; a parameter counts if both state terms for it at both
/// ends. The other is taken where it stood at the earlier end, so its own moves are not this party's.
/// O(parties² × demands × parameters).
///
/// ```
/// # let mut sources = demarche::source::Sources::default();
/// # sources.add("talks.yaml", "{parties: {a: {}, b: {}}, issues: {i: {}}, demands: {d: {issue: i, text: T}},\
/// #   stances: [{party: a, demand: d, stance: supports, said: 2023}, {party: a, demand: d, stance: open, said: 2024},\
/// #     {party: b, demand: d, stance: opposes, said: 2023}]}");
/// # let model = demarche::load(&sources).model;
/// use demarche::analysis::{Direction, diff};
/// use demarche::situation::Situation;
/// let at = |year: &str| Situation::of(&model).on(year.parse().ok()).build();
/// let log = diff(&at("2023"), &at("2024")).log;
/// assert_eq!((log.len(), log[0].direction, log[0].levels), (1, Direction::Toward, Some(1.0)));
/// ```
pub fn moves(
    from: &Situation<'_>,
    to: &Situation<'_>,
    both: &Matched,
    aside: &dyn Fn(PartyIx, DemandIx) -> bool,
) -> Vec<Move> {
    let mut log = Vec::new();
    for party in &both.parties {
        for demand in both.demands.iter().filter(|(_, demand)| !aside(party.1, *demand)) {
            let ends = |who: &(PartyIx, PartyIx)| Some((held(from, who.0, demand.0)?, held(to, who.1, demand.1)?));
            let Some((before, now)) = ends(party) else { continue };
            for other in both.parties.iter().filter(|other| *other != party) {
                let Some((other_before, other_now)) = ends(other) else { continue };
                let positions = Positions { before, now, other_before, other_now };
                let ways = [Direction::Toward, Direction::AwayFrom];
                let found = ways.map(|way| one(to, [party.1, other.1], demand.1, &positions, way));
                log.extend(found.into_iter().flatten());
            }
        }
    }
    log
}

/// What a party stated, if its side is known.
fn held<'s>(situation: &'s Situation<'_>, party: PartyIx, demand: DemandIx) -> Option<Held<'s>> {
    let position = situation.position(party, demand, Scope::Direct)?;
    let (word, _) = position.now();
    let stated = matches!(position.origin, Origin::Stated(..)) && word.side().is_some();
    stated.then_some((word.levels, position.terms.as_slice()))
}

/// What went one way, if anything did.
fn one(
    to: &Situation<'_>,
    [party, other]: [PartyIx; 2],
    demand: DemandIx,
    positions: &Positions<'_>,
    direction: Direction,
) -> Option<Move> {
    let Positions { before, now, other_before, other_now } = positions;
    // Twice the middle, so that halves stay whole.
    let apart = |levels: LevelRange| (levels.twice_the_middle() - other_before.0.twice_the_middle()).abs();
    // Where one interval holds all of the other, the party may stand where it stood.
    let stays = before.0.contains(now.0) || now.0.contains(before.0);
    let nearer = if stays { 0 } else { apart(before.0) - apart(now.0) };
    let toward = direction == Direction::Toward;
    let by = if toward { nearer } else { -nearer };
    let levels = (by > 0).then(|| f64::from(by) / 2.0);
    let gap = |parameter: &Parameter| {
        let name = parameter.name.as_str();
        let of = |terms: &[Term]| terms.iter().find(|term| term.parameter == name).map(|term| term.accepted.clone());
        // Where the other no longer states terms, what was known of it would decide what counts as a move.
        of(other_now.1)?;
        let theirs = of(other_before.1)?;
        let (was, is) = (of(before.1)?.gap(&theirs), of(now.1)?.gap(&theirs));
        let went = if toward { is < was } else { is > was };
        went.then(|| TermsGap { parameter: name.to_owned(), was, is, in_days: parameter.domain == Domain::Date })
    };
    let gaps: Vec<TermsGap> = to.model.parameters(Target::Demand(demand)).filter_map(gap).collect();
    let moved = levels.is_some() || !gaps.is_empty();
    moved.then_some(Move { party, demand, other, direction, levels, gaps })
}
