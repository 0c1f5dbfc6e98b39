//! The answers that pictures are drawn of, as the JSON that the command line prints.

use std::cell::OnceCell;

use demarche::analysis::{
    self, Asked as Least, DealQuery, Footing, Standings, Window, deal, disputes, read_text, roadmap, timeline,
};
use demarche::answer::{
    Answer, Coalitions, CommonGround, Compare, Conflicts, Deal, Disputes, Matrix, Pairs, Register, Roadmap, SingleText,
    Timeline,
};
use demarche::id::{PaperIx, PartyIx};
use demarche::search::patience::{Counted, Endless};
use demarche::situation::{Scope, Situation};
use demarche::source::Sources;
use serde::Serialize;
use serde_json::Value;

const SCOPE: Scope = Scope::Derived;

/// A situation that is asked. What several pictures are counted from is asked once.
pub struct Asked<'s> {
    pub situation: &'s Situation<'s>,
    sources: &'s Sources,
    matrix: OnceCell<Value>,
    compared: OnceCell<Value>,
}

impl<'s> Asked<'s> {
    pub fn new(situation: &'s Situation<'s>, sources: &'s Sources) -> Self {
        Asked { situation, sources, matrix: OnceCell::new(), compared: OnceCell::new() }
    }

    fn answer<B: Serialize>(
        &self,
        question: &'static str,
        on: &[PartyIx],
        body: impl FnOnce(&Register<'s, 's>) -> B,
    ) -> Value {
        let register = Register::new(self.situation, self.sources);
        let body = body(&register);
        serde_json::to_value(Answer::new(&register, question, SCOPE, on, body)).expect("JSON")
    }

    fn heard(&self) -> Vec<PartyIx> {
        self.situation.parties_heard(Scope::Direct)
    }

    /// Of the two of a dispute, which are always the same.
    pub fn compare(&self, two: [PartyIx; 2]) -> &Value {
        self.compared.get_or_init(|| {
            let footing = Footing::of_parties(self.situation, &two, SCOPE);
            self.answer("compare", &two, |register| Compare::new(register, two, SCOPE, &footing))
        })
    }

    /// Of all parties by name, as the command has them.
    pub fn matrix(&self) -> &Value {
        self.matrix.get_or_init(|| {
            let mut parties = self.situation.parties_heard(SCOPE);
            self.situation.model.sort_by_name(&mut parties);
            self.matrix_of(&parties)
        })
    }

    /// Of some parties in this order.
    pub fn matrix_of(&self, parties: &[PartyIx]) -> Value {
        self.answer("matrix", parties, |register| Matrix::new(register, parties, SCOPE))
    }

    pub fn conflicts(&self) -> Value {
        let parties = self.situation.parties_heard(SCOPE);
        let footing = Footing::of_parties(self.situation, &parties, SCOPE);
        self.answer("conflicts", &parties, |register| Conflicts::new(register, &parties, SCOPE, &footing))
    }

    pub fn common_ground(&self, parties: &[PartyIx]) -> Value {
        let footing = Footing::of_parties(self.situation, parties, SCOPE);
        self.answer("common-ground", parties, |register| CommonGround::new(register, parties, SCOPE, &footing))
    }

    pub fn pairs(&self) -> Value {
        let all: Vec<PartyIx> = self.situation.model.parties.indices().collect();
        self.answer("pairs", &all, |register| Pairs::new(register, SCOPE))
    }

    /// Every group, those of one party and those that share nothing as well.
    pub fn coalitions(&self) -> Value {
        let least = Least { parties: 0, shared: 0, limit: None };
        let found = analysis::coalitions(self.situation, SCOPE, least, &Endless);
        self.answer("coalitions", &self.heard(), |register| Coalitions::new(register, least, &found, SCOPE))
    }

    pub fn roadmap(&self) -> Value {
        let (found, footing) = (roadmap(self.situation, &Endless), Footing::of_steps(self.situation, SCOPE));
        self.answer("roadmap", &self.heard(), |register| Roadmap::new(register, &found, &footing))
    }

    /// On all issues, and as patient as the picture.
    pub fn deal(&self) -> Value {
        let has_demands = |ix: &_| !self.situation.graph.demands_of(*ix).is_empty();
        let issues = self.situation.model.issues.indices().filter(has_demands).collect();
        let query = DealQuery { issues, parties: self.heard(), fixed: Vec::new(), scope: SCOPE, most: 1000 };
        let found = deal(self.situation, &query, &Counted::new(20_000));
        self.answer("deal", &query.parties, |register| Deal::new(register, &query, &found, None, 10))
    }

    /// With what has no date.
    pub fn timeline(&self) -> Value {
        let window = Window::default();
        let found = timeline(self.situation, &window);
        let register = Register::new(self.situation, self.sources);
        let body = Timeline::new(&register, &window, &found, true);
        let channels = body.channels();
        let answer = Answer::new(&register, "timeline", SCOPE, &[], body).heard_through(channels);
        serde_json::to_value(answer).expect("JSON")
    }

    pub fn disputes(&self) -> Value {
        let register = Register::new(self.situation, self.sources);
        let body = Disputes::new(&register, &disputes(self.situation, &[]));
        let channels = body.channels();
        let answer = Answer::new(&register, "disputes", SCOPE, &[], body).heard_through(channels);
        serde_json::to_value(answer).expect("JSON")
    }

    pub fn text(&self, paper: PaperIx) -> Value {
        let readings = read_text(self.situation, paper, SCOPE);
        let footing = Footing::of_parties(self.situation, &self.situation.parties_heard(SCOPE), SCOPE);
        let standings = Standings::new(&footing, paper, SCOPE);
        self.answer("text", &self.heard(), |register| {
            SingleText::new(register, paper, &readings, (&footing, &standings))
        })
    }
}
