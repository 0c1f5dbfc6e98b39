//! A threat, an offer or a deadline.

use schemars::JsonSchema;
use serde::Serialize;

use super::attributed::Attributed;
use crate::answer::names::{Named, Party};
use crate::answer::register::Register;
use crate::date::Date;
use crate::id::ThreatIx;
use crate::model::{self, ThreatKind};
use crate::words::listed;

/// What a party says that it will do, or that others have to do by a day.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
#[non_exhaustive]
pub struct Threat<'m> {
    /// What sort.
    pub kind: ThreatKind,
    /// What is announced.
    #[serde(flatten)]
    pub announced: Announced<'m>,
    /// Who says it, when, in which words.
    #[serde(flatten)]
    pub said: Attributed<'m>,
}

/// What is announced: against or to whom, in which case, and by when.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct Announced<'m> {
    /// Against whom.
    pub against: Vec<Party<'m>>,
    /// To whom.
    pub to: Vec<Party<'m>>,
    /// In which case: ids, and words of the file.
    #[serde(rename = "if")]
    pub condition: Option<String>,
    /// The ids of demands, steps and events that this case names.
    #[serde(rename = "if_names")]
    pub condition_names: Vec<Named<'m>>,
    /// What then: ids, and words of the file.
    #[serde(rename = "then")]
    pub consequence: Option<String>,
    /// The ids of demands, steps and events that this names.
    #[serde(rename = "then_names")]
    pub consequence_names: Vec<Named<'m>>,
    /// By when.
    pub due: Option<Date>,
    /// The case and what then, for readers who do not know the ids.
    #[serde(skip)]
    in_full: [Option<String>; 2],
}

impl<'m> Threat<'m> {
    /// An announcement of a model.
    pub fn new(register: &Register<'_, 'm>, ix: ThreatIx) -> Threat<'m> {
        let threat = &register.model().threats[ix];
        Threat {
            kind: threat.kind,
            announced: Announced::new(register, ix),
            said: Attributed::new(register, &threat.attribution, threat.note.as_ref()),
        }
    }
}

impl<'m> Announced<'m> {
    /// Of an announcement of a model.
    pub fn new(register: &Register<'_, 'm>, ix: ThreatIx) -> Announced<'m> {
        let threat = &register.model().threats[ix];
        let parts = [&threat.condition, &threat.consequence];
        let [condition, consequence] = parts.map(|part| part.as_ref().map(|what| register.condition(what)));
        let names = |what: &model::Condition| register.named_in(what);
        let [condition_names, consequence_names] = parts.map(|part| part.as_ref().map(names).unwrap_or_default());
        Announced {
            against: register.parties(&threat.against),
            to: register.parties(&threat.to),
            condition,
            condition_names,
            consequence,
            consequence_names,
            due: threat.due,
            in_full: parts.map(|part| part.as_ref().map(|what| register.condition_in_full(what))),
        }
    }

    /// Behind words for what it is: `deadline against Russia: …`, `deadline: …`.
    pub fn after(&self, what: &str, with_due: bool) -> String {
        let sentence = self.sentence(with_due);
        let colon = if self.against.is_empty() && self.to.is_empty() { ":" } else { "" };
        if sentence.is_empty() { what.to_owned() } else { format!("{what}{colon} {sentence}") }
    }

    /// In a sentence, which says by when only if that is wanted: `against Russia: if this comes about: The talks fail – then: More
    /// sanctions follow (sanctions); by 2 June 2025`.
    pub fn sentence(&self, with_due: bool) -> String {
        let names = |list: &[Party<'_>]| listed(&list.iter().map(|party| party.name.to_owned()).collect::<Vec<_>>());
        let side = |word: &str, list: &[Party<'_>]| (!list.is_empty()).then(|| format!("{word} {}", names(list)));
        let sides: Vec<String> = [side("against", &self.against), side("to", &self.to)].into_iter().flatten().collect();
        let said = match &self.in_full {
            [Some(case), Some(then)] => Some(format!("if this comes about: {case} – then: {then}")),
            [Some(case), None] => Some(format!("if this comes about: {case}")),
            // What comes in any case is a sentence by itself.
            [None, Some(then)] => Some(then.clone()),
            [None, None] => None,
        };
        let due = self.due.filter(|_| with_due).map(|due| format!("by {}", due.words()));
        let said: Vec<String> = said.into_iter().chain(due).collect();
        let parts = [sides.join(" "), said.join("; ")].into_iter().filter(|part| !part.is_empty());
        parts.collect::<Vec<_>>().join(": ")
    }
}
