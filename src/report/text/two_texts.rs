//! `text` of two documents as text.

use super::answer::Text;
use super::chronicle::paper::hangs;
use super::single_text::clause;
use super::words;
use crate::analysis::Likeness;
use crate::answer::{AlikeDemand, Caveats, Head, TwoTexts};
use crate::report::page::{FAINT, Page, clean, paint};

impl Text for TwoTexts<'_> {
    fn title(&self) -> String {
        let [first, second] = self.documents.map(|paper| clean(paper.title));
        format!("“{first}” beside “{second}”")
    }

    /// What is the same, what is not, and what stands in one of them only.
    fn body(&self, page: &mut Page, _: &Head<'_>) {
        let [first, second] = self.documents.map(|paper| format!("“{}”", clean(paper.title)));
        for paper in &self.unknown {
            page.line(0, &format!("No clause of “{}” is known, so the two cannot be compared.", clean(paper.title)));
        }
        if !self.unknown.is_empty() {
            return;
        }
        for (_, likeness) in Likeness::ALL {
            let title = match likeness {
                Likeness::Same => "The same".to_owned(),
                Likeness::Narrower => format!("The same, and {first} allows less"),
                Likeness::Wider => format!("The same, and {first} allows more"),
                Likeness::OtherTerms => "With other terms, or another word".to_owned(),
                Likeness::Contains => format!("What {first} says contains what {second} says"),
                Likeness::Contained => format!("What {first} says is contained in what {second} says"),
                Likeness::Contradicting => "Contradicting".to_owned(),
                Likeness::OnlyFirst => format!("Only in {first}"),
                Likeness::OnlySecond => format!("Only in {second}"),
            };
            let alike: Vec<&AlikeDemand<'_>> = self.demands.iter().filter(|one| one.likeness == *likeness).collect();
            if alike.is_empty() {
                continue;
            }
            page.heading(&format!("{title}: {}", alike.len()));
            alike.into_iter().for_each(|one| self.alike(page, one));
        }
    }

    /// No position is compared, so it is not said of how many something is known.
    fn foot(&self, page: &mut Page, _: &Caveats<'_>) {
        page.line(0, &paint(FAINT, "What two documents say; not a forecast, not a recommendation."));
    }
}

impl TwoTexts<'_> {
    /// A demand, or two, with the clauses on it.
    fn alike(&self, page: &mut Page, one: &AlikeDemand<'_>) {
        words::demand(page, &one.demand);
        if let Some(other) = one.other.filter(|_| !one.elsewhere) {
            words::demand(page, &other);
        }
        for (at, paper) in self.documents.iter().enumerate() {
            if let (Some(name), Some(stance), Some(demand), Some(sets)) =
                (one.clauses[at], one.stances[at], one.about[at], &one.sets[at])
            {
                let clause = clause(name, one.at[at], (stance, demand.id), sets);
                page.line(6, &format!("{}: {clause}", clean(paper.id)));
                one.hangs[at].iter().for_each(|own| hangs(page, 8, own));
                // What the two set may be the same, and what they say is not.
                let differ = one.texts.iter().all(Option::is_some) && one.texts[0] != one.texts[1];
                let text = one.texts[at].filter(|_| differ);
                text.iter().for_each(|text| page.line(8, &clean(text)));
            }
        }
    }
}
