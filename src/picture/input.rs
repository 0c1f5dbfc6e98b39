//! What the pictures are given: plain data, already answered; nothing here computes anything about a negotiation.

use std::collections::BTreeMap;

use super::palette::Tone;

/// What stands above and below every picture.
#[derive(Clone, Debug, Default)]
pub struct Heading {
    /// The negotiation.
    pub title: String,
    /// The question that the picture answers.
    pub question: String,
    /// The date of the positions, as it shall be read.
    pub as_of: String,
    /// Size, sources and coverage in one line.
    pub basis: String,
    /// Sentences on blocs that stand beside their members.
    pub blocs: Vec<String>,
}

/// A party.
#[derive(Clone, Debug)]
pub struct Party {
    /// Its id.
    pub id: String,
    /// Its name.
    pub name: String,
}

/// A demand.
#[derive(Clone, Debug, Default)]
pub struct Demand {
    /// Its id.
    pub id: String,
    /// Its number in the pictures, such as `D7`.
    pub number: String,
    /// The demand as a sentence.
    pub text: String,
    /// The class that the common ground gives it, in a word or two.
    pub class: String,
}

/// An issue with its demands, by id.
#[derive(Clone, Debug, Default)]
pub struct Issue {
    /// Its id.
    pub id: String,
    /// Its name.
    pub name: String,
    /// Its demands.
    pub demands: Vec<Demand>,
}

/// What a party wants with a demand.
#[derive(Clone, Debug, Default)]
pub struct Stance {
    /// The lowest and the highest level that the sources support, from −3 to 3; equal where they agree.
    pub levels: (i8, i8),
    /// The condition, if the party is for it under one.
    pub condition: Option<String>,
    /// The levels that take their place when a condition changes, with that condition.
    pub other: Option<((i8, i8), String)>,
    /// Whether it does not fit another position of the same party.
    pub unfit: bool,
    /// Who judges it a red line, or that it follows from one.
    pub red_line: Option<String>,
    /// Whether it follows from other stances and has no source of its own.
    pub derived: bool,
    /// The evidence: one source and quotation a line.
    pub evidence: Vec<String>,
}

impl Stance {
    /// How the stance is drawn.
    pub fn tone(&self) -> Tone {
        match self.levels {
            (low, high) if low < 0 && high > 0 => Tone::Split,
            (low, high) if low == 0 && high == 0 => Tone::Neutral,
            (low, high) if (low == 0) != (high == 0) => Tone::Split,
            (low, _) if low < 0 && self.condition.is_some() => Tone::AgainstIf,
            (low, _) if low < 0 => Tone::Against,
            _ if self.condition.is_some() => Tone::Conditional,
            _ => Tone::For,
        }
    }

    /// How strong it is at most, from 0 to 3.
    pub fn strength(&self) -> u8 {
        self.levels.0.unsigned_abs().max(self.levels.1.unsigned_abs()).min(3)
    }

    /// The signs, repeated by strength; an interval shows both ends, and what a condition changes follows an arrow.
    ///
    /// ```
    /// use demarche::picture::input::Stance;
    /// assert_eq!(Stance { levels: (-2, -2), ..Stance::default() }.signs(), "−−");
    /// assert_eq!(Stance { levels: (-3, 1), ..Stance::default() }.signs(), "−−− … +");
    /// let two = Stance { levels: (-1, -1), other: Some(((2, 2), "once there is a truce".into())), ..Stance::default() };
    /// assert_eq!(two.signs(), "− → ++");
    /// ```
    pub fn signs(&self) -> String {
        let other = self.other.as_ref().map(|(levels, _)| format!(" → {}", self.range_signs(*levels)));
        let unfit = if self.unfit { " ≠" } else { "" };
        format!("{}{}{unfit}", self.range_signs(self.levels), other.unwrap_or_default())
    }

    fn range_signs(&self, (low, high): (i8, i8)) -> String {
        if low == high {
            return self.level_signs(low);
        }
        // The end nearer to none comes first when both ends lie on one side: "− … −−−" reads as "at least, at most".
        let (first, second) = if low < 0 && high <= 0 { (high, low) } else { (low, high) };
        format!("{} … {}", self.level_signs(first), self.level_signs(second))
    }

    fn level_signs(&self, level: i8) -> String {
        let strength = usize::from(level.unsigned_abs().min(3));
        match level {
            0 => Tone::Neutral.sign().into(),
            1.. if self.condition.is_some() => Tone::Conditional.sign().repeat(strength),
            1.. => Tone::For.sign().repeat(strength),
            _ if self.condition.is_some() => format!("{}*", Tone::Against.sign().repeat(strength)),
            _ => Tone::Against.sign().repeat(strength),
        }
    }

    /// The stance in words, with its evidence: the text of a tooltip.
    pub fn sentence(&self, party: &Party, demand: &Demand) -> String {
        let mut lines = vec![format!("{} on {} “{}”: {}", party.name, demand.number, demand.text, self.words())];
        lines.extend(self.condition.iter().map(|c| format!("Condition: {c}")));
        lines.extend(self.other.iter().map(|(levels, condition)| {
            let other = Stance { levels: *levels, ..Stance::default() };
            format!("{condition}: {}", other.words())
        }));
        if self.unfit {
            lines.push("Does not fit another position of the same party".into());
        }
        lines.extend(self.red_line.iter().map(|judge| format!("Red line: {judge}")));
        if self.derived {
            lines.push("Derived from other stances; no source of its own".into());
        }
        lines.extend(self.evidence.iter().cloned());
        lines.join("\n")
    }

    fn words(&self) -> String {
        let word = self.tone().word();
        match (self.tone(), self.levels) {
            (Tone::Neutral, _) => word.into(),
            (_, (low, high)) if low == high => format!("{word}, strength {} of 3", self.strength()),
            _ => {
                format!("{word}, from {} to {} on a scale from −3 to +3", signed(self.levels.0), signed(self.levels.1))
            }
        }
    }
}

fn signed(level: i8) -> String {
    match level {
        0 => "0".into(),
        1.. => format!("+{level}"),
        _ => format!("−{}", level.unsigned_abs()),
    }
}

/// Parties, demands, and what is known about who wants what.
#[derive(Clone, Debug, Default)]
pub struct Positions {
    /// What stands above and below.
    pub heading: Heading,
    /// The parties, in alphabetical order.
    pub parties: Vec<Party>,
    /// The issues, by name.
    pub issues: Vec<Issue>,
    /// The stances, by the ids of party and demand; what is missing is unknown.
    pub stances: BTreeMap<(String, String), Stance>,
}

impl Positions {
    /// The stance of a party on a demand, if it is known.
    pub fn stance(&self, party: &Party, demand: &Demand) -> Option<&Stance> {
        self.stances.get(&(party.id.clone(), demand.id.clone()))
    }

    /// All demands in the order of the issues.
    pub fn demands(&self) -> impl Iterator<Item = &Demand> {
        self.issues.iter().flat_map(|issue| &issue.demands)
    }

    /// How many parties take each tone on a demand, in the order for, conditional, against, neutral, split, unknown;
    /// tones that nobody takes are left out.
    pub fn tally(&self, demand: &Demand) -> Vec<(Tone, usize)> {
        let mut counts = BTreeMap::new();
        for party in &self.parties {
            let tone = self.stance(party, demand).map_or(Tone::Unknown, Stance::tone);
            *counts.entry(tone).or_insert(0) += 1;
        }
        counts.into_iter().collect()
    }
}
