//! What is said without being a position: threats and offers, claims about others, disputed questions, figures.

use crate::document::read::Text;
use crate::document::record::{Written, record};
use crate::document::set::Set;
use crate::document::stance::ConditionEntry;
use crate::document::step::Citations;

record! {
    /// What a party says that it will do, or that others have to do by a day.
    pub struct ThreatEntry = "a threat" {
        /// What sort of announcement it is.
        kind: Option<Text> => Role::Word(List::ThreatKind),
        /// Who says it.
        by: Text => Role::Id(&[Kind::Party]),
        /// The person.
        speaker: Option<Text> => Role::Id(&[Kind::Person]),
        /// Against whom.
        against: Set<Text> => Role::Id(&[Kind::Party]),
        /// To whom, for offers and promises.
        to: Set<Text> => Role::Id(&[Kind::Party]),
        /// In which case.
        r#if: Option<ConditionEntry>,
        /// What then.
        then: Option<ConditionEntry>,
        /// By when.
        due: Option<Text> => Role::Date,
        /// When it was said.
        said: Option<Text> => Role::Date,
        /// On what kind of word it rests.
        voice: Option<Text> => Role::Word(List::Voice),
        /// Where it was said.
        channel: Option<Text> => Role::Word(List::Channel),
        /// Quotations by source.
        evidence: Written<Citations> => Role::Id(&[Kind::Source]); Help::EVIDENCE,
        /// Free text.
        note: Option<Text> => Role::Prose,
    }
}

record! {
    /// What somebody says about a party; never a stance of that party.
    pub struct ClaimEntry = "a claim" {
        /// What sort of claim it is.
        kind: Option<Text> => Role::Word(List::ClaimKind),
        /// Who says it; nobody for the source itself.
        by: Option<Text> => Role::Id(&[Kind::Party]),
        /// The person.
        speaker: Option<Text> => Role::Id(&[Kind::Person]),
        /// About whom.
        about: Set<Text> => Role::Id(&[Kind::Party]),
        /// In the curator's words.
        text: Text => Role::Prose,
        /// When it was said.
        said: Option<Text> => Role::Date,
        /// On what kind of word it rests.
        voice: Option<Text> => Role::Word(List::Voice),
        /// Where it was said.
        channel: Option<Text> => Role::Word(List::Channel),
        /// Quotations by source.
        evidence: Written<Citations> => Role::Id(&[Kind::Source]); Help::EVIDENCE,
        /// Free text.
        note: Option<Text> => Role::Prose,
    }
}

record! {
    /// A question on which sources differ.
    pub struct DisputeEntry = "a dispute" {
        /// The question.
        question: Text => Role::Prose,
        /// The answers.
        answers: Vec<AnswerEntry>,
        /// How it was settled, if it was.
        settled: Option<SettledEntry>; Help::Write("write `settled: {by: …, how: …}`"),
        /// Ids of what it is about.
        concerns: Set<Text> => Role::Id(&[Kind::Party, Kind::Person, Kind::Issue, Kind::Demand, Kind::Source, Kind::Step, Kind::Paper, Kind::Event, Kind::Figure]),
        /// Free text.
        note: Option<Text> => Role::Prose,
    }
}

record! {
    /// One answer to a disputed question.
    pub struct AnswerEntry = "an answer" {
        /// The answer in the curator's words.
        says: Text => Role::Prose,
        /// Which party says so, if it is not the source itself.
        party: Option<Text> => Role::Id(&[Kind::Party]); Help::ONE_PARTY,
        /// The person.
        speaker: Option<Text> => Role::Id(&[Kind::Person]),
        /// When it was said.
        said: Option<Text> => Role::Date,
        /// On what kind of word it rests.
        voice: Option<Text> => Role::Word(List::Voice),
        /// Where it was said.
        channel: Option<Text> => Role::Word(List::Channel),
        /// Quotations by source.
        evidence: Written<Citations> => Role::Id(&[Kind::Source]); Help::EVIDENCE,
        /// Free text.
        note: Option<Text> => Role::Prose,
    }
}

record! {
    /// How a dispute was settled.
    pub struct SettledEntry = "`settled`" {
        /// What settled it.
        by: Text => Role::Word(List::SettledBy),
        /// In what way.
        how: Option<Text> => Role::Prose,
    }
}

record! {
    /// A quantity that somebody gives.
    pub struct FigureEntry = "a figure" {
        /// Of what.
        what: Text => Role::Prose,
        /// The number …
        value: Option<Text> => Role::Number,
        /// … or the smallest …
        min: Option<Text> => Role::Number,
        /// … and the largest.
        max: Option<Text> => Role::Number,
        /// "approximately", "more than", "tens of thousands of".
        qualifier: Option<Text> => Role::Prose,
        /// The unit.
        unit: Option<Text> => Role::Prose,
        /// Who gives it; nobody for the source itself.
        by: Option<Text> => Role::Id(&[Kind::Party]),
        /// The person.
        speaker: Option<Text> => Role::Id(&[Kind::Person]),
        /// When it was said.
        said: Option<Text> => Role::Date,
        /// On what kind of word it rests.
        voice: Option<Text> => Role::Word(List::Voice),
        /// Where it was said.
        channel: Option<Text> => Role::Word(List::Channel),
        /// Quotations by source.
        evidence: Written<Citations> => Role::Id(&[Kind::Source]); Help::EVIDENCE,
        /// Free text.
        note: Option<Text> => Role::Prose,
    }
}
