//! What follows from stated positions through relations, today and in a package or draft.

use super::conditions::{Setting, Truth};
use super::meaning::{Held, Meaning};
use super::position::{Phase, phase};
use super::reached::{After, Reached, holds};
use super::talks::{Param, Word};
use super::values::{Accepted, intersect, unite};
use super::words::{Verdict, supports, weigh};

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
        let stands = self.stands(party, setting);
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

    /// On which demands a party stands: outside of packages and drafts it does with all that it said.
    pub fn stands(&self, party: usize, setting: &Setting) -> Vec<bool> {
        let stands = |demand: usize| {
            let at = self.position(party, demand)?;
            Some(setting.is_today || holds(self.positions[at].phase(self.talks, setting)))
        };
        (0..self.talks.demands.len()).map(|demand| stands(demand).unwrap_or(false)).collect()
    }

    /// Whether a side of a demand leads to a side of another one, with no demand between the two on which the party stands.
    pub fn leads(&self, from: (usize, bool), to: (usize, bool), stands: &[bool]) -> bool {
        let mut open = vec![from];
        let mut seen = vec![from];
        while let Some((at, wanted)) = open.pop() {
            for (other, stands) in stands.iter().enumerate() {
                let next = [
                    (wanted && self.talks.implies(at, other), true),
                    (wanted && self.talks.excludes(at, other), false),
                    (!wanted && self.talks.implies(other, at), false),
                ];
                for (_, side) in next.into_iter().filter(|(follows, _)| *follows) {
                    if (other, side) == to {
                        return true;
                    }
                    if !seen.contains(&(other, side)) && !stands {
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
                let current = Self::word_of(a, phase).into_iter();
                let words: Vec<Word> = if holding {
                    current.filter(|_| holds(phase)).collect()
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

    /// What an argument comes to in a setting; nothing if only some alternatives say it. The accepted values of
    /// alternatives are taken together, since each of them would do. [A18]
    fn reached(&self, argument: &Argument, target: usize, all: &[Argument], setting: &Setting) -> Option<Reached> {
        let phase = self.phase_of(argument, setting);
        let (word, origin) = (Self::word_of(argument, phase)?, self.origin_word(argument, phase)?);
        let mut terms = vec![self.carried_terms(argument, target)];
        if supports(origin) {
            let agreeing = self.agreeing(argument, word, all, setting, holds(phase))?;
            terms.extend(agreeing.iter().map(|a| self.carried_terms(a, target)));
        }
        let view = View { word, red: self.is_red(argument, phase), terms: unite(&terms), derived: true };
        let after = self.after(argument, phase, all, setting);
        Some(Reached { phase, view, after, named: self.named[argument.origin].clone(), several: false })
    }

    /// Whether the word that an argument stands with comes from a red line.
    fn is_red(&self, argument: &Argument, phase: Phase) -> bool {
        let position = &self.positions[argument.origin];
        let second = phase == Phase::Second || argument.first.is_none();
        if second { position.red_second } else { position.red_first }
    }

    /// What becomes of an argument that holds. What is met stays met.
    fn after(&self, argument: &Argument, phase: Phase, all: &[Argument], setting: &Setting) -> After {
        let position = &self.positions[argument.origin];
        let excepts = !position.unless.is_empty() || !position.until.is_empty();
        let (word, origin) = match phase {
            Phase::Second if position.truths(self.talks, setting).1 == Truth::Met => return After::Stays,
            Phase::First if !excepts => return After::Stays,
            Phase::Second => (argument.first, Some(position.first)),
            _ => (argument.second, position.second),
        };
        match (word, origin) {
            (Some(word), Some(origin)) => {
                let alone = supports(origin) && self.agreeing(argument, word, all, setting, false).is_none();
                if alone { After::Ends } else { After::Becomes(word) }
            }
            _ if position.conditions().next().is_none() => After::Stays,
            _ => After::Ends,
        }
    }

    /// What a stated position itself says against its demand, if one of its words is against it.
    pub fn own_refusal(&self, at: usize, setting: &Setting) -> Option<Reached> {
        let (position, way) = (&self.positions[at], Way::Implied);
        let second = position.second.and_then(|word| carry(way, word));
        self.reached(
            &Argument { origin: at, way, first: carry(way, position.first), second },
            position.demand,
            &[],
            setting,
        )
    }

    /// What several lines come to; terms are intersected, and nothing in common means no value. [A11, A12]
    fn joined(lines: &[&Reached]) -> Result<Option<Reached>, ()> {
        let words: Vec<Word> = lines.iter().map(|line| line.view.word).collect();
        let (word, deciding) = match weigh(&words) {
            Verdict::Nothing => return Ok(None),
            Verdict::Clash => return Err(()),
            Verdict::For(word, deciding) => (word, deciding.into_iter().map(|at| lines[at]).collect::<Vec<_>>()),
        };
        let red = deciding.iter().any(|line| line.view.red);
        let terms = intersect(deciding.iter().map(|line| &line.view.terms));
        Ok(Some(Reached {
            phase: deciding[0].phase,
            view: View { word, red, terms, derived: true },
            after: After::of_several(&deciding),
            named: deciding.iter().map(|line| line.named.clone()).reduce(|a, b| &a & &b).unwrap_or_default(),
            several: lines.len() > 1 || deciding.iter().any(|line| line.several),
        }))
    }

    /// What follows for a party on a demand, from arguments that hold, else from such as do not. Nothing that follows by
    /// the options of the demands `open`. What has ended is named before what waits. [A41]
    pub fn derived(&self, party: usize, demand: usize, setting: &Setting, open: &[usize]) -> Option<Reached> {
        let all = self.arguments(party, demand, setting);
        let single = all.iter().filter_map(|a| self.reached(a, demand, &all, setting));
        let joint = self.joint_lines(party, demand, setting, open);
        let several = all.len() + joint.len() > 1;
        let lines: Vec<Reached> = single.chain(joint).collect();
        let of = |fits: &dyn Fn(Phase) -> bool| {
            Self::joined(&lines.iter().filter(|line| fits(line.phase)).collect::<Vec<_>>())
        };
        let found = of(&holds).ok()?.or_else(|| {
            [Phase::Ended, Phase::Waits, Phase::Aside].into_iter().find_map(|phase| of(&|p| p == phase).ok()?)
        });
        found.map(|found| Reached { several: several || found.several, ..found })
    }

    /// What follows for a party on a demand in a package or draft.
    pub fn following(&self, party: usize, demand: usize, setting: &Setting) -> Stand {
        let Some(Reached { phase, view, .. }) = self.derived(party, demand, setting, &[]) else {
            return Stand::Unknown;
        };
        match phase {
            Phase::First | Phase::Second => Stand::Holds(view),
            Phase::Waits => Stand::Waits(view),
            Phase::Ended => Stand::Ended(view),
            Phase::Aside => Stand::Aside(view),
        }
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

    /// What follows for a party on a demand today. What has ended today cannot be: no exception has come. But "rejects
    /// only_after c otherwise supports" has a second word that will end; it holds today.
    pub fn derived_today(&self, party: usize, demand: usize) -> Option<Held> {
        let Reached { phase, view, after, several, .. } =
            self.derived(party, demand, &Setting::today(self.talks), &[])?;
        let other = match after {
            After::Becomes(word) if holds(phase) => Some(word),
            _ => None,
        };
        let View { word, red, terms, .. } = view;
        Some(Held { now: Some(word), waits: !holds(phase), other, red, derived: true, accepts: terms, several })
    }
}
