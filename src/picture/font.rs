//! How wide a text is in the typeface of the pictures: measured with the font itself, not guessed from its length.
//!
//! The SVG names Arial; the font that is measured, Arimo, has the same widths. What it has no glyph for is drawn by some other
//! font of the reader's: such a character is given the room that it takes at most.

use std::sync::LazyLock;

use ttf_parser::Face;
use unicode_width::UnicodeWidthChar;

use super::escape::visible;

/// Arimo, regular; subset to Latin, Cyrillic, Greek, punctuation and the signs of the pictures.
pub static REGULAR: &[u8] = include_bytes!("../../assets/fonts/Arimo-Regular.ttf");
/// Arimo, bold.
pub static BOLD: &[u8] = include_bytes!("../../assets/fonts/Arimo-Bold.ttf");
/// Arimo, italic.
pub static ITALIC: &[u8] = include_bytes!("../../assets/fonts/Arimo-Italic.ttf");

/// Room of a character that the font does not have, in ems: such as a letter of Arabic or Devanagari.
const OTHER: f64 = 0.75;
/// Room of a character that takes two columns in a terminal, in ems: such as a letter of Chinese.
const WIDE: f64 = 1.0;

/// Room of a space, in ems.
const SPACE: f64 = 0.278;

static FACES: LazyLock<[Option<Face<'static>>; 2]> =
    LazyLock::new(|| [REGULAR, BOLD].map(|font| Face::parse(font, 0).ok()));

/// The room that a text takes at most, in points. O(characters).
///
/// ```
/// use demarche::picture::font::width;
/// assert!((width("Arial", 10.0, false) - 20.0).abs() < 0.1);
/// assert!(width("外交", 10.0, false) >= 20.0);
/// ```
pub fn width(text: &str, size: f64, bold: bool) -> f64 {
    text.chars().map(|c| advance(c, bold)).sum::<f64>() * size
}

/// Whether the bundled font has a glyph for a character.
pub fn has(c: char) -> bool {
    FACES[0].as_ref().is_some_and(|face| face.glyph_index(c).is_some())
}

/// The width of a character in ems.
fn advance(c: char, bold: bool) -> f64 {
    let columns = c.width().unwrap_or(0);
    let of_face = FACES[usize::from(bold)].as_ref().and_then(|face| {
        let glyph = face.glyph_index(c)?;
        Some(f64::from(face.glyph_hor_advance(glyph)?) / f64::from(face.units_per_em()))
    });
    let own = match columns {
        0 => 0.0,
        1 => of_face.unwrap_or(OTHER),
        _ => of_face.unwrap_or(WIDE),
    };
    // Engines without fonts take every byte beyond ASCII for a space: no line may be wider for them than for the reader.
    let bytes = if c.is_ascii() { 0 } else { c.len_utf8() };
    own.max(bytes as f64 * SPACE)
}

/// Breaks a text into lines of at most `room` points, after spaces and hyphens; a word that is wider than a line is cut, but for marks,
/// which stay with their letter. Never returns no line. O(characters).
///
/// ```
/// use demarche::picture::font::wrap;
/// assert_eq!(wrap("an all-for-all exchange of prisoners", 10.0, false, 80.0), ["an all-for-all", "exchange of", "prisoners"]);
/// ```
pub fn wrap(text: &str, size: f64, bold: bool, room: f64) -> Vec<String> {
    let measured = |text: &str| width(text, size, bold);
    let mut lines: Vec<String> = Vec::new();
    for paragraph in visible(text).split('\n') {
        let mut line = String::new();
        let mut taken = 0.0;
        for piece in pieces(paragraph).into_iter().flat_map(|piece| cut(piece, size, bold, room)) {
            // The space at the end of a line takes no room.
            if !line.is_empty() && taken + measured(piece.trim_end()) > room {
                lines.push(std::mem::take(&mut line).trim_end().to_owned());
                taken = 0.0;
            }
            taken += measured(&piece);
            line.push_str(&piece);
        }
        lines.push(line.trim_end().to_owned());
    }
    lines
}

/// A text in pieces after which a line may end.
fn pieces(text: &str) -> Vec<&str> {
    let mut pieces = Vec::new();
    let mut rest = text;
    let ends = |c: char| matches!(c, ' ' | '-' | '–' | '/');
    while let Some(at) = rest.find(ends) {
        let end = at + rest[at..].chars().take_while(|c| ends(*c)).map(char::len_utf8).sum::<usize>();
        pieces.push(&rest[..end]);
        rest = &rest[end..];
    }
    if !rest.is_empty() {
        pieces.push(rest);
    }
    pieces
}

/// A piece that is wider than a line, in as many as it takes; marks stay with the letter that they stand on.
fn cut(piece: &str, size: f64, bold: bool, room: f64) -> Vec<String> {
    if width(piece.trim_end(), size, bold) <= room {
        return vec![piece.to_owned()];
    }
    let mut parts = vec![String::new()];
    let mut taken = 0.0;
    for c in piece.chars() {
        let own = advance(c, bold) * size;
        if taken + own > room && taken > 0.0 && c.width().unwrap_or(0) > 0 {
            parts.push(String::new());
            taken = 0.0;
        }
        taken += own;
        if let Some(part) = parts.last_mut() {
            part.push(c);
        }
    }
    parts
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_line_is_wider_than_its_room() {
        let texts = ["x".repeat(300), "外交部长".repeat(40), "слово за слово ".repeat(12), "a-b-c ".repeat(60)];
        for text in texts {
            for room in [12.0, 40.0, 200.0] {
                let lines = wrap(&text, 9.0, true, room);
                assert!(lines.iter().all(|line| width(line, 9.0, true) <= room + 0.01), "{lines:?}");
                assert_eq!(lines.concat().replace(' ', ""), text.replace(' ', ""), "nothing is lost");
            }
        }
        assert_eq!(wrap("", 9.0, false, 50.0), [""]);
    }

    #[test]
    fn marks_take_no_room_and_stay_with_their_letter() {
        let text = "e\u{301}".repeat(10);
        let lines = wrap(&text, 10.0, false, 12.0);
        assert!(lines.iter().all(|line| !line.starts_with('\u{301}')), "{lines:?}");
    }

    #[test]
    fn every_sign_of_the_pictures_has_a_glyph() {
        for c in "+−±≈≠?·●○■□▲▼→–…“”’×".chars() {
            assert!(has(c), "{c}");
        }
    }
}
