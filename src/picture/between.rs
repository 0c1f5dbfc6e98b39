//! What two parties hold on every demand, by what that comes to: the one reading of it for all pictures of two.

use std::collections::BTreeMap;

use super::choice::{Sort, by_text};
use super::datum::Datum;
use super::head::Head;
use super::look::Look;
use super::palette::Tone;
use super::plate::Request;
use super::source_numbers::{Cited, quoted};
use crate::analysis::Footing;
use crate::answer::{
    Answer, Basis, Compare, Contested, Demand, Held, Issue, PLAIN, Party, Position, SideBySide, Stance, Stances,
};
use crate::words::{count, listed, percent};

/// Two parties side by side, with the statements behind their positions.
#[derive(Debug)]
pub struct Dispute<'m> {
    answer: Answer<'m, Compare<'m>>,
    /// The issues of the demands that are shown.
    issues: BTreeMap<&'m str, Issue<'m>>,
    /// Whether demands of a class stand by their text.
    by_text: bool,
    /// What is added to the question if not all issues are shown.
    only: String,
    stances: BTreeMap<(&'m str, &'m str), Stance<'m>>,
}

/// What the positions of two on a demand come to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Class {
    /// In a word, for files and other programs.
    pub word: &'static str,
    /// In a few words, for people.
    pub title: &'static str,
    /// Behind a number, in a sentence.
    pub told: &'static str,
    /// How its demands are ordered, or how it is to be read.
    pub note: &'static str,
    /// In whose colours it is drawn.
    pub tone: Tone,
}

const OPPOSITE: Class = Class {
    word: "opposite",
    title: "On opposite sides",
    told: "opposed",
    note: "red line against red line first, then stated, then derived",
    tone: Tone::Against,
};
const CONDITION: Class = Class {
    word: "condition",
    title: "On the same side, on a condition",
    told: "the same side on a condition",
    note: "",
    tone: Tone::Conditional,
};
const TERMS: Class = Class {
    word: "terms",
    title: "On the same side, terms do not meet",
    told: "the same side with terms that do not meet",
    note: "",
    tone: Tone::Conditional,
};
const SAME: Class = Class { word: "same", title: "On the same side", told: "the same side", note: "", tone: Tone::For };
const NEUTRAL: Class = Class {
    word: "neutral",
    title: "At least one is neutral",
    told: "where at least one is neutral",
    note: "",
    tone: Tone::Neutral,
};
const UNKNOWN: Class = Class {
    word: "unknown",
    title: "At least one side unknown",
    told: "unknown",
    note: "an unknown position is neither consent nor refusal",
    tone: Tone::Unknown,
};

