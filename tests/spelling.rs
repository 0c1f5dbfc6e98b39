//! One answer for every order and spelling of the same: names, lists, merged mappings, articles, cuts.

use demarche::analysis::{Asked, balance, coalitions};
use demarche::answer::{Matrix, Show, by_name};
use demarche::graph::Filter;
use demarche::model::Element;
use demarche::picture::Picture;
use demarche::search::patience::Endless;
use demarche::situation::{Scope, Situation};

use crate::support::{drawn, load_texts, model, situation, small, told};

const NAMES: &str = "
issues: {i: {}}
parties:
  z: {name: Zambia}
  o: {name: österreich, also: [L’Autriche]}
  a: {name: Åland}
  b: {name: Oman}
  c: {name: Oman}
demands: {d: {issue: i, text: T}}
stances: [{party: z, demand: d, stance: open}, {party: o, demand: d, stance: open}, {party: a, demand: d, stance: open},
  {party: c, demand: d, stance: open}, {party: b, demand: d, stance: open}]
";

fn broken(text: &str) -> Vec<&'static str> {
    load_texts(&[text])
        .diagnostics
        .iter()
        .map(|found| found.rule.name)
        .filter(|name| *name != "missing-evidence")
        .collect()
}

/// The DOT of all pages of the matrix.
fn matrix(s: &Situation<'_>) -> String {
    let picture = Picture::named("matrix").expect("it is there");
    drawn(s, picture).into_iter().map(|drawing| drawing.dot).collect()
}

#[test]
fn parties_stand_by_name_wherever_names_are_the_order() {
    let m = load_texts(&[NAMES]).model;
    let mut parties: Vec<_> = m.parties.indices().collect();
    m.sort_by_name(&mut parties);
    let right = ["a", "b", "c", "o", "z"];
    assert_eq!(parties.iter().map(|ix| m.parties[*ix].id.as_str()).collect::<Vec<_>>(), right);
    let s = situation(&m);
    assert_eq!(by_name(&s).iter().map(|ix| m.parties[*ix].id.as_str()).collect::<Vec<_>>(), right);
    let matrix = matrix(&s);
    let places: Vec<_> = ["Åland", "Oman", "österreich", "Zambia"]
        .map(|name| matrix.find(&format!("TITLE=\"{name}\"")).unwrap_or_else(|| panic!("{name} in {matrix}")))
        .into();
    assert!(places.is_sorted(), "{places:?}");
}

#[test]
fn a_name_is_found_however_it_is_typed() {
    let m = load_texts(&[NAMES]).model;
    let o = m.find_party("o").ok();
    for typed in ["Österreich", "O\u{308}STERREICH", " österreich ", "l'autriche", "L\u{2019}AUTRICHE"] {
        assert_eq!(m.find_party(typed).ok(), o, "{typed:?}");
    }
    assert!(m.find_party("osterreich").is_err(), "another letter is another name");
    let twice = NAMES.replace("Zambia", "L\u{02bc}autriche");
    assert!(broken(&twice).contains(&"shared-name"), "one name in two spellings is one name");
}

#[test]
fn an_element_twice_in_a_set_is_found_and_counts_once() {
    let text = |list: &str| {
        format!(
            "issues: {{i: {{}}}}\nparties: {{a: {{}}, b: {{}}, u: {{kind: bloc, members: {list}}}}}\n\
             demands: {{d: {{issue: i, text: T, parameters: {{how: {list}}}}}, a: {{issue: i, text: A}}, b: {{issue: i, text: B}}}}\n\
             stances:\n\
             \x20 - {{party: a, demand: d, stance: open, only_after: {{any_of: {list}}}, accepts: {{how: {list}}}}}\n"
        )
    };
    let (once, twice) = (load_texts(&[&text("[a, b]")]), load_texts(&[&text("[a, b, a]")]));
    let found = twice.diagnostics.iter().filter(|found| found.rule.name == "repeated-item").count();
    assert_eq!(found, 4, "members, the domain, any_of and accepts");
    assert!(once.diagnostics.iter().all(|found| found.rule.name != "repeated-item"));
    let stance = |loaded: &demarche::Loaded| {
        let (_, stance) = loaded.model.stances.iter().next().expect("there is one");
        (stance.conditions.clone(), stance.terms.iter().map(|term| term.accepted.clone()).collect::<Vec<_>>())
    };
    assert_eq!(stance(&once), stance(&twice));
    let bloc = |loaded: &demarche::Loaded| loaded.model.parties.iter().map(|(_, party)| party.members.len()).max();
    assert_eq!((bloc(&once), bloc(&twice)), (Some(2), Some(2)));
}

/// Sets, quotations but for the telling one, terms and relations in any order are the same statement.
#[test]
fn what_is_a_set_says_the_same_in_any_order() {
    let written = |conditions: &str, also: &str, evidence: &str, accepts: &str, implies: &str| {
        format!(
            "sources: {{s: {{title: S, date: 2025}}, t: {{title: T, date: 2025}}}}\nparties: {{a: {{also: {also}}}}}\n\
             issues: {{i: {{name: I, parameters: {{boats: number, nets: number}}}}}}\n\
             demands: {{d: {{issue: i, text: D, implies: {implies}}}, e: {{issue: i, text: E}}, f: {{issue: i, text: F}}}}\n\
             stances: [{{party: a, demand: d, stance: open, only_after: {conditions}, accepts: {accepts}, evidence: {evidence}}}]"
        )
    };
    let both = [
        written(
            "[e, {any_of: [f, it rains]}]",
            "[X, Y]",
            "{s: [{quote: one, key: true}, two], t: u}",
            "{boats: 1, nets: [2, 3]}",
            "{e: r, f: q}",
        ),
        written(
            "[{any_of: [it rains, f]}, e]",
            "[Y, X]",
            "{t: u, s: [two, {quote: one, key: true}]}",
            "{nets: [3, 2], boats: 1}",
            "{f: q, e: r}",
        ),
    ];
    let shown = |text: &String| {
        let m = model(&[text]);
        let s = situation(&m);
        let element = |id: &str| m.find(id).unwrap_or_else(|_| panic!("{id}"))[0];
        let told = |id| told(&s, &[], 80, |register| Show::new(register, &[element(id)], &[], &Default::default()));
        ["a", "d"].map(|id| told(id).1.to_string())
    };
    assert_eq!(shown(&both[0]), shown(&both[1]));
}

