//! Spaces of typesetting where YAML needs ordinary ones.

use std::ops::Range;

/// Spaces that are none to YAML.
pub fn is_odd(c: char) -> bool {
    c.is_whitespace() && !c.is_ascii() && !matches!(c, '\u{85}' | '\u{2028}' | '\u{2029}')
}

/// What to do about them.
pub const HELP: &str = "write ordinary spaces; programs for writing letters put others in by themselves";

/// What is said of spaces that are none.
pub fn message(spaces: &str) -> String {
    let code = spaces.chars().find(|c| is_odd(*c)).map_or(0, u32::from);
    let name = match code {
        0xa0 => ", no-break space",
        0x202f => ", narrow no-break space",
        0x3000 => ", ideographic space",
        _ => "",
    };
    format!("a space where YAML needs an ordinary one: U+{code:04X}{name}")
}

/// The places of a line at which YAML needs an ordinary space and another one stands, each with what to write.
pub fn places(line: &str) -> Vec<(Range<usize>, String)> {
    if line.is_ascii() {
        return Vec::new();
    }
    let mut found = Vec::new();
    let mut add = |from: usize, length: usize| {
        let spaces = &line[from..from + length];
        if spaces.contains(is_odd) {
            found.push((from..from + length, " ".repeat(spaces.chars().count())));
        }
    };
    let spaces = |from: usize| line[from..].len() - line[from..].trim_start_matches(|c| c == ' ' || is_odd(c)).len();
    let mut at = spaces(0);
    add(0, at);
    while line[at..].starts_with('-') && spaces(at + 1) > 0 {
        add(at + 1, spaces(at + 1));
        at += 1 + spaces(at + 1);
    }
    // Keys stand at the beginning of the line and in braces.
    let mut is_place_of_key = true;
    let (mut depth, mut quoted) = (0_usize, None);
    let mut previous = ' ';
    let mut skip = at;
    for (place, c) in line[at..].char_indices().map(|(place, c)| (place + at, c)) {
        if place < skip {
            continue;
        }
        match (c, quoted) {
            (mark, Some(closing)) if mark == closing => {
                quoted = None;
                add(place + 1, spaces(place + 1));
                skip = place + 1 + spaces(place + 1);
            }
            (_, Some(_)) => {}
            ('"' | '\'', None) if !previous.is_alphanumeric() => quoted = Some(c),
            ('#', None) if previous.is_whitespace() => break,
            ('{' | '[', None) => (depth, is_place_of_key) = (depth + 1, true),
            ('}' | ']', None) => depth = depth.saturating_sub(1),
            (',', None) if depth > 0 => {
                is_place_of_key = true;
                add(place + 1, spaces(place + 1));
                skip = place + 1 + spaces(place + 1);
            }
            (':', None) if is_place_of_key => {
                add(place + 1, spaces(place + 1));
                skip = place + 1 + spaces(place + 1);
                is_place_of_key = false;
            }
            (c, None) if !c.is_ascii_alphanumeric() && !matches!(c, '_' | '-' | ' ') => is_place_of_key = false,
            _ => {}
        }
        previous = c;
    }
    found
}
