//! What follows from stated positions through relations, today and in a package or draft.

use super::conditions::Setting;
use super::meaning::{Held, Meaning};
use super::position::{Phase, phase};
use super::talks::{Param, Word};
use super::values::{Accepted, intersect, unite};
use super::words::{Verdict, firmer, supports, weaker, weigh};

/// How a word gets from one demand to another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Way {
    /// For the one, which implies the other: for the other.
    For,
    /// For the one, which excludes the other: against the other.
    Excluded,
    /// Against the one, which the other implies: against the other.
    Implied,
}

/// What one stated position says of another demand, word by word.
#[derive(Clone, Debug)]
pub struct Argument {
    /// The stated position that it comes from.
    pub origin: usize,
    way: Way,
    /// What follows from the first word.
    pub first: Option<Word>,
    /// What follows from the second word.
    pub second: Option<Word>,
}

/// A position that a party takes in some setting.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct View {
    /// The word.
    pub word: Word,
    /// Whether that word is a red line.
    pub red: bool,
    /// The terms.
    pub terms: Accepted,
    /// Whether it follows from others.
    pub derived: bool,
}

/// How a party stands on a demand in a setting.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Stand {
    /// This word holds.
    Holds(View),
    /// This word waits.
    Waits(View),
    /// This word's exception has come.
    Ended(View),
    /// What this word waits for cannot be decided.
    Aside(View),
    /// Nothing is known.
    Unknown,
}

fn carry(way: Way, word: Word) -> Option<Word> {
    match way {
        Way::For if word.0 >= 1 => Some(word),
        Way::Excluded if word.0 >= 2 => Some((-word.1, -word.0)),
        Way::Implied if word.1 <= -1 => Some(word),
        _ => None,
    }
}

