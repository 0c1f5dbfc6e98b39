//! What two parties hold on every demand, by what that comes to: the one reading of it for all pictures of two.

use std::collections::BTreeMap;

use super::data::Datum;
use super::head::Head;
use super::look::Look;
use super::palette::Tone;
use super::plate::Request;
use crate::analysis::Footing;
use crate::answer::{
    Answer, Basis, Compare, Contested, Demand, Held, Issue, PLAIN, Party, Position, SideBySide, Stance, Stances,
};
use crate::words::{count, percent};

/// Two parties side by side, with the statements behind their positions.
#[derive(Debug)]
pub struct Dispute<'m> {
    answer: Answer<'m, Compare<'m>>,
    issues: BTreeMap<&'m str, Issue<'m>>,
    stances: BTreeMap<(&'m str, &'m str), Stance<'m>>,
}

/// What the positions of two on a demand come to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Class {
    /// In a word, for files and other programs.
    pub word: &'static str,
    /// In a few words, for people.
    pub title: &'static str,
    /// How its demands are ordered, or how it is to be read.
    pub note: &'static str,
    /// In whose colours it is drawn.
    pub tone: Tone,
}

const OPPOSITE: Class = Class {
    word: "opposite",
    title: "On opposite sides",
    note: "red line against red line first, then stated, then derived",
    tone: Tone::Against,
};
const CONDITION: Class =
    Class { word: "condition", title: "On the same side, on a condition", note: "", tone: Tone::Conditional };
const TERMS: Class =
    Class { word: "terms", title: "On the same side, terms do not meet", note: "", tone: Tone::Conditional };
const SAME: Class = Class { word: "same", title: "On the same side", note: "", tone: Tone::For };
const NEUTRAL: Class = Class { word: "neutral", title: "At least one is neutral", note: "", tone: Tone::Neutral };
const UNKNOWN: Class = Class {
    word: "unknown",
    title: "At least one side unknown",
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
        Some(Dispute { answer, issues, stances })
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
        let body = &self.answer.body;
        let mut opposite: Vec<&Contested<'m>> = body.conflict.iter().collect();
        opposite.sort_by_key(|one| (!self.is_impasse(&one.demand), one.derived));
        let is_known = |demand: &&Demand<'m>| self.sides(demand).is_some();
        [
            (OPPOSITE, opposite.into_iter().map(|one| one.demand).collect()),
            (CONDITION, body.conditional.clone()),
            (TERMS, body.terms.clone()),
            (SAME, body.agree.clone()),
            (NEUTRAL, body.neutral.clone()),
            (UNKNOWN, body.unknown.iter().filter(is_known).copied().collect()),
        ]
    }

    /// On how many demands nothing is known of either.
    pub fn silent(&self) -> usize {
        self.answer.body.unknown.iter().filter(|demand| self.sides(demand).is_none()).count()
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
        let ids: Vec<&str> = sources.iter().map(|source| source.id).collect();
        match ids.as_slice() {
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

    /// What a party holds in a sentence, with what it rests on.
    pub fn tooltip(&self, held: &Held<'m>, demand: &Demand<'m>) -> String {
        let words = self.stance(held, demand).map(words_of).unwrap_or_default();
        sentence(&held.party, demand, held.position.as_ref(), &words)
    }

    /// The head of a picture of the two: how many demands are in each class, and what the unknown leaves possible.
    pub fn head(&self, question: &str) -> Head {
        let body = &self.answer.body;
        let of = body.coverage.of;
        let parts = [
            (body.conflict.len(), "opposed"),
            (body.conditional.len(), "the same side on a condition"),
            (body.terms.len(), "the same side with terms that do not meet"),
            (body.agree.len(), "the same side"),
            (body.neutral.len(), "one neutral"),
            (body.unknown.len(), "unknown"),
        ];
        let parts = parts.into_iter().filter(|(number, _)| *number > 0);
        let parts: Vec<String> = parts.map(|(number, what)| format!("{number} {what}")).collect();
        let headline = format!("Of {}: {}.", count(of, "demand", "demands"), parts.join(", "));
        let both =
            format!("Both positions are known on {} of {}.", body.coverage.known, count(of, "demand", "demands"));
        let figure = &body.conflict_share;
        let opposed = figure.known.map_or(String::new(), |known| {
            let (low, high) = (percent(figure.low), percent(figure.high));
            if figure.low == figure.high {
                return format!(" Of these, {} are opposed.", percent(known));
            }
            format!(
                " Of these, {} are opposed by what holds now; what is unknown leaves {low} to {high} possible.",
                percent(known)
            )
        });
        let silent = match self.silent() {
            0 => String::new(),
            number => format!(" On {} nothing is known of either: not drawn.", count(number, "demand", "demands")),
        };
        let notes = vec![format!("{both}{opposed}{silent}"), "Left and right are by name.".to_owned()];
        Head::of(&self.answer, question, headline, notes)
    }

    /// The marks that occur, with what they mean.
    pub fn legend(&self) -> Vec<(Look, &'static str)> {
        let all = self.answer.body.positions.iter().flat_map(|both| &both.sides);
        Look::legend(all.map(|held| Look::of(held.position.as_ref())))
    }
}

/// On which words a position rests: each with its source, or from what it follows.
pub fn words_of(stance: &Stance<'_>) -> Vec<String> {
    let said = stance.statement.iter().flat_map(|statement| &statement.evidence);
    let quoted = said.map(|piece| match piece.quote {
        Some(quote) => format!("“{quote}” – {}", piece.source.id),
        None => format!("in {}", piece.source.id),
    });
    let follows = stance.arguments.iter().map(|argument| format!("follows from: {}", argument.origin.text));
    let words: Vec<String> = if stance.position.basis == Basis::Derived { follows.collect() } else { quoted.collect() };
    let judged = stance.red_line.map(|line| format!("Red line: as judged by {} ({})", line.judge, line.why));
    words.into_iter().chain(judged).collect()
}

/// What a party holds in a sentence, with what it rests on: the text of a tooltip.
pub fn sentence(party: &Party<'_>, demand: &Demand<'_>, position: Option<&Position>, words: &[String]) -> String {
    let sentence = format!("{} on “{}”: {}", party.name, demand.text, PLAIN.told(position, None));
    words.iter().fold(sentence, |all, words| format!("{all}\n{words}"))
}
