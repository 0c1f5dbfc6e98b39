//! What is accepted of one parameter, by what it is declared to be: numbers, dates, members of a set, or listed values.

use std::collections::BTreeSet;

use super::words::date;
use crate::date::Date;
use crate::diagnostic::{Diagnostic, Label, rule};
use crate::document;
use crate::document::read::Text;
use crate::model::member_sets::Members;
use crate::model::stretch::{DateRange, Stretch, apart};
use crate::model::terms::{Accepted, Domain, Ideal, Parameter, number};
use crate::source::Span;
use crate::words::typo;

rule! {
    /// A value outside the domain of its parameter.
    pub BAD_VALUE = "D0305" "bad-value" File Error:
        "a value that its parameter or key cannot have, or a range with nothing in it"
}

/// What to do about a range in which no number lies.
pub const EMPTY_RANGE: &str = "look at the source again, and put the smaller number under `min`";

/// The same for dates.
const EMPTY_PERIOD: &str = "look at the source again, and put the earlier date under `min`";

/// What a statement accepts, or a text sets: then members in a list are all that there are.
pub fn accepted_values(
    entry: &document::Accepted,
    parameter: &Parameter,
    is_set: bool,
    problems: &mut Vec<Diagnostic>,
) -> Option<Accepted> {
    match entry {
        document::Accepted::Values(list, span) => values(list, *span, parameter, is_set, problems),
        document::Accepted::Range { min, max, span } => range([min, max], *span, parameter, problems),
        document::Accepted::Members { with, without, exactly, span } => {
            members([with, without], exactly.as_deref(), *span, parameter, problems)
        }
    }
}

