//! All ids of a document, kind by kind.

use super::ids::{
    BAD_ID, Ids, Misspelt, Renaming, UNKNOWN_DEMAND, UNKNOWN_ID, UNKNOWN_ISSUE, UNKNOWN_PARTY, UNKNOWN_PERSON,
    UNKNOWN_SOURCE, UNKNOWN_STEP,
};
use std::collections::{BTreeMap, BTreeSet};

use crate::diagnostic::{Diagnostic, Group};
use crate::document::read::Text;
use crate::document::{Document, Section};
use crate::id::{DemandIx, DisputeIx, EventIx, FigureIx, IssueIx, PaperIx, PartyIx, PersonIx, SourceIx, StepIx};
use crate::kind::{Kind, each_kind};
use crate::model::element::Element;
use crate::model::scenario::Act;
use crate::model::stance::Condition;
use crate::source::Span;
use crate::words::{near, typo};

macro_rules! names {
    ($($kind:ident $list:ident $word:literal $article:literal $section:literal $id:ident $ix:ident;)*) => {
        /// All ids of a document.
        pub struct Names {
            $($list: Ids<$ix>,)*
            /// The parties of each person, as written.
            party_of: BTreeMap<String, Vec<String>>,
        }

        impl Names {
            /// What each id that is none is to become, of all kinds.
            fn all_renamed(&self) -> Vec<Renaming> {
                [$(self.$list.renamed()),*].into_iter().flatten().collect()
            }

            /// The ids of all kinds that are amiss where they are defined.
            fn all_misspelt(&self, document: &Document<'_>) -> Vec<Misspelt> {
                [$(self.$list.misspelt(&document.$list)),*].into_iter().flatten().collect()
            }

            /// Keeps in mind that a name which nothing has certainly means this id of any kind.
            pub fn note_miss(&self, text: &Text<'_>, id: &str) {
                $(self.$list.note_miss(text, id);)*
            }

            /// Keeps in mind that an id of any kind stands here.
            fn note_use(&self, text: &Text<'_>) {
                $(self.$list.note_use(text);)*
            }

            /// Every element with this id; none for one that cannot be used.
            fn elements(&self, id: &str) -> Vec<Option<Element>> {
                [$(self.$list.ids.get(id).map(|ix| ix.map(Element::$kind))),*].into_iter().flatten().collect()
            }

            /// The id of every kind that a text is the id or a name of.
            fn called(&self, name: &str) -> impl Iterator<Item = (Kind, &str)> {
                [$((Kind::$kind, self.$list.id_of(name))),*].into_iter().filter_map(|(kind, id)| Some((kind, id?)))
            }

            fn all_ids(&self) -> impl Iterator<Item = &str> {
                let mut all: BTreeSet<&str> = BTreeSet::new();
                $(all.extend(self.$list.ids.keys().map(String::as_str));)*
                all.into_iter()
            }

            /// Whether some section could not be read.
            fn is_unread(&self) -> bool {
                [$(self.$list.is_unread()),*].contains(&true)
            }
        }
    };
}
each_kind!(names);

impl Names {
    /// Registers every id and reports bad and repeated ones.
    pub fn collect(document: &Document<'_>, problems: &mut Vec<Diagnostic>) -> Names {
        let d = document;
        let parties = Ids::collect(
            Kind::Party,
            &UNKNOWN_PARTY,
            &d.parties,
            |_| true,
            |party| with_name(&party.name, &party.also.items),
            problems,
        );
        let issues = Ids::collect(
            Kind::Issue,
            &UNKNOWN_ISSUE,
            &d.issues,
            |_| true,
            |issue| with_name(&issue.name, &[]),
            problems,
        );
        let people = Ids::collect(
            Kind::Person,
            &UNKNOWN_PERSON,
            &d.people,
            |person| person.party.entries.iter().any(|(party, _)| parties.has(party)),
            |person| with_name(&person.name, &person.also.items),
            problems,
        );
        let demands = Ids::collect(
            Kind::Demand,
            &UNKNOWN_DEMAND,
            &d.demands,
            |demand| issues.has(&demand.issue),
            |demand| vec![&demand.text],
            problems,
        );
        let sources = Ids::collect(
            Kind::Source,
            &UNKNOWN_SOURCE,
            &d.sources,
            |_| true,
            |source| source.title.iter().collect(),
            problems,
        );
        let steps = Ids::plain(Kind::Step, &UNKNOWN_STEP, &d.steps, problems);
        let papers = Ids::plain(Kind::Paper, &UNKNOWN_ID, &d.papers, problems);
        let events = Ids::plain(Kind::Event, &UNKNOWN_ID, &d.events, problems);
        let disputes = Ids::plain(Kind::Dispute, &UNKNOWN_ID, &d.disputes, problems);
        let figures = Ids::plain(Kind::Figure, &UNKNOWN_ID, &d.figures, problems);
        let people_of = d.people.entries.iter();
        let party_of = people_of.filter_map(|(id, person)| {
            let parties = person.as_ref()?.party.entries.iter().map(|(party, _)| party.value.to_string());
            Some((id.value.to_string(), parties.collect()))
        });
        let party_of = party_of.collect();
        Names { parties, people, issues, demands, sources, steps, papers, events, disputes, figures, party_of }
    }

