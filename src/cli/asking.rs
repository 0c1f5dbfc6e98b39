//! What all questions do before and after they are asked.

use std::collections::BTreeSet;

use anyhow::{Context, Result, anyhow, bail};
use serde::Serialize;

use super::options::{AnswerFormat, Input, Lens};
use super::output::Outcome;
use super::{output, suppose};
use crate::analysis::Footing;
use crate::answer::Answer;
use crate::date::Date;
use crate::date_forms::readings;
use crate::graph::Filter;
use crate::id::{IssueIx, PartyIx};
use crate::load::{Loaded, understand};
use crate::model::{Channel, Element, End, Model, Voice};
use crate::report::text::{self, Text};
use crate::report::{Page, clean, diagnostics};
use crate::rules::is_essential;
use crate::situation::{Scope, Situation};
use crate::source::Sources;
use crate::words::count;
use crate::words::near;

/// How many errors are shown before a question is refused.
const SHOWN: usize = 10;

/// Reads the files.
///
/// # Errors
/// Everything that could not be read.
pub fn read(input: &Input) -> Result<Sources> {
    Sources::read(&input.paths()).map_err(|errors| {
        let messages: Vec<String> = errors.iter().map(ToString::to_string).collect();
        let error = anyhow!(messages.join("\nerror: "));
        if input.files.is_empty() { error.context("no model: name a file or a folder with `--file`") } else { error }
    })
}

/// Loads a model that questions can be asked of, from texts that were read, with a name if there are several.
///
/// Positions without evidence and the like do not stop a question, so that nobody looks for them. What could not be
/// understood does: the answer would lack it.
///
/// # Errors
/// When they cannot be understood; the diagnostics are printed.
pub fn understood(sources: &Sources, name: Option<&str>) -> Result<Model> {
    complete(understand(sources, &[]), sources, name)
}

fn complete(loaded: Loaded, sources: &Sources, name: Option<&str>) -> Result<Model> {
    let Loaded { model, diagnostics, incomplete, .. } = loaded;
    if incomplete {
        // What else is wrong does not stand in the way of an answer.
        let errors: Vec<_> = diagnostics.iter().filter(|found| is_essential(found.rule)).collect();
        for diagnostic in errors.iter().take(SHOWN) {
            output::warn(&format!("{}\n\n", diagnostics::human(diagnostic, sources, output::width())));
        }
        let number = count(errors.len(), "error", "errors");
        match name {
            None => bail!("the model has {number}; `demarche check` shows all"),
            Some(name) if errors.len() > SHOWN => bail!("`{}` has {number}; the first {SHOWN} are shown", clean(name)),
            Some(name) => bail!("`{}` has {number}", clean(name)),
        }
    }
    if !diagnostics.is_empty() {
        // How many, only `check` knows: for a question, no rule about what the files say is looked at.
        output::warn(&match name {
            None => "note: `demarche check` finds problems\n".to_owned(),
            Some(name) => format!("note: `demarche check` would find problems in `{}`\n", clean(name)),
        });
    }
    Ok(model)
}

/// The model for whoever only wants its ids, as a hint does: nothing is said of what cannot be read or understood.
pub fn quietly(input: &Input) -> Option<Model> {
    let paths = input.paths();
    // Standard input is read once, by whoever answers.
    if paths.iter().any(|path| path.as_os_str() == "-") {
        return None;
    }
    Some(understand(&Sources::read(&paths).ok()?, &[]).model)
}

/// A model that questions can be asked of, with its texts.
pub struct Asked {
    /// Its texts.
    pub sources: Sources,
    /// The model.
    pub model: Model,
}

/// Reads and loads a model.
///
/// # Errors
/// When the files cannot be read or not be understood; the diagnostics are printed.
pub fn asked(input: &Input) -> Result<Asked> {
    edition(input, &[])
}

/// The same without what was said in some channels.
///
/// # Errors
/// When the files cannot be read or not be understood; the diagnostics are printed.
pub fn edition(input: &Input, without: &[Channel]) -> Result<Asked> {
    let sources = read(input)?;
    let model = complete(understand(&sources, without), &sources, None)?;
    Ok(Asked { sources, model })
}

/// The situation that a question is asked of.
///
/// # Errors
/// When the date, what is supposed or a filter cannot be understood.
pub fn situation<'m>(model: &'m Model, input: &Input, lens: &Lens) -> Result<Situation<'m>> {
    let supposed = suppose::supposed(model, lens)?;
    let asked = supposed.waivers.clone();
    let situation = Situation::of(model).on(day(input)?).supposing(supposed).filtered(filter(model, lens)?).build();
    suppose::refuse_idle(&situation, &asked)?;
    Ok(situation)
}

fn filter(model: &Model, lens: &Lens) -> Result<Filter> {
    let voices: Result<_> = lens.voice.iter().map(|word| voice(word)).collect();
    let mut without = BTreeSet::new();
    for name in &lens.without {
        without.insert(model.find_source(name)?);
    }
    let end = lens.intervals.as_deref().and_then(End::from_word);
    Ok(Filter { voices: voices?, without, no_red_lines: lens.no_red_lines, end })
}

fn voice(word: &str) -> Result<Voice> {
    Voice::from_word(word).with_context(|| unknown("--voice", "a voice", word, Voice::ALL))
}

/// The channels that are left out if only these are wanted; none if none is named.
///
/// # Errors
/// When a word is no channel.
pub fn other_channels(words: &[String]) -> Result<Vec<Channel>> {
    let channel =
        |word: &String| Channel::from_word(word).with_context(|| unknown("--channel", "a channel", word, Channel::ALL));
    let wanted: Vec<Channel> = words.iter().map(channel).collect::<Result<_>>()?;
    let others = Channel::ALL.iter().map(|(_, channel)| *channel).filter(|channel| !wanted.contains(channel));
    Ok(if wanted.is_empty() { Vec::new() } else { others.collect() })
}

