//! Which pictures there are, and what each draws of a situation.

use super::engine::{Engine, EngineError};
use super::input::{Heading, Positions};
use super::svg::{self, About, SvgError};
use super::{matrix, party_map, scene, stance_map};
use crate::analysis::Scope;
use crate::answer::{Answer, Register, Relations, Stances, by_name};

/// A picture that can be asked for by name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Picture {
    /// Demands in the middle, parties on both sides, a line for each position.
    StanceMap,
    /// What joins and divides every pair of parties.
    PartyMap,
    /// Demands × parties.
    Matrix,
}

/// A picture drawn: DOT, and what it says to somebody who does not see it.
#[derive(Clone, Debug)]
pub struct Drawing {
    /// The name of its files, without an ending.
    pub name: String,
    /// The DOT text.
    pub dot: String,
    title: String,
    description: String,
}

/// Why a drawing did not become SVG.
#[derive(Debug, thiserror::Error)]
pub enum DrawError {
    /// The engine could not lay it out.
    #[error(transparent)]
    Engine(#[from] EngineError),
    /// It would be no picture that anybody can look at, and its layout would take all memory.
    #[error("its DOT is {} MiB long, and nobody could look at more than {} MiB", size >> 20, MOST >> 20)]
    TooLarge {
        /// How long it is, in bytes.
        size: usize,
    },
    /// The engine's SVG could not be finished.
    #[error(transparent)]
    Svg(#[from] SvgError),
}

/// The longest DOT that is laid out, in bytes: fifty parties and five hundred demands take half of it.
const MOST: usize = 16 << 20;

impl Picture {
    /// All pictures, in the order in which they are written.
    pub const ALL: [Picture; 3] = [Picture::StanceMap, Picture::PartyMap, Picture::Matrix];

    /// The name on the command line and of the files.
    pub fn name(self) -> &'static str {
        match self {
            Picture::StanceMap => "stance-map",
            Picture::PartyMap => "party-map",
            Picture::Matrix => "matrix",
        }
    }

    /// Draws it. A stance map of more positions than a page holds becomes several, each of some of the issues.
    pub fn draw(self, register: &Register<'_, '_>) -> Vec<Drawing> {
        match self {
            Picture::StanceMap => {
                let pages = stance_map::pages(self.positions(register));
                let many = pages.len() > 1;
                let page = |(at, page): (usize, &Positions)| {
                    let number = if many { format!("-{}", at + 1) } else { String::new() };
                    self.drawing(number, stance_map::draw(page), &page.heading)
                };
                pages.iter().enumerate().map(page).collect()
            }
            Picture::PartyMap => {
                let body = Relations::new(register);
                let answer = Answer::new(register, self.name(), Scope::Derived, &by_name(register.situation), body);
                let relations = scene::relations(&answer);
                vec![self.drawing(String::new(), party_map::draw(&relations), &relations.heading)]
            }
            Picture::Matrix => {
                let positions = self.positions(register);
                vec![self.drawing(String::new(), matrix::draw(&positions), &positions.heading)]
            }
        }
    }

    fn positions(self, register: &Register<'_, '_>) -> Positions {
        let body = Stances::new(register);
        scene::positions(&Answer::new(register, self.name(), Scope::Derived, &by_name(register.situation), body))
    }

    fn drawing(self, number: String, dot: String, heading: &Heading) -> Drawing {
        let what = match self {
            Picture::StanceMap => {
                "Demands stand in the middle, grouped by issue; a line leads from each party to each demand on which its position is known."
            }
            Picture::PartyMap => {
                "For each pair of parties: on how many demands they are on the same side, on opposite sides, or not known."
            }
            Picture::Matrix => "A table of demands, grouped by issue, and parties, with a sign for each position.",
        };
        Drawing {
            name: format!("{}{number}", self.name()),
            dot,
            title: format!("{} {}", heading.title, heading.question),
            description: format!("{what} Positions as of {}. {}.", heading.as_of, heading.basis),
        }
    }
}

impl Drawing {
    /// The drawing as SVG, with a title and a description for screen readers.
    ///
    /// # Errors
    /// When it is far too large, or the engine is missing, fails or takes too long; the DOT text is good all the same.
    pub fn svg(&self, engine: &dyn Engine) -> Result<String, DrawError> {
        if self.dot.len() > MOST {
            return Err(DrawError::TooLarge { size: self.dot.len() });
        }
        let about = About { id: &self.name, title: &self.title, description: &self.description, ..About::default() };
        Ok(svg::finish(&engine.svg(&self.dot)?, &about)?)
    }
}
