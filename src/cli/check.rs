//! `check`: is the file right?

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use anyhow::{Result, anyhow, bail};
use clap::{Args, ValueEnum};

use super::checked::Checked;
use super::fix::{diff, mend};
use super::options::Input;
use super::output::Outcome;
use super::watch::watch;
use super::{asking, output};
use crate::answer::Check;
use crate::diagnostic::{Diagnostic, Severity, Treatment};
use crate::levels::Selector;
use crate::load::load_as_of;
use crate::model::Model;
use crate::quotation::{Text, Texts};
use crate::report::{ascii, diagnostics};
use crate::rules::is_essential;
use crate::source::{Sources, read_below};
use crate::words::count;

/// How many findings are printed for people.
const MAX: usize = 100;

/// The files of each model, with what the user calls it.
type Named = Vec<(String, Sources)>;

/// Arguments of `check`.
#[derive(Debug, Args)]
#[command(after_help = "Examples:\n  demarche check\n  demarche check talks/ --deny warnings\n  \
                        demarche check --each talks/north.yaml talks/south/\n  \
                        demarche check --sources articles/\n  \
                        demarche check --allow stale-stance --deny evidence\n  \
                        demarche check --fix --dry-run\n  \
                        demarche check --format sarif > findings.sarif\n  \
                        demarche check --format json - < positions.yaml\n\n\
                        `demarche rule` lists the rules. Exits with 0 if there is no error, 1 if there is one, 2 if it\n\
                        could not run.")]
pub struct CheckArgs {
    /// Files or folders to check, as with --file.
    #[arg(value_name = "PATH")]
    paths: Vec<PathBuf>,
    #[command(flatten)]
    input: Input,
    /// Take every path as a model of its own, a folder as one; together they have one summary and the worst status.
    #[arg(long)]
    each: bool,
    /// Look up every quotation in the files that the sources name, in this folder.
    #[arg(long, value_name = "FOLDER")]
    sources: Option<PathBuf>,
    /// Treat findings of a rule, a group or all `warnings` as errors; may be given several times.
    #[arg(long, value_name = "RULE", value_delimiter = ',')]
    deny: Vec<String>,
    /// Treat findings of a rule or a group as warnings; may be given several times.
    #[arg(long, value_name = "RULE", value_delimiter = ',')]
    warn: Vec<String>,
    /// Leave findings of a rule or a group out; may be given several times.
    #[arg(long, value_name = "RULE", value_delimiter = ',')]
    allow: Vec<String>,
    /// Mend what is beyond doubt, such as a misspelt id or word; comments and layout stay.
    #[arg(long)]
    fix: bool,
    /// With --fix: print what would change and write nothing.
    #[arg(long, requires = "fix")]
    dry_run: bool,
    /// Check again whenever a file is saved.
    #[arg(long, conflicts_with = "fix")]
    watch: bool,
    /// Print at most so many findings, and how many more there are [default: 100 for people, all otherwise].
    #[arg(long, value_name = "NUMBER")]
    max: Option<usize>,
    /// Print letters without accents, and plain quotation marks and dashes.
    #[arg(long)]
    ascii: bool,
    /// How findings are printed.
    #[arg(long, value_enum, default_value = "human")]
    format: ReportFormat,
}

/// How findings are printed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum ReportFormat {
    /// With the lines that they are about.
    Human,
    /// One JSON document.
    Json,
    /// Workflow commands of GitHub Actions, which show them beside the lines of a pull request.
    Github,
    /// SARIF 2.1.0, for code scanning services.
    Sarif,
    /// JUnit XML, for services that show test results.
    Junit,
}

