//! The brief: everything that a link leads to is there, nothing of a file becomes markup, nothing is fetched, and numbers are those
//! of the answers.

use std::collections::{BTreeMap, BTreeSet};

use demarche::analysis::{Window, between, timeline};
use demarche::answer::Register;
use demarche::brief::room::Room;
use demarche::brief::sections::{Figures, Pictures, SECTIONS, SHORT, sections};
use demarche::brief::{Brief, heading, html};
use demarche::load_edition;
use demarche::model::{Channel, Model};
use demarche::search::patience::Endless;
use demarche::situation::{Scope, Situation};
use demarche::source::Sources;

use crate::support::{ISTANBUL, MINI_ISTANBUL, SELVAR, model, situation, small, sources};

/// The page of a situation, without drawings.
fn page_in(situation: &Situation<'_>, only: &[&str], room: &Room) -> String {
    let empty = sources(&[""; 8]);
    let register = Register::new(situation, &empty);
    let two = between(situation).map(|found| found.parties);
    let brief = Brief { two, scope: Scope::Derived, patience: &Endless };
    let contents = brief.contents(&register, None);
    let draw = |name: &str| {
        let svg = format!("<svg id=\"{name}-drawn\"></svg>");
        Figures { drawn: vec![(svg, "A headline.".to_owned())], of: 1 }
    };
    let sections = sections(&contents, Pictures::Drawn(&draw), only, room);
    html::page(&heading(&contents), &sections).expect("a page")
}

fn page(situation: &Situation<'_>, only: &[&str]) -> String {
    page_in(situation, only, &Room::WHOLE)
}

pub fn whole(model: &Model) -> String {
    page(&situation(model), &[])
}

/// The values of an attribute in all tags.
fn values<'p>(page: &'p str, attribute: &str) -> Vec<&'p str> {
    let key = format!(" {attribute}=\"");
    let body = page.split("</style>").last().unwrap_or_default().split("<script>").next().unwrap_or_default();
    body.split(&key).skip(1).filter_map(|rest| rest.split('"').next()).collect()
}

pub fn models() -> Vec<(&'static str, Model)> {
    let frozen = [("istanbul", ISTANBUL), ("selvar", SELVAR), ("mini", MINI_ISTANBUL)];
    let own = [("silent", small("a b", "d", &[])), ("one", small("a", "d", &["a d supports"]))];
    frozen.into_iter().map(|(name, text)| (name, model(&[text]))).chain(own).collect()
}

#[test]
fn every_link_leads_somewhere_and_every_anchor_is_one() {
    for (name, model) in models() {
        let page = whole(&model);
        let anchors = values(&page, "id");
        let mut each = BTreeSet::new();
        let twice: Vec<&&str> = anchors.iter().filter(|anchor| !each.insert(**anchor)).collect();
        assert!(twice.is_empty(), "{name}: {twice:?} stand twice");
        assert!(leads_somewhere(name, &page) >= SECTIONS.len(), "{name}");
    }
}

/// Every link within a page leads to a place on it; how many there are.
fn leads_somewhere(name: &str, page: &str) -> usize {
    let anchors: BTreeSet<&str> = values(page, "id").into_iter().collect();
    let links: Vec<&str> = values(page, "href").into_iter().filter_map(|to| to.strip_prefix('#')).collect();
    let lost: Vec<&&str> = links.iter().filter(|to| !anchors.contains(**to)).collect();
    assert!(lost.is_empty(), "{name}: {lost:?}");
    links.len()
}

#[test]
fn every_section_is_there_and_says_something() {
    for (name, model) in models() {
        let page = whole(&model);
        for section in &SECTIONS {
            let start = format!(
                "<section id=\"{}\">\n<h2>{}</h2>\n<a class=\"back\" href=\"#contents\">Contents</a>\n",
                section.id, section.title
            );
            let (_, rest) = page.split_once(&start).unwrap_or_else(|| panic!("{name}: no section {}", section.id));
            let (body, _) = rest.split_once("</section>").expect("it is closed");
            assert!(body.trim().len() > 20, "{name}, {}: {body:?}", section.id);
        }
    }
}

