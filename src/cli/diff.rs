//! `diff`: what changed between two dates, two files or two git revisions.

use std::path::{Path, PathBuf};

use anyhow::{Context, Result, anyhow, bail};
use clap::Args;

use super::asking::{self, Asked};
use super::git::{Repository, Revision};
use super::options::{Input, Lens, Question};
use super::output::{self, Outcome};
use crate::analysis::{DatedHappening, Happening, Window, diff, timeline};
use crate::answer::{Diff, Register};
use crate::date::{Date, DateError};
use crate::model::{Element, Model};
use crate::report::clean;
use crate::situation::Situation;

/// Arguments of `diff`.
#[derive(Debug, Args)]
#[command(
    after_help = "Of two dates, both are of the model that --file names. A file or a revision is read as of its own \
                        `as_of`, or of --as-of; a revision holds the files that --file names, as they were then.\n\n\
                        Examples:\n  demarche diff 2025-05-28 2025-06-02\n  \
                        demarche diff 2025-05 2025-06-02 --voice stated --format json\n  \
                        demarche diff HEAD~3 HEAD\n  \
                        demarche diff v1.0 HEAD --file models/talks --as-of 2025-06-02\n  \
                        demarche diff HEAD positions.yaml\n  \
                        demarche diff positions-may.yaml positions-june.yaml"
)]
pub struct DiffArgs {
    /// The earlier end: a date (2025, 2025-05 or 2025-05-28; of a month or a year, its end), else a file or a folder,
    /// else a git revision. Write ./2025 for a file that is called like a date.
    #[arg(value_name = "FROM")]
    from: String,
    /// The later end, in any of these forms.
    #[arg(value_name = "TO")]
    to: String,
    #[command(flatten)]
    question: Question,
}

/// Answers the question.
///
/// # Errors
/// When an end is nothing that can be compared, a model cannot be understood, or two dates are not in order.
pub fn run(args: &DiffArgs) -> Result<Outcome> {
    let Question { input, lens, .. } = &args.question;
    let ends = End::new("FROM", &args.from).and_then(|from| Ok([from, End::new("TO", &args.to)?]));
    let ends = ends.map_err(|error| of_documents(args).unwrap_or(error))?;
    refuse(&ends, input)?;
    let [from, to] = &ends;
    let is_one_model = from.day().is_some() && to.day().is_some();
    let (first, second) =
        if is_one_model { (asking::asked(input)?, None) } else { (from.asked(input)?, Some(to.asked(input)?)) };
    let last = second.as_ref().unwrap_or(&first);
    let earlier = from.situation(&first.model, input, lens)?;
    let later = to.situation(&last.model, input, lens)?;
    let names = (!is_one_model).then(|| [from.name(input), to.name(input)]);
    let registers = [&Register::new(&earlier, &first.sources), &Register::new(&later, &last.sources)];
    let found = diff(&earlier, &later);
    let answer = Diff::new(registers, names, &found, &meanwhile(&earlier, &later));
    asking::tell(args.question.format, &answer.answer(registers))
}

/// What changed from a day to that of a situation, of one model.
///
/// # Errors
/// When the day is no date, or lies later.
pub fn since<'m>(day: &str, input: &Input, lens: &Lens, to: &Register<'_, 'm>) -> Result<Diff<'m>> {
    asking::date("--since", day)?;
    let input = Input { as_of: Some(day.to_owned()), ..input.clone() };
    let earlier = asking::situation(to.model(), &input, lens)?;
    if let (Some(from), Some(last)) = (earlier.day, to.situation.day)
        && !from.begins_by(last)
    {
        bail!("--since: {day} is later than {last}, the day of the brief");
    }
    let register = Register::new(&earlier, to.sources());
    let found = diff(&earlier, to.situation);
    Ok(Diff::new([&register, to], None, &found, &meanwhile(&earlier, to.situation)))
}

/// What is said of two ends that are documents of the model.
fn of_documents(args: &DiffArgs) -> Option<anyhow::Error> {
    let model = asking::quietly(&args.question.input)?;
    let paper = |name: &str| {
        let found = model.find(name).unwrap_or_default();
        found.into_iter().find_map(|element| match element {
            Element::Paper(ix) => Some(model.papers[ix].id.as_str()),
            _ => None,
        })
    };
    let (from, to) = (paper(&args.from)?, paper(&args.to)?);
    let files = output::files(&args.question.input.paths());
    Some(anyhow!("`{from}` and `{to}` are documents; `demarche text {from} {to}{files}` compares them"))
}

/// One of the two that are compared.
struct End {
    /// `FROM` or `TO`.
    what: &'static str,
    /// As typed.
    text: String,
    kind: Kind,
}

enum Kind {
    /// A date, of the model that `--file` names.
    Day(Date),
    /// A model that lies on the disk, or comes from standard input.
    Files(PathBuf),
    /// The files that `--file` names, as they were then.
    Revision(Repository, Revision),
}

