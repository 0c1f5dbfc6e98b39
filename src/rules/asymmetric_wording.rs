//! Two sides of one question, of which only one is told what it has to do.

use crate::diagnostic::{Diagnostic, rule};
use crate::rule::Subject;
use crate::wording::words;

rule! {
    pub RULE = "D0444" "asymmetric-wording" Evidence Warning:
        "of two demands that exclude one another, one is worded as a duty and the other as an outcome"
}

/// Words that turn an outcome into a duty, a concession or a gift.
const DUTIES: &[&str] = &[
    "accept",
    "accepts",
    "admit",
    "agree",
    "agrees",
    "allow",
    "allows",
    "concede",
    "concedes",
    "finally",
    "forced",
    "grant",
    "grants",
    "merely",
    "must",
    "obliged",
    "rightfully",
    "shall",
    "should",
    "simply",
];

/// The same if "to" or "up" comes next.
const WITH_NEXT: &[(&str, &str)] = &[
    ("has", "to"),
    ("have", "to"),
    ("is", "to"),
    ("are", "to"),
    ("needs", "to"),
    ("need", "to"),
    ("required", "to"),
    ("gives", "up"),
    ("give", "up"),
];

pub fn check(on: &Subject<'_>, problems: &mut Vec<Diagnostic>) {
    let demands = &on.model.demands;
    for (_, demand) in demands.iter() {
        for relation in &demand.excludes {
            let other = &demands[relation.to];
            let (one, two, word) = match (duty(&demand.text), duty(&other.text)) {
                (Some(word), None) => (demand, other, word),
                (None, Some(word)) => (other, demand, word),
                _ => continue,
            };
            let message = format!("`{}` says `{word}`, and `{}`, which it excludes, states an outcome", one.id, two.id);
            problems.push(
                Diagnostic::new(&RULE, one.span, message)
                    .label(format!("worded with `{word}`"))
                    .related(two.span, "worded as an outcome")
                    .help("word both in the same way, as outcomes: `The border opens`, not `The South has to open the border`"),
            );
        }
    }
}

/// The first word or phrase of this kind.
fn duty(text: &str) -> Option<String> {
    let words = words(text);
    (0..words.len()).find_map(|at| {
        let (word, next) = (words[at].as_str(), words.get(at + 1).map_or("", String::as_str));
        let phrase = WITH_NEXT.contains(&(word, next)).then(|| format!("{word} {next}"));
        phrase.or_else(|| DUTIES.contains(&word).then(|| word.to_owned()))
    })
}
