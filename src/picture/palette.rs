//! The colours, line styles and signs of every picture, in one place.
//!
//! Colour only repeats what shape and sign already say: the pictures are read in grey print and by colour-blind readers.
//! Parties have no colours, and neither red nor green stands for a side.

/// A colour of the palette; there is no way to make another one from data.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Color(&'static str);

impl std::fmt::Display for Color {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.0)
    }
}

/// Text, and the frame of a red line.
pub const INK: Color = Color("#1B2733");
/// Secondary text.
pub const MUTED: Color = Color("#56626C");
/// What is unknown: still dark enough to be read in print.
pub const FAINT: Color = Color("#8A949C");
/// Frames and rules.
pub const RULE: Color = Color("#BFC8D0");
/// The ground of issues and headings.
pub const GROUND: Color = Color("#F4F6F8");
/// The one colour of all parties.
pub const PARTY: Color = Color("#E7EBEF");
/// The paper.
pub const PAPER: Color = Color("#FFFFFF");

/// The one typeface; a list of families would make the built-in engine measure another one.
pub const FONT: &str = "Arial";

/// How a stance, or a relation, is drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Tone {
    /// For, or the same side.
    For,
    /// For under a condition.
    Conditional,
    /// Against, or opposite sides.
    Against,
    /// Against under a condition.
    AgainstIf,
    /// Known to take no side.
    Neutral,
    /// The sources differ on the sign.
    Split,
    /// Nothing is known.
    Unknown,
}

impl Tone {
    /// The colour of lines and signs.
    pub fn color(self) -> Color {
        match self {
            Self::For => Color("#0072B2"),
            Self::Conditional => Color("#B87400"),
            Self::Against | Self::AgainstIf => Color("#C4420B"),
            Self::Neutral => Color("#7A7A7A"),
            Self::Split => MUTED,
            Self::Unknown => FAINT,
        }
    }

    /// The colour of small text on [`Tone::tint`], dark enough for a contrast of at least 4.5 to 1.
    pub fn ink(self) -> Color {
        match self {
            Self::For => Color("#005A8E"),
            Self::Conditional => Color("#7D4F00"),
            Self::Against | Self::AgainstIf => Color("#7A2404"),
            Self::Neutral | Self::Split => INK,
            Self::Unknown => Color("#6B757D"),
        }
    }

    /// The colour of the ground behind a sign.
    pub fn tint(self) -> Color {
        match self {
            Self::For => Color("#D6E9F8"),
            Self::Conditional => Color("#FBE7C6"),
            Self::Against | Self::AgainstIf => Color("#E8AA92"),
            Self::Neutral => PAPER,
            Self::Split => Color("#C2B7D1"),
            Self::Unknown => PAPER,
        }
    }

    /// Every tone of a known stance, in the order of the legends.
    pub const KNOWN: [Tone; 6] =
        [Tone::For, Tone::Conditional, Tone::Against, Tone::AgainstIf, Tone::Neutral, Tone::Split];

    /// The sign.
    pub fn sign(self) -> &'static str {
        match self {
            Self::For => "+",
            Self::Conditional => "±",
            Self::Against => "−",
            Self::AgainstIf => "−*",
            Self::Neutral => "·",
            Self::Split => "−…+",
            Self::Unknown => "?",
        }
    }

    /// The word of the legend.
    pub fn word(self) -> &'static str {
        match self {
            Self::For => "for",
            Self::Conditional => "for, on a condition",
            Self::Against => "against",
            Self::AgainstIf => "against, on a condition",
            Self::Neutral => "neutral",
            Self::Split => "sources differ",
            Self::Unknown => "unknown",
        }
    }
}

/// What becomes of the colours on a dark screen.
pub const DARK: &[(&str, &str)] = &[
    ("#FFFFFF", "#161B22"),
    ("white", "#161B22"),
    ("#1B2733", "#E6EDF3"),
    ("#56626C", "#A9B4BE"),
    ("#8A949C", "#8A949C"),
    ("#BFC8D0", "#3D4752"),
    ("#F4F6F8", "#1F262E"),
    ("#E7EBEF", "#2A323B"),
    ("#D6E9F8", "#0F3350"),
    ("#005A8E", "#8CC8F0"),
    ("#0072B2", "#5DB0E6"),
    ("#FBE7C6", "#3F2D07"),
    ("#7D4F00", "#F2C879"),
    ("#B87400", "#E0A33A"),
    ("#E8AA92", "#5A2412"),
    ("#7A2404", "#FFC9B5"),
    ("#C4420B", "#F08A60"),
    ("#C2B7D1", "#463A57"),
    ("#7A7A7A", "#A0A0A0"),
    ("#6B757D", "#A9B4BE"),
];
