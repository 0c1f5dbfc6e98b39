//! `brief`: answers to all questions on one page.

use std::path::PathBuf;

use anyhow::{Context, Result, bail};
use clap::Args;

use super::asking::{self, Asked};
use super::atomic_file::{self, Known};
use super::brief_live::watch;
use super::brief_page::{BriefFormat, Maker};
use super::options::{Input, Lens};
use super::output::{self, Outcome};
use super::render;
use crate::brief::room::Room;
use crate::brief::sections::{SECTIONS, SHORT};
use crate::words::near;

/// Arguments of `brief`.
#[derive(Debug, Args)]
#[command(after_help = "Examples:\n  demarche brief\n  demarche brief russia ukraine --since 2025-05-28 --open\n  \
                        demarche brief --short --out handout.html\n  demarche brief --watch --open\n  demarche brief --format md --channel public\n  demarche brief --only minute,who --out -\n  \
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
    /// Serve the page to a browser on this machine and renew it whenever a file is saved, until Ctrl-C. While the files cannot be
    /// understood, what `check` finds stands above the page of before.
    #[arg(long, conflicts_with_all = ["out", "format"])]
    watch: bool,
    /// Show the page with the program that the system has for it.
    #[arg(long)]
    open: bool,
    #[command(flatten)]
    input: Input,
    #[command(flatten)]
    lens: Lens,
}

/// Writes the page, or serves it.
///
/// # Errors
/// When the model, a name, a date or a section cannot be understood, a picture cannot be drawn, or the file cannot be written.
pub fn run(args: &BriefArgs) -> Result<Outcome> {
    let (only, room) = if args.short { (SHORT.to_vec(), Room::SHORT) } else { (only(&args.only)?, Room::WHOLE) };
    let maker = Maker {
        input: &args.input,
        lens: &args.lens,
        parties: &args.parties,
        since: args.since.as_deref(),
        format: args.format,
        only,
        room,
        without: asking::other_channels(&args.channel)?,
        engine: render::any_engine()?,
    };
    if args.watch { watch(&maker, args.open) } else { write(args, &maker) }
}

fn write(args: &BriefArgs, maker: &Maker<'_>) -> Result<Outcome> {
    let out = args.out.clone().unwrap_or_else(|| PathBuf::from(maker.format.file()));
    let to_stdout = out.as_os_str() == "-";
    if args.open && to_stdout {
        bail!("--open: there is no file to show; leave `--out -` out");
    }
    let Asked { model, sources } = asking::edition(&args.input, &maker.without)?;
    let made = maker.make(&model, &sources)?;
    let text = made.written(maker.format)?;
    if to_stdout {
        output::print(&text)?;
    } else {
        atomic_file::write(&out, text.as_bytes(), Known::Replace)?;
        output::print(&format!("{}\n", out.display()))?;
    }
    if !made.failures.is_empty() {
        bail!(made.failures.join("\n"));
    }
    if args.open {
        opener::open(&out).with_context(|| format!("--open: cannot show `{}`", out.display()))?;
    }
    Ok(made.outcome)
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