/// The entries of the evidence of a page, by their number.
fn evidence(page: &str) -> BTreeMap<usize, &str> {
    let section = page.split("<section id=\"evidence\">").nth(1).expect("a section of evidence");
    let section = section.split("</section>").next().unwrap_or_default();
    let items = section.split("<li id=\"e").skip(1);
    items.map(|item| (item.split('"').next().unwrap_or_default().parse().expect("a number"), item)).collect()
}

/// Whichever sections are shown, a number of evidence means the same, and all that is led to is there.
#[test]
fn some_sections_have_the_evidence_that_they_lead_to() {
    let model = model(&[SELVAR]);
    let all = whole(&model);
    for section in ["minute", "who", "steps", "packages", "timeline", "differ"] {
        let part = page(&situation(&model), &[section]);
        let (known, own) = (evidence(&all), evidence(&part));
        assert!(!own.is_empty() && own.len() < known.len(), "{section}: {} of {}", own.len(), known.len());
        for (number, item) in own {
            assert_eq!(words(item), words(known[&number]), "{section}");
        }
        leads_somewhere(section, &part);
        assert!(!part.contains("<section id=\"ask\">") && part.contains(&format!("<section id=\"{section}\">")));
    }
}

/// An order of steps leads to the position that waits, or to the words at the step; an obstacle to positions.
#[test]
fn orders_and_obstacles_lead_to_their_words() {
    let page = page(&situation(&model(&[SELVAR])), &["steps", "packages"]);
    let section = |id: &str| {
        let rest = page.split(&format!("<section id=\"{id}\">")).nth(1).expect("the section");
        rest.split("</section>").next().unwrap_or_default().to_owned()
    };
    let (steps, packages) = (section("steps"), section("packages"));
    let lines = |text: &str, start: &str| text.split(start).skip(1).map(str::to_owned).collect::<Vec<_>>();
    for order in lines(&steps, "<small>Only after ") {
        let line = order.split("</small>").next().unwrap_or_default();
        assert!(line.contains("<sup>") || line.contains("nature of things"), "{line}");
    }
    let obstacles = lines(&packages, "<li>Not together: ");
    assert!(obstacles.len() > 20, "{}", obstacles.len());
    assert!(obstacles.iter().all(|one| one.split("</li>").next().is_some_and(|line| line.contains("<sup>"))));
}

/// On four sides of paper stand the first findings, a drawing, the table and as much evidence as fits.
#[test]
fn a_short_brief_has_what_fits_on_paper() {
    let wide = wide(12, 90);
    let models = models().into_iter().chain([("wide", wide)]);
    for (name, model) in models {
        let page = page_in(&situation(&model), &SHORT, &Room::SHORT);
        let sections: Vec<&str> =
            page.split("<section id=\"").skip(1).filter_map(|rest| rest.split('"').next()).collect();
        assert_eq!(sections, ["minute", "dispute", "who", "evidence"], "{name}");
        leads_somewhere(name, &page);
        assert!(page.matches("<tr").count() <= 51, "{name}");
        // A side of A4 in two columns has so many pieces of evidence, of which the shortest takes three lines.
        let pieces = page.matches("<li id=\"e").count();
        assert!(pieces <= 45, "{name}: {pieces}");
    }
}

/// Parties and demands beyond all measure: each party supports some demands.
fn wide(parties: usize, demands: usize) -> Model {
    let list = |letter: char, number: usize, more: &str| {
        (0..number).map(|at| format!("  {letter}{at}: {{{more}}}\n")).collect::<String>()
    };
    let held = (0..parties).flat_map(|party| {
        let own = (0..demands).filter(move |demand| (party + demand) % 7 == 0);
        own.map(move |demand| {
            format!("- {{party: p{party}, demand: d{demand}, stance: supports, evidence: {{s: yes}}}}\n")
        })
    });
    let text = format!(
        "sources: {{s: {{title: The Gazette, date: 2025-05-01}}}}\nissues: {{i: {{}}}}\nparties:\n{}demands:\n{}stances:\n{}",
        list('p', parties, ""),
        list('d', demands, "issue: i, text: It is done"),
        held.collect::<String>()
    );
    model(&[&text])
}

