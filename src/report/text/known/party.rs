//! A party.

use super::super::chronicle::{claim, threat};
use super::super::statements::Given;
use super::affiliation::{dates, in_state, lines, named};
use super::said::{self, cleaned, labelled, list};
use crate::answer::{HeldOn, Overview, PartyCard, PartyRecord, Speaker};
use crate::model::{Belongs, PartyKind, Polarity};
use crate::report::page::{Page, clean};
use crate::report::text::words;
use crate::words::count;

/// `Ukraine (ukraine, state)`.
pub fn title(record: &PartyRecord<'_>) -> String {
    let kind = record.kind.map_or("party", PartyKind::word);
    format!("{} ({}, {kind})", clean(record.name), clean(record.party.id))
}

/// Who it is, its positions at a glance, what it said, and what stands around that.
pub fn print(page: &mut Page, card: &PartyCard<'_>) {
    let record = &card.record;
    labelled(page, "also", &cleaned(record.also.iter().map(String::as_str)));
    labelled(page, "part of", &cleaned(record.part_of.map(|party| party.name)));
    labelled(page, "parts", &cleaned(card.parts.iter().map(|party| party.name)));
    if record.kind == Some(PartyKind::Bloc) {
        let others = if record.members_complete { "none" } else { "not known" };
        let open = if record.members_complete { "" } else { " and others that are not known" };
        let members = in_state(&record.memberships, Belongs::Now).map(|members| format!("{members}{open}"));
        page.line(2, &format!("members: {}", members.as_deref().unwrap_or(others)));
    }
    lines(page, &record.memberships, &[(Belongs::Formerly, "former members:"), (Belongs::Later, "later members:")]);
    for bloc in &record.blocs {
        let line = match bloc.state {
            Belongs::Now => format!("member of {}; a bloc's position is not its member's", named(bloc)),
            Belongs::Formerly => format!("former member of {}", named(bloc)),
            Belongs::Later => format!("later a member of {}", named(bloc)),
        };
        page.line(2, &line);
    }
    words::note(page, record.note, 2);
    page.line(2, &overview(&card.overview));
    let groups = [
        ("For", Some(Polarity::For)),
        ("Against", Some(Polarity::Against)),
        ("Neutral", Some(Polarity::Neutral)),
        ("Sources differ on the side", None),
    ];
    for (heading, side) in groups {
        let own: Vec<&HeldOn<'_>> =
            card.positions.iter().filter(|one| one.position.stance.polarity() == side).collect();
        if !own.is_empty() {
            page.heading(heading);
        }
        own.iter().for_each(|one| page.entry(2, &on(one), 32, &words::told(Some(&one.position), None)));
    }
    said::print(page, &card.said, "What it said", Given::Party);
    through_blocs(page, card);
    around(page, card);
}

fn on(one: &HeldOn<'_>) -> String {
    let whole = if one.on.issue.is_some() { " (issue)" } else { "" };
    format!("{}{whole}", words::id(one.on.id()))
}

/// `For 12 of 31 demands, against 7; on 12 its position is not known. 3 red lines, 2 hang on a condition, 5 only follow.`
fn overview(all: &Overview) -> String {
    let demands = count(all.of, "demand", "demands");
    if all.unknown == all.of {
        return format!("Its position is not known on any of {demands}.");
    }
    let mut parts = vec![format!("For {} of {demands}, against {}", all.wanted, all.refused)];
    parts.extend((all.neutral > 0).then(|| format!("neutral on {}", all.neutral)));
    parts.extend((all.unclear > 0).then(|| format!("on {} the sources differ on its side", all.unclear)));
    parts.extend((all.unknown > 0).then(|| format!("on {} its position is not known", all.unknown)));
    let mut marks = Vec::new();
    marks.extend((all.red_lines > 0).then(|| count(all.red_lines, "red line", "red lines")));
    let hang = if all.conditional == 1 { "hangs" } else { "hang" };
    marks.extend((all.conditional > 0).then(|| format!("{} {hang} on a condition", all.conditional)));
    let follow = if all.derived == 1 { "follows" } else { "follow" };
    marks.extend((all.derived > 0).then(|| format!("{} only {follow} from others", all.derived)));
    let marks = if marks.is_empty() { String::new() } else { format!(" Of these positions: {}.", marks.join(", ")) };
    format!("{}.{marks}", parts.join("; "))
}

/// What its blocs have said where it has not: inferred, and marked so.
fn through_blocs(page: &mut Page, card: &PartyCard<'_>) {
    if !card.inferred.is_empty() {
        page.heading("Inferred from its blocs; counted nowhere");
    }
    for through in &card.inferred {
        let position = format!("{} ({})", words::short(through.position.as_ref()), clean(through.bloc.name));
        page.entry(2, &words::id(through.demand.id), 32, &position);
    }
}

/// People, documents, events, announcements, claims, disputes.
fn around(page: &mut Page, card: &PartyCard<'_>) {
    if !card.speakers.is_empty() {
        page.heading("People");
    }
    card.speakers.iter().for_each(|one| speaker(page, one));
    if !card.other_speakers.is_empty() {
        page.heading("People who spoke for it before, or will later");
    }
    card.other_speakers.iter().for_each(|one| speaker(page, one));
    list(page, "Documents", card.documents.iter().map(|paper| (paper.id, paper.title)));
    list(page, "Events", card.events.iter().map(|event| (event.id, event.text)));
    list(page, "Figures it gives", card.figures.iter().map(|figure| (figure.id, figure.what)));
    if !card.threats.is_empty() {
        page.heading("Threats, offers and deadlines, by it or to it");
    }
    card.threats.iter().for_each(|one| threat::print(page, one));
    if !card.claims.is_empty() {
        page.heading("Claims by it and about it; a claim is never a position of whom it is about");
    }
    card.claims.iter().for_each(|one| claim::print(page, one));
    list(page, "Disputed", card.disputes.iter().map(|dispute| (dispute.id, dispute.question)));
}

fn speaker(page: &mut Page, one: &Speaker<'_>) {
    let office = one.office.map_or(String::new(), |office| format!(", {}", clean(office)));
    let text = format!("{}{office}{}", clean(one.person.name), dates(one.from, one.until));
    page.entry(2, &words::id(one.person.id), 24, &text);
}
