//! The label of what rests on a single source, in the same words everywhere.

use super::frame;
use crate::analysis::{Footing, Situation};
use crate::graph::Cell;
use crate::id::{DemandIx, PartyIx, SourceIx};
use crate::model::{Evidence, Model};
use crate::report::page::Page;

/// `single source: gazette`, or `single sources: gazette, envoy` for what needs each of several; nothing for no source.
pub fn label(model: &Model, sources: &[SourceIx]) -> Option<String> {
    let ids: Vec<String> = sources.iter().map(|ix| frame::id(&model.sources[*ix].id)).collect();
    let word = if ids.len() == 1 { "source" } else { "sources" };
    (!ids.is_empty()).then(|| format!("single {word}: {}", ids.join(", ")))
}

/// On which sources something rests: ` [gazette, envoy]`, ` [single source: gazette]`; nothing without sources.
pub fn rests(model: &Model, sources: &[SourceIx]) -> String {
    let ids: Vec<String> = sources.iter().map(|ix| frame::id(&model.sources[*ix].id)).collect();
    match ids.len() {
        0 => String::new(),
        1 => format!(" [{}]", label(model, sources).unwrap_or_default()),
        _ => format!(" [{}]", ids.join(", ")),
    }
}

/// The same for the sources of some pieces of evidence, as far as they count.
pub fn of_evidence<'m>(situation: &Situation<'m>, pieces: impl Iterator<Item = &'m Evidence>) -> String {
    let left = pieces.filter(|piece| !situation.filter().without.contains(&piece.source));
    let mut sources: Vec<SourceIx> = left.map(|piece| situation.model.article(piece.source)).collect();
    sources.sort_unstable();
    sources.dedup();
    rests(situation.model, &sources)
}

/// The label of what parties have in common on a demand.
pub fn ground_label(
    situation: &Situation<'_>,
    footing: &Footing<'_>,
    parties: &[PartyIx],
    demand: DemandIx,
) -> Option<String> {
    if footing.everything.is_some() {
        return None;
    }
    label(situation.model, &footing.of_ground(situation, parties, demand))
}

/// The source on which everything on the page rests, if there is one. A label on every line would only repeat it, so there
/// is none then.
pub fn everything(page: &mut Page, model: &Model, footing: &Footing<'_>) {
    if let Some(label) = footing.everything.and_then(|source| label(model, &[source])) {
        page.line(0, &label);
    }
}

/// A position in a few words, with the label if it rests on a single source.
pub fn position(
    situation: &Situation<'_>,
    footing: &Footing<'_>,
    party: PartyIx,
    demand: DemandIx,
    cell: Option<&Cell>,
) -> String {
    frame::told(situation, party, demand, cell, position_label(situation, footing, party, demand).as_deref())
}

/// The label of the side of a party on a demand.
pub fn position_label(
    situation: &Situation<'_>,
    footing: &Footing<'_>,
    party: PartyIx,
    demand: DemandIx,
) -> Option<String> {
    if footing.everything.is_some() {
        return None;
    }
    label(situation.model, &footing.of_position(situation, party, demand))
}