/// What is said of a word that is none of a list.
fn unknown<T>(option: &str, what: &str, word: &str, all: &[(&str, T)]) -> String {
    let words: Vec<&str> = all.iter().map(|(word, _)| *word).collect();
    let help = match near(word, words.iter().copied()) {
        Some(meant) => format!("did you mean `{meant}`?"),
        None => format!("write one of: {}", words.join(", ")),
    };
    format!("{option}: `{word}` is not {what}; {help}")
}

/// The date of `--as-of`.
///
/// # Errors
/// When it is no date.
pub fn day(input: &Input) -> Result<Option<Date>> {
    input.as_of.as_ref().map(|text| date("--as-of", text)).transpose()
}

/// A typed date, with the name of what it was typed for.
///
/// # Errors
/// When it is no date.
pub fn date(what: &str, text: &str) -> Result<Date> {
    text.parse::<Date>().map_err(|error| {
        let meant = meant_date(text).map_or(String::new(), |meant| format!("; {meant}"));
        anyhow!("{what}: `{text}` {error}{meant}")
    })
}

/// What to write in place of a date of another form; nothing if it has no reading.
pub fn meant_date(text: &str) -> Option<String> {
    match readings(text).dates.as_slice() {
        [] => None,
        [only] => Some(format!("write `{only}`")),
        several => {
            let several: Vec<String> = several.iter().map(|date| format!("`{date}`")).collect();
            Some(format!("this has {} readings; write {}, whichever it is", several.len(), several.join(" or ")))
        }
    }
}

/// The parties of typed names, each once.
///
/// # Errors
/// When a name is not known, or two names stand for one party.
pub fn parties(model: &Model, names: &[String]) -> Result<Vec<PartyIx>> {
    let mut parties: Vec<PartyIx> = Vec::new();
    for name in names {
        let party = model.find_party(name).map_err(|error| together(model, name).unwrap_or_else(|| error.into()))?;
        if parties.contains(&party) {
            bail!("`{}` is named twice; name different parties", model.parties[party].id);
        }
        parties.push(party);
    }
    Ok(parties)
}

/// What is said of several parties that were typed as one, with a comma between them.
fn together(model: &Model, name: &str) -> Option<anyhow::Error> {
    let names: Vec<&str> = name.split(',').map(str::trim).filter(|name| !name.is_empty()).collect();
    let parties: Vec<PartyIx> = names.iter().map(|name| model.find_party(name)).collect::<Result<_, _>>().ok()?;
    let ids: Vec<&str> = parties.iter().map(|ix| model.parties[*ix].id.as_str()).collect();
    Some(match ids.as_slice() {
        [one] => anyhow!("`{name}` is the party `{one}` with a comma; write `{one}`"),
        several => {
            anyhow!("`{name}` is {} parties; write them with a space between: `{}`", ids.len(), several.join(" "))
        }
    })
}

/// The issue of an id or a name. `also` says what else can be done with a demand that is named in its place.
///
/// # Errors
/// When nothing is called so, or a demand is.
pub fn issue(model: &Model, name: &str, also: impl Fn(&str) -> String) -> Result<IssueIx> {
    let found = model.find(name).unwrap_or_default().into_iter().find_map(|element| match element {
        Element::Issue(ix) => Some(ix),
        _ => None,
    });
    if let Some(issue) = found {
        return Ok(issue);
    }
    if let Ok(demand) = model.find_demand(name) {
        let issue = &model.issues[model.demands[demand].issue].id;
        bail!("`{name}` is a demand of the issue `{issue}`; name the issue{}", also(name));
    }
    let ids: Vec<&str> = model.issues.iter().map(|(_, issue)| issue.id.as_str()).collect();
    match near(name, ids.iter().copied()) {
        Some(meant) => bail!("no issue is called `{name}`; did you mean `{meant}`?"),
        None => bail!("no issue is called `{name}`; issues are {}", ids.join(", ")),
    }
}

/// What parties say, without each source on which something of it rests alone; and a note if that would take too long.
pub fn footing<'m>(situation: &Situation<'m>, parties: &[PartyIx], scope: Scope) -> Footing<'m> {
    noted(Footing::of_parties(situation, parties, scope))
}

/// The same for the order of steps.
pub fn footing_of_steps<'m>(situation: &Situation<'m>) -> Footing<'m> {
    noted(Footing::of_steps(situation, Scope::Derived))
}

fn noted(footing: Footing<'_>) -> Footing<'_> {
    if footing.withheld {
        output::warn("note: single sources are not marked, as there are too many; `demarche robust` tries each\n");
    }
    footing
}

/// Prints an answer in the format that was asked for.
///
/// # Errors
/// When standard output cannot be written.
pub fn tell<B: Serialize + Text>(format: AnswerFormat, answer: &Answer<'_, B>) -> Result<Outcome> {
    match format {
        AnswerFormat::Text => {
            let mut page = Page::new(output::width());
            text::print(&mut page, answer);
            output::print(&page.finish())?;
        }
        format => data(format, answer)?,
    }
    Ok(Outcome::Clean)
}

/// Prints a value in a format for programs; as JSON where text was asked for.
///
/// # Errors
/// When standard output cannot be written.
pub fn data(format: AnswerFormat, value: &impl Serialize) -> Result<()> {
    match format {
        AnswerFormat::Text | AnswerFormat::Json => output::print_json(value),
    }
}
