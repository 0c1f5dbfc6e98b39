//! How a position looks in every picture: one ground, one frame and one sign for each kind.

use super::block::{Block, STRONG, Type};
use super::html::Cell;
use super::palette::{INK, PAPER, Tone};
use crate::answer::{Basis, PLAIN, Position};
use crate::model::{LevelRange, Polarity};

/// The look of a position, or of a side that is taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Look {
    /// On which side, and whether on a condition.
    pub tone: Tone,
    /// Whether it is taken to be a red line: a heavy frame.
    pub red_line: bool,
    /// Whether it only follows from other positions: white, in a dotted frame.
    pub derived: bool,
}

impl Look {
    /// Of a tone without more.
    pub fn plain(tone: Tone) -> Look {
        Look { tone, red_line: false, derived: false }
    }

    /// Of a position; nothing known has a look too.
    pub fn of(position: Option<&Position>) -> Look {
        let Some(position) = position else { return Look::plain(Tone::Unknown) };
        Look {
            tone: tone(position.stance, position.conditional),
            red_line: position.red_line || position.then_red_line,
            derived: position.basis == Basis::Derived,
        }
    }

    /// The same on a cell: its ground and its frame.
    pub fn dress(self, cell: Cell) -> Cell {
        let ground = if self.derived { PAPER } else { self.tone.tint() };
        let cell = cell.fill(ground);
        if self.red_line {
            return cell.border(2).color(INK).style(self.style());
        }
        cell.border(1).color(self.tone.color()).style(self.style())
    }

    /// The style of the frame.
    pub fn style(self) -> &'static str {
        match self.tone {
            _ if self.derived => "dotted",
            Tone::Conditional | Tone::AgainstIf => "dashed",
            Tone::For | Tone::Against => "solid",
            Tone::Neutral | Tone::Split => "rounded",
            Tone::Unknown => "dotted",
        }
    }

    /// The style of a line.
    pub fn line(self) -> &'static str {
        match self.tone {
            _ if self.derived => "dotted",
            Tone::Conditional | Tone::AgainstIf | Tone::Split => "dashed",
            Tone::For | Tone::Against => "solid",
            Tone::Neutral | Tone::Unknown => "dotted",
        }
    }

    /// The head of an edge: an arrow for, a bar against, a ring on a condition.
    pub fn head(self) -> &'static str {
        match self.tone {
            Tone::For => "normal",
            Tone::Against => "tee",
            Tone::Conditional => "odot",
            Tone::AgainstIf => "teeodot",
            Tone::Neutral | Tone::Unknown => "none",
            Tone::Split => "diamond",
        }
    }

    /// How long that head is, in points, before it is made smaller.
    pub fn head_length(self) -> f64 {
        match self.tone {
            Tone::For => 10.0,
            Tone::Against => 3.0,
            Tone::Conditional => 8.0,
            Tone::AgainstIf => 11.0,
            Tone::Neutral | Tone::Unknown => 0.0,
            Tone::Split => 12.0,
        }
    }

    /// The marks of some looks, each once, with what they mean.
    pub fn legend(looks: impl IntoIterator<Item = Look>) -> Vec<(Look, &'static str)> {
        let looks: Vec<Look> = looks.into_iter().collect();
        let tones = Tone::KNOWN.into_iter().chain([Tone::Unknown]);
        let tones = tones.filter(|tone| looks.iter().any(|look| look.tone == *tone));
        let mut legend: Vec<(Look, &'static str)> = tones.map(|tone| (Look::plain(tone), tone.word())).collect();
        let red_line = Look { tone: Tone::Against, red_line: true, derived: false };
        legend.extend(looks.iter().any(|look| look.red_line).then_some((red_line, "red line, as somebody judges")));
        let derived = Look { tone: Tone::Against, red_line: false, derived: true };
        legend.extend(looks.iter().any(|look| look.derived).then_some((derived, "follows from other positions")));
        legend
    }

    /// What is said in it.
    pub fn strong(self) -> Type {
        STRONG.color(self.tone.ink())
    }
}