#[test]
fn a_merge_key_that_stands_twice_is_a_repeated_key() {
    let text = |merge: &str| {
        format!(
            "issues: {{i: {{}}}}\nparties: {{a: {{}}, b: {{}}}}\ndemands: {{d: {{issue: i, text: T}}, e: {{issue: i, text: U}}}}\n\
             stances:\n  - &x {{party: a, demand: d, stance: open}}\n  - &y {{party: b, demand: e, stance: open}}\n{merge}"
        )
    };
    let repeated = text("  - <<: *x\n    <<: *y\n    said: 2024-01-01\n");
    assert!(broken(&repeated).contains(&"duplicate-key"));
    let listed = text("  - <<: [*x, *y]\n    said: 2024-01-01\n  - <<: *y\n    said: 2024-01-01\n");
    assert_eq!(broken(&listed), Vec::<&str>::new());
    assert!(
        broken(&text("  - {party: a, demand: e, stance: open, \"<<\": [], note: \"<< <<\"}\n"))
            .iter()
            .all(|name| *name != "duplicate-key")
    );
}

#[test]
fn one_article_under_two_ids_is_one_source() {
    let text = include_str!("cases/one-article-under-two-ids.yaml");
    assert_eq!(broken(text), ["repeated-source", "single-source-red-line", "single-source-red-line"]);
    let m = load_texts(&[text]).model;
    let s = situation(&m);
    assert!(balance(&s).parties.iter().all(|party| party.sources <= 1));
    let post = m.find_source("post").expect("a source");
    let filter = Filter { without: [post].into(), ..Filter::default() };
    let without = Situation::of(&m).filtered(filter).build();
    assert_eq!(without.coverage(&m.parties.indices().collect::<Vec<_>>()).0, 0, "whatever id is cited");
    // Each of the three marks is enough, in any order of the entries, and they join.
    let marks = |entries: &str| {
        let m = load_texts(&[&format!("sources:\n{entries}parties: {{}}\ndemands: {{}}\nstances: []\n")]).model;
        m.sources.indices().map(|ix| m.sources[m.article(ix)].id.to_string()).collect::<Vec<_>>()
    };
    let [b, c, a] = [
        "  b: {url: \"http://example.org/1#top\", file: x.txt}\n",
        "  c: {file: ./x.txt, title: T, publisher: P, date: 2025}\n",
        "  a: {title: t, publisher: ' p', date: 2025, url: \"https://Example.org/2/\"}\n",
    ];
    assert_eq!(marks(&format!("{b}{c}{a}")), ["a", "a", "a"]);
    assert_eq!(marks(&format!("{a}{b}")), ["a", "b"]);
    assert_eq!(
        marks("  a: {title: T, date: 2025}\n  b: {title: T, date: 2025}\n"),
        ["a", "b"],
        "no publisher is named"
    );
}

#[test]
fn a_cut_through_equals_says_so() {
    let m = small("a b c", "d", &["a d open", "b d supports", "c d rejects"]);
    let two = small("a b c", "d; e", &["a d open", "b d open", "b e open", "c e open"]);
    for (m, limit, equal) in [(&m, 1, 0), (&two, 1, 1), (&two, 2, 0)] {
        let s = situation(m);
        let found = coalitions(&s, Scope::Direct, Asked { parties: 2, shared: 1, limit: Some(limit) }, &Endless);
        assert_eq!(found.equal, equal, "of {} groups {limit}", found.number);
    }
}

#[test]
fn what_turns_and_what_does_not_fit_is_marked_in_text_json_and_pictures() {
    let m = model(&[include_str!("cases/turning.yaml")]);
    let s = situation(&m);
    let parties: Vec<_> = m.parties.indices().collect();
    let (page, found) = told(&s, &parties, 80, |register| Matrix::new(register, &parties, Scope::Derived));
    for mark in
        ["---→++", "+++!≠", "a→b:", "≠ does not fit", "Union: a bloc with Borv", "closed and patrols do not fit"]
    {
        assert!(page.contains(mark), "{mark} in {page}");
    }
    assert_eq!(found["caveats"]["unfit"][0]["demands"], serde_json::json!(["closed", "patrols"]));
    assert_eq!(found["caveats"]["blocs"][0]["members"], serde_json::json!(["borv"]));
    for name in ["matrix", "dispute"] {
        let pages = drawn(&s, Picture::named(name).expect("it is there"));
        let dots: String = pages.iter().map(|page| page.dot.as_str()).collect();
        for mark in ["≠", "only after"] {
            assert!(dots.contains(mark), "{mark} in {name}: {dots}");
        }
    }
    let borv = m.find_party("borv").expect("a party");
    let (page, _) =
        told(&s, &[borv], 80, |register| Show::new(register, &[Element::Party(borv)], &[], &Default::default()));
    assert!(page.contains("closed and patrols do not fit"));
}
