//! Formal concepts of a context: every maximal set of objects together with all attributes that they share.

use fixedbitset::FixedBitSet;

/// Objects with attributes, kept by object.
#[derive(Clone, Debug)]
pub struct FormalContext {
    /// The attributes of each object, by their place in `order`.
    rows: Vec<FixedBitSet>,
    /// The attributes, the rarest first: most tests for what was reached before fail early then.
    order: Vec<usize>,
}

/// A concept on the way: its objects, its attributes, and the first attribute that may be added.
type Open = (Vec<usize>, FixedBitSet, usize);

impl FormalContext {
    /// A context of a number of objects, with the objects that have each attribute.
    pub fn new(objects: usize, columns: &[FixedBitSet]) -> FormalContext {
        let mut order: Vec<usize> = (0..columns.len()).collect();
        order.sort_by_key(|at| (columns[*at].count_ones(..), *at));
        let mut rows = vec![FixedBitSet::with_capacity(columns.len()); objects];
        for (place, at) in order.iter().enumerate() {
            columns[*at].ones().for_each(|object| rows[object].insert(place));
        }
        FormalContext { rows, order }
    }

    /// Calls `visit` once with the objects and the attributes of every concept that has at least `least` objects, in an
    /// order that depends on the context alone. It says how many are wanted at least from then on, which may only rise, or
    /// that it wants no more. Whether these were all.
    ///
    /// Close-by-One (S. Kuznetsov, 1993; compared with others in S. Kuznetsov and S. Obiedkov, *J. Exp. Theor. Artif.
    /// Intell.* 14, 2002): attributes are added one by one, and a concept is kept only where it is reached in canonical
    /// order, so none is reached twice and none has to be stored. O(concepts × attributes × objects of a concept ×
    /// attributes / 64).
    pub fn concepts(&self, mut least: usize, mut visit: impl FnMut(&[usize], &[usize]) -> Option<usize>) -> bool {
        let all: Vec<usize> = (0..self.rows.len()).collect();
        if all.len() < least {
            return true;
        }
        let shared = self.shared(&all);
        let mut open: Vec<Open> = vec![(all, shared, 0)];
        let mut attributes = Vec::new();
        while let Some((objects, intent, from)) = open.pop() {
            if objects.len() < least {
                continue;
            }
            attributes.clear();
            attributes.extend(intent.ones().map(|place| self.order[place]));
            attributes.sort_unstable();
            match visit(&objects, &attributes) {
                Some(from_now_on) => least = from_now_on,
                None => return false,
            }
            // The last one is taken first: what is found first is visited first.
            for at in (from..self.order.len()).rev() {
                if intent.contains(at) {
                    continue;
                }
                let has = |object: &usize| self.rows[*object].contains(at);
                let fewer: Vec<usize> = objects.iter().copied().filter(has).collect();
                if fewer.len() < least {
                    continue;
                }
                let wider = self.shared(&fewer);
                // An earlier attribute that is shared by chance: then it was reached by way of that one.
                if wider.difference(&intent).next() == Some(at) {
                    open.push((fewer, wider, at + 1));
                }
            }
        }
        true
    }

    /// The attributes that all of some objects have.
    fn shared(&self, objects: &[usize]) -> FixedBitSet {
        let mut shared = FixedBitSet::with_capacity(self.order.len());
        shared.insert_range(..);
        objects.iter().for_each(|object| shared.intersect_with(&self.rows[*object]));
        shared
    }
}
