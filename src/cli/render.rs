//! `render`: writes the diagrams, or says whether those that are there are fresh.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::time::Duration;

use anyhow::{Context, Result, bail};
use clap::{Args, ValueEnum};

use super::asking::{self, Asked};
use super::atomic_file::{self, Known};
use super::draw::{File, Press, Printed};
use super::ink::Ink;
use super::options::{Input, Lens};
use super::output;
use super::output::Outcome;
use super::page_format::PageFormat;
use super::pictures::{self, PicturesArgs};
use super::waiting::stopped;
use crate::answer::Register;
use crate::picture::engine::{Engine, TIME_LIMIT};
use crate::picture::external::External;
use crate::words::count;

/// Arguments of `render`.
#[derive(Debug, Args)]
#[command(
    after_help = "Examples:\n  demarche render\n  demarche render dispute russia ukraine --page a4\n  demarche render matrix --format svg --out slides\n  \
                        demarche render --check\n  demarche render --engine dot\n  \
                        demarche render --no-red-lines --out without-red-lines"
)]
pub struct RenderArgs {
    #[command(flatten)]
    pictures: PicturesArgs,
    #[command(flatten)]
    input: Input,
    #[command(flatten)]
    lens: Lens,
    /// Where the files go; the folder is made if it is not there.
    #[arg(short, long, default_value = "graphs", value_name = "FOLDER")]
    out: PathBuf,
    #[arg(long, value_name = "PAGE", default_value = "a4", help = pictures::sheets())]
    page: String,
    /// What is written: dot, svg, png, pdf (a file for each page), booklet (all pages in one PDF).
    #[arg(long, value_name = "FORMATS", value_delimiter = ',', default_value = "dot,svg", value_parser = PageFormat::typed)]
    format: Vec<PageFormat>,
    /// A font for characters that the bundled one (Latin, Greek, Cyrillic) does not have, for PNG and PDF; may be given several times.
    #[arg(long, value_name = "FILE")]
    font: Vec<PathBuf>,
    /// Show what was drawn: the booklet, or else the first page.
    #[arg(long, conflicts_with = "check")]
    open: bool,
    /// What lays the pictures out.
    #[arg(long, value_enum, default_value = "embedded")]
    engine: EngineName,
    /// How many seconds of processor time the layout of one picture may take.
    #[arg(long, value_name = "SECONDS", default_value_t = TIME_LIMIT.as_secs(), value_parser = clap::value_parser!(u64).range(1..))]
    time_limit: u64,
    /// Write nothing; exit with 1 if the files are not what the model gives.
    #[arg(long)]
    check: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum EngineName {
    /// The one in this program: the same drawing everywhere.
    Embedded,
    /// An installed Graphviz.
    Dot,
}

/// Draws and writes, or draws and compares.
///
/// # Errors
/// When the model cannot be understood, an engine fails or a file cannot be written. DOT files are written even if an
/// engine fails.
pub fn run(args: &RenderArgs) -> Result<Outcome> {
    if args.out.as_os_str() == "-" {
        bail!("`--out` wants a folder: the pictures are several files, and standard output takes one");
    }
    if args.out.exists() && !args.out.is_dir() {
        bail!("`{}` is a file; `--out` wants a folder", args.out.display());
    }
    let Asked { model, sources } = asking::asked(&args.input)?;
    let situation = asking::situation(&model, &args.input, &args.lens)?;
    let register = Register::new(&situation, &sources);
    let wanted = args.pictures.wanted(&model)?;
    let page = pictures::page(&args.page)?;
    let (mut drawings, mut refused) = (Vec::new(), Vec::new());
    for (drawn, not_drawn) in wanted.iter().map(|one| one.drawings(&register, page)) {
        drawings.extend(drawn);
        refused.extend(not_drawn);
    }
    let limit = Duration::from_secs(args.time_limit);
    let press = Press {
        engine: engine(args.engine, limit).map_err(|error| error.to_string()),
        ink: Ink::new(&args.font)?,
        formats: &args.format,
        title: register.situation.model.title.clone().unwrap_or_else(|| "Positions".to_owned()),
    };
    let Printed { files, mut failures } = press.print(&drawings);
    failures.extend(refused);
    let outcome = if args.check { compare(&args.out, &files)? } else { write(&args.out, &files)? };
    if !failures.is_empty() {
        bail!(together(&failures));
    }
    if args.open {
        open(&args.out, &files)?;
    } else if !args.check
        && let Some(first) = first_seen(&files)
    {
        let path = args.out.join(&first.name);
        output::next_step(&format!(
            "open {} in a browser, or add `--open` to see the pictures at once",
            path.display()
        ));
    }
    Ok(outcome)
}

/// What went wrong, each thing once: an engine fails in the same way on each picture.
fn together(failures: &[String]) -> String {
    const SAID: usize = 5;
    let mut each: Vec<&str> = Vec::new();
    for failure in failures {
        if !each.contains(&failure.as_str()) {
            each.push(failure);
        }
    }
    let more = each.len().saturating_sub(SAID);
    each.truncate(SAID);
    let more = if more == 0 { String::new() } else { format!("\nand {more} more") };
    each.join("\n") + &more
}

/// The booklet, or else the first page.
fn first_seen(files: &[File]) -> Option<&File> {
    files.iter().filter(|file| file.is_seen()).min_by_key(|file| !file.is_booklet())
}

/// Shows the booklet, or else the first page, with the program that the system has for it.
fn open(folder: &Path, files: &[File]) -> Result<()> {
    let Some(first) = first_seen(files) else {
        bail!("--open: there is nothing to show; DOT is no picture, and `--format svg` makes one")
    };
    let path = folder.join(&first.name);
    opener::open(&path).with_context(|| format!("--open: cannot show `{}`", path.display()))
}

/// The engine in this program, or an installed one if this build has none.
///
/// # Errors
/// Never where there is one; that of an installed one comes with the first drawing.
pub fn any_engine() -> Result<Box<dyn Engine + Sync>> {
    engine(if cfg!(feature = "embedded") { EngineName::Embedded } else { EngineName::Dot }, TIME_LIMIT)
}

fn engine(name: EngineName, limit: Duration) -> Result<Box<dyn Engine + Sync>> {
    match name {
        EngineName::Dot => Ok(Box::new(External::from_environment(limit).until(stopped()))),
        #[cfg(feature = "embedded")]
        EngineName::Embedded => Ok(Box::new(crate::picture::embedded::Embedded::with_limit(limit))),
        #[cfg(not(feature = "embedded"))]
        EngineName::Embedded => Err(anyhow::anyhow!("built without the embedded engine; use `--engine dot`")),
    }
}

/// Pages that the same pictures had before, and do not have any more: files whose names differ from those of now only in the number
/// of the page.
fn left_over(folder: &Path, files: &[File]) -> Result<Vec<PathBuf>> {
    let base = |name: &str| -> Option<(String, String)> {
        let (stem, end) = name.rsplit_once('.')?;
        let number = stem.rsplit_once('-').filter(|(_, number)| number.parse::<usize>().is_ok());
        Some((number.map_or(stem, |(base, _)| base).to_owned(), end.to_owned()))
    };
    let bases: BTreeSet<(String, String)> = files.iter().filter_map(|file| base(&file.name)).collect();
    let mut found = Vec::new();
    let Ok(entries) = fs::read_dir(folder) else { return Ok(found) };
    for entry in entries {
        let entry = entry.with_context(|| format!("cannot read `{}`", folder.display()))?;
        let name = entry.file_name().to_string_lossy().into_owned();
        let is_ours = base(&name).is_some_and(|base| bases.contains(&base));
        if is_ours && !files.iter().any(|file| file.name == name) {
            found.push(entry.path());
        }
    }
    found.sort();
    Ok(found)
}

fn write(folder: &Path, files: &[File]) -> Result<Outcome> {
    fs::create_dir_all(folder).with_context(|| format!("cannot make the folder `{}`", folder.display()))?;
    for File { name, content } in files {
        let path = folder.join(name);
        atomic_file::write(&path, content, Known::Replace)?;
        output::print(&format!("{}\n", path.display()))?;
    }
    for path in left_over(folder, files)? {
        output::warn(&format!("note: {} is a page of before; remove it\n", path.display()));
    }
    Ok(Outcome::Clean)
}

fn compare(folder: &Path, files: &[File]) -> Result<Outcome> {
    let mut stale = Vec::new();
    for File { name, content } in files {
        let path = folder.join(name);
        // What is no file is not opened: a pipe would be waited for.
        if fs::metadata(&path).is_ok_and(|own| !own.is_file()) {
            stale.push(format!("{} is no file", path.display()));
            continue;
        }
        match fs::read(&path) {
            Ok(bytes) if bytes == *content => {}
            Ok(_) => stale.push(format!("{} is not what the model gives", path.display())),
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => {
                stale.push(format!("{} is missing", path.display()));
            }
            Err(error) => return Err(error).with_context(|| format!("cannot read `{}`", path.display())),
        }
    }
    stale.extend(left_over(folder, files)?.iter().map(|path| format!("{} is a page of before", path.display())));
    if stale.is_empty() {
        let are = if files.len() == 1 { "is" } else { "are" };
        let number = count(files.len(), "file", "files");
        output::print(&format!("{number} in {} {are} fresh\n", folder.display()))?;
        return Ok(Outcome::Clean);
    }
    for line in &stale {
        output::warn(&format!("{line}\n"));
    }
    output::warn("help: run `demarche render` and look at what changed\n");
    Ok(Outcome::Findings)
}