impl<'m> Dispute<'m> {
    /// Of the two that were asked for; none if there are no two.
    pub fn new(request: &Request<'_, 'm>) -> Option<Dispute<'m>> {
        let (register, scope) = (request.register, request.scope);
        let mut two = request.two()?;
        register.model().sort_by_name(&mut two);
        let footing = Footing::of_parties(register.situation, &two, scope);
        let compared = Compare::new(register, two, scope, &footing);
        let mut all = Stances::new(register);
        let mut issues = BTreeMap::new();
        let mut stances = BTreeMap::new();
        for issue in &mut all.issues {
            for on in &mut issue.demands {
                issues.insert(on.demand.demand.id, issue.issue);
                let own = on.positions.0.drain(..).filter(|(party, _)| compared.parties.contains(party));
                stances.extend(own.map(|(party, stance)| ((party.id, on.demand.demand.id), stance)));
            }
        }
        let answer = Answer::new(register, "compare", scope, &two, compared);
        issues.retain(|_, issue| request.choice.has(register, issue));
        let by_name = request.choice.sort == Some(Sort::Name);
        Some(Dispute { answer, issues, stances, by_text: by_name, only: request.choice.of_issues(register) })
    }

    /// The two, by name.
    pub fn parties(&self) -> [Party<'m>; 2] {
        self.answer.body.parties
    }

    /// What is added to the names of the files.
    pub fn file(&self) -> String {
        self.parties().map(|party| party.id).join("-")
    }

    /// The demands of each class. A demand of which nothing is known of either stands nowhere, and is counted.
    pub fn classes(&self) -> [(Class, Vec<Demand<'m>>); 6] {
        let mut classes = self.all().map(|(class, demands)| {
            let is_known = |demand: &Demand<'m>| class != UNKNOWN || self.sides(demand).is_some();
            (class, demands.into_iter().filter(is_known).collect::<Vec<_>>())
        });
        if self.by_text {
            classes.iter_mut().for_each(|(_, demands)| demands.sort_by(by_text));
        }
        classes
    }

    /// The demands of each class, of the issues that are shown.
    fn all(&self) -> [(Class, Vec<Demand<'m>>); 6] {
        let body = &self.answer.body;
        let mut opposite: Vec<&Contested<'m>> = body.conflict.iter().collect();
        opposite.sort_by_key(|one| (!self.is_impasse(&one.demand), one.derived));
        let classes = [
            (OPPOSITE, opposite.into_iter().map(|one| one.demand).collect()),
            (CONDITION, body.conditional.clone()),
            (TERMS, body.terms.clone()),
            (SAME, body.agree.clone()),
            (NEUTRAL, body.neutral.clone()),
            (UNKNOWN, body.unknown.clone()),
        ];
        let is_shown = |demand: &Demand<'m>| self.issues.contains_key(demand.id);
        classes.map(|(class, demands)| (class, demands.into_iter().filter(is_shown).collect()))
    }

    /// On how many demands nothing is known of either.
    pub fn silent(&self) -> usize {
        let [.., (_, unknown)] = self.all();
        unknown.iter().filter(|demand| self.sides(demand).is_none()).count()
    }

    fn sides(&self, demand: &Demand<'m>) -> Option<&SideBySide<'m>> {
        self.answer.body.positions.iter().find(|one| one.demand == *demand)
    }

    fn is_impasse(&self, demand: &Demand<'m>) -> bool {
        let red = |held: &Held<'_>| held.position.as_ref().is_some_and(|position| position.red_line);
        self.sides(demand).is_some_and(|both| both.sides.iter().all(red))
    }

    /// What the two hold on a demand of which something is known.
    pub fn held(&self, demand: &Demand<'m>) -> Option<&[Held<'m>; 2]> {
        self.sides(demand).map(|both| &both.sides)
    }

    /// What a party said of it, or from what its position follows.
    pub fn stance(&self, held: &Held<'m>, demand: &Demand<'m>) -> Option<&Stance<'m>> {
        self.stances.get(&(held.party.id, demand.id))
    }

    /// What is to be known of a demand besides the words: on what the two wait, and terms of theirs that do not meet.
    pub fn notes(&self, demand: &Demand<'m>) -> Vec<String> {
        let Some(both) = self.sides(demand) else { return Vec::new() };
        let waits = both.sides.iter().filter_map(|held| waits(&held.party, held.position.as_ref()?));
        waits.chain(self.apart(demand)).collect()
    }

    /// Terms of the two that do not meet: `apart on years – A: 3 to 5; B: at least 10`.
    pub fn apart(&self, demand: &Demand<'m>) -> Vec<String> {
        let zones = self.sides(demand).into_iter().flat_map(|both| &both.terms);
        let apart = zones.filter(|zone| zone.common.is_none()).map(|zone| {
            let each = zone.accepted.0.iter().map(|(party, accepted)| format!("{}: {accepted}", party.name));
            format!("apart on {} – {}", zone.parameter.replace('-', " "), each.collect::<Vec<_>>().join("; "))
        });
        apart.collect()
    }

    /// Whether what a party holds does not fit another position of it.
    pub fn is_unfit(&self, held: &Held<'m>, demand: &Demand<'m>) -> bool {
        self.sides(demand).is_some_and(|both| both.unfit.contains(&held.party))
    }

    /// The name of the issue of a demand.
    pub fn issue(&self, demand: &Demand<'m>) -> &'m str {
        self.issues.get(demand.id).map_or("", |issue| issue.name)
    }

    /// On which single sources it rests that the two are opposed or agree on a demand, in words; nothing if on none.
    pub fn single_sources(&self, demand: &Demand<'m>) -> String {
        let body = &self.answer.body;
        let opposed = body.conflict.iter().find(|one| one.demand == *demand).map(|one| &one.rests);
        let agreed = body.agreements.iter().find(|one| one.demand == *demand).map(|one| &one.rests);
        let sources = opposed.or(agreed).map_or(&[][..], |rests| &rests.single_sources);
        let names: Vec<&str> = sources.iter().map(|source| source.name).collect();
        match names.as_slice() {
            [] => String::new(),
            [one] => format!("single source: {one}"),
            several => format!("single sources: {}", several.join(", ")),
        }
    }

    /// The demand, for other programs.
    pub fn demand(&self, demand: &Demand<'m>) -> Datum {
        Datum::demand(demand, self.issues.get(demand.id).map(|issue| issue.id))
    }

    /// A position, for other programs.
    pub fn datum(&self, held: &Held<'m>, demand: &Demand<'m>) -> Option<Datum> {
        held.position.as_ref()?;
        Some(Datum::stance(&held.party, demand, self.stance(held, demand)?))
    }

    /// The sources of all that is shown of the two, by number.
    pub fn cited(&self) -> Cited<'m> {
        let shown = self.stances.iter().filter(|((_, demand), _)| self.issues.contains_key(demand));
        Cited::new(shown.map(|(_, stance)| stance))
    }

    /// The numbers of the sources of a position.
    pub fn numbers(&self, cited: &Cited<'m>, held: &Held<'m>, demand: &Demand<'m>) -> String {
        self.stance(held, demand).map_or(String::new(), |stance| cited.numbers(stance))
    }

    /// What a party holds in a sentence, with what it rests on.
    pub fn tooltip(&self, held: &Held<'m>, demand: &Demand<'m>) -> String {
        let words = self.stance(held, demand).map(words_of).unwrap_or_default();
        sentence(&held.party, demand, held.position.as_ref(), &words)
    }

    /// The head of a picture of the two: how many demands are in each class, and what the unknown leaves possible, between what
    /// the picture itself has to say first and last.
    pub fn head(&self, question: &str, first: Option<String>, last: Option<String>) -> Head {
        let body = &self.answer.body;
        let all = self.all();
        let of: usize = all.iter().map(|(_, demands)| demands.len()).sum();
        let parts = all.iter().filter(|(_, demands)| !demands.is_empty());
        let parts: Vec<String> = parts.map(|(class, demands)| format!("{} {}", demands.len(), class.told)).collect();
        let headline = format!("Of {}: {}.", count(of, "demand", "demands"), parts.join(", "));
        let [.., (_, unknown)] = &all;
        let known = of - unknown.len();
        let both = format!("Both positions are known on {known} of {}.", count(of, "demand", "demands"));
        let figure = &body.conflict_share;
        // A word that may be on either side is known, and takes none now. A share is of all that the two were asked about.
        let now = &body.conflict_now;
        let opposed = figure.known.filter(|_| self.only.is_empty()).map_or(String::new(), |share| {
            let of = if now.of == known { "these".to_owned() } else { format!("the {} with a word for now", now.of) };
            let range = (figure.low != figure.high).then(|| {
                let (low, high) = (percent(figure.low), percent(figure.high));
                format!("; of all, what is unknown leaves {low} to {high} possible")
            });
            let opposed =
                format!(" By the words that hold now, before any condition is met, {} of {of} are opposed", now.known);
            format!("{opposed} ({}){}.", percent(share), range.unwrap_or_default())
        });
        let silent = match self.silent() {
            0 => String::new(),
            number => format!(" On {} nothing is known of either: not drawn.", count(number, "demand", "demands")),
        };
        let own = [format!("{both}{opposed}{silent}"), "Left and right are by name.".to_owned()];
        let notes = first.into_iter().chain(own).chain(last).collect();
        Head::of(&self.answer, &format!("{question}{}", self.only), headline, notes)
    }

    /// The marks that occur, with what they mean.
    pub fn legend(&self) -> Vec<(Look, &'static str)> {
        let shown = self.answer.body.positions.iter().filter(|both| self.issues.contains_key(both.demand.id));
        let all = shown.flat_map(|both| &both.sides);
        Look::legend(all.map(|held| Look::of(held.position.as_ref())))
    }
}

/// On what a party waits, or what would change its word: `Orveth: if “…”`; nothing if nothing.
pub fn waits(party: &Party<'_>, position: &Position) -> Option<String> {
    let waits = position.conditional || position.interim;
    waits
        .then(|| PLAIN.conditions(&position.conditions))
        .filter(|text| !text.is_empty())
        .map(|text| format!("{}: {text}", party.name))
}

/// On which words a position rests: each with its source, or from what it follows.
pub fn words_of(stance: &Stance<'_>) -> Vec<String> {
    let quoted = stance.statements.iter().flat_map(|statement| quoted(&statement.evidence));
    let follows = stance.arguments.iter().map(|argument| {
        let origins: Vec<String> = argument.origins().iter().map(|origin| format!("“{}”", origin.text)).collect();
        format!("follows from: {}", listed(&origins))
    });
    let words: Vec<String> = if stance.position.basis == Basis::Derived { follows.collect() } else { quoted.collect() };
    let judged = stance.red_line.map(|line| format!("Red line: as judged by {} ({})", line.judge, line.why));
    words.into_iter().chain(judged).collect()
}

/// What a party holds in a sentence, with what it rests on: the text of a tooltip.
pub fn sentence(party: &Party<'_>, demand: &Demand<'_>, position: Option<&Position>, words: &[String]) -> String {
    let sentence = format!("{} on “{}”: {}", party.name, demand.text, PLAIN.told(position, None));
    words.iter().fold(sentence, |all, words| format!("{all}\n{words}"))
}
