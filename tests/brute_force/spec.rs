//! Small random models as data, and as text in any order.

use std::collections::BTreeSet;

use demarche::date::Date;
use demarche::model::{End, Level};
use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;

/// Accepted numbers of the one parameter.
#[derive(Clone, Debug)]
pub enum Terms {
    Range(Option<i8>, Option<i8>),
    List(Vec<i8>),
}

/// One stance.
#[derive(Clone, Debug, Default)]
pub struct Said {
    pub party: usize,
    pub demand: usize,
    pub low: i8,
    pub high: i8,
    pub link: Option<&'static str>,
    pub otherwise: Option<i8>,
    pub red: bool,
    pub terms: Option<Terms>,
    /// Day of May.
    pub said: Option<u8>,
    pub until: Option<u8>,
    pub voice: Option<&'static str>,
    /// Which of `s0`, `s1` and `s2` are quoted, as bits.
    pub sources: u8,
}

/// What is left out, as plain data.
#[derive(Clone, Debug, Default)]
pub struct Cut {
    pub voices: Vec<&'static str>,
    /// Sources as bits.
    pub without: u8,
    pub no_red_lines: bool,
    /// The end at which intervals are taken.
    pub end: Option<End>,
}

const VOICES: [&str; 3] = ["stated", "reported", "document"];
const SOURCES: u8 = 3;

/// Every kind of filter, the empty one included.
pub fn cuts() -> impl Strategy<Value = Cut> {
    let ends = option::weighted(0.3, proptest::sample::select(vec![End::Lower, End::Upper]));
    (proptest::sample::subsequence(VOICES.to_vec(), 0..=3), 0u8..1 << SOURCES, any::<bool>(), ends)
        .prop_map(|(voices, without, no_red_lines, end)| Cut { voices, without, no_red_lines, end })
}

/// A whole model: parties `p0` …, demands `d0` …, all with the parameter `cap`.
#[derive(Clone, Debug)]
pub struct Spec {
    pub parties: usize,
    pub demands: usize,
    /// From, to, and whether it is an implication (or an exclusion).
    pub relations: BTreeSet<(usize, usize, bool)>,
    pub stances: Vec<Said>,
}

/// In which order things stand in the file, and what the parties are called.
#[derive(Clone, Debug)]
pub struct Order {
    pub parties: Vec<usize>,
    pub demands: Vec<usize>,
    pub stances: Vec<usize>,
    pub names: Vec<usize>,
}

impl Order {
    pub fn as_made(spec: &Spec) -> Order {
        Order {
            parties: (0..spec.parties).collect(),
            demands: (0..spec.demands).collect(),
            stances: (0..spec.stances.len()).collect(),
            names: (0..spec.parties).collect(),
        }
    }

    pub fn shuffled(spec: &Spec) -> impl Strategy<Value = Order> + use<> {
        let made = Order::as_made(spec);
        let names = made.names;
        (Just(made.parties).prop_shuffle(), Just(made.demands).prop_shuffle(), Just(made.stances).prop_shuffle())
            .prop_map(move |(parties, demands, stances)| Order { parties, demands, stances, names: names.clone() })
    }
}

/// A day of May 2025; day 0 is the last of April.
pub fn date_of(day: u8) -> Date {
    let text = if day == 0 { "2025-04-30".to_owned() } else { format!("2025-05-{day:02}") };
    text.parse().unwrap_or_else(|error| panic!("{text} {error}"))
}

fn word(level: i8) -> &'static str {
    let found = Level::words().find(|word| Level::from_word(word).is_some_and(|known| known.value() == level));
    found.unwrap_or_else(|| panic!("no word for {level}"))
}

impl Spec {
    /// Every party with every demand, by number.
    pub fn cells(&self) -> impl Iterator<Item = (usize, usize)> + use<> {
        let demands = self.demands;
        (0..self.parties).flat_map(move |party| (0..demands).map(move |demand| (party, demand)))
    }

    fn demand_text(&self, demand: usize) -> String {
        let relations = |implies: bool| -> String {
            let to: Vec<String> = self
                .relations
                .iter()
                .filter(|(from, _, kind)| *from == demand && *kind == implies)
                .map(|(_, to, _)| format!("d{to}: because"))
                .collect();
            to.join(", ")
        };
        let (implies, excludes) = (relations(true), relations(false));
        format!(
            "  d{demand}: {{issue: i, text: T, parameters: {{cap: number}}, \
             implies: {{{implies}}}, excludes: {{{excludes}}}}}\n"
        )
    }

