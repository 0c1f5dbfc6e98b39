//! What changed between two situations, party by party: two dates of one model, or two models.

use crate::analysis::change::alike::{Alike, rests_on_same_words, same_lists, same_words};
use crate::analysis::change::changes::{Change, Changes, Stood, changes, same_statement};
use crate::analysis::change::matched::{Matched, Unmatched, matched};
use crate::analysis::change::moves::{Move, moves};
use crate::date::Date;
use crate::id::{DemandIx, PartyIx, StanceIx};
use crate::model::{Assumption, Model, Target};
use crate::situation::{Scope, Situation};

/// One party on one demand or issue, at both ends. Party and target are in both models.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Difference {
    /// Who, in the later model.
    pub party: PartyIx,
    /// On what, in the later model.
    pub target: Target,
    /// In which respects it changed; none if the same was said again.
    pub changes: Vec<Change>,
    /// The statement in force at the earlier end, in the earlier model.
    pub old: Option<StanceIx>,
    /// The statement in force at the later end, in the later model.
    pub new: Option<StanceIx>,
    /// Whether two models say different things of a statement of one date, or in the same words: then it is coded differently,
    /// and nothing shows that the party changed its mind.
    pub edited: bool,
}

/// How far two parties are from each other at both ends, on the same demands.
#[derive(Clone, Copy, Debug, PartialEq)]
#[non_exhaustive]
pub struct Convergence {
    /// Who, by id, in the later model.
    pub parties: [PartyIx; 2],
    /// On how many demands the sides of both are known at both ends; at least one.
    pub common: usize,
    /// The graded distance on these at the earlier end, 0 to 1.
    pub from: f64,
    /// The same at the later end.
    pub to: f64,
}

/// What changed.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct Diff {
    /// What changed in any respect, by the ids of party and target.
    pub changed: Vec<Difference>,
    /// What was superseded by a statement that says the same.
    pub said_again: Vec<Difference>,
    /// Where one model has the same words of a source under two dates, with different positions or not: nobody spoke again, and
    /// no figure counts it.
    pub same_words: Vec<Difference>,
    /// What parties hold at both ends on demands that were reworded: it may not be on the same thing, and no figure counts it.
    pub on_reworded: Vec<Difference>,
    /// How many positions are the same at both ends, said again or not.
    pub unchanged: usize,
    /// Every pair of parties with a demand in common, by id.
    pub convergence: Vec<Convergence>,
    /// Whose position went toward, or away from, where another stood at the earlier end.
    pub log: Vec<Move>,
    /// What only the later model has; nothing if it is the same model.
    pub added: Unmatched,
    /// What only the earlier model has.
    pub removed: Unmatched,
    /// Demands of both models with other sentences, by id: in the earlier and in the later model. Positions on them may
    /// be on different things.
    pub reworded: Vec<(DemandIx, DemandIx)>,
}

impl Diff {
    /// How many positions changed in one respect.
    pub fn count(&self, change: Change) -> usize {
        self.changed.iter().filter(|difference| difference.changes.contains(&change)).count()
    }

    /// Whether what changed of a party on a demand is an entry that was edited, see [`Difference::edited`].
    pub fn is_edited(&self, party: PartyIx, demand: DemandIx) -> bool {
        let this = |d: &Difference| d.party == party && d.target == Target::Demand(demand);
        self.changed.iter().any(|difference| this(difference) && difference.edited)
    }

    /// How many positions that are known at both ends changed. New knowledge is not counted.
    pub fn substantive(&self) -> usize {
        self.changed.iter().filter(|difference| difference.old.is_some() && difference.new.is_some()).count()
    }
}

