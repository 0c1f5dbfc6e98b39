//! What follows from refusing every option of a demand that can come about only by one of them.

use super::conditions::Setting;
use super::follow::View;
use super::meaning::Meaning;
use super::position::Phase;
use super::reached::{After, Reached, holds};
use super::talks::Word;
use super::words::{firmer, weaker};
use std::collections::BTreeSet;

/// The least firm word. [A50]
fn least(words: impl IntoIterator<Item = Word>) -> Option<Word> {
    words.into_iter().min_by_key(|w| (weaker(*w), firmer(*w)))
}

impl Meaning<'_> {
    /// What a party says of a demand by refusing all options of that demand, or of one that it implies. Options whose
    /// demand is among `open` are being looked at already: nothing rests on itself. [A51]
    pub fn joint_lines(&self, party: usize, target: usize, setting: &Setting, open: &[usize]) -> Vec<Reached> {
        let stands = self.stands(party, setting);
        let leads = |demand: &usize| {
            let options = &self.talks.demands[*demand].only_by;
            let free = !options.is_empty() && !open.contains(demand) && !options.contains(&target);
            let on = || !stands[*demand] && self.leads((*demand, false), (target, false), &stands);
            free && (*demand == target || on())
        };
        let demands = (0..self.talks.demands.len()).filter(leads);
        demands
            .filter_map(|demand| self.joint(party, demand, setting, open))
            .filter(|line| !line.named.contains(&target))
            .collect()
    }

    /// What a party says of a demand by refusing all its options.
    fn joint(&self, party: usize, demand: usize, setting: &Setting, open: &[usize]) -> Option<Reached> {
        let open: Vec<usize> = open.iter().copied().chain([demand]).collect();
        let options = self.talks.demands[demand].only_by.iter();
        let options: Vec<Reached> =
            options.map(|option| self.refusal_of(party, *option, setting, &open)).collect::<Option<_>>()?;
        let phases: Vec<Phase> = options.iter().map(|option| option.phase).collect();
        let phase = if phases.iter().all(|phase| holds(*phase)) {
            Phase::First
        } else {
            // An exception that has come outranks a condition that is not met, and this one that cannot be decided.
            let of = [Phase::Ended, Phase::Waits, Phase::Aside];
            of.into_iter().find(|phase| phases.contains(phase))?
        };
        let word = least(options.iter().map(|option| match option.after {
            // It waits for all conditions, with the words that are there once they are met. [A52]
            After::Becomes(word) if option.phase == Phase::Second && !holds(phase) => word,
            _ => option.view.word,
        }))?;
        let red = options.iter().all(|option| option.view.red);
        let named: BTreeSet<usize> = options.iter().flat_map(|option| option.named.clone()).collect();
        // What is not derived on the demand itself does not lead on from it either. [A53]
        let free = !named.contains(&demand);
        free.then(|| Reached {
            phase,
            view: View { word, red, terms: Vec::new(), derived: true },
            after: after(&options),
            named,
            several: options.iter().any(|option| option.several),
        })
    }

    /// What is against an option in a setting: what the party said of it, or what follows.
    fn refusal_of(&self, party: usize, option: usize, setting: &Setting, open: &[usize]) -> Option<Reached> {
        let derived = || self.derived(party, option, setting, open);
        let found = match self.position(party, option) {
            None => derived(),
            Some(at) => {
                let stands = setting.is_today || holds(self.positions[at].phase(self.talks, setting));
                let in_its_place = if stands { None } else { derived().filter(|line| holds(line.phase)) };
                in_its_place.or_else(|| self.own_refusal(at, setting))
            }
        };
        found.filter(|line| line.view.word.1 < 0)
    }
}

/// What becomes of it: only a word that is against the demand on every mix of the options' words counts, except on that
/// of now. [A52]
fn after(options: &[Reached]) -> After {
    if options.iter().all(|option| option.after == After::Stays) {
        return After::Stays;
    }
    if options.iter().any(|option| option.after == After::Ends) {
        return After::Ends;
    }
    let mixes = options.iter().fold(vec![Vec::new()], |done, option| {
        let later = match option.after {
            After::Becomes(word) => Some(word),
            _ => None,
        };
        let words: Vec<Word> = std::iter::once(option.view.word).chain(later).collect();
        done.iter().flat_map(|mix| words.iter().map(move |w| [mix.clone(), vec![*w]].concat())).collect::<Vec<_>>()
    });
    // The first mix is that of now.
    let later: Vec<Word> = mixes.into_iter().skip(1).flatten().collect();
    least(later).filter(|word| word.1 < 0).map_or(After::Ends, After::Becomes)
}
