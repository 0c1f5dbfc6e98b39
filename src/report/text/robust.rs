//! `robust` as text.

use std::collections::BTreeSet;

use super::answer::Text;
use super::words::{self, id};
use crate::answer::{Head, Interval, Rests, Robust, Tested, TestedKind};
use crate::model::{Class, End, Voice};
use crate::report::page::{FAINT, Page, clean, paint};
use crate::words::{count, listed};

impl Text for Robust<'_> {
    fn title(&self) -> String {
        match self.everybody {
            true => "How robust the findings are".to_owned(),
            false => format!("How robust the findings among {} are", words::names(&self.parties)),
        }
    }

    /// How many hold, what was tried, then the findings by what they need. Each stands once, in the first group that fits, with
    /// all that it needs beside it.
    fn body(&self, page: &mut Page, _: &Head<'_>) {
        if self.findings.is_empty() {
            page.line(0, "No deadlock, and no conflict and no agreement of two of them, is known.");
            page.line(0, &self.tried());
            return;
        }
        let groups = self.groups();
        page.line(0, &self.sentence(&groups));
        page.line(0, &self.tried());
        for (group, findings) in groups.iter().filter(|(_, findings)| !findings.is_empty()) {
            page.heading(&format!("{}: {}", group.title(), findings.len()));
            let mut before = String::new();
            for one in findings {
                let about = about(one);
                if about != before {
                    page.line(2, &about);
                    before = about;
                }
                finding(page, one, matches!(group, Group::Words(_)));
            }
        }
        page.gap();
        let text = "A finding that holds is not thereby true: what was tried is only what the file holds.";
        page.line(0, &paint(FAINT, text));
    }
}

/// The groups of the page, in their order: words of a voice come before words without one.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
enum Group<'t> {
    Throughout,
    OneSource,
    Words((bool, &'t [Voice])),
    Interval,
}

impl Group<'_> {
    fn of<'t>(one: &'t Tested<'_>) -> Group<'t> {
        match &one.needs_voices {
            _ if one.holds_throughout => Group::Throughout,
            _ if !one.fails_without.is_empty() => Group::OneSource,
            Some(needs) => Group::Words((needs.is_empty(), needs)),
            None => Group::Interval,
        }
    }

    fn title(&self) -> String {
        match self {
            Group::Throughout => "Hold throughout".to_owned(),
            Group::OneSource => "Do not hold without one source or another".to_owned(),
            Group::Words((_, needs)) => format!("Need {}", words_of(needs)),
            Group::Interval => "Depend on how an interval is read".to_owned(),
        }
    }

    /// What is said of some of all findings.
    fn counted(&self, number: usize) -> String {
        let s = if number == 1 { "s" } else { "" };
        match self {
            Group::Throughout if number == 0 => "None".to_owned(),
            Group::Throughout => number.to_string(),
            Group::OneSource if number == 1 => "1 does not hold without one source or another".to_owned(),
            Group::OneSource => format!("{number} do not hold without one source or another"),
            Group::Words((_, needs)) => format!("{number} need{s} {}", words_of(needs)),
            Group::Interval => format!("{number} depend{s} on how an interval is read"),
        }
    }
}

