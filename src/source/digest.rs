//! What a text is exactly.

use sha2::{Digest, Sha256};

/// The SHA-256 of some bytes, in hexadecimal digits. O(length).
///
/// ```
/// assert!(demarche::source::sha256(b"").starts_with("e3b0c442"));
/// ```
pub fn sha256(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect()
}
