//! What is said to whoever typed too little: the same command with names of the model that lies there, and what was meant instead.

use std::ffi::OsString;
use std::path::{Path, PathBuf};

use clap::error::{ContextKind, ContextValue, ErrorKind};

use super::asking;
use super::options::Input;
use super::output;
use crate::id::{DemandIx, PartyIx};
use crate::model::{Model, Polarity};
use crate::situation::{Scope, Situation};

/// What goes with an error about the command line: nothing if it says all.
pub fn hint(error: &clap::Error, typed: &[OsString]) -> Option<String> {
    let words: Vec<&str> = typed.iter().skip(1).filter_map(|word| word.to_str()).collect();
    match error.kind() {
        ErrorKind::InvalidSubcommand => of_file(error),
        ErrorKind::MissingRequiredArgument | ErrorKind::WrongNumberOfValues | ErrorKind::TooFewValues => {
            let command = words.iter().find(|word| !word.starts_with('-'))?;
            Some(format!("for example: `{}`", example(command, &input(&words))?))
        }
        _ => None,
    }
}

/// A file in the place of a command.
fn of_file(error: &clap::Error) -> Option<String> {
    let Some(ContextValue::String(word)) = error.get(ContextKind::InvalidSubcommand) else { return None };
    let path = Path::new(word);
    let is_model = path.extension().is_some_and(|end| end == "yaml" || end == "yml");
    let what = if is_model || path.is_file() {
        "a file"
    } else if path.is_dir() {
        "a folder"
    } else {
        return None;
    };
    Some(format!("`{word}` is {what} and no command; `demarche check --file {word}` reads it"))
}

/// The files that a command line names.
fn input(words: &[&str]) -> Input {
    let mut files = Vec::new();
    for (at, word) in words.iter().enumerate() {
        let beside = word.strip_prefix("--file=");
        let behind = matches!(*word, "-f" | "--file").then(|| words.get(at + 1).copied()).flatten();
        files.extend(beside.or(behind).map(PathBuf::from));
    }
    Input { files, as_of: None }
}

/// A command line that can be typed as it is, of names that the model has; nothing if there is no such model.
pub fn example(command: &str, input: &Input) -> Option<String> {
    let model = asking::quietly(input)?;
    let situation = Situation::of(&model).build();
    let names = match command {
        "show" => of_one(&situation)?,
        "why" => {
            let (two, demand) = of_two(&situation)?;
            format!("{} {}", ids(&model, &two), model.demands[demand].id)
        }
        "common-ground" | "compare" | "brokers" => ids(&model, &of_two(&situation)?.0),
        "text" => model.papers.iter().find(|(_, paper)| !paper.clauses.is_empty())?.1.id.to_string(),
        "diff" => days(&situation)?,
        _ => return None,
    };
    Some(format!("demarche {command} {names}{}", output::files(&input.paths())))
}

fn ids(model: &Model, parties: &[PartyIx]) -> String {
    parties.iter().map(|ix| model.parties[*ix].id.as_str()).collect::<Vec<_>>().join(" ")
}

/// A party with a demand on which it has spoken.
fn of_one(situation: &Situation<'_>) -> Option<String> {
    let model = situation.model;
    let heard = situation.parties_heard(Scope::Direct);
    let of = |party: PartyIx| {
        let held =
            model.demands.indices().find(|demand| situation.position(party, *demand, Scope::Direct).is_some())?;
        Some(format!("{} {}", model.parties[party].id, model.demands[held].id))
    };
    heard.into_iter().find_map(of)
}

/// Two parties with a demand on which they are opposed, or else on which both have spoken, or else one of them.
fn of_two(situation: &Situation<'_>) -> Option<([PartyIx; 2], DemandIx)> {
    let heard = situation.parties_heard(Scope::Direct);
    let held = |demand: DemandIx| {
        let own = |party: &PartyIx| Some((*party, situation.position(*party, demand, Scope::Direct)?.now().0.side()));
        heard.iter().filter_map(own).collect::<Vec<_>>()
    };
    let demands = || situation.model.demands.indices().map(|demand| (demand, held(demand)));
    let opposed = demands().find_map(|(demand, held)| {
        let on = |side: Polarity| held.iter().find(|(_, own)| *own == Some(side)).map(|(party, _)| *party);
        Some(([on(Polarity::For)?, on(Polarity::Against)?], demand))
    });
    let both = || demands().find_map(|(demand, held)| Some(([held.first()?.0, held.get(1)?.0], demand)));
    let one = || {
        let (demand, first) = demands().find_map(|(demand, held)| Some((demand, held.first()?.0)))?;
        Some(([first, heard.iter().copied().find(|party| *party != first)?], demand))
    };
    opposed.or_else(both).or_else(one)
}

/// The days of the first and of the last statement.
fn days(situation: &Situation<'_>) -> Option<String> {
    let mut days: Vec<_> = situation.model.stances.iter().filter_map(|(_, stance)| stance.said).collect();
    days.sort_unstable();
    let (first, last) = (days.first()?, days.last()?);
    (!first.lasts_to(*last)).then(|| format!("{first} {last}"))
}
