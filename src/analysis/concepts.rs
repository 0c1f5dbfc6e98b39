//! Formal concepts of a context: every maximal set of objects together with all attributes that they share.

use fixedbitset::FixedBitSet;

/// Objects with attributes, kept by attribute.
#[derive(Clone, Debug)]
pub struct Context {
    objects: usize,
    columns: Vec<FixedBitSet>,
}

impl Context {
    /// A context of a number of objects, with the objects that have each attribute.
    pub fn new(objects: usize, columns: Vec<FixedBitSet>) -> Context {
        Context { objects, columns }
    }

    /// Calls `visit` once with the objects and the attributes of every concept that has at least `least` objects, in an
    /// order that depends on the context alone.
    ///
    /// In-Close (S. Andrews, *In-Close, a fast algorithm for computing formal concepts*, 2009): attributes are added one
    /// by one, and a concept is kept only where it is reached in canonical order, so none is reached twice and none has to
    /// be stored. Rarer attributes come first, which makes most canonicity tests fail early.
    /// O(concepts × attributes² × objects / 64).
    pub fn concepts(&self, least: usize, mut visit: impl FnMut(&FixedBitSet, &[usize])) {
        let mut order: Vec<usize> = (0..self.columns.len()).collect();
        order.sort_by_key(|at| (self.columns[*at].count_ones(..), *at));
        let columns: Vec<&FixedBitSet> = order.iter().map(|at| &self.columns[*at]).collect();
        let mut all = FixedBitSet::with_capacity(self.objects);
        all.insert_range(..);
        if self.objects < least {
            return;
        }
        let mut open = vec![(all, FixedBitSet::with_capacity(columns.len()), 0)];
        let mut attributes = Vec::new();
        while let Some((extent, mut intent, from)) = open.pop() {
            let mut next = Vec::new();
            for at in from..columns.len() {
                if intent.contains(at) {
                    continue;
                }
                let mut shared = extent.clone();
                shared.intersect_with(columns[at]);
                if shared == extent {
                    intent.insert(at);
                } else if shared.count_ones(..) >= least && is_canonical(&shared, &intent, at, &columns) {
                    next.push((shared, at));
                }
            }
            attributes.clear();
            attributes.extend(intent.ones().map(|at| order[at]));
            attributes.sort_unstable();
            visit(&extent, &attributes);
            // The last one is taken first: what was found first is visited first.
            for (extent, at) in next.into_iter().rev() {
                let mut intent = intent.clone();
                intent.insert(at);
                open.push((extent, intent, at + 1));
            }
        }
    }
}

/// Whether no earlier attribute outside of the intent is shared by all of these objects: then it was reached before.
fn is_canonical(objects: &FixedBitSet, intent: &FixedBitSet, at: usize, columns: &[&FixedBitSet]) -> bool {
    (0..at).all(|earlier| intent.contains(earlier) || !objects.is_subset(columns[earlier]))
}
