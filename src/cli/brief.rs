//! `brief`: answers to all questions on one page.

use std::cell::RefCell;
use std::path::PathBuf;

use anyhow::{Context, Result, bail};
use clap::{Args, ValueEnum};

use super::ask::{self, Asked};
use super::options::{Input, Lens};
use super::output::{self, Outcome};
use super::waiting::Waiting;
use super::whole::{self, Known};
use super::{diff, render};
use crate::analysis::{self, Scope, Situation};
use crate::answer::Register;
use crate::brief::room::Room;
use crate::brief::sections::{Figures, Pictures, SECTIONS, SHORT, sections};
use crate::brief::{Brief, heading, html, markdown};
use crate::id::PartyIx;
use crate::model::{Channel, Model};
use crate::picture::choice::Choice;
use crate::picture::engine::Engine;
use crate::picture::page::Page;
use crate::picture::{Picture, Request};
use crate::source::Sources;
use crate::words::near;

/// Arguments of `brief`.
#[derive(Debug, Args)]
#[command(after_help = "Examples:\n  demarche brief\n  demarche brief russia ukraine --since 2025-05-28 --open\n  \
                        demarche brief --short --out handout.html\n  demarche brief --only minute,who --out -\n  \
                        demarche brief --file examples/selvar-basin.yaml --out selvar.html")]
pub struct BriefArgs {
    /// The two parties that it is about, by id or name [default: those that the talks are between].
    #[arg(value_name = "PARTY", num_args = 2)]
    parties: Vec<String>,
    /// Where the page goes; - for standard output [default: brief.html or brief.md].
    #[arg(short, long, value_name = "FILE")]
    out: Option<PathBuf>,
    /// What is written.
    #[arg(long, value_enum, default_value = "html")]
    format: BriefFormat,
    /// Also tell what changed since this date: 2025, 2025-05 or 2025-05-28.
    #[arg(long, value_name = "DATE")]
    since: Option<String>,
    /// Only these sections, with commas, and the evidence that they lead to.
    #[arg(long, value_name = "SECTIONS", value_delimiter = ',')]
    only: Vec<String>,
    /// An edition with only what was said in these channels: public, closed-door, leaked; with commas or several times. All else is
    /// left out as if it had never been written. What names no channel stays.
    #[arg(long, value_name = "WORDS", value_delimiter = ',')]
    channel: Vec<String>,
    /// Four sides of A4 at most: the findings, a drawing, a table and the evidence that they lead to.
    #[arg(long, conflicts_with = "only")]
    short: bool,
    /// Show the page with the program that the system has for it.
    #[arg(long)]
    open: bool,
    #[command(flatten)]
    input: Input,
    #[command(flatten)]
    lens: Lens,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum BriefFormat {
    /// One page for browsers, phones and paper.
    Html,
    /// Text for repositories, and for pandoc, which makes a document of it.
    Md,
}

/// Writes the page.
///
/// # Errors
/// When the model, a name, a date or a section cannot be understood, a picture cannot be drawn, or the file cannot be written.
pub fn run(args: &BriefArgs) -> Result<Outcome> {
    let out = args.out.clone().unwrap_or_else(|| match args.format {
        BriefFormat::Html => PathBuf::from("brief.html"),
        BriefFormat::Md => PathBuf::from("brief.md"),
    });
    let to_stdout = out.as_os_str() == "-";
    if args.open && to_stdout {
        bail!("--open: there is no file to show; leave `--out -` out");
    }
    let press = Press::new(args)?;
    let Asked { model, sources } = ask::edition(&args.input, &press.without)?;
    let Printed { text, failures, outcome } = press.print(&model, &sources)?;
    if to_stdout {
        output::print(&text)?;
    } else {
        whole::write(&out, text.as_bytes(), Known::Replace)?;
        output::print(&format!("{}\n", out.display()))?;
    }
    if !failures.is_empty() {
        bail!(failures.join("\n"));
    }
    if args.open {
        opener::open(&out).with_context(|| format!("--open: cannot show `{}`", out.display()))?;
    }
    Ok(outcome)
}

/// What makes pages, as often as wanted.
struct Press<'a> {
    args: &'a BriefArgs,
    only: Vec<&'static str>,
    room: Room,
    without: Vec<Channel>,
    engine: Box<dyn Engine + Sync>,
}

/// A page.
struct Printed {
    text: String,
    failures: Vec<String>,
    outcome: Outcome,
}

impl<'a> Press<'a> {
    fn new(args: &'a BriefArgs) -> Result<Press<'a>> {
        let (only, room) = if args.short { (SHORT.to_vec(), Room::SHORT) } else { (only(&args.only)?, Room::WHOLE) };
        let without = ask::other_channels(&args.channel)?;
        Ok(Press { args, only, room, without, engine: render::any_engine()? })
    }

    fn print(&self, model: &Model, sources: &Sources) -> Result<Printed> {
        let Press { args, room, .. } = self;
        let situation = ask::situation(model, &args.input, &args.lens)?;
        let register = Register::new(&situation, sources);
        let since = args.since.as_deref();
        let changed = since.map(|since| diff::since(since, &args.input, &args.lens, &register)).transpose()?;
        let waiting = Waiting::start("Ways out and obstacles");
        let (scope, between) = (Scope::Derived, two(&situation, &args.parties)?);
        let contents = Brief { two: between, scope, patience: &waiting }.contents(&register, changed);
        let outcome = waiting.finish();
        let failures = RefCell::new(Vec::new());
        let draw = |name: &str| {
            let Some(picture) = Picture::named(name) else { return Figures::default() };
            let choice = Choice::default();
            let request = Request { register: &register, scope, choice, between, papers: Vec::new(), page: Page::A4 };
            let drawings = picture.drawings(&request).0;
            let of = drawings.len();
            let drawn = drawings.into_iter().take(room.drawings).filter_map(|drawing| {
                let svg = drawing.within(self.engine.as_ref());
                let failed = |error| failures.borrow_mut().push(format!("`{}` is not drawn: {error}", drawing.name));
                Some((svg.map_err(failed).ok()?, drawing.headline().to_owned()))
            });
            Figures { drawn: drawn.collect(), of }
        };
        let heading = heading(&contents);
        let text = match args.format {
            BriefFormat::Html => {
                let sections = sections(&contents, Pictures::Drawn(&draw), &self.only, room);
                html::page(&heading, &sections).context("cannot write the page")?
            }
            BriefFormat::Md => markdown::page(&heading, &sections(&contents, Pictures::InWords, &self.only, room)),
        };
        Ok(Printed { text, failures: failures.into_inner(), outcome })
    }
}

fn two(situation: &Situation<'_>, names: &[String]) -> Result<Option<[PartyIx; 2]>> {
    let named = ask::parties(situation.model, names)?;
    Ok(<[PartyIx; 2]>::try_from(named).ok().or_else(|| analysis::between(situation).map(|found| found.parties)))
}

fn only(names: &[String]) -> Result<Vec<&'static str>> {
    let known = |name: &String| {
        let ids = || SECTIONS.iter().map(|section| section.id);
        match (SECTIONS.iter().find(|section| section.id == name), near(name, ids())) {
            (Some(section), _) => Ok(section.id),
            (None, Some(meant)) => bail!("--only: no section is called `{name}`; did you mean `{meant}`?"),
            (None, None) => {
                bail!("--only: no section is called `{name}`; sections are {}", ids().collect::<Vec<_>>().join(", "))
            }
        }
    };
    names.iter().map(known).collect()
}
