//! Merge keys: `<<: *name` in a mapping stands for the entries of another one that it does not have itself.

use std::collections::BTreeSet;
use std::ops::Range;

use crate::document::node::{HEAD, Node, Tree, Value};
use crate::document::style::Style;
use crate::document::syntax::{Stop, Why};
use crate::source::Span;

/// Puts what the merge keys of a mapping bring in behind its own entries, which are the cells from `first` on: of two entries with
/// one key the earlier one counts, and of several mappings in a list the first. Merge keys after another one are noted. O(entries).
///
/// # Errors
/// A merge key whose value is neither a mapping nor a list of them.
pub fn merge(tree: &mut Tree<'_>, first: usize, repeated: &mut BTreeSet<(Span, Span)>) -> Result<(), Stop> {
    let order = merged(tree, first, repeated)?;
    let cells = order.into_iter().flat_map(|range| tree.cells[range].to_vec()).collect::<Vec<_>>();
    tree.cells.truncate(first);
    tree.cells.extend(cells);
    Ok(())
}

/// The cells of each entry that is left, in the new order.
fn merged(tree: &Tree<'_>, first: usize, repeated: &mut BTreeSet<(Span, Span)>) -> Result<Vec<Range<usize>>, Stop> {
    let (mut own, mut merges): (Vec<Range<usize>>, Vec<usize>) = Default::default();
    let mut known: BTreeSet<&str> = BTreeSet::new();
    let mut first_merge = None;
    let mut at = first;
    while at < tree.cells.len() {
        let (key, value, end) = pair(tree, at);
        if is_merge(tree.node(key)) {
            let span = tree.node(key).span();
            repeated.extend(first_merge.map(|first| (first, span)));
            first_merge.get_or_insert(span);
            merges.push(value);
        } else {
            known.extend(tree.node(key).text());
            own.push(key..end);
        }
        at = end;
    }
    for value in merges {
        let brought = match tree.node(value).value() {
            Value::Sequence(_) => {
                let mut all = Vec::new();
                let (mut item, end) = (value + HEAD, value + tree.cells[value].size());
                while item < end {
                    all.extend(entries(tree, item)?);
                    item += tree.cells[item].size();
                }
                all
            }
            _ => entries(tree, value)?,
        };
        own.extend(
            brought.into_iter().filter(|entry| tree.node(entry.start).text().is_none_or(|word| known.insert(word))),
        );
    }
    Ok(own)
}

/// Where the key, the value and what comes next begin.
fn pair(tree: &Tree<'_>, key: usize) -> (usize, usize, usize) {
    let size = |at: usize| tree.cells.get(at).map_or(1, |cell| cell.size());
    let value = key + size(key);
    (key, value, value + size(value))
}

fn is_merge(key: Node<'_>) -> bool {
    matches!(key.value(), Value::Scalar { text: "<<", quoted: false, style: Style::Plain })
}

/// The entries of the mapping at a cell.
fn entries(tree: &Tree<'_>, at: usize) -> Result<Vec<Range<usize>>, Stop> {
    match tree.node(at).value() {
        Value::Mapping(_) => {
            let (mut found, mut key, last) = (Vec::new(), at + HEAD, at + tree.cells[at].size());
            while key < last {
                let (_, _, end) = pair(tree, key);
                found.push(key..end);
                key = end;
            }
            Ok(found)
        }
        Value::Null => Ok(Vec::new()),
        _ => Err(Stop { at: tree.node(at).span().start as usize, why: Why::NoMapping }),
    }
}