/// Of a model that no browser could show whole, so much is shown that one can, and what is left out is said.
#[test]
fn a_large_model_is_shown_in_part_and_the_page_says_so() {
    let page = whole(&wide(60, 700));
    assert!(page.len() < 4_000_000, "{}", page.len());
    assert!(page.contains("Shown are 40 of 60 parties and "), "{}", &page[..2000]);
    leads_somewhere("wide", &page);
}

pub const HOSTILE: [&str; 7] = [
    "<script>alert(1)</script>",
    "\"><img src=x onerror=alert(1)>",
    "' onmouseover='alert(1)",
    "</style><script>alert(1)</script>",
    "javascript:alert(1)",
    "{{ 7 * 7 }} {% raw %}",
    "\u{202E}x\u{7}",
];

/// Every text of the file is this one, addresses too.
pub fn talks(text: &str) -> String {
    let t = serde_json::Value::from(text);
    format!(
        "model: {{title: {t}, as_of: 2025-06-01}}\n\
         sources: {{s: {{title: {t}, short: {t}, url: {t}, publisher: {t}, date: 2025-05-01}}}}\n\
         parties: {{a: {{name: {t}}}, b: {{name: {t}}}, c: {{name: {t}}}}}\n\
         issues: {{i: {{name: {t}}}}}\n\
         demands: {{d: {{issue: i, text: {t}}}, e: {{issue: i, text: {t}, implies: {{d: {t}}}}}}}\n\
         steps: {{x: {{text: {t}}}, y: {{text: {t}, after: {{x: {{insists: a, evidence: {{s: {t}}}}}}}}}}}\n\
         events: {{v: {{text: {t}, date: 2025-05-01, evidence: {{s: {{quote: {t}, at: {t}}}}}}}}}\n\
         disputes: {{q: {{question: {t}, answers: [{{says: {t}, evidence: {{s: {t}}}}}, {{says: other, evidence: {{s: {t}}}}}]}}}}\n\
         stances:\n\
         - {{party: a, demand: d, stance: demands, only_after: x, evidence: {{s: {t}}}, red_line: {{judge: {t}, why: {t}}}}}\n\
         - {{party: b, demand: d, stance: rejects, evidence: {{s: {t}}}, note: {t}}}\n\
         - {{party: a, demand: e, stance: supports, evidence: {{s: {t}}}}}\n\
         - {{party: c, demand: e, stance: [reluctant, open], evidence: {{s: {t}}}}}\n"
    )
}

/// The tags of a page without what stands in quotation marks.
fn tags(page: &str) -> Vec<String> {
    let body = page.split("</style>").last().unwrap_or_default();
    let body = body.split("<script>").next().unwrap_or_default();
    let inner = body.split('<').skip(1).filter_map(|tag| tag.split_once('>').map(|(tag, _)| tag));
    inner.map(|tag| tag.split('"').step_by(2).collect::<String>()).collect()
}

#[test]
fn no_text_of_the_file_becomes_markup() {
    let shape = |text: &str| {
        let loaded = crate::support::load_texts(&[&talks(text)]);
        assert!(!loaded.incomplete || text.contains('\u{202E}'), "{text:?}: {:#?}", loaded.diagnostics);
        assert_eq!(loaded.model.stances.len(), 4, "{text:?}: {:#?}", loaded.diagnostics);
        let page = whole(&loaded.model);
        assert_eq!(page.matches("<script").count(), 1, "{text:?}");
        assert_eq!(page.matches("<style").count(), 1, "{text:?}");
        let unsafe_link = values(&page, "href").into_iter().find(|to| !to.starts_with('#') && !to.starts_with("http"));
        assert_eq!(unsafe_link, None, "{text:?}");
        assert!(!page.contains('\u{202E}') && !page.contains('\u{7}'), "{text:?}");
        (tags(&page), page)
    };
    let (harmless, _) = shape("A plain sentence");
    for text in HOSTILE {
        let (found, page) = shape(text);
        assert_eq!(found.len(), harmless.len(), "{text:?}: {page}");
        for tag in &found {
            let is_known =
                tag.split_whitespace().skip(1).all(|word| !word.starts_with("on") && !word.starts_with("style"));
            assert!(is_known && !tag.starts_with("img"), "{text:?}: {tag}");
        }
    }
}

