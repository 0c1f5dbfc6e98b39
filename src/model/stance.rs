//! Who wants what, resolved.

use thin_vec::ThinVec;

use crate::date::Date;
use crate::id::{DemandIx, EventIx, IssueIx, PaperIx, PartyIx, PersonIx, SourceIx, StepIx};
use crate::model::scale::LevelRange;
use crate::model::terms::{Ideal, Term};
use crate::source::Span;
use crate::vocabulary::vocabulary;

/// What a stance is on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Target {
    /// A demand.
    Demand(DemandIx),
    /// A whole issue; such stances are shown but not counted, since an issue is not an outcome.
    Issue(IssueIx),
}

impl Target {
    /// By what stances of a party are ordered: those on issues come first.
    pub(crate) fn order(self) -> (Option<DemandIx>, Option<IssueIx>) {
        match self {
            Target::Issue(issue) => (None, Some(issue)),
            Target::Demand(demand) => (Some(demand), None),
        }
    }
}

vocabulary! {
    /// On what kind of word something rests.
    pub enum Voice {
        /// A named speaker said it.
        Stated = "stated",
        /// The source reports it in its own words.
        Reported = "reported",
        /// The party asserts it and the source does not adopt it.
        Claimed = "claimed",
        /// The other side confirmed it.
        Confirmed = "confirmed",
        /// It stands in a document of the party.
        Document = "document",
        /// The curator infers it.
        Inferred = "inferred",
        /// The source judges it.
        Editorial = "editorial",
    }
}

vocabulary! {
    /// Where something was said: parties say other things at the table than before it.
    pub enum Channel {
        /// Before everybody.
        Public = "public",
        /// At the table or in a conversation, and told afterwards by somebody who was there.
        ClosedDoor = "closed-door",
        /// In a text or a conversation that was not meant for the public.
        Leaked = "leaked",
    }
}

/// What a stance depends on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Condition {
    /// A demand that has to be met.
    Demand(DemandIx),
    /// A step that has to be done.
    Step(StepIx),
    /// An event that has to happen.
    Event(EventIx),
    /// Something in the author's words.
    Text(String),
    /// At least one of these.
    AnyOf(Vec<Condition>),
    /// All of these.
    AllOf(Vec<Condition>),
}

/// How a stance depends on a condition.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Link {
    /// It holds only after the condition came about.
    OnlyAfter,
    /// It holds only if the condition holds.
    If,
    /// It holds as long as the condition has not come about.
    Unless,
    /// It holds until the condition comes about.
    Until,
}

impl Link {
    /// The words that are printed before the condition.
    pub fn words(self) -> &'static str {
        match self {
            Link::OnlyAfter => "only after",
            Link::If => "if",
            Link::Unless => "unless",
            Link::Until => "until",
        }
    }

    /// Whether the stance waits for the condition. The other links say when a stance that holds would end.
    pub fn waits(self) -> bool {
        matches!(self, Link::OnlyAfter | Link::If)
    }
}

/// A position that is taken to be beyond negotiation. This is somebody's judgement, never a level of the scale.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct RedLine {
    /// Who judges.
    pub judge: String,
    /// For what reason.
    pub why: String,
}

/// Words of a source, or a place in it.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Evidence {
    /// The source.
    pub source: SourceIx,
    /// The exact words, or their translation.
    pub quote: Option<String>,
    /// The tag of the language of the original if there is one, and else of the quotation.
    pub lang: Option<String>,
    /// The words of the source, with their place, where the quotation translates them.
    pub original: Option<(String, Span)>,
    /// Who translated.
    pub translator: Option<String>,
    /// Where in the source.
    pub at: Option<String>,
    /// Whether the file says that it is the telling one; that one comes first.
    pub key: bool,
    /// Where the words are written, or the place if there are none.
    pub span: Span,
}

impl Evidence {
    /// The words that the source has, with their place: the original of a translation, or else the quotation.
    pub fn words(&self) -> Option<(&str, Span)> {
        let original = self.original.as_ref().map(|(words, span)| (words.as_str(), *span));
        original.or(self.quote.as_deref().map(|quote| (quote, self.span)))
    }
}

/// What a statement says of the demand or issue that it is on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Says {
    /// A word of the scale, or the interval between two.
    Word(LevelRange),
    /// Nothing: the party was asked and would not say. That is no position, and takes none away.
    Declined,
    /// That what the party said before no longer holds: a clause of a document that a later one leaves out.
    Dropped,
}

impl Says {
    /// What stands in place of a word of the scale where a party would not say.
    pub const DECLINED: &str = "declined";
    /// What answers say of a clause that a later document leaves out.
    pub const DROPPED: &str = "dropped";
}

/// The clause that a statement is, where a document is the position of its authors.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct ClauseOf {
    /// The document.
    pub paper: PaperIx,
    /// The name of the clause there, or of the one that it leaves out.
    pub clause: String,
}

