//! The text before it is YAML: characters that do not show, and bytes that are no characters.

use crate::diagnostic::{Diagnostic, rule};
use crate::source::{FileId, Foreign, SourceFile, Span};
use crate::words::does_not_show;

rule! {
    /// Bytes that are not UTF-8.
    pub NOT_UTF8 = "D0003" "not-utf8" File Error:
        "a file with bytes that are not UTF-8 text"
}

rule! {
    /// A character that does not show, or that turns the direction of writing.
    pub HIDDEN_CHARACTER = "D0004" "hidden-character" File Warning:
        "a character that does not show, or that turns the direction of writing"
}

/// Reports both for one file. O(length of the text).
pub fn check(id: FileId, file: &SourceFile, problems: &mut Vec<Diagnostic>) {
    let text = file.text();
    let at = |start: usize, c: char| Span { file: id, start: start as u32, end: (start + c.len_utf8()) as u32 };
    if let Some(foreign) = file.foreign() {
        let span = Span { file: id, start: 0, end: 0 };
        let help = match foreign {
            Foreign::Binary => "name the YAML file; is this another one?",
            _ => "save it as UTF-8: in most editors this is a choice beside the name in “Save as”",
        };
        let found = format!("`{}` is {}", file.name(), foreign.words());
        problems.push(Diagnostic::new(&NOT_UTF8, span, found).label("nothing of it is read").help(help));
    }
    if let Some((first, number)) = file.not_utf8() {
        let others = if number > 1 { format!(" ({number} places in all)") } else { String::new() };
        problems.push(
            Diagnostic::new(&NOT_UTF8, at(first, char::REPLACEMENT_CHARACTER), format!("not UTF-8 text{others}"))
                .label("this byte is not part of any character")
                .help("save the file as UTF-8; letters with accents were probably written in another encoding, such as Windows-1252"),
        );
    }
    if is_plain(text) {
        return;
    }
    let mut before = ' ';
    for (start, c) in text.char_indices() {
        if c.is_ascii_graphic() {
            before = c;
            continue;
        }
        let is_hidden = does_not_show(c, before);
        before = if is_hidden { ' ' } else { c };
        if !is_hidden {
            continue;
        }
        let code = u32::from(c);
        let name = name(c).map_or(String::new(), |name| format!(", {name}"));
        problems.push(
            Diagnostic::new(
                &HIDDEN_CHARACTER,
                at(start, c),
                format!("a character that does not show: U+{code:04X}{name}"),
            )
            .label(if turns(c) { "turns the direction of writing" } else { "does not show" })
            .help("delete the word here and type it anew; nobody can see the character"),
        );
    }
}

/// Whether a text has nothing but what every keyboard has, and ends of lines.
pub fn is_plain(text: &str) -> bool {
    let is_plain = |byte: &u8| *byte == b'\n' || (b' '..=b'~').contains(byte);
    // Without a way out in the middle, many bytes are looked at with one instruction.
    text.as_bytes().chunks(256).all(|chunk| chunk.iter().fold(true, |all, byte| all & is_plain(byte)))
}

/// What the usual ones are called.
fn name(c: char) -> Option<&'static str> {
    Some(match c {
        '\u{200b}' => "zero width space",
        '\u{200e}' => "left-to-right mark",
        '\u{200f}' => "right-to-left mark",
        '\u{202d}' => "left-to-right override",
        '\u{202e}' => "right-to-left override",
        '\u{2060}' => "word joiner",
        '\u{feff}' => "byte order mark",
        _ => return None,
    })
}

fn turns(c: char) -> bool {
    matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{200e}' | '\u{200f}' | '\u{061c}')
}
