//! From texts to a model: several files, YAML's words, and every mistake in its place. Whatever
//! the text, loading it ends and gives a model.

mod advice;
mod dates;
mod fixes;
mod rules;
mod robust;

use demarche::date::Date;
use demarche::model::{Accepted, Condition, Ideal, Link, Voice};
use demarche::situation::Scope;
use demarche::source::{ReadError, Sources};

use crate::support::{day, demand, levels, load_texts, model, party, situation, small, sources};

const FRAME: &str =
    "parties: {a: {}, b: {}}\nissues: {i: {}}\ndemands: {d: {issue: i, text: T}}\nsources: {s: {date: 2025}}\n";

// Files

#[test]
fn files_are_merged() {
    let m = model(&[
        "parties: {a: {}}\nsources: {s: {}}\nstances: [{party: b, demand: d, stance: open, evidence: {s: q}}]",
        "parties: {b: {}}\nissues: {i: {}}\nmodel: {title: T}",
        "",
        "# nothing but a comment",
        "demands: {d: {issue: i, text: T}}\nstances: [{party: a, demand: d, stance: rejects, evidence: {s: q}}]\n\
         model: {as_of: 2025}",
    ]);
    assert_eq!((m.parties.len(), m.demands.len(), m.stances.len()), (2, 1, 2));
    assert_eq!((m.title.as_deref(), m.as_of), (Some("T"), Some(day("2025"))));
}

#[test]
fn a_folder_is_read_by_path_without_hidden_files_and_other_endings() -> std::io::Result<()> {
    let folder = tempfile::tempdir()?;
    let write = |name: &str, text: &str| std::fs::write(folder.path().join(name), text);
    std::fs::create_dir_all(folder.path().join("sub/.git"))?;
    write("b.yml", "parties: {b: {}}")?;
    write("a.yaml", "parties: {a: {}}")?;
    write("sub/c.yaml", "parties: {c: {}}")?;
    write("notes.txt", "no: [yaml")?;
    write(".hidden.yaml", "no: [yaml")?;
    write("sub/.git/d.yaml", "no: [yaml")?;
    let read = Sources::read(&[folder.path().to_owned()]).unwrap_or_else(|errors| panic!("{errors:?}"));
    let names: Vec<String> =
        read.iter().filter_map(|(_, file)| file.name().rsplit('/').next().map(str::to_owned)).collect();
    assert_eq!(names, ["a.yaml", "b.yml", "c.yaml"]);
    let loaded = demarche::load(&read);
    let ids: Vec<&str> = loaded.model.parties.iter().map(|(_, party)| party.id.as_str()).collect();
    assert_eq!(ids, ["a", "b", "c"]);
    Ok(())
}

#[test]
fn every_file_that_cannot_be_read_is_named() -> std::io::Result<()> {
    let folder = tempfile::tempdir()?;
    let path = |name: &str| folder.path().join(name);
    std::fs::create_dir(path("empty"))?;
    std::fs::File::create(path("large.yaml"))?.set_len((1 << 30) + 1)?;
    let names = ["missing.yaml", "empty", "large.yaml"];
    let errors = Sources::read(&names.map(path)).err().unwrap_or_default();
    assert_eq!(errors.len(), names.len(), "{errors:?}");
    assert!(matches!(errors[0], ReadError::Io { .. }));
    assert!(matches!(errors[1], ReadError::EmptyFolder { .. }));
    assert!(matches!(errors[2], ReadError::TooLarge { .. }), "by its size, before a byte is read");
    for (error, name) in errors.iter().zip(names) {
        assert!(error.to_string().contains(name) && !error.to_string().contains("os error"), "{error}");
    }
    #[cfg(unix)]
    {
        let _socket = std::os::unix::net::UnixListener::bind(path("socket.yaml"))?;
        let errors = Sources::read(&[path("socket.yaml")]).err().unwrap_or_default();
        assert!(matches!(errors[..], [ReadError::Device { .. }]), "{errors:?}");
    }
    Ok(())
}

