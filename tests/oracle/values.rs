//! Sets of values of a number parameter, as the half-integers from -2 to 14 that they hold.
//!
//! All numbers in the talks are whole and lie between 0 and 12, so two sets meet, or one lies in the other, exactly if
//! this is so on the half-integers.

use super::talks::{Param, Values};

/// How many half-integers there are from -2 to 14.
const COUNT: i32 = 33;

/// A set of half-integers from -2 to 14.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Set(pub u64);

impl Set {
    /// Every value.
    pub const ALL: Set = Set((1 << COUNT) - 1);

    /// What a list or a range allows.
    pub fn of(values: &Values) -> Set {
        let mut set = 0;
        for at in 0..COUNT {
            let doubled = at - 4;
            let holds = match values {
                Values::List(list) => list.iter().any(|v| v * 2 == doubled),
                Values::Range(low, high) => {
                    low.is_none_or(|v| v * 2 <= doubled) && high.is_none_or(|v| doubled <= v * 2)
                }
            };
            if holds {
                set |= 1 << at;
            }
        }
        Set(set)
    }

    /// What lies in both.
    pub fn and(self, other: Set) -> Set {
        Set(self.0 & other.0)
    }

    /// What lies in one of the two.
    pub fn or(self, other: Set) -> Set {
        Set(self.0 | other.0)
    }

    /// Whether nothing lies in it.
    pub fn is_empty(self) -> bool {
        self.0 == 0
    }

    /// Whether all of it lies in `other`.
    pub fn within(self, other: Set) -> bool {
        self.0 & !other.0 == 0
    }

    /// The members, each doubled.
    pub fn doubled(self) -> Vec<i32> {
        (0..COUNT).filter(|at| self.0 & (1 << at) != 0).map(|at| at - 4).collect()
    }
}

/// What is accepted, per parameter, in the order of the parameters and each at most once.
pub type Accepted = Vec<(Param, Set)>;

/// The accepted set of a parameter, if terms are known.
pub fn accepted(terms: &Accepted, param: Param) -> Option<Set> {
    terms.iter().find(|(p, _)| *p == param).map(|(_, set)| *set)
}

/// Terms as sets.
pub fn as_sets(terms: &[(Param, Values)]) -> Accepted {
    let mut all: Accepted = terms.iter().map(|(param, values)| (*param, Set::of(values))).collect();
    all.sort();
    all
}

/// Per parameter what lies in every set that is given for it, possibly nothing.
pub fn intersect<'a>(all: impl IntoIterator<Item = &'a Accepted>) -> Accepted {
    let mut joined: Accepted = Vec::new();
    for (param, set) in all.into_iter().flatten() {
        match joined.iter_mut().find(|(p, _)| p == param) {
            Some((_, known)) => *known = known.and(*set),
            None => joined.push((*param, *set)),
        }
    }
    joined.sort();
    joined
}

/// Per parameter on which all speak what lies in one of the sets.
pub fn unite(all: &[Accepted]) -> Accepted {
    let Some((first, rest)) = all.split_first() else { return Vec::new() };
    let mut joined = Vec::new();
    for (param, set) in first {
        let others: Option<Vec<Set>> = rest.iter().map(|terms| accepted(terms, *param)).collect();
        if let Some(others) = others {
            joined.push((*param, others.into_iter().fold(*set, Set::or)));
        }
    }
    joined
}
