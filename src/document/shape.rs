//! What the records of the format look like, as data: for schemas, and for whatever else describes the format.
//!
//! The shapes come from the same declarations as the readers, so they cannot say something else.

/// What a text stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    /// The author's own words, or a name.
    Free,
    /// A new id, which the author gives.
    NewId,
    /// The id of something that is defined elsewhere: of one of these kinds.
    Id(&'static [Kind]),
    /// The same, or this word.
    IdOr(&'static [Kind], &'static str),
    /// One word of a list.
    Word(List),
    /// A year, a month or a day.
    Date,
    /// A number.
    Number,
    /// An end of a range: a number or a date.
    End,
    /// A SHA-256 in hexadecimal digits.
    Digest,
    /// The tag of a language.
    Language,
    /// The name or the code of a rule of `check`.
    Rule,
    /// For a mapping: what the keys stand for, and what the values do.
    Keyed(&'static Role, &'static Role),
}

/// What can have an id.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[expect(missing_docs, reason = "they are what they are called")]
pub enum Kind {
    Source,
    Party,
    Person,
    Issue,
    Demand,
    Step,
    Document,
    Event,
    Dispute,
    Figure,
}

/// The lists that words come from. What the words mean is for [`crate::model`] to say.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[expect(missing_docs, reason = "each is explained where its words are")]
pub enum List {
    PartyKind,
    Scale,
    ScaleOrDeclined,
    ScaleOrUnknown,
    Voice,
    Channel,
    PaperRole,
    DeliveryStatus,
    Fate,
    EventKind,
    Presence,
    MeetingRole,
    ThreatKind,
    ClaimKind,
    SettledBy,
    Class,
    Weekday,
    ParameterKind,
}

/// What stands behind a key.
#[derive(Clone, Debug)]
pub enum Shape {
    /// A single value.
    Text(Role),
    /// `true` or `false`.
    Flag,
    /// A list.
    List(Box<Shape>),
    /// A list of two different values.
    Two(Box<Shape>),
    /// One value, or a list of them.
    OneOrMany(Box<Shape>),
    /// A mapping from keys that the author chooses.
    Map(Role, Box<Shape>),
    /// A mapping with the keys of a record.
    Record(Record),
    /// Any of these.
    AnyOf(Vec<Shape>),
    /// A condition: a text, or `any_of` or `all_of` with more conditions.
    Condition,
}

/// A mapping with fixed keys.
#[derive(Clone, Debug)]
pub struct Record {
    /// What it is, with its article.
    pub what: &'static str,
    /// What it is for.
    pub doc: String,
    /// Its keys, in the order of the format.
    pub fields: Vec<Key>,
}

/// A key of a record.
#[derive(Clone, Debug)]
pub struct Key {
    /// The key.
    pub key: &'static str,
    /// What it says.
    pub doc: String,
    /// Whether a record needs it.
    pub required: bool,
    /// What stands behind it.
    pub shape: Shape,
}

/// What a value of a type looks like, for messages about lists of them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// A single text.
    Text,
    /// A mapping with the keys of a record.
    Record,
    /// Either of them, or more.
    Mixed,
}

/// A type whose values stand in the file.
pub trait Shaped {
    /// Whether the key that it stands behind has to be there.
    const REQUIRED: bool = false;

    /// What it looks like if its texts stand for `role`.
    fn shape(role: Role) -> Shape;
}

/// The lines of a documentation comment as one text.
pub fn doc(lines: &[&str]) -> String {
    lines.iter().map(|line| line.trim()).collect::<Vec<_>>().join(" ")
}
