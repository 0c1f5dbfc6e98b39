//! What is said without being a position: threats and offers, claims about others, disputed questions, figures.

use crate::document::read::Text;
use crate::document::record::{Written, record};
use crate::document::set::Set;
use crate::document::stance::ConditionEntry;
use crate::document::step::Citations;

record! {
    /// What a party says that it will do, or that others have to do by a day.
    pub struct ThreatEntry<'t> = "a threat" {
        /// What sort of announcement it is.
        kind: Option<Text<'t>> => Role::Word(List::ThreatKind),
        /// Who says it.
        by: Text<'t> => Role::Id(&[Kind::Party]),
        /// The person.
        speaker: Option<Text<'t>> => Role::Id(&[Kind::Person]),
        /// Against whom.
        against: Set<Text<'t>> => Role::Id(&[Kind::Party]),
        /// To whom, for offers and promises.
        to: Set<Text<'t>> => Role::Id(&[Kind::Party]),
        /// In which case.
        r#if: Option<ConditionEntry<'t>>,
        /// What then.
        then: Option<ConditionEntry<'t>>,
        /// By when.
        due: Option<Text<'t>> => Role::Date,
        /// When it was said.
        said: Option<Text<'t>> => Role::Date,
        /// On what kind of word it rests.
        voice: Option<Text<'t>> => Role::Word(List::Voice),
        /// Where it was said.
        channel: Option<Text<'t>> => Role::Word(List::Channel),
        /// Quotations by source.
        evidence: Written<Citations<'t>> => Role::Id(&[Kind::Source]); Help::EVIDENCE,
        /// Free text.
        note: Option<Text<'t>> => Role::Prose,
    }
    elsewhere {
        text: "write `then:` for what would follow, and `if:` for the case in which it would",
        threat: "write `then:` for what would follow, and `if:` for the case in which it would",
        offer: "write `then:` for what would follow, and `if:` for the case in which it would",
    }
}

record! {
    /// What somebody says about a party; never a stance of that party.
    pub struct ClaimEntry<'t> = "a claim" {
        /// What sort of claim it is.
        kind: Option<Text<'t>> => Role::Word(List::ClaimKind),
        /// Who says it; nobody for the source itself.
        by: Option<Text<'t>> => Role::Id(&[Kind::Party]),
        /// The person.
        speaker: Option<Text<'t>> => Role::Id(&[Kind::Person]),
        /// About whom.
        about: Set<Text<'t>> => Role::Id(&[Kind::Party]),
        /// In the curator's words.
        text: Text<'t> => Role::Prose,
        /// When it was said.
        said: Option<Text<'t>> => Role::Date,
        /// On what kind of word it rests.
        voice: Option<Text<'t>> => Role::Word(List::Voice),
        /// Where it was said.
        channel: Option<Text<'t>> => Role::Word(List::Channel),
        /// Quotations by source.
        evidence: Written<Citations<'t>> => Role::Id(&[Kind::Source]); Help::EVIDENCE,
        /// Free text.
        note: Option<Text<'t>> => Role::Prose,
    }
}

record! {
    /// A question on which sources differ.
    pub struct DisputeEntry<'t> = "a dispute" {
        /// The question.
        question: Text<'t> => Role::Prose,
        /// The answers.
        answers: Vec<AnswerEntry<'t>>,
        /// How it was settled, if it was.
        settled: Option<SettledEntry<'t>>; Help::Write("write `settled: {by: …, how: …}`"),
        /// Ids of what it is about.
        concerns: Set<Text<'t>> => Role::Id(&[Kind::Party, Kind::Person, Kind::Issue, Kind::Demand, Kind::Source, Kind::Step, Kind::Paper, Kind::Event, Kind::Figure]),
        /// Free text.
        note: Option<Text<'t>> => Role::Prose,
    }
}

record! {
    /// One answer to a disputed question.
    pub struct AnswerEntry<'t> = "an answer" {
        /// The answer in the curator's words.
        says: Text<'t> => Role::Prose,
        /// Which party says so, if it is not the source itself.
        party: Option<Text<'t>> => Role::Id(&[Kind::Party]); Help::ONE_PARTY,
        /// The person.
        speaker: Option<Text<'t>> => Role::Id(&[Kind::Person]),
        /// When it was said.
        said: Option<Text<'t>> => Role::Date,
        /// On what kind of word it rests.
        voice: Option<Text<'t>> => Role::Word(List::Voice),
        /// Where it was said.
        channel: Option<Text<'t>> => Role::Word(List::Channel),
        /// Quotations by source.
        evidence: Written<Citations<'t>> => Role::Id(&[Kind::Source]); Help::EVIDENCE,
        /// Free text.
        note: Option<Text<'t>> => Role::Prose,
    }
}

record! {
    /// How a dispute was settled.
    pub struct SettledEntry<'t> = "`settled`" {
        /// What settled it.
        by: Text<'t> => Role::Word(List::SettledBy),
        /// In what way.
        how: Option<Text<'t>> => Role::Prose,
    }
}

record! {
    /// A quantity that somebody gives.
    pub struct FigureEntry<'t> = "a figure" {
        /// Of what.
        what: Text<'t> => Role::Prose,
        /// The number …
        value: Option<Text<'t>> => Role::Number,
        /// … or the smallest …
        min: Option<Text<'t>> => Role::Number,
        /// … and the largest.
        max: Option<Text<'t>> => Role::Number,
        /// "approximately", "more than", "tens of thousands of".
        qualifier: Option<Text<'t>> => Role::Prose,
        /// The unit.
        unit: Option<Text<'t>> => Role::Prose,
        /// Who gives it; nobody for the source itself.
        by: Option<Text<'t>> => Role::Id(&[Kind::Party]),
        /// The person.
        speaker: Option<Text<'t>> => Role::Id(&[Kind::Person]),
        /// When it was said.
        said: Option<Text<'t>> => Role::Date,
        /// On what kind of word it rests.
        voice: Option<Text<'t>> => Role::Word(List::Voice),
        /// Where it was said.
        channel: Option<Text<'t>> => Role::Word(List::Channel),
        /// Quotations by source.
        evidence: Written<Citations<'t>> => Role::Id(&[Kind::Source]); Help::EVIDENCE,
        /// Free text.
        note: Option<Text<'t>> => Role::Prose,
    }
    elsewhere {
        number: "write `value:` for one number, or `min:` and `max:` for a range",
        amount: "write `value:` for one number, or `min:` and `max:` for a range",
        text: "write `what:` for what is counted",
    }
}