/// What changed between two situations, in what was stated. They may be of one model or of two; parties, demands and
/// issues are the same if their ids are. O(parties × (demands + issues) × stances on one, and parties² × demands ×
/// parameters).
///
/// ```
/// # let mut sources = demarche::source::Sources::default();
/// # sources.add("talks.yaml", "{parties: {a: {}}, issues: {i: {}}, demands: {d: {issue: i, text: T}},\
/// #   stances: [{party: a, demand: d, stance: rejects, said: 2023},\
/// #     {party: a, demand: d, stance: open, said: 2024}]}");
/// # let model = demarche::load(&sources).model;
/// use demarche::analysis::{Change, diff};
/// use demarche::situation::Situation;
/// let at = |year: &str| Situation::of(&model).on(year.parse().ok()).build();
/// assert_eq!(diff(&at("2023"), &at("2024")).changed[0].changes, [Change::Turned]);
/// assert_eq!(diff(&at("2022"), &at("2024")).changed[0].changes, [Change::Appeared]);
/// ```
pub fn diff(from: &Situation<'_>, to: &Situation<'_>) -> Diff {
    let both = matched(from, to);
    let is_reworded =
        |(old, new): &(DemandIx, DemandIx)| !same_words(&from.model.demands[*old].text, &to.model.demands[*new].text);
    let mut answer = Diff {
        changed: Vec::new(),
        said_again: Vec::new(),
        same_words: Vec::new(),
        on_reworded: Vec::new(),
        unchanged: 0,
        convergence: Vec::new(),
        log: Vec::new(),
        reworded: both.demands.iter().copied().filter(is_reworded).collect(),
        added: Unmatched::default(),
        removed: Unmatched::default(),
    };
    let targets = both.targets(to);
    for party in &both.parties {
        for target in &targets {
            answer.note(from, to, *party, *target);
        }
    }
    let aside = |party: PartyIx, demand: DemandIx| answer.is_aside(party, demand);
    let log = moves(from, to, &both, &aside);
    let pairs =
        both.parties.iter().enumerate().flat_map(|(at, a)| both.parties[at + 1..].iter().map(move |b| [*a, *b]));
    let convergence = pairs.filter_map(|pair| self::convergence(from, to, pair, &both, &aside)).collect();
    Diff { log, convergence, added: both.added, removed: both.removed, ..answer }
}

impl Diff {
    /// Whether a position is outside of every figure: the demand was reworded, or nothing but the same words are behind both ends.
    fn is_aside(&self, party: PartyIx, demand: DemandIx) -> bool {
        let this = |one: &Difference| one.party == party && one.target == Target::Demand(demand);
        self.reworded.iter().any(|(_, new)| *new == demand) || self.same_words.iter().any(this)
    }

    /// Compares what one party holds on one thing at both ends.
    fn note(&mut self, from: &Situation<'_>, to: &Situation<'_>, party: (PartyIx, PartyIx), target: (Target, Target)) {
        let assumed = |situation: &Situation<'_>, party, target| {
            let this = |a: &Assumption| a.party == party && Target::Demand(a.demand) == target;
            situation.assumptions.iter().any(this)
        };
        let assumed = assumed(from, party.0, target.0) || assumed(to, party.1, target.1);
        let first = |list: Vec<StanceIx>| list.first().copied();
        let (old, new) = (first(from.in_force(party.0, target.0)), first(to.in_force(party.1, target.1)));
        // What is assumed holds at both ends, whatever was said.
        if assumed || (old.is_none() && new.is_none()) {
            return;
        }
        let said = |model: &Model, ix: Option<StanceIx>| ix.and_then(|ix| model.stances[ix].said);
        let (before, now) = (said(from.model, old), said(to.model, new));
        let changes = differing(from, to, party, target, [old, new]).list;
        // That a last day lies between the two ends is no edit.
        let of_one_date = before.is_some() && before == now && !changes.is_empty();
        let same_words = of_the_same_words(from, to, party, target);
        let are_two = !std::ptr::eq(from.model, to.model);
        let edited = (of_one_date && is_edited(from, to, party, target, before)) || (are_two && same_words);
        let changes = if edited { changes.into_iter().map(Change::as_coding).collect() } else { changes };
        let difference = Difference { party: party.1, target: target.1, changes, old, new, edited };
        if self.reworded.iter().any(|(_, demand)| Target::Demand(*demand) == target.1) {
            self.on_reworded.push(difference);
            return;
        }
        if same_words && !are_two && before != now {
            self.same_words.push(difference);
            return;
        }
        if !difference.changes.is_empty() {
            self.changed.push(difference);
            return;
        }
        self.unchanged += 1;
        if before != now {
            self.said_again.push(difference);
        }
    }
}

/// In which respects what a party holds on one thing differs between two ends, with what is not the same.
fn differing<'m>(
    from: &Situation<'m>,
    to: &Situation<'m>,
    party: (PartyIx, PartyIx),
    target: (Target, Target),
    [old, new]: [Option<StanceIx>; 2],
) -> Changes<'m> {
    let was = from.position_on(party.0, target.0, Scope::Direct);
    let is = to.position_on(party.1, target.1, Scope::Direct);
    changes(
        Stood { model: from.model, position: was, stance: old },
        Stood { model: to.model, position: is, stance: new },
    )
}

