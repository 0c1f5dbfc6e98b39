//! Choices of one alternative each, and formulas over them: the ground of packages. Models are not known here.

use std::collections::{BTreeMap, BTreeSet};

use crate::search::patience::Patience;

/// Something that is true or false of one alternative for every choice.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Formula {
    /// The choice with this number falls on one of these alternatives.
    In(usize, BTreeSet<usize>),
    /// This is not so.
    Not(Box<Formula>),
    /// All of these; true of none.
    All(Vec<Formula>),
    /// At least one of these; false of none.
    Any(Vec<Formula>),
}

impl Formula {
    /// The opposite.
    pub fn negated(self) -> Formula {
        match self {
            Formula::Not(inner) => *inner,
            other => Formula::Not(Box::new(other)),
        }
    }

    /// That the second holds if the first does.
    pub fn if_then(condition: Formula, then: Formula) -> Formula {
        Formula::Any(vec![condition.negated(), then])
    }

    /// What is true of every package.
    pub const ALWAYS: Formula = Formula::All(Vec::new());

    /// What is true of no package.
    pub const NEVER: Formula = Formula::Any(Vec::new());

    /// The same without parts that are always or never true, so that a formula that decides nothing is [`Self::ALWAYS`].
    /// O(size).
    pub fn simplified(self) -> Formula {
        match self {
            Formula::In(_, ref alternatives) if alternatives.is_empty() => Formula::NEVER,
            Formula::In(..) => self,
            Formula::Not(inner) => match inner.simplified() {
                always if always == Formula::ALWAYS => Formula::NEVER,
                never if never == Formula::NEVER => Formula::ALWAYS,
                inner => inner.negated(),
            },
            Formula::All(parts) => joined(parts, Formula::ALWAYS, Formula::NEVER, Formula::All),
            Formula::Any(parts) => joined(parts, Formula::NEVER, Formula::ALWAYS, Formula::Any),
        }
    }

    /// Whether it is true of a package, given as the alternative of each choice. O(size).
    pub fn holds(&self, package: &[usize]) -> bool {
        match self {
            Formula::In(choice, alternatives) => alternatives.contains(&package[*choice]),
            Formula::Not(inner) => !inner.holds(package),
            Formula::All(parts) => parts.iter().all(|part| part.holds(package)),
            Formula::Any(parts) => parts.iter().any(|part| part.holds(package)),
        }
    }

    /// The choices that it speaks of.
    pub fn choices(&self) -> BTreeSet<usize> {
        match self {
            Formula::In(choice, _) => BTreeSet::from([*choice]),
            Formula::Not(inner) => inner.choices(),
            Formula::All(parts) | Formula::Any(parts) => parts.iter().flat_map(Formula::choices).collect(),
        }
    }
}

/// Simplified parts, without those that change nothing; one of them alone if it decides the whole, or is all that is left.
fn joined(parts: Vec<Formula>, idle: Formula, decisive: Formula, join: fn(Vec<Formula>) -> Formula) -> Formula {
    let mut parts: Vec<Formula> = parts.into_iter().map(Formula::simplified).filter(|part| *part != idle).collect();
    match parts.len() {
        _ if parts.contains(&decisive) => decisive,
        1 => parts.remove(0),
        _ => join(parts),
    }
}

/// Choices that formulas tie together, with these formulas.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Part {
    /// The choices, by number.
    pub choices: Vec<usize>,
    /// Which formulas speak of any of them.
    pub formulas: Vec<usize>,
}

/// The parts into which choices fall apart: two are in one part if a formula speaks of both. The parts by their first choice.
/// O(size of the formulas × log).
///
/// ```
/// use demarche::search::formula::{Formula, Part, parts};
/// let tied = Formula::Any(vec![Formula::In(0, [1].into()), Formula::In(2, [0].into())]);
/// let alone = Part { choices: vec![1], formulas: vec![] };
/// assert_eq!(parts(3, [&tied]), [Part { choices: vec![0, 2], formulas: vec![0] }, alone]);
/// ```
pub fn parts<'f>(choices: usize, formulas: impl IntoIterator<Item = &'f Formula>) -> Vec<Part> {
    let mut sets = petgraph::unionfind::UnionFind::new(choices);
    let mut firsts = Vec::new();
    for (at, formula) in formulas.into_iter().enumerate() {
        let tied: Vec<usize> = formula.choices().into_iter().collect();
        tied.windows(2).for_each(|pair| {
            sets.union(pair[0], pair[1]);
        });
        firsts.extend(tied.first().map(|first| (*first, at)));
    }
    let mut found: BTreeMap<usize, Part> = BTreeMap::new();
    for choice in 0..choices {
        found.entry(sets.find(choice)).or_default().choices.push(choice);
    }
    for (first, at) in firsts {
        found.entry(sets.find(first)).or_default().formulas.push(at);
    }
    let mut parts: Vec<Part> = found.into_values().collect();
    parts.sort();
    parts
}

/// States beyond which counting gives up: a fraction of a second for each count.
const MOST_STATES: usize = 50_000;

