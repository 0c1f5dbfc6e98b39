//! What a rule about a whole model is, and what it looks at.

use std::cell::OnceCell;

use crate::analysis::{Incoherence, Ordered, Usage, incoherent, ordered, usage};
use crate::date::Date;
use crate::diagnostic::{Diagnostic, Rule};
use crate::id::{DemandIx, PartyIx};
use crate::model::Model;
use crate::search::patience::Impatient;
use crate::situation::Situation;

/// A rule of the table.
#[derive(Clone, Copy, Debug)]
pub struct RuleEntry {
    /// The rule.
    pub rule: &'static Rule,
    /// Where it is found broken.
    pub found: Found,
}

/// Where a rule is found broken.
#[derive(Clone, Copy, Debug)]
pub enum Found {
    /// While the files are read and their words understood.
    Reading,
    /// In the whole model.
    Checking {
        /// Reports what breaks it.
        look: fn(&Subject<'_>, &mut Vec<Diagnostic>),
        /// Whether it says that something is missing, or that an answer is another one. Such a rule keeps quiet if a part
        /// of the files could not be understood: what is missing may stand there.
        of_absence: bool,
    },
    /// With the texts of the sources at hand.
    Verifying,
}

/// What rules look at: a model, and what follows from it, worked out once and only if a rule asks.
#[derive(Debug)]
pub struct Subject<'m> {
    /// The model.
    pub model: &'m Model,
    /// As of when; none for the date of the model.
    pub day: Option<Date>,
    situation: OnceCell<Situation<'m>>,
    orders: OnceCell<Ordered>,
    incoherent: OnceCell<Vec<Incoherence>>,
    usage: OnceCell<Usage>,
}

impl<'m> Subject<'m> {
    /// A model that is looked at as of a date, or of its own.
    pub fn new(model: &'m Model, day: Option<Date>) -> Self {
        Subject {
            model,
            day,
            situation: OnceCell::new(),
            orders: OnceCell::new(),
            incoherent: OnceCell::new(),
            usage: OnceCell::new(),
        }
    }

    /// The model at this date, with nothing assumed and nothing left out.
    pub fn situation(&self) -> &Situation<'m> {
        self.situation.get_or_init(|| Situation::of(self.model).on(self.day).build())
    }

    /// In what order steps can happen; ways out of deadlocks are looked for only where that takes no search.
    pub fn orders(&self) -> &Ordered {
        self.orders.get_or_init(|| ordered(self.situation(), &Impatient))
    }

    /// Positions of one party that do not fit together.
    pub fn incoherent(&self) -> &[Incoherence] {
        self.incoherent.get_or_init(|| incoherent(self.situation()))
    }

    /// What of the model something refers to.
    pub fn usage(&self) -> &Usage {
        self.usage.get_or_init(|| usage(self.model))
    }

    /// What to do where positions of a party are of different days: perhaps the earlier one does not hold any more.
    pub fn if_overtaken(&self, party: PartyIx, demands: &[DemandIx]) -> Option<String> {
        let said = |demand: &DemandIx| {
            let position = self.situation().stated(party).get(*demand)?;
            let days = position.stances().filter_map(|ix| self.model.stances[ix].said);
            Some((days.max()?, &self.model.demands[*demand].id))
        };
        let mut days: Vec<_> = demands.iter().filter_map(said).collect();
        days.sort();
        let ((first, earlier), (last, later)) = (*days.first()?, *days.last()?);
        (first < last).then(|| {
            format!(
                "`{earlier}` is of {first} and `{later}` of {last}: if the earlier one does not hold any more, give it its last \
                 day with `until`"
            )
        })
    }
}
