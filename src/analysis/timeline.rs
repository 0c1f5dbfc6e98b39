//! What was said and done, what is due, and by whom, in order of time.

use std::collections::{BTreeMap, BTreeSet};

use crate::date::Date;
use crate::id::{ClaimIx, EventIx, FigureIx, PaperIx, PartyIx, StanceIx, ThreatIx};
use crate::model::{Attribution, DeliveryStatus, Evidence, Model, Says, Target, Voice};
use crate::situation::Situation;

/// Something that has its place in time. Numbers count within the event or document, from 0.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Happening {
    /// An event takes place.
    Event(EventIx),
    /// Something comes of an event.
    Outcome(EventIx, usize),
    /// Somebody says whether a party takes part in an event.
    Attendance(EventIx, usize),
    /// A document is written.
    Paper(PaperIx),
    /// A document is handed over, or said to be.
    Delivery(PaperIx, usize),
    /// A document becomes something: agreed, in force, violated …
    Turn(PaperIx, usize),
    /// A party takes a position.
    Stance(StanceIx),
    /// The first day of a position that was announced before.
    Begins(StanceIx),
    /// The last day of a position that nothing superseded by then.
    RunsOut(StanceIx),
    /// A threat, an offer, a promise, a warning or a deadline is announced.
    Threat(ThreatIx),
    /// A claim is made about others.
    Claim(ClaimIx),
    /// A figure is given.
    Figure(FigureIx),
    /// What was announced falls due.
    Due(ThreatIx),
}

/// A happening with its date and those involved.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct DatedHappening {
    /// When; none if the file does not say.
    pub date: Option<Date>,
    /// What.
    pub what: Happening,
    /// Everybody involved in any role: speakers, addressees, participants, authors, receivers. By id.
    pub parties: Vec<PartyIx>,
    /// The statements that this one supersedes: those of the last day on which the party spoke before.
    pub supersedes: Vec<StanceIx>,
    /// Whether it lies after the day of the situation: known by then, but still to come.
    pub planned: bool,
}

/// Which part of the time is asked about. The default is all of it, for everybody.
#[derive(Clone, Debug, Default)]
pub struct Window {
    /// Only what involves one of these; everything if there are none.
    pub parties: Vec<PartyIx>,
    /// Only what does not end before this begins.
    pub from: Option<Date>,
    /// Only what does not begin after this ends.
    pub to: Option<Date>,
}

/// Entries in order of time.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct Timeline {
    /// Those with a date: by date, then by what they are, then by party. Sources rarely order a day.
    pub dated: Vec<DatedHappening>,
    /// Those without.
    pub undated: Vec<DatedHappening>,
    /// How many a filter leaves out.
    pub left_out: usize,
}

/// Everything that has its place in time, as far as it was known on the day of the situation.
///
/// What was said, written or done later is not there. Events, due dates, last days of positions and promised deliveries
/// that lie later are there as planned. A filter acts on everything with a voice or with evidence as it acts on
/// statements. O(entries × log entries + evidence).
///
/// ```
/// # let mut sources = demarche::source::Sources::default();
/// # sources.add("talks.yaml", "{parties: {a: {}}, issues: {i: {}}, demands: {d: {issue: i, text: T}},\
/// #   stances: [{party: a, demand: d, stance: open, said: 2024-02},\
/// #     {party: a, demand: d, stance: rejects, said: 2023}]}");
/// # let model = demarche::load(&sources).model;
/// use demarche::analysis::{Window, timeline};
/// use demarche::situation::Situation;
/// let found = timeline(&Situation::of(&model).build(), &Window::default());
/// assert_eq!(found.dated.iter().map(|entry| entry.supersedes.len()).collect::<Vec<_>>(), [0, 1]);
/// ```
pub fn timeline(situation: &Situation<'_>, window: &Window) -> Timeline {
    let model = situation.model;
    let (previous, outlived) = successions(situation);
    let mut found = Timeline::default();
    for (what, date) in happenings(model) {
        let later = |date: Option<Date>| date.is_some_and(|date| situation.day.is_some_and(|day| !date.begins_by(day)));
        let planned = match (what, date, situation.day) {
            // The last day of a month is still to come while the month lasts.
            (Happening::RunsOut(_), Some(last), Some(day)) => last != day && last.lasts_to(day),
            _ => later(date),
        };
        if (planned && !can_be_planned(model, what)) || later(announced(model, what)) {
            continue;
        }
        let parties = involved(model, what);
        let asked = window.parties.is_empty() || parties.iter().any(|party| window.parties.contains(party));
        let within = date.is_none_or(|date| {
            window.from.is_none_or(|from| from.begins_by(date)) && window.to.is_none_or(|to| date.begins_by(to))
        });
        if !asked || !within || matches!(what, Happening::RunsOut(ix) if outlived.contains(&ix)) {
            continue;
        }
        if !counts(situation, what) {
            found.left_out += 1;
            continue;
        }
        let supersedes = match what {
            Happening::Stance(ix) => previous.get(&ix).cloned().unwrap_or_default(),
            _ => Vec::new(),
        };
        let list = if date.is_some() { &mut found.dated } else { &mut found.undated };
        list.push(DatedHappening { date, what, parties, supersedes, planned });
    }
    for list in [&mut found.dated, &mut found.undated] {
        list.sort_by_cached_key(|entry| {
            let names: Vec<&str> = entry.parties.iter().map(|ix| model.parties[*ix].id.as_str()).collect();
            (entry.date, entry.what.rank(), names, entry.what.id(model), entry.what)
        });
    }
    found
}