/// A file in another encoding is a problem of that file; what the others say is looked at all the same.
#[test]
fn another_encoding_is_a_finding_of_its_file() -> std::io::Result<()> {
    let folder = tempfile::tempdir()?;
    let path = |name: &str| folder.path().join(name);
    let files: [(&str, &[u8], &str); 7] = [
        ("utf16.yaml", b"\xff\xfea\0", "UTF-16 text"),
        ("utf16-without-mark.yaml", b"p\0a\0", "UTF-16 text"),
        ("utf32.yaml", b"\xff\xfe\0\0a\0\0\0", "UTF-32 text"),
        ("utf32-big.yaml", b"\0\0\xfe\xff\0\0\0a", "UTF-32 text"),
        ("utf32-without-mark.yaml", b"p\0\0\0a\0\0\0", "UTF-32 text"),
        ("binary.yaml", b"name: \0\xe9", "not a text"),
        ("latin-1.yaml", b"parties: {a: {name: \xc5land, nam: x}}", "not UTF-8 text"),
    ];
    for (name, bytes, _) in files {
        std::fs::write(path(name), bytes)?;
    }
    let sources = Sources::read(&files.map(|(name, ..)| path(name))).unwrap_or_else(|errors| panic!("{errors:?}"));
    let loaded = demarche::load(&sources);
    let found: Vec<_> = loaded.diagnostics.iter().filter(|found| found.rule.name == "not-utf8").collect();
    assert_eq!(found.len(), files.len());
    for (found, (name, _, words)) in found.iter().zip(files) {
        assert!(
            sources.file(found.place.span.file).name().ends_with(name) && found.message.contains(words),
            "{found:?}"
        );
    }
    assert!(loaded.diagnostics.iter().any(|found| found.rule.name == "unknown-key"), "the last one is read");
    assert!(loaded.incomplete, "and no question is answered");
    let alone = Sources::read(&[path("utf16.yaml")]).unwrap_or_else(|errors| panic!("{errors:?}"));
    let found: Vec<&str> = demarche::load(&alone).diagnostics.iter().map(|found| found.rule.name).collect();
    assert_eq!(found, ["not-utf8"], "and nothing is said to be missing from what is not read");
    Ok(())
}

#[test]
fn a_carriage_return_alone_ends_a_line() {
    let text = "parties:\r  a: {name: A}\r  b: {nam: B}\r";
    for text in [text.to_owned(), text.replace('\r', "\r\n"), text.replace('\r', "\n")] {
        let sources = sources(&[&text]);
        let loaded = demarche::load(&sources);
        let found = loaded.diagnostics.iter().find(|found| found.rule.name == "unknown-key");
        let place = found.map(|found| sources.file(found.place.span.file).place(found.place.span.start));
        assert_eq!(place.map(|place| (place.line, place.column)), Some((3, 7)), "{:#?}", loaded.diagnostics);
    }
}

#[test]
fn an_id_in_two_files_shows_both_places() {
    let texts = ["parties: {a: {}}\ndemands: {}\nstances: []", "# comment\nparties:\n  b: {}\n  a: {name: Other}"];
    let sources = sources(&texts);
    let loaded = demarche::load(&sources);
    let [found] = loaded.diagnostics.as_slice() else { panic!("{:#?}", loaded.diagnostics) };
    assert_eq!(found.rule.name, "duplicate-id");
    let place = |span: demarche::source::Span| {
        let file = sources.file(span.file);
        (file.name().to_owned(), file.place(span.start).line, file.place(span.start).column)
    };
    assert_eq!(place(found.place.span), ("1.yaml".to_owned(), 4, 3));
    assert_eq!(place(found.related[0].span), ("0.yaml".to_owned(), 1, 11));
    assert_eq!(loaded.model.parties[party(&loaded.model, "a")].name, "a", "the first definition counts");
}

#[test]
fn the_same_word_of_the_model_in_two_files_is_an_error() {
    let loaded = load_texts(&[FRAME, "stances: []\nmodel: {title: One}", "model: {title: Two}"]);
    let names: Vec<&str> = loaded.diagnostics.iter().map(|found| found.rule.name).collect();
    assert_eq!(names, ["duplicate-key"]);
    assert_eq!(loaded.model.title.as_deref(), Some("One"));
}

