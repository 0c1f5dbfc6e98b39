//! Links in the documentation lead somewhere: to a file that is there, and to a heading of its page.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use crate::readme::root;

/// Every page of the project with its text; the transcripts of the command line are what the program prints.
fn pages() -> Vec<(PathBuf, String)> {
    let mut found = Vec::new();
    let mut folders = vec![root()];
    while let Some(folder) = folders.pop() {
        for path in std::fs::read_dir(&folder).expect("readable").map(|entry| entry.expect("readable").path()) {
            let name = path.file_name().unwrap_or_default().to_string_lossy();
            let is_ours = !name.starts_with('.') && path != root().join("target") && path != root().join("tests/cli");
            if path.is_dir() && is_ours {
                folders.push(path);
            } else if name.ends_with(".md") {
                let text = std::fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
                found.push((path, text));
            }
        }
    }
    found.sort();
    found
}

/// A page without what stands between fences.
fn prose(text: &str) -> String {
    text.split("\n```").step_by(2).collect::<Vec<_>>().join("\n")
}

/// Where the links of a page lead. Between backquotes there is none.
fn links(text: &str) -> Vec<String> {
    let mut found = Vec::new();
    for paragraph in prose(text).split("\n\n") {
        let words: String = paragraph.split('`').step_by(2).collect();
        let targets = words.split("](").skip(1).filter_map(|rest| rest.split_once(')'));
        found.extend(targets.map(|(target, _)| target.to_owned()));
    }
    found
}

/// The anchor that a heading is given where Markdown is shown: small letters, hyphens for spaces, no other marks.
pub fn anchor(heading: &str) -> String {
    let kept = heading.chars().filter(|c| c.is_alphanumeric() || matches!(c, ' ' | '-' | '_'));
    kept.flat_map(char::to_lowercase).map(|c| if c == ' ' { '-' } else { c }).collect()
}

/// The anchors of all headings of a page; of equal ones, the later have a number.
fn anchors(text: &str) -> Vec<String> {
    let mut times: BTreeMap<String, usize> = BTreeMap::new();
    let prose = prose(text);
    let headings = prose.lines().filter(|line| line.starts_with('#')).map(|line| line.trim_start_matches('#').trim());
    let numbered = headings.map(|heading| {
        let anchor = anchor(heading);
        let before = times.entry(anchor.clone()).or_default();
        *before += 1;
        if *before == 1 { anchor } else { format!("{anchor}-{}", *before - 1) }
    });
    numbered.collect()
}

/// What is wrong with a link of a page: nothing, if it leads out of the project or to what is there.
fn wrong(page: &Path, link: &str, pages: &[(PathBuf, String)]) -> Option<String> {
    if link.contains("://") || link.starts_with("mailto:") {
        return None;
    }
    let (target, heading) = link.split_once('#').map_or((link, None), |(target, heading)| (target, Some(heading)));
    let path = match target {
        "" => page.to_owned(),
        _ => page.parent().unwrap_or(Path::new("")).join(target),
    };
    let Ok(path) = path.canonicalize() else { return Some(format!("{}: `{link}` leads nowhere", page.display())) };
    let heading = heading?;
    let own = pages.iter().find(|(own, _)| own.canonicalize().is_ok_and(|own| own == path));
    let is_there = own.is_some_and(|(_, text)| anchors(text).iter().any(|anchor| anchor == heading));
    (!is_there).then(|| format!("{}: `{link}`: no such heading", page.display()))
}

#[test]
fn links_between_the_pages_lead_somewhere() {
    let pages = pages();
    let all: Vec<(&Path, String)> =
        pages.iter().flat_map(|(path, text)| links(text).into_iter().map(move |link| (path.as_path(), link))).collect();
    let wrong: Vec<String> = all.iter().filter_map(|(page, link)| wrong(page, link, &pages)).collect();
    assert!(wrong.is_empty(), "{wrong:#?}");
    assert!(pages.len() > 50 && all.len() > 100, "{} pages, {} links", pages.len(), all.len());
}

#[test]
fn the_reader_of_links_sees_what_is_there() {
    let text = "# Who, and what?\n\nA [link](a.md#b) and `no [link](x)`, [`a` word](c.md)\n\n```sh\n# no\n[no](y)\n```\n\n\
                ## A `b`\n![p](d.svg)\n## A b\n";
    assert_eq!(links(text), ["a.md#b", "c.md", "d.svg"]);
    assert_eq!(anchors(text), ["who-and-what", "a-b", "a-b-1"]);
}