/// Prints everything that is wrong with the files.
///
/// # Errors
/// When they cannot be read or written, the folder of the sources is none, or a rule is not known.
pub fn run(args: &CheckArgs) -> Result<Outcome> {
    let mut input = args.input.clone();
    input.files.extend(args.paths.iter().cloned());
    let day = asking::day(&input)?;
    let asked = asked(args)?;
    let from_stdin = input.files.iter().any(|path| path.as_os_str() == "-");
    if from_stdin && args.watch {
        bail!("--watch: standard input is read only once; name a file");
    }
    if from_stdin && args.fix && !args.dry_run {
        bail!("--fix: standard input cannot be written to; name a file, or add --dry-run to see the changes");
    }
    let models = if args.each {
        input.paths().into_iter().map(|path| Input { files: vec![path], ..input.clone() }).collect()
    } else {
        vec![input.clone()]
    };
    let read = || -> Result<(Named, Vec<String>)> {
        let (mut read, mut unread) = (Vec::new(), Vec::new());
        for model in &models {
            let names: Vec<String> = model.paths().iter().map(|path| path.display().to_string()).collect();
            match asking::read(model) {
                Ok(sources) => read.push((names.join(", "), sources)),
                // The others are looked at all the same.
                Err(error) if args.each => unread.push(error.to_string()),
                Err(error) => return Err(error),
            }
        }
        Ok((read, unread))
    };
    let load = |read: &[(String, Sources)]| -> Result<Checked> {
        let mut checked = Checked::default();
        for (name, sources) in read {
            let mut loaded = load_as_of(sources, day);
            let verification = match &args.sources {
                Some(folder) => Some(loaded.verify(&texts(&loaded.model, folder)?)),
                None => None,
            };
            loaded.treat(&asked);
            checked.add(name.clone(), (sources, loaded), day, verification);
        }
        Ok(checked)
    };
    let look = || -> Result<(Checked, Vec<String>)> {
        let (read, unread) = read()?;
        Ok((load(&read)?, unread))
    };
    if args.watch {
        return watch(&input.paths(), || print(args, &look()?));
    }
    if args.dry_run {
        let (before, _) = read()?;
        let mut after = before.clone();
        for _ in 0..ROUNDS {
            let checked = load(&after)?;
            let mended = mend(&checked.diagnostics, &checked.sources);
            if mended.is_empty() {
                break;
            }
            for (_, sources) in &mut after {
                mended.iter().for_each(|file| sources.rewrite(file.name(), file.text()));
            }
        }
        let files = |read: &[(String, Sources)]| -> BTreeMap<String, String> {
            let files = read.iter().flat_map(|(_, sources)| sources.iter());
            files.map(|(_, file)| (file.name().to_owned(), file.text().to_owned())).collect()
        };
        let (before, after) = (files(&before), files(&after));
        let changed = before.iter().zip(after.values()).filter(|((_, before), after)| before != after);
        let shown: String = changed.map(|((name, before), after)| diff(name, before, after)).collect();
        output::print(&shown)?;
        return Ok(if shown.is_empty() { Outcome::Clean } else { Outcome::Findings });
    }
    if args.fix {
        // What is mended can bring to light what was hidden behind it; each round mends at least one place.
        for _ in 0..ROUNDS {
            let (checked, _) = look()?;
            let mended = mend(&checked.diagnostics, &checked.sources);
            if mended.is_empty() {
                break;
            }
            for file in &mended {
                let path = file.path().ok_or_else(|| anyhow!("`{}` cannot be written to", file.name()))?;
                file.write(path)?;
                output::warn(&format!("mended {} in {}\n", count(file.edits(), "place", "places"), file.name()));
            }
        }
    }
    let looked = look()?;
    let outcome = print(args, &looked)?;
    if args.format == ReportFormat::Human && !from_stdin && !args.each {
        next_step(&looked.0, &input.paths());
    }
    Ok(outcome)
}

/// What can be done with what is right.
fn next_step(checked: &Checked, paths: &[PathBuf]) {
    let file = output::files(paths);
    if checked.count(Severity::Error) == 0 {
        output::next_step(&format!(
            "`demarche matrix{file}` shows who wants what, `demarche render{file} --open` draws it"
        ));
    }
}