// YAML

#[test]
fn words_stay_what_was_written() {
    let ids = ["no", "on", "off", "y", "n", "yes", "true", "null-x", "123", "1e3", "0x10", "007"];
    let names =
        ["no", "NO", "on", "Off", "yes", "true", "False", "1_000", "0o17", ".inf", "1e400", "2025-05-28", "007"];
    for name in names {
        let text = format!("parties: {{a: {{name: {name}}}}}\ndemands: {{}}\nstances: []\n");
        assert_eq!(model(&[&text]).parties.iter().map(|(_, party)| party.name.clone()).collect::<Vec<_>>(), [name]);
    }
    for id in ids {
        let text = format!(
            "parties: {{{id}: {{}}}}\nissues: {{{id}: {{}}}}\ndemands: {{{id}: {{issue: {id}, text: {id}}}}}\n\
             sources: {{{id}: {{title: {id}}}}}\n\
             stances: [{{party: {id}, demand: {id}, stance: open, evidence: {{{id}: {id}}}}}]\n"
        );
        let m = model(&[&text]);
        let stance = &m.stances.iter().map(|(_, stance)| stance).next().unwrap_or_else(|| panic!("{id}"));
        assert_eq!(m.parties[stance.party].id.as_str(), id);
        assert_eq!(m.demands[demand(&m, id)].text, id);
        assert_eq!(stance.evidence[0].quote.as_deref(), Some(id));
    }
}

#[test]
fn yes_and_on_are_no_booleans() {
    let with = |value: &str| {
        load_texts(&[&format!("parties: {{a: {{members_complete: {value}}}}}\ndemands: {{}}\nstances: []")])
    };
    for (value, expected) in [("true", true), ("false", false)] {
        let loaded = with(value);
        assert!(!loaded.incomplete);
        assert_eq!(loaded.model.parties[party(&loaded.model, "a")].members_complete, expected);
    }
    for value in ["yes", "on", "True", "TRUE", "1", "\"true\"", "~"] {
        let names: Vec<&str> = with(value).diagnostics.iter().map(|found| found.rule.name).collect();
        assert_eq!(names, ["wrong-type"], "{value}");
    }
}

#[test]
fn a_byte_order_mark_and_windows_line_ends_change_nothing() {
    let text = crate::support::MINI_ISTANBUL;
    let plain = model(&[text]);
    for other in
        [format!("\u{feff}{text}"), text.replace('\n', "\r\n"), format!("\u{feff}{}", text.replace('\n', "\r\n"))]
    {
        let m = model(&[&other]);
        assert_eq!(m.stances.len(), plain.stances.len());
        for ((_, one), (_, two)) in plain.stances.iter().zip(m.stances.iter()) {
            let read = |s: &demarche::model::Stance| {
                (s.party, s.target, s.says, s.said, s.evidence[0].quote.clone(), s.conditions.clone())
            };
            assert_eq!(read(one), read(two));
        }
    }
}

#[test]
fn places_count_characters_behind_a_mark_and_letters_of_several_bytes() {
    let text = "\u{feff}parties: {a: {name: \"Київ 😀\", colour: blue}}\r\ndemands: {}\r\nstances: []\r\n";
    let sources = sources(&[text]);
    let loaded = demarche::load(&sources);
    let [found] = loaded.diagnostics.as_slice() else { panic!("{:#?}", loaded.diagnostics) };
    let file = sources.file(found.place.span.file);
    assert_eq!(&file.text()[found.place.span.start as usize..found.place.span.end as usize], "colour");
    let place = file.place(found.place.span.start);
    assert_eq!((place.line, place.column), (1, 31));
}

