//! What is said of sources and of the language of words: originals are looked up, not translations; digests are those of files;
//! what has nothing to say something of is found.

use demarche::quotation::{Text, Texts};
use demarche::rules::Verification;
use demarche::source::{read_below, sha256};
use proptest::prelude::*;

use crate::brief::whole;
use crate::markdown;
use crate::support::{load_texts, model};

const SOURCE: &str = "Ридж: «Жодного порту в нашій долині».\n";

/// A model with one source and one piece of evidence from it.
fn with(source: &str, evidence: &str) -> String {
    format!(
        "sources: {{post: {{title: Post, date: 2025-05-01{source}}}}}\nparties: {{a: {{name: Aland}}}}\nissues: {{i: {{name: Issue}}}}\n\
         demands: {{d: {{issue: i, text: T}}}}\n\
         stances: [{{party: a, demand: d, stance: open, said: 2025-05-01, evidence: {{post: {evidence}}}}}]\n"
    )
}

/// What is found in it with the text of its file: names of rules, and what became of quotations and digests.
fn found(text: &str, file: &str) -> (Vec<&'static str>, Verification) {
    let mut loaded = load_texts(&[text]);
    let done = loaded.verify(&Texts::from([("post.txt".to_owned(), Ok(Text::new(file)))]));
    (loaded.diagnostics.iter().map(|found| found.rule.name).collect(), done)
}

fn names(source: &str, evidence: &str) -> Vec<&'static str> {
    found(&with(source, evidence), SOURCE).0
}

#[test]
fn the_original_is_looked_up_and_the_translation_is_not() {
    let file = ", file: post.txt";
    for (evidence, expected) in [
        ("{quote: no port in our valley, original: жодного порту в нашій долині, lang: uk}", &[][..]),
        ("{quote: no port, original: жодного порту … долині, translation: {by: curator}}", &[]),
        ("{quote: жодного порту, original: no port, lang: en}", &["quotation-not-found"]),
        ("{quote: no port, lang: en}", &["quotation-not-found"]),
        ("{quote: жодного порту, lang: uk}", &[]),
    ] {
        assert_eq!(names(file, evidence), expected, "{evidence}");
    }
}

#[test]
fn original_and_translation_are_both_short() {
    let long = "слово ".repeat(26);
    let limit = ["слово ".repeat(25), "word ".repeat(25)];
    assert_eq!(names("", &format!("{{quote: {}, original: {}}}", limit[1], limit[0])), [""; 0]);
    assert_eq!(names("", &format!("{{quote: word, original: {long}}}")), ["quotation-too-long"]);
    assert_eq!(names("", &format!("{{quote: {long}, original: other {long}}}")), ["quotation-too-long"; 2]);
}

#[test]
fn a_tag_of_a_language_is_two_or_three_letters_with_parts_behind_hyphens() {
    for tag in ["uk", "no", "UK", "pt-BR", "zh-Hant-TW", "sr-Latn-RS", "de-1996", "es-419", "gsw", "en-x-legalese"] {
        assert_eq!(names("", &format!("{{quote: yes, lang: {tag}}}")), [""; 0], "{tag}");
    }
    for tag in ["ukrainian", "u", "pt_BR", "pt-", "\"uk \"", "-uk", "українська", "12", "en-oxendictionary"] {
        let mut loaded = load_texts(&[&with("", &format!("{{quote: yes, lang: {tag}}}"))]);
        let found = loaded.diagnostics.remove(0);
        assert_eq!((found.rule.name, loaded.diagnostics.len()), ("bad-value", 0), "{tag}");
        let fixed = ["pt_BR", "\"uk \""].contains(&tag);
        assert_eq!(found.fix.is_some(), fixed, "{tag}");
        let (_, stance) = loaded.model.stances.iter().next().expect("the stance stays");
        assert_eq!(stance.evidence[0].lang, None, "what is no tag does not come into a page");
    }
}

#[test]
fn what_says_nothing_without_another_key_is_found_once() {
    for (evidence, expected) in [
        ("{quote: yes, translation: {by: curator}}", &["idle-key"][..]),
        ("{quote: yes, lang: uk, translation: {by: curator}}", &["idle-key"]),
        ("{quote: Yes, original: ' yes ', translation: {by: curator}}", &["idle-key"]),
        ("{at: page 1, lang: uk}", &["idle-key"]),
        ("{at: page 1, original: так}", &["idle-key"]),
        ("{original: так}", &["wrong-type"]),
        ("{lang: uk}", &["wrong-type"]),
        ("{quote: yes, original: так}", &[]),
        ("{quote: yes, original: так, translation: {by: curator}}", &[]),
        ("{quote: yes, original: так, translation: curator}", &["wrong-type"]),
        ("{quote: yes, original: так, translation: {}}", &["missing-key"]),
        ("{quote: yes, original: так, translation: {by: a, from: uk}}", &["unknown-key"]),
    ] {
        let mut found = names("", evidence);
        found.dedup();
        assert_eq!(found, expected, "{evidence}");
    }
    let digest = format!(", sha256: {}", "0".repeat(64));
    assert_eq!(names(&digest, "yes"), ["idle-key"]);
}

