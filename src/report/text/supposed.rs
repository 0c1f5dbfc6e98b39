//! Scenarios and utilities, as the file has them.

use super::frame;
use crate::analysis::Situation;
use crate::model::Value;
use crate::report::page::{Page, clean};

/// Every scenario with what it supposes.
pub fn scenarios(page: &mut Page, situation: &Situation<'_>) {
    let model = situation.model;
    frame::head(page, situation, "Scenarios; none is a forecast");
    for (_, scenario) in model.scenarios.iter() {
        page.heading(&frame::id(&scenario.id));
        page.maybe(2, scenario.text.as_ref());
        scenario.assume.iter().for_each(|one| page.line(2, &frame::assuming(model, one)));
        scenario.waive.iter().for_each(|(one, _)| page.line(2, &frame::waiving(model, *one)));
        page.maybe(2, scenario.note.as_ref());
    }
    if model.scenarios.is_empty() {
        page.line(2, "The model has none.");
    }
}

/// The numbers of every party that gave some.
pub fn utilities(page: &mut Page, situation: &Situation<'_>) {
    let model = situation.model;
    frame::head(page, situation, "Utilities, by each party's own account");
    let number = |number: f64| Value::Number(number).to_string();
    for utility in &model.utilities {
        page.heading(&frame::party(model, utility.party));
        page.line(2, &format!("given by {}", clean(&utility.given_by)));
        if let Some(without) = utility.disagreement {
            page.line(2, &format!("no deal: {}", number(without)));
        }
        for (issue, weight) in &utility.weights {
            page.line(2, &format!("{} weighs {}", clean(&model.issues[*issue].name), number(*weight)));
        }
        for (issue, values) in &utility.values {
            let options = &model.issues[*issue].options;
            let value =
                |(option, value): &(usize, f64)| format!("{} {}", clean(&options[*option].name), number(*value));
            let values: Vec<String> = values.iter().map(value).collect();
            page.line(2, &format!("{}: {}", clean(&model.issues[*issue].name), values.join(", ")));
        }
        situation.filter().pieces(&utility.evidence).for_each(|piece| page.line(6, &frame::evidence(model, piece)));
        page.maybe(2, utility.note.as_ref());
    }
    if model.utilities.is_empty() {
        page.line(2, "No party has given any; they are never guessed.");
    }
}
