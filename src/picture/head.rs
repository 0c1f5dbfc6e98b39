//! What stands above and below every picture: the talks, the question, the finding, how much is known, what the marks mean.

use super::block::{BODY, Block, HEADLINE, SMALL, TITLE, Type};
use super::html::{Align, Cell, Table};
use super::look::Look;
use super::strip::Strip;
use crate::answer::{Answer, Asked, BlocWithMembers, Supposed, channel};
use crate::model::Channel;
use crate::words::{listed, one_voice};

/// The head and the foot of a picture.
#[derive(Clone, Debug, Default)]
pub struct Head {
    /// The negotiation.
    pub title: String,
    /// The question that the picture answers.
    pub question: String,
    /// As of when, and under what.
    pub as_of: String,
    /// The finding, in words.
    pub headline: String,
    /// How much is known, and how the picture is to be read.
    pub notes: Vec<String>,
    /// The marks that occur, with what they mean.
    pub legend: Vec<(Look, &'static str)>,
    /// Further marks that occur and are no position, each as the cell that shows it.
    pub marks: Vec<(Cell, &'static str)>,
    /// What is read on every further page, in a few words.
    pub later: String,
    /// What the picture is not.
    pub foot: String,
}

impl Head {
    /// The head of an answer's picture: the notes begin with what is supposed and end with blocs beside their members.
    pub fn of<B>(answer: &Answer<'_, B>, question: &str, headline: String, notes: Vec<String>) -> Head {
        let title = match &answer.head.model {
            Asked::One(Some(model)) => model.title.clone(),
            Asked::One(None) | Asked::Several(_) => None,
        };
        let as_of = answer.head.as_of.map_or("without a date".to_owned(), |day| format!("as of {}", day.words()));
        let changes = answer.head.supposed.as_ref().map_or_else(Vec::new, Supposed::changes);
        let caveats = answer.caveats.as_ref();
        let voice = |one: &BlocWithMembers<'_>| {
            one_voice(one.bloc.name, &one.members.iter().map(|party| party.name.to_owned()).collect::<Vec<_>>())
        };
        let blocs = caveats.iter().flat_map(|caveats| &caveats.blocs).map(voice);
        Head {
            title: title.unwrap_or_else(|| "Positions".to_owned()),
            question: question.to_owned(),
            as_of: changes.iter().fold(as_of, |all, change| format!("{all} · {change}")),
            headline,
            notes: notes.into_iter().chain(blocs).collect(),
            legend: Vec::new(),
            marks: Vec::new(),
            later: String::new(),
            foot: foot(caveats.map_or(&[], |caveats| &caveats.channels)),
        }
    }

    /// With the marks that occur.
    #[must_use]
    pub fn legend(self, legend: Vec<(Look, &'static str)>) -> Head {
        Head { legend, ..self }
    }

    /// With what is read on every further page.
    #[must_use]
    pub fn later(self, later: String) -> Head {
        Head { later, ..self }
    }

    /// With marks that occur and are no position.
    #[must_use]
    pub fn marks(self, marks: Vec<(Cell, &'static str)>) -> Head {
        Head { marks, ..self }
    }

    /// The strips at the top of a page. What is read once stands on the first one only.
    pub fn strips(&self, width: f64, part: Option<(usize, usize)>) -> Vec<Strip> {
        let number = part.map_or(String::new(), |(at, of)| format!(" · {at} of {of}"));
        let is_later = part.is_some_and(|(at, _)| at > 1) && !self.later.is_empty();
        let later = if is_later { format!(" · {}", self.later) } else { String::new() };
        let line = |text: &str, look: Type| Strip::text(Block::new(width.min(READABLE) - 4.0).text(text, look));
        let mut strips = vec![
            line(&self.title, TITLE),
            line(&format!("{} · {}{number}{later}", self.question, self.as_of), BODY),
            line(&self.headline, HEADLINE),
        ];
        if part.is_none_or(|(at, _)| at == 1) {
            strips.extend((!self.notes.is_empty()).then(|| line(&self.notes.join(" "), SMALL)));
            strips.extend(legend(&self.legend, &self.marks, width));
        }
        strips.push(Strip::gap(6.0));
        strips
    }

    /// The strip at the bottom of every page.
    pub fn foot(&self, width: f64) -> Strip {
        Strip::text(Block::new(width.min(READABLE) - 4.0).text(&self.foot, SMALL))
    }
}

/// Lines of text are no longer than this, in points, however wide the picture is.
const READABLE: f64 = 900.0;

/// What no picture is. What was said behind closed doors is not published.
fn foot(channels: &[Channel]) -> String {
    let aside: Vec<String> =
        channels.iter().filter(|one| **one != Channel::Public).map(|one| channel(*one).to_owned()).collect();
    let what = if aside.is_empty() {
        "Published positions".to_owned()
    } else {
        format!("Positions, some of them {}", listed(&aside))
    };
    format!("{what}; not a forecast, not a recommendation. What is not known is drawn as “?”.")
}

/// Width and height of a sample, in points.
const SAMPLE: (f64, f64) = (22.0, 12.0);

/// Samples with their meanings, as many to a line as there is room for.
fn legend(looks: &[(Look, &'static str)], marks: &[(Cell, &'static str)], width: f64) -> Vec<Strip> {
    let sized = |sample: Cell| sample.padding(0).at_least_points(SAMPLE.0, SAMPLE.1);
    let look = |(look, meaning): &(Look, &'static str)| {
        let sign = Block::new(SAMPLE.0).text(look.tone.sign(), look.strong());
        (look.dress(sized(Cell::text(sign.inline(Align::Center)))), *meaning)
    };
    let mut lines: Vec<(f64, Vec<Cell>)> = Vec::new();
    let marks = marks.iter().map(|(sample, meaning)| (sized(sample.clone()), *meaning));
    for (sample, meaning) in looks.iter().map(look).chain(marks) {
        let text = Block::new(width).text(meaning, SMALL);
        // Engines take whole points for a cell.
        let room = (text.width() + 14.0).ceil();
        let sample = Cell::table(Table::bare().row([sample]));
        let meaning =
            Cell::text(text.inline(Align::Left)).align(Align::Left).padding(2).at_least_points(room, SAMPLE.1);
        let needed = SAMPLE.0 + 4.0 + room;
        match lines.last_mut() {
            Some((taken, cells)) if *taken + needed <= width => {
                *taken += needed;
                cells.extend([sample, meaning]);
            }
            _ => lines.push((needed, vec![sample, meaning])),
        }
    }
    let strip = |(taken, mut cells): (f64, Vec<Cell>)| {
        // The last cell takes what is left of the line, so that no sample is stretched.
        cells.push(Cell::empty().at_least_points((width - taken - 8.0).max(1.0), 1.0));
        Strip::cells(cells, SAMPLE.1 + 6.0)
    };
    lines.into_iter().map(strip).collect()
}
