//! `brief --watch`: the page in a browser, renewed with every save.

use anyhow::{Context, Result, bail};

use super::brief_page::{MadeBrief, Maker};
use super::live::Served;
use super::output::{self, Outcome};
use super::watch::{WATCHING, Watch};
use crate::brief::live::{Found, Live};
use crate::brief::{Heading, html};
use crate::load::load_edition;
use crate::source::Sources;
use crate::words::count;

/// Serves the page until the user stops it.
///
/// # Errors
/// When there is nothing to watch, when the files cannot be watched, or when no page can be served.
pub fn watch(maker: &Maker<'_>, open: bool) -> Result<Outcome> {
    let paths = maker.input.paths();
    if paths.iter().any(|path| path.as_os_str() == "-") {
        bail!("--watch: standard input has no saves; name a file or a folder");
    }
    // Before anything is read, so that no save is missed.
    let watch = Watch::start(&paths)?;
    let served = Served::start()?;
    let mut last = None;
    for version in 1.. {
        let (page, outcome) = round(maker, &mut last, version)?;
        served.show(version, page);
        if version == 1 {
            output::print(&format!("{}\n", served.address()))?;
            output::warn(WATCHING);
            if open {
                opener::open(served.address()).context("--open: cannot show the page")?;
            }
        }
        if outcome == Outcome::Interrupted || !watch.wait() {
            return Ok(outcome);
        }
    }
    Ok(Outcome::Clean)
}

/// The page of the files as they are, or the last good one if they cannot be understood.
fn round(maker: &Maker<'_>, last: &mut Option<MadeBrief>, version: usize) -> Result<(String, Outcome)> {
    let mut found = Vec::new();
    let mut broken = true;
    match Sources::read(&maker.input.paths()) {
        Err(errors) => found.extend(errors.iter().map(|error| Found::error(error.to_string()))),
        Ok(sources) => {
            let loaded = load_edition(&sources, &maker.without);
            found.extend(loaded.diagnostics.iter().map(|diagnostic| Found::new(diagnostic, &sources)));
            if !loaded.incomplete {
                match maker.make(&loaded.model, &sources) {
                    Ok(made) => {
                        broken = false;
                        found.extend(made.failures.iter().map(Found::error));
                        *last = Some(made);
                    }
                    Err(error) => found.push(Found::error(format!("{error:#}"))),
                }
            }
        }
    }
    if broken {
        let number = found.iter().filter(|one| one.is_error).count();
        output::warn(&format!("the page stays as it was: {}\n", count(number, "error", "errors")));
    }
    let live = Live::new(version, found, broken, last.is_none());
    let outcome = last.as_ref().map_or(Outcome::Clean, |made| made.outcome);
    let page = match last {
        Some(made) => html::live(&made.heading, &made.sections, &live),
        None => html::live(&Heading::default(), &[], &live),
    };
    Ok((page.context("cannot write the page")?, outcome))
}
