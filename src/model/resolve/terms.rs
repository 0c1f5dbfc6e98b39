//! The "how" of positions: accepted and preferred values of the parameters that a demand or an issue declares.

use crate::diagnostic::{Diagnostic, rule};
use crate::document;
use crate::document::read::{Entry, Text, keep_apart, unique};
use crate::model::index::Model;
use crate::model::stance::Target;
use crate::model::terms::{Accepted, Domain, Parameter, Term, number};
use crate::source::Span;
use crate::words::{near, typo};

rule! {
    /// Terms for a parameter that the demand does not have.
    pub UNKNOWN_PARAMETER = "D0304" "unknown-parameter" References Error:
        "terms for a parameter that the demand or issue does not have"
}

rule! {
    /// A value outside the domain of its parameter.
    pub BAD_VALUE = "D0305" "bad-value" File Error:
        "a value that its parameter or key cannot have, or a range with nothing in it"
}

/// What to do about a range in which no number lies.
pub const EMPTY_RANGE: &str = "look at the source again, and put the smaller number under `min`";

/// The parameters that terms can be about, and the id of what they are on.
pub struct Declared<'m> {
    owner: &'m str,
    list: Vec<&'m Parameter>,
}

impl<'m> Declared<'m> {
    /// Those of a demand and its issue, or of an issue.
    pub fn by(model: &'m Model, on: Target) -> Declared<'m> {
        Declared { owner: model.target_id(on), list: model.parameters(on).collect() }
    }

    fn find(&self, name: &Text, problems: &mut Vec<Diagnostic>) -> Option<&'m Parameter> {
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

    fn unknown(&self, name: &Text) -> Diagnostic {
        let known = || self.list.iter().map(|parameter| parameter.name.as_str());
        let listed = known().map(|name| format!("`{name}`")).collect::<Vec<_>>().join(", ");
        let help = match (near(&name.value, known()), self.list.len()) {
            (Some(meant), _) => format!("did you mean `{meant}`?"),
            (None, 0) => format!("it has none; declare it there, as in `parameters: {{{}: number}}`", name.value),
            (None, 1) => format!("it has the parameter {listed}; declare others under `parameters:`"),
            (None, _) => format!("it has the parameters {listed}; declare others under `parameters:`"),
        };
        let message = format!("`{}` has no parameter `{}`", self.owner, name.value);
        Diagnostic::new(&UNKNOWN_PARAMETER, name.span, message)
            .label("not declared by what this is about")
            .help(help)
            .fix(name.fixed(typo(&name.value, known())))
    }
}

/// Accepted values by parameter, in the order in which the parameters are declared.
pub fn terms(
    entries: &[Entry<document::Accepted>],
    declared: &Declared<'_>,
    problems: &mut Vec<Diagnostic>,
) -> Vec<Term> {
    let (keys, known) = (entries, problems.len());
    let entries = unique(entries, problems);
    let term = |(name, accepted): (&Text, &document::Accepted)| {
        let parameter = declared.find(name, problems)?;
        let accepted = accepted_values(accepted, parameter, problems)?;
        Some(Term { parameter: name.value.to_string(), accepted })
    };
    let mut terms: Vec<Term> = entries.filter_map(term).collect();
    terms.sort_by_key(|term| declared.place(&term.parameter));
    keep_apart(keys.iter().map(|(key, _)| key), &mut problems[known..]);
    terms
}

/// Preferred values by parameter.
pub fn ideals(
    entries: &[Entry<Text>],
    declared: &Declared<'_>,
    problems: &mut Vec<Diagnostic>,
) -> Vec<(String, String)> {
    let (keys, known) = (entries, problems.len());
    let entries = unique(entries, problems);
    let ideal = |(name, value): (&Text, &Text)| {
        let parameter = declared.find(name, problems)?;
        check_value(value, parameter, problems)?;
        Some((name.value.to_string(), value.value.to_string()))
    };
    let mut ideals: Vec<(String, String)> = entries.filter_map(ideal).collect();
    ideals.sort_by_key(|(parameter, _)| declared.place(parameter));
    keep_apart(keys.iter().map(|(key, _)| key), &mut problems[known..]);
    ideals
}

fn check_value(value: &Text, parameter: &Parameter, problems: &mut Vec<Diagnostic>) -> Option<()> {
    let (fits, label, expected, meant) = match &parameter.domain {
        Domain::Number => {
            // Behind a number stands its unit, which belongs to the parameter.
            let bare = value.value.trim_end_matches(|c: char| c == '%' || c.is_alphabetic() || c.is_whitespace());
            let expected = match number(bare) {
                Some(_) => {
                    format!("`{bare}`; what it counts is said by the name of the parameter or the text of the demand")
                }
                None => "a number without separators, as in 600000".to_owned(),
            };
            (number(&value.value).is_some(), "not a number", expected, None)
        }
        Domain::Values(list) => {
            let meant = typo(&value.value, list.iter().map(String::as_str));
            (
                list.iter().any(|known| *known == value.value),
                "not one of its values",
                format!("one of: {}", list.join(", ")),
                meant,
            )
        }
    };
    if !fits {
        let message = format!("`{}` is not a value of `{}`", value.value, parameter.name);
        let help = meant.map_or(format!("write {expected}"), |meant| format!("did you mean `{meant}`?"));
        problems.push(
            Diagnostic::new(&BAD_VALUE, value.span, message)
                .label(label)
                .related(parameter.span, "declared here")
                .help(help)
                .fix(value.fixed(meant)),
        );
    }
    fits.then_some(())
}

fn accepted_values(
    entry: &document::Accepted,
    parameter: &Parameter,
    problems: &mut Vec<Diagnostic>,
) -> Option<Accepted> {
    match entry {
        document::Accepted::Values(list, span) => {
            let known: Vec<&Text> =
                list.iter().filter(|value| check_value(value, parameter, problems).is_some()).collect();
            if list.is_empty() {
                problems.push(
                    Diagnostic::new(&BAD_VALUE, *span, "a list of accepted values is empty")
                        .label("nothing fits this")
                        .help(
                            "give at least one accepted value, or leave the parameter out if the terms are not known",
                        ),
                );
            }
            let texts = known.iter().map(|value| value.value.as_str());
            (!known.is_empty()).then(|| match parameter.domain {
                Domain::Number => Accepted::list(texts),
                Domain::Values(_) => Accepted::texts(texts),
            })
        }
        document::Accepted::Range { min, max, span } => range([min, max], *span, parameter, problems),
    }
}

/// A range of numbers. Values that are listed and are no numbers have none.
fn range(
    ends: [&Option<Text>; 2],
    span: Span,
    parameter: &Parameter,
    problems: &mut Vec<Diagnostic>,
) -> Option<Accepted> {
    if let Domain::Values(list) = &parameter.domain
        && !list.iter().all(|value| number(value).is_some())
    {
        problems.push(
            Diagnostic::new(&BAD_VALUE, span, format!("`{}` has listed values and no range", parameter.name))
                .label("a range")
                .related(parameter.span, "declared here")
                .help(format!("write one or several of: {}", list.join(", "))),
        );
        return None;
    }
    let numeric = Parameter { domain: Domain::Number, ..parameter.clone() };
    let mut end = |text: &Option<Text>| {
        text.as_ref().map(|text| check_value(text, &numeric, problems).and_then(|()| number(&text.value)))
    };
    let [min, max] = ends.map(&mut end);
    if min == Some(None) || max == Some(None) {
        return None;
    }
    let (min, max) = (min.flatten(), max.flatten());
    if matches!((min, max), (Some(min), Some(max)) if min > max) {
        problems.push(
            Diagnostic::new(&BAD_VALUE, span, "the range is empty: `min` is larger than `max`")
                .label("nothing lies between")
                .help(EMPTY_RANGE),
        );
        return None;
    }
    let Domain::Values(list) = &parameter.domain else { return Some(Accepted::Range { min, max }) };
    // Of listed numbers, a range means those that lie in it.
    let lies =
        |text: &&str| number(text).is_some_and(|n| min.is_none_or(|min| min <= n) && max.is_none_or(|max| n <= max));
    let inside: Vec<&str> = list.iter().map(String::as_str).filter(lies).collect();
    if inside.is_empty() {
        problems.push(
            Diagnostic::new(&BAD_VALUE, span, format!("no value of `{}` lies in this range", parameter.name))
                .label("nothing fits this")
                .related(parameter.span, "declared here")
                .help(format!("write one or several of: {}", list.join(", "))),
        );
        return None;
    }
    Some(Accepted::texts(inside))
}