/// What few statements have.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Details {
    /// Who said it.
    pub speaker: Option<PersonIx>,
    /// Whether it is taken to be a red line.
    pub red_line: Option<RedLine>,
    /// The first day on which it holds.
    pub from: Option<Date>,
    /// The last day on which it holds.
    pub until: Option<Date>,
    /// Preferred values by parameter.
    pub ideal: Vec<(String, Ideal)>,
    /// How much it matters to the party.
    pub salience: Option<f64>,
    /// Members of a bloc that it does not speak for.
    pub apart_from: Vec<PartyIx>,
    /// Free text.
    pub note: Option<String>,
    /// The clause that it is.
    pub clause: Option<ClauseOf>,
}

impl Details {
    /// Room for what is there, and none where nothing is.
    pub fn boxed(self) -> Option<Box<Details>> {
        (self != Details::default()).then(|| Box::new(self))
    }
}

/// The position of one party on one demand or issue, as said at one time.
///
/// There can be hundreds of thousands, most with little to say, so that what few have takes no room in the others.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Stance {
    /// Who holds it.
    pub party: PartyIx,
    /// On what.
    pub target: Target,
    /// What it says.
    pub says: Says,
    /// What it depends on.
    pub conditions: ThinVec<(Link, Condition)>,
    /// The stance while a condition is open.
    pub otherwise: Option<LevelRange>,
    /// Accepted values.
    pub terms: ThinVec<Term>,
    /// When it was said.
    pub said: Option<Date>,
    /// On what kind of word it rests, if the file says.
    pub voice: Option<Voice>,
    /// Where it was said, if the file says.
    pub channel: Option<Channel>,
    /// The words.
    pub evidence: ThinVec<Evidence>,
    /// Whether the file names a source at all, even one that could not be understood.
    pub traced: bool,
    /// What few have.
    pub(crate) details: Option<Box<Details>>,
    /// The whole entry.
    pub span: Span,
}

impl Stance {
    /// Who said it.
    pub fn speaker(&self) -> Option<PersonIx> {
        self.details.as_ref()?.speaker
    }

    /// Whether it is taken to be a red line.
    pub fn red_line(&self) -> Option<&RedLine> {
        self.details.as_ref()?.red_line.as_ref()
    }

    /// The first day on which it holds, if that is later than the day on which it was said.
    pub fn from(&self) -> Option<Date> {
        self.details.as_ref()?.from
    }

    /// The last day on which it holds.
    pub fn until(&self) -> Option<Date> {
        self.details.as_ref()?.until
    }

    /// The clause that it is, if it is no entry of its own.
    pub fn clause(&self) -> Option<&ClauseOf> {
        self.details.as_ref()?.clause.as_ref()
    }

    /// Preferred values by parameter.
    pub fn ideal(&self) -> &[(String, Ideal)] {
        self.details.as_ref().map_or(&[], |details| &details.ideal)
    }

    /// How much it matters to the party, from 0 to 100, if a source says; it is never guessed.
    pub fn salience(&self) -> Option<f64> {
        self.details.as_ref()?.salience
    }

    /// Members of a bloc that it does not speak for.
    pub fn apart_from(&self) -> &[PartyIx] {
        self.details.as_ref().map_or(&[], |details| &details.apart_from)
    }

    /// Free text.
    pub fn note(&self) -> Option<&str> {
        self.details.as_ref()?.note.as_deref()
    }

    /// The level or levels, if it takes a position.
    pub fn levels(&self) -> Option<LevelRange> {
        match self.says {
            Says::Word(levels) => Some(levels),
            Says::Declined | Says::Dropped => None,
        }
    }

    /// Whether it waits for something.
    pub fn is_waiting(&self) -> bool {
        self.conditions.iter().any(|(link, _)| link.waits())
    }

    /// Whether it is a word and nothing more: no terms, no conditions, no red line.
    pub fn is_bare(&self) -> bool {
        self.terms.is_empty() && self.conditions.is_empty() && self.red_line().is_none()
    }

    /// Whether it was said by the end of a day, month or year. A stance without a date was always known.
    pub fn is_said_by(&self, day: Option<Date>) -> bool {
        day.is_none_or(|day| self.said.is_none_or(|said| said.begins_by(day)))
    }

    /// Whether it holds already at the end of a day, month or year.
    pub fn holds_by(&self, day: Option<Date>) -> bool {
        day.is_none_or(|day| self.from().is_none_or(|from| from.begins_by(day)))
    }

    /// Whether it has not run out at the end of a day, month or year.
    pub fn lasts_to(&self, day: Option<Date>) -> bool {
        day.is_none_or(|day| self.until().is_none_or(|until| until.lasts_to(day)))
    }
}
