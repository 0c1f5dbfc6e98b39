//! What makes the page of a brief from a model, as often as wanted.

use std::cell::RefCell;

use anyhow::{Context, Result};
use clap::ValueEnum;

use super::options::{Input, Lens};
use super::output::Outcome;
use super::waiting::Waiting;
use super::{asking, diff};
use crate::analysis;
use crate::answer::Register;
use crate::brief::page::Section;
use crate::brief::room::Room;
use crate::brief::sections::{Figures, Pictures, sections};
use crate::brief::{Brief, Heading, heading, html, markdown};
use crate::id::PartyIx;
use crate::model::{Channel, Model};
use crate::picture::choice::Choice;
use crate::picture::engine::Engine;
use crate::picture::page::Page;
use crate::picture::{Picture, Request};
use crate::situation::{Scope, Situation};
use crate::source::Sources;

/// As what a brief is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum BriefFormat {
    /// One page for browsers, phones and paper.
    Html,
    /// Text for repositories, and for pandoc, which makes a document of it.
    Md,
}

impl BriefFormat {
    /// Where it goes if nothing else is said.
    pub fn file(self) -> &'static str {
        match self {
            BriefFormat::Html => "brief.html",
            BriefFormat::Md => "brief.md",
        }
    }
}

/// What a brief is to be.
pub struct Maker<'a> {
    /// What is read.
    pub input: &'a Input,
    /// What is supposed and what counts.
    pub lens: &'a Lens,
    /// The two that it is about, as typed; none for those that the talks are between.
    pub parties: &'a [String],
    /// From which day on changes are told.
    pub since: Option<&'a str>,
    /// As what it is written.
    pub format: BriefFormat,
    /// The sections; all for none.
    pub only: Vec<&'static str>,
    /// How much is shown.
    pub room: Room,
    /// What was said there is left out.
    pub without: Vec<Channel>,
    /// What lays pictures out.
    pub engine: Box<dyn Engine + Sync>,
}

/// A brief that was made.
pub struct MadeBrief {
    /// What stands above and below it.
    pub heading: Heading,
    /// What stands in it.
    pub sections: Vec<Section>,
    /// What could not be drawn.
    pub failures: Vec<String>,
    /// Whether the searches came to an end.
    pub outcome: Outcome,
}

impl MadeBrief {
    /// As a file.
    ///
    /// # Errors
    /// None in practice.
    pub fn written(&self, format: BriefFormat) -> Result<String> {
        match format {
            BriefFormat::Html => html::page(&self.heading, &self.sections).context("cannot write the page"),
            BriefFormat::Md => Ok(markdown::page(&self.heading, &self.sections)),
        }
    }
}

impl Maker<'_> {
    /// Asks all questions and draws.
    ///
    /// # Errors
    /// When a name, a date or what is supposed cannot be understood.
    pub fn make(&self, model: &Model, sources: &Sources) -> Result<MadeBrief> {
        let situation = asking::situation(model, self.input, self.lens)?;
        let register = Register::new(&situation, sources);
        let changed = self.since.map(|since| diff::since(since, self.input, self.lens, &register)).transpose()?;
        let (scope, between) = (Scope::Derived, two(&situation, self.parties)?);
        let waiting = Waiting::start("Ways out and obstacles");
        let contents = Brief { two: between, scope, patience: &waiting }.contents(&register, changed);
        let outcome = waiting.finish();
        let failures = RefCell::new(Vec::new());
        let draw = |name: &str| {
            let Some(picture) = Picture::named(name) else { return Figures::default() };
            let choice = Choice::default();
            let request = Request { register: &register, scope, choice, between, papers: Vec::new(), page: Page::A4 };
            let drawings = picture.drawings(&request).0;
            let of = drawings.len();
            let drawn = drawings.into_iter().take(self.room.drawings).filter_map(|drawing| {
                let svg = drawing.within(self.engine.as_ref());
                let failed = |error| failures.borrow_mut().push(format!("`{}` is not drawn: {error}", drawing.name));
                Some((svg.map_err(failed).ok()?, drawing.headline().to_owned()))
            });
            Figures { drawn: drawn.collect(), of }
        };
        let pictures = match self.format {
            BriefFormat::Html => Pictures::Drawn(&draw),
            BriefFormat::Md => Pictures::InWords,
        };
        let sections = sections(&contents, pictures, &self.only, &self.room);
        Ok(MadeBrief { heading: heading(&contents), sections, failures: failures.into_inner(), outcome })
    }
}

fn two(situation: &Situation<'_>, names: &[String]) -> Result<Option<[PartyIx; 2]>> {
    let named = asking::parties(situation.model, names)?;
    Ok(<[PartyIx; 2]>::try_from(named).ok().or_else(|| analysis::between(situation).map(|found| found.parties)))
}