#[test]
fn anchors_aliases_and_merge_keys_are_what_they_stand_for() {
    let m = model(&[
        "parties: {a: &p {name: A, kind: state}, b: {<<: *p, name: B}, c: {<<: *p, name: C}}\nissues: {i: {}}\nsources: {s: {}}\n\
         demands:\n  d: &d {issue: i, text: T}\n  e: {<<: *d}\n  f: {<<: [*d], text: U}\n\
         stances:\n- &first {party: a, demand: d, stance: open, evidence: &e {s: words}}\n\
         - {<<: *first, demand: e}\n- {party: b, demand: f, stance: [open, rejects], evidence: *e}\n",
    ]);
    let names: Vec<&str> = m.parties.iter().map(|(_, party)| party.name.as_str()).collect();
    assert_eq!(names, ["A", "B", "C"]);
    assert!(m.parties.iter().all(|(_, party)| party.kind.is_some()));
    let texts: Vec<&str> = m.demands.iter().map(|(_, demand)| demand.text.as_str()).collect();
    assert_eq!(texts, ["T", "T", "U"]);
    let on: Vec<&str> = m.stances.iter().map(|(_, stance)| m.target_id(stance.target)).collect();
    assert_eq!(on, ["d", "e", "f"]);
    assert!(m.stances.iter().all(|(_, stance)| stance.evidence[0].quote.as_deref() == Some("words")));
}

// Forms of entries

#[test]
fn evidence_is_a_quotation_a_list_or_a_place() {
    let stances = "stances:\n- {party: a, demand: d, stance: open,\n   \
                   evidence: {s: [one, {quote: two, at: II.3}, {at: 6}], t: three}}";
    let m = model(&[FRAME, "sources: {t: {}}", stances]);
    let found: Vec<(&str, Option<&str>, Option<&str>)> = m
        .stances
        .iter()
        .flat_map(|(_, stance)| &stance.evidence)
        .map(|e| (m.sources[e.source].id.as_str(), e.quote.as_deref(), e.at.as_deref()))
        .collect();
    let expected = [
        ("s", Some("one"), None),
        ("s", None, Some("6")),
        ("s", Some("two"), Some("II.3")),
        ("t", Some("three"), None),
    ];
    assert_eq!(found, expected);
}

/// Readers see one quotation first: the one that is marked, or else the one that was written first. The others are a set.
#[test]
fn the_telling_quotation_comes_first() {
    let first = |evidence: &str| {
        let text = format!(
            "sources: {{r: {{title: R}}}}\nstances: [{{party: a, demand: d, stance: open, evidence: {evidence}}}]"
        );
        let m = model(&[FRAME, &text]);
        let (_, stance) = m.stances.iter().next().expect("one");
        let quotes: Vec<String> = stance.evidence.iter().filter_map(|piece| piece.quote.clone()).collect();
        (quotes.join(" "), stance.evidence.iter().map(|piece| piece.key).collect::<Vec<_>>())
    };
    let expected = |quotes: &str, key: bool| (quotes.to_owned(), vec![key, false, false]);
    assert_eq!(first("{r: [z, b], s: c}"), expected("z b c", false));
    assert_eq!(first("{s: c, r: [z, b]}"), expected("c b z", false));
    assert_eq!(first("{s: c, r: [z, {quote: b, key: true}]}"), expected("b z c", true));
    assert_eq!(first("{s: {quote: c, key: true}, r: [z, {quote: b, key: false}]}"), expected("c b z", true));
}

#[test]
fn conditions_are_demands_sentences_and_groups() {
    let m = small(
        "a",
        "d; e; f",
        &["a d open, only_after: {any_of: [e, {all_of: [f, the rain stops]}]}, if: [e, it rains], unless: e, until: f"],
    );
    let (_, stance) = m.stances.iter().next().unwrap_or_else(|| panic!("no stance"));
    let on = |id: &str| Condition::Demand(demand(&m, id));
    let text = |text: &str| Condition::Text(text.to_owned());
    assert_eq!(
        *stance.conditions,
        [
            (Link::OnlyAfter, Condition::AnyOf(vec![Condition::AllOf(vec![on("f"), text("the rain stops")]), on("e")])),
            (Link::If, on("e")),
            (Link::If, text("it rains")),
            (Link::Unless, on("e")),
            (Link::Until, on("f")),
        ]
    );
    assert_eq!(m.condition_text(&stance.conditions[0].1), "((f and the rain stops) or e)");
    assert!(stance.is_waiting());
}

