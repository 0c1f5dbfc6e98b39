//! `compare` as text.

use super::answer::Text;
use super::words;
use crate::answer::{Bounded, Compare, Head, Pawlak, SideBySide};
use crate::report::page::{FAINT, Page, clean, paint};
use crate::words::count;

impl Text for Compare<'_> {
    fn title(&self) -> String {
        let [a, b] = self.parties.map(|party| clean(party.name));
        format!("{a} and {b}")
    }

    /// What they share and what divides them in a sentence, the figures, then the lists with both positions.
    fn body(&self, page: &mut Page, _: &Head<'_>) {
        words::everything(page, self.everything_rests_on);
        page.line(0, &self.sentence());
        page.gap();
        self.figures(page);
        let conflict = self.conflict.iter().map(|one| one.demand);
        let lists = [
            ("Agree", self.agree.clone()),
            ("Same side, terms differ", self.terms.clone()),
            ("Same side, on a condition", self.conditional.clone()),
            ("Opposite sides", conflict.collect()),
            ("Neutral", self.neutral.clone()),
            ("Unknown", self.unknown.clone()),
        ];
        for (title, demands) in lists {
            let known: Vec<&SideBySide<'_>> =
                self.positions.iter().filter(|one| demands.contains(&one.demand)).collect();
            if !demands.is_empty() {
                page.heading(&format!("{title}: {}", demands.len()));
            }
            if !known.is_empty() {
                let [a, b] = self.parties.map(|party| clean(party.name));
                page.entry(2, "", 32, &paint(FAINT, format!("{a} / {b}")));
            }
            known.iter().for_each(|one| self.both(page, one));
            let silent = demands.len() - known.len();
            if silent > 0 {
                page.line(2, &format!("{} on which nothing is known of either", count(silent, "demand", "demands")));
            }
        }
    }
}

impl Compare<'_> {
    /// `They agree on 2 of 31 demands; 4 hang on a condition; on 9 they stand on opposite sides, on 4 of these only through
    /// what follows.`
    fn sentence(&self) -> String {
        if self.coverage.known == 0 {
            return format!("On none of {} are both positions known.", count(self.coverage.of, "demand", "demands"));
        }
        let of = count(self.coverage.of, "demand", "demands");
        let mut parts = vec![match self.agree.len() {
            0 => format!("They agree on none of {of}"),
            number => format!("They agree on {number} of {of}"),
        }];
        parts.extend(some(&self.terms, |n| format!("on {n} their terms differ")));
        parts.extend(some(&self.conditional, |n| {
            format!("{n} {} on a condition", if n == 1 { "hangs" } else { "hang" })
        }));
        parts.extend(some(&self.conflict, |n| {
            let derived = self.conflict.iter().filter(|one| one.derived).count();
            let follows = match derived {
                0 => String::new(),
                all if all == n => ", only through what follows".to_owned(),
                some => format!(", on {some} of these only through what follows"),
            };
            format!("on {n} they stand on opposite sides{follows}")
        }));
        parts.extend(some(&self.neutral, |n| format!("on {n} one of them is neutral")));
        parts.extend(some(&self.unknown, |n| format!("on {n} the position of one or both is not known")));
        format!("{}.", parts.join("; "))
    }

    fn figures(&self, page: &mut Page) {
        let known = match self.coverage.known {
            1 => "the only demand".to_owned(),
            several => format!("the {}", count(several, "demand", "demands")),
        };
        let direct = self.conflict_share_direct.as_ref().map(|share| match share.known {
            Some(known) => format!("; {} without what only follows", words::percent(known)),
            None => "; without what only follows nothing is known of both".to_owned(),
        });
        let [low, high] = [self.conflict_share.low, self.conflict_share.high].map(words::percent);
        let now = self.conflict_now;
        let by_now = if (now.known, now.of) == (self.conflict.len(), self.coverage.known) {
            String::new()
        } else {
            format!(" ({} of {}, by the words that hold now)", now.known, now.of)
        };
        let share = self.conflict_share.known.map_or("not known".to_owned(), |share| {
            let direct = direct.unwrap_or_default();
            format!("{} of {known} known of both{by_now}{direct}", words::percent(share))
        });
        page.line(0, &format!("conflict: {share}; of all demands between {low} and {high}, by what is not known"));
        let Bounded { known, low, high } = self.distance;
        let scale = "0 the same word, 1 the two ends of the scale, its steps taken as equally wide";
        page.line(0, &format!("distance: {} ({scale})", decimals(known, low, high)));
        let Pawlak { value, low, high, relation } = self.pawlak;
        // A name only where what is not known could not give it another one.
        let is_sure = high < 0.5 || low > 0.5;
        let relation = relation.filter(|_| is_sure).map_or(String::new(), |relation| format!(" ({})", relation.word()));
        let scale = "0 the same side, 1 opposite sides";
        page.line(0, &format!("Pawlak’s distance{relation}: {} ({scale})", decimals(value, low, high)));
        let pawlak = Bounded { known: value, low, high };
        if [self.conflict_share, self.distance, pawlak].iter().any(Bounded::is_outside) {
            let text =
                "A figure outside its range is no error: it counts what is known of both, the range every demand.";
            page.line(0, text);
        }
    }

    /// Both positions on a demand.
    fn both(&self, page: &mut Page, one: &SideBySide<'_>) {
        let [a, b] = one.sides.each_ref().map(|side| words::held(side, self.everything_rests_on));
        page.entry(2, &words::id(one.demand.id), 32, &format!("{a} / {b}"));
        one.unfit.iter().for_each(|party| page.line(6, &words::unfit(party)));
        words::zones(page, &one.terms);
    }
}

fn some<T>(list: &[T], text: impl Fn(usize) -> String) -> Option<String> {
    (!list.is_empty()).then(|| text(list.len()))
}

/// `0.55, over all demands between 0.30 and 0.72`.
fn decimals(known: Option<f64>, low: f64, high: f64) -> String {
    let known = known.map_or("not known".to_owned(), |known| format!("{known:.2}"));
    format!("{known}, over all demands between {low:.2} and {high:.2}")
}
