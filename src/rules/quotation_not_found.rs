//! Words in quotation marks that the source does not have.

use crate::diagnostic::{Diagnostic, rule};
use crate::model::{Evidence, Model};
use crate::quotation::{Missing, Text, Texts, nearest};
use crate::source::Span;

rule! {
    pub RULE = "D0411" "quotation-not-found" Evidence Error:
        "a quotation that the file of its source does not contain"
}

/// How many words of a missing part its label repeats.
const REPEATED: usize = 6;

/// In how many words at most a place for an ellipsis is looked for.
const SPLIT: usize = 100;

/// What became of all quotations and of the digests of files; each counts once.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Verification {
    /// The source has these words.
    pub verified: usize,
    /// It does not.
    pub not_found: usize,
    /// There was no text to look them up in.
    pub unverified: usize,
    /// Files that have the digest of their source.
    pub unchanged: usize,
    /// Files that have another one.
    pub changed: usize,
}

pub fn check(model: &Model, texts: &Texts, problems: &mut Vec<Diagnostic>) -> Verification {
    let mut done = Verification::default();
    for evidence in model.evidence() {
        let Some((words, span)) = evidence.words() else { continue };
        let file = model.sources[evidence.source].file.as_ref();
        let text = file.and_then(|file| Some((file, texts.get(file)?.as_ref().ok()?)));
        match text.map(|(file, text)| (file, text, text.find(words))) {
            None => done.unverified += 1,
            Some((_, _, Ok(()))) => done.verified += 1,
            Some((file, text, Err(missing))) => {
                done.not_found += 1;
                problems.push(not_found(model, evidence, span, (file, text), &missing));
            }
        }
    }
    done
}

fn not_found(
    model: &Model,
    evidence: &Evidence,
    span: Span,
    (file, text): (&str, &Text),
    missing: &Missing,
) -> Diagnostic {
    let source = &model.sources[evidence.source].id;
    let (label, help) = if missing.part.is_empty() {
        (
            "no words here".to_owned(),
            "quote the words that show the stance, or give the place only: `{at: …}`".to_owned(),
        )
    } else if missing.misplaced {
        let label = format!("“{}” stands elsewhere", beginning(&missing.part));
        (label, format!("put the parts into the order in which `{file}` has them"))
    } else {
        let label = if missing.one_of_several {
            format!("“{}” is not there", beginning(&missing.part))
        } else {
            "not in these words".to_owned()
        };
        let gap = if missing.one_of_several { None } else { gap(text, &missing.part) };
        let help = match (gap, nearest(text, &missing.part)) {
            (Some(before), _) => format!("put `…` where words are left out, after “{before}”"),
            (None, Some(passage)) => format!("the nearest words in `{file}` are “{passage}”"),
            (None, None) => format!("nothing in `{file}` comes close; is it another source?"),
        };
        (label, help)
    };
    Diagnostic::new(&RULE, span, format!("`{file}` does not have the words quoted from `{source}`"))
        .label(label)
        .help(help)
}

/// The words before the place at which a quotation splits into two that stand in the text in this order.
fn gap(text: &Text, part: &str) -> Option<String> {
    let words: Vec<&str> = part.split(' ').collect();
    let longest = words.len().min(SPLIT);
    // One word alone stands nearly everywhere.
    let at = (2..longest.saturating_sub(1)).find(|at| {
        let (before, after) = words.split_at(*at);
        text.find(&format!("{} … {}", before.join(" "), after.join(" "))).is_ok()
    })?;
    Some(words[at.saturating_sub(REPEATED)..at].join(" "))
}

/// The first words of a part.
fn beginning(part: &str) -> String {
    let words: Vec<&str> = part.split(' ').collect();
    let more = if words.len() > REPEATED { " …" } else { "" };
    format!("{}{more}", words[..words.len().min(REPEATED)].join(" "))
}
