//! What a position depends on.

use schemars::JsonSchema;
use serde::Serialize;

use super::register::Register;
use crate::date::Date;
use crate::model::{self, LevelRange, Link};

/// What a position depends on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
#[non_exhaustive]
pub struct Condition {
    /// How.
    pub link: Link,
    /// On what, in words: ids, and words of the file.
    pub what: String,
    /// The same in whole sentences, without ids: of JSON, the parts and the glossary say it.
    #[serde(skip)]
    pub in_full: String,
    /// On what, part by part.
    pub on: On,
}

/// What has to come about.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum On {
    /// A demand is met: its id.
    Demand(String),
    /// A step is done: its id.
    Step(String),
    /// An event happens: its id.
    Event(String),
    /// Something in the author's words.
    Text(String),
    /// At least one of these.
    AnyOf(Vec<On>),
    /// All of these.
    AllOf(Vec<On>),
}

impl On {
    fn new(model: &model::Model, condition: &model::Condition) -> On {
        let parts = |parts: &[model::Condition]| parts.iter().map(|part| On::new(model, part)).collect();
        match condition {
            model::Condition::Demand(ix) => On::Demand(model.demands[*ix].id.to_string()),
            model::Condition::Step(ix) => On::Step(model.steps[*ix].id.to_string()),
            model::Condition::Event(ix) => On::Event(model.events[*ix].id.to_string()),
            model::Condition::Text(text) => On::Text(text.clone()),
            model::Condition::AnyOf(list) => On::AnyOf(parts(list)),
            model::Condition::AllOf(list) => On::AllOf(parts(list)),
        }
    }
}

/// What has to come about, by the sentences of what it names.
fn in_full(model: &model::Model, condition: &model::Condition) -> String {
    let text = model.condition_with(condition, &|element| format!("“{}”", model.title_of(element)));
    match condition {
        // Around the whole, they part nothing.
        model::Condition::AnyOf(_) | model::Condition::AllOf(_) => {
            text.strip_prefix('(').and_then(|text| text.strip_suffix(')')).map(str::to_owned).unwrap_or(text)
        }
        _ => text,
    }
}

/// Conditions of a statement.
pub fn conditions<'c>(
    register: &Register<'_, '_>,
    list: impl IntoIterator<Item = &'c (Link, model::Condition)>,
) -> Vec<Condition> {
    let one = |(link, what): &(Link, model::Condition)| Condition {
        link: *link,
        what: register.condition(what),
        in_full: in_full(register.model(), what),
        on: On::new(register.model(), what),
    };
    list.into_iter().map(one).collect()
}

/// On what a clause depends.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
#[non_exhaustive]
pub struct Hangs {
    /// On what.
    pub conditions: Vec<Condition>,
    /// How it stands to its demand otherwise.
    pub otherwise: Option<LevelRange>,
    /// The last day on which it holds.
    pub until: Option<Date>,
}

impl Hangs {
    /// Of a clause.
    pub fn new(register: &Register<'_, '_>, hangs: &model::Hangs) -> Hangs {
        hangs.on.iter().for_each(|(_, what)| register.named_by(what));
        Hangs { conditions: conditions(register, &hangs.on), otherwise: hangs.otherwise, until: hangs.until }
    }
}
