//! Parameters that are sets: who or what has to be a member, and who or what must not be.

use std::collections::BTreeSet;
use std::fmt;

use crate::words::listed;

/// The sets that somebody accepts, by what they hold and leave out.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Members {
    /// What has to be in it.
    pub with: BTreeSet<String>,
    /// What must not be in it. Nothing if it is `only` what has to be.
    pub without: BTreeSet<String>,
    /// Whether nothing else is in it.
    pub only: bool,
}

impl Members {
    /// The one set of some members.
    pub fn exactly<'a>(members: impl IntoIterator<Item = &'a str>) -> Members {
        let with = members.into_iter().map(str::to_owned).collect();
        Members { with, without: BTreeSet::new(), only: true }
    }

    /// Whether something has to be a member, or must not be; none if that is left open.
    pub fn wants(&self, member: &str) -> Option<bool> {
        if self.with.contains(member) {
            Some(true)
        } else {
            (self.only || self.without.contains(member)).then_some(false)
        }
    }

    /// The sets that both accept; none if one wants what the other leaves out. O(members × log of them).
    ///
    /// ```
    /// use demarche::model::Members;
    /// let exactly = |names: &[&str]| Members::exactly(names.iter().copied());
    /// let with = |name: &str| Members { only: false, ..exactly(&[name]) };
    /// assert_eq!(with("us").and(&with("uk")), Some(Members { only: false, ..exactly(&["uk", "us"]) }));
    /// assert_eq!(with("us").and(&exactly(&["uk", "us"])), Some(exactly(&["uk", "us"])));
    /// assert_eq!(with("us").and(&exactly(&["uk"])), None);
    /// ```
    pub fn and(&self, other: &Members) -> Option<Members> {
        let leaves_out = |one: &Members, two: &Members| two.with.iter().any(|own| one.wants(own) == Some(false));
        if leaves_out(self, other) || leaves_out(other, self) {
            return None;
        }
        let only = self.only || other.only;
        let with = self.with.union(&other.with).cloned().collect();
        let without = if only { BTreeSet::new() } else { self.without.union(&other.without).cloned().collect() };
        Some(Members { with, without, only })
    }

    /// Whether every set that it accepts is accepted by another one. O(members × log of them).
    pub fn is_within(&self, other: &Members) -> bool {
        let as_wanted = |names: &BTreeSet<String>, side: bool| names.iter().all(|own| self.wants(own) == Some(side));
        as_wanted(&other.with, true) && as_wanted(&other.without, false) && (!other.only || self == other)
    }

    /// Every member that it speaks of.
    pub fn named(&self) -> impl Iterator<Item = &String> {
        self.with.iter().chain(&self.without)
    }
}

/// `with uk and us, without pb`, `exactly uk and us`.
impl fmt::Display for Members {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let some =
            |word: &str, names: &BTreeSet<String>| (!names.is_empty()).then(|| format!("{word} {}", together(names)));
        match self.only {
            true => f.write_str(&some("exactly", &self.with).unwrap_or_else(|| together([]))),
            false => {
                let parts: Vec<String> =
                    [some("with", &self.with), some("without", &self.without)].into_iter().flatten().collect();
                f.write_str(&parts.join(", "))
            }
        }
    }
}

/// Members of one set in words.
pub fn together<'a>(members: impl IntoIterator<Item = &'a String>) -> String {
    let members: Vec<String> = members.into_iter().cloned().collect();
    if members.is_empty() { "no member".to_owned() } else { listed(&members) }
}