impl Happening {
    /// The id of what it is about: of the demand or issue, the event, the document or the figure. Announcements and
    /// claims have none.
    pub fn id(self, model: &Model) -> Option<&str> {
        match self {
            Happening::Event(ix) | Happening::Outcome(ix, _) | Happening::Attendance(ix, _) => {
                Some(model.events[ix].id.as_str())
            }
            Happening::Paper(ix) | Happening::Delivery(ix, _) | Happening::Turn(ix, _) => {
                Some(model.papers[ix].id.as_str())
            }
            Happening::Stance(ix) | Happening::Begins(ix) | Happening::RunsOut(ix) => {
                Some(model.target_id(model.stances[ix].target))
            }
            Happening::Figure(ix) => Some(model.figures[ix].id.as_str()),
            Happening::Threat(_) | Happening::Claim(_) | Happening::Due(_) => None,
        }
    }

    /// On what kind of word it rests, for what is said.
    pub fn voice(self, model: &Model) -> Option<Voice> {
        match self {
            Happening::Stance(ix) | Happening::Begins(ix) | Happening::RunsOut(ix) => model.stances[ix].voice,
            Happening::Delivery(ix, at) => model.papers[ix].deliveries[at].voice,
            _ => attribution(model, self).and_then(|attribution| attribution.voice),
        }
    }

    /// The words and places in sources that it rests on.
    pub fn evidence(self, model: &Model) -> &[Evidence] {
        match self {
            Happening::Event(ix) => &model.events[ix].evidence,
            Happening::Outcome(ix, at) => &model.events[ix].outcomes[at].evidence,
            Happening::Attendance(ix, at) => &model.events[ix].attendance[at].evidence,
            Happening::Paper(ix) => &model.papers[ix].evidence,
            Happening::Delivery(ix, at) => &model.papers[ix].deliveries[at].evidence,
            Happening::Turn(ix, at) => &model.papers[ix].history[at].evidence,
            Happening::Stance(ix) | Happening::Begins(ix) | Happening::RunsOut(ix) => &model.stances[ix].evidence,
            Happening::Threat(_) | Happening::Due(_) | Happening::Claim(_) | Happening::Figure(_) => {
                attribution(model, self).map_or(&[], |said| &said.evidence)
            }
        }
    }

    /// Its place among things of the same date: what happens before what is said about it.
    fn rank(self) -> u8 {
        match self {
            Happening::Event(_) => 0,
            Happening::Outcome(..) => 1,
            Happening::Attendance(..) => 2,
            Happening::Paper(_) => 3,
            Happening::Delivery(..) => 4,
            Happening::Turn(..) => 5,
            Happening::Stance(_) => 6,
            Happening::Begins(_) => 7,
            Happening::RunsOut(_) => 8,
            Happening::Threat(_) => 9,
            Happening::Claim(_) => 10,
            Happening::Figure(_) => 11,
            Happening::Due(_) => 12,
        }
    }
}

/// Everything, with its date, kind by kind.
fn happenings(model: &Model) -> Vec<(Happening, Option<Date>)> {
    let mut all = Vec::new();
    for (ix, event) in model.events.iter() {
        all.push((Happening::Event(ix), event.date));
        all.extend(event.outcomes.iter().enumerate().map(|(at, out)| (Happening::Outcome(ix, at), out.date)));
        all.extend(event.attendance.iter().enumerate().map(|(at, who)| (Happening::Attendance(ix, at), who.said)));
    }
    for (ix, paper) in model.papers.iter() {
        all.push((Happening::Paper(ix), paper.date));
        all.extend(paper.deliveries.iter().enumerate().map(|(at, way)| (Happening::Delivery(ix, at), way.date)));
        all.extend(paper.history.iter().enumerate().map(|(at, turn)| (Happening::Turn(ix, at), turn.date)));
    }
    for (ix, stance) in model.stances.iter() {
        all.push((Happening::Stance(ix), stance.said));
        all.extend(stance.from().map(|from| (Happening::Begins(ix), Some(from))));
        all.extend(stance.until().map(|until| (Happening::RunsOut(ix), Some(until))));
    }
    for (ix, threat) in model.threats.iter() {
        all.push((Happening::Threat(ix), threat.attribution.said));
        all.extend(threat.due.map(|due| (Happening::Due(ix), Some(due))));
    }
    all.extend(model.claims.iter().map(|(ix, claim)| (Happening::Claim(ix), claim.attribution.said)));
    all.extend(model.figures.iter().map(|(ix, figure)| (Happening::Figure(ix), figure.attribution.said)));
    all
}

