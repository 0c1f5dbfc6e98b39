//! `render`: writes the diagrams, or says whether those that are there are fresh.

use std::collections::BTreeSet;
use std::fs;
use std::num::NonZeroUsize;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use anyhow::{Context, Result, anyhow, bail};
use clap::{Args, ValueEnum};

use super::ask::{self, Asked};
use super::options::{Input, Lens};
use super::output;
use super::output::Outcome;
use super::pictures;
use super::waiting::stopped;
use super::whole::{self, Known};
use crate::answer::Register;
use crate::picture::engine::{Engine, EngineError, TIME_LIMIT};
use crate::picture::external::External;
use crate::picture::{DrawError, Drawing};
use crate::words::count;

/// Arguments of `render`.
#[derive(Debug, Args)]
#[command(
    after_help = "Examples:\n  demarche render\n  demarche render dispute russia ukraine --page a4\n  demarche render matrix --format svg --out slides\n  \
                        demarche render --check\n  demarche render --engine dot\n  \
                        demarche render --no-red-lines --out without-red-lines"
)]
pub struct RenderArgs {
    /// Which pictures, each with what it is of: `dispute A B`, `text DOCUMENT` [default: all].
    #[arg(value_name = "PICTURE")]
    pictures: Vec<String>,
    #[command(flatten)]
    input: Input,
    #[command(flatten)]
    lens: Lens,
    /// Where the files go; the folder is made if it is not there.
    #[arg(short, long, default_value = "graphs", value_name = "FOLDER")]
    out: PathBuf,
    /// The sheet that pictures are drawn for: what does not fit on one is split, never shrunk.
    #[arg(long, value_name = "PAGE", default_value = "a4")]
    page: String,
    /// What is written.
    #[arg(long, value_enum, value_delimiter = ',', default_value = "dot,svg")]
    format: Vec<Format>,
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
enum Format {
    /// The Graphviz language.
    Dot,
    /// A drawing for browsers, documents and slides.
    Svg,
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
    let Asked { model, sources } = ask::asked(&args.input)?;
    let situation = ask::situation(&model, &args.input, &args.lens)?;
    let register = Register::new(&situation, &sources);
    let wanted = pictures::wanted(&args.pictures, &model)?;
    let page = pictures::page(&args.page)?;
    let (mut drawings, mut refused) = (Vec::new(), Vec::new());
    for (drawn, not_drawn) in wanted.iter().map(|one| one.drawings(&register, page)) {
        drawings.extend(drawn);
        refused.extend(not_drawn);
    }
    let (files, mut failures) = files(args, &drawings);
    failures.extend(refused);
    let outcome = if args.check { compare(&args.out, &files)? } else { write(&args.out, &files)? };
    match failures.as_slice() {
        [] => Ok(outcome),
        // The same engine fails in the same way on each picture.
        [first, ..] => Err(anyhow!("{first}")),
    }
}

fn engine(name: EngineName, limit: Duration) -> Result<Box<dyn Engine + Sync>> {
    match name {
        EngineName::Dot => Ok(Box::new(External::from_environment(limit).until(stopped()))),
        #[cfg(feature = "embedded")]
        EngineName::Embedded => Ok(Box::new(crate::picture::embedded::Embedded::with_limit(limit))),
        #[cfg(not(feature = "embedded"))]
        EngineName::Embedded => Err(anyhow!("built without the embedded engine; use `--engine dot`")),
    }
}

/// A file's name and content.
type File = (String, String);

/// Everything that is to be written, and why some of it could not be drawn.
fn files(args: &RenderArgs, drawings: &[Drawing]) -> (Vec<File>, Vec<String>) {
    let (mut files, mut failures) = (Vec::new(), Vec::new());
    let svgs = if args.format.contains(&Format::Svg) { svgs(args, drawings) } else { Vec::new() };
    let svgs = svgs.into_iter().map(Some).chain(std::iter::repeat_with(|| None));
    for (drawing, svg) in drawings.iter().zip(svgs) {
        if args.format.contains(&Format::Dot) {
            files.push((format!("{}.dot", drawing.name), drawing.dot.clone()));
        }
        match svg {
            Some(Ok(svg)) => files.push((format!("{}.svg", drawing.name), svg)),
            Some(Err(error)) => failures.push(error),
            None => {}
        }
    }
    (files, failures)
}

/// Lays the pictures out, as many at once as the machine has processors.
fn svgs(args: &RenderArgs, drawings: &[Drawing]) -> Vec<Result<String, String>> {
    let engine = match engine(args.engine, Duration::from_secs(args.time_limit)) {
        Ok(engine) => engine,
        Err(error) => return vec![Err(error.to_string())],
    };
    let draw = |drawing: &Drawing| {
        drawing.svg(engine.as_ref()).map_err(|error| match error {
            DrawError::TooLarge { .. } => format!(
                "`{}` is not drawn: {error}; fewer demands in each issue give pages, and `--format dot` writes the DOT alone",
                drawing.name
            ),
            DrawError::Engine(EngineError::TimedOut { .. } | EngineError::Idle { .. }) => format!(
                "`{}` is not drawn: {error}; `--time-limit` allows more, and `--format dot` writes the DOT alone",
                drawing.name
            ),
            _ => error.to_string(),
        })
    };
    let next = AtomicUsize::new(0);
    let one_by_one = || {
        let turns = std::iter::repeat_with(|| next.fetch_add(1, Ordering::Relaxed));
        turns.map_while(|at| Some((at, draw(drawings.get(at)?)))).collect::<Vec<_>>()
    };
    let mut drawn: Vec<Result<String, String>> =
        vec![Err("the drawing stopped unexpectedly".to_owned()); drawings.len()];
    std::thread::scope(|scope| {
        let processors = std::thread::available_parallelism().map_or(1, NonZeroUsize::get);
        let workers: Vec<_> = (0..processors.min(drawings.len())).map(|_| scope.spawn(one_by_one)).collect();
        let done = workers.into_iter().flat_map(|worker| worker.join().unwrap_or_default());
        done.for_each(|(at, svg)| drawn[at] = svg);
    });
    drawn
}

/// Pages that the same pictures had before, and do not have any more: files whose names differ from those of now only in the number
/// of the page.
fn left_over(folder: &Path, files: &[File]) -> Result<Vec<PathBuf>> {
    let base = |name: &str| -> Option<(String, String)> {
        let (stem, end) = name.rsplit_once('.')?;
        let number = stem.rsplit_once('-').filter(|(_, number)| number.parse::<usize>().is_ok());
        Some((number.map_or(stem, |(base, _)| base).to_owned(), end.to_owned()))
    };
    let bases: BTreeSet<(String, String)> = files.iter().filter_map(|(name, _)| base(name)).collect();
    let mut found = Vec::new();
    let Ok(entries) = fs::read_dir(folder) else { return Ok(found) };
    for entry in entries {
        let entry = entry.with_context(|| format!("cannot read `{}`", folder.display()))?;
        let name = entry.file_name().to_string_lossy().into_owned();
        let is_ours = base(&name).is_some_and(|base| bases.contains(&base));
        if is_ours && !files.iter().any(|(own, _)| *own == name) {
            found.push(entry.path());
        }
    }
    found.sort();
    Ok(found)
}

fn write(folder: &Path, files: &[File]) -> Result<Outcome> {
    fs::create_dir_all(folder).with_context(|| format!("cannot make the folder `{}`", folder.display()))?;
    for (name, content) in files {
        let path = folder.join(name);
        whole::write(&path, content, Known::Replace)?;
        output::print(&format!("{}\n", path.display()))?;
    }
    for path in left_over(folder, files)? {
        output::warn(&format!("note: {} is a page of before; remove it\n", path.display()));
    }
    Ok(Outcome::Clean)
}

fn compare(folder: &Path, files: &[File]) -> Result<Outcome> {
    let mut stale = Vec::new();
    for (name, content) in files {
        let path = folder.join(name);
        // What is no file is not opened: a pipe would be waited for.
        if fs::metadata(&path).is_ok_and(|own| !own.is_file()) {
            stale.push(format!("{} is no file", path.display()));
            continue;
        }
        match fs::read(&path) {
            Ok(bytes) if bytes == content.as_bytes() => {}
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