impl Meaning<'_> {
    /// All that a party's stated positions say of a demand. Relations lead on through demands on which the party does not
    /// stand: of which it said nothing, or, in a package or draft, of which its word does not hold there. [A8]
    pub fn arguments(&self, party: usize, target: usize, setting: &Setting) -> Vec<Argument> {
        let stands: Vec<bool> = (0..self.talks.demands.len()).map(|d| self.stands(party, d, setting)).collect();
        let mut all = Vec::new();
        for (origin, position) in self.positions.iter().enumerate() {
            let from = position.demand;
            if position.party != party || from == target || self.named[origin].contains(&target) {
                continue;
            }
            let ways = [
                (Way::For, self.leads((from, true), (target, true), &stands)),
                (Way::Excluded, self.leads((from, true), (target, false), &stands)),
                (Way::Implied, self.leads((from, false), (target, false), &stands)),
            ];
            for (way, _) in ways.into_iter().filter(|(_, leads)| *leads) {
                let first = carry(way, position.first);
                let second = position.second.and_then(|w| carry(way, w));
                if first.is_some() || second.is_some() {
                    all.push(Argument { origin, way, first, second });
                }
            }
        }
        all
    }

    /// Whether a party stands on a demand: outside of packages and drafts it does with all that it said.
    fn stands(&self, party: usize, demand: usize, setting: &Setting) -> bool {
        let Some(at) = self.position(party, demand) else { return false };
        let phase = self.positions[at].phase(self.talks, setting);
        setting.is_today || matches!(phase, Phase::First | Phase::Second)
    }

    /// Whether a side of a demand leads to a side of another one, with no demand between the two on which the party stands.
    fn leads(&self, from: (usize, bool), to: (usize, bool), stands: &[bool]) -> bool {
        let demands = &self.talks.demands;
        let mut open = vec![from];
        let mut seen = vec![from];
        while let Some((at, wanted)) = open.pop() {
            for other in 0..demands.len() {
                let next = [
                    (wanted && demands[at].implies.contains(&other), true),
                    (wanted && self.talks.excludes(at, other), false),
                    (!wanted && demands[other].implies.contains(&at), false),
                ];
                for (_, side) in next.into_iter().filter(|(follows, _)| *follows) {
                    if (other, side) == to {
                        return true;
                    }
                    if !seen.contains(&(other, side)) && !stands[other] {
                        seen.push((other, side));
                        open.push((other, side));
                    }
                }
            }
        }
        false
    }

    /// Which of its words an argument stands with in a setting.
    fn phase_of(&self, argument: &Argument, setting: &Setting) -> Phase {
        let position = &self.positions[argument.origin];
        let (need, except) = position.truths(self.talks, setting);
        phase(argument.first.is_some(), argument.second.is_some(), position.needs(), need, except)
    }

    /// The word that an argument stands with: that which holds, or else that which it has.
    fn word_of(argument: &Argument, phase: Phase) -> Option<Word> {
        match phase {
            Phase::First => argument.first,
            Phase::Second => argument.second,
            _ => argument.first.or(argument.second),
        }
    }

    /// The word of its origin that an argument stands with.
    fn origin_word(&self, argument: &Argument, phase: Phase) -> Option<Word> {
        let position = &self.positions[argument.origin];
        match phase {
            Phase::First => Some(position.first),
            Phase::Second => position.second,
            _ if argument.first.is_some() => Some(position.first),
            _ => position.second,
        }
    }

    /// The supported alternatives to a demand that a party supports: other supports of it that exclude it. With
    /// `holding` only such as hold in the setting, else such as have this word at all. [A17]
    pub fn alternatives(&self, party: usize, demand: usize, setting: &Setting, holding: bool) -> Vec<usize> {
        let holds = |at: &usize| {
            let position = &self.positions[*at];
            let word = match position.phase(self.talks, setting) {
                Phase::First => Some(position.first),
                Phase::Second => position.second,
                _ => None,
            };
            if holding { word.is_some_and(supports) } else { position.words().into_iter().any(supports) }
        };
        let fits = |at: &usize| {
            let position = &self.positions[*at];
            position.party == party && position.demand != demand && self.clash[position.demand][demand]
        };
        (0..self.positions.len()).filter(fits).filter(holds).collect()
    }

    /// The arguments from the alternatives to an argument's origin that say the same, one for each alternative; none if
    /// one of them does not say it, and then nothing is derived. [A17]
    fn agreeing(
        &self,
        argument: &Argument,
        word: Word,
        all: &[Argument],
        setting: &Setting,
        holding: bool,
    ) -> Option<Vec<Argument>> {
        let position = &self.positions[argument.origin];
        let mut agreeing = Vec::new();
        for other in self.alternatives(position.party, position.demand, setting, holding) {
            let same = all.iter().filter(|a| a.origin == other).find(|a| {
                let phase = self.phase_of(a, setting);
                let holds = matches!(phase, Phase::First | Phase::Second);
                let current = Self::word_of(a, phase).into_iter();
                let words: Vec<Word> = if holding {
                    current.filter(|_| holds).collect()
                } else {
                    a.first.into_iter().chain(a.second).collect()
                };
                words.iter().any(|w| (w.0 > 0) == (word.0 > 0))
            });
            agreeing.push(same?.clone());
        }
        Some(agreeing)
    }

    /// Terms go along only through `implies`, for the demand, for parameters of an issue that both share. [A10]
    fn carried_terms(&self, argument: &Argument, target: usize) -> Accepted {
        let position = &self.positions[argument.origin];
        let shared = self.talks.demands[position.demand].issue == self.talks.demands[target].issue;
        if argument.way != Way::For || !shared {
            return Vec::new();
        }
        position.terms.iter().filter(|(param, _)| matches!(param, Param::Issue(_))).cloned().collect()
    }

    /// Keeps the arguments in one of the phases, each with its word, and leaves out what only some alternatives say.
    /// The accepted values of alternatives are taken together, since each of them would do. [A18]
    fn sorted(
        &self,
        all: &[Argument],
        target: usize,
        setting: &Setting,
        phases: &[Phase],
        holding: bool,
    ) -> Vec<(Argument, Phase, View)> {
        let mut kept = Vec::new();
        for argument in all {
            let phase = self.phase_of(argument, setting);
            let (true, Some(word), Some(origin)) =
                (phases.contains(&phase), Self::word_of(argument, phase), self.origin_word(argument, phase))
            else {
                continue;
            };
            let mut terms = vec![self.carried_terms(argument, target)];
            if supports(origin) {
                let Some(agreeing) = self.agreeing(argument, word, all, setting, holding) else { continue };
                terms.extend(agreeing.iter().map(|a| self.carried_terms(a, target)));
            }
            let position = &self.positions[argument.origin];
            let second = phase == Phase::Second || argument.first.is_none();
            let red = if second { position.red_second } else { position.red_first };
            kept.push((argument.clone(), phase, View { word, red, terms: unite(&terms), derived: true }));
        }
        kept
    }

    /// What arguments come to as one view; terms are intersected, and nothing in common means no value. [A11, A12]
    fn joined(views: &[&View]) -> Result<Option<(View, Vec<usize>)>, ()> {
        let words: Vec<Word> = views.iter().map(|v| v.word).collect();
        match weigh(&words) {
            Verdict::Nothing => Ok(None),
            Verdict::Clash => Err(()),
            Verdict::For(word, deciding) => {
                let red = deciding.iter().any(|at| views[*at].red);
                let terms = intersect(deciding.iter().map(|at| &views[*at].terms));
                Ok(Some((View { word, red, terms, derived: true }, deciding)))
            }
        }
    }

    /// What follows for a party on a demand in a package or draft.
    pub fn following(&self, party: usize, demand: usize, setting: &Setting) -> Stand {
        let all = self.arguments(party, demand, setting);
        let of = |phases: &[Phase], holding: bool| self.sorted(&all, demand, setting, phases, holding);
        let holding = of(&[Phase::First, Phase::Second], true);
        match Self::joined(&holding.iter().map(|a| &a.2).collect::<Vec<_>>()) {
            Err(()) => return Stand::Unknown,
            Ok(Some((view, _))) => return Stand::Holds(view),
            Ok(None) => {}
        }
        // What has ended is named before what waits. [A41]
        for phase in [Phase::Ended, Phase::Waits, Phase::Aside] {
            let views = of(&[phase], false);
            if let Ok(Some((view, _))) = Self::joined(&views.iter().map(|a| &a.2).collect::<Vec<_>>()) {
                return match phase {
                    Phase::Ended => Stand::Ended(view),
                    Phase::Waits => Stand::Waits(view),
                    _ => Stand::Aside(view),
                };
            }
        }
        Stand::Unknown
    }

    /// How a party stands on a demand in a package or draft: by its word that holds there, else by what follows anew
    /// from its words that hold, else by what waits or has ended. [A27]
    pub fn stand(&self, party: usize, demand: usize, setting: &Setting) -> Stand {
        let Some(at) = self.position(party, demand) else { return self.following(party, demand, setting) };
        let position = &self.positions[at];
        let view = |word: Word, red: bool| View { word, red, terms: position.terms.clone(), derived: false };
        let first = view(position.first, position.red_first);
        let stated = match position.phase(self.talks, setting) {
            Phase::First => return Stand::Holds(first),
            Phase::Second => {
                return Stand::Holds(view(position.second.unwrap_or(position.first), position.red_second));
            }
            Phase::Waits => Stand::Waits(first),
            Phase::Ended => Stand::Ended(first),
            Phase::Aside => Stand::Aside(first),
        };
        match self.following(party, demand, setting) {
            Stand::Holds(view) => Stand::Holds(view),
            _ => stated,
        }
    }

    /// What follows for a party on a demand today.
    pub fn derived_today(&self, party: usize, demand: usize) -> Option<Held> {
        let setting = Setting::today(self.talks);
        let all = self.arguments(party, demand, &setting);
        let several = all.len() > 1;
        let of = |phases: &[Phase], holding: bool| self.sorted(&all, demand, &setting, phases, holding);
        let holding = of(&[Phase::First, Phase::Second], true);
        let views: Vec<&View> = holding.iter().map(|a| &a.2).collect();
        if let Some((view, deciding)) = Self::joined(&views).ok()? {
            let deciding: Vec<_> = deciding.iter().map(|at| &holding[*at]).collect();
            let other = self.other_word(&all, &deciding, &setting);
            let View { word, red, terms, .. } = view;
            return Some(Held { now: Some(word), waits: false, other, red, derived: true, accepts: terms, several });
        }
        // What has ended today cannot be: no exception has come. But "rejects only_after c otherwise supports" has a
        // second word that will end; it holds today. What is left waits.
        let waiting = of(&[Phase::Waits], false);
        let views: Vec<&View> = waiting.iter().map(|a| &a.2).collect();
        let (View { word, red, terms, .. }, _) = Self::joined(&views).ok()??;
        Some(Held { now: Some(word), waits: true, other: None, red, derived: true, accepts: terms, several })
    }

    /// The word once all conditions of the deciding arguments have changed; none if none of them has a second. [A15]
    fn other_word(&self, all: &[Argument], deciding: &[&(Argument, Phase, View)], setting: &Setting) -> Option<Word> {
        let mut changed = false;
        let mut words = Vec::new();
        for (argument, phase, view) in deciding {
            let position = &self.positions[argument.origin];
            let (word, origin) = match phase {
                Phase::Second => (argument.first, Some(position.first)),
                _ => (argument.second, position.second),
            };
            if let (Some(word), Some(origin)) = (word, origin) {
                if supports(origin) && self.agreeing(argument, word, all, setting, false).is_none() {
                    continue;
                }
                changed = true;
                words.push(word);
            } else if position.conditions().next().is_none() {
                words.push(view.word);
            }
        }
        let best = words.into_iter().max_by_key(|w| (weaker(*w), firmer(*w)));
        if changed { best } else { None }
    }
}