#[test]
fn unless_and_until_do_not_wait() {
    for (link, waits) in [("only_after", true), ("if", true), ("unless", false), ("until", false)] {
        let m = small("a", "d", &[&format!("a d open, {link}: it rains")]);
        assert!(m.stances.iter().all(|(_, stance)| stance.is_waiting() == waits), "{link}");
    }
}

#[test]
fn a_whole_stance_is_read() {
    let text = "people: {p: {name: Somebody, party: a, office: Minister, also: [S.]}}\n\
                demands: {e: {issue: i, text: T, parameters: {cap: number, lead: [us, un]}}}\n\
                stances:\n- party: a\n  speaker: p\n  demand: e\n  stance: [reluctant, rejects]\n\
                \x20 red_line: {judge: curator, why: called unacceptable}\n  voice: claimed\n  said: 2025-05-28~\n\
                \x20 accepts: {cap: {min: 1_000, max: 6e5}, lead: us}\n  ideal: {cap: 600000}\n  note: N\n\
                \x20 evidence: {s: q}\n";
    let m = model(&[FRAME, text]);
    let (_, stance) = m.stances.iter().next().unwrap_or_else(|| panic!("no stance"));
    let levels = stance.levels().expect("it is a position");
    assert_eq!((levels.low().value(), levels.high().value()), (-3, -1));
    assert_eq!(stance.speaker().map(|ix| m.people[ix].name.as_str()), Some("Somebody"));
    assert_eq!(stance.voice, Some(Voice::Claimed));
    assert!(stance.said.is_some_and(Date::is_approximate));
    assert_eq!(stance.red_line().map(|r| (r.judge.as_str(), r.why.as_str())), Some(("curator", "called unacceptable")));
    let terms: Vec<(&str, &Accepted)> = stance.terms.iter().map(|t| (t.parameter.as_str(), &t.accepted)).collect();
    let cap = Accepted::Range { min: Some(1e3), max: Some(600e3) };
    assert_eq!(terms, [("cap", &cap), ("lead", &Accepted::list(["us"]))]);
    assert_eq!(stance.ideal(), [("cap".to_owned(), Ideal::Value("600000".to_owned()))]);
}

#[test]
fn a_stance_on_an_issue_is_kept_but_not_counted() {
    let m = model(&[FRAME, "stances: [{party: a, issue: i, stance: open, evidence: {s: q}}]"]);
    assert_eq!(m.stances.len(), 1);
    assert_eq!(levels(&situation(&m), Scope::Derived, "a", "d"), None);
}

// Questions

#[test]
fn a_question_reads_what_check_reads_and_looks_at_no_rule() {
    let repeated = "stances: [{party: a, demand: d, stance: open, apart_from: [b, b]}]";
    let kept = sources(&[FRAME, repeated]);
    let (checked, understood) = (demarche::load(&kept), demarche::understand(&kept, &[]));
    let names = |loaded: &demarche::Loaded| loaded.diagnostics.iter().map(|found| found.rule.name).collect::<Vec<_>>();
    assert!(names(&checked).contains(&"missing-evidence"), "{:?}", names(&checked));
    assert_eq!(names(&understood), ["repeated-item"]);
    assert_eq!(format!("{:?}", understood.model.stances), format!("{:?}", checked.model.stances));
    assert!(!understood.incomplete && !checked.incomplete);
    // What a rule that was not looked at would find is not called idle.
    let allowing = "checks: {allow: {missing-evidence: invented}}";
    let understood = demarche::understand(&sources(&[FRAME, "stances: []", allowing]), &[]);
    assert!(understood.diagnostics.is_empty(), "{:?}", understood.diagnostics);
    let broken = demarche::understand(&sources(&[FRAME, "stances: [{party: c, demand: d, stance: open}]"]), &[]);
    assert!(broken.incomplete);
    assert_eq!(names(&broken), ["unknown-party"]);
}