type Grouped<'t, 'm> = Vec<(Group<'t>, Vec<&'t Tested<'m>>)>;

impl<'m> Robust<'m> {
    /// The findings by group; what holds throughout is first, also if it is nothing.
    fn groups(&self) -> Grouped<'_, 'm> {
        let mut groups: Grouped<'_, 'm> = vec![(Group::Throughout, Vec::new())];
        for one in &self.findings {
            let group = Group::of(one);
            match groups.iter_mut().find(|(known, _)| *known == group) {
                Some((_, findings)) => findings.push(one),
                None => groups.push((group, vec![one])),
            }
        }
        groups.sort_by(|(a, _), (b, _)| a.cmp(b));
        groups
    }

    /// `2 of 30 findings hold throughout; 25 do not hold without one source or another; 3 need reported words.`
    fn sentence(&self, groups: &Grouped<'_, '_>) -> String {
        let counted = groups.iter().map(|(group, findings)| match group {
            Group::Throughout => {
                let all = count(self.findings.len(), "finding", "findings");
                let hold = if findings.len() > 1 { "hold" } else { "holds" };
                format!("{} of {all} {hold} throughout", group.counted(findings.len()))
            }
            _ => group.counted(findings.len()),
        });
        format!("{}.", counted.collect::<Vec<_>>().join("; "))
    }

    fn tried(&self) -> String {
        let mut tried = Vec::new();
        if !self.tried.without.is_empty() {
            let ids: Vec<String> = self.tried.without.iter().map(|source| id(source.id)).collect();
            let others = match self.tried.others {
                0 => "",
                1 => " (nothing could rest on the other source alone)",
                _ => " (nothing could rest on any other source alone)",
            };
            tried.push(format!("without {}{others}", one_of(&ids)));
        }
        let mut before = BTreeSet::new();
        for set in &self.tried.voices {
            let added: Vec<Voice> = set.iter().copied().filter(|voice| !before.contains(voice)).collect();
            let added = words_of(&added);
            tried.push(if before.is_empty() { format!("with only {added}") } else { format!("with {added} too") });
            before = set.iter().copied().collect();
        }
        if !self.tried.intervals.is_empty() {
            tried.push("with intervals at their lower end, and at their upper end".to_owned());
        }
        if tried.is_empty() {
            return "Tried: nothing, since nothing rests on one source alone and no voice is given.".to_owned();
        }
        format!("Tried: {}.", tried.join("; "))
    }
}

/// `Conflict of Russia and Ukraine`.
fn about(one: &Tested<'_>) -> String {
    let of = |word: &str| format!("{word} of {}", words::names(&one.parties));
    match one.kind {
        TestedKind::Deadlock => "Deadlock".to_owned(),
        TestedKind::Conflict => of("Conflict"),
        TestedKind::Agreement => of("Agreement"),
        TestedKind::Position => of("Position"),
    }
}

/// What was found, and everything that it needs; the words only if the title of the group does not name them.
fn finding(page: &mut Page, one: &Tested<'_>, words_are_named: bool) {
    let mut marks: Vec<String> = Vec::new();
    marks.extend((one.class == Some(Class::AgreedInPrinciple)).then(|| "in principle".to_owned()));
    marks.extend(one.impasse.then(|| "impasse".to_owned()));
    marks.extend(one.derived.then(|| "derived".to_owned()));
    let rests = Rests { single_source: one.single_source, single_sources: one.fails_without.clone() };
    marks.extend(words::label(&rests, None));
    let needs = one.needs_voices.as_ref().filter(|_| !words_are_named);
    marks.extend(needs.map(|needs| format!("needs {}", words_of(needs))));
    marks.extend(at_ends(one));
    marks.extend(one.unfit.iter().map(words::unfit));
    let marks = marks.join("; ");
    if let Some(demand) = one.demand {
        page.entry(4, &id(demand.id), 30, &marks);
    }
    if let Some(steps) = &one.steps {
        let ids: Vec<String> = steps.iter().map(|act| id(act.id())).collect();
        let rests = if marks.is_empty() { marks } else { format!(": {marks}") };
        page.line(4, &format!("{}{rests}", listed(&ids)));
    }
}

/// At which end of intervals it is found, with the intervals.
fn at_ends(one: &Tested<'_>) -> Option<String> {
    let word = if one.as_read { "not" } else { "only" };
    let ends = End::ALL.iter().filter(|(_, end)| one.fails_at_intervals.contains(end) == one.as_read);
    let named: Vec<&str> = ends.map(|(word, _)| *word).collect();
    if named.is_empty() {
        return None;
    }
    let ends = if named.len() == 1 { "end" } else { "ends" };
    let interval = |one: &Interval<'_>| format!("{}: from {}", clean(one.party.name), one.stance);
    let all: Vec<String> = one.intervals.iter().map(interval).collect();
    let intervals = if all.is_empty() { String::new() } else { format!(" ({})", all.join("; ")) };
    Some(format!("{word} at the {} {ends}{intervals}", named.join(" and ")))
}

/// `claimed, inferred or editorial words`; words without a voice for none.
fn words_of(voices: &[Voice]) -> String {
    let words: Vec<String> = voices.iter().map(|voice| voice.word().to_owned()).collect();
    if words.is_empty() { "words without a voice".to_owned() } else { format!("{} words", one_of(&words)) }
}

/// Texts as in "A, B or C".
fn one_of(texts: &[String]) -> String {
    match texts {
        [rest @ .., last] if !rest.is_empty() => format!("{} or {last}", rest.join(", ")),
        _ => texts.concat(),
    }
}
