//! `camps` as text.

use super::answer::Text;
use super::words;
use crate::answer::{Camps, Head, Party, SignedPair};
use crate::report::page::{FAINT, Page, paint};
use crate::words::count;

impl Text for Camps<'_> {
    fn title(&self) -> String {
        "Who stands with whom, by what outweighs: agreement or conflict".to_owned()
    }

    /// How many pairs there are of each kind, the divisions if enough is known or they are asked for all the same, then the
    /// pairs.
    fn body(&self, page: &mut Page, _: &Head<'_>) {
        let [more, less]: [Vec<&SignedPair<'_>>; 2] =
            [1, -1].map(|sign| self.edges.iter().filter(|edge| edge.sign == sign).collect());
        page.line(0, &sentence(more.len(), less.len()));
        match self.coverage {
            Some(coverage) if self.thin && !self.anyway => {
                page.gap();
                let known = words::percent(coverage);
                let text = format!(
                    "Of all demands, {known} are known of both parties of a pair, on average. Camps would say more about \
                     what is missing than about the parties; --anyway prints them."
                );
                page.line(0, &text);
            }
            Some(coverage) => {
                if self.thin {
                    let known = words::percent(coverage);
                    page.line(
                        0,
                        &format!("Of all demands, only {known} are known of both parties of a pair, on average."),
                    );
                }
                self.camps(page);
            }
            None => {}
        }
        for (title, edges) in [("More agreement than conflict", more), ("More conflict than agreement", less)] {
            if edges.is_empty() {
                continue;
            }
            page.heading(&format!(
                "{title}: {}, each with the demands known of both",
                count(edges.len(), "pair", "pairs")
            ));
            pairs(page, &edges);
        }
        if !self.apart.is_empty() {
            page.heading("In no camp: neither agreement nor conflict with anybody outweighs");
            page.line(2, &words::names(&self.apart));
        }
        page.gap();
        let text = "`demarche compare A B` lists what a pair rests on, and `why A B DEMAND` in which words.";
        page.line(0, &paint(FAINT, text));
    }
}

/// `8 pairs agree on more than they are in conflict on; of 5 it is the other way round.`
fn sentence(more: usize, less: usize) -> String {
    let agree = if more == 1 { "agrees on more than it is" } else { "agree on more than they are" };
    match (more, less) {
        (0, 0) => "Of no pair of parties it is known that agreement or conflict outweighs.".to_owned(),
        (0, less) => {
            let are = if less == 1 {
                "is in conflict on more than it agrees"
            } else {
                "are in conflict on more than they agree"
            };
            format!("{} {are} on; of none it is the other way round.", count(less, "pair", "pairs"))
        }
        (more, less) => {
            let less = if less == 0 { "none".to_owned() } else { less.to_string() };
            format!("{} {agree} in conflict on; of {less} it is the other way round.", count(more, "pair", "pairs"))
        }
    }
}

/// Pairs with how much is known of both, by name.
fn pairs(page: &mut Page, edges: &[&SignedPair<'_>]) {
    let mut edges: Vec<SignedPair<'_>> = edges.iter().map(|edge| **edge).collect();
    edges.iter_mut().for_each(|edge| words::sort_by_name(&mut edge.parties, |party| *party));
    words::sort_by_name(&mut edges, |edge| edge.parties[1]);
    words::sort_by_name(&mut edges, |edge| edge.parties[0]);
    let row = |edge: &SignedPair<'_>| {
        let known = format!("{} of {}", edge.known, count(edge.of, "demand", "demands"));
        (words::names(&edge.parties), known)
    };
    words::entries(page, 2, &edges.iter().map(row).collect::<Vec<_>>());
}

impl Camps<'_> {
    /// The best divisions, each with the pairs against it.
    fn camps(&self, page: &mut Page) {
        let found = if self.exact { "" } else { " found" };
        let (heading, each) = match self.partitions.len() {
            1 => (format!("Best division into two camps{found}"), "it"),
            several => (format!("Best divisions into two camps{found}: {several}"), "each"),
        };
        page.heading(&heading);
        let against = match self.frustration {
            0 => format!("No pair is against {each}"),
            1 => format!("1 pair is against {each}"),
            several => format!("{several} pairs are against {each}"),
        };
        let exact = if self.at_least < self.frustration {
            let (least, most) = (self.at_least, self.frustration);
            format!("; the best has between {least} and {most}, as not every one was tried")
        } else if !self.exact {
            "; there may be more such divisions, as not every one was tried".to_owned()
        } else {
            String::new()
        };
        page.line(2, &format!("{against}{exact}."));
        if self.frustration > 0 {
            let text = "A pair is against a division that puts both on one side although conflict outweighs, or on two \
                        although agreement does.";
            page.line(2, &paint(FAINT, text));
        }
        for ([a, b], against) in self.partitions.iter().zip(&self.against) {
            page.gap();
            match b.as_slice() {
                [] => page.line(2, &format!("all together: {}", words::names(a))),
                _ => {
                    page.line(2, &format!("on one side: {}", words::names(a)));
                    page.line(2, &format!("on the other: {}", words::names(b)));
                }
            }
            for pair in sorted(against) {
                page.line(6, &paint(FAINT, format!("against it: {}", words::names(&pair))));
            }
        }
    }
}

/// Pairs by the names of the two.
fn sorted<'m>(pairs: &[[Party<'m>; 2]]) -> Vec<[Party<'m>; 2]> {
    let mut pairs = pairs.to_vec();
    pairs.iter_mut().for_each(|pair| words::sort_by_name(pair, |party| *party));
    words::sort_by_name(&mut pairs, |pair| pair[1]);
    words::sort_by_name(&mut pairs, |pair| pair[0]);
    pairs
}
