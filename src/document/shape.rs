//! What the records of the format look like, as data: for schemas, and for whatever else describes the format.
//!
//! The shapes come from the same declarations as the readers, so they cannot say something else.

use crate::kind::Kind;

/// What a text stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    /// A name, a title, an address, or a word of the author's choice.
    Free,
    /// The author's own sentences, which should take no side.
    Prose,
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
    /// What it needs beyond its required keys.
    pub needs: &'static [Needs],
}

/// What a whole record needs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Needs {
    /// All of these keys, although the reader can make do without.
    All(&'static [&'static str]),
    /// One of these keys, and no two.
    OneOf(&'static [&'static str]),
    /// At least one of these keys.
    AnyOf(&'static [&'static str]),
    /// At least one key.
    Something,
    /// Keys of one of these lists only.
    Either(&'static [&'static [&'static str]]),
}

/// How to write what stands behind a key.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Help {
    /// A mapping, from names that the author chose or with keys of its own.
    Write(&'static str),
    /// A single id: who means several writes several entries.
    OneEach(&'static str),
}

impl Help {
    /// For quotations by source.
    pub const EVIDENCE: Help = Help::Write("write `evidence: {ID-OF-THE-SOURCE: exact words}`");
    /// For the "how" of a demand or an issue.
    pub const PARAMETERS: Help = Help::Write(
        "write `parameters: {name: number}` with `number`, `date` or `set`, or `{name: [first, second]}`; a unit goes into the \
         name or the demand's text",
    );

    /// For values by parameter.
    pub const ACCEPTS: Help = Help::Write("write `accepts: {parameter: value}`");
    /// For the demand that an entry is about.
    pub const ONE_DEMAND: Help = Help::OneEach("write an entry for each demand, with one id behind `demand:`");
    /// For the issue that an entry is about.
    pub const ONE_ISSUE: Help = Help::OneEach("write an entry for each issue, with one id behind `issue:`");
    /// For the party whose entry it is.
    pub const ONE_PARTY: Help = Help::OneEach("write an entry for each party, with one id behind `party:`");

    /// Whether a mapping stands behind the key with this help.
    pub fn is_of_mapping(help: Option<Help>) -> bool {
        matches!(help, Some(Help::Write(_)))
    }
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
