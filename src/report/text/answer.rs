//! An answer as a page: the same head and the same foot for all, and between them what the question has to say.

use super::words::{self, called, possessive};
use crate::answer::{Answer, Assumption, Caveats, Head, SaidAgain, Supposed, Waiver};
use crate::model::Channel;
use crate::report::page::{FAINT, Page, clean, paint};
use crate::words::{count, listed, one_voice};

/// How an answer reads on a page.
pub trait Text {
    /// What was asked, in words; the day is added to it.
    fn title(&self) -> String;

    /// Whether the title says of which days it is, so that none is added.
    fn has_days(&self) -> bool {
        false
    }

    /// The answer, the important thing first.
    fn body(&self, page: &mut Page, head: &Head<'_>);

    /// How much is known of whom, and what is to be kept in mind.
    fn foot(&self, page: &mut Page, caveats: &Caveats<'_>) {
        known(page, caveats);
        self::caveats(page, caveats);
    }
}

/// Prints an answer.
pub fn print<B: Text>(page: &mut Page, answer: &Answer<'_, B>) {
    let Answer { head, body, caveats } = answer;
    let day = head.as_of.filter(|_| !body.has_days());
    let day = day.map_or(String::new(), |day| format!(", as of {}", day.words()));
    page.heading(&format!("{}{day}", body.title()));
    if let Some(supposed) = &head.supposed {
        self::supposed(page, supposed);
    }
    body.body(page, head);
    if let Some(caveats) = caveats {
        page.gap();
        body.foot(page, caveats);
    }
}

/// What is supposed and what is left out, a line each.
fn supposed(page: &mut Page, supposed: &Supposed<'_>) {
    for scenario in &supposed.scenarios {
        page.line(0, &format!("scenario: {}", words::scenario(scenario)));
    }
    supposed.assume.iter().for_each(|one| page.line(0, &assuming(one)));
    supposed.waive.iter().for_each(|one| page.line(0, &waiving(one)));
    let left = supposed.left_out();
    if !left.is_empty() {
        page.line(0, &clean(&left.join(" · ")));
    }
}

/// A position that is supposed.
pub fn assuming(one: &Assumption<'_>) -> String {
    let unknown = || format!("unknown on: {}", called(one.demand.text, one.demand.id));
    let position = one.stance.0.map_or_else(unknown, |levels| words::stance_in_full(levels, &one.demand));
    format!("assuming {}: {position}", clean(one.party.name))
}

/// An order on which nobody is supposed to insist.
pub fn waiving(one: &Waiver<'_>) -> String {
    format!("waiving the order: first {} – then {}", words::act(&one.before), words::act(&one.after))
}

/// Of up to so many parties it is said for each how much is known.
const EACH: usize = 6;

/// How much is known of the parties.
pub fn known(page: &mut Page, caveats: &Caveats<'_>) {
    let text = match caveats.stated.as_slice() {
        _ if caveats.known == 0 => "No stated position is known.".to_owned(),
        stated if stated.len() <= EACH => {
            let mut stated: Vec<_> = stated.to_vec();
            words::sort_by_name(&mut stated, |one| one.party);
            let demands = count(caveats.demands, "demand", "demands");
            let each = stated.iter().enumerate().map(|(at, one)| {
                let of = possessive(one.party.name);
                if at == 0 {
                    format!("{of} position on {} of {demands}", one.known)
                } else {
                    format!("{of} on {}", one.known)
                }
            });
            format!("Sources give {}.", listed(&each.collect::<Vec<_>>()))
        }
        _ if caveats.known == caveats.of => format!("Sources give all {} positions that there could be.", caveats.of),
        _ => format!(
            "Sources give {} of the {} positions that there could be; the others are unknown.",
            caveats.known, caveats.of
        ),
    };
    page.line(0, &paint(FAINT, text));
}

/// What is to be kept in mind of the parties, then what the answer is not.
pub fn caveats(page: &mut Page, caveats: &Caveats<'_>) {
    for one in &caveats.blocs {
        let members: Vec<String> = one.members.iter().map(|party| clean(party.name)).collect();
        page.line(0, &paint(FAINT, one_voice(&clean(one.bloc.name), &members)));
    }
    for one in &caveats.unfit {
        let ids: Vec<String> = one.demands.iter().map(|demand| clean(demand.id)).collect();
        let (name, ids) = (possessive(one.party.name), listed(&ids));
        page.line(0, &paint(FAINT, format!("{name} positions on {ids} do not fit together; see `conflicts`.")));
    }
    for one in &caveats.said_again_without {
        page.line(0, &paint(FAINT, said_again(one)));
    }
    if let Some(old) = caveats.long_ago() {
        page.line(0, &paint(FAINT, clean(&old)));
    }
    if caveats.undated > 0 {
        let (positions, one) = (count(caveats.undated, "position", "positions"), caveats.undated == 1);
        let (has, counts) = if one { ("has", "counts") } else { ("have", "count") };
        page.line(0, &paint(FAINT, format!("{positions} {has} no date and {counts} on every day.")));
    }
    page.line(0, &paint(FAINT, not_advice(caveats)));
}

/// What no answer is. What was said behind closed doors is not published.
pub fn not_advice(caveats: &Caveats<'_>) -> String {
    let aside: Vec<String> = caveats.channels.iter().map(|channel| words::channel(*channel).to_owned()).collect();
    if caveats.channels.iter().all(|channel| *channel == Channel::Public) {
        "Published positions; not a forecast, not a recommendation.".to_owned()
    } else {
        format!("Positions, some of them {}; not a forecast, not a recommendation.", listed(&aside))
    }
}

/// `Aland on cap: said again (1 February 2025) without boats at least 1,000 of 1 January 2025, which no longer counts.`
fn said_again(one: &SaidAgain<'_>) -> String {
    let terms = one.terms.0.iter();
    let mut lost: Vec<String> = terms.map(|(parameter, accepted)| clean(&format!("{parameter} {accepted}"))).collect();
    lost.extend((!one.conditions.is_empty()).then(|| format!("“{}”", words::conditions(&one.conditions))));
    lost.extend(one.red_line.then(|| "the red line".to_owned()));
    let date = |date: Option<crate::date::Date>| date.map_or(String::new(), crate::date::Date::words);
    let counts = if lost.len() == 1 { "counts" } else { "count" };
    let (now, earlier, lost) = (date(one.said), date(one.earlier), listed(&lost));
    let (party, on) = (clean(one.party.name), clean(one.on));
    format!("{party} on {on}: said again ({now}) without {lost} of {earlier}, which no longer {counts}.")
}