/// For each statement that counts, those that it supersedes; and those that were superseded before they ran out. What is said
/// on one day stands together.
fn successions(situation: &Situation<'_>) -> (BTreeMap<StanceIx, Vec<StanceIx>>, BTreeSet<StanceIx>) {
    let stances = &situation.model.stances;
    let mut lines: BTreeMap<(PartyIx, Target), Vec<StanceIx>> = BTreeMap::new();
    for (ix, stance) in stances.iter() {
        let takes = stance.says != Says::Declined;
        if takes && situation.filter().counts(stance) && stance.is_said_by(situation.day) {
            lines.entry((stance.party, stance.target)).or_default().push(ix);
        }
    }
    let (mut previous, mut outlived) = (BTreeMap::new(), BTreeSet::new());
    for line in lines.values_mut() {
        line.sort_by_key(|ix| (stances[*ix].said, *ix));
        let days: Vec<&[StanceIx]> = line.chunk_by(|a, b| stances[*a].said == stances[*b].said).collect();
        for pair in days.windows(2) {
            previous.extend(pair[1].iter().map(|ix| (*ix, pair[0].to_vec())));
            let is_later = |ix: &&StanceIx| stances[pair[1][0]].is_said_by(stances[**ix].until());
            outlived.extend(pair[0].iter().filter(is_later));
        }
    }
    (previous, outlived)
}

/// Whether it can be known before its date. A word cannot, and a result cannot either.
fn can_be_planned(model: &Model, what: Happening) -> bool {
    match what {
        Happening::Event(_) | Happening::Begins(_) | Happening::RunsOut(_) | Happening::Due(_) => true,
        Happening::Delivery(ix, at) => model.papers[ix].deliveries[at].status == DeliveryStatus::Promised,
        _ => false,
    }
}

/// When it was said that something will be due or run out.
fn announced(model: &Model, what: Happening) -> Option<Date> {
    match what {
        Happening::Begins(ix) | Happening::RunsOut(ix) => model.stances[ix].said,
        Happening::Due(ix) => model.threats[ix].attribution.said,
        _ => None,
    }
}

fn attribution(model: &Model, what: Happening) -> Option<&Attribution> {
    match what {
        Happening::Threat(ix) | Happening::Due(ix) => Some(&model.threats[ix].attribution),
        Happening::Claim(ix) => Some(&model.claims[ix].attribution),
        Happening::Figure(ix) => Some(&model.figures[ix].attribution),
        _ => None,
    }
}

/// Whether the filter leaves it: by its voice if it is something said, and by its evidence.
fn counts(situation: &Situation<'_>, what: Happening) -> bool {
    let (model, filter) = (situation.model, situation.filter());
    let pieces = what.evidence(model);
    let left = pieces.is_empty() || pieces.iter().any(|piece| !filter.without.contains(&piece.source));
    let voice = what.voice(model);
    let heard = filter.voices.is_empty() || voice.is_some_and(|voice| filter.voices.contains(&voice));
    match what {
        Happening::Stance(ix) | Happening::Begins(ix) | Happening::RunsOut(ix) => filter.counts(&model.stances[ix]),
        Happening::Delivery(..) => (voice.is_none() || heard) && left,
        Happening::Threat(_) | Happening::Due(_) | Happening::Claim(_) | Happening::Figure(_) => heard && left,
        Happening::Event(_)
        | Happening::Outcome(..)
        | Happening::Attendance(..)
        | Happening::Paper(_)
        | Happening::Turn(..) => left,
    }
}

/// Who is involved, by id, each once.
fn involved(model: &Model, what: Happening) -> Vec<PartyIx> {
    let mut parties: Vec<PartyIx> = match what {
        Happening::Event(ix) | Happening::Outcome(ix, _) => {
            model.events[ix].attendance.iter().map(|attendance| attendance.party).collect()
        }
        Happening::Attendance(ix, at) => vec![model.events[ix].attendance[at].party],
        Happening::Paper(ix) | Happening::Turn(ix, _) => model.papers[ix].authors.clone(),
        Happening::Delivery(ix, at) => {
            let delivery = &model.papers[ix].deliveries[at];
            let givers = delivery.from.map_or(model.papers[ix].authors.clone(), |from| vec![from]);
            givers.into_iter().chain([delivery.to]).collect()
        }
        Happening::Stance(ix) | Happening::Begins(ix) | Happening::RunsOut(ix) => vec![model.stances[ix].party],
        Happening::Threat(ix) | Happening::Due(ix) => {
            let threat = &model.threats[ix];
            threat.against.iter().chain(&threat.to).copied().collect()
        }
        Happening::Claim(ix) => model.claims[ix].about.clone(),
        Happening::Figure(_) => Vec::new(),
    };
    if let Some(said) = attribution(model, what) {
        let spoken_for = said.speaker.filter(|_| said.by.is_none());
        parties.extend(said.by);
        parties.extend(spoken_for.into_iter().flat_map(|speaker| model.people[speaker].parties_at(said.said)));
    }
    parties.sort_unstable();
    parties.dedup();
    parties
}
