//! Files that are no UTF-8 text as a whole.

/// What a file is that is no UTF-8 text with a slip in it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Foreign {
    /// Text with two bytes for most letters.
    Utf16,
    /// Text with four bytes for each letter.
    Utf32,
    /// No text at all: it has zero bytes.
    Binary,
}

impl Foreign {
    /// By its byte order mark, or by where its zero bytes are; none if it can be read as UTF-8. O(length).
    pub fn of(bytes: &[u8]) -> Option<Foreign> {
        // The mark of UTF-16 begins one of UTF-32.
        if bytes.starts_with(&[0xff, 0xfe, 0, 0]) || bytes.starts_with(&[0, 0, 0xfe, 0xff]) {
            return Some(Foreign::Utf32);
        }
        if bytes.starts_with(&[0xff, 0xfe]) || bytes.starts_with(&[0xfe, 0xff]) {
            return Some(Foreign::Utf16);
        }
        // Without a mark, the zeros of mostly Latin text show it: three beside each letter, or one.
        match bytes {
            [a, b, c, d, ..] if [*a, *b, *c, *d].iter().filter(|byte| **byte == 0).count() == 3 => Some(Foreign::Utf32),
            [a, b, ..] if (*a == 0) != (*b == 0) => Some(Foreign::Utf16),
            _ => bytes.contains(&0).then_some(Foreign::Binary),
        }
    }

    /// As in "is UTF-16 text".
    pub fn words(self) -> &'static str {
        match self {
            Foreign::Utf16 => "UTF-16 text",
            Foreign::Utf32 => "UTF-32 text",
            Foreign::Binary => "not a text",
        }
    }
}
