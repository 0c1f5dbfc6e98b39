//! The positions of one party, by demand.

use crate::id::DemandIx;

use super::word::Position;

/// Positions in the order of their demands, side by side: a party can have thousands, and most are written once and read often.
///
/// ```
/// # let mut sources = demarche::source::Sources::default();
/// # sources.add("talks.yaml", "{parties: {a: {}}, issues: {i: {}}, demands: {d: {issue: i, text: T}, e: {issue: i, text: U}},\
/// #   stances: [{party: a, demand: d, stance: open}]}");
/// # let model = demarche::load(&sources).model;
/// use demarche::situation::Situation;
///
/// let situation = Situation::of(&model).build();
/// let stated = situation.stated(model.find_party("a")?);
/// assert!(stated.contains(model.find_demand("d")?));
/// assert!(stated.get(model.find_demand("e")?).is_none(), "nobody knows");
/// # Ok::<(), demarche::model::NotFound>(())
/// ```
#[derive(Clone, Debug, Default)]
pub struct Positions<'m>(Vec<(DemandIx, Position<'m>)>);

impl<'m> Positions<'m> {
    /// No position, with room for some.
    pub(super) fn with_capacity(count: usize) -> Positions<'m> {
        Positions(Vec::with_capacity(count))
    }

    fn place(&self, demand: DemandIx) -> Result<usize, usize> {
        match self.0.last() {
            Some((last, _)) if *last < demand => Err(self.0.len()),
            _ => self.0.binary_search_by_key(&demand, |(known, _)| *known),
        }
    }

    /// Puts a position in place of the one on this demand, if there is one. O(1) for the last of the demands, O(positions) for
    /// another one.
    pub(super) fn insert(&mut self, demand: DemandIx, position: Position<'m>) {
        match self.place(demand) {
            Ok(at) => self.0[at].1 = position,
            Err(at) => self.0.insert(at, (demand, position)),
        }
    }

    /// Takes a position out. O(positions).
    pub(super) fn remove(&mut self, demand: DemandIx) {
        if let Ok(at) = self.place(demand) {
            self.0.remove(at);
        }
    }

    /// The position on a demand. O(log positions).
    pub fn get(&self, demand: DemandIx) -> Option<&Position<'m>> {
        self.place(demand).ok().map(|at| &self.0[at].1)
    }

    /// Whether there is one. O(log positions).
    pub fn contains(&self, demand: DemandIx) -> bool {
        self.place(demand).is_ok()
    }

    /// All of them, by the order of the demands.
    pub fn iter(&self) -> impl Iterator<Item = (DemandIx, &Position<'m>)> {
        self.0.iter().map(|(demand, position)| (*demand, position))
    }

    /// The demands, in order.
    pub fn demands(&self) -> impl Iterator<Item = DemandIx> + '_ {
        self.0.iter().map(|(demand, _)| *demand)
    }

    /// The positions without their demands, by the order of these.
    pub fn values(&self) -> impl Iterator<Item = &Position<'m>> {
        self.0.iter().map(|(_, position)| position)
    }
}
