//! `brief`: answers to all questions on one page.

use std::cell::RefCell;
use std::path::PathBuf;

use anyhow::{Context, Result, bail};
use clap::Args;

use super::ask::{self, Asked};
use super::options::{Input, Lens};
use super::output::{self, Outcome};
use super::waiting::Waiting;
use super::whole::{self, Known};
use super::{diff, render};
use crate::analysis::{self, Scope, Situation};
use crate::answer::Register;
use crate::brief::html;
use crate::brief::room::Room;
use crate::brief::sections::{Figures, SECTIONS, SHORT, sections};
use crate::brief::{Brief, heading};
use crate::id::PartyIx;
use crate::picture::choice::Choice;
use crate::picture::page::Page;
use crate::picture::{Picture, Request};
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
    /// Where the page goes; - for standard output.
    #[arg(short, long, default_value = "brief.html", value_name = "FILE")]
    out: PathBuf,
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

/// Writes the page.
///
/// # Errors
/// When the model, a name, a date or a section cannot be understood, a picture cannot be drawn, or the file cannot be written.
pub fn run(args: &BriefArgs) -> Result<Outcome> {
    let to_stdout = args.out.as_os_str() == "-";
    if args.open && to_stdout {
        bail!("--open: there is no file to show; leave `--out -` out");
    }
    let (only, room) = if args.short { (SHORT.to_vec(), Room::SHORT) } else { (only(&args.only)?, Room::WHOLE) };
    let Asked { model, sources } = ask::edition(&args.input, &ask::other_channels(&args.channel)?)?;
    let situation = ask::situation(&model, &args.input, &args.lens)?;
    let register = Register::new(&situation, &sources);
    let changed =
        args.since.as_deref().map(|since| diff::since(since, &args.input, &args.lens, &register)).transpose()?;
    let waiting = Waiting::start("Ways out and obstacles");
    let (scope, between) = (Scope::Derived, two(&situation, &args.parties)?);
    let contents = Brief { two: between, scope, patience: &waiting }.contents(&register, changed);
    let outcome = waiting.finish();
    let engine = render::any_engine()?;
    let failures = RefCell::new(Vec::new());
    let figures = |name: &str| {
        let Some(picture) = Picture::named(name) else { return Figures::default() };
        let choice = Choice::default();
        let request = Request { register: &register, scope, choice, between, papers: Vec::new(), page: Page::A4 };
        let drawings = picture.drawings(&request).0;
        let of = drawings.len();
        let drawn = drawings.into_iter().take(room.drawings).filter_map(|drawing| {
            let svg = drawing.within(engine.as_ref());
            let failed = |error| failures.borrow_mut().push(format!("`{}` is not drawn: {error}", drawing.name));
            Some((svg.map_err(failed).ok()?, drawing.headline().to_owned()))
        });
        Figures { drawn: drawn.collect(), of }
    };
    let sections = sections(&contents, &figures, &only, &room);
    let page = html::page(&heading(&contents), &sections).context("cannot write the page")?;
    let failures = failures.into_inner();
    if to_stdout {
        output::print(&page)?;
    } else {
        whole::write(&args.out, page.as_bytes(), Known::Replace)?;
        output::print(&format!("{}\n", args.out.display()))?;
    }
    if !failures.is_empty() {
        bail!(failures.join("\n"));
    }
    if args.open {
        opener::open(&args.out).with_context(|| format!("--open: cannot show `{}`", args.out.display()))?;
    }
    Ok(outcome)
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
