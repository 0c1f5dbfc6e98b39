//! What a picture is drawn of, and what comes of it.

use super::choice::Choice;
use super::head::Head;
use super::page::Page;
use crate::answer::Register;
use crate::id::{PaperIx, PartyIx};
use crate::situation::Scope;

/// What is to be drawn.
#[derive(Debug)]
pub struct Request<'r, 'm> {
    /// The situation, and what it is called.
    pub register: &'r Register<'r, 'm>,
    /// Whether derived positions count.
    pub scope: Scope,
    /// What was chosen of it.
    pub choice: Choice,
    /// Who the talks are between; none if fewer than two have a position.
    pub between: Option<[PartyIx; 2]>,
    /// The documents of a picture about documents; all with clauses if none is named.
    pub papers: Vec<PaperIx>,
    /// The sheet.
    pub page: Page,
}

/// A picture of one thing, on as many pages as it takes.
#[derive(Debug)]
pub struct Plate {
    /// What is added to the name of the picture: nothing, or what this one is about.
    pub about: String,
    /// The head: title, question and finding.
    pub head: Head,
    /// The DOT of each page.
    pub pages: Vec<String>,
    /// The sheet that it was drawn for.
    pub page: Page,
    /// Why there is no page; none if there is one.
    pub refused: Option<String>,
}

/// More pages than this of one thing are not drawn: nobody would look at them.
pub const MOST_PAGES: usize = 200;

impl Request<'_, '_> {
    /// The two parties of a picture about two: those that were asked for, or else those that the talks are between.
    pub fn two(&self) -> Option<[PartyIx; 2]> {
        <[PartyIx; 2]>::try_from(self.choice.parties.as_slice()).ok().or(self.between)
    }
}

impl Plate {
    /// Of the one thing that the picture shows.
    pub fn whole(head: Head, pages: Vec<String>, page: Page) -> Plate {
        Plate { about: String::new(), head, pages, page, refused: None }
    }

    /// Of one of the things that the picture shows, which is added to the name of its files.
    pub fn of(about: String, head: Head, pages: Vec<String>, page: Page) -> Plate {
        Plate { about, ..Plate::whole(head, pages, page) }
    }

    /// Of nothing, for a reason.
    pub fn refused(why: String, page: Page) -> Plate {
        Plate { refused: Some(why), ..Plate::whole(Head::default(), Vec::new(), page) }
    }
}
