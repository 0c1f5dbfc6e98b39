//! Threats, claims, disputes and figures.

use super::accepted::BAD_VALUE;
use super::accepted::EMPTY_RANGE;
use super::conditions::condition;
use super::names::Names;
use super::stances::{channel, evidence, is_blank, voice};
use super::steps::parties;
use super::words::{date, label, value, word};
use crate::diagnostic::Diagnostic;
use crate::document::read::Text;
use crate::document::record::Written;
use crate::document::{self, Citations, Document};
use crate::id::{DisputeId, FigureId};
use crate::model::terms::number;
use crate::model::utterance::{Answer, Attribution, Claim, ClaimKind, Dispute, Figure, SettledBy, Threat, ThreatKind};
use crate::model::whole::Model;

/// Adds everything of these kinds that can be understood to the model.
pub fn resolve(document: &Document<'_>, names: &Names, model: &mut Model, problems: &mut Vec<Diagnostic>) {
    for entry in &document.threats {
        if let Some(threat) = threat(entry, names, problems) {
            model.threats.push(threat);
        }
    }
    for entry in &document.claims {
        let claim = claim(entry, names, problems);
        model.claims.push(claim);
    }
    for (id, entry) in Names::first_definitions(&document.disputes) {
        let dispute = dispute(id, entry, names, problems);
        model.disputes.push(dispute);
    }
    for (id, entry) in Names::first_definitions(&document.figures) {
        let figure = figure(id, entry, names, problems);
        model.figures.push(figure);
    }
}

/// What the entries of this file have in common, as written.
struct Said<'e, 't> {
    by: Option<&'e Text<'t>>,
    /// The key under which the party stands.
    key: &'static str,
    speaker: &'e Option<Text<'t>>,
    said: &'e Option<Text<'t>>,
    voice: &'e Option<Text<'t>>,
    channel: &'e Option<Text<'t>>,
    evidence: &'e Written<Citations<'t>>,
}

impl Said<'_, '_> {
    fn resolve(&self, names: &Names, problems: &mut Vec<Diagnostic>) -> Attribution {
        Attribution {
            by: self.by.and_then(|text| names.party_saying(text, self.key, problems)),
            speaker: self.speaker.as_ref().and_then(|text| names.person(text, problems)),
            said: self.said.as_ref().and_then(|text| date(text, problems)),
            voice: voice(self.voice, problems),
            channel: channel(self.channel, problems),
            evidence: evidence(&self.evidence.value, names, problems),
            traced: self.evidence.written && !is_blank(&self.evidence.value),
        }
    }
}

fn threat(entry: &document::ThreatEntry<'_>, names: &Names, problems: &mut Vec<Diagnostic>) -> Option<Threat> {
    let document::ThreatEntry { by, speaker, said, voice, channel, evidence, .. } = entry;
    let attribution =
        Said { by: Some(by), key: "by", speaker, said, voice, channel, evidence }.resolve(names, problems);
    let kind = match &entry.kind {
        Some(text) => word(text, "a kind of announcement", ThreatKind::ALL, problems),
        None => Some(ThreatKind::Threat),
    };
    let threat = Threat {
        kind: kind?,
        against: parties(&entry.against.items, names, problems),
        to: parties(&entry.to.items, names, problems),
        condition: entry.r#if.as_ref().and_then(|entry| condition(entry, names, problems)),
        consequence: entry.then.as_ref().and_then(|entry| condition(entry, names, problems)),
        due: entry.due.as_ref().and_then(|text| date(text, problems)),
        note: value(&entry.note),
        span: entry.span,
        attribution,
    };
    // Nothing is known of a threat whose author is not.
    threat.attribution.by.is_some().then_some(threat)
}

fn claim(entry: &document::ClaimEntry<'_>, names: &Names, problems: &mut Vec<Diagnostic>) -> Claim {
    let document::ClaimEntry { by, speaker, said, voice, channel, evidence, .. } = entry;
    Claim {
        kind: entry.kind.as_ref().and_then(|text| label(text, "a kind of claim", ClaimKind::ALL, problems)),
        attribution: Said { by: by.as_ref(), key: "by", speaker, said, voice, channel, evidence }
            .resolve(names, problems),
        about: parties(&entry.about.items, names, problems),
        text: entry.text.value.to_string(),
        note: value(&entry.note),
        span: entry.span,
    }
}

fn dispute(
    id: &Text<'_>,
    entry: &document::DisputeEntry<'_>,
    names: &Names,
    problems: &mut Vec<Diagnostic>,
) -> Dispute {
    let answer = |entry: &document::AnswerEntry<'_>| {
        let document::AnswerEntry { party, speaker, said, voice, channel, evidence, .. } = entry;
        Answer {
            says: entry.says.value.to_string(),
            attribution: Said { by: party.as_ref(), key: "party", speaker, said, voice, channel, evidence }
                .resolve(names, problems),
            note: value(&entry.note),
            span: entry.span,
        }
    };
    let answers = entry.answers.iter().map(answer).collect();
    let settled = entry.settled.as_ref().and_then(|settled| {
        let by = word(&settled.by, "a way to settle a dispute", SettledBy::ALL, problems)?;
        Some((by, value(&settled.how)))
    });
    Dispute {
        id: DisputeId::new(id.value),
        question: entry.question.value.to_string(),
        answers,
        settled,
        concerns: entry.concerns.items.iter().flat_map(|text| names.any(text, problems)).collect(),
        note: value(&entry.note),
        span: id.span,
    }
}

fn figure(id: &Text<'_>, entry: &document::FigureEntry<'_>, names: &Names, problems: &mut Vec<Diagnostic>) -> Figure {
    let document::FigureEntry { by, speaker, said, voice, channel, evidence, .. } = entry;
    let mut amount = |text: &Option<Text<'_>>| {
        let text = text.as_ref()?;
        let number = number(text.value);
        if number.is_none() {
            problems.push(
                Diagnostic::new(&BAD_VALUE, text.span, format!("`{}` is not a number", text.value))
                    .label("expected a number")
                    .help(
                        "write digits without separators, as in 113100; words such as \"nearly\" go under `qualifier`",
                    ),
            );
        }
        number
    };
    let (one, min, max) = (amount(&entry.value), amount(&entry.min), amount(&entry.max));
    if matches!((min, max), (Some(min), Some(max)) if min > max) {
        problems.push(
            Diagnostic::new(&BAD_VALUE, id.span, "the range is empty: `min` is larger than `max`")
                .label("nothing lies between")
                .help(EMPTY_RANGE),
        );
    }
    Figure {
        id: FigureId::new(id.value),
        what: entry.what.value.to_string(),
        min: one.or(min),
        max: one.or(max),
        qualifier: value(&entry.qualifier),
        unit: value(&entry.unit),
        attribution: Said { by: by.as_ref(), key: "by", speaker, said, voice, channel, evidence }
            .resolve(names, problems),
        note: value(&entry.note),
        span: id.span,
    }
}