#[test]
fn nothing_is_fetched_and_only_the_own_style_and_script_may_run() {
    let page = whole(&model(&[ISTANBUL]));
    for attribute in ["src", "srcset", "data", "action", "style", "onclick"] {
        assert_eq!(values(&page, attribute), Vec::<&str>::new(), "{attribute}");
    }
    assert!(!page.contains("@import") && !page.contains("url(http"));
    let policy = page.split("Content-Security-Policy\" content=\"").nth(1).expect("a policy");
    let policy = policy.split('"').next().expect("its end").replace("&#39;", "'");
    assert!(policy.starts_with("default-src 'none'; style-src 'sha256-"), "{policy}");
    assert!(!policy.contains("unsafe"), "{policy}");
}

#[test]
fn the_numbers_of_the_findings_are_those_of_the_answers() {
    let model = model(&[ISTANBUL]);
    let page = page(&situation(&model), &["minute"]);
    for said in [
        "Russia and Ukraine stand on opposite sides of 9 demands",
        "They are on the same side of 5 and on the same side on a condition of 2.",
        "Of 16 of 32 demands, the position of one or both is not known.",
        "No package on 15 issues keeps to all that parties insist on.",
    ] {
        assert!(page.contains(said), "{said}: {page}");
    }
    let silent = page_of(&small("a b", "d", &[]));
    assert!(silent.contains("No position of any party is known"), "{silent}");
}

fn page_of(model: &Model) -> String {
    page(&situation(model), &["minute", "who"])
}

/// What is told by several in the same way stands in one row of the timeline, with the numbers of all.
#[test]
fn every_dated_entry_of_the_timeline_is_told() {
    let model = model(&[SELVAR]);
    let s = situation(&model);
    let page = page(&s, &["timeline"]);
    let (_, table) = page.split_once("<table id=\"days\">").expect("the table");
    let rows = table.split("</table>").next().unwrap_or_default().matches("<tr").count() - 1;
    let dated = timeline(&s, &Window::default()).dated.len();
    assert!(rows <= dated && rows > dated / 2, "{rows} rows for {dated} entries");
}

/// The words of a page in the order of the alphabet, without numbers of evidence and the digest.
fn words(page: &str) -> Vec<String> {
    let body = page.split("</style>").last().unwrap_or_default().split("<script>").next().unwrap_or_default();
    let body = body.split("Digest of the model").next().unwrap_or_default();
    let mut text = String::new();
    for piece in body.split("<sup>").map(|piece| piece.split_once("</sup>").map_or(piece, |(_, rest)| rest)) {
        for tag in piece.split('<') {
            text.push(' ');
            text.push_str(tag.split_once('>').map_or(tag, |(_, said)| said));
        }
    }
    let is_word = |c: char| c.is_alphanumeric() || c == '-';
    let mut words: Vec<String> =
        text.split(|c| !is_word(c)).filter(|word| !word.is_empty()).map(str::to_lowercase).collect();
    words.sort();
    words
}

/// Two parties that change places get the same words: none is told of in another way.
#[test]
fn parties_that_change_places_are_told_of_in_the_same_words() {
    let swap = |text: &str, a: &str, b: &str| text.replace(a, "\u{1}").replace(b, a).replace('\u{1}', b);
    let mirrored = |text: &str| swap(&swap(text, "Ukraine", "Russia"), "ukraine", "russia");
    for text in [ISTANBUL, MINI_ISTANBUL] {
        let first = whole(&model(&[text]));
        let second = whole(&model(&[&mirrored(text)]));
        let (expected, found) = (words(&mirrored(&first)), words(&second));
        let only = |one: &[String], other: &[String]| {
            let mut rest = other.to_vec();
            let left =
                one.iter().filter(|word| rest.iter().position(|own| own == *word).map(|at| rest.remove(at)).is_none());
            left.cloned().collect::<Vec<_>>()
        };
        assert!(expected.len() > 500, "{}", expected.len());
        assert!(expected == found, "missing {:?}, instead {:?}", only(&expected, &found), only(&found, &expected));
    }
}

