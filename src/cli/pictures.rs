//! Which pictures are asked for, and what each is of.

use anyhow::{Result, bail};

use super::ask;
use crate::analysis::{Scope, between};
use crate::answer::Register;
use crate::id::{PaperIx, PartyIx};
use crate::model::{Element, Model};
use crate::picture::page::Page;
use crate::picture::{Drawing, PICTURES, Picture, Request, Takes};
use crate::words::{listed, near};

/// A picture with what it is of.
pub struct Wanted {
    picture: &'static Picture,
    parties: Vec<PartyIx>,
    papers: Vec<PaperIx>,
}

impl Wanted {
    /// Draws it, and says what is not drawn and why.
    pub fn drawings(&self, register: &Register<'_, '_>, page: Page) -> (Vec<Drawing>, Vec<String>) {
        let between = between(register.situation).map(|found| found.parties);
        let (parties, papers) = (self.parties.clone(), self.papers.clone());
        self.picture.drawings(&Request { register, scope: Scope::Derived, parties, between, papers, page })
    }
}

/// The pictures of a command line: names of pictures, each followed by what it is of; all of them for none.
///
/// # Errors
/// When a word is neither a picture nor what the picture before it is of.
pub fn wanted(words: &[String], model: &Model) -> Result<Vec<Wanted>> {
    let plain = |picture| Wanted { picture, parties: Vec::new(), papers: Vec::new() };
    if words.is_empty() {
        return Ok(PICTURES.iter().map(plain).collect());
    }
    let mut wanted = Vec::new();
    let mut rest = words;
    while let [name, behind @ ..] = rest {
        let Some(picture) = Picture::named(name) else { bail!(unknown(name)) };
        let end = behind.iter().position(|word| Picture::named(word).is_some()).unwrap_or(behind.len());
        let (of, after) = behind.split_at(end);
        wanted.push(one(picture, of, model)?);
        rest = after;
    }
    Ok(wanted)
}

fn one(picture: &'static Picture, of: &[String], model: &Model) -> Result<Wanted> {
    let mut wanted = Wanted { picture, parties: Vec::new(), papers: Vec::new() };
    match (picture.takes, of) {
        (_, []) => {}
        (Takes::TwoParties, [_, _]) | (Takes::OneOrTwo, [_] | [_, _]) | (Takes::Parties, _) => {
            wanted.parties = ask::parties(model, of)?
        }
        (Takes::TwoParties, _) => {
            bail!("`{}` is of two parties, as in `{} russia ukraine`", picture.name, picture.name)
        }
        (Takes::OneOrTwo, _) => {
            bail!("`{}` is of one party or two; of more, `matrix` is the better picture", picture.name)
        }
        (Takes::Document, names) => {
            for name in names {
                let paper = model.find(name)?.into_iter().find_map(|element| match element {
                    Element::Paper(ix) => Some(ix),
                    _ => None,
                });
                let Some(paper) = paper else { bail!("`{name}` is no document; `demarche show documents` lists them") };
                wanted.papers.push(paper);
            }
        }
        (Takes::Nothing, [first, ..]) => bail!("{}; `{}` takes nothing behind it", unknown(first), picture.name),
    }
    Ok(wanted)
}

fn unknown(name: &str) -> String {
    let names = || PICTURES.iter().map(|picture| picture.name);
    match near(name, names()) {
        Some(meant) => format!("no picture is called `{name}`; did you mean `{meant}`?"),
        None => format!(
            "no picture is called `{name}`; pictures are {}",
            listed(&names().map(str::to_owned).collect::<Vec<_>>())
        ),
    }
}

/// The sheet of a typed name.
///
/// # Errors
/// When there is no such sheet.
pub fn page(name: &str) -> Result<Page> {
    let words: Vec<&str> = Page::ALL.iter().map(|(word, _)| *word).collect();
    match (Page::from_word(name), near(name, words.iter().copied())) {
        (Some(page), _) => Ok(page),
        (None, Some(meant)) => bail!("--page: `{name}` is no sheet; did you mean `{meant}`?"),
        (None, None) => bail!("--page: `{name}` is no sheet; write one of: {}", words.join(", ")),
    }
}
