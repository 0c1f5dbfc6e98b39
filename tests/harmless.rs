//! What a file says is shown, and never obeyed by a terminal or by whatever reads XML.

use std::process::{Command, Output};

use demarche::report::{Page, clean};

fn demarche(args: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_demarche"));
    command.args(args).current_dir(env!("CARGO_MANIFEST_DIR")).output().expect("it is built")
}

/// Characters that nobody sees, or that a terminal obeys.
const HIDDEN: &str = "\u{1b}\u{7}\u{9b}\u{61c}\u{200b}\u{200d}\u{200e}\u{2028}\u{2029}\u{202e}\u{2060}\u{2066}\u{feff}\
                      \u{fff0}\u{fff1}\u{fdd0}\u{fffe}\u{ffff}\u{e0041}\u{10ffff}";

#[test]
fn every_hidden_character_is_shown() {
    for c in HIDDEN.chars() {
        assert_eq!(clean(&format!("a{c}b")), format!("a\\u{{{:x}}}b", u32::from(c)));
    }
    assert_eq!(
        clean("Åse, علی\u{200c}ها 👩\u{200d}🚀"),
        "Åse, علی\u{200c}ها 👩\u{200d}🚀",
        "what a script needs stays"
    );
}

#[test]
fn a_page_makes_harmless_what_nobody_cleaned() {
    let mut page = Page::new(80);
    let text = format!("x{HIDDEN}\r");
    page.heading(&text);
    page.line(2, &text);
    page.paragraph(&text);
    page.entry(2, &text, 8, &text);
    page.verbatim(&text);
    page.maybe(2, Some(&text));
    page.facts(2, &[Some(text.clone())]);
    let shown = page.finish();
    // Its own styles: a few numbers between an escape and an `m`.
    let mut rest = shown.as_str();
    while let Some((_, after)) = rest.split_once('\u{1b}') {
        let (numbers, after) = after.strip_prefix('[').and_then(|after| after.split_once('m')).expect("a style");
        assert!(numbers.chars().all(|c| c.is_ascii_digit() || c == ';'), "{numbers}");
        rest = after;
    }
    let obeyed = |c: &char| HIDDEN.contains(*c) && !matches!(*c, '\u{1b}' | '\u{fff0}' | '\u{fff1}') || *c == '\r';
    assert_eq!(shown.chars().find(obeyed), None, "{shown:?}");
}

/// In every answer, with colours as on a terminal.
#[test]
fn no_answer_lets_an_escape_sequence_through() {
    let model = "tests/cases/escape-in-terms.yaml";
    for args in [
        &["deal"][..],
        &["common-ground", "north", "south"],
        &["compare", "north", "south"],
        &["show", "quota"],
        &["timeline", "--undated"],
        &["deal", "--format", "json"],
        &["show", "quota", "--format", "json"],
        &["check"],
        &["check", "--format", "github"],
        &["check", "--format", "sarif"],
    ] {
        let output = demarche(&[args, &["--file", model, "--color", "always"]].concat());
        for text in [&output.stdout, &output.stderr].map(|bytes| String::from_utf8_lossy(bytes).into_owned()) {
            assert!(!text.contains("\u{1b}[31m") && !text.contains("\u{1b}]") && !text.contains('\u{7}'), "{args:?}");
        }
    }
}

#[test]
fn xml_holds_nothing_that_xml_forbids() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let path = folder.path().join("talks.yaml");
    let names: String = HIDDEN.chars().map(|c| format!("\\U{:08x}", u32::from(c))).collect();
    let text = format!(
        "parties: {{a: {{name: \"A{names}\"}}, b: {{name: B}}}}\nissues: {{i: {{}}}}\n\
         demands: {{d: {{issue: i, text: \"T{names}\"}}}}\n\
         stances: [{{party: a, demand: d, stance: open}}, {{party: \"x{names}\", demand: d, stance: open}}]\n"
    );
    std::fs::write(&path, &text).expect("it is written");
    let file = path.to_string_lossy();
    let output = demarche(&["check", "--format", "junit", &file]);
    let xml = String::from_utf8(output.stdout).expect("text");
    assert!(xml.contains("unknown-party"), "{xml}");
    roxmltree::Document::parse(&xml).unwrap_or_else(|error| panic!("{error}: {xml}"));
    std::fs::write(&path, text.replace(&format!("\"x{names}\""), "b")).expect("it is written");
    let out = folder.path().to_string_lossy();
    let output = demarche(&["render", "--file", &file, "--out", &out]);
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let entries = std::fs::read_dir(folder.path()).expect("a folder").map(|entry| entry.expect("readable").path());
    let svgs: Vec<_> = entries.filter(|path| path.extension().is_some_and(|end| end == "svg")).collect();
    assert!(!svgs.is_empty(), "something is drawn");
    for path in svgs {
        let svg = std::fs::read_to_string(&path).expect("text");
        roxmltree::Document::parse(&svg).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    }
}