/// The tone of a word of the scale.
pub fn tone(levels: LevelRange, waits: bool) -> Tone {
    match (levels.polarity(), levels.low().value(), levels.high().value()) {
        (Some(Polarity::For), ..) if waits => Tone::Conditional,
        (Some(Polarity::For), ..) => Tone::For,
        (Some(Polarity::Against), ..) if waits => Tone::AgainstIf,
        (Some(Polarity::Against), ..) => Tone::Against,
        (_, 0, 0) => Tone::Neutral,
        _ => Tone::Split,
    }
}

/// A position in words, with its sign before them and its marks behind: `− rejects · red line`.
pub fn told(block: Block, position: Option<&Position>) -> Block {
    let look = Look::of(position);
    let Some(position) = position else { return block.text("? unknown", look.strong()) };
    let word =
        if position.interim || position.conditional { PLAIN.turning(position) } else { position.stance.to_string() };
    let small = super::block::SMALL.color(look.tone.ink());
    let marks = crate::answer::marks(position);
    let block = block.text(&format!("{} {word}", look.tone.sign()), look.strong());
    if marks.is_empty() { block } else { block.then(&format!("· {}", marks.join(" · ")), small) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::picture::palette::{Color, DARK, FAINT, GROUND, MUTED, PARTY};

    /// Relative luminance, as WCAG 2 defines it.
    fn luminance(color: &str) -> f64 {
        let part = |at: usize| {
            let value = f64::from(u8::from_str_radix(&color[at..at + 2], 16).expect("a hexadecimal number")) / 255.0;
            if value <= 0.040_45 { value / 12.92 } else { ((value + 0.055) / 1.055).powf(2.4) }
        };
        0.2126 * part(1) + 0.7152 * part(3) + 0.0722 * part(5)
    }

    fn contrast(a: &str, b: &str) -> f64 {
        let (a, b) = (luminance(a) + 0.05, luminance(b) + 0.05);
        a.max(b) / a.min(b)
    }

    /// On paper, and on a dark screen.
    fn both(color: Color) -> [String; 2] {
        let light = color.to_string();
        let dark = DARK.iter().find(|(from, _)| *from == light).unwrap_or_else(|| panic!("{light} has no dark one")).1;
        [light, dark.to_owned()]
    }

    fn tones() -> impl Iterator<Item = Tone> {
        Tone::KNOWN.into_iter().chain([Tone::Unknown])
    }

    #[test]
    fn tones_differ_in_grey_by_their_ground_or_their_frame() {
        for a in tones() {
            for b in tones().filter(|b| *b != a) {
                let by_frame = Look::plain(a).style() != Look::plain(b).style();
                let grey = contrast(&a.tint().to_string(), &b.tint().to_string());
                assert!(by_frame || grey >= 1.5, "{a:?} and {b:?}: {grey:.2}");
                assert_ne!(a.sign(), b.sign(), "{a:?} and {b:?}");
            }
        }
    }

    #[test]
    fn every_text_can_be_read_on_paper_and_on_a_dark_screen() {
        let of_tones = tones().flat_map(|tone| [(tone.ink(), tone.tint()), (tone.ink(), PAPER)]);
        let others = [(INK, PAPER), (INK, PARTY), (INK, GROUND), (MUTED, PAPER), (MUTED, PARTY), (MUTED, GROUND)];
        for (text, ground) in of_tones.chain(others) {
            for (text, ground) in both(text).iter().zip(both(ground)) {
                let found = contrast(text, &ground);
                assert!(found >= 4.5, "{text} on {ground}: {found:.2}");
            }
        }
        let _ = both(FAINT);
    }

    #[test]
    fn each_side_has_a_head_of_its_own() {
        let heads: Vec<&str> =
            [Tone::For, Tone::Against, Tone::Conditional, Tone::AgainstIf].map(|tone| Look::plain(tone).head()).into();
        assert_eq!(heads, ["normal", "tee", "odot", "teeodot"]);
    }
}