/// How many packages there are of which every formula is true, or none if that is too many to count, or if there is no
/// patience for it.
///
/// Choices are taken one by one; what is kept is how many ways lead to each combination of alternatives that a later
/// formula still asks for (dynamic programming over a path decomposition: H. Bodlaender, *Theor. Comput. Sci.* 209, 1998).
/// O(choices × states × alternatives × size of the formulas), where the states are at most the combinations of those
/// choices that are tied to later ones.
///
/// ```
/// use demarche::search::formula::{Formula, count_packages};
/// use demarche::search::patience::Endless;
/// let not_both = Formula::Any(vec![Formula::In(0, [0].into()), Formula::In(1, [0].into())]);
/// assert_eq!(count_packages(&[2, 2, 3], &[&not_both], &Endless), Some(9));
/// ```
pub fn count_packages(sizes: &[usize], formulas: &[&Formula], patience: &dyn Patience) -> Option<u128> {
    let mut total = 1_u128;
    let mut package = vec![0; sizes.len()];
    for part in parts(sizes.len(), formulas.iter().copied()) {
        let own: Vec<&Formula> = part.formulas.iter().map(|at| formulas[*at]).collect();
        total = total.checked_mul(count_part(sizes, &part.choices, &own, &mut package, patience)?)?;
    }
    // A formula about no choice at all is true of every package or of none.
    let none = formulas.iter().any(|formula| formula.choices().is_empty() && !formula.holds(&[]));
    Some(if none { 0 } else { total })
}

/// The parts into which choices fall apart, each with how many ways there are to take its choices so that every formula is true;
/// none where that is too many to count, or there is no patience for it. The complexity is that of [`count_packages`].
///
/// ```
/// use demarche::search::formula::{Formula, Part, count_parts};
/// use demarche::search::patience::Endless;
/// let not_both = Formula::Any(vec![Formula::In(0, [0].into()), Formula::In(1, [0].into())]);
/// let counts: Vec<_> = count_parts(&[2, 2, 3], &[&not_both], &Endless).into_iter().map(|(_, ways)| ways).collect();
/// assert_eq!(counts, [Some(3), Some(3)]);
/// ```
pub fn count_parts(sizes: &[usize], formulas: &[&Formula], patience: &dyn Patience) -> Vec<(Part, Option<u128>)> {
    let mut package = vec![0; sizes.len()];
    let counted = |part: Part| {
        let own: Vec<&Formula> = part.formulas.iter().map(|at| formulas[*at]).collect();
        let ways = count_part(sizes, &part.choices, &own, &mut package, patience);
        (part, ways)
    };
    parts(sizes.len(), formulas.iter().copied()).into_iter().map(counted).collect()
}

/// The ways to take the choices of one part; only its choices in `package` are written and read.
fn count_part(
    sizes: &[usize],
    part: &[usize],
    formulas: &[&Formula],
    package: &mut [usize],
    patience: &dyn Patience,
) -> Option<u128> {
    let formulas: Vec<Formula> =
        formulas.iter().flat_map(|formula| conjuncts(formula)).map(Formula::simplified).collect();
    // What is about no choice is due at none.
    if formulas.contains(&Formula::NEVER) {
        return Some(0);
    }
    // A formula can be judged once its last choice is taken, and until then its choices have to be remembered.
    let mut due: BTreeMap<usize, Vec<&Formula>> = BTreeMap::new();
    let mut needed: BTreeMap<usize, usize> = BTreeMap::new();
    for formula in &formulas {
        let choices = formula.choices();
        let last = choices.last().copied().unwrap_or_default();
        due.entry(last).or_default().push(formula);
        for choice in choices {
            let until = needed.entry(choice).or_default();
            *until = last.max(*until);
        }
    }
    let mut states: BTreeMap<Vec<usize>, u128> = BTreeMap::from([(Vec::new(), 1)]);
    let mut front: Vec<usize> = Vec::new();
    for choice in part {
        let due = due.get(choice).map_or(&[][..], Vec::as_slice);
        let later = |at: &usize| needed.get(at).is_some_and(|until| until > choice);
        let kept: Vec<usize> = front.iter().chain([choice]).copied().filter(later).collect();
        let mut next: BTreeMap<Vec<usize>, u128> = BTreeMap::new();
        for (state, ways) in states {
            if !patience.go_on(0) {
                return None;
            }
            front.iter().zip(&state).for_each(|(at, alternative)| package[*at] = *alternative);
            for alternative in 0..sizes[*choice] {
                package[*choice] = alternative;
                if due.iter().all(|formula| formula.holds(package)) {
                    let key = kept.iter().map(|at| package[*at]).collect();
                    let sum: &mut u128 = next.entry(key).or_default();
                    *sum = sum.checked_add(ways)?;
                }
            }
            if next.len() > MOST_STATES {
                return None;
            }
        }
        (states, front) = (next, kept);
    }
    Some(states.into_values().sum())
}

/// Formulas that together say the same, each about fewer choices: where all of several have to hold, each says so by itself.
fn conjuncts(formula: &Formula) -> Vec<Formula> {
    match formula {
        Formula::All(parts) => parts.iter().flat_map(conjuncts).collect(),
        Formula::Any(parts) => {
            let each: Vec<Vec<Formula>> = parts.iter().map(conjuncts).collect();
            if each.iter().any(Vec::is_empty) {
                return Vec::new();
            }
            let Some(at) = each.iter().position(|own| own.len() > 1) else { return vec![formula.clone()] };
            let rest = || parts[..at].iter().chain(&parts[at + 1..]).cloned();
            each[at].iter().map(|one| Formula::Any(rest().chain([one.clone()]).collect())).collect()
        }
        Formula::In(..) | Formula::Not(_) => vec![formula.clone()],
    }
}

/// At least one of some formulas, simplified.
pub fn any(parts: Vec<Formula>) -> Formula {
    Formula::Any(parts).simplified()
}

/// All of some formulas, simplified.
pub fn all(parts: Vec<Formula>) -> Formula {
    Formula::All(parts).simplified()
}

/// The opposite of a formula, simplified.
pub fn not(formula: &Formula) -> Formula {
    formula.clone().negated().simplified()
}
