//! Which pictures there are: one table, which the command line, the files and the documentation walk.

use super::choice::{Parties, Sort};
use super::engine::{Engine, EngineError};
use super::page::Page;
use super::plate::{Plate, Request};
use super::svg::{self, About};
use super::xml::SvgError;
use super::{
    common_ground, dispute, dispute_words, matrix, party_map, roadmap, sources, stance_map, text, timeline, why_no_deal,
};

/// A picture that can be asked for by name.
#[derive(Debug)]
pub struct Picture {
    /// The name on the command line and of the files.
    pub name: &'static str,
    /// The question that it answers.
    pub question: &'static str,
    /// What is drawn, for somebody who does not see it.
    pub description: &'static str,
    /// Of which parties it can be.
    pub parties: Parties,
    /// Whether it is of documents, which can be named.
    pub documents: bool,
    /// Whether it can be of some issues only.
    pub issues: bool,
    /// In which orders its demands can stand, the usual one first.
    pub sorts: &'static [Sort],
    /// Draws it: no plate if the model has nothing that it could show.
    pub draw: fn(&Request<'_, '_>) -> Vec<Plate>,
}

/// A page drawn: DOT, and what it says to somebody who does not see it.
#[derive(Clone, Debug)]
pub struct Drawing {
    /// The name of its files, without an ending.
    pub name: String,
    /// The DOT text.
    pub dot: String,
    title: String,
    question: String,
    headline: String,
    description: String,
    page: Page,
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

/// All pictures, in the order in which they are written.
pub static PICTURES: [Picture; 11] = [
    Picture {
        name: "dispute",
        question: "Where do two parties conflict, and where do they overlap?",
        description: "Demands stand in the middle, boxed by whether the two are on opposite sides, on the same side on a condition, or \
                      on the same side. From each of the two, an arrow leads to what it is for, a bar to what it is against, a ring to \
                      what it is for on a condition.",
        parties: Parties::Two,
        documents: false,
        issues: true,
        sorts: &[Sort::Class, Sort::Name],
        draw: dispute::draw,
    },
    Picture {
        name: "dispute-words",
        question: "What have the two said on each?",
        description: "A table: each demand in the middle, beside it what each of the two holds, and in which words.",
        parties: Parties::Two,
        documents: false,
        issues: true,
        sorts: &[Sort::Class, Sort::Name],
        draw: dispute_words::draw,
    },
    Picture {
        name: "common-ground",
        question: "Who wants the same?",
        description: "A table: a row for each of the largest groups of parties, a column for each party with a mark that says whether it \
                      belongs to the group, and at the end of the row everything that the group shares.",
        parties: Parties::All,
        documents: false,
        issues: false,
        sorts: &[],
        draw: common_ground::draw,
    },
    Picture {
        name: "roadmap",
        question: "In what order can the steps be taken, and what blocks itself?",
        description: "Steps stand in boxes, from top to bottom in the order in which they can be taken. An arrow leads from what has to \
                      come first to what may follow, with who insists on that. A frame holds steps that wait for one another, with the \
                      smallest ways out.",
        parties: Parties::All,
        documents: false,
        issues: false,
        sorts: &[],
        draw: roadmap::draw,
    },
    Picture {
        name: "why-no-deal",
        question: "Why is no package acceptable to all, and what would open a deal?",
        description: "Boxes say what parties insist on. A knot joins those that no package meets together. Below stand the smallest sets \
                      of moves after which there is a package; if there are packages acceptable to all, what they share.",
        parties: Parties::Any,
        documents: false,
        issues: true,
        sorts: &[],
        draw: why_no_deal::draw,
    },
    Picture {
        name: "timeline",
        question: "What was said, done and due?",
        description: "A table: a row for each date, with what happened, which papers were handed over or not, which positions changed, \
                      and what was announced or falls due. Rows after the day of the picture are dashed.",
        parties: Parties::Any,
        documents: false,
        issues: false,
        sorts: &[],
        draw: timeline::draw,
    },
    Picture {
        name: "sources",
        question: "Where do the sources differ, and which says what?",
        description: "A table: questions with their answers by letter are rows, sources are columns; each cell has the letters of the \
                      answers that the source gives, in a heavy frame if they are several. Settled questions are listed below.",
        parties: Parties::All,
        documents: false,
        issues: false,
        sorts: &[],
        draw: sources::draw,
    },
    Picture {
        name: "text",
        question: "How does a document stand with everybody?",
        description: "A table: clauses are rows, parties are columns; each cell says whether the party agrees with the clause, and gives \
                      its own terms where they are others.",
        parties: Parties::Any,
        documents: true,
        issues: false,
        sorts: &[],
        draw: text::draw,
    },
    Picture {
        name: "matrix",
        question: "Who wants what?",
        description: "A table: demands, grouped by issue, are rows, parties are columns; each cell has signs, the more the stronger, \
                      and the word of the position. The last column counts them.",
        parties: Parties::Any,
        documents: false,
        issues: true,
        sorts: &[Sort::Issue, Sort::Name, Sort::Class],
        draw: matrix::draw,
    },
    Picture {
        name: "stance-map",
        question: "What do one party or two want, issue by issue?",
        description: "Demands stand in a column, grouped by issue; a line leads from each of the parties to each demand on which its \
                      position is known.",
        parties: Parties::OneOrTwo,
        documents: false,
        issues: true,
        sorts: &[Sort::Issue, Sort::Name],
        draw: stance_map::draw,
    },
    Picture {
        name: "party-map",
        question: "What divides and what joins each pair of parties?",
        description: "A table of pairs: on how many demands the two are on opposite sides, on the same side, or not known, and on which.",
        parties: Parties::Several,
        documents: false,
        issues: false,
        sorts: &[],
        draw: party_map::draw,
    },
];

impl Picture {
    /// The picture of a name.
    pub fn named(name: &str) -> Option<&'static Picture> {
        PICTURES.iter().find(|picture| picture.name == name)
    }

