//! What the author writes in words of their own: sentences about demands, notes, reasons. Quotations are not among them,
//! and neither are names and titles, which belong to whom they name.

use crate::document::node::{Node, Value};
use crate::document::read::{Sp, Text};

/// A text in the author's own words.
#[derive(Clone, Debug)]
pub struct Prose {
    /// The key that it stands behind; of a mapping with reasons, the key of that mapping.
    pub key: &'static str,
    /// The text.
    pub text: Text,
}

/// Keys with a text of the author behind them.
const KEYS: &[&str] = &["text", "note", "question", "says", "how", "why", "what", "qualifier", "unit", "place"];

/// Keys with a reason of the author behind each key below them.
const REASONS: &[&str] = &["implies", "excludes", "only_by"];

/// Keys with conditions, which may be an id or a text of the author.
const CONDITIONS: &[&str] = &["only_after", "if", "unless", "until", "then", "any_of", "all_of"];

/// Keys below which nothing is the author's own.
const QUOTED: &[&str] = &["evidence"];

/// Collects every such text below a node. O(size of the tree).
pub fn prose(node: &Node, found: &mut Vec<Prose>) {
    match &node.value {
        Value::Sequence(items) => items.iter().for_each(|item| prose(item, found)),
        Value::Mapping(pairs) => {
            for (key, value) in pairs {
                let Value::Scalar { text: key, .. } = &key.value else { continue };
                let is = |list: &[&'static str]| list.iter().copied().find(|known| known == key);
                if let Some(key) = is(KEYS) {
                    texts(key, value, found);
                } else if let Some(key) = is(CONDITIONS) {
                    let from = found.len();
                    texts(key, value, found);
                    // A single word is an id.
                    let ids = found.split_off(from);
                    found.extend(ids.into_iter().filter(|prose| prose.text.value.contains(char::is_whitespace)));
                    prose(value, found);
                } else if let (Some(key), Value::Mapping(reasons)) = (is(REASONS), &value.value) {
                    reasons.iter().for_each(|(_, reason)| texts(key, reason, found));
                } else if is(QUOTED).is_none() {
                    prose(value, found);
                }
            }
        }
        Value::Scalar { .. } | Value::Null => {}
    }
}

/// A single text, or every text of a list.
fn texts(key: &'static str, node: &Node, found: &mut Vec<Prose>) {
    match &node.value {
        Value::Scalar { text, style, .. } => {
            found.push(Prose { key, text: Sp { value: text.as_ref().into(), span: node.span, style: *style } });
        }
        Value::Sequence(items) => {
            let single = items.iter().filter(|item| matches!(item.value, Value::Scalar { .. }));
            single.for_each(|item| texts(key, item, found));
        }
        Value::Mapping(_) | Value::Null => {}
    }
}