    /// Adds to the findings about ids that are none what mends them, here and wherever they are named: if what they become is
    /// beyond doubt, and no other id.
    pub fn rename(&self, problems: &mut [Diagnostic]) {
        let all = self.all_renamed();
        let is_free =
            |to: &str| self.elements(to).is_empty() && all.iter().filter(|(_, other, _)| other == to).count() == 1;
        for (at, to, uses) in &all {
            let own = problems.iter_mut().find(|found| found.place.span == *at && std::ptr::eq(found.rule, &BAD_ID));
            if let (Some(found), Some(uses)) = (own.filter(|_| is_free(to)), uses) {
                (found.fix, found.also) = (uses.first().cloned(), uses.iter().skip(1).cloned().collect());
            }
        }
    }

    /// Says once of an id that is written amiss where it is defined what else would be said wherever it is named.
    pub fn mend_definitions(&self, document: &Document<'_>, problems: &mut Vec<Diagnostic>) {
        let mut misspelt = self.all_misspelt(document);
        misspelt.retain(|one| self.elements(&one.named).is_empty());
        let uses: BTreeSet<Span> = misspelt.iter().flat_map(|one| &one.uses).copied().collect();
        problems.retain(|found| found.rule.group != Group::References || !uses.contains(&found.place.span));
        problems.extend(misspelt.into_iter().map(|one| one.finding));
    }

    /// What is called so and is of none of these kinds: what it is, and its id.
    pub fn other(&self, name: &str, kinds: &[Kind]) -> Option<(Kind, &str)> {
        self.called(name).find(|(kind, _)| !kinds.contains(kind))
    }

    /// What to write where something of another kind is named. `key` is the one of the party that says something.
    fn of_another_kind(&self, name: &str, wanted: Kind, key: Option<&str>) -> Option<String> {
        let (kind, id) = self.other(name, &[wanted])?;
        let parties = self.party_of.get(id).filter(|_| kind == Kind::Person && wanted == Kind::Party);
        Some(match (parties.map(Vec::as_slice), key) {
            (Some([party]), Some(key)) => format!("`{id}` is a person; write `{key}: {party}` and `speaker: {id}`"),
            (Some([party]), None) => format!("`{id}` is a person; write `{party}`, the party spoken for"),
            (Some(several), _) => {
                let parties = several.iter().map(|party| format!("`{party}`")).collect::<Vec<_>>().join(" or ");
                let speaker = key.map_or(String::new(), |_| format!(", and `speaker: {id}`"));
                format!("`{id}` is a person; write the party spoken for at the time, {parties}{speaker}")
            }
            (None, _) => format!("`{name}` is {}; write the id of {} here", kind.with_article(), wanted.with_article()),
        })
    }

    /// Every element with this id, or nothing after a report.
    pub fn any(&self, text: &Text<'_>, problems: &mut Vec<Diagnostic>) -> Vec<Element> {
        let found = self.elements(text.value);
        self.note_use(text);
        if found.is_empty() && !self.is_unread() {
            let named = self.called(text.value).next().map(|(_, id)| id);
            let help = match (named, near(text.value, self.all_ids())) {
                (Some(id), _) => format!("`{}` is another name; write the id `{id}`", text.value),
                (None, Some(meant)) => format!("did you mean `{meant}`?"),
                (None, None) => {
                    let words: Vec<&str> = Kind::ALL.iter().map(|kind| kind.word()).collect();
                    let (last, rest) = words.split_last().unwrap_or((&"", &[]));
                    format!("name a {} or {last}", rest.join(", "))
                }
            };
            let certain = named.or_else(|| typo(text.value, self.all_ids()));
            if let Some(id) = certain {
                self.note_miss(text, id);
            }
            problems.push(
                Diagnostic::new(&UNKNOWN_ID, text.span, format!("nothing has the id `{}`", text.value))
                    .label("not defined under any key")
                    .help(help)
                    .fix(text.fixed(certain)),
            );
        }
        found.into_iter().flatten().collect()
    }

    /// Whether a section could not be read that defines what a condition may name.
    pub fn conditions_unread(&self) -> bool {
        self.demands.is_unread() || self.steps.is_unread() || self.events.is_unread()
    }

