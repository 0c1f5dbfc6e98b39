//! Brackets that go over several lines: what stands in them is indented below what they belong to.

use std::ops::Range;

use crate::document::syntax::{Stop, Why};

/// Looks whether every line within a bracket begins further right than the entry that it is the value of, whose first
/// byte is given. A closing bracket may stand in the column of that entry, as many people write it. O(text within).
///
/// # Errors
/// The first line that does not.
pub fn check(text: &str, entry: Option<usize>, within: Range<usize>) -> Result<(), Stop> {
    let (Some(entry), Some(inside)) = (entry, text.get(within.clone())) else { return Ok(()) };
    let mut ends = memchr::memchr2_iter(b'\n', b'\r', inside.as_bytes()).peekable();
    // Most brackets stand on one line.
    if ends.peek().is_none() {
        return Ok(());
    }
    let line = text[..entry].rfind(['\n', '\r']).map_or(0, |line| line + 1);
    let least = entry - line;
    for end in ends {
        let from = end + 1;
        let rest = &inside[from..];
        let column = rest.len() - rest.trim_start_matches(' ').len();
        let at = within.start + from + column;
        match rest[column..].chars().next() {
            None | Some('\n' | '\r' | '#') => {}
            Some(']' | '}') if column >= least => {}
            Some(_) if column > least => {}
            Some(_) => return Err(Stop { at, why: Why::FurtherLeft(within.start) }),
        }
    }
    Ok(())
}
