//! The "how" of positions: accepted and preferred values of the parameters that a demand or an issue declares.

use super::accepted::{accepted_values, preferred};
use crate::diagnostic::{Diagnostic, rule};
use crate::document;
use crate::document::read::{Entry, Text, keep_apart, unique};
use crate::document::set::Set;
use crate::model::stance::Target;
use crate::model::terms::{Ideal, Parameter, Term};
use crate::model::whole::Model;
use crate::words::{near, typo};

rule! {
    /// Terms for a parameter that the demand does not have.
    pub UNKNOWN_PARAMETER = "D0304" "unknown-parameter" References Error:
        "terms for a parameter that the demand or issue does not have"
}

/// The parameters that terms can be about, and the id of what they are on.
pub struct Declared<'m> {
    owner: &'m str,
    list: Vec<&'m Parameter>,
    /// Whether a text sets them, so that members in a list are all that there are.
    are_set: bool,
}

impl<'m> Declared<'m> {
    /// Those of a demand and its issue, or of an issue.
    pub fn by(model: &'m Model, on: Target) -> Declared<'m> {
        Declared { owner: model.target_id(on), list: model.parameters(on).collect(), are_set: false }
    }

    /// The same, for a text that sets them.
    pub fn set_by_text(self) -> Declared<'m> {
        Declared { are_set: true, ..self }
    }

    fn find(&self, name: &Text<'_>, problems: &mut Vec<Diagnostic>) -> Option<&'m Parameter> {
        let found = self.list.iter().copied().find(|parameter| parameter.name == name.value);
        if found.is_none() {
            problems.push(self.unknown(name));
        }
        found
    }

    /// The place of a parameter among those that are declared.
    fn place(&self, name: &str) -> Option<usize> {
        self.list.iter().position(|parameter| parameter.name == name)
    }

    fn unknown(&self, name: &Text<'_>) -> Diagnostic {
        let known = || self.list.iter().map(|parameter| parameter.name.as_str());
        let listed = known().map(|name| format!("`{name}`")).collect::<Vec<_>>().join(", ");
        let help = match (near(name.value, known()), self.list.len()) {
            (Some(meant), _) => format!("did you mean `{meant}`?"),
            (None, 0) => format!("it has none; declare it there, as in `parameters: {{{}: number}}`", name.value),
            (None, 1) => format!("it has the parameter {listed}; declare others under `parameters:`"),
            (None, _) => format!("it has the parameters {listed}; declare others under `parameters:`"),
        };
        let message = format!("`{}` has no parameter `{}`", self.owner, name.value);
        Diagnostic::new(&UNKNOWN_PARAMETER, name.span, message)
            .label("not declared by what this is about")
            .help(help)
            .fix(name.fixed(typo(name.value, known())))
    }
}

/// Accepted values by parameter, in the order in which the parameters are declared.
pub fn terms(
    entries: &[Entry<document::Accepted>],
    declared: &Declared<'_>,
    problems: &mut Vec<Diagnostic>,
) -> Vec<Term> {
    // Of most stances.
    if entries.is_empty() {
        return Vec::new();
    }
    let (keys, known) = (entries, problems.len());
    let entries = unique(entries, problems);
    let term = |(name, accepted): (&Text<'_>, &document::Accepted)| {
        let parameter = declared.find(name, problems)?;
        let accepted = accepted_values(accepted, parameter, declared.are_set, problems)?;
        Some(Term { parameter: name.value.to_string(), accepted })
    };
    let mut terms: Vec<Term> = entries.filter_map(term).collect();
    terms.sort_by_key(|term| declared.place(&term.parameter));
    keep_apart(keys.iter().map(|(key, _)| key), &mut problems[known..]);
    terms
}

/// Preferred values by parameter.
pub fn ideals(
    entries: &[Entry<Set<Text<'_>>>],
    declared: &Declared<'_>,
    problems: &mut Vec<Diagnostic>,
) -> Vec<(String, Ideal)> {
    if entries.is_empty() {
        return Vec::new();
    }
    let (keys, known) = (entries, problems.len());
    let entries = unique(entries, problems);
    let ideal = |(name, values): (&Text<'_>, &Set<Text<'_>>)| {
        let parameter = declared.find(name, problems)?;
        Some((name.value.to_string(), preferred(name, &values.items, parameter, problems)?))
    };
    let mut ideals: Vec<(String, Ideal)> = entries.filter_map(ideal).collect();
    ideals.sort_by_key(|(parameter, _)| declared.place(parameter));
    keep_apart(keys.iter().map(|(key, _)| key), &mut problems[known..]);
    ideals
}
