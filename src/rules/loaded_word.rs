//! A word that takes a side.

use std::collections::BTreeMap;

use crate::diagnostic::{Diagnostic, rule};
use crate::model::{Checks, Prose};
use crate::rule::Subject;
use crate::wording::{plain, runs};

rule! {
    pub RULE = "D0443" "loaded-word" Evidence Warning:
        "a word that takes a side, outside of a quotation"
}

/// Words and phrases that one side would not use of itself, in plain form, in alphabetical order.
const LOADED: &[&str] = &[
    "aggression",
    "aggressor",
    "annihilate",
    "annihilated",
    "atrocity",
    "bandit",
    "barbaric",
    "barbarism",
    "brutal",
    "brutality",
    "brutally",
    "butcher",
    "collaborator",
    "denazification",
    "denazified",
    "denazify",
    "dictator",
    "dictatorship",
    "enemy",
    "evil",
    "extremist",
    "fascism",
    "fascist",
    "genocidal",
    "hard liner",
    "hardline",
    "hardliner",
    "heroic",
    "horde",
    "human shield",
    "illegitimate",
    "illegitimately",
    "intransigent",
    "invader",
    "junta",
    "liberate",
    "liberated",
    "liberating",
    "liberation",
    "liberator",
    "maximalist",
    "mercenary",
    "nazi",
    "nazification",
    "nazism",
    "occupier",
    "orc",
    "propaganda",
    "propagandist",
    "provocation",
    "puppet",
    "regime",
    "rogue",
    "so called",
    "special military operation",
    "special operation",
    "stooge",
    "surrender",
    "surrendered",
    "surrendering",
    "terrorism",
    "terrorist",
    "traitor",
    "tyranny",
    "tyrant",
    "ultimatum",
    "unprovoked",
    "warlord",
    "warmonger",
];

pub fn check(on: &Subject<'_>, problems: &mut Vec<Diagnostic>) {
    let checks = &on.model.checks;
    let lists = Lists::new(checks);
    for word in &checks.plain_words {
        let phrase = words_of(&word.name);
        if !phrase.is_empty() && lists.loaded.iter().any(|loaded| contains(&phrase, loaded).is_some()) {
            continue;
        }
        problems.push(
            Diagnostic::new(
                &RULE,
                word.span,
                format!("`{}` is taken off the list of words and is not on it", word.name),
            )
            .label("not on the list")
            .help("write the word as the finding names it, or take this out"),
        );
    }
    for prose in &on.model.prose {
        problems.extend(lists.finding(prose));
    }
}

/// Phrases that count, and those that do not, as words in plain form.
struct Lists {
    loaded: Vec<Vec<String>>,
    /// Where in `loaded` phrases with this first word stand.
    by_first: BTreeMap<String, Vec<usize>>,
    plain: Vec<Vec<String>>,
}

impl Lists {
    fn new(checks: &Checks) -> Lists {
        let known = LOADED.iter().copied().chain(checks.loaded_words.iter().map(String::as_str));
        let loaded: Vec<Vec<String>> = known.map(words_of).filter(|phrase| !phrase.is_empty()).collect();
        let mut by_first: BTreeMap<String, Vec<usize>> = BTreeMap::new();
        for (at, phrase) in loaded.iter().enumerate() {
            by_first.entry(phrase[0].clone()).or_default().push(at);
        }
        Lists { loaded, by_first, plain: checks.plain_words.iter().map(|word| words_of(&word.name)).collect() }
    }

    fn finding(&self, prose: &Prose) -> Option<Diagnostic> {
        let mut found: Vec<String> = Vec::new();
        for run in runs(&prose.text) {
            for at in self.places(&run) {
                found.extend(Some(run[at].to_lowercase()).filter(|word| !found.contains(word)));
            }
        }
        let named: Vec<String> = found.iter().map(|word| format!("`{word}`")).collect();
        let message = match named.as_slice() {
            [] => return None,
            [one] => format!("{one} takes a side"),
            _ => format!("{} take a side", crate::words::listed(&named)),
        };
        let label = format!("in the curator's own words, under `{}`", prose.key);
        Some(Diagnostic::new(&RULE, prose.span, message).label(label).help(
            "say it in words that both sides could read; if a source says so, put the word into quotation marks and name \
             who says it",
        ))
    }

    /// The words of a run with which a loaded phrase begins, without those in a phrase that is taken off the list and
    /// those in a name.
    fn places(&self, run: &[String]) -> Vec<usize> {
        // Parts of hyphenated words stand for themselves; each knows its word.
        let parts: Vec<(String, usize)> =
            run.iter().enumerate().flat_map(|(at, word)| word.split('-').map(move |part| (plain(part), at))).collect();
        let fits = |phrase: &[String], at: usize| {
            !phrase.is_empty()
                && parts.len() >= at + phrase.len()
                && phrase.iter().zip(&parts[at..]).all(|(a, (b, _))| a == b)
        };
        let mut free = vec![true; parts.len()];
        for (at, phrase) in (0..parts.len()).flat_map(|at| self.plain.iter().map(move |phrase| (at, phrase))) {
            if fits(phrase, at) {
                free[at..at + phrase.len()].fill(false);
            }
        }
        // "Non-aggression" is what a pact promises.
        let denied = |at: usize| at > 0 && parts[at - 1].0 == "non" && parts[at - 1].1 == parts[at].1;
        let is_loaded = |at: usize| {
            self.by_first
                .get(&parts[at].0)
                .is_some_and(|list| list.iter().any(|phrase| fits(&self.loaded[*phrase], at)))
        };
        let mut places: Vec<usize> = (0..parts.len())
            .filter(|at| free[*at] && !denied(*at) && is_loaded(*at))
            .map(|at| parts[at].1)
            .filter(|at| !is_in_name(run, *at))
            .collect();
        places.dedup();
        places
    }
}

/// Whether a word is part of a name: it and the word beside it begin with capitals, and it does not begin the sentence
/// by itself.
fn is_in_name(run: &[String], at: usize) -> bool {
    let capital = |at: usize| run.get(at).is_some_and(|word| word.starts_with(char::is_uppercase));
    capital(at) && (capital(at + 1) || (at > 0 && capital(at - 1)))
}

fn words_of(phrase: &str) -> Vec<String> {
    phrase.split([' ', '-']).map(str::trim).filter(|word| !word.is_empty()).map(plain).collect()
}

/// Where a phrase has another one in it.
fn contains(phrase: &[String], other: &[String]) -> Option<usize> {
    phrase.windows(other.len()).position(|window| window == other)
}