/// How many of the findings `--fix` mends, if it mends any.
fn mendable(found: &[Diagnostic]) -> String {
    match (found.iter().filter(|found| found.fix.is_some()).count(), found.len()) {
        (0, _) => String::new(),
        (1, 1) => "`demarche check --fix` mends it\n".to_owned(),
        (fixes, all) if fixes == all => "`demarche check --fix` mends all of them\n".to_owned(),
        (fixes, _) => format!("`demarche check --fix` mends {fixes} of them\n"),
    }
}

/// How often `--fix` starts again.
const ROUNDS: usize = 5;

fn print(args: &CheckArgs, (checked, unread): &(Checked, Vec<String>)) -> Result<Outcome> {
    let (errors, warnings) = (checked.count(Severity::Error), checked.count(Severity::Warning));
    let all = checked.diagnostics.as_slice();
    let max = args.max.unwrap_or(if args.format == ReportFormat::Human { MAX } else { usize::MAX });
    // Errors come first when not everything can be shown; what is shown stays in the order of the files.
    let shown = checked.first(max);
    let more = all.len() - shown.len();
    let root = std::env::current_dir().map(|folder| folder.to_string_lossy().replace('\\', "/")).unwrap_or_default();
    let sources = &checked.sources;
    let text = match args.format {
        ReportFormat::Json => {
            let found = Check::new(&shown, sources, [errors, warnings], more, checked.verification);
            output::json(&found.of(checked.entries(), args.each, checked.day()))
        }
        ReportFormat::Sarif => output::json(&diagnostics::sarif(&shown, sources, &root)),
        ReportFormat::Github => diagnostics::github(&shown, sources, &root),
        ReportFormat::Junit => diagnostics::junit(&shown, sources, &root),
        ReportFormat::Human => {
            let mut text = String::new();
            for diagnostic in &shown {
                text.push_str(&diagnostics::human(diagnostic, sources, output::width()));
                text.push_str("\n\n");
            }
            if more > 0 {
                let left = count(more, "finding", "findings");
                text.push_str(&format!("{left} more; `--max {}` shows all\n\n", all.len()));
            }
            text.push_str(&checked.summary());
            text.push_str(&mendable(&checked.diagnostics));
            text
        }
    };
    output::print(&if args.ascii { ascii(&text) } else { text })?;
    if !unread.is_empty() {
        bail!(unread.join("\nerror: "));
    }
    Ok(if errors > 0 { Outcome::Findings } else { Outcome::Clean })
}

/// What the command line says of rules and groups.
fn asked(args: &CheckArgs) -> Result<Vec<(Selector, Treatment)>> {
    let lists = [(&args.deny, Treatment::Deny), (&args.warn, Treatment::Warn), (&args.allow, Treatment::Allow)];
    let mut asked: Vec<(Selector, Treatment)> = Vec::new();
    let mut named: Vec<(&str, Treatment)> = Vec::new();
    for (names, treatment) in lists {
        for name in names {
            let option = treatment.word();
            let selector =
                Selector::find(name).map_err(|help| anyhow!("--{option}: no rule is called `{name}`; {help}"))?;
            if let (Selector::Rule(rule), true) = (selector, treatment != Treatment::Deny)
                && is_essential(rule)
            {
                bail!("--{option}: what breaks `{name}` is lost to the model, so it stays an error");
            }
            if let Some((_, other)) = named.iter().find(|(known, other)| *known == name && *other != treatment) {
                bail!("`{name}` is given to both --{} and --{option}", other.word());
            }
            named.push((name, treatment));
            asked.push((selector, treatment));
        }
    }
    Ok(asked)
}

/// The files that the sources name, each read once.
fn texts(model: &Model, folder: &Path) -> Result<Texts> {
    if !folder.is_dir() {
        bail!("--sources: `{}` is not a folder", folder.display());
    }
    let mut texts = Texts::new();
    for file in model.sources.iter().filter_map(|(_, source)| source.file.as_ref()) {
        if !texts.contains_key(file) {
            texts.insert(file.clone(), read_below(folder, file).map(Text::new));
        }
    }
    Ok(texts)
}