    fn stance_text(&self, at: usize, names: &[usize]) -> String {
        let Said { party, demand, low, high, link, otherwise, red, terms, said, until, voice, sources } =
            &self.stances[at];
        let mut text = format!("- {{party: p{}, demand: d{demand}, ", names[*party]);
        text.push_str(&if low == high {
            format!("stance: {}", word(*low))
        } else {
            format!("stance: [{}, {}]", word(*low), word(*high))
        });
        if let Some(link) = link {
            text.push_str(&format!(", {link}: it rains"));
        }
        if let Some(level) = otherwise {
            text.push_str(&format!(", otherwise: {}", word(*level)));
        }
        if *red {
            text.push_str(", red_line: {judge: j, why: w}");
        }
        match terms {
            Some(Terms::List(list)) => text.push_str(&format!(", accepts: {{cap: {list:?}}}")),
            Some(Terms::Range(min, max)) => {
                let ends: Vec<String> = [("min", min), ("max", max)]
                    .iter()
                    .filter_map(|(key, end)| end.map(|end| format!("{key}: {end}")))
                    .collect();
                text.push_str(&format!(", accepts: {{cap: {{{}}}}}", ends.join(", ")));
            }
            None => {}
        }
        if let Some(said) = said {
            text.push_str(&format!(", said: {}", date_of(*said)));
        }
        // A stance can be taken back on a day and depend on an event too.
        if let (Some(day), false) = (until, *link == Some("until")) {
            text.push_str(&format!(", until: {}", date_of(*day)));
        }
        if let Some(voice) = voice {
            text.push_str(&format!(", voice: {voice}"));
        }
        let quoted = (0..SOURCES)
            .filter(|at| sources >> at & 1 == 1)
            .map(|at| format!("s{at}: words of day {}", said.unwrap_or(0)));
        text.push_str(&format!(", evidence: {{{}}}}}\n", quoted.collect::<Vec<_>>().join(", ")));
        text
    }

    /// The same with all that a filter leaves out deleted from the entries.
    pub fn cut(&self, cut: &Cut) -> Spec {
        let mut left = self.clone();
        left.stances.retain(|s| cut.voices.is_empty() || s.voice.is_some_and(|voice| cut.voices.contains(&voice)));
        left.stances.retain(|s| s.sources == 0 || s.sources & !cut.without != 0);
        for stance in &mut left.stances {
            stance.sources &= !cut.without;
            stance.red &= !cut.no_red_lines;
            match cut.end {
                Some(End::Lower) => stance.high = stance.low,
                Some(End::Upper) => stance.low = stance.high,
                None => {}
            }
        }
        left
    }

    /// The file.
    pub fn text(&self, order: &Order) -> String {
        self.two_texts(order, u64::MAX).0
    }

    /// Two files; the bits of `cut` say what stands in the first.
    pub fn two_texts(&self, order: &Order, cut: u64) -> (String, String) {
        let parties: Vec<String> = order.parties.iter().map(|p| format!("  p{}: {{}}\n", order.names[*p])).collect();
        let demands: Vec<String> = order.demands.iter().map(|d| self.demand_text(*d)).collect();
        let stances: Vec<String> = order.stances.iter().map(|at| self.stance_text(*at, &order.names)).collect();
        let mut texts = (String::from("issues: {i: {}}\nsources: {s0: {}, s1: {}, s2: {}}\n"), String::new());
        for (key, entries, shift) in [("parties", parties, 0), ("demands", demands, 8), ("stances", stances, 16)] {
            for (first, text) in [(true, &mut texts.0), (false, &mut texts.1)] {
                text.push_str(&format!("{key}:\n"));
                let here = |at: usize| (cut >> (shift + at) & 1 == 1) == first;
                text.extend(entries.iter().enumerate().filter(|(at, _)| here(*at)).map(|(_, entry)| entry.as_str()));
            }
        }
        texts
    }
}

fn terms() -> impl Strategy<Value = Terms> {
    prop_oneof![
        vec(0i8..5, 1..3).prop_map(Terms::List),
        (0i8..5).prop_map(|min| Terms::Range(Some(min), None)),
        (0i8..5).prop_map(|max| Terms::Range(None, Some(max))),
        (0i8..5, 0i8..3).prop_map(|(min, width)| Terms::Range(Some(min), Some(min + width))),
    ]
}

fn said(parties: usize, demands: usize) -> impl Strategy<Value = Said> {
    let level = -3i8..=3;
    let levels = prop_oneof![4 => level.clone().prop_map(|l| (l, l)), 1 => (level.clone(), level.clone())];
    let link = proptest::sample::select(vec!["if", "only_after", "unless", "until"]);
    (
        (0..parties, 0..demands, levels),
        (option::weighted(0.25, (link, option::weighted(0.3, level))), proptest::bool::weighted(0.2)),
        (option::weighted(0.5, terms()), option::of(1u8..10), option::weighted(0.15, 1u8..10)),
        (option::weighted(0.8, proptest::sample::select(VOICES.to_vec())), 0u8..1 << SOURCES),
    )
        .prop_map(|((party, demand, (one, other)), (link, red), (terms, said, until), (voice, sources))| {
            let otherwise = link.and_then(|(_, otherwise)| otherwise);
            Said {
                party,
                demand,
                low: one.min(other),
                high: one.max(other),
                link: link.map(|(link, _)| link),
                otherwise,
                red,
                terms,
                said,
                until: until
                    .filter(|_| link.is_none_or(|(link, _)| link != "until"))
                    .filter(|until| said.is_none_or(|said| said <= *until)),
                voice,
                sources,
            }
        })
}

/// Models of 2 to 4 parties, 1 to 5 demands and up to 16 stances.
pub fn specs() -> impl Strategy<Value = Spec> {
    (2usize..=4, 1usize..=5).prop_flat_map(|(parties, demands)| {
        let relations = vec((0..demands, 0..demands, any::<bool>()), 0..7);
        (relations, vec(said(parties, demands), 0..17)).prop_map(move |(relations, stances)| {
            let mut seen = BTreeSet::new();
            Spec {
                parties,
                demands,
                relations: relations.into_iter().filter(|(from, to, _)| from != to).collect(),
                // Two stances of one date are an error, so each date comes once.
                stances: stances.into_iter().filter(|s| seen.insert((s.party, s.demand, s.said))).collect(),
            }
        })
    })
}
