//! Which statements count, with which evidence, at which end of an interval, and whether red lines do.

use std::collections::BTreeSet;

use crate::id::SourceIx;
use crate::model::{Attribution, End, Evidence, LevelRange, Model, RedLine, Stance, Voice};

/// What the user leaves out of a model. The default leaves nothing out.
///
/// It is asked once for each statement, when the graph is built: what does not count has no edge. So it acts before
/// the statement in force is picked, and an earlier one can come back into force.
///
/// ```
/// # let mut sources = demarche::source::Sources::default();
/// # sources.add("talks.yaml", "{sources: {s: {}, t: {}}, parties: {a: {}}, issues: {i: {}},\
/// #   demands: {d: {issue: i, text: T}}, stances: [{party: a, demand: d, stance: open, evidence: {s: yes, t: no}}]}");
/// # let model = demarche::load(&sources).model;
/// use demarche::graph::Filter;
/// let filter = Filter { without: [model.find_source("s")?].into(), ..Filter::default() };
/// let stance = model.stances.iter().next().map(|(_, stance)| stance).expect("there is one");
/// assert!(filter.counts(stance), "the other source is left");
/// assert_eq!(filter.evidence(stance).count(), 1);
/// # Ok::<(), demarche::model::NotFound>(())
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Filter {
    /// The voices that count; empty for all, statements without a voice included.
    pub voices: BTreeSet<Voice>,
    /// Sources whose evidence is taken away.
    pub without: BTreeSet<SourceIx>,
    /// Whether red lines are taken away.
    pub no_red_lines: bool,
    /// At which end every interval is taken; none to leave intervals as they are.
    pub end: Option<End>,
}

impl Filter {
    /// The same filter, which leaves out an article under each of its ids.
    pub(super) fn of(mut self, model: &Model) -> Self {
        self.without = model.same_articles(&self.without).collect();
        self
    }

    /// Whether nothing is left out.
    pub fn is_empty(&self) -> bool {
        self.voices.is_empty() && self.without.is_empty() && !self.no_red_lines && self.end.is_none()
    }

    /// Whether a statement counts: its voice does, and its evidence is not all taken away. A statement that never had
    /// evidence rests on no source, so taking one away does not touch it. O(pieces of evidence).
    pub fn counts(&self, stance: &Stance) -> bool {
        self.counts_by(stance.voice, &stance.evidence)
    }

    /// Whether a threat, a claim, an answer or a figure counts, by the same measure as a statement.
    pub fn counts_said(&self, said: &Attribution) -> bool {
        self.counts_by(said.voice, &said.evidence)
    }

    fn counts_by(&self, voice: Option<Voice>, pieces: &[Evidence]) -> bool {
        let heard = self.voices.is_empty() || voice.is_some_and(|voice| self.voices.contains(&voice));
        heard && (pieces.is_empty() || self.pieces(pieces).next().is_some())
    }

    /// The evidence of a statement that is left.
    pub fn evidence<'m>(&self, stance: &'m Stance) -> impl Iterator<Item = &'m Evidence> {
        self.pieces(&stance.evidence)
    }

    /// Those of some pieces of evidence that are left.
    pub fn pieces<'m>(&self, pieces: &'m [Evidence]) -> impl Iterator<Item = &'m Evidence> {
        pieces.iter().filter(|piece| !self.without.contains(&piece.source))
    }

    /// The one article of all evidence that is left of some pieces; none if there are several, or there is no evidence.
    pub fn only_source<'m>(&self, model: &Model, pieces: impl IntoIterator<Item = &'m Evidence>) -> Option<SourceIx> {
        let left = pieces.into_iter().filter(|piece| !self.without.contains(&piece.source));
        let mut sources = left.map(|piece| model.article(piece.source));
        let first = sources.next()?;
        sources.all(|other| other == first).then_some(first)
    }

    /// The levels of a statement, an interval at the end that is asked for.
    pub fn levels(&self, levels: LevelRange) -> LevelRange {
        self.end.map_or(levels, |end| levels.at(end).into())
    }

    /// The red line of a statement, if it has one and red lines count.
    pub fn red_line<'m>(&self, stance: &'m Stance) -> Option<&'m RedLine> {
        stance.red_line().filter(|_| !self.no_red_lines)
    }
}
