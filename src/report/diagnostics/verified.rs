//! What became of the quotations, in words.

use crate::rules::Verification;
use crate::words::count;

/// How many quotations were verified, and how many files have the digest of their source, as the end of a sentence.
pub fn verified(done: Verification) -> String {
    let missing = if done.not_found > 0 { format!(", {} not found", done.not_found) } else { String::new() };
    let verified = count(done.verified, "quotation", "quotations");
    let digests = match (done.unchanged, done.changed) {
        (0, 0) => String::new(),
        (1, 0) => "; 1 digest matches".to_owned(),
        (unchanged, 0) => format!("; {unchanged} digests match"),
        (unchanged, changed) => format!("; {unchanged} of {} digests match", unchanged + changed),
    };
    format!("{verified} verified{missing}, {} without a source file{digests}", done.unverified)
}
