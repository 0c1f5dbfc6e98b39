//! A position in words, the same on pages and in pictures.

use super::condition::Condition;
use super::position::{Basis, Position};
use crate::model::{Channel, LevelRange, Voice};

/// How words of a position are shown: a page styles them, a picture does not.
#[derive(Clone, Copy, Debug)]
#[non_exhaustive]
pub struct Telling {
    /// The word or words of the scale.
    pub level: fn(LevelRange) -> String,
    /// A text of the file.
    pub text: fn(&str) -> String,
    /// What a condition is called.
    pub what: fn(&Condition) -> &str,
}

/// Plain words, in whole sentences: whoever reads them has no list of ids.
pub const PLAIN: Telling =
    Telling { level: |levels| levels.to_string(), text: str::to_owned, what: |condition| &condition.in_full };

/// A channel that is not the public one.
pub fn channel(channel: Channel) -> &'static str {
    match channel {
        Channel::Public => "public",
        Channel::ClosedDoor => "from behind closed doors",
        Channel::Leaked => "leaked",
    }
}

/// What is said of a word apart from what it hangs on.
pub fn marks(position: &Position) -> Vec<String> {
    let basis = match position.basis {
        Basis::Derived => Some("derived"),
        Basis::Assumed => Some("assumed"),
        Basis::Stated => None,
    };
    let [low, high] = position.levels;
    let differ = (low != high).then_some("sources differ");
    // Of two words, the one around which it is has the mark of a red line.
    let red_line = (position.red_line && !position.interim).then_some("red line");
    // What nobody has said in so many words.
    let weak = |voice: &Voice| matches!(voice, Voice::Claimed | Voice::Inferred | Voice::Editorial);
    let voice = position.voice.filter(weak).map(Voice::word);
    let words = red_line.into_iter().chain(basis).chain(differ).chain(voice).chain(position.channel.map(channel));
    words.map(str::to_owned).chain(position.stale.map(|day| format!("of {}", day.words()))).collect()
}

fn with_marks(word: String, marks: impl Iterator<Item = String>) -> String {
    let marks: Vec<String> = marks.collect();
    if marks.is_empty() { word } else { format!("{word} ({})", marks.join("; ")) }
}

/// Whether a position that is told has what it hangs on with it.
pub fn tells_conditions(position: &Position) -> bool {
    position.interim || position.conditional || position.ends()
}

impl Telling {
    /// The marks of a position that is told in another way: ` (derived)`; nothing without marks.
    pub fn marked(self, position: &Position) -> String {
        with_marks(String::new(), marks(position).into_iter())
    }

    /// A position in a few words: `rejects (red line; derived)`.
    pub fn short(self, position: Option<&Position>) -> String {
        let Some(position) = position else { return "unknown".to_owned() };
        let waits = position.conditional.then_some("conditional");
        let turns = position.interim.then_some("while conditions are open");
        let red_line = (position.red_line && position.interim).then_some("red line");
        let first = waits.into_iter().chain(turns).chain(red_line).map(str::to_owned);
        with_marks((self.level)(position.stance), first.chain(marks(position)))
    }

    /// A position with what it hangs on: `supports only after x; until then reluctant (red line)`, `rejects (until x; derived)`.
    pub fn told(self, position: Option<&Position>, mark: Option<&str>) -> String {
        let Some(position) = position else {
            return with_marks("unknown".to_owned(), mark.map(str::to_owned).into_iter());
        };
        let hangs = self.on_conditions(&position.conditions, position.shown());
        let hangs = Some(hangs.trim()).filter(|text| !text.is_empty() && (position.conditional || position.ends()));
        let word = if position.interim { self.turning(position) } else { (self.level)(position.stance) };
        let hangs = hangs.map(str::to_owned).into_iter();
        with_marks(word, hangs.chain(marks(position)).chain(mark.map(str::to_owned)))
    }

    /// Conditions as in "only after x; if y".
    pub fn conditions<'c>(self, conditions: impl IntoIterator<Item = &'c Condition>) -> String {
        let text = |one: &Condition| format!("{} {}", one.link.words(), (self.text)((self.what)(one)));
        conditions.into_iter().map(text).collect::<Vec<_>>().join("; ")
    }

    /// The conditions of one of the two words of a position: ` only after x`, and ` until x` or ` once x` for the other one.
    pub fn on_conditions(self, list: &[Condition], word: usize) -> String {
        if list.is_empty() {
            return String::new();
        }
        if word == 0 {
            return format!(" {}", self.conditions(list));
        }
        let texts = |waits: bool, join: &str| {
            let own = list.iter().filter(|one| one.link.waits() == waits);
            own.map(|one| (self.text)((self.what)(one))).collect::<Vec<_>>().join(join)
        };
        let parts = [("until", texts(true, " and ")), ("once", texts(false, " or "))];
        let parts = parts.into_iter().filter(|(_, text)| !text.is_empty());
        format!(" {}", parts.map(|(word, text)| format!("{word} {text}")).collect::<Vec<_>>().join(", or "))
    }

    /// A position that turns on conditions: `supports, only after x; until then reluctant`, `waits: supports only after x`.
    pub fn turning(self, position: &Position) -> String {
        let Some(then) = position.then else {
            let hangs = self.on_conditions(&position.conditions, position.shown());
            // Whoever is against it or does not mind waits for nothing.
            let waits = position.levels[0] >= 1;
            let word = (self.level)(position.stance);
            return if waits { format!("waits: {word}{hangs}") } else { format!("{word}{hangs}") };
        };
        let hinges: Vec<&Condition> = position.awaited().chain(position.exceptions()).collect();
        let text = self.conditions(hinges);
        let red = |is_red: bool| if is_red { " (red line)" } else { "" };
        let now = format!("{}{}", (self.level)(position.stance), red(position.red_line));
        let then = format!("{}{}", (self.level)(then), red(position.then_red_line));
        if position.awaited().next().is_some() {
            format!("{then} {text}; until then {now}")
        } else {
            format!("{now} {text}; then {then}")
        }
    }
}