impl End {
    fn new(what: &'static str, text: &str) -> Result<End> {
        let kind = match text.parse::<Date>() {
            Ok(day) => Kind::Day(day),
            Err(_) if text == "-" => Kind::Files(PathBuf::from(text)),
            Err(_) if Path::new(text).exists() => of_bare(text)?.unwrap_or_else(|| Kind::Files(PathBuf::from(text))),
            Err(error) => revision(text, error).with_context(|| {
                let dates = "2025, 2025-05 or 2025-05-28";
                let meant = asking::meant_date(text).map_or(String::new(), |meant| format!("; {meant}"));
                format!("{what}: `{}` is no date such as {dates}, no file and no git revision{meant}", clean(text))
            })?,
        };
        Ok(End { what, text: text.to_owned(), kind })
    }

    fn day(&self) -> Option<Date> {
        match self.kind {
            Kind::Day(day) => Some(day),
            Kind::Files(_) | Kind::Revision(..) => None,
        }
    }

    /// What the user calls the model.
    fn name(&self, input: &Input) -> String {
        match &self.kind {
            Kind::Day(_) => {
                let paths = input.paths();
                paths.iter().map(|path| path.to_string_lossy()).collect::<Vec<_>>().join(", ")
            }
            Kind::Files(_) | Kind::Revision(..) => self.text.clone(),
        }
    }

    fn asked(&self, input: &Input) -> Result<Asked> {
        let sources = match &self.kind {
            Kind::Day(_) => asking::read(input)?,
            Kind::Files(path) => asking::read(&Input { files: vec![path.clone()], ..input.clone() })?,
            Kind::Revision(repository, revision) => {
                let read = repository.read(revision, &input.paths());
                read.map_err(|error| anyhow!("{}: {error}", self.what))?
            }
        };
        let model = asking::understood(&sources, Some(&self.name(input)))?;
        Ok(Asked { sources, model })
    }

    /// The model as of the day of this end.
    fn situation<'m>(&self, model: &'m Model, input: &Input, lens: &Lens) -> Result<Situation<'m>> {
        let as_of = self.day().map(|_| self.text.clone()).or_else(|| input.as_of.clone());
        let found = asking::situation(model, &Input { as_of, ..input.clone() }, lens);
        match self.kind {
            Kind::Day(_) => found,
            // What one of two models lacks, the other may have.
            Kind::Files(_) | Kind::Revision(..) => {
                found.map_err(|error| anyhow!("in `{}`: {error}", clean(&self.text)))
            }
        }
    }
}

/// Among the files of a bare repository, one is called `HEAD`; no model is.
fn of_bare(text: &str) -> Result<Option<Kind>> {
    if text != "HEAD" {
        return Ok(None);
    }
    let Some(repository) = Repository::here().ok().filter(Repository::is_bare) else { return Ok(None) };
    Ok(repository.revision(text)?.map(|revision| Kind::Revision(repository, revision)))
}

/// What is neither a date nor a file has to be a revision.
fn revision(text: &str, error: DateError) -> Result<Kind> {
    if error != DateError::Form {
        bail!("`{text}` {error}");
    }
    let repository = Repository::here()?;
    match repository.revision(text)? {
        Some(revision) => Ok(Kind::Revision(repository, revision)),
        None => bail!("git knows no commit of this name; `git log --oneline` lists them"),
    }
}

/// Refuses ends that do not go together, and options that would do nothing.
fn refuse(ends: &[End; 2], input: &Input) -> Result<()> {
    let on_disk = |end: &End| matches!(end.kind, Kind::Files(_));
    if input.as_of.is_some() && ends.iter().any(|end| end.day().is_some()) {
        bail!("`diff` reads positions at FROM and at TO; leave out --as-of");
    }
    if let [Some(from), Some(to)] = ends.each_ref().map(End::day)
        && from.lasts_to(to)
    {
        bail!("FROM must be before TO, and {from} does not end before {to} does");
    }
    if ends.iter().all(on_disk) && !input.files.is_empty() {
        bail!("FROM and TO are files, and --file would not be read; leave it out");
    }
    if ends.iter().all(|end| end.text == "-") {
        bail!("standard input can be read once; name a file for FROM or TO");
    }
    Ok(())
}

/// What happened after the day of the one end and by that of the other, as the later model has it.
fn meanwhile(from: &Situation<'_>, to: &Situation<'_>) -> Vec<DatedHappening> {
    let Some(from) = from.day else { return Vec::new() };
    let since = |entry: &DatedHappening| {
        !entry.planned && beside(entry) && entry.date.is_some_and(|date| !date.begins_by(from))
    };
    let mut meanwhile = timeline(to, &Window::default()).dated;
    meanwhile.retain(since);
    meanwhile
}

/// What bears on positions without being one. Claims, figures and who attends do not.
fn beside(entry: &DatedHappening) -> bool {
    matches!(
        entry.what,
        Happening::Outcome(..)
            | Happening::Delivery(..)
            | Happening::Turn(..)
            | Happening::Threat(_)
            | Happening::Due(_)
    )
}