/// What a party prefers: one value, or the members of a set.
pub fn preferred(
    name: &Text<'_>,
    values: &[Text<'_>],
    parameter: &Parameter,
    problems: &mut Vec<Diagnostic>,
) -> Option<Ideal> {
    if parameter.domain == Domain::Set {
        return Some(Ideal::Members(values.iter().map(|value| value.value.to_string()).collect()));
    }
    let [value] = values else {
        let message = format!("`{}` has one preferred value", parameter.name);
        problems.push(
            no_value(name.span, message, parameter)
                .label(if values.is_empty() { "none stands here" } else { "several stand here" })
                .help("write the one that is preferred; what would do as well belongs under `accepts`"),
        );
        return None;
    };
    check_value(value, parameter, problems)?;
    Some(Ideal::Value(value.value.to_string()))
}

fn no_value(span: Span, message: String, parameter: &Parameter) -> Diagnostic {
    Diagnostic::new(&BAD_VALUE, span, message).related(parameter.span, "declared here")
}

/// How what is accepted of a parameter is written.
fn how_to_write(domain: &Domain) -> String {
    match domain {
        Domain::Number => "write a number, a list of numbers or `{min: …, max: …}`".to_owned(),
        Domain::Date => "write a date, a list of dates or `{min: …, max: …}`".to_owned(),
        Domain::Set => {
            "write `{with: […]}` for what has to be in it, `{without: […]}` for what must not be, or `{exactly: […]}` for \
             all that is in it"
                .to_owned()
        }
        Domain::Values(list) => format!("write one or several of: {}", list.join(", ")),
    }
}

fn check_value(value: &Text<'_>, parameter: &Parameter, problems: &mut Vec<Diagnostic>) -> Option<()> {
    let (fits, label, help, meant) = match &parameter.domain {
        Domain::Number => {
            let is_date = value.value.parse::<Date>().is_ok();
            let days = if is_date { format!("; for days, declare `{}: date`", parameter.name) } else { String::new() };
            // Behind a number stands its unit, which belongs to the parameter.
            let bare = value.value.trim_end_matches(|c: char| c == '%' || c.is_alphabetic() || c.is_whitespace());
            let help = match number(bare) {
                Some(_) => {
                    format!(
                        "write `{bare}`; what it counts is said by the name of the parameter or the text of the demand"
                    )
                }
                None => format!("write a number without separators, as in 600000{days}"),
            };
            (number(value.value).is_some(), "not a number", help, None)
        }
        Domain::Date => return read_date(value, parameter, problems).map(|_| ()),
        Domain::Set => (true, "", String::new(), None),
        Domain::Values(list) => {
            let meant = typo(value.value, list.iter().map(String::as_str));
            let is_one = list.iter().any(|known| *known == value.value);
            (is_one, "not one of its values", format!("write one of: {}", list.join(", ")), meant)
        }
    };
    if !fits {
        let message = format!("`{}` is not a value of `{}`", value.value, parameter.name);
        let help = meant.map_or(help, |meant| format!("did you mean `{meant}`?"));
        problems.push(no_value(value.span, message, parameter).label(label).help(help).fix(value.fixed(meant)));
    }
    fits.then_some(())
}

fn read_date(text: &Text<'_>, parameter: &Parameter, problems: &mut Vec<Diagnostic>) -> Option<Date> {
    let known = problems.len();
    let date = date(text, problems);
    for found in &mut problems[known..] {
        found.related.push(Label { span: parameter.span, text: "declared here".to_owned() });
    }
    date
}

fn values(
    list: &[Text<'_>],
    span: Span,
    parameter: &Parameter,
    is_set: bool,
    problems: &mut Vec<Diagnostic>,
) -> Option<Accepted> {
    // A clause that sets nobody has said so.
    if list.is_empty() && !(is_set && parameter.domain == Domain::Set) {
        let help = match parameter.domain {
            Domain::Set => {
                "write `{exactly: []}` if nothing is to be in it, or leave the parameter out if the terms are not known"
            }
            _ => "give at least one accepted value, or leave the parameter out if the terms are not known",
        };
        problems.push(
            Diagnostic::new(&BAD_VALUE, span, "a list of accepted values is empty")
                .label("nothing fits this")
                .help(help),
        );
        return None;
    }
    let texts = || list.iter().map(|text| text.value);
    match &parameter.domain {
        Domain::Date => {
            let dates = list.iter().filter_map(|text| read_date(text, parameter, problems));
            let periods: Vec<DateRange> = dates.map(DateRange::of).collect();
            (!periods.is_empty()).then(|| Accepted::Dates(apart(&periods)))
        }
        Domain::Set if is_set => Some(Accepted::Set(Members::exactly(texts()))),
        Domain::Set => {
            let message =
                format!("`{}` is a set: a list alone does not say whether it may have other members", parameter.name);
            problems.push(
                no_value(span, message, parameter)
                    .label("only these, or these as well?")
                    .help(how_to_write(&Domain::Set)),
            );
            None
        }
        Domain::Number | Domain::Values(_) => {
            let known = list.iter().filter(|value| check_value(value, parameter, problems).is_some());
            let known: Vec<&str> = known.map(|value| value.value).collect();
            (!known.is_empty()).then(|| match parameter.domain {
                Domain::Values(_) => Accepted::texts(known),
                _ => Accepted::list(known),
            })
        }
    }
}

/// A range of numbers or dates. Sets have none, and neither have values that are listed and are no numbers.
fn range(
    ends: [&Option<Text<'_>>; 2],
    span: Span,
    parameter: &Parameter,
    problems: &mut Vec<Diagnostic>,
) -> Option<Accepted> {
    let found = match &parameter.domain {
        Domain::Date => {
            let [min, max] = both(ends, |text| read_date(text, parameter, problems))?;
            let period = DateRange::between(min, max);
            period.is_possible().then(|| Accepted::Dates(vec![period]))
        }
        Domain::Set => {
            let message = format!("`{}` is a set and has no range", parameter.name);
            problems.push(no_value(span, message, parameter).label("a range").help(how_to_write(&parameter.domain)));
            return None;
        }
        Domain::Values(list) if !list.iter().all(|value| number(value).is_some()) => {
            let message = format!("`{}` has listed values and no range", parameter.name);
            problems.push(no_value(span, message, parameter).label("a range").help(how_to_write(&parameter.domain)));
            return None;
        }
        Domain::Number | Domain::Values(_) => {
            let numeric = Parameter { domain: Domain::Number, ..parameter.clone() };
            let end = |text: &Text| check_value(text, &numeric, problems).and_then(|()| number(text.value));
            let [min, max] = both(ends, end)?;
            let range = Stretch { min, max };
            match &parameter.domain {
                Domain::Values(list) if range.is_possible() => return listed(list, range, span, parameter, problems),
                _ => range.is_possible().then_some(Accepted::Range { min, max }),
            }
        }
    };
    if found.is_none() {
        let (larger, help) = match parameter.domain {
            Domain::Date => ("after", EMPTY_PERIOD),
            _ => ("larger than", EMPTY_RANGE),
        };
        problems.push(
            Diagnostic::new(&BAD_VALUE, span, format!("the range is empty: `min` is {larger} `max`"))
                .label("nothing lies between")
                .help(help),
        );
    }
    found
}

/// Both ends of a range; none if one is there and could not be read.
fn both<T>(ends: [&Option<Text<'_>>; 2], mut read: impl FnMut(&Text<'_>) -> Option<T>) -> Option<[Option<T>; 2]> {
    let [min, max] = ends.map(|text| text.as_ref().map(&mut read));
    let read = |end: Option<Option<T>>| end.map_or(Some(None), |end| end.map(Some));
    Some([read(min)?, read(max)?])
}

/// Of listed numbers, a range means those that lie in it.
fn listed(
    list: &[String],
    range: Stretch<f64>,
    span: Span,
    parameter: &Parameter,
    problems: &mut Vec<Diagnostic>,
) -> Option<Accepted> {
    let lies = |text: &&str| number(text).is_some_and(|n| range.has(n));
    let inside: Vec<&str> = list.iter().map(String::as_str).filter(lies).collect();
    if inside.is_empty() {
        let message = format!("no value of `{}` lies in this range", parameter.name);
        problems
            .push(no_value(span, message, parameter).label("nothing fits this").help(how_to_write(&parameter.domain)));
        return None;
    }
    Some(Accepted::texts(inside))
}

/// The members of a set. Nothing else has any.
fn members(
    [with, without]: [&[Text<'_>]; 2],
    exactly: Option<&[Text<'_>]>,
    span: Span,
    parameter: &Parameter,
    problems: &mut Vec<Diagnostic>,
) -> Option<Accepted> {
    if parameter.domain != Domain::Set {
        let what = match &parameter.domain {
            Domain::Number => "is a number",
            Domain::Date => "is a date",
            _ => "has listed values",
        };
        let message = format!("`{}` {what} and has no members", parameter.name);
        problems
            .push(no_value(span, message, parameter).label("members of a set").help(how_to_write(&parameter.domain)));
        return None;
    }
    if let (Some(_), Some(more)) = (exactly, with.iter().chain(without).next()) {
        problems.push(
            Diagnostic::new(&BAD_VALUE, more.span, "`exactly` says all that is in the set, and so leaves out the rest")
                .label("more is said here")
                .help("keep `exactly`, or write `with` and `without` in its place"),
        );
        return None;
    }
    let known = problems.len();
    for out in without {
        let Some(own) = with.iter().find(|own| own.value == out.value) else { continue };
        problems.push(
            Diagnostic::new(
                &BAD_VALUE,
                out.span,
                format!("`{}` has to be in the set and must not be in it", out.value),
            )
            .label("under `without` here")
            .related(own.span, "under `with` here")
            .help("look at the source again, and keep one of the two"),
        );
    }
    if problems.len() > known {
        return None;
    }
    let names = |list: &[Text<'_>]| -> BTreeSet<String> { list.iter().map(|text| text.value.to_string()).collect() };
    Some(Accepted::Set(match exactly {
        Some(list) => Members::exactly(list.iter().map(|text| text.value)),
        None => Members { with: names(with), without: names(without), only: false },
    }))
}