impl Difference {
    /// What is not the same, in detail. The situations are those that were compared.
    pub fn details<'m>(&self, from: &Situation<'m>, to: &Situation<'m>) -> Changes<'m> {
        let earlier = self.old.map(|ix| &from.model.stances[ix]).map(|own| (own.party, own.target));
        // Of what appeared there is nothing at the earlier end.
        let Some((party, target)) = earlier else {
            let is = to.position_on(self.party, self.target, Scope::Direct);
            let nothing = Stood { model: from.model, position: None, stance: None };
            return changes(nothing, Stood { model: to.model, position: is, stance: self.new });
        };
        let mut found = differing(from, to, (party, self.party), (target, self.target), [self.old, self.new]);
        if self.edited {
            found.list = found.list.into_iter().map(Change::as_coding).collect();
        }
        found
    }
}

/// Whether the entries of a party on one thing that are of one date are others in the other model.
fn is_edited(
    from: &Situation<'_>,
    to: &Situation<'_>,
    party: (PartyIx, PartyIx),
    target: (Target, Target),
    said: Option<Date>,
) -> bool {
    let of_date = |situation: &Situation<'_>, party, target| {
        let mut own = situation.graph.statements(party, target).to_vec();
        own.retain(|ix| situation.model.stances[*ix].said == said);
        own
    };
    let alike = Alike { earlier: from.model, later: to.model };
    let same = |was: &StanceIx, is: &StanceIx| same_statement(alike, *was, *is);
    !same_lists(&of_date(from, party.0, target.0), &of_date(to, party.1, target.1), same)
}

/// Whether all that is in force at the later end rests on nothing but words that are in force at the earlier end too; of two
/// models, also the other way round.
fn of_the_same_words(
    from: &Situation<'_>,
    to: &Situation<'_>,
    party: (PartyIx, PartyIx),
    target: (Target, Target),
) -> bool {
    let (was, is) = (from.in_force(party.0, target.0), to.in_force(party.1, target.1));
    let all_in = |alike: Alike<'_>, few: &[StanceIx], all: &[StanceIx]| {
        !few.is_empty() && few.iter().all(|one| all.iter().any(|other| rests_on_same_words(alike, *other, *one)))
    };
    let says_no_more = all_in(Alike { earlier: from.model, later: to.model }, &is, &was);
    // Of two models neither is the earlier one: either may quote more of the same words.
    let are_two = !std::ptr::eq(from.model, to.model);
    says_no_more || (are_two && all_in(Alike { earlier: to.model, later: from.model }, &was, &is))
}

/// The graded distance at both ends over the demands on which the sides of both parties are known at both. A demand
/// that is known at one end only would move the mean without anybody having moved.
fn convergence(
    from: &Situation<'_>,
    to: &Situation<'_>,
    [a, b]: [(PartyIx, PartyIx); 2],
    both: &Matched,
    aside: &dyn Fn(PartyIx, DemandIx) -> bool,
) -> Option<Convergence> {
    let apart = |situation: &Situation<'_>, parties: [PartyIx; 2], demand: DemandIx| {
        let twice = |party| {
            let cell = situation.matrix(Scope::Direct).cell(party, demand)?;
            cell.levels.polarity()?;
            Some(cell.levels.twice_the_middle())
        };
        Some((twice(parties[0])? - twice(parties[1])?).abs())
    };
    let known =
        |(old, new): &(DemandIx, DemandIx)| Some((apart(from, [a.0, b.0], *old)?, apart(to, [a.1, b.1], *new)?));
    let counts = |(_, demand): &&(DemandIx, DemandIx)| !aside(a.1, *demand) && !aside(b.1, *demand);
    let common: Vec<(i32, i32)> = both.demands.iter().filter(counts).filter_map(known).collect();
    // Twice the difference in level, of which each is a sixth.
    let mean = |sum: i32| f64::from(sum) / 12.0 / common.len() as f64;
    (!common.is_empty()).then(|| Convergence {
        parties: [a.1, b.1],
        common: common.len(),
        from: mean(common.iter().map(|(before, _)| before).sum()),
        to: mean(common.iter().map(|(_, now)| now).sum()),
    })
}
