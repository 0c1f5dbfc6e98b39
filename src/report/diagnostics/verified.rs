//! What became of the quotations, in words.

use crate::rules::Verification;
use crate::words::count;

/// How many quotations were verified, as the end of a sentence.
pub fn verified(done: Verification) -> String {
    let missing = if done.not_found > 0 { format!(", {} not found", done.not_found) } else { String::new() };
    let verified = count(done.verified, "quotation", "quotations");
    format!("{verified} verified{missing}, {} without a source file", done.unverified)
}
