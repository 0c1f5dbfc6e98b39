//! Sentences that name things by their words with the id in brackets, for readers who do not know the ids.

use std::collections::BTreeMap;

use crate::model::Model;
use crate::words::called;

/// What the ids of a model stand for.
#[derive(Clone, Debug)]
pub struct Ids<'m>(BTreeMap<&'m str, &'m str>);

impl<'m> Ids<'m> {
    /// Of demands, steps, events, issues and documents. O(entries × log entries).
    pub fn new(model: &'m Model) -> Ids<'m> {
        let demands = model.demands.iter().map(|(_, demand)| (demand.id.as_str(), demand.text.as_str()));
        let steps = model.steps.iter().map(|(_, step)| (step.id.as_str(), step.text.as_str()));
        let events = model.events.iter().map(|(_, event)| (event.id.as_str(), event.text.as_str()));
        let issues = model.issues.iter().map(|(_, issue)| (issue.id.as_str(), issue.name.as_str()));
        let papers = model.papers.iter().map(|(_, paper)| (paper.id.as_str(), paper.title.as_str()));
        Ids(papers.chain(issues).chain(events).chain(steps).chain(demands).collect())
    }

    /// What an id stands for; the id itself if it is none of these.
    pub fn stands_for(&self, id: &'m str) -> &'m str {
        self.0.get(id).copied().unwrap_or(id)
    }

    /// A sentence without the ids behind what they stand for, which is put in quotation marks instead. O(length).
    ///
    /// ```
    /// # let mut sources = demarche::source::Sources::default();
    /// # sources.add("talks.yaml", "{issues: {i: {}}, demands: {quota: {issue: i, text: The quota falls}}}");
    /// # let model = demarche::load(&sources).model;
    /// let ids = demarche::answer::Ids::new(&model);
    /// assert_eq!(ids.without("rejects: The quota falls (quota), red line"), "rejects: “The quota falls”, red line");
    /// assert_eq!(ids.without("talks (in spring)"), "talks (in spring)");
    /// ```
    pub fn without(&self, text: &str) -> String {
        let mut plain = String::with_capacity(text.len());
        let mut rest = text;
        while let Some(close) = rest.find(')') {
            let (head, tail) = rest.split_at(close + 1);
            let id = head.rfind('(').map_or("", |open| &head[open + 1..close]);
            let own = self.0.get(id).and_then(|text| Some((text, head.strip_suffix(&called(text, id))?)));
            match own {
                Some((text, before)) => plain.push_str(&format!("{before}“{text}”")),
                None => plain.push_str(head),
            }
            rest = tail;
        }
        plain.push_str(rest);
        plain
    }
}