    /// A step, or nothing after a report.
    pub fn step(&self, text: &Text<'_>, problems: &mut Vec<Diagnostic>) -> Option<StepIx> {
        self.steps.look_up(text, |name| self.of_another_kind(name, Kind::Step, None), problems)
    }

    /// A document, or nothing after a report.
    pub fn paper(&self, text: &Text<'_>, problems: &mut Vec<Diagnostic>) -> Option<PaperIx> {
        self.papers.look_up(text, |name| self.of_another_kind(name, Kind::Paper, None), problems)
    }

    /// A step or a demand, or nothing after a report.
    pub fn act(&self, text: &Text<'_>, problems: &mut Vec<Diagnostic>) -> Option<Act> {
        self.demands.note_use(text);
        match self.demands.ids.get(text.value) {
            Some(demand) if !self.steps.ids.contains_key(text.value) => demand.map(Act::Demand),
            _ => self.step(text, problems).map(Act::Step),
        }
    }

    /// A party, or nothing after a report.
    pub fn party(&self, text: &Text<'_>, problems: &mut Vec<Diagnostic>) -> Option<PartyIx> {
        self.parties.look_up(text, |name| self.of_another_kind(name, Kind::Party, None), problems)
    }

    /// A person, or nothing after a report.
    pub fn person(&self, text: &Text<'_>, problems: &mut Vec<Diagnostic>) -> Option<PersonIx> {
        self.people.look_up(text, |name| self.of_another_kind(name, Kind::Person, None), problems)
    }

    /// An issue, or nothing after a report.
    pub fn issue(&self, text: &Text<'_>, problems: &mut Vec<Diagnostic>) -> Option<IssueIx> {
        self.issues.look_up(text, |name| self.of_another_kind(name, Kind::Issue, None), problems)
    }

    /// A demand, or nothing after a report.
    pub fn demand(&self, text: &Text<'_>, problems: &mut Vec<Diagnostic>) -> Option<DemandIx> {
        self.demands.look_up(text, |name| self.of_another_kind(name, Kind::Demand, None), problems)
    }

    /// A source, or nothing after a report.
    pub fn source(&self, text: &Text<'_>, problems: &mut Vec<Diagnostic>) -> Option<SourceIx> {
        self.sources.look_up(text, |name| self.of_another_kind(name, Kind::Source, None), problems)
    }

    /// The party that says something, under some key, or nothing after a report.
    pub fn party_saying(&self, text: &Text<'_>, key: &str, problems: &mut Vec<Diagnostic>) -> Option<PartyIx> {
        self.parties.look_up(text, |name| self.of_another_kind(name, Kind::Party, Some(key)), problems)
    }

    /// Whether a source has this id.
    pub fn has_source(&self, id: &Text<'_>) -> bool {
        self.sources.ids.contains_key(id.value)
    }

    /// The condition that an id stands for: a demand, a step or an event. The inner value is none for an entry that
    /// cannot be used, the outer for an id that is neither.
    pub fn condition(&self, text: &Text<'_>) -> Option<Option<Condition>> {
        let id = text.value;
        let demand = self.demands.ids.get(id).map(|ix| ix.map(Condition::Demand));
        let step = || self.steps.ids.get(id).map(|ix| ix.map(Condition::Step));
        let event = || self.events.ids.get(id).map(|ix| ix.map(Condition::Event));
        self.note_use(text);
        demand.or_else(step).or_else(event)
    }

    fn condition_ids(&self) -> impl Iterator<Item = &str> {
        let ids = self.demands.ids.keys().chain(self.steps.ids.keys()).chain(self.events.ids.keys());
        ids.map(String::as_str)
    }

    /// The demand, step or event that has this other name.
    pub fn named_condition(&self, name: &str) -> Option<&str> {
        self.demands.id_of(name).or_else(|| self.steps.id_of(name)).or_else(|| self.events.id_of(name))
    }

    /// The demand, step or event that a mistyped id probably means.
    pub fn near_condition(&self, id: &str) -> Option<&str> {
        near(id, self.condition_ids())
    }

    /// The demand, step or event that a mistyped id certainly means.
    pub fn mistyped_condition(&self, id: &str) -> Option<&str> {
        typo(id, self.condition_ids())
    }

    /// The readable entries of a section in the order of their indices: the first definition of each id.
    pub fn first_definitions<'d, 't, T>(section: &'d Section<'t, T>) -> impl Iterator<Item = (&'d Text<'t>, &'d T)> {
        let mut seen = BTreeSet::new();
        section
            .entries
            .iter()
            .filter(move |(id, _)| seen.insert(id.value))
            .filter_map(|(id, entry)| Some((id, entry.as_ref()?)))
    }
}

fn with_name<'e, 't>(name: &'e Option<Text<'t>>, also: &'e [Text<'t>]) -> Vec<&'e Text<'t>> {
    name.iter().chain(also).collect()
}
