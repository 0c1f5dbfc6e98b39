//! A quotation is found however its source is typeset, and not when a word, a part of a word or the order differs.

use std::path::Path;

use demarche::quotation::{Text, fold, nearest, parts, word_count};
use demarche::source::{ReadError, read_below};
use proptest::prelude::*;

const HARBOUR: &str = "“We’ll open the border on 1\u{a0}June”, the minister\nsaid — “not earlier…” The non\u{2011}\
    aligned Isles can’t fish; 1,000 boats (co\u{ad}operation) and 20.5 % remain. The North—an ally—waits.";

fn found(quotation: &str) -> bool {
    Text::new(HARBOUR).find(quotation).is_ok()
}

#[test]
fn folding_makes_equal_what_typesetting_changes() {
    for (text, folded) in [
        ("", ""),
        (" \t\r\n\u{a0}\u{2009}", ""),
        ("  one\n two\u{202f}three ", "one two three"),
        ("‘a’ ‚b‛ c′ d´ ‹e›", "'a' 'b' c' d' 'e'"),
        ("“a” „b‟ «c» 5″", "\"a\" \"b\" \"c\" 5\""),
        ("a–b—c−d\u{2011}e‐f―g", "a-b-c-d-e-f-g"),
        ("wait…", "wait..."),
        ("co\u{ad}operate\u{200b} \u{feff} now", "cooperate now"),
        ("ﬁsh ½ ＡＢ²", "fish 1\u{2044}2 AB2"),
        ("cafe\u{301} café", "café café"),
        ("Łódź Straße", "Łódź Straße"),
    ] {
        assert_eq!(fold(text), folded, "{text:?}");
        assert_eq!(fold(&fold(text)), folded, "folding twice: {text:?}");
    }
}

#[test]
fn ellipses_cut_a_quotation_into_parts() {
    for (quotation, expected) in [
        ("one two", &["one two"][..]),
        ("one … two", &["one", "two"]),
        ("one...two", &["one", "two"]),
        ("one [...] two (…) three", &["one", "two", "three"]),
        ("…one.…", &["one"]),
        ("… , …", &[]),
        ("", &[]),
    ] {
        assert_eq!(parts(quotation), expected, "{quotation:?}");
    }
}

#[test]
fn words_are_counted_without_marks() {
    assert_eq!(word_count("half — no less … of 1,000 boats"), 6);
    assert_eq!(word_count(" … "), 0);
}

#[test]
fn a_quotation_is_found_however_it_is_typeset() {
    for quotation in [
        "we'll open the border on 1 June",
        "We'll open the border on 1 June.",
        "\"we'll open\nthe   border",
        "open the border … the minister said - \"not earlier",
        "the minister said,",
        "… Not earlier…",
        "the non-aligned Isles can't fish",
        "cooperation",
        "1,000 boats [...] 20.5 % remain",
        "an ally",
    ] {
        assert!(found(quotation), "{quotation}");
    }
}

#[test]
fn a_quotation_is_not_found_if_it_says_something_else() {
    for quotation in [
        "",
        "…",
        "we will open the border",
        "we'll open The border",
        "open the border on 1 June … open the border",
        "not earlier … open the border",
        "the minister. said",
        "pen the border",
        "the bord",
        "Isles can",
        "000 boats",
        "20",
        "20.5 percent",
    ] {
        assert!(!found(quotation), "{quotation}");
    }
}

#[test]
fn scripts_without_capitals_join_words() {
    let text = Text::new("部长说边界将开放。 وقال الوزير");
    assert!(text.find("边界将开放").is_ok() && text.find("الوزير").is_ok() && text.find("قال").is_ok());
}

#[test]
fn what_is_missing_is_told_apart() {
    let text = Text::new(HARBOUR);
    let missing = |quotation| text.find(quotation).expect_err("not there");
    let swapped = missing("not earlier … open the border");
    assert!(swapped.misplaced && swapped.one_of_several && swapped.part == "open the border", "{swapped:?}");
    let wrong = missing("we shut the border");
    assert!(!wrong.misplaced && !wrong.one_of_several, "{wrong:?}");
    assert_eq!(missing("…").part, "");
}