/// Talks of which some lines were not said before everybody; every entry stands on a line of its own.
const ASIDE: &str = "\
model: {title: Talks, as_of: 2025-06-01, between: [a, b]}
sources:
  s: {title: The Gazette, date: 2025-05-01, url: https://example.org/s}
  t: {title: Notes from the table, date: 2025-05-02}
parties: {a: {name: Aran}, b: {name: Beth}, c: {name: Cole}}
people: {p: {name: Pat, party: a}}
issues: {i: {name: Water}, j: {name: Fish}}
demands:
  d: {issue: i, text: The gates open, implies: {e: what opens can be seen}}
  e: {issue: i, text: The gates are watched}
  f: {issue: j, text: The nets are counted}
steps:
  x: {text: The gates are read}
  y: {text: The gates are closed, after: {x: {insists: a, evidence: {s: only then}}}}
figures:
  shown: {what: boats, value: 4, said: 2025-05-01, evidence: {s: four boats}}
  kept: {what: boats, value: 7, said: 2025-05-01, channel: closed-door, evidence: {t: seven boats}} #aside
documents:
  draft:
    title: A draft
    author: [a]
    date: 2025-05-03
    channel: leaked
    clauses: {one: {demand: d}} #aside
    evidence: {t: a draft of ours} #aside
threats:
  - {by: a, against: b, if: nothing moves, then: it ends, said: 2025-05-04, evidence: {s: it ends}}
  - {by: a, against: c, if: it is told, then: it ends too, said: 2025-05-05, channel: closed-door, evidence: {t: it ends too}} #aside
claims:
  - {kind: accusation, by: b, about: a, text: They were late, said: 2025-05-04, channel: leaked, evidence: {t: late}} #aside
disputes:
  open:
    question: How many boats are there?
    concerns: [i]
    answers:
      - {says: four, evidence: {s: four boats}}
      - {says: five, evidence: {s: five boats}}
      - {says: seven, party: a, channel: closed-door, evidence: {t: seven boats}} #aside
  hidden: #aside
    question: Who was in the room? #aside
    concerns: [j] #aside
    answers: #aside
      - {says: nobody, channel: closed-door, evidence: {t: nobody}} #aside
      - {says: everybody, channel: leaked, evidence: {t: everybody}} #aside
stances:
  - {party: a, demand: d, stance: demands, said: 2025-05-01, evidence: {s: open them}}
  - {party: a, demand: d, stance: open, said: 2025-05-20, speaker: p, channel: closed-door, evidence: {t: we could wait}} #aside
  - {party: b, demand: d, stance: rejects, said: 2025-05-01, only_after: y, evidence: {s: never}}
  - {party: b, demand: f, stance: demands, said: 2025-05-02, channel: leaked, red_line: {judge: somebody, why: firm}, evidence: {t: count them}} #aside
  - {party: c, demand: f, stance: rejects, said: 2025-05-02, channel: public, evidence: {s: do not count}}
  - {party: c, demand: e, stance: [reluctant, open], said: 2025-05-03, channel: closed-door, evidence: {t: perhaps}} #aside
";

/// An edition without what was not said before everybody is the page of a file in which it was never written: no number, id or count
/// tells that there was more.
#[test]
fn an_edition_is_the_page_of_a_file_without_what_it_leaves_out() {
    let aside = [Channel::ClosedDoor, Channel::Leaked];
    let lines: Vec<&str> = ASIDE.lines().filter(|line| !line.ends_with("#aside")).collect();
    let (full, deleted) = (sources(&[ASIDE]), sources(&[&lines.join("\n")]));
    let digest = |page: String| {
        let (before, rest) = page.split_once("Digest of the model").expect("a digest");
        format!("{before}{}", rest.split_once('<').expect("its end").1)
    };
    let without = |sources: &Sources, channels: &[Channel]| {
        let loaded = load_edition(sources, channels);
        assert!(!loaded.incomplete, "{:#?}", loaded.diagnostics);
        loaded.model
    };
    let edition = digest(whole(&without(&full, &aside)));
    assert_eq!(edition, digest(whole(&without(&deleted, &[]))));
    let all = digest(whole(&without(&full, &[])));
    for hidden in ["Notes from the table", "we could wait", "Who was in the room", "seven boats", "it ends too"] {
        assert!(all.contains(hidden) && !edition.contains(hidden), "{hidden}");
    }
    assert!(whole(&without(&full, &[Channel::Leaked])).contains("we could wait"));
}
