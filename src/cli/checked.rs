//! What `check` found in one model, or in several that it looked at one by one.

use std::ops::AddAssign;

use crate::answer::ModelEntry;
use crate::date::Date;
use crate::diagnostic::{Diagnostic, Severity};
use crate::load::Loaded;
use crate::report::clean;
use crate::report::diagnostics::verified;
use crate::rules::Verification;
use crate::source::Sources;
use crate::words::count;

/// Findings with the files that they are in.
#[derive(Debug, Default)]
pub struct Checked {
    /// All files, model after model.
    pub sources: Sources,
    /// All findings, model after model, by place.
    pub diagnostics: Vec<Diagnostic>,
    /// How many quotations were looked up, if any were to be.
    pub verification: Option<Verification>,
    models: Vec<Model>,
}

/// What is said of a model at the end.
#[derive(Clone, Debug, Default)]
struct Model {
    /// As the user calls it.
    name: String,
    /// Parties, demands, stances, sources.
    sizes: [usize; 4],
    errors: usize,
    warnings: usize,
    allowed: usize,
    /// What it is exactly; none if it was not understood.
    entry: Option<ModelEntry>,
    /// The day as of which it was looked at.
    day: Option<Date>,
}

impl AddAssign<&Model> for Model {
    fn add_assign(&mut self, other: &Model) {
        self.sizes.iter_mut().zip(other.sizes).for_each(|(own, other)| *own += other);
        self.errors += other.errors;
        self.warnings += other.warnings;
        self.allowed += other.allowed;
    }
}

impl Checked {
    /// What the models are exactly.
    pub fn entries(&self) -> Vec<Option<ModelEntry>> {
        self.models.iter().map(|model| model.entry.clone()).collect()
    }

    /// The day as of which one model was looked at; none for several.
    pub fn day(&self) -> Option<Date> {
        if let [one] = self.models.as_slice() { one.day } else { None }
    }

    /// Puts a model behind those that are there.
    pub fn add(
        &mut self,
        name: String,
        (sources, loaded): (&Sources, Loaded),
        day: Option<Date>,
        verification: Option<Verification>,
    ) {
        let before = self.sources.append(sources);
        let (errors, warnings) = (loaded.count(Severity::Error), loaded.count(Severity::Warning));
        let model = &loaded.model;
        let sizes = [model.parties.len(), model.demands.len(), model.stances.len(), model.sources.len()];
        let entry = (!loaded.incomplete).then(|| ModelEntry::new(model, sources));
        let day = day.or(model.as_of);
        self.models.push(Model { name, sizes, errors, warnings, allowed: loaded.allowed, entry, day });
        self.diagnostics.extend(loaded.diagnostics.into_iter().map(|found| found.behind(before)));
        if let Some(new) = verification {
            let all = self.verification.get_or_insert_default();
            all.verified += new.verified;
            all.not_found += new.not_found;
            all.unverified += new.unverified;
            all.unchanged += new.unchanged;
            all.changed += new.changed;
        }
    }

    /// The number of findings of a severity.
    pub fn count(&self, severity: Severity) -> usize {
        self.diagnostics.iter().filter(|diagnostic| diagnostic.severity == severity).count()
    }

    /// At most so many findings, errors rather than warnings, by place.
    pub fn first(&self, max: usize) -> Vec<Diagnostic> {
        let all = &self.diagnostics;
        if all.len() <= max {
            return all.clone();
        }
        let mut picked: Vec<usize> = (0..all.len()).collect();
        picked.sort_by_key(|at| (all[*at].severity, *at));
        picked.truncate(max);
        picked.sort_unstable();
        picked.into_iter().map(|at| all[at].clone()).collect()
    }

    /// How large the model is and what is wrong with it; of several models a line for each, then all together.
    pub fn summary(&self) -> String {
        let mut text = String::new();
        let mut all = Model::default();
        for model in &self.models {
            if self.models.len() > 1 {
                text.push_str(&format!("{}: {}\n", clean(&model.name), model.found()));
            }
            all += model;
        }
        let models = if self.models.len() > 1 { format!("{} models, ", self.models.len()) } else { String::new() };
        let [parties, demands, stances, sources] = all.sizes;
        text.push_str(&format!(
            "{models}{}, {}, {}, {}: {}{}\n",
            count(parties, "party", "parties"),
            count(demands, "demand", "demands"),
            count(stances, "stance", "stances"),
            count(sources, "source", "sources"),
            all.found(),
            self.verification.map_or(String::new(), |done| format!("; {}", verified(done))),
        ));
        text
    }
}

impl Model {
    fn found(&self) -> String {
        let allowed = if self.allowed > 0 { format!(", {} allowed", self.allowed) } else { String::new() };
        let (errors, warnings) = (self.errors, self.warnings);
        format!("{}, {}{allowed}", count(errors, "error", "errors"), count(warnings, "warning", "warnings"))
    }
}