    /// Draws it, page by page, and says what is not drawn and why.
    pub fn drawings(&self, request: &Request<'_, '_>) -> (Vec<Drawing>, Vec<String>) {
        let plates = (self.draw)(request);
        let refused = plates.iter().filter_map(|plate| plate.refused.as_ref());
        let refused = refused.map(|why| format!("`{}` is not drawn: {why}", self.name)).collect();
        // The parties of a picture of two stand in its name anyway.
        let part = request.choice.file(request.register, matches!(self.parties, Parties::Several | Parties::Any));
        (plates.into_iter().flat_map(|plate| self.of_plate(plate, part.as_deref())).collect(), refused)
    }

    fn of_plate(&self, plate: Plate, part_of: Option<&str>) -> Vec<Drawing> {
        let Plate { about, head, pages, page, .. } = plate;
        let of = pages.len();
        let drawing = |(at, dot): (usize, String)| {
            let (number, part) =
                if of > 1 { (format!("-{}", at + 1), format!(", {} of {of}", at + 1)) } else { Default::default() };
            let names = [self.name].into_iter().chain((!about.is_empty()).then_some(about.as_str())).chain(part_of);
            let name = names.collect::<Vec<_>>().join("-");
            Drawing {
                name: format!("{name}{number}"),
                dot,
                title: format!("{}: {} ({}{part})", head.title, head.question, head.as_of),
                question: head.question.clone(),
                headline: head.headline.clone(),
                description: format!("{} {} {}", head.headline, self.description, head.foot),
                page,
            }
        };
        pages.into_iter().enumerate().map(drawing).collect()
    }
}

impl Drawing {
    /// What the page is, in a line: the talks, the question, the day, and which page it is.
    pub fn title(&self) -> &str {
        &self.title
    }

    /// The question that stands in its head: that of the picture, with what this one is of. The same on each page.
    pub fn question(&self) -> &str {
        &self.question
    }

    /// The finding in words, which stands for the picture where it cannot be seen. The same on each page.
    pub fn headline(&self) -> &str {
        &self.headline
    }

    /// The drawing as SVG, with a title and a description for screen readers.
    ///
    /// # Errors
    /// When it is far too large, or the engine is missing, fails or takes too long; the DOT text is good all the same.
    pub fn svg(&self, engine: &dyn Engine) -> Result<String, DrawError> {
        self.finished(engine, self.page, false)
    }

    /// The drawing as SVG for a page of something else: as large as it is drawn, and without a style of its own.
    ///
    /// # Errors
    /// As [`Self::svg`].
    pub fn within(&self, engine: &dyn Engine) -> Result<String, DrawError> {
        self.finished(engine, Page::Natural, true)
    }

    fn finished(&self, engine: &dyn Engine, page: Page, within: bool) -> Result<String, DrawError> {
        if self.dot.len() > MOST {
            return Err(DrawError::TooLarge { size: self.dot.len() });
        }
        let about = About { id: &self.name, title: &self.title, description: &self.description, page, within };
        Ok(svg::finish(&engine.svg(&self.dot)?, &about)?)
    }
}
