//! What options are worth to a party, by its own account.

use super::common::maybe;
use crate::answer::Utility;
use crate::model::{Number, Value};
use crate::report::page::{Page, clean};
use crate::report::text::words;

/// Whose numbers.
pub fn title(utility: &Utility<'_>) -> String {
    clean(utility.party.name)
}

/// The numbers, and the words that they rest on.
pub fn print(page: &mut Page, utility: &Utility<'_>) {
    let number = |Number(number): Number| Value::Number(number).to_string();
    page.line(2, &format!("given by {}", clean(utility.given_by)));
    if let Some(without) = utility.disagreement {
        page.line(2, &format!("no deal: {}", number(without)));
    }
    for (issue, weight) in &utility.weights.0 {
        page.line(2, &format!("{} weighs {}", clean(issue.name), number(*weight)));
    }
    for (issue, values) in &utility.values.0 {
        let value = |(option, value): &(&str, Number)| format!("{} {}", clean(option), number(*value));
        let values: Vec<String> = values.0.iter().map(value).collect();
        page.line(2, &format!("{}: {}", clean(issue.name), values.join(", ")));
    }
    words::evidence(page, &utility.evidence, 6);
    maybe(page, 2, utility.note);
}
