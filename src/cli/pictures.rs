//! Which pictures are asked for, and what each is of.

use anyhow::{Result, bail};
use clap::Args;

use super::asking;
use crate::analysis::between;
use crate::answer::Register;
use crate::id::{IssueIx, PaperIx};
use crate::model::{Element, Model};
use crate::picture::choice::{Choice, Parties, Sort};
use crate::picture::page::Page;
use crate::picture::{Drawing, PICTURES, Picture, Request};
use crate::situation::Scope;
use crate::words::{listed, near};

/// Which pictures, and of what.
#[derive(Debug, Args)]
pub struct PicturesArgs {
    #[arg(value_name = "PICTURE", help = help())]
    pictures: Vec<String>,
    /// Of which parties, by id or name, with commas; without a picture, those are drawn that can be of them.
    #[arg(long, value_name = "PARTIES", value_delimiter = ',')]
    parties: Vec<String>,
    /// Of which issues, by id or name, with commas; without a picture, those are drawn that can be of them.
    #[arg(long, value_name = "ISSUES", value_delimiter = ',')]
    issue: Vec<String>,
    /// In what order demands stand: issue, name (by their text), or class (what is contested most first).
    #[arg(long, value_name = "ORDER")]
    sort: Option<String>,
}

/// Every picture by its name.
fn help() -> String {
    let names: Vec<String> = PICTURES.iter().map(|picture| picture.name.to_owned()).collect();
    format!(
        "Which pictures, each with what it is of, as in `dispute A B`, `matrix A B C`, `text DOCUMENT`; pictures are {} \
         [default: all]",
        listed(&names)
    )
}

/// The sheets that pictures are drawn for, by their names.
pub fn sheets() -> String {
    let names: Vec<&str> = Page::ALL.iter().map(|(name, _)| *name).collect();
    format!(
        "The sheet that pictures are drawn for, one of {}: what does not fit on one is split, never shrunk",
        names.join(", ")
    )
}

/// A picture with what it is of.
pub struct Wanted {
    picture: &'static Picture,
    choice: Choice,
    papers: Vec<PaperIx>,
}

impl Wanted {
    /// Draws it, and says what is not drawn and why.
    pub fn drawings(&self, register: &Register<'_, '_>, page: Page) -> (Vec<Drawing>, Vec<String>) {
        let between = between(register.situation).map(|found| found.parties);
        let (choice, papers) = (self.choice.clone(), self.papers.clone());
        self.picture.drawings(&Request { register, scope: Scope::Derived, choice, between, papers, page })
    }
}

impl PicturesArgs {
    /// The pictures of a command line: names of pictures, each followed by what it is of; all that can be of what was chosen for none.
    ///
    /// # Errors
    /// When a word is neither a picture nor what the picture before it is of, or a picture cannot be of what was chosen.
    pub fn wanted(&self, model: &Model) -> Result<Vec<Wanted>> {
        let choice = Choice {
            parties: asking::parties(model, &self.parties)?,
            issues: issues(model, &self.issue)?,
            sort: self.sort.as_deref().map(sort).transpose()?,
        };
        let plain = |picture| Wanted { picture, choice: choice.clone(), papers: Vec::new() };
        if self.pictures.is_empty() {
            let fitting = PICTURES.iter().filter(|picture| unfit(picture, &choice).is_none());
            let wanted: Vec<Wanted> = fitting.map(plain).collect();
            if wanted.is_empty() {
                bail!("no picture can be of all that at once; name one, as in `render matrix`, to see what it takes");
            }
            return Ok(wanted);
        }
        let mut wanted = Vec::new();
        let mut rest = self.pictures.as_slice();
        while let [name, behind @ ..] = rest {
            let Some(picture) = Picture::named(name) else { bail!(unknown(name)) };
            let end = behind.iter().position(|word| Picture::named(word).is_some()).unwrap_or(behind.len());
            let (of, after) = behind.split_at(end);
            wanted.push(one(plain(picture), of, model)?);
            rest = after;
        }
        Ok(wanted)
    }
}

fn one(mut wanted: Wanted, of: &[String], model: &Model) -> Result<Wanted> {
    let picture = wanted.picture;
    if picture.documents {
        for name in of {
            let paper = model.find(name)?.into_iter().find_map(|element| match element {
                Element::Paper(ix) => Some(ix),
                _ => None,
            });
            let Some(paper) = paper else { bail!("`{name}` is no document; `demarche show documents` lists them") };
            wanted.papers.push(paper);
        }
    } else if let [first, ..] = of {
        if picture.parties == Parties::All {
            bail!("{}; `{}` takes nothing behind it", unknown(first), picture.name);
        }
        if !wanted.choice.parties.is_empty() {
            bail!("`{}` is given parties twice: behind its name and with `--parties`", picture.name);
        }
        wanted.choice.parties = asking::parties(model, of)?;
    }
    match unfit(picture, &wanted.choice) {
        Some(why) => bail!(why),
        None => Ok(wanted),
    }
}

/// Why a picture cannot be of what was chosen; nothing if it can.
fn unfit(picture: &Picture, choice: &Choice) -> Option<String> {
    let name = picture.name;
    if !picture.parties.take(choice.parties.len()) {
        return Some(match picture.parties {
            Parties::Two => format!("`{name}` is of two parties, as in `{name} russia ukraine`"),
            Parties::OneOrTwo => format!("`{name}` is of one party or two; of more, `matrix` is the better picture"),
            Parties::Several => format!("`{name}` is of two parties or more"),
            Parties::All | Parties::Any => {
                format!("`{name}` is always of all parties; `--parties` does not choose among them")
            }
        });
    }
    if !choice.issues.is_empty() && !picture.issues {
        return Some(format!("`{name}` is always of all issues; `--issue` does not choose among them"));
    }
    let sort = choice.sort.filter(|sort| !picture.sorts.contains(sort))?;
    let sorts: Vec<String> = picture.sorts.iter().map(|sort| sort.word().to_owned()).collect();
    Some(match sorts.as_slice() {
        [] => format!("`{name}` has an order of its own; `--sort` does not change it"),
        _ => format!("`{name}` cannot be sorted by {}; it can by {}", sort.word(), listed(&sorts)),
    })
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

fn issues(model: &Model, names: &[String]) -> Result<Vec<IssueIx>> {
    let mut issues = Vec::new();
    for name in names {
        let issue = asking::issue(model, name, |_| String::new())?;
        if issues.contains(&issue) {
            bail!("--issue: `{}` is named twice; name different issues", model.issues[issue].id);
        }
        issues.push(issue);
    }
    Ok(issues)
}

fn sort(name: &str) -> Result<Sort> {
    word("--sort", "order", name, Sort::ALL, Sort::from_word)
}

/// The sheet of a typed name.
///
/// # Errors
/// When there is no such sheet.
pub fn page(name: &str) -> Result<Page> {
    word("--page", "sheet", name, Page::ALL, Page::from_word)
}

/// What a word of a short list stands for. All of them are told: what is near, as `a4` is to `a3`, need not be what was meant.
fn word<T>(option: &str, what: &str, name: &str, all: &[(&str, T)], known: fn(&str) -> Option<T>) -> Result<T> {
    let words: Vec<&str> = all.iter().map(|(word, _)| *word).collect();
    match known(name) {
        Some(found) => Ok(found),
        None => bail!("{option}: `{name}` is no {what}; write one of: {}", words.join(", ")),
    }
}