#[test]
fn words_that_two_quotations_share_in_one_language_alone_are_two() {
    let two = "[{quote: yes, original: так}, {quote: yes, original: да}]";
    assert_eq!(names("", two), [""; 0]);
    assert_eq!(names("", "[{quote: yes, original: так}, {quote: yes, original: так}]"), ["repeated-item"]);
}

#[test]
fn a_digest_is_that_of_the_file_as_it_stands() {
    let digest = sha256(SOURCE.as_bytes());
    let quoted = "{quote: no, original: жодного порту}";
    let check = |digest: &str, file: &str| found(&with(&format!(", file: post.txt, sha256: {digest}"), quoted), file);
    let counts = |done: Verification| [done.verified, done.unchanged, done.changed];
    let (names, done) = check(&digest, SOURCE);
    assert_eq!((names, counts(done)), (vec![], [1, 1, 0]));
    let (names, done) = check(&digest.to_uppercase(), SOURCE);
    assert_eq!((names, counts(done)), (vec![], [1, 1, 0]), "in any case of letters");
    // A line end more is another file, though every word is still there.
    let (names, done) = check(&digest, &format!("{SOURCE}\n"));
    assert_eq!((names, counts(done)), (vec!["changed-source"], [1, 0, 1]));
    for wrong in [&digest[1..], &format!("{digest}0"), &digest.replace(&digest[..1], "g"), &format!("sha256:{digest}")]
    {
        let (names, done) = check(&format!("'{wrong}'"), SOURCE);
        assert_eq!((names, counts(done)), (vec!["bad-value"], [1, 0, 0]), "{wrong}");
    }
    let gone = with(&format!(", file: gone.txt, sha256: {digest}"), quoted);
    assert_eq!(found(&gone, SOURCE).1, Verification { unverified: 1, ..Verification::default() }, "no file, no digest");
}

#[test]
fn a_mark_at_the_beginning_of_a_file_counts_for_its_digest_and_not_for_its_words() {
    let folder = tempfile::tempdir().expect("a folder");
    let marked = format!("\u{feff}{SOURCE}");
    std::fs::write(folder.path().join("post.txt"), &marked).expect("written");
    let text = Text::new(read_below(folder.path(), "post.txt").expect("read"));
    assert_eq!(text.digest(), sha256(marked.as_bytes()));
    assert_eq!(text.find("Ридж"), Ok(()));
}

#[test]
fn a_source_is_read_on_the_day_of_its_publication_or_later() {
    for (date, retrieved, expected) in [
        ("2025-05-29", "2025-05-28", 1),
        ("2025-05-29", "2025-05-29", 0),
        ("2025-05-29", "2025-05", 0),
        ("2025-05", "2025-05-01", 0),
        ("2025-05", "2025-04", 1),
        ("2025-05-29~", "2025-05-28", 0),
        ("2025-05-29", "2025-05-28~", 0),
    ] {
        let text =
            with(&format!(", retrieved: {retrieved}"), "yes").replace("date: 2025-05-01", &format!("date: {date}"));
        let found = load_texts(&[&text]).diagnostics.into_iter();
        assert_eq!(
            found.filter(|found| found.rule.name == "retrieved-before-date").count(),
            expected,
            "{date} {retrieved}"
        );
    }
}

#[test]
fn a_page_says_the_language_of_words_and_keeps_their_direction_to_themselves() {
    let page = |evidence: &str| whole(&model(&[&with("", evidence)]));
    let translated = page("{quote: peace, lang: ar, original: السلام, translation: {by: '<i>A</i>'}}");
    assert!(
        translated.contains("<q>peace</q> (translated from ar by &#60;i&#62;A&#60;/i&#62;; original: "),
        "{translated}"
    );
    assert!(translated.contains("<q lang=\"ar\" dir=\"auto\">السلام</q>)"));
    let untagged = page("{quote: peace, original: السلام}");
    assert!(untagged.contains("<q>peace</q> (translated; original: <q dir=\"auto\">السلام</q>)"));
    assert!(page("{quote: السلام, lang: ar}").contains("<q lang=\"ar\" dir=\"auto\">السلام</q> – "));
    assert!(page("peace").contains("<q>peace</q> – "));
    let sources = whole(&model(&[&with(", archived: 'https://a.example/1', retrieved: 2025-05-03", "yes")]));
    assert!(sources.contains("(1 May 2025; read 3 May 2025)"));
    assert!(sources.contains("Archived: <a href=\"https://a.example/1\" rel=\"noreferrer\">https://a.example/1</a>"));
}

#[test]
fn markdown_says_the_same() {
    let page =
        markdown::page(&model(&[&with("", "{quote: peace, lang: ar, original: السلام, translation: {by: '*A*'}}")]));
    let words = "“peace” (translated from ar by \\*A\\*; original: “<span lang=\"ar\" dir=\"auto\">السلام</span>”) – ";
    assert!(page.contains(words), "{page}");
}

proptest! {
    #[test]
    fn no_tag_breaks_a_page(tag in "[ -~]{0,12}") {
        let tag = tag.replace('\'', "''");
        let loaded = load_texts(&[&with("", &format!("{{quote: yes, lang: '{tag}'}}"))]);
        let page = whole(&loaded.model);
        let tags = page.split("<q lang=\"").skip(1).filter_map(|rest| rest.split('"').next());
        for tag in tags {
            prop_assert!(tag.chars().all(|c| c.is_ascii_alphanumeric() || c == '-'), "{tag}");
        }
    }
}
