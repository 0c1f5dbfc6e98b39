//! What is said of a quotation beside its words: their language, and what a translation was made from.

use super::accepted::BAD_VALUE;
use crate::collation::folded;
use crate::diagnostic::{Diagnostic, rule};
use crate::document::Quotation;
use crate::document::read::Text;
use crate::words::shorten;

rule! {
    /// A key that has nothing to say something of.
    pub IDLE_KEY = "D0458" "idle-key" Evidence Warning:
        "a key that says nothing without another one: a digest of no file, a translation of nothing, a language of no words"
}

/// The tag of a language, loosely as in BCP 47: two or three letters, and what tells it more exactly behind hyphens.
pub fn language(text: &Text<'_>, problems: &mut Vec<Diagnostic>) -> Option<String> {
    if is_tag(text.value) {
        return Some(text.value.to_string());
    }
    let meant = text.value.trim().replace('_', "-");
    let meant = Some(meant.as_str()).filter(|meant| is_tag(meant));
    problems.push(
        Diagnostic::new(&BAD_VALUE, text.span, format!("`{}` is not the tag of a language", shorten(text.value)))
            .label("expected a tag of BCP 47")
            .help(match meant {
                Some(meant) => format!("write `{meant}`"),
                None => "write two or three letters, as in `uk`, `en` or `ar`; a script or a region follows a hyphen, as in \
                         `pt-BR`"
                    .to_owned(),
            })
            .fix(text.fixed(meant)),
    );
    None
}

fn is_tag(text: &str) -> bool {
    let mut parts = text.split('-');
    let first = parts.next().unwrap_or_default();
    (2..=3).contains(&first.len())
        && first.bytes().all(|byte| byte.is_ascii_alphabetic())
        && parts.all(|part| (1..=8).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_alphanumeric()))
}

/// Reports what has nothing to say something of. What a translation was made from is looked at first: the rest hangs on it.
pub fn idle(quotation: &Quotation, problems: &mut Vec<Diagnostic>) {
    let found = match (&quotation.quote, &quotation.original, &quotation.translation, &quotation.lang) {
        (None, Some(original), _, _) => {
            Diagnostic::new(&IDLE_KEY, original.span, "`original` without a `quote` that translates it")
                .label("the original of what?")
                .help("write these words as `quote`, or add their translation as `quote`")
        }
        (Some(quote), Some(original), _, _) if folded(quote.value) == folded(original.value) => {
            Diagnostic::new(&IDLE_KEY, original.span, "`original` has the words of `quote`")
                .label("no translation")
                .related(quote.span, "the same words")
                .help("take `original` out, or write its translation as `quote`")
        }
        (_, None, Some(translation), _) => Diagnostic::new(
            &IDLE_KEY,
            translation.span,
            "`translation` says nothing without `original`",
        )
        .label("a translation of what?")
        .help(
            "add the words of the source as `original`; if the source itself has the translation, say so in its \
                     `note` and take this out",
        ),
        (None, None, _, Some(lang)) => Diagnostic::new(&IDLE_KEY, lang.span, "`lang` says nothing without words")
            .label("the language of what?")
            .help("add the words as `quote`, or take `lang` out"),
        _ => return,
    };
    problems.push(found);
}
