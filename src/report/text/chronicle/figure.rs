//! A figure with who gives it.

use super::common::{attributed, by, titled};
use crate::answer::FigureEntry;
use crate::report::page::{Page, clean};

/// Of what it is, with the id.
pub fn title(figure: &FigureEntry<'_>) -> String {
    titled(figure.what, figure.figure.id)
}

/// The number or the range, who gives it, and in which words.
pub fn print(page: &mut Page, figure: &FigureEntry<'_>) {
    let number = figure.amount().map(|amount| amount.to_string());
    let words = [figure.qualifier.map(clean), number, figure.unit.map(clean)];
    let amount: Vec<String> = words.into_iter().flatten().filter(|word| !word.is_empty()).collect();
    page.line(2, &format!("{} – {}", amount.join(" "), by(&figure.said)));
    attributed(page, &figure.said);
}
