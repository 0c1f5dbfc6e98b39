//! Everything that a brief tells, as answers to questions: nothing of it is worked out here.

use std::collections::{BTreeMap, BTreeSet};

use crate::analysis::{self, DealQuery, Footing, Window, ask, deal, disputes, roadmap, robust, timeline};
use crate::answer;
use crate::answer::{
    Answer, Ask, CommonGround, Compare, Deal, Demand, Diff, Disputes, Ids, Party, Register, Roadmap, Robust,
    ShownOfAsk, Source, Stance, Stances, Timeline, Why,
};
use crate::id::{IssueIx, PartyIx, SourceIx};
use crate::picture::source_numbers::by_name;
use crate::search::patience::Patience;
use crate::situation::Scope;

/// So many questions are worth being asked first.
const ASKED: usize = 10;
/// So many smallest sets of moves are looked for, as in `deal`.
const MOST: usize = 1000;

/// What a brief is made of.
pub struct Brief<'r> {
    /// The two parties that it is about; none if fewer than two have a position.
    pub two: Option<[PartyIx; 2]>,
    /// Whether derived positions count.
    pub scope: Scope,
    /// Who waits for the longer searches.
    pub patience: &'r dyn Patience,
}

/// Two parties side by side.
#[derive(Debug)]
pub struct Two<'m> {
    /// The two, by name.
    pub parties: [Party<'m>; 2],
    /// What they share and what divides them.
    pub compared: Compare<'m>,
    /// How far they have come on each demand.
    pub ground: CommonGround<'m>,
    /// Why they stand where they do, on each demand on which they are opposed.
    pub why: Vec<Why<'m>>,
    /// What of that holds with less.
    pub robust: Robust<'m>,
}

/// What the positions of two come to.
#[derive(Debug)]
pub struct Class<'m> {
    /// A word for it.
    pub word: &'static str,
    /// What it is called.
    pub title: &'static str,
    /// Where they come to it.
    pub demands: Vec<Demand<'m>>,
}

impl<'m> Two<'m> {
    /// Every demand by what the positions of the two come to.
    pub fn classes(&self) -> [Class<'m>; 6] {
        let two = &self.compared;
        let opposite = two.conflict.iter().map(|one| one.demand).collect();
        [
            Class { word: "opposite", title: "on opposite sides", demands: opposite },
            Class { word: "condition", title: "on the same side, on a condition", demands: two.conditional.clone() },
            Class { word: "terms", title: "on the same side, terms do not meet", demands: two.terms.clone() },
            Class { word: "same", title: "on the same side", demands: two.agree.clone() },
            Class { word: "neutral", title: "one of them neutral", demands: two.neutral.clone() },
            Class { word: "unknown", title: "one or both of them unknown", demands: two.unknown.clone() },
        ]
    }
}

/// The answers.
#[derive(Debug)]
pub struct Contents<'m> {
    /// Who wants what, with the head and the caveats of all that is told.
    pub stances: Answer<'m, Stances<'m>>,
    /// The two parties; none if fewer than two have a position.
    pub two: Option<Two<'m>>,
    /// In what order steps can be taken.
    pub roadmap: Roadmap<'m>,
    /// Whether a package is acceptable to all; none if there is nothing to decide.
    pub deal: Option<Deal<'m>>,
    /// What changed since an earlier day; none if none was named.
    pub changed: Option<Diff<'m>>,
    /// What was said, done and due.
    pub timeline: Timeline<'m>,
    /// Where the sources differ.
    pub disputes: Disputes<'m>,
    /// What is not known and would tell most.
    pub ask: Ask<'m>,
    /// The sources that count, by name.
    pub sources: Vec<Source<'m>>,
    /// What issues are about, by id.
    pub about: BTreeMap<&'m str, &'m str>,
    /// What ids in sentences stand for.
    pub ids: Ids<'m>,
}

impl Brief<'_> {
    /// Asks all questions.
    pub fn contents<'m>(&self, register: &Register<'_, 'm>, changed: Option<Diff<'m>>) -> Contents<'m> {
        let (situation, scope) = (register.situation, self.scope);
        let stances = Stances::new(register);
        let window = Window::default();
        let found = timeline(situation, &window);
        let steps = roadmap(situation, self.patience);
        Contents {
            two: self.two.map(|two| self.of_two(register, two)),
            roadmap: Roadmap::new(register, &steps, &Footing::of_steps(situation, scope)),
            deal: self.deal(register),
            changed,
            timeline: Timeline::new(register, &window, &found, false),
            disputes: Disputes::new(register, &disputes(situation, &[])),
            ask: Ask::new(register, &ask(situation), ShownOfAsk::First(ASKED)),
            sources: sources(register),
            about: situation
                .model
                .issues
                .iter()
                .filter_map(|(_, one)| Some((one.id.as_str(), one.text.as_deref()?)))
                .collect(),
            ids: Ids::new(situation.model),
            stances: Answer::new(register, "brief", scope, &answer::by_name(situation), stances),
        }
    }

    fn of_two<'m>(&self, register: &Register<'_, 'm>, mut two: [PartyIx; 2]) -> Two<'m> {
        let (situation, scope) = (register.situation, self.scope);
        situation.model.sort_by_name(&mut two);
        let footing = Footing::of_parties(situation, &two, scope);
        let compared = Compare::new(register, two, scope, &footing);
        let opposed = analysis::compare(situation, two[0], two[1], scope).conflict;
        Two {
            parties: compared.parties,
            ground: CommonGround::new(register, &two, scope, &footing),
            why: opposed.iter().map(|one| Why::new(register, two, one.demand, &footing)).collect(),
            robust: Robust::new(register, &two, false, &robust(situation, &two, scope)),
            compared,
        }
    }

    fn deal<'m>(&self, register: &Register<'_, 'm>) -> Option<Deal<'m>> {
        let situation = register.situation;
        let has_demands = |ix: &IssueIx| !situation.graph.demands_of(*ix).is_empty();
        let issues: Vec<IssueIx> = situation.model.issues.indices().filter(has_demands).collect();
        if issues.is_empty() {
            return None;
        }
        let mut parties = situation.parties_heard(Scope::Direct);
        parties.sort_unstable();
        let query = DealQuery { issues, parties, fixed: Vec::new(), scope: self.scope, most: MOST };
        let found = deal(situation, &query, self.patience);
        Some(Deal::new(register, &query, &found, None, ASKED))
    }
}

/// The sources that something rests on.
fn sources<'m>(register: &Register<'_, 'm>) -> Vec<Source<'m>> {
    let (model, filter) = (register.model(), register.situation.filter());
    let used: BTreeSet<SourceIx> = model.evidence().map(|piece| piece.source).collect();
    let counts = used.into_iter().filter(|ix| !filter.without.contains(ix));
    let mut sources: Vec<Source<'m>> = counts.map(|ix| register.source(ix)).collect();
    by_name(&mut sources);
    sources
}

impl<'m> Contents<'m> {
    /// Every position by issue, demand and name of the party.
    pub fn positions(&self) -> impl Iterator<Item = (&Party<'m>, &Demand<'m>, &Stance<'m>)> {
        let all = self.stances.body.issues.iter().flat_map(|issue| &issue.demands);
        all.flat_map(|on| on.positions.0.iter().map(|(party, stance)| (party, &on.demand.demand, stance)))
    }
}
