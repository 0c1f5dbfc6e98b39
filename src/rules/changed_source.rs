//! A text that is no longer the one from which somebody quoted.

use crate::diagnostic::{Diagnostic, rule};
use crate::model::Model;
use crate::quotation::Texts;

rule! {
    pub RULE = "D0456" "changed-source" Evidence Error:
        "the file of a source is not the text of which `sha256` is the digest"
}

/// How many files have the digest that their source gives, and how many have another one. O(length of the texts).
pub fn check(model: &Model, texts: &Texts, problems: &mut Vec<Diagnostic>) -> [usize; 2] {
    let mut done = [0, 0];
    for (_, source) in model.sources.iter() {
        let (Some((given, span)), Some(file)) = (&source.sha256, &source.file) else { continue };
        let Some(Ok(text)) = texts.get(file) else { continue };
        let actual = text.digest();
        done[usize::from(actual != *given)] += 1;
        if actual != *given {
            problems.push(
                Diagnostic::new(&RULE, *span, format!("`{file}` is not the text that source `{}` had", source.id))
                    .label("the digest of another text")
                    .help(format!(
                        "quotations are looked up in what the file holds now; put the former text back, or, once you have \
                         looked at what is new, write `sha256: {actual}`"
                    )),
            );
        }
    }
    done
}
