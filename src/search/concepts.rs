//! Formal concepts of a context: every maximal set of objects together with all attributes that they share.

use std::rc::Rc;

use fixedbitset::FixedBitSet;

/// Objects with attributes, kept by object and by attribute.
#[derive(Clone, Debug)]
pub struct FormalContext {
    /// The attributes, the rarest first: most tests for what was reached before fail early then.
    order: Vec<usize>,
    /// The objects that have each attribute, in this order.
    columns: Vec<FixedBitSet>,
    /// The attributes of each object, by their place in the order.
    rows: Vec<FixedBitSet>,
}

/// For each attribute, what was shared when adding it failed last: an earlier attribute was among it.
type Failed = Rc<Vec<Option<Rc<FixedBitSet>>>>;

/// A concept on the way.
struct Open {
    extent: FixedBitSet,
    intent: FixedBitSet,
    /// The first attribute that may be added.
    from: usize,
    failed: Failed,
}

impl FormalContext {
    /// A context of a number of objects, with the objects that have each attribute.
    pub fn new(objects: usize, columns: &[FixedBitSet]) -> FormalContext {
        let mut order: Vec<usize> = (0..columns.len()).collect();
        order.sort_by_key(|at| (columns[*at].count_ones(..), *at));
        let mut rows = vec![FixedBitSet::with_capacity(columns.len()); objects];
        for (place, at) in order.iter().enumerate() {
            columns[*at].ones().for_each(|object| rows[object].insert(place));
        }
        FormalContext { columns: order.iter().map(|at| columns[*at].clone()).collect(), order, rows }
    }

    /// Calls `visit` once with the objects and the attributes of every concept that has at least `least` objects, in an
    /// order that depends on the context alone. It says how many are wanted at least from then on, which may only rise, or
    /// that it wants no more. Whether these were all.
    ///
    /// Attributes are added one by one, and a concept is kept only where it is reached in canonical order, so none is reached
    /// twice and none has to be stored; an attribute that failed because of an earlier one need not be tried again while that
    /// one is missing (FCbO: J. Outrata and V. Vychodil, *Information Sciences* 185, 2012, on Close-by-One of S. Kuznetsov,
    /// 1993). O(concepts × attributes × (objects + objects of a concept × attributes) / 64).
    pub fn concepts(&self, mut least: usize, mut visit: impl FnMut(&[usize], &[usize]) -> Option<usize>) -> bool {
        let mut extent = FixedBitSet::with_capacity(self.rows.len());
        extent.insert_range(..);
        let (intent, failed) = (self.shared(&extent), Rc::new(vec![None; self.order.len()]));
        let mut open = vec![Open { extent, intent, from: 0, failed }];
        let (mut objects, mut attributes) = (Vec::new(), Vec::new());
        while let Some(concept) = open.pop() {
            objects.clear();
            objects.extend(concept.extent.ones());
            if objects.len() < least {
                continue;
            }
            attributes.clear();
            attributes.extend(concept.intent.ones().map(|place| self.order[place]));
            attributes.sort_unstable();
            match visit(&objects, &attributes) {
                Some(from_now_on) => least = from_now_on,
                None => return false,
            }
            self.widen(concept, least, &mut open);
        }
        true
    }

    /// Puts every concept on the way that has an attribute more and is reached in canonical order. What is first in that
    /// order is put last, as the last one is taken first.
    fn widen(&self, Open { extent, intent, from, mut failed }: Open, least: usize, open: &mut Vec<Open>) {
        let mut wider = Vec::new();
        let mut fewer = FixedBitSet::new();
        for at in (from..self.order.len()).rev() {
            let fails_again = |shared: &Rc<FixedBitSet>| lacked(shared, &intent).is_some_and(|earlier| earlier < at);
            if intent.contains(at) || failed[at].as_ref().is_some_and(fails_again) {
                continue;
            }
            // Far fewer have both than have one: seeing that nobody has is quicker than counting, which the last test does.
            if least > 0 && extent.is_disjoint(&self.columns[at]) {
                continue;
            }
            fewer.clone_from(&extent);
            fewer.intersect_with(&self.columns[at]);
            if least > 1 && fewer.count_ones(..) < least {
                continue;
            }
            let shared = self.shared(&fewer);
            if lacked(&shared, &intent) == Some(at) {
                wider.push((fewer.clone(), shared, at + 1));
            } else {
                Rc::make_mut(&mut failed)[at] = Some(Rc::new(shared));
            }
        }
        let opened =
            wider.into_iter().map(|(extent, intent, from)| Open { extent, intent, from, failed: Rc::clone(&failed) });
        open.extend(opened);
    }

    /// The attributes that all of some objects have.
    fn shared(&self, objects: &FixedBitSet) -> FixedBitSet {
        let mut shared = FixedBitSet::with_capacity(self.order.len());
        shared.insert_range(..);
        objects.ones().for_each(|object| shared.intersect_with(&self.rows[object]));
        shared
    }
}

/// The first attribute that is shared and not in an intent.
fn lacked(shared: &FixedBitSet, intent: &FixedBitSet) -> Option<usize> {
    shared.difference(intent).next()
}
