//! The section `checks`, and comments that allow rules.

use super::accepted::BAD_VALUE;
use super::names::Names;
use super::steps::parties;
use crate::diagnostic::{Diagnostic, Treatment};
use crate::document::read::Text;
use crate::document::{self, Document};
use crate::model::checks::{Allow, Checks, Named, Prose, Setting};

/// What all files say of checking.
pub fn resolve(document: &Document<'_>, names: &Names, problems: &mut Vec<Diagnostic>) -> Checks {
    let mut checks = Checks::default();
    for entry in &document.checks {
        let plain = |text: &Text<'_>, treatment| Setting { rule: named(text), treatment, reason: None };
        checks.settings.extend(entry.deny.items.iter().map(|text| plain(text, Treatment::Deny)));
        checks.settings.extend(entry.warn.items.iter().map(|text| plain(text, Treatment::Warn)));
        for (rule, reason) in &entry.allow.entries {
            let reason =
                reason.as_ref().map(|reason| reason.value.trim().to_owned()).filter(|reason| !reason.is_empty());
            checks.settings.push(Setting { rule: named(rule), treatment: Treatment::Allow, reason });
        }
        checks.sides.extend(parties(&entry.sides.items, names, problems));
        if let Some(words) = &entry.loaded_words {
            checks.loaded_words.extend(words.add.items.iter().map(|word| word.value.to_string()));
            checks.plain_words.extend(words.remove.items.iter().map(named));
        }
    }
    let sides: Vec<&Text<'_>> = document.checks.iter().flat_map(|entry| &entry.sides.items).collect();
    if let Some(first) = sides.first()
        && sides.iter().all(|side| side.value == first.value)
    {
        problems.push(
            Diagnostic::new(&BAD_VALUE, first.span, "`sides` names one party only")
                .label("one side")
                .help("name the parties of every side, or take `sides` out"),
        );
    }
    checks.stale_after = document.stale_after.as_ref().and_then(|text| number(text, problems));
    checks.quotation_words = document.quotation_words.as_ref().and_then(|text| number(text, problems));
    checks.allows = document
        .allows
        .iter()
        .map(|comment| Allow {
            rules: comment.rules.iter().map(named).collect(),
            reason: comment.reason.as_ref().map(|reason| reason.value.to_string()),
            span: comment.span,
            covers: comment.covers,
        })
        .collect();
    checks
}

/// What authors wrote in their own words, as rules look at it.
pub fn prose(written: &[document::Prose<'_>]) -> Vec<Prose> {
    let prose =
        |one: &document::Prose<'_>| Prose { key: one.key, text: one.text.value.to_string(), span: one.text.span };
    written.iter().map(prose).collect()
}

fn named(text: &Text<'_>) -> Named {
    Named { name: text.value.to_string(), span: text.span, style: text.style }
}

/// A count that is not nothing.
fn number(text: &Text<'_>, problems: &mut Vec<Diagnostic>) -> Option<u32> {
    let number = text.value.parse().ok().filter(|number| *number > 0);
    if number.is_none() {
        problems.push(
            Diagnostic::new(&BAD_VALUE, text.span, format!("`{}` is not a whole number above 0", text.value))
                .label("expected a number")
                .help("write digits only, as in 365"),
        );
    }
    number
}
