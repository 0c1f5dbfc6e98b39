//! Merge keys: `<<: *name` in a mapping stands for the entries of another one that it does not have itself.

use std::collections::BTreeSet;

use crate::document::node::{Node, Style, Value};
use crate::document::syntax::{Stop, Why};
use crate::source::Span;

type Pairs<'t> = Vec<(Node<'t>, Node<'t>)>;

/// A mapping with what its merge keys bring in behind its own entries: of two entries with one key the earlier one counts,
/// and of several mappings in a list the first. Merge keys after another one are noted. O(entries).
///
/// # Errors
/// A merge key whose value is neither a mapping nor a list of them.
pub fn merged<'t>(pairs: Pairs<'t>, repeated: &mut BTreeSet<(Span, Span)>) -> Result<Pairs<'t>, Stop> {
    let Some(first) = pairs.iter().find(|(key, _)| is_merge(key)).map(|(key, _)| key.span) else { return Ok(pairs) };
    repeated.extend(pairs.iter().filter(|(key, _)| is_merge(key)).skip(1).map(|(again, _)| (first, again.span)));
    let (merges, mut own): (Pairs<'t>, Pairs<'t>) = pairs.into_iter().partition(|(key, _)| is_merge(key));
    let mut known: BTreeSet<String> = own.iter().filter_map(|(key, _)| word(key)).map(str::to_owned).collect();
    for (_, value) in merges {
        let brought = match value {
            Node { value: Value::Sequence(items), .. } => {
                items.into_iter().map(entries).collect::<Result<Vec<_>, _>>()?.into_iter().flatten().collect()
            }
            one => entries(one)?,
        };
        own.extend(brought.into_iter().filter(|(key, _)| word(key).is_none_or(|word| known.insert(word.to_owned()))));
    }
    Ok(own)
}

fn is_merge(key: &Node<'_>) -> bool {
    matches!(&key.value, Value::Scalar { text, quoted: false, style: Style::Plain } if text == "<<")
}

fn word<'n>(key: &'n Node<'_>) -> Option<&'n str> {
    match &key.value {
        Value::Scalar { text, .. } => Some(text),
        _ => None,
    }
}

fn entries<'t>(node: Node<'t>) -> Result<Pairs<'t>, Stop> {
    match node.value {
        Value::Mapping(pairs) => Ok(pairs),
        Value::Null => Ok(Vec::new()),
        _ => Err(Stop { at: node.span.start as usize, why: Why::NoMapping }),
    }
}