#[test]
fn the_nearest_passage_is_as_the_source_has_it() {
    let text = Text::new(HARBOUR);
    for (part, expected) in [
        ("we will open the border on 1 June", Some("We’ll open the border on 1 June")),
        ("the minister has said not earlier", Some("the minister said — “not earlier…")),
        ("2,000 boats", Some("1,000 boats")),
        ("quotas are for nobody", None),
        ("", None),
    ] {
        assert_eq!(nearest(&text, part).as_deref(), expected, "{part}");
    }
    assert_eq!(nearest(&Text::new(""), "a word"), None);
}

#[test]
fn the_nearest_passage_of_a_long_part_is_where_it_goes_wrong_and_short() {
    let numbers = |upto: usize| (0..upto).map(|at| format!("word{at}")).collect::<Vec<_>>().join(" ");
    let text = Text::new(numbers(500));
    let passage = nearest(&text, &numbers(100).replace("word60", "other")).expect("there is one");
    assert!(passage.contains("word60") && word_count(&passage) <= 25, "{passage}");
}

#[test]
fn a_path_stays_below_its_folder() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cli/sources");
    assert!(read_below(&folder, "./gazette.txt").is_ok());
    for path in ["../check.md", "..", "a/../../check.md", "/etc/hosts"] {
        assert!(matches!(read_below(&folder, path), Err(ReadError::Outside { .. })), "{path}");
    }
    for path in ["", ".", "-", "gazete.txt", "gazette.txt/more"] {
        assert!(matches!(read_below(&folder, path), Err(ReadError::Missing { .. })), "{path}");
    }
    assert!(matches!(read_below(&folder, "latin-1.txt"), Err(ReadError::NotText { at: 16, .. })));
}

/// What a file outside of the folder says would be printed as the nearest passage.
#[cfg(unix)]
#[test]
fn a_link_stays_below_its_folder_too() {
    let outer = tempfile::tempdir().expect("a temporary folder");
    let folder = outer.path().join("texts");
    std::fs::create_dir(&folder).expect("a folder");
    std::fs::write(outer.path().join("secret.txt"), "secret").expect("it is written");
    std::fs::write(folder.join("real.txt"), "words").expect("it is written");
    for (to, from) in [("../secret.txt", "out.txt"), ("..", "up"), ("real.txt", "in.txt")] {
        std::os::unix::fs::symlink(to, folder.join(from)).expect("a link");
    }
    for path in ["out.txt", "up/secret.txt"] {
        assert!(matches!(read_below(&folder, path), Err(ReadError::Outside { .. })), "{path}");
    }
    assert_eq!(read_below(&folder, "in.txt").ok().as_deref(), Some("words"));
}

/// Words, marks and white space as an article could have them.
fn article() -> impl Strategy<Value = Vec<String>> {
    let word = "[a-zA-Zà-ž0-9]{1,6}(['’][a-z]{1,2})?([-–—][a-z]{1,4})?[,.;]?";
    prop::collection::vec(prop_oneof![4 => word, 1 => "[“\"‘]?[a-zA-Z]{1,6}[”\"’]?"], 1..60)
}

/// The same words as another typesetter would set them.
fn set_anew(words: &[String], space: &str, curly: bool) -> String {
    let joined = words.join(space);
    if curly {
        joined.replace('\'', "’").replace(['–', '-'], "—").replace('"', "„")
    } else {
        joined.replace(['’', '‘'], "'").replace(['“', '”'], "\"").replace(['–', '—'], "-")
    }
}

proptest! {
    #[test]
    fn any_passage_is_found_when_it_is_set_anew(
        words in article(), from in 0usize..60, length in 1usize..30, curly: bool,
        space in prop::sample::select(vec![" ", "  ", "\n", " \r\n\t", "\u{a0}"]),
    ) {
        let from = from % words.len();
        let passage = &words[from..(from + length).min(words.len())];
        let text = Text::new(words.join(" "));
        prop_assert_eq!(text.find(&set_anew(passage, space, curly)), Ok(()));
        // With a middle left out, too.
        if let [first, .., last] = passage {
            prop_assert_eq!(text.find(&format!("{first} … {last}")), Ok(()));
        }
    }

    #[test]
    fn nothing_panics(text in "\\PC{0,80}", quotation in "\\PC{0,40}") {
        let read = Text::new(text.as_str());
        let _ = read.find(&quotation);
        let _ = nearest(&read, &fold(&quotation));
        prop_assert!(fold(&text).split(' ').all(|word| !word.chars().any(char::is_whitespace)));
    }
}
